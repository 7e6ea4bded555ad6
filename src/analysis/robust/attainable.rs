//! Finds the ideas that can have one of the first ranks at all; the others are set aside before anything is drawn.
//!
//! All weightings of a set lie in a box and add up to 1: low ≤ w ≤ high, Σw = 1. A greedy search finds the minimum and
//! the maximum of Σ w·v over these: start from the lower limits and give the rest, 1 − Σlow, to the coordinates with
//! the smallest (or greatest) v first, each up to its upper limit. This is a linear program with one equation, as in
//! the fractional knapsack problem (Dantzig 1957).
//!
//! **Claim.** Let Lᵢ be the minimum of Σ w·lowᵢ, Uᵢ the maximum of Σ w·highᵢ, and L the K-th greatest of the Lᵢ. An
//! idea with Uᵢ < L has none of the first K ranks in any draw, and leaving it out changes none of the first K ranks.
//!
//! **Proof.** In a draw with weights w, the score of idea i is at most Σ w·highᵢ ≤ Uᵢ, because each value lies between
//! its ends and no weight is negative. At least K ideas have Lₖ ≥ L, and score at least Lₖ > Uᵢ: so K ideas are ahead
//! of i. They are not set aside themselves (Uₖ ≥ Lₖ ≥ L). A rank is one more than the number of ideas ahead. If an idea
//! set aside is ahead of some idea, so are the K ideas ahead of it: with or without those set aside, that idea has a
//! rank beyond K. If no idea set aside is ahead of it, its rank is the same with or without them. ∎
//!
//! Ideas that fail a gate rank below all others, so L is taken among those that pass. Only if fewer than K pass are
//! those that fail compared among themselves, for the ranks that are left.

use super::kernel::Kernel;
use super::weights::WeightModel;
use crate::analysis::linear::maximise;
use crate::tolerance;
use rayon::prelude::*;

/// How far behind an idea must lie to be set aside, as a share of the farthest value. It exceeds the sum of rounding
/// errors, the tolerance of the linear programs and the step within which scores are equal.
const ASIDE_MARGIN: f64 = 1e-6;

impl WeightModel {
    /// The lower and upper limit of each weight.
    pub(super) fn limits(&self) -> Vec<(f64, f64)> {
        match self {
            WeightModel::All(n) => vec![(0.0, 1.0); *n],
            WeightModel::Fixed(weights) => weights.iter().map(|w| (*w, *w)).collect(),
            WeightModel::Between(limits) => limits.clone(),
            WeightModel::Constrained(polytope) => {
                let (n, rows) = (polytope.criteria(), polytope.rows());
                let most = |c: usize, sign: f64| {
                    let aim: Vec<f64> = (0..n).map(|at| if at == c { sign } else { 0.0 }).collect();
                    maximise(&aim, &vec![(0.0, 1.0); n], &rows).map(|at| at[c])
                };
                let low = |c: usize| most(c, -1.0).map_or(0.0, |at| (at - tolerance::SOLVER).max(0.0));
                let high = |c: usize| most(c, 1.0).map_or(1.0, |at| (at + tolerance::SOLVER).min(1.0));
                (0..n).map(|c| (low(c), high(c))).collect()
            }
        }
    }
}

impl Kernel<'_> {
    /// The most that an idea can be worth on a criterion.
    pub(super) fn high(&self, idea: usize, criterion: usize) -> f64 {
        if self.is_drawn { self.matrix.high(idea, criterion) } else { self.matrix.low(idea, criterion) }
    }

    /// The least and the greatest score (0–1) of each idea under all weights within the limits: Lᵢ and Uᵢ.
    pub(super) fn ends(&self, limits: &[(f64, f64)]) -> Vec<(f64, f64)> {
        let ends = |room: &mut Vec<(f64, f64)>, idea: usize| {
            let least = -greatest(|c| -self.matrix.low(idea, c), limits, room);
            (least, greatest(|c| self.high(idea, c), limits, room))
        };
        (0..self.ideas).into_par_iter().map_with(Vec::new(), ends).collect()
    }

    /// How far behind an idea must lie to be surely behind.
    pub(super) fn margin(&self) -> f64 {
        ASIDE_MARGIN * self.farthest.max(1.0)
    }
}

/// Whether each idea can have one of the first `first` ranks.
pub(super) fn can_be_first(kernel: &Kernel, limits: &[(f64, f64)], first: usize) -> Vec<bool> {
    let out = &kernel.question.out;
    let ends = kernel.ends(limits);
    let passing = out.iter().filter(|out| !**out).count();
    let bar = |out_or_not: bool, ranks: usize| {
        let alike = ends.iter().zip(out).filter(|(_, out)| **out == out_or_not);
        let mut least: Vec<f64> = alike.map(|((least, _), _)| *least).collect();
        match ranks {
            0 => f64::INFINITY,
            n if n > least.len() => f64::NEG_INFINITY,
            n => *least.select_nth_unstable_by(n - 1, |a, b| b.total_cmp(a)).1,
        }
    };
    let bars = [bar(false, first), bar(true, first.saturating_sub(passing))];
    let margin = kernel.margin();
    ends.iter().zip(out).map(|((_, most), out)| *most >= bars[usize::from(*out)] - margin).collect()
}

/// The maximum of Σ w·value over all weights within the limits that add up to 1.
pub(super) fn greatest(value: impl Fn(usize) -> f64, limits: &[(f64, f64)], room: &mut Vec<(f64, f64)>) -> f64 {
    let (mut sum, mut rest) = (0.0, 1.0);
    room.clear();
    for (c, (low, high)) in limits.iter().enumerate() {
        let value = value(c);
        sum += low * value;
        rest -= low;
        room.push((value, high - low));
    }
    room.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
    for (place, (value, width)) in room.iter().enumerate() {
        if rest <= 0.0 {
            break;
        }
        // The last one gets whatever rounding leaves over.
        let part = if place + 1 == room.len() { rest } else { width.min(rest) };
        sum += part * value;
        rest -= part;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::linear::{LinearRow, dot};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_greatest_is_that_of_the_linear_program(
            parts in proptest::collection::vec((0.0..1.0f64, 0.0..1.0f64, -2.0..2.0f64), 1..8),
        ) {
            let whole: f64 = parts.iter().map(|p| p.0).sum::<f64>() + 1e-9;
            // Limits around weights that add up to 1, so that the set is not empty.
            let limits: Vec<(f64, f64)> =
                parts.iter().map(|p| (p.0 / whole * p.1, (p.0 / whole * (2.0 - p.1) + 1e-6).min(1.0))).collect();
            let values: Vec<f64> = parts.iter().map(|p| p.2).collect();
            let rows = [LinearRow::exactly(vec![1.0; parts.len()], 1.0)];
            let best = maximise(&values, &limits, &rows).map(|w| dot(&w, &values));
            let found = greatest(|c| values[c], &limits, &mut Vec::new());
            prop_assert!(best.is_some_and(|best| (best - found).abs() < 1e-6), "{:?} and {}", best, found);
        }
    }
}
