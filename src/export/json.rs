//! JSON: one object with facts about the table, and its rows as objects. docs/FORMAT.md gives the shape.

use super::format::Format;
use super::table::{Cell, Table};
use crate::diagnostic::printable_json;
use crate::lang::Word;
use crate::say::choices;
use serde_json::{Map, Value};
use std::io::Write;

pub(super) const FORMAT: Format = Format {
    id: "json",
    name: choices::JSON,
    about: Word::new(
        "one object: about the run, then a list of rows, full precision",
        "一个对象：先是这次运行的情况，再是各行，全部小数位",
    ),
    write,
    is_text: true,
    has_data: true,
    has_about: true,
    blocks: None,
};

fn write(table: &Table, out: &mut dyn Write, _: usize) -> std::io::Result<()> {
    let mut object = Map::new();
    for (key, value) in &table.about {
        object.insert((*key).to_owned(), value.clone());
    }
    let row = |cells: &Vec<Cell>| -> Value {
        let fields = table.columns.iter().zip(cells).map(|(column, cell)| (column.key.clone(), cell.value()));
        Value::Object(fields.collect())
    };
    object.insert("rows".into(), table.rows.iter().map(row).collect());
    writeln!(out, "{}", printable_json(&serde_json::to_string_pretty(&object)?))
}
