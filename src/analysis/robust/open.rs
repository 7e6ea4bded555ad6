//! The open values of each idea, and what they add to a score in each draw.

use super::chance::{Chance, Purpose};
use super::lanes::{LANES, LaneRow};
use crate::score::DecisionMatrix;

/// An open value: its criterion and the length of its interval.
#[derive(Clone, Copy, Debug)]
pub(super) struct OpenValue {
    pub criterion: usize,
    pub span: f64,
    /// The most likely place in the interval, from 0 to 1; `None` if all places are equally likely.
    pub mode: Option<f64>,
}

impl OpenValue {
    /// Maps a uniform number to a place in the interval, from 0 to 1.
    #[inline(always)]
    fn part(&self, unit: f64) -> f64 {
        self.mode.map_or(unit, |mode| Chance::triangular(unit, mode))
    }
}

/// The open values of all ideas.
pub(super) struct OpenValues {
    /// The start of each idea's facts; the last entry is the end of the list.
    starts: Vec<usize>,
    /// The facts, idea by idea, in the order of criteria.
    facts: Vec<OpenValue>,
}

impl OpenValues {
    /// The open values of a matrix; empty unless they are `drawn`.
    pub fn new(matrix: &DecisionMatrix, drawn: bool) -> OpenValues {
        let mut starts = vec![0; matrix.ideas() + 1];
        let open = |c: usize| {
            let ends = matrix.low_column(c).iter().zip(matrix.high_column(c)).enumerate();
            ends.filter(move |(_, (low, high))| drawn && low != high).map(|(idea, (low, high))| (idea, high - low))
        };
        (0..matrix.criteria()).flat_map(open).for_each(|(idea, _)| starts[idea + 1] += 1);
        for idea in 0..matrix.ideas() {
            starts[idea + 1] += starts[idea];
        }
        let mut next = starts.clone();
        let mut facts = vec![OpenValue { criterion: 0, span: 0.0, mode: None }; starts[matrix.ideas()]];
        for criterion in 0..matrix.criteria() {
            for (idea, span) in open(criterion) {
                let mode = matrix.mode(idea, criterion);
                facts[next[idea]] = OpenValue { criterion, span, mode };
                next[idea] += 1;
            }
        }
        OpenValues { starts, facts }
    }

    /// The open values of one idea.
    pub fn of(&self, idea: usize) -> &[OpenValue] {
        &self.facts[self.starts[idea]..self.starts[idea + 1]]
    }

    /// Draws the open values of an idea and adds them to its scores, in the draws from `first` on, a multiple of
    /// [`LANES`]. Each is uniform in its interval, or triangular if a most likely value is known. Draw d of an idea
    /// with k open values takes the numbers d·k to d·k + k of its stream, so that it does not depend on other draws.
    #[inline(always)]
    pub fn earn(
        &self,
        chance: &mut Chance,
        purpose: Purpose,
        (idea, first): (usize, usize),
        weights: &[LaneRow<f64>],
        scores: &mut LaneRow<f64>,
    ) {
        let facts = self.of(idea);
        if facts.is_empty() {
            return;
        }
        chance.enter(purpose, idea, (first * facts.len()) as u64);
        // With a single open value, all numbers are drawn first, so that all lanes add at once.
        if let [fact] = facts {
            let units = std::array::from_fn(|_| fact.part(chance.unit()));
            add(fact, weights, &units, scores);
        } else {
            for lane in 0..LANES {
                for fact in facts {
                    scores.0[lane] += weights[fact.criterion].0[lane] * fact.span * fact.part(chance.unit());
                }
            }
        }
    }
}

#[inline(always)]
fn add(fact: &OpenValue, weights: &[LaneRow<f64>], units: &[f64; LANES], scores: &mut LaneRow<f64>) {
    let weights = &weights[fact.criterion];
    for (score, (weight, unit)) in scores.0.iter_mut().zip(weights.0.iter().zip(units)) {
        *score += weight * fact.span * unit;
    }
}
