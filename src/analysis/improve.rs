//! The smallest improvement of a single fact that puts an idea first.
//!
//! The value functions are inverted: how far must one cell move until the criteria that read it lift the idea to the
//! best of the others, and no gate fails? The search walks outwards from the current fact, and bisects the step on
//! which the goal is reached.

use crate::evidence::{Evidence, Facts};
use crate::evidence::{Fact, cell};
use crate::expression::{ColumnFact, ColumnRef, Expr, Interval};
use crate::lang::Lang;
use crate::rubric::{ColumnKind, Gate, Rubric};
use crate::score::Scored;
use crate::tolerance;
use crate::value::ValueFunction;
use std::collections::HashMap;

/// Rounds of bisection: enough for the last bit of a double.
const BISECTION_ROUNDS: usize = 60;
/// A trial step that shows whether more would do as well: this share of the number, or of the least size if that is
/// more.
const NUDGE_SHARE: f64 = 1e-6;
const MIN_NUDGED_SIZE: f64 = 1e-3;
/// How often a number is doubled, and halved, in search of the goal.
const MAX_DOUBLINGS: i32 = 12;

/// One fact that, changed alone, puts an idea first.
#[derive(Clone, Debug, PartialEq)]
pub struct Improvement {
    /// The column, by its place in the rubric's table.
    pub column: usize,
    /// The current fact; `None` if it is unknown.
    pub from: Option<(f64, f64)>,
    /// The fact that is just enough, in its unit (a level's code, 1 or 0 for yes or no).
    pub to: f64,
    /// Whether a greater number would do as well.
    pub rises: bool,
    /// The greatest rise in value (0–1) of a criterion that reads the cell. The smallest improvement has the smallest
    /// step.
    pub step: f64,
}

/// The least and the greatest of some numbers, ignoring NaN and infinities.
fn extremes(numbers: &[f64]) -> Option<(f64, f64)> {
    // Eight at a time: every idea scans a whole column, which may be long.
    const SIDE_BY_SIDE: usize = 8;
    let (mut least, mut most) = ([f64::INFINITY; SIDE_BY_SIDE], [f64::NEG_INFINITY; SIDE_BY_SIDE]);
    let (whole, rest) = numbers.as_chunks::<SIDE_BY_SIDE>();
    let mut see = |n: usize, x: f64| {
        // An open end (infinity) is not a number to try.
        least[n] = if x < least[n] && x > f64::NEG_INFINITY { x } else { least[n] };
        most[n] = if x > most[n] && x < f64::INFINITY { x } else { most[n] };
    };
    for numbers in whole {
        (0..SIDE_BY_SIDE).for_each(|n| see(n, numbers[n]));
    }
    rest.iter().enumerate().for_each(|(n, x)| see(n, *x));
    let (least, most) =
        (least.into_iter().fold(f64::INFINITY, f64::min), most.into_iter().fold(f64::NEG_INFINITY, f64::max));
    (least <= most).then_some((least, most))
}

/// The goal of one idea to be first: reach the best score of its rivals without failing a gate.
pub struct Goal<'a> {
    rubric: &'a Rubric,
    evidence: &'a Evidence,
    scored: &'a Scored,
    idea: usize,
    /// The score to reach.
    score: f64,
    /// The places of columns in the rubric's table, by name.
    places: HashMap<&'a str, usize>,
    /// The criteria that read a column, by its place.
    readers: Vec<Vec<usize>>,
}

impl<'a> Goal<'a> {
    /// The goal of an idea among rivals, sorted best first; `None` if it has no rival.
    pub fn new(
        rubric: &'a Rubric,
        evidence: &'a Evidence,
        scored: &'a Scored,
        rivals: &[usize],
        idea: usize,
    ) -> Option<Goal<'a>> {
        let best = rivals.iter().find(|&&rival| rival != idea)?;
        let columns = rubric.table.columns.iter().enumerate();
        let places: HashMap<&str, usize> = columns.map(|(place, column)| (column.name.as_str(), place)).collect();
        let mut readers = vec![Vec::new(); places.len()];
        for (c, criterion) in rubric.criteria.iter().enumerate() {
            let read = criterion.evidence.expr.columns();
            read.iter().for_each(|column| readers[places[column.name.as_str()]].push(c));
        }
        Some(Goal { rubric, evidence, scored, idea, score: scored.score[*best], places, readers })
    }

    /// Single facts that would put the idea at least level with the best of its rivals, the smallest improvement first.
    /// The idea is judged as in a ranking: by proven values and gates.
    pub fn improvements(&self) -> Vec<Improvement> {
        let columns = 0..self.rubric.table.columns.len();
        let mut found: Vec<Improvement> = columns.filter_map(|column| self.improve(column)).collect();
        found.sort_by(|a, b| a.step.total_cmp(&b.step));
        found
    }

    /// An improvement as text, in the unit of the cell `like` (this or another one of its column), in the fewest digits
    /// that still reach the goal.
    pub fn write(&self, improvement: &Improvement, like: &str, lang: Lang) -> String {
        let Improvement { column, to, rises, .. } = *improvement;
        let reader = &self.evidence.readers[column];
        let reaches = |text: &String| match cell::read(text, reader) {
            Ok(Fact::Between(x, _)) => self.reaches(column, x),
            _ => false,
        };
        let text = |digits| cell::write(to, reader, like, digits, rises, lang);
        (2..15).map(text).find(reaches).unwrap_or_else(|| text(17))
    }

    /// The facts of an expression, with one column changed.
    fn facts(&self, expr: &Expr, column: usize, to: f64) -> Vec<ColumnFact<'_>> {
        let fact = |read: &ColumnRef| match self.places[read.name.as_str()] {
            place if place == column => ColumnFact::Between(Interval::point(to)),
            place => self.evidence.columns[place].seen(self.idea),
        };
        expr.columns().into_iter().map(fact).collect()
    }

    /// The criteria that read the column, each with its proven value if the fact were `to`.
    fn values(&self, column: usize, to: f64) -> impl Iterator<Item = (usize, f64)> {
        self.readers[column].iter().map(move |&c| {
            let criterion = &self.rubric.criteria[c];
            let expr = &criterion.evidence.expr;
            let is_condition = matches!(criterion.value, ValueFunction::Yes(_)) && expr.as_column().is_none();
            let answer = expr.interval(&self.facts(expr, column, to), is_condition).known();
            (c, criterion.value.interval(answer.map(|i| (i.low, i.high))).0)
        })
    }

    fn score_at(&self, column: usize, to: f64) -> f64 {
        let change =
            |(c, value): (usize, f64)| 100.0 * self.scored.weights[c] * (value - self.scored.matrix.low(self.idea, c));
        self.scored.score[self.idea] + self.values(column, to).map(change).sum::<f64>()
    }

    fn reaches(&self, column: usize, to: f64) -> bool {
        let failed = |gate: &Gate| gate.fail.expr.truth(&self.facts(&gate.fail.expr, column, to)).known() == Some(true);
        self.score_at(column, to) >= self.score - tolerance::POINTS && !self.rubric.gates.iter().any(failed)
    }

    fn improve(&self, column: usize) -> Option<Improvement> {
        let from = self.evidence.columns[column].interval(self.idea);
        if self.readers[column].is_empty() {
            return None;
        }
        let found = match &self.rubric.table.columns[column].kind {
            ColumnKind::Level(levels) => self.choose(column, (0..levels.as_slice().len()).map(|code| code as f64)),
            ColumnKind::Yes => self.choose(column, [0.0, 1.0].into_iter()),
            ColumnKind::Number => self.search(column, from, &self.numbers(column, from)),
            ColumnKind::Text | ColumnKind::Date => None,
        };
        let to = found?;
        let step = |(c, value): (usize, f64)| value - self.scored.matrix.low(self.idea, c);
        let step = self.values(column, to).map(step).fold(0.0, f64::max);
        // When written, the number must be rounded to the side that still reaches the goal.
        let rises = self.reaches(column, to + NUDGE_SHARE * to.abs().max(MIN_NUDGED_SIZE));
        Some(Improvement { column, from, to, rises, step })
    }

    /// The fact with the lowest score that reaches the goal.
    fn choose(&self, column: usize, facts: impl Iterator<Item = f64>) -> Option<f64> {
        let reaching = facts.filter(|&to| self.reaches(column, to));
        reaching.min_by(|a, b| self.score_at(column, *a).total_cmp(&self.score_at(column, *b)))
    }

    /// Numbers to try, ascending: the bends of the value functions, the extremes of the column, and the current number
    /// doubled and halved.
    fn numbers(&self, column: usize, from: Option<(f64, f64)>) -> Vec<f64> {
        let mut numbers = Vec::new();
        let name = &self.rubric.table.columns[column].name;
        for criterion in self.readers[column].iter().map(|&c| &self.rubric.criteria[c]) {
            if criterion.evidence.expr.as_column().is_some_and(|c| c.name == *name)
                && let Some(points) = criterion.value.points()
            {
                numbers.extend(points.as_slice().iter().map(|p| p.0));
            }
        }
        if let Facts::Numbers { low, high, .. } = &self.evidence.columns[column] {
            let ends = [Some(low), high.as_ref()].into_iter().flatten().filter_map(|numbers| extremes(numbers));
            let ends = ends.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
            numbers.extend(ends.iter().flat_map(|&(least, most)| [least, most]));
        }
        let ends = from.map_or(Vec::new(), |(low, high)| vec![low, high]);
        numbers
            .extend(ends.iter().flat_map(|x| (-MAX_DOUBLINGS..=MAX_DOUBLINGS).map(move |power| x * 2f64.powi(power))));
        // Doubling the greatest numbers overflows to infinity.
        numbers.retain(|x| x.is_finite());
        numbers.sort_by(f64::total_cmp);
        numbers.dedup();
        numbers
    }

    /// The nearest number, up or down, that reaches the goal.
    fn search(&self, column: usize, from: Option<(f64, f64)>, numbers: &[f64]) -> Option<f64> {
        let worst =
            || numbers.iter().copied().min_by(|a, b| self.score_at(column, *a).total_cmp(&self.score_at(column, *b)));
        let (least, most) = (*numbers.first()?, *numbers.last()?);
        let (low, high) = match from {
            // An open end reaches as far as there are numbers to try.
            Some((low, high)) => (low.max(least), high.min(most)),
            None => worst().map(|x| (x, x))?,
        };
        let up = self.walk(column, low, numbers.iter().copied().filter(|x| *x > low));
        let down = self.walk(column, high, numbers.iter().rev().copied().filter(|x| *x < high));
        // Both directions may reach the goal, as around a peak; take the one with the smaller step.
        let score = |to: &f64| self.score_at(column, *to);
        [up, down].into_iter().flatten().min_by(|a, b| score(a).total_cmp(&score(b)))
    }

    /// The first number that reaches the goal on the way from `start` along `numbers`.
    fn walk(&self, column: usize, start: f64, numbers: impl Iterator<Item = f64>) -> Option<f64> {
        if self.reaches(column, start) {
            return Some(start);
        }
        let mut before = start;
        for number in numbers {
            if self.reaches(column, number) {
                let (mut short, mut enough) = (before, number);
                for _ in 0..BISECTION_ROUNDS {
                    let middle = 0.5 * short + 0.5 * enough;
                    if self.reaches(column, middle) { enough = middle } else { short = middle }
                }
                return Some(enough);
            }
            before = number;
        }
        None
    }
}
