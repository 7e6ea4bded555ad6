//! Dates as people write them: `2027-06-30`, `2027/6/30`, `30 Jun 2027`, `2027年6月30日`, `25/06/2027`.

use chrono::{Datelike, NaiveDate};

/// The days of an hour.
pub const HOUR: f64 = 1.0 / 24.0;
/// The days of a minute.
pub const MINUTE: f64 = 1.0 / 1440.0;
/// The average days of a month: a twelfth of 365.25.
pub const MONTH: f64 = 30.4375;
/// The average days of a year.
pub const YEAR: f64 = 365.25;
/// The average days of a quarter.
pub const QUARTER: f64 = 3.0 * MONTH;

/// The order of day and month in dates that begin with both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// `25/06/2027`
    DayFirst,
    /// `06/25/2027`
    MonthFirst,
    /// No date of the column shows it.
    #[default]
    Unsure,
}

/// The result of reading a date.
#[derive(Debug, PartialEq)]
pub enum DateReading {
    /// A date.
    Date(NaiveDate),
    /// One of two dates: day first, or month first.
    Either(NaiveDate, NaiveDate),
    /// Not a date.
    No,
}

const MONTHS: [&str; 12] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
];

/// Whether digits are a year: `1999`, `2027`.
pub fn is_year(digits: &str) -> bool {
    let is_number = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Reads a date, in narrow characters.
pub fn read(cell: &str, order: Order) -> DateReading {
    let text = without_clock(cell.trim());
    // 2027 年 6 月 30 日, as Word spaces it.
    let text = if text.contains('年') { text.replace(' ', "") } else { text };
    let one = |date: Option<NaiveDate>| date.map_or(DateReading::No, DateReading::Date);
    if let Some(month) = month_word(&text) {
        return one(month);
    }
    let text = text.trim_end_matches(['日', '号']).replace(['年', '月'], "-");
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && (1..=4).contains(&part.len());
    let Some(sign) = text.chars().find(|c| !c.is_ascii_digit()) else {
        // 20270630
        let parts = (text.len() == 8).then(|| (&text[..4], &text[4..6], &text[6..]));
        return one(parts.filter(|(year, ..)| ("1900".."2200").contains(year)).and_then(|(y, m, d)| day(y, m, d)));
    };
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let [a, b, c] = parts.as_slice() else { return DateReading::No };
    if !matches!(sign, '-' | '/' | '.') || ![a, b, c].into_iter().all(|part| digits(part)) {
        return DateReading::No;
    }
    match (a.len(), c.len()) {
        (4, 1 | 2) => one(day(a, b, c)),
        (1 | 2, 4) => match (day(c, b, a), day(c, a, b), order) {
            (Some(day), Some(month), _) if day == month => DateReading::Date(day),
            (Some(day), Some(_), Order::DayFirst) => DateReading::Date(day),
            (Some(_), Some(month), Order::MonthFirst) => DateReading::Date(month),
            (Some(day), Some(month), Order::Unsure) => DateReading::Either(day, month),
            (Some(day), None, Order::DayFirst | Order::Unsure) => DateReading::Date(day),
            (None, Some(month), Order::MonthFirst | Order::Unsure) => DateReading::Date(month),
            _ => DateReading::No,
        },
        _ => DateReading::No,
    }
}

/// The date of three numbers in digits, if the year has four.
fn day(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let number = |text: &str| text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
    let year = Some(year).filter(|year| year.len() == 4 && !year.starts_with('0')).and_then(number)?;
    NaiveDate::from_ymd_opt(year as i32, number(month)?, number(day)?)
}

/// The order that a single date shows, if any.
pub fn order(cell: &str) -> Order {
    let is = |order: Order| matches!(read(cell, order), DateReading::Date(_));
    match (is(Order::DayFirst), is(Order::MonthFirst)) {
        (true, false) => Order::DayFirst,
        (false, true) => Order::MonthFirst,
        _ => Order::Unsure,
    }
}

/// Days since 1970, the evidence of a date.
pub fn days(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce() - NaiveDate::from_ymd_opt(1970, 1, 1).map_or(0, |epoch| epoch.num_days_from_ce()))
}

/// A date, given as days since 1970, in ISO form; `None` if out of range.
pub fn written(days: f64) -> Option<String> {
    let date = NaiveDate::from_ymd_opt(1970, 1, 1)?.checked_add_signed(chrono::TimeDelta::try_days(days as i64)?)?;
    Some(date.format("%Y-%m-%d").to_string())
}

/// Days since 1970 of a date in ISO form, the only form in rubrics.
pub fn iso(text: &str) -> Option<f64> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10).map(days)
}

/// A date without the time of day that spreadsheets and databases append.
fn without_clock(text: &str) -> String {
    let is_clock = |rest: &str| {
        rest.split(':').count() >= 2
            && rest.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'Z' | b'+'))
    };
    match text.split_once(['T', ' ']) {
        Some((date, clock)) if is_clock(clock) => date.to_owned(),
        _ => text.to_owned(),
    }
}

/// Reads `30 Jun 2027` or `June 30, 2027`: `None` if no month is named, `Some(None)` if it is not a date.
fn month_word(text: &str) -> Option<Option<NaiveDate>> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split([' ', ',', '-', '.']).filter(|word| !word.is_empty()).collect();
    let month = |word: &str| {
        let at = MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(word))?;
        Some((at + 1).to_string())
    };
    let (place, month) = words.iter().enumerate().find_map(|(place, word)| Some((place, month(word)?)))?;
    Some(match (place, words.as_slice()) {
        (1, [nth, _, year]) | (0, [_, nth, year]) => {
            day(year, &month, ["st", "nd", "rd", "th"].iter().find_map(|end| nth.strip_suffix(end)).unwrap_or(nth))
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_they_are_written() {
        let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        for cell in [
            "2027-06-30", "2027/6/30", "2027.6.30", "30 Jun 2027", "30 June 2027", "June 30, 2027", "30th June 2027",
            "30-Jun-2027", "2027年6月30日", "2027年06月30号", "2027 年 6 月 30 日", "20270630", "30/06/2027",
            "30.06.2027", "06/30/2027", "2027-06-30T12:00:00", "2027-06-30 00:00:00",
        ] {
            assert_eq!(read(cell, Order::Unsure), DateReading::Date(on(2027, 6, 30)), "{cell}");
        }
        assert_eq!(read("06/07/2027", Order::Unsure), DateReading::Either(on(2027, 7, 6), on(2027, 6, 7)));
        assert_eq!(read("06/07/2027", Order::MonthFirst), DateReading::Date(on(2027, 6, 7)));
        assert_eq!(read("06.07.2027", Order::Unsure), DateReading::Either(on(2027, 7, 6), on(2027, 6, 7)));
        for cell in [
            "Q3", "2027", "2027-06", "2027-13-01", "30/06/27", "soon", "2027年6月", "31 Jun 2027", "5", "1/3",
            "0202-06-30", "30 Jun 0202", "30 Jun 02027", "June +30, 2027", "+3 June 2027", "30 Jun +202",
        ] {
            assert_eq!(read(cell, Order::Unsure), DateReading::No, "{cell}");
        }
    }

    #[test]
    fn days_are_counted_and_written_back() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 28).unwrap();
        assert_eq!(days(date), 20_785.0);
        assert_eq!(written(20_785.0).as_deref(), Some("2026-11-28"));
        assert_eq!((iso("2026-11-28"), iso("2026-1-1"), iso("28.11.2026")), (Some(20_785.0), None, None));
    }
}
