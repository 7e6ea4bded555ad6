//! Punctuation between the parts of a sentence, and between sentences.

use crate::lang::{Lang, Word, say};

pub const STOP: Word = Word::new(".", "。");
pub const COMMA: Word = Word::new(", ", "，");
pub const COLON: Word = Word::new(": ", "：");
/// Between two sentences.
pub const NEXT: Word = Word::new(" ", "");

/// Words with a capital first letter, to begin a sentence.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A sentence with its full stop.
pub fn stop(sentence: &str, lang: Lang) -> String {
    [sentence, STOP.get(lang)].concat()
}

/// Sentences one after the other, each with its full stop.
pub fn sentences(sentences: impl IntoIterator<Item = impl AsRef<str>>, lang: Lang) -> String {
    joined(sentences, NEXT, lang)
}

/// Clauses of one sentence: `A leads; B follows`.
pub fn clauses(clauses: impl IntoIterator<Item = impl AsRef<str>>, lang: Lang) -> String {
    joined(clauses, Word::new("; ", "；"), lang)
}

/// Short parts of one sentence: `A 57 %, B 39 %`.
pub fn parts(parts: impl IntoIterator<Item = impl AsRef<str>>, lang: Lang) -> String {
    joined(parts, COMMA, lang)
}

/// Things of one kind: `A, B`.
pub fn listed(things: impl IntoIterator<Item = impl AsRef<str>>, lang: Lang) -> String {
    joined(things, Word::new(", ", "、"), lang)
}

/// A text with an explanation in brackets, if there is one.
pub fn bracketed(text: String, by: &str, lang: Lang) -> String {
    if by.is_empty() { text } else { say!(lang, "{text} ({by})", "{text}（{by}）") }
}

/// Joins parts, leaving out empty ones.
fn joined(parts: impl IntoIterator<Item = impl AsRef<str>>, between: Word, lang: Lang) -> String {
    let mut all = String::new();
    for part in parts {
        let part = part.as_ref();
        if !all.is_empty() && !part.is_empty() {
            all += between.get(lang);
        }
        all += part;
    }
    all
}
