//! Names in findings, in both languages.

use crate::lang::{Lang, Text, both, list, whole};

/// At most so many are named.
const MOST: usize = 8;

/// Names as they are: `a, b`.
pub fn listed(names: &[impl AsRef<str>]) -> Text {
    joined(names, ["", ""], ["", ""])
}

/// Names in quotation marks.
pub fn quoted(names: &[impl AsRef<str>]) -> Text {
    joined(names, ["`", "`"], ["“", "”"])
}

fn joined(names: &[impl AsRef<str>], en: [&str; 2], zh: [&str; 2]) -> Text {
    let all = |[open, close]: [&str; 2], comma: &str| {
        let marked: Vec<String> = names.iter().map(|name| [open, name.as_ref(), close].concat()).collect();
        marked.join(comma)
    };
    Text { en: all(en, ", "), zh: all(zh, "、") }
}

/// Names in quotation marks, of which at most eight are named.
pub(super) fn first(names: &[String]) -> Text {
    let shown = &names[..names.len().min(MOST)];
    let Text { en, zh } = quoted(shown);
    match names.len() - shown.len() {
        0 => Text { en, zh },
        rest => {
            let rest = whole(rest);
            both!("{en} and {rest} more", "{zh}等，另有{rest}个")
        }
    }
}

/// The same, with a word before the last.
pub(super) fn first_and(names: &[String]) -> Text {
    if names.len() > MOST {
        return first(names);
    }
    let marked = |open: &str, close: &str| names.iter().map(|name| [open, name, close].concat()).collect::<Vec<_>>();
    Text::new(list(&marked("`", "`"), Lang::En), list(&marked("“", "”"), Lang::Zh))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_names_are_not_all_first_and() {
        let names: Vec<String> = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"].map(String::from).into();
        assert_eq!(first(&names[..2]), Text::new("`a`, `b`", "“a”、“b”"));
        assert_eq!(first_and(&names[..3]), Text::new("`a`, `b` and `c`", "“a”、“b”和“c”"));
        assert!(first(&names).en.ends_with("`h` and 2 more") && first_and(&names).zh.ends_with("“h”等，另有 2 个"));
    }
}
