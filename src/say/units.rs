//! Units of time and money as the rubric writes them.

use crate::lang::{Noun, Word};

const fn time(one: &'static str, many: &'static str, zh: &'static str) -> Noun {
    Noun { one, many, zh }
}

pub const YEAR: Noun = time("year", "years", "年");
pub const QUARTER: Noun = time("quarter", "quarters", "季度");
pub const MONTH: Noun = time("month", "months", "月");
pub const WEEK: Noun = time("week", "weeks", "周");
pub const DAY: Noun = time("day", "days", "天");
pub const HOUR: Noun = time("hour", "hours", "小时");
pub const MINUTE: Noun = time("minute", "minutes", "分钟");

/// Chinese money; other currencies are written as their codes.
pub const CNY: Word = Word::new("CNY", "元");
