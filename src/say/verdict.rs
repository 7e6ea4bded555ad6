//! Verdicts, states of gates, and how open evidence is counted.

use crate::lang::Word;

pub const PURSUE: Word = Word::new("pursue", "推进");
pub const WATCH: Word = Word::new("watch", "观察");
pub const DROP: Word = Word::new("drop", "放弃");

pub const PASSED: Word = Word::new("passes", "通过");
pub const FAILED: Word = Word::new("fails", "未过门槛");
pub const OPEN: Word = Word::new("open", "待定");

pub const OPEN_COUNTS_NOTHING: Word = Word::new("what is open counts as zero", "待定项不计分");
pub const OPEN_COUNTS_HALF: Word = Word::new("what is open counts as half", "待定项按一半计");
pub const OPEN_COUNTS_BEST: Word = Word::new("what is open counts as best", "待定项按最好计");
