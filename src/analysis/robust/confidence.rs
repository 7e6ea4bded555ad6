//! Confidence factors: how often an idea is first under its central weights when only the evidence is uncertain.

use super::chance::{Chance, Purpose};
use super::contenders::Contenders;
use super::kernel::{Kernel, side_by_side};
use super::lanes::{self, LANES, LaneRow};
use super::ranks::{LEVEL, RankTally};
use super::scan::{Scan, TILE, Visitor};
use rayon::prelude::*;

/// The most draws for one confidence factor: there is one for every idea that is ever first.
const MAX_CONFIDENCE_DRAWS: usize = 100_000;
/// The most facts drawn for one confidence factor: with very many open facts there are fewer draws, down to the
/// minimum.
const MAX_CONFIDENCE_FACTS: usize = 10_000_000;
const MIN_CONFIDENCE_DRAWS: usize = 400;

/// The proven and the best possible score of an idea, and its place in the table.
type ScoreRange = (f64, f64, usize);

/// The ideas that an idea has to beat under given weights.
struct OpenRivals {
    /// The best proven score of all ideas.
    most: f64,
    /// The ideas with open values whose best possible score reaches it.
    open: Vec<ScoreRange>,
}

impl Kernel<'_> {
    /// The share of draws in which each watched idea is first under its central weights. Meaningless after a stop.
    pub fn confidence(&self, tally: &RankTally) -> Vec<Option<f64>> {
        let factor = |place: usize| {
            let weights = tally.central_weights(place).filter(|_| !self.progress.is_stopped())?;
            let idea = self.question.watched[place];
            let mut low = vec![0.0; self.ideas];
            self.weigh(&weights, &mut low);
            let most = low.iter().copied().fold(f64::MIN, f64::max);
            let own = low[idea];
            let ends = low.into_iter().enumerate().map(|(idea, low)| (low, self.at_best(idea, low, &weights), idea));
            Some(self.first_in_draws(&weights, (own, idea), OpenRivals { most, open: self.open_rivals(ends, most) }))
        };
        (0..self.question.watched.len()).into_par_iter().map(factor).collect()
    }

    /// The same for the counted ideas, given by their slots, against the contenders only: an idea that was set aside is
    /// behind another under all weights, and so under central ones.
    pub fn confidence_first(&self, contenders: &Contenders, slots: &[usize], tally: &RankTally) -> Vec<Option<f64>> {
        let mut factors = vec![None; slots.len()];
        let central: Vec<(usize, Vec<f64>)> =
            (0..slots.len()).filter_map(|place| Some((place, tally.central_weights(place)?))).collect();
        let groups = central.par_chunks(LANES).take_any_while(|_| !self.progress.is_stopped()).map(|group| {
            let weights: Vec<f64> = group.iter().flat_map(|(_, weights)| weights).copied().collect();
            let factor = |((place, weights), rivals): (&(usize, Vec<f64>), OpenRivals)| {
                let slot = slots[*place];
                let own = self.proven(contenders, slot, weights);
                (*place, self.first_in_draws(weights, (own, contenders.ideas[slot]), rivals))
            };
            group.iter().zip(self.rivals(contenders, &weights)).map(factor).collect::<Vec<_>>()
        });
        for (place, factor) in groups.collect::<Vec<_>>().into_iter().flatten() {
            factors[place] = Some(factor);
        }
        factors
    }

    /// The rivals to beat under each of up to [`LANES`] sets of weights.
    fn rivals(&self, contenders: &Contenders, weights: &[f64]) -> Vec<OpenRivals> {
        let potentials = &contenders.potentials;
        let (mut rows, mut small) = (vec![LaneRow([0.0; LANES]); self.criteria], potentials.rows(1));
        side_by_side(weights, &mut rows);
        potentials.put(&mut small, 0, &rows);
        let sets: Vec<&[f64]> = weights.chunks_exact(self.criteria).collect();
        let bar = |lane: usize| if lane < sets.len() { f32::NEG_INFINITY } else { f32::INFINITY };
        let mut bars = [LaneRow(std::array::from_fn(bar))];
        let found = vec![(f64::MIN, Vec::new()); sets.len()];
        let mut visitor = Rivalry { kernel: self, contenders, sets, found };
        lanes::widest(Scan { potentials, weights: &small, bars: &mut bars, visitor: &mut visitor });
        let rivals =
            |(most, ends): (f64, Vec<ScoreRange>)| OpenRivals { most, open: self.open_rivals(ends.into_iter(), most) };
        visitor.found.into_iter().map(rivals).collect()
    }

    /// Σ wⱼ·lowⱼ of a contender, exactly as [`Kernel::weigh`] computes it.
    fn proven(&self, contenders: &Contenders, slot: usize, weights: &[f64]) -> f64 {
        let start = self.offsets[contenders.ideas[slot]];
        weights.iter().zip(contenders.low(slot)).fold(start, |sum, (weight, value)| sum + weight * value)
    }

    /// The score of an idea if all its open values turn out best.
    fn at_best(&self, idea: usize, low: f64, weights: &[f64]) -> f64 {
        self.open.of(idea).iter().fold(low, |sum, fact| sum + weights[fact.criterion] * fact.span)
    }

    /// The ideas whose open values could reach the best proven score, sorted by the middle of their score range so that
    /// those ahead most often come first.
    fn open_rivals(&self, ends: impl Iterator<Item = ScoreRange>, most: f64) -> Vec<ScoreRange> {
        let mut open: Vec<_> = ends.filter(|(low, high, _)| low != high && high + LEVEL >= most).collect();
        open.sort_unstable_by(|a, b| (b.0 + b.1).total_cmp(&(a.0 + a.1)).then(a.2.cmp(&b.2)));
        open
    }

    /// The share of draws in which an idea, given with its proven score, is behind no other. A rival whose best score
    /// is below the best proven one is never first, and one whose best score is below the idea's in a draw is not ahead
    /// in it: the facts of neither are drawn.
    fn first_in_draws(&self, weights: &[f64], (low, idea): (f64, usize), rivals: OpenRivals) -> f64 {
        let rows: Vec<LaneRow<f64>> = weights.iter().map(|weight| LaneRow([*weight; LANES])).collect();
        let open = |idea: usize| self.open.of(idea).iter().filter(|fact| weights[fact.criterion] > 0.0).count();
        let is_among = rivals.open.iter().any(|(_, _, rival)| *rival == idea);
        let facts = rivals.open.iter().map(|(_, _, rival)| open(*rival)).sum::<usize>();
        let facts = if is_among { facts } else { facts + open(idea) };
        let draws = if facts == 0 { 1 } else { self.confidence_draws(facts) };
        let mut chance = Chance::new(self.question.seed, Purpose::Confidence, 0);
        let mut score = |idea: usize, low: f64, first: usize| {
            let mut scores = LaneRow([low; LANES]);
            self.open.earn(&mut chance, Purpose::Confidence, (idea, first), &rows, &mut scores);
            scores.0
        };
        let mut wins = 0;
        for first in (0..draws).step_by(LANES).take_while(|_| !self.progress.is_stopped()) {
            let own = score(idea, low, first).map(|own| own + LEVEL);
            let mut leads: [bool; LANES] = std::array::from_fn(|lane| first + lane < draws && rivals.most <= own[lane]);
            // A rival whose best is below the lowest score that still leads is ahead in none of these draws.
            let least = |leads: &[bool; LANES]| {
                (0..LANES).filter(|lane| leads[*lane]).fold(f64::INFINITY, |least, lane| least.min(own[lane]))
            };
            let mut bar = least(&leads);
            for &(low, high, rival) in &rivals.open {
                if bar == f64::INFINITY {
                    break;
                }
                if high <= bar || rival == idea {
                    continue;
                }
                let scores = score(rival, low, first);
                (0..LANES).for_each(|lane| leads[lane] &= scores[lane] <= own[lane]);
                bar = least(&leads);
            }
            wins += leads.iter().filter(|leads| **leads).count();
        }
        wins as f64 / draws as f64
    }

    /// The number of draws asked for, capped for `open` facts a draw.
    fn confidence_draws(&self, open: usize) -> usize {
        self.question.draws.min(MAX_CONFIDENCE_DRAWS).min((MAX_CONFIDENCE_FACTS / open).max(MIN_CONFIDENCE_DRAWS))
    }
}

/// Finds the best proven score under each set of weights, and the ideas that can reach it.
struct Rivalry<'a, 'k> {
    kernel: &'a Kernel<'k>,
    contenders: &'a Contenders,
    sets: Vec<&'a [f64]>,
    found: Vec<(f64, Vec<ScoreRange>)>,
}

impl Visitor for Rivalry<'_, '_> {
    fn visit(&mut self, tile: usize, _: usize, reach: &[LaneRow<f32>; TILE], bar: &mut LaneRow<f32>) {
        for (slot, reach) in self.contenders.slots(tile).zip(reach) {
            let idea = self.contenders.ideas[slot];
            for (lane, (weights, (most, ends))) in self.sets.iter().zip(&mut self.found).enumerate() {
                if reach.0[lane] < bar.0[lane] {
                    continue;
                }
                let low = self.kernel.proven(self.contenders, slot, weights);
                let high = self.kernel.at_best(idea, low, weights);
                if low > *most {
                    *most = low;
                    bar.0[lane] = self.contenders.potentials.bar(low - LEVEL);
                }
                if low != high && high + LEVEL >= *most {
                    ends.push((low, high, idea));
                }
            }
        }
    }
}
