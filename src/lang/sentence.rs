//! Builds sentences in one language or both, with the blanks that Chinese needs.

use super::text::{Lang, Word};
use std::borrow::Borrow;
use std::fmt::{Arguments, Write};

/// A sentence in `lang` only: `say!(lang, "{name} leads", "{name}领先")`. The Chinese one is
/// [`spaced`](crate::lang::spaced).
macro_rules! say {
    ($lang:expr, $en:literal, $zh:literal $(,)?) => {
        match $lang {
            $crate::lang::Lang::En => ::std::fmt::format(::std::format_args!($en)),
            $crate::lang::Lang::Zh => $crate::lang::spaced(::std::format_args!($zh)),
        }
    };
}

/// A sentence in both languages, as a [`Text`](crate::lang::Text): `both!("{name} leads", "{name}领先")`.
macro_rules! both {
    ($en:literal, $zh:literal $(,)?) => {
        $crate::lang::Text {
            en: ::std::fmt::format(::std::format_args!($en)),
            zh: $crate::lang::spaced(::std::format_args!($zh)),
        }
    };
}

pub(crate) use {both, say};

/// Formats a Chinese sentence with a blank wherever an argument and the sentence meet as Chinese and Latin or digits:
/// `Kimi 领先`, `高 12 分`. Arguments are unchanged; blanks within the sentence's own words are written in it.
pub fn spaced(sentence: Arguments) -> String {
    let mut spaced = Spaced(String::new());
    spaced.write_fmt(sentence).expect("memory takes every text");
    spaced.0
}

/// A text with non-breaking blanks between a number and its percent sign or the Chinese words beside it: `高 2 分`.
pub fn unbroken(text: &str) -> String {
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    let mut out = String::with_capacity(text.len());
    while let Some(c) = rest.next() {
        let after = rest.peek().copied().unwrap_or(' ');
        let is_kept = after == '%' || is_of_number(before, after);
        out.push(if c == ' ' && is_kept { '\u{a0}' } else { c });
        before = c;
    }
    out
}

/// Whether a blank between these two is between a number and a Chinese word.
pub(crate) fn is_of_number(before: char, after: char) -> bool {
    (before.is_ascii_digit() && is_han(after)) || (is_han(before) && after.is_ascii_digit())
}

/// Receives a sentence piece by piece: its own words and its arguments.
struct Spaced(String);

impl Write for Spaced {
    fn write_str(&mut self, piece: &str) -> std::fmt::Result {
        if let (Some(before), Some(after)) = (self.0.chars().next_back(), piece.chars().next())
            && ((is_han(before) && is_western(after)) || (is_western(before) && is_han(after)))
        {
            self.0.push(' ');
        }
        // Nested quotation marks are single.
        match self.0.ends_with('“') && piece.contains('“') && !piece.starts_with('”') {
            true => self.0 += &piece.replace('“', "‘").replace('”', "’"),
            false => self.0.push_str(piece),
        }
        Ok(())
    }
}

/// Whether a character is Chinese.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
}

/// Whether a character is separated from a Chinese one by a blank: letters, digits and signs of numbers.
fn is_western(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '%' | '±' | '+' | '-' | '−' | '<' | '>' | '×' | '∞' | 'τ' | 'φ')
}

/// Joins items: `A`, `A and B`, `A, B and C`.
pub fn list<T: Borrow<str>>(items: &[T], lang: Lang) -> String {
    match items {
        [] => String::new(),
        [only] => only.borrow().to_owned(),
        [start @ .., last] => {
            let start = start.join(Word::new(", ", "、").get(lang));
            let last = last.borrow();
            say!(lang, "{start} and {last}", "{start}和{last}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Text;

    #[test]
    fn a_number_stays_with_its_unit() {
        assert_eq!(unbroken("A 比 B 高 2 分（满分 100）"), "A 比 B 高\u{a0}2\u{a0}分（满分\u{a0}100）");
        assert_eq!(unbroken("42 % of 10 draws"), "42\u{a0}% of 10 draws");
    }

    #[test]
    fn chinese_meets_latin_with_one_blank() {
        let said = |name: &str, share: &str| say!(Lang::Zh, "{name}: {share}", "{name}在{share}的抽样中领先");
        assert_eq!(said("Kimi", "71%"), "Kimi 在 71% 的抽样中领先");
        assert_eq!(said("短剧配音", "不到 1%"), "短剧配音在不到 1% 的抽样中领先");
        assert_eq!(said("AI广告", "<1%"), "AI广告在 <1% 的抽样中领先", "a name stays as it is written");
        assert_eq!(said("“钉子”AI", "1%"), "“钉子”AI 在 1% 的抽样中领先");
        let name = "甲“乙”".to_owned();
        assert_eq!(spaced(format_args!("没有“{name}”")), "没有“甲‘乙’”");
        let name = "A";
        assert_eq!(both!("{name} leads", "{name}领先"), Text::new("A leads", "A 领先"));
        assert_eq!(spaced(format_args!("“{name}”高 {:.1} 分", 1.25)), "“A”高 1.2 分");
    }

    #[test]
    fn lists_read_well_in_both_languages() {
        let items = ["A", "B", "C"].map(String::from);
        assert_eq!(list(&items, Lang::En), "A, B and C");
        assert_eq!(list(&items, Lang::Zh), "A、B 和 C");
        assert_eq!(list(&items[..1], Lang::Zh), "A");
    }
}
