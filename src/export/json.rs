//! JSON: one object with facts about the table, and its rows as objects. docs/FORMAT.md gives the shape.

use super::format::Format;
use super::table::{Cell, Table};
use crate::diagnostic::printable_json;
use crate::lang::Word;
use crate::say::choices;
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::io::{self, Write};

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

fn write(table: &Table, out: &mut dyn Write, _: usize) -> io::Result<()> {
    let mut out = Printed { out, text: Vec::new() };
    serde_json::to_writer_pretty(&mut out, &Whole(table))?;
    out.write_all(b"\n")?;
    out.flush()
}

/// A table as one object.
struct Whole<'t>(&'t Table);

/// A row of it.
struct Row<'t>(&'t Table, &'t [Cell]);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(None)?;
        for (key, value) in &self.0.about {
            object.serialize_entry(key, value)?;
        }
        let rows: Vec<Row> = self.0.rows.iter().map(|cells| Row(self.0, cells)).collect();
        object.serialize_entry("rows", &rows)?;
        object.end()
    }
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.columns.iter().map(|column| &column.key).zip(self.1))
    }
}

impl Serialize for Cell {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Cell::Text(text) | Cell::Styled(text, _) => serializer.serialize_str(text),
            Cell::Number(x, _) => serializer.serialize_f64(*x),
            Cell::Term { id, .. } => serializer.serialize_str(id),
            other => other.value().serialize(serializer),
        }
    }
}

/// Writes JSON so that nothing in it commands a terminal, many pieces at once.
struct Printed<'w> {
    out: &'w mut dyn Write,
    text: Vec<u8>,
}

impl Write for Printed<'_> {
    /// Takes whole characters, as the serializer writes them.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        const AT_ONCE: usize = 64 << 10;
        self.text.extend_from_slice(bytes);
        if self.text.len() >= AT_ONCE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        let text = std::mem::take(&mut self.text);
        self.out.write_all(printable_json(&String::from_utf8_lossy(&text)).as_bytes())
    }
}
