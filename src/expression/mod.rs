//! Evidence expressions and gate conditions: a small part of SQL over the columns of the table.
//!
//! `sqlparser` reads the text; [`parse`] keeps what is supported and reports the rest with its place in the string.
//! After that, an [`Expr`] is well typed: arithmetic on numbers, logic on truth values.

mod derivative;
mod error;
mod evaluate;
mod expr;
mod functions;
mod interval;
mod parse;
mod slip;
mod sql;

pub use crate::say::findings::expression::ExpressionType;
pub use error::ExpressionError;
pub(crate) use evaluate::half_away;
pub use evaluate::{ColumnFact, Evaluation};
pub use expr::{ColumnRef, Expr, Operator, UnknownLevel};
pub use functions::{FUNCTIONS, Function};
pub use interval::Interval;
pub use parse::{column, parse};
pub use sql::{ColumnUse, TypedExpr};
