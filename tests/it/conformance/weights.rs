//! Weights: stated by people, and read off data.

use super::case::{Held, numbers, problem, table};
use super::methods::normalisation;
use crate::json::Json;
use dingzi::analysis::methods::normalise::Normalisation;
use dingzi::analysis::methods::problem::{DecisionProblem, Unfit};
use dingzi::analysis::weights::best_worst::{Comparisons, best_worst};
use dingzi::analysis::weights::pairwise::{RANDOM_INDEX, pairwise};
use dingzi::analysis::weights::{centroid, critic, deviation, entropy, merec, shares};
use dingzi::rubric::Weights;

/// Weights of a matrix, with the parameters of a case.
type Weigh = fn(&DecisionProblem, &Json) -> Result<Vec<f64>, Unfit>;

/// Every way to read weights off data, by its name in the cases.
pub const FROM_DATA: [(&str, Weigh); 5] = [
    ("weights_equal", |problem, _| Ok(Weights::equal(problem.criteria()).shares().to_vec())),
    ("weights_entropy", |problem, _| entropy::entropy(problem)),
    ("weights_critic", |problem, params| {
        assert_eq!(normalisation(params, "minmax"), Some(Normalisation::MinMax));
        critic::critic(problem)
    }),
    ("weights_merec", |problem, _| merec::merec(problem)),
    ("weights_std", |problem, params| match normalisation(params, "none") {
        Some(normalisation) => Ok(deviation::deviation(&normalisation.of(problem)?)),
        None => Ok(deviation::deviation(problem)),
    }),
];

pub fn from_data(case: &Json, held: &mut Held, weigh: Weigh) {
    match weigh(&problem(case), case.maybe("params")) {
        Ok(weights) => held.all_scores(case, &weights),
        Err(unfit) => held.refuse(format!("refused: {unfit:?}")),
    }
}

pub fn order(case: &Json, held: &mut Held) {
    let ranks: Vec<usize> = numbers(&case["params"]["ranks"]).iter().map(|rank| *rank as usize).collect();
    held.all_scores(case, &centroid::centroid(&ranks));
}

pub fn swings(case: &Json, held: &mut Held) {
    held.all_scores(case, &shares::shares(&numbers(&case["params"]["swing_points"])));
}

pub fn pairs(case: &Json, held: &mut Held) {
    // Where the case names an index for a number of criteria, it is Saaty's.
    let given = case.maybe("params").maybe("random_index");
    let in_list = |n: usize| given.as_array().and_then(|list| list.get(n - 1));
    let index = |n: usize| given.get(&n.to_string()).or_else(|| in_list(n)).and_then(|index| index.as_f64());
    (1..=RANDOM_INDEX.len()).for_each(|n| assert!(index(n).is_none_or(|index| index == RANDOM_INDEX[n - 1])));
    let found = pairwise(&table(&case["matrix"]));
    held.all_scores(case, &found.weights);
    let beside = [
        ("expected_lambda_max", found.lambda_max),
        ("expected_consistency_index", found.consistency_index),
        ("expected_consistency_ratio", found.consistency_ratio),
    ];
    for (name, got) in beside {
        if case.maybe(name).is_number() {
            held.number(name, Some(got), &case[name], super::case::tolerance(case));
        }
    }
    if case.maybe("published_consistency_ratio").is_number() {
        let tolerance = case.maybe("published_tolerance").as_f64().expect("how closely it is printed");
        held.number(
            "the printed ratio",
            Some(found.consistency_ratio),
            case.maybe("published_consistency_ratio"),
            tolerance,
        );
    }
    held.flag(case, "consistent_at_0_10", found.is_consistent());
}

pub fn best_and_worst(case: &Json, held: &mut Held) {
    let params = case.maybe("params");
    let place = |name: &str| params[name].as_u64().expect("a place") as usize;
    let said = Comparisons {
        best: place("best_index_0based"),
        worst: place("worst_index_0based"),
        best_to: numbers(params.maybe("best_to_others")),
        to_worst: numbers(params.maybe("others_to_worst")),
    };
    let found = best_worst(&said);
    held.all_scores(case, &found.weights);
    if case.maybe("expected_xi").is_number() {
        held.number("ξ", Some(found.xi), case.maybe("expected_xi"), super::case::tolerance(case));
    }
}
