//! VIKOR: a compromise between the sum of all regrets S and the largest single regret R,
//! Q = v·(S − S*)/(S⁻ − S*) + (1 − v)·(R − R*)/(R⁻ − R*), with the regret wⱼ·(f*ⱼ − fᵢⱼ)/(f*ⱼ − f⁻ⱼ).
//!
//! Opricovic 1998; Opricovic & Tzeng 2004, with the two conditions under which the first is the compromise.

use super::method::{Combines, Method, MethodRemark};
use super::opinion::{Opinion, Step};
use super::problem::{DecisionProblem, Reads, best_and_worst, range};
use crate::lang::Word;
use crate::tolerance;

pub(super) const METHOD: Method = Method {
    id: "vikor",
    name: Word::new("VIKOR", "VIKOR"),
    paper: "Opricovic & Tzeng 2004",
    reads: Reads::Evidence,
    combines: Combines::Otherwise,
    is_relative: true,
    judge: |problem| Ok(judge(problem, 0.5)),
    beside: Some(|opinion| MethodRemark::Compromise(compromise(opinion).ideas)),
};

/// The compromise that VIKOR proposes.
#[derive(Clone, Debug)]
pub struct Compromise {
    /// Whether the first is clearly ahead of the second: by at least 1/(m − 1).
    pub has_advantage: bool,
    /// Whether the first is also the best by S or by R.
    pub is_stable: bool,
    /// The ideas that are good compromises, best first.
    pub ideas: Vec<usize>,
}

/// Q of each idea, the lower the better. A criterion that does not vary brings no regret.
///
/// `v`, from 0 to 1, is the weight of the sum of regrets against the largest regret.
pub fn judge(problem: &DecisionProblem, v: f64) -> Opinion {
    let regrets = problem.each().flat_map(|(x, kind, w)| {
        let (best, worst) = best_and_worst(x, kind);
        x.iter().map(move |x| if best == worst { 0.0 } else { w * (best - x) / (best - worst) })
    });
    let table = problem.with_benefits(regrets.collect());
    let sum = table.sums(|x, _| x);
    let mut largest = vec![0.0; problem.ideas()];
    for (column, ..) in table.each() {
        largest.iter_mut().zip(column).for_each(|(most, x)| *most = x.max(*most));
    }
    let ((s_best, s_worst), (r_best, r_worst)) = (range(&sum), range(&largest));
    let part = |x: f64, best: f64, worst: f64| if best == worst { 0.0 } else { (x - best) / (worst - best) };
    let q = |(s, r): (&f64, &f64)| v * part(*s, s_best, s_worst) + (1.0 - v) * part(*r, r_best, r_worst);
    let scores: Vec<f64> = sum.iter().zip(&largest).map(q).collect();
    let steps = vec![
        Step::cells("r", "weighted regret", "加权遗憾", table.cells()),
        Step::ideas("S", "sum of regrets", "群体遗憾", &sum),
        Step::ideas("R", "largest regret", "最大个别遗憾", &largest),
    ];
    Opinion::lower(scores, steps)
}

/// Whether two numbers are equal apart from rounding.
fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= tolerance::ROUNDING
}

/// The good compromises by the two conditions of the paper: the first alone if it is clearly ahead and also the best by
/// S or R; the first two if only the latter fails; all that are not clearly behind it if it is not clearly ahead.
pub fn compromise(opinion: &Opinion) -> Compromise {
    let (q, sum, largest) = (&opinion.scores, opinion.step("S"), opinion.step("R"));
    let mut order: Vec<usize> = (0..q.len()).collect();
    order.sort_by(|&a, &b| q[a].total_cmp(&q[b]));
    // Infinite for a single idea, which has no rival.
    let enough = 1.0 / (q.len() as f64 - 1.0);
    let behind = |place: usize| q[order[place]] - q[order[0]];
    let has_advantage = order.len() < 2 || behind(1) >= enough - tolerance::ROUNDING;
    let is_best = |i: usize| near(sum[i], range(sum).0) || near(largest[i], range(largest).0);
    let is_stable = order.first().is_none_or(|&first| is_best(first));
    let ideas = match (has_advantage, is_stable) {
        (true, true) => order.iter().take(1).copied().collect(),
        (true, false) => order.iter().take(2).copied().collect(),
        (false, _) => {
            let close = (0..order.len()).take_while(|&place| behind(place) < enough - tolerance::ROUNDING);
            close.map(|place| order[place]).collect()
        }
    };
    Compromise { has_advantage, is_stable, ideas }
}
