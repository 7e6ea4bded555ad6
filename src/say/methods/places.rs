//! Whose place depends on the method, who shares one with a crowd, and whose order is reversed when an idea leaves.

use super::some;
use crate::lang::{Lang, Word, list, say, whole};
use crate::say::nouns;

/// Whose place depends on the method.
pub enum Movers<'a> {
    /// Nobody's by more than this many places; of all ideas, or of the `first` ones.
    Nobody { by: usize, first: Option<usize> },
    /// These depend most, with their best and their worst place; this many at the top have the same place everywhere.
    These { ideas: Vec<(&'a str, [usize; 2])>, first: Option<usize>, steady: usize },
}

impl Movers<'_> {
    /// In a sentence or two.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Movers::Nobody { by, first } => {
                let places = nouns::PLACE.of(*by);
                match first {
                    None => {
                        say!(lang, "No idea moves by more than {by} {places}.", "没有哪个创意的名次变动超过 {by} 位。")
                    }
                    Some(first) => say!(
                        lang,
                        "None of the first {first} moves by more than {by} {places}.",
                        "前 {first} 名中没有哪个的名次变动超过 {by} 位。"
                    ),
                }
            }
            Movers::These { ideas, first, steady } => {
                let idea = |(name, [best, worst]): &(&str, [usize; 2])| {
                    say!(lang, "{name} ({best} to {worst})", "{name}（{best}–{worst}）")
                };
                let named = list(&ideas.iter().map(idea).collect::<Vec<_>>(), lang);
                let of = match first {
                    None => Word::new("The", "").get(lang).to_owned(),
                    Some(first) => {
                        say!(lang, "Of those ever among the first {first}, the", "进过前 {first} 名的创意中，")
                    }
                };
                let steady = match steady {
                    0 | 1 => String::new(),
                    n => say!(lang, " The first {n} places are the same under all.", "前 {n} 名在所有方法下都一样。"),
                };
                say!(
                    lang,
                    "{of} places that depend on the method most: {named}.{steady}",
                    "{of}名次最受方法影响的：{named}。{steady}"
                )
            }
        }
    }
}

/// Ideas that share their place with a crowd under some methods.
pub struct Crowd {
    pub ideas: usize,
    pub methods: Vec<String>,
    /// Set if the reason is that a product with a zero factor is zero.
    pub zero: Option<Zero>,
}

/// What counts as zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zero {
    /// A value of zero.
    Known,
    /// That, or an unknown.
    OrUnknown,
}

impl Crowd {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let (methods, n, ideas) = (some(&self.methods, lang), whole(self.ideas), nouns::IDEA.of(self.ideas));
        let zero = match self.zero {
            None => Word::new("", ""),
            Some(Zero::OrUnknown) => Word::new(
                ": a single zero or unknown wipes out everything else", "：只要有一条是零或未知，整个乘积归零",
            ),
            Some(Zero::Known) => {
                Word::new(": a single zero wipes out everything else", "：只要有一条是零，整个乘积归零")
            }
        };
        let zero = zero.get(lang);
        say!(
            lang, "Under {methods}, {n} {ideas} share a place (=){zero}.",
            "在{methods}下并列（=）的创意有 {n} 个{zero}。"
        )
    }
}

/// Whose order is reversed when an idea leaves the table.
pub struct Reversals<'a> {
    /// This many of the first ideas were left out, one at a time; `None` if all were.
    pub first: Option<usize>,
    /// How many methods were tried.
    pub methods: usize,
    /// The number of methods under which an order is reversed, and an example.
    pub reversed: Option<(usize, Reversal<'a>)>,
    /// Whether only methods whose scores depend on the other ideas do this.
    pub are_relative: bool,
    /// The methods that cannot be used without some ideas.
    pub stuck: Vec<String>,
}

/// An order that is reversed without an idea, under a method.
pub struct Reversal<'a> {
    pub without: &'a str,
    pub rises: &'a str,
    pub falls: &'a str,
    pub method: String,
}

impl Reversals<'_> {
    /// In a sentence or more.
    pub fn sentence(&self, lang: Lang) -> String {
        let scope = match self.first {
            None => say!(lang, "any one idea", "任意一个创意"),
            Some(1) => say!(lang, "the first idea", "第一名"),
            Some(n) => {
                let n = whole(n);
                say!(lang, "any one of the first {n} ideas", "前 {n} 个创意中的任何一个")
            }
        };
        let stuck = match self.stuck.as_slice() {
            [] => String::new(),
            stuck => {
                let stuck = list(stuck, lang);
                say!(lang, " {stuck} cannot be used without some of them.", "{stuck}离了其中一些创意就用不了。")
            }
        };
        let all = self.methods;
        let Some((methods, example)) = &self.reversed else {
            let under = match all {
                1 => Word::new("", ""),
                _ => Word::new(" under any of them", "在这些方法下都"),
            };
            let under = under.get(lang);
            return say!(
                lang,
                "Taking out {scope} reverses the order of no two others{under}.{stuck}",
                "去掉{scope}，{under}不会让其余任何两个的次序逆转。{stuck}"
            );
        };
        let Reversal { without, rises, falls, method } = example;
        let own = match self.are_relative {
            true => Word::new(
                " Where scores stand on fixed scales, as in the weighted sum, that cannot happen.",
                "在固定刻度上打分的方法（如加权和）不会出现这种情况。",
            ),
            false => Word::new("", ""),
        };
        let some = match self.first {
            None => say!(lang, "some idea", "至少有一个创意"),
            Some(1) => say!(lang, "the first idea", "第一名"),
            Some(n) => {
                let n = whole(n);
                say!(lang, "one of the first {n} ideas", "前 {n} 个创意中至少有一个")
            }
        };
        let (own, noun) = (own.get(lang), nouns::METHOD.of(all));
        say!(
            lang,
            "Under {methods} of {all} {noun} {some}, taken out, reverses the order of two others (without {without}, {rises} passes {falls} under {method}).{own}{stuck}",
            "{all} 种方法中有 {methods} 种，{some}，去掉它会让另外两个的次序逆转（例如去掉{without}后，按{method}，{rises}反超{falls}）。{own}{stuck}"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reversal_is_told_with_an_example() {
        let example = Reversal { without: "KEYA", rises: "小微", falls: "B2", method: "TOPSIS（向量）".into() };
        let said = |lang, first| {
            let example = Reversal { method: example.method.clone(), ..example };
            let reversed = Some((5, example));
            Reversals { first, methods: 19, reversed, are_relative: true, stuck: vec!["CoCoSo".into()] }.sentence(lang)
        };
        assert_eq!(
            said(Lang::Zh, None),
            "19 种方法中有 5 种，至少有一个创意，去掉它会让另外两个的次序逆转（例如去掉 KEYA 后，按 TOPSIS（向量），小微反超 B2）。\
             在固定刻度上打分的方法（如加权和）不会出现这种情况。CoCoSo 离了其中一些创意就用不了。"
        );
        assert!(said(Lang::En, Some(1000)).starts_with(
            "Under 5 of 19 methods one of the first 1,000 ideas, taken out, reverses the order of two others (without KEYA, 小微 passes B2"
        ));
        let none = Reversals { first: Some(1), methods: 1, reversed: None, are_relative: false, stuck: Vec::new() };
        assert_eq!(none.sentence(Lang::En), "Taking out the first idea reverses the order of no two others.");
        assert_eq!(none.sentence(Lang::Zh), "去掉第一名，不会让其余任何两个的次序逆转。");
    }

    #[test]
    fn crowds_are_counted() {
        let crowd = |methods: usize, zero| Crowd { ideas: 1000, methods: vec!["A".into(); methods], zero };
        assert_eq!(crowd(1, None).sentence(Lang::En), "Under A, 1,000 ideas share a place (=).");
        assert_eq!(
            crowd(6, Some(Zero::OrUnknown)).sentence(Lang::Zh),
            "在 A、A、A 等 6 种方法下并列（=）的创意有 1,000 个：只要有一条是零或未知，整个乘积归零。"
        );
    }
}
