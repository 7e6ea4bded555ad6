//! Before and after in words and marks: who leads, who moved, what a verdict became.

use crate::export::{Cell, Look};
use crate::lang::{self, Lang, fixed, rounded};
use crate::score::Verdict;

/// Who leads after a change.
pub(super) enum Lead<'a> {
    /// The leader of before, alone.
    Still { name: &'a str, now: f64, before: f64 },
    /// The leader of before, level with others.
    Shared { name: &'a str, now: f64, before: f64 },
    /// Another.
    Taken { name: &'a str, from: &'a str, now: f64, against: f64 },
}

impl Lead<'_> {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let points = |x: &f64| fixed(*x, 1);
        let (now, other) = match self {
            Lead::Still { now, before, .. } | Lead::Shared { now, before, .. } => (points(now), points(before)),
            Lead::Taken { now, against, .. } => (points(now), points(against)),
        };
        match (lang, self) {
            (Lang::En, Lead::Still { name, .. }) => {
                format!("{name} still leads with {now} (before: {other}).")
            }
            (Lang::Zh, Lead::Still { name, .. }) => {
                format!("{name}仍然领先，{now} 分（之前 {other}）。")
            }
            (Lang::En, Lead::Shared { name, .. }) => {
                format!("{name} shares the lead, with {now} (before: {other}).")
            }
            (Lang::Zh, Lead::Shared { name, .. }) => {
                format!("{name}并列第一，{now} 分（之前 {other}）。")
            }
            (Lang::En, Lead::Taken { name, from, .. }) => {
                format!("{name} takes the lead from {from}: {now} against {other}.")
            }
            (Lang::Zh, Lead::Taken { name, from, .. }) => {
                format!("{name}取代{from}领先：{now} 对 {other}。")
            }
        }
    }
}

/// `▲2`, `▼1`; nothing for an idea that kept its rank.
pub(super) fn mark(moved: i64) -> Cell {
    match moved {
        0 => Cell::None,
        up if up > 0 => Cell::Styled(format!("▲{up}"), Look::Good),
        down => Cell::Styled(format!("▼{}", -down), Look::Bad),
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
