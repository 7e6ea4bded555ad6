//! Every idea of a table of any size, block by block in the order of the table: the columns of a ranking, except those
//! that need all ideas at once (rank, dominance) or many words (reason).

use crate::identity;
use crate::rubric::Rubric;
use crate::score::{best_key, gate_key, value_key};
use crate::stream::{BlockRows, CarriedCells};
use polars_arrow::datatypes::ArrowDataType;
use std::collections::HashSet;

/// A column, which a large table is written by.
pub struct BlockColumn {
    /// Its key.
    pub key: String,
    /// The type of its values.
    pub kind: ArrowDataType,
    /// Its values in a block.
    pub values: BlockValues,
}

/// Gives the values of a column in a block.
type BlockValues = Box<dyn for<'r> Fn(&'r BlockRows<'_>) -> Values<'r> + Send + Sync>;

/// The values of a column in one block.
pub enum Values<'r> {
    /// Cells of the table, or names.
    Cells(&'r CarriedCells),
    /// The same text in every row.
    Text(&'r str),
    /// Words of dingzi's own.
    Words(Vec<&'static str>),
    /// Numbers.
    Numbers(&'r [f64]),
}

/// The columns for a rubric and the headers of a table, which may consist of several files, with their types.
pub fn block_columns(
    rubric: &Rubric,
    headers: &[String],
    kinds: &[ArrowDataType],
    has_files: bool,
) -> Vec<BlockColumn> {
    let mut columns = vec![
        texts("idea".into(), |rows| Values::Cells(&rows.ids)),
        texts("name".into(), |rows| Values::Cells(&rows.names)),
        numbers("score".into(), |rows| rows.part.score()),
        numbers("potential".into(), |rows| rows.part.potential()),
        texts("verdict".into(), |rows| Values::Words(rows.part.verdict.iter().map(|verdict| verdict.id()).collect())),
    ];
    let gates = rubric.gates.len();
    columns.extend(judged_keys(rubric).enumerate().map(|(n, key)| match n.checked_sub(gates) {
        None => texts(key, move |rows| Values::Words(rows.part.gates[n].iter().map(|state| state.id()).collect())),
        Some(end) if end % 2 == 0 => numbers(key, move |rows| rows.part.low(end / 2)),
        Some(end) => numbers(key, move |rows| rows.part.high(end / 2)),
    }));
    let taken = columns.iter().map(|column| column.key.clone()).collect();
    let carried = carried(headers, rubric, taken).into_iter();
    columns.extend(carried.map(|(header, key)| BlockColumn {
        kind: kinds[header].clone(),
        ..texts(key, move |rows| Values::Cells(&rows.cells[header]))
    }));
    if has_files {
        let file = free_key("file", |key| columns.iter().any(|column| column.key == key));
        columns.push(texts(file, |rows| Values::Text(rows.file)));
    }
    columns
}

fn texts(key: String, values: impl for<'r> Fn(&'r BlockRows<'_>) -> Values<'r> + Send + Sync + 'static) -> BlockColumn {
    BlockColumn { key, kind: ArrowDataType::Utf8View, values: Box::new(values) }
}

fn numbers(
    key: String,
    values: impl for<'r> Fn(&'r BlockRows<'_>) -> &'r [f64] + Send + Sync + 'static,
) -> BlockColumn {
    BlockColumn { key, kind: ArrowDataType::Float64, values: Box::new(move |rows| Values::Numbers(values(rows))) }
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
    let gates = rubric.gates.iter().map(|gate| gate_key(&gate.id));
    gates.chain(rubric.criteria.iter().flat_map(|c| [value_key(&c.id), best_key(&c.id)]))
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
