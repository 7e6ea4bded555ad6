//! The words beside the digits of a number in a cell; the longest match wins.

use super::currency::Currency;
use super::date::{HOUR, MINUTE, MONTH, QUARTER, YEAR};
use std::collections::HashMap;
use std::sync::LazyLock;

/// The meaning of such a word.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum UnitWord {
    /// A power of ten: `万`, `k`, `million`.
    Scale(i32),
    /// `m` or `mm`: a million for money, else perhaps a month or a metre.
    Million,
    /// `w`: 万, or a week in a column of times.
    TenThousand,
    /// `%`
    Percent,
    /// A sign, code or word for money.
    Currency(Currency),
    /// A unit of time, in days.
    Time(f64),
    /// The period of a rate, in days: `/月`, `per year`, `ARR`.
    Per(f64),
    /// What is counted.
    Count(&'static str),
}

/// Powers of ten.
const SCALES: &[(&str, i32)] = &[
    ("万亿", 12),
    ("千万", 7),
    ("百万", 6),
    ("十亿", 9),
    ("亿", 8),
    ("億", 8),
    ("万", 4),
    ("萬", 4),
    ("千", 3),
    ("百", 2),
    ("trillion", 12),
    ("tn", 12),
    ("billion", 9),
    ("bln", 9),
    ("bn", 9),
    ("million", 6),
    ("millions", 6),
    ("mln", 6),
    ("mio", 6),
    ("mn", 6),
    ("thousand", 3),
    ("thousands", 3),
    ("tsd", 3),
    ("crore", 7),
    ("lakh", 5),
    ("'000", 3),
    ("000s", 3),
    ("kw", 7),
    ("k", 3),
];

/// Units of time.
const TIMES: &[(&str, f64)] = &[
    ("minutes", MINUTE),
    ("minute", MINUTE),
    ("mins", MINUTE),
    ("min", MINUTE),
    ("分钟", MINUTE),
    ("hours", HOUR),
    ("hour", HOUR),
    ("hrs", HOUR),
    ("hr", HOUR),
    ("小时", HOUR),
    ("h", HOUR),
    ("days", 1.0),
    ("day", 1.0),
    ("d", 1.0),
    ("天", 1.0),
    ("日", 1.0),
    ("weeks", 7.0),
    ("week", 7.0),
    ("wks", 7.0),
    ("wk", 7.0),
    ("星期", 7.0),
    ("个星期", 7.0),
    ("礼拜", 7.0),
    ("周", 7.0),
    ("months", MONTH),
    ("month", MONTH),
    ("mths", MONTH),
    ("mth", MONTH),
    ("mos", MONTH),
    ("mo", MONTH),
    ("个月", MONTH),
    ("月", MONTH),
    ("quarters", QUARTER),
    ("quarter", QUARTER),
    ("季度", QUARTER),
    ("个季度", QUARTER),
    ("years", YEAR),
    ("year", YEAR),
    ("yrs", YEAR),
    ("yr", YEAR),
    ("y", YEAR),
    ("年", YEAR),
];

/// Periods of a rate that are single words.
const PERIODS: &[(&str, f64)] = &[
    ("arr", YEAR),
    ("mrr", MONTH),
    ("p.a.", YEAR),
    ("pa", YEAR),
    ("p.m.", MONTH),
    ("annually", YEAR),
    ("yearly", YEAR),
    ("monthly", MONTH),
    ("weekly", 7.0),
    ("daily", 1.0),
    ("年化", YEAR),
];

/// Words between an amount and the period of its rate.
const EACH: &[&str] = &["/", "per ", "a ", "each ", "every ", "每"];

/// Things that are counted; the words of a line are synonyms.
const COUNTS: &[&[&str]] = &[
    &["人", "个人", "名", "位", "people", "persons", "staff", "ftes", "fte", "employees", "员工"],
    &["倍", "x", "×", "times"],
    &["家", "家公司", "companies", "clients", "customers", "客户", "家客户", "个客户"],
    &["个", "项", "件", "款", "台", "套", "份", "条", "pcs", "units"],
    &["次", "回"],
    &["单", "orders"],
    &["分", "points", "pts", "分满分"],
    &["users", "用户", "个用户", "户"],
];

/// All words with their meanings, by first character, the longest first.
static WORDS: LazyLock<HashMap<char, Vec<(String, UnitWord)>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<(String, UnitWord)>> = HashMap::new();
    let mut add = |text: &str, word: UnitWord| {
        let first = text.chars().next().expect("no word is empty");
        words.entry(first).or_default().push((text.to_owned(), word));
    };
    SCALES.iter().for_each(|&(text, exponent)| add(text, UnitWord::Scale(exponent)));
    Currency::signs().for_each(|(text, currency)| add(text, UnitWord::Currency(currency)));
    TIMES.iter().for_each(|&(text, days)| add(text, UnitWord::Time(days)));
    PERIODS.iter().for_each(|&(text, days)| add(text, UnitWord::Per(days)));
    for each in EACH {
        TIMES.iter().for_each(|(text, days)| add(&format!("{each}{text}"), UnitWord::Per(*days)));
        add(&format!("{each}annum"), UnitWord::Per(YEAR));
    }
    add("/m", UnitWord::Per(MONTH));
    COUNTS.iter().for_each(|line| line.iter().for_each(|text| add(text, UnitWord::Count(line[0]))));
    add("%", UnitWord::Percent);
    add("‰", UnitWord::Percent);
    add("percent", UnitWord::Percent);
    add("per cent", UnitWord::Percent);
    add("pct", UnitWord::Percent);
    add("个百分点", UnitWord::Percent);
    add("mm", UnitWord::Million);
    add("m", UnitWord::Million);
    add("w", UnitWord::TenThousand);
    words.values_mut().for_each(|alike| alike.sort_by_key(|(text, _)| std::cmp::Reverse(text.len())));
    words
});

/// The word at the beginning of a text, and its length in bytes. Latin words match whole words only: `kg` does not
/// begin with `k`. Case matters only for `M` and `B`, as `m` may be a month and `b` a part.
pub fn next_word(text: &str) -> Option<(UnitWord, usize)> {
    let first = text.chars().next()?;
    let ends = |length: usize| !text[length..].starts_with(|c: char| c.is_ascii_alphabetic());
    match first {
        'M' if ends(1) => return Some((UnitWord::Scale(6), 1)),
        'B' if ends(1) => return Some((UnitWord::Scale(9), 1)),
        // 1H is as often half a year as an hour.
        'H' if ends(1) => return None,
        _ => {}
    }
    let is_whole = |word: &str| !word.ends_with(|c: char| c.is_ascii_alphabetic()) || ends(word.len());
    let begins = |word: &str| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    let alike = WORDS.get(&first.to_ascii_lowercase())?;
    let found = alike.iter().find(|(word, _)| begins(word) && is_whole(word));
    found.map(|(word, meaning)| (*meaning, word.len()))
}
