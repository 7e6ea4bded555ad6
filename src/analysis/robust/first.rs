//! Counts the first ranks in every draw, for the ideas that can have one.
//!
//! Each draw has a bar: the score of the last rank that is told apart, among the ideas looked at so far. An idea whose
//! potential is below it has none of the first ranks in this draw, so its evidence need not be drawn. The draws of an
//! idea do not depend on those of others (`open.rs`), so the ranks come out as if all ideas had been scored.

use super::chance::{Chance, Purpose};
use super::contenders::Contenders;
use super::kernel::{Kernel, side_by_side};
use super::lanes::{self, LANES, LaneRow, Work};
use super::query::{BLOCK, SmaaQuery};
use super::ranks::{LEVELS, level};
use super::scan::{Scan, TILE, Visitor};
use super::sparse::SparseTally;

impl Kernel<'_> {
    /// Counts the first ranks of the contenders; `with_weights`: and sums the weights.
    pub fn run_first(&self, contenders: &Contenders, first: usize, with_weights: bool) -> SparseTally {
        let summed = if with_weights { self.criteria } else { 0 };
        let SmaaQuery { draws, weights, seed, .. } = self.question;
        let count = |blocks: &mut dyn Iterator<Item = usize>| {
            let mut counted = SparseTally::new(summed);
            let mut drawn = vec![0.0; BLOCK * self.criteria];
            let mut rows = vec![LaneRow([0.0; LANES]); BLOCK / LANES * self.criteria];
            let mut small = contenders.potentials.rows(BLOCK / LANES);
            let mut chance = Chance::new(*seed, Purpose::Evidence, 0);
            let mut best: Vec<BestSlots> = (0..BLOCK).map(|_| BestSlots::new(first)).collect();
            for n in blocks {
                let start = n * BLOCK;
                let draws = BLOCK.min(draws - start);
                let drawn = &mut drawn[..draws * self.criteria];
                weights.fill(*seed, n, drawn);
                for (group, weights) in drawn.chunks(LANES * self.criteria).enumerate() {
                    let rows = &mut rows[group * self.criteria..][..self.criteria];
                    side_by_side(weights, rows);
                    contenders.potentials.put(&mut small, group, rows);
                }
                best.iter_mut().for_each(BestSlots::clear);
                // Lanes without a draw get a bar that nothing reaches.
                let bar = |draw: usize| if draw < draws { f32::NEG_INFINITY } else { f32::INFINITY };
                let mut bars: Vec<LaneRow<f32>> = (0..draws.div_ceil(LANES))
                    .map(|group| LaneRow(std::array::from_fn(|lane| bar(group * LANES + lane))))
                    .collect();
                let visitor = &mut FirstRanks {
                    kernel: self,
                    contenders,
                    chance: &mut chance,
                    start,
                    rows: &rows,
                    best: &mut best,
                };
                lanes::widest(Scan { potentials: &contenders.potentials, weights: &small, bars: &mut bars, visitor });
                for (best, weights) in best.iter_mut().zip(drawn.chunks_exact(self.criteria)) {
                    counted.add(&weights[..summed], best.ranked(contenders));
                }
                self.progress.advance(draws);
            }
            counted.finish()
        };
        self.over_blocks(count, SparseTally::merge)
    }
}

/// The best slots of one draw so far.
struct BestSlots {
    /// The number of ranks told apart.
    first: usize,
    /// Levels and slots, unsorted: at least all that reach the bar.
    found: Vec<(f64, u32)>,
    /// The level that every idea of the first ranks reaches: that of the last rank if no slot holds several ideas.
    bar: f64,
    /// The length of `found` at which those below the bar are dropped.
    full: usize,
}

impl BestSlots {
    fn new(first: usize) -> BestSlots {
        BestSlots { first, found: Vec::new(), bar: f64::NEG_INFINITY, full: first + first / 4 + 4 }
    }

    fn clear(&mut self) {
        *self = BestSlots { found: std::mem::take(&mut self.found), ..BestSlots::new(self.first) };
        self.found.clear();
    }

    /// Adds a slot that reaches the bar. Returns whether the bar rises.
    fn add(&mut self, level: f64, slot: usize) -> bool {
        self.found.push((level, slot as u32));
        self.found.len() >= self.full && self.settle()
    }

    /// Raises the bar and drops the slots below it. Returns whether it rose.
    fn settle(&mut self) -> bool {
        if self.found.len() < self.first {
            return false;
        }
        let (_, (bar, _), _) = self.found.select_nth_unstable_by(self.first - 1, |a, b| b.0.total_cmp(&a.0));
        let (bar, before) = (*bar, self.bar);
        self.found.retain(|(level, _)| *level >= bar);
        self.bar = bar;
        // Many slots may share the last rank and stay: wait until a quarter more is found before settling again.
        self.full = self.full.max(self.found.len() + self.found.len() / 4 + 4);
        bar > before
    }

    /// The slots with one of the first ranks, and the rank, from 0. Equals share the better rank; every idea of a slot
    /// counts.
    fn ranked(&mut self, contenders: &Contenders) -> impl Iterator<Item = (u32, usize)> {
        self.settle();
        self.found.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (mut rank, mut place, mut last) = (0, 0, f64::NAN);
        let ranks = self.found.iter().map(move |&(level, slot)| {
            if level != last {
                (rank, last) = (place, level);
            }
            place += contenders.alike(slot as usize).len();
            (slot, rank)
        });
        let first = self.first;
        ranks.take_while(move |(_, rank)| *rank < first)
    }
}

/// Scores the ideas that can reach the bar of a draw.
struct FirstRanks<'a, 'k> {
    kernel: &'a Kernel<'k>,
    contenders: &'a Contenders,
    chance: &'a mut Chance,
    /// The first draw of the block.
    start: usize,
    /// The weights: by group of draws, then criterion.
    rows: &'a [LaneRow<f64>],
    best: &'a mut [BestSlots],
}

impl Visitor for FirstRanks<'_, '_> {
    fn visit(&mut self, tile: usize, group: usize, reach: &[LaneRow<f32>; TILE], bar: &mut LaneRow<f32>) {
        let criteria = self.kernel.criteria;
        let weights = &self.rows[group * criteria..][..criteria];
        for (slot, reach) in self.contenders.slots(tile).zip(reach) {
            if (0..LANES).all(|lane| reach.0[lane] < bar.0[lane]) {
                continue;
            }
            let mut scores = LaneRow([0.0; LANES]);
            let first = self.start + group * LANES;
            let FirstRanks { kernel, contenders, chance, .. } = self;
            lanes::widest(ScoreSlot { kernel, contenders, chance, slot, first, weights, scores: &mut scores });
            for lane in 0..LANES {
                let best = &mut self.best[group * LANES + lane];
                let level = level(scores.0[lane]);
                if reach.0[lane] >= bar.0[lane] && level >= best.bar && best.add(level, slot) {
                    // An idea of this level scores at most half a level below it, so a whole level below is safe.
                    bar.0[lane] = self.contenders.potentials.bar((best.bar - 1.0) / LEVELS);
                }
            }
        }
    }
}

/// Scores one idea in a group of draws.
struct ScoreSlot<'a, 'k> {
    kernel: &'a Kernel<'k>,
    contenders: &'a Contenders,
    chance: &'a mut Chance,
    slot: usize,
    first: usize,
    weights: &'a [LaneRow<f64>],
    scores: &'a mut LaneRow<f64>,
}

impl Work for ScoreSlot<'_, '_> {
    #[inline(always)]
    fn run(self) {
        *self.scores = self.contenders.score(self.kernel, self.chance, (self.slot, self.first), self.weights);
    }
}
