//! Parsing of what people type: signs of any keyboard, lists and quotation marks.

use crate::identity;
use std::ops::Range;

/// The plain sign that a character stands for: `＞` and `》` are `>`, `、` is a comma, `≧` is `≥`.
pub(super) fn sign(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '≻' | '›' | '》' | '〉' => '>',
        '≺' | '‹' | '《' | '〈' => '<',
        '∼' | '≈' => '~',
        '≧' | '⩾' => '≥',
        '≦' | '⩽' => '≤',
        '、' => ',',
        '×' => '*',
        '÷' => '/',
        '−' => '-',
        c => c,
    }
}

/// The text with `..` in place of the `。。` that a Chinese keyboard types in a range: `1。。2`.
pub(super) fn dotted(text: &str) -> String {
    text.replace("。。", "..")
}

/// Whether a character can be inside an id. A hyphen can, so a minus needs a space before it.
pub(super) fn is_in_name(c: char) -> bool {
    identity::is_in_word(c) || matches!(sign(c), '_' | '-' | '.' | '%')
}

/// The trimmed parts of a text between separators, with their places.
pub(super) fn parts(text: &str, is_separator: impl Fn(char) -> bool) -> Vec<(&str, Range<usize>)> {
    let mut start = 0;
    let ends = text.char_indices().filter(|(_, c)| is_separator(*c)).map(|(at, c)| (at, at + c.len_utf8()));
    let part = |(end, next)| trimmed(text, std::mem::replace(&mut start, next)..end);
    ends.chain([(text.len(), text.len())]).map(part).collect()
}

/// Names are tried with up to this many commas in them.
const MAX_COMMAS_IN_NAME: usize = 8;

/// The names in a list, with their places. A known name may contain commas: the longest counts. Empty entries are left
/// out, unless all are empty: a list has at least one entry.
pub(super) fn list(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<(&str, Range<usize>)> {
    let parts = parts(text, |c| sign(c) == ',');
    let mut names = Vec::new();
    let mut first = 0;
    while first < parts.len() {
        let start = parts[first].1.start;
        let most = (first + 1 + MAX_COMMAS_IN_NAME).min(parts.len());
        let longest = (first + 1..most).rev().find(|&last| is_known(&text[start..parts[last].1.end]));
        let last = longest.unwrap_or(first);
        let whole = start..parts[last].1.end;
        names.push((&text[whole.clone()], whole));
        first = last + 1;
    }
    let (named, nameless): (Vec<_>, Vec<_>) = names.into_iter().partition(|(name, _)| !name.is_empty());
    if named.is_empty() { nameless.into_iter().take(1).collect() } else { named }
}

/// The text inside quotation marks; `None` if it has none around it.
pub(super) fn unquoted(text: &str) -> Option<&str> {
    const MARKS: [(char, char); 6] = [('“', '”'), ('‘', '’'), ('「', '」'), ('『', '』'), ('"', '"'), ('\'', '\'')];
    let text = text.trim();
    MARKS.into_iter().find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close)).map(str::trim)
}

/// A part of a text, trimmed, and its place.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> (&str, Range<usize>) {
    let part = &text[range.clone()];
    let trimmed = part.trim();
    let start = range.start + (part.len() - part.trim_start().len());
    (trimmed, start..start + trimmed.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_any_keyboard_are_the_plain_ones() {
        let typed = "＝＞＜，：；＋－＊／％≧≦、》≻∼～×";
        assert_eq!(typed.chars().map(sign).collect::<String>(), "=><,:;+-*/%≥≤,>>~~*");
        assert_eq!("≥≤a收".chars().map(sign).collect::<String>(), "≥≤a收");
    }

    #[test]
    fn a_name_may_stand_in_quotation_marks() {
        let names = ["“短剧”", "「短剧」", "\"短剧\"", " ' 短剧 ' ", "短剧", "“短剧"].map(unquoted);
        assert_eq!(names, [Some("短剧"), Some("短剧"), Some("短剧"), Some("短剧"), None, None]);
    }

    #[test]
    fn parts_have_their_places() {
        let text = " a ＞钉子> ";
        let found = parts(text, |c| matches!(c, '>' | '＞'));
        let texts: Vec<&str> = found.iter().map(|(part, _)| *part).collect();
        assert_eq!(texts, ["a", "钉子", ""]);
        assert!(found.iter().all(|(part, range)| text[range.clone()] == **part));
    }

    #[test]
    fn a_list_has_commas_of_any_keyboard_and_names_may_hold_them() {
        let names = |text| list(text, |name| ["甲，乙", "Acme, Inc."].contains(&name));
        let named = |text| names(text).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(named("a,b，c、d"), ["a", "b", "c", "d"]);
        assert_eq!(named("甲，乙，丙, Acme, Inc., 甲"), ["甲，乙", "丙", "Acme, Inc.", "甲"]);
        assert_eq!(named(" a ，, b，"), ["a", "b"]);
        assert_eq!([named(""), named(" ， ")], [[""], [""]]);
        let text = "丙， Acme, Inc.";
        assert!(names(text).into_iter().all(|(name, range)| text[range] == *name));
    }
}
