//! Value functions as formulas of one column, the evidence.

use crate::expression::{ColumnRef, Expr, Function, Operator};
use crate::value::{Points, ValueFunction};

/// The value of a piece of evidence that is known; of a level the evidence is its code, of yes and no the truth. Bit for
/// bit what [`ValueFunction::value`] gives.
pub(super) fn formula(function: &ValueFunction) -> Expr {
    match function {
        ValueFunction::Linear(points) | ValueFunction::Points(points) => piecewise(points, |x| x, |x| x),
        ValueFunction::Log(points) => piecewise(points, f64::ln, |x| Expr::Call(Function::Ln, vec![x])),
        ValueFunction::Yes(yes) => Expr::Case(vec![(evidence(), Expr::Number(*yes))], Expr::Number(1.0 - yes).into()),
        ValueFunction::Levels(levels) => {
            let (last, others) = levels.as_slice().split_last().expect("a scale has a level");
            let is = |code: usize| binary(Operator::Equal, evidence(), Expr::Number(code as f64));
            let whens = others.iter().enumerate().map(|(code, level)| (is(code), Expr::Number(level.value)));
            Expr::Case(whens.collect(), Expr::Number(last.value).into())
        }
    }
}

/// The column that holds the evidence.
fn evidence() -> Expr {
    Expr::Column(ColumnRef { name: String::new(), range: 0..0, slot: 0 })
}

fn binary(op: Operator, a: Expr, b: Expr) -> Expr {
    Expr::Binary(op, a.into(), b.into())
}

/// Flat outside the points, and between two of them a line on a scale.
fn piecewise(points: &Points, scale: impl Fn(f64) -> f64, scaled: impl Fn(Expr) -> Expr) -> Expr {
    let up_to = |end: f64| binary(Operator::LessEqual, evidence(), Expr::Number(end));
    let number = |x: f64| Expr::Number(x);
    let [first, .., last] = points.as_slice() else { unreachable!("there are at least two points") };
    let mut whens = vec![(up_to(first.0), number(first.1))];
    whens.extend(points.segments(scale).map(|(end, segment)| {
        let half = binary(Operator::Multiply, number(0.5), scaled(evidence()));
        let past = binary(Operator::Subtract, half, number(segment.start));
        let share = binary(Operator::Divide, past, number(segment.width));
        let rest = binary(Operator::Subtract, number(1.0), share.clone());
        let of = |value: f64, share: Expr| binary(Operator::Multiply, number(value), share);
        (up_to(end), binary(Operator::Add, of(segment.values.0, rest), of(segment.values.1, share)))
    }));
    Expr::Case(whens, number(last.1).into())
}

#[cfg(test)]
mod tests {
    use super::formula;
    use crate::expression::{ColumnFact, Interval};
    use crate::value::{Points, ValueFunction};
    use proptest::prelude::*;

    proptest! {
        /// The formula of a value function is the function, to the last bit.
        #[test]
        fn a_formula_gives_the_value(
            points in proptest::collection::btree_map(1..1_000_000u32, 0.0..=1.0f64, 2..6),
            evidence in proptest::collection::vec(-1e7..1e7f64, 1..20),
        ) {
            let points: Vec<(f64, f64)> = points.into_iter().map(|(x, v)| (f64::from(x), v)).collect();
            let near = points.iter().flat_map(|p| [p.0, p.0.next_up(), p.0.next_down(), 1.5 * p.0]);
            let evidence: Vec<f64> = evidence.into_iter().chain(near).chain([f64::MAX, -f64::MAX, 0.0]).collect();
            let p = Points::new(points);
            for f in [ValueFunction::Points(p.clone()), ValueFunction::Log(p)] {
                let formula = formula(&f);
                for x in &evidence {
                    let found = formula.number(&[ColumnFact::Between(Interval::point(*x))]).known().map(|i| i.low);
                    prop_assert_eq!(found.map(f64::to_bits), Some(f.value(*x).to_bits()), "{}", x);
                }
            }
        }
    }
}
