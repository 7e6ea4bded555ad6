//! The profile of one column.

use crate::evidence::reader::ColumnReader;
use crate::evidence::{number, numerals};
use crate::unit::{Currency, Decimal, UnitWord, next_word};

/// How many orders of magnitude are counted apart; larger numbers fall into the last.
const DECADES: usize = 16;

/// The profile of one column.
#[derive(Clone, Debug, Default)]
pub(super) struct ColumnProfile {
    /// Cells that can only be read with a decimal point.
    pub points: usize,
    /// Cells that can only be read with a decimal comma.
    pub commas: usize,
    /// Whether a cell has a single point before three digits.
    pub one_point: bool,
    /// Whether a cell has a single comma before three digits.
    pub one_comma: bool,
    /// Whether an amount is in a currency of a country with decimal commas.
    pub has_comma_money: bool,
    pub has_money: bool,
    pub percent: usize,
    pub above_one: usize,
    /// The least and the greatest number with a power of ten.
    pub scaled: Option<(f64, f64)>,
    /// Cells with a power of ten.
    pub carrying: usize,
    /// Numbers other than 0 without a power of ten.
    pub bare: usize,
    /// The greatest of these.
    pub greatest: f64,
    /// Numbers without a unit, counted by order of magnitude.
    pub decades: [usize; DECADES],
    /// How often each power of ten is written.
    pub scales: Vec<(i32, usize)>,
    pub has_weeks_or_wan: bool,
    pub days_first: usize,
    pub months_first: usize,
    pub has_ticks: bool,
}

/// Adds `times` to the count of `what`.
pub(super) fn count<T: PartialEq>(counts: &mut Vec<(T, usize)>, what: T, times: usize) {
    match counts.iter_mut().find(|(known, _)| *known == what) {
        Some((_, n)) => *n += times,
        None => counts.push((what, times)),
    }
}

impl ColumnProfile {
    /// Adds a plain number, without copying it; this is the fast path for most cells of a large table.
    pub fn plain(&mut self, digits: &[u8], x: f64, reader: &ColumnReader) {
        self.size(x, reader);
        let Some(point) = memchr::memchr(b'.', digits) else { return };
        let whole = digits[..point].strip_prefix(b"-").unwrap_or(&digits[..point]);
        let is_group = digits.len() - point == 4
            && digits[point + 1..].iter().all(u8::is_ascii_digit)
            && (1..=3).contains(&whole.len())
            && whole[0] != b'0';
        match is_group {
            true => self.one_point = true,
            false => self.points += 1,
        }
    }

    /// Adds what the separators of one number show.
    pub fn sign(&mut self, digits: &str) {
        match number::signs(digits) {
            Some(number::Signs::Only(Decimal::Point)) => self.points += 1,
            Some(number::Signs::Only(Decimal::Comma)) => self.commas += 1,
            Some(number::Signs::OnePoint) => self.one_point = true,
            Some(number::Signs::OneComma) => self.one_comma = true,
            _ => {}
        }
    }

    /// Adds the numbers of a cell with the words beside them; returns its currency.
    pub fn words(&mut self, cell: &str, reader: &ColumnReader) -> Option<Currency> {
        // The deviation after ± is not a number of the column.
        let cell = cell.split(['±']).next().unwrap_or_default();
        let (mut rest, mut currency, mut numbers, mut last) = (cell, None, 0, 0.0);
        let (mut scale, mut has_percent, mut has_other) = (None, false, false);
        while let Some(c) = rest.chars().next() {
            if let Some(behind) = rest.strip_prefix("..") {
                rest = behind;
                continue;
            }
            let length = number::length(rest);
            if length > 0 {
                self.sign(&rest[..length]);
                // Each end of a range has its own scale.
                if let Some(exponent) = scale.take() {
                    self.scale(last, exponent);
                }
                numbers += 1;
                last = number::read(&rest[..length], Decimal::Point)
                    .or_else(|| number::read(&rest[..length], Decimal::Comma))
                    .and_then(|plain| plain.parse::<f64>().ok())
                    .unwrap_or(0.0);
                rest = &rest[length..];
                continue;
            }
            match next_word(rest) {
                Some((word, length)) => {
                    match word {
                        UnitWord::Percent => has_percent = true,
                        UnitWord::Currency(found) => {
                            currency = Some(found);
                            self.has_comma_money |= found.has_commas();
                        }
                        UnitWord::Scale(exponent) => scale = Some(scale.unwrap_or(0) + exponent),
                        UnitWord::Million if currency.is_some() || reader.counted.currency().is_some() => {
                            scale = Some(scale.unwrap_or(0) + 6);
                        }
                        UnitWord::TenThousand => (self.has_weeks_or_wan, scale) = (true, Some(scale.unwrap_or(0) + 4)),
                        _ => has_other = true,
                    }
                    rest = &rest[length..];
                }
                None => {
                    has_other |= !matches!(c, ' ' | '-' | '+' | '~' | '.');
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        self.percent += usize::from((has_percent && numbers > 0) || numerals::is_share(cell));
        if let Some(exponent) = scale.filter(|_| numbers > 0) {
            self.scale(last, exponent);
            self.carrying += 1;
        }
        if numbers == 1 && scale.is_none() && !has_percent && !has_other && currency.is_none() {
            self.size(last, reader);
        }
        let currency = currency.filter(|_| numbers > 0);
        self.has_money |= currency.is_some();
        currency
    }

    /// Adds a number with a power of ten.
    fn scale(&mut self, x: f64, exponent: i32) {
        if x != 0.0 {
            let size = x.abs() * 10f64.powi(exponent);
            let (least, most) = self.scaled.unwrap_or((size, size));
            self.scaled = Some((least.min(size), most.max(size)));
            count(&mut self.scales, exponent, 1);
        }
    }

    /// Adds the size of a number without a unit.
    pub fn size(&mut self, x: f64, reader: &ColumnReader) {
        self.above_one += usize::from(x.abs() > 1.0);
        self.bare += usize::from(x != 0.0);
        self.greatest = self.greatest.max(x.abs());
        // Needed only if the header has a power of ten, which cells may have applied already.
        if reader.bare.exponent != 0 && x != 0.0 && x.is_finite() {
            let decade = x.abs().log10().floor().clamp(0.0, DECADES as f64 - 1.0);
            self.decades[decade as usize] += 1;
        }
    }

    /// The range of the numbers without a unit below 10^`exponent`, if most are below it.
    pub fn below(&self, exponent: i32) -> Option<(f64, f64)> {
        let (below, above) = self.decades.split_at(usize::try_from(exponent).ok().filter(|n| *n >= 3)?.min(DECADES));
        let sum = |counts: &[usize]| counts.iter().sum::<usize>();
        let (first, last) = (below.iter().position(|n| *n > 0)?, below.iter().rposition(|n| *n > 0)?);
        let power = |decade: usize| 10f64.powi(decade as i32);
        (sum(below) > sum(above)).then(|| (power(first), power(last + 1)))
    }

    /// The powers of ten of the cells, the most frequent first; ties in order of appearance.
    pub fn usual_scales(&self) -> Vec<i32> {
        let mut scales = self.scales.clone();
        scales.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
        scales.into_iter().map(|(exponent, _)| exponent).collect()
    }
}
