//! What is open (unknown, or known as a range), and what it may count as.

use crate::lang::{Lang, Word};
use crate::say::{choices, verdict};

/// What open evidence counts as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Open {
    /// What is proven: an unknown earns nothing, a range its worse end.
    #[default]
    Nothing,
    /// Halfway between what is proven and the best that it could be.
    Half,
    /// The best that it could be.
    Best,
}

impl Open {
    /// All of them.
    pub const ALL: [Open; 3] = [Open::Nothing, Open::Half, Open::Best];

    /// Its word for programs, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            Open::Nothing => "nothing",
            Open::Half => "half",
            Open::Best => "best",
        }
    }

    /// What it is called.
    pub fn name(self) -> Word {
        match self {
            Open::Nothing => choices::NOTHING,
            Open::Half => choices::HALF,
            Open::Best => choices::BEST,
        }
    }

    /// That of an id.
    pub fn parse(id: &str) -> Option<Open> {
        Open::ALL.into_iter().find(|open| open.id() == id)
    }

    /// In words, without a full stop: `what is open counts half`.
    pub fn in_words(self, lang: Lang) -> &'static str {
        let words = match self {
            Open::Nothing => verdict::OPEN_COUNTS_NOTHING,
            Open::Half => verdict::OPEN_COUNTS_HALF,
            Open::Best => verdict::OPEN_COUNTS_BEST,
        };
        words.get(lang)
    }

    /// What a value between `low` and `high` counts as.
    pub fn value(self, low: f64, high: f64) -> f64 {
        match self {
            Open::Nothing => low,
            Open::Half => f64::midpoint(low, high),
            Open::Best => high,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Open;

    #[test]
    fn ids_lead_back() {
        for open in Open::ALL {
            assert_eq!(Open::parse(open.id()), Some(open));
        }
        assert_eq!(Open::parse("some"), None);
    }
}
