//! The sets of weightings, and how weights are drawn from them.

use super::chance::{Chance, Purpose};
use super::lanes::{self, LANES, LaneRow, Sort};
use super::polytope::Polytope;
use crate::rubric::Weights;

/// A set of weightings to draw from uniformly.
#[derive(Clone, Debug)]
pub enum WeightModel {
    /// All weights of this many criteria.
    All(usize),
    /// Only these weights.
    Fixed(Vec<f64>),
    /// Each share between its limits.
    Between(Vec<(f64, f64)>),
    /// All weights within linear constraints.
    Constrained(Polytope),
}

/// Weights that vary by less than this share of themselves count as fixed. Rounding must be far smaller, or no draw
/// would add up to 1.
const MIN_VARIATION: f64 = 1e-9;

impl WeightModel {
    /// Every share within ± `part` of itself: from (1 − part)·w to (1 + part)·w. A share of 0 stays 0.
    pub fn around(weights: &Weights, part: f64) -> WeightModel {
        let limits = weights.shares().iter().map(|w| (w * (1.0 - part).max(0.0), (w * (1.0 + part)).min(1.0)));
        match part > MIN_VARIATION && weights.shares().iter().filter(|w| **w > 0.0).count() > 1 {
            true => WeightModel::Between(limits.collect()),
            false => WeightModel::Fixed(weights.shares().to_vec()),
        }
    }

    /// Draws weights into `out`, one set after the other, for block `block` of a run.
    pub(super) fn fill(&self, seed: u64, block: usize, out: &mut [f64]) {
        let mut chance = Chance::new(seed, Purpose::Weights, block);
        match self {
            WeightModel::All(n) => uniforms(&mut chance, *n, out),
            WeightModel::Fixed(fixed) => out.chunks_exact_mut(fixed.len()).for_each(|w| w.copy_from_slice(fixed)),
            WeightModel::Between(limits) => {
                let widest = widest(limits);
                out.chunks_exact_mut(limits.len()).for_each(|weights| between(&mut chance, limits, widest, weights));
            }
            WeightModel::Constrained(polytope) => polytope.fill(&mut chance, out),
        }
    }
}

/// Draws many sets of `n` weights, each as [`Chance::simplex`] would, but sorted side by side.
fn uniforms(chance: &mut Chance, n: usize, out: &mut [f64]) {
    let last = n - 1;
    // The entries left at 1 sort last and end the last gap.
    let mut cuts = vec![LaneRow([1.0; LANES]); lanes::room(n)];
    for group in out.chunks_mut(LANES * n) {
        cuts.fill(LaneRow([1.0; LANES]));
        for lane in 0..group.len() / n {
            for row in &mut cuts[..last] {
                row.0[lane] = chance.unit();
            }
        }
        lanes::widest(Sort(&mut cuts));
        for (lane, weights) in group.chunks_exact_mut(n).enumerate() {
            let mut before = 0.0;
            for (place, weight) in weights.iter_mut().enumerate() {
                *weight = cuts[place].0[lane] - before;
                before = cuts[place].0[lane];
            }
        }
    }
}

/// The criterion with the widest limits: it takes what the others leave.
fn widest(limits: &[(f64, f64)]) -> usize {
    let width = |&(low, high): &(f64, f64)| high - low;
    (0..limits.len()).max_by(|&a, &b| width(&limits[a]).total_cmp(&width(&limits[b]))).unwrap_or(0)
}

/// Draws uniformly between limits, by rejection: all shares but one are drawn between their limits, the last one is the
/// rest to 1, and the draw counts if that lies between its limits too. Leaving out one coordinate is a linear map, so
/// the draws stay uniform; the one left out is the widest, so that most draws count.
fn between(chance: &mut Chance, limits: &[(f64, f64)], widest: usize, weights: &mut [f64]) {
    loop {
        let mut left = 1.0;
        for (place, (weight, (low, high))) in weights.iter_mut().zip(limits).enumerate() {
            if place != widest {
                *weight = chance.between(*low, *high);
                left -= *weight;
            }
        }
        if (limits[widest].0..=limits[widest].1).contains(&left) {
            weights[widest] = left;
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn side_by_side_as_one_by_one() {
        for n in [1, 2, 3, 13, 16, 17, 18, 40] {
            for sets in [1, 15, 16, 17, 100] {
                let chance = || Chance::new(n as u64, Purpose::Weights, sets);
                let (mut many, mut one) = (vec![0.0; n * sets], vec![0.0; n * sets]);
                uniforms(&mut chance(), n, &mut many);
                let mut chance = chance();
                one.chunks_exact_mut(n).for_each(|weights| chance.simplex(weights));
                assert_eq!(many, one);
            }
        }
    }
}
