//! How several lenses rank the ideas.

use crate::lang::{Lang, Word, say};
use crate::say::names::some;
use crate::say::punctuation::clauses;

pub const TITLE: Word = Word::new("Lenses compared", "视角对比");
pub const IDEA: Word = Word::new("Idea", "创意");

/// Who is first under a lens.
pub struct LensLeaders<'a> {
    /// The lens.
    pub lens: &'a str,
    /// The ideas that are first under it.
    pub ideas: Vec<&'a str>,
}

/// Who is first under each of some lenses, in a sentence.
pub fn firsts(firsts: &[LensLeaders], lang: Lang) -> String {
    let names = |first: &LensLeaders| some(&first.ideas, lang);
    if firsts.iter().all(|first| first.ideas == firsts[0].ideas) {
        let names = names(&firsts[0]);
        return say!(lang, "First under every one of these lenses: {names}.", "在这几个视角下，第一名都是{names}。");
    }
    let one = |first: &LensLeaders| {
        let (lens, names) = (first.lens, names(first));
        say!(lang, "{lens}: {names}", "{lens}：{names}")
    };
    let each = clauses(firsts.iter().map(one), lang);
    say!(lang, "First under each lens: {each}.", "各视角下的第一名：{each}。")
}

/// A score below a rank.
pub fn points(score: &str, lang: Lang) -> String {
    say!(lang, "{score}", "{score} 分")
}
