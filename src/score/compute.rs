//! Scoring a table: evidence → values, once; values × weights → scores, once a lens.

use super::query::{self, Collected, Query, high_evidence, high_value, low_evidence, low_value, number_column};
use super::{Computed, DecisionMatrix, GateState, Open, Scored, Undefined, Verdict};
use crate::evidence::Evidence;
use crate::rubric::{Lens, Rubric};
use polars::prelude::{DataFrame, IntoLazy};
use std::sync::Arc;

/// What the ideas are worth criterion by criterion, before anything is weighed: the same under every lens.
#[derive(Clone, Debug)]
pub struct Valued {
    names: Arc<[String]>,
    matrix: Arc<DecisionMatrix>,
    facts: Arc<[Vec<Computed>]>,
    undefined: Arc<[Undefined]>,
    gates: Arc<[Vec<GateState>]>,
    /// The worst state of each idea's gates, side by side: all that a verdict and a rank ask.
    worst: Arc<[GateState]>,
    /// The value intervals as columns, for the second query.
    frame: DataFrame,
}

/// Scores every idea through a lens: [`value`], then [`weigh`](Valued::weigh).
pub fn score(rubric: &Rubric, evidence: &Evidence, lens: &Lens) -> Scored {
    value(rubric, evidence).weigh(rubric, lens)
}

/// Values every idea on every criterion.
pub fn value(rubric: &Rubric, evidence: &Evidence) -> Valued {
    let ideas = evidence.names.len();
    let query = Query::new(rubric, evidence.columns.iter().cloned(), ideas);
    let collected = Collected::of(query.values.clone());
    let criteria = 0..rubric.criteria.len();
    let ends =
        |name: fn(usize) -> String| criteria.clone().flat_map(|c| collected.numbers(&name(c)).to_vec()).collect();
    let matrix = DecisionMatrix::new(ideas, ends(low_value), ends(high_value));
    let facts = criteria.clone().map(|c| {
        let low = collected.numbers(&low_evidence(c));
        let high = collected.optional(&high_evidence(c)).unwrap_or(low);
        low.iter().zip(high).map(|(&low, &high)| (!low.is_nan()).then_some((low, high))).collect()
    });
    let facts: Vec<Vec<Computed>> = facts.collect();
    let by_gate = query.gates(&collected);
    let gates = (0..ideas).map(|i| by_gate.iter().map(|states| states[i]).collect()).collect();
    Valued::new(evidence.names.clone(), matrix, facts, query.undefined(&collected), gates)
}

impl Valued {
    /// From what the query found; everything in the order of the table.
    pub(crate) fn new(
        names: Vec<String>,
        matrix: DecisionMatrix,
        facts: Vec<Vec<Computed>>,
        undefined: Vec<Undefined>,
        gates: Vec<Vec<GateState>>,
    ) -> Valued {
        let frame = columns(&matrix);
        Valued {
            names: names.into(),
            matrix: matrix.into(),
            facts: facts.into(),
            undefined: undefined.into(),
            worst: gates.iter().map(|gates| GateState::worst(gates.iter().copied())).collect(),
            gates: gates.into(),
            frame,
        }
    }

    /// The same with what is open counting as this much: the proven ends of the values move, all else stays.
    pub fn counting(&self, open: Open) -> Valued {
        if open == Open::Nothing {
            return self.clone();
        }
        let matrix = self.matrix.counting(open);
        Valued { frame: columns(&matrix), matrix: matrix.into(), ..self.clone() }
    }

    /// The values under the weights of a lens.
    pub fn weigh(&self, rubric: &Rubric, lens: &Lens) -> Scored {
        let sums = Collected::of(self.frame.clone().lazy().select(query::sums(&lens.weights)));
        let ideas = self.names.len();
        let (score, potential) = (sums.numbers("score").to_vec(), sums.numbers("potential").to_vec());
        let worst = &self.worst;
        let verdict = (0..ideas).map(|i| Verdict::of(score[i], potential[i], worst[i], rubric.thresholds)).collect();
        let (rank, order) = super::rank::rank(&score, |i| worst[i] == GateState::Failed);
        Scored {
            names: self.names.clone(),
            lens: lens.id.clone(),
            weights: lens.weights.clone(),
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

/// The value intervals as columns.
fn columns(matrix: &DecisionMatrix) -> DataFrame {
    let columns = (0..matrix.criteria()).flat_map(|c| {
        let column = |name: String, values: &[f64]| number_column(name, values.to_vec());
        [column(low_value(c), matrix.low_column(c)), column(high_value(c), matrix.high_column(c))]
    });
    DataFrame::new(matrix.ideas(), columns.collect()).expect("columns have one cell for each idea")
}
