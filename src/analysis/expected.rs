//! Expected points, and what finding out one open fact would gain.
//!
//! Whoever must choose now takes the idea with the most expected points. To learn a fact first is worth what a better
//! choice gains on average: the expected value of partial perfect information (Raiffa & Schlaifer 1961, "Applied
//! statistical decision theory"; Felli & Hazen 1998). One fact moves one idea along a line, so the integral has one
//! dimension and is exact for everything that is drawn here.

use super::robust::SmaaEvidence;
use super::robust::open::OpenValues;
use super::stability::contestants;
use crate::score::Scored;
use crate::tolerance;

/// The idea to choose today.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExpectedChoice {
    /// The idea with the most expected points among those that fail no gate; of equals, one without an open gate, and then
    /// the better ranked.
    pub idea: usize,
    /// These points.
    pub points: f64,
    /// The most that another of them has; 0 without another.
    pub second: f64,
}

impl ExpectedChoice {
    /// The points that an idea must pass to be the choice: those of the best other.
    pub fn level(&self, idea: usize) -> f64 {
        if idea == self.idea { self.second } else { self.points }
    }
}

/// Expected points of all ideas, with the weights of the lens. Open values are distributed as
/// [`robust`](super::robust) draws them.
pub struct ExpectedPoints<'a> {
    scored: &'a Scored,
    open: OpenValues<'a>,
    points: Vec<f64>,
}

impl<'a> ExpectedPoints<'a> {
    /// Of all ideas.
    pub fn new(scored: &'a Scored) -> ExpectedPoints<'a> {
        let open = OpenValues::new(SmaaEvidence::Drawn(&scored.matrix));
        let earned = |idea: usize| -> f64 {
            open.of(idea).iter().map(|fact| scored.could_earn(idea, fact.criterion) * open.mean(fact)).sum()
        };
        let points = (0..scored.len()).map(|idea| scored.score[idea] + earned(idea)).collect();
        ExpectedPoints { scored, open, points }
    }

    /// The ideas as scored.
    pub fn scored(&self) -> &'a Scored {
        self.scored
    }

    /// The open values of the ideas.
    pub fn open(&self) -> &OpenValues<'a> {
        &self.open
    }

    /// The expected points of each idea, 0–100.
    pub fn points(&self) -> &[f64] {
        &self.points
    }

    /// The idea to choose today; `None` if every idea fails a gate.
    pub fn choice(&self) -> Option<ExpectedChoice> {
        let (scored, points) = (self.scored, |idea: &usize| self.points[*idea]);
        let ranked = contestants(scored).iter().filter(|idea| !scored.is_out(**idea));
        let most = ranked.clone().map(points).reduce(f64::max)?;
        let level = ranked.clone().filter(|idea| points(idea) + tolerance::POINTS >= most);
        let idea = *level.min_by_key(|idea| scored.has_open_gate(**idea))?;
        let second = ranked.filter(|other| **other != idea).map(points).fold(0.0, f64::max);
        Some(ExpectedChoice { idea, points: self.points[idea], second })
    }

    /// The ideas that could be chosen as well: those with as many points, and an open gate only if the choice has one.
    pub fn level_with(&self, choice: ExpectedChoice) -> impl Iterator<Item = usize> {
        let is_level = move |idea: &usize| {
            *idea != choice.idea
                && (self.points[*idea] - choice.points).abs() < tolerance::POINTS
                && self.scored.has_open_gate(*idea) == self.scored.has_open_gate(choice.idea)
        };
        contestants(self.scored).iter().copied().filter(is_level)
    }

    /// What finding out the value of a criterion of an idea gains, if the idea is taken once it is worth more than
    /// `level` points: E[max(S, level)] − max(E S, level), in points. 0 for what is known.
    pub fn gain(&self, idea: usize, criterion: usize, level: f64) -> f64 {
        let Some(fact) = self.open.of(idea).iter().find(|fact| fact.criterion == criterion) else { return 0.0 };
        let span = self.scored.could_earn(idea, criterion);
        if span <= 0.0 || self.scored.potential[idea] <= level {
            return 0.0;
        }
        let mean = self.open.mean(fact);
        // The place of the fact, from 0 to 1, at which the idea is worth `level`.
        let even = (level - self.points[idea]) / span + mean;
        let above = self.open.above(fact, even);
        // Only what would change the choice counts. What falls short of `even` is E[even − x]⁺ = even − E x + E[x − even]⁺.
        let changed = if mean <= even { above } else { even - mean + above };
        let gain = span * changed;
        // What only rounding gains is nothing.
        if gain > tolerance::POINTS { gain } else { 0.0 }
    }
}
