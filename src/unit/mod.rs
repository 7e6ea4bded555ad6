//! Units (money, time, shares, counts), as written in cells, headers and the rubric.
//!
//! A [`UnitWord`] is a word beside the digits of a number. A [`Unit`] is the unit of a whole column.

mod currency;
pub mod date;
mod header;
mod header_index;
mod words;

use crate::lang::{Lang, Noun, Text};
use crate::say::units;
pub use currency::Currency;
use date::HOUR;
pub use date::{MONTH, QUARTER, YEAR};
pub use header_index::HeaderIndex;
pub use words::{UnitWord, next_word};

/// The decimal sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
    /// Unknown: `1.234` may be either.
    Unsure,
}

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// A share: `%`.
    Share,
    /// An amount of money.
    Money(Currency),
    /// A time; its unit in days.
    Time(f64),
    /// A count of something: `人`, `x`. Synonyms have one name.
    Count(&'static str),
}

/// The unit of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unit {
    /// What is measured; `None` if only a power of ten is named: `(k)`.
    pub measure: Option<Measure>,
    /// The power of ten that a number without a unit is multiplied by: `(万元)` is 4.
    pub exponent: i32,
    /// The period of a rate in days: `元/年`.
    pub per: Option<f64>,
}

impl Unit {
    /// The currency, if it measures money.
    pub fn currency(&self) -> Option<Currency> {
        match self.measure {
            Some(Measure::Money(currency)) => Some(currency),
            _ => None,
        }
    }

    /// Reads a unit: `months`, `USD/year`, `万元`, `$k`, `USD, millions`, `%`; `None` if any
    /// part is not a word of units.
    pub fn read(text: &str) -> Option<Unit> {
        let narrow = crate::identity::look(text);
        let mut rest = narrow.trim();
        for intro in ["单位:", "单位", "unit:", "in "] {
            rest = rest.strip_prefix(intro).unwrap_or(rest).trim_start();
        }
        let mut unit = Unit::default();
        // `of_money`: the power of ten only makes sense for money, as `m` may be a metre, and `000` anything.
        let (mut scaled, mut of_money) = (false, false);
        while !rest.is_empty() {
            let Some((word, length)) = next_word(rest).or_else(|| code_before_scale(rest)) else {
                rest = rest.strip_prefix("000").filter(|_| !scaled)?.trim_start();
                (unit.exponent, scaled, of_money) = (3, true, true);
                continue;
            };
            match word {
                UnitWord::Scale(exponent) if !scaled => (unit.exponent, scaled) = (exponent, true),
                UnitWord::Percent if unit.measure.is_none() && !rest.starts_with('‰') => {
                    unit.measure = Some(Measure::Share);
                }
                UnitWord::Currency(currency) if unit.measure.is_none() || unit.currency() == Some(currency) => {
                    unit.measure = Some(Measure::Money(currency));
                }
                UnitWord::Time(days) if unit.measure.is_none() && length > 1 => {
                    unit.measure = Some(Measure::Time(days))
                }
                UnitWord::Count(what) if unit.measure.is_none() => unit.measure = Some(Measure::Count(what)),
                UnitWord::Per(days) if unit.per.is_none() => unit.per = Some(days),
                UnitWord::Million if !scaled => (unit.exponent, scaled, of_money) = (6, true, true),
                UnitWord::TenThousand if !scaled && (unit.measure.is_some() || length < rest.len()) => {
                    (unit.exponent, scaled) = (4, true);
                }
                _ => return None,
            }
            rest = rest[length..].trim_start();
            rest = rest.strip_prefix(',').or_else(|| rest.strip_prefix("of ")).unwrap_or(rest).trim_start();
        }
        (unit != Unit::default() && (!of_money || unit.currency().is_some())).then_some(unit)
    }

    /// The unit as written in the rubric, without its power of ten, in both languages.
    pub fn names(&self) -> Text {
        Text::new(self.name(Lang::En), self.name(Lang::Zh))
    }

    /// The unit as written in the rubric, in one language.
    pub fn name(&self, lang: Lang) -> String {
        let what = match self.measure {
            None => "",
            Some(Measure::Share) => "%",
            Some(Measure::Money(Currency::CNY)) => units::CNY.get(lang),
            Some(Measure::Money(currency)) => currency.code(),
            Some(Measure::Time(days)) => time(days).bare(2, lang),
            Some(Measure::Count(what)) => what,
        };
        match self.per {
            Some(per) => format!("{what}/{}", time(per).bare(1, lang)),
            None => what.to_owned(),
        }
    }
}

/// A currency code directly followed by a power of ten: `USDm`.
fn code_before_scale(text: &str) -> Option<(UnitWord, usize)> {
    let code = text.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()))?;
    Some((UnitWord::Currency(Currency::read(code)?), code.len()))
}

/// The word for a power of ten, if there is one.
pub fn scale_name(exponent: i32) -> Option<&'static str> {
    const NAMES: [(i32, &str); 9] =
        [(2, "百"), (3, "k"), (4, "万"), (5, "lakh"), (6, "M"), (7, "千万"), (8, "亿"), (9, "B"), (12, "万亿")];
    NAMES.iter().find(|(known, _)| *known == exponent).map(|(_, name)| *name)
}

/// The noun of a unit of time given in days.
fn time(days: f64) -> Noun {
    match days {
        YEAR => units::YEAR,
        QUARTER => units::QUARTER,
        MONTH => units::MONTH,
        7.0 => units::WEEK,
        1.0 => units::DAY,
        HOUR => units::HOUR,
        _ => units::MINUTE,
    }
}

/// Whether a text beside a number is a unit, or a sign of about or of an open end.
pub fn is_unit(text: &str) -> bool {
    const MARKS: &[&str] = &["~", "≈", "约", "<", ">", "≤", "≥", "+", "以上", "以下", "以内", "左右", "成"];
    let mut rest = text.trim();
    if MARKS.contains(&rest) {
        return true;
    }
    while let Some((_, length)) = next_word(rest) {
        rest = rest[length..].trim_start();
    }
    rest.is_empty() && !text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_named_by_its_own_word() {
        for (en, zh) in [
            ("minutes", "分钟"),
            ("hours", "小时"),
            ("days", "天"),
            ("weeks", "周"),
            ("months", "月"),
            ("quarters", "季度"),
            ("years", "年"),
            ("USD/minute", "USD/分钟"),
            ("USD/quarter", "USD/季度"),
        ] {
            let unit = Unit::read(en).unwrap();
            assert_eq!(unit.names(), Text::new(en, zh));
            assert_eq!(Unit::read(zh), Some(unit), "{zh}");
        }
    }
}
