//! Expressions of a rubric → lazy expressions of polars.

use super::columns::{Lazy, finite, of_each};
use crate::expression::{Expr, Function, Operator, half_away};
use crate::identity;
use crate::unit::MONTH;
use polars::prelude::arity::broadcast_binary_elementwise;
use polars::prelude::{self as engine, DataType, IntoColumn, NULL, lit, when};

/// Turns an expression into one of the engine. Its columns, by slot, each with whether it holds texts.
pub(super) struct Lowering {
    pub columns: Vec<(Lazy, bool)>,
    /// Whether a result that is no finite number is unknown.
    pub is_guarded: bool,
}

impl Lowering {
    /// A number, null where the expression has none.
    pub fn number(&self, expr: &Expr) -> Lazy {
        match expr {
            Expr::Number(x) => lit(*x),
            Expr::Column(column) => self.columns[column.slot].0.clone(),
            Expr::Negate(x) => -self.number(x),
            Expr::Binary(op, a, b) => {
                let (a, b) = (self.number(a), self.number(b));
                self.guarded(match op {
                    Operator::Add => a + b,
                    Operator::Subtract => a - b,
                    Operator::Multiply => a * b,
                    Operator::Divide => quotient(a, b),
                    _ => unknown(),
                })
            }
            Expr::Case(whens, otherwise) => self.case(whens, otherwise),
            Expr::Call(function, arguments) => self.call(*function, arguments),
            Expr::Null | Expr::Truth(_) | Expr::Text(..) | Expr::Not(_) | Expr::IsNull(_) => unknown(),
        }
    }

    fn guarded(&self, number: Lazy) -> Lazy {
        if self.is_guarded { finite(number) } else { number }
    }

    /// The first condition that holds decides; an unknown one before it makes the result unknown.
    fn case(&self, whens: &[(Expr, Expr)], otherwise: &Expr) -> Lazy {
        whens.iter().rev().fold(self.number(otherwise), |rest, (condition, result)| {
            let condition = self.truth(condition);
            let decided = when(condition.clone()).then(self.number(result)).otherwise(rest);
            when(condition.is_null()).then(unknown()).otherwise(decided)
        })
    }

    fn call(&self, function: Function, arguments: &[Expr]) -> Lazy {
        let mut numbers = arguments.iter().map(|argument| self.number(argument));
        let first = numbers.next().expect("the parser counts arguments");
        let mut second = || numbers.next().expect("the parser counts arguments");
        match function {
            Function::Abs => each(first, f64::abs),
            Function::Ln => self.guarded(each(first, f64::ln)),
            Function::Log10 => self.guarded(each(first, f64::log10)),
            Function::Sqrt => self.guarded(each(first, f64::sqrt)),
            Function::Power => self.guarded(both(first, second(), f64::powf)),
            Function::DaysBetween => self.guarded(second() - first),
            Function::MonthsBetween => self.guarded(quotient(self.guarded(second() - first), lit(MONTH))),
            Function::Round => {
                let decimals = numbers.next().unwrap_or_else(|| lit(0.0));
                self.guarded(both(first, decimals, half_away))
            }
            Function::Coalesce => engine::coalesce(&std::iter::once(first).chain(numbers).collect::<Vec<_>>()),
            Function::Least => numbers.fold(first, |a, b| both(a, b, f64::min)),
            Function::Greatest => numbers.fold(first, |a, b| both(a, b, f64::max)),
        }
    }

    /// A truth value in Kleene's logic, null where it is not known.
    pub fn truth(&self, expr: &Expr) -> Lazy {
        match expr {
            Expr::Truth(b) => lit(*b),
            Expr::Column(column) => self.columns[column.slot].0.clone(),
            Expr::Not(x) => self.truth(x).not(),
            Expr::IsNull(x) => self.known(x).is_null(),
            Expr::Binary(Operator::And, a, b) => self.truth(a).and(self.truth(b)),
            Expr::Binary(Operator::Or, a, b) => self.truth(a).or(self.truth(b)),
            Expr::Binary(op, a, b) => self.compare(*op, a, b),
            _ => lit(NULL).cast(DataType::Boolean),
        }
    }

    /// Something that is null where the expression is not known.
    fn known(&self, expr: &Expr) -> Lazy {
        match expr {
            Expr::Text(..) => lit(true),
            Expr::Column(column) => self.columns[column.slot].0.clone(),
            expr if expr.is_truth_value() => self.truth(expr),
            expr => self.number(expr),
        }
    }

    fn compare(&self, op: Operator, a: &Expr, b: &Expr) -> Lazy {
        if let (Some(a), Some(b)) = (self.text(a), self.text(b)) {
            let same = same(a, b);
            return if op == Operator::Equal { same } else { same.not() };
        }
        let (a, b) = match a.is_truth_value() || b.is_truth_value() {
            true => (self.truth(a), self.truth(b)),
            false => (self.number(a), self.number(b)),
        };
        match op {
            Operator::Less => a.lt(b),
            Operator::LessEqual => a.lt_eq(b),
            Operator::Greater => a.gt(b),
            Operator::GreaterEqual => a.gt_eq(b),
            Operator::Equal => a.eq(b),
            _ => a.neq(b),
        }
    }

    fn text(&self, expr: &Expr) -> Option<Lazy> {
        match expr {
            Expr::Text(text, _) => Some(lit(text.as_str())),
            Expr::Column(column) => {
                let (texts, is_text) = &self.columns[column.slot];
                is_text.then(|| texts.clone())
            }
            _ => None,
        }
    }
}

/// A function of each number. Those of the engine round otherwise in the last bit.
fn each(numbers: Lazy, f: fn(f64) -> f64) -> Lazy {
    of_each(numbers, move |x| x.map(f))
}

/// The quotient itself: the engine multiplies by the reciprocal of a constant, which is another number in the last bit.
fn quotient(a: Lazy, b: Lazy) -> Lazy {
    both(a, b, |a, b| a / b)
}

/// A function of two numbers, row by row.
fn both(a: Lazy, b: Lazy, f: fn(f64, f64) -> f64) -> Lazy {
    let apply = move |columns: &mut [engine::Column]| {
        let [a, b] = [columns[0].f64()?, columns[1].f64()?];
        let rows: engine::Float64Chunked = broadcast_binary_elementwise(a, b, |a, b| Some(f(a?, b?)));
        Ok(rows.into_column())
    };
    a.map_many(apply, &[b], |_, fields| Ok(engine::Field::new(fields[0].name().clone(), DataType::Float64)))
}

/// Whether two texts are the same to people, row by row.
fn same(a: Lazy, b: Lazy) -> Lazy {
    let apply = |columns: &mut [engine::Column]| {
        let [a, b] = [columns[0].str()?, columns[1].str()?];
        let is_same = |a: Option<&str>, b: Option<&str>| Some(identity::same(a?, b?));
        let rows: engine::BooleanChunked = broadcast_binary_elementwise(a, b, is_same);
        Ok(rows.into_column())
    };
    a.map_many(apply, &[b], |_, fields| Ok(engine::Field::new(fields[0].name().clone(), DataType::Boolean)))
}

fn unknown() -> Lazy {
    lit(NULL).cast(DataType::Float64)
}
