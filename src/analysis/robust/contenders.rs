//! The ideas that can have one of the first ranks, laid out for many draws.
//!
//! Ideas with the same values and no open ones score the same in every draw and share a slot. Tables with few distinct
//! marks have very many of these.

use super::attainable::can_be_first;
use super::chance::{Chance, Purpose};
use super::kernel::Kernel;
use super::lanes::{LANES, LaneRow};
use super::scan::{Potentials, TILE};
use rayon::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Ideas by slot, the most promising first, so that the bar is high from the start.
pub(super) struct Contenders {
    /// One idea of each slot, by its place in the table; it represents all ideas of the slot.
    pub ideas: Vec<usize>,
    /// Upper bounds on the scores of the slots.
    pub potentials: Potentials,
    /// All ideas, slot by slot, and where each slot ends.
    all: Vec<usize>,
    ends: Vec<usize>,
    /// The proven values, slot by slot, so that those of one slot are contiguous.
    low: Vec<f64>,
    criteria: usize,
}

impl Contenders {
    /// The ideas that can have one of the first ranks; the others are set aside.
    pub fn new(kernel: &Kernel, first: usize) -> Contenders {
        let (matrix, criteria, limits) = (kernel.matrix, kernel.criteria, kernel.question.weights.limits());
        let can = can_be_first(kernel, &limits, first);
        let best = |idea: usize, c: usize| {
            if kernel.open.of(idea).is_empty() { matrix.low(idea, c) } else { matrix.high(idea, c) }
        };
        let whole: f64 = limits.iter().map(|(low, high)| low + high).sum();
        let middle = |idea: usize| {
            let at = |c: usize| (limits[c].0 + limits[c].1) / whole * 0.5 * (matrix.low(idea, c) + best(idea, c));
            kernel.offsets[idea] + (0..criteria).map(at).sum::<f64>()
        };
        let mut order: Vec<(f64, usize)> =
            (0..kernel.ideas).into_par_iter().filter(|&idea| can[idea]).map(|idea| (middle(idea), idea)).collect();
        order.par_sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let is_alike = |a: usize, b: usize| {
            kernel.open.of(a).is_empty()
                && kernel.open.of(b).is_empty()
                && kernel.offsets[a] == kernel.offsets[b]
                && (0..criteria).all(|c| matrix.low(a, c) == matrix.low(b, c))
        };
        // Ideas that are alike are equally promising, so they already lie in one run; sorting it by hash joins them.
        for level in order.chunk_by_mut(|a, b| a.0 == b.0).filter(|level| level.len() > 1) {
            level.sort_by_cached_key(|&(_, idea)| (hash((0..criteria).map(|c| matrix.low(idea, c))), idea));
        }
        let all: Vec<usize> = order.into_iter().map(|(_, idea)| idea).collect();
        let (mut ideas, mut ends) = (Vec::new(), Vec::new());
        for alike in all.chunk_by(|&a, &b| is_alike(a, b)) {
            ideas.push(alike[0]);
            ends.push(ends.last().unwrap_or(&0) + alike.len());
        }
        let low = ideas.iter().flat_map(|&idea| (0..criteria).map(move |c| matrix.low(idea, c))).collect();
        let potentials = Potentials::new(&ideas, criteria, best, &kernel.offsets);
        Contenders { ideas, potentials, all, ends, low, criteria }
    }

    /// The number of ideas in all slots.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// The ideas of a slot.
    pub fn alike(&self, slot: usize) -> &[usize] {
        let start = if slot == 0 { 0 } else { self.ends[slot - 1] };
        &self.all[start..self.ends[slot]]
    }

    /// The proven values of a slot, by criterion.
    pub fn low(&self, slot: usize) -> &[f64] {
        &self.low[slot * self.criteria..][..self.criteria]
    }

    /// The scores (0–1) of a slot in a group of draws from `first` on. The steps and their order are those of scoring
    /// all ideas, so the results agree to the last bit.
    #[inline(always)]
    pub fn score(
        &self,
        kernel: &Kernel,
        chance: &mut Chance,
        (slot, first): (usize, usize),
        weights: &[LaneRow<f64>],
    ) -> LaneRow<f64> {
        let idea = self.ideas[slot];
        let mut scores = LaneRow([kernel.offsets[idea]; LANES]);
        for (weights, value) in weights.iter().zip(self.low(slot)) {
            for l in 0..LANES {
                scores.0[l] += weights.0[l] * value;
            }
        }
        kernel.open.earn(chance, Purpose::Evidence, (idea, first), weights, &mut scores);
        scores
    }

    /// The slots of a tile.
    pub fn slots(&self, tile: usize) -> std::ops::Range<usize> {
        tile * TILE..((tile + 1) * TILE).min(self.ideas.len())
    }
}

/// A hash of values by their bits.
fn hash(values: impl Iterator<Item = f64>) -> u64 {
    let mut hasher = DefaultHasher::new();
    values.for_each(|value| value.to_bits().hash(&mut hasher));
    hasher.finish()
}
