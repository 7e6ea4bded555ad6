//! A Parquet file: its columns, and its rows from anywhere.

use crate::diagnostic::{Finding, Findings, SourceId, Sources};
use polars::datatypes::ArrowDataType as Type;
use polars::prelude::{AnyValue, Column, DataFrame};
use polars_io::SerReader;
use polars_io::mmap::MmapBytesReader;
use polars_io::parquet::read::{ParallelStrategy, ParquetReader};
use polars_io::prelude::FileMetadataRef;
use std::borrow::Cow;
use std::io::{self, Cursor};
use std::ops::Range;

/// How a Parquet file begins.
const MAGIC: &[u8] = b"PAR1";

/// Rows that are rendered at once.
const ROWS: usize = 1 << 16;

/// Whether bytes are those of a Parquet file.
pub fn is_parquet(beginning: &[u8]) -> bool {
    beginning.starts_with(MAGIC)
}

/// A Parquet file of which the metadata are read.
pub struct Parquet {
    metadata: FileMetadataRef,
    /// Names of the columns whose types are read, and of the others with their types.
    headers: Vec<String>,
    others: Vec<(String, String)>,
}

impl Parquet {
    /// Reads the metadata of a file.
    ///
    /// # Errors
    /// If it cannot be read, or is none.
    pub fn of(mut reader: impl MmapBytesReader) -> io::Result<Parquet> {
        let mut opened = ParquetReader::new(&mut reader);
        let schema = opened.schema().map_err(io::Error::other)?;
        let metadata = opened.get_metadata().map_err(io::Error::other)?.clone();
        let (mut headers, mut others) = (Vec::new(), Vec::new());
        for field in schema.iter_values() {
            let name = field.name.to_string();
            match field.dtype() {
                Type::Null | Type::Boolean | Type::Int32 | Type::Int64 | Type::UInt32 | Type::UInt64 => {
                    headers.push(name)
                }
                Type::Float32 | Type::Float64 | Type::Utf8 | Type::LargeUtf8 | Type::Utf8View => headers.push(name),
                other => others.push((name, format!("{other:?}"))),
            }
        }
        Ok(Parquet { metadata, headers, others })
    }

    /// The names of the columns that are read, in order.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The rows in parts of so many at most, none of which lies in two row groups.
    pub fn parts(&self, most: usize) -> Vec<Range<usize>> {
        let (mut parts, mut start) = (Vec::new(), 0);
        for group in &self.metadata.row_groups {
            let end = start + group.num_rows();
            while start < end {
                parts.push(start..(start + most).min(end));
                start = (start + most).min(end);
            }
        }
        parts
    }

    /// Reads some rows of some columns.
    ///
    /// # Errors
    /// If the file is damaged or cannot be read.
    pub fn read(
        &self,
        mut reader: impl MmapBytesReader,
        rows: Range<usize>,
        columns: &[String],
    ) -> io::Result<DataFrame> {
        let mut reader = ParquetReader::new(&mut reader);
        reader.set_metadata(self.metadata.clone());
        let reader = reader.with_columns(Some(columns.to_vec())).with_slice(Some((rows.start, rows.len())));
        let reader = reader.read_parallel(ParallelStrategy::None).set_rechunk(true);
        reader.finish().map_err(io::Error::other)
    }

    /// Tells which columns are left out, if the table needs them or not.
    pub fn tell_others(&self, name: &str, findings: &mut Findings) {
        for (column, kind) in &self.others {
            findings.push(
                Finding::new("W0308", format!("the column `{column}` of `{name}` is left out: its type is {kind}"))
                    .help("write it as numbers, texts or truth values"),
            );
        }
    }
}

/// A cell as it would be written into a text.
pub fn cell(column: &Column, row: usize) -> Cow<'_, str> {
    match column.get(row) {
        Ok(AnyValue::String(text)) => Cow::Borrowed(text),
        Ok(AnyValue::StringOwned(text)) => Cow::Owned(text.to_string()),
        Ok(AnyValue::Boolean(x)) => Cow::Borrowed(if x { "true" } else { "false" }),
        Ok(AnyValue::Float32(x)) if !x.is_nan() => Cow::Owned(x.to_string()),
        Ok(AnyValue::Float64(x)) if !x.is_nan() => Cow::Owned(x.to_string()),
        Ok(AnyValue::Int32(x)) => Cow::Owned(x.to_string()),
        Ok(AnyValue::Int64(x)) => Cow::Owned(x.to_string()),
        Ok(AnyValue::UInt32(x)) => Cow::Owned(x.to_string()),
        Ok(AnyValue::UInt64(x)) => Cow::Owned(x.to_string()),
        // Nothing, and what is no number, which data frames take for the same.
        _ => Cow::Borrowed(""),
    }
}

/// The header and the rows as a text (CSV); of a column that the frame lacks, empty cells.
pub fn csv(headers: &[String], frame: Option<&DataFrame>) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Necessary).from_writer(Vec::new());
    let Some(frame) = frame else {
        csv.write_record(headers).expect("memory takes every record");
        return csv.into_inner().expect("memory takes every record");
    };
    let columns: Vec<Option<&Column>> = headers.iter().map(|header| frame.column(header).ok()).collect();
    for row in 0..frame.height() {
        let cells = columns.iter().map(|column| column.map_or(Cow::Borrowed(""), |column| cell(column, row)));
        csv.write_record(cells.map(Cow::into_owned)).expect("memory takes every record");
    }
    csv.into_inner().expect("memory takes every record")
}

/// Adds a Parquet file in memory to the sources, as a text.
pub(super) fn add(name: String, bytes: &[u8], sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    let text = Parquet::of(Cursor::new(bytes)).and_then(|file| {
        file.tell_others(&name, findings);
        let (headers, rows) = (file.headers.clone(), file.metadata.num_rows);
        let mut text = csv(&headers, None);
        for start in (0..rows).step_by(ROWS) {
            let frame = file.read(Cursor::new(bytes), start..(start + ROWS).min(rows), &headers)?;
            text.append(&mut csv(&headers, Some(&frame)));
        }
        Ok(text)
    });
    match text {
        Ok(text) => Some(sources.add(name, text)),
        Err(error) => {
            findings.push(damaged(&name, &error));
            None
        }
    }
}

/// Why a Parquet file cannot be read.
pub fn damaged(name: &str, error: &io::Error) -> Finding {
    Finding::new("E0104", format!("`{name}` cannot be read as Parquet: {error}"))
        .help("write it again, or save the table as CSV")
}
