//! One number with all that stands beside it: `$1.2m`, `1亿5000万`, `18 months`, `30万/月`, `三成五`.

mod read;

use super::number;
use crate::unit::Currency;

/// A number with what it carries, before a column says what that counts for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Quantity {
    pub negative: bool,
    /// What is added up: one part, or those of 1亿5000万 and 1年6个月.
    pub parts: Vec<QuantityPart>,
    pub percent: bool,
    /// Whether that is per mille.
    pub permille: bool,
    /// Whether it is a part of one: 一半, 四分之一.
    pub fraction: bool,
    /// A currency with the sign that stands for it.
    pub currency: Option<(Currency, String)>,
    pub count: Option<&'static str>,
    /// The days of the period that a rate is for.
    pub per: Option<f64>,
    /// `m`, `mm` or `w`, which mean one thing beside money and another beside a time.
    pub letter: Option<&'static str>,
    /// `翻倍`: twice, or 100 % more.
    pub doubled: bool,
}

/// A part of a sum.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct QuantityPart {
    /// Digits without separators.
    pub digits: String,
    /// The power of ten of its scale.
    pub exponent: i32,
    /// The word of its scale, as written.
    pub scale: Option<String>,
    /// The days of its unit of time.
    pub time: Option<f64>,
}

/// Why a text is no number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Fault {
    /// It has no digits where they belong, or something that is no word of units.
    NoNumber,
    /// Its digits can be read with either decimal sign.
    Unsure(String),
    /// Its digits contradict the decimal sign of the column.
    Signs(String),
}

impl Quantity {
    /// Whether it carries nothing.
    pub fn is_bare(&self) -> bool {
        let [QuantityPart { scale: None, time: None, .. }] = self.parts.as_slice() else { return false };
        !self.percent && !self.fraction && !self.doubled && self.has_no_kind()
    }

    /// Whether it says neither what it counts nor over which time.
    pub fn has_no_kind(&self) -> bool {
        self.currency.is_none()
            && self.count.is_none()
            && self.per.is_none()
            && self.letter.is_none()
            && self.time().is_none()
    }

    /// The days of its unit of time, if it is one.
    pub fn time(&self) -> Option<f64> {
        self.parts.first().and_then(|part| part.time)
    }

    /// Whether a power of ten stands beside it.
    pub fn is_scaled(&self) -> bool {
        self.parts.iter().any(|part| part.scale.is_some()) || matches!(self.letter, Some("m" | "mm" | "w"))
    }

    /// Whether it is so many hundreds or thousands, in Chinese and without 万.
    pub fn is_hundreds(&self) -> bool {
        let is_small = |part: &QuantityPart| part.scale.as_deref().is_none_or(|scale| matches!(scale, "百" | "千"));
        self.parts.iter().all(is_small) && self.parts.iter().any(|part| part.scale.is_some())
    }

    /// The number with its scale and its per cent; of a time, in days. `exponent` is that of its letter, or of the column.
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

    /// The digits as a text that reads back, in the unit written behind them.
    pub fn digits(&self) -> &str {
        self.parts.first().map_or("", |part| &part.digits)
    }

    fn has_no_kind_beside_time(&self) -> bool {
        self.count.is_none() && self.per.is_none() && self.letter.is_none() && !self.percent
    }
}
