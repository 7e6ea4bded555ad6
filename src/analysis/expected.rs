//! Expected points, and what finding out one open fact would gain.
//!
//! Whoever must choose now takes the idea with the most expected points. To learn a fact first is worth what a better
//! choice gains on average: the expected value of partial perfect information (Raiffa & Schlaifer 1961, "Applied
//! statistical decision theory"; Felli & Hazen 1998). One fact moves one idea along a line, so the integral has one
//! dimension and is exact for everything that is drawn here.

use super::robust::SmaaEvidence;
use super::robust::open::OpenValues;
use crate::score::Scored;
use crate::tolerance;

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
