//! Parquet files: columns, and random access to rows.

use super::arrays::{Frame, are_numbers, cell, fits_its_digits, read_as, texts};
use super::budget::{MEMORY_BYTES, TooLarge, longest_text};
use super::guard::guarded;
use super::pages::{self, ColumnPages, check_footer};
use super::special::refused;
use crate::diagnostic::{Code, FileColumns, Finding, Findings, SourceId, Sources};
use crate::say::findings::files::{self as say, Flaw, WhyUnread};
use polars::prelude::PolarsResult;
use polars_arrow::array::{Array, new_null_array};
use polars_arrow::compute::concatenate::concatenate;
use polars_arrow::datatypes::{ArrowDataType, ArrowSchema, Field, TimeUnit};
use polars_io::mmap::ReaderBytes;
use polars_parquet::read::schema::{
    SchemaInferenceOptions, parquet_to_arrow_schema_with_options, read_custom_key_value_metadata,
    read_schema_from_metadata,
};
use polars_parquet::read::{
    BasicDecompressor, FileMetadata, Filter, PageReader, ParquetType, PhysicalType, RowGroupMetadata,
    column_iter_to_arrays, read_metadata,
};
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
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
    metadata: FileMetadata,
    /// The first row of each row group.
    starts: Vec<usize>,
    /// The names of the columns that can be read, in order.
    pub headers: Vec<String>,
    /// What they are read as.
    fields: Vec<Field>,
    /// The names of all other columns, and why they are left out.
    others: Vec<(String, WhyUnread)>,
    /// Whether pages are so large that only one thread at a time may unpack them.
    is_heavy: bool,
}

impl Parquet {
    /// Reads the metadata of a file, and checks the sizes in its page headers.
    ///
    /// # Errors
    /// If it cannot be read, is not a Parquet file, or would take too much memory.
    pub fn of(mut reader: impl Read + Seek) -> io::Result<Parquet> {
        check_footer(&mut reader)?;
        let read = guarded(|| {
            let metadata = read_metadata(&mut reader)?;
            PolarsResult::Ok((schema(&metadata)?, metadata))
        });
        let (schema, metadata) = read.map_err(io::Error::other)?.map_err(io::Error::other)?;
        let (mut headers, mut fields, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let mut named: HashMap<&str, Vec<&ParquetType>> = HashMap::new();
        metadata.schema().fields().iter().for_each(|column| named.entry(column.name()).or_default().push(column));
        for field in schema.iter_values() {
            let of_name = named.get(&*field.name).map_or(&[][..], Vec::as_slice);
            if of_name.len() > 1 {
                others.push((field.name.to_string(), WhyUnread::Twice));
                continue;
            }
            match read_as(&field.dtype, of_name.first().and_then(|column| stored(column))) {
                Some(kind) => {
                    headers.push(field.name.to_string());
                    fields.push(Field::new(field.name.clone(), kind, true));
                }
                None => {
                    // Without what a list is a list of.
                    let kind = format!("{:?}", field.dtype);
                    let kind = kind.split('(').next().unwrap_or_default().to_owned();
                    others.push((field.name.to_string(), WhyUnread::Kind(kind)));
                }
            }
        }
        let (mut starts, mut next) = (Vec::with_capacity(metadata.row_groups.len()), 0usize);
        for group in &metadata.row_groups {
            starts.push(next);
            next = next.saturating_add(group.num_rows());
        }
        let mut file = Parquet { metadata, starts, headers, fields, others, is_heavy: false };
        let pages = file.check(&mut reader)?;
        file.is_heavy = pages.iter().any(|pages| pages.most > MAX_CHUNK_BYTES);
        file.leave_out(pages.into_iter().map(|pages| pages.odd));
        Ok(file)
    }

    /// Checks the pages of all columns that are read; returns what those of each are.
    fn check(&self, reader: &mut (impl Read + Seek)) -> io::Result<Vec<ColumnPages>> {
        let mut pages: Vec<ColumnPages> = self.headers.iter().map(|_| ColumnPages::default()).collect();
        for group in &self.metadata.row_groups {
            for (header, pages) in self.headers.iter().zip(&mut pages) {
                for chunk in group.columns_under_root_iter(header).into_iter().flatten() {
                    let range = guarded(|| chunk.byte_range()).map_err(io::Error::other)?;
                    pages.check(reader, range, chunk.num_values(), chunk.physical_type())?;
                }
            }
        }
        // The library counts rows in 32 bits.
        match u32::try_from(self.rows()) {
            Ok(_) => Ok(pages),
            Err(_) => Err(pages::damaged(Flaw::Rows(self.rows() as u64))),
        }
    }

    /// Leaves out the columns with an encoding that is not read.
    fn leave_out(&mut self, odd: impl Iterator<Item = Option<&'static str>>) {
        let headers = std::mem::take(&mut self.headers).into_iter();
        for ((header, field), odd) in headers.zip(std::mem::take(&mut self.fields)).zip(odd) {
            match odd {
                Some(encoding) => self.others.push((header, WhyUnread::Encoding(encoding.to_owned()))),
                None => {
                    self.headers.push(header);
                    self.fields.push(field);
                }
            }
        }
    }

    /// The number of its rows.
    pub fn rows(&self) -> usize {
        let last = self.starts.last().zip(self.metadata.row_groups.last());
        last.map_or(0, |(start, group)| start.saturating_add(group.num_rows()))
    }

    /// What a column is read as.
    pub fn kind(&self, header: usize) -> &ArrowDataType {
        &self.fields[header].dtype
    }

    /// What its columns are.
    pub fn columns(&self) -> FileColumns {
        let typed = self.fields.iter().map(|field| are_numbers(&field.dtype)).collect();
        FileColumns { typed, unread: self.others.clone() }
    }

    /// Ranges of at most `most` rows for reading the columns below these headers; none crosses row groups.
    pub fn parts(&self, most: usize, headers: &[usize]) -> Vec<Range<usize>> {
        let mut parts = Vec::new();
        for (group, &start) in self.metadata.row_groups.iter().zip(&self.starts) {
            let bytes = unpacked(group, headers.iter().map(|header| &*self.headers[*header])).max(1);
            let fitting = (u128::from(MAX_CHUNK_BYTES) * group.num_rows() as u128 / bytes).max(1);
            let most = most.min(usize::try_from(fitting).unwrap_or(most));
            let (mut start, end) = (start, start + group.num_rows());
            while start < end {
                parts.push(start..(start + most).min(end));
                start = (start + most).min(end);
            }
        }
        parts
    }

    /// Reads some rows, as [`Parquet::parts`] has them, of the columns below some headers.
    ///
    /// # Errors
    /// If the file is damaged, cannot be read, or would take too much memory.
    pub fn read(&self, bytes: &ReaderBytes, rows: Range<usize>, headers: &[usize]) -> io::Result<Frame> {
        static ALONE: Mutex<()> = Mutex::new(());
        let _alone = self.is_heavy.then(|| ALONE.lock().unwrap_or_else(PoisonError::into_inner));
        let mut frame = Frame { rows: rows.len(), columns: self.headers.iter().map(|_| None).collect() };
        if rows.is_empty() {
            return Ok(frame);
        }
        let group = self.starts.partition_point(|start| *start <= rows.start).saturating_sub(1);
        let (start, group) = (self.starts[group], &self.metadata.row_groups[group]);
        let rows = rows.start - start..rows.end - start;
        for &header in headers {
            let column = guarded(|| column(bytes, group, rows.clone(), &self.fields[header]));
            let column = column.map_err(io::Error::other)?.map_err(io::Error::other)?;
            if column.len() != rows.len() || column.dtype() != self.kind(header) {
                return Err(pages::damaged(Flaw::ShortColumn));
            }
            if !fits_its_digits(&*column) {
                return Err(pages::damaged(Flaw::Digits));
            }
            frame.columns[header] = Some(column);
        }
        match text_bytes(&frame) {
            long if long > MAX_CHUNK_TEXT_BYTES => Err(TooLarge::error(Some(long), MAX_CHUNK_TEXT_BYTES)),
            _ => Ok(frame),
        }
    }

    /// All of it as CSV.
    fn text(&self, bytes: &ReaderBytes) -> io::Result<Vec<u8>> {
        let (mut csv, headers) = (header(&self.headers), Vec::from_iter(0..self.headers.len()));
        for rows in self.parts(MAX_CHUNK_ROWS, &headers) {
            let frame = self.read(bytes, rows, &headers)?;
            let most = longest_text(bytes.len() as u64);
            if csv.len() as u64 + text_bytes(&frame) > most {
                return Err(TooLarge::error(None, most));
            }
            csv.append(&mut self::csv(&frame, 0..frame.rows));
        }
        Ok(csv)
    }
}

/// The columns of a file with their types. Of the old timestamps of 96 bits, microseconds are read: nanoseconds since 1970
/// would end in the year 2262.
fn schema(metadata: &FileMetadata) -> PolarsResult<ArrowSchema> {
    let written = read_schema_from_metadata(&mut read_custom_key_value_metadata(metadata.key_value_metadata()))?;
    let options = SchemaInferenceOptions { int96_coerce_to_timeunit: TimeUnit::Microsecond };
    Ok(written.unwrap_or_else(|| parquet_to_arrow_schema_with_options(metadata.schema().fields(), &Some(options))))
}

/// How the values of a column that holds no others are stored.
fn stored(column: &ParquetType) -> Option<PhysicalType> {
    match column {
        ParquetType::PrimitiveType(values) => Some(values.physical_type),
        ParquetType::GroupType { .. } => None,
    }
}

/// The bytes of some columns of a row group, unpacked.
fn unpacked<'n>(group: &RowGroupMetadata, names: impl Iterator<Item = &'n str>) -> u128 {
    let chunks = names.filter_map(|name| group.columns_under_root_iter(name)).flatten();
    chunks.map(|chunk| chunk.uncompressed_size().max(0) as u128).sum()
}

/// Decodes some rows of a column of a row group.
fn column(
    bytes: &ReaderBytes,
    group: &RowGroupMetadata,
    rows: Range<usize>,
    field: &Field,
) -> PolarsResult<Box<dyn Array>> {
    let chunk = group.columns_under_root_iter(&field.name).and_then(|mut chunks| chunks.next());
    let Some(chunk) = chunk else { return Ok(new_null_array(field.dtype.clone(), rows.len())) };
    let range = chunk.byte_range();
    let range = range.start as usize..range.end as usize;
    let packed = match bytes {
        ReaderBytes::Owned(mapped) => mapped.clone().sliced(range),
        ReaderBytes::Borrowed(bytes) => bytes[range].to_vec().into(),
    };
    let pages = PageReader::new(Cursor::new(packed), chunk, Vec::new(), usize::MAX);
    let kind = &chunk.descriptor().descriptor.primitive_type;
    let part = (rows.len() < group.num_rows()).then(|| Filter::new_ranged(rows.start, rows.end));
    let pages = vec![BasicDecompressor::new(pages, Vec::new())];
    let (mut arrays, _) = column_iter_to_arrays(pages, vec![kind], field.clone(), part)?;
    match arrays.len() {
        1 => Ok(arrays.remove(0)),
        _ => concatenate(&arrays.iter().map(|array| &**array).collect::<Vec<_>>()),
    }
}

/// The bytes of a file, mapped into memory.
///
/// # Errors
/// If the system cannot do that.
pub fn mapped(mut file: File) -> io::Result<ReaderBytes<'static>> {
    let mapped = guarded(|| match ReaderBytes::from(&mut file) {
        ReaderBytes::Owned(bytes) => ReaderBytes::Owned(bytes),
        ReaderBytes::Borrowed(bytes) => ReaderBytes::Owned(bytes.to_vec().into()),
    });
    mapped.map_err(io::Error::other)
}

/// The total length of all texts, in bytes.
fn text_bytes(frame: &Frame) -> u64 {
    let columns = frame.columns.iter().flatten();
    columns.filter_map(|column| texts(&**column)).map(|texts| texts.total_bytes_len() as u64).sum()
}

/// The header as CSV.
pub fn header(headers: &[String]) -> Vec<u8> {
    written([headers].into_iter())
}

/// Some rows of a frame as CSV; columns that were not asked for are empty.
pub fn csv(frame: &Frame, rows: Range<usize>) -> Vec<u8> {
    let cell = |row: usize, column: &Option<Box<dyn Array>>| match column {
        Some(column) => cell(&**column, row).into_owned(),
        None => String::new(),
    };
    written(rows.map(|row| frame.columns.iter().map(move |column| cell(row, column))))
}

fn written<C: AsRef<[u8]>>(records: impl Iterator<Item = impl IntoIterator<Item = C>>) -> Vec<u8> {
    let mut csv = csv::WriterBuilder::new().quote_style(csv::QuoteStyle::Necessary).from_writer(Vec::new());
    records.for_each(|record| csv.write_record(record).expect("memory takes every record"));
    csv.into_inner().expect("memory takes every record")
}

/// Whether a file in memory holds more than a table that is read whole: by its rows, and by the bytes of its cells, of
/// which one takes a few as text however well the column is packed.
pub(super) fn is_large(bytes: &[u8], most_rows: usize, most_bytes: u64) -> bool {
    const CELL_BYTES: u128 = 4;
    Parquet::of(Cursor::new(bytes)).is_ok_and(|file| {
        let names = || file.headers.iter().map(String::as_str);
        let unpacked: u128 = file.metadata.row_groups.iter().map(|group| unpacked(group, names())).sum();
        let cells = file.rows() as u128 * file.headers.len() as u128;
        file.rows() > most_rows || unpacked.max(CELL_BYTES * cells) > u128::from(most_bytes)
    })
}

/// Adds a Parquet file in memory to the sources, as CSV.
pub(super) fn add(name: String, bytes: &[u8], sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    let text = Parquet::of(Cursor::new(bytes))
        .and_then(|file| Ok((file.text(&ReaderBytes::Borrowed(bytes))?, file.columns())));
    match text {
        Ok((text, columns)) => Some(sources.add_columns(name, text, columns)),
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
