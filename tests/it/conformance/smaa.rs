//! SMAA-2: rank acceptabilities, central weights, confidence factors and pairwise winning indices.

use super::case::{Held, matrix, numbers, table};
use crate::json::Json;
use dingzi::analysis::linear::LinearRow;
use dingzi::analysis::robust::exact::share_ahead;
use dingzi::analysis::robust::polytope::{Constraint, Polytope};
use dingzi::analysis::robust::weights::WeightModel;
use dingzi::analysis::robust::{Quantiles, RankDepth, Robust, SmaaEvidence, SmaaQuery};
use dingzi::score::DecisionMatrix;

/// What SMAA finds, by idea.
struct Found {
    /// By rank.
    acceptability: Vec<Vec<f64>>,
    central: Vec<Option<Vec<f64>>>,
    /// Over every idea.
    ahead: Vec<Vec<f64>>,
    confidence: Vec<Option<f64>>,
}

impl Found {
    fn of(robust: &Robust) -> Found {
        let ideas = robust.ideas.len();
        let each = |of: &dyn Fn(usize, usize) -> f64| {
            (0..ideas).map(|i| (0..ideas).map(|other| of(i, other)).collect()).collect()
        };
        Found {
            acceptability: each(&|i, rank| robust.acceptability(i, rank + 1)),
            central: (0..ideas).map(|i| robust.central_weights(i)).collect(),
            ahead: each(&|a, b| robust.ahead(a, b).expect("pairs of few ideas are counted")),
            confidence: robust.confidence.clone(),
        }
    }

    /// Of given samples, one draw each: the library is asked once for every sample.
    fn of_samples(values: &[DecisionMatrix], weights: &[Vec<f64>]) -> Found {
        assert_eq!(values.len(), weights.len());
        let one = |values: &DecisionMatrix, weights: &[f64]| {
            Found::of(&ask(SmaaEvidence::Proven(values), &WeightModel::Fixed(weights.to_vec()), values.ideas(), 1))
        };
        let draws: Vec<Found> = values.iter().zip(weights).map(|(values, weights)| one(values, weights)).collect();
        let (ideas, whole) = (values[0].ideas(), values.len() as f64);
        let mean = |of: &dyn Fn(&Found) -> f64| draws.iter().map(of).sum::<f64>() / whole;
        let each = |of: &dyn Fn(&Found, usize, usize) -> f64| {
            (0..ideas).map(|i| (0..ideas).map(|other| mean(&|draw| of(draw, i, other))).collect()).collect()
        };
        let central = |i: usize| {
            let firsts = draws.iter().zip(weights).filter(|(draw, _)| draw.acceptability[i][0] == 1.0);
            let firsts: Vec<&Vec<f64>> = firsts.map(|(_, weights)| weights).collect();
            let share = |c: usize| firsts.iter().map(|weights| weights[c]).sum::<f64>() / firsts.len() as f64;
            (!firsts.is_empty()).then(|| (0..weights[0].len()).map(share).collect::<Vec<f64>>())
        };
        let central: Vec<Option<Vec<f64>>> = (0..ideas).map(central).collect();
        let confidence = |(i, central): (usize, &Option<Vec<f64>>)| {
            let central = central.as_ref()?;
            Some(values.iter().map(|values| one(values, central).acceptability[i][0]).sum::<f64>() / whole)
        };
        Found {
            acceptability: each(&|draw, i, rank| draw.acceptability[i][rank]),
            confidence: central.iter().enumerate().map(confidence).collect(),
            central,
            ahead: each(&|draw, a, b| draw.ahead[a][b]),
        }
    }
}

fn ask(evidence: SmaaEvidence, weights: &WeightModel, ideas: usize, draws: usize) -> Robust {
    let (out, watched) = (vec![false; ideas], (0..ideas).collect());
    SmaaQuery { evidence, weights, out, watched, told: RankDepth::All, draws, seed: 1 }.answer()
}

/// Lower and upper ends of the values.
fn intervals(case: &Json) -> DecisionMatrix {
    let params = case.maybe("params");
    if let Some(ideas) = params.get("criteria_values").filter(|values| values.is_object()) {
        // { "A": [{ "uniform": [0, 4] }, 0], … }
        let end = |at: usize| {
            let cell =
                move |x: &Json| x.as_f64().unwrap_or_else(|| x["uniform"][at].as_f64().expect("a known distribution"));
            ideas.fields().map(|(_, row)| row.list().iter().map(cell).collect()).collect::<Vec<Vec<f64>>>()
        };
        return matrix(&end(0), &end(1));
    }
    let nominal = table(&case["matrix"]);
    let widths = table(params.maybe("half_width"));
    if widths.is_empty() {
        return matrix(&nominal, &nominal);
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
    matrix(&end(-1.0), &end(1.0))
}

/// Whether the values of a case have distributions with means and deviations.
fn is_drawn_from_distributions(case: &Json) -> bool {
    case.maybe("params").maybe("criteria_values").get("distribution").is_some()
}

/// Draws a model whose measurements are normal or log-normal, with linear partial values that are not cut at their
/// scales.
fn drawn_from_distributions(case: &Json) -> Robust {
    let params = &case["params"];
    let measured = &params["criteria_values"];
    let (mean, deviation) = (table(&measured["mean"]), table(&measured["sd"]));
    let (least, most) = (numbers(&params["scale_low"]), numbers(&params["scale_high"]));
    let is_log: Vec<bool> =
        measured["distribution"].list().iter().map(|d| d.as_str().unwrap().starts_with("log")).collect();
    let types = numbers(&case["types"]);
    let quantile = |idea: usize, c: usize, unit: f64| {
        let x = mean[idea][c] + deviation[idea][c] * standard_normal(unit);
        let x = if is_log[c] { x.exp() } else { x };
        let part = (x - least[c]) / (most[c] - least[c]);
        if types[c] < 0.0 { 1.0 - part } else { part }
    };
    let (ideas, criteria) = (mean.len(), types.len());
    let zero = matrix(&vec![vec![0.0; criteria]; ideas], &vec![vec![0.0; criteria]; ideas]);
    ask(SmaaEvidence::Given(&zero, Quantiles(&quantile)), &WeightModel::All(criteria), ideas, 400_000)
}

/// The quantile of the standard normal distribution by Acklam's rational approximation (relative error below 1.2e-9).
fn standard_normal(unit: f64) -> f64 {
    const NEAR: [[f64; 6]; 2] = [
        [
            -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357_751_867_269, -30.66479806614716,
            2.506628277459239,
        ],
        [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1.0],
    ];
    const FAR: [[f64; 6]; 2] = [
        [
            -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
            2.938163982698783,
        ],
        [0.0, 0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1.0],
    ];
    let ratio = |[above, below]: [[f64; 6]; 2], x: f64| {
        let sum = |of: [f64; 6]| of.into_iter().fold(0.0, |sum, coefficient| sum * x + coefficient);
        sum(above) / sum(below)
    };
    let tail = unit.min(1.0 - unit).max(f64::MIN_POSITIVE);
    if tail < 0.02425 {
        let x = ratio(FAR, (-2.0 * tail.ln()).sqrt());
        return if unit < 0.5 { x } else { -x };
    }
    let from_middle = unit - 0.5;
    from_middle * ratio(NEAR, from_middle * from_middle)
}

fn weights(case: &Json, criteria: usize) -> WeightModel {
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
    let samples = case.maybe("measurement_samples").as_array();
    let limits = case.maybe("monte_carlo_tolerance");
    let (found, edge) = match samples {
        Some(samples) => {
            let values: Vec<DecisionMatrix> = samples.iter().map(|s| matrix(&table(s), &table(s))).collect();
            (Found::of_samples(&values, &table(&case["weight_samples"])), None)
        }
        None if is_drawn_from_distributions(case) => (Found::of(&drawn_from_distributions(case)), None),
        None => {
            let values = intervals(case);
            let (ideas, criteria) = (values.ideas(), values.criteria());
            let weights = weights(case, criteria);
            let draws = limits.maybe("samples").as_u64().map_or(100_000, |n| n as usize);
            let found = Found::of(&ask(SmaaEvidence::Drawn(&values), &weights, ideas, draws));
            let is_known = (0..criteria).all(|c| (0..ideas).all(|i| values.is_known(i, c)));
            // In closed form where that exists.
            let edge = move |a: usize, b: usize| {
                (0..criteria).map(|c| values.low(a, c) - values.low(b, c)).collect::<Vec<f64>>()
            };
            (found, (matches!(weights, WeightModel::All(_)) && is_known).then_some(edge))
        }
    };
    let own = case["tolerance"].as_f64().expect("a tolerance");
    let tolerance = |what: &str| if samples.is_some() { own } else { limits.maybe(what).as_f64().unwrap_or(own) };
    acceptabilities(case, &found, tolerance("rank_acceptability"), held);
    for (i, expected) in case.maybe("expected_central_weights").as_array().into_iter().flatten().enumerate() {
        for c in 0..case["types"].list().len() {
            let got = found.central[i].as_ref().map(|w| w[c]);
            let expected = expected.as_array().and_then(|row| row.get(c)).unwrap_or(&Json::NULL);
            held.number(&format!("central weight {c} of {i}"), got, expected, tolerance("central_weights"));
        }
    }
    confidence(case, &found, samples.is_some(), held);
    if let Some(expected) = case.maybe("expected_entropy_bits").get("choice") {
        let shares = found.acceptability.iter().map(|ranks| ranks[0]);
        let bits: f64 = shares.filter(|p| *p > 0.0).map(|p| -p * p.log2()).sum();
        held.number("entropy of the choice", Some(bits), expected, own);
    }
    for (a, row) in case.maybe("expected_pairwise_winning").as_array().into_iter().flatten().enumerate() {
        for (b, expected) in row.as_array().into_iter().flatten().enumerate() {
            let what = format!("winning index of {a} over {b}");
            held.number(&what, Some(found.ahead[a][b]), expected, tolerance("rank_acceptability"));
            if let Some(edge) = &edge {
                held.number(&format!("{what}, exactly,"), Some(share_ahead(&edge(a, b))), expected, own);
            }
        }
    }
}

fn acceptabilities(case: &Json, found: &Found, tolerance: f64, held: &mut Held) {
    for (i, expected) in case.maybe("expected_scores").as_array().into_iter().flatten().enumerate() {
        held.score(Some(found.acceptability[i][0]), expected, tolerance);
    }
    for (i, row) in case.maybe("expected_rank_acceptability").as_array().into_iter().flatten().enumerate() {
        for (rank, expected) in row.as_array().into_iter().flatten().enumerate() {
            let got = Some(found.acceptability[i][rank]);
            held.number(&format!("rank {} of {i}", rank + 1), got, expected, tolerance);
        }
    }
}

fn confidence(case: &Json, found: &Found, given: bool, held: &mut Held) {
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
            held.number(&format!("confidence factor of {i}"), found.confidence[i], expected, tolerance);
        }
    }
}
