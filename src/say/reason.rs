//! Why an idea stands where it stands, in a line.

use super::heads::UNKNOWN;
use super::punctuation::{COLON, clauses, listed};
use super::verdict::{FAILED, PURSUE};
use crate::lang::{Lang, Word, say, short};

const OPEN_GATE: Word = Word::new("open gate", "门槛待定");
const NOTHING_KNOWN: Word = Word::new("nothing known", "没有任何依据");
const STRONG: Word = Word::new("strong", "强");
const WEAK: Word = Word::new("weak", "弱");

/// Gates that failed, and criteria that are strong, weak and unknown, by name; and why an idea of many points is not one to
/// pursue.
#[derive(Default)]
pub struct ReasonLine<'a> {
    pub failed: Vec<&'a str>,
    /// Open gates that alone keep it from being one to pursue.
    pub held_back: Vec<&'a str>,
    /// The threshold that it misses though it ranks first.
    pub short_of: Option<f64>,
    pub nothing_known: bool,
    pub strong: Vec<&'a str>,
    pub weak: Vec<&'a str>,
    pub unknown: Vec<&'a str>,
}

impl ReasonLine<'_> {
    /// `fails: …; strong: …; weak: …; unknown: …`, without the parts that are empty.
    pub fn line(&self, lang: Lang) -> String {
        let ReasonLine { failed, held_back, short_of, nothing_known, strong, weak, unknown } = self;
        let named = |word: Word, names: &[&str]| {
            (!names.is_empty()).then(|| [word.get(lang), COLON.get(lang), &listed(names, lang)].concat())
        };
        let missed = short_of.map(|threshold| {
            let (points, pursue) = (short(threshold, 1), PURSUE.get(lang));
            say!(lang, "below {points}, too little to {pursue}", "不到 {points} 分，够不上“{pursue}”")
        });
        let unknown = match nothing_known {
            true => Some(NOTHING_KNOWN.get(lang).to_owned()),
            false => named(UNKNOWN, unknown),
        };
        let said = [
            named(FAILED, failed),
            named(OPEN_GATE, held_back),
            missed,
            named(STRONG, strong),
            named(WEAK, weak),
            unknown,
        ];
        clauses(said.into_iter().flatten(), lang)
    }
}

/// Open gates, by name: `open gate: Tax`.
pub fn open_gates(gates: &[&str], lang: Lang) -> String {
    ReasonLine { held_back: gates.to_vec(), ..ReasonLine::default() }.line(lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_named() {
        let reason =
            ReasonLine {
                failed: vec!["AI 太少"], strong: vec!["A", "B"], unknown: vec!["C"], ..ReasonLine::default()
            };
        assert_eq!(reason.line(Lang::En), "fails: AI 太少; strong: A, B; unknown: C");
        assert_eq!(reason.line(Lang::Zh), "未过门槛：AI 太少；强：A、B；未知：C");
    }

    #[test]
    fn what_keeps_an_idea_of_many_points_from_being_pursued_is_said() {
        let held = ReasonLine { held_back: vec!["税"], strong: vec!["A"], ..ReasonLine::default() };
        assert_eq!(held.line(Lang::En), "open gate: 税; strong: A");
        assert_eq!(held.line(Lang::Zh), "门槛待定：税；强：A");
        let missed = ReasonLine { short_of: Some(65.0), weak: vec!["B"], ..ReasonLine::default() };
        assert_eq!(missed.line(Lang::En), "below 65, too little to pursue; weak: B");
        assert_eq!(missed.line(Lang::Zh), "不到 65 分，够不上“推进”；弱：B");
        let blank = ReasonLine { nothing_known: true, unknown: vec!["A"], ..ReasonLine::default() };
        assert_eq!(blank.line(Lang::En), "nothing known");
        assert_eq!(blank.line(Lang::Zh), "没有任何依据");
    }
}
