//! The words of the figure of how one score comes about.

use super::shared::{criteria, idea};
use crate::lang::{Lang, Word, say, verb};
use crate::say::punctuation::stop;

/// The name of the figure.
pub const NAME: Word = Word::new("waterfall", "瀑布图");
/// The question it answers.
pub const QUESTION: Word = Word::new("Why this one?", "为什么是它？");
/// How to read it.
pub const SUBTITLE: Word = Word::new(
    "Points of 100, rounded. Bar: what a criterion has proven, of the most it can give.",
    "满分 100，四舍五入。条形：该条标准已证实的得分，斜杠后为其上限。",
);
/// The meaning of the hatching.
pub const HATCHED: Word = Word::new("Hatched: unknown, or known only as a range.", "斜线：未知，或只知道范围。");
/// The row of proven points.
pub const SCORE: Word = Word::new("Score", "得分");
/// The row of proven and open points.
pub const POTENTIAL: Word = Word::new("Potential", "潜力");
/// A row of all criteria.
pub const ALL_CRITERIA: Word = Word::new("every criterion", "所有标准");

/// The most that a criterion can give, after its proven points.
pub fn of_most(points: &str, lang: Lang) -> String {
    say!(lang, "of {points}", "/ {points}")
}

/// A row, for readers who cannot see it: its points, and whether they are open.
pub fn points(points: &str, is_open: bool, lang: Lang) -> String {
    if is_open { say!(lang, "{points} open", "{points} 待定") } else { points.to_owned() }
}

/// Why an idea fails a gate, before other sentences.
pub fn failed(why: &str, lang: Lang) -> String {
    stop(why.trim_end_matches(['.', '。']), lang)
}

/// Where a score comes from.
pub enum ScoreMakeUp<'a> {
    /// Nothing is proven, and nothing more can be.
    Nothing,
    /// Nothing is proven yet.
    NothingYet,
    /// All points come from these criteria.
    All(&'a [String]),
    /// These criteria make this many points.
    Mostly(&'a [String], &'a str),
    /// A gate fails.
    Out(&'a str),
}

/// The score of one idea; points are already rounded.
pub struct ScoreTitle<'a> {
    /// The idea.
    pub name: &'a str,
    /// What is proven.
    pub points: &'a str,
    /// What could be added to it, if anything.
    pub open: Option<&'a str>,
    /// How many gates are open.
    pub open_gates: usize,
}

impl ScoreTitle<'_> {
    /// Titles, the longer one first.
    pub fn titles(&self, made: &ScoreMakeUp, lang: Lang) -> [String; 2] {
        let (name, points) = (idea(self.name, lang), self.points);
        let has_more = matches!(made, ScoreMakeUp::All(_) | ScoreMakeUp::Mostly(..));
        [true, false].map(|at_length| {
            let open = self.open(has_more, at_length, lang);
            match made {
                ScoreMakeUp::Out(gate) => {
                    say!(
                        lang, "{name} scores {points} but fails a gate: {gate}",
                        "{name}得{points}分，但没有通过门槛：{gate}"
                    )
                }
                ScoreMakeUp::Nothing => say!(lang, "{name} scores 0{open}", "{name}得 0 分{open}"),
                ScoreMakeUp::NothingYet => {
                    say!(lang, "{name} has no proven points yet{open}", "{name}尚无已证实的得分{open}")
                }
                ScoreMakeUp::All(earned) => {
                    let from = criteria(earned, lang);
                    say!(
                        lang, "{name} scores {points}, all of it from {from}{open}",
                        "{name}得{points}分，全部来自{from}{open}"
                    )
                }
                ScoreMakeUp::Mostly(earned, part) => {
                    let (from, make) = (criteria(earned, lang), verb(earned.len(), "makes", "make"));
                    say!(
                        lang, "{name} scores {points}: {from} {make} {part} of it{open}",
                        "{name}得{points}分：{from}占其中{part}分{open}"
                    )
                }
            }
        })
    }

    /// What finding out could add, as the end of a sentence.
    fn open(&self, has_more: bool, at_length: bool, lang: Lang) -> String {
        let Some(points) = self.open else {
            return match (self.open_gates, at_length) {
                (0, true) => say!(lang, "; nothing is open", "；没有待定项"),
                (0, false) => say!(lang, ", nothing open", "；没有待定项"),
                (1, true) => say!(lang, "; only a gate is open", "；只有门槛待定"),
                (_, true) => say!(lang, "; only gates are open", "；只有门槛待定"),
                (1, false) => say!(lang, ", only a gate open", "；只有门槛待定"),
                (_, false) => say!(lang, ", only gates open", "；只有门槛待定"),
            };
        };
        let are = if points == "1" { "is" } else { "are" };
        let (more, further) = if has_more { (" more", "另有") } else { ("", "") };
        if at_length {
            say!(lang, "; {points}{more} {are} open", "；{further}{points}分待定")
        } else {
            say!(lang, ", {points}{more} open", "；{further}{points}分待定")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_ends_once() {
        assert_eq!(failed("Too much custom work.", Lang::En), "Too much custom work.");
        assert_eq!(failed("定制过多", Lang::Zh), "定制过多。");
    }

    #[test]
    fn what_is_open_is_said_with_the_score() {
        let score = |open| ScoreTitle { name: "A", points: "70", open, open_gates: 0 };
        let cash = ["Cash".to_owned()];
        let titles = |open, lang| score(open).titles(&ScoreMakeUp::Mostly(&cash, "40"), lang);
        assert_eq!(
            titles(Some("1"), Lang::En),
            ["A scores 70: Cash makes 40 of it; 1 more is open", "A scores 70: Cash makes 40 of it, 1 more open"]
        );
        assert_eq!(titles(None, Lang::En)[0], "A scores 70: Cash makes 40 of it; nothing is open");
        let gates = |open_gates, lang| ScoreTitle { open_gates, ..score(None) }.titles(&ScoreMakeUp::All(&cash), lang);
        assert_eq!(gates(1, Lang::En)[0], "A scores 70, all of it from Cash; only a gate is open");
        assert_eq!(gates(2, Lang::En)[1], "A scores 70, all of it from Cash, only gates open");
        assert_eq!(gates(1, Lang::Zh)[0], "“A”得 70 分，全部来自“Cash”；只有门槛待定");
        assert_eq!(titles(Some("8"), Lang::Zh)[0], "“A”得 70 分：“Cash”占其中 40 分；另有 8 分待定");
    }
}
