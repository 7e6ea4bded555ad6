//! What is known of some ideas and what it is worth, as columns of one data frame. Everything else looks at the numbers
//! of these columns without a copy; only the states of gates are kept beside them as well.

use super::ends::EvidenceEnds;
use super::gates::GateStates;
use super::matrix::DecisionMatrix;
use super::numbers::column;
use super::verdict::GateState;
use crate::rubric::Rubric;
use polars::prelude::*;

/// The name of the column with the proven value on a criterion, in [0, 1].
pub fn value_key(criterion: &str) -> String {
    format!("value:{criterion}")
}

/// The name of the column with the best possible value on a criterion.
pub fn best_key(criterion: &str) -> String {
    format!("best:{criterion}")
}

/// The name of the column with the state of a gate.
pub fn gate_key(gate: &str) -> String {
    format!("gate:{gate}")
}

const FAILED: &str = "failed:";

/// The name of the column that says whether a gate fails: null where that is open.
pub(super) fn failed_key(gate: &str) -> String {
    format!("{FAILED}{gate}")
}

/// The names of the columns with both ends of the evidence, in its unit; NaN where nothing is known.
fn evidence_keys(criterion: &str) -> [String; 2] {
    [format!("least:{criterion}"), format!("most:{criterion}")]
}

/// The columns of some ideas: evidence, gates, values.
pub(super) fn frame(rubric: &Rubric, facts: &EvidenceEnds, gates: &GateStates, matrix: &DecisionMatrix) -> DataFrame {
    let evidence = rubric.criteria.iter().zip(facts.ends()).flat_map(|(criterion, ends)| {
        let keyed = evidence_keys(&criterion.id).into_iter().zip(ends);
        keyed.map(|(key, numbers)| column(key, numbers)).collect::<Vec<_>>()
    });
    let failed = rubric.gates.iter().enumerate().map(|(g, gate)| {
        let failed = gates.of_gate(g).map(GateState::failed);
        BooleanChunked::from_iter_options(failed_key(&gate.id).into(), failed).into_column()
    });
    let values = rubric.criteria.iter().enumerate().flat_map(|(c, criterion)| {
        let (low, high) = matrix.ends();
        [column(value_key(&criterion.id), &low[c]), column(best_key(&criterion.id), &high[c])]
    });
    let columns = evidence.chain(failed).chain(values).collect();
    DataFrame::new(matrix.ideas(), columns).expect("ids are unique, and each column has a cell for each idea")
}

/// The columns of a frame, with the states of gates in words.
pub(super) fn in_words(frame: &DataFrame) -> impl Iterator<Item = Column> {
    frame.columns().iter().map(|column| match (column.bool(), column.name().strip_prefix(FAILED)) {
        (Ok(failed), Some(gate)) => {
            let state = |failed: Option<bool>| GateState::of(failed).id();
            Column::new(gate_key(gate).into(), failed.iter().map(state).collect::<Vec<_>>())
        }
        _ => column.clone(),
    })
}
