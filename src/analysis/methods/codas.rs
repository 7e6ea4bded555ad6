//! CODAS: Euclidean distance from the worst point, plus taxicab distance for ideas that differ by at least τ:
//! hᵢ = Σₖ (Eᵢ − Eₖ) + ψ(Eᵢ − Eₖ)·(Tᵢ − Tₖ), where ψ(x) = 1 if |x| ≥ τ, else 0.
//!
//! Keshavarz Ghorabaee, Zavadskas, Turskis & Antucheviciene 2016. ψ is a step, not a factor. Sorted by E, the ideas
//! that are far enough are the first and the last ones, so that their T sum up from running totals: O(m log m).

use super::method::{Combines, Method};
use super::normalise::Normalisation;
use super::opinion::{Opinion, Step};
use super::problem::{DecisionProblem, Reads, Unfit, range};
use crate::lang::Word;

pub(super) const METHOD: Method = Method {
    id: "codas",
    name: Word::new("CODAS", "CODAS"),
    paper: "Keshavarz Ghorabaee et al. 2016",
    reads: Reads::Values,
    combines: Combines::Otherwise,
    is_relative: true,
    judge: |problem| judge(problem, 0.02),
    beside: None,
};

/// Scores around 0, the higher the better.
///
/// `tau` is the threshold τ ≥ 0: ideas closer than this in E are compared by E alone.
pub fn judge(problem: &DecisionProblem, tau: f64) -> Result<Opinion, Unfit> {
    let r = Normalisation::Linear.of(problem)?.weighted();
    let worst = r.by_criterion(|x, _| range(x).0);
    let e: Vec<f64> = r.sums(|x, c| (x - worst[c]).powi(2)).into_iter().map(f64::sqrt).collect();
    let t = r.sums(|x, c| (x - worst[c]).abs());
    let steps = vec![
        Step::cells("r", "normalised and weighted", "加权归一化", r.cells()),
        Step::criteria("ns", "worst point", "负理想点", &worst),
        Step::ideas("E", "Euclidean distance", "欧氏距离", &e),
        Step::ideas("T", "taxicab distance", "曼哈顿距离", &t),
    ];
    Ok(Opinion::higher(relative(&e, &t, tau), steps))
}

/// h of each idea, from the distances E and T.
fn relative(e: &[f64], t: &[f64], tau: f64) -> Vec<f64> {
    let m = e.len();
    let mut order: Vec<usize> = (0..m).collect();
    order.sort_by(|&a, &b| e[a].total_cmp(&e[b]));
    // total[k]: the sum of T over the first k of the order.
    let mut total = vec![0.0];
    total.extend(order.iter().scan(0.0, |sum, &i| {
        *sum += t[i];
        Some(*sum)
    }));
    let sum_e: f64 = e.iter().sum();
    let (mut below, mut above) = (0, 0);
    let mut h = vec![0.0; m];
    for &i in &order {
        // Without a threshold, all ideas are far enough apart.
        if tau > 0.0 {
            below += order[below..].iter().take_while(|&&k| e[i] - e[k] >= tau).count();
            above += order[above..].iter().take_while(|&&k| e[k] - e[i] < tau).count();
        } else {
            below = m;
            above = m;
        }
        let far = (below + m - above) as f64;
        h[i] = m as f64 * e[i] - sum_e + far * t[i] - (total[below] + total[m] - total[above]);
    }
    h
}
