//! How sure the ranking is if weights and open evidence are uncertain: SMAA-2.
//!
//! Weights are drawn from a set of weightings, open evidence from its value intervals, and each draw ranks the ideas.
//! How often an idea takes a rank is its *rank acceptability*; the mean of the weights that put it first are its *central
//! weights*; its *confidence factor* says how often it is first under these, if only the evidence is uncertain; the
//! *pairwise winning index* says how often one idea is ahead of another (Lahdelma & Salminen 2001, "SMAA-2"; Leskinen
//! et al. 2006). What is undefined is none, never 0.
//!
//! Up to [`WHOLE`] ideas every rank of every idea is counted (`kernel.rs`). Of more, only the first ranks are told apart:
//! ideas that can never have one are set aside (`aside.rs`), and of the others only those are scored in a draw that could
//! have one in it (`first.rs`). Both ways give the same numbers, as far as the second tells.

mod aside;
pub mod chance;
mod confidence;
mod conflict;
mod contenders;
pub mod exact;
mod first;
mod geometry;
mod kernel;
mod lanes;
mod open;
pub mod polytope;
mod ranks;
mod scan;
mod sparse;
mod told;
pub mod weights;

use crate::progress::Progress;
use crate::score::{DecisionMatrix, Scored};
use crate::tolerance;
use contenders::Contenders;
use kernel::Kernel;
use lanes::LANES;
use ranks::Tally;
use weights::WeightModel;

pub use told::Ranks;

/// Draws where nothing else is asked for.
pub const DRAWS: usize = 10_000;
/// Draws where a summary has to come at once: fewer of many ideas, or of many criteria.
pub fn quick_draws(ideas: usize, criteria: usize) -> usize {
    match criteria {
        ..=WIDE if ideas <= LARGE => DRAWS,
        ..=VERY_WIDE => DRAWS / 10,
        _ => DRAWS / 40,
    }
}

/// More ideas than this are many.
const LARGE: usize = 2_000;
/// More criteria than this are many, and more than that very many: one set of weights in seventy adds up there.
const WIDE: usize = 200;
const VERY_WIDE: usize = 2_000;
/// More draws than this are refused: the sums that they are kept in would overflow.
pub const MOST_DRAWS: usize = 4_000_000;
/// Pairs are counted up to so many ideas.
const MOST_PAIRED: usize = 50;
/// Ideas counted one by one; those further down are ranked with the others, but not counted.
const MOST_WATCHED: usize = 1_000;
/// Up to so many ideas, all their ranks are told apart.
pub const WHOLE: usize = 10_000;
/// Ranks that are told apart of more ideas, where nothing else is asked for; and at most.
pub const FIRST: usize = 100;
const MOST_FIRST: usize = 1_000;
/// At least so many ranks are told apart: how often an idea is among the first three is always said.
const LEAST_FIRST: usize = 3;
/// Scores (0–1) closer than this are equal, as in a ranking of scores from 0 to 100.
const LEVEL: f64 = tolerance::POINTS / 100.0;
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

/// Which ranks are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// All of them.
    All,
    /// The first so many; what lies below is one.
    First(usize),
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
    /// The ideas to count, best first. Where only the first ranks are told apart, those of them that ever have one.
    pub watched: Vec<usize>,
    /// Which ranks are told apart.
    pub told: Told,
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
    /// Ranks from the first to this one are told apart; what lies below is one.
    pub told: usize,
    /// Ideas that can have none of these ranks under any of the weights, and were set aside.
    pub aside: usize,
    /// Ideas of those watched that had one of these ranks in some draw, or, where all ranks are told apart, all watched;
    /// the most frequent are counted.
    pub seen: usize,
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
    /// How a ranking stands up to other weights and to what its open evidence could turn out to be. Of more than [`WHOLE`]
    /// ideas the first [`FIRST`] ranks are told apart.
    pub fn of(scored: &'a Scored, weights: &'a WeightModel, draws: usize, seed: u64) -> Question<'a> {
        let is_whole = scored.len() <= WHOLE;
        let watched = if is_whole { MOST_WATCHED.min(scored.len()) } else { scored.len() };
        Question {
            evidence: Evidence::Drawn(&scored.matrix),
            weights,
            out: (0..scored.len()).map(|i| scored.failed_gate(i).is_some()).collect(),
            watched: scored.order[..watched].to_vec(),
            told: if is_whole { Told::All } else { Told::First(FIRST) },
            draws,
            seed,
        }
    }

    /// The same where about the first `wanted` ranks are of interest, if not all are told apart anyway.
    pub fn first(self, wanted: usize) -> Question<'a> {
        let told = match self.told {
            Told::All => Told::All,
            Told::First(_) => Told::First(wanted.clamp(LEAST_FIRST, MOST_FIRST)),
        };
        Question { told, ..self }
    }

    /// Draws and counts.
    pub fn answer(&self) -> Robust {
        self.answer_watched(&Progress::default()).expect("nobody asks it to stop")
    }

    /// The same while another thread looks on; none where that asked to stop.
    pub fn answer_watched(&self, progress: &Progress) -> Option<Robust> {
        let kernel = Kernel::new(self, progress);
        let robust = match (self.told, self.evidence) {
            // Samples are looked at one by one.
            (Told::First(first), Evidence::Proven(matrix) | Evidence::Drawn(matrix)) => {
                kernel.answer_first(matrix, first.clamp(1, kernel.ideas.max(1)))
            }
            _ => kernel.answer_all(),
        };
        (!progress.is_stopped()).then_some(robust)
    }
}

impl Kernel<'_> {
    /// Counts all ranks.
    fn answer_all(&self) -> Robust {
        let tally = self.run();
        let ideas = self.question.watched.clone();
        let confidence = self.confidence(&tally);
        self.robust(ideas, confidence, tally, [self.ideas, 0, self.question.watched.len()])
    }

    /// Counts the first ranks, of those that can have one.
    fn answer_first(&self, matrix: &DecisionMatrix, first: usize) -> Robust {
        let contenders = Contenders::new(self, matrix, first);
        let found = self.run_first(&contenders, first);
        let watched = &self.question.watched;
        let mut places = vec![usize::MAX; self.ideas];
        watched.iter().enumerate().for_each(|(place, &idea)| places[idea] = place);
        let alike = |slot| contenders.alike(slot).iter().map(|&idea| places[idea]).filter(|place| *place != usize::MAX);
        let (counted, tally, seen) = found.tally(alike, first, MOST_WATCHED);
        let ideas = counted.iter().map(|counted| watched[counted.place]).collect();
        let slots: Vec<usize> = counted.iter().map(|counted| counted.slot).collect();
        let confidence = self.confidence_first(&contenders, &slots, &tally);
        self.robust(ideas, confidence, tally, [first, self.ideas - contenders.len(), seen])
    }

    fn robust(&self, ideas: Vec<usize>, confidence: Vec<Option<f64>>, tally: Tally, counts: [usize; 3]) -> Robust {
        let Question { draws, seed, .. } = *self.question;
        let [told, aside, seen] = counts;
        Robust { ideas, ranked: self.ideas, told, aside, seen, draws, seed, confidence, tally }
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

    /// In which share of draws an idea has one of the ranks `from` to `to`, as far as they are told apart.
    pub fn within(&self, place: usize, from: usize, to: usize) -> f64 {
        (from..=to.min(self.told)).map(|rank| self.acceptability(place, rank)).sum()
    }

    /// In which share of draws an idea has a rank that is not told apart.
    pub fn beyond(&self, place: usize) -> f64 {
        f64::from(self.draws as u32 - self.told_draws(place)) / self.draws as f64
    }

    /// In how many draws an idea has a rank that is told apart.
    fn told_draws(&self, place: usize) -> u32 {
        (0..self.told).map(|rank| self.tally.count(place, rank)).sum()
    }

    /// The mean rank over all draws; none for an idea that has a rank in some draw that is not told apart.
    pub fn expected_rank(&self, place: usize) -> Option<f64> {
        let mean = || (1..=self.told).map(|rank| rank as f64 * self.acceptability(place, rank)).sum();
        (self.told_draws(place) as usize == self.draws).then(mean)
    }

    /// The ranks between which 90 % of the draws lie: the 5 % and the 95 % quantile.
    pub fn rank_interval(&self, place: usize) -> Ranks {
        let quantile = |share: f64| {
            let wanted = (share * self.draws as f64).ceil().max(1.0) as u64;
            let mut sum = 0;
            (1..=self.told).find(|rank| {
                sum += u64::from(self.tally.count(place, rank - 1));
                sum >= wanted
            })
        };
        Ranks { best: quantile(0.05), worst: quantile(0.95), told: self.told }
    }

    /// Whether every idea that is ever first is among those counted.
    pub fn counts_all_firsts(&self) -> bool {
        self.ideas.len() == if self.told < self.ranked { self.seen } else { self.ranked }
    }

    /// The place of an idea among those counted.
    pub fn place(&self, idea: usize) -> Option<usize> {
        self.ideas.iter().position(|&counted| counted == idea)
    }

    /// In which share of draws an idea is first; in none where it was not even counted.
    pub fn first(&self, idea: usize) -> f64 {
        self.place(idea).map_or(0.0, |place| self.acceptability(place, 1))
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

    /// By how many per cent points a share of these draws is off at most, of nineteen in twenty; the error is greatest
    /// for a share of a half.
    pub fn off_at_most(&self) -> usize {
        (196.0 * self.standard_error(0.5)).ceil() as usize
    }

    /// The standard error of a share of these draws.
    pub fn standard_error(&self, share: f64) -> f64 {
        standard_error(share, self.draws)
    }
}
