//! Parquet, for other programs; written by polars.

use super::{Cell, Format, Table, terminal::Screen};
use polars::prelude::{Column, DataFrame};
use polars_io::parquet::write::ParquetWriter;
use std::io::Write;

pub(super) const FORMAT: Format = Format {
    id: "parquet",
    about: "for data frames: typed columns, full precision",
    write,
    is_text: false,
    has_data: true,
    has_about: false,
};

fn write(table: &Table, out: &mut dyn Write, _: Screen) -> std::io::Result<()> {
    let column = |c: usize| {
        let name = table.columns[c].key.as_str();
        let cells = || table.rows.iter().map(|row| &row[c]);
        // A column of nothing but blanks is text, as the table's own columns are.
        let blank = cells().all(|cell| *cell == Cell::None);
        let numbers = !blank && cells().all(|cell| matches!(cell, Cell::Number(..) | Cell::None));
        let wholes = !blank && cells().all(|cell| matches!(cell, Cell::Whole(_) | Cell::Rank(..) | Cell::None));
        if wholes {
            let whole = |cell: &Cell| match cell {
                Cell::Whole(n) => Some(*n),
                Cell::Rank(rank, _) => Some(*rank as i64),
                _ => None,
            };
            Column::new(name.into(), cells().map(whole).collect::<Vec<_>>())
        } else if numbers {
            let number = |cell: &Cell| if let Cell::Number(x, _) = cell { Some(*x) } else { None };
            Column::new(name.into(), cells().map(number).collect::<Vec<_>>())
        } else {
            let text = |cell: &Cell| match cell {
                Cell::None => None,
                Cell::Term { id, .. } => Some((*id).to_owned()),
                other => Some(other.shown()),
            };
            Column::new(name.into(), cells().map(text).collect::<Vec<_>>())
        }
    };
    let columns = (0..table.columns.len()).map(column).collect();
    let frame = DataFrame::new(table.rows.len(), columns);
    // polars wraps errors of writing beyond recognition (a closed pipe is none), so it writes into memory.
    let mut bytes = Vec::new();
    let written = frame.and_then(|mut frame| ParquetWriter::new(&mut bytes).finish(&mut frame));
    written.map_err(std::io::Error::other)?;
    out.write_all(&bytes)
}
