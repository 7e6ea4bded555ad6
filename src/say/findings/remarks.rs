//! How the cells of a table are read, if that may be unexpected.

use crate::lang::{Text, both};

/// Amounts are in a currency.
pub fn currency(code: &str) -> Text {
    both!("amounts are in {code}, as their signs say", "金额按{code}计（依单元格里的符号）")
}

/// Cells without a unit are in that of the header: a power of ten (may be empty) and what is counted.
pub fn unit_of_header(scale: &str, unit: &Text) -> Text {
    let Text { en, zh } = unit;
    // k USD, and 万元.
    let gap = if scale.is_ascii() { " " } else { "" };
    let (en, zh) = (format!("{scale} {en}"), format!("{scale}{gap}{zh}"));
    let (en, zh) = (en.trim(), zh.trim());
    both!("cells without a unit are in {en}, as the header says", "没写单位的格按表头的单位“{zh}”读")
}

/// The comma is the decimal sign.
pub fn decimal_comma() -> Text {
    both!("a comma stands before decimals", "逗号是小数点")
}

/// The letter w means weeks.
pub fn weeks() -> Text {
    both!("w is a week", "w 读作周")
}

/// The letter w means ten thousands, if no time is counted.
pub fn ten_thousands() -> Text {
    both!("w is read as 10,000", "w 读作万")
}

/// The day comes before the month.
pub fn day_first() -> Text {
    both!("the day stands before the month", "日在月前")
}

/// The month comes before the day.
pub fn month_first() -> Text {
    both!("the month stands before the day", "月在日前")
}
