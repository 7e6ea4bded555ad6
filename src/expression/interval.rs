//! Interval arithmetic: the result of an operation contains every result of numbers from its operands (Moore 1966,
//! "Interval Analysis"). A known number is an interval of zero width.

/// The numbers from `low` to `high`, both included; an open end is infinite.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least it could be.
    pub low: f64,
    /// The greatest it could be.
    pub high: f64,
}

impl Interval {
    /// One known number.
    pub fn point(x: f64) -> Interval {
        Interval { low: x, high: x }
    }

    /// Whether it is one known number.
    pub fn is_point(self) -> bool {
        self.low == self.high
    }

    fn contains(self, x: f64) -> bool {
        self.low <= x && x <= self.high
    }

    /// The smallest interval that holds both.
    pub fn hull(self, other: Interval) -> Interval {
        Interval { low: self.low.min(other.low), high: self.high.max(other.high) }
    }

    /// Whether an end is open.
    pub fn is_open(self) -> bool {
        self.low.is_infinite() || self.high.is_infinite()
    }

    /// The interval from the least to the greatest number; `None` if one is NaN, or is infinite though no end is open
    /// (an overflow).
    fn of(numbers: &[f64], is_open: bool) -> Option<Interval> {
        let good = numbers.iter().all(|x| x.is_finite() || (is_open && x.is_infinite()));
        let hull = numbers.iter().map(|&x| Interval::point(x)).reduce(Interval::hull);
        hull.filter(|_| good)
    }

    /// The extremes of a function of two numbers that reaches them at the corners.
    fn at_corners(self, other: Interval, f: impl Fn(f64, f64) -> f64) -> Option<Interval> {
        if self.is_point() && other.is_point() {
            return Interval::of(&[f(self.low, other.low)], self.is_open() || other.is_open());
        }
        Interval::of(
            &[f(self.low, other.low), f(self.low, other.high), f(self.high, other.low), f(self.high, other.high)],
            self.is_open() || other.is_open(),
        )
    }

    /// The extremes of a function that rises throughout.
    pub(super) fn rising(self, f: impl Fn(f64) -> f64) -> Option<Interval> {
        Interval::of(&[f(self.low), f(self.high)], self.is_open())
    }

    pub(super) fn add(self, other: Interval) -> Option<Interval> {
        Interval::of(&[self.low + other.low, self.high + other.high], self.is_open() || other.is_open())
    }

    pub(super) fn subtract(self, other: Interval) -> Option<Interval> {
        Interval::of(&[self.low - other.high, self.high - other.low], self.is_open() || other.is_open())
    }

    pub(super) fn multiply(self, other: Interval) -> Option<Interval> {
        self.at_corners(other, |a, b| a * b)
    }

    /// The quotient; `None` if the divisor could be zero.
    pub(super) fn divide(self, other: Interval) -> Option<Interval> {
        if other.contains(0.0) { None } else { self.at_corners(other, |a, b| a / b) }
    }

    pub(super) fn abs(self) -> Interval {
        let (a, b) = (self.low.abs(), self.high.abs());
        Interval { low: if self.contains(0.0) { 0.0 } else { a.min(b) }, high: a.max(b) }
    }

    pub(super) fn least(self, other: Interval) -> Interval {
        Interval { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    pub(super) fn greatest(self, other: Interval) -> Interval {
        Interval { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    /// `self` raised to `power`. For positive bases the extremes lie at the corners, since b · ln a is bilinear;
    /// other bases need a whole power.
    pub(super) fn power(self, power: Interval) -> Option<Interval> {
        let whole = power.is_point() && power.low.fract() == 0.0;
        if self.low > 0.0 || (self.low == 0.0 && power.low > 0.0) || (self.is_point() && power.is_point()) {
            self.at_corners(power, f64::powf)
        } else if whole && power.low >= 0.0 && power.low % 2.0 == 0.0 {
            self.abs().rising(|x| x.powf(power.low))
        } else if whole && power.low >= 0.0 {
            self.rising(|x| x.powf(power.low))
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn interval() -> impl Strategy<Value = Interval> {
        (-20.0..20.0f64, -20.0..20.0f64).prop_map(|(a, b)| Interval { low: a.min(b), high: a.max(b) })
    }

    proptest! {
        #[test]
        fn every_result_of_numbers_inside_lies_inside(a in interval(), b in interval(), s in 0.0..=1.0f64, t in 0.0..=1.0f64) {
            let (x, y) = (a.low + s * (a.high - a.low), b.low + t * (b.high - b.low));
            let holds = |i: Option<Interval>, z: f64| i.is_none_or(|i| i.low - 1e-6 * z.abs() <= z && z <= i.high + 1e-6 * z.abs());
            prop_assert!(holds(a.add(b), x + y) && holds(a.subtract(b), x - y) && holds(a.multiply(b), x * y));
            prop_assert!(holds(a.divide(b), x / y) && holds(Some(a.abs()), x.abs()));
            prop_assert!(holds(Some(a.least(b)), x.min(y)) && holds(Some(a.greatest(b)), x.max(y)));
            for power in [2.0, 3.0] {
                prop_assert!(holds(a.power(Interval::point(power)), x.powf(power)));
            }
            prop_assert!(holds(a.abs().power(b), x.abs().powf(y)));
        }
    }

    #[test]
    fn a_divisor_that_could_be_zero_has_no_quotient() {
        assert_eq!(Interval::point(1.0).divide(Interval { low: -1.0, high: 1.0 }), None);
    }
}
