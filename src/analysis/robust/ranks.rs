//! Ranks the ideas in each draw and tallies the ranks over all draws.

use super::lanes::{self, LANES, Lane, LaneRow, Work};
use crate::tolerance;
use std::ops::Range;

/// Scores (0–1) are rounded to whole multiples of 1/LEVELS; those with the same result are equal, as in a ranking.
/// They are rounded and not truncated: scores of round marks lie on whole multiples, where truncating would expose an
/// error in the last place.
pub(super) const LEVELS: f64 = 100.0 / tolerance::POINTS;
/// Scores (0–1) closer than this are equal, as in a ranking of scores from 0 to 100.
pub(super) const LEVEL: f64 = tolerance::POINTS / 100.0;
/// Sums of weights are kept as whole multiples of this, so that they do not depend on the order in which threads add.
const WEIGHT_GRAIN: f64 = 1.0 / (1u64 << 40) as f64;
/// The most places that wait to be counted: what the L2 cache of a core holds.
const MAX_WAITING_PLACES: usize = 1 << 20;
/// Ranks counted together: their counters fit in the L1 cache of a core.
const RANKS_AT_ONCE: usize = 16;
/// The most groups of draws that wait to be counted.
const MAX_WAITING_GROUPS: usize = 64;

/// The counts over many draws.
#[derive(Clone, Debug)]
pub struct RankTally {
    pub(super) criteria: usize,
    /// The number of ideas counted one by one.
    pub(super) watched: usize,
    /// How often an idea had a rank: by rank (from 0), then watched idea; the last column is for all others.
    pub(super) counts: Vec<u32>,
    /// Sums of the weights under which each watched idea was first, in grains.
    pub(super) first: Vec<i64>,
    /// Sums of the weights of all draws, in grains.
    pub(super) all: Vec<i64>,
    /// How often the first of two watched ideas was ahead of the second; empty if pairs are not counted.
    pub(super) pairs: Vec<u32>,
}

/// Adds weights to sums, in grains.
pub(super) fn add_weights(sums: &mut [i64], weights: &[f64]) {
    sums.iter_mut().zip(weights).for_each(|(sum, weight)| *sum += (weight / WEIGHT_GRAIN) as i64);
}

/// Ranks draws and counts; each thread has one.
pub struct RankCounter {
    tally: RankTally,
    /// The ideas by slot: watched ideas, then the others.
    ideas: Vec<u32>,
    /// Sort keys of the ideas in each draw: the distance below the best in cells, then the slot.
    keys: Vec<LaneRow<u32>>,
    /// Slots by group of draws and rank, waiting to be counted; ideas that are not watched share one slot.
    order: Vec<[u16; LANES]>,
    /// Ranks by slot and group; empty if pairs are not counted.
    ranks: Vec<u32>,
    /// The number of groups that there is room for.
    room: usize,
    /// The number of groups that wait to be counted.
    waiting: usize,
    /// Ranks at which an idea shares a cell with the one before it in some draw.
    close: Vec<usize>,
    /// A run of ideas that share a cell: level and slot.
    run: Vec<(f64, usize)>,
}

impl RankTally {
    /// How often a watched idea (by its place among them) had a rank (from 0).
    pub fn count(&self, place: usize, rank: usize) -> u32 {
        self.counts[rank * (self.watched + 1) + place]
    }

    /// How often the watched idea `a` was ahead of `b`; `None` if pairs were not counted.
    pub fn ahead(&self, a: usize, b: usize) -> Option<u32> {
        self.pairs.get(a * self.watched + b).copied()
    }

    /// The mean of the weights under which a watched idea was first; `None` if it never was.
    pub fn central_weights(&self, place: usize) -> Option<Vec<f64>> {
        let wins = self.count(place, 0);
        let sums = &self.first[place * self.criteria..][..self.criteria];
        (wins > 0).then(|| sums.iter().map(|sum| *sum as f64 * WEIGHT_GRAIN / f64::from(wins)).collect())
    }

    /// The sums of the weights of all draws.
    pub fn weights(&self) -> impl Iterator<Item = f64> {
        self.all.iter().map(|sum| *sum as f64 * WEIGHT_GRAIN)
    }

    /// The sum of both tallies. They are whole numbers, so the order does not matter.
    pub fn merge(mut self, other: RankTally) -> RankTally {
        self.counts.iter_mut().zip(other.counts).for_each(|(a, b)| *a += b);
        self.first.iter_mut().zip(other.first).for_each(|(a, b)| *a += b);
        self.all.iter_mut().zip(other.all).for_each(|(a, b)| *a += b);
        self.pairs.iter_mut().zip(other.pairs).for_each(|(a, b)| *a += b);
        self
    }

    fn win(&mut self, place: usize, weights: &[f64]) {
        add_weights(&mut self.first[place * self.criteria..][..self.criteria], weights);
    }

    /// Moves an idea from one rank to another. It is counted at its place later on, so the count may wrap below 0 until
    /// then.
    fn correct(&mut self, slot: usize, from: usize, to: usize) {
        let width = self.watched + 1;
        let (from, to) = (from * width + slot, to * width + slot);
        self.counts[from] = self.counts[from].wrapping_sub(1);
        self.counts[to] = self.counts[to].wrapping_add(1);
    }
}

impl RankCounter {
    /// A counter for `ideas` ideas. The `watched` ones (fewer than 65,536) are counted, and their pairs too if `pairs`.
    pub fn new(ideas: usize, criteria: usize, watched: &[usize], pairs: bool) -> RankCounter {
        let n = watched.len();
        let mut is_watched = vec![false; ideas];
        watched.iter().for_each(|&idea| is_watched[idea] = true);
        let others = (0..ideas).filter(|&idea| !is_watched[idea]);
        let room = (MAX_WAITING_PLACES / (LANES * ideas.max(1))).clamp(1, MAX_WAITING_GROUPS);
        RankCounter {
            tally: RankTally {
                criteria,
                watched: n,
                counts: vec![0; (n + 1) * ideas],
                first: vec![0; n * criteria],
                all: vec![0; criteria],
                pairs: if pairs { vec![0; n * n] } else { Vec::new() },
            },
            ideas: watched.iter().copied().chain(others).map(|idea| idea as u32).collect(),
            keys: vec![LaneRow([u32::MAX; LANES]); lanes::room(ideas)],
            order: vec![[0; LANES]; ideas * room],
            ranks: vec![0; if pairs { (n + 1) * room * LANES } else { 0 }],
            room,
            waiting: 0,
            close: Vec::new(),
            run: Vec::new(),
        }
    }

    /// Adds up to [`LANES`] draws: the weights of each, and the scores of all ideas, draws side by side.
    pub fn add(&mut self, weights: &[f64], scores: &[LaneRow<f64>]) {
        let draws = weights.len() / self.tally.criteria;
        self.close.clear();
        lanes::widest(RankLanes { counter: self, scores });
        self.settle(weights, scores, draws);
        // Lanes without a draw count towards the ideas that are not watched.
        let dummy = self.tally.watched as u16;
        for row in &mut self.order[self.waiting * self.ideas.len()..][..self.ideas.len()] {
            row[draws..].fill(dummy);
        }
        for (lane, weights) in weights.chunks_exact(self.tally.criteria).enumerate() {
            add_weights(&mut self.tally.all, weights);
            let first = usize::from(self.order[self.waiting * self.ideas.len()][lane]);
            if first < self.tally.watched {
                self.tally.win(first, weights);
            }
        }
        for row in self.ranks.chunks_exact_mut(LANES).skip(self.waiting).step_by(self.room) {
            row[draws..].fill(0);
        }
        self.waiting += 1;
        if self.waiting == self.room {
            self.count();
        }
    }

    /// The tally of all draws added.
    pub fn finish(mut self) -> RankTally {
        self.count();
        self.tally
    }

    /// Puts the runs of ideas that share a cell in order.
    fn settle(&mut self, weights: &[f64], scores: &[LaneRow<f64>], draws: usize) {
        let unit = 1 << bits(self.ideas.len());
        for n in 0..self.close.len() {
            let rank = self.close[n];
            for lane in 0..draws {
                let key = |rank: usize| self.keys[rank].0[lane];
                let shared = |rank: usize| (key(rank) ^ key(rank - 1)) < unit;
                if shared(rank) && (rank == 1 || !shared(rank - 1)) {
                    let end = (rank + 1..self.ideas.len()).find(|&end| !shared(end)).unwrap_or(self.ideas.len());
                    let criteria = self.tally.criteria;
                    self.settle_run(lane, rank - 1..end, &weights[lane * criteria..][..criteria], scores);
                }
            }
        }
    }

    /// Sorts the ideas that share a cell by level, and gives ideas of one level the rank of the first.
    fn settle_run(&mut self, lane: usize, places: Range<usize>, weights: &[f64], scores: &[LaneRow<f64>]) {
        let RankCounter { tally, ideas, keys, order, ranks, room, waiting, run, .. } = self;
        let (mask, width) = ((1 << bits(ideas.len())) - 1, tally.watched);
        run.clear();
        run.extend(keys[places.clone()].iter().map(|row| {
            let slot = (row.0[lane] & mask) as usize;
            (level(scores[ideas[slot] as usize].0[lane]), slot)
        }));
        run.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        let (mut rank, mut last) = (places.start, f64::NAN);
        for (place, &(level, slot)) in places.zip(run.iter()) {
            if level != last {
                (rank, last) = (place, level);
            }
            let slot = slot.min(width);
            order[*waiting * ideas.len() + place][lane] = slot as u16;
            if !ranks.is_empty() {
                ranks[(slot * *room + *waiting) * LANES + lane] = rank as u32;
            }
            if rank != place {
                tally.correct(slot, place, rank);
                if rank == 0 && slot < width {
                    tally.win(slot, weights);
                }
            }
        }
    }

    /// Counts the waiting groups, a few ranks at a time over all draws, so that the counters stay in the cache.
    fn count(&mut self) {
        let RankCounter { tally, ideas, order, waiting, .. } = self;
        let width = tally.watched + 1;
        for (few, counts) in tally.counts.chunks_mut(RANKS_AT_ONCE * width).enumerate() {
            let ranks = counts.len() / width;
            for group in 0..*waiting {
                let order = &order[group * ideas.len() + few * RANKS_AT_ONCE..][..ranks];
                for (rank, slots) in order.iter().enumerate() {
                    let counts = &mut counts[rank * width..][..width];
                    for slot in slots {
                        let count = &mut counts[usize::from(*slot)];
                        *count = count.wrapping_add(1);
                    }
                }
            }
        }
        if !tally.pairs.is_empty() {
            lanes::widest(CountPairs { counter: self });
        }
        self.waiting = 0;
    }
}

/// The number of bits needed to number the slots.
fn bits(ideas: usize) -> u32 {
    ideas.next_power_of_two().trailing_zeros()
}

/// The nearest whole level, for scores below 20,000: adding 1.5·2⁵² leaves no bits for a fraction.
#[inline(always)]
pub(super) fn level(score: f64) -> f64 {
    const TO_WHOLE: f64 = 1.5 * (1u64 << 52) as f64;
    (score * LEVELS + TO_WHOLE) - TO_WHOLE
}

/// Finds the order of the ideas in each lane.
struct RankLanes<'a> {
    counter: &'a mut RankCounter,
    scores: &'a [LaneRow<f64>],
}

impl Work for RankLanes<'_> {
    #[allow(clippy::needless_range_loop, reason = "loops over lanes, all alike")]
    #[inline(always)]
    fn run(self) {
        let RankCounter { tally, ideas, keys, order, ranks, room, waiting, close, .. } = self.counter;
        let bits = bits(ideas.len());
        cells(self.scores, ideas, bits, keys);
        lanes::sort(keys);
        let (unit, dummy) = (1u32 << bits, tally.watched as u32);
        for (rank, row) in keys[..ideas.len()].iter().enumerate() {
            let mut slots = [0; LANES];
            for l in 0..LANES {
                slots[l] = (row.0[l] & (unit - 1)).min(dummy) as u16;
            }
            order[*waiting * ideas.len() + rank] = slots;
        }
        for (rank, pair) in keys[..ideas.len()].windows(2).enumerate() {
            let mut shared = 0;
            for l in 0..LANES {
                shared |= u32::from((pair[0].0[l] ^ pair[1].0[l]) < unit);
            }
            if shared != 0 {
                close.push(rank + 1);
            }
        }
        if !ranks.is_empty() {
            for rank in 0..ideas.len() {
                for (lane, slot) in order[*waiting * ideas.len() + rank].iter().enumerate() {
                    ranks[(usize::from(*slot) * *room + *waiting) * LANES + lane] = rank as u32;
                }
            }
        }
    }
}

/// Computes keys that sort ideas by how far they are below the best, in all bits that the slot leaves free, spread over
/// the range of scores in the lane. The order of levels is never wrong, but neighbouring levels may share a cell.
#[inline(always)]
fn cells(scores: &[LaneRow<f64>], ideas: &[u32], bits: u32, keys: &mut [LaneRow<u32>]) {
    /// Adding this rounds a number and leaves it in the lower bits.
    const TO_LOW_BITS: f64 = (1u64 << 52) as f64;
    let (mut least, mut most) = ([f64::MAX; LANES], [f64::MIN; LANES]);
    for row in scores {
        for l in 0..LANES {
            least[l] = f64::ordered(row.0[l], least[l]).0;
            most[l] = f64::ordered(row.0[l], most[l]).1;
        }
    }
    let cells = ((1u64 << (32 - bits)) - 2) as f64;
    let mut scale = [0.0; LANES];
    for l in 0..LANES {
        (least[l], most[l]) = (level(least[l]), level(most[l]));
        scale[l] = cells / f64::ordered(most[l] - least[l], 1.0).1;
    }
    for (slot, idea) in ideas.iter().enumerate() {
        let (key, row) = (&mut keys[slot], &scores[*idea as usize]);
        for l in 0..LANES {
            let cell = (most[l] - level(row.0[l])) * scale[l] + TO_LOW_BITS;
            key.0[l] = (cell.to_bits() as u32) << bits | slot as u32;
        }
    }
    keys[ideas.len()..].fill(LaneRow([u32::MAX; LANES]));
}

/// Counts which idea of each pair is ahead.
struct CountPairs<'a> {
    counter: &'a mut RankCounter,
}

impl Work for CountPairs<'_> {
    #[inline(always)]
    fn run(self) {
        let RankCounter { tally, ranks, room, waiting, .. } = self.counter;
        let (n, draws) = (tally.watched, *waiting * LANES);
        for a in 0..n {
            let own = &ranks[a * *room * LANES..][..draws];
            for b in 0..n {
                let other = &ranks[b * *room * LANES..][..draws];
                let mut ahead = 0;
                for i in 0..draws {
                    ahead += u32::from(own[i] < other[i]);
                }
                tally.pairs[a * n + b] += ahead;
            }
        }
    }
}
