//! Value functions: evidence → a value in [0, 1].
//!
//! A value function is one scalar function `f64 → f64` (Keeney & Raiffa 1976, ch. 3); tables, curves and pages all call
//! [`ValueFunction::value`]. The kinds are listed in the registry [`KINDS`].

mod kinds;
mod levels;
mod points;

pub use kinds::{KINDS, Shape, ValueKind};
pub use levels::{Level, Levels};
pub use points::Points;

/// Whether a cell means "unknown": it is empty, `?`, `n/a` or `未知`.
pub fn is_blank(cell: &str) -> bool {
    matches!(&*crate::identity::key(cell), "" | "?" | "n/a" | "未知")
}

/// How a criterion turns evidence into a value.
#[derive(Clone, Debug, PartialEq)]
pub enum ValueFunction {
    /// Straight line between the worst and the best.
    Linear(Points),
    /// Piecewise linear in the natural logarithm of the evidence.
    Log(Points),
    /// Piecewise linear through given points, flat outside them.
    Points(Points),
    /// An anchored scale: named levels, each with a value.
    Levels(Levels),
    /// A yes or no; holds the value of *yes* (1 or 0), *no* has the other.
    Yes(f64),
}

impl ValueFunction {
    /// The points it passes through; `None` for levels and yes or no.
    pub fn points(&self) -> Option<&Points> {
        match self {
            ValueFunction::Linear(points) | ValueFunction::Log(points) | ValueFunction::Points(points) => Some(points),
            ValueFunction::Levels(_) | ValueFunction::Yes(_) => None,
        }
    }

    /// The value in [0, 1] of one piece of evidence, in the evidence's own unit (a level's code, 1 or 0 for yes
    /// or no). Outside the points it is flat.
    pub fn value(&self, x: f64) -> f64 {
        match self {
            ValueFunction::Linear(p) | ValueFunction::Points(p) => p.at(x),
            // Numbers without a logarithm (x ≤ 0) lie below the first point, where the function is flat.
            ValueFunction::Log(p) => p.interpolate(x, f64::ln),
            ValueFunction::Levels(l) => l.at(x),
            ValueFunction::Yes(yes) => {
                if x == 1.0 {
                    *yes
                } else {
                    1.0 - yes
                }
            }
        }
    }

    /// The values of many pieces of evidence, bit for bit as [`value`](ValueFunction::value) gives them; `unknown` for
    /// NaN.
    pub fn values(&self, evidence: &[f64], unknown: f64) -> Vec<f64> {
        match self {
            ValueFunction::Linear(p) | ValueFunction::Points(p) => p.values(evidence, unknown, |x| x),
            ValueFunction::Log(p) => p.values(evidence, unknown, f64::ln),
            ValueFunction::Levels(levels) => levels.values(evidence, unknown),
            ValueFunction::Yes(_) => {
                evidence.iter().map(|&x| if x.is_nan() { unknown } else { self.value(x) }).collect()
            }
        }
    }

    /// The least and the greatest value over the evidence in `[low, high]`: at the ends or at a point between.
    pub fn extremes(&self, low: f64, high: f64) -> (f64, f64) {
        let points = match self {
            ValueFunction::Levels(levels) => return levels.extremes(low, high),
            ValueFunction::Linear(points) | ValueFunction::Log(points) | ValueFunction::Points(points) => Some(points),
            ValueFunction::Yes(_) => None,
        };
        let (a, b) = (self.value(low), self.value(high));
        let between = points.into_iter().flat_map(|points| points.between(low, high));
        between.fold((a.min(b), a.max(b)), |(least, most), v| (least.min(v), most.max(v)))
    }

    /// The least and the greatest value over an interval of evidence; 0 and the best value if the evidence is unknown.
    pub fn interval(&self, evidence: Option<(f64, f64)>) -> (f64, f64) {
        evidence.map_or((0.0, self.best()), |(low, high)| self.extremes(low, high))
    }

    /// The evidence with the worst and with the best value, if more is always better or always worse; `None` for
    /// levels, whose codes are not amounts, and for a best in the middle.
    pub fn ends(&self) -> Option<(f64, f64)> {
        match self {
            ValueFunction::Yes(yes) => Some((1.0 - yes, *yes)),
            ValueFunction::Levels(_) => None,
            ValueFunction::Linear(points) | ValueFunction::Log(points) | ValueFunction::Points(points) => points.ends(),
        }
    }

    /// The greatest value that any evidence can reach: what an unknown could turn out to be worth.
    pub fn best(&self) -> f64 {
        match self {
            ValueFunction::Linear(p) | ValueFunction::Log(p) | ValueFunction::Points(p) => p.best(),
            ValueFunction::Levels(l) => l.best(),
            ValueFunction::Yes(_) => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn peak() -> ValueFunction {
        ValueFunction::Points(Points::new(vec![(0.0, 0.0), (10.0, 1.0), (20.0, 0.2)]))
    }

    #[test]
    fn a_range_over_a_peak_reaches_the_peak() {
        assert_eq!(peak().extremes(5.0, 20.0), (0.2, 1.0));
    }

    #[test]
    fn a_log_scale_is_halfway_at_the_geometric_mean() {
        let f = ValueFunction::Log(Points::new(vec![(1e5, 0.0), (1e7, 1.0)]));
        assert!((f.value(1e6) - 0.5).abs() < 1e-12);
        assert_eq!(f.value(-3.0), 0.0, "what has no logarithm lies below the first point");
        assert_eq!(f.value(1e9), 1.0);
    }

    #[test]
    fn only_what_rises_or_falls_throughout_has_ends() {
        let points = |points: &[(f64, f64)]| ValueFunction::Points(Points::new(points.to_vec())).ends();
        assert_eq!(points(&[(1.0, 0.2), (2.0, 0.2), (5.0, 1.0)]), Some((1.0, 5.0)));
        assert_eq!(points(&[(1.0, 1.0), (2.0, 0.2), (5.0, 0.0)]), Some((5.0, 1.0)));
        assert_eq!(points(&[(1.0, 0.3), (2.0, 0.3)]), None, "nothing is better than anything");
        assert_eq!(peak().ends(), None);
        assert_eq!(
            (ValueFunction::Yes(1.0).ends(), ValueFunction::Yes(0.0).ends()),
            (Some((0.0, 1.0)), Some((1.0, 0.0)))
        );
    }

    #[test]
    fn worst_above_best_means_less_is_better() {
        let f = ValueFunction::Linear(Points::line(180.0, 0.0));
        assert_eq!((f.value(180.0), f.value(90.0), f.value(0.0)), (0.0, 0.5, 1.0));
    }

    proptest! {
        /// Many values at once equal those computed one by one.
        #[test]
        fn many_values_are_those_of_each(
            points in proptest::collection::btree_map(1..1_000_000u32, 0.0..=1.0f64, 2..6),
            evidence in proptest::collection::vec(proptest::num::f64::ANY, 1..20),
        ) {
            let points: Vec<(f64, f64)> = points.into_iter().map(|(x, v)| (f64::from(x), v)).collect();
            let at_points = points.iter().map(|p| p.0);
            let near = points.iter().flat_map(|p| [p.0.next_up(), p.0.next_down(), 1.5 * p.0]);
            let evidence: Vec<f64> = evidence.iter().copied().chain(at_points).chain(near).collect();
            let p = Points::new(points.clone());
            for f in [ValueFunction::Points(p.clone()), ValueFunction::Log(p), ValueFunction::Yes(0.0)] {
                for (x, v) in evidence.iter().zip(f.values(&evidence, -1.0)) {
                    let alone = if x.is_nan() { -1.0 } else { f.value(*x) };
                    prop_assert_eq!(v.to_bits(), alone.to_bits(), "{} of {}", x, points.len());
                }
            }
        }

        #[test]
        fn extremes_bound_every_value_between(a in -5.0..25.0f64, b in -5.0..25.0f64, t in 0.0..=1.0f64) {
            let (low, high) = (a.min(b), a.max(b));
            let (least, most) = peak().extremes(low, high);
            let v = peak().value(low + t * (high - low));
            prop_assert!(least - 1e-12 <= v && v <= most + 1e-12);
        }
    }
}
