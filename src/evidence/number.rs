//! The digits of a number as people write them: `1234.5`, `1,234`, `1 234 567`, `1’234`, `4,50,00,000`, `1.234,56`,
//! `1.2e6`.

use crate::unit::Decimal;

/// The plain number that begins at `at`, and where it ends: digits, perhaps with a minus, a point or an exponent.
/// Correctly rounded, like every number here.
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

/// The value of a cell that is nothing but a plain number.
pub(super) fn whole(bytes: &[u8]) -> Option<f64> {
    plain(bytes, 0).filter(|(_, end)| *end == bytes.len()).map(|(x, _)| x)
}

/// A number without its footnote mark: `$420k*`.
pub(super) fn without_mark(cell: &str) -> &str {
    let bare = cell.trim_end_matches(['*', '†', '‡']);
    if bare.contains(|c: char| c.is_ascii_digit()) { bare.trim_end() } else { cell }
}

/// [`plain`] for at most 15 digits without an exponent: the quotient of two integers that a double holds exactly,
/// rounded once (Clinger 1990). This takes half the time, and covers nearly all numbers.
#[inline]
fn short(bytes: &[u8], at: usize) -> Option<(f64, usize)> {
    /// Every integer of this many digits is exact in a double.
    const MAX_EXACT_DIGITS: usize = 15;
    const POWERS: [f64; MAX_EXACT_DIGITS] =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];
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
        // A point without digits on both sides is left to the slow path.
        if decimals == 0 {
            return None;
        }
    }
    let is_short = start < point && point - start + decimals <= MAX_EXACT_DIGITS;
    if !is_short || matches!(bytes.get(end), Some(b'e' | b'E')) {
        return None;
    }
    let value = whole as f64 / POWERS[decimals];
    Some((if is_negative { -value } else { value }, end))
}

/// Which decimal sign the separators of one number allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signs {
    /// No separator, or only blanks and apostrophes.
    None,
    /// Readable only with this decimal sign.
    Only(Decimal),
    /// One point before three digits: decimals or thousands.
    OnePoint,
    /// One comma before three digits.
    OneComma,
}

/// The length in bytes of the number at the beginning of a text: digits, separators and an exponent.
pub(super) fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    loop {
        if is_digit(at) {
            at += 1;
            continue;
        }
        // A separator belongs to the number if a digit follows it.
        let sign = text[at..].chars().next().filter(|c| matches!(c, '.' | ',' | ' ' | '\'' | '’' | '_'));
        match sign {
            Some(sign) if is_digit(at + sign.len_utf8()) && (at > 0 || sign == '.') => at += sign.len_utf8(),
            // `5.` is 5.
            Some('.') if at > 0 && is_digit(at - 1) && !text[at + 1..].starts_with(['.', ',']) => return at + 1,
            _ => break,
        }
    }
    let exponent = text[at..].strip_prefix(['e', 'E']).map(|rest| {
        let sign = usize::from(rest.starts_with(['+', '-']));
        let digits = rest[sign..].bytes().take_while(u8::is_ascii_digit).count();
        let ends = !rest[sign + digits..].starts_with(|c: char| c.is_ascii_alphanumeric());
        if digits > 0 && ends { 1 + sign + digits } else { 0 }
    });
    if at > 0 { at + exponent.unwrap_or(0) } else { 0 }
}

/// Whether commas group by four, as in 1,5000 for 15,000 (counting by 万).
fn is_by_four(mantissa: &str) -> bool {
    mantissa.split_once(',').is_some_and(|(whole, rest)| {
        (1..=4).contains(&whole.len()) && !whole.starts_with('0') && rest.split(',').all(|group| group.len() == 4)
    })
}

/// Which decimal sign the separators allow; `None` if they fit no grouping.
pub(super) fn signs(digits: &str) -> Option<Signs> {
    let mantissa = digits.split(['e', 'E']).next().unwrap_or_default();
    let (points, commas) = (mantissa.matches('.').count(), mantissa.matches(',').count());
    let plain = |sign: char| read(digits, if sign == '.' { Decimal::Point } else { Decimal::Comma }).is_some();
    if is_by_four(mantissa) {
        return None;
    }
    Some(match (points, commas) {
        (0, 0) => Signs::None,
        _ => match (plain('.'), plain(',')) {
            (true, true) if points == 1 => Signs::OnePoint,
            (true, true) => Signs::OneComma,
            (true, false) => Signs::Only(Decimal::Point),
            (false, true) => Signs::Only(Decimal::Comma),
            (false, false) => return None,
        },
    })
}

/// Digits without separators, with a point before the decimals; `None` if they fit no known grouping. For
/// [`Decimal::Unsure`], only if both readings agree.
pub(super) fn read(digits: &str, decimal: Decimal) -> Option<String> {
    let (mantissa, exponent) = match digits.find(['e', 'E']) {
        Some(at) => digits.split_at(at),
        None => (digits, ""),
    };
    let (point, comma) = match decimal {
        Decimal::Point => ('.', ','),
        Decimal::Comma => (',', '.'),
        Decimal::Unsure => {
            return match (read(digits, Decimal::Point), read(digits, Decimal::Comma)) {
                (Some(a), Some(b)) if a != b => None,
                (a, b) => a.or(b),
            };
        }
    };
    let (whole, decimals) = mantissa.split_once(point).map_or((mantissa, None), |(w, d)| (w, Some(d)));
    let grouped: Vec<char> = whole.chars().filter(|c| !c.is_ascii_digit()).collect();
    let whole = match grouped.as_slice() {
        [] => whole.to_owned(),
        [sign, ..]
            if grouped.iter().all(|c| c == sign) && (*sign == comma || matches!(sign, ' ' | '\'' | '’' | '_')) =>
        {
            let groups: Vec<&str> = whole.split(*sign).collect();
            let (first, last) = (groups[0], groups[groups.len() - 1]);
            let by = |n: usize| groups[1..groups.len() - 1].iter().all(|group| group.len() == n);
            // By threes, or the Indian way: 4,50,00,000.
            let is_grouped = last.len() == 3
                && ((by(3) && (1..=3).contains(&first.len()))
                    || (groups.len() > 2 && *sign == ',' && by(2) && (1..=2).contains(&first.len())));
            // No group of thousands begins with a zero.
            (is_grouped && !first.starts_with('0')).then(|| groups.concat())?
        }
        _ => return None,
    };
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let decimals = decimals.unwrap_or_default();
    if !is_digits(&whole) || !is_digits(decimals) || (whole.is_empty() && decimals.is_empty()) {
        return None;
    }
    Some(match decimals {
        "" => format!("{whole}{exponent}"),
        _ => format!("{}.{decimals}{exponent}", if whole.is_empty() { "0" } else { &whole }),
    })
}

/// A decimal text times a power of ten, correctly rounded: 57e-2 is the double nearest to 0.57; 57 × 0.01 is not.
pub(super) fn times_ten(plain: &str, exponent: i32) -> Option<f64> {
    match plain.split_once(['e', 'E']) {
        Some((mantissa, own)) => {
            // An exponent that does not fit an `i32` underflows to 0, or overflows.
            let beyond = if own.starts_with('-') { -9_999 } else { 9_999 };
            let own: i32 = own.parse().unwrap_or(beyond);
            format!("{mantissa}e{}", own.saturating_add(exponent)).parse().ok()
        }
        None => format!("{plain}e{exponent}").parse().ok(),
    }
}

/// Replaces full-width characters, odd spaces and dashes with their ASCII forms.
pub(crate) fn narrow(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => ' ',
            '−' | '\u{2010}' | '\u{2011}' => '-',
            c => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_as_people_group_them() {
        let [point, comma] = [Decimal::Point, Decimal::Comma];
        for (text, decimal, plain) in [
            ("1234.5", point, Some("1234.5")),
            ("1,234", point, Some("1234")),
            ("1,234,567.8", point, Some("1234567.8")),
            ("4,50,00,000", point, Some("45000000")),
            ("1 234 567", point, Some("1234567")),
            ("1’234’567", comma, Some("1234567")),
            ("1.234,56", comma, Some("1234.56")),
            ("0,125", comma, Some("0.125")),
            ("1_000", point, Some("1000")),
            ("1.2e6", point, Some("1.2e6")),
            (".5", point, Some("0.5")),
            ("0,125", point, None),
            ("1,23", point, None),
            ("12 34", point, None),
            ("1,234 567", point, None),
            ("1.2.3", point, None),
            ("1.234,56", point, None),
            ("4.50.00.000", comma, None),
        ] {
            assert_eq!(read(text, decimal).as_deref(), plain, "{text}");
        }
    }

    #[test]
    fn separators_tell_or_do_not() {
        for (text, told) in [
            ("5", Some(Signs::None)),
            ("1 234", Some(Signs::None)),
            ("0.5", Some(Signs::Only(Decimal::Point))),
            ("1,234.5", Some(Signs::Only(Decimal::Point))),
            ("1,234,567", Some(Signs::Only(Decimal::Point))),
            ("3,5", Some(Signs::Only(Decimal::Comma))),
            ("1.234.567", Some(Signs::Only(Decimal::Comma))),
            ("1.234", Some(Signs::OnePoint)),
            ("1,234", Some(Signs::OneComma)),
            ("0.125", Some(Signs::Only(Decimal::Point))),
            ("1.2.3", None),
        ] {
            assert_eq!(signs(text), told, "{text}");
        }
    }

    #[test]
    fn a_number_ends_where_its_digits_do() {
        for (text, end) in
            [("5人", 1), ("1,234 567", 9), ("1.2e6", 5), ("5. ", 2), ("3 months", 1), ("2e", 1), ("", 0), ("1..2", 1)]
        {
            assert_eq!(length(text), end, "{text}");
        }
    }
}
