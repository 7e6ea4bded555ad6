//! The words of the map of what is known: what is missing?

use super::shared::{criterion, idea};
use crate::lang::{Lang, Word, say};
use crate::say::nouns::IDEA;
use crate::say::punctuation::capital;

/// The name of the figure.
pub const NAME: Word = Word::new("evidence", "依据");
pub const QUESTION: Word = Word::new("What is missing?", "还缺什么？");
pub const LEGEND: Word = Word::new(
    "Filled: known. Hatched: unknown, or open within a range. Outlined: the unknowns worth most, with the points each could add.",
    "实心 = 已知；斜线 = 未知或只知道范围；加框 = 最值得查清，数字为最多可加的分数。",
);
/// Heads of the columns in the margin, each on two lines.
pub const WEIGHT_OPEN: [Word; 2] = [Word::new("weight", "待定"), Word::new("open", "权重")];
pub const GATES_OPEN: [Word; 2] = [Word::new("gates", "待定"), Word::new("open", "门槛")];

/// The unknown that could add most.
#[derive(Clone, Copy, Debug)]
pub enum Missing<'a> {
    /// All is known.
    Nothing,
    /// Only ideas that fail a gate have unknowns.
    OfOut,
    /// One criterion of one idea.
    One {
        /// The idea.
        idea: &'a str,
        /// The criterion.
        criterion: &'a str,
    },
    /// One criterion of several ideas.
    Criterion {
        /// How many ideas.
        ideas: usize,
        /// The criterion.
        criterion: &'a str,
    },
    /// Several cells, this many.
    Several(usize),
}

/// The title: what could add most, and how many points; among the first `top` ideas, if not all are shown.
pub fn title(missing: Missing, worth: &str, top: Option<usize>, lang: Lang) -> String {
    let finding = match missing {
        Missing::Nothing => say!(lang, "the evidence is known for every criterion", "每条标准的依据都已知"),
        Missing::OfOut => {
            say!(lang, "only ideas that fail a gate have unknown evidence", "只有没有通过门槛的创意还有未知的依据")
        }
        Missing::One { idea: name, criterion: of } => {
            let (name, criterion) = (idea(name, lang), criterion(of, lang));
            say!(
                lang,
                "finding out {criterion} of {name} could add the most: +{worth}",
                "最值得查清的是{name}的{criterion}：最多可加{worth}分"
            )
        }
        Missing::Criterion { ideas, criterion: of } => {
            let (ideas, criterion) = (IDEA.count(ideas, lang), criterion(of, lang));
            say!(
                lang,
                "finding out {criterion} could add the most: +{worth} for each of {ideas}",
                "最值得查清的是{ideas}的{criterion}：每个最多可加{worth}分"
            )
        }
        Missing::Several(n) => {
            say!(lang, "{n} unknowns could add the most: +{worth} each", "有{n}项最值得查清：每项最多可加{worth}分")
        }
    };
    match top {
        None => capital(&finding),
        Some(top) => say!(lang, "In the top {top}, {finding}", "前{top}名中，{finding}"),
    }
}

/// What a cell could add.
pub fn detail(idea: &str, criterion: &str, worth: &str, lang: Lang) -> String {
    say!(lang, "{criterion} of {idea}: +{worth}", "{idea} · {criterion}：+{worth}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_worth_most_is_said() {
        let one = Missing::One { idea: "Kimi", criterion: "收入" };
        let many = Missing::Criterion { ideas: 13, criterion: "收入" };
        assert_eq!(title(one, "3", None, Lang::Zh), "最值得查清的是“Kimi”的“收入”：最多可加 3 分");
        assert_eq!(title(one, "3", None, Lang::En), "Finding out 收入 of Kimi could add the most: +3");
        assert_eq!(
            title(many, "0.5", Some(20), Lang::Zh),
            "前 20 名中，最值得查清的是 13 个创意的“收入”：每个最多可加 0.5 分"
        );
        assert_eq!(
            title(Missing::Nothing, "", Some(20), Lang::En),
            "In the top 20, the evidence is known for every criterion"
        );
    }
}
