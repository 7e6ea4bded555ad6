//! The words of the figure of ranks before and after a change.

use crate::lang::{Lang, Word, say, whole};

/// The name of the figure.
pub const NAME: Word = Word::new("slope", "斜率图");
/// The question it answers.
pub const QUESTION: Word = Word::new("What if?", "如果变了呢？");
/// How to read it.
pub const SUBTITLE: Word = Word::new("Ranks and scores before and after.", "变化前后的名次与得分。");
/// How to read it, if one weight is changed.
pub const OF_ONE_WEIGHT: Word = Word::new(
    "Ranks and scores before and after; the other weights keep their proportions.",
    "变化前后的名次与得分，其余权重保持原有比例。",
);
/// Some ideas are tied.
pub const TIES: Word = Word::new("Ties share a rank.", "得分相同则名次相同。");
/// What colours mean.
pub const COLOURED: Word = Word::new("Coloured: moves of two places or more.", "彩色：变动两名及以上。");
/// The meaning of grey names.
pub const GREY: Word = Word::new("Grey names fail a gate.", "灰字：未过门槛。");

/// How many share the last rank and have no row.
pub fn more_at(n: usize, rank: usize, lang: Lang) -> String {
    let (n, rank) = (whole(n), whole(rank));
    say!(lang, "and {n} more at {rank}", "以及并列第{rank}名的其余{n}个")
}

/// How many ideas are further below.
pub fn more_below(n: usize, lang: Lang) -> String {
    let n = whole(n);
    say!(lang, "and {n} more below", "以及更靠后的{n}个")
}

/// The best before and after, for readers who cannot see the picture.
pub fn sides(before: &str, after: &str, lang: Lang) -> [String; 2] {
    [say!(lang, "Before: {before}", "之前：{before}"), say!(lang, "After: {after}", "之后：{after}")]
}
