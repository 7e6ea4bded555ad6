//! Weighted sum (simple additive weighting): Sᵢ = Σ wⱼ·uᵢⱼ.
//!
//! Churchman & Ackoff 1954; Fishburn 1967. On values of fixed scales it is dingzi's own score: an idea's sum does not
//! depend on the others.

use super::method::{Combines, Method};
use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{DecisionProblem, Reads, Unfit};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "sum",
    name: Word::new("weighted sum", "加权和"),
    paper: "Fishburn 1967",
    reads: Reads::Values,
    combines: Combines::Sum,
    is_relative: false,
    judge: |problem| judge(problem, Normalisation::Fixed),
    beside: None,
};

/// Scores, the higher the better.
pub fn judge(problem: &DecisionProblem, normalisation: Normalisation) -> Result<Opinion, Unfit> {
    let u = normalisation.of(problem)?;
    let parts = u.weighted();
    let steps = vec![
        Step::cells("u", "normalised", "归一化", u.cells()),
        Step::cells("w·u", "weighted", "加权", parts.cells()),
    ];
    Ok(Opinion::higher(parts.sums(|x, _| x), steps))
}
