//! Sets of weights, as they are called in a sentence.

use crate::lang::{Text, Word, both, short};

/// All weights there are.
pub const ALL: Word = Word::new("all weights alike", "所有权重组合机会均等");

/// Weights within ± so many per cent of themselves.
pub fn around(percent: f64) -> Text {
    let percent = short(percent, 2);
    both!("weights within ±{percent} % of today's", "当前权重 ±{percent}% 以内")
}

/// Weights that keep to constraints as written.
pub fn with(constraints: &str) -> Text {
    both!("weights with {constraints}", "满足{constraints}的权重")
}
