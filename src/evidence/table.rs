//! The table as written, with the places of its records, so that any cell can be shown.

use super::records::{self, RecordParser};
use super::words::{called, one_line, source_of};
use crate::diagnostic::{FileColumns, SourceId, Sources, Span};
use crate::identity;
use crate::rubric::TableSpec;
use crate::say::findings::files::WhyUnread;
use crate::unit::{HeaderIndex, Unit};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;
use std::sync::Arc;

/// The table as written: the file's bytes and the start of each record, not a copy of every cell.
#[derive(Clone, Debug)]
pub struct IdeaTable {
    pub(super) source: SourceId,
    pub(super) bytes: Arc<[u8]>,
    /// The separator of cells.
    pub delimiter: u8,
    headers: Arc<Headers>,
    /// The range of the header; the records begin after it.
    pub(super) header_range: Range<usize>,
    /// Where the record of each idea begins.
    pub(super) starts: Vec<usize>,
    /// The same of all ideas, if only some are kept.
    all_starts: Option<Arc<[usize]>>,
    /// Whether the text was made from a workbook's sheet.
    pub is_sheet: bool,
    /// Cells changed by a what-if, by idea and header.
    changed: BTreeMap<(usize, usize), String>,
}

/// The headers with their indices.
#[derive(Debug)]
struct Headers {
    /// As written, trimmed.
    names: Vec<String>,
    /// The places of names, and behind them of columns that the file has and that are not read: who asks for one of these
    /// means no other.
    index: HeaderIndex,
    /// The units that they name.
    units: Vec<Option<Unit>>,
    /// For each header, the place of its source column.
    sources: Vec<Option<usize>>,
    /// What the columns of the file are, if they have types.
    columns: FileColumns,
}

impl Headers {
    fn new(names: Vec<String>, columns: FileColumns) -> Headers {
        let (units, bare): (Vec<_>, Vec<_>) = names
            .iter()
            .map(|name| Unit::of_header(name).map_or((None, ""), |(unit, bare)| (Some(unit), bare)))
            .unzip();
        // `Revenue: source` names those of `Revenue`, and of `Revenue (USD m)`.
        let mut named = HashMap::new();
        for (place, name) in names.iter().enumerate() {
            if let Some(column) = source_of(name).filter(|column| !column.is_empty()) {
                named.entry(identity::key(column)).or_insert(place);
            }
        }
        let of = |name: &str| named.get(&identity::key(name)).copied();
        let sources = names.iter().zip(&bare).map(|(name, bare)| of(name).into_iter().chain(of(bare)).min()).collect();
        let unread = columns.unread.iter().map(|(name, _)| name);
        let all: Vec<String> = names.iter().chain(unread).cloned().collect();
        Headers { index: HeaderIndex::new(&all), sources, units, names, columns }
    }
}

/// Reads rows of an [`IdeaTable`] again.
pub struct RowReader<'a> {
    table: &'a IdeaTable,
    record: RecordParser,
}

impl RowReader<'_> {
    /// The cells of an idea as written, unquoted and trimmed.
    pub fn get(&mut self, idea: usize) -> Vec<String> {
        self.record.record(&self.table.bytes, self.table.starts[idea]);
        // A record may have surplus or missing empty cells at its end.
        let cell = |n: usize| String::from_utf8_lossy(self.record.cell(n)).trim().to_owned();
        let mut row: Vec<String> = (0..self.table.headers().len()).map(cell).collect();
        for ((_, header), text) in self.table.changed.range((idea, 0)..(idea + 1, 0)) {
            row[*header] = text.clone();
        }
        row
    }
}

impl IdeaTable {
    /// A table with a header and no records yet.
    pub(super) fn new(
        source: SourceId,
        bytes: Arc<[u8]>,
        delimiter: u8,
        (headers, columns): (Vec<String>, FileColumns),
        header_range: Range<usize>,
        is_sheet: bool,
    ) -> IdeaTable {
        let (headers, starts, changed) = (Headers::new(headers, columns).into(), Vec::new(), BTreeMap::new());
        IdeaTable { source, bytes, delimiter, headers, header_range, starts, all_starts: None, is_sheet, changed }
    }

    /// The same table over a single record that is its own source.
    pub(super) fn of_record(&self, source: SourceId, sources: &Sources) -> IdeaTable {
        IdeaTable { source, bytes: sources.get(source).bytes.clone(), ..self.clone() }
    }

    /// The source that it was read from.
    pub fn source(&self) -> SourceId {
        self.source
    }

    /// The headers, in order.
    pub fn headers(&self) -> &[String] {
        &self.headers.names
    }

    /// The place of a header: an exact match, else one that differs in case, else one with a unit after the name
    /// (`Revenue` finds `Revenue (USD m)`).
    pub fn header(&self, name: &str) -> Option<usize> {
        self.places(name).first().copied()
    }

    /// The place of the column that identifies the ideas.
    pub fn id(&self, spec: &TableSpec) -> Option<usize> {
        self.header(&spec.idea.as_ref()?.name)
    }

    /// The first cell with content in the record that begins at `start`.
    pub(super) fn first_cell(&self, start: usize) -> Range<usize> {
        let cells = self.cells(start);
        cells.iter().find(|cell| !records::is_empty(&self.bytes[(*cell).clone()])).unwrap_or(&cells[0]).clone()
    }

    /// The columns that name the ideas: first the identifying one, then those whose names are shown.
    pub fn names(&self, spec: &TableSpec) -> Vec<usize> {
        let shown = spec.name.iter().flat_map(|name| [&name.name.en, &name.name.zh]);
        let mut columns: Vec<usize> = self.id(spec).into_iter().collect();
        for column in shown.filter_map(|header| self.header(header)) {
            if !columns.contains(&column) {
                columns.push(column);
            }
        }
        columns
    }

    /// The places of all headers that a name may mean.
    pub(super) fn places(&self, name: &str) -> &[usize] {
        let places = self.headers.index.places(name);
        &places[..places.partition_point(|place| *place < self.headers.names.len())]
    }

    /// The columns of the file that are not read, each with why.
    pub(super) fn unread(&self) -> &[(String, WhyUnread)] {
        &self.headers.columns.unread
    }

    /// The place among them of the one that a name means, if it means no column that is read.
    pub(super) fn left_out(&self, name: &str) -> Option<usize> {
        self.headers.index.places(name).first()?.checked_sub(self.headers.names.len())
    }

    /// Why the column that a name means is not read, if so.
    pub fn why_unread(&self, name: &str) -> Option<&WhyUnread> {
        self.left_out(name).map(|place| &self.unread()[place].1)
    }

    /// The unit in the bracket of a header.
    pub(super) fn unit(&self, header: usize) -> Option<Unit> {
        self.headers.units[header]
    }

    /// Whether the cells of a column are numbers of a type in the file, which no one wrote with a comma or a unit.
    pub(super) fn is_typed(&self, header: usize) -> bool {
        self.headers.columns.typed.get(header).is_some_and(|is_typed| *is_typed)
    }

    /// The place of a column's source column.
    pub fn source_of(&self, header: usize) -> Option<usize> {
        self.headers.sources[header]
    }

    /// A reader of rows as written; reusable.
    pub fn rows(&self) -> RowReader<'_> {
        RowReader { table: self, record: RecordParser::new(self.delimiter) }
    }

    /// The cells of an idea as written, unquoted and trimmed.
    pub fn row(&self, idea: usize) -> Vec<String> {
        self.rows().get(idea)
    }

    /// The place in the file of an idea's cell.
    pub fn cell_span(&self, idea: usize, header: usize) -> Span {
        Span::new(self.source, self.nth_cell(self.starts[idea], header))
    }

    /// The place of a header in the file.
    pub fn header_span(&self, header: usize) -> Span {
        Span::new(self.source, self.nth_cell(self.header_range.start, header))
    }

    /// The place of the whole header line.
    pub fn header_line(&self) -> Span {
        let cells = self.cells(self.header_range.start);
        Span::new(self.source, cells[0].start..cells[cells.len() - 1].end)
    }

    /// The places of the cells in the record that begins at `start`; at least one.
    pub(super) fn cells(&self, start: usize) -> Vec<Range<usize>> {
        records::cells(&self.bytes, start, self.delimiter).0
    }

    /// The place of a cell in the record that begins at `start`.
    pub(super) fn nth_cell(&self, start: usize, n: usize) -> Range<usize> {
        let cells = self.cells(start);
        cells[n.min(cells.len() - 1)].clone()
    }

    /// Whether an idea's record begins at `start`, be it kept or not.
    pub(super) fn has_idea_at(&self, start: usize) -> bool {
        self.all_starts.as_deref().unwrap_or(&self.starts).binary_search(&start).is_ok()
    }

    /// A raw cell.
    pub(super) fn text(&self, cell: Range<usize>) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.bytes[cell])
    }

    /// The table reduced to some ideas.
    pub(super) fn keep(&self, ideas: &[usize]) -> IdeaTable {
        let changed = ideas.iter().enumerate().flat_map(|(now, &before)| {
            let cells = self.changed.range((before, 0)..(before + 1, 0));
            cells.map(move |((_, header), text)| ((now, *header), text.clone()))
        });
        IdeaTable {
            starts: ideas.iter().map(|&i| self.starts[i]).collect(),
            all_starts: Some(self.all_starts.clone().unwrap_or_else(|| self.starts.as_slice().into())),
            changed: changed.collect(),
            headers: self.headers.clone(),
            bytes: self.bytes.clone(),
            header_range: self.header_range.clone(),
            ..*self
        }
    }

    /// The table with the records that begin at these places.
    pub(super) fn at(self, starts: Vec<usize>) -> IdeaTable {
        IdeaTable { starts, changed: BTreeMap::new(), ..self }
    }

    /// The ideas that a name could mean, by their texts in these columns.
    pub(super) fn matches_in<const N: usize>(&self, columns: [&str; N], name: &str) -> Vec<usize> {
        let columns: Vec<usize> = columns.iter().filter_map(|column| self.header(column)).collect();
        let mut rows = self.rows();
        let names = |idea: usize| {
            let row = rows.get(idea);
            columns.iter().map(|column| one_line(&row[*column])).collect::<Vec<_>>()
        };
        let names: Vec<Vec<String>> = (0..self.starts.len()).map(names).collect();
        called(&one_line(name), names.len(), |idea| &names[idea])
    }

    pub(super) fn overwrite(&mut self, idea: usize, header: usize, text: &str) {
        self.changed.insert((idea, header), text.to_owned());
    }
}
