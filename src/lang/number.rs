//! Numbers for people. Every number shown is formatted here, so that halves are rounded the same way in tables, figures
//! and sentences.

use super::text::Lang;

/// A number this near a half counts as a half: sums of the same numbers in another order differ by less.
const TIE_TOLERANCE: f64 = 1e-9;

/// A number with fixed decimals, halves away from zero: 72.5 is 73, 12.25 is 12.3, −0.04 is 0.0.
pub fn fixed(x: f64, decimals: usize) -> String {
    let size = x.abs();
    // The tolerance must not reach the last decimal.
    let tie = TIE_TOLERANCE.min(10f64.powi(-3 - decimals.min(300) as i32));
    // In a large number the tolerance vanishes; the next double is at least past a half.
    let text = match size.is_infinite() {
        true => "∞".to_owned(),
        false => format!("{:.decimals$}", (size + tie).max(size.next_up())),
    };
    let is_zero = text.bytes().all(|byte| matches!(byte, b'0' | b'.'));
    if x < 0.0 && !is_zero { format!("-{text}") } else { text }
}

/// [`fixed`] without trailing zeros: 31.5, 20.
pub fn short(x: f64, decimals: usize) -> String {
    let text = fixed(x, decimals);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

/// [`fixed`] with a sign: +12.3, -12.3.
pub fn signed(x: f64, decimals: usize) -> String {
    let text = fixed(x, decimals);
    if text.starts_with('-') { text } else { format!("+{text}") }
}

/// A number above 0 with one decimal, `<0.1` if that would make it nothing.
pub fn least_shown(x: f64) -> String {
    let text = fixed(x, 1);
    if text == "0.0" { "<0.1".to_owned() } else { text }
}

/// Points between 0 and 100 as whole ones; with one decimal if they would seem to be none or all.
fn whole_points(x: f64) -> String {
    let text = fixed(x, 0);
    if text == "0" || text == "100" { short(x, 1) } else { text }
}

/// Points to be distinguished from others: whole if they differ by one or more, else with one decimal.
pub fn apart(x: f64, difference: f64) -> String {
    if difference.abs() < 1.0 { fixed(x, 1) } else { whole_points(x) }
}

/// A number rounded as [`fixed`] shows it, for comparison.
pub fn rounded(x: f64, decimals: usize) -> f64 {
    fixed(x, decimals).parse().unwrap_or(x)
}

/// An amount as people write it: 20 million, 2000万, 1.2 billion, 1.2亿; if that would round it, with thousands
/// separators: 1,234,567.
pub fn amount(x: f64, lang: Lang) -> String {
    let units: &[(f64, &str)] = match lang {
        Lang::En => &[(1e9, " billion"), (1e6, " million")],
        Lang::Zh => &[(1e8, "亿"), (1e4, "万")],
    };
    const DECIMALS: usize = 2;
    let is_exact = |unit: f64| x.is_finite() && x % (unit / 10f64.powi(DECIMALS as i32)) == 0.0;
    match units.iter().find(|(unit, _)| x.abs() >= *unit && is_exact(*unit)) {
        Some((unit, name)) if lang == Lang::En => thousands(&short(x / unit, DECIMALS)) + name,
        Some((unit, name)) => short(x / unit, DECIMALS) + name,
        None => thousands(&in_full(x)),
    }
}

/// The nearest number with so many significant digits.
pub fn to_digits(x: f64, digits: i32) -> f64 {
    let per_unit = 10f64.powf(f64::from(digits - 1) - x.abs().log10().floor());
    let nearest = (x * per_unit).round() / per_unit;
    // Not of zero, nor of the smallest and the largest numbers that there are.
    if nearest.is_finite() { nearest } else { x }
}

/// All significant digits of a number, without rounding errors of sums.
fn in_full(x: f64) -> String {
    // A double has 15 significant digits.
    let before_point = x.abs().log10().max(0.0) as usize;
    let text = short(x, 14usize.saturating_sub(before_point).min(9));
    if x != 0.0 && x.abs() < 1e-6 { x.to_string() } else { text }
}

/// A number in digits with thousands separators: `-1,234.5`.
pub fn thousands(number: &str) -> String {
    let (sign, digits) = number.split_at(usize::from(number.starts_with('-')));
    let (whole, decimals) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let is_thousand = |at: usize| at > 0 && (whole.len() - at).is_multiple_of(3);
    let parts = whole.char_indices().flat_map(|(at, digit)| [is_thousand(at).then_some(','), Some(digit)]);
    sign.chars().chain(parts.flatten()).chain(decimals.chars()).collect()
}

impl Lang {
    /// A share (0–1) as whole percent, `18 %` or `18%`; almost 0 or 100 is `<1` or `>99`.
    pub fn percent(self, share: f64) -> String {
        let number = match 100.0 * share {
            p if p > 0.0 && p < 0.5 => "<1".to_owned(),
            p if (99.5..100.0 - 1e-9).contains(&p) => ">99".to_owned(),
            p => fixed(p, 0),
        };
        self.per_cent(&number)
    }

    /// A share (0–1) as percent with fixed decimals: `12.0 %` or `12.0%`.
    pub fn share(self, share: f64, decimals: usize) -> String {
        self.per_cent(&fixed(100.0 * share, decimals))
    }

    /// A formatted number with a percent sign: `12.0 %` or `12.0%`.
    pub fn per_cent(self, number: &str) -> String {
        match self {
            Lang::En => format!("{number} %"),
            Lang::Zh => format!("{number}%"),
        }
    }
}

/// A share (0–1) as a percentage with at most one decimal: `31.5`, `20`.
pub fn tenths(share: f64) -> String {
    short(100.0 * share, 1)
}

/// A share (0–1) to a thousandth, rounded up if it is a limit to be passed by rising, else down: what lies beyond the
/// result lies beyond the limit.
pub fn outward(share: f64, rises: bool) -> f64 {
    const ROUNDING: f64 = 1e-6;
    let thousandths = 1000.0 * share;
    let rounded = if rises { (thousandths - ROUNDING).ceil() } else { (thousandths + ROUNDING).floor() };
    (rounded / 1000.0).clamp(0.0, 1.0)
}

/// The ends of an interval of shares (0–1) as percentages that lie in it: to a tenth, or finer where it holds none; `None`
/// if it holds hardly more than a point.
pub fn inward([low, high]: [f64; 2]) -> Option<[String; 2]> {
    const ROUNDING: f64 = 1e-9;
    const MOST_DECIMALS: usize = 4;
    (1..=MOST_DECIMALS).find_map(|decimals| {
        let steps = 10f64.powi(2 + decimals as i32);
        let [low, high] = [(steps * low - ROUNDING).ceil(), (steps * high + ROUNDING).floor()];
        (low <= high).then(|| [low, high].map(|step| short(100.0 * step / steps, decimals)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_short_where_that_is_the_same_number() {
        let cases = [
            (2e7, "20 million", "2000万"),
            (1.2e8, "120 million", "1.2亿"),
            (1.2e9, "1.2 billion", "12亿"),
            (6300.0, "6,300", "6,300"),
            (12_500.0, "12,500", "1.25万"),
            (1_234_567.0, "1,234,567", "1,234,567"),
            (123_456_000.0, "123,456,000", "12345.6万"),
            (-300_000.0, "-300,000", "-30万"),
            (0.3, "0.3", "0.3"),
            (1234.5, "1,234.5", "1,234.5"),
            (0.0, "0", "0"),
            (0.1 + 0.2, "0.3", "0.3"),
        ];
        for (x, en, zh) in cases {
            assert_eq!([amount(x, Lang::En), amount(x, Lang::Zh)], [en, zh]);
        }
        assert_eq!(amount(f64::INFINITY, Lang::Zh), "∞");
    }

    #[test]
    fn halves_go_one_way() {
        let whole = [0.5, 1.5, 2.5, 62.5, 67.5, 72.5, 72.49999999999997, -2.5].map(|x| fixed(x, 0));
        assert_eq!(whole, ["1", "2", "3", "63", "68", "73", "73", "-3"]);
        assert_eq!([0.05, 12.25, 99.95, 0.35, 1.005].map(|x| fixed(x, 1)), ["0.1", "12.3", "100.0", "0.4", "1.0"]);
        assert_eq!([1.005, 2.675].map(|x| fixed(x, 2)), ["1.01", "2.68"]);
        assert_eq!([72.4999, 72.44].map(|x| fixed(x, 0)), ["72", "72"]);
        assert_eq!([70.0, 12.5, 0.0].map(|x| short(x, 9)), ["70", "12.5", "0"]);
        assert_eq!(fixed(4_503_599_627_370_494.5, 0), "4503599627370495", "however great");
    }

    #[test]
    fn nothing_is_no_negative_zero() {
        assert_eq!([-0.0, -0.04, -1e-12].map(|x| fixed(x, 1)), ["0.0", "0.0", "0.0"]);
        assert_eq!([f64::INFINITY, f64::NEG_INFINITY, f64::NAN].map(|x| fixed(x, 1)), ["∞", "-∞", "NaN"]);
        assert_eq!([31.5, 20.0, 0.0, 100.0].map(|x| short(x, 1)), ["31.5", "20", "0", "100"]);
        assert_eq!(rounded(12.25, 1), 12.3);
        assert_eq!([apart(71.4, 1.0), apart(71.4, 0.99), apart(71.4, -0.5)], ["71", "71.4", "71.4"]);
        let whole = [0.0, 0.04, 0.3, 0.6, 99.4, 99.6, 99.96, 100.0].map(whole_points);
        assert_eq!(whole, ["0", "0", "0.3", "1", "99", "99.6", "100", "100"]);
        assert_eq!([0.25, -0.25, -0.04].map(|x| signed(x, 1)), ["+0.3", "-0.3", "+0.0"]);
        let limits = [(0.1325, true), (0.1325, false), (0.132, true), (0.1 + 0.032, false), (0.9999, true)];
        assert_eq!(limits.map(|(x, rises)| tenths(outward(x, rises))), ["13.3", "13.2", "13.2", "13.2", "100"]);
        let within = |low, high| inward([low, high]).map(|ends| ends.join("–"));
        let ends = [(0.0004, 0.5619), (0.0, 1.0), (0.132, 0.1 + 0.032), (0.13213, 0.13287), (1.0 / 7.0, 1.0 / 7.0)];
        let shown = [Some("0.1–56.1"), Some("0–100"), Some("13.2–13.2"), Some("13.22–13.28"), None];
        assert_eq!(ends.map(|(low, high)| within(low, high)), shown.map(|shown| shown.map(str::to_owned)));
    }

    #[test]
    fn a_small_share_is_not_nothing() {
        assert_eq!(Lang::En.percent(0.004), "<1 %");
        assert_eq!(Lang::En.percent(0.0), "0 %");
        assert_eq!(Lang::Zh.percent(0.184), "18%");
    }
}
