//! TOPSIS: the share of the distance to the worst in the distances to the worst and to the best point,
//! Cᵢ = d⁻ᵢ / (d⁺ᵢ + d⁻ᵢ), Euclidean, on v = w·u.
//!
//! Hwang & Yoon 1981; with the min-max normalisation Opricovic & Tzeng 2004.

use super::method::{Combines, Method};
use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{DecisionProblem, Reads, Unfit, range};
use crate::lang::Word;

pub(super) const VECTOR: Method = Method {
    id: "topsis",
    name: Word::new("TOPSIS (vector)", "TOPSIS（向量）"),
    paper: "Hwang & Yoon 1981",
    reads: Reads::Values,
    combines: Combines::Otherwise,
    is_relative: true,
    judge: |problem| judge(problem, Normalisation::Vector),
    beside: None,
};

pub(super) const MIN_MAX: Method = Method {
    id: "topsis_minmax",
    name: Word::new("TOPSIS (min-max)", "TOPSIS（极差）"),
    paper: "Opricovic & Tzeng 2004",
    reads: Reads::Evidence,
    judge: |problem| judge(problem, Normalisation::MinMax),
    ..VECTOR
};

pub(super) const SUM: Method = Method {
    id: "topsis_sum",
    name: Word::new("TOPSIS (sum)", "TOPSIS（求和）"),
    judge: |problem| judge(problem, Normalisation::Sum),
    ..VECTOR
};

/// Scores from 0 to 1, the higher the better. If all ideas are equal, all are at the best point: 1.
pub fn judge(problem: &DecisionProblem, normalisation: Normalisation) -> Result<Opinion, Unfit> {
    let u = normalisation.of(problem)?;
    let v = u.weighted();
    let (worst, best): (Vec<f64>, Vec<f64>) = v.by_criterion(|x, _| range(x)).into_iter().unzip();
    let distance =
        |point: &[f64]| -> Vec<f64> { v.sums(|x, c| (x - point[c]).powi(2)).into_iter().map(f64::sqrt).collect() };
    let (to_best, to_worst) = (distance(&best), distance(&worst));
    let closeness = |(plus, minus): (&f64, &f64)| if plus + minus == 0.0 { 1.0 } else { minus / (plus + minus) };
    let scores = to_best.iter().zip(&to_worst).map(closeness).collect();
    let steps = vec![
        Step::cells("u", "normalised", "归一化", u.cells()),
        Step::cells("v", "weighted", "加权", v.cells()),
        Step::criteria("v+", "best point", "正理想点", &best),
        Step::criteria("v-", "worst point", "负理想点", &worst),
        Step::ideas("d+", "distance to the best point", "到正理想点的距离", &to_best),
        Step::ideas("d-", "distance to the worst point", "到负理想点的距离", &to_worst),
    ];
    Ok(Opinion::higher(scores, steps))
}
