//! Ideas that no weights can justify, and criteria that say the same thing twice.

use super::agreement::spearman;
use crate::score::{DecisionMatrix, Scored};

/// Criteria with a ρ above this overlap.
pub const OVERLAP: f64 = 0.8;
/// With fewer ideas than this known on both criteria, a high ρ is often chance.
pub const LEAST_IDEAS: usize = 10;

/// Ideas looked at, for the correlation.
const MOST_IDEAS: usize = 1_000;

/// Whether idea `a` is at least as good as `b` on each of some criteria by proven values, and better on one.
pub fn dominates(matrix: &DecisionMatrix, criteria: impl IntoIterator<Item = usize>, a: usize, b: usize) -> bool {
    is_above(criteria.into_iter().map(|c| (matrix.low(a, c), matrix.low(b, c))))
}

/// Whether of some pairs the first is no less than the second, and greater in one.
fn is_above(pairs: impl IntoIterator<Item = (f64, f64)>) -> bool {
    let mut better = false;
    pairs.into_iter().all(|(a, b)| {
        better |= a > b;
        a >= b
    }) && better
}

/// For each of the first so many ideas of the ranking, by its place there, the best ranked idea that dominates it by proven
/// values: at least as good on every criterion that has weight, and better on one. None for those on the Pareto front.
///
/// An idea that fails a gate dominates only others that do: being better than a candidate does not help it.
///
/// How long this takes grows with the square of how many are asked for, and not with the number of all: who dominates an
/// idea stands further up.
pub fn dominators(scored: &Scored, first: usize) -> Vec<Option<usize>> {
    let weighted: Vec<usize> = (0..scored.matrix.criteria()).filter(|&c| scored.weights[c] > 0.0).collect();
    let shown = &scored.order[..first.min(scored.len())];
    // Idea by idea, so that one is read from one place.
    let values: Vec<f64> = shown.iter().flat_map(|&i| weighted.iter().map(move |&c| scored.matrix.low(i, c))).collect();
    let values = |place: usize| &values[place * weighted.len()..][..weighted.len()];
    let out: Vec<bool> = shown.iter().map(|&idea| scored.failed_gate(idea).is_some()).collect();
    // A dominator has the higher score, so it stands further up; and if it is dominated itself, then by one that is
    // still better. So the front found so far is all that has to be asked.
    let mut front: Vec<usize> = Vec::new();
    let found = (0..shown.len()).map(|place| {
        let own = values(place);
        let dominates = |rival: usize| {
            let pairs = values(rival).iter().zip(own).map(|(a, b)| (*a, *b));
            (out[place] || !out[rival]) && is_above(pairs)
        };
        let dominator = front.iter().copied().find(|&rival| dominates(rival)).map(|rival| shown[rival]);
        if dominator.is_none() {
            front.push(place);
        }
        dominator
    });
    found.collect()
}

/// Two criteria that order the ideas alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Overlap {
    /// The criteria, by their place in the rubric.
    pub criteria: [usize; 2],
    /// Spearman's ρ between their values.
    pub rho: f64,
    /// How many ideas are known on both.
    pub ideas: usize,
}

/// Pairs of weighted criteria whose values, as far as they are known, correlate above [`OVERLAP`] over at least
/// [`LEAST_IDEAS`] ideas, the closest pair first. Weight on both counts the same strength twice.
pub fn overlaps(scored: &Scored) -> Vec<Overlap> {
    let m = &scored.matrix;
    let weighted: Vec<usize> = (0..m.criteria()).filter(|&c| scored.weights[c] > 0.0).collect();
    let mut overlaps = Vec::new();
    // Of a large table, ideas at even distances tell as much.
    let step = m.ideas().div_ceil(MOST_IDEAS).max(1);
    for (n, &a) in weighted.iter().enumerate() {
        for &b in &weighted[n + 1..] {
            let known =
                (0..m.ideas()).step_by(step).filter(|&i| scored.facts[a][i].is_some() && scored.facts[b][i].is_some());
            // A range stands at its middle.
            let middle = |i: usize, c: usize| 0.5 * (m.low(i, c) + m.high(i, c));
            let (x, y): (Vec<f64>, Vec<f64>) = known.map(|i| (middle(i, a), middle(i, b))).unzip();
            if let Some(rho) = spearman(&x, &y).filter(|rho| *rho > OVERLAP && x.len() >= LEAST_IDEAS) {
                overlaps.push(Overlap { criteria: [a, b], rho, ideas: x.len() });
            }
        }
    }
    overlaps.sort_by(|a, b| b.rho.total_cmp(&a.rho));
    overlaps
}
