//! The rows of a table, as they are looked at to find those that are no ideas.

use super::row_names::{Naming, RowFigure, RowKind, called};
use crate::diagnostic::{Sheet, Sources};
use crate::evidence::head::IdeasHead;
use crate::evidence::records::{self, records};
use crate::evidence::words::{self, text_of};
use crate::identity;
use crate::say::findings::rows::{Doubt, WhyLeftOut};
use crate::value::is_unknown;
use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

/// What is seen of the rows of a table. Rows are known by where they begin.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// Rows that are no ideas, each with why, and what it is called.
    pub rows: BTreeMap<usize, (WhyLeftOut, String)>,
    /// Rows that are read as ideas and may be none, each with what it is called.
    pub doubts: BTreeMap<Doubt, Vec<(usize, String)>>,
    /// Names that the rubric has of rows, and no row has; each with the key that it stands behind.
    pub unmet: Vec<(&'static str, String)>,
}

impl LeftOut {
    /// The rows that the rubric leaves out.
    pub fn skipped(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().filter(|(_, (why, _))| *why == WhyLeftOut::Skipped).map(|(start, _)| *start)
    }

    /// Whether the row that begins here stands alone, as titles of sections do.
    pub fn is_title(&self, start: usize) -> bool {
        self.doubts.get(&Doubt::Alone).into_iter().flatten().any(|(title, _)| *title == start)
    }

    /// Whether the row that begins here is left out.
    pub fn has(&self, start: usize) -> bool {
        self.rows.contains_key(&start)
    }
}

/// A row on the way.
pub(super) struct CandidateRow {
    pub start: usize,
    /// By the column that tells ideas apart; that of a total may stand where names are shown.
    pub name: String,
    /// By each column that names ideas.
    pub names: Vec<String>,
    /// What it is called, by its name or by what stands before it: `合计` may stand in the column of numbers.
    pub kind: Option<(RowKind, Naming)>,
    /// What its figures are where it is called so.
    pub figure: RowFigure,
    /// The first cell that holds anything, and how many do.
    pub first: String,
    pub filled: usize,
    /// How many of them stand in other columns than those that name ideas.
    pub others: usize,
    /// Whether one of these says something without a digit, where the row is called anything.
    pub has_text: bool,
    /// Whether the rubric reads any of them.
    pub is_read: bool,
    /// Whether the first of all cells holds something.
    pub is_first: bool,
    pub cells: csv::ByteRecord,
    /// Whether a row of nothing stands above it.
    pub is_apart: bool,
}

impl CandidateRow {
    /// What it is called: by its name, or by the first cell that holds anything.
    pub fn label(&self) -> &str {
        if self.name.is_empty() { &self.first } else { &self.name }
    }

    /// Whether it is called as no idea is, and has nothing but numbers beside that: of a name that an idea might have, fewer
    /// than other rows.
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

/// What the rows of a text are found by.
pub struct Looking<'t> {
    /// What the header says, below which the text may be a part.
    pub(super) head: &'t IdeasHead,
    /// The text, and where its records begin.
    pub(super) bytes: &'t [u8],
    pub(super) from: usize,
    pub(super) sheet: Option<&'t Sheet>,
}

impl<'t> Looking<'t> {
    /// At the rows of a table that is in memory.
    pub fn at(head: &'t IdeasHead, sources: &'t Sources) -> Looking<'t> {
        let (table, sheet) = (&head.table, sources.get(head.table.source).sheet.as_ref());
        Looking { head, bytes: &table.bytes, from: table.header_range.end, sheet }
    }

    /// At the rows of a text below the header of a table that is not.
    pub fn below(head: &'t IdeasHead, bytes: &'t [u8]) -> Looking<'t> {
        Looking { head, bytes, from: 0, sheet: None }
    }

    /// Whether one of the names of a row, or what it is called, is listed.
    pub(super) fn is_in(listed: &BTreeMap<String, String>, names: &[String], label: &str) -> bool {
        let has = |name: &str| !name.is_empty() && listed.contains_key(&*identity::key(name));
        !listed.is_empty() && (has(label) || names.iter().any(|name| has(name)))
    }

    /// Whether the rubric says of a row with these names that it is no idea.
    pub fn skips(&self, names: &[String]) -> bool {
        Self::is_in(&self.head.rows.skip, names, "")
    }

    /// Whether it says of a row that it is an idea.
    pub(super) fn keeps(&self, row: &CandidateRow) -> bool {
        Self::is_in(&self.head.rows.keep, &row.names, row.label())
    }

    /// The names of a row, by each column that names ideas.
    fn names_of(&self, cells: &csv::ByteRecord) -> Vec<String> {
        self.head.names.iter().map(|column| cells.get(*column).map_or(String::new(), text_of)).collect()
    }

    /// Where each record begins, with its names.
    pub fn all_names(&self) -> Vec<(usize, Vec<String>)> {
        let records = records(&self.bytes[self.from..], self.head.table.delimiter);
        records.map(|(at, record)| (self.from + at, self.names_of(&record))).collect()
    }

    /// The names that the rubric has of rows, and none of these has; each with the key that it stands behind.
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
            let reads = |(column, cell): (usize, &[u8])| self.head.layout.slot(column).is_some() && is_filled(cell);
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
        // A quotation mark left open is told, and swallows what is below.
        rows.pop_if(|last| records::cells(self.bytes, last.start, self.head.table.delimiter).1.is_some());
        rows
    }

    /// Whether nothing stands between a row and the next that begins at `start`.
    fn has_gap(&self, above: usize, start: usize) -> bool {
        if let Some(sheet) = self.sheet {
            let row = |at: usize| sheet.record(at).map_or(0, |(_, row, _)| row);
            return row(start) > row(above) + 1;
        }
        let line = self.bytes[..start].strip_suffix(b"\n").unwrap_or(&self.bytes[..start]);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line.ends_with(b"\n") || line.ends_with(b"\r")
    }

    /// The first column of all: in Markdown a stroke may stand before it.
    pub(super) fn first_column(&self) -> usize {
        usize::from(
            self.head.table.delimiter == b'|' && self.head.table.headers().first().is_some_and(String::is_empty),
        )
    }
}

/// Whether a cell says something in letters.
fn says_something(cell: &[u8]) -> bool {
    let text = text_of(cell);
    let is_text = text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit());
    is_text && !words::is_unknown(&identity::key(&text)) && !is_unknown(&text)
}
