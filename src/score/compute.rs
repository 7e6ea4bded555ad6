//! Scoring a table: evidence → values, once; values × weights → scores, once for each lens.

use super::matrix::DecisionMatrix;
use super::open::Open;
use super::query::ValueColumns;
use super::rank;
use super::scored::{Computed, Scored, Undefined};
use super::valuation::Valuation;
use super::verdict::{GateState, Verdict};
use crate::evidence::Evidence;
use crate::rubric::{Lens, Rubric};
use std::sync::Arc;

/// The values of the ideas on each criterion, before weighing: the same under every lens.
#[derive(Clone, Debug)]
pub struct Valued {
    names: Arc<[String]>,
    matrix: Arc<DecisionMatrix>,
    facts: Arc<[Vec<Computed>]>,
    undefined: Arc<[Undefined]>,
    gates: Arc<[Vec<GateState>]>,
    /// The worst state of each idea's gates, in one array: all that verdicts and ranks need.
    worst: Arc<[GateState]>,
    /// The value intervals as columns, for the query.
    columns: ValueColumns,
}

/// Scores every idea through a lens: [`value_ideas`], then [`weigh`](Valued::weigh).
pub fn score(rubric: &Rubric, evidence: &Evidence, lens: &Lens) -> Scored {
    value_ideas(rubric, evidence).weigh(rubric, lens)
}

/// Values every idea on every criterion.
pub fn value_ideas(rubric: &Rubric, evidence: &Evidence) -> Valued {
    let ideas = evidence.names.len();
    let Valuation { low, high, likely, evidence: ends, gates: by_gate, undefined } =
        Valuation::of(rubric, &evidence.columns, ideas);
    let draws = rubric.criteria.iter().map(|criterion| criterion.draw).collect();
    let matrix = DecisionMatrix::new(ideas, low.concat(), high.concat())
        .expecting(likely)
        .unknown(draws, |idea, criterion| ends[criterion].low[idea].is_nan());
    let facts = ends.iter().map(|ends| (0..ideas).map(|idea| ends.get(idea)).collect()).collect();
    let gates = (0..ideas).map(|i| by_gate.iter().map(|states| states[i]).collect()).collect();
    Valued::new(evidence.names.clone(), matrix, facts, undefined, gates)
}

impl Valued {
    /// From values computed elsewhere; everything in the order of the table.
    pub(crate) fn new(
        names: Vec<String>,
        matrix: DecisionMatrix,
        facts: Vec<Vec<Computed>>,
        undefined: Vec<Undefined>,
        gates: Vec<Vec<GateState>>,
    ) -> Valued {
        Valued {
            names: names.into(),
            columns: ValueColumns::of(&matrix),
            matrix: matrix.into(),
            facts: facts.into(),
            undefined: undefined.into(),
            worst: gates.iter().map(|gates| GateState::worst(gates.iter().copied())).collect(),
            gates: gates.into(),
        }
    }

    /// The same with open evidence counted as `open`: the lower ends of the values move, everything else stays.
    pub fn counting(&self, open: Open) -> Valued {
        if open == Open::Nothing {
            return self.clone();
        }
        let matrix = self.matrix.counting(open);
        Valued { columns: ValueColumns::of(&matrix), matrix: matrix.into(), ..self.clone() }
    }

    /// Scores the values with the weights of a lens.
    pub fn weigh(&self, rubric: &Rubric, lens: &Lens) -> Scored {
        let sums = self.columns.weigh(&lens.weights);
        let ideas = self.names.len();
        let (score, potential) = (sums.score().to_vec(), sums.potential().to_vec());
        let verdict =
            (0..ideas).map(|i| Verdict::of(score[i], potential[i], self.worst[i], rubric.thresholds)).collect();
        let (rank, order) = rank::rank(
            &score,
            |i| self.worst[i] == GateState::Failed,
            |i| self.facts.iter().all(|facts| facts[i].is_none()),
        );
        Scored {
            names: self.names.clone(),
            lens: lens.id.clone(),
            weights: lens.weights.clone(),
            thresholds: rubric.thresholds,
            ask_costs: rubric.ask_costs(),
            questions: rubric.questions(),
            matrix: self.matrix.clone(),
            facts: self.facts.clone(),
            undefined: self.undefined.clone(),
            gates: self.gates.clone(),
            score,
            potential,
            verdict,
            rank,
            order,
        }
    }
}
