//! ARAS: the utility against an optimal idea that joins the table, Kᵢ = Sᵢ/S₀ with S = Σ w·u.
//!
//! Zavadskas & Turskis 2010. Costs are inverted, then each column is divided by its sum, the optimal idea included.

use super::method::{Combines, Method};
use super::opinion::{Opinion, Step};
use super::problem::{CriterionType, DecisionProblem, Reads, Unfit, range, share};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "aras",
    name: Word::new("ARAS", "ARAS"),
    paper: "Zavadskas & Turskis 2010",
    reads: Reads::Values,
    combines: Combines::Sum,
    is_relative: true,
    judge: |problem| judge(problem, None),
    beside: None,
};

/// Scores from 0 to 1, or more if an idea beats a given optimum; the higher the better.
///
/// `optimal` is the optimal idea in the units of the table, one positive number for each criterion; by default, the
/// best of each column.
pub fn judge(problem: &DecisionProblem, optimal: Option<&[f64]>) -> Result<Opinion, Unfit> {
    let ratios = problem.clone().ratios(|kind| kind == CriterionType::Cost)?;
    let upright = |x: f64, kind: CriterionType| if kind == CriterionType::Cost { 1.0 / x } else { x };
    let columns = ratios.each().flat_map(|(x, kind, _)| x.iter().map(move |x| upright(*x, kind)));
    let upright_table = ratios.with_benefits(columns.collect());
    let best = |c: usize| match optimal {
        Some(optimal) => upright(optimal[c], ratios.types[c]),
        None => range(upright_table.column(c)).1,
    };
    let best: Vec<f64> = (0..ratios.criteria()).map(best).collect();
    let sums: Vec<f64> = (0..best.len()).map(|c| best[c] + upright_table.column(c).iter().sum::<f64>()).collect();
    let shares = upright_table.each().zip(&sums).flat_map(|((x, ..), sum)| x.iter().map(move |x| share(*x, *sum)));
    let u = upright_table.with_benefits(shares.collect());
    let scores = u.weighted().sums(|x, _| x);
    let of_optimal: f64 = (0..best.len()).map(|c| u.weights[c] * share(best[c], sums[c])).sum();
    let steps = vec![
        Step::cells("u", "normalised", "归一化", u.cells()),
        Step::ideas("S", "weighted sum", "加权和", &scores),
        Step::criteria("x0", "the optimal idea, costs inverted", "最优方案（成本取倒数）", &best),
    ];
    // Without any weight, every idea is as good as the optimum.
    let utility = |s: f64| if of_optimal == 0.0 { 1.0 } else { s / of_optimal };
    Ok(Opinion::higher(scores.into_iter().map(utility).collect(), steps))
}
