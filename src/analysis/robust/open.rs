//! The open values of each idea, and what they add to a score in each draw.

use super::chance::{Chance, Purpose};
use super::lanes::{LANES, LaneRow};
use super::query::{Quantiles, SmaaEvidence};
use super::spread::{Spread, Spreads};
use crate::rubric::UnknownDraw;
use crate::score::DecisionMatrix;

/// An open value: its criterion and the length of its interval.
#[derive(Clone, Copy, Debug)]
pub struct OpenValue {
    pub criterion: usize,
    pub span: f64,
    pub spread: Spread,
}

/// The open values of all ideas.
pub struct OpenValues<'a> {
    /// The start of each idea's facts; the last entry is the end of the list.
    starts: Vec<usize>,
    /// The facts, idea by idea, in the order of criteria.
    facts: Vec<OpenValue>,
    /// How they are drawn.
    spreads: Spreads,
    /// The values that the caller draws.
    quantiles: Option<Quantiles<'a>>,
}

impl<'a> OpenValues<'a> {
    /// The open values of the evidence; none if only what is proven counts.
    pub fn new(evidence: SmaaEvidence<'a>) -> OpenValues<'a> {
        let (matrix, draw) = match evidence {
            SmaaEvidence::Proven(matrix) | SmaaEvidence::Drawn(matrix) => (matrix, None),
            SmaaEvidence::DrawnFrom(matrix, draw) => (matrix, Some(draw)),
            SmaaEvidence::Given(matrix, quantiles) => return OpenValues::given(matrix, quantiles),
        };
        let is_drawn = !matches!(evidence, SmaaEvidence::Proven(_));
        let spreads = Spreads::new(matrix, draw);
        let open = |c: usize| {
            let ends = matrix.low_column(c).iter().zip(matrix.high_column(c)).enumerate();
            let spreads = &spreads;
            let open = ends.filter(move |(_, (low, high))| is_drawn && low != high);
            let open = open.map(move |(idea, (low, high))| (idea, high - low, spreads.of(matrix, idea, c)));
            open.filter(|(_, _, spread)| *spread != Spread::Nothing)
        };
        let mut starts = vec![0; matrix.ideas() + 1];
        (0..matrix.criteria()).flat_map(open).for_each(|(idea, ..)| starts[idea + 1] += 1);
        for idea in 0..matrix.ideas() {
            starts[idea + 1] += starts[idea];
        }
        let mut next = starts.clone();
        let mut facts = vec![OpenValue { criterion: 0, span: 0.0, spread: Spread::Uniform }; starts[matrix.ideas()]];
        for criterion in 0..matrix.criteria() {
            for (idea, span, spread) in open(criterion) {
                facts[next[idea]] = OpenValue { criterion, span, spread };
                next[idea] += 1;
            }
        }
        OpenValues { starts, facts, spreads, quantiles: None }
    }

    /// Every value, drawn by the caller.
    fn given(matrix: &DecisionMatrix, quantiles: Quantiles<'a>) -> OpenValues<'a> {
        let criteria = matrix.criteria();
        let fact = |place: usize| OpenValue { criterion: place % criteria, span: 1.0, spread: Spread::Uniform };
        let spreads = Spreads::new(matrix, Some(UnknownDraw::Nothing));
        let starts = (0..=matrix.ideas()).map(|idea| idea * criteria).collect();
        let facts = (0..matrix.ideas() * criteria).map(fact).collect();
        OpenValues { starts, facts, spreads, quantiles: Some(quantiles) }
    }

    /// The open values of one idea.
    pub fn of(&self, idea: usize) -> &[OpenValue] {
        &self.facts[self.starts[idea]..self.starts[idea + 1]]
    }

    /// The mean of an open value, as a part of its span.
    pub fn mean(&self, fact: &OpenValue) -> f64 {
        self.spreads.mean(fact.criterion, fact.spread)
    }

    /// By how much an open value exceeds `level` on average, both as parts of its span.
    pub fn above(&self, fact: &OpenValue, level: f64) -> f64 {
        self.spreads.above(fact.criterion, fact.spread, level)
    }

    /// Draws the open values of an idea in the draws from `first` on, a multiple of [`LANES`]: as parts of their spans,
    /// in the order of [`of`](OpenValues::of). Draw d of an idea with k open values takes the numbers d·k to d·k + k of
    /// its stream, so that it does not depend on other draws.
    #[inline(always)]
    pub fn parts<'c>(
        &self,
        chance: &'c mut Chance,
        purpose: Purpose,
        (idea, first): (usize, usize),
    ) -> &'c [LaneRow<f64>] {
        let facts = self.of(idea);
        if facts.is_empty() {
            return &[];
        }
        chance.enter(purpose, idea, (first * facts.len()) as u64);
        // All numbers are drawn before any is used, so that all lanes of a fact go the same way.
        let units = chance.units(facts.len());
        for (fact, units) in facts.iter().zip(units.iter_mut()) {
            match self.quantiles {
                Some(Quantiles(quantile)) => {
                    units.0.iter_mut().for_each(|unit| *unit = quantile(idea, fact.criterion, *unit));
                }
                None => self.spreads.parts(fact.criterion, fact.spread, units),
            }
        }
        units
    }

    /// Draws the open values of an idea, as [`parts`](OpenValues::parts), and adds them to its scores.
    #[inline(always)]
    pub fn earn(
        &self,
        chance: &mut Chance,
        purpose: Purpose,
        (idea, first): (usize, usize),
        weights: &[LaneRow<f64>],
        scores: &mut LaneRow<f64>,
    ) {
        for (fact, parts) in self.of(idea).iter().zip(self.parts(chance, purpose, (idea, first))) {
            let weights = &weights[fact.criterion];
            for lane in 0..LANES {
                scores.0[lane] += weights.0[lane] * fact.span * parts.0[lane];
            }
        }
    }
}
