//! Converts numbers to the unit of their column, and writes amounts back so that they read as the same number.

use super::number::{self, narrow};
use super::quantity::{Quantity, QuantityPart};
use super::reader::{ColumnReader, Percent};
use super::refusal::{CellProblem, far_above, infinite, too_great, too_small};
use crate::diagnostic::Code;
use crate::lang::{Lang, thousands};
use crate::say::findings::units::{self, Undeclared};
use crate::unit::{Currency, Decimal, MONTH, Measure, Unit, YEAR, date, scale_name};

impl ColumnReader {
    /// A quantity converted to the unit of the column; `written` is the cell.
    pub(super) fn amount(&self, q: &Quantity, written: &str) -> Result<f64, Box<CellProblem>> {
        let counts_time = matches!(self.counted.measure, Some(Measure::Time(_)));
        let is_money = q.currency.is_some() || self.counted.currency().is_some();
        let (mut time, mut exponent) = (q.time(), 0);
        match q.letter {
            Some("w") if counts_time => time = Some(7.0),
            Some("m") if counts_time => time = Some(MONTH),
            Some("w") => exponent = 4,
            Some("m" | "mm") if is_money => exponent = 6,
            Some(letter) => return Err(self.million(letter, written)),
            // 18M may be months.
            None if counts_time && q.parts.iter().any(|part| part.scale.as_deref() == Some("M")) => {
                return Err(self.other_unit(written));
            }
            // Below 万元, 5百 may mean 500 万.
            None if self.bare.exponent > 2 && q.currency.is_none() && q.is_hundreds() => {
                return Err(self.half_a_unit(q, written));
            }
            None if q.is_scaled() || q.percent || q.fraction || time.is_some() || q.doubled => {}
            None if (q.currency.is_some() || q.count.is_some()) && self.bare.exponent != 0 => {
                return Err(self.half_a_unit(q, written));
            }
            None => exponent = self.bare.exponent,
        }
        let mut value = q.value(exponent).filter(|x| x.is_finite()).ok_or_else(|| infinite(written))?;
        if let Some(days) = time.filter(|_| q.letter.is_some()) {
            value *= days;
        }
        let said = measure(q, time, self.own_sign())?;
        let value = match (said, self.counted.measure) {
            (None, _) => self.without_unit(value, q, written)?,
            (Some(Measure::Count("倍")), Some(Measure::Share)) => return Err(self.multiple(q, written)),
            (Some(Measure::Count("倍")), None) if q.doubled || self.percent_signs == Percent::Wanted => {
                return Err(self.multiple(q, written));
            }
            (Some(Measure::Share), None) if self.percent_signs == Percent::Foreign => {
                return Err(self.foreign_percent(q, written));
            }
            (Some(Measure::Share), None | Some(Measure::Share)) => value,
            (Some(Measure::Money(from)), None | Some(Measure::Money(_))) => {
                value * self.rate(from, self.counted.currency().or(self.money.own), q, written)?
            }
            (Some(Measure::Time(unit)), to) if is_year(q, unit) => match to {
                None => value / unit,
                Some(Measure::Time(to)) if to == YEAR => value / unit,
                _ => return Err(self.other_unit(written)),
            },
            (Some(Measure::Time(_)), Some(Measure::Time(to))) => value / to,
            (Some(Measure::Time(_)), None) => return Err(self.undeclared(written, Undeclared::Time)),
            (Some(Measure::Count(_)), None) => value,
            (Some(Measure::Count(a)), Some(Measure::Count(b))) if a == b => value,
            _ => return Err(self.other_unit(written)),
        };
        // A number without a period takes the header's.
        let from = q.per.or(self.bare.per);
        match (from, self.counted.per) {
            (Some(from), Some(to)) => Ok(if from == to { value } else { value * (to / from) }),
            (Some(_), None) => {
                let own = Unit { measure: said, ..Unit::default() }.currency();
                let counted = self.counted.currency().or(own).or(self.money.own);
                let of = |lang: Lang| match said.or(self.counted.measure) {
                    Some(Measure::Share) => "%",
                    _ => counted.map_or(units::USUAL_CURRENCY.get(lang), Currency::code),
                };
                Err(self.undeclared(written, Undeclared::Rate([of(Lang::En), of(Lang::Zh)])))
            }
            (None, _) => Ok(value),
        }
    }

    /// The currency that an ambiguous sign stands for: `$` is a Hong Kong dollar if the rubric or header says so.
    fn own_sign(&self) -> Option<Currency> {
        self.bare.currency().or_else(|| self.money.own.filter(|_| self.money.is_declared))
    }

    /// A number with no unit, except perhaps a power of ten.
    fn without_unit(&self, value: f64, q: &Quantity, written: &str) -> Result<f64, Box<CellProblem>> {
        match (self.bare.measure, self.counted.measure) {
            (Some(Measure::Share), _) if q.is_scaled() => Ok(value / 100.0),
            (Some(Measure::Share), _) if self.may_be_share(value) => Err(self.bare_share(value, q)),
            // Through `percent`, 35 becomes the double nearest to 0.35.
            (Some(Measure::Share), _) => {
                let share = Quantity { percent: true, ..q.clone() };
                share.value(self.bare.exponent).ok_or_else(|| infinite(written))
            }
            (Some(Measure::Time(from)), Some(Measure::Time(to))) => {
                Ok(if from == to { value } else { value * (from / to) })
            }
            (Some(Measure::Money(from)), Some(Measure::Money(to))) => {
                Ok(value * self.rate(from, Some(to), q, written)?)
            }
            _ if self.percent_signs == Percent::Wanted && value.abs() >= 1.0 && !q.is_scaled() => {
                Err(self.lost_percent(q, written))
            }
            _ => Ok(value),
        }
    }

    /// The exchange rate from one currency to another.
    fn rate(&self, from: Currency, to: Option<Currency>, q: &Quantity, written: &str) -> Result<f64, Box<CellProblem>> {
        let Some(to) = to else {
            // If the first rows have no currency, an amount in one cannot be compared with them.
            return if self.is_settled { Err(self.no_currency(from, written)) } else { Ok(1.0) };
        };
        if from == to {
            return Ok(1.0);
        }
        let of = |currency| if Some(currency) == self.money.own { Some(1.0) } else { self.money.rate(currency) };
        match (of(from), of(to)) {
            (Some(a), Some(b)) => Ok(a / b),
            _ => {
                let sign = q.currency.as_ref().map_or(from.code(), |(_, sign)| sign.as_str());
                Err(self.foreign(from, to, sign, written))
            }
        }
    }

    /// Whether a number is the only one with a power of ten, far above all others.
    pub(super) fn is_alone(&self, value: f64) -> bool {
        self.lone_size.is_some_and(|size| value.abs() >= size)
    }

    /// What is doubtful about a number without a unit: a 万 or k seems to be missing, or the header's power of ten seems
    /// to be applied already. `is_one` is whether the cell is one number, so that a replacement can be offered.
    pub(super) fn doubt(&self, written: &str, value: f64, is_one: impl Fn() -> bool) -> Option<Box<CellProblem>> {
        if self.is_alone(value) {
            return Some(far_above(written));
        }
        let fits = |least: f64, most: f64, room: f64, x: f64| (least / room..=most * room).contains(&x.abs());
        if let Some(sizes) = self.sizes.as_ref().filter(|sizes| value != 0.0 && value.abs() <= sizes.least / 10.0) {
            // A smaller gap counts only if the scaled number fits among the others.
            let room = if value.abs() <= sizes.least / 100.0 { 100.0 } else { 1.0 };
            let fits = |exponent: &&i32| fits(sizes.least, sizes.most, room, value * 10f64.powi(**exponent));
            let name = |exponent: &i32| scale_name(*exponent);
            if let Some(unit) = sizes.exponents.iter().find(fits).and_then(name) {
                return Some(too_small(written, unit, is_one()));
            }
            // A gap of 100 or more is reported even if no unit of the others fits.
            let usual = sizes.exponents.first().filter(|_| room > 1.0).and_then(name);
            return usual.map(|unit| too_small(written, unit, false));
        }
        let (least, most) = self.by_header?;
        let power = 10f64.powi(self.bare.exponent);
        let bare = || Quantity::read(&narrow(written), self.decimal).ok().filter(Quantity::is_bare)?.value(0);
        let x = number::whole(written.as_bytes()).filter(|_| self.decimal == Decimal::Point).or_else(bare)?;
        let is_far = x.abs() >= power && x.abs() >= 100.0 * most;
        (is_far && fits(least, most, 10.0, x / power))
            .then(|| too_great(written, self.bare.exponent, x / power, is_one()))
    }
}

/// What a quantity measures, by its own units; an error if they contradict each other.
fn measure(q: &Quantity, time: Option<f64>, own: Option<Currency>) -> Result<Option<Measure>, Box<CellProblem>> {
    let money = q.currency.as_ref().map(|(currency, sign)| Measure::Money(currency.beside(sign, own)));
    let count = if q.doubled { Some("倍") } else { q.count };
    let said = [
        (q.percent || q.fraction).then_some(Measure::Share),
        money,
        time.map(Measure::Time),
        count.map(Measure::Count),
    ];
    let mut said = said.into_iter().flatten();
    match (said.next(), said.next()) {
        (said, None) => Ok(said),
        _ => Err(CellProblem::new(Code::E0307, units::two_units())),
    }
}

/// Whether a number is a calendar year: 2014年.
fn is_year(q: &Quantity, unit: f64) -> bool {
    unit == YEAR && q.parts.len() == 1 && date::is_year(q.digits())
}

/// Writes a number in the unit of the cell `like`, rounded up or down to `digits` significant digits. It reads back as
/// the same number.
pub(super) fn number_like(x: f64, reader: &ColumnReader, like: &str, digits: usize, up: bool) -> String {
    // `like` is a pattern if it is one number in digits, or by its last number; otherwise a bare number is written.
    let narrow = number::narrow(like.rsplit("..").next().unwrap_or(like));
    let pattern = [narrow.as_str()].into_iter().chain(last_number(&narrow)).find_map(|text| {
        let start = text.find(|c: char| c.is_ascii_digit())?;
        let digits = start..start + number::length(&text[start..]);
        let written = number::read(&text[digits.clone()], reader.decimal);
        let in_digits = |q: &Quantity| q.parts.len() == 1 && !q.negative && written.as_deref() == Some(q.digits());
        let quantity = Quantity::read(text.trim(), reader.decimal).ok().filter(in_digits)?;
        Some((quantity, [text[..digits.start].trim_start_matches(['-', '+']), &text[digits.end..]]))
    });
    // The amount of 1 in the pattern's unit, read like any cell.
    let counts = |q: &Quantity| {
        let one = Quantity { parts: vec![QuantityPart { digits: "1".into(), ..q.parts[0].clone() }], ..q.clone() };
        let is_share = reader.bare.measure == Some(Measure::Share);
        let one = if is_share && one.is_bare() { 0.01 } else { reader.amount(&one, "1").ok()? };
        (one > 0.0).then_some(one)
    };
    let bare = || Quantity {
        parts: vec![QuantityPart { digits: "1".into(), ..QuantityPart::default() }],
        ..Quantity::default()
    };
    let (factor, [before, behind]) = match pattern.and_then(|(quantity, around)| Some((counts(&quantity)?, around))) {
        Some(like) => like,
        None => (counts(&bare()).unwrap_or(1.0), ["", ""]),
    };
    let number = rounded(x / factor, digits, up);
    let number = match reader.decimal {
        Decimal::Point => thousands(&number),
        Decimal::Comma => number.replacen('.', ",", 1),
        Decimal::Unsure => number,
    };
    match number.strip_prefix('-') {
        Some(size) => format!("-{before}{size}{behind}"),
        None => format!("{before}{number}{behind}"),
    }
}

/// The last number of a text with what stands behind it, then with less and less of that: 80k of $30-80k, 50万 of
/// 50万以上.
fn last_number(text: &str) -> impl Iterator<Item = &str> {
    const MAX_BYTES_BEHIND: usize = 40;
    let end = text.rfind(|c: char| c.is_ascii_digit()).map_or(0, |at| at + 1);
    let number = text[..end].trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).len();
    let start = number + text[number..end].find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let ends = text[end..].char_indices().map(|(at, _)| end + at).chain([text.len()]);
    let ends: Vec<usize> = ends.take_while(|at| at - end <= MAX_BYTES_BEHIND).collect();
    ends.into_iter().rev().map(move |end| &text[start..end])
}

/// Formats a number with `digits` significant digits, rounded up or down.
fn rounded(scaled: f64, digits: usize, up: bool) -> String {
    if scaled == 0.0 {
        return "0".to_owned();
    }
    let size = scaled.abs().log10().floor() as i32;
    // Decimal places of the last significant digit; negative left of the point.
    let decimals = digits as i32 - 1 - size;
    let step = 10f64.powi(-decimals);
    let steps = scaled / step;
    // Off a step by rounding error alone counts as on it.
    let whole = if (steps - steps.round()).abs() < 1e-9 * steps.abs() {
        steps.round()
    } else if up {
        steps.ceil()
    } else {
        steps.floor()
    };
    let text = format!("{:.*}", decimals.max(0) as usize, whole * step);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}
