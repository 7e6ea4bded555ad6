//! Facts → values on each criterion, and the state of each gate. Whole tables and single blocks both go through here.

use super::numbers::Numbers;
use super::scored::Undefined;
use super::verdict::GateState;
use crate::evidence::Facts;
use crate::expression::{ColumnFact, Evaluation, Expr, Interval, Operator};
use crate::rubric::{Criterion, Rubric};
use crate::value::ValueFunction;
use std::borrow::Cow;
use std::collections::HashMap;

/// The values that a rubric gives some ideas, before weighing. Everything is by place in the rubric, then by idea.
pub(super) struct Valuation<'f> {
    /// Lower ends of the values, each in [0, 1].
    pub low: Vec<Vec<f64>>,
    /// Upper ends.
    pub high: Vec<Vec<f64>>,
    /// The most likely values: NaN for ideas without one, `None` for criteria without any.
    pub likely: Vec<Option<Vec<f64>>>,
    /// The evidence behind the values.
    pub evidence: Vec<FactEnds<'f>>,
    /// States by gate.
    pub gates: Vec<Vec<GateState>>,
    /// Expressions that have operands but no result for some ideas.
    pub undefined: Vec<Undefined>,
}

/// The ends of the evidence intervals, idea by idea, in the unit of the evidence; NaN if unknown.
pub(super) struct FactEnds<'f> {
    /// Lower ends.
    pub low: Cow<'f, [f64]>,
    /// Upper ends; `None` if no fact is a range, so that they equal the lower ends.
    pub high: Option<Cow<'f, [f64]>>,
}

impl<'f> Valuation<'f> {
    /// Values facts as intervals: [0, best] for an unknown, the extremes of the value function over a range. A value
    /// depends only on its row.
    pub fn of(rubric: &Rubric, columns: &'f [Facts], ideas: usize) -> Valuation<'f> {
        let names = rubric.table.columns.iter().map(|column| column.name.as_str());
        let facts = FactColumns { columns: names.zip(columns).collect(), ideas };
        let criteria = rubric.criteria.len();
        let mut valuation = Valuation {
            low: Vec::with_capacity(criteria),
            high: Vec::with_capacity(criteria),
            likely: Vec::with_capacity(criteria),
            evidence: Vec::with_capacity(criteria),
            gates: Vec::with_capacity(rubric.gates.len()),
            undefined: Vec::new(),
        };
        let mut note = |ideas: Vec<usize>, place: usize, is_gate: bool| {
            if !ideas.is_empty() {
                valuation.undefined.push(Undefined { place, is_gate, ideas });
            }
        };
        for (place, criterion) in rubric.criteria.iter().enumerate() {
            let is_condition = matches!(criterion.value, ValueFunction::Yes(_));
            let (evidence, undefined) = facts.ends(&criterion.evidence.expr, is_condition);
            note(undefined, place, false);
            let (low, high) = evidence.values(&criterion.value);
            valuation.likely.push(facts.likely(criterion, is_condition));
            valuation.low.push(low);
            valuation.high.push(high);
            valuation.evidence.push(evidence);
        }
        for (place, gate) in rubric.gates.iter().enumerate() {
            let (truth, undefined) = facts.ends(&gate.fail.expr, true);
            note(undefined, place, true);
            let state = |&failed: &f64| match failed {
                1.0 => GateState::Failed,
                x if x.is_nan() => GateState::Unknown,
                _ => GateState::Passed,
            };
            valuation.gates.push(truth.low.iter().map(state).collect());
        }
        valuation
    }
}

impl FactEnds<'_> {
    /// Both ends of the values.
    fn values(&self, function: &ValueFunction) -> (Vec<f64>, Vec<f64>) {
        let Some(high) = &self.high else {
            let least = function.values(&self.low, 0.0);
            // The value itself, or the best of the function if the evidence is unknown.
            let best = function.best();
            let most = self.low.iter().zip(&least).map(|(x, value)| if x.is_nan() { best } else { *value }).collect();
            return (least, most);
        };
        let interval = |(&low, &high): (&f64, &f64)| function.interval((!low.is_nan()).then_some((low, high)));
        self.low.iter().zip(high.iter()).map(interval).unzip()
    }

    /// Both ends, which share their numbers if no fact is a range.
    pub fn into_numbers(self) -> [Numbers; 2] {
        let low = Numbers::from(self.low.into_owned());
        let high = self.high.map_or_else(|| low.clone(), |high| high.into_owned().into());
        [low, high]
    }
}

/// The facts of some ideas.
struct FactColumns<'f, 'r> {
    /// By name.
    columns: HashMap<&'r str, &'f Facts>,
    ideas: usize,
}

impl<'f> FactColumns<'f, '_> {
    fn column(&self, name: &str) -> &'f Facts {
        self.columns.get(name).expect("the rubric lists every column that it reads")
    }

    /// The columns that an expression reads, by slot.
    fn slots(&self, expr: &Expr) -> Vec<&'f Facts> {
        expr.columns().iter().map(|column| self.column(&column.name)).collect()
    }

    /// The intervals of a numeric expression, or of a condition as 1 and 0; and the ideas whose facts are known but
    /// give no result.
    fn ends(&self, expr: &Expr, is_condition: bool) -> (FactEnds<'f>, Vec<usize>) {
        if let Some(column) = expr.as_column()
            && let Facts::Numbers { low, high, .. } = self.column(&column.name)
        {
            return (FactEnds { low: Cow::Borrowed(low), high: high.as_deref().map(Cow::Borrowed) }, Vec::new());
        }
        if let Some(truth) = self.compare(expr) {
            return (FactEnds { low: Cow::Owned(truth), high: None }, Vec::new());
        }
        let slots = self.slots(expr);
        let mut low = Vec::with_capacity(self.ideas);
        let mut high = slots.iter().any(|facts| facts.has_ranges()).then(|| Vec::with_capacity(self.ideas));
        let mut undefined = Vec::new();
        let mut facts: Vec<ColumnFact> = Vec::with_capacity(slots.len());
        for idea in 0..self.ideas {
            facts.clear();
            facts.extend(slots.iter().map(|facts| facts.seen(idea)));
            let interval = match expr.interval(&facts, is_condition) {
                Evaluation::Known(interval) => interval,
                Evaluation::Unknown => Interval::point(f64::NAN),
                Evaluation::Undefined => {
                    undefined.push(idea);
                    Interval::point(f64::NAN)
                }
            };
            low.push(interval.low);
            if let Some(high) = &mut high {
                high.push(interval.high);
            }
        }
        (FactEnds { low: Cow::Owned(low), high: high.map(Cow::Owned) }, undefined)
    }

    /// The most likely values, for ideas in which every range that the criterion reads gives a most likely number.
    fn likely(&self, criterion: &Criterion, is_condition: bool) -> Option<Vec<f64>> {
        let expr = &criterion.evidence.expr;
        let slots = self.slots(expr);
        if !slots.iter().any(|facts| matches!(facts, Facts::Numbers { likely: Some(_), .. })) {
            return None;
        }
        let value = |idea: usize| {
            let mut says = false;
            let middle = |facts: &&'f Facts| match facts.likely(idea) {
                Some(x) => {
                    says = true;
                    Some(ColumnFact::Between(Interval::point(x)))
                }
                None => match facts.seen(idea) {
                    ColumnFact::Between(interval) if !interval.is_point() => None,
                    known => Some(known),
                },
            };
            let facts: Vec<ColumnFact> = slots.iter().map(middle).collect::<Option<_>>()?;
            let interval =
                expr.interval(&facts, is_condition).known().filter(|interval| says && interval.is_point())?;
            Some(criterion.value.value(interval.low))
        };
        Some((0..self.ideas).map(|idea| value(idea).unwrap_or(f64::NAN)).collect())
    }

    /// A fast path for comparing a column without ranges with a number, as in most gates: 1, 0, or NaN if unknown.
    /// Going row by row is many times slower.
    fn compare(&self, expr: &Expr) -> Option<Vec<f64>> {
        let Expr::Binary(op, column, number) = expr else { return None };
        let (Expr::Column(column), Expr::Number(y)) = (&**column, &**number) else { return None };
        let Facts::Numbers { low, high: None, .. } = self.column(&column.name) else { return None };
        let all = |holds: fn(f64, f64) -> bool| {
            Some(low.iter().map(|&x| if x.is_nan() { x } else { f64::from(holds(x, *y)) }).collect())
        };
        match op {
            Operator::Less => all(|x, y| x < y),
            Operator::LessEqual => all(|x, y| x <= y),
            Operator::Greater => all(|x, y| x > y),
            Operator::GreaterEqual => all(|x, y| x >= y),
            _ => None,
        }
    }
}
