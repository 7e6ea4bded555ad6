//! Parquet, for other programs; written by polars.

use super::dictionary;
use super::every::{BlockColumn, Values};
use super::format::Format;
use super::table::{Cell, Table};
use crate::lang::Word;
use crate::say::choices;
use crate::stream::{BlockRows, CarriedCells, Outlet, PreparedBlock};
use polars::prelude::{Column, DataFrame, PolarsResult};
use polars_arrow::array::{Array, PrimitiveArray, Utf8ViewArray, new_null_array};
use polars_arrow::datatypes::{ArrowDataType, ArrowSchema, Field};
use polars_io::parquet::write::ParquetWriter;
use polars_parquet::write::{
    CompressedPage, CompressionOptions, DynIter, DynStreamingIterator, Encoding, FileWriter, ParquetType,
    StatisticsOptions, Version, WriteOptions, ZstdLevel, array_to_columns, compress, fallible_streaming_iterator,
    get_dtype_encoding,
};
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

/// How the rows of every idea are packed: at the first level of Zstandard, which takes a seventh less time than the third
/// and no more room, for most of it are numbers.
fn options() -> WriteOptions {
    let compression = CompressionOptions::Zstd(ZstdLevel::try_new(1).ok());
    WriteOptions { statistics: StatisticsOptions::default(), version: Version::V1, compression, data_page_size: None }
}

/// The rows of every idea, one row group per block. Each thread packs its own blocks.
struct ParquetBlocks<'w> {
    columns: Vec<BlockColumn>,
    kinds: Vec<ParquetType>,
    writer: Mutex<FileWriter<ErrorKeeper<'w>>>,
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
    let field = |column: &BlockColumn| Field::new(column.key.as_str().into(), column.kind.clone(), true);
    let schema: ArrowSchema = columns.iter().map(field).collect();
    let error = Arc::new(Mutex::new(None));
    let writer = FileWriter::try_new(ErrorKeeper { out, error: error.clone() }, schema, options());
    let writer = writer.expect("what is read can be written");
    let kinds = writer.parquet_schema().fields().to_vec();
    Box::new(ParquetBlocks { columns, kinds, writer: Mutex::new(writer), error })
}

impl ParquetBlocks<'_> {
    fn with_original_error<T>(&self, result: PolarsResult<T>) -> io::Result<T> {
        result.map_err(|error| {
            let told = self.error.lock().expect("nothing panics here").take();
            told.unwrap_or_else(|| io::Error::other(error))
        })
    }

    /// Writes a row group from the pages of its columns.
    fn group(&self, ideas: usize, columns: &[Vec<CompressedPage>]) -> PolarsResult<()> {
        let pages = columns.iter().map(|pages| {
            let pages = fallible_streaming_iterator::convert(pages.iter().map(PolarsResult::Ok));
            PolarsResult::Ok(DynStreamingIterator::new(pages))
        });
        self.writer.lock().expect("nothing panics here").write(ideas as u64, DynIter::new(pages))
    }
}

/// The values of a column as an array of its type.
fn array(values: Values, kind: &ArrowDataType, ideas: usize) -> Box<dyn Array> {
    match values {
        Values::Cells(CarriedCells::Typed(array)) if array.dtype() == kind => array.clone(),
        Values::Cells(CarriedCells::Missing) => new_null_array(kind.clone(), ideas),
        Values::Cells(cells) => {
            let text = |idea: usize| Some(cells.text(idea)).filter(|text| !text.is_empty());
            Utf8ViewArray::from_slice((0..ideas).map(text).collect::<Vec<_>>()).boxed()
        }
        Values::Text(text) => Utf8ViewArray::from_slice_values(vec![text; ideas]).boxed(),
        Values::Words(words) => Utf8ViewArray::from_slice_values(words).boxed(),
        Values::Numbers(numbers) => PrimitiveArray::from_slice(numbers).boxed(),
    }
}

/// The pages of a column.
fn packed(array: &dyn Array, kind: &ParquetType) -> PolarsResult<Vec<CompressedPage>> {
    let (array, encodings) = match array.as_any().downcast_ref() {
        Some(numbers) => match dictionary::of(numbers) {
            Some(list) => (list.boxed(), vec![Encoding::RleDictionary]),
            None => (array.to_boxed(), vec![Encoding::Plain]),
        },
        None => (array.to_boxed(), get_dtype_encoding(array.dtype())),
    };
    let pages = array_to_columns(array, kind.clone(), options(), &encodings)?;
    pages.into_iter().flatten().map(|page| Ok(compress(page?, Vec::new(), options().compression)?)).collect()
}

impl Outlet for ParquetBlocks<'_> {
    fn prepare<'o>(&'o self, rows: BlockRows<'_>) -> PreparedBlock<'o> {
        let ideas = rows.part.ideas();
        if ideas == 0 {
            return Box::new(|| Ok(()));
        }
        let packed = |(column, kind): (&BlockColumn, &ParquetType)| {
            packed(&*array((column.values)(&rows), &column.kind, ideas), kind)
        };
        let columns: PolarsResult<Vec<_>> = self.columns.iter().zip(&self.kinds).map(packed).collect();
        Box::new(move || self.with_original_error(columns.and_then(|columns| self.group(ideas, &columns))))
    }

    fn finish(&self) -> io::Result<()> {
        self.with_original_error(self.writer.lock().expect("nothing panics here").end(None)).map(|_| ())
    }
}
