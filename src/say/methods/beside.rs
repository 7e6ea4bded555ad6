//! What some methods say beside their rankings, and which cannot be used.

use crate::lang::{Lang, list, say};
use crate::say::names::few;

/// What a method says beside its ranking.
pub enum Beside {
    /// VIKOR: the ideas that are good compromises.
    Compromise(Vec<String>),
    /// PROMETHEE I decides every pair.
    Decided,
    /// PROMETHEE I leaves this share of all pairs open.
    Undecided(f64),
}

impl Beside {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Beside::Compromise(ideas) => match ideas.as_slice() {
                [only] => say!(lang, "VIKOR settles on {only} alone.", "VIKOR 的折中解只有{only}。"),
                ideas => {
                    let ideas = few(ideas, lang);
                    say!(lang, "VIKOR cannot decide between {ideas}.", "VIKOR 在{ideas}之间分不出高下。")
                }
            },
            Beside::Decided => say!(lang, "PROMETHEE I decides every pair.", "PROMETHEE I 能判定每一对孰优孰劣。"),
            Beside::Undecided(share) => {
                let share = lang.percent(*share);
                say!(
                    lang,
                    "PROMETHEE I leaves {share} of all pairs undecided.",
                    "PROMETHEE I 认为有 {share} 的两两比较无法判定。"
                )
            }
        }
    }
}

/// Methods that cannot be used, with the reason that they share.
pub fn refused(methods: &[String], why: &str, lang: Lang) -> String {
    let methods = list(methods, lang);
    say!(lang, "Not usable here: {methods} ({why}).", "这里用不了的方法：{methods}（{why}）。")
}
