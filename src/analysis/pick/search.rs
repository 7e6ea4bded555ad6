//! A question for the best set, and the search among the ideas that may be chosen.

use super::limits::{BestSet, SetLimits};
use crate::analysis::certainty::AROUND;
use crate::analysis::expected::ExpectedPoints;
use crate::analysis::robust::weights::WeightModel;
use crate::analysis::robust::{SmaaEvidence, SmaaQuery};
use crate::score::{Scored, greatest_first};
use rayon::prelude::*;

/// The default number of draws.
pub const DRAWS: usize = 200;
/// Things looked at in all: draws times ideas. Of very large tables there are fewer draws, down to the minimum.
const MAX_DRAWN: usize = 200_000;
const MIN_DRAWS: usize = 20;
/// Nodes times ideas that the search for the best set may take, and each search in a draw.
pub(super) const MAX_WORK: usize = 2_000_000;
pub(super) const MAX_WORK_A_DRAW: usize = 20_000;
/// The fewest nodes.
const MIN_NODES: u64 = 20;

/// A question for the best set. Ideas are named by their places in the table.
#[derive(Clone, Copy)]
pub struct PickQuery<'a> {
    /// The ideas.
    pub scored: &'a Scored,
    /// What each costs at most, and the budget; an idea whose cost is unknown cannot be chosen.
    pub costs: Option<(&'a [Option<f64>], f64)>,
    /// How many at most.
    pub count: Option<usize>,
    /// How many at most of some ideas.
    pub groups: &'a [(Vec<usize>, usize)],
    /// Ideas that must be in.
    pub must: &'a [usize],
    /// Ideas that must not.
    pub not: &'a [usize],
    /// What open facts are expected to be worth; `None` if only what is proven counts.
    pub expected: Option<&'a ExpectedPoints<'a>>,
    /// The number of draws.
    pub draws: usize,
    /// Their seed.
    pub seed: u64,
}

impl PickQuery<'_> {
    /// The points of each idea.
    pub fn points(&self) -> &[f64] {
        self.expected.map_or(&self.scored.score, ExpectedPoints::points)
    }

    /// Whether an idea may be chosen.
    pub fn may_be_in(&self, idea: usize) -> bool {
        !self.scored.is_out(idea) && !self.not.contains(&idea) && self.cost(idea).is_some()
    }

    /// What an idea costs; 0 if costs are not limited.
    pub fn cost(&self, idea: usize) -> Option<f64> {
        self.costs.map_or(Some(0.0), |(costs, _)| costs[idea])
    }
}

/// A search among the ideas that may be chosen.
pub(super) struct PickSearch<'a> {
    pub query: &'a PickQuery<'a>,
    /// Those with the most points first, then the better ranked.
    pub ideas: Vec<usize>,
    /// Their points.
    pub points: Vec<f64>,
    pub limits: SetLimits,
    pub given: Vec<Option<bool>>,
}

impl<'a> PickSearch<'a> {
    /// With a part of the budget.
    pub fn new(query: &'a PickQuery, part: f64) -> PickSearch<'a> {
        let ideas = query.scored.order.iter().copied().filter(|&idea| query.may_be_in(idea));
        let ideas = greatest_first(ideas, |&idea| query.points()[idea]);
        let mut places = vec![None; query.scored.len()];
        ideas.iter().enumerate().for_each(|(place, &idea)| places[idea] = Some(place));
        let costs: Vec<f64> = ideas.iter().filter_map(|&idea| query.cost(idea)).collect();
        let group =
            |(members, most): &(Vec<usize>, usize)| (members.iter().filter_map(|&idea| places[idea]).collect(), *most);
        let groups: Vec<(Vec<usize>, usize)> = query.groups.iter().map(group).collect();
        let budget = query.costs.map(|(_, budget)| (&costs[..], part * budget));
        let limits = SetLimits::new(ideas.len(), budget, query.count, &groups);
        let given = ideas.iter().map(|idea| query.must.contains(idea).then_some(true)).collect();
        let points = ideas.iter().map(|&idea| query.points()[idea]).collect();
        PickSearch { query, limits, given, points, ideas }
    }

    pub fn nodes(&self, work: usize) -> u64 {
        ((work / self.ideas.len().max(1)) as u64).max(MIN_NODES)
    }

    /// The best set of ideas by these points of all ideas.
    pub fn best(&self, points: &[f64], work: usize) -> Option<BestSet> {
        let points: Vec<f64> = self.ideas.iter().map(|&idea| points[idea]).collect();
        let best = self.limits.best(&points, &self.given, self.nodes(work))?;
        Some(BestSet { chosen: best.chosen.iter().map(|&place| self.ideas[place]).collect(), ..best })
    }

    /// The share of draws in which each idea is in the best set, the number of draws and that of those not proven.
    pub fn inclusion(&self) -> (Vec<Option<f64>>, usize, usize) {
        let PickQuery { scored, expected, draws, seed, .. } = *self.query;
        let evidence = match expected {
            Some(_) => SmaaEvidence::Drawn(&scored.matrix),
            None => SmaaEvidence::Proven(&scored.matrix),
        };
        let draws = draws.min((MAX_DRAWN / scored.len().max(1)).max(MIN_DRAWS));
        let around = WeightModel::around(&scored.weights, AROUND);
        let scores = SmaaQuery { evidence, ..SmaaQuery::of(scored, &around, draws, seed) }.scores();
        let best = |scores: &Vec<f64>| {
            let points: Vec<f64> = scores.iter().map(|score| 100.0 * score).collect();
            self.best(&points, MAX_WORK_A_DRAW).map(|best| (best.gap().is_some(), best.chosen))
        };
        let found: Vec<(bool, Vec<usize>)> = scores.par_iter().filter_map(best).collect();
        let mut counts = vec![0usize; scored.len()];
        found.iter().flat_map(|(_, chosen)| chosen).for_each(|&idea| counts[idea] += 1);
        let share = |(idea, count): (usize, &usize)| self.query.may_be_in(idea).then_some(*count as f64 / draws as f64);
        (counts.iter().enumerate().map(share).collect(), draws, found.iter().filter(|(open, _)| *open).count())
    }
}
