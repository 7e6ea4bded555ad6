//! The scoring itself, as one lazy polars query.

use super::facts::{self, Columns, Ends};
use super::{DecisionMatrix, GateState, Scored, Undefined, Verdict};
use crate::evidence::Evidence;
use crate::rubric::{Lens, Rubric};
use crate::value::ValueFunction;
use polars::prelude::*;

/// Scores every idea through a lens.
///
/// value [low, high] of each criterion: an unknown has [0, best]; a range the extremes of the value function over it.
/// score = 100 · Σ wⱼ·lowⱼ, potential = 100 · Σ wⱼ·highⱼ (the weighted sum, e.g. Keeney & Raiffa 1976, ch. 3).
/// A score depends on its own row and the weights only.
pub fn score(rubric: &Rubric, evidence: &Evidence, lens: &Lens) -> Scored {
    let names: Vec<&str> = rubric.table.columns.iter().map(|c| c.name.as_str()).collect();
    let read = Read { rubric, evidence };
    let mut outputs = Vec::new();
    let mut undefined: Vec<(String, usize, bool)> = Vec::new();
    let mut watch = |condition: Option<Expr>, place: usize, is_gate: bool, outputs: &mut Vec<Expr>| {
        if let Some(condition) = condition {
            let name = format!("undefined {}", undefined.len());
            outputs.push(condition.alias(&name));
            undefined.push((name, place, is_gate));
        }
    };
    for (c, criterion) in rubric.criteria.iter().enumerate() {
        let is_condition = matches!(criterion.value, ValueFunction::Yes(_));
        let Ends { low, high, undefined } = facts::ends(&criterion.evidence.expr, is_condition, &read);
        outputs.push(value(&criterion.value, low.clone(), high.clone(), End::Low).alias(low_value(c)));
        outputs.push(value(&criterion.value, low.clone(), high.clone(), End::High).alias(high_value(c)));
        outputs.push(low.alias(low_evidence(c)));
        outputs.push(high.alias(high_evidence(c)));
        watch(undefined, c, false, &mut outputs);
    }
    for (g, gate) in rubric.gates.iter().enumerate() {
        let (failed, undefined) = facts::condition(&gate.fail.expr, &read);
        outputs.push(failed.alias(gate_name(g)));
        watch(Some(undefined), g, true, &mut outputs);
    }
    let sum = |name: fn(usize) -> String| {
        let terms = lens.weights.shares().iter().enumerate().map(|(c, w)| lit(100.0 * w) * col(name(c)));
        terms.reduce(|a, b| a + b).expect("a rubric has a criterion")
    };
    let frame = evidence
        .frame(&names)
        .lazy()
        .select(outputs)
        .with_columns([sum(low_value).alias("score"), sum(high_value).alias("potential")])
        .collect()
        .expect("a checked rubric over checked evidence computes");
    let scored = Collected { frame: &frame, ideas: evidence.names.len() };
    scored.into_scored(rubric, evidence, lens, undefined)
}

struct Read<'a> {
    rubric: &'a Rubric,
    evidence: &'a Evidence,
}

impl Read<'_> {
    fn place(&self, column: &str) -> usize {
        self.rubric.table.columns.iter().position(|c| c.name == column).expect("the rubric lists every column it reads")
    }
}

impl Columns for Read<'_> {
    fn has_ranges(&self, column: &str) -> bool {
        self.evidence.columns[self.place(column)].has_ranges()
    }
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Low,
    High,
}

/// One end of the value interval of evidence in `[low, high]`.
fn value(function: &ValueFunction, low: Expr, high: Expr, end: End) -> Expr {
    let f = function.clone();
    let one_end = move |columns: &mut [Column]| -> PolarsResult<Column> {
        let (low, high) = (columns[0].f64()?, columns[1].f64()?);
        let of = |(low, high): (Option<f64>, Option<f64>)| {
            let (least, most) = f.extremes(low?, high?);
            Some(if end == End::Low { least } else { most })
        };
        let values: Float64Chunked = low.iter().zip(high.iter()).map(of).collect();
        Ok(values.into_series().into_column())
    };
    let values =
        low.map_many(one_end, &[high], |_, fields| Ok(Field::new(fields[0].name().clone(), DataType::Float64)));
    values.fill_null(lit(if end == End::Low { 0.0 } else { function.best() }))
}

fn low_value(c: usize) -> String {
    format!("value {c} low")
}

fn high_value(c: usize) -> String {
    format!("value {c} high")
}

fn low_evidence(c: usize) -> String {
    format!("evidence {c} low")
}

fn high_evidence(c: usize) -> String {
    format!("evidence {c} high")
}

fn gate_name(g: usize) -> String {
    format!("gate {g}")
}

/// The query's result, column by column.
struct Collected<'a> {
    frame: &'a DataFrame,
    ideas: usize,
}

impl Collected<'_> {
    fn column(&self, name: &str) -> &Column {
        self.frame.column(name).expect("the query names its columns")
    }

    fn optional(&self, name: &str) -> Vec<Option<f64>> {
        let column = self.column(name);
        let values = column.f64().expect("numbers are Float64");
        values.iter().collect()
    }

    fn numbers(&self, name: &str) -> Vec<f64> {
        self.optional(name).into_iter().map(|x| x.expect("values are filled")).collect()
    }

    fn flags(&self, name: &str) -> Vec<bool> {
        let column = self.column(name);
        column.bool().expect("flags are Boolean").iter().map(|flag| flag == Some(true)).collect()
    }

    fn into_scored(
        self,
        rubric: &Rubric,
        evidence: &Evidence,
        lens: &Lens,
        undefined: Vec<(String, usize, bool)>,
    ) -> Scored {
        let criteria = 0..rubric.criteria.len();
        let ends = |name: fn(usize) -> String| criteria.clone().flat_map(|c| self.numbers(&name(c))).collect();
        let matrix = DecisionMatrix::new(self.ideas, ends(low_value), ends(high_value));
        let facts = criteria.clone().map(|c| {
            let pairs = self.optional(&low_evidence(c)).into_iter().zip(self.optional(&high_evidence(c)));
            pairs.map(|(low, high)| low.zip(high)).collect()
        });
        let facts: Vec<Vec<Option<(f64, f64)>>> = facts.collect();
        let mut gates = vec![Vec::with_capacity(rubric.gates.len()); self.ideas];
        for g in 0..rubric.gates.len() {
            for (states, failed) in gates.iter_mut().zip(self.optional(&gate_name(g))) {
                states.push(match failed {
                    Some(1.0) => GateState::Failed,
                    Some(_) => GateState::Passed,
                    None => GateState::Unknown,
                });
            }
        }
        let undefined = undefined.into_iter().filter_map(|(name, place, is_gate)| {
            let flags = self.flags(&name);
            let ideas: Vec<usize> = (0..self.ideas).filter(|&i| flags[i]).collect();
            (!ideas.is_empty()).then_some(Undefined { place, is_gate, ideas })
        });
        let (score, potential) = (self.numbers("score"), self.numbers("potential"));
        let verdict =
            (0..self.ideas).map(|i| Verdict::of(score[i], potential[i], &gates[i], rubric.thresholds)).collect();
        let (rank, order) = super::rank::rank(&score, |i| gates[i].contains(&GateState::Failed));
        Scored {
            names: evidence.names.clone(),
            lens: lens.id.clone(),
            weights: lens.weights.clone(),
            matrix,
            facts,
            undefined: undefined.collect(),
            score,
            potential,
            gates,
            verdict,
            rank,
            order,
        }
    }
}
