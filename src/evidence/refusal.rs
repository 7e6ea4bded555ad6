//! Why cells cannot be read, each with a way out.

use super::number::{self, Signs, narrow};
use super::quantity::{Fault, Quantity};
use super::reader::{ColumnReader, Percent};
use crate::diagnostic::{Code, Finding, Span, quoted};
use crate::lang::short;
use crate::say::Message;
use crate::say::findings::cells::in_column;
use crate::say::findings::numbers::{self, Decimals, NotANumber, OneUnit};
use crate::say::findings::units::{self, MillionColumn, Multiple, Ratio, Undeclared};
use crate::unit::{Currency, Decimal, Measure, Unit, date, next_word, scale_name};

/// Why a cell cannot be read, or what is doubtful about it.
#[derive(Clone, Debug, PartialEq)]
pub struct CellProblem {
    /// The finding's code.
    pub code: Code,
    /// What is wrong, and what to do.
    pub message: Message,
    /// The replacement that the first suggestion offers.
    pub replacement: Option<String>,
    /// Whether the last two suggestions say what to write into the rubric, below the column's name.
    pub is_declared: bool,
    /// Whether the replacement is the only thing that can be meant.
    pub is_sure: bool,
}

impl CellProblem {
    pub(super) fn new(code: Code, message: Message) -> Box<CellProblem> {
        Box::new(CellProblem { code, message, replacement: None, is_declared: false, is_sure: false })
    }

    /// Sets the replacement that the message's first suggestion offers, if any.
    pub(super) fn replace(mut self: Box<Self>, new: impl Into<Option<String>>) -> Box<CellProblem> {
        self.replacement = new.into();
        self
    }

    /// Sets the replacement, as the only thing that can be meant.
    pub(super) fn surely(mut self: Box<Self>, new: String) -> Box<CellProblem> {
        self.is_sure = true;
        self.replace(new)
    }

    /// The finding for a cell of a column, without its replacement.
    pub fn finding(&self, column: &str, cell: &str, span: Span) -> Finding {
        let column = quoted(column);
        Finding::new(self.code, in_column(self.message.clone(), &column)).place(span).among(Some(&column), cell)
    }
}

impl ColumnReader {
    /// The column's name as a TOML key.
    fn key(&self) -> String {
        key(&self.name)
    }

    /// `m`, which may be a million or a month.
    pub(super) fn million(&self, letter: &str, written: &str) -> Box<CellProblem> {
        let million = written.replacen(letter, "M", 1);
        let counted = match self.money.own.filter(|_| self.has_amounts) {
            Some(own) => MillionColumn::Money(own.code()),
            None if self.has_amounts => MillionColumn::Amounts,
            None => MillionColumn::Unsure,
        };
        let message = units::million_or_month(&quoted(written), letter, &quoted(&million), (&self.key(), counted));
        CellProblem::new(Code::E0307, message).replace(million)
    }

    /// A time or rate in a column with no declared unit of time.
    pub(super) fn undeclared(&self, written: &str, what: Undeclared) -> Box<CellProblem> {
        let is_fit = |unit: &Unit| match what {
            Undeclared::Time => matches!(unit.measure, Some(Measure::Time(_))),
            Undeclared::Rate(_) => unit.per.is_some(),
        };
        let shown = self.shown.filter(is_fit).map(|unit| unit.names());
        let problem = CellProblem::new(Code::E0320, units::undeclared(&quoted(written), what, shown, &self.key()));
        Box::new(CellProblem { is_declared: true, ..*problem })
    }

    /// A number in a unit that cannot be converted to the column's.
    pub(super) fn other_unit(&self, written: &str) -> Box<CellProblem> {
        CellProblem::new(Code::E0320, units::other_kind(&quoted(written), &self.counted.names()))
    }

    /// An amount in a currency without an exchange rate.
    pub(super) fn foreign(&self, from: Currency, to: Currency, sign: &str, written: &str) -> Box<CellProblem> {
        let (from, to, is_declared) = (from.code(), to.code(), self.money.is_declared);
        CellProblem::new(Code::E0308, units::no_rate(&quoted(written), sign, from, to, is_declared))
    }

    /// An amount with a currency in a table whose first rows have none.
    pub(super) fn no_currency(&self, from: Currency, written: &str) -> Box<CellProblem> {
        CellProblem::new(Code::E0308, units::first_without_currency(&quoted(written), from.code()))
    }

    /// A number from 1 up without `%` in a column of percentages.
    pub(super) fn lost_percent(&self, q: &Quantity, written: &str) -> Box<CellProblem> {
        let (share, new) = (short(q.value(-2).unwrap_or(0.0), 6), format!("{written}%"));
        // Growth or retention may be above 100 %.
        let times = q.value(0).filter(|x| x.abs() < 10.0).map(|x| (x, short(100.0 * x, 6)));
        let ratio = times.as_ref().map(|(x, times)| if *x == 1.0 { Ratio::One } else { Ratio::Times(times) });
        CellProblem::new(Code::E0319, units::without_percent(&quoted(written), &share, &quoted(&new), ratio))
            .replace(new)
    }

    /// A percentage in a column of other numbers.
    pub(super) fn foreign_percent(&self, q: &Quantity, written: &str) -> Box<CellProblem> {
        let [ratio, digits] = [0, 2].map(|exponent| short(q.value(exponent).unwrap_or_default(), 9));
        match self.are_shares {
            true => CellProblem::new(Code::E0319, units::with_percent(&quoted(written), &ratio, None)).replace(ratio),
            false => CellProblem::new(Code::E0319, units::with_percent(&quoted(written), &ratio, Some(&digits))),
        }
    }

    /// A number with its own unit but without the power of ten of its header.
    pub(super) fn half_a_unit(&self, q: &Quantity, written: &str) -> Box<CellProblem> {
        // Both amounts can be shown only for one number in the header's unit.
        let text = narrow(written);
        let unit = text.trim_matches(|c: char| c.is_ascii_digit() || " .,".contains(c));
        let is_one = next_word(unit).is_some_and(|(_, length)| length == unit.len()) && self.bare.per.is_none();
        let money = self.bare.currency();
        let is_of_header = match &q.currency {
            Some((currency, _)) => money == Some(*currency),
            None => money.is_none() || q.count.is_none(),
        };
        let low = q.value(-self.bare.exponent).filter(|x| is_one && is_of_header && (1e-6..1e6).contains(&x.abs()));
        let amounts = low.zip(q.value(0)).map(|(low, high)| [low, high].map(|x| short(x, 9)));
        CellProblem::new(Code::E0320, units::half_a_unit(&quoted(written), amounts))
    }

    /// `3x` or `翻倍`, which may be growth or a ratio.
    pub(super) fn multiple(&self, q: &Quantity, written: &str) -> Box<CellProblem> {
        let times = q.value(0).unwrap_or_default();
        let [times, more, all] = [times, 100.0 * (times - 1.0), 100.0 * times].map(|x| short(x, 6));
        let has_percent = self.percent_signs == Percent::Wanted || self.counted.measure.is_some();
        let multiple = Multiple { times: &times, more: &more, all: &all, has_percent };
        CellProblem::new(Code::E0307, units::more_or_times(&quoted(written), multiple))
    }

    /// A number up to 1 in a column of percent.
    pub(super) fn bare_share(&self, value: f64, q: &Quantity) -> Box<CellProblem> {
        let sign = if q.negative { "-" } else { "" };
        let (digits, hundred) = (format!("{sign}{}", q.digits()), short(100.0 * value, 6));
        let message = match self.is_typed {
            true => units::typed_share_or_percent(&digits, &hundred, &self.key()),
            false => units::share_or_percent(&digits, &hundred),
        };
        CellProblem::new(Code::E0319, message)
    }
}

/// A name as a TOML key, quoted if necessary.
pub(super) fn key(name: &str) -> String {
    toml_edit::Key::new(name).display_repr().into_owned()
}

/// A number far below the rest of its column, whose other cells carry the power of ten `unit`; `is_offered` suggests
/// appending it.
pub(super) fn too_small(written: &str, unit: &str, is_offered: bool) -> Box<CellProblem> {
    let new = is_offered.then(|| format!("{written}{unit}"));
    let message = units::far_smaller(&quoted(written), unit, new.as_deref().map(quoted).as_deref());
    CellProblem::new(Code::W0310, message).replace(new)
}

/// The only number with a power of ten, far above all others.
pub(super) fn far_above(written: &str) -> Box<CellProblem> {
    CellProblem::new(Code::W0310, units::far_above(&quoted(written)))
}

/// A number that looks like the whole amount though its header has a power of ten; `in_header` is the amount in the
/// header's unit.
pub(super) fn too_great(written: &str, exponent: i32, in_header: f64, is_offered: bool) -> Box<CellProblem> {
    let new = is_offered.then(|| short(in_header, 6));
    let message = units::whole_amount(&quoted(written), scale_name(exponent).unwrap_or_default(), new.as_deref());
    CellProblem::new(Code::W0310, message).replace(new)
}

/// A number too large for a double.
pub(super) fn infinite(written: &str) -> Box<CellProblem> {
    CellProblem::new(Code::E0311, numbers::infinite(&quoted(written)))
}

/// A range whose unit may belong to one end or to both.
pub(super) fn one_unit(cell: &str, meant: OneUnit) -> Box<CellProblem> {
    let new = match meant {
        OneUnit::Both(new) | OneUnit::Apart(new) => Some(new.to_owned()),
        OneUnit::Unknown => None,
    };
    CellProblem::new(Code::E0315, numbers::one_unit(&quoted(cell), meant)).replace(new)
}

/// A range whose lower end comes last; `turned` is the range in the right order.
pub(super) fn reversed(cell: &str, turned: String) -> Box<CellProblem> {
    CellProblem::new(Code::E0310, numbers::reversed(&quoted(cell), &quoted(&turned))).surely(turned)
}

pub(super) fn no_number(cell: &str, why: NotANumber) -> Box<CellProblem> {
    CellProblem::new(Code::E0307, numbers::not_a_number(&quoted(cell), why))
}

/// The problem of a cell for which parsing a number failed.
pub(super) fn fault_problem(fault: Fault, cell: &str, reader: &ColumnReader) -> Box<CellProblem> {
    let narrow = number::narrow(cell);
    match fault {
        Fault::Unsure(digits) => unsure(&digits, cell, reader),
        Fault::Signs(digits) => {
            let other = if reader.decimal == Decimal::Comma { Decimal::Point } else { Decimal::Comma };
            // 1,5000 is not a decimal to those who group by 万.
            let is_sure = number::signs(&digits).is_some();
            let plain = number::read(&digits, other).filter(|_| is_sure).map(|plain| match reader.decimal {
                Decimal::Comma => plain.replacen('.', ",", 1),
                _ => plain,
            });
            let new = plain.map(|plain| narrow.replacen(&digits, &plain, 1));
            let problem = no_number(cell, NotANumber::Separators(new.as_deref().map(quoted).as_deref()));
            match new {
                Some(new) if matches!(number::signs(&digits), Some(Signs::Only(_))) => problem.surely(new),
                new => problem.replace(new),
            }
        }
        Fault::NoNumber
            if is_month(narrow.trim())
                || !matches!(date::read(&narrow, date::Order::Unsure), date::DateReading::No) =>
        {
            no_number(cell, NotANumber::Date)
        }
        Fault::NoNumber => {
            if let Some(inside) = in_brackets(&narrow) {
                let new = format!("-{inside}");
                return no_number(cell, NotANumber::InBrackets(&quoted(&new))).replace(new);
            }
            let Some((got, of)) = points(&narrow) else { return no_number(cell, NotANumber::Other) };
            let [got, of, share] = [got, of, 100.0 * got / of].map(|x| short(x, 3));
            no_number(cell, NotANumber::Points { got: &got, of: &of, share: &share })
        }
    }
}

/// The digits of a cell that is a whole number in brackets.
fn in_brackets(narrow: &str) -> Option<&str> {
    let inside = narrow.trim().strip_prefix('(')?.strip_suffix(')')?.trim();
    (!inside.is_empty() && inside.bytes().all(|byte| byte.is_ascii_digit())).then_some(inside)
}

/// Points out of a maximum: `3/5`.
fn points(narrow: &str) -> Option<(f64, f64)> {
    let (got, of) = narrow.trim().split_once('/')?;
    let (got, of) = (got.trim().parse().ok()?, of.trim().parse().ok()?);
    (0.0 <= got && got <= of && (3.0..=100.0).contains(&of)).then_some((got, of))
}

/// A separator that may be a decimal sign or separate thousands.
fn unsure(digits: &str, cell: &str, reader: &ColumnReader) -> Box<CellProblem> {
    let [point, comma] =
        [Decimal::Point, Decimal::Comma].map(|decimal| number::read(digits, decimal).unwrap_or_default());
    let is_point = number::signs(digits) == Some(Signs::OnePoint);
    let signs = if is_point { ['.', ','] } else { [',', '.'] };
    let (decimals, thousands) = if is_point { (&point, &comma) } else { (&comma, &point) };
    let decimals = Decimals { decimals, thousands, signs, key: &reader.key() };
    let problem = CellProblem::new(Code::E0318, numbers::decimals_or_thousands(&quoted(cell), decimals));
    Box::new(CellProblem { is_declared: true, ..*problem })
}

/// Whether a text is a month, not a range: `2024-03`.
pub(super) fn is_month(text: &str) -> bool {
    let is_month = |month: &str| month.len() <= 2 && month.parse::<u32>().is_ok_and(|month| (1..=12).contains(&month));
    text.split_once('-').is_some_and(|(year, month)| date::is_year(year) && is_month(month))
}
