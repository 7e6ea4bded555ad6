//! Compares the numbers of rows: whether one holds sums or means of the others.

use super::row_names::{Naming, RowFigure};
use super::rows::{CandidateRow, LeftOut, Looking};
use crate::evidence::number::{self, Signs};
use crate::evidence::quantity::Quantity;
use crate::identity;
use crate::say::findings::rows::WhyLeftOut;
use crate::unit::Decimal;

/// The numbers by row and column, each with whether it is plain digits, which is all that spreadsheets add up.
pub(super) struct RowNumbers {
    cells: Vec<Vec<Option<(f64, bool)>>>,
    /// How many comparisons are left.
    pub left: usize,
}

impl RowNumbers {
    /// More totals than any sheet has; bounds the time for input that is no table.
    const MAX_COMPARISONS: usize = 51;
    /// Each comparison looks at all cells.
    const MAX_CELLS: usize = 100_000;

    pub(super) fn of(rows: &[CandidateRow]) -> RowNumbers {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let all: usize = rows.iter().map(|row| row.cells.len()).sum();
        if all > RowNumbers::MAX_CELLS || width * rows.len() > 2 * RowNumbers::MAX_CELLS {
            return RowNumbers { cells: vec![Vec::new(); rows.len()], left: 0 };
        }
        // Unambiguous cells show the decimal sign of their column.
        let decimals: Vec<Decimal> = (0..width).map(|column| decimal(rows, column)).collect();
        let read = |row: &CandidateRow| {
            row.cells.iter().zip(&decimals).map(|(cell, decimal)| amount(cell, *decimal)).collect()
        };
        // Few comparisons in a large table, many in a small one.
        let left = (1_000_000 / all.max(1) + 1).clamp(5, RowNumbers::MAX_COMPARISONS);
        RowNumbers { cells: rows.iter().map(read).collect(), left }
    }

    /// Uses up one comparison; `false` if none is left.
    pub(super) fn compare(&mut self) -> bool {
        let may = self.left > 0;
        self.left -= usize::from(may);
        may
    }

    /// The numbers of a row, with their columns.
    pub(super) fn of_row(&self, row: usize) -> impl Iterator<Item = (usize, f64)> {
        self.cells[row].iter().enumerate().filter_map(|(column, cell)| Some((column, (*cell)?.0)))
    }

    /// Whether a column has one value in all rows, so that any row looks like the mean.
    pub(super) fn is_constant(&self, groups: &[Vec<usize>], column: usize) -> bool {
        let mut numbers = groups.iter().flatten().filter_map(|row| *self.cells[*row].get(column)?).map(|(x, _)| x);
        let first = numbers.next();
        groups.iter().any(|rows| rows.len() > 1) && first != Some(0.0) && numbers.all(|x| Some(x) == first)
    }

    /// The greatest number of a column in some rows.
    pub(super) fn greatest(&self, rows: &[usize], column: usize) -> f64 {
        let numbers = rows.iter().filter_map(|row| *self.cells[*row].get(column)?);
        numbers.map(|(x, _)| x).fold(f64::NEG_INFINITY, f64::max)
    }

    /// The sums of a column over some rows, of all numbers and of plain digits; each followed by the figure `with`.
    pub(super) fn totals(&self, rows: &[usize], column: usize, with: Option<RowFigure>) -> Vec<f64> {
        let numbers = rows.iter().filter_map(|row| *self.cells[*row].get(column)?);
        let mut totals = Vec::new();
        for plain_alone in [false, true] {
            let mut numbers: Vec<f64> =
                numbers.clone().filter(|(_, plain)| *plain || !plain_alone).map(|(x, _)| x).collect();
            let sum: f64 = numbers.iter().sum();
            let n = numbers.len();
            if n > 0 {
                totals.push(sum);
            }
            if let Some(figure) = with.filter(|_| n > 0) {
                numbers.sort_by(f64::total_cmp);
                totals.push(match figure {
                    RowFigure::Mean => sum / n as f64,
                    RowFigure::Median => (numbers[(n - 1) / 2] + numbers[n / 2]) / 2.0,
                    RowFigure::Least => numbers[0],
                    RowFigure::Greatest => numbers[n - 1],
                });
            }
        }
        totals
    }
}

/// The decimal sign of a column.
fn decimal(rows: &[CandidateRow], column: usize) -> Decimal {
    let (mut points, mut commas) = (0_usize, 0_usize);
    for cell in rows.iter().filter_map(|row| row.cells.get(column)) {
        let text = String::from_utf8_lossy(cell);
        let start = text.find(|c: char| c.is_ascii_digit()).unwrap_or(text.len());
        match number::signs(&text[start..start + number::length(&text[start..])]) {
            Some(Signs::Only(Decimal::Point)) => points += 1,
            Some(Signs::Only(Decimal::Comma)) => commas += 1,
            _ => {}
        }
    }
    if commas > points { Decimal::Comma } else { Decimal::Point }
}

/// The number of a cell, in any unit, and whether it is plain digits.
pub(super) fn amount(cell: &[u8], decimal: Decimal) -> Option<(f64, bool)> {
    if let Some(x) = number::whole(cell).filter(|_| decimal == Decimal::Point) {
        return Some((x, true));
    }
    let text = String::from_utf8_lossy(cell);
    let quantity = Quantity::read(&number::narrow(identity::trim(&text)), decimal).ok()?;
    let exponent = match quantity.letter {
        Some("w") => 4,
        Some(_) => 6,
        None => 0,
    };
    let is_plain = quantity.is_bare() || (quantity.percent && quantity.has_no_kind());
    Some((quantity.value(exponent)?, is_plain))
}

impl Looking<'_> {
    /// Whether most numbers of a row named as a total are sums (or means etc., by its name) of the others. If an idea
    /// may have such a name, all must be, and at least one must be a sum greater than each of its parts.
    pub(super) fn agrees(
        &self,
        n: usize,
        rows: &[CandidateRow],
        found: &LeftOut,
        numbers: &RowNumbers,
        how: Naming,
    ) -> bool {
        let figure = rows[n].figure;
        let (mut agree, mut sums, mut others) = (0, 0, 0);
        let mut groups = groups(&rows[..n], found);
        // Some tables have the total on top.
        groups.push((n + 1..rows.len()).filter(|below| !found.has(rows[*below].start)).collect());
        for (column, x) in numbers.of_row(n).filter(|(column, _)| !numbers.is_constant(&groups, *column)) {
            let is_total =
                |rows: &Vec<usize>| numbers.totals(rows, column, Some(figure)).into_iter().any(|y| is_near(x, y));
            let is_sum = |rows: &Vec<usize>| {
                let totals = numbers.totals(rows, column, None);
                totals.into_iter().any(|y| is_near(x, y)) && x > numbers.greatest(rows, column)
            };
            match groups.iter().any(is_total) {
                true => agree += 1,
                false => others += 1,
            }
            sums += usize::from(groups.iter().any(is_sum));
        }
        match how {
            _ if self.has_sums(&rows[n]) => true,
            Naming::Word | Naming::Phrase | Naming::Label => agree > others,
            Naming::Count | Naming::Perhaps => sums > 0 && others == 0,
        }
    }

    /// Whether a row has sum formulas that were never computed.
    fn has_sums(&self, row: &CandidateRow) -> bool {
        let Some(sheet) = self.sheet else { return false };
        let end = sheet.record(row.start).and_then(|(.., next)| next).unwrap_or(usize::MAX);
        let is_sum = |formula: &str| ["SUM", "AVERAGE", "SUBTOTAL", "AGGREGATE"].iter().any(|f| formula.contains(f));
        let of_row = sheet.marks.bare.iter().filter(|(at, _)| (row.start..end).contains(at));
        of_row.into_iter().any(|(_, formula)| is_sum(&formula.to_uppercase()))
    }
}

/// Whether a row without a name consists of sums of rows above.
pub(super) fn is_sum(n: usize, rows: &[CandidateRow], found: &LeftOut, numbers: &RowNumbers) -> bool {
    let own: Vec<_> = numbers.of_row(n).collect();
    let groups = groups(&rows[..n], found);
    let is_total = |(column, x): &(usize, f64)| {
        let of =
            |rows: &Vec<usize>| rows.len() > 1 && numbers.totals(rows, *column, None).iter().any(|y| is_near(*x, *y));
        groups.iter().any(of)
    };
    !own.is_empty() && own.len() == rows[n].filled && own.iter().all(is_total)
}

/// The groups of rows that a total may cover: all above, the visible ones, and those since the last total.
fn groups(above: &[CandidateRow], found: &LeftOut) -> Vec<Vec<usize>> {
    let is_of = |row: &CandidateRow, hidden: bool| match found.rows.get(&row.start) {
        None => true,
        Some((why, _)) => hidden && *why == WhyLeftOut::Hidden,
    };
    let is_total =
        |row: &CandidateRow| matches!(found.rows.get(&row.start), Some((WhyLeftOut::Sum | WhyLeftOut::Totals, _)));
    let section = above.iter().rposition(is_total).map_or(0, |last| last + 1);
    // A section may end in its total and then its average.
    let before = above[..section.saturating_sub(1)].iter().rposition(is_total).map_or(0, |last| last + 1);
    let pick = |from: usize, hidden: bool| (from..above.len()).filter(|&n| is_of(&above[n], hidden)).collect();
    vec![pick(0, false), pick(0, true), pick(section, false), pick(section, true), pick(before, false)]
}

/// Whether two numbers are equal within 0.5 %, as totals are rounded.
fn is_near(x: f64, y: f64) -> bool {
    (x - y).abs() <= 0.005 * y.abs().max(x.abs())
}

pub(super) fn are_weights(numbers: &RowNumbers, row: usize) -> bool {
    let numbers: Vec<f64> = numbers.of_row(row).map(|(_, x)| x).collect();
    let sum: f64 = numbers.iter().sum();
    numbers.len() > 1 && (is_near(sum, 1.0) || is_near(sum, 100.0))
}
