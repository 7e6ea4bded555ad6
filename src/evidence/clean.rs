//! Cleans a table: one header, only ideas below it, and cells that read the same without the rest of their column.
//! Only unambiguous cells are changed; the rest stays as written.

use super::block::Layout;
use super::facts::Fact;
use super::head::IdeasHead;
use super::heading::Heading;
use super::left_out::{LeftOut, Looking};
use super::reader::ColumnReader;
use super::records::{self, quoted, records, unquoted};
use super::table::IdeaTable;
use super::{cell, header, number, words};
use crate::diagnostic::{self, Findings, SourceId, Sources, Span};
use crate::identity;
use crate::lang::{Lang, Text};
use crate::rubric::{ColumnKind, RubricColumn, TableSpec};
use crate::say::findings::fix;
use crate::unit::Decimal;
use crate::unit::date::{self, Order};
use std::ops::Range;

/// A cleaned table.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// As UTF-8.
    pub text: Vec<u8>,
    /// The separator of its cells.
    pub delimiter: u8,
    /// The first thing that would be read differently from it, if any.
    pub misread: Option<Misread>,
    /// The changes, in the order of the table.
    pub changes: Vec<CleanChange>,
}

/// What would be read differently in a cleaned table.
#[derive(Clone, Debug)]
pub enum Misread {
    /// The first such cell.
    Cell(Span),
    /// Rows: other ones would be left out.
    Rows,
}

/// How a cell of a column that the rubric uses was read.
#[derive(Clone, Debug, PartialEq)]
enum CellReading {
    Read(Fact),
    Unread,
    /// It could not be read before, and can now.
    Mended,
    /// It cannot be read, and its separators would mean something else once the other cells are rewritten.
    Open,
}

/// One change in a cleaned table.
#[derive(Clone, Debug)]
pub struct CleanChange {
    /// Where it was.
    pub at: Span,
    /// The column, if it is a cell.
    pub column: Option<String>,
    /// The old text, shortened for quoting.
    pub old: String,
    /// The new text; `None` if it was removed.
    pub new: Option<String>,
    /// Why.
    pub why: Text,
}

/// Cleans a table; `None` if its header cannot be read.
pub fn clean(source: SourceId, sources: &Sources, spec: &TableSpec) -> Option<Cleaned> {
    let (text, delimiter, changes, before) = cleaned(source, sources, spec)?;
    let mut copies = Sources::default();
    let copy = copies.add(sources.get(source).name.clone(), text.clone());
    let after = cleaned(copy, &copies, spec).map_or(Vec::new(), |(.., after)| after);
    let is_other = |nth: &usize| match (&before[*nth].1, after.get(*nth).map(|(_, cell)| cell)) {
        (CellReading::Mended, _) => false,
        (CellReading::Open, _) => true,
        // An unreadable cell must not become a number because others were rewritten.
        (before, after) => after != Some(before),
    };
    let misread = match before.len() == after.len() {
        true => (0..before.len()).find(is_other).map(|nth| Misread::Cell(before[nth].0.clone())),
        false => Some(Misread::Rows),
    };
    Some(Cleaned { text, delimiter, changes, misread })
}

impl Cleaned {
    /// Converts it to commas, dropping the bars at both ends of a Markdown line.
    pub fn with_commas(mut self) -> Cleaned {
        let records = || records(&self.text, self.delimiter).map(|(_, record)| record);
        let is_empty = |cell: Option<&[u8]>| cell.is_none_or(|cell| cell.trim_ascii().is_empty());
        let has_strokes = self.delimiter == b'|';
        let first = usize::from(has_strokes && records().all(|record| is_empty(record.get(0))));
        let width = records().map(|record| record.len()).max().unwrap_or(0);
        let has_last = has_strokes && width > 2 && records().all(|record| is_empty(record.get(width - 1)));
        let width = width - usize::from(has_last);
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for record in records() {
            let cells = record.iter().take(width).skip(first);
            // Markdown has blanks around each cell.
            let written = match has_strokes {
                true => writer.write_record(cells.map(<[u8]>::trim_ascii)),
                false => writer.write_record(cells),
            };
            written.expect("memory takes every record");
        }
        (self.text, self.delimiter) = (writer.into_inner().expect("memory takes every record"), b',');
        self
    }
}

/// A table being cleaned.
struct Cleaning<'t> {
    table: &'t IdeaTable,
    layout: &'t Layout,
    /// Readers for the same columns that know nothing of other cells.
    context_free: Vec<ColumnReader>,
    /// Replaced ranges with their new bytes, in order.
    edits: Vec<(Range<usize>, String, Option<CleanChange>)>,
    /// The cells of the columns that are read, with their places.
    readings: Vec<(Span, CellReading)>,
}

/// A cleaned copy: text, separator, changes, and how the cells of the original were read.
type Copy = (Vec<u8>, u8, Vec<CleanChange>, Vec<(Span, CellReading)>);

fn cleaned(source: SourceId, sources: &Sources, spec: &TableSpec) -> Option<Copy> {
    let table = header::checked(source, sources, spec, &mut Findings::default())?;
    let mut head = IdeasHead::of(table, spec);
    let left_out = left_out(&Looking::at(&head, sources));
    head.settle(spec, |start| left_out.has(start));
    let (table, layout, context_free) = (&head.table, &head.layout, context_free(&head.layout, spec));
    let mut cleaning = Cleaning { table, layout, context_free, edits: Vec::new(), readings: Vec::new() };
    // A header line that the rubric names must keep its number, so all above it stays.
    if spec.rows.header.is_none() {
        cleaning.header(Heading::of(&table.bytes, sources.get(source).sheet.as_ref(), spec)?);
    }
    let mut at = table.header_range.end;
    loop {
        let start = records::begin(&table.bytes, at);
        if start == table.bytes.len() {
            break;
        }
        let cells = table.cells(start);
        at = cleaning.line_end(cells[cells.len() - 1].end);
        cleaning.row(start..at, &cells, &left_out);
    }
    Some(cleaning.done())
}

/// The rows that are left out when the table is read.
fn left_out(looking: &Looking) -> LeftOut {
    looking.find_in_small().unwrap_or_else(|| {
        let rows = looking.all_names();
        let starts: Vec<usize> = rows.iter().map(|(start, _)| *start).collect();
        looking.find_in_large(&starts, |n| rows[n].1.clone())
    })
}

/// Readers for the same columns that know nothing of other cells.
fn context_free(layout: &Layout, spec: &TableSpec) -> Vec<ColumnReader> {
    let reader = |(reader, column): (&ColumnReader, &RubricColumn)| ColumnReader {
        decimal: column.declared.decimal.unwrap_or(Decimal::Point),
        order: Order::Unsure,
        has_ticks: false,
        is_typed: false,
        ..reader.clone()
    };
    layout.readers().iter().zip(&spec.columns).map(reader).collect()
}

impl Cleaning<'_> {
    /// Where the next line begins after a record that ends at `end`.
    fn line_end(&self, end: usize) -> usize {
        match &self.table.bytes[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [_, ..] => end + 1,
            [] => end,
        }
    }

    /// Replaces a part of the table with `new`, and records the change.
    fn change(&mut self, range: Range<usize>, new: String, change: impl FnOnce(Span) -> CleanChange) {
        let at = Span::new(self.table.source, range.clone());
        self.edits.push((range, new, Some(change(at))));
    }

    /// Removes a part of the table, and records why.
    fn drop(&mut self, range: Range<usize>, why: Text) {
        let old = diagnostic::quoted(self.table.text(range.clone()).trim());
        self.change(range, String::new(), |at| CleanChange { at, column: None, old, new: None, why });
    }

    /// Removes what is above the header, and joins a header of several lines into one.
    fn header(&mut self, heading: Heading) {
        let top = heading.upper.unwrap_or(heading.start);
        if let Some(passed) = heading.passed {
            self.drop(passed..top, fix::above_the_header());
        }
        if top < heading.last() {
            let cells = self.table.cells(heading.last());
            let range = top..cells[cells.len() - 1].end;
            let delimiter = self.table.delimiter;
            let headers = self.table.headers().iter().map(|header| quoted(header, delimiter));
            let line = headers.collect::<Vec<_>>().join(&char::from(delimiter).to_string());
            let (old, new) = (diagnostic::quoted(&self.table.text(range.clone())), Some(diagnostic::quoted(&line)));
            let why = fix::header_over_lines();
            self.change(range, line, |at| CleanChange { at, column: None, old, new, why });
        }
    }

    /// Removes a row that is left out, or rewrites its cells so that each can be read by itself.
    fn row(&mut self, range: Range<usize>, cells: &[Range<usize>], left_out: &LeftOut) {
        if let Some((why, _)) = left_out.rows.get(&range.start) {
            return self.drop(range, why.text());
        }
        let (table, layout) = (self.table, self.layout);
        let is_empty = |cell: &Range<usize>| records::is_empty(&table.bytes[cell.clone()]);
        if cells.iter().all(is_empty) {
            return self.edits.push((range, String::new(), None));
        }
        let extra = cells.get(table.headers().len()..).unwrap_or_default();
        if !extra.iter().all(is_empty) {
            return;
        }
        for (header, cell) in cells.iter().enumerate().take(table.headers().len()) {
            let Some((slot, reader)) = layout.slot(header) else { continue };
            let (old, context_free) = (unquoted(&table.text(cell.clone())), &self.context_free[slot]);
            let (read, sure) = (cell::read(&old, reader).ok(), sure(&old, reader, context_free));
            let read = match (read, &sure) {
                (Some(fact), _) => CellReading::Read(fact),
                (None, Some(_)) => CellReading::Mended,
                (None, None) if turns(reader, context_free) && old.contains(['.', ',']) => CellReading::Open,
                (None, None) => CellReading::Unread,
            };
            self.readings.push((Span::new(table.source, cell.clone()), read));
            if let Some((new, why)) = sure {
                let (column, written) = (Some(table.headers()[header].clone()), quoted(&new, table.delimiter));
                self.change(cell.clone(), written, |at| CleanChange { at, column, old, new: Some(new), why });
            }
        }
        if let (Some(first), Some(last)) = (extra.first(), extra.last()) {
            self.edits.push((first.start - 1..last.end, String::new(), None));
        }
    }

    fn done(self) -> Copy {
        let bytes = &self.table.bytes;
        let (mut text, mut at, mut changes) = (Vec::with_capacity(bytes.len()), 0, Vec::new());
        for (range, new, change) in self.edits {
            text.extend_from_slice(&bytes[at..range.start]);
            text.extend_from_slice(new.as_bytes());
            at = range.end;
            changes.extend(change);
        }
        text.extend_from_slice(&bytes[at..]);
        // Rows removed at the end leave blank lines behind.
        let end = text.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |last| last + 1);
        let line_end = if text[end..].starts_with(b"\r\n") { 2 } else { text.len().min(end + 1) - end };
        text.truncate(end + line_end);
        (text, self.table.delimiter, changes, self.readings)
    }
}

/// Whether the decimal sign of a column changes in the copy.
fn turns(reader: &ColumnReader, context_free: &ColumnReader) -> bool {
    reader.decimal == Decimal::Comma && context_free.decimal != Decimal::Comma
}

/// The text that makes a cell readable by itself, and why it is changed; `None` if it needs no change.
fn sure(written: &str, reader: &ColumnReader, context_free: &ColumnReader) -> Option<(String, Text)> {
    let fact = match cell::read(written, reader) {
        Ok(fact) => fact,
        Err(problem) => {
            let new = problem.replacement.as_ref().filter(|_| problem.is_sure)?;
            let is_so = cell::read(new, context_free).is_ok();
            return is_so.then(|| (new.clone(), problem.message.what.clone()));
        }
    };
    if cell::read(written, context_free).is_ok_and(|lone| lone == fact) {
        return None;
    }
    let new = match (&reader.kind, &fact) {
        (ColumnKind::Date, Fact::Between(first, last)) if first == last => date::written(*first)?,
        (ColumnKind::Date, Fact::Between(first, last)) => {
            format!("{}..{}", date::written(*first)?, date::written(*last)?)
        }
        (ColumnKind::Yes, Fact::Between(x, _)) => {
            let lang = if reader.name.is_ascii() { Lang::En } else { Lang::Zh };
            words::yes_or_no(*x == 1.0, lang).to_owned()
        }
        (ColumnKind::Number, _) => with_points(written, reader.decimal),
        _ => return None,
    };
    let is_it = |new: &str| cell::read(new, context_free).is_ok_and(|lone| lone == fact) && new != written;
    // Some cells are only read with their separators: (50.000).
    let plain = || match fact {
        _ if reader.is_typed => context_free.as_text(written),
        Fact::Between(x, y) if x == y && x.is_finite() => x.to_string(),
        _ => String::new(),
    };
    let new = if is_it(&new) { new } else { plain() };
    is_it(&new).then(|| (new, fix::as_others_tell()))
}

/// The cell with decimal points and no thousands separators in its numbers.
fn with_points(written: &str, decimal: Decimal) -> String {
    let narrow = number::narrow(identity::trim(written));
    if narrow.contains("..") {
        return narrow.split("..").map(|end| with_points(end, decimal)).collect::<Vec<_>>().join("..");
    }
    let (mut new, mut rest) = (String::new(), &*narrow);
    while let Some(c) = rest.chars().next() {
        match number::length(rest) {
            0 => {
                new.push(c);
                rest = &rest[c.len_utf8()..];
            }
            length => {
                let digits = &rest[..length];
                new += &number::read(digits, decimal).unwrap_or_else(|| digits.to_owned());
                rest = &rest[length..];
            }
        }
    }
    new
}
