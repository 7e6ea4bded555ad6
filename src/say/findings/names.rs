//! Names in findings, in both languages.

use crate::lang::{Text, Word, both, whole};

/// The most names in a list.
const MOST: usize = 8;

/// Names as they are: `a, b`.
pub fn listed(names: &[impl AsRef<str>]) -> Text {
    let join = |comma: &str| names.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(comma);
    Text { en: join(", "), zh: join("、") }
}

/// Names in quotation marks, at most eight of them.
pub fn quoted(names: impl IntoIterator<Item = impl Into<Text>>) -> Text {
    of_things(names, "个")
}

/// The same for things that Chinese counts with a `measure` word.
pub(super) fn of_things(names: impl IntoIterator<Item = impl Into<Text>>, measure: &str) -> Text {
    let mut names = names.into_iter();
    let shown: Vec<Text> = names.by_ref().take(MOST).map(Into::into).collect();
    let Text { en, zh } = marked(&shown, Word::new(", ", "、"));
    match names.count() {
        0 => Text { en, zh },
        rest => {
            let rest = whole(rest);
            both!("{en} and {rest} more", "{zh}，另有{rest}{measure}")
        }
    }
}

/// Names in the quotation marks of each language, with a word between them.
pub(super) fn marked(names: &[Text], between: Word) -> Text {
    let en: Vec<String> = names.iter().map(|name| format!("`{}`", name.en)).collect();
    let zh: Vec<String> = names.iter().map(|name| format!("“{}”", name.zh)).collect();
    Text { en: en.join(between.en), zh: zh.join(between.zh) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_names_are_not_all_named() {
        assert_eq!(quoted(["a", "b"]), Text::new("`a`, `b`", "“a”、“b”"));
        let many = of_things(vec![Text::new("h", "丁"); 1_208], "列");
        assert!(many.en.ends_with("`h` and 1,200 more") && many.zh.ends_with("“丁”，另有 1,200 列"), "{many:?}");
    }
}
