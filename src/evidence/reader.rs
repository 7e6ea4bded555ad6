//! How the cells of one column are read, from the rubric's declaration, the header, and the cells themselves
//! ([`Profile`](super::profile::Profile)).

use crate::rubric::{ColumnKind, Declared, Money};
use crate::unit::date::Order;
use crate::unit::{Decimal, Measure, Unit};
use std::sync::Arc;

/// How the cells of a column are read.
#[derive(Clone, Debug)]
pub struct ColumnReader {
    /// The kind of cells.
    pub kind: ColumnKind,
    /// The column's name in the rubric.
    pub(super) name: String,
    /// The unit of the evidence.
    pub(super) counted: Unit,
    /// The unit of cells that name none.
    pub(super) bare: Unit,
    /// The unit that the rubric shows it in, if no unit is declared.
    pub(super) shown: Option<Unit>,
    pub(super) money: Arc<Money>,
    pub(super) decimal: Decimal,
    pub(super) percent_signs: Percent,
    pub(super) sizes: Option<Sizes>,
    /// The size of the only number with 万, k or M, if it is far above all others.
    pub(super) lone_size: Option<f64>,
    /// The range of most cells in the header's power of ten, before it is applied.
    pub(super) by_header: Option<(f64, f64)>,
    pub(super) order: Order,
    /// Whether cells have ticks, so that a cross means no.
    pub(super) has_ticks: bool,
    /// Whether the table has been profiled.
    pub(super) is_settled: bool,
    /// Whether cells of the column have a currency, or a power of ten such as `k`.
    pub(super) has_amounts: bool,
    /// Whether no number of the column is above 1.
    pub(super) are_shares: bool,
    /// Whether the rubric declares its unit.
    pub(super) is_declared: bool,
    /// Whether its cells are numbers of a type in the file: no one wrote them with a comma, or could add a unit.
    pub(super) is_typed: bool,
}

/// Whether the cells of a column have percent signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Percent {
    /// Some may, some may not.
    Free,
    /// They have, so a bare number from 1 up has lost its sign.
    Wanted,
    /// Numbers above 1, or the first rows of a long table, have none: a cell with one is on another scale.
    Foreign,
}

/// The range of the numbers of a column with 万, k or M.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sizes {
    pub least: f64,
    pub most: f64,
    /// Their powers of ten, the most frequent first.
    pub exponents: Vec<i32>,
}

impl ColumnReader {
    /// A reader for a column with no declaration, header or profile.
    pub fn plain(kind: &ColumnKind) -> ColumnReader {
        ColumnReader::new(kind, "", Declared::default(), None, &Arc::default())
    }

    /// A reader from the rubric's declaration and the unit in the header.
    pub(super) fn new(
        kind: &ColumnKind,
        name: &str,
        declared: Declared,
        header: Option<Unit>,
        money: &Arc<Money>,
    ) -> ColumnReader {
        let mut own = declared.unit;
        if let Some(currency) = declared.currency {
            own = Some(Unit { measure: Some(Measure::Money(currency)), ..own.unwrap_or_default() });
        }
        let (mut counted, bare) = (own.or(header).unwrap_or_default(), header.or(own).unwrap_or_default());
        // If only the header names a currency, amounts are converted to the table's, so that columns can be added.
        if own.is_none() && counted.currency().is_some() {
            counted.measure = money.own.map(Measure::Money).or(counted.measure);
        }
        ColumnReader {
            kind: kind.clone(),
            name: name.to_owned(),
            counted: Unit { exponent: 0, ..counted },
            // A header with only a power of ten takes its measure from the rubric.
            bare: Unit { measure: bare.measure.or(counted.measure), per: bare.per.or(counted.per), ..bare },
            shown: declared.shown,
            money: money.clone(),
            decimal: declared.decimal.unwrap_or(Decimal::Point),
            percent_signs: Percent::Free,
            sizes: None,
            by_header: None,
            lone_size: None,
            order: Order::Unsure,
            has_ticks: false,
            is_settled: false,
            has_amounts: false,
            are_shares: false,
            is_declared: declared.unit.is_some(),
            is_typed: false,
        }
    }

    /// Whether its numbers are shares, by the header, the rubric or percent signs in cells.
    pub fn counts_shares(&self) -> bool {
        [self.bare, self.counted].iter().any(|unit| unit.measure == Some(Measure::Share))
            || self.percent_signs == Percent::Wanted
    }

    /// Takes cells for numbers of a type in the file.
    pub(super) fn read_typed(&mut self) {
        self.is_typed = true;
        self.decimal = Decimal::Point;
    }

    /// A typed number as a cell that this reader takes for the same.
    pub(super) fn as_text(&self, number: &str) -> String {
        let is_number = self.kind == ColumnKind::Number && number.ends_with(|c: char| c.is_ascii_digit());
        if !is_number {
            return number.to_owned();
        }
        let digits = match self.decimal {
            Decimal::Point => number.to_owned(),
            Decimal::Comma => number.replacen('.', ",", 1),
            // A point before four digits separates no thousands.
            Decimal::Unsure if number.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3) => {
                format!("{number}0")
            }
            Decimal::Unsure => number.to_owned(),
        };
        if self.bare.measure == Some(Measure::Share) { digits + "%" } else { digits }
    }

    /// Whether a number up to 1 below a header in per cent may be a share or per cent: of typed numbers, one above 1 tells
    /// of all, and the rubric may.
    pub(super) fn may_be_share(&self, value: f64) -> bool {
        let is_told = self.is_typed && (self.is_declared || !self.are_shares);
        value != 0.0 && value.abs() <= 1.0 && !is_told
    }

    /// Whether a plain number in a cell is the evidence unchanged.
    pub(super) fn is_plain(&self) -> bool {
        let is_counted_so = self.bare == self.counted && self.bare.measure != Some(Measure::Share);
        let is_free = self.percent_signs != Percent::Wanted && self.sizes.is_none();
        self.kind == ColumnKind::Number && self.decimal == Decimal::Point && is_counted_so && is_free
    }
}
