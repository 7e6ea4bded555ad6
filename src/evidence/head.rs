//! The head of a table, and what it says of all records below it.

use super::block::Layout;
use super::header;
use super::heading::Heading;
use super::profile::{Profile, Remark};
use super::reader::ColumnReader;
use super::records;
use super::table::IdeaTable;
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::rubric::{RowRules, RubricColumn, TableSpec};
use crate::say::findings::units;
use crate::unit::Unit;
use polars::prelude::DataFrame;
use std::sync::Arc;

/// What the head of a table says of all records below it.
#[derive(Clone, Debug)]
pub struct IdeasHead {
    /// The table without its records.
    pub table: IdeaTable,
    /// How its records are read.
    pub layout: Layout,
    /// How the names alone are read of a record.
    name: Layout,
    /// The units in the headers of the columns that are read.
    pub units: Vec<Option<Unit>>,
    /// The columns that name the ideas: the one that tells them apart first, and those whose names are shown.
    pub(super) names: Vec<usize>,
    /// Which rows are what.
    pub(super) rows: RowRules,
}

/// The separator, and where the header ends in the first bytes of a table; none where more of them are needed to tell.
pub fn end_of_header(bytes: &[u8], is_all: bool, spec: &TableSpec) -> Option<(u8, usize)> {
    let heading = Heading::of(bytes, None, spec)?;
    let (delimiter, end) = (heading.delimiter, records::end(bytes, heading.last(), heading.delimiter));
    // What comes next may still belong to it.
    (end < bytes.len() || is_all).then_some((delimiter, end))
}

impl IdeasHead {
    /// Reads the head of a table from a source that begins with it. Every mistake becomes a finding; none where all
    /// records would be read wrongly.
    pub fn read(source: SourceId, sources: &Sources, spec: &TableSpec, findings: &mut Findings) -> Option<IdeasHead> {
        let mut own = Findings::default();
        let table = header::checked(source, sources, spec, &mut own);
        let failed = own.has_errors();
        findings.append(own);
        table.filter(|_| !failed).map(|table| IdeasHead::of(table, spec))
    }

    /// What the rubric reads of a table of which the header is read.
    pub(super) fn of(table: IdeaTable, spec: &TableSpec) -> IdeasHead {
        let unit = |column: &RubricColumn| table.unit(table.header(&column.name)?);
        let units: Vec<Option<Unit>> = spec.columns.iter().map(unit).collect();
        let (names, money) = (table.names(spec), Arc::new(spec.money.clone()));
        let mut layout = Layout::new(table.delimiter, table.headers());
        let mut name = layout.clone();
        for (column, unit) in spec.columns.iter().zip(&units) {
            let reader = ColumnReader::new(&column.kind, &column.name, column.declared.clone(), *unit, &money);
            layout.fact(table.header(&column.name), reader);
        }
        if let Some(column) = table.id(spec) {
            layout.name(column);
        }
        names.iter().for_each(|column| {
            name.word(*column);
        });
        IdeasHead { layout, name, units, names, rows: spec.rows.clone(), table }
    }

    /// Lets columns be read as their cells turn out to be written, but for those of rows that are left out, of a table in
    /// memory; what is to be said of that.
    pub(super) fn settle(&mut self, spec: &TableSpec, is_left_out: impl Fn(usize) -> bool) -> Vec<Remark> {
        let (mut profile, below) = (Profile::new(spec.columns.len()), self.table.header_range.end);
        let records = &self.table.bytes[below..];
        profile.text(&self.layout, self.table.delimiter, records, true, |start| is_left_out(below + start));
        let (readers, remarks) = profile.readers(spec, &self.units);
        self.layout.read_by(&readers);
        remarks
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

    /// Whether the column below a header is read: it names the ideas, or an expression needs it, or it is shown.
    pub fn is_read(&self, header: usize) -> bool {
        self.layout.is_read(header) || self.names.contains(&header)
    }

    /// The name of the idea of one record.
    pub fn name(&self, record: &[u8]) -> String {
        self.names(record).into_iter().next().unwrap_or_default()
    }

    /// All its names.
    pub(super) fn names(&self, record: &[u8]) -> Vec<String> {
        self.name.read(record).words.into_iter().flatten().collect()
    }

    /// The cells of the first of some records, unquoted.
    pub fn cells(&self, records: &[u8]) -> csv::ByteRecord {
        records::records(records, self.table.delimiter).next().map_or(csv::ByteRecord::new(), |(_, record)| record)
    }

    /// The place of the cell of a column, in a record that is a source of its own.
    pub fn cell(&self, column: &str, source: SourceId, sources: &Sources) -> Span {
        let header = self.table.header(column).unwrap_or(0);
        Span::new(source, self.table.of_record(source, sources).nth_cell(0, header))
    }

    /// Where the quotation mark stands that the record at the beginning of `bytes` leaves open, if it does.
    pub fn open_quote(&self, bytes: &[u8]) -> Option<usize> {
        records::cells(bytes, 0, self.table.delimiter).1
    }
}
