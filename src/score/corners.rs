//! Intervals of expressions: a range in a cell makes the result a range too.
//!
//! An expression is evaluated at the corners of its ranges: with each column at its lower and at its upper end, in
//! all combinations. The least and the greatest result bound it, exactly so where it rises or falls throughout in
//! each column, as sums, products and quotients of positive amounts do.

use super::lower::lower;
use crate::evidence::{high_name, low_name};
use crate::expression::Expr;
use polars::prelude::{self as pl, NULL, col, lit, when};

/// How the columns of the frame are read.
pub(super) trait Columns {
    /// Whether any cell of the column is a range.
    fn has_ranges(&self, column: &str) -> bool;
    /// Whether the column holds yes or no.
    fn is_truth(&self, column: &str) -> bool;
}

/// The results at the ends of an interval, null where unknown; and where there is no result though there could be.
pub(super) struct Interval {
    pub low: pl::Expr,
    pub high: pl::Expr,
    /// True where operands are there but have no result; none where the expression always has one.
    pub undefined: Option<pl::Expr>,
}

/// More ranged columns in one expression than this are not combined: 2⁸ corners.
const MOST_RANGED: usize = 8;

/// The expression at every corner.
fn corners(expr: &Expr, columns: &impl Columns) -> (Vec<pl::Expr>, Option<pl::Expr>) {
    let ranged: Vec<&str> = expr.columns().into_iter().filter(|c| columns.has_ranges(c)).take(MOST_RANGED).collect();
    let mut undefined = Vec::new();
    let corners = (0..1usize << ranged.len()).map(|corner| {
        let column = |name: &str| {
            let upper = ranged.iter().position(|r| *r == name).is_some_and(|bit| corner >> bit & 1 == 1);
            let column = col(if upper { high_name(name) } else { low_name(name) });
            if columns.is_truth(name) { column.eq(lit(1.0)) } else { column }
        };
        let lowered = lower(expr, &column);
        undefined.extend(lowered.undefined);
        lowered.expr
    });
    let corners: Vec<pl::Expr> = corners.collect();
    (corners, undefined.into_iter().map(|u| u.fill_null(lit(false))).reduce(|a, b| a.or(b)))
}

/// The interval of a numeric expression. It is unknown where any corner is.
pub(super) fn interval(expr: &Expr, columns: &impl Columns) -> Interval {
    let (corners, undefined) = corners(expr, columns);
    let unknown = corners.iter().cloned().map(pl::Expr::is_null).reduce(|a, b| a.or(b)).expect("there is a corner");
    let fold = |less: bool| {
        let best = corners.iter().cloned().reduce(|a, b| {
            let keep = if less { a.clone().lt_eq(b.clone()) } else { a.clone().gt_eq(b.clone()) };
            when(keep).then(a).otherwise(b)
        });
        when(unknown.clone()).then(lit(NULL)).otherwise(best.expect("there is a corner"))
    };
    let undefined = undefined.map(|u| u.and(unknown.clone()));
    if corners.len() == 1 {
        return Interval { low: corners[0].clone(), high: corners[0].clone(), undefined };
    }
    Interval { low: fold(true), high: fold(false), undefined }
}

/// A condition over all corners: true or false where all agree, null where they differ or any is null.
pub(super) fn condition(expr: &Expr, columns: &impl Columns) -> (pl::Expr, Option<pl::Expr>) {
    let (corners, undefined) = corners(expr, columns);
    let agreed = corners.into_iter().reduce(|a, b| when(a.clone().eq(b)).then(a).otherwise(lit(NULL)));
    let agreed = agreed.expect("there is a corner");
    (agreed.clone(), undefined.map(|u| u.and(agreed.is_null())))
}
