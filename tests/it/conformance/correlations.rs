//! How alike rankings are.

use super::case::{Held, table};
use crate::json::Json;
use dingzi::analysis::agreement::{concordance, kendall_tau_b, mid_ranks, spearman, weighted_spearman, ws};

/// A measure of rankings.
type Measure = fn(&[Vec<f64>]) -> Option<f64>;

/// Every measure, by its name in the cases.
pub const MEASURES: [(&str, Measure); 5] = [
    ("corr_spearman", |r| spearman(&r[0], &r[1])),
    ("corr_kendall_tau_b", |r| kendall_tau_b(&places(&r[0]), &places(&r[1]))),
    ("corr_rw", |r| weighted_spearman(&r[0], &r[1])),
    ("corr_ws", |r| ws(&r[0], &r[1])),
    ("corr_kendall_w", |r| concordance(&r.iter().map(|judge| mid_ranks(judge)).collect::<Vec<_>>())),
];

pub fn correlation(case: &Json, held: &mut Held, measure: Measure) {
    let got = measure(&table(&case["matrix"]));
    held.score(got, &case["expected_scores"][0], super::case::tolerance(case));
}

/// Whole ranks of the same order.
fn places(ranks: &[f64]) -> Vec<usize> {
    let place = |x: &f64| ranks.iter().filter(|y| *y < x).count();
    ranks.iter().map(place).collect()
}
