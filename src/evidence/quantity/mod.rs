//! One number with its units and signs: `$1.2m`, `1亿5000万`, `18 months`, `30万/月`, `三成五`.

mod read;

use super::number;
use crate::unit::Currency;

/// A number with its units, before it is converted to the unit of a column.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Quantity {
    pub negative: bool,
    /// The parts to be added up: one, or several as in 1亿5000万 and 1年6个月.
    pub parts: Vec<QuantityPart>,
    pub percent: bool,
    /// Whether `percent` means per mille.
    pub permille: bool,
    /// Whether it is a fraction of one: 一半, 四分之一.
    pub fraction: bool,
    /// The currency, and its sign as written.
    pub currency: Option<(Currency, String)>,
    pub count: Option<&'static str>,
    /// The period of a rate, in days.
    pub per: Option<f64>,
    /// `m`, `mm` or `w`, which mean a power of ten for money and a unit for time.
    pub letter: Option<&'static str>,
    /// `翻倍`: twice, or 100 % more.
    pub doubled: bool,
}

/// One part of a sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct QuantityPart {
    /// The digits without separators.
    pub digits: String,
    /// The power of ten of the scale.
    pub exponent: i32,
    /// The scale as written.
    pub scale: Option<String>,
    /// The unit of time, in days.
    pub time: Option<f64>,
}

/// Why a text cannot be read as a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// Digits are missing, or a word is not a unit.
    NoNumber,
    /// The digits can be read with either decimal sign.
    Unsure(String),
    /// The digits contradict the decimal sign of the column.
    Signs(String),
}

impl Quantity {
    /// Whether it is digits alone, without any unit.
    pub fn is_bare(&self) -> bool {
        let [QuantityPart { scale: None, time: None, .. }] = self.parts.as_slice() else { return false };
        !self.percent && !self.fraction && !self.doubled && self.has_no_kind()
    }

    /// Whether it has no currency, count, period or unit of time.
    pub fn has_no_kind(&self) -> bool {
        self.currency.is_none()
            && self.count.is_none()
            && self.per.is_none()
            && self.letter.is_none()
            && self.time().is_none()
    }

    /// Its unit of time in days, if it has one.
    pub fn time(&self) -> Option<f64> {
        self.parts.first().and_then(|part| part.time)
    }

    /// Whether it has a power of ten.
    pub fn is_scaled(&self) -> bool {
        self.parts.iter().any(|part| part.scale.is_some()) || matches!(self.letter, Some("m" | "mm" | "w"))
    }

    /// Whether its scales are Chinese hundreds or thousands, without 万.
    pub fn is_hundreds(&self) -> bool {
        let is_small = |part: &QuantityPart| part.scale.as_deref().is_none_or(|scale| matches!(scale, "百" | "千"));
        self.parts.iter().all(is_small) && self.parts.iter().any(|part| part.scale.is_some())
    }

    /// The number with scale and percent applied; times in days. `exponent` is an extra power of ten, from its letter
    /// or the column.
    pub fn value(&self, exponent: i32) -> Option<f64> {
        let share = match self.percent {
            true if self.permille => -3,
            true => -2,
            false => 0,
        };
        let part = |part: &QuantityPart| {
            let number = number::times_ten(&part.digits, part.exponent + exponent + share)?;
            Some(part.time.map_or(number, |days| number * days))
        };
        let sum: f64 = self.parts.iter().map(part).sum::<Option<f64>>()?;
        Some(if self.negative { -sum } else { sum })
    }

    /// The digits of the first part.
    pub fn digits(&self) -> &str {
        self.parts.first().map_or("", |part| &part.digits)
    }

    fn has_no_kind_beside_time(&self) -> bool {
        self.count.is_none() && self.per.is_none() && self.letter.is_none() && !self.percent
    }
}
