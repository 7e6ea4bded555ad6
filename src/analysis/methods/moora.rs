//! MOORA, the ratio system: benefits minus costs, yᵢ = Σ w·x* over benefits − Σ w·x* over costs, with x* = x/√Σx².
//!
//! Brauers & Zavadskas 2006.

use super::method::{Combines, Method};
use super::normalise::length;
use super::opinion::{Opinion, Step};
use super::problem::{CriterionType, DecisionProblem, Reads};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "moora",
    name: Word::new("MOORA", "MOORA"),
    paper: "Brauers & Zavadskas 2006",
    reads: Reads::Values,
    combines: Combines::Sum,
    is_relative: true,
    judge: |problem| Ok(judge(problem)),
    beside: None,
};

/// Scores, the higher the better.
pub fn judge(problem: &DecisionProblem) -> Opinion {
    let columns = problem.each().flat_map(|(x, ..)| {
        let length = length(x);
        x.iter().map(move |x| x / length)
    });
    let ratios = problem.with_benefits(columns.collect());
    let sign = |c: usize| if problem.types[c] == CriterionType::Benefit { 1.0 } else { -1.0 };
    let scores = ratios.weighted().sums(|x, c| sign(c) * x);
    Opinion::higher(scores, vec![Step::cells("x*", "normalised", "归一化", ratios.cells())])
}
