//! Expressions over the frame: each row's facts go in, an interval or a truth value comes out.

use crate::evidence::{high_name, low_name};
use crate::expression::{Answer, Expr, Given, Interval};
use polars::prelude::{
    self as pl, Column, DataType, Field, Float64Chunked, IntoColumn, IntoSeries, PolarsResult, col, lit,
};

/// The column of the frame that is always there, so that even a constant has a value for each idea.
pub(super) const ROW: &str = "row";

/// Whether the columns hold ranges, as the evidence tells.
pub(super) trait Columns {
    /// Whether any cell of the column is a range.
    fn has_ranges(&self, column: &str) -> bool;
}

/// The ends of an interval, null where unknown; and where there is no result though the facts are there.
pub(super) struct Ends {
    pub low: pl::Expr,
    pub high: pl::Expr,
    /// True where the facts have no result; none where a bare column is read.
    pub undefined: Option<pl::Expr>,
}

/// The interval of a numeric expression, or of a condition as 1 and 0.
pub(super) fn ends(expr: &Expr, is_condition: bool, columns: &impl Columns) -> Ends {
    if let Some(column) = expr.as_column() {
        let low = col(low_name(&column.name));
        let high = if columns.has_ranges(&column.name) { col(high_name(&column.name)) } else { low.clone() };
        return Ends { low, high, undefined: None };
    }
    let of = |part: Part| evaluate(expr, is_condition, columns, part);
    Ends { low: of(Part::Low), high: of(Part::High), undefined: Some(of(Part::Undefined).eq(lit(1.0))) }
}

/// Whether a condition holds: 1, 0 or null, and where it has no result.
pub(super) fn condition(expr: &Expr, columns: &impl Columns) -> (pl::Expr, pl::Expr) {
    let undefined = evaluate(expr, true, columns, Part::Undefined).eq(lit(1.0));
    (evaluate(expr, true, columns, Part::Low), undefined)
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Low,
    High,
    /// 1 where the facts have no result, else null.
    Undefined,
}

fn evaluate(expr: &Expr, is_condition: bool, columns: &impl Columns, part: Part) -> pl::Expr {
    let names: Vec<String> = expr.columns().iter().map(|c| c.name.clone()).collect();
    let mut inputs: Vec<pl::Expr> = Vec::new();
    // Where each slot's ends stand among the inputs.
    let mut places = Vec::new();
    for name in &names {
        inputs.push(col(low_name(name)));
        let low = inputs.len();
        if columns.has_ranges(name) {
            inputs.push(col(high_name(name)));
        }
        places.push((low, inputs.len()));
    }
    let expr = expr.clone();
    let apply = move |inputs: &mut [Column]| -> PolarsResult<Column> {
        let slots: Vec<Slot> = places.iter().map(|&(low, high)| Slot::new(&inputs[low], &inputs[high])).collect();
        let mut facts: Vec<Given> = Vec::with_capacity(slots.len());
        let results: Float64Chunked = (0..inputs[0].len())
            .map(|row| {
                facts.clear();
                facts.extend(slots.iter().map(|slot| slot.at(row)));
                let answer = match is_condition {
                    true => match expr.truth(&facts) {
                        Answer::Known(b) => Answer::Known(Interval::point(f64::from(b))),
                        Answer::Unknown => Answer::Unknown,
                        Answer::Undefined => Answer::Undefined,
                    },
                    false => expr.number(&facts),
                };
                match (answer, part) {
                    (Answer::Undefined, Part::Undefined) => Some(1.0),
                    (Answer::Known(interval), Part::Low) => Some(interval.low),
                    (Answer::Known(interval), Part::High) => Some(interval.high),
                    _ => None,
                }
            })
            .collect();
        Ok(results.into_series().into_column())
    };
    col(ROW).map_many(apply, &inputs, |_, fields| Ok(Field::new(fields[0].name().clone(), DataType::Float64)))
}

/// The facts of one column.
enum Slot<'a> {
    Numbers(&'a Float64Chunked, &'a Float64Chunked),
    Texts(&'a pl::StringChunked),
}

impl<'a> Slot<'a> {
    fn new(low: &'a Column, high: &'a Column) -> Slot<'a> {
        match (low.f64(), high.f64(), low.str()) {
            (Ok(low), Ok(high), _) => Slot::Numbers(low, high),
            (_, _, Ok(texts)) => Slot::Texts(texts),
            _ => unreachable!("the frame holds numbers and texts"),
        }
    }

    fn at(&self, row: usize) -> Given<'a> {
        match self {
            Slot::Numbers(low, high) => match (low.get(row), high.get(row)) {
                (Some(low), Some(high)) => Given::Between(Interval { low, high }),
                _ => Given::Unknown,
            },
            Slot::Texts(texts) => texts.get(row).map_or(Given::Unknown, Given::Text),
        }
    }
}
