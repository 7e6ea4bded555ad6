//! Ranks that may lie beyond those that are told apart.

use crate::lang::Lang;
use crate::say::draws::ranks;

/// The ranks between which most draws lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    /// The better end; none where it lies beyond.
    pub best: Option<usize>,
    /// The worse end; none where it lies beyond.
    pub worst: Option<usize>,
    /// The last rank that is told apart.
    pub told: usize,
}

impl Ranks {
    /// `3`, `4–5`, `5–>100`, or `>100`.
    pub fn shown(&self, lang: Lang) -> String {
        ranks(self.best, self.worst, self.told, lang)
    }
}
