//! Expressions over the frame: each row's facts go in, an interval or a truth value comes out.

use super::query::{ROW, high_name, low_name, number_column, numbers};
use crate::expression::{Answer, Expr, Given, Interval};
use polars::prelude::{self as pl, Column, DataFrame, DataType, Field, PolarsResult, col};
use std::sync::{Arc, OnceLock};

/// The ends of an interval, NaN where unknown; and where there is no result though the facts are there.
pub(super) struct Ends {
    pub low: pl::Expr,
    /// None where nothing that is read is a range, so that both ends are the same.
    pub high: Option<pl::Expr>,
    /// 1 where the facts have no result, else 0; none where a bare column is read.
    pub undefined: Option<pl::Expr>,
}

/// The interval of a numeric expression, or of a condition as 1 and 0.
pub(super) fn ends(expr: &Expr, is_condition: bool, facts: &DataFrame) -> Ends {
    if let Some(column) = expr.as_column() {
        let high = has_ranges(facts, &column.name).then(|| col(high_name(&column.name)));
        return Ends { low: col(low_name(&column.name)), high, undefined: None };
    }
    let answers = Evaluation::new(expr, is_condition, facts);
    let has_ranges = expr.columns().iter().any(|column| has_ranges(facts, &column.name));
    let high = has_ranges.then(|| answers.part(Part::High));
    Ends { low: answers.part(Part::Low), high, undefined: Some(answers.part(Part::Undefined)) }
}

/// Whether a condition holds: 1, 0 or NaN where unknown; and where it has no result.
pub(super) fn condition(expr: &Expr, facts: &DataFrame) -> (pl::Expr, pl::Expr) {
    let answers = Evaluation::new(expr, true, facts);
    (answers.part(Part::Low), answers.part(Part::Undefined))
}

fn has_ranges(facts: &DataFrame, column: &str) -> bool {
    facts.column(&high_name(column)).is_ok()
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Low,
    High,
    /// 1 where the facts have no result, else 0.
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
    fn new(expr: &Expr, is_condition: bool, facts: &DataFrame) -> Evaluation {
        let (mut inputs, mut places) = (Vec::new(), Vec::new());
        for column in expr.columns() {
            inputs.push(col(low_name(&column.name)));
            let low = inputs.len();
            if has_ranges(facts, &column.name) {
                inputs.push(col(high_name(&column.name)));
            }
            places.push((low, inputs.len()));
        }
        Evaluation { expr: Arc::new(expr.clone()), is_condition, inputs, places, answers: Arc::default() }
    }

    fn part(&self, part: Part) -> pl::Expr {
        let (expr, is_condition, places) = (self.expr.clone(), self.is_condition, self.places.clone());
        let answers = self.answers.clone();
        let apply = move |inputs: &mut [Column]| -> PolarsResult<Column> {
            let answers = answers.get_or_init(|| evaluate(&expr, is_condition, &places, inputs));
            let results = answers.iter().map(|answer| match (answer, part) {
                (answer, Part::Undefined) => f64::from(*answer == Answer::Undefined),
                (Answer::Known(interval), Part::Low) => interval.low,
                (Answer::Known(interval), Part::High) => interval.high,
                (Answer::Unknown | Answer::Undefined, _) => f64::NAN,
            });
            Ok(number_column(ROW.to_owned(), results.collect()))
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
    Numbers(&'a [f64], &'a [f64]),
    Texts(&'a pl::StringChunked),
}

impl<'a> Slot<'a> {
    fn new(low: &'a Column, high: &'a Column) -> Slot<'a> {
        match low.str() {
            Ok(texts) => Slot::Texts(texts),
            Err(_) => Slot::Numbers(numbers(low), numbers(high)),
        }
    }

    fn at(&self, row: usize) -> Given<'a> {
        match self {
            Slot::Numbers(low, _) if low[row].is_nan() => Given::Unknown,
            Slot::Numbers(low, high) => Given::Between(Interval { low: low[row], high: high[row] }),
            Slot::Texts(texts) => texts.get(row).map_or(Given::Unknown, Given::Text),
        }
    }
}
