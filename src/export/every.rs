//! Every idea of a table of any size, block after block in the order of the table: the columns that a ranking has, less
//! those that need all ideas at once (rank, dominance) or many words (reason).

use super::free_key;
use crate::rubric::Rubric;
use crate::score::{GateState, Verdict};
use crate::stream::{Rows, Texts};
use std::collections::HashSet;

/// The columns that are written.
pub struct Every {
    /// Their keys.
    pub keys: Vec<String>,
    /// Whether each holds numbers.
    pub are_numbers: Vec<bool>,
    /// Whether the file is told of each idea.
    has_files: bool,
    /// Headers of the table that stand as they are.
    carried: Vec<usize>,
}

/// One column of a block.
pub enum Values<'r> {
    /// Texts; an empty one is nothing.
    Texts(&'r Texts),
    /// The same text all over.
    Text(&'r str),
    /// Words of dingzi's own.
    Words(Vec<&'static str>),
    /// Numbers.
    Numbers(&'r [f64]),
}

impl Every {
    /// Of a rubric and the headers of the table, which may be made of several files.
    pub fn new(rubric: &Rubric, headers: &[String], has_files: bool) -> Every {
        let mut columns: Vec<(String, bool)> = Vec::new();
        let fixed = [("idea", false), ("name", false), ("score", true), ("potential", true), ("verdict", false)];
        columns.extend(fixed.map(|(key, is_number)| (key.to_owned(), is_number)));
        columns.extend(rubric.gates.iter().map(|gate| (format!("gate:{}", gate.id), false)));
        for criterion in &rubric.criteria {
            columns.push((format!("value:{}", criterion.id), true));
            columns.push((format!("best:{}", criterion.id), true));
        }
        // The column of the names stands in front already.
        let named = rubric.table.idea.as_ref().map(|idea| &idea.name);
        let carried: Vec<usize> = (0..headers.len()).filter(|&header| Some(&headers[header]) != named).collect();
        let mut taken: HashSet<String> = columns.iter().map(|(key, _)| key.clone()).collect();
        let file = has_files.then_some("file");
        for header in carried.iter().map(|&header| headers[header].as_str()).chain(file) {
            let key = free_key(header, |key| taken.contains(key));
            taken.insert(key.clone());
            columns.push((key, false));
        }
        let (keys, are_numbers) = columns.into_iter().unzip();
        Every { keys, are_numbers, has_files, carried }
    }

    /// What a block says, by column.
    pub fn values<'r>(&self, rows: &'r Rows<'_>) -> Vec<Values<'r>> {
        let part = rows.part;
        let verdicts = part.verdict.iter().copied().map(Verdict::id).collect();
        let mut values = vec![
            Values::Texts(&rows.ids),
            Values::Texts(&rows.names),
            Values::Numbers(part.score()),
            Values::Numbers(part.potential()),
            Values::Words(verdicts),
        ];
        let gates = part.gates.iter().map(|states| states.iter().copied().map(GateState::id).collect());
        values.extend(gates.map(Values::Words));
        for criterion in 0..part.criteria() {
            values.push(Values::Numbers(part.low(criterion)));
            values.push(Values::Numbers(part.high(criterion)));
        }
        values.extend(self.carried.iter().map(|&header| Values::Texts(&rows.cells[header])));
        if self.has_files {
            values.push(Values::Text(rows.file));
        }
        values
    }
}
