//! Expressions → polars. What has no result (a division by zero, a logarithm of zero) becomes null: unknown, and
//! is noted, so that it can be told.

use crate::expression::{Expr, Function, Operator};
use polars::prelude::{
    self as pl, ChunkApply, Column, DataType, Field, IntoColumn, IntoSeries, NULL, PolarsResult, Schema, lit, when,
};

/// A lowered expression with the conditions under which it has no result.
pub(super) struct Lowered {
    pub expr: pl::Expr,
    /// True where an operation inside had operands but no result.
    pub undefined: Vec<pl::Expr>,
}

/// Lowers an expression; `column` gives the polars expression of a column.
pub(super) fn lower(expr: &Expr, column: &impl Fn(&str) -> pl::Expr) -> Lowered {
    let mut lowering = Lowering { column, undefined: Vec::new() };
    let expr = lowering.expr(expr);
    Lowered { expr, undefined: lowering.undefined }
}

struct Lowering<'a, F> {
    column: &'a F,
    undefined: Vec<pl::Expr>,
}

impl<F: Fn(&str) -> pl::Expr> Lowering<'_, F> {
    fn expr(&mut self, expr: &Expr) -> pl::Expr {
        match expr {
            Expr::Number(x) => lit(*x),
            Expr::Truth(b) => lit(*b),
            Expr::Text(text, _) => lit(text.as_str()),
            Expr::Null => lit(NULL),
            Expr::Column(name, _) => (self.column)(name),
            Expr::Negate(x) => lit(0.0) - self.expr(x),
            Expr::Not(x) => self.expr(x).not(),
            Expr::IsNull(x) => self.expr(x).is_null(),
            Expr::Binary(op, a, b) => {
                let (a, b) = (self.expr(a), self.expr(b));
                self.binary(*op, a, b)
            }
            Expr::Case(whens, otherwise) => {
                let otherwise = self.expr(otherwise);
                whens.iter().rev().fold(otherwise, |otherwise, (condition, result)| {
                    let (condition, result) = (self.expr(condition), self.expr(result));
                    when(condition).then(result).otherwise(otherwise)
                })
            }
            Expr::Call(function, arguments) => {
                let arguments: Vec<pl::Expr> = arguments.iter().map(|a| self.expr(a)).collect();
                self.call(*function, arguments)
            }
        }
    }

    fn binary(&mut self, op: Operator, a: pl::Expr, b: pl::Expr) -> pl::Expr {
        match op {
            Operator::Add => self.finite(a + b),
            Operator::Subtract => self.finite(a - b),
            Operator::Multiply => self.finite(a * b),
            Operator::Divide => self.finite(a / b),
            Operator::Equal => a.eq(b),
            Operator::NotEqual => a.neq(b),
            Operator::Less => a.lt(b),
            Operator::LessEqual => a.lt_eq(b),
            Operator::Greater => a.gt(b),
            Operator::GreaterEqual => a.gt_eq(b),
            Operator::And => a.and(b),
            Operator::Or => a.or(b),
        }
    }

    /// Null instead of an infinity or of what is no number.
    fn finite(&mut self, x: pl::Expr) -> pl::Expr {
        self.undefined.push(x.clone().is_finite().not());
        when(x.clone().is_finite()).then(x).otherwise(lit(NULL))
    }

    fn call(&mut self, function: Function, arguments: Vec<pl::Expr>) -> pl::Expr {
        let mut arguments = arguments.into_iter();
        let first = arguments.next().expect("the parser counts arguments");
        match function {
            Function::Abs => unary(first, f64::abs),
            Function::Ln => self.finite(unary(first, f64::ln)),
            Function::Log10 => self.finite(unary(first, f64::log10)),
            Function::Sqrt => self.finite(unary(first, f64::sqrt)),
            Function::Power => {
                let power = arguments.next().expect("the parser counts arguments");
                self.finite(binary(first, power, f64::powf))
            }
            Function::Round => match arguments.next() {
                None => unary(first, f64::round),
                Some(decimals) => binary(first, decimals, |x, decimals| {
                    let scale = 10f64.powf(decimals.round());
                    (x * scale).round() / scale
                }),
            },
            Function::Coalesce => {
                arguments.fold(first, |known, next| when(known.clone().is_not_null()).then(known).otherwise(next))
            }
            Function::Least => arguments.fold(first, |least, next| binary(least, next, f64::min)),
            Function::Greatest => arguments.fold(first, |most, next| binary(most, next, f64::max)),
        }
    }
}

fn float(_: &Schema, field: &Field) -> PolarsResult<Field> {
    Ok(Field::new(field.name().clone(), DataType::Float64))
}

/// A function of one number, unknown where that is.
pub(super) fn unary(x: pl::Expr, f: impl Fn(f64) -> f64 + Send + Sync + 'static) -> pl::Expr {
    x.map(move |column| Ok(column.f64()?.apply_values(&f).into_series().into_column()), float)
}

/// A function of two numbers, unknown where either is.
pub(super) fn binary(a: pl::Expr, b: pl::Expr, f: impl Fn(f64, f64) -> f64 + Send + Sync + 'static) -> pl::Expr {
    // A constant operand arrives as one value for all rows.
    let apply = move |columns: &mut [Column]| -> PolarsResult<Column> {
        let (a, b) = (columns[0].f64()?, columns[1].f64()?);
        let height = if a.len() == 1 { b.len() } else { a.len() };
        let at = |values: &pl::Float64Chunked, i: usize| values.get(if values.len() == 1 { 0 } else { i });
        let result: pl::Float64Chunked = (0..height).map(|i| Some(f(at(a, i)?, at(b, i)?))).collect();
        Ok(result.into_series().into_column().with_name(columns[0].name().clone()))
    };
    a.map_many(apply, &[b], |schema, fields| float(schema, &fields[0]))
}
