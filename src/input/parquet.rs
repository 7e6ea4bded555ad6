//! Parquet files: columns, and random access to rows.

use super::budget::{MEMORY_BYTES, TooLarge, longest_text};
use super::guard::guarded;
use super::open::refused;
use super::pages::{self, check_footer, check_pages};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources};
use crate::say::findings::files::{self as say, Flaw};
use polars::datatypes::ArrowDataType as Type;
use polars::prelude::{AnyValue, Column, DataFrame, PolarsError};
use polars_io::SerReader;
use polars_io::mmap::MmapBytesReader;
use polars_io::parquet::read::{ParallelStrategy, ParquetReader};
use polars_io::prelude::FileMetadataRef;
use std::borrow::Cow;
use std::io::{self, Cursor};
use std::ops::Range;
use std::sync::{Mutex, PoisonError};

/// How many rows are converted to CSV at once.
const MAX_CHUNK_ROWS: usize = 1 << 16;

/// How many bytes of columns are read at once, at least one row.
const MAX_CHUNK_BYTES: u64 = MEMORY_BYTES / 16;
/// The most bytes of texts in a chunk, once shared texts are copied for each row.
const MAX_CHUNK_TEXT_BYTES: u64 = MEMORY_BYTES / 4;

/// The metadata of a Parquet file.
pub struct Parquet {
    metadata: FileMetadataRef,
    /// The names of the columns that can be read, in order.
    pub headers: Vec<String>,
    /// Those of them that hold texts.
    pub texts: Vec<String>,
    /// The names of all other columns, with their types.
    others: Vec<(String, String)>,
    /// Whether pages are so large that only one thread at a time may unpack them.
    is_heavy: bool,
}

impl Parquet {
    /// Reads the metadata of a file, and checks the sizes in its page headers.
    ///
    /// # Errors
    /// If it cannot be read, is not a Parquet file, or would take too much memory.
    pub fn of(mut reader: impl MmapBytesReader) -> io::Result<Parquet> {
        check_footer(&mut reader)?;
        let read = guarded(|| {
            let mut opened = ParquetReader::new(&mut reader);
            let schema = opened.schema()?;
            Ok::<_, PolarsError>((schema, opened.get_metadata()?.clone()))
        });
        let (schema, metadata) = read.map_err(io::Error::other)?.map_err(io::Error::other)?;
        let (mut headers, mut others, mut texts) = (Vec::new(), Vec::new(), Vec::new());
        for field in schema.iter_values() {
            let name = field.name.to_string();
            match field.dtype() {
                Type::Null | Type::Boolean | Type::Int32 | Type::Int64 | Type::UInt32 | Type::UInt64 => {}
                Type::Float32 | Type::Float64 => {}
                Type::Utf8 | Type::LargeUtf8 | Type::Utf8View => texts.push(name.clone()),
                other => {
                    others.push((name, format!("{other:?}")));
                    continue;
                }
            }
            headers.push(name);
        }
        let mut file = Parquet { metadata, headers, others, texts, is_heavy: false };
        file.is_heavy = file.check(&mut reader)? > MAX_CHUNK_BYTES;
        Ok(file)
    }

    /// Checks the pages of all columns that are read; returns the memory for the largest page.
    fn check(&self, reader: &mut impl MmapBytesReader) -> io::Result<u64> {
        let (mut rows, mut most) = (0u64, 0);
        for group in &self.metadata.row_groups {
            rows = rows.saturating_add(group.num_rows() as u64);
            for header in &self.headers {
                for chunk in group.columns_under_root_iter(header).into_iter().flatten() {
                    let range = guarded(|| chunk.byte_range()).map_err(io::Error::other)?;
                    most = most.max(check_pages(reader, range, chunk.num_values())?);
                }
            }
        }
        // The library counts rows in 32 bits.
        match u32::try_from(rows) {
            Ok(_) => Ok(most),
            Err(_) => Err(pages::damaged(Flaw::Rows(rows))),
        }
    }

    /// Ranges of at most `most` rows for reading these columns; none crosses row groups.
    pub fn parts(&self, most: usize, columns: &[String]) -> Vec<Range<usize>> {
        let (mut parts, mut start) = (Vec::new(), 0);
        for group in &self.metadata.row_groups {
            let chunks = columns.iter().filter_map(|column| group.columns_under_root_iter(column)).flatten();
            let bytes = chunks.map(|chunk| chunk.uncompressed_size().max(0) as u128).sum::<u128>().max(1);
            let fitting = (u128::from(MAX_CHUNK_BYTES) * group.num_rows() as u128 / bytes).max(1);
            let most = most.min(usize::try_from(fitting).unwrap_or(most));
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
    /// If the file is damaged, cannot be read, or would take too much memory.
    pub fn read(
        &self,
        mut reader: impl MmapBytesReader,
        rows: Range<usize>,
        columns: &[String],
    ) -> io::Result<DataFrame> {
        static ALONE: Mutex<()> = Mutex::new(());
        let _alone = self.is_heavy.then(|| ALONE.lock().unwrap_or_else(PoisonError::into_inner));
        let frame = guarded(|| {
            let mut reader = ParquetReader::new(&mut reader);
            reader.set_metadata(self.metadata.clone());
            let reader = reader.with_columns(Some(columns.to_vec())).with_slice(Some((rows.start, rows.len())));
            reader.read_parallel(ParallelStrategy::None).set_rechunk(true).finish()
        });
        let frame = frame.map_err(io::Error::other)?.map_err(io::Error::other)?;
        if frame.columns().iter().any(|column| column.len() != rows.len()) {
            return Err(pages::damaged(Flaw::ShortColumn));
        }
        match texts(&frame) {
            long if long > MAX_CHUNK_TEXT_BYTES => Err(TooLarge::error(Some(long), MAX_CHUNK_TEXT_BYTES)),
            _ => Ok(frame),
        }
    }

    /// Reports the columns that are left out.
    pub fn tell_others(&self, name: &str, findings: &mut Findings) {
        for (column, kind) in &self.others {
            findings.push(Finding::new(Code::W0308, say::column_left_out(name, column, kind)));
        }
    }
}

/// The total length of all texts, in bytes.
fn texts(frame: &DataFrame) -> u64 {
    let texts = frame.columns().iter().filter_map(|column| column.str().ok());
    texts.flat_map(|texts| texts.downcast_iter().map(|part| part.total_bytes_len() as u64)).sum()
}

/// A cell as text.
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
        // Null and NaN, which data frames do not tell apart.
        _ => Cow::Borrowed(""),
    }
}

/// The header, or the rows of a frame, as CSV; columns missing from the frame are empty.
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

/// Adds a Parquet file in memory to the sources, as CSV.
pub(super) fn add(name: String, bytes: &[u8], sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    let text = Parquet::of(Cursor::new(bytes)).and_then(|file| {
        file.tell_others(&name, findings);
        let mut csv = self::csv(&file.headers, None);
        for rows in file.parts(MAX_CHUNK_ROWS, &file.headers) {
            let frame = file.read(Cursor::new(bytes), rows, &file.headers)?;
            let most = longest_text(bytes.len() as u64);
            if csv.len() as u64 + texts(&frame) > most {
                return Err(TooLarge::error(None, most));
            }
            csv.append(&mut self::csv(&file.headers, Some(&frame)));
        }
        Ok(csv)
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
    refused(name, error).unwrap_or_else(|| Finding::new(Code::E0104, say::damaged_parquet(name, &say::reason(error))))
}
