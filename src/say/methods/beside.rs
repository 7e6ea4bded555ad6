//! What some methods find besides their rankings, and which cannot be used.

use crate::lang::{Lang, list, say};
use crate::say::names::few;

/// VIKOR: the ideas that are good compromises.
pub fn compromise(ideas: &[String], lang: Lang) -> String {
    match ideas {
        [only] => say!(lang, "VIKOR settles on {only} alone.", "VIKOR 的折中解只有{only}。"),
        ideas => {
            let ideas = few(ideas, lang);
            say!(lang, "VIKOR cannot decide between {ideas}.", "VIKOR 在{ideas}之间分不出高下。")
        }
    }
}

/// PROMETHEE I leaves this share of all pairs open.
pub fn undecided(share: f64, lang: Lang) -> String {
    if share == 0.0 {
        return say!(lang, "PROMETHEE I decides every pair.", "PROMETHEE I 能判定每一对孰优孰劣。");
    }
    let share = lang.percent(share);
    say!(lang, "PROMETHEE I leaves {share} of all pairs undecided.", "PROMETHEE I 认为有 {share} 的两两比较无法判定。")
}

/// Methods that cannot be used, with the reason that they share.
pub fn refused(methods: &[String], why: &str, lang: Lang) -> String {
    let methods = list(methods, lang);
    say!(lang, "Not usable here: {methods} ({why}).", "这里用不了的方法：{methods}（{why}）。")
}
