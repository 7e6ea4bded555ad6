//! Checks what the rubric declares about the cells of columns: units, currencies, rates, days.

use super::checker::Checker;
use super::fields::At;
use super::written::{self, WrittenColumn, WrittenRate};
use super::{Declared, Money, RowRules, RubricColumn};
use crate::diagnostic::{Code, Finding};
use crate::identity;
use crate::say::findings::common;
use crate::say::findings::rubric as say;
use crate::unit::{Currency, Decimal, Unit, date};

impl Checker<'_> {
    /// Checks what is declared about amounts in general.
    pub(super) fn money(
        &mut self,
        currency: Option<&At<String>>,
        rates: &[(At<String>, WrittenRate)],
        about: Option<&At<f64>>,
    ) -> Money {
        let mut money = Money { own: currency.and_then(|at| self.currency(at)), ..Money::default() };
        money.is_declared = currency.is_some();
        for (key, rate) in rates {
            match rate {
                WrittenRate::Day(day) => {
                    self.day(day);
                    money.day.clone_from(&day.value);
                }
                WrittenRate::Of(rate) => {
                    let known = self.currency(key);
                    let is_rate = rate.value > 0.0 && rate.value.is_finite();
                    let known = known.and_then(|known| {
                        self.found(is_rate.then_some(known), rate, || say::impossible_rate(rate.value))
                    });
                    money.rates.extend(known.map(|known| (known, rate.value)));
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

    /// Days since 1970 of an ISO date, the one accepted form.
    pub(super) fn day(&mut self, at: &At<String>) -> Option<f64> {
        self.found(date::iso(&at.value), at, || say::no_day(&at.value))
    }

    /// Checks what is declared about the rows of the table.
    pub(super) fn rows(&mut self, rows: written::WrittenRows) -> RowRules {
        let written::WrittenRows { header, skip, keep } = rows;
        let header = header.and_then(|at| {
            let is_line = at.value >= 1.0 && at.value.fract() == 0.0 && at.value <= f64::from(u32::MAX);
            self.found(is_line.then_some(at.value as usize), &at, || say::no_line(at.value))
        });
        let keys =
            |names: Vec<String>| names.into_iter().map(|name| (identity::key(&name).into_owned(), name)).collect();
        RowRules { header, skip: keys(skip), keep: keys(keep) }
    }

    fn currency(&mut self, at: &At<String>) -> Option<Currency> {
        self.found(Currency::read(&at.value), at, || say::no_currency(&at.value))
    }

    /// Adds declarations to the columns that are read.
    pub(super) fn declare(&mut self, declared: Vec<WrittenColumn>, columns: &mut [RubricColumn]) {
        for WrittenColumn { name, unit, currency, decimal } in declared {
            let unit = unit.and_then(|at| self.unit(&at));
            let currency = currency.and_then(|at| self.currency(&at));
            let decimal = decimal.and_then(|at| {
                let sign = match at.value.as_str() {
                    "." => Some(Decimal::Point),
                    "," | "，" => Some(Decimal::Comma),
                    _ => None,
                };
                self.found(sign, &at, || say::no_decimal_sign(&at.value))
            });
            let declaration = |shown| Declared { unit, currency, decimal, shown };
            // A column with exactly this name takes precedence over one with a unit after it.
            let is_exact = columns.iter().any(|column| identity::look(&column.name) == identity::look(&name.value));
            let is_meant = |column: &RubricColumn| match is_exact {
                true => identity::look(&column.name) == identity::look(&name.value),
                false => is_column_named(&column.name, &name.value),
            };
            let mut found = false;
            for column in columns.iter_mut().filter(|column| is_meant(column)) {
                (found, column.declared) = (true, declaration(column.declared.shown));
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
        let read = Unit::read(&at.value);
        let plain = read.filter(|unit| unit.exponent == 0 && unit.measure.is_some());
        self.found(plain, at, || say::no_unit(&at.value, read.is_some()))
    }
}

/// Whether a name means a column, with or without the unit in its bracket.
fn is_column_named(column: &str, name: &str) -> bool {
    let bare = |text: &'_ str| Unit::of_header(text).map_or(text.to_owned(), |(_, name)| name.to_owned());
    identity::same(column, name) || identity::same(&bare(column), &bare(name))
}
