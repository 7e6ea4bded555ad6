//! `points = [[x, v], …]`: piecewise linear through the points, flat outside; may rise and fall again (a peak).

/// The points of a piecewise linear function: evidence strictly increasing, values in [0, 1]; at least two.
#[derive(Clone, Debug, PartialEq)]
pub struct Points(Vec<(f64, f64)>);

impl Points {
    /// Wraps points that the rubric has checked.
    pub fn new(points: Vec<(f64, f64)>) -> Points {
        debug_assert!(points.len() >= 2 && points.is_sorted_by(|a, b| a.0 < b.0));
        Points(points)
    }

    /// The line from `worst` (value 0) to `best` (value 1), in either order.
    pub fn line(worst: f64, best: f64) -> Points {
        let mut ends = vec![(worst, 0.0), (best, 1.0)];
        ends.sort_by(|a, b| a.0.total_cmp(&b.0));
        Points::new(ends)
    }

    /// The points, least evidence first.
    pub fn as_slice(&self) -> &[(f64, f64)] {
        &self.0
    }

    /// The evidence at the worst and at the best end, if the values only rise or only fall.
    pub(super) fn ends(&self) -> Option<(f64, f64)> {
        let (first, last) = (self.0[0], self.0[self.0.len() - 1]);
        let is_sorted = |rises: bool| {
            self.0.windows(2).all(|pair| if rises { pair[0].1 <= pair[1].1 } else { pair[0].1 >= pair[1].1 })
        };
        match first.1.total_cmp(&last.1) {
            std::cmp::Ordering::Less if is_sorted(true) => Some((first.0, last.0)),
            std::cmp::Ordering::Greater if is_sorted(false) => Some((last.0, first.0)),
            _ => None,
        }
    }

    /// The value at `x`.
    pub fn at(&self, x: f64) -> f64 {
        self.interpolate(x, |x| x)
    }

    /// The value at `x`: linear between the points, with `x` and the points' evidence passed through `scale`.
    pub(super) fn interpolate(&self, x: f64, scale: impl Fn(f64) -> f64) -> f64 {
        let above = self.0.partition_point(|&(p, _)| p < x);
        if above == 0 {
            return self.0[0].1;
        }
        let Some(&above_point) = self.0.get(above) else { return self.0[above - 1].1 };
        // Halves keep the greatest numbers from overflowing in the difference.
        let half = |x: f64| 0.5 * scale(x);
        Segment::new(self.0[above - 1], above_point, half).at(half(x))
    }

    /// The values of many pieces of evidence, bit for bit as [`interpolate`](Points::interpolate) gives them; `unknown`
    /// for NaN. Everything that depends on the points alone is computed once, and the loop does not branch on the data,
    /// so there is nothing to mispredict.
    pub(super) fn values(&self, evidence: &[f64], unknown: f64, scale: impl Fn(f64) -> f64) -> Vec<f64> {
        let half = |x: f64| 0.5 * scale(x);
        let segments: Vec<Segment> = self.segments(&scale).map(|(_, segment)| segment).collect();
        let (first, last) = (self.0[0].0, self.0[self.0.len() - 1].0);
        let bends = &self.0[1..self.0.len() - 1];
        let value = |&x: &f64| {
            // Outside the points the nearest point's value holds; at a point its value is met exactly.
            let inside = x.clamp(first, last);
            let segment = bends.iter().map(|&(bend, _)| usize::from(bend < inside)).sum::<usize>();
            let value = segments[segment].at(half(inside));
            if x.is_nan() { unknown } else { value }
        };
        match segments.as_slice() {
            [only] => evidence
                .iter()
                .map(|&x| if x.is_nan() { unknown } else { only.at(half(x.clamp(first, last))) })
                .collect(),
            _ => evidence.iter().map(value).collect(),
        }
    }

    /// The lines between the points on a scale, each with the evidence at its end.
    pub(crate) fn segments(&self, scale: impl Fn(f64) -> f64) -> impl Iterator<Item = (f64, Segment)> {
        self.0.windows(2).map(move |pair| (pair[1].0, Segment::new(pair[0], pair[1], |x| 0.5 * scale(x))))
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

/// The line between two points, on a scale of the evidence.
#[derive(Clone, Copy)]
pub(crate) struct Segment {
    /// Half of its start and half of its width.
    pub start: f64,
    pub width: f64,
    /// The values at its ends.
    pub values: (f64, f64),
}

impl Segment {
    fn new((x0, v0): (f64, f64), (x1, v1): (f64, f64), half: impl Fn(f64) -> f64) -> Segment {
        Segment { start: half(x0), width: half(x1) - half(x0), values: (v0, v1) }
    }

    /// The value at half of `x`.
    #[inline]
    fn at(self, half: f64) -> f64 {
        let share = (half - self.start) / self.width;
        // In this form both ends are met exactly.
        self.values.0 * (1.0 - share) + self.values.1 * share
    }
}
