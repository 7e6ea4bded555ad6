//! Does an expression rise or fall throughout? Its derivative as an interval tells (forward differentiation over
//! intervals: Rall 1981, "Automatic Differentiation: Techniques and Applications").

use super::{Expr, Function, Given, Interval, Operator};

const ZERO: Interval = Interval { low: 0.0, high: 0.0 };

impl Expr {
    /// Whether the expression provably rises, or falls, in one column over all of the facts.
    pub(super) fn is_monotone(&self, slot: usize, facts: &[Given]) -> bool {
        self.derivative(slot, facts).is_some_and(|d| d.low >= 0.0 || d.high <= 0.0)
    }

    /// An interval that holds the derivative by one column wherever it exists; none where that is not known.
    fn derivative(&self, slot: usize, facts: &[Given]) -> Option<Interval> {
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
                    // (a/b)' = (a' − (a/b)·b') / b
                    Operator::Divide => {
                        let (a, b) = (value(a)?, value(b)?);
                        da.subtract(a.divide(b)?.multiply(db)?)?.divide(b)
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
}
