//! Rubric × evidence → values → scores, ranks and verdicts.

mod compute;
mod groups;
mod ends;
mod frame;
mod gates;
mod matrix;
mod numbers;
mod open;
mod part;
mod query;
mod rank;
mod scored;
mod valuation;
mod verdict;
mod weigh;

pub use compute::{Valued, score, value_ideas};
pub use ends::{Computed, EvidenceEnds};
pub use frame::{best_key, gate_key, value_key};
pub use gates::GateStates;
pub use groups::{Group, Groups, greatest_medians};
pub use matrix::DecisionMatrix;
pub use numbers::Numbers;
pub use open::Open;
pub use part::{ScoredPart, part};
pub(crate) use query::{named, verdict, with_sums};
pub use rank::{Standing, greatest_first};
pub use scored::{Scored, Undefined};
pub use verdict::{GateState, Verdict};
pub use weigh::{POTENTIAL, SCORE, VERDICT};
