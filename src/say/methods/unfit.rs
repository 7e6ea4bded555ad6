//! Why a method cannot be used.

use crate::lang::{Lang, Word, say};

/// What stands in the way of a method.
pub enum Unfit<'a> {
    /// An idea is below zero on a criterion.
    Negative { criterion: &'a str, idea: &'a str },
    /// An idea has zero there.
    Zero { criterion: &'a str, idea: &'a str },
    /// The average of a criterion is not above zero.
    Mean { criterion: &'a str },
    /// An idea is the worst everywhere.
    Bottom { idea: &'a str },
}

impl Unfit<'_> {
    /// Without a full stop.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Unfit::Negative { criterion, idea } => say!(
                lang,
                "{criterion} of {idea} is below zero, where ratios mean nothing",
                "{idea}的“{criterion}”小于零，没法求比值"
            ),
            Unfit::Zero { criterion, idea } => say!(
                lang,
                "{criterion} of {idea} is zero, which nothing can be divided by",
                "{idea}的“{criterion}”是零，不能作除数"
            ),
            Unfit::Mean { criterion } => say!(
                lang,
                "the average of {criterion} is not above zero, and distances from it are told in its units",
                "“{criterion}”的平均值不大于零，没法用它作单位"
            ),
            Unfit::Bottom { idea } => say!(
                lang,
                "{idea} is the worst on every criterion that has weight, so that its sum is zero, which nothing can be divided by",
                "{idea}在每条有权重的标准上都垫底，总和为零，不能作除数"
            ),
        }
    }

    fn way_out(&self) -> Word {
        match self {
            Unfit::Bottom { .. } => {
                Word::new("leave this idea out, or ask another method", "请去掉这个创意，或换一种方法")
            }
            _ => Word::new("with --on values it reads values instead", "加上 --on values 就改按价值算"),
        }
    }
}

/// That the only method asked cannot be used, and what to do.
pub fn unusable(method: &str, why: &Unfit, lang: Lang) -> String {
    let (way_out, why) = (why.way_out().get(lang), why.sentence(lang));
    say!(lang, "{method} cannot be used: {why}; {way_out}", "{method}在这里用不了：{why}；{way_out}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_cannot_be_used_says_why_and_what_to_do() {
        let zero = Unfit::Zero { criterion: "收入", idea: "KEYA" };
        assert_eq!(
            unusable("COPRAS", &zero, Lang::Zh),
            "COPRAS 在这里用不了：KEYA 的“收入”是零，不能作除数；加上 --on values 就改按价值算"
        );
        let bottom = unusable("CoCoSo", &Unfit::Bottom { idea: "C" }, Lang::En);
        assert!(bottom.starts_with("CoCoSo cannot be used: C is the worst"), "{bottom}");
        assert!(bottom.ends_with("; leave this idea out, or ask another method"), "{bottom}");
    }
}
