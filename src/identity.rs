//! When two texts are the same: if they look the same, whatever characters they consist of.
//!
//! Names, headers, levels and words of conditions come from keyboards, spreadsheets and web pages, which write é as one
//! character or two, blanks in a dozen widths, letters narrow or full-width, and add invisible characters.

use std::borrow::Cow;
use std::collections::HashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a text looks like: composed (NFC), full-width forms narrowed, runs of blanks and line breaks as one blank,
/// trimmed, non-breaking hyphens as plain ones, and no invisible characters. Case is kept: `Basis` and `basis` may be
/// two companies.
pub fn look(text: &str) -> Cow<'_, str> {
    if is_plain(text.as_bytes()) {
        return Cow::Borrowed(text);
    }
    let seen: String = seen(text).flat_map(narrow).collect();
    let words: Vec<&str> = seen.split_whitespace().collect();
    Cow::Owned(words.join(" ").nfc().collect())
}

/// A text composed (NFC) and without invisible characters, otherwise unchanged.
pub fn composed(text: &str) -> String {
    seen(text).nfc().collect()
}

/// [`look`] in lower case, for comparing everything but the names of ideas.
pub fn key(text: &str) -> Cow<'_, str> {
    let look = look(text);
    if !look.is_ascii() {
        return Cow::Owned(look.chars().flat_map(char::to_lowercase).map(any_sigma).nfc().collect());
    }
    match look.bytes().any(|byte| byte.is_ascii_uppercase()) {
        true => Cow::Owned(look.to_ascii_lowercase()),
        false => look,
    }
}

/// Whether two texts look the same, ignoring case.
pub fn same(a: &str, b: &str) -> bool {
    a == b || key(a) == key(b)
}

/// The place of the wanted name: the identical one, else one that looks the same, else the only one that does so
/// ignoring case.
pub fn find<'a>(names: impl Iterator<Item = &'a str> + Clone, wanted: &str) -> Option<usize> {
    let first = |is_it: &dyn Fn(&str) -> bool| names.clone().position(is_it);
    first(&|name| name == wanted).or_else(|| first(&|name| look(name) == look(wanted))).or_else(|| {
        let wanted = key(wanted);
        let mut same = names.clone().enumerate().filter(|(_, name)| key(name) == wanted);
        same.next().filter(|_| same.next().is_none()).map(|(place, _)| place)
    })
}

/// A text without blanks and invisible characters at its ends.
pub fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_unseen(c) || is_joiner(c))
}

/// The characters in which two texts that look the same differ: `U+00E9`, `U+0065 U+0301`.
pub fn differing(first: &str, second: &str) -> Option<[String; 2]> {
    if first == second || look(first) != look(second) {
        return None;
    }
    let before = first.chars().zip(second.chars()).take_while(|(a, b)| a == b).count();
    let [a, b] = [first, second].map(|text| text.chars().skip(before).collect::<Vec<char>>());
    let after = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let points =
        |chars: &[char]| chars.iter().map(|c| format!("U+{:04X}", u32::from(*c))).collect::<Vec<_>>().join(" ");
    Some([&a[..a.len() - after], &b[..b.len() - after]].map(points))
}

/// Names with their places, for many lookups.
#[derive(Clone, Debug, Default)]
pub struct Index {
    looks: HashMap<String, Vec<usize>>,
    keys: HashMap<String, Vec<usize>>,
}

impl Index {
    /// An index of names, in order.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Index {
        let mut index = Index::default();
        for (place, name) in names.into_iter().enumerate() {
            index.looks.entry(look(name).into_owned()).or_default().push(place);
            index.keys.entry(key(name).into_owned()).or_default().push(place);
        }
        index
    }

    /// The places of matching names: those that look the same, else those that do so ignoring case.
    pub fn places(&self, name: &str) -> &[usize] {
        let looks = self.looks.get(&*look(name));
        looks.or_else(|| self.keys.get(&*key(name))).map_or(&[], Vec::as_slice)
    }
}

/// Whether a character can be inside a word: a letter or digit of any script, a combining mark, or invisible.
pub fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || is_unseen(c) || is_joiner(c)
}

/// Whether a text is already its own look: printable ASCII, with single blanks between words.
fn is_plain(bytes: &[u8]) -> bool {
    let mut last = b' ';
    for &byte in bytes {
        if !matches!(byte, b' '..=b'~') || (byte == b' ' && last == b' ') {
            return false;
        }
        last = byte;
    }
    last != b' ' || bytes.is_empty()
}

/// The visible characters of a text.
fn seen(text: &str) -> impl Iterator<Item = char> {
    let mut last = ' ';
    let mut rest = text.chars().filter(|c| !is_unseen(*c)).peekable();
    std::iter::from_fn(move || {
        loop {
            let c = rest.next()?;
            // Joiners are visible only between Persian or Indic letters and between emoji.
            let joins = |c: char| !stands_alone(c);
            if !is_joiner(c) || (joins(last) && rest.peek().is_some_and(|next| joins(*next))) {
                last = c;
                return Some(c);
            }
        }
    })
}

/// Whether a character is invisible everywhere: Unicode's default ignorables, except bidirectional overrides, which
/// reorder words, and the tags that distinguish flags.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'
        | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202C}' | '\u{2060}'..='\u{206F}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFF8}' | '\u{E0100}'..='\u{E01EF}')
}

/// The zero-width non-joiner and joiner.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Whether a character's script never joins letters: blanks, Latin, Greek, Cyrillic, Chinese, Japanese, Korean.
fn stands_alone(c: char) -> bool {
    matches!(c, '\0'..='\u{58F}' | '\u{1E00}'..='\u{206F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Converts full-width Latin to narrow, and half-width kana to wide.
fn narrow(c: char) -> impl Iterator<Item = char> {
    let c = if matches!(c, '\u{2010}' | '\u{2011}') { '-' } else { c };
    let is_form = matches!(c, '\u{FF00}'..='\u{FFEF}');
    let (form, other) = if is_form { (Some(c), None) } else { (None, Some(c)) };
    form.into_iter().nfkd().chain(other)
}

/// Replaces the final sigma, which only exists in lower case.
fn any_sigma(c: char) -> char {
    if c == 'ς' { 'σ' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_looks_the_same_is_the_same() {
        for (a, b) in [
            ("Café", "Cafe\u{301}"),
            ("ạ̈", "a\u{308}\u{323}"),
            ("impact", "impact\u{200B}"),
            ("impact", "\u{FEFF}im\u{AD}pact\u{2060}"),
            ("impact", "im\u{200D}pact\u{200C}"),
            ("影响", "影\u{200C}响\u{FE00}"),
            ("Impact (1-5)", "Impact\r\n(1-5)"),
            ("Impact (1-5)", "\u{3000}Ｉｍｐａｃｔ\u{A0}\t\n（１-５） "),
            ("⭐", "⭐\u{FE0F}"),
            ("ガ", "ｶﾞ"),
        ] {
            assert_eq!(look(a), look(b), "{a:?} {b:?}");
        }
        assert!(same("ΟΔΟΣ", "οδος") && same("ÉCOLE", "e\u{301}cole") && same("Yes", "ＹＥＳ"));
    }

    #[test]
    fn what_looks_otherwise_is_not() {
        let persian = ("می\u{200C}خواهم", "میخواهم");
        let emoji = ("👩\u{200D}💻", "👩💻");
        for (a, b) in [("Basis", "basis"), ("x²", "x2"), ("AI广告", "AI 广告"), ("a", "á"), persian, emoji] {
            assert_ne!(look(a), look(b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn nothing_is_copied_of_what_is_plain() {
        assert!(matches!(key("team size 12m"), Cow::Borrowed(_)) && matches!(look("Team size"), Cow::Borrowed(_)));
        assert!(matches!(key(""), Cow::Borrowed("")));
    }

    #[test]
    fn the_name_as_written_wins() {
        let names = ["Impact", "impact", "Ease", "cafe\u{301}"];
        let find = |wanted| find(names.iter().copied(), wanted);
        let index = Index::new(names);
        assert_eq!([find("impact"), find("Impact"), find("IMPACT")], [Some(1), Some(0), None]);
        assert_eq!([find("EASE"), find("café"), find("CAFÉ "), find("none")], [Some(2), Some(3), Some(3), None]);
        assert_eq!([index.places("impact"), index.places("IMPACT"), index.places("x")], [&[1][..], &[0, 1], &[]]);
    }

    #[test]
    fn the_characters_that_differ_are_told() {
        let told = |a, b| differing(a, b).unwrap_or_default();
        assert_eq!(told("Café au", "Cafe\u{301} au"), ["U+00E9", "U+0065 U+0301"]);
        assert_eq!(told("a", "a\u{200B}"), ["", "U+200B"]);
        assert_eq!(differing("A", "a"), None);
    }

    proptest! {
        #[test]
        fn a_look_and_a_key_look_like_themselves(text in any::<String>()) {
            let (look_of, key_of) = (look(&text).into_owned(), key(&text).into_owned());
            prop_assert_eq!(look(&look_of), look_of.as_str());
            prop_assert_eq!(key(&key_of), key_of.as_str());
            prop_assert_eq!(key(&look_of), key_of.as_str());
        }

        #[test]
        fn both_ways_to_write_an_accent_are_one(text in "[a-zà-ÿ ]*") {
            let apart: String = text.nfd().collect();
            prop_assert_eq!(look(&apart), look(&text));
        }
    }
}
