//! Every idea of a table of any size, block by block in the order of the table: the columns of a ranking, except those
//! that need all ideas at once (rank, dominance) or many words (reason).

use crate::identity;
use crate::rubric::Rubric;
use crate::score::{GateState, Verdict};
use crate::stream::BlockRows;
use csv::StringRecord;
use std::collections::HashSet;

/// The columns that are written.
pub struct Every {
    /// Their keys.
    pub keys: Vec<String>,
    /// Whether each holds numbers.
    pub are_numbers: Vec<bool>,
    /// Whether each row names its file.
    has_files: bool,
    /// Places of the headers whose columns are carried along.
    carried: Vec<usize>,
}

/// One column of a block.
pub enum Values<'r> {
    /// Texts; an empty one means no value.
    Texts(&'r StringRecord),
    /// The same text in every row.
    Text(&'r str),
    /// Words of dingzi's own.
    Words(Vec<&'static str>),
    /// Numbers.
    Numbers(&'r [f64]),
}

impl Every {
    /// The columns for a rubric and the headers of a table, which may consist of several files.
    pub fn new(rubric: &Rubric, headers: &[String], has_files: bool) -> Every {
        let fixed = [("idea", false), ("name", false), ("score", true), ("potential", true), ("verdict", false)];
        let mut columns: Vec<(String, bool)> = fixed.map(|(key, is_number)| (key.to_owned(), is_number)).into();
        // Gates are words, values are numbers.
        let judged = judged_keys(rubric).enumerate().map(|(n, key)| (key, n >= rubric.gates.len()));
        columns.extend(judged);
        let carried = carried(headers, rubric, columns.iter().map(|(key, _)| key.clone()).collect());
        columns.extend(carried.iter().map(|(_, key)| (key.clone(), false)));
        if has_files {
            columns.push((free_key("file", |key| columns.iter().any(|(known, _)| known == key)), false));
        }
        let carried = carried.into_iter().map(|(header, _)| header).collect();
        let (keys, are_numbers) = columns.into_iter().unzip();
        Every { keys, are_numbers, has_files, carried }
    }

    /// The values of a block, by column.
    pub fn values<'r>(&self, rows: &'r BlockRows<'_>) -> Vec<Values<'r>> {
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

/// A name for a column that no other has: the name itself, or with stars after it.
pub fn free_key(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut key = name.to_owned();
    while key.is_empty() || is_taken(&key) {
        key.push('*');
    }
    key
}

/// Keys of the columns with the state of each gate, then with both ends of the value on each criterion.
pub fn judged_keys(rubric: &Rubric) -> impl Iterator<Item = String> {
    let gates = rubric.gates.iter().map(|gate| format!("gate:{}", gate.id));
    gates.chain(rubric.criteria.iter().flat_map(|c| [format!("value:{}", c.id), format!("best:{}", c.id)]))
}

/// The user's columns that a table for programs carries along: their places in the header, and unique keys, since a
/// header may be empty, repeated or `taken`. The column that identifies the ideas is left out: it comes first already.
pub fn carried(headers: &[String], rubric: &Rubric, mut taken: HashSet<String>) -> Vec<(usize, String)> {
    let idea = rubric.table.idea.as_ref();
    let named = idea.and_then(|idea| identity::find(headers.iter().map(String::as_str), &idea.name));
    let own = headers.iter().enumerate().filter(|(place, _)| Some(*place) != named);
    let keyed = own.map(|(place, header)| {
        let key = free_key(header, |key| taken.contains(key));
        taken.insert(key.clone());
        (place, key)
    });
    keyed.collect()
}
