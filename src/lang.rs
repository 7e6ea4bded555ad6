//! The two languages of every name, question and sentence: English and Chinese.

mod number;

pub use number::{fixed, rounded, short, signed};

use serde::Serialize;

/// A language of the output. Findings of cells and all else speak both; other findings are English only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
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

    /// Picks one of two texts.
    pub fn pick<T>(self, en: T, zh: T) -> T {
        match self {
            Lang::En => en,
            Lang::Zh => zh,
        }
    }

    /// A share (0–1) as whole per cent, `18 %` or `18%`; what is not quite nothing or not quite all does not look so.
    pub fn percent(self, share: f64) -> String {
        let number = match 100.0 * share {
            p if p > 0.0 && p < 0.5 => "<1".to_owned(),
            p if (99.5..100.0 - 1e-9).contains(&p) => ">99".to_owned(),
            p => fixed(p, 0),
        };
        self.pick(format!("{number} %"), format!("{number}%"))
    }
}

/// A share as a percentage with one decimal, without a needless zero: `31.5`, `20`.
pub fn tenths(share: f64) -> String {
    short(100.0 * share, 1)
}

/// `A`, `A and B`, `A, B and C`.
pub fn list(items: &[String], lang: Lang) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [start @ .., last] => match lang {
            Lang::En => format!("{} and {last}", start.join(", ")),
            Lang::Zh => zh(&[&start.join("、"), "和", last]),
        },
    }
}

/// Joins the parts of a Chinese sentence, with a space where Chinese meets Latin letters or digits.
pub fn zh(parts: &[&str]) -> String {
    let mut sentence = String::new();
    for part in parts {
        if let (Some(a), Some(b)) = (sentence.chars().next_back(), part.chars().next())
            && ((is_han(a) && b.is_ascii_alphanumeric()) || (a.is_ascii_alphanumeric() && is_han(b)))
        {
            sentence.push(' ');
        }
        sentence.push_str(part);
    }
    sentence
}

/// Whether a character is Chinese.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3134F}')
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
        lang.pick(&self.en, &self.zh)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
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
    fn lists_read_well_in_both_languages() {
        let items = ["A", "B", "C"].map(String::from);
        assert_eq!(list(&items, Lang::En), "A, B and C");
        assert_eq!(list(&items, Lang::Zh), "A、B 和 C");
        assert_eq!(list(&items[..1], Lang::Zh), "A");
    }

    #[test]
    fn chinese_meets_latin_with_one_space() {
        assert_eq!(zh(&["Kimi", "以", "71", "分领先；", "AI", "广告", "紧随"]), "Kimi 以 71 分领先；AI 广告紧随");
    }
}
