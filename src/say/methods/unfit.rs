//! Why a method cannot be used.

use crate::lang::{Lang, Word, say};

/// Why a method cannot be used on a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The method takes ratios, and this criterion has a number below zero.
    Negative {
        /// The criterion.
        criterion: usize,
        /// The first idea that has one.
        idea: usize,
    },
    /// The method divides by each number of this criterion or takes its logarithm, and one is zero.
    Zero {
        /// The criterion.
        criterion: usize,
        /// The first idea that has it.
        idea: usize,
    },
    /// The method divides by the mean of this criterion, which is not above zero.
    Mean {
        /// The criterion.
        criterion: usize,
    },
    /// The method divides by the lowest sum, which is zero: this idea is the worst on every criterion that has weight.
    Bottom {
        /// The idea.
        idea: usize,
    },
}

/// The names of criteria and of ideas, by index.
pub type UnfitNames<'f, 'n> = (&'f dyn Fn(usize) -> &'n str, &'f dyn Fn(usize) -> &'n str);

impl Unfit {
    /// Without a full stop.
    pub fn sentence(self, (criterion, idea): UnfitNames, lang: Lang) -> String {
        match self {
            Unfit::Negative { criterion: c, idea: i } => {
                let (criterion, idea) = (criterion(c), idea(i));
                say!(
                    lang,
                    "{criterion} of {idea} is below zero, where ratios mean nothing",
                    "{idea}的“{criterion}”小于零，没法求比值"
                )
            }
            Unfit::Zero { criterion: c, idea: i } => {
                let (criterion, idea) = (criterion(c), idea(i));
                say!(
                    lang,
                    "{criterion} of {idea} is zero, which nothing can be divided by",
                    "{idea}的“{criterion}”是零，不能作除数"
                )
            }
            Unfit::Mean { criterion: c } => {
                let criterion = criterion(c);
                say!(
                    lang,
                    "the average of {criterion} is not above zero, and distances from it are measured in it",
                    "“{criterion}”的平均值不大于零，没法用它作单位"
                )
            }
            Unfit::Bottom { idea: i } => {
                let idea = idea(i);
                say!(
                    lang,
                    "{idea} is the worst on every criterion that has weight, so that its sum is zero, which nothing can be divided by",
                    "{idea}在每条有权重的标准上都垫底，总和为零，不能作除数"
                )
            }
        }
    }

    fn way_out(self) -> Word {
        match self {
            Unfit::Bottom { .. } => {
                Word::new("leave this idea out, or ask another method", "请去掉这个创意，或换一种方法")
            }
            _ => Word::new("with --on values it reads values instead", "加上 --on values 就改按价值算"),
        }
    }
}

/// The only method asked for cannot be used, and what to do.
pub fn unusable(method: &str, why: Unfit, names: UnfitNames, lang: Lang) -> String {
    let (way_out, why) = (why.way_out().get(lang), why.sentence(names, lang));
    say!(lang, "{method} cannot be used: {why}; {way_out}", "{method}在这里用不了：{why}；{way_out}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_method_that_cannot_be_used_says_why_and_what_to_do() {
        let names: UnfitNames = (&|_| "收入", &|_| "KEYA");
        assert_eq!(
            unusable("COPRAS", Unfit::Zero { criterion: 0, idea: 0 }, names, Lang::Zh),
            "COPRAS 在这里用不了：KEYA 的“收入”是零，不能作除数；加上 --on values 就改按价值算"
        );
        let bottom = unusable("CoCoSo", Unfit::Bottom { idea: 0 }, names, Lang::En);
        assert!(bottom.starts_with("CoCoSo cannot be used: KEYA is the worst"), "{bottom}");
        assert!(bottom.ends_with("; leave this idea out, or ask another method"), "{bottom}");
    }
}
