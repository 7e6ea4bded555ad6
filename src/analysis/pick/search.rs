//! A question for the best set, and the search among the ideas that may be chosen.

use super::limits::{BestSet, SetLimits, even};
use crate::analysis::certainty::AROUND;
use crate::analysis::expected::ExpectedPoints;
use crate::analysis::robust::weights::WeightModel;
use crate::analysis::robust::{SmaaEvidence, SmaaQuery};
use crate::score::{Scored, greatest_first};
use rayon::prelude::*;
use std::collections::{HashMap, HashSet};

/// The default number of draws.
pub const DRAWS: usize = 200;
/// Things looked at in all: draws times ideas. If that is too many there are fewer draws, down to the minimum.
const MAX_DRAWN: usize = 200_000;
const MIN_DRAWS: usize = 20;
/// The work that the search for the best set may take, and each search in a draw: nodes times [`of_program`].
pub(super) const MAX_WORK: usize = 2_000_000;
pub(super) const MAX_WORK_A_DRAW: usize = 20_000;

/// The work of a linear program: its ideas; of more than a thousand it grows with their square.
pub(super) fn of_program(ideas: usize) -> usize {
    ideas.max(1) * ideas.div_ceil(1_000).max(1)
}

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
    /// The number of draws; of very large tables there are fewer.
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

/// What another set has in place of some ideas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SetChange {
    /// Ideas that are only in the one.
    pub leaves: Vec<usize>,
    /// Ideas that are only in the other.
    pub enters: Vec<usize>,
}

impl SetChange {
    /// From one set to another.
    pub fn between(one: &[usize], other: &[usize]) -> SetChange {
        let without = |a: &[usize], b: &[usize]| {
            let of_b: HashSet<&usize> = b.iter().collect();
            a.iter().copied().filter(|idea| !of_b.contains(idea)).collect()
        };
        SetChange { leaves: without(one, other), enters: without(other, one) }
    }
}

/// The best sets of some draws, with weights and open facts as [`robust`](crate::analysis::robust) draws them.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnSets {
    /// The number of draws: as asked for, or fewer of very large tables.
    pub draws: usize,
    /// In how many of them the set that was found is not proven to be the best.
    pub unproven: usize,
    /// The share of draws in which each idea is in the best set; `None` for those that cannot be chosen.
    pub inclusion: Vec<Option<f64>>,
    /// The share of draws in which exactly today's set is the best.
    pub same: f64,
    /// The other set that most often is: the share, and what it has in place of today's.
    pub other: Option<(f64, SetChange)>,
}

/// A search among the ideas that may be chosen.
pub(super) struct PickSearch<'a> {
    pub query: &'a PickQuery<'a>,
    /// Those with the most points first, then those without an open gate, then the better ranked.
    pub ideas: Vec<usize>,
    /// Where each idea of the table is among them.
    places: Vec<Option<usize>>,
    /// Their points.
    pub points: Vec<f64>,
    pub limits: SetLimits,
    pub given: Vec<Option<bool>>,
}

impl<'a> PickSearch<'a> {
    /// Among the ideas that a query lets be chosen.
    pub fn new(query: &'a PickQuery) -> PickSearch<'a> {
        let scored = query.scored;
        let mut ideas: Vec<usize> = scored.order.iter().copied().filter(|&idea| query.may_be_in(idea)).collect();
        ideas.sort_by_key(|&idea| scored.has_open_gate(idea));
        // Points that differ only by rounding are equal.
        let ideas = greatest_first(ideas, |&idea| even(query.points()[idea]));
        let mut places = vec![None; scored.len()];
        ideas.iter().enumerate().for_each(|(place, &idea)| places[idea] = Some(place));
        let costs: Vec<f64> = ideas.iter().filter_map(|&idea| query.cost(idea)).collect();
        let group =
            |(members, most): &(Vec<usize>, usize)| (members.iter().filter_map(|&idea| places[idea]).collect(), *most);
        let groups: Vec<(Vec<usize>, usize)> = query.groups.iter().map(group).collect();
        let budget = query.costs.map(|(_, budget)| (&costs[..], budget));
        let limits = SetLimits::new(ideas.len(), budget, query.count, &groups);
        let given = ideas.iter().map(|idea| query.must.contains(idea).then_some(true)).collect();
        let points = ideas.iter().map(|&idea| query.points()[idea]).collect();
        PickSearch { query, limits, given, points, places, ideas }
    }

    /// The nodes of a search that may take so much work.
    pub fn nodes(&self, work: usize) -> u64 {
        (work / of_program(self.ideas.len())) as u64
    }

    /// Where ideas are among those that may be chosen.
    pub fn places_of(&self, ideas: &[usize]) -> Vec<usize> {
        ideas.iter().filter_map(|&idea| self.places[idea]).collect()
    }

    /// The best set of ideas by these points of all ideas, at least as good as what fits of a `known` one.
    pub fn best(&self, points: &[f64], work: usize, known: &[usize]) -> Option<BestSet> {
        let points: Vec<f64> = self.ideas.iter().map(|&idea| points[idea]).collect();
        let best = self.limits.best(&points, &self.given, self.nodes(work), &self.places_of(known))?;
        Some(BestSet { chosen: best.chosen.iter().map(|&place| self.ideas[place]).collect(), ..best })
    }

    /// What exchanges make of a `known` set, or of what fits of it, with the points.
    pub fn improved(&self, known: &[usize]) -> (Vec<usize>, f64) {
        let chosen = self.limits.improved(&self.places_of(known), &self.points, &self.given);
        let points = chosen.iter().fold(0.0, |sum, &place| sum + self.points[place]);
        (chosen.into_iter().map(|place| self.ideas[place]).collect(), points)
    }

    /// An idea of a set whose place others could take with as many points, and these others.
    pub fn as_good(&self, chosen: &[usize]) -> Option<(usize, Vec<usize>)> {
        let (leaves, others) = self.limits.as_good(&self.places_of(chosen), &self.points, &self.given)?;
        Some((self.ideas[leaves], others.into_iter().map(|place| self.ideas[place]).collect()))
    }

    /// The best set of each draw.
    pub fn drawn(&self, today: &BestSet) -> DrawnSets {
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
            let mut best = self.best(&points, MAX_WORK_A_DRAW, &today.chosen)?;
            best.chosen.sort_unstable();
            Some(best)
        };
        let found: Vec<BestSet> = scores.par_iter().filter_map(best).collect();
        let mut counts = vec![0usize; scored.len()];
        found.iter().flat_map(|best| &best.chosen).for_each(|&idea| counts[idea] += 1);
        let share = |count: usize| count as f64 / draws as f64;
        let of_idea = |(idea, count): (usize, &usize)| self.query.may_be_in(idea).then(|| share(*count));
        let mut sorted = today.chosen.clone();
        sorted.sort_unstable();
        let mut sets: HashMap<&[usize], usize> = HashMap::new();
        found.iter().for_each(|best| *sets.entry(&best.chosen).or_default() += 1);
        let same = sets.remove(&sorted[..]).unwrap_or(0);
        // Of sets that are as frequent, the one whose ideas come first; one draw tells nothing.
        let other = sets.into_iter().filter(|(_, count)| *count > 1).max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(a.0)));
        DrawnSets {
            draws,
            unproven: found.iter().filter(|best| best.gap().is_some()).count(),
            inclusion: counts.iter().enumerate().map(of_idea).collect(),
            same: share(same),
            other: other.map(|(chosen, count)| (share(count), SetChange::between(&today.chosen, chosen))),
        }
    }
}
