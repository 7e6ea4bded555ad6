//! Parquet, for other programs; written by polars.

use super::every::{BlockColumn, Values};
use super::format::Format;
use super::table::{Cell, Table};
use crate::lang::Word;
use crate::say::choices;
use crate::stream::{BlockRows, Outlet, PreparedBlock};
use polars::prelude::{Column, DataFrame, DataType, Field, PolarsResult, Schema};
use polars_io::parquet::write::{BatchedWriter, ParquetWriter};
use std::io::{self, Write};
use std::sync::{Arc, Mutex};

pub(super) const FORMAT: Format = Format {
    id: "parquet",
    name: choices::PARQUET,
    about: Word::new("for data frames: typed columns, full precision", "给数据框用：列有类型，全部小数位"),
    write,
    is_text: false,
    has_data: true,
    has_about: false,
    blocks: Some(blocks),
};

fn write(table: &Table, out: &mut dyn Write, _: usize) -> std::io::Result<()> {
    let column = |c: usize| {
        let name = table.columns[c].key.as_str();
        let cells = || table.rows.iter().map(|row| &row[c]);
        // An empty column is text, as the table's own columns are.
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
            let text = |cell: &Cell| (*cell != Cell::None).then(|| cell.data());
            Column::new(name.into(), cells().map(text).collect::<Vec<_>>())
        }
    };
    let columns = (0..table.columns.len()).map(column).collect();
    let frame = DataFrame::new(table.rows.len(), columns);
    // polars wraps write errors beyond recognition (a closed pipe must stay one), so it writes into memory.
    let mut bytes = Vec::new();
    let written = frame.and_then(|mut frame| ParquetWriter::new(&mut bytes).finish(&mut frame));
    written.map_err(std::io::Error::other)?;
    out.write_all(&bytes)
}

/// The rows of every idea, one row group per block.
struct ParquetBlocks<'w> {
    columns: Vec<BlockColumn>,
    writer: BatchedWriter<ErrorKeeper<'w>>,
    error: Arc<Mutex<Option<io::Error>>>,
}

/// Keeps the original of a write error, which polars wraps beyond recognition.
struct ErrorKeeper<'w> {
    out: &'w mut (dyn Write + Send),
    error: Arc<Mutex<Option<io::Error>>>,
}

impl ErrorKeeper<'_> {
    fn told<T>(&self, result: io::Result<T>) -> io::Result<T> {
        result.map_err(|error| {
            let kind = error.kind();
            *self.error.lock().expect("nothing panics here") = Some(error);
            kind.into()
        })
    }
}

impl Write for ErrorKeeper<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let result = self.out.write(bytes);
        self.told(result)
    }

    fn flush(&mut self) -> io::Result<()> {
        let result = self.out.flush();
        self.told(result)
    }
}

fn blocks<'w>(columns: Vec<BlockColumn>, out: &'w mut (dyn Write + Send)) -> Box<dyn Outlet + 'w> {
    let field = |column: &BlockColumn| {
        Field::new(column.key.as_str().into(), if column.is_number { DataType::Float64 } else { DataType::String })
    };
    let schema: Schema = columns.iter().map(field).collect();
    let error = Arc::new(Mutex::new(None));
    let writer = ParquetWriter::new(ErrorKeeper { out, error: error.clone() }).set_parallel(false).batched(&schema);
    Box::new(ParquetBlocks { columns, writer: writer.expect("texts and numbers can be written"), error })
}

impl ParquetBlocks<'_> {
    fn with_original_error<T>(&self, result: PolarsResult<T>) -> io::Result<T> {
        result.map_err(|error| {
            let told = self.error.lock().expect("nothing panics here").take();
            told.unwrap_or_else(|| io::Error::other(error))
        })
    }
}

impl Outlet for ParquetBlocks<'_> {
    fn prepare<'o>(&'o self, rows: BlockRows<'_>) -> PreparedBlock<'o> {
        let ideas = rows.part.ideas();
        let column = |column: &BlockColumn| {
            let name = column.key.as_str().into();
            match (column.values)(&rows) {
                Values::Texts(texts) => {
                    Column::new(name, texts.iter().map(|text| (!text.is_empty()).then_some(text)).collect::<Vec<_>>())
                }
                Values::Text(text) => Column::new(name, vec![text; ideas]),
                Values::Words(words) => Column::new(name, words),
                Values::Numbers(numbers) => Column::new(name, numbers),
            }
        };
        let columns = self.columns.iter().map(column).collect();
        let frame = DataFrame::new(ideas, columns).expect("columns have one cell for each idea");
        let groups: PolarsResult<Vec<_>> = self.writer.encode_and_compress(&frame).collect();
        Box::new(move || self.with_original_error(groups.and_then(|groups| self.writer.write_row_groups(groups))))
    }

    fn finish(&self) -> io::Result<()> {
        self.with_original_error(self.writer.finish()).map(|_| ())
    }
}
