//! Rows that are no ideas: totals, averages and weights, titles and notes, and what a workbook hides. They are left out and said,
//! each with its row; the rubric brings them back by `keep`, and names others by `skip`. What may be an idea is read, and said.

mod called;
mod doubtful;
mod listed;
mod marks;
mod numbers;
mod said;

pub use crate::say::findings::rows::{Doubt, WhyLeftOut};
pub(super) use marks::{tell_marks, without_value};
pub(super) use said::{is_short, pasted, short, tell_doubt, tell_left_out};

use super::header::builder;
use super::{IdeaTable, locate, text_of, words};
use crate::diagnostic::{Marks, Sheet, Sources};
use crate::identity;
use crate::rubric::{RowRules, TableSpec};
use crate::value::is_unknown;
use called::{Naming, RowFigure, RowKind, called, is_long, is_marked};
use doubtful::usual;
use numbers::{RowNumbers, are_weights, is_sum};
use std::collections::BTreeMap;
use std::ops::Range;

/// In a table of so many bytes and fewer every row is looked at, and sums are compared; of a larger one the last [`LAST`] rows,
/// by name.
const SMALL: usize = 1 << 20;
/// See [`SMALL`].
const LAST: usize = 20;

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

/// A row on the way.
struct TableRow {
    start: usize,
    /// By the column that tells ideas apart; that of a total may stand where names are shown.
    name: String,
    /// By each column that names ideas.
    names: Vec<String>,
    /// What it is called, by its name or by what stands before it: `合计` may stand in the column of numbers.
    kind: Option<(RowKind, Naming)>,
    /// What its figures are where it is called so.
    figure: RowFigure,
    /// The first cell that holds anything, and how many do.
    first: String,
    filled: usize,
    /// How many of them stand in other columns than those that name ideas.
    others: usize,
    /// Whether one of these says something without a digit, where the row is called anything.
    has_text: bool,
    /// Whether the rubric reads any of them.
    is_read: bool,
    /// Whether the first of all cells holds something.
    is_first: bool,
    cells: csv::ByteRecord,
    /// Whether a row of nothing stands above it.
    is_apart: bool,
}

impl TableRow {
    /// What it is called: by its name, or by the first cell that holds anything.
    fn label(&self) -> &str {
        if self.name.is_empty() { &self.first } else { &self.name }
    }

    /// Whether it is called as no idea is, and has nothing but numbers beside that: of a name that an idea might have, fewer
    /// than other rows.
    fn is_named_total(&self, usual: usize) -> bool {
        match self.kind {
            Some((RowKind::Sum, Naming::Phrase)) => !self.has_text,
            Some((RowKind::Sum, Naming::Label)) => self.filled > 1 && self.filled < usual && !self.has_text,
            _ => false,
        }
    }

    fn is_alone(&self) -> bool {
        self.filled == 1
    }

    /// Whether no column names it.
    fn is_nameless(&self) -> bool {
        self.names.iter().all(String::is_empty)
    }
}

/// What the rows of a table are found by.
pub(super) struct Looking<'t> {
    pub bytes: &'t [u8],
    pub delimiter: u8,
    /// The columns that name the ideas: the one that tells them apart first, and those whose names are shown.
    pub names: Vec<usize>,
    /// The columns of the table, by name.
    pub headers: &'t [String],
    /// Which of them the rubric reads, but for the names.
    pub reads: Vec<usize>,
    pub rows: &'t RowRules,
    pub sheet: Option<&'t Sheet>,
}

impl<'t> Looking<'t> {
    /// At the rows of a table that is in memory.
    pub(super) fn at(table: &'t IdeaTable, spec: &'t TableSpec, sources: &'t Sources) -> Looking<'t> {
        Looking {
            bytes: &table.bytes,
            delimiter: table.delimiter,
            names: table.names(spec),
            headers: &table.headers,
            reads: spec.columns.iter().filter_map(|column| table.header(&column.name)).collect(),
            rows: &spec.rows,
            sheet: sources.get(table.source).sheet.as_ref(),
        }
    }

    /// The rows of a table whose records begin at `from`; none where it is larger than [`SMALL`].
    pub(super) fn find_in_small(&self, from: usize) -> Option<LeftOut> {
        (self.bytes.len() - from <= SMALL).then(|| self.find(from..self.bytes.len(), true))
    }

    /// The rows of a part of the table; `is_whole` where it is all of it, else its last rows.
    pub(super) fn find(&self, part: Range<usize>, is_whole: bool) -> LeftOut {
        let rows = self.read(part);
        let usual = usual(&rows);
        let mut found = LeftOut::default();
        let mut numbers = None;
        // What is left out is no part of a sum: each may show others, as in a copy without it.
        loop {
            let before = found.rows.len();
            for (n, row) in rows.iter().enumerate() {
                if found.has(row.start) {
                    continue;
                }
                if let Some(why) = self.why(n, &rows, usual, &found, is_whole, &mut numbers) {
                    // A sum without a name has none to be brought back by.
                    let is_nameless = why == WhyLeftOut::Sum && row.name.is_empty() && row.kind.is_none();
                    let name = if is_nameless { "" } else { row.label() };
                    found.rows.insert(row.start, (why, name.to_owned()));
                }
            }
            if found.rows.len() == before || numbers.as_ref().is_none_or(|numbers| numbers.left == 0) {
                break;
            }
        }
        // What stands at the very end, and only there, is judged by what it is called.
        for row in rows.iter().rev().filter(|row| !row.first.is_empty()) {
            if found.has(row.start) {
                continue;
            }
            let has_digits = || row.cells.iter().any(|cell| cell.iter().any(u8::is_ascii_digit));
            let is_text = || (row.is_alone() || is_marked(row.label())) && !has_digits();
            let why = match row.kind {
                _ if self.keeps(row) => break,
                Some((RowKind::Sum, Naming::Word)) if row.filled > 1 => WhyLeftOut::Named,
                _ if row.is_named_total(usual) => WhyLeftOut::Named,
                _ if row.is_alone() && is_marked(row.label()) => WhyLeftOut::Note,
                // Who has made the table, and the like: no name, and nothing to be scored.
                _ if row.is_nameless() && !self.names.is_empty() && is_text() => WhyLeftOut::Note,
                _ => break,
            };
            found.rows.insert(row.start, (why, row.label().to_owned()));
        }
        if is_whole {
            self.doubt(&rows, usual, &mut found, numbers.as_mut());
            found.unmet = self.unmet(&rows);
        }
        found
    }

    fn read(&self, part: Range<usize>) -> Vec<TableRow> {
        let mut reader = builder(self.delimiter).from_reader(&self.bytes[part.clone()]);
        let (mut rows, mut end, mut is_apart) = (Vec::new(), part.start, false);
        for cells in reader.byte_records() {
            let Ok(cells) = cells else { break };
            let at = part.start + cells.position().map_or(0, |position| position.byte() as usize);
            // The line end of the row above belongs to it in the eyes of the csv crate, and blank lines to nobody.
            let start = locate::begin(self.bytes, at);
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
            let others =
                || cells.iter().enumerate().filter(|(column, cell)| !self.names.contains(column) && is_filled(cell));
            let has_text = kind.is_some() && others().any(|(column, cell)| column != label && says_something(cell));
            let is_read = self.reads.iter().any(|column| cells.get(*column).is_some_and(is_filled));
            let (others, is_first) = (others().count(), label == self.first_column());
            rows.push(TableRow {
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
        rows.pop_if(|last| locate::cells(self.bytes, last.start, self.delimiter).1.is_some());
        rows
    }

    /// Whether nothing stands between a row and the next that begins at `start`.
    fn has_gap(&self, above: usize, start: usize) -> bool {
        if let Some(sheet) = self.sheet {
            let row = |at: usize| sheet.records[..sheet.records.partition_point(|(start, _)| *start <= at)].last();
            return matches!((row(above), row(start)), (Some((_, above)), Some((_, below))) if *below > above + 1);
        }
        let line = self.bytes[..start].strip_suffix(b"\n").unwrap_or(&self.bytes[..start]);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        line.ends_with(b"\n") || line.ends_with(b"\r")
    }

    fn why(
        &self,
        n: usize,
        rows: &[TableRow],
        usual: usize,
        found: &LeftOut,
        is_whole: bool,
        numbers: &mut Option<RowNumbers>,
    ) -> Option<WhyLeftOut> {
        let row = &rows[n];
        let (label, marks) = (row.label(), self.sheet.map(|sheet| &sheet.marks));
        if marks.is_some_and(|marks| marks.hidden.binary_search(&row.start).is_ok()) {
            return Some(WhyLeftOut::Hidden);
        }
        if Self::is_in(&self.rows.skip, &row.names, label) {
            return Some(WhyLeftOut::Skipped);
        }
        if self.keeps(row) {
            return None;
        }
        if marks.is_some_and(|marks| marks.totals.binary_search(&row.start).is_ok()) {
            return Some(WhyLeftOut::Totals);
        }
        if is_rule(row) {
            return Some(if self.delimiter == b'|' { WhyLeftOut::Rule } else { WhyLeftOut::Note });
        }
        if self.is_header(row) {
            return Some(WhyLeftOut::Header);
        }
        let kind = row.kind;
        if is_whole && (kind.is_some() || row.name.is_empty()) {
            let numbers = numbers.get_or_insert_with(|| RowNumbers::of(rows));
            let is_compared = numbers.compare();
            match kind.filter(|_| is_compared) {
                Some((RowKind::Weights, Naming::Word | Naming::Phrase)) if are_weights(numbers, n) => {
                    return Some(WhyLeftOut::Weights);
                }
                Some((RowKind::Sum, Naming::Perhaps)) => {}
                Some((RowKind::Sum, how)) if self.agrees(n, rows, found, numbers, how) => return Some(WhyLeftOut::Sum),
                None if is_compared && row.name.is_empty() && is_sum(n, rows, found, numbers) => {
                    return Some(WhyLeftOut::Sum);
                }
                _ => {}
            }
        }
        let has_no_name = row.is_nameless() && !self.names.is_empty() && matches!(kind, Some((RowKind::Sum, _)));
        if is_whole && row.filled > 1 && (has_no_name || row.is_named_total(usual)) {
            return Some(WhyLeftOut::Named);
        }
        // The title of a section, or who has signed, before the column of the names.
        let is_title =
            row.is_nameless() && row.is_first && self.names.first().is_some_and(|names| *names > self.first_column());
        if is_whole && is_title && row.is_alone() && !row.first.contains(|c: char| c.is_ascii_digit()) {
            return Some(WhyLeftOut::Note);
        }
        let is_below = n.checked_sub(1).is_some_and(|above| found.has(rows[above].start));
        let is_note = is_marked(label) || is_long(label);
        (row.is_alone() && is_note && (row.is_apart || is_below)).then_some(WhyLeftOut::Note)
    }

    /// The first column of all: in Markdown a stroke may stand before it.
    fn first_column(&self) -> usize {
        usize::from(self.delimiter == b'|' && self.headers.first().is_some_and(String::is_empty))
    }

    /// Whether a row is the header once more, as above the second part of a list.
    fn is_header(&self, row: &TableRow) -> bool {
        let is_name = |(column, cell): (usize, &[u8])| {
            let cell = text_of(cell);
            cell.is_empty() || self.headers.get(column).is_some_and(|header| identity::same(header, &cell))
        };
        row.filled > 1 && row.cells.iter().enumerate().all(is_name)
    }
}

impl Looking<'_> {
    /// The rows of a large table that begin at `starts`, with the names of its ideas.
    pub(super) fn find_in_large(&self, starts: &[usize], names: impl Fn(usize) -> Vec<String>) -> LeftOut {
        let Some(&last) = starts.get(starts.len().saturating_sub(LAST)) else { return LeftOut::default() };
        // Behind them may be what was not read, or rows without end that are none.
        let end = last..self.bytes.len();
        let mut found = if end.len() <= SMALL { self.find(end, false) } else { LeftOut::default() };
        for (n, start) in starts.iter().enumerate().filter(|_| self.sheet.is_some() || self.skips_any()) {
            let is_in = |rows: fn(&Marks) -> &Vec<usize>| {
                self.sheet.is_some_and(|sheet| rows(&sheet.marks).binary_search(start).is_ok())
            };
            let why = match () {
                () if is_in(|marks| &marks.hidden) => WhyLeftOut::Hidden,
                () if self.skips_any() && self.skips(&names(n)) => WhyLeftOut::Skipped,
                () if is_in(|marks| &marks.totals) && !Self::is_in(&self.rows.keep, &names(n), "") => {
                    WhyLeftOut::Totals
                }
                () => continue,
            };
            found.rows.insert(*start, (why, names(n).into_iter().next().unwrap_or_default()));
        }
        found
    }
}

/// Whether a cell says something in letters.
fn says_something(cell: &[u8]) -> bool {
    let text = text_of(cell);
    let is_text = text.contains(char::is_alphabetic) && !text.contains(|c: char| c.is_ascii_digit());
    is_text && !words::is_unknown(&identity::key(&text)) && !is_unknown(&text)
}

/// Whether a row is a line of dashes, as Markdown has it below a header.
fn is_rule(row: &TableRow) -> bool {
    let is_dashes = |cell: &[u8]| {
        let inside = cell.trim_ascii();
        inside.len() > 1 && inside.iter().all(|byte| matches!(byte, b'-' | b':')) && inside.contains(&b'-')
    };
    row.filled > 1 && row.cells.iter().all(|cell| cell.trim_ascii().is_empty() || is_dashes(cell))
}

/// Whether a name may be that of a total.
pub(super) fn is_total(name: &str) -> bool {
    RowKind::of(name).is_some()
}

impl LeftOut {
    /// The rows that the rubric leaves out.
    pub(super) fn skipped(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().filter(|(_, (why, _))| *why == WhyLeftOut::Skipped).map(|(start, _)| *start)
    }

    /// Whether the row that begins here stands alone, as titles of sections do.
    fn is_title(&self, start: usize) -> bool {
        self.doubts.get(&Doubt::Alone).into_iter().flatten().any(|(title, _)| *title == start)
    }

    /// Whether the row that begins here is left out.
    pub(in crate::evidence) fn has(&self, start: usize) -> bool {
        self.rows.contains_key(&start)
    }
}
