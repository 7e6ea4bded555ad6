//! Scoring a part of a table that is never in memory as a whole. What a score says depends on its own row, so a part is
//! scored as the whole would be.

use super::query::{Sums, ValueColumns};
use super::rank::Standing;
use super::scored::Undefined;
use super::valuation::Valuation;
use super::verdict::{GateState, Verdict};
use crate::evidence::Facts;
use crate::rubric::{Lens, Rubric};

/// Ideas of one part of a table, scored through a lens; everything in the order of the table.
pub struct ScoredPart {
    values: ValueColumns,
    sums: Sums,
    /// One state for each idea, by gate.
    pub gates: Vec<Vec<GateState>>,
    /// Where an expression has operands but no result.
    pub undefined: Vec<Undefined>,
    /// What to do with each idea.
    pub verdict: Vec<Verdict>,
    /// Where each idea stands.
    pub standing: Vec<Standing>,
}

/// Scores some ideas by their facts, of each column that the rubric reads.
pub fn part(rubric: &Rubric, lens: &Lens, columns: &[Facts], ideas: usize) -> ScoredPart {
    let Valuation { low, high, gates, undefined, .. } = Valuation::of(rubric, columns, ideas);
    let values = ValueColumns::new(low, high, ideas);
    let sums = values.weigh(&lens.weights);
    let (score, potential) = (sums.score(), sums.potential());
    let (mut verdict, mut standing) = (Vec::with_capacity(ideas), Vec::with_capacity(ideas));
    for i in 0..ideas {
        let worst = GateState::worst(gates.iter().map(|states| states[i]));
        verdict.push(Verdict::of(score[i], potential[i], worst, rubric.thresholds));
        standing.push(Standing::new(score[i], worst == GateState::Failed));
    }
    ScoredPart { gates, undefined, verdict, standing, values, sums }
}

impl ScoredPart {
    /// How many ideas it holds.
    pub fn ideas(&self) -> usize {
        self.verdict.len()
    }

    /// How many criteria they are judged by.
    pub fn criteria(&self) -> usize {
        self.values.criteria()
    }

    /// The proven values on a criterion.
    pub fn low(&self, criterion: usize) -> &[f64] {
        self.values.low(criterion)
    }

    /// The values on a criterion if what is open turned out best.
    pub fn high(&self, criterion: usize) -> &[f64] {
        self.values.high(criterion)
    }

    /// 0–100, what is proven.
    pub fn score(&self) -> &[f64] {
        self.sums.score()
    }

    /// 0–100, if every unknown and every range turned out best.
    pub fn potential(&self) -> &[f64] {
        self.sums.potential()
    }
}
