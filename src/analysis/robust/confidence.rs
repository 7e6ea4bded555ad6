//! Confidence factors: how often an idea is first under its central weights, if only the evidence is uncertain.

use super::chance::{Chance, Purpose};
use super::ranks::Tally;
use super::{Evidence, Kernel, LEVEL};
use crate::score::DecisionMatrix;
use rayon::prelude::*;

/// Confidence factors come from at most so many draws: each costs as much as a draw for every idea that is ever first.
const MOST_CONFIDENCE_DRAWS: usize = 10_000;
/// Where very many facts are open, confidence factors come from fewer draws: so many facts are drawn for each, but no
/// fewer draws than these.
const MOST_CONFIDENCE_FACTS: usize = 10_000_000;
const LEAST_CONFIDENCE_DRAWS: usize = 400;

impl Kernel<'_> {
    /// How often each idea is first under its central weights. Of no use once the watch is stopped.
    pub fn confidence(&self, tally: &Tally) -> Vec<Option<f64>> {
        let places = 0..self.question.watched.len();
        let central: Vec<Option<Vec<f64>>> = places.clone().map(|place| tally.central_weights(place)).collect();
        let factor = |place: usize| {
            let weights = central[place].as_ref().filter(|_| !self.watch.is_stopped())?;
            let idea = self.question.watched[place];
            Some(match self.question.evidence {
                Evidence::Samples(samples) => self.first_in_samples(samples, weights, idea),
                Evidence::Proven(matrix) | Evidence::Drawn(matrix) => {
                    let chance = Chance::new(self.question.seed, Purpose::Confidence, place);
                    self.first_in_draws(matrix, weights, idea, chance)
                }
            })
        };
        places.into_par_iter().map(factor).collect()
    }

    fn first_in_samples(&self, samples: &[DecisionMatrix], weights: &[f64], idea: usize) -> f64 {
        let mut scores = vec![0.0; self.ideas];
        let wins = samples.iter().take_while(|_| !self.watch.is_stopped()).filter(|sample| {
            self.weigh(sample, weights, &mut scores);
            is_first(&scores, scores[idea])
        });
        wins.count() as f64 / samples.len() as f64
    }

    /// Whose best score lies below the best proven one is first in no draw: the facts of the others are drawn.
    fn first_in_draws(&self, matrix: &DecisionMatrix, weights: &[f64], idea: usize, mut chance: Chance) -> f64 {
        let mut low = vec![0.0; self.ideas];
        self.weigh(matrix, weights, &mut low);
        let mut high = low.clone();
        self.open.iter().for_each(|o| high[o.idea] += weights[o.criterion] * o.span);
        let most = low.iter().copied().fold(f64::MIN, f64::max);
        let rivals: Vec<usize> = (0..self.ideas).filter(|&i| i == idea || high[i] + LEVEL >= most).collect();
        let mut place = vec![usize::MAX; self.ideas];
        rivals.iter().enumerate().for_each(|(at, &rival)| place[rival] = at);
        let open = self.open.iter().filter(|o| place[o.idea] != usize::MAX && weights[o.criterion] > 0.0);
        let open: Vec<(usize, f64)> = open.map(|o| (place[o.idea], weights[o.criterion] * o.span)).collect();
        let start: Vec<f64> = rivals.iter().map(|&rival| low[rival]).collect();
        let draws = if open.is_empty() { 1 } else { self.confidence_draws(open.len()) };
        let mut scores = start.clone();
        let wins = (0..draws).take_while(|_| !self.watch.is_stopped()).filter(|_| {
            scores.copy_from_slice(&start);
            open.iter().for_each(|(rival, span)| scores[*rival] += span * chance.unit());
            is_first(&scores, scores[place[idea]])
        });
        wins.count() as f64 / draws as f64
    }

    /// As many draws as asked for, within limits: with many open facts each draw is long, and every idea that is ever first
    /// needs its own.
    fn confidence_draws(&self, open: usize) -> usize {
        self.question.draws.min(MOST_CONFIDENCE_DRAWS).min((MOST_CONFIDENCE_FACTS / open).max(LEAST_CONFIDENCE_DRAWS))
    }
}

fn is_first(scores: &[f64], own: f64) -> bool {
    scores.iter().all(|score| *score <= own + LEVEL)
}
