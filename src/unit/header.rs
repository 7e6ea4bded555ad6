//! Reads the unit in a header: `Revenue (USD m)`, `收入（万元）`, `Growth %`, `Revenue, $k`, `收入/万元`.

use super::{Currency, Measure, Unit, UnitWord, code_before_scale, date, next_word};

/// No header with a unit is longer.
const MAX_HEADER_BYTES: usize = 300;
/// The most words of a unit outside brackets.
const MAX_UNIT_WORDS: usize = 4;
/// The most characters of a unit with no blank before it: `收入百万美元`.
const MAX_GLUED_CHARS: usize = 6;
/// Words for the time over which a number was counted, which is not part of its unit.
const TIME_WORDS: &[&str] = &["yoy", "y/y", "y-o-y", "qoq", "q/q", "mom", "m/m", "ltm", "ttm", "ytd", "同比", "环比"];
/// Words for money with other meanings: weight in pounds, a free try, PHP skills, a CAD seat.
const AMBIGUOUS_WORDS: &[&str] = &["pounds", "try", "php", "cad"];
/// Countries before a dollar sign of their own.
const COUNTRIES: &[&str] = &["us", "hk", "au", "nz", "ca", "sg"];

impl Unit {
    /// The unit that a header names, and the name without it.
    pub fn of_header(header: &str) -> Option<(Unit, &str)> {
        let text = Some(header.trim_end()).filter(|text| text.len() <= MAX_HEADER_BYTES)?;
        // Without a footnote mark.
        let text = without_when(text.trim_end_matches(['*', '†', '‡']));
        let Some((name, inside)) = bracket(text) else {
            return behind(text).or_else(|| before(text)).or_else(|| divided(text));
        };
        if !ends_in_unit(name) {
            return Some((Unit::read(without_when(inside)).or_else(|| among(inside))?, name));
        }
        // 收入（万元）（预计）
        if let Some((name, of_name)) = bracket(name).filter(|(name, _)| !ends_in_unit(name))
            && !Unit::is_hinted(inside)
            && Unit::read(inside).is_none()
        {
            return Some((Unit::read(without_when(of_name))?, name));
        }
        // `Revenue USD (m)`, `Revenue millions (USD)`
        let joined = format!("{name} {inside}");
        let (unit, short) = behind(&joined)?;
        Some((unit, &text[..short.len()]))
    }

    /// Whether something in a header looks like percent or a power of ten. If [`of_header`](Unit::of_header) does not
    /// read it, its author may believe that it does, and cells would be off by a factor of a hundred or a million.
    pub fn is_hinted(header: &str) -> bool {
        const SIGNS: &[char] = &['$', '€', '£', '¥', '￥'];
        const WORDS: &[&str] =
            &["percent", "percentage", "pct", "million", "millions", "thousands", "billion", "billions"];
        const LETTERS: &[&str] = &["k", "m", "mm", "mn", "bn", "mio", "000", "t", "tsd"];
        let lower = header.trim_end().to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_ascii_alphanumeric()).collect();
        let is_money =
            |word: &&str| word.len() == 3 && Currency::read(word).is_some() && !AMBIGUOUS_WORDS.contains(word);
        let has_money = || lower.contains(SIGNS) || words.iter().any(is_money);
        // kUSD, MEUR
        let is_scaled = |word: &&str| word.strip_prefix(['k', 'm']).is_some_and(|rest| is_money(&rest));
        lower.contains(['%', '％', '‰'])
            || words.iter().any(|word| *word == "bps" || is_scaled(word))
            || lower.ends_with(", k")
            || lower.ends_with("_k")
            || ["万元", "亿元", "千元", "萬元", "億元"].iter().any(|word| lower.contains(word))
            || lower.ends_with(['万', '亿', '萬', '億'])
            || bracket(&lower).is_some_and(|(name, inside)| inside == "w" && !name.is_ascii())
            || words.iter().any(|word| WORDS.contains(word))
            || (words.iter().any(|word| LETTERS.contains(word)) && has_money())
    }
}

/// The only unit among other remarks in a bracket: 税前，万元.
fn among(inside: &str) -> Option<Unit> {
    let parts = || inside.split([',', '，', ';', '；', '、']).map(str::trim);
    let (units, others): (Vec<&str>, Vec<&str>) = parts().partition(|part| Unit::read(part).is_some());
    let is_clear = !others.is_empty() && !others.into_iter().any(Unit::is_hinted);
    if let [unit] = units.as_slice() { Unit::read(unit).filter(|_| is_clear) } else { None }
}

/// A power of ten after a slash: 月烧钱/万, DAU/万.
fn divided(text: &str) -> Option<(Unit, &str)> {
    let (name, scale) = text.rsplit_once(['/', '／'])?;
    let (name, scale) = (name.trim_end(), scale.trim());
    match word_of(scale) {
        Some(UnitWord::Scale(exponent)) if !scale.is_ascii() && is_whole(name) => {
            Some((Unit { exponent, ..Unit::default() }, name))
        }
        _ => None,
    }
}

/// Whether a character may separate a name and its unit.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || ",，、/／:：;；-–—_|".contains(c)
}

/// A text split before its last word.
fn last_word(text: &str) -> (&str, &str) {
    let start = text.char_indices().rev().find(|(_, c)| is_separator(*c));
    let (rest, word) = start.map_or(("", text), |(at, c)| (&text[..at], &text[at + c.len_utf8()..]));
    (rest.trim_end_matches(is_separator), word)
}

/// A header that ends in a bracket: the name, and the content of the bracket.
fn bracket(text: &str) -> Option<(&str, &str)> {
    let close = text.chars().next_back().filter(|c| matches!(c, ')' | '）' | ']' | '】'))?;
    let open = text.rfind(['(', '（', '[', '【'])?;
    let inside = text[open..text.len() - close.len_utf8()].trim_start_matches(['(', '（', '[', '【']);
    let name = text[..open].trim_end();
    (!name.is_empty()).then_some((name, inside))
}

/// The longest unit after a name, with or without a separator.
fn behind(text: &str) -> Option<(Unit, &str)> {
    // Most headers end in another word.
    let last = last_word(text).1;
    let is_apart = is_unit_word(last);
    if !is_apart && last.is_ascii() && !last.ends_with('%') {
        return None;
    }
    let words = text.rmatch_indices(is_separator).map(|(at, sign)| at + sign.len()).take(MAX_UNIT_WORDS);
    let glued = text.char_indices().rev().map(|(at, _)| at).take(MAX_GLUED_CHARS);
    let glued = glued.take_while(|at| !text[*at..].starts_with(|c: char| c.is_ascii_alphanumeric()));
    let mut starts: Vec<usize> = words.filter(|_| is_apart).chain(glued).collect();
    starts.sort_unstable();
    starts.into_iter().find_map(|at| {
        let unit = Unit::read(&text[at..]).filter(|_| begins_unit(&text[at..]))?;
        let is_unit = match unit.measure? {
            Measure::Share => true,
            // 单元 is not a unit, though it ends in 元.
            Measure::Money(_) if unit.exponent != 0 => true,
            Measure::Money(_) => {
                text[..at].ends_with(is_separator) && !AMBIGUOUS_WORDS.contains(&&*text[at..].trim().to_lowercase())
            }
            Measure::Time(_) | Measure::Count(_) => false,
        };
        let name = text[..at].trim_end_matches(is_separator);
        let (rest, word) = last_word(name);
        let name = if word.eq_ignore_ascii_case("in") { rest } else { name };
        let name = name.strip_suffix("单位").unwrap_or(name).trim_end_matches(is_separator);
        let is_of_other = text[at..].starts_with('$') && COUNTRIES.contains(&&*last_word(name).1.to_lowercase());
        (is_unit && is_whole(name) && !is_of_other).then_some((unit, name))
    })
}

/// Whether no part of the unit, nor a divisor, is left in the name.
fn is_whole(name: &str) -> bool {
    let word = last_word(name).1;
    // `Top 10 %`, but `Growth 2026 %`
    let is_number = word.ends_with(|c: char| c.is_ascii_digit()) && !is_when(word);
    let is_divided = word.eq_ignore_ascii_case("per") || word.ends_with('每');
    let is_scale = |word: &str| matches!(word_of(word), Some(UnitWord::Scale(_) | UnitWord::Million));
    let has_scale = name.split(is_separator).any(is_scale);
    !name.is_empty() && !is_number && !is_divided && !has_scale && !name.starts_with(['%', '％']) && !ends_in_unit(name)
}

/// Whether a name ends in money, percent or a power of ten, bracketed or not.
fn ends_in_unit(name: &str) -> bool {
    let word = bracket(name).map_or(last_word(name).1, |(_, inside)| inside);
    let lower = word.to_lowercase();
    let is_sized = |unit: Unit| unit.exponent != 0 || matches!(unit.measure, Some(Measure::Share | Measure::Money(_)));
    let is_unit = Unit::read(word).is_some_and(is_sized) || word_of(word) == Some(UnitWord::Million);
    // 收入万
    let is_glued = word.ends_with(['万', '亿', '千', '百', '萬', '億']);
    (is_unit || is_glued) && !AMBIGUOUS_WORDS.contains(&&*lower)
}

/// The meaning of a whole text as one word of units.
fn word_of(text: &str) -> Option<UnitWord> {
    next_word(text).filter(|(_, length)| *length == text.len()).map(|(word, _)| word)
}

/// Whether a word may be the end of a unit.
fn is_unit_word(word: &str) -> bool {
    word == "000" || next_word(word).or_else(|| code_before_scale(word)).is_some()
}

/// The unit before a name: `% growth`, `%增长`.
fn before(text: &str) -> Option<(Unit, &str)> {
    let rest = text.trim_start().strip_prefix(['%', '％'])?;
    let name = rest.trim_start();
    let is_apart = rest.len() > name.len() || !name.is_ascii();
    let unit = Unit { measure: Some(Measure::Share), ..Unit::default() };
    (is_apart && !name.is_empty() && !ends_in_unit(name)).then_some((unit, name))
}

/// Whether the first word is money, percent or a power of ten: in `New ARR $k` the unit begins after ARR.
fn begins_unit(text: &str) -> bool {
    let narrow = crate::identity::look(text);
    let text = narrow.trim_start();
    let first = next_word(text).or_else(|| code_before_scale(text)).map(|(word, _)| word);
    text.starts_with("000")
        || matches!(first, Some(UnitWord::Scale(_) | UnitWord::Million | UnitWord::Percent | UnitWord::Currency(_)))
}

/// A text without the words for the time over which its numbers were counted.
fn without_when(text: &str) -> &str {
    let mut rest = text.trim_end();
    loop {
        let (before, word) = match bracket(rest).filter(|(_, inside)| is_when(inside)) {
            Some(parts) => parts,
            // Y/Y contains a separator.
            None => rest.rsplit_once(|c: char| is_separator(c) && !"/-".contains(c)).unwrap_or(("", rest)),
        };
        if before.is_empty() || !is_when(word) {
            return rest;
        }
        rest = before.trim_end_matches(is_separator);
    }
}

/// Whether a word is a time over which something was counted: `YoY`, `FY24`, `2026E`.
fn is_when(word: &str) -> bool {
    let lower = word.trim().to_ascii_lowercase();
    if TIME_WORDS.contains(&lower.as_str()) {
        return true;
    }
    let fiscal = lower.strip_prefix("fy").or_else(|| lower.strip_prefix("cy"));
    let year = fiscal.unwrap_or(&lower).trim_start().trim_end_matches(['e', 'a', 'f', '年']);
    date::is_year(year) || (fiscal.is_some() && year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit()))
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
                "收入（万元） 2026|收入（万元）|收入 （万元） |收入/万元|收入：万元|收入万元|收入 万元|收入-万元|收入（人民币万元）|收入（万元，2026）|收入 单位：万元",
                (money("CNY"), 4, None),
                "收入",
            ),
            (
                "Revenue (USD m)|Revenue [US$ million]|Revenue, USD m|Revenue USDm|Revenue in $m|Revenue ($m, FY24)|\
                 Revenue (USD, millions)|Revenue USD (m)|Revenue m USD|Revenue (millions of USD)|Revenue USD m (2026E)|Revenue (USD m) FY24|\
                 Revenue millions (USD)|Revenue\nUSD m|Revenue\u{a0}USD m",
                (money("USD"), 6, None),
                "Revenue",
            ),
            ("ARR ($k)|ARR $k|ARR, $k|ARR ($000)|ARR (USD '000)|ARR USD 000", (money("USD"), 3, None), "ARR"),
            ("Revenue US (USD m)", (money("USD"), 6, None), "Revenue US"),
            ("New ARR $k|New ARR k (USD)", (money("USD"), 3, None), "New ARR"),
            ("MRR $k (monthly)|MRR ($k, monthly)", (money("USD"), 3, Some(MONTH)), "MRR"),
            ("Churn % (monthly)", (share, 0, Some(MONTH)), "Churn"),
            ("Growth 2026 %", (share, 0, None), "Growth 2026"),
            ("revenue_usd", (money("USD"), 0, None), "revenue"),
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
            ("用户数（万）|用户数/万|用户数（萬）|用户数（万，估算）", (None, 4, None), "用户数"),
            ("投前估值/亿", (None, 8, None), "投前估值"),
            ("收入（税前，万元）|收入(万元)(预计)|收入（万元）*", (money("CNY"), 4, None), "收入"),
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
            "Impact (1-5)", "Yes (y/n)", "Length (m)", "(USD)", "Name", "Plan (draft)", "Speed (w)", "Free try",
            "单元", "Top 10 %", "Top 10%", "%", "USD", "Runway months", "Team people", "Cost per month",
            "Price per user", "2026", "收入", "多元", "Revenue (2026)", "data-moat", "revenue_12m", "融资500万元",
        ] {
            assert_eq!(Unit::of_header(header), None, "{header}");
        }
    }

    #[test]
    fn what_may_be_taken_for_a_unit_is_seen() {
        for header in [
            "$k revenue", "Share % of market", "收入（万元左右）", "Top 10 %", "Revenue (m) USD", "Raised millions",
            "收入万", "用户数万", "Growth percentage", "pct growth", "Revenue m/USD", "revenue_usd_m_est",
            "% of revenue in USD", "Revenue (kUSD)", "Revenue (MUSD)", "Umsatz (T€)", "Churn (‰)", "Margin (bps)",
            "Users, k", "arr_k", "收入（约，万元左右）", "收入(万元)(亿)", "年收入(w)",
        ] {
            assert!(Unit::of_header(header).is_none() && Unit::is_hinted(header), "{header}");
        }
        for header in [
            "Revenue", "收入", "单元", "PRO plan", "Impact (1-5)", "Free try", "Weight pounds", "data_moat",
            "raised_usd_asof", "EUR/USD", "Length (m)", "K-12 share",
        ] {
            assert!(!Unit::is_hinted(header), "{header}");
        }
    }
}
