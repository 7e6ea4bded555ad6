//! How robust the ranking is when weights and open evidence are uncertain: SMAA-2.
//!
//! Weights are drawn from a set of weightings, open evidence from its value intervals, and each draw ranks the ideas.
//! How often an idea takes a rank is its *rank acceptability*; the mean of the weights that put it first are its
//! *central weights*; its *confidence factor* is how often it is first under these when only the evidence is uncertain;
//! the *pairwise winning index* is how often one idea is ahead of another (Lahdelma & Salminen 2001, "SMAA-2"; Leskinen
//! et al. 2006). Undefined values are `None`, never 0.
//!
//! Up to [`MAX_IDEAS_RANKED_WHOLE`] ideas, every rank of every idea is counted (`kernel.rs`). With more, only the first
//! ranks are told apart: ideas that can never have one are set aside (`attainable.rs`), and a draw scores only those of
//! the others that could have one in it (`first.rs`). Both ways give the same numbers for the first ranks.

mod among;
mod attainable;
pub mod chance;
mod confidence;
mod contenders;
pub mod exact;
mod first;
mod geometry;
mod kernel;
pub(super) mod lanes;
pub(super) mod open;
mod places;
pub mod polytope;
mod query;
mod ranks;
mod scan;
mod scores;
mod sparse;
mod spread;
mod sure;
mod verdicts;
pub mod weights;

pub use among::AmongThem;
pub use places::{Edge, PlaceState, TopPlaces};
pub use query::{
    DRAWS, FIRST_RANKS, MAX_DRAWS, MAX_IDEAS_RANKED_WHOLE, MAX_PLACES, Quantiles, RankDepth, SmaaEvidence, SmaaQuery,
    UnknownCounts, quick_draws,
};
pub use verdicts::VerdictChances;

use crate::lang::Lang;
use crate::progress::Progress;
use crate::say::draws::ranks;
use contenders::Contenders;
use kernel::Kernel;
use query::MAX_WATCHED_IDEAS;
use ranks::RankTally;

/// The answer to a [`SmaaQuery`]. Methods take an idea by its place in `ideas`.
#[derive(Clone, Debug)]
pub struct Robust {
    /// The counted ideas, by their place in the table.
    pub ideas: Vec<usize>,
    /// The number of ideas ranked in all.
    pub ranked: usize,
    /// The last rank that is told apart; all ranks after it are lumped together.
    pub told: usize,
    /// The number of ideas that can have none of these ranks under any weights, and were set aside.
    pub aside: usize,
    /// The number of watched ideas that had one of these ranks in some draw, or of all watched ideas if all ranks are
    /// told apart; the most frequent are counted.
    pub seen: usize,
    /// The number of draws.
    pub draws: usize,
    /// The seed.
    pub seed: u64,
    /// What the unknowns were drawn from; `None` if nothing open was drawn.
    pub unknowns: Option<UnknownCounts>,
    /// The share of draws in which each idea is first under its central weights; `None` if it is never first.
    pub confidence: Vec<Option<f64>>,
    /// Whether every idea that is first in some draw is among those counted.
    counts_all_firsts: bool,
    tally: RankTally,
}

/// A range of ranks that most draws fall into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranks {
    /// The better end; `None` if it lies beyond `told`.
    pub best: Option<usize>,
    /// The worse end; `None` if it lies beyond `told`.
    pub worst: Option<usize>,
    /// The last rank that is told apart.
    pub told: usize,
}

impl Ranks {
    /// The range as text: `3`, `4–5`, `5–>100`, or `>100`.
    pub fn shown(&self, lang: Lang) -> String {
        ranks(self.best, self.worst, self.told, lang)
    }
}

impl SmaaQuery<'_> {
    /// Draws and counts to the end.
    pub fn answer(&self) -> Robust {
        self.answer_watched(&Progress::default()).expect("nothing stops a progress of its own")
    }

    /// The ideas that are first in some draw, with the share of these draws, the most frequent first: the numbers of
    /// [`answer`](SmaaQuery::answer), without anything else.
    pub fn firsts(&self) -> Vec<(usize, f64)> {
        let progress = Progress::default();
        let kernel = Kernel::new(self, &progress);
        let contenders = Contenders::new(&kernel, 1);
        let tally = kernel.run_first(&contenders, 1, false);
        let share = |count: u32| f64::from(count) / self.draws as f64;
        let of_slot = |(slot, count)| contenders.alike(slot).iter().map(move |&idea| (idea, share(count)));
        let mut firsts: Vec<(usize, f64)> = tally.firsts().flat_map(of_slot).collect();
        firsts.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        firsts
    }

    /// The same of a table of which only some ideas are counted; with whoever is first in some draw among them. `order`
    /// has all ideas, best first.
    pub fn answer_with_firsts(self, order: &[usize], progress: &Progress) -> Option<Robust> {
        let is_bounded = !matches!(self.evidence, SmaaEvidence::Given(..));
        if self.told != RankDepth::All || self.watched.len() == order.len() || !is_bounded {
            return self.answer_watched(progress);
        }
        let (firsts, room) = (self.firsts(), self.watched.len());
        let mut is_watched = vec![false; order.len()];
        firsts.iter().take(room).for_each(|(idea, _)| is_watched[*idea] = true);
        let others: Vec<usize> = order.iter().copied().filter(|&idea| !is_watched[idea]).collect();
        others.iter().take(room.saturating_sub(firsts.len())).for_each(|&idea| is_watched[idea] = true);
        let watched = order.iter().copied().filter(|&idea| is_watched[idea]).collect();
        let robust = SmaaQuery { watched, ..self }.answer_watched(progress)?;
        Some(Robust { counts_all_firsts: firsts.len() <= room, ..robust })
    }

    /// The same with progress that another thread can watch; `None` if that thread stopped it.
    pub fn answer_watched(&self, progress: &Progress) -> Option<Robust> {
        let kernel = Kernel::new(self, progress);
        let robust = match self.told {
            RankDepth::First(first) if !matches!(self.evidence, SmaaEvidence::Given(..)) => {
                kernel.answer_first(first.clamp(1, kernel.ideas.max(1)))
            }
            _ => kernel.answer_all(),
        };
        (!progress.is_stopped()).then_some(robust)
    }
}

impl Kernel<'_> {
    /// Counts all ranks.
    fn answer_all(&self) -> Robust {
        let SmaaQuery { ref watched, draws, seed, .. } = *self.question;
        let tally = self.run();
        let (ideas, ranked, confidence) = (watched.clone(), self.ideas, self.confidence(&tally));
        let (unknowns, seen, counts_all_firsts) = (self.question.unknowns(), watched.len(), watched.len() == ranked);
        Robust {
            ideas,
            ranked,
            told: ranked,
            aside: 0,
            seen,
            draws,
            seed,
            unknowns,
            confidence,
            counts_all_firsts,
            tally,
        }
    }

    /// Counts the first ranks of the ideas that can have one.
    fn answer_first(&self, first: usize) -> Robust {
        let contenders = Contenders::new(self, first);
        let found = self.run_first(&contenders, first, true);
        let SmaaQuery { ref watched, draws, seed, .. } = *self.question;
        let mut places = vec![usize::MAX; self.ideas];
        watched.iter().enumerate().for_each(|(place, &idea)| places[idea] = place);
        let alike = |slot| contenders.alike(slot).iter().map(|&idea| places[idea]).filter(|place| *place != usize::MAX);
        let (counted, tally, seen) = found.tally(alike, first, MAX_WATCHED_IDEAS);
        let ideas: Vec<usize> = counted.iter().map(|counted| watched[counted.place]).collect();
        let slots: Vec<usize> = counted.iter().map(|counted| counted.slot).collect();
        let confidence = self.confidence_first(&contenders, &slots, &tally);
        let (aside, unknowns) = (self.ideas - contenders.len(), self.question.unknowns());
        let (ranked, told, counts_all_firsts) = (self.ideas, first, ideas.len() == seen);
        Robust { ideas, ranked, told, aside, seen, draws, seed, unknowns, confidence, counts_all_firsts, tally }
    }
}

/// The standard error of a share of N draws: √(p·(1 − p) / N).
pub fn standard_error(share: f64, draws: usize) -> f64 {
    (share * (1.0 - share) / draws as f64).sqrt()
}

/// The half-width of the 95 % confidence interval of a share of so many draws, in percentage points, rounded up; for a
/// share of one half, where the error is greatest.
pub fn off_at_most(draws: usize) -> usize {
    (196.0 * standard_error(0.5, draws)).ceil() as usize
}

impl Robust {
    /// The share of draws in which an idea has a rank (1 = first).
    pub fn acceptability(&self, place: usize, rank: usize) -> f64 {
        f64::from(self.tally.count(place, rank - 1)) / self.draws as f64
    }

    /// The share of draws in which an idea has one of the ranks `from` to `to`, as far as they are told apart.
    pub fn within(&self, place: usize, from: usize, to: usize) -> f64 {
        f64::from(self.draws_within(place, from, to)) / self.draws as f64
    }

    /// The number of draws in which an idea has one of the ranks `from` to `to`, as far as they are told apart.
    fn draws_within(&self, place: usize, from: usize, to: usize) -> u32 {
        (from..=to.min(self.told)).map(|rank| self.tally.count(place, rank - 1)).sum()
    }

    /// The share of draws in which an idea has a rank that is not told apart.
    pub fn beyond(&self, place: usize) -> f64 {
        f64::from(self.draws as u32 - self.draws_within(place, 1, self.told)) / self.draws as f64
    }

    /// The mean rank over all draws; `None` if the rank is not told apart in some draw.
    pub fn expected_rank(&self, place: usize) -> Option<f64> {
        let mean = || (1..=self.told).map(|rank| rank as f64 * self.acceptability(place, rank)).sum();
        (self.draws_within(place, 1, self.told) as usize == self.draws).then(mean)
    }

    /// The ranks that 90 % of the draws fall between: the 5 % and the 95 % quantile.
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

    /// Whether every idea that is first in some draw is among those counted.
    pub fn counts_all_firsts(&self) -> bool {
        self.counts_all_firsts
    }

    /// Whether every idea that has one of the ranks told apart in some draw is among those counted.
    fn counts_all_told(&self) -> bool {
        self.ideas.len() == if self.told < self.ranked { self.seen } else { self.ranked }
    }

    /// The place of an idea among those counted.
    pub fn place(&self, idea: usize) -> Option<usize> {
        self.ideas.iter().position(|&counted| counted == idea)
    }

    /// The share of draws in which an idea is first; 0 if it was not counted.
    pub fn first(&self, idea: usize) -> f64 {
        self.place(idea).map_or(0.0, |place| self.acceptability(place, 1))
    }

    /// The counted ideas that are first in some draw, with the share of draws, the most frequent first.
    pub fn firsts(&self) -> Vec<(usize, f64)> {
        let shares = self.ideas.iter().enumerate().map(|(place, &idea)| (idea, self.acceptability(place, 1)));
        let mut firsts: Vec<(usize, f64)> = shares.filter(|(_, share)| *share > 0.0).collect();
        firsts.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        firsts
    }

    /// The mean of the weights that put an idea first; `None` if it is never first.
    pub fn central_weights(&self, place: usize) -> Option<Vec<f64>> {
        self.tally.central_weights(place)
    }

    /// The mean of all weights drawn.
    pub fn mean_weights(&self) -> Vec<f64> {
        self.tally.weights().map(|sum| sum / self.draws as f64).collect()
    }

    /// The share of draws in which `a` is ahead of `b`; `None` if pairs were not counted.
    pub fn ahead(&self, a: usize, b: usize) -> Option<f64> {
        self.tally.ahead(a, b).map(|count| f64::from(count) / self.draws as f64)
    }

    /// The half-width of the 95 % confidence interval of a share of these draws, in percentage points, rounded up; for
    /// a share of one half, where the error is greatest.
    pub fn off_at_most(&self) -> usize {
        off_at_most(self.draws)
    }

    /// The standard error of a share of these draws.
    pub fn standard_error(&self, share: f64) -> f64 {
        standard_error(share, self.draws)
    }
}
