//! A rubric as formulas over typed columns, for engines other than ours: rows that already lie in a data frame or a
//! database are scored where they are, with the same numbers.
//!
//! A column of such an engine holds points: a number, a day, a level or a truth value, null where nothing is known. What
//! only a cell can say (a range, a unit, a spelling) stays with the readers of [`evidence`](crate::evidence); what a
//! range does to a formula, with [`Expr::number`]. On points all give the same bits.
//!
//! Here with the lazy frames of polars (`examples/frames.rs`):
//!
//! ```no_run
#![doc = include_str!("../../examples/frames.rs")]
//! ```

mod columns;
mod frames;
mod lowering;
mod unplanned;
mod values;

pub use crate::say::plan::Wanted;
pub use unplanned::Unplanned;

use crate::expression::{Expr, Function};
use crate::rubric::{Criterion, Lens, Rubric};
use crate::unit::{Measure, Unit};
use crate::value::ValueFunction;

/// A rubric under one lens, as formulas.
#[derive(Debug)]
pub struct Plan<'r> {
    rubric: &'r Rubric,
    lens: &'r Lens,
    criteria: Vec<PlannedValue>,
}

/// What a criterion makes of its evidence.
#[derive(Debug)]
struct PlannedValue {
    /// Whether the evidence is a condition; a number otherwise.
    is_condition: bool,
    /// The proven and the best possible value, in [0, 1], as formulas of one column: the evidence, null if unknown.
    low: Expr,
    high: Expr,
}

impl<'r> Plan<'r> {
    /// The plan of a rubric.
    ///
    /// # Errors
    /// If a column counts per cent or in thousands, or its header and the rubric name two units: only cells tell then what
    /// a number means. And if a CASE asks for NULL.
    pub fn of(rubric: &'r Rubric, lens: &'r Lens) -> Result<Plan<'r>, Unplanned> {
        for column in &rubric.table.columns {
            let in_header = Unit::of_header(&column.name).map(|(unit, _)| unit);
            let counts_otherwise = |unit: Unit| unit.exponent != 0 || unit.measure == Some(Measure::Share);
            let differs = column.declared.unit.zip(in_header).is_some_and(|(declared, header)| declared != header);
            if differs || [column.declared.unit, in_header].into_iter().flatten().any(counts_otherwise) {
                return Err(Unplanned::Unit { column: column.name.clone() });
            }
        }
        let conditions = rubric.criteria.iter().map(|criterion| (&criterion.id, &criterion.evidence));
        for (id, expression) in conditions.chain(rubric.gates.iter().map(|gate| (&gate.id, &gate.fail))) {
            if asks_for_null(&expression.expr) {
                return Err(Unplanned::Null { id: id.clone() });
            }
        }
        Ok(Plan { rubric, lens, criteria: rubric.criteria.iter().map(PlannedValue::of).collect() })
    }
}

impl PlannedValue {
    fn of(criterion: &Criterion) -> PlannedValue {
        let value = values::formula(&criterion.value);
        let or = |unknown: f64| Expr::Call(Function::Coalesce, vec![value.clone(), Expr::Number(unknown)]);
        PlannedValue {
            is_condition: matches!(criterion.value, ValueFunction::Yes(_)),
            low: or(0.0),
            high: or(criterion.value.best()),
        }
    }
}

/// Whether some CASE has a condition with NULL in it, which is unknown of known columns: no point says what follows.
fn asks_for_null(expr: &Expr) -> bool {
    let holds_null = |condition: &Expr| {
        let mut found = false;
        condition.walk(&mut |part| found |= *part == Expr::Null);
        found
    };
    let mut asks = false;
    expr.walk(&mut |part| {
        if let Expr::Case(whens, _) = part {
            asks |= whens.iter().any(|(condition, _)| holds_null(condition));
        }
    });
    asks
}
