//! What is known of some ideas and what it is worth, as columns of one data frame.

use super::numbers::column;
use super::scored::Scored;
use super::verdict::GateState;
use super::weigh::{POTENTIAL, SCORE, VERDICT};
use crate::rubric::Rubric;
use polars::prelude::{Column, DataFrame};

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

/// The names of the columns with both ends of the evidence, in its unit; NaN where nothing is known.
fn evidence_keys(criterion: &str) -> [String; 2] {
    [format!("least:{criterion}"), format!("most:{criterion}")]
}

impl Scored {
    /// The ideas as one frame of polars, a row each in the order of the table. `name`; `rank` (1 = best); `score` and
    /// `potential` (0–100); `verdict`; for each gate `gate:ID` (passed, failed or unknown); for each criterion
    /// `value:ID` and `best:ID` (0–1), `least:ID` and `most:ID` (the evidence in its unit, NaN if unknown). The numbers
    /// are shared, not copied.
    pub fn frame(&self, rubric: &Rubric) -> DataFrame {
        let ranks: Vec<u32> = self.rank.iter().map(|rank| *rank as u32).collect();
        let verdicts: Vec<&str> = self.verdict.iter().map(|verdict| verdict.id()).collect();
        let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
        let mut columns = vec![
            Column::new("name".into(), names),
            Column::new("rank".into(), ranks),
            column(SCORE.to_owned(), &self.score),
            column(POTENTIAL.to_owned(), &self.potential),
            Column::new(VERDICT.into(), verdicts),
        ];
        for (g, gate) in rubric.gates.iter().enumerate() {
            let states: Vec<&str> = self.gates.of_gate(g).map(GateState::id).collect();
            columns.push(Column::new(gate_key(&gate.id).into(), states));
        }
        let (low, high) = self.matrix.ends();
        for (c, criterion) in rubric.criteria.iter().enumerate() {
            let [least, most] = &self.facts.ends()[c];
            let [least_key, most_key] = evidence_keys(&criterion.id);
            columns.extend([
                column(value_key(&criterion.id), &low[c]),
                column(best_key(&criterion.id), &high[c]),
                column(least_key, least),
                column(most_key, most),
            ]);
        }
        DataFrame::new(self.len(), columns).expect("ids are unique, and each column has a cell for each idea")
    }
}
