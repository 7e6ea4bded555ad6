//! The table as written: where its records are, so that any cell can be shown again.

use super::locate;
use crate::diagnostic::{SourceId, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// The table as written. It keeps the file's bytes and where each record begins, not a copy of every cell.
#[derive(Clone, Debug)]
pub struct Table {
    pub(super) source: SourceId,
    pub(super) bytes: Arc<[u8]>,
    pub(super) delimiter: u8,
    /// Headers, trimmed.
    pub(super) headers: Vec<String>,
    /// Where the header line begins.
    pub(super) header_start: usize,
    /// Where the record of each idea begins.
    pub(super) starts: Vec<usize>,
    /// Cells that a what-if has changed, by idea and header.
    pub(super) changed: BTreeMap<(usize, usize), String>,
}

impl Table {
    /// The headers, in order.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The place of a header.
    pub fn header(&self, name: &str) -> Option<usize> {
        self.headers.iter().position(|h| h == name)
    }

    /// The cells of an idea as written, unquoted and trimmed.
    pub fn row(&self, idea: usize) -> Vec<String> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(&self.bytes[self.starts[idea]..]);
        let mut record = csv::ByteRecord::new();
        reader.read_byte_record(&mut record).expect("bytes in memory can be read");
        let mut row: Vec<String> = record.iter().map(|c| String::from_utf8_lossy(c).trim().to_owned()).collect();
        for ((_, header), text) in self.changed.range((idea, 0)..(idea + 1, 0)) {
            row[*header] = text.clone();
        }
        row
    }

    /// One cell as written.
    pub fn cell(&self, idea: usize, header: usize) -> String {
        self.row(idea).swap_remove(header)
    }

    /// Where the facts of a column come from, as its `X:source` column says; none where it says nothing.
    pub fn source_of(&self, idea: usize, column: &str) -> Option<String> {
        let header = self.header(&format!("{column}:source"))?;
        Some(self.cell(idea, header)).filter(|s| !s.is_empty())
    }

    /// The place of a header in the file.
    pub fn header_span(&self, header: usize) -> Span {
        Span::new(self.source, self.nth_cell(self.header_start, header))
    }

    /// The place of the whole header line.
    pub fn header_line(&self) -> Span {
        let (cells, _) = locate::cells(&self.bytes, self.header_start, self.delimiter);
        Span::new(self.source, cells[0].start..cells[cells.len() - 1].end)
    }

    /// The place of a cell in the record that begins at `start`.
    pub(super) fn nth_cell(&self, start: usize, n: usize) -> Range<usize> {
        let (cells, _) = locate::cells(&self.bytes, start, self.delimiter);
        cells.get(n).or(cells.last()).cloned().unwrap_or(start..start)
    }

    pub(super) fn overwrite(&mut self, idea: usize, header: usize, text: &str) {
        self.changed.insert((idea, header), text.to_owned());
    }
}
