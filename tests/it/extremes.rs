//! Numbers at the edges of what a double holds, neighbours among them: whatever rubric and table are made of them, every
//! command comes to its end, and every score is a number from 0 to 100.

use super::support::cases;
use dingzi::analysis::certainty::certainty;
use dingzi::analysis::dominance::{dominators, overlaps};
use dingzi::analysis::improve::Goal;
use dingzi::analysis::reason::reason;
use dingzi::analysis::stability::stability;
use dingzi::diagnostic::{Findings, Sources};
use dingzi::evidence::{self, Evidence};
use dingzi::input;
use dingzi::lang::Lang;
use dingzi::rubric::{self, Rubric};
use dingzi::score::{Scored, score};
use dingzi::value::{Points, ValueFunction};
use proptest::prelude::*;
use std::fmt::Write;

/// An ordinary number or one of the edges, and up to three steps beside it.
fn number() -> impl Strategy<Value = f64> {
    const EDGES: [f64; 9] = [5e-324, 1e-320, f64::MIN_POSITIVE, 1e-300, 1e15, 1e18, 1e300, 1e308, f64::MAX];
    let edge = proptest::sample::select(&EDGES[..]);
    let number = prop_oneof![Just(0.0), Just(1.0), -1e3..1e3f64, edge.clone(), edge.prop_map(|x| -x)];
    let beside = |(x, steps): (f64, i32)| {
        let step = if steps < 0 { f64::next_down } else { f64::next_up };
        let moved = (0..steps.abs()).fold(x, |x, _| step(x));
        if moved.is_finite() { moved } else { x }
    };
    (number, -3..=3i32).prop_map(beside)
}

/// A number, or its neighbours.
fn near(x: f64) -> impl Strategy<Value = f64> {
    prop_oneof![number(), Just(x.next_up()), Just(x.next_up().next_up()), Just(x * (1.0 + 1e-11)), Just(2.0 * x)]
        .prop_filter("a cell holds what is finite", |x| x.is_finite())
}

/// A value function over the column `x`.
fn value() -> impl Strategy<Value = String> {
    let pair = number().prop_flat_map(|x| (Just(x), near(x)));
    let points = (pair, proptest::collection::vec(number(), 0..3)).prop_map(|((a, b), more)| {
        let mut points: Vec<f64> = more.into_iter().chain([a, b]).collect();
        points.sort_by(f64::total_cmp);
        points
    });
    (0..3, points).prop_map(|(kind, points)| {
        let at = |points: &[f64]| {
            let pair = |(n, x): (usize, &f64)| format!("[{x:e}, {}]", [0.0, 1.0, 0.3, 0.9, 0.5][n]);
            points.iter().enumerate().map(pair).collect::<Vec<_>>().join(", ")
        };
        match kind {
            0 => format!("linear = [{:e}, {:e}]", points[0], points[points.len() - 1]),
            1 => format!("points = [{}]", at(&points)),
            _ => format!("log = [{}]", at(&points.iter().map(|x| x.abs()).rev().collect::<Vec<_>>())),
        }
    })
}

const EXPRESSIONS: [&str; 8] =
    ["x", "x", "x - y", "x * y", "x / y", "POWER(x, 2)", "(x - y) / (x + y)", "LEAST(x, 1e308 + y)"];

/// criteria.toml.
fn criteria() -> impl Strategy<Value = String> {
    let weight = prop_oneof![number().prop_map(f64::abs), Just(1.0)];
    let criterion = (weight, 0..EXPRESSIONS.len(), value());
    (proptest::collection::vec(criterion, 1..5), 0.0..100.0f64).prop_map(|(criteria, share)| {
        let mut text = String::new();
        for (n, (weight, expression, value)) in criteria.iter().enumerate() {
            let evidence = EXPRESSIONS[*expression];
            let head = format!("[[criterion]]\nid = \"c{n}\"\nweight = {weight:e}\n");
            writeln!(text, "{head}evidence = \"{evidence}\"\nvalue = {{ {value} }}").unwrap();
        }
        writeln!(text, "[[gate]]\nid = \"g\"\nfail = \"x > y\"").unwrap();
        text + &format!("[[lens]]\nid = \"other\"\nweights = {{ c0 = {share:e} }}\n")
    })
}

/// A cell: a number, a range of neighbours, or nothing.
fn cell() -> impl Strategy<Value = String> {
    number().prop_flat_map(|x| (Just(x), near(x), 0..5)).prop_map(|(a, b, kind)| match kind {
        0 => String::new(),
        1 => format!("{:e}..{:e}", a.min(b), a.max(b)),
        _ => format!("{a:e}"),
    })
}

/// ideas.csv.
fn ideas() -> impl Strategy<Value = String> {
    proptest::collection::vec((cell(), cell()), 1..14).prop_map(|cells| {
        let mut text = "idea,x,y\n".to_owned();
        cells.iter().enumerate().for_each(|(n, (x, y))| writeln!(text, "Idea {n},{x},{y}").unwrap());
        text
    })
}

/// Both files through the readers; none where these find a mistake.
fn read(criteria: &str, ideas: &str) -> Option<(Rubric, Evidence)> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let mut add =
        |name: &str, text: &str| input::add(name.into(), text.as_bytes().to_vec(), &mut sources, &mut findings);
    let (criteria, ideas) = (add("criteria.toml", criteria)?, add("ideas.csv", ideas)?);
    let (rubric, spec) = rubric::read(criteria, &sources, &[], &mut findings);
    let evidence = evidence::read(ideas, &sources, &spec, Lang::En, &mut findings);
    Some((rubric?, evidence?))
}

/// A rubric that has no mistake and a table: all drawn ones that have are passed over.
fn sound(scored: &Scored) -> Result<(), TestCaseError> {
    prop_assert!((scored.weights.shares().iter().sum::<f64>() - 1.0).abs() < 1e-9, "{:?}", scored.weights);
    for i in 0..scored.len() {
        let (score, potential) = (scored.score[i], scored.potential[i]);
        prop_assert!((-1e-9..=100.0 + 1e-9).contains(&score), "score {score}");
        prop_assert!(potential >= score - 1e-9 && potential <= 100.0 + 1e-9, "potential {potential} of score {score}");
        let better = scored.rank.iter().filter(|rank| **rank < scored.rank[i]).count();
        prop_assert_eq!(scored.rank[i], better + 1, "as many are better as the rank says");
        prop_assert_eq!(scored.is_tied(i), scored.rank.iter().filter(|rank| **rank == scored.rank[i]).count() > 1);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn whatever_the_numbers_scores_are_numbers_and_everything_ends(criteria in criteria(), ideas in ideas()) {
        let Some((rubric, evidence)) = read(&criteria, &ideas) else { return Ok(()) };
        for lens in &rubric.lenses {
            sound(&score(&rubric, &evidence, lens))?;
        }
        let scored = score(&rubric, &evidence, rubric.base());
        let sure = certainty(&scored, 100, 1);
        prop_assert!(sure.firsts.iter().all(|(_, share)| (0.0..=1.0).contains(share)));
        prop_assert!(overlaps(&scored).iter().all(|overlap| (0.8..1.0 + 1e-9).contains(&overlap.rho)));
        prop_assert_eq!(dominators(&scored, scored.len()).len(), scored.len());
        for interval in stability(&scored, 3).iter().filter_map(|s| s.lead) {
            prop_assert!(0.0 <= interval.low && interval.low <= interval.high && interval.high <= 1.0 + 1e-9);
        }
        let last = scored.order[scored.len() - 1];
        reason(&rubric, &scored, last);
        let goal = Goal::new(&rubric, &evidence, &scored, &scored.order, last);
        for improvement in goal.iter().flat_map(Goal::improvements) {
            prop_assert!(improvement.to.is_finite() && (0.0..=1.0).contains(&improvement.step), "{improvement:?}");
        }
    }

    #[test]
    fn a_value_lies_between_those_of_the_points_beside_it(value in value(), more in proptest::collection::vec(number(), 8)) {
        let criteria = format!("[[criterion]]\nid = \"c\"\nweight = 1\nevidence = \"x\"\nvalue = {{ {value} }}\n");
        let Some((rubric, _)) = read(&criteria, "idea,x\nA,1\n") else { return Ok(()) };
        let function = &rubric.criteria[0].value;
        let (ValueFunction::Linear(p) | ValueFunction::Points(p) | ValueFunction::Log(p)) = function else { unreachable!() };
        let beside = |x: f64| [x, x.next_up(), x.next_down(), 0.5 * x, 2.0 * x].into_iter();
        let at = Points::as_slice(p).iter().map(|p| p.0).chain(more);
        let evidence: Vec<f64> = at.flat_map(beside).filter(|x| x.is_finite()).collect();
        for (x, value) in evidence.iter().zip(function.values(&evidence, -1.0)) {
            prop_assert!((0.0..=1.0).contains(&value), "{x:e} is worth {value}");
            prop_assert_eq!(value.to_bits(), function.value(*x).to_bits());
        }
        for (x, value) in Points::as_slice(p) {
            prop_assert_eq!(function.value(*x), *value, "a point is met exactly");
        }
    }
}

#[test]
fn steps_that_people_write_are_told_apart() {
    for value in [
        "linear = [1_767_225_600, 1_767_225_601]",
        "linear = [2026, 2027]",
        "linear = [1e18, 1.00001e18]",
        "linear = [0, 1e-9]",
        "linear = [1e308, 1.7e308]",
        "linear = [-1.7e308, 1.7e308]",
        "log = [[1, 0.0], [1.001, 1.0]]",
        "log = [[5e-324, 0.0], [1, 1.0]]",
        "points = [[999_999_999_999.99, 0.0], [1_000_000_000_000.99, 1.0]]",
    ] {
        let criteria = format!("[[criterion]]\nid = \"c\"\nweight = 1\nevidence = \"x\"\nvalue = {{ {value} }}\n");
        assert!(read(&criteria, "idea,x\nA,1\n").is_some(), "{value}");
    }
}

#[test]
fn shares_are_made_of_any_weights() {
    for [a, b] in [["1e308", "5e-324"], ["5e-324", "5e-324"], ["8e307", "8e307"]] {
        let criterion = |id: &str, weight: &str| {
            format!(
                "[[criterion]]\nid = \"{id}\"\nweight = {weight}\nevidence = \"x\"\nvalue = {{ linear = [0, 1] }}\n"
            )
        };
        let lens = "[[lens]]\nid = \"l\"\nweights = { c = 40 }\n";
        let criteria = [criterion("a", a), criterion("b", b), criterion("c", "1"), lens.to_owned()].concat();
        let (rubric, _) = read(&criteria, "idea,x\nA,1\n").unwrap();
        for lens in &rubric.lenses {
            let sum: f64 = lens.weights.shares().iter().sum();
            assert!((sum - 1.0).abs() < 1e-12, "{a} and {b} under {}: {:?}", lens.id, lens.weights);
        }
    }
}
