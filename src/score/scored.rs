//! The ideas as scored through one lens.

use super::ends::EvidenceEnds;
use super::gates::GateStates;
use super::matrix::DecisionMatrix;
use super::numbers::Numbers;
use super::verdict::{GateState, Verdict};
use crate::lang::{fixed, rounded};
use crate::rubric::{AskCosts, Thresholds, Weights};
use crate::tolerance;
use std::sync::Arc;

/// The most decimals that tell points from 0 and from 100.
const MOST_DECIMALS: usize = 4;

/// The ideas as scored through one lens, in the order of the table; [`Scored::order`] ranks them. Data that does not
/// depend on the lens is shared between lenses.
#[derive(Clone, Debug)]
pub struct Scored {
    /// The names of the ideas.
    pub names: Arc<[String]>,
    /// The id of the lens.
    pub lens: String,
    /// The shares used.
    pub weights: Weights,
    /// Where verdicts begin.
    pub thresholds: Thresholds,
    /// What finding out costs, by criterion, if the rubric says so.
    pub ask_costs: Option<AskCosts>,
    /// The question that each criterion asks: those that read the same columns ask the same.
    pub questions: Vec<usize>,
    /// Value intervals, ideas × criteria.
    pub matrix: Arc<DecisionMatrix>,
    /// The computed evidence.
    pub facts: Arc<EvidenceEnds>,
    /// Expressions that have operands but no result for some ideas.
    pub undefined: Arc<[Undefined]>,
    /// The proven score, 0–100: 100 · Σ wⱼ·lowⱼ.
    pub score: Numbers,
    /// The score if all open evidence turns out best, 0–100: 100 · Σ wⱼ·highⱼ.
    pub potential: Numbers,
    /// For each idea, the state of each gate in the rubric's order.
    pub gates: Arc<GateStates>,
    /// What to do with each idea.
    pub verdict: Vec<Verdict>,
    /// The rank of each idea, 1 = best; ties share the better rank; ideas with a failed gate rank below all others.
    pub rank: Vec<usize>,
    /// Ideas, best first; ties in the order of the table.
    pub order: Vec<usize>,
}

/// An expression that has no result for some ideas although its operands are known.
#[derive(Clone, Debug, PartialEq)]
pub struct Undefined {
    /// The criterion or the gate, by its place in the rubric.
    pub place: usize,
    /// Whether it belongs to a gate.
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
        // A rank is one more than the number of better ideas, so that is where the tied group starts in the order.
        let group = &self.order[self.rank[idea] - 1..];
        group.len() > 1 && self.rank[group[1]] == self.rank[idea]
    }

    /// The rank as shown: `3`, or `=3` if it is shared.
    pub fn rank_label(&self, idea: usize) -> String {
        format!("{}{}", if self.is_tied(idea) { "=" } else { "" }, self.rank[idea])
    }

    /// Points that an idea has or could have as people read them, with this many decimals. Points just below a threshold
    /// have as many more as keep them below, so that they never seem to earn a better verdict; and up to
    /// four tell them from none and all.
    pub fn points(&self, points: f64, decimals: usize) -> String {
        fixed(points, self.decimals(points, decimals))
    }

    /// Two scores, with as many decimals as tell them apart if they differ.
    pub fn points_apart(&self, scores: [f64; 2]) -> [String; 2] {
        const MOST: usize = 9;
        let [a, b] = scores;
        let decimals = (1..MOST).find(|&decimals| rounded(a, decimals) != rounded(b, decimals));
        let is_tied = (a - b).abs() < tolerance::POINTS;
        scores.map(|score| self.points(score, decimals.filter(|_| !is_tied).unwrap_or(1)))
    }

    /// The decimals with which they are shown, this many or more.
    pub fn decimals(&self, points: f64, least: usize) -> usize {
        let Thresholds { pursue, watch } = self.thresholds;
        let seems = |decimals: usize, threshold: f64| {
            points + tolerance::POINTS < threshold && rounded(points, decimals) >= threshold
        };
        let is_end =
            |decimals: usize| seems(decimals, 100.0) || points > tolerance::POINTS && rounded(points, decimals) == 0.0;
        let misleads = |decimals: usize| {
            [pursue, watch].iter().any(|t| seems(decimals, *t)) || decimals < MOST_DECIMALS && is_end(decimals)
        };
        (least..).find(|&decimals| !misleads(decimals)).unwrap_or(least)
    }

    /// The open gates of an idea, by their places in the rubric.
    pub fn open_gates(&self, idea: usize) -> Vec<usize> {
        let gates = &self.gates[idea];
        (0..gates.len()).filter(|&gate| gates[gate] == GateState::Unknown).collect()
    }

    /// Whether an idea has an open gate.
    pub fn has_open_gate(&self, idea: usize) -> bool {
        self.gates[idea].contains(&GateState::Unknown)
    }

    /// The ideas that share the first rank, in the order of the table.
    pub fn leaders(&self) -> &[usize] {
        let count = self.order.iter().take_while(|&&idea| self.rank[idea] == 1).count();
        &self.order[..count]
    }

    /// The first failed gate, if any, by its place in the rubric.
    pub fn failed_gate(&self, idea: usize) -> Option<usize> {
        self.gates[idea].iter().position(|g| *g == GateState::Failed)
    }

    /// Whether nothing is known of an idea on any criterion.
    pub fn is_unknown(&self, idea: usize) -> bool {
        self.facts.is_unknown(idea)
    }

    /// Whether an idea fails a gate.
    pub fn is_out(&self, idea: usize) -> bool {
        self.failed_gate(idea).is_some()
    }

    /// How many ideas fail a gate.
    pub fn count_out(&self) -> usize {
        (0..self.len()).filter(|&idea| self.is_out(idea)).count()
    }

    /// Whether the value of a criterion is open that counts for an idea.
    pub fn has_open_value(&self, idea: usize) -> bool {
        self.potential[idea] - self.score[idea] > tolerance::POINTS
    }

    /// Weight × proven value, in points of the score (0–100).
    pub fn contribution(&self, idea: usize, criterion: usize) -> f64 {
        100.0 * self.weights[criterion] * self.matrix.low(idea, criterion)
    }

    /// The most that finding out the criterion could add, in points of the score.
    pub fn could_earn(&self, idea: usize, criterion: usize) -> f64 {
        100.0 * self.weights[criterion] * (self.matrix.high(idea, criterion) - self.matrix.low(idea, criterion))
    }
}
