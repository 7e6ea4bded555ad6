//! Second opinions: what holds for every method, and for each that has something of its own.

use crate::support::{Project, cases};
use dingzi::analysis::methods::method::Method;
use dingzi::analysis::methods::normalise::Normalisation;
use dingzi::analysis::methods::problem::{CriterionType, DecisionProblem, Reads, Unfit};
use dingzi::analysis::methods::promethee::{Preference, flows, incomparable, is_incomparable};
use dingzi::analysis::methods::reversal::probe;
use dingzi::analysis::methods::survey::MethodQuery;
use dingzi::analysis::methods::{METHODS, aras, cocoso, codas, copras, edas, geometric, marcos, moora, product, sum};
use dingzi::score::Open;
use proptest::prelude::*;

use CriterionType::{Benefit, Cost};

/// Rows of ideas.
fn problem(rows: &[&[f64]], weights: &[f64], types: &[CriterionType]) -> DecisionProblem {
    let columns = (0..weights.len()).flat_map(|c| rows.iter().map(move |row| row[c])).collect();
    DecisionProblem::new(rows.len(), columns, weights.to_vec(), types.to_vec())
        .within(vec![(0.0, 500.0); weights.len()])
}

fn method(id: &str) -> &'static Method {
    METHODS.iter().find(|method| method.id == id).unwrap()
}

/// Positive numbers up to 500, some of them equal, with weights of which some are zero.
fn problems() -> impl Strategy<Value = DecisionProblem> {
    let cell = prop_oneof![(1u32..6).prop_map(f64::from), (-3.0..6.0f64).prop_map(f64::exp)];
    (1usize..12, 1usize..6).prop_flat_map(move |(ideas, criteria)| {
        let columns = proptest::collection::vec(cell.clone(), ideas * criteria);
        let weights = proptest::collection::vec(prop_oneof![4 => 0.01..1.0f64, 1 => Just(0.0)], criteria);
        let types = proptest::collection::vec(prop_oneof![Just(Benefit), Just(Cost)], criteria);
        (columns, weights, types).prop_map(move |(columns, weights, types)| {
            DecisionProblem::new(ideas, columns, weights, types).within(vec![(0.0, 500.0); criteria])
        })
    })
}

/// The preference for a difference, by its definition.
fn of_difference(Preference { q, p }: Preference, d: f64) -> f64 {
    match d {
        d if d <= 0.0 => 0.0,
        d if p <= q => f64::from(u8::from(d > q)),
        d => ((d - q) / (p - q)).clamp(0.0, 1.0),
    }
}

proptest! {
    #![proptest_config(cases(200))]

    /// Whatever is positive has an opinion without a NaN, or a reason why not.
    #[test]
    fn every_method_answers(problem in problems()) {
        for method in METHODS {
            match (method.judge)(&problem) {
                Ok(opinion) => {
                    prop_assert_eq!(opinion.scores.len(), problem.ideas());
                    prop_assert!(opinion.scores.iter().all(|score| score.is_finite()), "{}: {:?}", method.id, opinion.scores);
                }
                Err(unfit) => prop_assert!(matches!(unfit, Unfit::Bottom { .. }), "{}: {unfit:?}", method.id),
            }
        }
    }

    /// The order of the rows does not matter.
    #[test]
    fn rows_may_stand_in_any_order(problem in problems(), turn in 0usize..12) {
        let m = problem.ideas();
        let from = |place: usize| (place + turn) % m;
        let columns = (0..problem.criteria()).flat_map(|c| (0..m).map(move |i| (c, i)));
        let columns = columns.map(|(c, i)| problem.column(c)[from(i)]).collect();
        let turned = DecisionProblem::new(m, columns, problem.weights.clone(), problem.types.clone());
        let turned = turned.within(problem.bounds.clone().unwrap());
        for method in METHODS {
            if let (Ok(one), Ok(other)) = ((method.judge)(&problem), (method.judge)(&turned)) {
                let most = one.scores.iter().fold(1.0f64, |most, x| most.max(x.abs()));
                for place in 0..m {
                    let (a, b) = (one.scores[from(place)], other.scores[place]);
                    prop_assert!((a - b).abs() <= 1e-9 * most, "{}: {a} and {b}", method.id);
                }
            }
        }
    }

    /// An idea that is at least as good everywhere is never ranked below; but for CODAS, which weighs two distances.
    #[test]
    fn who_is_better_everywhere_is_never_behind(problem in problems()) {
        let better = |a: usize, b: usize| (0..problem.criteria()).all(|c| {
            let (x, y) = (problem.column(c)[a], problem.column(c)[b]);
            if problem.types[c] == Benefit { x >= y } else { x <= y }
        });
        for method in METHODS.iter().filter(|method| method.id != "codas") {
            let Ok(opinion) = (method.judge)(&problem) else { continue };
            let ranks = opinion.ranks();
            for a in 0..problem.ideas() {
                for b in 0..problem.ideas() {
                    prop_assert!(!better(a, b) || ranks[a] <= ranks[b], "{}: {ranks:?}", method.id);
                }
            }
        }
    }

    /// Where scores stand on fixed scales, nobody who leaves turns the order of others.
    #[test]
    fn fixed_scales_turn_no_order(problem in problems()) {
        for method in METHODS.iter().filter(|method| !method.is_relative) {
            let ranks = (method.judge)(&problem).unwrap().ranks();
            let found = probe(method, &problem, &ranks, problem.ideas());
            prop_assert_eq!(&found.flips, &[], "{}", method.id);
        }
    }

    /// Sorting and running sums make of PROMETHEE what comparing all pairs makes of it.
    #[test]
    fn flows_are_those_of_all_pairs(
        problem in problems(),
        kind in 0usize..4,
        q in 0.0..3.0f64,
        wide in 0.0..4.0f64,
        offset in prop_oneof![Just(0.0), Just(1e9)],
    ) {
        let p = q + wide;
        let preference = [
            Preference::USUAL,
            Preference { q, p: q },
            Preference { q: 0.0, p },
            Preference { q, p },
        ][kind];
        let columns: Vec<f64> = problem.cells().iter().map(|x| x + offset).collect();
        let problem = DecisionProblem::new(problem.ideas(), columns, problem.weights.clone(), problem.types.clone());
        let m = problem.ideas();
        let found = flows(&problem, &vec![preference; problem.criteria()]);
        let whole: f64 = problem.weights.iter().sum();
        let preferred = |a: usize, b: usize| (0..problem.criteria()).map(|c| {
            let d = problem.column(c)[a] - problem.column(c)[b];
            let d = if problem.types[c] == Benefit { d } else { -d };
            if whole > 0.0 { problem.weights[c] / whole * of_difference(preference, d) } else { 0.0 }
        }).sum::<f64>();
        for a in 0..m {
            let others = (m as f64 - 1.0).max(1.0);
            let plus = (0..m).map(|b| preferred(a, b)).sum::<f64>() / others;
            let minus = (0..m).map(|b| preferred(b, a)).sum::<f64>() / others;
            prop_assert!((found.plus[a] - plus).abs() < 1e-12, "{preference:?}: φ+ {} and {plus}", found.plus[a]);
            prop_assert!((found.minus[a] - minus).abs() < 1e-12, "{preference:?}: φ- {} and {minus}", found.minus[a]);
        }
        let pairs = (0..m).flat_map(|a| (0..a).map(move |b| (a, b)));
        let open = pairs.filter(|&(a, b)| is_incomparable(&found.plus, &found.minus, a, b)).count();
        prop_assert_eq!(incomparable(&found.plus, &found.minus), open as u64);
    }

    /// So do running totals of CODAS.
    #[test]
    fn distances_are_those_of_all_pairs(problem in problems(), tau in prop_oneof![Just(0.0), 0.0..1.0f64]) {
        let opinion = codas::judge(&problem, tau).unwrap();
        let (e, t) = (opinion.step("E"), opinion.step("T"));
        for i in 0..problem.ideas() {
            let h = |k: usize| {
                let far = f64::from(u8::from((e[i] - e[k]).abs() >= tau));
                (e[i] - e[k]) + far * (t[i] - t[k])
            };
            let expected: f64 = (0..problem.ideas()).map(h).sum();
            prop_assert!((opinion.scores[i] - expected).abs() < 1e-9, "{} and {expected}", opinion.scores[i]);
        }
    }
}

// ---- edges ---------------------------------------------------------------------------------------------------------

#[test]
fn one_idea_is_first_under_every_method() {
    let alone = problem(&[&[3.0, 0.0]], &[0.4, 0.6], &[Benefit, Benefit]);
    for method in METHODS {
        assert_eq!((method.judge)(&alone).unwrap().ranks(), [1], "{}", method.id);
    }
}

#[test]
fn equal_ideas_share_every_place() {
    let equal = problem(&[&[3.0, 2.0, 0.0] as &[f64]; 4], &[0.4, 0.3, 0.3], &[Benefit, Cost, Benefit]);
    for method in METHODS {
        assert_eq!((method.judge)(&equal).unwrap().ranks(), [1; 4], "{}", method.id);
    }
}

/// A criterion that tells no idea from another, of zeros or of any number, decides nothing: the ranks are those without it.
/// But where nobody has anything of a criterion that is better the more, products make nothing of everyone.
#[test]
fn a_column_that_does_not_vary_decides_nothing() {
    let rows: [&[f64]; 4] = [&[3.0, 7.0], &[5.0, 2.0], &[1.0, 3.0], &[4.0, 4.0]];
    for constant in [0.0, 6.5] {
        for kind in [Benefit, Cost] {
            let with: Vec<Vec<f64>> = rows.iter().map(|row| vec![row[0], row[1], constant]).collect();
            let with: Vec<&[f64]> = with.iter().map(Vec::as_slice).collect();
            let with = problem(&with, &[0.5, 0.3, 0.2], &[Benefit, Cost, kind]);
            let without = problem(&rows, &[0.5, 0.3], &[Benefit, Cost]);
            for method in METHODS {
                let (with, without) = ((method.judge)(&with).unwrap(), (method.judge)(&without).unwrap());
                let is_product = ["product", "geometric", "waspas"].contains(&method.id);
                match is_product && constant == 0.0 && kind == Benefit {
                    true if method.id == "waspas" => assert!(with.step("Q2").iter().all(|product| *product == 0.0)),
                    true => assert_eq!((with.scores.as_slice(), with.ranks()), (&[0.0; 4][..], vec![1; 4])),
                    false => assert_eq!(with.ranks(), without.ranks(), "{} with {constant} as {kind:?}", method.id),
                }
            }
        }
    }
}

/// Products tell small values apart as they do great ones.
#[test]
fn small_products_are_told_apart() {
    let rows: Vec<Vec<f64>> = [0.09, 0.08, 0.07, 0.06, 0.0].iter().map(|x| vec![*x; 12]).collect();
    let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
    let small = problem(&rows, &[1.0 / 12.0; 12], &[Benefit; 12]);
    for id in ["product", "geometric"] {
        assert_eq!((method(id).judge)(&small).unwrap().ranks(), [1, 2, 3, 4, 5], "{id}");
    }
}

/// What has no weight cannot be in a method's way.
#[test]
fn numbers_without_weight_are_no_reason_to_refuse() {
    let rows: [&[f64]; 3] = [&[3.0, -7.0, 0.0], &[5.0, 2.0, 4.0], &[1.0, 3.0, 5.0]];
    let with = problem(&rows, &[1.0, 0.0, 0.0], &[Benefit, Benefit, Cost]).within(vec![(0.0, 8.0); 3]);
    for method in METHODS.iter().filter(|method| method.id != "cocoso") {
        assert_eq!((method.judge)(&with).unwrap().ranks(), [2, 1, 3], "{}", method.id);
    }
}

#[test]
fn a_criterion_without_weight_decides_nothing() {
    let with =
        problem(&[&[3.0, 7.0, 1.0], &[5.0, 2.0, 9.0], &[1.0, 3.0, 4.0]], &[0.6, 0.4, 0.0], &[Benefit, Cost, Benefit]);
    let without = problem(&[&[3.0, 7.0], &[5.0, 2.0], &[1.0, 3.0]], &[0.6, 0.4], &[Benefit, Cost]);
    for method in METHODS {
        let (with, without) = ((method.judge)(&with).unwrap(), (method.judge)(&without).unwrap());
        assert_eq!(with.ranks(), without.ranks(), "{}", method.id);
    }
}

#[test]
fn what_a_method_forbids_is_refused_with_its_place() {
    let negative = problem(&[&[3.0, 1.0], &[5.0, -2.0]], &[0.5, 0.5], &[Benefit, Benefit]);
    let zero_cost = problem(&[&[3.0, 0.0], &[5.0, 2.0]], &[0.5, 0.5], &[Benefit, Cost]);
    let ratios = ["product", "waspas", "aras", "copras", "marcos", "codas", "topsis_sum"];
    for id in ratios {
        let refused = (method(id).judge)(&negative);
        assert_eq!(refused.err(), Some(Unfit::Negative { criterion: 1, idea: 1 }), "{id}");
    }
    for id in ["product", "waspas", "aras", "marcos", "codas", "topsis_sum"] {
        assert_eq!((method(id).judge)(&zero_cost).err(), Some(Unfit::Zero { criterion: 1, idea: 0 }), "{id}");
    }
    let below = problem(&[&[3.0, 1.0], &[5.0, -2.0]], &[0.5, 0.5], &[Benefit, Benefit]);
    assert_eq!(edas::judge(&below).err(), Some(Unfit::Mean { criterion: 1 }));
    let bottom = problem(&[&[3.0, 1.0], &[5.0, 2.0]], &[0.5, 0.5], &[Benefit, Benefit]);
    assert_eq!(cocoso::judge(&bottom, 0.5).err(), Some(Unfit::Bottom { idea: 0 }));
}

/// Where nobody has the worst of all columns, MARCOS is what its formula comes to; where somebody has nothing everywhere the
/// limit is taken, and the order stays that of the weighted sum.
#[test]
fn marcos_orders_as_the_weighted_sum_of_ratios_to_the_best() {
    for least in [0.0, 1e-9, 0.2] {
        let rows: [&[f64]; 3] = [&[least, 0.4], &[0.9, least], &[0.5, 0.8]];
        let table = problem(&rows, &[0.7, 0.3], &[Benefit, Benefit]);
        let sum = sum::judge(&table, Normalisation::Linear);
        assert_eq!(marcos::judge(&table).unwrap().ranks(), sum.unwrap().ranks(), "{least}");
    }
}

/// Among ideas without any cost the whole is shared: the limit of ever smaller costs.
#[test]
fn copras_shares_among_those_without_cost() {
    let scores = |cost: f64| {
        let rows: [&[f64]; 3] = [&[3.0, cost], &[4.0, cost], &[5.0, 2.0]];
        copras::judge(&problem(&rows, &[0.5, 0.5], &[Benefit, Cost])).unwrap().scores
    };
    for (limit, near) in scores(0.0).iter().zip(scores(1e-12)) {
        assert!((limit - near).abs() < 1e-9, "{limit} and {near}");
    }
}

/// One value at 0.05 beside nothing but full ones: 5 of 100, where an ordinary geometric mean gives 55.
#[test]
fn nothing_makes_up_for_a_fatal_flaw() {
    let flawed: [&[f64]; 1] = [&[0.05, 1.0, 1.0, 1.0, 1.0]];
    let table = problem(&flawed, &[0.2; 5], &[Benefit; 5]).within(vec![(0.0, 1.0); 5]);
    let strict = geometric::judge(&table, Normalisation::Fixed).unwrap().scores[0];
    assert!((strict - 0.05).abs() < 1e-12, "{strict}");
    let ordinary = product::judge(&table, Normalisation::Fixed).unwrap().scores[0];
    assert!((ordinary - 0.05f64.powf(0.2)).abs() < 1e-12 && (0.54..0.56).contains(&ordinary), "{ordinary}");
}

#[test]
fn a_given_optimum_may_be_surpassed() {
    let table = problem(&[&[3.0, 2.0], &[6.0, 1.0]], &[0.5, 0.5], &[Benefit, Cost]);
    let scores = aras::judge(&table, Some(&[4.0, 2.0])).unwrap().scores;
    assert!(scores[0] < 1.0 && scores[1] > 1.0, "{scores:?}");
}

#[test]
fn moora_takes_any_sign() {
    let table = problem(&[&[-3.0, 0.0], &[4.0, 0.0]], &[1.0, 1.0], &[Cost, Benefit]);
    let scores = moora::judge(&table).scores;
    assert!((scores[0] - 0.6).abs() < 1e-12 && (scores[1] + 0.8).abs() < 1e-12, "{scores:?}");
}

/// No entry of a registry without its formula in the documents.
#[test]
fn every_method_and_every_way_from_data_is_documented() {
    let text = std::fs::read_to_string(crate::support::repository("docs/METHODOLOGY.md")).unwrap();
    let ids = METHODS.iter().map(|method| method.id);
    let ids = ids.chain(dingzi::analysis::weights::FROM_DATA.iter().map(|method| method.id));
    let missing: Vec<&str> =
        ids.filter(|id| !text.lines().any(|l| l.starts_with('|') && l.contains(&format!("`{id}`")))).collect();
    assert!(missing.is_empty(), "no line of a table in docs/METHODOLOGY.md: {missing:?}");
}

// ---- the survey ----------------------------------------------------------------------------------------------------

#[test]
fn the_survey_of_the_fixture_is_what_each_method_says() {
    let project = Project::fixture();
    let scored = project.base();
    let methods: Vec<usize> = (0..METHODS.len()).collect();
    let question = MethodQuery {
        rubric: &project.rubric,
        scored: &scored,
        methods: &methods,
        reads: None,
        open: Open::Nothing,
        first: usize::MAX,
    };
    let survey = question.answer();
    assert_eq!(survey.opinions.len(), METHODS.len());
    // The weighted sum is the score of the ideas that fail no gate.
    for (place, &idea) in survey.ideas.iter().enumerate() {
        assert!(!scored.is_out(idea));
        assert!((100.0 * survey.opinions[0].scores[place] - scored.score[idea]).abs() < 1e-9);
        assert_eq!(survey.ranks[place], scored.rank[idea]);
    }
    let own = &survey.opinions[0].agreement;
    assert_eq!((own.tau, own.ws), (Some(1.0), Some(1.0)));
    // On fixed scales nobody who leaves turns an order, in this table as in any.
    for (opinion, probe) in survey.opinions.iter().zip(question.probes(&survey, usize::MAX)) {
        assert_eq!(probe.taken_out, survey.ideas.len());
        assert!(opinion.method.is_relative || probe.flips.is_empty(), "{}", opinion.method.id);
        // A flip is what happens when the idea is really taken out.
        for flip in &probe.flips {
            let left: Vec<usize> = (0..survey.ideas.len()).filter(|place| *place != flip.without).collect();
            let given = |ideas: &[usize]| {
                let reads = opinion.reads;
                dingzi::analysis::methods::problem::DecisionProblem::of(
                    &project.rubric,
                    &scored,
                    ideas,
                    reads,
                    Open::Nothing,
                )
            };
            let ideas: Vec<usize> = left.iter().map(|&place| survey.ideas[place]).collect();
            let ranks = (opinion.method.judge)(&given(&ideas)).unwrap().ranks();
            let then = |place: usize| ranks[left.iter().position(|&p| p == place).unwrap()];
            assert!(opinion.ranks[flip.falls] < opinion.ranks[flip.rises] && then(flip.falls) > then(flip.rises));
        }
    }
}

/// Amounts whose squares, sums and inverses leave the range of numbers.
#[test]
fn the_greatest_and_least_amounts_are_no_nan() {
    for (worst, best, cells) in
        [("-1e308", "1e308", ["-1e308", "1e308", "5e307"]), ("1e-310", "9e-310", ["1e-310", "9e-310", "5e-310"])]
    {
        let rubric = format!(
            "[[criterion]]\nid = \"a\"\nweight = 2\nevidence = \"a\"\nvalue = {{ linear = [{worst}, {best}] }}\n\
             [[criterion]]\nid = \"b\"\nweight = 1\nevidence = \"b\"\nvalue = {{ linear = [9, 1] }}\n"
        );
        let [x, y, z] = cells;
        let ideas = format!("idea,a,b\nx,{x},2\ny,{y},8\nz,{z},5\n");
        let project = Project::read(&rubric, &ideas, dingzi::lang::Lang::En);
        let scored = project.base();
        let methods: Vec<usize> = (0..METHODS.len()).collect();
        for reads in [None, Some(Reads::Evidence), Some(Reads::Values)] {
            let (rubric, open, first) = (&project.rubric, Open::Nothing, usize::MAX);
            let survey = MethodQuery { rubric, scored: &scored, methods: &methods, reads, open, first }.answer();
            for opinion in &survey.opinions {
                assert!(opinion.scores.iter().all(|x| x.is_finite()), "{}: {:?}", opinion.method.id, opinion.scores);
            }
            let ranks = |id: &str| survey.opinions.iter().find(|o| o.method.id == id).map(|o| o.ranks.clone());
            for id in ["topsis_minmax", "vikor", "spotis", "moora"] {
                assert_ne!(ranks(id).unwrap(), [1, 1, 1], "{id} tells nobody apart");
            }
        }
    }
}

#[test]
fn evidence_is_read_in_its_unit_within_the_ends_of_its_scale() {
    let rubric = r#"
[rubric]
idea = "idea"
[[criterion]]
id = "days"
weight = 1
evidence = "days"
value = { linear = [180, 30] }
[[criterion]]
id = "moat"
weight = 1
evidence = "moat"
value = { levels = { none = 0.1, own = 0.9 } }
[[criterion]]
id = "team"
weight = 1
evidence = "team"
value = { points = [[1, 0.0], [5, 1.0], [9, 0.2]] }
"#;
    let ideas = "idea,days,moat,team\na,10,own,5\nb,60..90,none,9\nc,?,?,?\nd,400,none,1\n";
    let project = Project::read(rubric, ideas, dingzi::lang::Lang::En);
    let scored = project.base();
    let given = |reads, open| {
        dingzi::analysis::methods::problem::DecisionProblem::of(&project.rubric, &scored, &[0, 1, 2, 3], reads, open)
    };
    let evidence = given(Reads::Evidence, Open::Nothing);
    assert_eq!(evidence.column(0), [30.0, 90.0, 180.0, 180.0], "cut to the ends, ranges and unknowns at the worse one");
    assert_eq!(evidence.types, [Cost, Benefit, Benefit]);
    assert_eq!(evidence.column(1), [0.9, 0.1, 0.0, 0.1], "levels are values");
    assert_eq!(evidence.column(2), [1.0, 0.2, 0.0, 0.0], "so is a best in the middle");
    assert_eq!(evidence.bounds, Some(vec![(30.0, 180.0), (0.0, 1.0), (0.0, 1.0)]));
    assert_eq!(given(Reads::Evidence, Open::Best).column(0), [30.0, 60.0, 30.0, 180.0]);
    assert_eq!(given(Reads::Evidence, Open::Half).column(0), [30.0, 75.0, 105.0, 180.0]);
    let values = given(Reads::Values, Open::Nothing);
    assert_eq!(values.column(0), [1.0, 0.6, 0.0, 0.0]);
    assert_eq!(values.types, [Benefit; 3]);
}
