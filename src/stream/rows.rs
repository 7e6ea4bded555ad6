//! The records of a block, as text or as columns, and the rows of its ideas as they are written when every idea of a
//! large table is output.

use super::file::TableFile;
use crate::diagnostic::line_ends;
use crate::evidence::{RecordParser, one_line};
use crate::input::parquet;
use crate::rubric::TableSpec;
use crate::score::ScoredPart;
use csv::StringRecord;
use polars::prelude::{Column, DataFrame};
use std::borrow::Cow;
use std::io;

/// Records, each identified by its start: a byte in text, a row in columns.
#[derive(Clone, Copy)]
pub(super) enum Records<'b> {
    /// UTF-8 text.
    Text(&'b [u8]),
    /// The rows of a frame, with the names of the columns of its file.
    Frame(&'b DataFrame, &'b [String]),
}

impl<'b> Records<'b> {
    /// The record that begins at `start`, as text; it may be followed by other records up to `next`.
    pub fn record(self, start: usize, next: Option<usize>) -> Cow<'b, [u8]> {
        match self {
            Records::Text(text) => Cow::Borrowed(&text[start..next.unwrap_or(text.len())]),
            Records::Frame(frame, headers) => Cow::Owned(parquet::csv(headers, Some(&frame.slice(start as i64, 1)))),
        }
    }

    /// The number of line ends between the starts of two records.
    pub fn lines(self, from: usize, to: usize) -> usize {
        match self {
            Records::Text(text) => line_ends(&text[from..to]),
            Records::Frame(..) => to - from,
        }
    }
}

/// The ideas of a block, in the order of the table. Each list of texts is one string.
pub struct BlockRows<'r> {
    /// The file that they come from.
    pub file: &'r str,
    /// Their ids.
    pub ids: StringRecord,
    /// Their names as shown.
    pub names: StringRecord,
    /// Cells as written, unquoted and trimmed, by header of the whole table, then idea.
    pub cells: Vec<StringRecord>,
    /// Their scores.
    pub part: &'r ScoredPart,
}

/// The output for the ideas of a large table, block after block.
pub trait Outlet: Sync {
    /// Prepares the output of a block, on any thread. The returned closures write it and are called in the order of the
    /// table.
    fn prepare<'o>(&'o self, rows: BlockRows<'_>) -> PreparedBlock<'o>;
    /// Writes the end of the output.
    fn finish(&self) -> io::Result<()>;
}

/// A closure that writes the prepared output of a block.
pub type PreparedBlock<'o> = Box<dyn FnOnce() -> io::Result<()> + Send + 'o>;

/// Reads the records of one file into [`BlockRows`].
pub(super) struct BlockRowReader<'f> {
    file: &'f TableFile,
    /// The place of each of its columns in the whole table, and the number of columns there.
    places: &'f [usize],
    width: usize,
    /// The columns that identify and name the idea.
    id: usize,
    name: usize,
}

impl<'f> BlockRowReader<'f> {
    /// A reader for a file with its columns at `places` in a table of `width` columns; names are read below the header
    /// `name`.
    pub fn new(
        file: &'f TableFile,
        places: &'f [usize],
        width: usize,
        spec: &TableSpec,
        name: Option<&str>,
    ) -> BlockRowReader<'f> {
        let place = |wanted: &str| file.head.table.header(wanted);
        let id = spec.idea.as_ref().and_then(|idea| place(&idea.name)).unwrap_or(0);
        let name = name.and_then(place).unwrap_or(id);
        BlockRowReader { file, places, width, id, name }
    }

    /// Reads the records that begin at `starts`.
    pub fn rows<'r>(&'r self, records: Records, starts: &[usize], part: &'r ScoredPart) -> BlockRows<'r> {
        let mut rows = BlockRows {
            file: &self.file.name,
            ids: StringRecord::default(),
            names: StringRecord::default(),
            cells: vec![StringRecord::default(); self.width],
            part,
        };
        match records {
            Records::Text(text) => {
                let mut record = RecordParser::new(self.file.head.table.delimiter);
                for &start in starts {
                    record.record(text, start);
                    self.push(&mut rows, |n| String::from_utf8_lossy(record.cell(n)));
                }
            }
            Records::Frame(frame, names) => {
                let columns: Vec<Option<&Column>> = names.iter().map(|name| frame.column(name).ok()).collect();
                for &row in starts {
                    self.push(&mut rows, |n| columns[n].map_or(Cow::Borrowed(""), |column| parquet::cell(column, row)));
                }
            }
        }
        rows
    }

    /// Adds the next idea from its cells.
    fn push<'c>(&self, rows: &mut BlockRows, cell: impl Fn(usize) -> Cow<'c, str>) {
        let id = one_line(&cell(self.id));
        let name = if self.name == self.id { String::new() } else { one_line(&cell(self.name)) };
        rows.names.push_field(if name.is_empty() { &id } else { &name });
        rows.ids.push_field(&id);
        for (n, &place) in self.places.iter().enumerate() {
            rows.cells[place].push_field(cell(n).trim());
        }
        // Columns that only other files have stay empty.
        let ideas = rows.ids.len();
        for column in rows.cells.iter_mut().filter(|column| column.len() < ideas) {
            column.push_field("");
        }
    }
}
