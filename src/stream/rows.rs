//! The records of a block, as text or as columns, and the rows of its ideas as they are written when every idea of a
//! large table is output.

use super::file::TableFile;
use crate::diagnostic::line_ends;
use crate::evidence::one_line;
use crate::input::arrays::{self, Frame};
use crate::input::parquet;
use crate::rubric::TableSpec;
use crate::score::ScoredPart;
use csv::StringRecord;
use polars_arrow::array::Array;
use polars_arrow::array::builder::{ArrayBuilder, ShareStrategy, make_builder};
use polars_arrow::datatypes::ArrowDataType;
use std::borrow::Cow;
use std::io;

/// Records, each identified by its start: a byte in text, a row in columns.
#[derive(Clone, Copy)]
pub(super) enum Records<'b> {
    /// UTF-8 text.
    Text(&'b [u8]),
    /// The rows of a frame.
    Frame(&'b Frame),
}

impl<'b> Records<'b> {
    /// The record that begins at `start`, as text; it may be followed by other records up to `next`.
    pub fn record(self, start: usize, next: Option<usize>) -> Cow<'b, [u8]> {
        match self {
            Records::Text(text) => Cow::Borrowed(&text[start..next.unwrap_or(text.len())]),
            Records::Frame(frame) => Cow::Owned(parquet::csv(frame, start..start + 1)),
        }
    }

    /// The number of line ends between the starts of two records.
    pub fn lines(self, from: usize, to: usize) -> usize {
        match self {
            Records::Text(text) => line_ends(&text[from..to]),
            Records::Frame(_) => to - from,
        }
    }
}

/// The ideas of a block, in the order of the table.
pub struct BlockRows<'r> {
    /// The file that they come from.
    pub file: &'r str,
    /// Their ids.
    pub ids: CarriedCells,
    /// Their names as shown.
    pub names: CarriedCells,
    /// Their own cells, by header of the whole table.
    pub cells: Vec<CarriedCells>,
    /// Their scores.
    pub part: &'r ScoredPart,
}

/// One cell of each idea of a block.
#[derive(Clone)]
pub enum CarriedCells {
    /// Only other files have the column.
    Missing,
    /// Texts as written, unquoted and trimmed, all in one string; an empty one means no value.
    Texts(StringRecord),
    /// Values of the type that the column has in all files.
    Typed(Box<dyn Array>),
}

impl CarriedCells {
    /// The cell of an idea as text.
    pub fn text(&self, idea: usize) -> Cow<'_, str> {
        match self {
            CarriedCells::Missing => Cow::Borrowed(""),
            CarriedCells::Texts(texts) => Cow::Borrowed(&texts[idea]),
            CarriedCells::Typed(array) => arrays::cell(&**array, idea),
        }
    }
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
    /// The place of each of its columns in the whole table.
    places: &'f [usize],
    /// The types of the columns of the whole table.
    kinds: &'f [ArrowDataType],
    /// The columns that identify and name the idea.
    id: usize,
    name: usize,
}

impl<'f> BlockRowReader<'f> {
    /// A reader for a file with its columns at `places` in a table of columns of these `kinds`; names are read below the
    /// header `name`.
    pub fn new(
        file: &'f TableFile,
        places: &'f [usize],
        kinds: &'f [ArrowDataType],
        spec: &TableSpec,
        name: Option<&str>,
    ) -> BlockRowReader<'f> {
        let place = |wanted: &str| file.head.table.header(wanted);
        let id = spec.idea.as_ref().and_then(|idea| place(&idea.name)).unwrap_or(0);
        let name = name.and_then(place).unwrap_or(id);
        BlockRowReader { file, places, kinds, id, name }
    }

    /// Reads the records that begin at `starts`.
    pub fn rows<'r>(&'r self, records: Records, starts: &[usize], part: &'r ScoredPart) -> BlockRows<'r> {
        let (ids, names, own) = match records {
            Records::Text(text) => self.of_text(text, starts),
            Records::Frame(frame) => self.of_frame(frame, starts),
        };
        let mut cells = vec![CarriedCells::Missing; self.kinds.len()];
        self.places.iter().zip(own).for_each(|(&place, own)| cells[place] = own);
        BlockRows { file: &self.file.name, ids, names, cells, part }
    }

    /// Ids, names and own columns of some records of a text.
    fn of_text(&self, text: &[u8], starts: &[usize]) -> (CarriedCells, CarriedCells, Vec<CarriedCells>) {
        let mut record = self.file.head.parser();
        let (mut ids, mut names) = (StringRecord::default(), StringRecord::default());
        let mut own = vec![StringRecord::default(); self.places.len()];
        for &start in starts {
            record.record(text, start);
            let cell = |n: usize| String::from_utf8_lossy(record.cell(n));
            let id = one_line(&cell(self.id));
            let name = if self.name == self.id { String::new() } else { one_line(&cell(self.name)) };
            names.push_field(if name.is_empty() { &id } else { &name });
            ids.push_field(&id);
            own.iter_mut().enumerate().for_each(|(n, own)| own.push_field(cell(n).trim()));
        }
        (CarriedCells::Texts(ids), CarriedCells::Texts(names), own.into_iter().map(CarriedCells::Texts).collect())
    }

    /// The same of some rows of a frame.
    fn of_frame(&self, frame: &Frame, starts: &[usize]) -> (CarriedCells, CarriedCells, Vec<CarriedCells>) {
        let own = |(column, &place): (&Option<Box<dyn Array>>, &usize)| match column.as_deref() {
            Some(column) if *column.dtype() == self.kinds[place] => {
                CarriedCells::Typed(arrays::tidy(rows_of(column, starts)))
            }
            Some(column) => {
                CarriedCells::Texts(starts.iter().map(|&row| arrays::cell(column, row).trim().to_owned()).collect())
            }
            None => CarriedCells::Missing,
        };
        let own: Vec<CarriedCells> = frame.columns.iter().zip(self.places).map(own).collect();
        let lines = |cells: &CarriedCells, other: &dyn Fn(usize) -> String| match are_lines(cells) {
            true => cells.clone(),
            false => {
                let line = |idea| Some(one_line(&cells.text(idea))).filter(|line| !line.is_empty());
                CarriedCells::Texts((0..starts.len()).map(|idea| line(idea).unwrap_or_else(|| other(idea))).collect())
            }
        };
        let ids = lines(&own[self.id], &|_| String::new());
        let names = match self.name == self.id {
            true => ids.clone(),
            false => lines(&own[self.name], &|idea| ids.text(idea).into_owned()),
        };
        (ids, names, own)
    }
}

/// Some rows of a column, in their order.
fn rows_of(column: &dyn Array, rows: &[usize]) -> Box<dyn Array> {
    if rows.len() == column.len() {
        return column.to_boxed();
    }
    let mut kept = make_builder(column.dtype());
    for run in rows.chunk_by(|row, next| row + 1 == *next) {
        kept.subslice_extend(column, run[0], run.len(), ShareStrategy::Always);
    }
    kept.freeze_reset()
}

/// Whether every cell is a text that [`one_line`] leaves as it is.
fn are_lines(cells: &CarriedCells) -> bool {
    let CarriedCells::Typed(array) = cells else { return false };
    let is_line = |text: &str| is_plain_line(text.as_bytes()) || one_line(text) == text;
    arrays::texts(&**array).is_some_and(|texts| texts.null_count() == 0 && texts.values_iter().all(is_line))
}

/// Whether a text consists of visible ASCII with single blanks between, as most names do.
fn is_plain_line(text: &[u8]) -> bool {
    let is_inside = !text.is_empty() && text[0] != b' ' && text[text.len() - 1] != b' ';
    is_inside && text.iter().all(|b| matches!(b, b' '..=b'~')) && !text.windows(2).any(|pair| pair == b"  ")
}
