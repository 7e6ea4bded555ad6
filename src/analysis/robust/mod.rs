//! How sure the ranking is if weights and open evidence are uncertain: SMAA-2.
//!
//! Weights are drawn from a set of weightings, open evidence from its value intervals, and each draw ranks the ideas.
//! How often an idea takes a rank is its *rank acceptability*; the mean of the weights that put it first are its *central
//! weights*; its *confidence factor* says how often it is first under these, if only the evidence is uncertain; the
//! *pairwise winning index* says how often one idea is ahead of another (Lahdelma & Salminen 2001, "SMAA-2"; Leskinen
//! et al. 2006). What is undefined is none, never 0.

pub mod chance;
mod confidence;
mod conflict;
pub mod exact;
mod geometry;
mod lanes;
pub mod polytope;
mod ranks;
mod watch;
pub mod weights;

use crate::score::{DecisionMatrix, Scored, TIE};
use chance::{Chance, Purpose};
use lanes::{LANES, Row, Work};
use ranks::{Counter, Tally};
use rayon::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};
use weights::WeightModel;

pub use watch::Watch;

/// Draws where nothing else is asked for.
pub const DRAWS: usize = 10_000;
/// Draws where a summary has to come at once: fewer of many ideas.
pub fn quick_draws(ideas: usize) -> usize {
    if ideas <= LARGE { DRAWS } else { DRAWS / 10 }
}

/// More ideas than this are many.
const LARGE: usize = 2_000;
/// More draws than this are refused: the sums that they are kept in would overflow.
pub const MOST_DRAWS: usize = 4_000_000;
/// Pairs are counted up to so many ideas.
const MOST_PAIRED: usize = 50;
/// Ideas counted one by one; those further down are ranked with the others, but not counted.
const MOST_WATCHED: usize = 1_000;
/// Scores (0–1) closer than this are equal, as in a ranking of scores from 0 to 100.
const LEVEL: f64 = TIE / 100.0;
/// Draws that share a random stream: whole groups, and the same on every machine.
const BLOCK: usize = 16 * LANES;

/// What is known of the values.
#[derive(Clone, Copy, Debug)]
pub enum Evidence<'a> {
    /// As proven: unknowns earn nothing, ranges count at their worse end. Nothing is drawn.
    Proven(&'a DecisionMatrix),
    /// Each open value is uniform between its ends, independent of the others.
    Drawn(&'a DecisionMatrix),
    /// These matrices, one a draw; their lower ends count.
    Samples(&'a [DecisionMatrix]),
}

/// What is asked.
#[derive(Clone, Debug)]
pub struct Question<'a> {
    /// The values.
    pub evidence: Evidence<'a>,
    /// The weightings.
    pub weights: &'a WeightModel,
    /// Whether each idea fails a gate: it ranks below all that do not.
    pub out: Vec<bool>,
    /// The ideas to count, best first.
    pub watched: Vec<usize>,
    /// How many draws.
    pub draws: usize,
    /// The seed: the same seed, the same answer.
    pub seed: u64,
}

/// The answer. Ideas are those watched, by their place among them.
#[derive(Clone, Debug)]
pub struct Robust {
    /// The ideas that were counted, by their place in the table.
    pub ideas: Vec<usize>,
    /// How many ideas were ranked in all.
    pub ranked: usize,
    /// How many draws.
    pub draws: usize,
    /// The seed.
    pub seed: u64,
    /// Share of draws in which each idea is first when the weights are its central weights; none for what is never
    /// first.
    pub confidence: Vec<Option<f64>>,
    tally: Tally,
}

impl<'a> Question<'a> {
    /// How a ranking stands up to other weights and to what its open evidence could turn out to be.
    pub fn of(scored: &'a Scored, weights: &'a WeightModel, draws: usize, seed: u64) -> Question<'a> {
        Question {
            evidence: Evidence::Drawn(&scored.matrix),
            weights,
            out: (0..scored.len()).map(|i| scored.failed_gate(i).is_some()).collect(),
            watched: scored.order.iter().copied().take(MOST_WATCHED).collect(),
            draws,
            seed,
        }
    }

    /// Draws and counts.
    pub fn answer(&self) -> Robust {
        self.answer_watched(&Watch::default()).expect("nobody asks it to stop")
    }

    /// The same while another thread looks on; none where that asked to stop.
    pub fn answer_watched(&self, watch: &Watch) -> Option<Robust> {
        let kernel = Kernel::new(self, watch);
        let tally = kernel.run();
        let confidence = kernel.confidence(&tally);
        let robust = Robust {
            ideas: self.watched.clone(),
            ranked: kernel.ideas,
            draws: self.draws,
            seed: self.seed,
            confidence,
            tally,
        };
        (!watch.is_stopped()).then_some(robust)
    }
}

/// The standard error of a share of so many draws: √(p·(1 − p) / N).
pub fn standard_error(share: f64, draws: usize) -> f64 {
    (share * (1.0 - share) / draws as f64).sqrt()
}

impl Robust {
    /// In which share of draws an idea has a rank (1 = first).
    pub fn acceptability(&self, place: usize, rank: usize) -> f64 {
        f64::from(self.tally.count(place, rank - 1)) / self.draws as f64
    }

    /// In which share of draws an idea has one of the ranks `from` to `to`.
    pub fn within(&self, place: usize, from: usize, to: usize) -> f64 {
        (from..=to.min(self.ranked)).map(|rank| self.acceptability(place, rank)).sum()
    }

    /// The mean rank over all draws.
    pub fn expected_rank(&self, place: usize) -> f64 {
        (1..=self.ranked).map(|rank| rank as f64 * self.acceptability(place, rank)).sum()
    }

    /// The ranks between which 90 % of the draws lie: the 5 % and the 95 % quantile.
    pub fn rank_interval(&self, place: usize) -> (usize, usize) {
        let quantile = |share: f64| {
            let wanted = (share * self.draws as f64).ceil().max(1.0) as u64;
            let mut sum = 0;
            let reached = (1..=self.ranked).find(|rank| {
                sum += u64::from(self.tally.count(place, rank - 1));
                sum >= wanted
            });
            reached.unwrap_or(self.ranked)
        };
        (quantile(0.05), quantile(0.95))
    }

    /// The mean of the weights that put an idea first; none where none did.
    pub fn central_weights(&self, place: usize) -> Option<Vec<f64>> {
        self.tally.central_weights(place)
    }

    /// The mean of all weights drawn.
    pub fn mean_weights(&self) -> Vec<f64> {
        self.tally.weights().map(|sum| sum / self.draws as f64).collect()
    }

    /// In which share of draws `a` is ahead of `b`; none where pairs were not counted.
    pub fn ahead(&self, a: usize, b: usize) -> Option<f64> {
        self.tally.ahead(a, b).map(|count| f64::from(count) / self.draws as f64)
    }

    /// The standard error of a share of these draws.
    pub fn standard_error(&self, share: f64) -> f64 {
        standard_error(share, self.draws)
    }
}

/// A value that is open: idea, criterion and the length of its interval.
struct Open {
    idea: usize,
    criterion: usize,
    span: f64,
}

struct Kernel<'a> {
    question: &'a Question<'a>,
    watch: &'a Watch,
    ideas: usize,
    criteria: usize,
    open: Vec<Open>,
    /// Where the score of each idea begins: at 0, or so far below that whatever fails a gate is behind all others.
    offsets: Vec<f64>,
}

impl<'a> Kernel<'a> {
    fn new(question: &'a Question<'a>, watch: &'a Watch) -> Kernel<'a> {
        let (matrix, drawn) = match question.evidence {
            Evidence::Proven(matrix) => (matrix, false),
            Evidence::Drawn(matrix) => (matrix, true),
            Evidence::Samples(samples) => (&samples[0], false),
        };
        let (ideas, criteria) = (matrix.ideas(), matrix.criteria());
        let mut open = Vec::new();
        let (mut least, mut most) = (0.0f64, 0.0f64);
        for criterion in 0..criteria {
            let ends = matrix.low_column(criterion).iter().zip(matrix.high_column(criterion)).enumerate();
            for (idea, (low, high)) in ends {
                (least, most) = (least.min(*low), most.max(*high));
                if drawn && low != high {
                    open.push(Open { idea, criterion, span: high - low });
                }
            }
        }
        let below = least - most - 1.0;
        let offsets = question.out.iter().map(|out| if *out { below } else { 0.0 }).collect();
        Kernel { question, watch, ideas, criteria, open, offsets }
    }

    /// Threads take block after block; which gets which does not show in whole numbers.
    fn run(&self) -> Tally {
        let Question { watched, draws, weights, seed, .. } = self.question;
        let blocks = draws.div_ceil(BLOCK);
        let next = AtomicUsize::new(0);
        let worker = |_| {
            let mut counter = Counter::new(self.ideas, self.criteria, watched, watched.len() <= MOST_PAIRED);
            let mut drawn = vec![0.0; BLOCK * self.criteria];
            let mut rows = vec![Row([0.0; LANES]); self.criteria];
            let mut scores = vec![Row([0.0; LANES]); self.ideas];
            let blocks = std::iter::from_fn(|| Some(next.fetch_add(1, Ordering::Relaxed)).filter(|n| *n < blocks));
            for n in blocks.take_while(|_| !self.watch.is_stopped()) {
                let first = n * BLOCK;
                let drawn = &mut drawn[..BLOCK.min(draws - first) * self.criteria];
                weights.fill(*seed, n, first, drawn);
                let mut chance = Chance::new(*seed, Purpose::Evidence, n);
                for (group, weights) in drawn.chunks(LANES * self.criteria).enumerate() {
                    self.score(&mut chance, first + group * LANES, weights, &mut rows, &mut scores);
                    counter.add(weights, &scores);
                }
                self.watch.add(drawn.len() / self.criteria);
            }
            counter.finish()
        };
        let workers = rayon::current_num_threads().min(blocks).max(1);
        let tallies = (0..workers).into_par_iter().map(worker);
        tallies
            .reduce_with(Tally::merge)
            .unwrap_or_else(|| Counter::new(self.ideas, self.criteria, watched, false).finish())
    }

    /// The scores (0–1) of a group of draws, side by side.
    fn score(
        &self,
        chance: &mut Chance,
        first: usize,
        weights: &[f64],
        rows: &mut [Row<f64>],
        scores: &mut [Row<f64>],
    ) {
        match self.question.evidence {
            Evidence::Samples(samples) => {
                let mut one = vec![0.0; self.ideas];
                for (lane, weights) in weights.chunks_exact(self.criteria).enumerate() {
                    self.weigh(&samples[first + lane], weights, &mut one);
                    scores.iter_mut().zip(&one).for_each(|(row, score)| row.0[lane] = *score);
                }
            }
            Evidence::Proven(matrix) | Evidence::Drawn(matrix) => {
                for (lane, weights) in weights.chunks_exact(self.criteria).enumerate() {
                    for (criterion, weight) in weights.iter().enumerate() {
                        rows[criterion].0[lane] = *weight;
                    }
                }
                lanes::widest(Weigh { matrix, weights: rows, below: &self.offsets, scores });
                for (lane, weights) in weights.chunks_exact(self.criteria).enumerate() {
                    for open in &self.open {
                        scores[open.idea].0[lane] += weights[open.criterion] * open.span * chance.unit();
                    }
                }
            }
        }
    }

    /// Σ wⱼ·lowⱼ of each idea; those that fail a gate lie below all others.
    fn weigh(&self, matrix: &DecisionMatrix, weights: &[f64], scores: &mut [f64]) {
        scores.copy_from_slice(&self.offsets);
        for (criterion, weight) in weights.iter().enumerate() {
            scores.iter_mut().zip(matrix.low_column(criterion)).for_each(|(score, value)| *score += weight * value);
        }
    }
}

/// Scores a group of draws.
struct Weigh<'a> {
    matrix: &'a DecisionMatrix,
    weights: &'a [Row<f64>],
    below: &'a [f64],
    scores: &'a mut [Row<f64>],
}

impl Work for Weigh<'_> {
    /// Four neighbouring ideas at once: additions wait for each other only within an idea.
    #[allow(clippy::needless_range_loop, reason = "loops over lanes, all alike")]
    #[inline(always)]
    fn run(self) {
        let Weigh { matrix, weights, below, scores } = self;
        let (tiles, rest) = scores.as_chunks_mut::<4>();
        let tiled = 4 * tiles.len();
        for tile in 0..tiles.len() {
            let (first, scores) = (4 * tile, &mut tiles[tile]);
            let (mut a, mut b) = ([below[first]; LANES], [below[first + 1]; LANES]);
            let (mut c, mut d) = ([below[first + 2]; LANES], [below[first + 3]; LANES]);
            for (criterion, weights) in weights.iter().enumerate() {
                let values = &matrix.low_column(criterion)[first..first + 4];
                for l in 0..LANES {
                    a[l] += weights.0[l] * values[0];
                    b[l] += weights.0[l] * values[1];
                    c[l] += weights.0[l] * values[2];
                    d[l] += weights.0[l] * values[3];
                }
            }
            scores[0].0 = a;
            scores[1].0 = b;
            scores[2].0 = c;
            scores[3].0 = d;
        }
        for (n, score) in rest.iter_mut().enumerate() {
            let mut sum = [below[tiled + n]; LANES];
            for (criterion, weights) in weights.iter().enumerate() {
                let value = matrix.low(tiled + n, criterion);
                for l in 0..LANES {
                    sum[l] += weights.0[l] * value;
                }
            }
            score.0 = sum;
        }
    }
}
