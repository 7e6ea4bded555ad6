//! Reading a case, and holding numbers against it.

use crate::json::Json;
use dingzi::analysis::methods::problem::{CriterionType, DecisionProblem};
use dingzi::score::DecisionMatrix;

/// What a case holds against us, and what we told.
#[derive(Debug, Default)]
pub struct Held {
    /// Numbers that are not what they should be, in words.
    pub misses: Vec<String>,
    /// Our scores, in the case's order.
    pub scores: Vec<Option<f64>>,
    /// How many numbers were held against the case.
    pub numbers: usize,
}

impl Held {
    /// Objects when a number, or none, is not what it should be.
    pub fn number(&mut self, what: &str, got: Option<f64>, expected: &Json, tolerance: f64) {
        self.numbers += 1;
        match (got, expected.as_f64()) {
            (Some(got), Some(expected)) if (got - expected).abs() <= tolerance => {}
            (None, None) if expected.is_null() => {}
            (got, _) => self.misses.push(format!("{what} is {got:?}, should be {expected} ± {tolerance}")),
        }
    }

    /// The next score.
    pub fn score(&mut self, got: Option<f64>, expected: &Json, tolerance: f64) {
        self.number(&format!("score {}", self.scores.len()), got, expected, tolerance);
        self.scores.push(got);
    }

    /// All scores; as many as the case expects.
    pub fn all_scores(&mut self, case: &Json, got: &[f64]) {
        let expected = case.maybe("expected_scores").as_array().unwrap_or_default();
        let tolerance = tolerance(case);
        for i in 0..expected.len().max(got.len()) {
            self.score(got.get(i).copied(), expected.get(i).unwrap_or(&Json::NULL), tolerance);
        }
    }

    /// The scores against those that were printed, as closely as the print allows.
    pub fn published(&mut self, case: &Json) {
        let tolerance = case.maybe("published_tolerance").as_f64().or(case.maybe("tolerance").as_f64()).unwrap_or(0.0);
        let scores = self.scores.clone();
        let printed = case.maybe("published_scores").as_array().into_iter().flatten().enumerate();
        for (i, printed) in printed.filter(|(_, printed)| !printed.is_null()) {
            self.number(&format!("printed {i}: it"), scores.get(i).copied().flatten(), printed, tolerance);
        }
    }

    /// Numbers beside the scores, where the case has any of this name.
    pub fn numbers(&mut self, case: &Json, name: &str, got: &[f64]) {
        for (i, expected) in case.maybe(name).as_array().into_iter().flatten().enumerate() {
            self.number(&format!("{name} {i}"), got.get(i).copied(), expected, tolerance(case));
        }
    }

    /// A yes or no, where the case has one of this name.
    pub fn flag(&mut self, case: &Json, name: &str, got: bool) {
        if let Some(expected) = case.maybe(name).as_bool() {
            self.numbers += 1;
            if got != expected {
                self.misses.push(format!("{name} is {got}, should be {expected}"));
            }
        }
    }

    /// Objects to what a case expects that nothing here is held against: else it would seem to be met.
    pub fn nothing_overlooked(&mut self, case: &Json) {
        const HELD: [&str; 18] = [
            "expected_scores", "expected_ranking", "expected_S", "expected_R", "expected_phi_plus",
            "expected_phi_minus", "expected_lambda_max", "expected_consistency_index", "expected_consistency_ratio",
            "expected_xi", "expected_rank_acceptability", "expected_central_weights", "expected_confidence_factors",
            "expected_pairwise_winning", "expected_winner_0based", "expected_weight_interval_keeping_winner",
            "expected_challenger_below_and_above_0based", "expected_entropy_bits",
        ];
        let keys = case.as_object().into_iter().flat_map(|object| object.keys());
        // The same numbers again, as fractions.
        let is_overlooked = |key: &&String| {
            key.starts_with("expected_")
                && !key.ends_with("_exact")
                && !HELD.contains(&key.as_str())
                && key.as_str() != "expected_exact"
        };
        for key in keys.filter(is_overlooked) {
            self.misses.push(format!("nothing is held against {key}"));
        }
    }

    /// What stops a case from being run.
    pub fn refuse(&mut self, why: impl Into<String>) {
        self.misses.push(why.into());
    }
}

/// How closely the expected numbers must be met.
pub fn tolerance(case: &Json) -> f64 {
    case["tolerance"].as_f64().expect("a tolerance")
}

/// A list of numbers; what is no number is NaN.
pub fn numbers(value: &Json) -> Vec<f64> {
    value.as_array().map_or(Vec::new(), |list| list.iter().map(|x| x.as_f64().unwrap_or(f64::NAN)).collect())
}

/// Rows of numbers.
pub fn table(value: &Json) -> Vec<Vec<f64>> {
    value.as_array().map_or(Vec::new(), |rows| rows.iter().map(numbers).collect())
}

/// Rows, one criterion after the other.
fn columns(rows: &[Vec<f64>]) -> Vec<f64> {
    let criteria = rows.first().map_or(0, Vec::len);
    (0..criteria).flat_map(|c| rows.iter().map(move |r| r[c])).collect()
}

/// A decision matrix of a row an idea.
pub fn matrix(low: &[Vec<f64>], high: &[Vec<f64>]) -> DecisionMatrix {
    DecisionMatrix::new(low.len(), columns(low), columns(high))
}

/// The decision problem of a case. Where it has no types, more is better; where it has no weights, they are equal.
pub fn problem(case: &Json) -> DecisionProblem {
    let rows = table(&case["matrix"]);
    let criteria = rows.first().map_or(0, Vec::len);
    let kind = |x: &f64| if *x < 0.0 { CriterionType::Cost } else { CriterionType::Benefit };
    let types: Vec<CriterionType> = numbers(case.maybe("types")).iter().map(kind).collect();
    let weights = numbers(case.maybe("weights"));
    let types = if types.is_empty() { vec![CriterionType::Benefit; criteria] } else { types };
    let weights = if weights.is_empty() { vec![1.0 / criteria as f64; criteria] } else { weights };
    DecisionProblem::new(rows.len(), columns(&rows), weights, types)
}
