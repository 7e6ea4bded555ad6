//! Checks of what the rubric says of the cells of its columns: units, currencies, rates, days.

use super::check::Checker;
use super::written::{self, At, Column as Written, Rate};
use super::{Column, Declared, Money, Rows};
use crate::diagnostic::{Code, Finding};
use crate::identity;
use crate::say::findings::common;
use crate::say::findings::rubric as say;
use crate::unit::{Currency, Decimal, Unit, date};

impl Checker<'_> {
    /// What is said of amounts in general.
    pub(super) fn money(
        &mut self,
        currency: Option<&At<String>>,
        rates: &[(At<String>, Rate)],
        about: Option<&At<f64>>,
    ) -> Money {
        let mut money = Money { own: currency.and_then(|at| self.currency(at)), ..Money::default() };
        money.is_declared = currency.is_some();
        for (key, rate) in rates {
            match rate {
                Rate::Day(day) => {
                    self.day(day);
                    money.day.clone_from(&day.value);
                }
                Rate::Of(rate) => {
                    if let Some(known) = self.currency(key).filter(|_| self.above_zero(rate)) {
                        money.rates.push((known, rate.value));
                    }
                }
            }
        }
        if let (Some((key, _)), None) = (rates.first(), currency) {
            self.push(Code::E0204, say::rates_into_nothing(), key.range.clone());
        }
        if let Some(about) = about {
            match (0.0..1.0).contains(&about.value) {
                true => money.about = about.value,
                false => self.push(Code::E0221, say::about_what(about.value), about.range.clone()),
            }
        }
        money
    }

    /// The days since 1970 of a day that is written in the one form that is taken.
    pub(super) fn day(&mut self, at: &At<String>) -> Option<f64> {
        let days = date::iso(&at.value);
        if days.is_none() {
            self.push(Code::E0221, say::no_day(&at.value), at.range.clone());
        }
        days
    }

    /// What is said of the rows of the table.
    pub(super) fn rows(&mut self, rows: written::Rows) -> Rows {
        let written::Rows { header, skip, keep } = rows;
        let header = header.and_then(|At { value, range }| {
            let is_line = value >= 1.0 && value.fract() == 0.0 && value <= f64::from(u32::MAX);
            if !is_line {
                self.push(Code::E0221, say::no_line(value), range);
            }
            is_line.then_some(value as usize)
        });
        let keys =
            |names: Vec<String>| names.into_iter().map(|name| (identity::key(&name).into_owned(), name)).collect();
        Rows { header, skip: keys(skip), keep: keys(keep) }
    }

    /// Whether a rate can be one.
    fn above_zero(&mut self, rate: &At<f64>) -> bool {
        let good = rate.value > 0.0 && rate.value.is_finite();
        if !good {
            self.push(Code::E0221, say::impossible_rate(rate.value), rate.range.clone());
        }
        good
    }

    fn currency(&mut self, at: &At<String>) -> Option<Currency> {
        let found = Currency::read(&at.value);
        if found.is_none() {
            self.push(Code::E0221, say::no_currency(&at.value), at.range.clone());
        }
        found
    }

    /// Adds what is declared to the columns that are read.
    pub(super) fn declare(&mut self, declared: Vec<Written>, columns: &mut [Column]) {
        for Written { name, unit, currency, decimal } in declared {
            let unit = unit.and_then(|at| self.unit(&at));
            let currency = currency.and_then(|at| self.currency(&at));
            let decimal = decimal.and_then(|at| match at.value.as_str() {
                "." => Some(Decimal::Point),
                "," | "，" => Some(Decimal::Comma),
                other => {
                    self.push(Code::E0221, say::no_decimal_sign(other), at.range.clone());
                    None
                }
            });
            let told = |shown| Declared { unit, currency, decimal, shown };
            // A column of just this name is meant before one that has a unit behind it.
            let is_exact = columns.iter().any(|column| identity::look(&column.name) == identity::look(&name.value));
            let is_meant = |column: &Column| match is_exact {
                true => identity::look(&column.name) == identity::look(&name.value),
                false => is_it(&column.name, &name.value),
            };
            let mut found = false;
            for column in columns.iter_mut().filter(|column| is_meant(column)) {
                (found, column.declared) = (true, told(column.declared.shown));
            }
            if !found {
                let span = self.span(name.range.clone());
                let known = columns.iter().map(|column| column.name.as_str());
                let finding = Finding::new(Code::E0222, say::column_not_read(&name.value)).place(span);
                self.findings.push(finding.suggest(&name.value, common::COLUMNS_READ, known));
            }
        }
    }

    fn unit(&mut self, at: &At<String>) -> Option<Unit> {
        let found = Unit::read(&at.value);
        if found.is_some_and(|unit| unit.exponent == 0 && unit.measure.is_some()) {
            return found;
        }
        self.push(Code::E0221, say::no_unit(&at.value, found.is_some()), at.range.clone());
        None
    }
}

/// Whether a column is meant by a name, with or without the unit in its bracket.
fn is_it(column: &str, name: &str) -> bool {
    let bare = |text: &'_ str| Unit::of_header(text).map_or(text.to_owned(), |(_, name)| name.to_owned());
    identity::same(column, name) || identity::same(&bare(column), &bare(name))
}
