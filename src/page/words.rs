//! The words that the modules of the live page put in themselves, as a block of JSON.

use crate::lang::Lang;
use crate::say::page::modules::WORDS;
use serde_json::{Map, Value};

/// The words of one language, safe inside a `script` element.
pub(super) fn words(lang: Lang) -> String {
    let words = WORDS.iter().map(|(name, word)| (*name, word.get(lang))).chain([("lang", lang.id())]);
    let words: Map<String, Value> = words.map(|(name, word)| (name.to_owned(), word.into())).collect();
    // A `<` could end the element that holds the block.
    Value::from(words).to_string().replace('<', "\\u003c")
}
