//! `log = [[x, v], …]`: piecewise linear in ln x. Each factor counts alike: from 1 M to 2 M as from 10 M to 20 M.

use super::{Kind, Points};
use crate::lang::Word;

pub(super) const KIND: Kind = Kind {
    key: "log",
    example: "log = [[100_000, 0.0], [50_000_000, 1.0]]",
    about: Word::new(
        "piecewise linear in the logarithm: each doubling counts alike; the points must lie above zero, evidence of zero or less is worth the first point's value",
        "按对数分段的直线：每翻一番加的价值一样多；点要大于零，依据为零或负数时取第一个点的价值",
    ),
};

/// The value at `x`. What has no logarithm (x ≤ 0) lies below the first point, where the function is flat.
pub(super) fn at(points: &Points, x: f64) -> f64 {
    points.interpolate(x, f64::ln)
}

/// The values of many; `unknown` where there is no evidence (NaN).
pub(super) fn all(points: &Points, evidence: &[f64], unknown: f64) -> Vec<f64> {
    points.values(evidence, unknown, f64::ln)
}
