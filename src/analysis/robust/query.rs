//! What is asked of SMAA, and how much is drawn and counted for it.

use super::lanes::LANES;
use super::weights::WeightModel;
use crate::score::{DecisionMatrix, Scored};

/// Draws where nothing else is asked for.
pub const DRAWS: usize = 10_000;
/// Draws where a summary has to come at once: fewer of many ideas, or of many criteria.
pub fn quick_draws(ideas: usize, criteria: usize) -> usize {
    match criteria {
        ..=MANY_CRITERIA if ideas <= MANY_IDEAS => DRAWS,
        ..=VERY_MANY_CRITERIA => DRAWS / 10,
        _ => DRAWS / 40,
    }
}

/// From more ideas than this on, a summary draws less.
const MANY_IDEAS: usize = 2_000;
/// From more criteria than these on, a summary draws less, and far less: of the latter one set of weights in seventy adds up.
const MANY_CRITERIA: usize = 200;
const VERY_MANY_CRITERIA: usize = 2_000;
/// More draws than this are refused: the sums that they are kept in would overflow.
pub const MAX_DRAWS: usize = 4_000_000;
/// The most ideas of which pairs are counted.
pub(super) const MAX_PAIRED_IDEAS: usize = 50;
/// Ideas counted one by one; those further down are ranked with the others, but not counted.
pub(super) const MAX_WATCHED_IDEAS: usize = 1_000;
/// The most ideas of which all ranks are told apart.
pub const MAX_IDEAS_RANKED_WHOLE: usize = 10_000;
/// Ranks that are told apart of more ideas, where nothing else is asked for; and at most.
pub const FIRST_RANKS: usize = 100;
const MAX_FIRST_RANKS: usize = 1_000;
/// The least number of ranks that are told apart: how often an idea is among the first three is always said.
const MIN_FIRST_RANKS: usize = 3;
/// Draws that share a random stream: whole groups, and the same on every machine.
pub(super) const BLOCK: usize = 16 * LANES;

/// What is known of the values.
#[derive(Clone, Copy, Debug)]
pub enum SmaaEvidence<'a> {
    /// As proven: unknowns earn nothing, ranges count at their worse end. Nothing is drawn.
    Proven(&'a DecisionMatrix),
    /// Each open value is uniform between its ends, independent of the others.
    Drawn(&'a DecisionMatrix),
    /// These matrices, one a draw; their lower ends count.
    Samples(&'a [DecisionMatrix]),
}

/// Which ranks are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankDepth {
    /// All of them.
    All,
    /// The first ranks, as many as this; what lies below is one.
    First(usize),
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct SmaaQuery<'a> {
    /// The values.
    pub evidence: SmaaEvidence<'a>,
    /// The weightings.
    pub weights: &'a WeightModel,
    /// Whether each idea fails a gate: it ranks below all that do not.
    pub out: Vec<bool>,
    /// The ideas to count, best first. Where only the first ranks are told apart, those of them that ever have one.
    pub watched: Vec<usize>,
    /// Which ranks are told apart.
    pub told: RankDepth,
    /// How many draws.
    pub draws: usize,
    /// The seed: the same seed, the same answer.
    pub seed: u64,
}

impl<'a> SmaaQuery<'a> {
    /// How a ranking stands up to other weights and to what its open evidence could turn out to be. Of more than [`MAX_IDEAS_RANKED_WHOLE`]
    /// ideas the first [`FIRST_RANKS`] ranks are told apart.
    pub fn of(scored: &'a Scored, weights: &'a WeightModel, draws: usize, seed: u64) -> SmaaQuery<'a> {
        let is_whole = scored.len() <= MAX_IDEAS_RANKED_WHOLE;
        let watched = if is_whole { MAX_WATCHED_IDEAS.min(scored.len()) } else { scored.len() };
        SmaaQuery {
            evidence: SmaaEvidence::Drawn(&scored.matrix),
            weights,
            out: (0..scored.len()).map(|i| scored.failed_gate(i).is_some()).collect(),
            watched: scored.order[..watched].to_vec(),
            told: if is_whole { RankDepth::All } else { RankDepth::First(FIRST_RANKS) },
            draws,
            seed,
        }
    }

    /// The same where about the first `wanted` ranks are of interest, if not all are told apart anyway.
    pub fn first(self, wanted: usize) -> SmaaQuery<'a> {
        let told = match self.told {
            RankDepth::All => RankDepth::All,
            RankDepth::First(_) => RankDepth::First(wanted.clamp(MIN_FIRST_RANKS, MAX_FIRST_RANKS)),
        };
        SmaaQuery { told, ..self }
    }
}
