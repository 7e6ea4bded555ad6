//! Values and gates → sums and verdicts, by a loop. `query.rs` gives the same bits.

use super::numbers::Numbers;
use super::verdict::{GateState, Verdict};
use crate::rubric::{Thresholds, Weights};

/// The name of the column with the proven score, 0–100.
pub const SCORE: &str = "score";
/// The name of the column with the score if all open evidence turns out best, 0–100.
pub const POTENTIAL: &str = "potential";
/// The name of the column with the verdict's id.
pub const VERDICT: &str = "verdict";

/// Few enough ideas at once that their sums stay in the cache.
const CHUNK_IDEAS: usize = 1024;

/// What some ideas earn: score = 100 · Σ wⱼ·lowⱼ, potential = 100 · Σ wⱼ·highⱼ (the weighted sum, e.g. Keeney & Raiffa
/// 1976, ch. 3). Both depend only on the idea's own row and the weights.
pub(super) struct Weighed {
    pub score: Numbers,
    pub potential: Numbers,
    pub verdict: Vec<Verdict>,
}

/// Weighs ideas from both ends of their values by criterion and the worst state of their gates.
pub(super) fn weigh<V: AsRef<[f64]>>(
    (low, high): (&[V], &[V]),
    worst: &[GateState],
    weights: &Weights,
    thresholds: Thresholds,
) -> Weighed {
    let points = weights.points();
    let [score, potential] = [low, high].map(|values| weighted(&points, values, worst.len()));
    let sums = score.iter().zip(&potential).zip(worst);
    let verdict = sums.map(|((score, potential), gate)| Verdict::of(*score, *potential, *gate, thresholds)).collect();
    Weighed { score: score.into(), potential: potential.into(), verdict }
}

/// Σ points · value of each idea, added in the order of the criteria: one pass over few ideas at a time, where plain
/// expressions write a column for each product.
fn weighted<V: AsRef<[f64]>>(points: &[f64], values: &[V], ideas: usize) -> Vec<f64> {
    let mut sums = vec![0.0; ideas];
    for (part, sums) in sums.chunks_mut(CHUNK_IDEAS).enumerate() {
        for (c, (points, values)) in points.iter().zip(values).enumerate() {
            let products = values.as_ref()[part * CHUNK_IDEAS..].iter().map(|value| points * value);
            match c {
                0 => sums.iter_mut().zip(products).for_each(|(sum, product)| *sum = product),
                _ => sums.iter_mut().zip(products).for_each(|(sum, product)| *sum += product),
            }
        }
    }
    sums
}
