//! Whether an expression rises or falls throughout, judged by an interval that holds its derivative (forward
//! differentiation over intervals: Rall 1981, "Automatic Differentiation: Techniques and Applications").

use super::evaluate::{ColumnFact, decide};
use super::expr::{Expr, Operator};
use super::functions::Function;
use super::interval::Interval;
use crate::unit::MONTH;

const ZERO: Interval = Interval { low: 0.0, high: 0.0 };

impl Expr {
    /// Whether the expression provably rises (`true`) or falls (`false`) in one column over all of the facts; `None` if
    /// neither is proven.
    pub(super) fn rises(&self, slot: usize, facts: &[ColumnFact]) -> Option<bool> {
        let derivative = self.derivative(slot, facts)?;
        decide(derivative.low >= 0.0, derivative.high <= 0.0)
    }

    /// An interval that holds the derivative with respect to one column wherever it exists; `None` if unknown.
    fn derivative(&self, slot: usize, facts: &[ColumnFact]) -> Option<Interval> {
        let of = |e: &Expr| e.derivative(slot, facts);
        let value = |e: &Expr| e.bounds(facts).known();
        match self {
            Expr::Number(_) => Some(ZERO),
            Expr::Column(column) => Some(Interval::point(if column.slot == slot { 1.0 } else { 0.0 })),
            Expr::Negate(x) => ZERO.subtract(of(x)?),
            Expr::Binary(op, a, b) => {
                let (da, db) = (of(a)?, of(b)?);
                match op {
                    Operator::Add => da.add(db),
                    Operator::Subtract => da.subtract(db),
                    Operator::Multiply => da.multiply(value(b)?)?.add(value(a)?.multiply(db)?),
                    Operator::Divide => {
                        let divisor = value(b)?;
                        if let (Some(a), Some(b)) = (a.affine(slot, facts), b.affine(slot, facts)) {
                            return a.quotient_rises(b)?.divide(divisor.multiply(divisor)?);
                        }
                        // (a/b)' = (a' − (a/b)·b') / b
                        da.subtract(value(a)?.divide(divisor)?.multiply(db)?)?.divide(divisor)
                    }
                    _ => None,
                }
            }
            Expr::Call(function, arguments) => {
                let (x, dx) = (value(&arguments[0])?, of(&arguments[0])?);
                match function {
                    Function::Ln | Function::Log10 => dx.divide(x),
                    Function::Sqrt => dx.divide(x.rising(f64::sqrt)?),
                    Function::Abs if x.low >= 0.0 => Some(dx),
                    Function::Abs if x.high <= 0.0 => ZERO.subtract(dx),
                    Function::DaysBetween => of(&arguments[1])?.subtract(dx),
                    Function::MonthsBetween => of(&arguments[1])?.subtract(dx)?.divide(Interval::point(MONTH)),
                    Function::Least | Function::Greatest => {
                        arguments.iter().map(of).reduce(|a, b| Some(a?.hull(b?))).flatten()
                    }
                    _ if dx == ZERO && arguments[1..].iter().all(|a| of(a) == Some(ZERO)) => Some(ZERO),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// The expression as constant + slope · column, if it has that form; both cover everything the other facts allow.
    fn affine(&self, slot: usize, facts: &[ColumnFact]) -> Option<Affine> {
        let of = |e: &Expr| e.affine(slot, facts);
        match self {
            Expr::Column(column) if column.slot == slot => Some(Affine { constant: ZERO, slope: Interval::point(1.0) }),
            Expr::Number(_) | Expr::Column(_) => Some(Affine { constant: self.bounds(facts).known()?, slope: ZERO }),
            Expr::Negate(x) => Affine { constant: ZERO, slope: ZERO }.subtract(of(x)?),
            Expr::Binary(op, a, b) => {
                let (a, b) = (of(a)?, of(b)?);
                match op {
                    Operator::Add => {
                        Some(Affine { constant: a.constant.add(b.constant)?, slope: a.slope.add(b.slope)? })
                    }
                    Operator::Subtract => a.subtract(b),
                    Operator::Multiply if b.slope == ZERO => a.scaled(b.constant, Interval::multiply),
                    Operator::Multiply if a.slope == ZERO => b.scaled(a.constant, Interval::multiply),
                    Operator::Divide if b.slope == ZERO => a.scaled(b.constant, Interval::divide),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// constant + slope · x
struct Affine {
    constant: Interval,
    slope: Interval,
}

impl Affine {
    fn subtract(self, other: Affine) -> Option<Affine> {
        let (constant, slope) = (self.constant.subtract(other.constant)?, self.slope.subtract(other.slope)?);
        Some(Affine { constant, slope })
    }

    fn scaled(self, by: Interval, f: fn(Interval, Interval) -> Option<Interval>) -> Option<Affine> {
        Some(Affine { constant: f(self.constant, by)?, slope: f(self.slope, by)? })
    }

    /// β·γ − α·δ, which has the sign of the derivative of (α + β·x) / (γ + δ·x). It does not contain x, so a wide range
    /// of x does not blur the sign.
    fn quotient_rises(self, divisor: Affine) -> Option<Interval> {
        self.slope.multiply(divisor.constant)?.subtract(self.constant.multiply(divisor.slope)?)
    }
}
