//! The words of `dingzi score`.

use crate::lang::{Lang, Word, say, whole};

/// Head of the reasons.
pub const REASON: Word = Word::new("why", "理由");

/// How many ideas are below those shown.
pub fn more_below(rest: usize, lang: Lang) -> String {
    let rest = whole(rest);
    say!(lang, "{rest} more below.", "以下还有 {rest} 个。")
}

/// After `beyond`, which says that facts lie beyond their scales: `dingzi check` shows where.
pub fn shown_by_check(beyond: &str, lang: Lang) -> String {
    say!(lang, "{beyond}; `dingzi check` shows where.", "{beyond}：dingzi check 按标准列出它们。")
}
