//! How sure the ranking is if weights and open evidence are uncertain: SMAA-2.
//!
//! Weights are drawn from a set of weightings, open evidence from its value intervals, and each draw ranks the ideas.
//! How often an idea takes a rank is its *rank acceptability*; the mean of the weights that put it first are its *central
//! weights*; its *confidence factor* says how often it is first under these, if only the evidence is uncertain; the
//! *pairwise winning index* says how often one idea is ahead of another (Lahdelma & Salminen 2001, "SMAA-2"; Leskinen
//! et al. 2006). What is undefined is none, never 0.

pub mod chance;
mod conflict;
pub mod exact;
mod geometry;
pub mod polytope;
pub mod ranks;
pub mod weights;

use crate::score::{DecisionMatrix, Scored};
use chance::{Chance, Purpose};
use ranks::Tally;
use rayon::prelude::*;
use weights::WeightModel;

/// Draws where nothing else is asked for.
pub const DRAWS: usize = 10_000;
/// More draws than this are refused: the sums that they are kept in would overflow.
pub const MOST_DRAWS: usize = 4_000_000;
/// Pairs are counted up to so many ideas.
const MOST_PAIRED: usize = 50;
/// Ideas counted one by one; those further down are ranked with the others, but not counted.
const MOST_WATCHED: usize = 1_000;
/// Confidence factors come from at most so many draws: each costs as much as a draw for every idea that is ever first.
const MOST_CONFIDENCE_DRAWS: usize = 10_000;
/// Scores that a block holds at most, so that they stay in the fast memory of a core.
const BLOCK_SCORES: usize = 32_768;

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
        let kernel = Kernel::new(self);
        let tally = kernel.run();
        let confidence = kernel.confidence(&tally);
        Robust {
            ideas: self.watched.clone(),
            ranked: kernel.ideas,
            draws: self.draws,
            seed: self.seed,
            confidence,
            tally,
        }
    }
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

    /// The standard error of a share of draws: √(p·(1 − p) / N).
    pub fn standard_error(&self, share: f64) -> f64 {
        (share * (1.0 - share) / self.draws as f64).sqrt()
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
    ideas: usize,
    criteria: usize,
    open: Vec<Open>,
    /// What is taken off the score of each idea that fails a gate: more than any two scores can differ by.
    below: f64,
}

impl<'a> Kernel<'a> {
    fn new(question: &'a Question<'a>) -> Kernel<'a> {
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
        Kernel { question, ideas, criteria, open, below: most - least + 1.0 }
    }

    /// Draws a block holds: a matter of the question alone, so that the streams are the same on every machine.
    fn block(&self) -> usize {
        (BLOCK_SCORES / self.ideas.max(1)).clamp(8, 256)
    }

    fn run(&self) -> Tally {
        let Question { watched, draws, .. } = self.question;
        let pairs = watched.len() <= MOST_PAIRED;
        let empty = || Tally::new(self.ideas, self.criteria, watched, pairs);
        let blocks = draws.div_ceil(self.block());
        let start = || {
            let tally = empty();
            let scratch = tally.scratch();
            let weights = vec![0.0; self.block() * self.criteria];
            let scores = vec![0.0; self.block() * self.ideas];
            (tally, scratch, weights, scores)
        };
        let counted =
            (0..blocks).into_par_iter().fold(start, |(mut tally, mut scratch, mut weights, mut scores), n| {
                let first = n * self.block();
                let count = self.block().min(draws - first);
                self.question.weights.fill(self.question.seed, n, first, &mut weights[..count * self.criteria]);
                self.score(n, first, &weights[..count * self.criteria], &mut scores);
                let drawn = weights.chunks_exact(self.criteria).zip(scores.chunks_exact(self.ideas));
                drawn.take(count).for_each(|(w, s)| tally.add(w, s, &mut scratch));
                (tally, scratch, weights, scores)
            });
        counted.map(|(tally, ..)| tally).reduce(empty, Tally::merge)
    }

    /// The scores (0–1) of a block of draws, draw by draw.
    fn score(&self, block: usize, first: usize, weights: &[f64], scores: &mut [f64]) {
        let draws = weights.chunks_exact(self.criteria).zip(scores.chunks_exact_mut(self.ideas));
        match self.question.evidence {
            Evidence::Samples(samples) => {
                draws.zip(&samples[first..]).for_each(|((w, s), sample)| self.weigh(sample, w, s));
            }
            Evidence::Proven(matrix) => draws.for_each(|(w, s)| self.weigh(matrix, w, s)),
            Evidence::Drawn(matrix) => {
                let mut chance = Chance::new(self.question.seed, Purpose::Evidence, block);
                draws.for_each(|(w, s)| {
                    self.weigh(matrix, w, s);
                    self.open.iter().for_each(|o| s[o.idea] += w[o.criterion] * o.span * chance.unit());
                });
            }
        }
    }

    /// Σ wⱼ·lowⱼ of each idea; those that fail a gate lie below all others.
    fn weigh(&self, matrix: &DecisionMatrix, weights: &[f64], scores: &mut [f64]) {
        let below = self.question.out.iter().map(|out| if *out { -self.below } else { 0.0 });
        scores.iter_mut().zip(below).for_each(|(score, below)| *score = below);
        for (criterion, weight) in weights.iter().enumerate() {
            scores.iter_mut().zip(matrix.low_column(criterion)).for_each(|(score, value)| *score += weight * value);
        }
    }

    /// How often each idea is first under its central weights.
    fn confidence(&self, tally: &Tally) -> Vec<Option<f64>> {
        let places = 0..self.question.watched.len();
        let central: Vec<Option<Vec<f64>>> = places.clone().map(|place| tally.central_weights(place)).collect();
        let draws = match self.question.evidence {
            Evidence::Samples(samples) => samples.len(),
            _ if self.open.is_empty() => 1,
            _ => self.question.draws.min(MOST_CONFIDENCE_DRAWS),
        };
        let is_first = |scores: &[f64], idea: usize| scores.iter().all(|score| *score <= scores[idea] + 1e-11);
        let factor = |place: usize| {
            let weights = central[place].as_ref()?;
            let idea = self.question.watched[place];
            let mut chance = Chance::new(self.question.seed, Purpose::Confidence, place);
            let (mut start, mut scores) = (vec![0.0; self.ideas], vec![0.0; self.ideas]);
            let known = match self.question.evidence {
                Evidence::Proven(matrix) | Evidence::Drawn(matrix) => Some(matrix),
                Evidence::Samples(_) => None,
            };
            if let Some(matrix) = known {
                self.weigh(matrix, weights, &mut start);
            }
            let wins = (0..draws).filter(|&draw| {
                match self.question.evidence {
                    Evidence::Samples(samples) => self.weigh(&samples[draw], weights, &mut scores),
                    _ => scores.copy_from_slice(&start),
                }
                self.open.iter().for_each(|o| scores[o.idea] += weights[o.criterion] * o.span * chance.unit());
                is_first(&scores, idea)
            });
            Some(wins.count() as f64 / draws as f64)
        };
        places.into_par_iter().map(factor).collect()
    }
}
