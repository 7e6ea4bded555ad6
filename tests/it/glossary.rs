//! docs/GLOSSARY.md and docs/GLOSSARY.zh.md are what the program holds of its words.

use super::support::{blessing, line, repository};
use dingzi::lang::Lang;
use dingzi::say::{glossary, words};
use std::fs;

const FILES: [(Lang, &str); 2] = [(Lang::En, "docs/GLOSSARY.md"), (Lang::Zh, "docs/GLOSSARY.zh.md")];

#[test]
fn both_glossaries_are_current() {
    for (lang, name) in FILES {
        if blessing() {
            fs::write(repository(name), glossary(lang)).unwrap();
        }
        let there = fs::read_to_string(repository(name)).unwrap_or_default();
        assert!(there == glossary(lang), "{name} is not what src/say/glossary.rs holds; DINGZI_BLESS=1 writes it");
    }
}

#[test]
fn docs_words_prints_it() {
    for (lang, _) in FILES {
        assert_eq!(line(&format!("docs words --lang {}", lang.id())).text(), words(lang));
    }
}
