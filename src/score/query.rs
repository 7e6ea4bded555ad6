//! The queries: facts → values, and values × weights → sums. Whether the ideas are those of a whole table or of a block
//! of one, these are the only ones.

use super::facts::{self, Ends};
use super::{GateState, Undefined};
use crate::evidence::Facts;
use crate::rubric::{Rubric, Weights};
use crate::value::ValueFunction;
use polars::prelude::*;

/// The column of the facts that is always there.
pub(super) const ROW: &str = "row";

/// The column of the lower (or only) ends of a column of the table.
pub(super) fn low_name(column: &str) -> String {
    format!("{column}:low")
}

/// The column of its upper ends; there is one where a cell is a range.
pub(super) fn high_name(column: &str) -> String {
    format!("{column}:high")
}

/// The lower end of the value on a criterion.
pub(super) fn low_value(c: usize) -> String {
    format!("value {c} low")
}

/// The upper end.
pub(super) fn high_value(c: usize) -> String {
    format!("value {c} high")
}

/// The lower end of a criterion's evidence, NaN where unknown.
pub(super) fn low_evidence(c: usize) -> String {
    format!("evidence {c} low")
}

/// The upper end; there is one where it may differ from the lower.
pub(super) fn high_evidence(c: usize) -> String {
    format!("evidence {c} high")
}

fn gate_name(g: usize) -> String {
    format!("gate {g}")
}

fn undefined_name(n: usize) -> String {
    format!("undefined {n}")
}

/// The facts as a frame: [`ROW`] numbers the ideas, so that even a constant has a value for each of them; `X:low` for
/// every column, `X:high` for those with ranges; Float64 with NaN where unknown, or String for text. Every number is
/// Float64 before any arithmetic, since polars divides integers as integers.
fn frame(rubric: &Rubric, columns: impl Iterator<Item = Facts>, ideas: usize) -> DataFrame {
    let mut all = vec![Column::new(ROW.into(), (0..ideas).map(|row| row as f64).collect::<Vec<_>>())];
    for (facts, column) in columns.zip(&rubric.table.columns) {
        match facts {
            Facts::Numbers { low, high } => {
                all.push(number_column(low_name(&column.name), low));
                all.extend(high.map(|high| number_column(high_name(&column.name), high)));
            }
            Facts::Texts(texts) => all.push(Column::new(low_name(&column.name).into(), texts)),
        }
    }
    DataFrame::new(ideas, all).expect("columns have one cell for each idea")
}

/// A column of numbers, which are not copied.
pub(super) fn number_column(name: String, numbers: Vec<f64>) -> Column {
    Float64Chunked::from_vec(name.into(), numbers).into_column()
}

/// The first query over some ideas: their values, the evidence these stand on, and their gates.
pub(super) struct Query<'r> {
    rubric: &'r Rubric,
    /// What is still to be collected.
    pub values: LazyFrame,
    /// Which criterion's or gate's expression has no result, for each column that tells so.
    undefined: Vec<(usize, bool)>,
}

impl<'r> Query<'r> {
    /// value [low, high]: an unknown has [0, best]; a range the extremes of the value function over it. A value depends
    /// on its own row only.
    pub fn new(rubric: &'r Rubric, columns: impl Iterator<Item = Facts>, ideas: usize) -> Query<'r> {
        let frame = frame(rubric, columns, ideas);
        let (mut outputs, mut upper_ends, mut undefined) = (Vec::new(), Vec::new(), Vec::new());
        let mut watch = |condition: Option<Expr>, place: usize, is_gate: bool, outputs: &mut Vec<Expr>| {
            if let Some(condition) = condition {
                outputs.push(condition.alias(undefined_name(undefined.len())));
                undefined.push((place, is_gate));
            }
        };
        for (c, criterion) in rubric.criteria.iter().enumerate() {
            let is_condition = matches!(criterion.value, ValueFunction::Yes(_));
            let Ends { low, high, undefined } = facts::ends(&criterion.evidence.expr, is_condition, &frame);
            match high {
                Some(high) => {
                    outputs.push(end_of_range(&criterion.value, &low, &high, End::Low).alias(low_value(c)));
                    outputs.push(end_of_range(&criterion.value, &low, &high, End::High).alias(high_value(c)));
                    outputs.push(high.alias(high_evidence(c)));
                }
                None => {
                    outputs.push(value(&criterion.value, &low).alias(low_value(c)));
                    upper_ends.push(upper_end(&criterion.value, c).alias(high_value(c)));
                }
            }
            outputs.push(low.alias(low_evidence(c)));
            watch(undefined, c, false, &mut outputs);
        }
        for (g, gate) in rubric.gates.iter().enumerate() {
            let (failed, undefined) = facts::condition(&gate.fail.expr, &frame);
            outputs.push(failed.alias(gate_name(g)));
            watch(Some(undefined), g, true, &mut outputs);
        }
        Query { rubric, values: frame.lazy().select(outputs).with_columns(upper_ends), undefined }
    }

    /// The states of all gates, one after the other, of all ideas.
    pub fn gates(&self, collected: &Collected) -> Vec<Vec<GateState>> {
        let state = |failed: &f64| match *failed {
            1.0 => GateState::Failed,
            x if x.is_nan() => GateState::Unknown,
            _ => GateState::Passed,
        };
        let gates = 0..self.rubric.gates.len();
        gates.map(|g| collected.numbers(&gate_name(g)).iter().map(state).collect()).collect()
    }

    /// The expressions that have no result for some ideas, with those.
    pub fn undefined(&self, collected: &Collected) -> Vec<Undefined> {
        let watched = self.undefined.iter().enumerate().filter_map(|(n, &(place, is_gate))| {
            let flags = collected.numbers(&undefined_name(n));
            let ideas: Vec<usize> = (0..flags.len()).filter(|&i| flags[i] == 1.0).collect();
            (!ideas.is_empty()).then_some(Undefined { place, is_gate, ideas })
        });
        watched.collect()
    }
}

/// The second query: score = 100 · Σ wⱼ·lowⱼ, potential = 100 · Σ wⱼ·highⱼ (the weighted sum, e.g. Keeney & Raiffa
/// 1976, ch. 3). A score depends on its own row and the weights only.
pub(super) fn sums(weights: &Weights) -> [Expr; 2] {
    let sum = |name: fn(usize) -> String| {
        let terms = weights.shares().iter().enumerate().map(|(c, w)| lit(100.0 * w) * col(name(c)));
        terms.reduce(|a, b| a + b).expect("a rubric has a criterion")
    };
    [sum(low_value).alias("score"), sum(high_value).alias("potential")]
}

/// The value of evidence that is no range; 0 where it is unknown.
fn value(function: &ValueFunction, evidence: &Expr) -> Expr {
    let function = function.clone();
    numbers_of([evidence.clone()], move |[evidence]| function.values(evidence, 0.0))
}

/// The upper end of the same: the value itself, or where the evidence is unknown the best of the function.
fn upper_end(function: &ValueFunction, c: usize) -> Expr {
    let best = function.best();
    numbers_of([col(low_evidence(c)), col(low_value(c))], move |[evidence, value]| {
        evidence.iter().zip(value).map(|(x, value)| if x.is_nan() { best } else { *value }).collect()
    })
}

#[derive(Clone, Copy, PartialEq)]
enum End {
    Low,
    High,
}

/// One end of the value interval of evidence in `[low, high]`.
fn end_of_range(function: &ValueFunction, low: &Expr, high: &Expr, end: End) -> Expr {
    let function = function.clone();
    numbers_of([low.clone(), high.clone()], move |[low, high]| {
        let of = |(&low, &high): (&f64, &f64)| {
            let (least, most) = function.interval((!low.is_nan()).then_some((low, high)));
            if end == End::Low { least } else { most }
        };
        low.iter().zip(high).map(of).collect()
    })
}

/// A column of numbers made of others, all of a block at once.
fn numbers_of<const N: usize>(inputs: [Expr; N], f: impl Fn([&[f64]; N]) -> Vec<f64> + Send + Sync + 'static) -> Expr {
    let apply = move |columns: &mut [Column]| -> PolarsResult<Column> {
        let inputs = <&[Column; N]>::try_from(&*columns).expect("each input is one column");
        Ok(number_column(columns[0].name().to_string(), f(inputs.each_ref().map(numbers))))
    };
    let [first, rest @ ..] = inputs.as_slice() else { unreachable!("something is read") };
    first.clone().map_many(apply, rest, |_, fields| Ok(Field::new(fields[0].name().clone(), DataType::Float64)))
}

/// The numbers of a column. Every column of these queries is one chunk without nulls.
pub(super) fn numbers(column: &Column) -> &[f64] {
    column.f64().and_then(|numbers| numbers.cont_slice()).expect("a query's numbers are Float64 without nulls")
}

/// What a query found, column by column.
pub(super) struct Collected(pub DataFrame);

impl Collected {
    /// Runs a query.
    pub fn of(query: LazyFrame) -> Collected {
        Collected(query.collect().expect("a checked rubric over checked evidence computes"))
    }

    /// The numbers of a column of the query.
    pub fn numbers(&self, name: &str) -> &[f64] {
        numbers(self.0.column(name).expect("the query names its columns"))
    }

    /// The same, where there is such a column.
    pub fn optional(&self, name: &str) -> Option<&[f64]> {
        self.0.column(name).ok().map(numbers)
    }
}
