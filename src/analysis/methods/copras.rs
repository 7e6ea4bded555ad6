//! COPRAS: benefits plus a share of the costs that grows as the idea's cost falls, Qᵢ = S⁺ᵢ + ΣS⁻ / (S⁻ᵢ · Σ 1/S⁻),
//! reported as Q/max Q, on d = w·x/Σx.
//!
//! Zavadskas, Kaklauskas & Šarka 1994.

use super::method::{Combines, Method};
use super::opinion::{Opinion, Step};
use super::problem::{CriterionType, DecisionProblem, Reads, Unfit, range, share};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "copras",
    name: Word::new("COPRAS", "COPRAS"),
    paper: "Zavadskas, Kaklauskas & Šarka 1994",
    reads: Reads::Values,
    combines: Combines::Sum,
    is_relative: true,
    judge,
    beside: None,
};

/// Scores from 0 to 1, the higher the better.
pub fn judge(problem: &DecisionProblem) -> Result<Opinion, Unfit> {
    let ratios = problem.clone().ratios(|_| false)?;
    let columns = ratios.each().flat_map(|(x, _, w)| {
        let sum: f64 = x.iter().sum();
        x.iter().map(move |x| w * share(*x, sum))
    });
    let d = ratios.with_benefits(columns.collect());
    let of = |kind: CriterionType| d.sums(|x, c| if problem.types[c] == kind { x } else { 0.0 });
    let (benefits, costs) = (of(CriterionType::Benefit), of(CriterionType::Cost));
    let q: Vec<f64> = benefits.iter().zip(shares(&costs)).map(|(benefit, share)| benefit + share).collect();
    let most = range(&q).1;
    let steps = vec![
        Step::cells("d", "share of the column, weighted", "加权占比", d.cells()),
        Step::ideas("S+", "sum over benefits", "效益和", &benefits),
        Step::ideas("S-", "sum over costs", "成本和", &costs),
        Step::ideas("Q", "relative significance", "相对重要性", &q),
    ];
    Ok(Opinion::higher(q.iter().map(|q| if most == 0.0 { 1.0 } else { q / most }).collect(), steps))
}

/// The sum of all costs divided among ideas in inverse proportion to their costs: ΣS⁻ / (S⁻ᵢ · Σ 1/S⁻). Ideas without
/// any cost share all of it, the limit of the formula as their cost goes to zero.
fn shares(costs: &[f64]) -> Vec<f64> {
    let whole: f64 = costs.iter().sum();
    let free = costs.iter().filter(|cost| **cost == 0.0).count();
    if free > 0 {
        return costs.iter().map(|cost| if *cost == 0.0 { whole / free as f64 } else { 0.0 }).collect();
    }
    let inverse: f64 = costs.iter().map(|cost| 1.0 / cost).sum();
    costs.iter().map(|cost| whole / (cost * inverse)).collect()
}
