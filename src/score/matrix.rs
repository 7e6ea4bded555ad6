//! The decision matrix: value intervals, ideas × criteria.

use super::numbers::Numbers;
use super::open::Open;
use crate::rubric::UnknownDraw;

/// The bits of one word of marks.
const BITS: usize = u64::BITS as usize;

/// Value intervals in [0, 1]: a view of columns, in each of which the values on one criterion stand side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionMatrix {
    ideas: usize,
    low: Vec<Numbers>,
    high: Vec<Numbers>,
    /// Most likely values by criterion: NaN for ideas without one, `None` for criteria without any.
    likely: Vec<Option<Vec<f64>>>,
    /// One bit for each value, in the order of the values: whether nothing is known. Empty if something is of each.
    unknown: Vec<u64>,
    /// What the unknowns of each criterion are drawn from. Empty if nothing is unknown.
    draws: Vec<UnknownDraw>,
}

impl DecisionMatrix {
    /// From columns `low` and `high` of length `ideas` each, one after the other.
    pub fn new(ideas: usize, low: Vec<f64>, high: Vec<f64>) -> DecisionMatrix {
        debug_assert!(low.len() == high.len() && low.len().is_multiple_of(ideas.max(1)));
        let columns = |all: Vec<f64>| {
            let (criteria, all) = (all.len().checked_div(ideas).unwrap_or(0), Numbers::from(all));
            (0..criteria).map(|c| all.clone().sliced(c * ideas..(c + 1) * ideas)).collect()
        };
        DecisionMatrix::of(ideas, columns(low), columns(high))
    }

    /// From both ends by criterion, of length `ideas` each.
    pub(super) fn of(ideas: usize, low: Vec<Numbers>, high: Vec<Numbers>) -> DecisionMatrix {
        DecisionMatrix { ideas, low, high, likely: Vec::new(), unknown: Vec::new(), draws: Vec::new() }
    }

    /// Sets the most likely values, by criterion and idea, clamped to the intervals.
    pub fn expecting(mut self, mut likely: Vec<Option<Vec<f64>>>) -> DecisionMatrix {
        for (c, values) in likely.iter_mut().enumerate() {
            let ends = self.low_column(c).iter().zip(self.high_column(c));
            let clamp = |(x, (low, high)): (&mut f64, (&f64, &f64))| *x = x.clamp(*low, *high);
            values.iter_mut().for_each(|values| values.iter_mut().zip(ends.clone()).for_each(clamp));
        }
        self.likely = likely;
        self
    }

    /// Marks the values of which nothing is known, by criterion and idea, with what each criterion draws these from.
    pub fn unknown(mut self, draws: Vec<UnknownDraw>, is_unknown: impl Fn(usize, usize) -> bool) -> DecisionMatrix {
        self.unknown = vec![0; (self.ideas * self.criteria()).div_ceil(BITS)];
        for criterion in 0..self.criteria() {
            for idea in (0..self.ideas).filter(|&idea| is_unknown(idea, criterion)) {
                let place = criterion * self.ideas + idea;
                self.unknown[place / BITS] |= 1 << (place % BITS);
            }
        }
        self.draws = draws;
        self
    }

    /// Whether nothing is known of a value: it is open from 0 to the best of its criterion, and no range says so.
    pub fn is_unknown(&self, idea: usize, criterion: usize) -> bool {
        let place = criterion * self.ideas + idea;
        self.unknown.get(place / BITS).is_some_and(|bits| bits >> (place % BITS) & 1 == 1)
    }

    /// What the unknowns of a criterion are drawn from.
    pub fn draw(&self, criterion: usize) -> UnknownDraw {
        self.draws.get(criterion).copied().unwrap_or_default()
    }

    /// The most likely value, if the cell gives one.
    pub fn likely(&self, idea: usize, criterion: usize) -> Option<f64> {
        let values = self.likely.get(criterion)?.as_ref()?;
        Some(values[idea]).filter(|x| !x.is_nan())
    }

    /// The place of the most likely value in its interval, from 0 to 1, if the cell gives one.
    pub fn mode(&self, idea: usize, criterion: usize) -> Option<f64> {
        let (low, high) = (self.low(idea, criterion), self.high(idea, criterion));
        self.likely(idea, criterion).filter(|_| low < high).map(|likely| (likely - low) / (high - low))
    }

    /// Whether two ideas are known to be equal on every criterion.
    pub fn is_same(&self, a: usize, b: usize) -> bool {
        let is_known = |idea: usize, c: usize| self.low(idea, c) == self.high(idea, c);
        (0..self.criteria()).all(|c| self.low(a, c) == self.low(b, c) && is_known(a, c) && is_known(b, c))
    }

    /// The same with open evidence counted as `open`; the upper ends stay. What is open beyond is no longer unknown.
    pub fn counting(&self, open: Open) -> DecisionMatrix {
        let counted = |(low, high): (&Numbers, &Numbers)| {
            low.iter().zip(high.iter()).map(|(low, high)| open.value(*low, *high)).collect()
        };
        let low = self.low.iter().zip(&self.high).map(counted).collect();
        DecisionMatrix::of(self.ideas, low, self.high.clone()).expecting(self.likely.clone())
    }

    /// The number of ideas.
    #[inline]
    pub fn ideas(&self) -> usize {
        self.ideas
    }

    /// The number of criteria.
    #[inline]
    pub fn criteria(&self) -> usize {
        self.low.len()
    }

    /// The proven value.
    #[inline]
    pub fn low(&self, idea: usize, criterion: usize) -> f64 {
        self.low[criterion][idea]
    }

    /// The best possible value.
    #[inline]
    pub fn high(&self, idea: usize, criterion: usize) -> f64 {
        self.high[criterion][idea]
    }

    /// Whether the value is known exactly.
    pub fn is_known(&self, idea: usize, criterion: usize) -> bool {
        self.low(idea, criterion) == self.high(idea, criterion)
    }

    /// Both ends by criterion.
    pub(super) fn ends(&self) -> (&[Numbers], &[Numbers]) {
        (&self.low, &self.high)
    }

    /// The proven values of one criterion over all ideas.
    #[inline]
    pub fn low_column(&self, criterion: usize) -> &[f64] {
        &self.low[criterion]
    }

    /// The best possible values of one criterion over all ideas.
    #[inline]
    pub fn high_column(&self, criterion: usize) -> &[f64] {
        &self.high[criterion]
    }
}
