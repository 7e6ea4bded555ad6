//! The input of SMAA, and the limits on what is drawn and counted.

use super::lanes::LANES;
use super::weights::WeightModel;
use crate::rubric::UnknownDraw;
use crate::score::{DecisionMatrix, Scored};
use serde::Serialize;
use std::fmt;

/// The default number of draws.
pub const DRAWS: usize = 10_000;
/// The number of draws for a summary that must appear at once: fewer with many ideas or many criteria.
pub fn quick_draws(ideas: usize, criteria: usize) -> usize {
    match criteria {
        ..=MANY_CRITERIA if ideas <= MANY_IDEAS => DRAWS,
        ..=VERY_MANY_CRITERIA => DRAWS / 10,
        _ => DRAWS / 40,
    }
}

/// With more ideas than this, a summary draws less.
const MANY_IDEAS: usize = 2_000;
/// With more criteria than these, a summary draws less and far less: with very many, drawing weights within limits
/// rejects all but one set in seventy.
const MANY_CRITERIA: usize = 200;
const VERY_MANY_CRITERIA: usize = 2_000;
/// The most draws allowed: with more, the sums of weights could overflow.
pub const MAX_DRAWS: usize = 4_000_000;
/// The most ideas for which pairs are counted.
pub(super) const MAX_PAIRED_IDEAS: usize = 50;
/// The most ideas counted one by one; those further down are ranked with the others but not counted.
pub(super) const MAX_WATCHED_IDEAS: usize = 1_000;
/// The most ideas for which all ranks are told apart.
pub const MAX_IDEAS_RANKED_WHOLE: usize = 10_000;
/// The number of first ranks told apart with more ideas: by default and at most.
pub const FIRST_RANKS: usize = 100;
const MAX_FIRST_RANKS: usize = 1_000;
/// The most places that can be asked for: whoever gets one is counted.
pub const MAX_PLACES: usize = MAX_WATCHED_IDEAS - 1;
/// The fewest ranks told apart: every report gives how often an idea is among the first three.
const MIN_FIRST_RANKS: usize = 3;
/// Draws that share a random stream: a multiple of [`LANES`], and the same on every machine.
pub(super) const BLOCK: usize = 16 * LANES;

/// How the values of a draw come about.
#[derive(Clone, Copy, Debug)]
pub enum SmaaEvidence<'a> {
    /// Proven values: unknowns earn nothing, ranges count at their worse end. Nothing is drawn.
    Proven(&'a DecisionMatrix),
    /// Open values are drawn between their ends, independently of each other; unknowns from what the rubric says.
    Drawn(&'a DecisionMatrix),
    /// The same with all unknowns drawn alike, whatever the rubric says.
    DrawnFrom(&'a DecisionMatrix, UnknownDraw),
    /// Each value is its lower end plus what the caller draws for it. Nothing bounds such values, so all ranks are told
    /// apart and no idea is set aside.
    Given(&'a DecisionMatrix, Quantiles<'a>),
}

impl<'a> SmaaEvidence<'a> {
    /// The value intervals.
    pub(super) fn matrix(self) -> &'a DecisionMatrix {
        match self {
            SmaaEvidence::Proven(matrix) | SmaaEvidence::Drawn(matrix) => matrix,
            SmaaEvidence::DrawnFrom(matrix, _) | SmaaEvidence::Given(matrix, _) => matrix,
        }
    }
}

/// Distributions of values by their quantile functions: idea, criterion and a uniform number in [0, 1) → a number. The
/// form for published models whose values are normal, log-normal or of any other distribution.
#[derive(Clone, Copy)]
pub struct Quantiles<'a>(pub &'a (dyn Fn(usize, usize, f64) -> f64 + Sync));

impl fmt::Debug for Quantiles<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Quantiles")
    }
}

/// Which ranks are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RankDepth {
    /// All of them.
    All,
    /// This many first ranks; those below are lumped together.
    First(usize),
}

/// Numbers of unknowns, by what they are drawn from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct UnknownCounts {
    /// From what the other ideas show.
    pub others: usize,
    /// From anything up to the best.
    pub uniform: usize,
    /// Not drawn: they earn nothing.
    pub nothing: usize,
}

impl UnknownCounts {
    /// Those drawn from others, those drawn uniformly, and those that earn nothing.
    pub(crate) fn all(self) -> [usize; 3] {
        [self.others, self.uniform, self.nothing]
    }

    fn of(&mut self, draw: UnknownDraw) -> &mut usize {
        match draw {
            UnknownDraw::Others => &mut self.others,
            UnknownDraw::Uniform => &mut self.uniform,
            UnknownDraw::Nothing => &mut self.nothing,
        }
    }
}

/// A question to SMAA.
#[derive(Clone, Debug)]
pub struct SmaaQuery<'a> {
    /// The values.
    pub evidence: SmaaEvidence<'a>,
    /// The weightings.
    pub weights: &'a WeightModel,
    /// Whether each idea fails a gate and so ranks below all that pass.
    pub out: Vec<bool>,
    /// The ideas to count, best first. If only the first ranks are told apart, only those that ever have one are
    /// counted.
    pub watched: Vec<usize>,
    /// Which ranks are told apart.
    pub told: RankDepth,
    /// The number of draws.
    pub draws: usize,
    /// The seed; the same seed gives the same answer.
    pub seed: u64,
}

impl<'a> SmaaQuery<'a> {
    /// A query of how a ranking stands up to other weights and to all outcomes of its open evidence. With more than
    /// [`MAX_IDEAS_RANKED_WHOLE`] ideas, the first [`FIRST_RANKS`] ranks are told apart.
    pub fn of(scored: &'a Scored, weights: &'a WeightModel, draws: usize, seed: u64) -> SmaaQuery<'a> {
        let is_whole = scored.len() <= MAX_IDEAS_RANKED_WHOLE;
        let watched = if is_whole { MAX_WATCHED_IDEAS.min(scored.len()) } else { scored.len() };
        SmaaQuery {
            evidence: SmaaEvidence::Drawn(&scored.matrix),
            weights,
            out: (0..scored.len()).map(|i| scored.is_out(i)).collect(),
            watched: scored.order[..watched].to_vec(),
            told: if is_whole { RankDepth::All } else { RankDepth::First(FIRST_RANKS) },
            draws,
            seed,
        }
    }

    /// How many unknowns of ideas that pass are drawn from what; `None` if nothing is drawn.
    pub(super) fn unknowns(&self) -> Option<UnknownCounts> {
        if matches!(self.evidence, SmaaEvidence::Proven(_)) {
            return None;
        }
        let matrix = self.evidence.matrix();
        let mut counts = UnknownCounts::default();
        for criterion in 0..matrix.criteria() {
            let draw = match self.evidence {
                SmaaEvidence::DrawnFrom(_, draw) => draw,
                _ => matrix.draw(criterion),
            };
            let unknown = |&idea: &usize| !self.out[idea] && matrix.is_unknown(idea, criterion);
            *counts.of(draw) += (0..matrix.ideas()).filter(unknown).count();
        }
        Some(counts)
    }

    /// The same query for the first `wanted` ranks (within limits), unless all ranks are told apart anyway.
    pub fn first(self, wanted: usize) -> SmaaQuery<'a> {
        let told = match self.told {
            RankDepth::All => RankDepth::All,
            RankDepth::First(_) => RankDepth::First(wanted.clamp(MIN_FIRST_RANKS, MAX_FIRST_RANKS)),
        };
        SmaaQuery { told, ..self }
    }

    /// The same query for the first `ranks` ranks, or all; `order` has all ideas, best first. Of more ideas than are
    /// counted one by one, those that have one of these ranks most often are counted.
    pub fn counting_first(self, ranks: usize, order: &[usize]) -> SmaaQuery<'a> {
        if order.len() <= MAX_WATCHED_IDEAS {
            return self;
        }
        SmaaQuery {
            told: RankDepth::First(ranks.clamp(MIN_FIRST_RANKS, MAX_FIRST_RANKS)),
            watched: order.to_vec(),
            ..self
        }
    }
}
