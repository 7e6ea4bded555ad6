//! Before and after in words and marks: who leads, who moved, what a verdict became.

use crate::export::{Cell, Look};
use crate::lang::{self, Lang, rounded};
pub(super) use crate::say::lead::LeadAfter as Lead;
use crate::say::moves;
use crate::score::Verdict;

/// `▲2`, `▼1`; nothing for an idea that kept its rank.
pub(super) fn mark(moved: i64) -> Cell {
    match moved {
        0 => Cell::None,
        _ => Cell::Styled(moves::mark(moved), if moved > 0 { Look::Good } else { Look::Bad }),
    }
}

/// `watch → pursue`; none where the verdict stayed.
pub(super) fn verdicts(before: Verdict, after: Verdict, lang: Lang) -> Option<Cell> {
    let words = format!("{} → {}", before.word(lang), after.word(lang));
    (before != after).then_some(Cell::Styled(words, Look::Strong))
}

/// Points with their sign; nothing for nothing.
pub(super) fn signed(points: f64) -> Cell {
    match points {
        p if rounded(p, 1) == 0.0 => Cell::None,
        p if p < 0.0 => Cell::Styled(lang::signed(p, 1), Look::Bad),
        p => Cell::text(lang::signed(p, 1)),
    }
}
