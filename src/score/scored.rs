//! What one lens makes of the ideas.

use super::matrix::DecisionMatrix;
use super::verdict::{GateState, Verdict};
use crate::rubric::Weights;
use std::sync::Arc;

/// Evidence as computed: an interval in its unit, none where it is unknown.
pub type Computed = Option<(f64, f64)>;

/// What one lens makes of the ideas. Everything is in the order of the table; [`Scored::order`] ranks it. What does not
/// depend on the lens is shared with the other lenses.
#[derive(Clone, Debug)]
pub struct Scored {
    /// Names of the ideas.
    pub names: Arc<[String]>,
    /// The lens's id.
    pub lens: String,
    /// The shares used.
    pub weights: Weights,
    /// Value intervals, ideas × criteria.
    pub matrix: Arc<DecisionMatrix>,
    /// The evidence of each criterion as computed, by criterion, then idea: an interval in the evidence's unit, none
    /// where unknown.
    pub facts: Arc<[Vec<Computed>]>,
    /// Where an expression has operands but no result.
    pub undefined: Arc<[Undefined]>,
    /// 0–100, what is proven: 100 · Σ wⱼ·lowⱼ.
    pub score: Vec<f64>,
    /// 0–100, if every unknown and every range turned out best: 100 · Σ wⱼ·highⱼ.
    pub potential: Vec<f64>,
    /// One state per gate, in the rubric's order, for each idea.
    pub gates: Arc<[Vec<GateState>]>,
    /// What to do with each idea.
    pub verdict: Vec<Verdict>,
    /// 1 = best; ties share the better rank; a failed gate ranks below all others.
    pub rank: Vec<usize>,
    /// Ideas, best first; ties in the order of the table.
    pub order: Vec<usize>,
}

/// An expression that has no result for some ideas though its operands are there.
#[derive(Clone, Debug, PartialEq)]
pub struct Undefined {
    /// The criterion or the gate, by its place in the rubric.
    pub place: usize,
    /// Whether it is a gate.
    pub is_gate: bool,
    /// The ideas.
    pub ideas: Vec<usize>,
}

impl Scored {
    /// The number of ideas.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there is no idea (the reader never lets this happen).
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Whether another idea has the same rank.
    pub fn is_tied(&self, idea: usize) -> bool {
        // A rank is the number of better ideas plus one, so the order holds its tie group from there on.
        let group = &self.order[self.rank[idea] - 1..];
        group.len() > 1 && self.rank[group[1]] == self.rank[idea]
    }

    /// The rank as shown: `3`, or `=3` where it is shared.
    pub fn rank_label(&self, idea: usize) -> String {
        format!("{}{}", if self.is_tied(idea) { "=" } else { "" }, self.rank[idea])
    }

    /// The ideas that share the first rank, in the order of the table.
    pub fn leaders(&self) -> &[usize] {
        let count = self.order.iter().take_while(|&&idea| self.rank[idea] == 1).count();
        &self.order[..count]
    }

    /// The first failed gate, if any, as its place in the rubric.
    pub fn failed_gate(&self, idea: usize) -> Option<usize> {
        self.gates[idea].iter().position(|g| *g == GateState::Failed)
    }

    /// Weight × proven value, in points of the score (0–100).
    pub fn contribution(&self, idea: usize, criterion: usize) -> f64 {
        100.0 * self.weights[criterion] * self.matrix.low(idea, criterion)
    }

    /// What finding out the criterion could add at most, in points of the score.
    pub fn could_earn(&self, idea: usize, criterion: usize) -> f64 {
        100.0 * self.weights[criterion] * (self.matrix.high(idea, criterion) - self.matrix.low(idea, criterion))
    }
}
