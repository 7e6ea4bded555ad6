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
const SCALES: &[(i32, &[&str])] = &[
    (2, &["百"]),
    (3, &["千", "thousand", "thousands", "tsd", "'000", "000s", "k"]),
    (4, &["万", "萬"]),
    (5, &["lakh"]),
    (6, &["百万", "million", "millions", "mln", "mio", "mn"]),
    (7, &["千万", "crore", "kw"]),
    (8, &["亿", "億"]),
    (9, &["十亿", "billion", "bln", "bn"]),
    (12, &["万亿", "trillion", "tn"]),
];

/// Units of time.
const TIMES: &[(f64, &[&str])] = &[
    (MINUTE, &["minutes", "minute", "mins", "min", "分钟"]),
    (HOUR, &["hours", "hour", "hrs", "hr", "小时", "h"]),
    (1.0, &["days", "day", "d", "天", "日"]),
    (7.0, &["weeks", "week", "wks", "wk", "星期", "个星期", "礼拜", "周"]),
    (MONTH, &["months", "month", "mths", "mth", "mos", "mo", "个月", "月"]),
    (QUARTER, &["quarters", "quarter", "季度", "个季度"]),
    (YEAR, &["years", "year", "yrs", "yr", "y", "年"]),
];

/// Periods of a rate that are single words.
const PERIODS: &[(f64, &[&str])] = &[
    (YEAR, &["arr", "p.a.", "pa", "annually", "yearly", "年化"]),
    (MONTH, &["mrr", "p.m.", "monthly"]),
    (7.0, &["weekly"]),
    (1.0, &["daily"]),
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

/// Each word with what its line means.
fn each<T: Copy>(lines: &[(T, &'static [&'static str])]) -> impl Iterator<Item = (&'static str, T)> {
    lines.iter().flat_map(|&(meaning, words)| words.iter().map(move |word| (*word, meaning)))
}

/// All words with their meanings, by first character, the longest first.
static WORDS: LazyLock<HashMap<char, Vec<(String, UnitWord)>>> = LazyLock::new(|| {
    let mut words: HashMap<char, Vec<(String, UnitWord)>> = HashMap::new();
    let mut add = |text: &str, word: UnitWord| {
        let first = text.chars().next().expect("no word is empty");
        words.entry(first).or_default().push((text.to_owned(), word));
    };
    each(SCALES).for_each(|(text, exponent)| add(text, UnitWord::Scale(exponent)));
    Currency::signs().for_each(|(text, currency)| add(text, UnitWord::Currency(currency)));
    each(TIMES).for_each(|(text, days)| add(text, UnitWord::Time(days)));
    each(PERIODS).for_each(|(text, days)| add(text, UnitWord::Per(days)));
    for before in EACH {
        each(TIMES).for_each(|(text, days)| add(&format!("{before}{text}"), UnitWord::Per(days)));
        add(&format!("{before}annum"), UnitWord::Per(YEAR));
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
