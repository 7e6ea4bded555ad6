//! Sets of weights, as named in a sentence.

use crate::lang::{Text, Word, both, short};

/// All weights.
pub const ALL: Word = Word::new("all weights equally likely", "任取权重");

/// Weights within ± `percent` of themselves.
pub fn around(percent: f64) -> Text {
    let percent = short(percent, 2);
    both!("each weight within {percent} % of today's value", "各权重在当前值 ±{percent}% 内变动")
}

/// Weights that satisfy constraints as written.
pub fn with(constraints: &str) -> Text {
    both!("weights where {constraints}", "满足{constraints}的权重")
}
