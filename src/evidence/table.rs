//! The table as written: where its records are, so that any cell can be shown again.

use super::{locate, source};
use crate::diagnostic::{SourceId, Span};
use crate::identity::{self, Index};
use crate::rubric::TableSpec;
use crate::unit::Unit;
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;
use std::ops::Range;
use std::sync::Arc;

/// The table as written. It keeps the file's bytes and where each record begins, not a copy of every cell.
#[derive(Clone, Debug)]
pub struct IdeaTable {
    pub(super) source: SourceId,
    pub(super) bytes: Arc<[u8]>,
    pub(super) delimiter: u8,
    /// Headers, trimmed.
    pub(super) headers: Vec<String>,
    /// Where they are found.
    pub(super) index: Arc<Index>,
    /// The same without the units in their brackets.
    pub(super) unitless: Arc<Index>,
    /// By header, the place of the one that names its sources.
    pub(super) source_columns: Arc<[Option<usize>]>,
    /// Where the header line begins.
    pub(super) header_start: usize,
    /// Where it ends, and the records begin.
    pub(super) header_end: usize,
    /// Where the record of each idea begins.
    pub(super) starts: Vec<usize>,
    /// Whether the text was made of the sheet of a workbook.
    pub is_sheet: bool,
    /// Cells that a what-if has changed, by idea and header.
    pub(super) changed: BTreeMap<(usize, usize), String>,
}

/// By header, the first that names its sources: `Revenue: source` those of `Revenue`, and of `Revenue (USD m)`, whose name
/// without its unit is among `unitless`.
fn source_columns(headers: &[String], unitless: &[String]) -> Vec<Option<usize>> {
    let mut places = HashMap::new();
    for (place, header) in headers.iter().enumerate() {
        if let Some(column) = source::of(header).filter(|column| !column.is_empty()) {
            places.entry(identity::key(column)).or_insert(place);
        }
    }
    let of = |name: &String| places.get(&identity::key(name)).copied();
    headers.iter().zip(unitless).map(|(header, bare)| of(header).into_iter().chain(of(bare)).min()).collect()
}

/// Reads rows of a [`IdeaTable`] again.
pub struct RowReader<'a> {
    table: &'a IdeaTable,
    reader: csv::Reader<Cursor<&'a [u8]>>,
    record: csv::ByteRecord,
}

impl RowReader<'_> {
    /// The cells of an idea as written, unquoted and trimmed.
    pub fn get(&mut self, idea: usize) -> Vec<String> {
        let mut position = csv::Position::new();
        position.set_byte(self.table.starts[idea] as u64);
        let read = self.reader.seek(position).and_then(|()| self.reader.read_byte_record(&mut self.record));
        read.expect("bytes in memory can be read");
        let cell = |c: &[u8]| String::from_utf8_lossy(c).trim().to_owned();
        let mut row: Vec<String> = self.record.iter().map(cell).collect();
        // Empty cells at the end may be too many, or left out.
        row.resize(self.table.headers.len(), String::new());
        for ((_, header), text) in self.table.changed.range((idea, 0)..(idea + 1, 0)) {
            row[*header] = text.clone();
        }
        row
    }
}

impl IdeaTable {
    /// A table of which the header is read, and no record yet.
    pub(super) fn new(
        source: SourceId,
        bytes: Arc<[u8]>,
        delimiter: u8,
        headers: Vec<String>,
        header: Range<usize>,
    ) -> IdeaTable {
        let index = Index::new(headers.iter().map(String::as_str)).into();
        let name = |header: &'_ String| Unit::of_header(header).map_or(String::new(), |(_, name)| name.to_owned());
        let names: Vec<String> = headers.iter().map(name).collect();
        let unitless = Index::new(names.iter().map(String::as_str)).into();
        let source_columns = source_columns(&headers, &names).into();
        let (starts, changed) = (Vec::new(), BTreeMap::new());
        let (header_start, header_end) = (header.start, header.end);
        IdeaTable {
            source,
            bytes,
            delimiter,
            headers,
            index,
            unitless,
            source_columns,
            header_start,
            header_end,
            is_sheet: false,
            starts,
            changed,
        }
    }

    /// The source that it was read from.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// The headers, in order.
    pub fn headers(&self) -> &[String] {
        &self.headers
    }

    /// The place of a header; one that is written so wins over one that differs in capitals, and that over one with a unit
    /// behind it: `Revenue` finds `Revenue (USD m)`.
    pub fn header(&self, name: &str) -> Option<usize> {
        self.places(name).first().copied()
    }

    /// The place of the column that identifies the ideas.
    pub fn id(&self, spec: &TableSpec) -> Option<usize> {
        self.header(&spec.idea.as_ref()?.name)
    }

    /// The first cell that holds anything, of the record that begins at `start`.
    pub(super) fn first_cell(&self, start: usize) -> Range<usize> {
        let cells = locate::cells(&self.bytes, start, self.delimiter).0;
        let is_filled = |cell: &Range<usize>| !locate::is_empty(&self.bytes[cell.clone()]);
        cells.into_iter().find(is_filled).unwrap_or_else(|| self.nth_cell(start, 0))
    }

    /// The columns that name the ideas: the one that tells them apart first, and those whose names are shown.
    pub(super) fn names(&self, spec: &TableSpec) -> Vec<usize> {
        let shown = spec.name.iter().flat_map(|name| [&name.name.en, &name.name.zh]);
        let mut columns: Vec<usize> = self.id(spec).into_iter().collect();
        for column in shown.filter_map(|header| self.header(header)) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    }

    /// The places of the headers that a name may mean.
    pub(super) fn places(&self, name: &str) -> &[usize] {
        match self.index.places(name) {
            [] if !name.is_empty() => self.unitless.places(name),
            places => places,
        }
    }

    /// The unit in the bracket of a header.
    pub(super) fn unit(&self, header: usize) -> Option<Unit> {
        Unit::of_header(&self.headers[header]).map(|(unit, _)| unit)
    }

    /// The place of the column that says where the facts of a column come from.
    pub fn source_of(&self, header: usize) -> Option<usize> {
        self.source_columns[header]
    }

    /// A reader of rows as written. One reader serves for many rows.
    pub fn rows(&self) -> RowReader<'_> {
        let mut builder = csv::ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.delimiter);
        RowReader { table: self, reader: builder.from_reader(Cursor::new(&self.bytes)), record: csv::ByteRecord::new() }
    }

    /// The cells of an idea as written, unquoted and trimmed.
    pub fn row(&self, idea: usize) -> Vec<String> {
        self.rows().get(idea)
    }

    /// The place of a cell of an idea in the file.
    pub fn cell_span(&self, idea: usize, header: usize) -> Span {
        Span::new(self.source, self.nth_cell(self.starts[idea], header))
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

    /// The table with the records of some ideas alone.
    pub(super) fn keep(&self, ideas: &[usize]) -> IdeaTable {
        let changed = ideas.iter().enumerate().flat_map(|(now, &before)| {
            let cells = self.changed.range((before, 0)..(before + 1, 0));
            cells.map(move |((_, header), text)| ((now, *header), text.clone()))
        });
        IdeaTable {
            starts: ideas.iter().map(|&i| self.starts[i]).collect(),
            changed: changed.collect(),
            headers: self.headers.clone(),
            index: self.index.clone(),
            unitless: self.unitless.clone(),
            source_columns: self.source_columns.clone(),
            bytes: self.bytes.clone(),
            ..*self
        }
    }

    pub(super) fn overwrite(&mut self, idea: usize, header: usize, text: &str) {
        self.changed.insert((idea, header), text.to_owned());
    }
}
