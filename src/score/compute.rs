//! The scoring itself, as two lazy polars queries: evidence → values, once; values × weights → scores, once a lens.

use super::facts::{self, Columns, Ends};
use super::{Computed, DecisionMatrix, GateState, Open, Scored, Undefined, Verdict};
use crate::evidence::Evidence;
use crate::rubric::{Lens, Rubric};
use crate::value::ValueFunction;
use polars::prelude::*;
use std::sync::Arc;

/// What the ideas are worth criterion by criterion, before anything is weighed: the same under every lens.
#[derive(Clone, Debug)]
pub struct Valued {
    names: Arc<[String]>,
    matrix: Arc<DecisionMatrix>,
    facts: Arc<[Vec<Computed>]>,
    undefined: Arc<[Undefined]>,
    gates: Arc<[Vec<GateState>]>,
    /// The worst state of each idea's gates, side by side: all that a verdict and a rank ask.
    worst: Arc<[GateState]>,
    /// The value intervals as columns, for the second query.
    frame: DataFrame,
}

/// Scores every idea through a lens: [`value`], then [`weigh`](Valued::weigh).
pub fn score(rubric: &Rubric, evidence: &Evidence, lens: &Lens) -> Scored {
    value(rubric, evidence).weigh(rubric, lens)
}

/// Values every idea on every criterion.
///
/// value [low, high]: an unknown has [0, best]; a range the extremes of the value function over it. A value depends
/// on its own row only.
pub fn value(rubric: &Rubric, evidence: &Evidence) -> Valued {
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
        outputs.push(one_end(&criterion.value, low.clone(), high.clone(), End::Low).alias(low_value(c)));
        outputs.push(one_end(&criterion.value, low.clone(), high.clone(), End::High).alias(high_value(c)));
        outputs.push(low.alias(low_evidence(c)));
        outputs.push(high.alias(high_evidence(c)));
        watch(undefined, c, false, &mut outputs);
    }
    for (g, gate) in rubric.gates.iter().enumerate() {
        let (failed, undefined) = facts::condition(&gate.fail.expr, &read);
        outputs.push(failed.alias(gate_name(g)));
        watch(Some(undefined), g, true, &mut outputs);
    }
    let frame = evidence.frame(&names).lazy().select(outputs).collect();
    let frame = frame.expect("a checked rubric over checked evidence computes");
    Collected { frame: &frame, ideas: evidence.names.len() }.into_valued(rubric, evidence, undefined)
}

impl Valued {
    /// From what the query found; everything in the order of the table.
    pub(crate) fn new(
        names: Vec<String>,
        matrix: DecisionMatrix,
        facts: Vec<Vec<Computed>>,
        undefined: Vec<Undefined>,
        gates: Vec<Vec<GateState>>,
    ) -> Valued {
        let frame = columns(&matrix);
        Valued {
            names: names.into(),
            matrix: matrix.into(),
            facts: facts.into(),
            undefined: undefined.into(),
            worst: gates.iter().map(|gates| GateState::worst(gates)).collect(),
            gates: gates.into(),
            frame,
        }
    }

    /// The same with what is open counting as this much: the proven ends of the values move, all else stays.
    pub fn counting(&self, open: Open) -> Valued {
        if open == Open::Nothing {
            return self.clone();
        }
        let matrix = self.matrix.counting(open);
        Valued { frame: columns(&matrix), matrix: matrix.into(), ..self.clone() }
    }

    /// The values under the weights of a lens.
    ///
    /// score = 100 · Σ wⱼ·lowⱼ, potential = 100 · Σ wⱼ·highⱼ (the weighted sum, e.g. Keeney & Raiffa 1976, ch. 3).
    /// A score depends on its own row and the weights only.
    pub fn weigh(&self, rubric: &Rubric, lens: &Lens) -> Scored {
        let sum = |name: fn(usize) -> String| {
            let terms = lens.weights.shares().iter().enumerate().map(|(c, w)| lit(100.0 * w) * col(name(c)));
            terms.reduce(|a, b| a + b).expect("a rubric has a criterion")
        };
        let sums = [sum(low_value).alias("score"), sum(high_value).alias("potential")];
        let frame = self.frame.clone().lazy().select(sums).collect().expect("sums of numbers compute");
        let ideas = self.names.len();
        let sums = Collected { frame: &frame, ideas };
        let (score, potential) = (sums.numbers("score"), sums.numbers("potential"));
        let worst = &self.worst;
        let verdict = (0..ideas).map(|i| Verdict::of(score[i], potential[i], worst[i], rubric.thresholds)).collect();
        let (rank, order) = super::rank::rank(&score, |i| worst[i] == GateState::Failed);
        Scored {
            names: self.names.clone(),
            lens: lens.id.clone(),
            weights: lens.weights.clone(),
            matrix: self.matrix.clone(),
            facts: self.facts.clone(),
            undefined: self.undefined.clone(),
            gates: self.gates.clone(),
            score,
            potential,
            verdict,
            rank,
            order,
        }
    }
}

/// The value intervals as columns.
fn columns(matrix: &DecisionMatrix) -> DataFrame {
    let columns = (0..matrix.criteria()).flat_map(|c| {
        let column = |name: String, values: &[f64]| Column::new(name.into(), values);
        [column(low_value(c), matrix.low_column(c)), column(high_value(c), matrix.high_column(c))]
    });
    DataFrame::new(matrix.ideas(), columns.collect()).expect("columns have one cell for each idea")
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

/// One end of the value interval of evidence in `[low, high]`, null where it is unknown.
fn one_end(function: &ValueFunction, low: Expr, high: Expr, end: End) -> Expr {
    let f = function.clone();
    let apply = move |columns: &mut [Column]| -> PolarsResult<Column> {
        let (low, high) = (columns[0].f64()?, columns[1].f64()?);
        let of = |(low, high): (Option<f64>, Option<f64>)| {
            let (least, most) = f.interval(low.zip(high));
            if end == End::Low { least } else { most }
        };
        let values: Float64Chunked = low.iter().zip(high.iter()).map(of).collect_ca(PlSmallStr::EMPTY);
        Ok(values.into_series().into_column())
    };
    low.map_many(apply, &[high], |_, fields| Ok(Field::new(fields[0].name().clone(), DataType::Float64)))
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

    fn into_valued(self, rubric: &Rubric, evidence: &Evidence, undefined: Vec<(String, usize, bool)>) -> Valued {
        let criteria = 0..rubric.criteria.len();
        let ends = |name: fn(usize) -> String| criteria.clone().flat_map(|c| self.numbers(&name(c))).collect();
        let matrix = DecisionMatrix::new(self.ideas, ends(low_value), ends(high_value));
        let facts = criteria.clone().map(|c| {
            let pairs = self.optional(&low_evidence(c)).into_iter().zip(self.optional(&high_evidence(c)));
            pairs.map(|(low, high)| low.zip(high)).collect()
        });
        let facts: Vec<Vec<Computed>> = facts.collect();
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
        Valued::new(evidence.names.clone(), matrix, facts, undefined.collect(), gates)
    }
}
