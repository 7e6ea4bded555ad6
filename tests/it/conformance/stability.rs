//! Stability intervals: between which shares of one criterion the winner stays.

use super::case::{Held, matrix, numbers, table};
use crate::json::Json;
use dingzi::analysis::stability::intervals;

pub fn weight_stability(case: &Json, held: &mut Held) {
    let rows = table(&case["matrix"]);
    let given = numbers(case.maybe("weights"));
    let sum: f64 = given.iter().sum();
    let shares: Vec<f64> = given.iter().map(|w| w / sum).collect();
    let m = matrix(&rows, &rows);
    let tolerance = case["tolerance"].as_f64().expect("a tolerance");
    let score = |i: usize| (0..shares.len()).map(|c| shares[c] * m.low(i, c)).sum::<f64>();
    for (i, expected) in case.maybe("expected_scores").as_array().into_iter().flatten().enumerate() {
        held.score(Some(score(i)), expected, tolerance);
    }
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
    held.number("the winner", Some(order[0] as f64), case.maybe("expected_winner_0based"), 0.0);
    let found = intervals(&m, &shares, &vec![false; shares.len()], &order, 1);
    for (c, expected) in
        case.maybe("expected_weight_interval_keeping_winner").as_array().into_iter().flatten().enumerate()
    {
        let lead = found[c].lead;
        held.number(&format!("least share of {c}"), lead.map(|l| l.low), &expected[0], tolerance);
        held.number(&format!("greatest share of {c}"), lead.map(|l| l.high), &expected[1], tolerance);
    }
    let challengers = case.maybe("expected_challenger_below_and_above_0based").as_array().into_iter().flatten();
    for (c, expected) in challengers.enumerate() {
        let lead = found[c].lead.expect("other criteria have weight");
        let riser = |end: Option<dingzi::analysis::stability::Overtaking>| end.map(|o| o.riser as f64);
        held.number(&format!("who leads below, {c}"), riser(lead.below), &expected[0], 0.0);
        held.number(&format!("who leads above, {c}"), riser(lead.above), &expected[1], 0.0);
    }
}
