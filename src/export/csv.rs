//! CSV: full precision, every column, UTF-8.

use super::{Cell, Format, Table, terminal::Screen};
use std::io::Write;

pub(super) const FORMAT: Format = Format {
    id: "csv",
    about: "comma-separated, full precision, the ideas' own columns carried along",
    write,
    is_text: true,
    has_data: true,
    has_about: false,
};

fn write(table: &Table, out: &mut dyn Write, _: Screen) -> std::io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(table.columns.iter().map(|c| &c.key))?;
    for row in &table.rows {
        csv.write_record(row.iter().map(|cell| match cell {
            Cell::Number(x, _) => x.to_string(),
            Cell::Term { id, .. } => (*id).to_owned(),
            Cell::Rank(rank, _) => rank.to_string(),
            other => other.shown(),
        }))?;
    }
    csv.flush()
}
