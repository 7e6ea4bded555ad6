//! The words of `dingzi score`.

use crate::lang::{Lang, Word, say, verb, whole};

/// Head of the reasons.
pub const REASON: Word = Word::new("why", "理由");

/// That ideas stand below those shown.
pub fn more_below(rest: usize, lang: Lang) -> String {
    let rest = whole(rest);
    say!(lang, "{rest} more below.", "以下还有 {rest} 个。")
}

/// That `dingzi check` shows what lies beyond its scale, so many facts; that they do, `beyond`, comes first.
pub fn shown_by_check(beyond: &str, facts: usize, lang: Lang) -> String {
    let them = verb(facts, "it", "them");
    say!(lang, "{beyond}: `dingzi check` shows {them}.", "{beyond}，dingzi check 会列出。")
}
