//! Finds rows that are not ideas, and rows that are read as ideas but look like something else.

use super::numbers::{RowNumbers, are_weights, is_sum};
use super::row_names::{Naming, RowKind, is_blank, is_long, is_marked};
use super::rows::{CandidateRow, LeftOut, Looking};
use crate::diagnostic::Marks;
use crate::evidence::words::text_of;
use crate::identity;
use crate::say::findings::rows::{Doubt, WhyLeftOut};
use std::collections::BTreeMap;
use std::ops::Range;

/// Up to this size every row is examined and sums are compared; beyond it, only the last [`LAST_ROWS`], by name.
const MAX_SMALL_BYTES: usize = 1 << 20;
/// How many rows at the end of a large table are examined.
const LAST_ROWS: usize = 20;

impl Looking<'_> {
    /// The rows left out of the whole text; `None` if it is larger than [`MAX_SMALL_BYTES`].
    pub fn find_in_small(&self) -> Option<LeftOut> {
        (self.bytes.len() - self.from <= MAX_SMALL_BYTES).then(|| self.find(self.from..self.bytes.len(), true))
    }

    /// The rows left out of a part of the table: all of it (`is_whole`), or its last rows.
    pub fn find(&self, part: Range<usize>, is_whole: bool) -> LeftOut {
        let rows = self.read(part);
        let usual = usual(&rows);
        let mut found = LeftOut::default();
        let mut numbers = None;
        // Rows left out do not count in sums, so each one found may reveal others.
        loop {
            let before = found.rows.len();
            for (n, row) in rows.iter().enumerate() {
                if found.has(row.start) {
                    continue;
                }
                if let Some(why) = self.why(n, &rows, usual, &found, is_whole, &mut numbers) {
                    // A sum without a name cannot be brought back by name.
                    let is_nameless = why == WhyLeftOut::Sum && row.name.is_empty() && row.kind.is_none();
                    let name = if is_nameless { "" } else { row.label() };
                    found.rows.insert(row.start, (why, name.to_owned()));
                }
            }
            if found.rows.len() == before || numbers.as_ref().is_none_or(|numbers| numbers.left == 0) {
                break;
            }
        }
        // Only the rows at the very end are judged by name alone.
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
                // The author of the table and the like: no name, and nothing to score.
                _ if row.is_nameless() && !self.head.names.is_empty() && is_text() => WhyLeftOut::Note,
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

    fn why(
        &self,
        n: usize,
        rows: &[CandidateRow],
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
        if Self::is_in(&self.head.rows.skip, &row.names, label) {
            return Some(WhyLeftOut::Skipped);
        }
        if self.keeps(row) {
            return None;
        }
        if marks.is_some_and(|marks| marks.totals.binary_search(&row.start).is_ok()) {
            return Some(WhyLeftOut::Totals);
        }
        if is_rule(row) {
            return Some(if self.head.table.delimiter == b'|' { WhyLeftOut::Rule } else { WhyLeftOut::Note });
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
        let has_no_name = row.is_nameless() && !self.head.names.is_empty() && matches!(kind, Some((RowKind::Sum, _)));
        if is_whole && row.filled > 1 && (has_no_name || row.is_named_total(usual)) {
            return Some(WhyLeftOut::Named);
        }
        // A section title or a signature, in a column before the names.
        let is_title = row.is_nameless()
            && row.is_first
            && self.head.names.first().is_some_and(|names| *names > self.first_column());
        if is_whole && is_title && row.is_alone() && !row.first.contains(|c: char| c.is_ascii_digit()) {
            return Some(WhyLeftOut::Note);
        }
        let is_below = n.checked_sub(1).is_some_and(|above| found.has(rows[above].start));
        let is_note = is_marked(label) || is_long(label);
        (row.is_alone() && is_note && (row.is_apart || is_below)).then_some(WhyLeftOut::Note)
    }

    /// Whether a row repeats the header, as above the second part of a list.
    fn is_header(&self, row: &CandidateRow) -> bool {
        let is_name = |(column, cell): (usize, &[u8])| {
            let cell = text_of(cell);
            cell.is_empty() || self.head.table.headers().get(column).is_some_and(|header| identity::same(header, &cell))
        };
        row.filled > 1 && row.cells.iter().enumerate().all(is_name)
    }

    /// The rows left out of a large table, whose rows begin at `starts` and have these names.
    pub fn find_in_large(&self, starts: &[usize], names: impl Fn(usize) -> Vec<String>) -> LeftOut {
        let Some(&last) = starts.get(starts.len().saturating_sub(LAST_ROWS)) else { return LeftOut::default() };
        // Unread text or countless empty rows may follow them.
        let end = last..self.bytes.len();
        let mut found = if end.len() <= MAX_SMALL_BYTES { self.find(end, false) } else { LeftOut::default() };
        for (n, start) in starts.iter().enumerate().filter(|_| self.sheet.is_some() || !self.head.rows.skip.is_empty())
        {
            let is_in = |rows: fn(&Marks) -> &Vec<usize>| {
                self.sheet.is_some_and(|sheet| rows(&sheet.marks).binary_search(start).is_ok())
            };
            let names = names(n);
            let why = match () {
                () if is_in(|marks| &marks.hidden) => WhyLeftOut::Hidden,
                () if Self::is_in(&self.head.rows.skip, &names, "") => WhyLeftOut::Skipped,
                () if is_in(|marks| &marks.totals) && !Self::is_in(&self.head.rows.keep, &names, "") => {
                    WhyLeftOut::Totals
                }
                () => continue,
            };
            found.rows.insert(*start, (why, names.into_iter().next().unwrap_or_default()));
        }
        found
    }

    /// Finds rows that are read but may not be ideas; `usual` is the median number of filled cells in a row.
    fn doubt(&self, rows: &[CandidateRow], usual: usize, found: &mut LeftOut, mut numbers: Option<&mut RowNumbers>) {
        let (mut doubts, mut is_parted) = (BTreeMap::<Doubt, Vec<_>>::new(), false);
        // `B | SEED` among `B1 | Acorn`
        let is_named_first = self.head.names.contains(&self.first_column());
        let is_numbered = |row: &CandidateRow| row.filled == 2 && row.is_first && !is_named_first && !row.is_read;
        for (n, row) in rows.iter().enumerate().filter(|(_, row)| !found.has(row.start)) {
            if row.name.is_empty() || self.keeps(row) {
                continue;
            }
            let mut agrees = || {
                let numbers = numbers.as_mut();
                numbers.is_some_and(|numbers| numbers.compare() && self.agrees(n, rows, found, numbers, Naming::Word))
            };
            let is_total = match row.kind {
                Some((_, Naming::Word)) => true,
                Some((_, Naming::Phrase | Naming::Label)) => row.filled > 1,
                // Ideas have about as many cells as other rows.
                Some((RowKind::Sum, Naming::Perhaps)) => (row.others > 0 && 2 * row.filled <= usual + 1) || agrees(),
                _ => false,
            };
            let doubt = match () {
                () if is_total => Doubt::Total,
                () if is_blank(&row.name) => Doubt::Blank,
                () if row.others == 0 || is_numbered(row) => Doubt::Alone,
                () => continue,
            };
            doubts.entry(doubt).or_default().push((row.start, row.name.clone()));
            is_parted |= doubt == Doubt::Alone
                && (row.is_apart || n.checked_sub(1).is_some_and(|above| found.has(rows[above].start)));
        }
        // A fresh list of ideas has only names; and if other rows have just one more cell, it may be unknown.
        let are_few = |alone: &Vec<_>| 4 * alone.len() <= 3 * rows.len() && (usual > 2 || is_parted);
        doubts.retain(|doubt, rows| *doubt != Doubt::Alone || are_few(rows));
        found.doubts = doubts;
    }
}

/// The median number of filled cells, among rows with more than names.
fn usual(rows: &[CandidateRow]) -> usize {
    let mut filled: Vec<usize> = rows.iter().filter(|row| row.others > 0).map(|row| row.filled).collect();
    filled.sort_unstable();
    filled.get(filled.len() / 2).copied().unwrap_or(0)
}

/// Whether a row is a line of dashes, as below a Markdown header.
fn is_rule(row: &CandidateRow) -> bool {
    let is_dashes = |cell: &[u8]| {
        let inside = cell.trim_ascii();
        inside.len() > 1 && inside.iter().all(|byte| matches!(byte, b'-' | b':')) && inside.contains(&b'-')
    };
    row.filled > 1 && row.cells.iter().all(|cell| cell.trim_ascii().is_empty() || is_dashes(cell))
}
