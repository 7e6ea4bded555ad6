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

/// The bits of one word of marks.
const BITS: usize = u64::BITS as usize;

/// Whether idea `a` is at least as good as `b` on each of some criteria by proven values, and better on one.
pub fn dominates(matrix: &DecisionMatrix, criteria: impl IntoIterator<Item = usize>, a: usize, b: usize) -> bool {
    let mut better = false;
    criteria.into_iter().all(|c| {
        better |= matrix.low(a, c) > matrix.low(b, c);
        matrix.low(a, c) >= matrix.low(b, c)
    }) && better
}

/// For each of the `first` best ranked ideas, in ranking order, the best ranked idea that dominates it by proven
/// values: at least as good on every criterion with weight, and better on one. `None` if it is on the Pareto front.
///
/// An idea that fails a gate dominates only others that fail one.
pub fn dominators(scored: &Scored, first: usize) -> Vec<Option<usize>> {
    let shown = &scored.order[..first.min(scored.len())];
    // A dominator has the higher score, so it ranks further up; and if it is dominated itself, its dominator is better
    // still. So only the front found so far has to be checked. Whoever fails a gate ranks below all that fail none.
    let mut front = Front::new(scored, shown);
    shown.iter().map(|&idea| front.dominator_or_join(idea)).collect()
}

/// The ideas found so far that nobody dominates, 64 of which are compared with another at once.
struct Front<'s> {
    scored: &'s Scored,
    members: Vec<usize>,
    stairs: Vec<Stairs<'s>>,
}

/// The values of a criterion cut into steps: whoever dominates an idea reaches its step on every criterion.
struct Stairs<'s> {
    values: &'s [f64],
    /// Where each step but the lowest begins.
    begins: Vec<f64>,
    /// For each step, one bit for each member of the front: whether it reaches the step.
    reaching: Vec<Vec<u64>>,
}

impl<'s> Front<'s> {
    /// The most criteria cut into steps, those of greatest weight: few ideas reach the steps of another on so many.
    const MAX_STAIRS: usize = 24;

    /// A front without members yet, for these ideas.
    fn new(scored: &'s Scored, ideas: &[usize]) -> Front<'s> {
        let criteria = weightiest(scored, Self::MAX_STAIRS).into_iter();
        let stairs = criteria.map(|c| Stairs::new(scored.matrix.low_column(c), ideas)).collect();
        Front { scored, members: Vec::new(), stairs }
    }

    /// The best ranked member that dominates an idea; without one, it joins the front. Ideas come as they rank.
    fn dominator_or_join(&mut self, idea: usize) -> Option<usize> {
        let matrix = &self.scored.matrix;
        let weighted = || (0..matrix.criteria()).filter(|&c| self.scored.weights[c] > 0.0);
        let mut has_twin = false;
        let dominator = self.candidates(idea).find(|&rival| {
            has_twin |= weighted().all(|c| matrix.low(rival, c) == matrix.low(idea, c));
            dominates(matrix, weighted(), rival, idea)
        });
        // A twin ranks further up, and dominates all that the idea would.
        if dominator.is_none() && !has_twin {
            self.join(idea);
        }
        dominator
    }

    /// The members that reach the steps of an idea, in ranking order.
    fn candidates(&self, idea: usize) -> impl Iterator<Item = usize> {
        let rows: Vec<&[u64]> = self.stairs.iter().map(|stairs| &*stairs.reaching[stairs.step(idea)]).collect();
        self.members.chunks(BITS).enumerate().flat_map(move |(block, members)| {
            let all = u64::MAX >> (BITS - members.len());
            // Mostly nobody is left after a few criteria.
            let left = rows.iter().try_fold(all, |left, row| Some(left & row[block]).filter(|left| *left != 0));
            let mut left = left.unwrap_or(0);
            std::iter::from_fn(move || {
                let next = *members.get(left.trailing_zeros() as usize)?;
                left &= left - 1;
                Some(next)
            })
        })
    }

    fn join(&mut self, idea: usize) {
        let (block, bit) = (self.members.len() / BITS, self.members.len() % BITS);
        for stairs in &mut self.stairs {
            let step = stairs.step(idea);
            for (n, row) in stairs.reaching.iter_mut().enumerate() {
                row.resize(block + 1, 0);
                row[block] |= u64::from(n <= step) << bit;
            }
        }
        self.members.push(idea);
    }
}

impl<'s> Stairs<'s> {
    const MAX_STEPS: usize = 64;
    /// As many ideas as show well enough where values lie.
    const LOOKED_AT: usize = 1_024;

    /// Steps that about equally many of these ideas stand on.
    fn new(values: &'s [f64], ideas: &[usize]) -> Stairs<'s> {
        let looked_at = ideas.iter().step_by(ideas.len().div_ceil(Self::LOOKED_AT).max(1));
        let mut begins: Vec<f64> = looked_at.map(|&idea| values[idea]).collect();
        begins.sort_unstable_by(f64::total_cmp);
        let mut begins: Vec<f64> =
            begins.iter().copied().step_by(begins.len().div_ceil(Self::MAX_STEPS).max(1)).collect();
        begins.dedup();
        Stairs { values, reaching: vec![Vec::new(); begins.len() + 1], begins }
    }

    fn step(&self, idea: usize) -> usize {
        self.begins.partition_point(|begin| *begin <= self.values[idea])
    }
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
        let middle = |&i: &usize| scored.facts.get(c, i).map(|_| 0.5 * (m.low(i, c) + m.high(i, c)));
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
