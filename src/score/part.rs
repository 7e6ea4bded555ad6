//! Scores one part of a table that is never in memory as a whole. A score depends only on its row, so the result is the
//! same as for the whole table.

use super::numbers::Numbers;
use super::rank::Standing;
use super::scored::Undefined;
use super::valuation::Valuation;
use super::verdict::{GateState, Verdict};
use super::weigh;
use crate::evidence::Facts;
use crate::rubric::{Lens, Rubric};

/// The ideas of one part of a table, scored through a lens; everything in the order of the table.
pub struct ScoredPart {
    low: Vec<Vec<f64>>,
    high: Vec<Vec<f64>>,
    score: Numbers,
    potential: Numbers,
    /// One state for each idea, by gate.
    pub gates: Vec<Vec<GateState>>,
    /// Expressions that have operands but no result for some ideas.
    pub undefined: Vec<Undefined>,
    /// What to do with each idea.
    pub verdict: Vec<Verdict>,
    /// The standing of each idea.
    pub standing: Vec<Standing>,
}

/// Scores ideas from their facts in the columns that the rubric reads.
pub fn part(rubric: &Rubric, lens: &Lens, columns: &[Facts], ideas: usize) -> ScoredPart {
    let Valuation { low, high, gates, undefined, evidence, .. } = Valuation::of(rubric, columns, ideas);
    let worst: Vec<GateState> = (0..ideas).map(|i| GateState::worst(gates.iter().map(|states| states[i]))).collect();
    let weigh::Weighed { score, potential, verdict } =
        weigh::weigh((&low, &high), &worst, &lens.weights, rubric.thresholds);
    let is_unknown = |i: usize| evidence.iter().all(|ends| ends.low[i].is_nan());
    let standing = |i: usize| Standing::new(score[i], worst[i] == GateState::Failed, || is_unknown(i));
    let standing = (0..ideas).map(standing).collect();
    ScoredPart { low, high, gates, undefined, verdict, standing, score, potential }
}

impl ScoredPart {
    /// The number of ideas.
    pub fn ideas(&self) -> usize {
        self.verdict.len()
    }

    /// The proven values on a criterion.
    pub fn low(&self, criterion: usize) -> &[f64] {
        &self.low[criterion]
    }

    /// The best possible values on a criterion.
    pub fn high(&self, criterion: usize) -> &[f64] {
        &self.high[criterion]
    }

    /// The proven scores, 0–100.
    pub fn score(&self) -> &[f64] {
        &self.score
    }

    /// The scores if all open evidence turns out best, 0–100.
    pub fn potential(&self) -> &[f64] {
        &self.potential
    }
}
