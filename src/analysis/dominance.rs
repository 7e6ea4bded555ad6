//! Dominated ideas, which no weights can justify, and overlapping criteria, which count the same strength twice.

use super::agreement::{mid_ranks, rank_correlation, spearman};
use crate::score::{DecisionMatrix, Scored, greatest_first};

/// Two criteria overlap if their ρ is above this.
pub const OVERLAP: f64 = 0.8;
/// With fewer ideas than this known on both criteria, a high ρ is often chance.
pub const LEAST_IDEAS: usize = 10;

/// The most pairs of values compared, over all pairs of criteria: more ideas than fit are looked at evenly spaced.
const MAX_COMPARED: usize = 1_000_000;
/// But never fewer ideas than this.
const LEAST_LOOKED_AT: usize = 1_000;
/// The most criteria compared in pairs: those with the greatest weight, whose overlap matters most.
const MAX_CRITERIA_COMPARED: usize = 200;

/// Whether idea `a` is at least as good as `b` on each of some criteria by proven values, and better on one.
pub fn dominates(matrix: &DecisionMatrix, criteria: impl IntoIterator<Item = usize>, a: usize, b: usize) -> bool {
    is_above(criteria.into_iter().map(|c| (matrix.low(a, c), matrix.low(b, c))))
}

/// Whether the first number of every pair is at least the second, and greater in one.
fn is_above(pairs: impl IntoIterator<Item = (f64, f64)>) -> bool {
    let mut better = false;
    pairs.into_iter().all(|(a, b)| {
        better |= a > b;
        a >= b
    }) && better
}

/// For each of the `first` best ranked ideas, in ranking order, the best ranked idea that dominates it by proven
/// values: at least as good on every criterion with weight, and better on one. `None` if it is on the Pareto front.
///
/// An idea that fails a gate dominates only others that fail one.
///
/// The time grows with the square of `first`, not with the number of all ideas, because a dominator ranks further up.
pub fn dominators(scored: &Scored, first: usize) -> Vec<Option<usize>> {
    let weighted: Vec<usize> = (0..scored.matrix.criteria()).filter(|&c| scored.weights[c] > 0.0).collect();
    let shown = &scored.order[..first.min(scored.len())];
    // Idea by idea, so that the values of one are contiguous.
    let values: Vec<f64> = shown.iter().flat_map(|&i| weighted.iter().map(move |&c| scored.matrix.low(i, c))).collect();
    let values = |place: usize| &values[place * weighted.len()..][..weighted.len()];
    let out: Vec<bool> = shown.iter().map(|&idea| scored.is_out(idea)).collect();
    // A dominator has the higher score, so it ranks further up; and if it is dominated itself, its dominator is better
    // still. So only the front found so far has to be checked.
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
    /// The number of ideas looked at that are known on both.
    pub ideas: usize,
    /// One in so many ideas of the table was looked at.
    pub one_in: usize,
}

/// Pairs of weighted criteria whose values, as far as they are known, correlate above [`OVERLAP`] over at least
/// [`LEAST_IDEAS`] ideas, the closest pair first. Weight on both counts the same strength twice.
pub fn overlaps(scored: &Scored) -> Vec<Overlap> {
    let m = &scored.matrix;
    let criteria = weightiest(scored, MAX_CRITERIA_COMPARED);
    let pairs = (criteria.len() * criteria.len().saturating_sub(1) / 2).max(1);
    let one_in = m.ideas().div_ceil((MAX_COMPARED / pairs).max(LEAST_LOOKED_AT)).max(1);
    let ideas: Vec<usize> = (0..m.ideas()).step_by(one_in).collect();
    // A range counts at its middle.
    let middle = |c: usize| {
        let middle = |&i: &usize| scored.facts[c][i].map(|_| 0.5 * (m.low(i, c) + m.high(i, c)));
        ideas.iter().map(middle).collect::<Vec<Option<f64>>>()
    };
    let looked_at: Vec<Middles> = criteria.into_iter().map(|c| Middles::new(c, middle(c))).collect();
    let mut overlaps = Vec::new();
    for (n, a) in looked_at.iter().enumerate() {
        for b in &looked_at[n + 1..] {
            let (rho, ideas) = a.correlation(b);
            if let Some(rho) = rho.filter(|rho| *rho > OVERLAP && ideas >= LEAST_IDEAS) {
                overlaps.push(Overlap { criteria: [a.criterion, b.criterion], rho, ideas, one_in });
            }
        }
    }
    greatest_first(overlaps, |overlap| overlap.rho)
}

/// The criteria of greatest weight, at most `most` of them, in the rubric's order.
fn weightiest(scored: &Scored, most: usize) -> Vec<usize> {
    let weighted = (0..scored.matrix.criteria()).filter(|&c| scored.weights[c] > 0.0);
    let mut weighted = greatest_first(weighted, |&c| scored.weights[c]);
    weighted.truncate(most);
    weighted.sort_unstable();
    weighted
}

/// The values of some ideas on a criterion; `None` if unknown.
struct Middles {
    criterion: usize,
    values: Vec<Option<f64>>,
    /// Their ranks if all are known, computed once for all comparisons.
    ranks: Option<Vec<f64>>,
}

impl Middles {
    fn new(criterion: usize, values: Vec<Option<f64>>) -> Middles {
        let known: Option<Vec<f64>> = values.iter().copied().collect();
        Middles { criterion, values, ranks: known.map(|known| mid_ranks(&known)) }
    }

    /// Spearman's ρ with another criterion over the ideas that are known on both, and the number of these.
    fn correlation(&self, other: &Middles) -> (Option<f64>, usize) {
        if let (Some(x), Some(y)) = (&self.ranks, &other.ranks) {
            return (rank_correlation(x, y), x.len());
        }
        let both = self.values.iter().zip(&other.values).filter_map(|(x, y)| Some(((*x)?, (*y)?)));
        let (x, y): (Vec<f64>, Vec<f64>) = both.unzip();
        (spearman(&x, &y), x.len())
    }
}
