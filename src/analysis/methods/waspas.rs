//! WASPAS: λ·weighted sum + (1 − λ)·weighted product, on the linear normalisation.
//!
//! Zavadskas, Turskis, Antucheviciene & Zakarevicius 2012.

use super::method::{Combines, Method};
use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{DecisionProblem, Reads, Unfit};
use super::product::Products;
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "waspas",
    name: Word::new("WASPAS", "WASPAS"),
    paper: "Zavadskas et al. 2012",
    reads: Reads::Values,
    combines: Combines::Otherwise,
    is_relative: true,
    judge: |problem| judge(problem, 0.5, Normalisation::Linear),
    beside: None,
};

/// Scores, the higher the better.
///
/// `lambda`, from 0 to 1, is the share of the weighted sum.
pub fn judge(problem: &DecisionProblem, lambda: f64, normalisation: Normalisation) -> Result<Opinion, Unfit> {
    let u = normalisation.of(&problem.clone().ratios(|_| false)?)?;
    let sums = u.weighted().sums(|x, _| x);
    let products = Products::of(&u, &u.weights).scores;
    let scores = sums.iter().zip(&products).map(|(s, p)| lambda * s + (1.0 - lambda) * p).collect();
    let steps = vec![
        Step::cells("u", "normalised", "归一化", u.cells()),
        Step::ideas("Q1", "weighted sum", "加权和", &sums),
        Step::ideas("Q2", "weighted product", "加权积", &products),
    ];
    Ok(Opinion::higher(scores, steps))
}
