//! PROMETHEE: how strongly an idea is preferred to all others, and all others to it.
//!
//! Brans & Vincke 1985; Brans, Vincke & Mareschal 1986. φ⁺(a) = Σ_b π(a, b)/(m − 1) with π(a, b) = Σⱼ wⱼ·Pⱼ(a, b), φ⁻
//! the other way round. PROMETHEE II ranks by φ = φ⁺ − φ⁻; PROMETHEE I ranks only where both flows agree.

mod flows;

use super::method::{Combines, Method, MethodRemark};
use super::opinion::{BetterScore, Opinion, Step, ranks};
use super::problem::{CriterionType, DecisionProblem, Reads, range};
use crate::analysis::agreement::turned_pairs;
use crate::lang::Word;
use crate::tolerance;
pub use flows::Preference;
use rayon::prelude::*;

/// The default preference: up to a twentieth of the scale makes no difference, and from half of it on the preference is
/// full. The scale of a criterion is its possible range or, if unknown, the range over the ideas.
fn linear(problem: &DecisionProblem, criterion: usize) -> Preference {
    let bounds = problem.bounds.as_ref().map(|bounds| bounds[criterion]);
    let (least, most) = bounds.unwrap_or_else(|| range(problem.column(criterion)));
    Preference { q: 0.05 * (most - least), p: 0.5 * (most - least) }
}

pub(super) const LINEAR: Method = Method {
    id: "promethee",
    name: Word::new("PROMETHEE (linear)", "PROMETHEE（线性）"),
    paper: "Brans & Vincke 1985",
    reads: Reads::Values,
    combines: Combines::Sum,
    is_relative: true,
    judge: |problem| {
        let preferences: Vec<Preference> = (0..problem.criteria()).map(|c| linear(problem, c)).collect();
        Ok(flows(problem, &preferences).opinion())
    },
    beside: Some(|opinion| MethodRemark::Incomparable(incomparable(opinion.step("φ+"), opinion.step("φ-")))),
};

pub(super) const USUAL: Method = Method {
    id: "promethee_usual",
    name: Word::new("PROMETHEE (usual)", "PROMETHEE（只看先后）"),
    reads: Reads::Evidence,
    judge: |problem| Ok(flows(problem, &vec![Preference::USUAL; problem.criteria()]).opinion()),
    beside: None,
    ..LINEAR
};

/// Flows of each idea, from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Flows {
    /// φ⁺: how strongly it is preferred to the others.
    pub plus: Vec<f64>,
    /// φ⁻: how strongly the others are preferred to it.
    pub minus: Vec<f64>,
    /// φ⁺ − φ⁻ on each criterion alone, criterion by criterion.
    pub by_criterion: Vec<f64>,
}

/// The flows, with one preference for each criterion; weights count in proportion. O(m·n·log m), on all cores.
/// The flows of a single idea are 0.
pub fn flows(problem: &DecisionProblem, preferences: &[Preference]) -> Flows {
    let (m, whole) = (problem.ideas(), problem.weights.iter().sum::<f64>());
    let others = (m as f64 - 1.0).max(1.0);
    let of = |c: usize| match problem.types[c] {
        CriterionType::Benefit => flows::flows(problem.column(c), preferences[c]),
        CriterionType::Cost => {
            let turned: Vec<f64> = problem.column(c).iter().map(|x| -x).collect();
            flows::flows(&turned, preferences[c])
        }
    };
    let parts: Vec<(Vec<f64>, Vec<f64>)> = (0..problem.criteria()).into_par_iter().map(of).collect();
    let mut found =
        Flows { plus: vec![0.0; m], minus: vec![0.0; m], by_criterion: Vec::with_capacity(m * parts.len()) };
    for ((plus, minus), weight) in parts.into_iter().zip(&problem.weights) {
        let share = if whole > 0.0 { weight / whole / others } else { 0.0 };
        found.plus.iter_mut().zip(&plus).for_each(|(sum, x)| *sum += share * x);
        found.minus.iter_mut().zip(&minus).for_each(|(sum, x)| *sum += share * x);
        found.by_criterion.extend(plus.iter().zip(&minus).map(|(plus, minus)| (plus - minus) / others));
    }
    found
}

impl Flows {
    /// PROMETHEE II: φ = φ⁺ − φ⁻, the higher the better.
    pub fn opinion(self) -> Opinion {
        let scores = self.plus.iter().zip(&self.minus).map(|(plus, minus)| plus - minus).collect();
        let steps = vec![
            Step {
                head: Word::new("φ by criterion", "各条净流量"),
                ..Step::cells(
                    "φ by criterion", "net flow on each criterion", "每条标准上的 φ+ − φ-", &self.by_criterion,
                )
            },
            Step::ideas("φ+", "preferred to others", "流出量（优于别人）", &self.plus),
            Step::ideas("φ-", "others preferred to it", "流入量（别人优于它）", &self.minus),
        ];
        Opinion::higher(scores, steps)
    }
}

/// Whether PROMETHEE I cannot compare two ideas: one flow favours the first, the other the second.
pub fn is_incomparable(plus: &[f64], minus: &[f64], a: usize, b: usize) -> bool {
    let sign = |x: f64| if x.abs() <= tolerance::ROUNDING { 0.0 } else { x.signum() };
    sign(plus[a] - plus[b]) * sign(minus[b] - minus[a]) < 0.0
}

/// The number of pairs that PROMETHEE I leaves undecided, because the flows favour different ideas. O(m·log m).
pub fn incomparable(plus: &[f64], minus: &[f64]) -> u64 {
    turned_pairs(&ranks(plus, BetterScore::Higher), &ranks(minus, BetterScore::Lower))
}
