//! Applies the number format of a workbook's cell: `12%` for 0.12, `$1000000`, `500万`. People read this as the cell's
//! content, though the workbook stores it apart from the number.

use crate::unit::Currency;

/// The longest format code in Excel.
const MAX_CODE_BYTES: usize = 255;

/// The code for "as it is", and its name in Chinese Excel and WPS.
const GENERAL: [&str; 2] = ["General", "G/通用格式"];

/// A part of a format code.
#[derive(Clone, Copy, PartialEq)]
enum FormatToken<'a> {
    /// A place of the number: a digit or a separator.
    Place(char),
    /// `%`: the number is shown times 100.
    Percent,
    /// Literal text, and the sign in `[$€-407]`.
    Text(&'a str),
    /// A minus, a plus or brackets for negative numbers, which are written with their sign anyway.
    Minus,
    /// `[>=1000]`: whether the number meets the condition.
    Condition(bool),
    /// Part of a date, a fraction or an exponent, or unknown.
    Strange,
}

/// A number with the signs of a format code, as if typed; `None` if the code adds nothing. `is_unit` decides which
/// words are kept. All digits are kept, however few are shown.
pub(super) fn typed(x: f64, code: &str, is_unit: fn(&str) -> bool) -> Option<String> {
    let sections = sections(code, x);
    let holds = |(nth, section): &(usize, &Vec<FormatToken>)| {
        let stated =
            section.iter().find_map(|t| if let FormatToken::Condition(holds) = t { Some(*holds) } else { None });
        // By default: positive, negative, zero.
        stated.unwrap_or(match (nth, sections.len()) {
            (0, 2) => x >= 0.0,
            (0, 3) => x > 0.0,
            (1, 3) => x < 0.0,
            _ => true,
        })
    };
    let (_, section) = sections.iter().enumerate().find(holds)?;
    dressed(x, section, is_unit).filter(|_| x.is_finite())
}

/// Whether a format code adds anything to any number.
pub(super) fn adds(code: &str, is_unit: fn(&str) -> bool) -> bool {
    sections(code, 0.0).iter().any(|section| dressed(0.0, section, is_unit).is_some())
}

/// The sections of a code for numbers; their conditions are evaluated for `x`.
fn sections(code: &str, x: f64) -> Vec<Vec<FormatToken<'_>>> {
    let (mut sections, mut section) = (Vec::new(), Vec::new());
    let mut rest = if code.len() <= MAX_CODE_BYTES { code } else { "" };
    while let Some((c, after)) = first(rest) {
        let general = GENERAL.iter().find(|word| rest.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word)));
        let next = first(after).map_or(after, |(_, behind)| behind);
        let (token, behind) = match c {
            ';' => {
                sections.push(std::mem::take(&mut section));
                (None, after)
            }
            // `_`: a space as wide as the next character; `*`: that character repeated to fill the cell.
            '_' | '*' => (None, next),
            '\\' | '!' => (Some(literal(&after[..after.len() - next.len()])), next),
            '"' => after.split_once('"').map_or((None, ""), |(text, behind)| (Some(literal(text)), behind)),
            '[' => after.split_once(']').map_or((None, ""), |(text, behind)| (bracket(text, x), behind)),
            '0' | '#' | '?' | '.' | ',' | '@' => (Some(FormatToken::Place(c)), after),
            '%' => (Some(FormatToken::Percent), after),
            _ => match general {
                Some(word) => (Some(FormatToken::Place('0')), &rest[word.len()..]),
                // Dates and times, eras, exponents, AM/PM, fractions.
                None if "ymdhsegbnrap/123456789".contains(c.to_ascii_lowercase()) => {
                    (Some(FormatToken::Strange), after)
                }
                None => (Some(literal(&rest[..c.len_utf8()])), after),
            },
        };
        section.extend(token);
        rest = behind;
    }
    sections.push(section);
    // The fourth section is for texts; a last one with only `@` is, too.
    sections.truncate(3);
    sections.pop_if(|last| last.contains(&FormatToken::Place('@')) && !last.contains(&FormatToken::Place('0')));
    sections
}

fn first(text: &str) -> Option<(char, &str)> {
    text.chars().next().map(|c| (c, &text[c.len_utf8()..]))
}

fn literal(text: &str) -> FormatToken<'_> {
    let is_minus = !text.trim().is_empty() && text.trim().chars().all(|c| "-+()−–—".contains(c));
    if is_minus { FormatToken::Minus } else { FormatToken::Text(text) }
}

/// The token for the content of square brackets; `None` for colours, languages and Chinese digits.
fn bracket(text: &str, x: f64) -> Option<FormatToken<'_>> {
    const IGNORED: &[&str] = &["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow", "color", "dbnum"];
    if let Some(money) = text.strip_prefix('$') {
        let (sign, place) = money.split_once('-').unwrap_or((money, ""));
        return Some(FormatToken::Text(of_country(sign, place)));
    }
    let value = text.trim_start_matches(['<', '>', '=']);
    let operator = &text[..text.len() - value.len()];
    let holds = value.trim().parse().ok().filter(|_| !operator.is_empty()).map(|limit: f64| {
        let signs = [('<', x < limit), ('=', x == limit), ('>', x > limit)];
        signs.iter().any(|(sign, is_so)| *is_so && operator.contains(*sign))
    });
    let word = text.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ').to_ascii_lowercase();
    if IGNORED.contains(&word.as_str()) {
        None
    } else {
        Some(holds.map_or(FormatToken::Strange, FormatToken::Condition))
    }
}

/// The currency of an ambiguous sign with a locale: `[$$-1009]` is a Canadian dollar.
fn of_country<'t>(sign: &'t str, place: &str) -> &'t str {
    const COUNTRIES: &[(&str, &[&str], &str)] = &[
        ("¥￥", &["411", "ja", "ja-jp"], "JPY"),
        ("$", &["c09", "en-au"], "AUD"),
        ("$", &["1009", "c0c", "en-ca", "fr-ca"], "CAD"),
        ("$", &["1004", "4809", "zh-sg", "en-sg"], "SGD"),
        ("$", &["404", "zh-tw"], "TWD"),
        ("$", &["c04", "3c09", "zh-hk", "en-hk"], "HKD"),
        ("$", &["1409", "en-nz"], "NZD"),
        ("$", &["80a", "es-mx"], "MXN"),
    ];
    let place = place.to_ascii_lowercase();
    let known = COUNTRIES
        .iter()
        .find(|(signs, places, _)| !sign.is_empty() && signs.contains(sign.trim()) && places.contains(&place.as_str()));
    known.map_or(sign, |(.., code)| code)
}

/// A number with the signs of a section; `None` if it adds nothing, or is not understood.
fn dressed(x: f64, section: &[FormatToken], is_unit: fn(&str) -> bool) -> Option<String> {
    let (mut before, mut places, mut behind) = (String::new(), String::new(), String::new());
    let (mut percents, mut dash, mut is_over) = (0, None, false);
    for token in section {
        match *token {
            // Text among the digits changes the number: `0\.0000"万"`. A blank separates thousands.
            FormatToken::Place(_) if is_over => return None,
            FormatToken::Place(c) => {
                behind.clear();
                places.push(c);
            }
            FormatToken::Text(text) if places.is_empty() => before += text,
            FormatToken::Text(text) => {
                behind += text;
                is_over |= !text.trim().is_empty();
            }
            FormatToken::Minus if places.is_empty() => dash = dash.or(Some(before.len())),
            FormatToken::Minus => is_over = true,
            FormatToken::Percent => percents += 1,
            FormatToken::Condition(_) => {}
            FormatToken::Strange => return None,
        }
    }
    if places.is_empty() {
        // A dash stands for zero: `"$"* "-"`.
        behind = before.split_off(dash?);
    }
    // A comma after the digits divides the shown number by 1,000, as a word like `k` indicates.
    let is_scaled = places.ends_with(',') || places.contains(",.");
    let (before, behind) = (kept(&before, is_scaled, is_unit), kept(&behind, is_scaled, is_unit));
    if percents > 1 || (percents == 0 && before.is_empty() && behind.is_empty()) {
        return None;
    }
    let minus = if x < 0.0 { "-" } else { "" };
    let digits = x.abs().to_string();
    let digits = if percents == 1 { hundredfold(&digits) + "%" } else { digits };
    Some(format!("{minus}{}{digits}{}", before.trim_start(), behind.trim_end()))
}

/// The part of the text on one side of the number that is kept, with outer blanks. For a scaled number this is only a
/// currency, since the stored number is unscaled.
fn kept(side: &str, is_scaled: bool, is_unit: fn(&str) -> bool) -> String {
    let is_scale = |c: char| "kKmMbBnN千万百亿".contains(c);
    let money = |word: &str| {
        let bare = [word, word.trim_matches(is_scale)];
        bare.into_iter().find(|word| Currency::read(word).is_some()).map(str::to_owned)
    };
    let kept = match is_scaled {
        true => side.split_whitespace().find_map(money).unwrap_or_default(),
        false if Currency::read(side).is_some() || is_unit(side.trim()) => side.trim().to_owned(),
        false => String::new(),
    };
    let gap = |is_there: bool| if is_there && !kept.is_empty() { " " } else { "" };
    let (first, last) = (gap(side.starts_with(char::is_whitespace)), gap(side.ends_with(char::is_whitespace)));
    format!("{first}{kept}{last}")
}

/// Decimal digits times 100: the point is moved, as a product would be rounded.
fn hundredfold(digits: &str) -> String {
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = format!("{decimals:0<2}");
    let (moved, rest) = decimals.split_at(2);
    let whole = format!("{whole}{moved}");
    let whole = Some(whole.trim_start_matches('0')).filter(|whole| !whole.is_empty()).unwrap_or("0");
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of a code and what it makes of numbers: `code | number → text | …`; `=` where it adds nothing.
    #[track_caller]
    fn check(lines: &str) {
        let is_unit = |text: &str| matches!(text, "%" | "万" | "k" | "x" | "months" | "人" | "¥万");
        for line in lines.lines().map(str::trim) {
            let mut parts = line.split(" | ");
            let code = parts.next().unwrap();
            for case in parts {
                let (x, text) = case.split_once(" → ").unwrap();
                let found = typed(x.parse().unwrap(), code, is_unit);
                assert_eq!(found.as_deref().unwrap_or("="), text, "{x} as {code}");
                assert!(found.is_none() || adds(code, is_unit), "{code}");
            }
        }
    }

    #[test]
    fn what_a_code_adds_is_as_typed() {
        check(
            r##"0% | 0.12 → 12% | 0.57 → 57% | 0.28999999999999998 → 29% | 0.00001 → 0.001% | 0 → 0% | 1.5 → 150%
            0.00 %;[Red]-0% | 0.575 → 57.5% | -0.05 → -5% | 1e22 → 1000000000000000000000000%
            0"%" | 60 → 60%
            0\% | 60 → 60%
            _($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_) | 1e6 → $1000000 | -1e6 → -$1000000 | 0 → $0
            _-* #,##0 "€"_-;\-* #,##0 "€"_-;_-* "-" "€"_-;_-@_- | 1e6 → 1000000 € | -5.5 → -5.5 € | 0 → 0 €
            "$"#,##0_);[Red]\("$"#,##0\) | 1e6 → $1000000 | -5 → -$5
            $#,##0.0;-$#,##0.0 | 12.345 → $12.345 | -5 → -$5
            \¥#,##0;￥-0 | 1e6 → ¥1000000 | -5 → -￥5
            #,##0.00 [$€-1] | 1e6 → 1000000 €
            [$USD] #,##0 | 5 → USD 5
            [$HK$-C04]#,##0;"US"-$0 | 5 → HK$5 | -5 → -US$5
            #,##0 "USD" | 5 → 5 USD
            0"万" | 500 → 500万 | -2 → -2万
            0.0" months" | 12 → 12 months
            0.0\ \x | 3.25 → 3.25 x
            #\ ##0\k | 3000 → 3000k
            "¥"[DBNum1][$-804]General\万 | 5 → ¥5万
            G/通用格式"人" | 5 → 5人
            "Score: "0 | 5 → =
            "about "0"万";;"free" | 5 → 5万 | -5 → = | 0 → =
            0.0,,"M" | 1.2e6 → =
            $0.0,"k";-$0,.0\k | 1200 → $1200 | -1200 → -$1200
            0.0,," M€" | 1.2e6 → 1200000 €
            [>=1000000]$0.0,,"M";[>=1e3]0.0,"k";0 "x" | 2e6 → $2000000 | 2e3 → = | 2 → 2 x
            0!.0,"万";-0\.0000"万" | 12345 → = | -12345 → ="##,
        );
    }

    #[test]
    fn what_is_no_plain_number_is_left_alone() {
        check(
            r##"[$-409]#,##0.00;[Color 10](#,##0) | 5 → = | -5 → =
            @ | 5 → =
            d"日" | 5 → =
            [h]"x" | 5 → =
            # ?/?"x" | 5 → =
            0.00E+00"x" | 5 → =
            000-0000"x" | 5 → =
            0%% | 5 → =
            [new]0% | 5 → =
            0% | NaN → =
            [$kr-41D]0"x | 5 → ="##,
        );
    }
}
