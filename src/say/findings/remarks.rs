//! How the cells of a table are read, where a reader of it might not expect that.

use crate::lang::{Text, both};

/// Amounts are in a currency.
pub fn currency(code: &str) -> Text {
    both!("amounts are in {code}, as their signs say", "金额按{code}计（依单元格里的符号）")
}

/// Cells without a unit are in that of the header: a power of ten, which may be empty, and what is counted.
pub fn unit_of_header(scale: &str, unit: &Text) -> Text {
    let Text { en, zh } = unit;
    // k USD, and 万元.
    let gap = if scale.is_ascii() { " " } else { "" };
    let (en, zh) = (format!("{scale} {en}"), format!("{scale}{gap}{zh}"));
    let (en, zh) = (en.trim(), zh.trim());
    both!("cells without a unit are in {en}, as the header says", "没写单位的格按表头的单位“{zh}”读")
}

/// A comma stands before decimals.
pub fn decimal_comma() -> Text {
    both!("a comma stands before decimals", "逗号是小数点")
}

/// What the letter w is.
pub fn weeks() -> Text {
    both!("w is a week", "w 读作周")
}

/// What the letter w is where no time is counted.
pub fn ten_thousands() -> Text {
    both!("w is read as 10,000", "w 读作万")
}

/// The day stands before the month.
pub fn day_first() -> Text {
    both!("the day stands before the month", "日在月前")
}

/// The month stands before the day.
pub fn month_first() -> Text {
    both!("the month stands before the day", "月在日前")
}
