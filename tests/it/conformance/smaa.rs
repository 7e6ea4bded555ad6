//! SMAA-2: rank acceptabilities, central weights, confidence factors and pairwise winning indices.

use super::case::{Held, matrix, numbers, table};
use crate::json::Json;
use dingzi::analysis::linear::LinearRow;
use dingzi::analysis::robust::exact::share_ahead;
use dingzi::analysis::robust::polytope::{Constraint, Polytope};
use dingzi::analysis::robust::weights::WeightModel;
use dingzi::analysis::robust::{RankDepth, Robust, SmaaEvidence, SmaaQuery};
use dingzi::score::DecisionMatrix;

/// Values as a case gives them: lower and upper ends, or one matrix a draw.
enum Values {
    Intervals(DecisionMatrix),
    Samples(Vec<DecisionMatrix>),
}

fn values(case: &Json) -> Values {
    let params = case.maybe("params");
    let samples = case.maybe("measurement_samples").as_array();
    if let Some(samples) = samples {
        let sample = |s: &Json| matrix(&table(s), &table(s));
        return Values::Samples(samples.iter().map(sample).collect());
    }
    if let Some(ideas) = params.get("criteria_values").filter(|values| values.is_object()) {
        // { "A": [{ "uniform": [0, 4] }, 0], … }
        let end = |at: usize| {
            let cell =
                move |x: &Json| x.as_f64().unwrap_or_else(|| x["uniform"][at].as_f64().expect("a known distribution"));
            ideas.fields().map(|(_, row)| row.list().iter().map(cell).collect()).collect::<Vec<Vec<f64>>>()
        };
        return Values::Intervals(matrix(&end(0), &end(1)));
    }
    let nominal = table(&case["matrix"]);
    let widths = table(params.maybe("half_width"));
    if widths.is_empty() {
        return Values::Intervals(matrix(&nominal, &nominal));
    }
    // Where the case says so, each column is scaled so that its nominal numbers go from 0 to 1; what lies around them may
    // go beyond.
    let is_scaled = params.maybe("value_model").as_str().is_some_and(|model| model.contains("scale"));
    let end = |sign: f64| {
        let cell = |row: usize, c: usize| {
            let x = nominal[row][c] + sign * widths[row][c];
            let column = nominal.iter().map(|r| r[c]);
            let (least, most) = column.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
            if is_scaled { (x - least) / (most - least) } else { x }
        };
        (0..nominal.len()).map(|row| (0..nominal[row].len()).map(|c| cell(row, c)).collect()).collect::<Vec<Vec<f64>>>()
    };
    Values::Intervals(matrix(&end(-1.0), &end(1.0)))
}

fn weights(case: &Json, criteria: usize) -> WeightModel {
    let samples = table(case.maybe("weight_samples"));
    if !samples.is_empty() {
        return WeightModel::Samples(samples);
    }
    let constraint = |c: &Json| {
        let bound = -c.maybe("constant").as_f64().unwrap_or(0.0);
        let row = LinearRow::at_least(numbers(c.maybe("coefficients")), bound);
        let is_equation = c.maybe("meaning").as_str().is_some_and(|m| m.contains("= 0") && !m.contains(">="));
        Constraint { row: LinearRow { exact: is_equation, ..row }, strict: false }
    };
    let constraints: Vec<Constraint> = case
        .maybe("params")
        .maybe("constraints")
        .as_array()
        .map_or(Vec::new(), |list| list.iter().map(constraint).collect());
    match constraints.is_empty() {
        true => WeightModel::All(criteria),
        false => {
            WeightModel::Constrained(Polytope::new(criteria, &constraints).expect("the constraints leave weights"))
        }
    }
}

pub fn smaa(case: &Json, held: &mut Held) {
    let values = values(case);
    let (evidence, first) = match &values {
        Values::Intervals(matrix) => (SmaaEvidence::Drawn(matrix), matrix),
        Values::Samples(samples) => (SmaaEvidence::Samples(samples), &samples[0]),
    };
    let (ideas, weights) = (first.ideas(), weights(case, first.criteria()));
    let given = match (&weights, &values) {
        (WeightModel::Samples(samples), _) => Some(samples.len()),
        (_, Values::Samples(samples)) => Some(samples.len()),
        _ => None,
    };
    let limits = case.maybe("monte_carlo_tolerance");
    let draws = given.or(limits.maybe("samples").as_u64().map(|n| n as usize)).unwrap_or(100_000);
    let question = SmaaQuery {
        evidence,
        weights: &weights,
        out: vec![false; ideas],
        watched: (0..ideas).collect(),
        told: RankDepth::All,
        draws,
        seed: 1,
    };
    let robust = question.answer();
    let own = case["tolerance"].as_f64().expect("a tolerance");
    let tolerance = |what: &str| if given.is_some() { own } else { limits.maybe(what).as_f64().unwrap_or(own) };
    acceptabilities(case, &robust, tolerance("rank_acceptability"), held);
    for (i, expected) in case.maybe("expected_central_weights").as_array().into_iter().flatten().enumerate() {
        let central = robust.central_weights(i);
        for c in 0..first.criteria() {
            let (got, expected) =
                (central.as_ref().map(|w| w[c]), expected.as_array().and_then(|row| row.get(c)).unwrap_or(&Json::NULL));
            held.number(&format!("central weight {c} of {i}"), got, expected, tolerance("central_weights"));
        }
    }
    confidence(case, &robust, given.is_some(), held);
    if let Some(expected) = case.maybe("expected_entropy_bits").get("choice") {
        let share = |i: usize| robust.acceptability(i, 1);
        let bits: f64 = (0..ideas).map(share).filter(|p| *p > 0.0).map(|p| -p * p.log2()).sum();
        held.number("entropy of the choice", Some(bits), expected, own);
    }
    // In closed form where that exists.
    let exact = matches!((&weights, &values), (WeightModel::All(_), Values::Intervals(m)) if (0..m.criteria()).all(|c| (0..ideas).all(|i| m.is_known(i, c))));
    for (a, row) in case.maybe("expected_pairwise_winning").as_array().into_iter().flatten().enumerate() {
        for (b, expected) in row.as_array().into_iter().flatten().enumerate() {
            let what = format!("winning index of {a} over {b}");
            held.number(&what, robust.ahead(a, b), expected, tolerance("rank_acceptability"));
            if exact {
                let edge: Vec<f64> = (0..first.criteria()).map(|c| first.low(a, c) - first.low(b, c)).collect();
                held.number(&format!("{what}, exactly,"), Some(share_ahead(&edge)), expected, own);
            }
        }
    }
}

fn acceptabilities(case: &Json, robust: &Robust, tolerance: f64, held: &mut Held) {
    for (i, expected) in case.maybe("expected_scores").as_array().into_iter().flatten().enumerate() {
        held.score(Some(robust.acceptability(i, 1)), expected, tolerance);
    }
    for (i, row) in case.maybe("expected_rank_acceptability").as_array().into_iter().flatten().enumerate() {
        for (rank, expected) in row.as_array().into_iter().flatten().enumerate() {
            let got = Some(robust.acceptability(i, rank + 1));
            held.number(&format!("rank {} of {i}", rank + 1), got, expected, tolerance);
        }
    }
}

fn confidence(case: &Json, robust: &Robust, given: bool, held: &mut Held) {
    let own = case["tolerance"].as_f64().expect("a tolerance");
    let limits =
        [case.maybe("monte_carlo_tolerance").maybe("confidence_factors"), case.maybe("confidence_factor_tolerance")];
    let limit = limits.iter().find_map(|limit| limit.as_f64());
    let tolerance = if given { own } else { limit.unwrap_or(own) };
    let firsts = numbers(case.maybe("expected_scores"));
    for (i, expected) in case.maybe("expected_confidence_factors").as_array().into_iter().flatten().enumerate() {
        // Where the paper prints 0 % first ranks, its factor rests on next to no draws.
        let printed_as_nothing = case.maybe("confidence_factor_tolerance").is_number() && firsts[i] == 0.0;
        if !printed_as_nothing {
            held.number(&format!("confidence factor of {i}"), robust.confidence[i], expected, tolerance);
        }
    }
}
