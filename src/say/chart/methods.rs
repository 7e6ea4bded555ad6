//! The words of the figure of methods.

use super::shared::idea;
use crate::lang::{Lang, Word, fixed, say};
use crate::say::nouns::{IDEA, METHOD};
use crate::say::punctuation::parts;

/// The name of the figure.
pub const NAME: Word = Word::new("methods", "方法");
/// The question it answers.
pub const QUESTION: Word = Word::new("Does the method matter?", "换个算法呢？");
/// How to read it.
pub const SUBTITLE: Word =
    Word::new("Rank under each method, most like the weighted sum first.", "各种方法下的名次，越像加权和的越靠左。");
/// The meaning of the blue line.
pub const BLUE: Word = Word::new("Blue: first by the weighted sum.", "蓝线：加权和居首。");
/// All tie, or every method gives the first rank to too many.
pub const NO_LEADER: Word = Word::new("No method tells who is first", "没有哪种方法分得出谁领先");

/// Only the best ideas are compared.
pub fn best_alone(ideas: usize, lang: Lang) -> String {
    let ideas = IDEA.count(ideas, lang);
    say!(lang, "Only the best {ideas}.", "只看前{ideas}。")
}

/// Methods that tell too little apart.
pub fn not_drawn(methods: usize, lang: Lang) -> String {
    let methods = METHOD.count(methods, lang);
    say!(lang, "Not drawn: {methods} in which many tie.", "有{methods}并列太多，没有画出。")
}

/// The name of methods that rank alike, by one of them.
pub fn alike(first: &str, all: usize, lang: Lang) -> String {
    let more = all - 1;
    match more {
        0 => first.to_owned(),
        _ => say!(lang, "{first} and {more} more", "{first}等{all}种"),
    }
}

/// How alike other methods are to the weighted sum.
pub fn likeness(methods: &[(&str, f64)], lang: Lang) -> String {
    let one = |(name, tau): &(&str, f64)| {
        // A full-width bracket brings its own space.
        let (space, tau) = (if name.ends_with('）') { "" } else { " " }, fixed(*tau, 2));
        format!("{name}{space}{tau}")
    };
    let methods = parts(methods.iter().map(one), lang);
    say!(
        lang,
        "Kendall's τ-b to the weighted sum (1 = the same ranking): {methods}",
        "与加权和的肯德尔 τ-b（1 = 完全一致）：{methods}"
    )
}

/// Titles if one idea leads under most methods, with numbers of methods; `next` are the ideas that are second, each
/// under as many, if no method has two leaders. The longest first.
pub fn mostly(leader: (&str, usize), next: (&[&str], usize), all: usize, lang: Lang) -> Vec<String> {
    let (name, n, methods) = (idea(leader.0, lang), leader.1, METHOD.count(all, lang));
    let alone = say!(lang, "{name} is first under {n} of {methods}", "{methods}中，{name}在{n}种下居首");
    let rivals: Vec<String> = next.0.iter().map(|name| idea(name, lang)).collect();
    let (n, rest) = (next.1, rivals.len());
    let others = || say!(lang, "{alone}, {rest} others under {n} each", "{alone}，另有{rest}个各{n}种");
    let more = match &rivals[..] {
        [] => Vec::new(),
        [rival] => vec![say!(lang, "{alone}, {rival} under {n}", "{alone}，{rival}{n}种")],
        [a, b] => vec![say!(lang, "{alone}, {a} and {b} under {n} each", "{alone}，{a}和{b}各{n}种"), others()],
        _ => vec![others()],
    };
    more.into_iter().chain([alone.clone()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_leads_under_how_many_methods() {
        let split = |lang| mostly(("A", 11), (&["B"], 6), 19, lang);
        assert_eq!(
            split(Lang::En),
            ["A is first under 11 of 19 methods, B under 6", "A is first under 11 of 19 methods"]
        );
        assert_eq!(split(Lang::Zh)[0], "19 种方法中，“A”在 11 种下居首，“B”6 种");
        let level = |names: &[&str], lang| mostly(("A", 9), (names, 5), 19, lang);
        assert_eq!(
            level(&["B", "C"], Lang::En)[..2],
            [
                "A is first under 9 of 19 methods, B and C under 5 each",
                "A is first under 9 of 19 methods, 2 others under 5 each"
            ]
        );
        assert_eq!(level(&["B", "C"], Lang::Zh)[0], "19 种方法中，“A”在 9 种下居首，“B”和“C”各 5 种");
        assert_eq!(level(&["B", "C", "D"], Lang::Zh)[0], "19 种方法中，“A”在 9 种下居首，另有 3 个各 5 种");
    }

    #[test]
    fn methods_alike_are_counted() {
        assert_eq!(alike("加权和", 2, Lang::Zh), "加权和等 2 种");
        assert_eq!(alike("ARAS", 6, Lang::Zh), "ARAS 等 6 种");
        assert_eq!(alike("ARAS", 6, Lang::En), "ARAS and 5 more");
    }
}
