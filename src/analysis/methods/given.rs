//! What methods are given: the values of the ideas, or their evidence in its own unit.

use super::Reads;
use super::problem::{Problem, Type};
use crate::rubric::{Criterion, Rubric};
use crate::score::{Open, Scored};

/// The decision problem of some ideas under the weights of their lens.
///
/// Of evidence, a criterion is read in its unit and with its type where more of it is always better or always worse, cut to
/// the ends that its value function knows (beyond them more makes no difference). A scale of levels and a best in the middle
/// have no such unit and are read as values. What is open counts as `open` says: as nothing at the worse end of its interval.
pub fn problem(rubric: &Rubric, scored: &Scored, ideas: &[usize], reads: Reads, open: Open) -> Problem {
    let mut columns = Vec::with_capacity(ideas.len() * rubric.criteria.len());
    let (mut types, mut bounds) = (Vec::new(), Vec::new());
    for (c, criterion) in rubric.criteria.iter().enumerate() {
        let (worst, best) = ends(criterion, reads);
        let unit = unit(worst, best);
        let number = |idea: usize| {
            let value = |idea| (scored.matrix.low(idea, c), scored.matrix.high(idea, c));
            let (worse, better) = match (is_evidence(criterion, reads), scored.facts[c][idea]) {
                (false, _) => value(idea),
                (true, Some((low, high))) if worst < best => (low, high),
                (true, Some((low, high))) => (high, low),
                (true, None) => (worst, best),
            };
            let cut = |x: f64| x.clamp(worst.min(best), worst.max(best));
            open.value(cut(worse), cut(better)) / unit
        };
        columns.extend(ideas.iter().map(|&idea| number(idea)));
        types.push(if worst < best { Type::Benefit } else { Type::Cost });
        bounds.push((worst.min(best) / unit, worst.max(best) / unit));
    }
    let weights = scored.weights.shares().to_vec();
    Problem::new(ideas.len(), columns, weights, types).within(bounds)
}

/// What evidence is divided by: 1, but for amounts whose squares and inverses would leave the range of numbers. A power of
/// two, so that nothing is rounded.
fn unit(worst: f64, best: f64) -> f64 {
    const SAFE: std::ops::RangeInclusive<f64> = 1e-100..=1e100;
    let greatest = worst.abs().max(best.abs());
    if SAFE.contains(&greatest) { 1.0 } else { greatest.log2().floor().exp2() }
}

/// Whether a criterion is read as evidence in its unit.
pub fn is_evidence(criterion: &Criterion, reads: Reads) -> bool {
    reads == Reads::Evidence && criterion.value.ends().is_some()
}

/// The worst and the best number that methods may be given of a criterion.
fn ends(criterion: &Criterion, reads: Reads) -> (f64, f64) {
    let ends = criterion.value.ends().filter(|_| reads == Reads::Evidence);
    ends.unwrap_or((0.0, 1.0))
}
