//! Names of ideas, criteria and methods in a sentence.

use super::nouns;
use crate::lang::{Lang, list, say};

/// The most ideas that are named.
pub const MOST_NAMED: usize = 3;

/// A few ideas by name, many by their number.
pub fn few(names: &[String], lang: Lang) -> String {
    if names.len() > MOST_NAMED { nouns::IDEA.count(names.len(), lang) } else { list(names, lang) }
}

/// At least this many ideas.
pub fn at_least(ideas: usize, lang: Lang) -> String {
    let ideas = nouns::IDEA.count(ideas, lang);
    say!(lang, "{ideas} or more", "至少 {ideas}")
}

/// A few ideas by name; of many, the first and the number of others.
pub fn some(names: &[&str], lang: Lang) -> String {
    match names {
        [a, b, rest @ ..] if names.len() > MOST_NAMED => {
            let others = nouns::OTHER.count(rest.len(), lang);
            let all = nouns::IDEA.count(names.len(), lang);
            say!(lang, "{a}, {b} and {others}", "{a}、{b}等 {all}")
        }
        few => list(few, lang),
    }
}

/// Behind a number of ideas: that only one in so many was looked at.
pub fn looked_at(one_in: usize, lang: Lang) -> String {
    match one_in {
        1 => String::new(),
        _ => say!(lang, ", one in {one_in} looked at", "，每 {one_in} 个看 1 个"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_are_named_and_many_counted() {
        let names = |n: usize| vec!["甲".to_owned(); n];
        assert_eq!([1, 3, 4, 1000].map(|n| few(&names(n), Lang::Zh)), ["甲", "甲、甲和甲", "4 个创意", "1,000 个创意"]);
        assert_eq!(few(&names(4), Lang::En), "4 ideas");
    }
}
