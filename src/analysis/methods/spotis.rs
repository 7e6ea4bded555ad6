//! SPOTIS: the weighted distance to the best point within fixed bounds, Pᵢ = Σ wⱼ·|xᵢⱼ − sⱼ| / (maxⱼ − minⱼ).
//!
//! Dezert, Tchamova, Han & Tacnet 2020, designed so that no idea can reverse the order of others; with an expected
//! solution point instead of the best: Shekhovtsov, Kizielewicz & Sałabun 2022.

use super::method::{Combines, Method};
use super::opinion::{Opinion, Step};
use super::problem::{CriterionType, DecisionProblem, Reads, range};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "spotis",
    name: Word::new("SPOTIS", "SPOTIS"),
    paper: "Dezert et al. 2020",
    reads: Reads::Evidence,
    combines: Combines::Sum,
    is_relative: false,
    judge: |problem| {
        // Without bounds, those of the column are used, and then the result depends on the other ideas.
        let bounds = problem.bounds.clone().unwrap_or_else(|| problem.by_criterion(|x, _| range(x)));
        Ok(judge(problem, &bounds, None))
    },
    beside: None,
};

/// Distances, the lower the better. A criterion whose bounds are equal does not count.
///
/// `bounds` are the least and the greatest number that each criterion can have; `expected` is the point to be near to,
/// one number a criterion, or the best bounds where there is none.
pub fn judge(problem: &DecisionProblem, bounds: &[(f64, f64)], expected: Option<&[f64]>) -> Opinion {
    let best = |c: usize| match problem.types[c] {
        CriterionType::Benefit => bounds[c].1,
        CriterionType::Cost => bounds[c].0,
    };
    let point: Vec<f64> = (0..problem.criteria()).map(|c| expected.map_or_else(|| best(c), |s| s[c])).collect();
    let distances = (0..problem.criteria()).flat_map(|c| {
        let ((least, most), aim) = (bounds[c], point[c]);
        let distance = move |x: f64| if most > least { (x - aim).abs() / (most - least) } else { 0.0 };
        problem.column(c).iter().map(move |x| distance(*x))
    });
    let distances = problem.with_benefits(distances.collect());
    let scores = distances.weighted().sums(|x, _| x);
    let steps = vec![
        Step::criteria("s", "point to be near to", "目标点", &point),
        Step::cells("d", "normalised distance", "归一化距离", distances.cells()),
    ];
    Opinion::lower(scores, steps)
}
