//! How sure the lead is: the chance to be first of the leader and of whoever could pass it, the nearest flip, and the fact
//! that decides most often. Every screen that says how sure a ranking is says it from here.

use super::expected::ExpectedPoints;
use super::next::{OpenFact, next};
use super::robust::weights::WeightModel;
use super::robust::{Robust, SmaaQuery};
use super::stability::{LeadFlip, Stability, contestants, nearest_flip, stability};
use crate::score::Scored;

/// By default, weights vary by ± this share of themselves.
pub const AROUND: f64 = 0.2;
/// The default seed.
pub const SEED: u64 = 1;
/// Nothing is said of what happens in a smaller share of draws: it would show as 0 %.
pub(super) const MIN_SHARE_SAID: f64 = 0.005;
/// Open facts kept.
pub const MAX_OPEN: usize = 3;

/// How sure the lead is.
#[derive(Clone, Debug, PartialEq)]
pub struct Certainty {
    /// The chance of each idea to be first, with weights within ± [`AROUND`] of the current ones and open evidence drawn:
    /// the ideas that are first in some draw, the most frequent first. Empty if the leader has no rivals.
    pub firsts: Vec<(usize, f64)>,
    /// Whether `firsts` has every idea that is ever first: of very large tables, only the most frequent are counted.
    pub is_whole: bool,
    /// The flip that needs the least change of one share; `None` if no single share can change who leads.
    pub flip: Option<LeadFlip>,
    /// What to find out, most urgent first: at most [`MAX_OPEN`] open facts.
    pub open: Vec<OpenFact>,
    /// The number of draws.
    pub draws: usize,
    /// Their seed.
    pub seed: u64,
}

/// Assesses the lead with `draws` draws.
pub fn certainty(scored: &Scored, draws: usize, seed: u64) -> Certainty {
    let around = WeightModel::around(&scored.weights, AROUND);
    let firsts = if has_rivals(scored) { SmaaQuery::of(scored, &around, draws, seed).firsts() } else { Vec::new() };
    assess(scored, (firsts, true), &stability(scored, 1), (draws, seed))
}

/// The same if ranks under weights around the current ones and the stability of the lead are already known.
pub(super) fn of_study(scored: &Scored, robust: &Robust, stability: &[Stability], draws: usize) -> Certainty {
    let firsts = if has_rivals(scored) { robust.firsts() } else { Vec::new() };
    assess(scored, (firsts, robust.counts_all_firsts()), stability, (draws, robust.seed))
}

/// Whether anybody could take the lead: if all others fail a gate, or all ideas do, how sure it is does not matter.
fn has_rivals(scored: &Scored) -> bool {
    !scored.is_out(scored.order[0]) && contestants(scored).len() > 1
}

fn assess(
    scored: &Scored,
    (firsts, is_whole): (Vec<(usize, f64)>, bool),
    stability: &[Stability],
    (draws, seed): (usize, u64),
) -> Certainty {
    let mut open = next(&ExpectedPoints::new(scored), draws, seed).open;
    open.truncate(MAX_OPEN);
    open.shrink_to_fit();
    Certainty { firsts, is_whole, flip: nearest_flip(stability), open, draws, seed }
}

impl Certainty {
    /// The open fact to find out first; `None` if none is likely to decide who is first.
    pub fn find_out(&self) -> Option<&OpenFact> {
        find_out(&self.open)
    }

    /// The chance of an idea to be first; `None` if the leader has no rivals.
    pub fn first(&self, idea: usize) -> Option<f64> {
        let share = |(_, share): &(usize, f64)| *share;
        (!self.firsts.is_empty()).then(|| self.firsts.iter().find(|(first, _)| *first == idea).map_or(0.0, share))
    }

    /// The idea that is first more often than the leader, if any, with its chance.
    pub fn likelier(&self, scored: &Scored) -> Option<(usize, f64)> {
        likelier(scored, &self.firsts)
    }
}

/// The fact to find out first of those that are open, most urgent first; `None` if it decides next to never.
pub fn find_out(open: &[OpenFact]) -> Option<&OpenFact> {
    open.first().filter(|open| open.decides >= MIN_SHARE_SAID)
}

/// The idea that is first more often than the leader, if any; `firsts` has the most frequent first.
pub(super) fn likelier(scored: &Scored, firsts: &[(usize, f64)]) -> Option<(usize, f64)> {
    let leader = firsts.iter().find(|(idea, _)| *idea == scored.order[0]).map_or(0.0, |(_, share)| *share);
    firsts.first().copied().filter(|(_, share)| *share > leader)
}
