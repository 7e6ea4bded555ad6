//! How the cells of one column are read: what the rubric declares of it, what its header says, and what its cells have in
//! common ([`Profile`](super::profile::Profile)).

use crate::rubric::{ColumnKind, Declared, Money};
use crate::unit::date::Order;
use crate::unit::{Decimal, Measure, Unit};
use std::sync::Arc;

/// How the cells of a column are read.
#[derive(Clone, Debug)]
pub struct ColumnReader {
    /// What they are.
    pub kind: ColumnKind,
    /// The column, as the rubric names it.
    pub(super) name: String,
    /// The unit that its evidence is counted in.
    pub(super) counted: Unit,
    /// The unit of cells that carry none.
    pub(super) bare: Unit,
    /// The unit that the rubric shows it in, where no unit is declared.
    pub(super) shown: Option<Unit>,
    pub(super) money: Arc<Money>,
    pub(super) decimal: Decimal,
    pub(super) signs: Percent,
    pub(super) sizes: Option<Sizes>,
    /// The one number that carries 万, k or M, where it is far above all others.
    pub(super) alone: Option<f64>,
    /// How great most cells are that count by the power of ten of the header, which is not counted in.
    pub(super) by_header: Option<(f64, f64)>,
    pub(super) order: Order,
    /// Whether a cross is a no.
    pub(super) has_ticks: bool,
    /// Whether the cells of the table have been looked at.
    pub(super) is_settled: bool,
    /// Whether no number of the column lies above 1.
    pub(super) are_shares: bool,
}

/// What a column does with per cent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Percent {
    /// It may be written or not.
    Free,
    /// Cells carry it, so a bare number from 1 up has lost it.
    Wanted,
    /// Numbers above 1 stand without it, or the first rows of a long table do: one that carries it is of another scale.
    Foreign,
}

/// How great the numbers of a column are that carry 万, k or M.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Sizes {
    pub least: f64,
    pub most: f64,
    /// The powers of ten that they carry, the most frequent first.
    pub exponents: Vec<i32>,
}

impl ColumnReader {
    /// A column of which nothing is declared and nothing is seen.
    pub fn plain(kind: &ColumnKind) -> ColumnReader {
        ColumnReader::new(kind, "", Declared::default(), None, &Arc::default())
    }

    /// A column with what the rubric declares of it and the unit in its header.
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
        // An amount whose currency only the header names is brought to that of the table, so that columns can be added.
        if own.is_none() && counted.currency().is_some() {
            counted.measure = money.own.map(Measure::Money).or(counted.measure);
        }
        ColumnReader {
            kind: kind.clone(),
            name: name.to_owned(),
            counted: Unit { exponent: 0, ..counted },
            // A header that names only a power of ten counts what the rubric says.
            bare: Unit { measure: bare.measure.or(counted.measure), per: bare.per.or(counted.per), ..bare },
            shown: declared.shown,
            money: money.clone(),
            decimal: declared.decimal.unwrap_or(Decimal::Point),
            signs: Percent::Free,
            sizes: None,
            by_header: None,
            alone: None,
            order: Order::Unsure,
            has_ticks: false,
            is_settled: false,
            are_shares: false,
        }
    }

    /// Whether its numbers are shares: by the header or the rubric, or because cells carry a sign of per cent.
    pub fn counts_shares(&self) -> bool {
        [self.bare, self.counted].iter().any(|unit| unit.measure == Some(Measure::Share))
            || self.signs == Percent::Wanted
    }

    /// Whether a plain number in a cell is the evidence as it stands.
    pub(super) fn is_plain(&self) -> bool {
        let is_counted_so = self.bare == self.counted && self.bare.measure != Some(Measure::Share);
        let is_free = self.signs != Percent::Wanted && self.sizes.is_none();
        self.kind == ColumnKind::Number && self.decimal == Decimal::Point && is_counted_so && is_free
    }
}
