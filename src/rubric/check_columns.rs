//! Checks of what the rubric says of the cells of its columns: units, currencies, rates, days.

use super::check::Checker;
use super::written::{self, At, Column as Written, Rate};
use super::{Column, Declared, Money, Rows};
use crate::diagnostic::Finding;
use crate::identity;
use crate::lang::Text;
use crate::unit::{Currency, Decimal, Unit, date};
use std::ops::Range;

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
            let finding = Finding::new(
                "E0204",
                Text::new("rates need the currency that they lead to", "有汇率，但没写换算成哪种货币"),
            );
            self.findings.push(
                finding.at(self.span(key.range.clone()), Text::new("into which currency?", "换成哪种货币？")).help(
                    Text::new("write under [rubric]: currency = \"USD\"", "请在 [rubric] 里写：currency = \"CNY\""),
                ),
            );
        }
        if let Some(about) = about {
            match (0.0..1.0).contains(&about.value) {
                true => money.about = about.value,
                false => {
                    let message = Text::new(
                        format!("`about = {}` is no part of a number", about.value),
                        format!("about = {} 不是一个数的一部分", about.value),
                    );
                    let label = Text::new("from 0 to below 1", "从 0 到 1 以下");
                    let help = Text::new("write 0.1 for 10 % more or less", "上下 10% 请写 0.1");
                    self.refuse(&about.range, message, label, help);
                }
            }
        }
        money
    }

    /// The days since 1970 of a day that is written in the one form that is taken.
    pub(super) fn day(&mut self, at: &At<String>) -> Option<f64> {
        let days = date::iso(&at.value);
        if days.is_none() {
            let message = Text::new(format!("`{}` is not a day", at.value), format!("“{}”不是日期", at.value));
            let help = Text::new("write year, month and day: \"2026-11-28\"", "请写年-月-日：\"2026-11-28\"");
            self.refuse(&at.range, message, Text::new("expected a day", "这里要写日期"), help);
        }
        days
    }

    /// What is said of the rows of the table.
    pub(super) fn rows(&mut self, rows: written::Rows) -> Rows {
        let written::Rows { header, skip, keep } = rows;
        let header = header.and_then(|At { value, range }| {
            let is_line = value >= 1.0 && value.fract() == 0.0 && value <= f64::from(u32::MAX);
            if !is_line {
                let message = Text::new(format!("`{value}` is no line of a table"), format!("表格没有第 {value} 行"));
                let help = Text::new(
                    "write the number of the line that names the columns, from 1",
                    "请写表头所在的行号，从 1 数起",
                );
                self.refuse(&range, message, Text::new("expected a line", "这里要写行号"), help);
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
            let message =
                Text::new(format!("a rate of {} is not possible", rate.value), format!("汇率不能是 {}", rate.value));
            let help = Text::new("write how much of the own currency one of this is", "请写 1 单位外币等于多少本币");
            self.refuse(&rate.range, message, Text::new("above zero", "要大于零"), help);
        }
        good
    }

    fn currency(&mut self, at: &At<String>) -> Option<Currency> {
        let found = Currency::read(&at.value);
        if found.is_none() {
            let message =
                Text::new(format!("`{}` is no currency that is known", at.value), format!("不认识货币“{}”", at.value));
            let help = Text::new("write its ISO code, such as USD, CNY or EUR", "请写 ISO 代码，如 CNY、USD、EUR");
            self.refuse(&at.range, message, Text::new("unknown currency", "不认识"), help);
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
                    let message =
                        Text::new(format!("`{other}` is no sign before decimals"), format!("“{other}”不是小数点"));
                    let help = Text::new(
                        "write decimal = \",\" or decimal = \".\"",
                        "请写 decimal = \",\" 或 decimal = \".\"",
                    );
                    self.refuse(&at.range, message, Text::new("`.` or `,`", "只能是 . 或 ,"), help);
                    None
                }
            });
            let told = Declared { unit, currency, decimal };
            // A column of just this name is meant before one that has a unit behind it.
            let is_exact = columns.iter().any(|column| identity::look(&column.name) == identity::look(&name.value));
            let is_meant = |column: &Column| match is_exact {
                true => identity::look(&column.name) == identity::look(&name.value),
                false => is_it(&column.name, &name.value),
            };
            let mut found = false;
            for column in columns.iter_mut().filter(|column| is_meant(column)) {
                (found, column.declared) = (true, told.clone());
            }
            if !found {
                let span = self.span(name.range.clone());
                let message = Text::new(
                    format!("no expression reads a column `{}`", name.value),
                    format!("没有哪个算式读取列“{}”", name.value),
                );
                let known = columns.iter().map(|column| column.name.as_str());
                self.findings.push(
                    Finding::new("E0222", message)
                        .at(span.clone(), Text::new("what is said here would say nothing", "写在这里不起作用"))
                        .suggest(span, &name.value, "columns that are read are", known),
                );
            }
        }
    }

    fn unit(&mut self, at: &At<String>) -> Option<Unit> {
        let found = Unit::read(&at.value);
        let why = match found {
            Some(unit) if unit.exponent == 0 && unit.measure.is_some() => return found,
            Some(_) => Text::new(
                "evidence is counted in single units; say 万, k or M in the header, as in `Revenue ($k)`, or in each cell",
                "价值按单个单位计；万、k、M 请写在表头里，如 收入（万元），或写在每个单元格里",
            ),
            None => Text::new(
                "write days, weeks, months, years, 人, 倍, x, %, a currency, or one of them per time: USD/year, 元/月",
                "可写：天、周、月、年、人、倍、x、%、货币，或每段时间多少：元/月、USD/year",
            ),
        };
        let message = Text::new(format!("`{}` is no unit to count in", at.value), format!("“{}”不能作单位", at.value));
        self.refuse(&at.range, message, Text::new("unknown unit", "不认识"), why);
        None
    }

    /// That a value cannot stand where it stands, and what can.
    fn refuse(&mut self, range: &Range<usize>, message: Text, label: Text, help: Text) {
        let finding = Finding::new("E0221", message).at(self.span(range.clone()), label).help(help);
        self.findings.push(finding);
    }
}

/// Whether a column is meant by a name, with or without the unit in its bracket.
fn is_it(column: &str, name: &str) -> bool {
    let bare = |text: &'_ str| Unit::of_header(text).map_or(text.to_owned(), |(_, name)| name.to_owned());
    identity::same(column, name) || identity::same(&bare(column), &bare(name))
}
