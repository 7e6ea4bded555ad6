//! The ranking of a report.

use crate::lang::{Lang, Word, say, whole};
use crate::say::nouns::IDEA;

pub const TITLE: Word = Word::new("Ranking", "排名");
pub const RANK: Word = Word::new("Rank", "名次");
pub const IDEA_AND_WHY: Word = Word::new("Idea, and why", "创意与理由");
pub const SCORE: Word = Word::new("Score", "得分");
pub const POTENTIAL: Word = Word::new("Potential", "潜力");
pub const VERDICT: Word = Word::new("Verdict", "结论");

/// How many ideas are not shown, and where they are.
pub fn rest(n: usize, lang: Lang) -> String {
    let (rest, ideas) = (whole(n), IDEA.count(n, lang));
    let stand = crate::lang::verb(n, "stands", "stand");
    say!(
        lang,
        "{rest} more {stand} below these; dingzi score lists them all.",
        "其后还有 {ideas}，用 dingzi score 可以全部列出。"
    )
}

/// How many of them the separate table holds.
pub fn beside(first: usize, lang: Lang) -> String {
    let first = whole(first);
    say!(lang, "A ranking.csv beside this report holds the first {first}.", "报告旁的 ranking.csv 只含前 {first} 名。")
}
