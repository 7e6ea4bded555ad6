//! Methods that rank: scores, ranks and, where a case has them, the numbers on the way.

use super::case::{Held, numbers, problem};
use crate::json::Json;
use dingzi::analysis::methods::normalise::Normalisation;
use dingzi::analysis::methods::opinion::Opinion;
use dingzi::analysis::methods::problem::{DecisionProblem, Unfit, range};
use dingzi::analysis::methods::promethee::Preference;
use dingzi::analysis::methods::{
    aras, cocoso, codas, copras, edas, mabac, marcos, moora, product, promethee, spotis, sum, topsis, vikor, waspas,
};

/// A method's opinion of a problem, with the parameters of a case.
type Judge = fn(&DecisionProblem, &Json) -> Result<Opinion, Unfit>;

/// Every method whose opinion is all that a case asks for, by its name in the cases.
pub const METHODS: [(&str, Judge); 13] = [
    ("weighted_sum", |problem, params| sum::judge(problem, scale(params, "linear"))),
    ("weighted_product", |problem, params| product::judge(problem, scale(params, "linear"))),
    ("waspas", |problem, params| {
        let lambda = params.maybe("lambda").as_f64().unwrap_or(0.5);
        waspas::judge(problem, lambda, scale(params, "linear"))
    }),
    ("topsis", |problem, params| topsis::judge(problem, scale(params, "vector"))),
    ("spotis", |problem, params| {
        let bounds: Vec<(f64, f64)> =
            params.maybe("bounds").as_array().into_iter().flatten().map(|b| (numbers(b)[0], numbers(b)[1])).collect();
        let bounds = if bounds.is_empty() { problem.by_criterion(|x, _| range(x)) } else { bounds };
        let expected = numbers(params.maybe("expected_solution_point"));
        let expected = (!expected.is_empty()).then_some(&*expected);
        Ok(spotis::judge(problem, &bounds, expected))
    }),
    ("marcos", |problem, _| marcos::judge(problem)),
    ("edas", |problem, _| edas::judge(problem)),
    ("codas", |problem, params| codas::judge(problem, params.maybe("tau").as_f64().unwrap_or(0.02))),
    ("copras", |problem, _| copras::judge(problem)),
    ("aras", |problem, params| {
        let optimal = numbers(params.maybe("optimal"));
        aras::judge(problem, (!optimal.is_empty()).then_some(&*optimal))
    }),
    ("mabac", |problem, _| mabac::judge(problem)),
    ("moora", |problem, _| Ok(moora::judge(problem))),
    ("cocoso", |problem, params| cocoso::judge(problem, params.maybe("lambda").as_f64().unwrap_or(0.5))),
];

/// The normalisation that a case names at the start of its description, or the usual one; none of numbers as they stand.
pub fn normalisation(params: &Json, usual: &str) -> Option<Normalisation> {
    let words = params.maybe("normalization").as_str().unwrap_or(usual);
    let named = match plain(words.split([':', ' ', ',', ';', '(']).next().unwrap_or_default()).as_str() {
        "minmax" => Normalisation::MinMax,
        "sum" => Normalisation::Sum,
        "vector" => Normalisation::Vector,
        "none" => return None,
        "linear" => Normalisation::Linear,
        other => panic!("no normalisation is called `{other}`"),
    };
    Some(named)
}

/// A name in small letters without what may stand between its parts.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The same for methods that make do without.
fn scale(params: &Json, usual: &str) -> Normalisation {
    normalisation(params, usual).unwrap_or(Normalisation::Fixed)
}

/// A method whose opinion is all.
pub fn opinion(case: &Json, held: &mut Held, judge: Judge) {
    match judge(&problem(case), case.maybe("params")) {
        Ok(opinion) => hold(case, held, &opinion),
        Err(unfit) => held.refuse(format!("refused: {unfit:?}")),
    }
}

fn hold(case: &Json, held: &mut Held, opinion: &Opinion) {
    held.all_scores(case, &opinion.scores);
    let ranks: Vec<f64> = opinion.ranks().into_iter().map(|rank| rank as f64).collect();
    for (i, expected) in case.maybe("expected_ranking").as_array().into_iter().flatten().enumerate() {
        held.number(&format!("rank of {i}"), ranks.get(i).copied(), expected, 0.0);
    }
}

pub fn vikor(case: &Json, held: &mut Held) {
    let v = case.maybe("params").maybe("v").as_f64().unwrap_or(0.5);
    let opinion = vikor::judge(&problem(case), v);
    hold(case, held, &opinion);
    for (name, symbol) in [("expected_S", "S"), ("expected_R", "R")] {
        held.numbers(case, name, opinion.step(symbol));
    }
    let found = vikor::compromise(&opinion);
    held.flag(case, "acceptable_advantage", found.has_advantage);
    held.flag(case, "acceptable_stability", found.is_stable);
    if case.maybe("compromise_set_0based").is_array() {
        // A set: its order says nothing.
        let (mut expected, mut ideas) = (numbers(case.maybe("compromise_set_0based")), found.ideas.clone());
        expected.sort_by(f64::total_cmp);
        ideas.sort_unstable();
        held.number("ideas in the compromise", Some(ideas.len() as f64), &expected.len().into(), 0.0);
        for (idea, expected) in ideas.iter().zip(expected) {
            held.number("an idea of the compromise", Some(*idea as f64), &expected.into(), 0.0);
        }
    }
}

pub fn promethee(case: &Json, held: &mut Held) {
    let params = case.maybe("params");
    let problem = problem(case);
    // One for all criteria, or one each.
    let given = |keys: &[&str], c: usize| {
        let value = keys.iter().map(|key| params.maybe(key)).find(|value| !value.is_null());
        value.and_then(|value| value.as_f64().or_else(|| value[c].as_f64()))
    };
    let preferences = (0..problem.criteria()).map(|c| {
        let names = params.maybe("preference_functions");
        let name = names.as_str().or_else(|| names[c].as_str()).expect("a preference function for each criterion");
        let number = |keys: &[&str]| given(keys, c).unwrap_or_else(|| panic!("{name} has no {}", keys[0]));
        let (q, p) = (|| number(&["q"]), || number(&["p"]));
        match plain(name).as_str() {
            "usual" | "t1" => Preference::USUAL,
            "ushape" | "quasi" | "t2" => Preference { q: q(), p: q() },
            "vshape" | "t3" => Preference { q: 0.0, p: p() },
            "linear" | "vshape2" | "vshapeindifference" | "t5" => Preference { q: q(), p: p() },
            other => panic!("no preference function is called `{other}`"),
        }
    });
    let preferences: Vec<Preference> = preferences.collect();
    let flows = promethee::flows(&problem, &preferences);
    held.numbers(case, "expected_phi_plus", &flows.plus);
    held.numbers(case, "expected_phi_minus", &flows.minus);
    hold(case, held, &flows.opinion());
}
