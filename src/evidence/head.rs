//! The head of a table that is never in memory as a whole, and what is wrong with a record that stands alone.

use super::block::{FactBlock, Layout};
use super::heading::Heading;
use super::left_out::Looking;
use super::objection::{Objection, ObjectionKind};
use super::profile::Profile;
use super::read::{Reading, layout, units};
use super::reader::ColumnReader;
use super::{IdeaTable, header, locate};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::rubric::{RowRules, TableSpec};
use crate::say::findings::units;
use crate::unit::Unit;
use polars::prelude::DataFrame;
use std::borrow::Cow;

/// What the head of a table says of all records below it.
#[derive(Clone, Debug)]
pub struct TableHead {
    /// The table without its records.
    table: IdeaTable,
    /// How its records are read.
    pub layout: Layout,
    /// How the names alone are read of a record.
    name: Layout,
    /// The units in the headers of the columns that are read.
    units: Vec<Option<Unit>>,
    /// The columns that name the ideas: the one that tells them apart first, and those whose names are shown.
    names: Vec<usize>,
    /// Which rows are what.
    rows: RowRules,
}

/// The separator, and where the header ends in the first bytes of a table; none where more of them are needed to tell.
pub fn end_of_header(bytes: &[u8], is_all: bool, spec: &TableSpec) -> Option<(u8, usize)> {
    let heading = Heading::of(bytes, None, spec)?;
    let (delimiter, end) = (heading.delimiter, locate::end(bytes, heading.last(), heading.delimiter));
    // What comes next may still belong to it.
    (end < bytes.len() || is_all).then_some((delimiter, end))
}

impl TableHead {
    /// Reads the head of a table from a source that begins with it. Every mistake becomes a finding; none where all
    /// records would be read wrongly.
    pub fn read(source: SourceId, sources: &Sources, spec: &TableSpec, findings: &mut Findings) -> Option<TableHead> {
        let mut own = Findings::default();
        let table = Reading::below_header(source, sources, spec, &mut own).map(|reading| reading.table);
        let failed = own.has_errors();
        findings.append(own);
        let table = table.filter(|_| !failed)?;
        let mut name = Layout::new(table.delimiter, &table.headers);
        let names = table.names(spec);
        names.iter().for_each(|column| {
            name.word(*column);
        });
        let (layout, units, rows) = (layout(&table, spec), units(&table, spec), spec.rows.clone());
        Some(TableHead { layout, units, table, name, names, rows })
    }

    /// Looks at the first records; whether they are all.
    pub fn see(&self, records: &[u8], are_all: bool, profile: &mut Profile) {
        let looking = self.looking(records);
        let left_out = if are_all { looking.find_in_small(0) } else { None };
        let is_left_out = |start: usize| left_out.as_ref().is_some_and(|rows| rows.has(start));
        profile.text(&self.layout, self.table.delimiter, records, are_all, is_left_out);
    }

    /// Looks at the first rows of a frame.
    pub fn see_rows(&self, names: &[String], rows: &DataFrame, profile: &mut Profile) {
        profile.frame(&self.layout, names, rows);
    }

    /// How the columns are read after what is seen of them.
    pub fn readers(&self, profile: &Profile, spec: &TableSpec) -> Vec<ColumnReader> {
        profile.readers(spec, &self.units).0
    }

    /// Whether the column of this name in a file with these columns is read as facts.
    pub fn reads(&self, name: &str, names: &[String]) -> bool {
        names.iter().position(|other| other == name).is_some_and(|header| self.layout.slot(header).is_some())
    }

    /// The units in the headers of the columns that are read.
    pub fn units(&self) -> &[Option<Unit>] {
        &self.units
    }

    /// Whether the headers of this file name the same units as those of the first.
    pub fn check_units(&self, first: &[Option<Unit>], file: &str, findings: &mut Findings) {
        for (own, (reader, of_first)) in self.units.iter().zip(self.layout.readers().iter().zip(first)) {
            if own != of_first {
                let header = self.table.header(&reader.name).unwrap_or(0);
                let finding = Finding::new(Code::E0320, units::unlike_first_file(file, &reader.name));
                findings.push(finding.place(self.table.header_span(header)));
            }
        }
    }

    /// Reads the columns in this way.
    pub fn read_by(&mut self, readers: &[ColumnReader]) {
        self.layout.read_by(readers);
    }

    /// The place of a header.
    pub fn header(&self, name: &str) -> Option<usize> {
        self.table.header(name)
    }

    /// The headers, in order.
    pub fn headers(&self) -> &[String] {
        &self.table.headers
    }

    /// Whether the column below a header is read: it names the ideas, or an expression needs it, or it is shown.
    pub fn is_read(&self, header: usize) -> bool {
        self.layout.is_read(header) || self.names.contains(&header)
    }

    /// What stands between cells.
    pub fn delimiter(&self) -> u8 {
        self.table.delimiter
    }

    /// The name of the idea of one record.
    pub fn name(&self, record: &[u8]) -> String {
        self.names(record).into_iter().next().unwrap_or_default()
    }

    /// All its names.
    fn names(&self, record: &[u8]) -> Vec<String> {
        self.name.read(record).words.into_iter().flatten().collect()
    }

    /// What the rows of a text below this header are found by.
    fn looking<'l>(&'l self, bytes: &'l [u8]) -> Looking<'l> {
        Looking {
            bytes,
            delimiter: self.table.delimiter,
            names: self.names.clone(),
            headers: &self.table.headers,
            reads: (0..self.table.headers.len()).filter(|header| self.layout.slot(*header).is_some()).collect(),
            rows: &self.rows,
            sheet: None,
        }
    }

    /// A block without the records that the rubric leaves out; `record` gives one by where it begins.
    pub fn unskipped<'r>(&self, block: FactBlock, record: impl Fn(usize) -> Cow<'r, [u8]>) -> FactBlock {
        if self.rows.skip.is_empty() {
            return block;
        }
        let looking = self.looking(&[]);
        block.without(|start| looking.skips(&self.names(&record(start))))
    }

    /// A block of records without those that are no ideas: named by the rubric, or totals and notes where it is the last of a
    /// file; one that is all of it is judged as a table in memory is.
    pub fn ideas(&self, text: &[u8], block: FactBlock, (is_last, is_only): (bool, bool)) -> FactBlock {
        let record = |start: usize| &text[start..locate::end(text, start, self.table.delimiter)];
        if !is_last {
            return self.unskipped(block, |start| Cow::Borrowed(record(start)));
        }
        let looking = self.looking(text);
        let found = match is_only {
            true => looking.find(0..text.len(), true),
            false => looking.find_in_large(&block.starts, |n| self.names(record(block.starts[n]))),
        };
        let mut block = block.without(|start| found.has(start));
        let left_out = found.rows.into_iter().filter(|(_, (why, _))| why.is_told());
        let left_out = left_out.map(|(start, (why, name))| (start, ObjectionKind::NoIdea(why, name)));
        let doubts = found.doubts.into_iter().flat_map(|(doubt, rows)| {
            rows.into_iter().map(move |(start, name)| (start, ObjectionKind::Doubtful(doubt, name)))
        });
        block.objections.add(left_out.chain(doubts).map(|(start, what)| Objection { start, what }));
        block
    }

    /// Tells what is wrong with a record that is a source of its own.
    pub fn object(&self, what: ObjectionKind, source: SourceId, sources: &Sources, findings: &mut Findings) {
        self.alone(source, sources, findings).object(Objection { start: 0, what });
    }

    /// The cells of the first of some records, unquoted.
    pub fn cells(&self, records: &[u8]) -> csv::ByteRecord {
        let mut record = csv::ByteRecord::new();
        let read = header::builder(self.table.delimiter).from_reader(records).read_byte_record(&mut record);
        read.expect("bytes in memory can be read");
        record
    }

    /// The place of the cell of a column, in a record that is a source of its own.
    pub fn cell(&self, column: &str, source: SourceId, sources: &Sources) -> Span {
        let cells = locate::cells(&sources.get(source).bytes, 0, self.table.delimiter).0;
        let column = self.table.header(column).unwrap_or(0);
        Span::new(source, cells.get(column).or(cells.last()).cloned().unwrap_or(0..0))
    }

    /// Where the quotation mark stands that the record at the beginning of `bytes` leaves open, if it does.
    pub fn open_quote(&self, bytes: &[u8]) -> Option<usize> {
        locate::cells(bytes, 0, self.table.delimiter).1
    }

    fn alone<'f>(&self, source: SourceId, sources: &Sources, findings: &'f mut Findings) -> Reading<'f> {
        let table = IdeaTable { source, bytes: sources.get(source).bytes.clone(), ..self.table.clone() };
        Reading { table, findings, cells: None }
    }
}
