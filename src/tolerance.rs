//! Shared tolerances. A tolerance with its own meaning is a named constant where it is used.

/// Points of a score (0–100): scores closer than this are equal, and fewer points are zero. Sums of the same values in
/// another grouping differ by less.
pub const POINTS: f64 = 1e-9;

/// Fewer points than these are shown as 0.0.
pub const SHOWN_POINTS: f64 = 0.05;

/// Shares of weights or draws (0–1) closer than this are equal: converting to percent and back changes less.
pub const SHARE: f64 = 1e-9;

/// Leads and slacks under weights (0–1) up to this are zero: the linear-program solver leaves this much.
pub const SLACK: f64 = 1e-9;

/// The largest error of a number (0–1) found by the linear-program solver.
pub const SOLVER: f64 = 1e-7;

/// How far a sum of shares in percent may miss 100, as each is rounded to some decimals.
pub const SUM_OF_PER_CENT: f64 = 1e-6;

/// Numbers near 1 that differ by at most this differ only by rounding.
pub const ROUNDING: f64 = 1e-12;

/// Points of a score, which are not negative, as a whole number of the smallest differences that count. Rounding makes
/// equality transitive, which a tolerance is not.
pub fn whole(points: f64) -> u64 {
    (points / POINTS + 0.5) as u64
}
