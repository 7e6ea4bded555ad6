//! Numbers as people write them: `1234.5`, `1,234`, `12%`, `350k`, `1.2M`, `3B`, `5000万`, `1.2亿`, `¥1,200`, `50元`.

use super::cell::Problem;

/// Units with their power of ten, longer ones before those that they end with.
const UNITS: &[(&str, i32)] = &[
    ("万亿", 12),
    ("千万", 7),
    ("百万", 6),
    ("亿", 8),
    ("万", 4),
    ("千", 3),
    ("k", 3),
    ("K", 3),
    ("M", 6),
    ("B", 9),
    ("%", -2),
];

/// Signs of the currency that amounts are in: passed over.
const OWN_CURRENCY: &[&str] = &["人民币", "CNY", "cny", "RMB", "rmb", "元", "¥", "￥"];

/// Signs of other currencies: an amount in one would be compared with points in another.
const FOREIGN: &[&str] = &[
    "美元", "美金", "欧元", "英镑", "港元", "港币", "日元", "韩元", "US$", "HK$", "A$", "$", "€", "£", "₩", "₹", "₽",
    "USD", "EUR", "GBP", "JPY", "HKD", "KRW", "INR",
];

/// A number with the unit that it carried: a range with a unit at one end only is ambiguous.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    pub value: f64,
    pub unit: Option<&'static str>,
}

/// The plain number that begins at `at`, as most cells of a large table are, and where it ends: digits with a point or an
/// exponent, and perhaps a minus before them. Correctly rounded, as every number here.
#[inline]
pub(super) fn plain(bytes: &[u8], at: usize) -> Option<(f64, usize)> {
    if let Some(short) = short(bytes, at) {
        return Some(short);
    }
    let first = if *bytes.get(at)? == b'-' { bytes.get(at + 1)? } else { &bytes[at] };
    if !first.is_ascii_digit() && *first != b'.' {
        return None;
    }
    let (value, read) = fast_float2::parse_partial::<f64, _>(&bytes[at..]).ok()?;
    value.is_finite().then_some((value, at + read))
}

/// The same of few digits and nothing but perhaps a point among them: the quotient of two whole numbers that a double
/// holds exactly, rounded once (Clinger 1990). This takes half the time, and nearly all numbers are such.
#[inline]
fn short(bytes: &[u8], at: usize) -> Option<(f64, usize)> {
    /// With more digits a whole number may be none that a double holds.
    const DIGITS: usize = 15;
    const POWERS: [f64; DIGITS] = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];
    let is_negative = bytes.get(at) == Some(&b'-');
    let start = at + usize::from(is_negative);
    let digits = |whole: &mut u64, mut at: usize| {
        while let Some(digit) = bytes.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10) {
            *whole = whole.wrapping_mul(10).wrapping_add(u64::from(digit));
            at += 1;
        }
        at
    };
    let mut whole = 0;
    let point = digits(&mut whole, start);
    let (mut end, mut decimals) = (point, 0);
    if bytes.get(point) == Some(&b'.') {
        end = digits(&mut whole, point + 1);
        decimals = end - point - 1;
        // A point without a digit on both sides is left to the other way.
        if decimals == 0 {
            return None;
        }
    }
    let is_short = start < point && point - start + decimals <= DIGITS;
    if !is_short || matches!(bytes.get(end), Some(b'e' | b'E')) {
        return None;
    }
    let value = whole as f64 / POWERS[decimals];
    Some((if is_negative { -value } else { value }, end))
}

/// Reads a number. Full-width digits and signs (as Chinese input methods write them) count as their ASCII twins.
pub(super) fn read(cell: &str) -> Result<Number, Problem> {
    if let Some((value, end)) = plain(cell.as_bytes(), 0)
        && end == cell.len()
    {
        return Ok(Number { value, unit: None });
    }
    let text = narrow(cell);
    let mut rest = text.trim();
    if let Some(sign) = FOREIGN.iter().find(|sign| {
        let upper = rest.to_uppercase();
        (upper.starts_with(**sign) || upper.ends_with(**sign)) && rest.chars().any(|c| c.is_ascii_digit())
    }) {
        return Err(Problem::new("E0308", format!("`{cell}` is in another currency"), format!("`{sign}`"))
            .help("convert it, and say at which rate in the `…:source` column"));
    }
    rest = strip_currency(rest);
    let (negative, unsigned) = match rest.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, rest.strip_prefix('+').unwrap_or(rest).trim_start()),
    };
    let unsigned = strip_currency(unsigned);
    let unit = UNITS.iter().find(|(unit, _)| unsigned.ends_with(unit));
    let (digits, exponent) = match unit {
        Some((unit, exponent)) => (unsigned[..unsigned.len() - unit.len()].trim_end(), *exponent),
        None => (unsigned, 0),
    };
    let unit = unit.map(|(unit, _)| *unit);
    if ["inf", "infinity", "∞", "无穷"].contains(&unsigned.to_lowercase().as_str()) {
        return Err(infinite(cell));
    }
    let Some(plain) = ungroup(digits) else { return Err(no_number(cell, unsigned)) };
    // The exponent is joined to the digits, so that 57% is the double nearest to 0.57, which 57 × 0.01 is not.
    let value: f64 = match plain.split_once(['e', 'E']) {
        Some((mantissa, e)) => {
            let e: i32 = e.parse().map_err(|_| no_number(cell, unsigned))?;
            format!("{mantissa}e{}", e.saturating_add(exponent)).parse()
        }
        None => format!("{plain}e{exponent}").parse(),
    }
    .map_err(|_| no_number(cell, unsigned))?;
    if !value.is_finite() {
        return Err(infinite(cell));
    }
    Ok(Number { value: if negative { -value } else { value }, unit })
}

/// A number in the unit that another was written in, with so many significant digits, rounded up or down; it reads back
/// as what it says.
pub(super) fn write_like(x: f64, like: &str, digits: usize, up: bool) -> String {
    let unit = read(like).ok().and_then(|number| number.unit);
    let exponent = UNITS.iter().find(|(name, _)| Some(*name) == unit).map_or(0, |(_, exponent)| *exponent);
    let scaled = x / 10f64.powi(exponent);
    if scaled == 0.0 {
        return "0".to_owned() + unit.unwrap_or("");
    }
    let size = scaled.abs().log10().floor() as i32;
    // Decimals of the last significant digit; negative where it stands left of the point.
    let decimals = digits as i32 - 1 - size;
    let step = 10f64.powi(-decimals);
    let steps = scaled / step;
    // What misses a step by rounding alone is on it.
    let whole = if (steps - steps.round()).abs() < 1e-9 * steps.abs() {
        steps.round()
    } else if up {
        steps.ceil()
    } else {
        steps.floor()
    };
    let text = format!("{:.*}", decimals.max(0) as usize, whole * step);
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    grouped(text) + unit.unwrap_or("")
}

/// Thousands apart.
fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::from(sign);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// Digits without thousands separators, if they are grouped by threes as they should be.
fn ungroup(digits: &str) -> Option<String> {
    let (whole, rest) = match digits.find(['.', 'e', 'E']) {
        Some(at) => digits.split_at(at),
        None => (digits, ""),
    };
    let groups: Vec<&str> = whole.split(',').collect();
    let is_digits = |s: &&str| s.bytes().all(|b| b.is_ascii_digit());
    let grouped = groups.len() == 1 || ((1..=3).contains(&groups[0].len()) && groups[1..].iter().all(|g| g.len() == 3));
    let number = groups.concat() + rest;
    let starts = number.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    (grouped && groups.iter().all(is_digits) && starts && number.bytes().any(|b| b.is_ascii_digit())).then_some(number)
}

fn strip_currency(text: &str) -> &str {
    let mut text = text.trim();
    for sign in OWN_CURRENCY {
        text = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)).unwrap_or(text).trim();
    }
    text
}

/// Full-width forms as their ASCII twins.
pub(crate) fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' | '\u{A0}' => ' ',
            c => c,
        })
        .collect()
}

fn infinite(cell: &str) -> Problem {
    Problem::new("E0311", format!("`{cell}` is infinite"), "cannot be computed with")
        .help("leave the cell empty if it is unknown, or write the number that is meant")
}

fn no_number(cell: &str, unsigned: &str) -> Problem {
    let problem = Problem::new("E0307", format!("`{cell}` is not a number"), "expected a number");
    if let Some(digits) = unsigned.strip_suffix('m')
        && ungroup(digits.trim()).is_some()
    {
        return problem.replace("a million is a capital M", format!("{}M", digits.trim()));
    }
    if let Some(digits) = unsigned.strip_suffix(['w', 'W'])
        && ungroup(digits.trim()).is_some()
    {
        return problem.replace("ten thousand is 万", format!("{}万", digits.trim()));
    }
    if is_date(cell) {
        return problem.help(
            "a spreadsheet takes 3-5 for a date: format the cell as text, and write the range that is meant as 3..5",
        );
    }
    let hedged = |c: char| "约近超过+~>< ".contains(c);
    if unsigned.starts_with(hedged) || unsigned.ends_with(hedged) || unsigned.ends_with(['多', '余', '左', '右']) {
        return problem.help("say how low and how high it could be, as in 4500万..5500万");
    }
    if let Some((whole, decimals)) = unsigned.split_once(',')
        && ungroup(whole).is_some()
        && (1..=2).contains(&decimals.len())
        && decimals.bytes().all(|b| b.is_ascii_digit())
    {
        return problem.replace("decimals follow a point; a comma separates thousands", format!("{whole}.{decimals}"));
    }
    problem
        .help("numbers: 1234.5, 1,234, 12%, 350k, 1.2M, 5000万, 1.2亿; a range: 800万..1200万; unknown: ? or nothing")
}

/// Whether a cell is a date as ISO 8601 writes it: `2024-03-05`.
fn is_date(cell: &str) -> bool {
    let parts: Vec<&str> = cell.split('-').collect();
    parts.len() == 3 && parts.iter().zip([4, 2, 2]).all(|(p, n)| p.len() == n && p.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, value) in [
            ("1234.5", 1234.5),
            ("1,234", 1234.0),
            ("1,234,567.5", 1_234_567.5),
            ("57%", 0.57),
            ("-5 %", -0.05),
            ("−3", -3.0),
            ("350k", 350e3),
            ("1.2M", 1.2e6),
            ("3B", 3e9),
            ("5000万", 5e7),
            ("1.2亿", 1.2e8),
            ("1.5万亿", 1.5e12),
            ("¥1,200", 1200.0),
            ("￥800万", 8e6),
            ("50万元", 5e5),
            ("-¥3", -3.0),
            ("1e6", 1e6),
            ("１２３", 123.0),
            ("１２％", 0.12),
            ("+.5", 0.5),
        ] {
            assert_eq!(read(text).map(|n| n.value), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_is_no_number_says_why() {
        for (text, code) in [
            ("about 5", "E0307"),
            ("5+", "E0307"),
            ("1,23", "E0307"),
            ("12,34,567", "E0307"),
            ("1.2m", "E0307"),
            ("--5", "E0307"),
            (".", "E0307"),
            ("e5", "E0307"),
            ("nan", "E0307"),
            ("$5", "E0308"),
            ("5 usd", "E0308"),
            ("300万美元", "E0308"),
            ("1e999", "E0311"),
            ("-inf", "E0311"),
            ("99999999999999999999e300", "E0311"),
        ] {
            assert_eq!(read(text).map_err(|p| p.code), Err(code), "{text}");
        }
    }
}
