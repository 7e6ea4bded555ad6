//! Expressions over the frame: each row's facts go in, an interval or a truth value comes out.

use crate::evidence::{ROW, high_name, low_name};
use crate::expression::{Answer, Expr, Given, Interval};
use polars::prelude::{
    self as pl, Column, DataType, Field, Float64Chunked, IntoColumn, IntoSeries, PolarsResult, col, lit,
};
use std::sync::{Arc, OnceLock};

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
    let answers = Evaluation::new(expr, is_condition, columns);
    Ends { low: answers.part(Part::Low), high: answers.part(Part::High), undefined: Some(answers.undefined()) }
}

/// Whether a condition holds: 1, 0 or null, and where it has no result.
pub(super) fn condition(expr: &Expr, columns: &impl Columns) -> (pl::Expr, pl::Expr) {
    let answers = Evaluation::new(expr, true, columns);
    (answers.part(Part::Low), answers.undefined())
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Low,
    High,
    /// 1 where the facts have no result, else null.
    Undefined,
}

/// An expression over all rows of one query. It is computed once, whichever part is asked for first.
struct Evaluation {
    expr: Arc<Expr>,
    is_condition: bool,
    inputs: Vec<pl::Expr>,
    /// Where each slot's ends stand among the inputs.
    places: Vec<(usize, usize)>,
    answers: Arc<OnceLock<Vec<Answer<Interval>>>>,
}

impl Evaluation {
    fn new(expr: &Expr, is_condition: bool, columns: &impl Columns) -> Evaluation {
        let (mut inputs, mut places) = (Vec::new(), Vec::new());
        for column in expr.columns() {
            inputs.push(col(low_name(&column.name)));
            let low = inputs.len();
            if columns.has_ranges(&column.name) {
                inputs.push(col(high_name(&column.name)));
            }
            places.push((low, inputs.len()));
        }
        Evaluation { expr: Arc::new(expr.clone()), is_condition, inputs, places, answers: Arc::default() }
    }

    fn undefined(&self) -> pl::Expr {
        self.part(Part::Undefined).eq(lit(1.0))
    }

    fn part(&self, part: Part) -> pl::Expr {
        let (expr, is_condition, places) = (self.expr.clone(), self.is_condition, self.places.clone());
        let answers = self.answers.clone();
        let apply = move |inputs: &mut [Column]| -> PolarsResult<Column> {
            let answers = answers.get_or_init(|| evaluate(&expr, is_condition, &places, inputs));
            let results: Float64Chunked = answers
                .iter()
                .map(|answer| match (answer, part) {
                    (Answer::Undefined, Part::Undefined) => Some(1.0),
                    (Answer::Known(interval), Part::Low) => Some(interval.low),
                    (Answer::Known(interval), Part::High) => Some(interval.high),
                    _ => None,
                })
                .collect();
            Ok(results.into_series().into_column())
        };
        col(ROW).map_many(apply, &self.inputs, |_, fields| Ok(Field::new(fields[0].name().clone(), DataType::Float64)))
    }
}

/// One answer for each row; a condition's is 1 or 0.
fn evaluate(expr: &Expr, is_condition: bool, places: &[(usize, usize)], inputs: &[Column]) -> Vec<Answer<Interval>> {
    let slots: Vec<Slot> = places.iter().map(|&(low, high)| Slot::new(&inputs[low], &inputs[high])).collect();
    let mut facts: Vec<Given> = Vec::with_capacity(slots.len());
    let answer = |row: usize| {
        facts.clear();
        facts.extend(slots.iter().map(|slot| slot.at(row)));
        expr.interval(&facts, is_condition)
    };
    (0..inputs[0].len()).map(answer).collect()
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
