//! Weighted geometric mean without compensation: Gᵢ = Π vᵢⱼ^(wⱼ / max w).
//!
//! After Yager 1977 ("Multiple objective decision-making using fuzzy sets"), who raises values to the power of their
//! relative importance, and Aczél & Saaty 1983 on the geometric mean. The exponents do not sum to 1: the heaviest
//! criterion counts in full, so that an idea is never worth more than its value there. An ordinary geometric mean would
//! give 55 of 100 to an idea that is worth 0.05 on one of five criteria and everything on the others; this one gives it
//! 5. It orders ideas as the [weighted product](super::product) of the same values does.

use super::method::{Combines, Method};
use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{DecisionProblem, Reads, Unfit, range};
use super::product::Products;
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "geometric",
    name: Word::new("geometric mean", "不可补偿（几何平均）"),
    paper: "Yager 1977",
    reads: Reads::Values,
    combines: Combines::Product,
    is_relative: false,
    judge: |problem| judge(problem, Normalisation::Fixed),
    beside: None,
};

/// Scores from 0 to 1, the higher the better.
pub fn judge(problem: &DecisionProblem, normalisation: Normalisation) -> Result<Opinion, Unfit> {
    let u = normalisation.of(problem)?.ratios(|_| false)?;
    let heaviest = range(&u.weights).1;
    // Without any weight, no criterion counts.
    let exponents: Vec<f64> = u.weights.iter().map(|w| if heaviest > 0.0 { w / heaviest } else { 0.0 }).collect();
    let products = Products::of(&u, &exponents);
    let steps = vec![
        Step::criteria("w/max w", "exponent", "指数", &exponents),
        Step::cells("v^(w/max w)", "value to that power", "值的幂", &products.powers),
    ];
    Ok(products.opinion(steps))
}
