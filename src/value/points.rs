//! `points = [[x, v], …]`: piecewise linear through the points, flat outside; may rise and fall again (a peak).

use super::Kind;

pub(super) const KIND: Kind = Kind {
    key: "points",
    example: "points = [[-0.5, 0.0], [0.0, 0.6], [0.5, 1.0]]",
    about: "piecewise linear through the points and flat outside them; it may rise and fall again, for a best in the middle",
};

/// The points of a piecewise linear function: evidence strictly increasing, values in [0, 1]; at least two.
#[derive(Clone, Debug, PartialEq)]
pub struct Points(Vec<(f64, f64)>);

impl Points {
    /// Points as checked by the rubric.
    pub fn new(points: Vec<(f64, f64)>) -> Points {
        debug_assert!(points.len() >= 2 && points.is_sorted_by(|a, b| a.0 < b.0));
        Points(points)
    }

    /// The line from `worst` (value 0) to `best` (value 1), whichever is greater.
    pub fn line(worst: f64, best: f64) -> Points {
        let mut ends = vec![(worst, 0.0), (best, 1.0)];
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        Points::new(ends)
    }

    /// The points, least evidence first.
    pub fn as_slice(&self) -> &[(f64, f64)] {
        &self.0
    }

    /// The value at `x`.
    pub fn at(&self, x: f64) -> f64 {
        self.interpolate(x, |x| x)
    }

    /// The value at `x`, linear between the points after both axes' evidence passes through `scale`.
    pub(super) fn interpolate(&self, x: f64, scale: impl Fn(f64) -> f64) -> f64 {
        let above = self.0.partition_point(|&(p, _)| p < x);
        if above == 0 {
            return self.0[0].1;
        }
        let Some(&(x1, v1)) = self.0.get(above) else { return self.0[above - 1].1 };
        let (x0, v0) = self.0[above - 1];
        // Halves keep the greatest numbers from overflowing in the difference.
        let half = |x: f64| 0.5 * scale(x);
        let share = (half(x) - half(x0)) / (half(x1) - half(x0));
        // In this form both ends are met exactly.
        v0 * (1.0 - share) + v1 * share
    }

    /// The values at the points strictly inside `(low, high)`.
    pub(super) fn between(&self, low: f64, high: f64) -> impl Iterator<Item = f64> {
        self.0.iter().filter(move |p| low < p.0 && p.0 < high).map(|p| p.1)
    }

    /// The greatest value.
    pub(super) fn best(&self) -> f64 {
        self.0.iter().fold(0.0, |best, p| p.1.max(best))
    }
}
