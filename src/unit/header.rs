//! The unit that a header names: `Revenue (USD m)`, `收入（万元）`, `Growth %`, `Revenue, $k`, `收入/万元`.

use super::{Currency, Measure, Unit, Word, next_word};

/// No header that names a unit is longer, in bytes.
const LONGEST: usize = 300;
/// So many words at most name a unit outside of brackets.
const MOST_WORDS: usize = 4;
/// So many characters at most, where no blank stands before it: `收入百万美元`.
const MOST_GLUED: usize = 6;
/// What stands between a name and its unit.
const SEPARATORS: &[char] =
    &[' ', '\u{3000}', '\t', ',', '，', '、', '/', '／', ':', '：', ';', '；', '-', '–', '—', '_', '|'];
/// Over which time a number was counted, which is no part of its unit.
const WHEN: &[&str] = &["yoy", "y/y", "y-o-y", "qoq", "q/q", "mom", "m/m", "ltm", "ttm", "ytd", "同比", "环比"];

impl Unit {
    /// The unit that a header names, and the name without it.
    pub fn of_header(header: &str) -> Option<(Unit, &str)> {
        let text = Some(header.trim_end()).filter(|text| text.len() <= LONGEST)?;
        let Some((name, inside)) = bracket(text) else {
            let text = without_when(text);
            return behind(text).or_else(|| before(text));
        };
        match Unit::read(without_when(inside)) {
            Some(unit) => Some((unit, name)),
            // `Growth % (2026)`
            None if is_when(inside) => behind(name).or_else(|| before(name)),
            None => {
                // `Revenue USD (m)`
                let (before, last) = name.rsplit_once(char::is_whitespace)?;
                Unit::read(last)?.currency()?;
                Some((Unit::read(&format!("{last} {inside}"))?, before.trim_end()))
            }
        }
    }

    /// Whether something in a header looks like a sign of money or per cent. Where [`of_header`](Unit::of_header) makes
    /// nothing of it, somebody may believe that it does.
    pub fn is_hinted(header: &str) -> bool {
        const WORDS: &[&str] = &["万元", "亿元", "千元", "百万元", "美元", "人民币", "欧元", "港元", "港币", "日元"];
        let is_code = |word: &str| {
            let is_upper = word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase());
            is_upper && Currency::read(word).is_some()
        };
        let has_percent = || {
            let mut signs = header.match_indices(['%', '％']);
            // `Top 10 %` is a name.
            signs.any(|(at, _)| !header[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()))
        };
        header.contains(['$', '€', '£', '¥', '￥'])
            || WORDS.iter().any(|word| header.contains(word))
            || header.split(|c: char| !c.is_ascii_alphanumeric()).any(is_code)
            || has_percent()
    }
}

/// The name of a header, and what the bracket that ends it holds.
fn bracket(text: &str) -> Option<(&str, &str)> {
    let close = text.chars().next_back().filter(|c| matches!(c, ')' | '）' | ']' | '】'))?;
    let open = text.rfind(['(', '（', '[', '【'])?;
    let inside = text[open..text.len() - close.len_utf8()].trim_start_matches(['(', '（', '[', '【']);
    let name = text[..open].trim_end();
    (!name.is_empty()).then_some((name, inside))
}

/// The unit behind a name: apart from it, or glued to it where nothing but a unit reads so.
fn behind(text: &str) -> Option<(Unit, &str)> {
    let apart =
        text.char_indices().rev().filter(|(_, c)| SEPARATORS.contains(c)).map(|(at, c)| (at + c.len_utf8(), true));
    let glued = text.char_indices().rev().map(|(at, _)| (at, false)).take(MOST_GLUED);
    let mut apart: Vec<_> = apart.take(MOST_WORDS).collect();
    apart.reverse();
    let mut glued: Vec<_> =
        glued.take_while(|(at, _)| !text[*at..].starts_with(|c: char| c.is_ascii_alphanumeric())).collect();
    glued.reverse();
    apart.into_iter().chain(glued).find_map(|(at, is_apart)| {
        let (name, unit) = (text[..at].trim_end_matches(SEPARATORS), &text[at..]);
        let name = name.strip_suffix(" in").or_else(|| name.strip_suffix("单位")).unwrap_or(name);
        let name = name.trim_end_matches(SEPARATORS);
        if name.is_empty() || name.ends_with(|c: char| c.is_ascii_digit()) || !begins_unit(unit) {
            return None;
        }
        let read = Unit::read(unit)?;
        let is_unit = match read.measure? {
            Measure::Share => true,
            // 单元 ends in a word of money too.
            Measure::Money(_) => read.exponent != 0 || (is_apart && is_no_word(unit)),
            Measure::Time(_) | Measure::Count(_) => false,
        };
        is_unit.then_some((read, name))
    })
}

/// `% growth`
fn before(text: &str) -> Option<(Unit, &str)> {
    let name = text.trim_start().strip_prefix(['%', '％'])?.trim_start();
    (!name.is_empty()).then_some((Unit { measure: Some(Measure::Share), ..Unit::default() }, name))
}

/// Whether the first word is one of money, of per cent, or a power of ten: in `New ARR $k` the unit begins behind ARR.
fn begins_unit(text: &str) -> bool {
    let narrow = crate::identity::look(text);
    let text = narrow.trim_start();
    let first = next_word(text).map(|(word, _)| word);
    let is_code = || text.get(..3).is_some_and(|code| Currency::read(code).is_some());
    text.starts_with("000")
        || is_code()
        || matches!(first, Some(Word::Scale(_) | Word::Million | Word::Percent | Word::Currency(_)))
}

/// Whether a unit of money is no English word too: `Try` is no lira where a sentence ends with it.
fn is_no_word(unit: &str) -> bool {
    let word = unit.trim();
    !word.eq_ignore_ascii_case("try") || word == "TRY"
}

/// A text without what says over which time its numbers were counted.
fn without_when(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let start = rest.char_indices().rev().find(|(_, c)| SEPARATORS.contains(c) && *c != '/' && *c != '-');
        let Some((at, sign)) = start else { return rest };
        if !is_when(&rest[at + sign.len_utf8()..]) {
            return rest;
        }
        rest = rest[..at].trim_end_matches(SEPARATORS);
    }
}

/// Whether a word says over which time something was counted: `YoY`, `FY24`, `2026E`.
fn is_when(word: &str) -> bool {
    let lower = word.trim().to_ascii_lowercase();
    if WHEN.contains(&lower.as_str()) {
        return true;
    }
    let fiscal = lower.strip_prefix("fy").or_else(|| lower.strip_prefix("cy"));
    let year = fiscal.unwrap_or(&lower).trim_start().trim_end_matches(['e', 'a', 'f', '年']);
    let is_number = !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_year = year.len() == 4 && (year.starts_with("19") || year.starts_with("20"));
    is_number && (is_year || (fiscal.is_some() && year.len() == 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unit::{MONTH, YEAR};

    fn money(code: &str) -> Option<Measure> {
        Some(Measure::Money(Currency::read(code).unwrap()))
    }

    #[test]
    fn headers_name_units_in_many_ways() {
        let share = Some(Measure::Share);
        for (headers, unit, name) in [
            (
                "收入（万元）|收入 （万元） |收入/万元|收入：万元|收入万元|收入 万元|收入-万元|收入（人民币万元）|收入（万元，2026）|收入 单位：万元",
                (money("CNY"), 4, None),
                "收入",
            ),
            (
                "Revenue (USD m)|Revenue [US$ million]|Revenue, USD m|Revenue USDm|Revenue in $m|Revenue ($m, FY24)|\
                 Revenue (USD, millions)|Revenue USD (m)|Revenue m USD|Revenue (millions of USD)|Revenue USD m (2026E)",
                (money("USD"), 6, None),
                "Revenue",
            ),
            ("ARR ($k)|ARR $k|ARR, $k|ARR ($000)|ARR (USD '000)|ARR USD 000", (money("USD"), 3, None), "ARR"),
            ("New ARR $k", (money("USD"), 3, None), "New ARR"),
            ("Cost $|Cost, USD|Cost in USD|Cost (USD)", (money("USD"), 0, None), "Cost"),
            ("Price USD per month|Price (USD/month)", (money("USD"), 0, Some(MONTH)), "Price"),
            (
                "Growth (%)|Growth %|Growth, %|Growth%|% Growth|Growth (% YoY)|Growth (%, YoY)|Growth % YoY|Growth % (2026)|\
                 Growth (pct)",
                (share, 0, None),
                "Growth",
            ),
            ("增长%|增长（％）|增长/%|增长（%，同比）", (share, 0, None), "增长"),
            ("周期（天）", (Some(Measure::Time(1.0)), 0, None), "周期"),
            ("Runway (months)", (Some(Measure::Time(MONTH)), 0, None), "Runway"),
            ("团队（人）", (Some(Measure::Count("人")), 0, None), "团队"),
            ("收入（元/年）", (money("CNY"), 0, Some(YEAR)), "收入"),
            ("Users (k)", (None, 3, None), "Users"),
            ("用户数（万）", (None, 4, None), "用户数"),
        ] {
            for header in headers.split('|') {
                let found = Unit::of_header(header).map(|(unit, name)| ((unit.measure, unit.exponent, unit.per), name));
                assert_eq!(found, Some((unit, name)), "{header}");
            }
        }
    }

    #[test]
    fn what_only_looks_like_a_unit_is_part_of_the_name() {
        for header in [
            "Impact (1-5)",
            "Yes (y/n)",
            "Length (m)",
            "(USD)",
            "Name",
            "Plan (draft)",
            "Speed (w)",
            "Free try",
            "单元",
            "Top 10 %",
            "Top 10%",
            "%",
            "USD",
            "Runway months",
            "Team people",
            "Cost per month",
            "Price per user",
            "2026",
            "收入",
            "多元",
            "Revenue (2026)",
            "data-moat",
            "revenue_12m",
            "融资500万元",
        ] {
            assert_eq!(Unit::of_header(header), None, "{header}");
        }
    }

    #[test]
    fn what_may_be_taken_for_a_unit_is_seen() {
        for header in ["Revenue USD est.", "$ revenue", "Share % of market", "收入（万元左右）", "CNY revenue"]
        {
            assert!(Unit::of_header(header).is_none() && Unit::is_hinted(header), "{header}");
        }
        for header in ["Top 10 %", "Revenue", "收入", "单元", "PRO plan", "Impact (1-5)"] {
            assert!(!Unit::is_hinted(header), "{header}");
        }
    }
}
