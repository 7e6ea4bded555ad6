//! A table made clean: a text with one header and ideas alone below it, in which every cell says by itself what it is read as
//! here. Only what has one reading is changed; all else stays as it was written.

use super::block::Layout;
use super::facts::Fact;
use super::head::IdeasHead;
use super::heading::Heading;
use super::left_out::{LeftOut, Looking, short};
use super::reader::ColumnReader;
use super::records::{self, records};
use super::table::IdeaTable;
use super::{cell, header, number, words};
use crate::diagnostic::{Findings, SourceId, Sources, Span};
use crate::identity;
use crate::lang::{Lang, Text};
use crate::rubric::{ColumnKind, RubricColumn, TableSpec};
use crate::say::findings::fix;
use crate::unit::Decimal;
use crate::unit::date::{self, Order};
use std::ops::Range;

/// A table made clean.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// As UTF-8.
    pub text: Vec<u8>,
    /// What separates its cells.
    pub delimiter: u8,
    /// What would be read otherwise there, if anything would.
    pub misread: Option<Misread>,
    /// What is other in it, in the order of the table.
    pub changes: Vec<CleanChange>,
}

/// What would be read otherwise in a table made clean.
#[derive(Clone, Debug)]
pub enum Misread {
    /// A cell, the first of them.
    Cell(Span),
    /// A row: it would be left out, or no longer.
    Rows,
}

/// What a cell of a column that is read is.
#[derive(Clone, Debug, PartialEq)]
enum CellReading {
    Read(Fact),
    Unread,
    /// It could not be read, and can be now.
    Mended,
    /// It cannot be read, and its separators would say another thing where the others have theirs no more.
    Open,
}

/// Something that is other in a table made clean.
#[derive(Clone, Debug)]
pub struct CleanChange {
    /// Where it was.
    pub at: Span,
    /// The column, of a cell.
    pub column: Option<String>,
    /// What stood there, as short as it can be quoted.
    pub old: String,
    /// What stands there now; none where it is left out.
    pub new: Option<String>,
    /// Why.
    pub why: Text,
}

/// Makes a table clean; none where its header cannot be read.
pub fn clean(source: SourceId, sources: &Sources, spec: &TableSpec) -> Option<Cleaned> {
    let (text, delimiter, changes, before) = cleaned(source, sources, spec)?;
    let mut copies = Sources::default();
    let copy = copies.add(sources.get(source).name.clone(), text.clone());
    let after = cleaned(copy, &copies, spec).map_or(Vec::new(), |(.., after)| after);
    // A cell that could not be read may be mended.
    let is_other = |nth: &usize| match (&before[*nth].1, after.get(*nth).map(|(_, cell)| cell)) {
        (CellReading::Mended, _) => false,
        (CellReading::Open, _) => true,
        // Nor is what nobody can read to become a number because others are written in another way.
        (before, after) => after != Some(before),
    };
    let misread = match before.len() == after.len() {
        true => (0..before.len()).find(is_other).map(|nth| Misread::Cell(before[nth].0.clone())),
        false => Some(Misread::Rows),
    };
    Some(Cleaned { text, delimiter, changes, misread })
}

impl Cleaned {
    /// The same with commas between its cells, and without the strokes at both ends of a line in Markdown.
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
            // In Markdown blanks stand around each cell.
            let written = match has_strokes {
                true => writer.write_record(cells.map(<[u8]>::trim_ascii)),
                false => writer.write_record(cells),
            };
            debug_assert!(written.is_ok(), "nothing fails in memory");
        }
        (self.text, self.delimiter) = (writer.into_inner().unwrap_or_default(), b',');
        self
    }
}

/// A table on the way.
struct Cleaning<'t> {
    table: &'t IdeaTable,
    layout: &'t Layout,
    /// The same columns without what their cells have in common.
    alone: Vec<ColumnReader>,
    /// What is put in the place of which bytes, in order.
    edits: Vec<(Range<usize>, Vec<u8>, Option<CleanChange>)>,
    /// The cells of the columns that are read, each with its place.
    readings: Vec<(Span, CellReading)>,
}

/// The text of a clean copy, what separates its cells, what is other in it, and how the cells of the table are read.
type Copy = (Vec<u8>, u8, Vec<CleanChange>, Vec<(Span, CellReading)>);

fn cleaned(source: SourceId, sources: &Sources, spec: &TableSpec) -> Option<Copy> {
    let table = header::checked(source, sources, spec, &mut Findings::default())?;
    let mut head = IdeasHead::of(table, spec);
    let left_out = left_out(&Looking::at(&head, sources));
    head.settle(spec, |start| left_out.has(start));
    let (table, layout, alone) = (&head.table, &head.layout, alone(&head.layout, spec));
    let mut cleaning = Cleaning { table, layout, alone, edits: Vec::new(), readings: Vec::new() };
    // A line that the rubric names stays where it is, with all above it.
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

/// The rows that are no ideas, as a reading leaves them out.
fn left_out(looking: &Looking) -> LeftOut {
    looking.find_in_small().unwrap_or_else(|| {
        let rows = looking.all_names();
        let starts: Vec<usize> = rows.iter().map(|(start, _)| *start).collect();
        looking.find_in_large(&starts, |n| rows[n].1.clone())
    })
}

/// The same columns without what their cells have in common.
fn alone(layout: &Layout, spec: &TableSpec) -> Vec<ColumnReader> {
    let reader = |(reader, column): (&ColumnReader, &RubricColumn)| ColumnReader {
        decimal: column.declared.decimal.unwrap_or(Decimal::Point),
        order: Order::Unsure,
        has_ticks: false,
        ..reader.clone()
    };
    layout.readers().iter().zip(&spec.columns).map(reader).collect()
}

impl Cleaning<'_> {
    /// Where the line goes on behind a record that ends here.
    fn line_end(&self, end: usize) -> usize {
        match &self.table.bytes[end..] {
            [b'\r', b'\n', ..] => end + 2,
            [_, ..] => end + 1,
            [] => end,
        }
    }

    /// Puts `new` in the place of a part of the table, and tells it: what stood there, and of what is not left out what
    /// stands there now.
    fn change(&mut self, range: Range<usize>, new: Vec<u8>, change: impl FnOnce(Span) -> CleanChange) {
        let at = Span::new(self.table.source, range.clone());
        self.edits.push((range, new, Some(change(at))));
    }

    /// Drops a part of the table.
    fn drop(&mut self, range: Range<usize>, why: Text) {
        let old = short(self.table.text(range.clone()).trim());
        self.change(range, Vec::new(), |at| CleanChange { at, column: None, old, new: None, why });
    }

    /// What stands above the header goes, and a header over two lines becomes one.
    fn header(&mut self, heading: Heading) {
        let top = heading.upper.unwrap_or(heading.start);
        if let Some(passed) = heading.passed {
            self.drop(passed..top, fix::above_the_header());
        }
        if top < heading.last() {
            let cells = self.table.cells(heading.last());
            let range = top..cells[cells.len() - 1].end;
            let headers = self.table.headers().iter().map(|header| self.quoted(header));
            let line = headers.collect::<Vec<_>>().join(&[self.table.delimiter][..]);
            let (old, new) = (short(&self.table.text(range.clone())), Some(short(&String::from_utf8_lossy(&line))));
            let why = fix::header_over_lines();
            self.change(range, line, |at| CleanChange { at, column: None, old, new, why });
        }
    }

    /// A row is dropped, or its cells are written so that each says by itself what it is read as.
    fn row(&mut self, range: Range<usize>, cells: &[Range<usize>], left_out: &LeftOut) {
        if let Some((why, _)) = left_out.rows.get(&range.start) {
            return self.drop(range, why.text());
        }
        let (table, layout) = (self.table, self.layout);
        let is_empty = |cell: &Range<usize>| records::is_empty(&table.bytes[cell.clone()]);
        if cells.iter().all(is_empty) {
            return self.edits.push((range, Vec::new(), None));
        }
        let extra = cells.get(table.headers().len()..).unwrap_or_default();
        if !extra.iter().all(is_empty) {
            return;
        }
        for (header, cell) in cells.iter().enumerate().take(table.headers().len()) {
            let Some((slot, reader)) = layout.slot(header) else { continue };
            let (old, alone) = (unquoted(&table.text(cell.clone())), &self.alone[slot]);
            let (read, sure) = (cell::read(&old, reader).ok(), sure(&old, reader, alone));
            let read = match (read, &sure) {
                (Some(fact), _) => CellReading::Read(fact),
                (None, Some(_)) => CellReading::Mended,
                (None, None) if turns(reader, alone) && old.contains(['.', ',']) => CellReading::Open,
                (None, None) => CellReading::Unread,
            };
            self.readings.push((Span::new(table.source, cell.clone()), read));
            if let Some((new, why)) = sure {
                let (column, written) = (Some(table.headers()[header].clone()), self.quoted(&new));
                self.change(cell.clone(), written, |at| CleanChange { at, column, old, new: Some(new), why });
            }
        }
        if let (Some(first), Some(last)) = (extra.first(), extra.last()) {
            self.edits.push((first.start - 1..last.end, Vec::new(), None));
        }
    }

    /// A cell as the text holds it.
    fn quoted(&self, cell: &str) -> Vec<u8> {
        match cell.bytes().any(|byte| byte == self.table.delimiter || matches!(byte, b'"' | b'\r' | b'\n')) {
            true => format!("\"{}\"", cell.replace('"', "\"\"")).into_bytes(),
            false => cell.as_bytes().to_vec(),
        }
    }

    fn done(self) -> Copy {
        let bytes = &self.table.bytes;
        let (mut text, mut at, mut changes) = (Vec::with_capacity(bytes.len()), 0, Vec::new());
        for (range, new, change) in self.edits {
            text.extend_from_slice(&bytes[at..range.start]);
            text.extend_from_slice(&new);
            at = range.end;
            changes.extend(change);
        }
        text.extend_from_slice(&bytes[at..]);
        // What is left out at the end leaves blank lines above it.
        let end = text.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |last| last + 1);
        let line_end = if text[end..].starts_with(b"\r\n") { 2 } else { text.len().min(end + 1) - end };
        text.truncate(end + line_end);
        (text, self.table.delimiter, changes, self.readings)
    }
}

/// Whether the decimals of a column have another sign in a copy.
fn turns(reader: &ColumnReader, alone: &ColumnReader) -> bool {
    reader.decimal == Decimal::Comma && alone.decimal != Decimal::Comma
}

/// What a cell in the text says, without its quotation marks.
fn unquoted(cell: &str) -> String {
    let inside = cell.trim().strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    inside.map_or_else(|| cell.to_owned(), |inside| inside.replace("\"\"", "\""))
}

/// What to write into a cell so that it says by itself what it is read as, if it does not, and why.
fn sure(written: &str, reader: &ColumnReader, alone: &ColumnReader) -> Option<(String, Text)> {
    let fact = match cell::read(written, reader) {
        Ok(fact) => fact,
        Err(problem) => {
            let new = problem.replacement.as_ref().filter(|_| problem.is_sure)?;
            let is_so = cell::read(new, alone).is_ok();
            return is_so.then(|| (new.clone(), problem.message.what.clone()));
        }
    };
    if cell::read(written, alone).is_ok_and(|lone| lone == fact) {
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
    let is_it = |new: &str| cell::read(new, alone).is_ok_and(|lone| lone == fact) && new != written;
    // What stands around a number may not be read without its separators: (50.000).
    let plain = || match fact {
        Fact::Between(x, y) if x == y && x.is_finite() => x.to_string(),
        _ => String::new(),
    };
    let new = if is_it(&new) { new } else { plain() };
    is_it(&new).then(|| (new, fix::as_others_tell()))
}

/// The numbers of a cell with a point before their decimals, and nothing among their thousands.
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
