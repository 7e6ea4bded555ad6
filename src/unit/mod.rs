//! What numbers count: money, time, shares, things; how people write that in cells, in the brackets of headers and in
//! the rubric.
//!
//! A [`Word`] is what stands beside the digits of a number. A [`Unit`] is what a whole column counts.

mod currency;
pub mod date;
mod words;

use crate::lang::Lang;
pub use currency::Currency;
pub use words::{Word, next_word};

/// Which sign stands before the decimals of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decimal {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
    /// Nothing in the column tells: `1.234` may be either.
    Unsure,
}

/// Days of a month on average: a year of 365.25 days has twelve.
pub const MONTH: f64 = 30.4375;
/// Days of a year on average.
pub const YEAR: f64 = 365.25;

/// Days of a quarter on average.
const QUARTER: f64 = 3.0 * MONTH;

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Measure {
    /// A share: `%`.
    Share,
    /// An amount of money.
    Money(Currency),
    /// A time, by the days that one of its unit has.
    Time(f64),
    /// So many of something: `人`, `x`. Words of one kind have one name.
    Count(&'static str),
}

/// What the numbers of a column count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Unit {
    /// What they measure; none where only a power of ten is named: `(k)`.
    pub measure: Option<Measure>,
    /// The power of ten that a number without a unit is multiplied by: `(万元)` is 4.
    pub exponent: i32,
    /// The days of the period that a rate is for: `元/年`.
    pub per: Option<f64>,
}

impl Unit {
    /// The currency that it counts in, if it counts money.
    pub fn currency(&self) -> Option<Currency> {
        match self.measure {
            Some(Measure::Money(currency)) => Some(currency),
            _ => None,
        }
    }

    /// Reads a unit: `months`, `USD/year`, `万元`, `$k`, `%`; none where any of it is no word of units.
    pub fn read(text: &str) -> Option<Unit> {
        let narrow = crate::identity::look(text);
        let mut rest = narrow.trim();
        for intro in ["单位:", "单位", "unit:", "in "] {
            rest = rest.strip_prefix(intro).unwrap_or(rest).trim_start();
        }
        let mut unit = Unit::default();
        let mut scaled = false;
        while !rest.is_empty() {
            let (word, length) = next_word(rest)?;
            match word {
                Word::Scale(exponent) if !scaled => (unit.exponent, scaled) = (exponent, true),
                Word::Percent if unit.measure.is_none() && !rest.starts_with('‰') => {
                    unit.measure = Some(Measure::Share);
                }
                Word::Currency(currency) if unit.measure.is_none() => unit.measure = Some(Measure::Money(currency)),
                Word::Time(days) if unit.measure.is_none() && length > 1 => unit.measure = Some(Measure::Time(days)),
                Word::Count(what) if unit.measure.is_none() => unit.measure = Some(Measure::Count(what)),
                Word::Per(days) if unit.per.is_none() => unit.per = Some(days),
                // A million stands behind money alone; elsewhere it may be a month or a metre.
                Word::Million if !scaled && unit.currency().is_some() => {
                    (unit.exponent, scaled) = (6, true);
                }
                Word::TenThousand if !scaled && (unit.measure.is_some() || length < rest.len()) => {
                    (unit.exponent, scaled) = (4, true);
                }
                _ => return None,
            }
            rest = rest[length..].trim_start();
        }
        (unit != Unit::default()).then_some(unit)
    }

    /// How it is written in the rubric, without its power of ten.
    pub fn name(&self, lang: Lang) -> String {
        let what = match self.measure {
            None => "",
            Some(Measure::Share) => "%",
            Some(Measure::Money(currency)) => currency.code(),
            Some(Measure::Time(days)) => time_name(days, lang),
            Some(Measure::Count(what)) => what,
        };
        match self.per {
            Some(per) => format!("{what}/{}", period_name(per, lang)),
            None => what.to_owned(),
        }
    }

    /// The unit in the bracket that ends a header, and where the name before it ends: `Revenue (USD m)`, `收入（万元）`.
    pub fn of_header(header: &str) -> Option<(Unit, &str)> {
        let trimmed = header.trim_end();
        let close = trimmed.chars().next_back().filter(|c| matches!(c, ')' | '）' | ']' | '】'))?;
        let open = trimmed.rfind(['(', '（', '[', '【'])?;
        let inside = trimmed[open..trimmed.len() - close.len_utf8()].trim_start_matches(['(', '（', '[', '【']);
        let name = trimmed[..open].trim_end();
        (!name.is_empty()).then_some((Unit::read(inside)?, name))
    }
}

/// The word of a power of ten that has one.
pub fn scale_name(exponent: i32) -> Option<&'static str> {
    const NAMES: [(i32, &str); 8] =
        [(3, "k"), (4, "万"), (5, "lakh"), (6, "M"), (7, "千万"), (8, "亿"), (9, "B"), (12, "万亿")];
    NAMES.iter().find(|(known, _)| *known == exponent).map(|(_, name)| *name)
}

/// How a unit of time is written in the rubric.
pub fn time_name(days: f64, lang: Lang) -> &'static str {
    match days {
        YEAR => lang.pick("years", "年"),
        QUARTER => lang.pick("quarters", "季度"),
        MONTH => lang.pick("months", "月"),
        7.0 => lang.pick("weeks", "周"),
        1.0 => lang.pick("days", "天"),
        _ => lang.pick("hours", "小时"),
    }
}

/// The same of the period of a rate: `month`.
pub fn period_name(days: f64, lang: Lang) -> &'static str {
    time_name(days, lang).trim_end_matches('s')
}

/// Whether a text that stands beside a number says what it counts.
pub fn is_unit(text: &str) -> bool {
    // Signs of about and of open ends say what it counts as.
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
    fn brackets_of_headers_are_units_or_names() {
        let money = |code| Some(Measure::Money(Currency::read(code).unwrap()));
        let of = |header| Unit::of_header(header).map(|(unit, _)| (unit.measure, unit.exponent, unit.per));
        for (header, unit) in [
            ("收入（万元）", (money("CNY"), 4, None)),
            ("Revenue (USD m)", (money("USD"), 6, None)),
            ("ARR ($k)", (money("USD"), 3, None)),
            ("Revenue [US$ million]", (money("USD"), 6, None)),
            ("Growth (%)", (Some(Measure::Share), 0, None)),
            ("周期（天）", (Some(Measure::Time(1.0)), 0, None)),
            ("Runway (months)", (Some(Measure::Time(MONTH)), 0, None)),
            ("团队（人）", (Some(Measure::Count("人")), 0, None)),
            ("收入（元/年）", (money("CNY"), 0, Some(YEAR))),
            ("Users (k)", (None, 3, None)),
            ("用户数（万）", (None, 4, None)),
        ] {
            assert_eq!(of(header), Some(unit), "{header}");
        }
        for header in ["Impact (1-5)", "Yes (y/n)", "Length (m)", "(USD)", "Name", "Plan (draft)", "Speed (w)"] {
            assert_eq!(of(header), None, "{header}");
        }
        assert_eq!(Unit::of_header("收入 （万元） ").map(|(_, name)| name), Some("收入"));
    }
}
