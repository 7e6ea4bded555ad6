//! Rubric × evidence → values → scores, ranks and verdicts. The sums are computed by lazy queries in polars.

mod compute;
mod groups;
mod matrix;
mod open;
mod part;
mod query;
mod rank;
mod scored;
mod valuation;
mod verdict;

pub use compute::{Valued, score, value_ideas};
pub use groups::{Group, Groups, greatest_medians};
pub use matrix::DecisionMatrix;
pub use open::Open;
pub use part::{ScoredPart, part};
pub use rank::{Standing, greatest_first};
pub use scored::{Computed, Scored, Undefined};
pub use verdict::{GateState, Verdict};
