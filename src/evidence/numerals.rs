//! Chinese numerals: `五百`, `三点五`, `一百零五`, `两百五`, and digit by digit `二〇二七`. Here `万` and `亿` are no part
//! of them but scales, as beside Arabic digits.

/// A digit: 五, 〇, 两.
fn digit_value(c: char) -> Option<u32> {
    match c {
        '〇' => Some(0),
        '两' => Some(2),
        c => (0..).zip("零一二三四五六七八九".chars()).find_map(|(digit, known)| (known == c).then_some(digit)),
    }
}

/// The worth of a place: 十, 百, 千.
fn place_value(c: char) -> Option<u32> {
    (1..).zip("十百千".chars()).find_map(|(zeros, known)| (known == c).then(|| 10_u32.pow(zeros)))
}

/// A numeral at the beginning of a text.
pub(super) struct Numeral {
    /// In Arabic digits.
    pub digits: String,
    /// Its length in bytes.
    pub length: usize,
    /// Whether it is a single digit, which after `万` means thousands: 一万二.
    pub is_digit: bool,
}

/// Reads the numeral at the beginning of a text; `None` if there is none, or not a well-formed one.
pub(super) fn read(text: &str) -> Option<Numeral> {
    let is_part = |c: &char| digit_value(*c).is_some() || place_value(*c).is_some();
    let whole: String = text.chars().take_while(is_part).collect();
    let number = integer(&whole)?;
    let is_digit = whole.chars().count() == 1 && !matches!(whole.as_str(), "十" | "百" | "千" | "零" | "〇");
    let rest = &text[whole.len()..];
    let decimals: String = rest
        .strip_prefix('点')
        .map_or(String::new(), |r| r.chars().take_while(|c| digit_value(*c).is_some()).collect());
    if decimals.is_empty() {
        return Some(Numeral { digits: number.to_string(), length: whole.len(), is_digit });
    }
    let fraction: String = decimals.chars().filter_map(digit_value).map(|d| d.to_string()).collect();
    let length = whole.len() + '点'.len_utf8() + decimals.len();
    Some(Numeral { digits: format!("{number}.{fraction}"), length, is_digit: false })
}

/// Whether a cell is a share in words: `三成`, `2成`, `百分之三十`, `一半`.
pub(super) fn is_share(cell: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || c == '半' || digit_value(c).is_some();
    let tenths = cell.split_once('成').and_then(|(number, _)| number.trim_end().chars().next_back());
    tenths.is_some_and(is_number) || cell.contains("百分之") || cell.contains("一半")
}

fn integer(text: &str) -> Option<u32> {
    let chars: Vec<char> = text.chars().collect();
    let first = *chars.first()?;
    if chars.iter().all(|c| digit_value(*c).is_some()) {
        // Digit by digit, like years; 五六 means five or six.
        if chars.len() > 1 && chars.len() < 4 && !chars.iter().any(|c| matches!(c, '零' | '〇')) {
            return None;
        }
        let digits: String = chars.iter().filter_map(|c| digit_value(*c)).map(|d| d.to_string()).collect();
        return if chars.len() > 9 { None } else { digits.parse().ok() };
    }
    // 百 and 千 need a digit before them; 十 does not.
    if place_value(first).is_some_and(|place| place > 10) {
        return None;
    }
    let (mut sum, mut digit, mut last_place, mut after_zero) = (0, None, 10_000, false);
    for &c in &chars {
        match (digit_value(c), place_value(c)) {
            (Some(0), _) if digit.is_none() => after_zero = true,
            (Some(d), _) if digit.is_none() && d > 0 => digit = Some(d),
            (_, Some(place)) if place < last_place => {
                let times = digit.take().or((place == 10 && (sum == 0 || after_zero)).then_some(1))?;
                sum += times * place;
                (last_place, after_zero) = (place, false);
            }
            _ => return None,
        }
    }
    // 两百五 is 250, 两百零五 is 205.
    let unit = if after_zero || last_place == 10 || last_place == 10_000 { 1 } else { last_place / 10 };
    Some(sum + digit.unwrap_or(0) * unit)
}

#[cfg(test)]
mod tests {
    #[test]
    fn numerals_are_what_people_say() {
        for (text, digits) in [
            ("五百", "500"),
            ("十", "10"),
            ("十二", "12"),
            ("二十", "20"),
            ("三千五百", "3500"),
            ("三千五", "3500"),
            ("两百五", "250"),
            ("两百零五", "205"),
            ("一百一十", "110"),
            ("一千零五十", "1050"),
            ("一千零十", "1010"),
            ("二〇二七", "2027"),
            ("三点五", "3.5"),
            ("零点零五", "0.05"),
            ("九千九百九十九", "9999"),
        ] {
            assert_eq!(super::read(text).map(|n| n.digits), Some(digits.to_owned()), "{text}");
        }
        for text in ["五六", "两三", "七八", "百", "千", "五百百", "十百", "一百百", "几", "", "百五", "五十十"]
        {
            assert!(super::read(text).is_none_or(|n| n.length < text.len()), "{text}");
        }
    }
}
