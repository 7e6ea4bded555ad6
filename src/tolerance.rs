//! Tolerances that several places share. One that means something of its own stands where it is used, with a name.

/// Points of a score (0–100): scores closer than this are equal, and fewer points than this are nothing. Sums of the same
/// values in another grouping differ by less.
pub const POINTS: f64 = 1e-9;

/// Shares of weights or of draws (0–1) closer than this are the same: converting to per cent and back changes less.
pub const SHARE: f64 = 1e-9;

/// Leads and slacks under weights (0–1) smaller than this are zero: the solver of linear programs leaves as much.
pub const SLACK: f64 = 1e-9;

/// How far a number (0–1) that the solver of linear programs finds may be off.
pub const SOLVER: f64 = 1e-7;

/// How far a sum of shares written in per cent may miss 100: each was rounded to some decimals.
pub const SUM_OF_PER_CENT: f64 = 1e-6;

/// Numbers of the order of 1 that differ by no more than this differ by rounding alone.
pub const ROUNDING: f64 = 1e-12;
