//! Rows that are read as ideas though they look like something else.

use super::called::{Naming, RowKind, is_blank};
use super::numbers::RowNumbers;
use super::{Doubt, LeftOut, Looking, TableRow};
use std::collections::BTreeMap;

impl Looking<'_> {
    /// Finds them; `usual` is how many cells of a row hold something in the middle of all.
    pub(super) fn doubt(
        &self,
        rows: &[TableRow],
        usual: usize,
        found: &mut LeftOut,
        mut numbers: Option<&mut RowNumbers>,
    ) {
        let (mut doubts, mut is_parted) = (BTreeMap::<Doubt, Vec<_>>::new(), false);
        // `B | SEED` among `B1 | Acorn`
        let is_named_first = self.names.contains(&self.first_column());
        let is_numbered = |row: &TableRow| row.filled == 2 && row.is_first && !is_named_first && !row.is_read;
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
                // An idea has what others have.
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
        // A list of ideas just thought of has nothing but names; and where others have one cell, it may be that which is not
        // known.
        let are_few = |alone: &Vec<_>| 4 * alone.len() <= 3 * rows.len() && (usual > 2 || is_parted);
        doubts.retain(|doubt, rows| *doubt != Doubt::Alone || are_few(rows));
        found.doubts = doubts;
    }
}

/// How many cells of a row hold something, in the middle of all that are no names alone.
pub(super) fn usual(rows: &[TableRow]) -> usize {
    let mut filled: Vec<usize> = rows.iter().filter(|row| row.others > 0).map(|row| row.filled).collect();
    filled.sort_unstable();
    filled.get(filled.len() / 2).copied().unwrap_or(0)
}
