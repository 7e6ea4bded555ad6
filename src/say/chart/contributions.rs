//! The words of the table of contributions: why?

use super::shared::{FigureLead, all_out, criteria, idea};
use crate::lang::{Lang, Word, say};
use crate::say::nouns::IDEA;
use crate::say::punctuation::clauses;

/// The name of the figure.
pub const NAME: Word = Word::new("contributions", "得分构成");
pub const QUESTION: Word = Word::new("Why?", "为什么？");
pub const LEGEND: Word = Word::new(
    "Width of a column: weight. Bar: proven value, so its length is points of the score. Hatched: unknown, or open in a range.",
    "列宽 = 权重；实心长度 = 已证实的得分；斜线 = 未知或只知道范围。",
);

/// Where the points of the first idea come from.
#[derive(Clone, Copy, Debug)]
pub enum Earned<'a> {
    /// It has none.
    Nothing,
    /// All from these criteria.
    All(&'a [String]),
    /// This many from these criteria.
    Part(&'a str, &'a [String]),
}

/// Titles on where the `points` of the first idea come from.
pub fn title(lead: &FigureLead, points: &str, earned: Earned, lang: Lang) -> String {
    let finding = |name: &str| {
        let name = idea(name, lang);
        match earned {
            Earned::Nothing => say!(lang, "{name} has no proven points yet", "{name}尚无已证实的得分"),
            Earned::All(from) => {
                let from = criteria(from, lang);
                say!(lang, "{name} earns all its {points} points from {from}", "{name}的{points}分全部来自{from}")
            }
            Earned::Part(part, from) => {
                let from = criteria(from, lang);
                say!(
                    lang, "{name} earns {part} of its {points} points from {from}",
                    "{name}的{points}分中有{part}分来自{from}"
                )
            }
        }
    };
    match lead {
        FigureLead::Alone(name) => finding(name),
        FigureLead::Shared(names) => {
            let (ideas, finding) = (IDEA.count(names.len(), lang), finding(&names[0]));
            say!(lang, "{ideas} share the lead; {finding}", "{ideas}并列领先；{finding}")
        }
        FigureLead::AllOut(name, all) => {
            let (all_out, finding) = (all_out(*all, lang), finding(name));
            say!(lang, "{all_out}; {finding}", "{all_out}；{finding}")
        }
    }
}

/// The proven points of the most that a column can give: `9 of 12`.
pub fn proven(points: &str, most: &str, lang: Lang) -> String {
    say!(lang, "{points} of {most}", "{points} / {most}")
}

/// The points of an idea on one criterion.
pub fn detail(criterion: &str, weight: f64, points: &str, lang: Lang) -> String {
    let weight = lang.percent(weight);
    say!(lang, "{criterion} (weight {weight}): {points}", "{criterion}（权重{weight}）：{points}分")
}

/// The points of an idea on every criterion that is shown.
pub fn by_criterion(name: &str, details: &[String], lang: Lang) -> String {
    let (name, details) = (idea(name, lang), clauses(details, lang));
    say!(lang, "{name} by criterion: {details}", "{name}各条标准的得分：{details}")
}
