//! Why an idea stands where it stands, in a line.

use super::heads::UNKNOWN;
use super::punctuation::{COLON, clauses, listed};
use super::verdict::FAILED;
use crate::lang::{Lang, Word};

const STRONG: Word = Word::new("strong", "强");
const WEAK: Word = Word::new("weak", "弱");

/// Gates that failed, and criteria that are strong, weak and unknown, by name.
pub struct ReasonLine<'a> {
    pub failed: Vec<&'a str>,
    pub strong: Vec<&'a str>,
    pub weak: Vec<&'a str>,
    pub unknown: Vec<&'a str>,
}

impl ReasonLine<'_> {
    /// `fails: …; strong: …; weak: …; unknown: …`, without the parts that are empty.
    pub fn line(&self, lang: Lang) -> String {
        let ReasonLine { failed, strong, weak, unknown } = self;
        let parts = [(FAILED, failed), (STRONG, strong), (WEAK, weak), (UNKNOWN, unknown)];
        let said = parts.iter().filter(|(_, names)| !names.is_empty());
        clauses(said.map(|(word, names)| [word.get(lang), COLON.get(lang), &listed(*names, lang)].concat()), lang)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_there_is_is_named() {
        let reason = ReasonLine { failed: vec!["AI 太少"], strong: vec!["A", "B"], weak: vec![], unknown: vec!["C"] };
        assert_eq!(reason.line(Lang::En), "fails: AI 太少; strong: A, B; unknown: C");
        assert_eq!(reason.line(Lang::Zh), "未过门槛：AI 太少；强：A、B；未知：C");
    }
}
