//! Weighted product: Pᵢ = Π uᵢⱼ^wⱼ.
//!
//! Bridgman 1922; Miller & Starr 1969. A zero on a criterion with weight makes the product zero. Scaling a column does
//! not change the order, so other ideas cannot change it either.

use super::method::{Combines, Method};
use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{DecisionProblem, Reads, Unfit};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "product",
    name: Word::new("weighted product", "加权积"),
    paper: "Miller & Starr 1969",
    reads: Reads::Values,
    combines: Combines::Product,
    is_relative: false,
    judge: |problem| judge(problem, Normalisation::Linear),
    beside: None,
};

/// Scores, the higher the better.
pub fn judge(problem: &DecisionProblem, normalisation: Normalisation) -> Result<Opinion, Unfit> {
    let u = normalisation.of(&problem.clone().ratios(|_| false)?)?;
    let products = Products::of(&u, &u.weights);
    let steps = vec![
        Step::cells("u", "normalised", "归一化", u.cells()),
        Step::cells("u^w", "to the power of the weight", "以权重为指数", &products.powers),
    ];
    Ok(products.opinion(steps))
}

/// Products of numbers to the power of their criterion's exponent. 0⁰ is 1: a criterion without weight does not count.
pub(super) struct Products {
    /// uᵢⱼ^eⱼ, criterion by criterion.
    pub powers: Vec<f64>,
    /// Π uᵢⱼ^eⱼ, by idea.
    pub scores: Vec<f64>,
    /// Σ eⱼ·ln uᵢⱼ, by idea.
    logarithms: Vec<f64>,
}

impl Products {
    /// The products of numbers that are not negative.
    pub fn of(u: &DecisionProblem, exponents: &[f64]) -> Products {
        let columns = (0..u.criteria()).flat_map(|c| u.column(c).iter().map(move |x| x.powf(exponents[c])));
        let powers: Vec<f64> = columns.collect();
        let mut scores = vec![1.0; u.ideas()];
        for column in powers.chunks_exact(u.ideas()) {
            scores.iter_mut().zip(column).for_each(|(product, power)| *product *= power);
        }
        let logarithms = u.sums(|x, c| if exponents[c] == 0.0 { 0.0 } else { exponents[c] * x.ln() });
        Products { powers, scores, logarithms }
    }

    /// The products as an opinion.
    pub fn opinion(self, steps: Vec<Step>) -> Opinion {
        Opinion::product(self.scores, self.logarithms, steps)
    }
}
