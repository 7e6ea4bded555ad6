//! How open evidence (unknown, or a range) may count.

use crate::lang::{Lang, Word};
use crate::say::{choices, verdict};

/// How open evidence counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Open {
    /// As proven: an unknown earns nothing, a range its worse end.
    #[default]
    Nothing,
    /// Halfway between the proven and the best possible value.
    Half,
    /// At the best possible value.
    Best,
}

impl Open {
    /// All variants.
    pub const ALL: [Open; 3] = [Open::Nothing, Open::Half, Open::Best];

    /// The id in machine-readable output, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            Open::Nothing => "nothing",
            Open::Half => "half",
            Open::Best => "best",
        }
    }

    /// The name in both languages.
    pub fn name(self) -> Word {
        match self {
            Open::Nothing => choices::NOTHING,
            Open::Half => choices::HALF,
            Open::Best => choices::BEST,
        }
    }

    /// Parses an id.
    pub fn parse(id: &str) -> Option<Open> {
        Open::ALL.into_iter().find(|open| open.id() == id)
    }

    /// A clause without a full stop: `what is open counts half`.
    pub fn in_words(self, lang: Lang) -> &'static str {
        let words = match self {
            Open::Nothing => verdict::OPEN_COUNTS_NOTHING,
            Open::Half => verdict::OPEN_COUNTS_HALF,
            Open::Best => verdict::OPEN_COUNTS_BEST,
        };
        words.get(lang)
    }

    /// The value that counts for an interval from `low` to `high`.
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
