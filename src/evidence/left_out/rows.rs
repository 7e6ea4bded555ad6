//! The rows of a table, examined to find those that are not ideas.

use super::row_names::{Naming, RowFigure, RowKind, called};
use crate::diagnostic::{Sheet, Sources};
use crate::evidence::head::IdeasHead;
use crate::evidence::records::{self, records};
use crate::evidence::words::{self, text_of};
use crate::identity;
use crate::say::findings::rows::{Doubt, WhyLeftOut};
use crate::value::is_blank;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// Rows that are left out or doubtful, keyed by where they begin.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// Rows that are not ideas, with the reason and the name.
    pub rows: BTreeMap<usize, (WhyLeftOut, String)>,
    /// Rows that are read as ideas but may not be, with their names.
    pub doubts: BTreeMap<Doubt, Vec<(usize, String)>>,
    /// Names of rows in the rubric that no row has, each with its key.
    pub unmet: Vec<(&'static str, String)>,
}

impl LeftOut {
    /// The rows that the rubric skips.
    pub fn skipped(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().filter(|(_, (why, _))| *why == WhyLeftOut::Skipped).map(|(start, _)| *start)
    }

    /// Whether the row that begins here may be the title of a section.
    pub fn is_title(&self, start: usize) -> bool {
        self.doubts.get(&Doubt::Alone).into_iter().flatten().any(|(title, _)| *title == start)
    }

    /// Whether the row that begins here is left out.
    pub fn has(&self, start: usize) -> bool {
        self.rows.contains_key(&start)
    }
}

/// A row under examination.
pub(super) struct CandidateRow {
    pub start: usize,
    /// The name in the identifying column, or a total's name in any name column.
    pub name: String,
    /// The names in all columns that name ideas.
    pub names: Vec<String>,
    /// The kind of row, by its name or by the cell before it: `合计` may be in the column of numbers.
    pub kind: Option<(RowKind, Naming)>,
    /// The figure that its numbers are, if it has a kind.
    pub figure: RowFigure,
    /// The first filled cell.
    pub first: String,
    /// How many cells are filled.
    pub filled: usize,
    /// How many of them are outside the columns that name ideas.
    pub others: usize,
    /// Whether one of these is a text without digits, if the row has a kind.
    pub has_text: bool,
    /// Whether the rubric reads any of them.
    pub is_read: bool,
    /// Whether the first cell of the row is filled.
    pub is_first: bool,
    pub cells: csv::ByteRecord,
    /// Whether an empty row is above it.
    pub is_apart: bool,
}

impl CandidateRow {
    /// Its name, or else its first filled cell.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { &self.first } else { &self.name }
    }

    /// Whether it is a total by name and otherwise has only numbers. If an idea might have the name, it must also have
    /// fewer cells than `usual`.
    pub fn is_named_total(&self, usual: usize) -> bool {
        match self.kind {
            Some((RowKind::Sum, Naming::Phrase)) => !self.has_text,
            Some((RowKind::Sum, Naming::Label)) => self.filled > 1 && self.filled < usual && !self.has_text,
            _ => false,
        }
    }

    pub fn is_alone(&self) -> bool {
        self.filled == 1
    }

    /// Whether no column names it.
    pub fn is_nameless(&self) -> bool {
        self.names.iter().all(String::is_empty)
    }
}

/// The context in which rows are examined.
pub struct Looking<'t> {
    /// The head of the table, of which the text may be a part.
    pub(super) head: &'t IdeasHead,
    /// The text.
    pub(super) bytes: &'t [u8],
    /// Where its records begin.
    pub(super) from: usize,
    pub(super) sheet: Option<&'t Sheet>,
}

impl<'t> Looking<'t> {
    /// For a table in memory.
    pub fn at(head: &'t IdeasHead, sources: &'t Sources) -> Looking<'t> {
        let (table, sheet) = (&head.table, sources.get(head.table.source).sheet.as_ref());
        Looking { head, bytes: &table.bytes, from: table.header_range.end, sheet }
    }

    /// For records of a table that is not in memory.
    pub fn below(head: &'t IdeasHead, bytes: &'t [u8]) -> Looking<'t> {
        Looking { head, bytes, from: 0, sheet: None }
    }

    /// Whether one of a row's names, or its label, is listed.
    pub(super) fn is_in(listed: &BTreeMap<String, String>, names: &[String], label: &str) -> bool {
        let has = |name: &str| !name.is_empty() && listed.contains_key(&*identity::key(name));
        !listed.is_empty() && (has(label) || names.iter().any(|name| has(name)))
    }

    /// Whether the rubric skips a row with these names.
    pub fn skips(&self, names: &[String]) -> bool {
        Self::is_in(&self.head.rows.skip, names, "")
    }

    /// Whether the rubric keeps a row as an idea.
    pub(super) fn keeps(&self, row: &CandidateRow) -> bool {
        Self::is_in(&self.head.rows.keep, &row.names, row.label())
    }

    /// The names of a row in all columns that name ideas.
    fn names_of(&self, cells: &csv::ByteRecord) -> Vec<String> {
        self.head.names.iter().map(|column| cells.get(*column).map_or(String::new(), text_of)).collect()
    }

    /// The start and the names of each record.
    pub fn all_names(&self) -> Vec<(usize, Vec<String>)> {
        let records = records(&self.bytes[self.from..], self.head.table.delimiter);
        records.map(|(at, record)| (self.from + at, self.names_of(&record))).collect()
    }

    /// The names of rows in the rubric that none of these rows has, each with its key.
    pub(super) fn unmet(&self, rows: &[CandidateRow]) -> Vec<(&'static str, String)> {
        if !self.head.rows.names_rows() {
            return Vec::new();
        }
        let called = |row: &CandidateRow| {
            let names = row.names.iter().map(String::as_str).chain([row.label()]);
            names.map(|name| identity::key(name).into_owned()).collect::<Vec<_>>()
        };
        let there: HashSet<String> = rows.iter().flat_map(called).collect();
        let lists = [("skip", &self.head.rows.skip), ("keep", &self.head.rows.keep)];
        let listed = lists.into_iter().flat_map(|(key, names)| names.iter().map(move |name| (key, name)));
        listed.filter(|(_, (look, _))| !there.contains(*look)).map(|(key, (_, name))| (key, name.clone())).collect()
    }

    /// The rows of a part of the text.
    pub(super) fn read(&self, part: Range<usize>) -> Vec<CandidateRow> {
        let (mut rows, mut end, mut is_apart) = (Vec::new(), part.start, false);
        for (at, cells) in records(&self.bytes[part.clone()], self.head.table.delimiter) {
            let start = part.start + at;
            if cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
                is_apart = true;
                continue;
            }
            is_apart |= end > part.start && self.has_gap(end, start);
            end = start;
            let names = self.names_of(&cells);
            let is_total =
                |name: &&String| matches!(RowKind::of(name), Some((_, Naming::Word | Naming::Phrase | Naming::Label)));
            let of_several = names.iter().find(|name| names.len() > 1 && is_total(name));
            let name = of_several.or(names.first()).cloned().unwrap_or_default();
            let is_filled = |cell: &[u8]| !cell.trim_ascii().is_empty();
            let mut filled = cells.iter().enumerate().filter(|(_, cell)| is_filled(cell));
            let (label, first) = filled.next().map_or((0, String::new()), |(column, cell)| (column, text_of(cell)));
            let filled = 1 + filled.count();
            let (kind, figure) = called(&name, &first);
            let others = || {
                cells.iter().enumerate().filter(|(column, cell)| !self.head.names.contains(column) && is_filled(cell))
            };
            let has_text = kind.is_some() && others().any(|(column, cell)| column != label && says_something(cell));
            let reads = |(column, cell): (usize, &[u8])| self.head.is_evidence(column) && is_filled(cell);
            let is_read = cells.iter().enumerate().take(self.head.table.headers().len()).any(reads);
            let (others, is_first) = (others().count(), label == self.first_column());
            rows.push(CandidateRow {
                start,
                name,
                names,
                kind,
                figure,
                first,
                filled,
                others,
                has_text,
                is_read,
                is_first,
                cells,
                is_apart,
            });
            is_apart = false;
        }
        // An unclosed quotation mark, which is reported elsewhere, swallows the rest.
        rows.pop_if(|last| records::cells(self.bytes, last.start, self.head.table.delimiter).1.is_some());
        rows
    }

    /// Whether an empty row or line is between a row and the next, which begins at `start`.
    fn has_gap(&self, above: usize, start: usize) -> bool {
        if let Some(sheet) = self.sheet {
            let row = |at: usize| sheet.record(at).map_or(0, |(_, row, _)| row);
            return row(start) > row(above) + 1;
        }
        let line = self.bytes[..start].strip_suffix(b"\n").unwrap_or(&self.bytes[..start]);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line.ends_with(b"\n") || line.ends_with(b"\r")
    }

    /// The first column: 1 if a Markdown line begins with a bar.
    pub(super) fn first_column(&self) -> usize {
        usize::from(
            self.head.table.delimiter == b'|' && self.head.table.headers().first().is_some_and(String::is_empty),
        )
    }
}

/// Whether a cell is a text without digits, and not "unknown".
fn says_something(cell: &[u8]) -> bool {
    let text = text_of(cell);
    let is_text = text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit());
    is_text && !words::means_unknown(&identity::key(&text)) && !is_blank(&text)
}
