//! The rubric in a report.

use crate::lang::{Lang, Word, say};
use crate::say::names::looked_at;
use crate::say::nouns::IDEA;
use crate::say::punctuation::clauses;

pub const TITLE: Word = Word::new("The rubric", "评分标准");
pub const CRITERION: Word = Word::new("Criterion", "标准");
pub const WEIGHT: Word = Word::new("Weight", "权重");
pub const SCALE: Word =
    Word::new("Scale and question; or what fails a gate, and why", "两端和要问的问题／什么时候不过门槛、为什么");
pub const NOTES: Word = Word::new("Notes", "出处");
pub const GATE: Word = Word::new("gate", "门槛");

/// Which weights these are: those of a lens, with its description, if any.
pub fn weights(lens: &str, about: &str, lang: Lang) -> String {
    let remark = about.trim_end_matches('。');
    match about {
        "" => say!(lang, "Weights of the lens {lens}.", "权重：{lens}。"),
        _ => say!(lang, "Weights of the lens {lens}: {about}", "权重：{lens}（{remark}）。"),
    }
}

/// When a gate fails.
pub fn fails_if(condition: &str, lang: Lang) -> String {
    say!(lang, "Fails if {condition}.", "{condition} 时不通过。")
}

/// Two criteria that order the ideas nearly alike.
pub struct NamedOverlap<'a> {
    /// The two criteria.
    pub criteria: [&'a str; 2],
    /// Their rank correlation, rounded.
    pub correlation: String,
    /// Over how many ideas.
    pub ideas: usize,
    /// One in so many was looked at.
    pub one_in: usize,
}

/// Which criteria order the ideas nearly alike, and what that means.
pub fn overlaps(overlaps: &[NamedOverlap], lang: Lang) -> String {
    let one = |NamedOverlap { criteria: [a, b], correlation, ideas, one_in }: &NamedOverlap| {
        let ideas = IDEA.count(*ideas, lang) + &looked_at(*one_in, lang);
        say!(
            lang,
            "{a} and {b} (rank correlation {correlation} over {ideas})",
            "“{a}”和“{b}”（秩相关 {correlation}，{ideas}）"
        )
    };
    let pairs = clauses(overlaps.iter().map(one), lang);
    say!(
        lang,
        "Some criteria order the ideas nearly alike: {pairs}. Weight on both may count the same strength twice.",
        "有的标准给创意排出的次序几乎一样：{pairs}。两条都给权重，可能把同一个优点算了两遍。"
    )
}
