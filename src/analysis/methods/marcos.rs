//! MARCOS: utility against the best and the worst of the table,
//! f = (K⁺ + K⁻) / (1 + (1 − f(K⁺))/f(K⁺) + (1 − f(K⁻))/f(K⁻)).
//!
//! Stević, Pamučar, Puška & Chatterjee 2020. K⁻ = S/S_worst and K⁺ = S/S_best, f(K⁺) = K⁻/(K⁺ + K⁻), f(K⁻) = K⁺/(K⁺ +
//! K⁻). As K⁺/K⁻ is the same for all ideas, the order is that of S, the weighted sum of the linear normalisation.

use super::method::{Combines, Method};
use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{CriterionType, DecisionProblem, Reads, Unfit, best_and_worst, share};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "marcos",
    name: Word::new("MARCOS", "MARCOS"),
    paper: "Stević et al. 2020",
    reads: Reads::Values,
    combines: Combines::Sum,
    is_relative: true,
    judge,
    beside: None,
};

/// Scores, the higher the better.
pub fn judge(problem: &DecisionProblem) -> Result<Opinion, Unfit> {
    let ratios = problem.clone().ratios(|kind| kind == CriterionType::Cost)?;
    let u = Normalisation::Linear.of(&ratios)?;
    let sums = u.weighted().sums(|x, _| x);
    // The worst of a column when normalised; the best is 1 (or 0 in a column of zeros).
    let worst = ratios.by_criterion(|x, kind| {
        let (best, worst) = best_and_worst(x, kind);
        if kind == CriterionType::Benefit { share(worst, best) } else { share(best, worst) }
    });
    let of_best: f64 = u.weights.iter().sum();
    let of_worst: f64 = u.weights.iter().zip(&worst).map(|(w, u)| w * u).sum();
    let steps = vec![
        Step::cells("u", "normalised", "归一化", u.cells()),
        Step::criteria("u_worst", "the worst, normalised", "最差者的归一化值", &worst),
        Step::ideas("S", "weighted sum", "加权和", &sums),
    ];
    Ok(Opinion::higher(sums.iter().map(|s| utility(*s, of_best, of_worst)).collect(), steps))
}

/// f of an idea with the sum `s`, given the sums of the best and the worst. If the sum of the worst is zero, f is its
/// limit, K⁺.
fn utility(s: f64, of_best: f64, of_worst: f64) -> f64 {
    if s == 0.0 || of_worst == 0.0 {
        return share(s, of_best);
    }
    let (plus, minus) = (s / of_best, s / of_worst);
    let (f_plus, f_minus) = (minus / (plus + minus), plus / (plus + minus));
    (plus + minus) / (1.0 + (1.0 - f_plus) / f_plus + (1.0 - f_minus) / f_minus)
}
