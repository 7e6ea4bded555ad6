//! The open fact that would change the set.
//!
//! Let A be the most points that others can have beside an idea, and B the most points of a set without it. The idea is
//! chosen as long as its points and A are more than B, so that B − A is the level that it must pass: finding out one of
//! its facts gains E[max(S, level)] − max(E S, level).

use super::limits::BestSet;
use super::search::{MAX_WORK_A_DRAW, PickSearch, of_program};
use crate::analysis::expected::ExpectedPoints;
use crate::score::greatest_first;
use rayon::prelude::*;

/// The most ideas whose facts are looked at: those that could gain most.
const MAX_ASKED: usize = 400;
/// And the work of all, where each takes a linear program.
const MAX_WORK_ASKED: usize = 400_000;
/// The most levels that are worked out: each takes a search. Bounds put the likeliest first.
const MAX_LEVELS: usize = 40;

/// An open fact, and what finding it out gains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DecidingFact {
    /// The idea.
    pub idea: usize,
    /// The criterion, by its place in the rubric.
    pub criterion: usize,
    /// Expected points.
    pub gain: f64,
}

impl PickSearch<'_> {
    /// The fact with the greatest gain, if any gains something, and whether it is certain that none gains more.
    pub(super) fn fact(&self, best: &BestSet, expected: &ExpectedPoints) -> (Option<DecidingFact>, bool) {
        let mut is_chosen = vec![false; self.query.scored.len()];
        best.chosen.iter().for_each(|&idea| is_chosen[idea] = true);
        let of_idea = |idea: usize, level: f64| {
            let criteria = 0..self.query.scored.matrix.criteria();
            let facts =
                criteria.map(|criterion| DecidingFact { idea, criterion, gain: expected.gain(idea, criterion, level) });
            facts.fold(None, better)
        };
        // A bound on A or B gives a level at least as near to the points of the idea, and so a gain at least as great.
        let at_most = |place: usize| {
            let (idea, is_in) = (self.ideas[place], is_chosen[self.ideas[place]]);
            let other = self.limits.bound(&self.points, &self.given_that(place, !is_in))?;
            let level = self.level(place, best.total, other, is_in);
            let points = self.points[place];
            let level = if is_in { level.min(points) } else { level.max(points) };
            Some((place, is_in, of_idea(idea, level)?.gain))
        };
        let has_open =
            |place: &usize| self.given[*place].is_none() && self.query.scored.has_open_value(self.ideas[*place]);
        // About the level of most ideas: the fewest points that are enough to be chosen.
        let is_free = |place: &usize| self.given[*place].is_none() && is_chosen[self.ideas[*place]];
        let enough =
            (0..self.ideas.len()).filter(is_free).map(|place| self.points[place]).fold(f64::INFINITY, f64::min);
        let places = (0..self.ideas.len()).filter(has_open);
        let places = greatest_first(places, |place| self.query.scored.potential[self.ideas[*place]]);
        let about = |place: &usize| of_idea(self.ideas[*place], enough).map_or(0.0, |fact| fact.gain);
        let mut places = greatest_first(places, about);
        let most = match self.limits.are_simple() {
            true => MAX_ASKED,
            false => MAX_ASKED.min(MAX_WORK_ASKED / of_program(self.ideas.len())),
        };
        let mut is_certain = best.gap().is_none() && places.len() <= most;
        places.truncate(most);
        let bounded: Vec<_> = places.into_par_iter().filter_map(at_most).collect();
        let known = self.places_of(&best.chosen);
        let mut found: Option<DecidingFact> = None;
        let likeliest = greatest_first(bounded, |(.., gain)| *gain);
        for (n, (place, is_in, at_most)) in likeliest.into_iter().enumerate() {
            if found.is_some_and(|found| found.gain >= at_most) {
                break;
            }
            if n == MAX_LEVELS {
                is_certain = false;
                break;
            }
            let Some(other) =
                self.limits.best(&self.points, &self.given_that(place, !is_in), self.nodes(MAX_WORK_A_DRAW), &known)
            else {
                continue;
            };
            is_certain &= other.gap().is_none();
            let level = self.level(place, best.total, other.total, is_in);
            found = of_idea(self.ideas[place], level).into_iter().fold(found, better);
        }
        (found, is_certain)
    }

    /// What must be in and what must not, with one idea in or not.
    fn given_that(&self, place: usize, is_in: bool) -> Vec<Option<bool>> {
        let mut given = self.given.clone();
        given[place] = Some(is_in);
        given
    }

    /// B − A of an idea that is in the best set or not, from the points of that set and of the best one of the other kind.
    fn level(&self, place: usize, best: f64, other: f64, is_in: bool) -> f64 {
        let (with, without) = if is_in { (best, other) } else { (other, best) };
        without - (with - self.points[place])
    }
}

/// The fact that gains more; the first of equals.
fn better(best: Option<DecidingFact>, fact: DecidingFact) -> Option<DecidingFact> {
    Some(best.filter(|best| best.gain >= fact.gain).unwrap_or(fact)).filter(|fact| fact.gain > 0.0)
}
