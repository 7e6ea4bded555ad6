//! Facts → what the ideas are worth on each criterion, and what each gate says. Whether the ideas are those of a whole
//! table or of a block of one, this is the only way there is.

use super::{GateState, Undefined};
use crate::evidence::Facts;
use crate::expression::{Answer, Expr, Given, Interval, Operator};
use crate::rubric::{Criterion, Rubric};
use crate::value::ValueFunction;
use std::borrow::Cow;
use std::collections::HashMap;

/// What a rubric makes of the facts of some ideas, before anything is weighed. Everything by its place in the rubric,
/// then in the order of the ideas.
pub(super) struct Worth<'f> {
    /// Lower ends of the values, each in [0, 1].
    pub low: Vec<Vec<f64>>,
    /// Upper ends.
    pub high: Vec<Vec<f64>>,
    /// The values that are most likely, NaN where nothing says; none for criteria of which no cell says so.
    pub likely: Vec<Option<Vec<f64>>>,
    /// What the values stand on.
    pub evidence: Vec<Ends<'f>>,
    /// States by gate.
    pub gates: Vec<Vec<GateState>>,
    /// Where an expression has operands but no result.
    pub undefined: Vec<Undefined>,
}

/// The ends of an interval, idea by idea, in the unit of the evidence; NaN where unknown.
pub(super) struct Ends<'f> {
    /// Lower ends.
    pub low: Cow<'f, [f64]>,
    /// Upper ends; none where nothing that is read is a range, so that both are the same.
    pub high: Option<Cow<'f, [f64]>>,
}

impl<'f> Worth<'f> {
    /// value [low, high]: an unknown has [0, best]; a range the extremes of the value function over it. A value depends
    /// on its own row only.
    pub fn of(rubric: &Rubric, columns: &'f [Facts], ideas: usize) -> Worth<'f> {
        let names = rubric.table.columns.iter().map(|column| column.name.as_str());
        let facts = Columns { columns: names.zip(columns).collect(), ideas };
        let criteria = rubric.criteria.len();
        let mut worth = Worth {
            low: Vec::with_capacity(criteria),
            high: Vec::with_capacity(criteria),
            likely: Vec::with_capacity(criteria),
            evidence: Vec::with_capacity(criteria),
            gates: Vec::with_capacity(rubric.gates.len()),
            undefined: Vec::new(),
        };
        let mut watch = |ideas: Vec<usize>, place: usize, is_gate: bool| {
            if !ideas.is_empty() {
                worth.undefined.push(Undefined { place, is_gate, ideas });
            }
        };
        for (place, criterion) in rubric.criteria.iter().enumerate() {
            let is_condition = matches!(criterion.value, ValueFunction::Yes(_));
            let (evidence, undefined) = facts.ends(&criterion.evidence.expr, is_condition);
            watch(undefined, place, false);
            let (low, high) = evidence.values(&criterion.value);
            worth.likely.push(facts.likely(criterion, is_condition));
            worth.low.push(low);
            worth.high.push(high);
            worth.evidence.push(evidence);
        }
        for (place, gate) in rubric.gates.iter().enumerate() {
            let (truth, undefined) = facts.evaluate(&gate.fail.expr, true);
            watch(undefined, place, true);
            let state = |&failed: &f64| match failed {
                1.0 => GateState::Failed,
                x if x.is_nan() => GateState::Unknown,
                _ => GateState::Passed,
            };
            worth.gates.push(truth.low.iter().map(state).collect());
        }
        worth
    }
}

impl Ends<'_> {
    /// Both ends of the values.
    fn values(&self, function: &ValueFunction) -> (Vec<f64>, Vec<f64>) {
        let Some(high) = &self.high else {
            let least = function.values(&self.low, 0.0);
            // The value itself, or the best that the function knows where the evidence is unknown.
            let best = function.best();
            let most = self.low.iter().zip(&least).map(|(x, value)| if x.is_nan() { best } else { *value }).collect();
            return (least, most);
        };
        let interval = |(&low, &high): (&f64, &f64)| function.interval((!low.is_nan()).then_some((low, high)));
        self.low.iter().zip(high.iter()).map(interval).unzip()
    }

    /// The interval of an idea, none where it is unknown.
    pub fn get(&self, idea: usize) -> Option<(f64, f64)> {
        let low = self.low[idea];
        (!low.is_nan()).then(|| (low, self.high.as_ref().map_or(low, |high| high[idea])))
    }
}

/// The facts of some ideas.
struct Columns<'f, 'r> {
    /// By name.
    columns: HashMap<&'r str, &'f Facts>,
    ideas: usize,
}

impl<'f> Columns<'f, '_> {
    fn column(&self, name: &str) -> &'f Facts {
        self.columns.get(name).expect("the rubric lists every column that it reads")
    }

    /// The interval of a numeric expression, or of a condition as 1 and 0; and the ideas of which the facts are there but
    /// have no result.
    fn ends(&self, expr: &Expr, is_condition: bool) -> (Ends<'f>, Vec<usize>) {
        if let Some(column) = expr.as_column()
            && let Facts::Numbers { low, high, .. } = self.column(&column.name)
        {
            return (Ends { low: Cow::Borrowed(low), high: high.as_deref().map(Cow::Borrowed) }, Vec::new());
        }
        self.evaluate(expr, is_condition)
    }

    /// The value of what is most likely, of ideas of which every range that the criterion reads says what that is.
    fn likely(&self, criterion: &Criterion, is_condition: bool) -> Option<Vec<f64>> {
        let expr = &criterion.evidence.expr;
        let slots: Vec<&Facts> = expr.columns().iter().map(|column| self.column(&column.name)).collect();
        if !slots.iter().any(|facts| matches!(facts, Facts::Numbers { likely: Some(_), .. })) {
            return None;
        }
        let value = |idea: usize| {
            let mut says = false;
            let middle = |facts: &&'f Facts| match facts.likely(idea) {
                Some(x) => {
                    says = true;
                    Some(Given::Between(Interval::point(x)))
                }
                None => match given(facts, idea) {
                    Given::Between(interval) if !interval.is_point() => None,
                    known => Some(known),
                },
            };
            let facts: Vec<Given> = slots.iter().map(middle).collect::<Option<_>>()?;
            let interval =
                expr.interval(&facts, is_condition).known().filter(|interval| says && interval.is_point())?;
            Some(criterion.value.value(interval.low))
        };
        Some((0..self.ideas).map(|idea| value(idea).unwrap_or(f64::NAN)).collect())
    }

    fn evaluate(&self, expr: &Expr, is_condition: bool) -> (Ends<'f>, Vec<usize>) {
        if let Some(truth) = self.compare(expr) {
            return (Ends { low: Cow::Owned(truth), high: None }, Vec::new());
        }
        let slots: Vec<&Facts> = expr.columns().iter().map(|column| self.column(&column.name)).collect();
        let mut low = Vec::with_capacity(self.ideas);
        let mut high = slots.iter().any(|facts| facts.has_ranges()).then(|| Vec::with_capacity(self.ideas));
        let mut undefined = Vec::new();
        let mut facts: Vec<Given> = Vec::with_capacity(slots.len());
        for idea in 0..self.ideas {
            facts.clear();
            facts.extend(slots.iter().map(|facts| given(facts, idea)));
            let interval = match expr.interval(&facts, is_condition) {
                Answer::Known(interval) => interval,
                Answer::Unknown => Interval::point(f64::NAN),
                Answer::Undefined => {
                    undefined.push(idea);
                    Interval::point(f64::NAN)
                }
            };
            low.push(interval.low);
            if let Some(high) = &mut high {
                high.push(interval.high);
            }
        }
        (Ends { low: Cow::Owned(low), high: high.map(Cow::Owned) }, undefined)
    }
}

impl Columns<'_, '_> {
    /// Where a column without ranges is compared with a number, as in most gates: 1, 0, or NaN where it is unknown. One
    /// row after the other takes many times as long.
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

/// What an expression is given of an idea.
fn given(facts: &Facts, idea: usize) -> Given<'_> {
    match facts {
        Facts::Texts(texts) => texts[idea].as_deref().map_or(Given::Unknown, Given::Text),
        Facts::Numbers { .. } => {
            let between = |(low, high)| Given::Between(Interval { low, high });
            facts.interval(idea).map_or(Given::Unknown, between)
        }
    }
}
