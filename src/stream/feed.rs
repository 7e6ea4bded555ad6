//! Reads the input as blocks of whole records, one after the other.

use super::file::{FileContent, TableFile};
use super::query::StreamQuery;
use crate::diagnostic::Finding;
use crate::evidence::{MAX_RECORD_BYTES, last_end};
use crate::input::ByteCount;
use crate::progress::Progress;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::ops::Range;
use std::sync::Arc;

/// The size of a block of text, in bytes.
const BLOCK_BYTES: usize = 1 << 20;

/// The most rows of a table that are read as columns at once.
const MAX_READ_ROWS: usize = 1 << 17;

/// How many of them are scored at once: columns of so many numbers stay in the cache, and their memory at hand.
const SCORED_ROWS: usize = 1 << 14;

/// A block of whole records.
pub(super) struct Chunk {
    /// Its records.
    pub records: RawRecords,
    /// Whether it is the last block of the file.
    pub is_last: bool,
    /// Whether it is the only block of the file.
    pub is_only: bool,
}

/// Records as read.
pub(super) enum RawRecords {
    /// As text, in the encoding of the file.
    Text(Vec<u8>),
    /// As these rows of the columns below these headers, yet to be read; each of the ranges is a block of its own.
    Columns(Vec<Range<usize>>, Arc<[usize]>),
}

impl RawRecords {
    /// How many blocks they are.
    fn blocks(&self) -> usize {
        match self {
            RawRecords::Text(_) => 1,
            RawRecords::Columns(blocks, _) => blocks.len(),
        }
    }
}

/// Why the input cannot be read further.
pub(super) enum FeedError {
    /// A record has no end in sight; these are its first bytes.
    TooLong(Vec<u8>),
    /// The file cannot be read.
    File(Box<Finding>),
}

/// The blocks of all files.
pub(super) struct Feed<'f> {
    files: &'f [TableFile],
    /// The number of the next block, and its file.
    block: usize,
    file: usize,
    /// The reader of that file, once it is open.
    open: Option<OpenFile>,
    /// Whether cells that the rubric does not read are wanted too.
    wants_cells: bool,
    /// The most rows in a block of columns.
    most_rows: usize,
    /// The progress to update, and the bytes of the files already finished.
    progress: &'f Progress,
    before: u64,
}

/// A file that is being read.
enum OpenFile {
    Text {
        reader: Box<dyn Read + Send>,
        /// The beginning of the next record, read with the last block.
        carry: Vec<u8>,
        /// The bytes read from disk.
        read: ByteCount,
    },
    Columns {
        headers: Arc<[usize]>,
        /// The blocks still to come, and the number of rows in all.
        parts: VecDeque<Range<usize>>,
        rows: usize,
    },
}

/// The number of a block, its file, and the block or the reason why it cannot be read; `None` at the end.
pub(super) type NextChunk = Option<(usize, usize, Result<Chunk, FeedError>)>;

impl<'f> Feed<'f> {
    pub fn new(files: &'f [TableFile], query: &StreamQuery<'f>) -> Feed<'f> {
        // What is written by block is packed by block: the more rows, the better.
        let most_rows = if query.outlet.is_some() { MAX_READ_ROWS } else { SCORED_ROWS };
        let StreamQuery { wants_cells, progress, .. } = *query;
        Feed { files, block: 0, file: 0, open: None, wants_cells, most_rows, progress, before: 0 }
    }

    /// Ends the input, so that no block follows.
    pub fn stop(&mut self) {
        self.file = self.files.len();
    }

    /// The next block; `None` at the end. It is read into `buffer`, which is overwritten.
    pub fn next(&mut self, buffer: Vec<u8>) -> NextChunk {
        let (block, file) = (self.block, self.file);
        let size = self.files.get(file).filter(|_| !self.progress.is_stopped())?.size();
        let is_first = self.open.is_none();
        let result =
            self.read(buffer).map(|(records, is_last)| Chunk { records, is_last, is_only: is_first && is_last });
        self.block += result.as_ref().map_or(1, |chunk| chunk.records.blocks());
        match &result {
            Ok(chunk) if chunk.is_last => {
                self.before += size.unwrap_or(0);
                (self.file, self.open) = (self.file + 1, None);
            }
            Ok(_) => {}
            Err(_) => self.stop(),
        }
        let read = self.open.as_ref().map_or(0, |open| open.read(size.unwrap_or(0)));
        self.progress.reach(self.before + read);
        Some((block, file, result))
    }

    /// The next records of the file, and whether they are the last.
    fn read(&mut self, buffer: Vec<u8>) -> Result<(RawRecords, bool), FeedError> {
        let file = &self.files[self.file];
        let open = match &mut self.open {
            Some(open) => open,
            closed => closed.insert(OpenFile::of(file, self.wants_cells).map_err(FeedError::File)?),
        };
        match open {
            OpenFile::Columns { headers, parts, .. } => {
                let part = parts.pop_front().unwrap_or(0..0);
                let starts = part.clone().step_by(self.most_rows);
                let mut blocks: Vec<_> = starts.map(|start| start..(start + self.most_rows).min(part.end)).collect();
                // A file without a row is a block too.
                if blocks.is_empty() {
                    blocks.push(part);
                }
                Ok((RawRecords::Columns(blocks, headers.clone()), parts.is_empty()))
            }
            OpenFile::Text { reader, carry, .. } => {
                let (bytes, is_last) = text(file, reader, carry, buffer)?;
                Ok((RawRecords::Text(bytes), is_last))
            }
        }
    }
}

impl OpenFile {
    /// The number of bytes read so far of a file of this `size`.
    fn read(&self, size: u64) -> u64 {
        match self {
            OpenFile::Text { read, .. } => read.get(),
            OpenFile::Columns { parts, rows, .. } => {
                let left = parts.iter().map(Range::len).sum::<usize>();
                (size as f64 * (1.0 - left as f64 / (*rows).max(1) as f64)) as u64
            }
        }
    }

    fn of(file: &TableFile, wants_cells: bool) -> Result<OpenFile, Box<Finding>> {
        match &file.content {
            FileContent::Text { skip, rest } => {
                let rest = rest.lock().expect("nothing panics here").take();
                let (reader, read) = rest.map_or_else(|| file.open(*skip), Ok)?;
                Ok(OpenFile::Text { reader, carry: Vec::new(), read })
            }
            FileContent::Parquet(parquet) => {
                let all = 0..parquet.headers.len();
                let headers: Arc<[usize]> = all.filter(|&header| wants_cells || file.head.is_read(header)).collect();
                let parts = parquet.parts(MAX_READ_ROWS, &headers).into();
                Ok(OpenFile::Columns { headers, parts, rows: parquet.rows() })
            }
        }
    }
}

/// Bytes left for the next block, so that the last block of a file has more than a record or two, unless they are long.
const TAIL_BYTES: usize = 16 << 10;

/// The next whole records of a text, and whether they are the last.
fn text(
    file: &TableFile,
    reader: &mut dyn Read,
    carry: &mut Vec<u8>,
    mut bytes: Vec<u8>,
) -> Result<(Vec<u8>, bool), FeedError> {
    // Old content behind the carry is overwritten by the read, so nothing needs to be cleared.
    let mut filled = carry.len();
    bytes.splice(..filled.min(bytes.len()), carry.drain(..));
    let mut wanted = BLOCK_BYTES;
    loop {
        filled = fill(reader, &mut bytes, filled, wanted).map_err(|error| FeedError::File(file.unreadable(&error)))?;
        if filled < wanted {
            bytes.truncate(filled);
            return if file.has_changed() { Err(FeedError::File(file.changed())) } else { Ok((bytes, true)) };
        }
        bytes.truncate(filled);
        // Totals at the very end are recognised by their names, so they must be in one block with the records above
        // them.
        let cut = bytes.len().saturating_sub(TAIL_BYTES);
        let delimiter = file.head.table.delimiter;
        if let Some(end) = last_end(&bytes[..cut], delimiter).or_else(|| last_end(&bytes, delimiter)) {
            carry.extend_from_slice(&bytes[end..]);
            bytes.truncate(end);
            return Ok((bytes, false));
        }
        if wanted >= MAX_RECORD_BYTES {
            return Err(FeedError::TooLong(bytes));
        }
        wanted *= 2;
    }
}

/// Reads until the first `wanted` bytes are filled or the input ends. Returns the number of bytes filled.
fn fill(reader: &mut dyn Read, bytes: &mut Vec<u8>, mut filled: usize, wanted: usize) -> io::Result<usize> {
    if bytes.len() < wanted {
        bytes.resize(wanted, 0);
    }
    while filled < wanted {
        match reader.read(&mut bytes[filled..wanted]) {
            Ok(0) => break,
            Ok(n) => filled += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}
