//! Records → facts. Tables in memory and the blocks of larger ones are both read here.
//!
//! Unquoted records are cut at their separators, and plain numbers are parsed in place. A record with a quoted cell
//! goes through the csv crate's state machine. All other cells go through the grammar of [`cell`].

use super::cell;
use super::facts::{Fact, Facts};
use super::objection::{Objection, ObjectionKind, Objections};
use super::reader::ColumnReader;
use super::records::{self, RecordParser};
use super::words::text_of;
use crate::rubric::ColumnKind;
use memchr::memchr3;

/// How the cells of a record are read.
#[derive(Clone, Debug)]
pub struct Layout {
    delimiter: u8,
    /// One for each header, in order.
    uses: Vec<Use>,
    /// The fewest cells a record may have: up to the last header that is not empty. Cells beyond all headers must be
    /// empty.
    least: usize,
    /// How the cells of the columns are read, by slot.
    readers: Vec<ColumnReader>,
    /// The level ids of each slot with the codes that [`cell`] reads them as, the shortest first.
    codes: Vec<Vec<(Box<[u8]>, f64)>>,
    /// Slots of columns that the rubric spells in two ways, each with the slot that is read.
    twins: Vec<(usize, usize)>,
    /// How many texts are copied from each record.
    texts: usize,
}

/// What a cell is read for.
#[derive(Clone, Copy, Debug, Default)]
struct Use {
    /// The column of facts that it belongs to.
    slot: Option<usize>,
    /// Whether it names the idea.
    names: bool,
    /// Whether that column holds plain numbers.
    is_number: bool,
    /// Whether its cells are numbers of a type in the file.
    is_typed: bool,
    /// The list of texts that it is copied to.
    text: Option<usize>,
}

/// The facts of some records.
#[derive(Clone, Debug)]
pub struct FactBlock {
    /// Where the record of each idea begins.
    pub starts: Vec<usize>,
    /// Facts by slot.
    pub columns: Vec<Facts>,
    /// The copied texts, one list per column, each text on one line.
    pub texts: Vec<Vec<String>>,
    /// What is wrong with records.
    pub objections: Objections,
    /// Where the last record with any content begins.
    pub last: Option<usize>,
}

impl FactBlock {
    /// The block with all places shifted by `at`, where its text begins in the whole.
    pub(super) fn moved(mut self, at: usize) -> FactBlock {
        self.starts.iter_mut().for_each(|start| *start += at);
        self.objections.iter_mut().for_each(|objection| objection.start += at);
        self.last = self.last.map(|last| last + at);
        self
    }

    /// The block without the records for whose start `is_left_out` holds.
    pub(super) fn without(mut self, is_left_out: impl Fn(usize) -> bool) -> FactBlock {
        let kept: Vec<usize> = (0..self.starts.len()).filter(|&idea| !is_left_out(self.starts[idea])).collect();
        self.objections.retain(|objection| !is_left_out(objection.start));
        self.only(&kept)
    }

    /// The block with these ideas only; what is wrong with others is still told.
    pub fn only(mut self, kept: &[usize]) -> FactBlock {
        if kept.len() < self.starts.len() {
            for facts in &mut self.columns {
                // Columns missing from the table have no facts.
                facts.resize(self.starts.len());
                *facts = facts.keep(kept);
            }
            self.starts = kept.iter().map(|&idea| self.starts[idea]).collect();
            for texts in &mut self.texts {
                *texts = kept.iter().map(|&idea| std::mem::take(&mut texts[idea])).collect();
            }
        }
        self
    }

    /// Adds the next block of the same text.
    pub(super) fn append(&mut self, next: FactBlock) {
        self.starts.extend(next.starts);
        self.columns.iter_mut().zip(next.columns).for_each(|(facts, more)| facts.append(more));
        self.texts.iter_mut().zip(next.texts).for_each(|(texts, more)| texts.extend(more));
        self.objections.append(next.objections);
        self.last = next.last.or(self.last);
    }
}

impl Layout {
    /// A layout for a table with these headers that reads no column yet.
    pub fn new(delimiter: u8, headers: &[String]) -> Layout {
        Layout {
            delimiter,
            uses: vec![Use::default(); headers.len()],
            least: headers.iter().rposition(|header| !header.is_empty()).map_or(headers.len(), |last| last + 1),
            readers: Vec::new(),
            codes: Vec::new(),
            twins: Vec::new(),
            texts: 0,
        }
    }

    /// Adds a column to be read as facts, in the next slot. `header` is `None` if the table lacks it.
    pub fn fact(&mut self, header: Option<usize>, reader: ColumnReader) {
        if let Some(header) = header {
            let own = self.readers.len();
            match self.uses[header].slot {
                Some(read) => self.twins.push((own, read)),
                None => self.uses[header].slot = Some(own),
            }
            self.uses[header].is_number = reader.is_plain();
        }
        self.codes.push(codes(&reader));
        self.readers.push(reader);
    }

    /// How the cells of the columns are read, by slot.
    pub fn readers(&self) -> &[ColumnReader] {
        &self.readers
    }

    /// Replaces the readers once the table's own conventions are known.
    pub fn read_by(&mut self, readers: &[ColumnReader]) {
        self.readers = readers.to_vec();
        for slot in self.uses.iter().filter(|used| used.is_typed).filter_map(|used| used.slot) {
            self.readers[slot].read_typed();
        }
        for &(twin, read) in &self.twins {
            self.readers[twin] = self.readers[read].clone();
        }
        for used in &mut self.uses {
            used.is_number = used.slot.is_some_and(|slot| self.readers[slot].is_plain());
        }
    }

    /// Marks a column as one whose cells are numbers of a type in the file.
    pub fn typed(&mut self, header: usize) {
        self.uses[header].is_typed = true;
    }

    /// Marks a column as one that names the idea.
    pub fn name(&mut self, header: usize) {
        self.uses[header].names = true;
    }

    /// Has the texts of a column copied; returns the number of their list.
    pub fn text(&mut self, header: usize) -> usize {
        let text = *self.uses[header].text.get_or_insert(self.texts);
        self.texts = self.texts.max(text + 1);
        text
    }

    /// The list that the texts of a column are copied to.
    pub(super) fn text_list(&self, header: usize) -> Option<usize> {
        self.uses[header].text
    }

    /// An empty block with room for about `most` records.
    pub(super) fn empty(&self, most: usize) -> FactBlock {
        FactBlock {
            starts: Vec::with_capacity(most),
            columns: self.readers.iter().map(|reader| Facts::new(&reader.kind, most)).collect(),
            texts: vec![Vec::new(); self.texts],
            objections: Objections::default(),
            last: None,
        }
    }

    /// Copies the facts of columns that the rubric spells in two ways.
    pub(super) fn with_twins(&self, mut block: FactBlock) -> FactBlock {
        self.twins.iter().for_each(|&(twin, read)| block.columns[twin] = block.columns[read].clone());
        block
    }

    /// The columns that are profiled before they are read, each with its slot.
    pub(super) fn places(&self) -> Vec<(usize, usize)> {
        let places = self.uses.iter().enumerate().filter_map(|(header, used)| Some((header, used.slot?)));
        let is_common = |slot: usize| !matches!(self.readers[slot].kind, ColumnKind::Level(_) | ColumnKind::Text);
        places.filter(|(_, slot)| is_common(*slot)).collect()
    }

    /// Whether a column names the ideas.
    pub(super) fn names_ideas(&self, header: usize) -> bool {
        self.uses[header].names
    }

    /// The slot and reader of a column, if it is read as facts.
    pub(super) fn slot(&self, header: usize) -> Option<(usize, &ColumnReader)> {
        self.uses[header].slot.map(|slot| (slot, &self.readers[slot]))
    }

    /// The code of the level whose id is the whole cell.
    #[inline]
    pub(super) fn code(&self, header: usize, cell: &[u8]) -> Option<f64> {
        let codes = &self.codes[self.uses[header].slot?];
        let found = codes.binary_search_by(|(written, _)| by_length(written, cell));
        found.ok().map(|at| codes[at].1)
    }

    /// Whether a column is read.
    pub fn is_read(&self, header: usize) -> bool {
        self.uses[header].names || self.uses[header].slot.is_some()
    }

    /// Reads whole records. Empty ones, as spreadsheets leave behind, are skipped.
    pub fn read(&self, bytes: &[u8]) -> FactBlock {
        self.read_about(bytes, memchr::memchr_iter(b'\n', bytes).count() + 1)
    }

    /// Like [`read`](Layout::read), with room reserved for `most` records.
    pub fn read_about(&self, bytes: &[u8], most: usize) -> FactBlock {
        let mut reading = RecordReader { layout: self, block: self.empty(most), of_record: Vec::new(), quoted: None };
        let mut at = 0;
        loop {
            while let Some(b'\r' | b'\n') = bytes.get(at) {
                at += 1;
            }
            if at == bytes.len() {
                return self.with_twins(reading.block);
            }
            at = reading.record(bytes, at);
        }
    }
}

struct RecordReader<'l> {
    layout: &'l Layout,
    block: FactBlock,
    /// What is wrong with the record that is being read.
    of_record: Vec<Objection>,
    /// Made when the first cell in quotation marks is met.
    quoted: Option<RecordParser>,
}

/// The state of the record being read.
#[derive(Default)]
struct Record {
    start: usize,
    /// Cells read so far.
    cells: usize,
    /// Whether any cell has content.
    has_content: bool,
    /// Whether a cell beyond the headers has content.
    has_extra: bool,
}

impl RecordReader<'_> {
    /// Reads the record that begins at `start`, and returns where it ends.
    fn record(&mut self, bytes: &[u8], start: usize) -> usize {
        let mut record = Record { start, ..Record::default() };
        let delimiter = self.layout.delimiter;
        let mut at = start;
        loop {
            if bytes.get(at) == Some(&b'"') {
                self.forget();
                return self.quoted(bytes, start);
            }
            at = match self.plain_number(bytes, at, &mut record) {
                Some(end) => end,
                None => {
                    let end = memchr3(delimiter, b'\r', b'\n', &bytes[at..]).map_or(bytes.len(), |n| at + n);
                    self.cell(&bytes[at..end], &mut record);
                    end
                }
            };
            if bytes.get(at) != Some(&delimiter) {
                self.close(&record, bytes);
                return at;
            }
            at += 1;
        }
    }

    /// Reads a cell that is nothing but a plain number, in a column of such; returns where it ends. The result is the
    /// same as that of [`cell`]; this is the fast path for most cells of a large table.
    #[inline]
    fn plain_number(&mut self, bytes: &[u8], at: usize, record: &mut Record) -> Option<usize> {
        let Use { slot: Some(slot), names: false, text: None, is_number: true, .. } =
            self.layout.uses.get(record.cells)?
        else {
            return None;
        };
        let (x, end) = super::number::plain(bytes, at)?;
        if !matches!(bytes.get(end), None | Some(b'\r' | b'\n')) && bytes[end] != self.layout.delimiter {
            return None;
        }
        self.block.columns[*slot].push_number(x);
        record.cells += 1;
        record.has_content = true;
        Some(end)
    }

    /// Reads the next cell of a record.
    fn cell(&mut self, cell: &[u8], record: &mut Record) {
        let header = record.cells;
        record.cells += 1;
        let has_content = !cell.trim_ascii().is_empty();
        record.has_content |= has_content;
        let Some(&Use { slot, names, text, .. }) = self.layout.uses.get(header) else {
            record.has_extra |= has_content;
            return;
        };
        if names && let Some(what) = ObjectionKind::of_name(cell, header) {
            self.object(record, what);
        }
        if let Some(text) = text {
            self.block.texts[text].push(text_of(cell));
        }
        if let Some(slot) = slot {
            let reader = &self.layout.readers[slot];
            if cell.is_empty() && reader.kind != ColumnKind::Text {
                return self.block.columns[slot].push_number(f64::NAN);
            }
            if let Some(code) = self.layout.code(header, cell) {
                return self.block.columns[slot].push_number(code);
            }
            // Text that is not UTF-8 was rejected before.
            let (fact, problem) = cell::judged(&String::from_utf8_lossy(cell), reader);
            if let Some(problem) = problem {
                self.object(record, ObjectionKind::Cell(header, problem));
            }
            self.block.columns[slot].push(fact);
        }
    }

    /// Reads a record by the state machine of the csv crate.
    fn quoted(&mut self, bytes: &[u8], start: usize) -> usize {
        let delimiter = self.layout.delimiter;
        let mut quoted = self.quoted.take().unwrap_or_else(|| RecordParser::new(delimiter));
        let end = quoted.record(bytes, start);
        let mut record = Record { start, ..Record::default() };
        for n in 0..quoted.cells() {
            self.cell(quoted.cell(n), &mut record);
        }
        self.quoted = Some(quoted);
        self.close(&record, bytes);
        end
    }

    fn object(&mut self, record: &Record, what: ObjectionKind) {
        self.of_record.push(Objection { start: record.start, what });
    }

    /// Keeps a record as wide as the header, not counting empty cells at its end.
    fn close(&mut self, record: &Record, bytes: &[u8]) {
        if !record.has_content {
            return self.forget();
        }
        self.block.last = Some(record.start);
        // A surplus empty cell may come from a number with commas that split earlier in the row.
        let (wanted, delimiter) = (self.layout.uses.len(), self.layout.delimiter);
        let is_split = record.cells > wanted && delimiter == b',' && {
            let (cells, _) = records::cells(bytes, record.start, delimiter);
            records::split_number(bytes, &cells, wanted).is_some()
        };
        if record.cells >= self.layout.least && !record.has_extra && !is_split {
            self.block.starts.push(record.start);
        } else {
            self.forget();
            self.object(record, ObjectionKind::Ragged(record.cells));
        }
        self.of_record.drain(..).for_each(|objection| self.block.objections.push(objection));
    }

    /// Discards what was read of the current record.
    fn forget(&mut self) {
        let ideas = self.block.starts.len();
        self.block.columns.iter_mut().for_each(|facts| facts.resize(ideas));
        self.block.texts.iter_mut().for_each(|texts| texts.truncate(ideas));
        self.of_record.clear();
    }
}

/// The ids of the levels with their codes, sorted by [`by_length`]; empty for other kinds.
fn codes(reader: &ColumnReader) -> Vec<(Box<[u8]>, f64)> {
    let ColumnKind::Level(levels) = &reader.kind else { return Vec::new() };
    let code = |id: &str| match cell::read(id, reader) {
        Ok(Fact::Between(code, _)) => Some((id.as_bytes().into(), code)),
        _ => None,
    };
    let mut codes: Vec<(Box<[u8]>, f64)> = levels.as_slice().iter().filter_map(|level| code(&level.id)).collect();
    codes.sort_by(|(a, _), (b, _)| by_length(a, b));
    codes
}

/// Orders by length first, so that few cells are compared byte by byte.
#[inline]
fn by_length(a: &[u8], b: &[u8]) -> std::cmp::Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}
