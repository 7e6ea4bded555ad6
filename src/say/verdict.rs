//! Verdicts, states of gates, and how open evidence is counted.

use crate::lang::{Lang, Word, say, short};

pub const PURSUE: Word = Word::new("pursue", "推进");
pub const WATCH: Word = Word::new("watch", "观察");
pub const DROP: Word = Word::new("drop", "放弃");

pub const PASSED: Word = Word::new("passes", "通过");
pub const FAILED: Word = Word::new("fails", "未过门槛");
pub const OPEN: Word = Word::new("open", "待定");

pub const OPEN_COUNTS_NOTHING: Word = Word::new("what is open counts as zero", "待定项不计分");
pub const OPEN_COUNTS_HALF: Word = Word::new("what is open counts as half", "待定项按一半计");
pub const OPEN_COUNTS_BEST: Word = Word::new("what is open counts as best", "待定项按最好计");

/// Which ideas get which verdict, by the least points to watch and to pursue.
pub fn rule([watch, pursue]: [f64; 2], has_gates: bool, lang: Lang) -> String {
    let [watch, pursue] = [watch, pursue].map(|points| short(points, 1));
    match has_gates {
        true => say!(
            lang,
            "Pursue: a score of {pursue} and every gate passed. Drop: a gate failed, or a score below {watch} and a potential below {pursue}. Watch: all others.",
            "推进：得分到 {pursue} 且通过每个门槛。放弃：有门槛没过，或者得分不到 {watch} 且潜力不到 {pursue}。观察：其余的。"
        ),
        false => say!(
            lang,
            "Pursue: a score of {pursue}. Drop: a score below {watch} and a potential below {pursue}. Watch: all others.",
            "推进：得分到 {pursue}。放弃：得分不到 {watch} 且潜力不到 {pursue}。观察：其余的。"
        ),
    }
}
