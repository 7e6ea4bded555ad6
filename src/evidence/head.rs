//! The head of a table: how all records below it are read.

use super::block::Layout;
use super::header;
use super::heading::Heading;
use super::profile::{Profile, Remark};
use super::reader::ColumnReader;
use super::records::{self, RecordParser};
use super::table::IdeaTable;
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::rubric::{ColumnKind, RowRules, RubricColumn, TableSpec};
use crate::say::findings::units;
use crate::unit::Unit;
use std::borrow::Cow;
use std::sync::Arc;

/// The head of a table: how all records below it are read.
#[derive(Clone, Debug)]
pub struct IdeasHead {
    /// The table without its records.
    pub table: IdeaTable,
    /// How records are read.
    pub layout: Layout,
    /// How the names alone are read from a record.
    name: Layout,
    /// The units in the headers of the columns that are read.
    pub units: Vec<Option<Unit>>,
    /// How many of the columns that are read are evidence; those behind them are read for a condition alone.
    evidence: usize,
    /// The columns that name the ideas: first the identifying one, then those whose names are shown.
    pub(super) names: Vec<usize>,
    /// The rubric's rules for rows.
    pub(super) rows: RowRules,
}

/// The separator and the end of the header in the first bytes of a table; `None` if more bytes are needed.
pub fn end_of_header(bytes: &[u8], is_all: bool, spec: &TableSpec) -> Option<(u8, usize)> {
    let heading = Heading::of(bytes, None, spec)?;
    let (delimiter, end) = (heading.delimiter, records::end(bytes, heading.last(), heading.delimiter));
    // A header that reaches the end of the bytes may go on.
    (end < bytes.len() || is_all).then_some((delimiter, end))
}

impl IdeasHead {
    /// Reads the head of a table from a source that begins with it. Every mistake becomes a finding; `None` if any
    /// is an error.
    pub fn read(source: SourceId, sources: &Sources, spec: &TableSpec, findings: &mut Findings) -> Option<IdeasHead> {
        let mut own = Findings::default();
        let table = header::checked(source, sources, spec, &mut own);
        let failed = own.has_errors();
        findings.append(own);
        table.filter(|_| !failed).map(|table| IdeasHead::of(table, spec))
    }

    /// The head of a table whose header has been read.
    pub(super) fn of(table: IdeaTable, spec: &TableSpec) -> IdeasHead {
        let unit = |column: &RubricColumn| table.unit(table.header(&column.name)?);
        let units: Vec<Option<Unit>> = spec.columns.iter().map(unit).collect();
        let (names, money) = (table.names(spec), Arc::new(spec.money.clone()));
        let mut layout = Layout::new(table.delimiter, table.headers());
        let mut name = layout.clone();
        (0..table.headers().len()).filter(|header| table.is_typed(*header)).for_each(|header| layout.typed(header));
        for (column, unit) in spec.columns.iter().zip(&units) {
            let reader = ColumnReader::new(&column.kind, &column.name, column.declared.clone(), *unit, &money);
            layout.fact(table.header(&column.name), reader);
        }
        if let Some(column) = table.id(spec) {
            layout.name(column);
        }
        names.iter().for_each(|column| {
            name.text(*column);
        });
        let (evidence, rows) = (spec.own_columns().len(), spec.rows.clone());
        IdeasHead { layout, name, units, evidence, names, rows, table }
    }

    /// Profiles a table in memory, without rows that are left out, and sets the readers accordingly. Returns remarks.
    pub(super) fn settle(&mut self, spec: &TableSpec, is_left_out: impl Fn(usize) -> bool) -> Vec<Remark> {
        let (mut profile, below) = (Profile::new(spec), self.table.header_range.end);
        let records = &self.table.bytes[below..];
        profile.text(&self.layout, self.table.delimiter, records, true, |start| is_left_out(below + start));
        let (readers, remarks) = profile.readers(spec, &self.units);
        self.layout.read_by(&readers);
        remarks
    }

    /// Whether a column is read as facts.
    pub fn reads(&self, header: usize) -> bool {
        self.layout.slot(header).is_some()
    }

    /// Whether typed numbers of a column tell something of how it is read: where a header names a unit, or `has_others`, and
    /// other files may have it as text.
    pub fn looks_at_numbers(&self, header: usize, has_others: bool) -> bool {
        let is_read =
            |(_, reader): (_, &ColumnReader)| reader.kind == ColumnKind::Number && (has_others || !reader.is_plain());
        self.layout.slot(header).is_some_and(is_read)
    }

    /// The readers for records of several files with such heads in one text: a column is typed there if it is in all files.
    pub fn common_readers<'h>(heads: impl Iterator<Item = &'h IdeasHead>) -> Vec<ColumnReader> {
        let merged = heads.map(|head| head.layout.readers().to_vec()).reduce(|mut merged, more| {
            merged.iter_mut().zip(more).filter(|(_, reader)| !reader.is_typed).for_each(|(one, reader)| *one = reader);
            merged
        });
        merged.unwrap_or_default()
    }

    /// A cell of this table as it is written in a text that is read by `readers`.
    pub fn cell_for<'c>(&self, header: usize, cell: &'c [u8], readers: &[ColumnReader]) -> Cow<'c, [u8]> {
        match self.layout.slot(header) {
            Some((slot, reader)) if reader.is_typed && !readers[slot].is_typed => {
                Cow::Owned(readers[slot].as_text(&String::from_utf8_lossy(cell)).into_bytes())
            }
            _ => Cow::Borrowed(cell),
        }
    }

    /// Reports headers of this file whose units differ from the first file's.
    pub fn check_units(&self, first: &[Option<Unit>], file: &str, findings: &mut Findings) {
        for (own, (reader, of_first)) in self.units.iter().zip(self.layout.readers().iter().zip(first)) {
            if own != of_first {
                let header = self.table.header(&reader.name).unwrap_or(0);
                let finding = Finding::new(Code::E0320, units::unlike_first_file(file, &reader.name));
                findings.push(finding.place(self.table.header_span(header)));
            }
        }
    }

    /// Whether a column holds evidence.
    pub(super) fn is_evidence(&self, header: usize) -> bool {
        self.layout.slot(header).is_some_and(|(slot, _)| slot < self.evidence)
    }

    /// The columns that are read for a condition alone.
    pub(super) fn added(&self) -> Vec<usize> {
        let is_added = |header: &usize| self.layout.slot(*header).is_some_and(|(slot, _)| slot >= self.evidence);
        (0..self.table.headers().len()).filter(is_added).collect()
    }

    /// Whether a column is read: as a name, for an expression, to be shown, or to put ideas into groups.
    pub fn is_read(&self, header: usize) -> bool {
        self.layout.is_read(header) || self.names.contains(&header) || self.layout.text_list(header).is_some()
    }

    /// The name of the idea in a record.
    pub fn name(&self, record: &[u8]) -> String {
        self.names(record).into_iter().next().unwrap_or_default()
    }

    /// All its names.
    pub(super) fn names(&self, record: &[u8]) -> Vec<String> {
        self.name.read(record).texts.into_iter().flatten().collect()
    }

    /// A parser of records.
    pub fn parser(&self) -> RecordParser {
        RecordParser::new(self.table.delimiter)
    }

    /// The place of a column's cell in a record that is its own source.
    pub fn cell(&self, column: &str, source: SourceId, sources: &Sources) -> Span {
        let header = self.table.header(column).unwrap_or(0);
        Span::new(source, self.table.of_record(source, sources).nth_cell(0, header))
    }

    /// The place of an unclosed quotation mark in the first record of `bytes`.
    pub fn open_quote(&self, bytes: &[u8]) -> Option<usize> {
        records::cells(bytes, 0, self.table.delimiter).1
    }
}
