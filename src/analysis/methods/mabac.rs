//! MABAC: the distance from the border approximation area, Sᵢ = Σⱼ (Vᵢⱼ − Gⱼ), where V = w·(u + 1) on the min-max
//! normalisation, and G is the geometric mean of a column of V.
//!
//! Pamučar & Ćirović 2015.

use super::method::{Combines, Method};
use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{DecisionProblem, Reads, Unfit};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "mabac",
    name: Word::new("MABAC", "MABAC"),
    paper: "Pamučar & Ćirović 2015",
    reads: Reads::Evidence,
    combines: Combines::Sum,
    is_relative: true,
    judge,
    beside: None,
};

/// Scores around 0, the higher the better.
pub fn judge(problem: &DecisionProblem) -> Result<Opinion, Unfit> {
    let u = Normalisation::MinMax.of(problem)?;
    let v = u.with_benefits(u.each().flat_map(|(u, _, w)| u.iter().map(move |u| w * (u + 1.0))).collect());
    // By logarithms, because a product of many numbers could overflow. Without weight, V and G are zero.
    let border = v.by_criterion(|v, _| (v.iter().map(|v| v.ln()).sum::<f64>() / v.len() as f64).exp());
    let scores = v.sums(|v, c| v - border[c]);
    let steps = vec![
        Step::cells("u", "normalised", "归一化", u.cells()),
        Step::cells("V", "weighted", "加权", v.cells()),
        Step::criteria("G", "border of the middle", "边界近似区", &border),
    ];
    Ok(Opinion::higher(scores, steps))
}
