//! The two languages of all that is said, English and Chinese: words and texts, numbers, counts, how sentences are put together.

mod count;
mod number;
mod sentence;

pub use count::{Noun, verb, whole};
pub use number::{amount, apart, fixed, rounded, short, signed};
pub use sentence::spaced;
pub use sentence::unbroken;
pub(crate) use sentence::{both, say};
pub(crate) use sentence::{is_han, is_of_number};

use serde::Serialize;
use std::borrow::Borrow;

/// A language of the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Simplified Chinese.
    Zh,
}

impl Lang {
    /// The language of a locale such as `zh_CN.UTF-8`; English unless it begins with `zh`.
    pub fn from_locale(locale: &str) -> Lang {
        if locale.to_ascii_lowercase().starts_with("zh") { Lang::Zh } else { Lang::En }
    }

    /// A share (0–1) as whole per cent, `18 %` or `18%`; what is not quite nothing or not quite all does not look so.
    pub fn percent(self, share: f64) -> String {
        let number = match 100.0 * share {
            p if p > 0.0 && p < 0.5 => "<1".to_owned(),
            p if (99.5..100.0 - 1e-9).contains(&p) => ">99".to_owned(),
            p => fixed(p, 0),
        };
        self.per_cent(&number)
    }

    /// A share (0–1) as per cent with so many decimals: `12.0 %` or `12.0%`.
    pub fn share(self, share: f64, decimals: usize) -> String {
        self.per_cent(&fixed(100.0 * share, decimals))
    }

    /// A number already rounded, as per cent: `12.0 %` or `12.0%`.
    pub fn per_cent(self, number: &str) -> String {
        match self {
            Lang::En => format!("{number} %"),
            Lang::Zh => format!("{number}%"),
        }
    }

    /// `en` or `zh`, for programs.
    pub fn id(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh",
        }
    }

    /// The language as the web and PDF name it.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Zh => "zh-CN",
        }
    }
}

/// A share as a percentage with one decimal, without a needless zero: `31.5`, `20`.
pub fn tenths(share: f64) -> String {
    short(100.0 * share, 1)
}

/// `A`, `A and B`, `A, B and C`.
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

/// A word or a phrase that never changes, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// English.
    pub en: &'static str,
    /// Chinese.
    pub zh: &'static str,
}

impl Word {
    /// A word of two languages.
    pub const fn new(en: &'static str, zh: &'static str) -> Word {
        Word { en, zh }
    }

    /// The word in `lang`.
    pub const fn get(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::Zh => self.zh,
        }
    }
}

/// A text in both languages; written once, it serves for both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// Chinese.
    pub zh: String,
}

impl Text {
    /// The same words in both languages.
    pub fn same(text: impl Into<String>) -> Text {
        let en: String = text.into();
        Text { zh: en.clone(), en }
    }

    /// A text of two languages.
    pub fn new(en: impl Into<String>, zh: impl Into<String>) -> Text {
        Text { en: en.into(), zh: zh.into() }
    }

    /// The text in `lang`.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }
}

impl From<Word> for Text {
    fn from(word: Word) -> Text {
        Text::new(word.en, word.zh)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::same(text)
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Text {
        Text::same(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::same(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_share_is_not_nothing() {
        assert_eq!(Lang::En.percent(0.004), "<1 %");
        assert_eq!(Lang::En.percent(0.0), "0 %");
        assert_eq!(Lang::Zh.percent(0.184), "18%");
    }

    #[test]
    fn lists_read_well_in_both_languages() {
        let items = ["A", "B", "C"].map(String::from);
        assert_eq!(list(&items, Lang::En), "A, B and C");
        assert_eq!(list(&items, Lang::Zh), "A、B 和 C");
        assert_eq!(list(&items[..1], Lang::Zh), "A");
    }
}
