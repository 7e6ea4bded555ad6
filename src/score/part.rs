//! Scores one part of a table that is never in memory as a whole. A score depends only on its row, so the result is the
//! same as for the whole table.

use super::query::{Sums, ValueColumns};
use super::rank::Standing;
use super::scored::Undefined;
use super::valuation::Valuation;
use super::verdict::{GateState, Verdict};
use crate::evidence::Facts;
use crate::rubric::{Lens, Rubric};

/// The ideas of one part of a table, scored through a lens; everything in the order of the table.
pub struct ScoredPart {
    values: ValueColumns,
    sums: Sums,
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
    let values = ValueColumns::new(low, high, ideas);
    let sums = values.weigh(&lens.weights);
    let (score, potential) = (sums.score(), sums.potential());
    let (mut verdict, mut standing) = (Vec::with_capacity(ideas), Vec::with_capacity(ideas));
    for i in 0..ideas {
        let worst = GateState::worst(gates.iter().map(|states| states[i]));
        verdict.push(Verdict::of(score[i], potential[i], worst, rubric.thresholds));
        standing.push(Standing::new(score[i], worst == GateState::Failed, || {
            evidence.iter().all(|ends| ends.low[i].is_nan())
        }));
    }
    ScoredPart { gates, undefined, verdict, standing, values, sums }
}

impl ScoredPart {
    /// The number of ideas.
    pub fn ideas(&self) -> usize {
        self.verdict.len()
    }

    /// The number of criteria.
    pub fn criteria(&self) -> usize {
        self.values.criteria()
    }

    /// The proven values on a criterion.
    pub fn low(&self, criterion: usize) -> &[f64] {
        self.values.low(criterion)
    }

    /// The best possible values on a criterion.
    pub fn high(&self, criterion: usize) -> &[f64] {
        self.values.high(criterion)
    }

    /// The proven scores, 0–100.
    pub fn score(&self) -> &[f64] {
        self.sums.score()
    }

    /// The scores if all open evidence turns out best, 0–100.
    pub fn potential(&self) -> &[f64] {
        self.sums.potential()
    }
}
