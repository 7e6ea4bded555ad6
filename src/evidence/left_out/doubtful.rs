//! Rows that are read as ideas though they look like something else.

use super::called::{How, Kind, is_blank};
use super::numbers::Numbers;
use super::{LeftOut, Looking, Row};

/// What a row that is read as an idea looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// A total.
    Total,
    /// The title of a section.
    Alone,
    /// A line to be filled in, or an example.
    Blank,
}

impl Looking<'_> {
    /// Finds them; `usual` is how many cells of a row hold something in the middle of all.
    pub(super) fn doubt(&self, rows: &[Row], usual: usize, found: &mut LeftOut, mut numbers: Option<&mut Numbers>) {
        let (mut totals, mut alone, mut blanks, mut is_parted) = (Vec::new(), Vec::new(), Vec::new(), false);
        // `B | SEED` among `B1 | Acorn`
        let is_numbered = |row: &Row| row.filled == 2 && row.is_first && !self.names.contains(&0) && !row.is_read;
        for (n, row) in rows.iter().enumerate().filter(|(_, row)| !found.has(row.start)) {
            if row.name.is_empty() || self.keeps(row) {
                continue;
            }
            let mut agrees = || {
                let numbers = numbers.as_mut();
                numbers.is_some_and(|numbers| numbers.compare() && self.agrees(n, rows, found, numbers, How::Word))
            };
            let is_doubtful = match row.kind() {
                Some((_, How::Word)) => true,
                Some((_, How::Phrase | How::Label)) => row.filled > 1,
                // An idea has what others have.
                Some((Kind::Sum, How::Perhaps)) => (row.others > 0 && 2 * row.filled <= usual + 1) || agrees(),
                _ => false,
            };
            if is_doubtful {
                totals.push((row.start, row.name.clone()));
            } else if is_blank(&row.name) {
                blanks.push((row.start, row.name.clone()));
            } else if row.others == 0 || is_numbered(row) {
                alone.push((row.start, row.name.clone()));
                is_parted |= row.is_apart || n.checked_sub(1).is_some_and(|above| found.has(rows[above].start));
            }
        }
        // A list of ideas just thought of has nothing but names; and where others have one cell, it may be that which is not
        // known.
        let is_doubtful = 4 * alone.len() <= 3 * rows.len() && (usual > 2 || is_parted);
        let alone = if is_doubtful { alone } else { Vec::new() };
        let all = [(Doubt::Total, totals), (Doubt::Alone, alone), (Doubt::Blank, blanks)];
        found.doubts = all.into_iter().filter(|(_, rows)| !rows.is_empty()).collect();
    }
}

/// How many cells of a row hold something, in the middle of all that are no names alone.
pub(super) fn usual(rows: &[Row]) -> usize {
    let mut filled: Vec<usize> = rows.iter().filter(|row| row.others > 0).map(|row| row.filled).collect();
    filled.sort_unstable();
    filled.get(filled.len() / 2).copied().unwrap_or(0)
}
