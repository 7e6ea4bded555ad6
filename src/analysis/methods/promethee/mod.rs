//! PROMETHEE: how strongly an idea is preferred to all others, and they to it.
//!
//! Brans & Vincke 1985; Brans, Vincke & Mareschal 1986. φ⁺(a) = Σ_b π(a, b)/(m − 1) with π(a, b) = Σⱼ wⱼ·Pⱼ(a, b), φ⁻ the other
//! way round. PROMETHEE II ranks by φ = φ⁺ − φ⁻; PROMETHEE I ranks only where both flows agree.

mod flows;
mod gaussian;
pub mod preference;

use super::opinion::{Opinion, Step, TIE};
use super::problem::{Problem, Type};
use super::{Method, Reads};
use preference::Preference;
use rayon::prelude::*;

/// On values: a twentieth of a scale makes no difference, half of it is preferred in full.
const ON_VALUES: Preference = Preference::Linear { q: 0.05, p: 0.5 };

pub(super) const LINEAR: Method = Method {
    id: "promethee",
    name: ["PROMETHEE II, linear", "PROMETHEE II（线性）"],
    paper: "Brans & Vincke 1985",
    reads: Reads::Values,
    is_relative: true,
    judge: |problem| Ok(flows(problem, &vec![ON_VALUES; problem.criteria()]).opinion()),
};

pub(super) const USUAL: Method = Method {
    id: "promethee_usual",
    name: ["PROMETHEE II, only order", "PROMETHEE II（只看先后）"],
    reads: Reads::Evidence,
    judge: |problem| Ok(flows(problem, &vec![Preference::Usual; problem.criteria()]).opinion()),
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

/// How two ideas stand to each other in PROMETHEE I.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The first is preferred: by both flows, or by one and equal in the other.
    First,
    /// The second is.
    Second,
    /// Equal in both flows.
    Indifferent,
    /// One flow speaks for the first, the other for the second.
    Incomparable,
}

/// The flows, with a preference function a criterion; weights are taken in proportion. O(m·n·log m), on all cores. An idea
/// alone has no flows: 0.
pub fn flows(problem: &Problem, preferences: &[Preference]) -> Flows {
    let (m, whole) = (problem.ideas(), problem.weights.iter().sum::<f64>());
    let others = (m as f64 - 1.0).max(1.0);
    let of = |c: usize| match problem.types[c] {
        Type::Benefit => flows::flows(problem.column(c), preferences[c]),
        Type::Cost => {
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
            Step::cells("φ by criterion", "net flow on each criterion", "各项净流量", &self.by_criterion),
            Step::ideas("φ+", "preferred to others", "优于他者", &self.plus),
            Step::ideas("φ-", "others preferred to it", "劣于他者", &self.minus),
        ];
        Opinion::higher(scores, steps)
    }

    /// PROMETHEE I: how two ideas stand to each other.
    pub fn relation(&self, a: usize, b: usize) -> Relation {
        let sign = |x: f64| if x.abs() <= TIE { 0 } else { x.signum() as i8 };
        let (plus, minus) = (sign(self.plus[a] - self.plus[b]), sign(self.minus[b] - self.minus[a]));
        match (plus, minus) {
            (0, 0) => Relation::Indifferent,
            (p, m) if p >= 0 && m >= 0 => Relation::First,
            (p, m) if p <= 0 && m <= 0 => Relation::Second,
            _ => Relation::Incomparable,
        }
    }
}
