//! What must hold of every answer to the question how sure a ranking is.

use super::support::{CRITERIA, Dice, IDEAS, Project, cases};
use super::world::world;
use dingzi::analysis::certainty::certainty;
use dingzi::analysis::dominance::dominators;
use dingzi::analysis::expected::ExpectedPoints;
use dingzi::analysis::improve::Goal;
use dingzi::analysis::next::{OpenItem, next};
use dingzi::analysis::overtake::{Overtake, overtake};
use dingzi::analysis::robust::exact::share_ahead;
use dingzi::analysis::robust::weights::WeightModel;
use dingzi::analysis::robust::{RankDepth, Robust, SmaaEvidence, SmaaQuery};
use dingzi::analysis::stability::{contestants, intervals, stability};
use dingzi::analysis::whatif::{ShareChange, reweigh};
use dingzi::evidence::Fact;
use dingzi::lang::{Lang, Text, outward, tenths};
use dingzi::rubric::{Lens, UnknownDraw, Weights};
use dingzi::score::{DecisionMatrix, Scored, score};
use proptest::prelude::*;

/// Known values of `ideas` ideas on `criteria` criteria.
fn known(dice: &mut Dice, ideas: usize, criteria: usize) -> DecisionMatrix {
    let values: Vec<f64> = (0..ideas * criteria).map(|_| dice.roll()).collect();
    DecisionMatrix::new(ideas, values.clone(), values)
}

/// The same with a third of the values open.
fn open(dice: &mut Dice, ideas: usize, criteria: usize) -> DecisionMatrix {
    let ends = |dice: &mut Dice| {
        let (a, b) = (dice.roll(), dice.roll());
        if dice.roll() < 0.3 { (a.min(b), a.max(b)) } else { (a, a) }
    };
    let (low, high) = (0..ideas * criteria).map(|_| ends(dice)).unzip();
    DecisionMatrix::new(ideas, low, high)
}

fn shares(dice: &mut Dice, criteria: usize) -> Weights {
    Weights::from_parts(&(0..criteria).map(|_| dice.roll() + 0.01).collect::<Vec<_>>())
}

fn value(matrix: &DecisionMatrix, weights: &[f64], idea: usize) -> f64 {
    weights.iter().enumerate().map(|(c, w)| w * matrix.low(idea, c)).sum()
}

/// Ideas, best first.
fn ranked(matrix: &DecisionMatrix, weights: &[f64]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..matrix.ideas()).collect();
    order.sort_by(|&a, &b| value(matrix, weights, b).total_cmp(&value(matrix, weights, a)));
    order
}

fn ask(evidence: SmaaEvidence, ideas: usize, weights: &WeightModel, draws: usize, seed: u64) -> Robust {
    let watched = (0..ideas).collect();
    SmaaQuery { evidence, weights, out: vec![false; ideas], watched, told: RankDepth::All, draws, seed }.answer()
}

// ---- stability -----------------------------------------------------------------------------------------------------

/// Criterion `c` at `share`, the others in proportion.
fn moved(weights: &Weights, c: usize, share: f64) -> Weights {
    reweigh(weights, &[(c, ShareChange::To(share.clamp(0.0, 1.0)))], &[]).unwrap()
}

#[test]
fn the_leader_stays_inside_its_interval_and_falls_just_outside() {
    const STEP: f64 = 1e-6;
    let mut dice = Dice(1);
    let (mut ends, mut orders) = (0, 0);
    for _ in 0..1_000 {
        let (ideas, criteria) = (2 + (dice.roll() * 9.0) as usize, 2 + (dice.roll() * 6.0) as usize);
        let (matrix, weights) = (known(&mut dice, ideas, criteria), shares(&mut dice, criteria));
        let order = ranked(&matrix, weights.shares());
        let top = 3.min(ideas);
        for s in intervals(&matrix, weights.shares(), &vec![false; weights.shares().len()], &order, top) {
            let at = |share: f64| ranked(&matrix, moved(&weights, s.criterion, share).shares());
            let (lead, kept) = (s.lead.unwrap(), s.order.unwrap());
            assert!(lead.low <= s.share && s.share <= lead.high);
            for inside in [lead.low + STEP, 0.5 * (lead.low + lead.high), lead.high - STEP] {
                assert!(lead.high - lead.low < 3.0 * STEP || at(inside)[0] == order[0]);
            }
            for (outside, end) in [(lead.low - STEP, lead.below), (lead.high + STEP, lead.above)] {
                let Some(end) = end else { continue };
                ends += 1;
                assert_eq!((at(outside)[0], end.faller), (end.riser, order[0]), "the challenger leads beyond");
            }
            for inside in [kept.low + STEP, kept.high - STEP] {
                assert!(kept.high - kept.low < 3.0 * STEP || at(inside)[..top] == order[..top]);
            }
            for (outside, end) in [(kept.low - STEP, kept.below), (kept.high + STEP, kept.above)] {
                let Some(end) = end else { continue };
                orders += 1;
                let place = |idea: usize| at(outside).iter().position(|&i| i == idea);
                assert!(place(end.riser) < place(end.faller) && at(outside)[..top] != order[..top]);
            }
        }
    }
    assert!(ends > 2_000 && orders > 4_000, "too few ends were met: {ends}, {orders}");
}

#[test]
fn beyond_the_share_that_is_told_another_leads() {
    let mut dice = Dice(12);
    for _ in 0..2_000 {
        let (ideas, criteria) = (2 + (dice.roll() * 9.0) as usize, 2 + (dice.roll() * 6.0) as usize);
        let (matrix, weights) = (known(&mut dice, ideas, criteria), shares(&mut dice, criteria));
        let order = ranked(&matrix, weights.shares());
        for s in intervals(&matrix, weights.shares(), &vec![false; criteria], &order, 1) {
            let lead = s.lead.expect("others have weight");
            for (end, overtaking, rises) in [(lead.low, lead.below, false), (lead.high, lead.above, true)] {
                let (Some(_), told) = (overtaking, outward(end, rises)) else { continue };
                assert!(if rises { told >= end - 1e-9 } else { told <= end + 1e-9 }, "{told} for {end}");
                let typed = told + if rises { 1e-6 } else { -1e-6 };
                let first = ranked(&matrix, moved(&weights, s.criterion, typed).shares())[0];
                assert!(first != order[0] || told == 0.0 || told == 1.0, "{told} for {end}");
            }
        }
    }
}

#[test]
fn one_criterion_of_all_the_weight_has_no_interval() {
    let matrix = known(&mut Dice(2), 3, 2);
    let found = intervals(&matrix, &[1.0, 0.0], &[false; 2], &[0, 1, 2], 1);
    assert!(found[0].lead.is_none() && found[1].lead.is_some());
}

// ---- overtaking ----------------------------------------------------------------------------------------------------

#[test]
fn the_nearest_weights_put_an_idea_first_and_no_nearer_ones_do() {
    let mut dice = Dice(3);
    let (mut can, mut cannot) = (0, 0);
    for _ in 0..150 {
        let (ideas, criteria) = (3 + (dice.roll() * 8.0) as usize, 2 + (dice.roll() * 5.0) as usize);
        let (matrix, weights) = (known(&mut dice, ideas, criteria), shares(&mut dice, criteria));
        let order = ranked(&matrix, weights.shares());
        let idea = order[1 + (dice.roll() * (ideas - 1) as f64) as usize];
        let lead = |w: &[f64]| {
            let best = order.iter().filter(|&&i| i != idea).map(|&i| value(&matrix, w, i)).fold(f64::MIN, f64::max);
            value(&matrix, w, idea) - best
        };
        match overtake(&matrix, &weights, &order, idea).expect("the program is solved") {
            Overtake::Weights { weights: then, distance, .. } => {
                can += 1;
                assert!(lead(then.shares()) > -1e-11, "it is first: {}", lead(then.shares()));
                let sum: f64 = then.shares().iter().zip(weights.shares()).map(|(a, b)| (a - b).abs()).sum();
                assert!((sum - distance).abs() < 1e-9);
                for _ in 0..2_000 {
                    // Towards any weights, as far as a slightly smaller distance allows.
                    let towards = shares(&mut dice, criteria);
                    let gap: f64 = towards.shares().iter().zip(weights.shares()).map(|(a, b)| (a - b).abs()).sum();
                    let part = (0.999 * distance / gap).min(1.0);
                    let near: Vec<f64> =
                        weights.shares().iter().zip(towards.shares()).map(|(w, t)| w + part * (t - w)).collect();
                    assert!(lead(&near) < 1e-9, "nearer weights do it too");
                }
            }
            Overtake::Never { mix } => {
                cannot += 1;
                assert!((mix.iter().map(|m| m.1).sum::<f64>() - 1.0).abs() < 1e-6);
                for c in 0..criteria {
                    let mixed: f64 = mix.iter().map(|&(i, part)| part * matrix.low(i, c)).sum();
                    assert!(mixed >= matrix.low(idea, c) - 1e-7, "the mix is at least as good on {c}");
                }
            }
        }
    }
    assert!(can > 40 && cannot > 40, "{can} can, {cannot} cannot");
}

// ---- single facts --------------------------------------------------------------------------------------------------

#[test]
fn weights_that_are_told_put_an_idea_first_when_they_are_typed() {
    let mut dice = Dice(11);
    let mut typed_back = 0;
    for round in 0..1_500 {
        let (ideas, criteria) = (3 + (dice.roll() * 8.0) as usize, 2 + (dice.roll() * 6.0) as usize);
        let (matrix, weights) = (known(&mut dice, ideas, criteria), shares(&mut dice, criteria));
        let order = ranked(&matrix, weights.shares());
        for &idea in &order[1..] {
            let Some(Overtake::Weights { typed, is_rough, .. }) = overtake(&matrix, &weights, &order, idea) else {
                continue;
            };
            // Of more, not all are told.
            if typed.is_empty() || typed.len() > 3 {
                continue;
            }
            typed_back += 1;
            let changes: Vec<(usize, ShareChange)> = typed
                .iter()
                .map(|&(c, share)| (c, ShareChange::parse(&tenths(share)).expect("it is a share")))
                .collect();
            let then = reweigh(&weights, &changes, &[]).expect("the shares can be typed");
            let lead = |rival: usize| value(&matrix, then.shares(), idea) - value(&matrix, then.shares(), rival);
            let level = order.iter().find(|&&rival| rival != idea && lead(rival) <= 1e-9);
            assert_eq!(level.is_some(), is_rough, "round {round}: {typed:?} from {weights:?}");
        }
    }
    assert!(typed_back > 1_000, "{typed_back}");
    // B is first between thousandths alone, from 50.04 to 50.09 %.
    let columns = [[0.9, 0.0, 0.45063], [0.0, 0.901_801_080_6, 0.45063]].concat();
    let matrix = DecisionMatrix::new(3, columns.clone(), columns);
    let found = overtake(&matrix, &Weights::from_parts(&[0.7, 0.3]), &[0, 1, 2], 2);
    assert!(matches!(&found, Some(Overtake::Weights { is_rough: true, .. })), "{found:?}");
}

fn column(project: &Project, column: usize) -> (usize, &str) {
    (column, &project.rubric.table.columns[column].name)
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_single_fact_that_is_said_to_do_does(world in world()) {
        let project = world.project();
        let before = world.score();
        let rivals = contestants(&before);
        for &idea in before.order.iter().filter(|&&i| before.rank[i] > 1).take(4) {
            let Some(goal) = Goal::new(&project.rubric, &project.evidence, &before, rivals, idea) else { continue };
            for fact in goal.improvements() {
                let mut evidence = project.evidence.clone();
                evidence.set(idea, column(&project, fact.column), Fact::Between(fact.to, fact.to), "");
                let after = score(&project.rubric, &evidence, project.rubric.base());
                // Level with the best of those that were rivals.
                let best = rivals.iter().filter(|&&r| r != idea).map(|&r| after.score[r]).fold(f64::MIN, f64::max);
                prop_assert!(after.score[idea] >= best - 1e-8, "{} and {best}: {fact:?}", after.score[idea]);
                prop_assert!(!after.is_out(idea));
            }
        }
    }
}

#[test]
fn the_fact_needed_is_the_inverse_of_the_value_function() {
    let criteria = "[[criterion]]\nid = \"revenue\"\nweight = 60\nevidence = \"revenue\"\nvalue = { log = [[100_000, 0.0], \
                    [10_000_000, 1.0]] }\n[[criterion]]\nid = \"days\"\nweight = 40\nevidence = \"days\"\nvalue = { linear = [180, 0] }\n";
    // A: 0.6 · ½ + 0.4 · 1 = 70 points; B lacks 40 of them. The days give at most 20; so 0.6 · v = 0.5 and v = 5/6.
    let project = Project::read(criteria, "idea,revenue,days\nA,1000000,0\nB,?,90\n", Lang::En);
    let scored = project.base();
    let goal = Goal::new(&project.rubric, &project.evidence, &scored, &scored.order, 1).unwrap();
    let facts = goal.improvements();
    assert_eq!(facts.len(), 1);
    assert!((facts[0].to / 10f64.powf(5.0 + 2.0 * 5.0 / 6.0) - 1.0).abs() < 1e-6, "{facts:?}");
    assert_eq!(goal.write(&facts[0], "800万", Lang::En), "470万");
    assert_eq!(goal.write(&facts[0], "1.2M", Lang::En), "4.7M");
    assert_eq!(goal.write(&facts[0], "1200000", Lang::En), "4,700,000");
    // Where less is better, the number is rounded down: B needs 0.4 · v = 0.3 of the days.
    let project = Project::read(criteria, "idea,revenue,days\nA,?,45.7\nB,?,?\n", Lang::En);
    let scored = project.base();
    let goal = Goal::new(&project.rubric, &project.evidence, &scored, &scored.order, 1).unwrap();
    let days = goal.improvements().into_iter().find(|fact| !fact.rises).unwrap();
    assert_eq!((goal.write(&days, "90", Lang::En).as_str(), days.from), ("45", None));
}

// ---- draws ---------------------------------------------------------------------------------------------------------

#[test]
fn acceptabilities_sum_to_one_by_idea_and_by_rank() {
    let mut dice = Dice(5);
    for (ideas, criteria) in [(2, 1), (5, 3), (24, 13), (60, 5)] {
        let matrix = open(&mut dice, ideas, criteria);
        let robust = ask(SmaaEvidence::Drawn(&matrix), ideas, &WeightModel::All(criteria), 2_000, 7);
        for i in 0..ideas {
            let row: f64 = (1..=ideas).map(|rank| robust.acceptability(i, rank)).sum();
            let column: f64 = (0..ideas).map(|other| robust.acceptability(other, i + 1)).sum();
            assert!((row - 1.0).abs() < 1e-9 && (column - 1.0).abs() < 1e-9, "{ideas} × {criteria}: {row}, {column}");
        }
    }
}

/// Two criteria of equal weight, linear from 0 to 10; the second may say what its unknowns are drawn from.
fn two_ideas(draw: &str) -> Project {
    let criterion = |id: &str, draw: &str| {
        format!("[[criterion]]\nid = \"{id}\"\nweight = 1\nevidence = \"{id}\"\nvalue = {{ linear = [0, 10] }}\n{draw}")
    };
    Project::read(&(criterion("x", "") + &criterion("y", draw)), "idea,x,y\nA,7,7\nB,10,?\n", Lang::En)
}

#[test]
fn an_unknown_is_drawn_from_what_the_others_show() {
    const DRAWS: usize = 100_000;
    // B passes A with y above 4. One other idea has 7, and two uniform ones are above 4 in six of ten draws:
    // (1 + 2 · 0.6) / 3 = 11 / 15.
    for (draw, expected) in [
        ("", 11.0 / 15.0),
        ("draw = \"others\"\n", 11.0 / 15.0),
        ("draw = \"uniform\"\n", 0.6),
        ("draw = \"nothing\"\n", 0.0),
    ] {
        let scored = two_ideas(draw).base();
        let fixed = WeightModel::Fixed(scored.weights.shares().to_vec());
        let robust = SmaaQuery::of(&scored, &fixed, DRAWS, 1).answer();
        let (first, error) = (robust.first(1), robust.standard_error(expected));
        assert!((first - expected).abs() <= 4.0 * error, "{draw}: first in {first}, expected {expected} ± {error}");
        let settles = next(&ExpectedPoints::new(&scored), DRAWS, 1).open[0];
        assert_eq!((settles.idea, settles.decides), (1, 1.0), "{draw}: y of B decides in every draw");
    }
    let scored = two_ideas("draw = \"nothing\"\n").base();
    let fixed = WeightModel::Fixed(scored.weights.shares().to_vec());
    let asked = SmaaQuery::of(&scored, &fixed, DRAWS, 1);
    let all = SmaaQuery { evidence: SmaaEvidence::DrawnFrom(&scored.matrix, UnknownDraw::Uniform), ..asked }.answer();
    assert!((all.first(1) - 0.6).abs() < 0.01, "one word for all criteria goes before the rubric's");
}

#[test]
fn equals_share_the_better_rank_in_every_draw() {
    let mut dice = Dice(6);
    for ideas in [4, 60] {
        let criteria = 4;
        let mut rows: Vec<Vec<f64>> = (0..ideas).map(|_| (0..criteria).map(|_| dice.roll()).collect()).collect();
        rows[ideas - 1] = rows[0].clone();
        let values: Vec<f64> = (0..criteria).flat_map(|c| rows.iter().map(move |r| r[c])).collect();
        let matrix = DecisionMatrix::new(ideas, values.clone(), values);
        let robust = ask(SmaaEvidence::Drawn(&matrix), ideas, &WeightModel::All(criteria), 3_000, 1);
        for rank in 1..=ideas {
            assert_eq!(robust.acceptability(0, rank), robust.acceptability(ideas - 1, rank));
        }
        assert_eq!(robust.acceptability(0, ideas), 0.0, "nobody of two equals is last");
        if let (Some(a), Some(b)) = (robust.ahead(0, ideas - 1), robust.ahead(ideas - 1, 0)) {
            assert_eq!((a, b), (0.0, 0.0));
        }
    }
}

#[test]
fn a_pair_alone_is_drawn_as_among_all() {
    let mut dice = Dice(13);
    for seed in 0..6 {
        let (matrix, weights) = (open(&mut dice, 7, 4), WeightModel::around(&shares(&mut dice, 4), 0.4));
        let mut out = vec![false; 7];
        out[2] = true;
        let (evidence, watched) = (SmaaEvidence::Drawn(&matrix), (0..7).collect());
        let query = SmaaQuery { evidence, weights: &weights, out, watched, told: RankDepth::All, draws: 700, seed };
        let all = query.answer();
        for (a, b) in [(0, 1), (1, 0), (2, 3), (3, 2), (5, 6)] {
            assert_eq!(Some(query.among(&[a, b]).ahead(0, 1)), all.ahead(a, b), "{a} and {b}");
        }
        let among = query.among(&(0..7).collect::<Vec<_>>());
        assert!(
            (0..7).all(|idea| among.first(idea) == all.first(idea)),
            "all of them are first as often as in the table"
        );
    }
}

#[test]
fn draws_agree_with_the_volume_of_the_cut_simplex() {
    let mut dice = Dice(8);
    for criteria in [2, 3, 6, 13] {
        let matrix = known(&mut dice, 6, criteria);
        let robust = ask(SmaaEvidence::Proven(&matrix), 6, &WeightModel::All(criteria), 40_000, 3);
        for a in 0..6 {
            for b in (0..6).filter(|&b| b != a) {
                let edge: Vec<f64> = (0..criteria).map(|c| matrix.low(a, c) - matrix.low(b, c)).collect();
                let (drawn, exact) = (robust.ahead(a, b).unwrap(), share_ahead(&edge));
                let error = robust.standard_error(exact).max(1e-4);
                assert!((drawn - exact).abs() < 4.5 * error, "{drawn} and {exact} ± {error}");
            }
        }
    }
}

#[test]
fn the_same_seed_says_the_same_on_any_number_of_threads() {
    let mut dice = Dice(9);
    for ideas in [24, 300] {
        let matrix = open(&mut dice, ideas, 7);
        let around = WeightModel::around(&shares(&mut dice, 7), 0.5);
        let on = |threads: usize, seed: u64| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let robust = pool.install(|| ask(SmaaEvidence::Drawn(&matrix), ideas, &around, 3_000, seed));
            let counts: Vec<f64> = (0..ideas)
                .flat_map(|i| (1..=ideas).map(move |r| (i, r)))
                .map(|(i, r)| robust.acceptability(i, r))
                .collect();
            let central: Vec<Option<Vec<f64>>> = (0..ideas).map(|i| robust.central_weights(i)).collect();
            (counts, central, robust.confidence)
        };
        assert_eq!(on(1, 4), on(2, 4));
        assert_eq!(on(1, 4), on(5, 4));
        assert_ne!(on(2, 4).0, on(2, 5).0, "another seed is another answer");
    }
}

#[test]
fn central_weights_lie_where_the_idea_is_first() {
    let mut dice = Dice(10);
    for _ in 0..20 {
        let matrix = known(&mut dice, 6, 4);
        let robust = ask(SmaaEvidence::Proven(&matrix), 6, &WeightModel::All(4), 2_000, 1);
        for i in 0..6 {
            match robust.central_weights(i) {
                None => assert!(robust.acceptability(i, 1) == 0.0 && robust.confidence[i].is_none()),
                Some(central) => {
                    // Where an idea is first is convex, so the mean of such weights puts it first too.
                    assert!((central.iter().sum::<f64>() - 1.0).abs() < 1e-9);
                    assert_eq!((ranked(&matrix, &central)[0], robust.confidence[i]), (i, Some(1.0)));
                }
            }
        }
    }
}

#[test]
fn weights_stay_within_their_limits() {
    let weights = Weights::from_parts(&[50.0, 30.0, 15.0, 5.0, 0.0]);
    let matrix = known(&mut Dice(11), 3, 5);
    let around = WeightModel::around(&weights, 0.2);
    let robust = ask(SmaaEvidence::Proven(&matrix), 3, &around, 20_000, 1);
    for (mean, share) in robust.mean_weights().iter().zip(weights.shares()) {
        assert!((mean - share).abs() < 0.01, "{mean} around {share}");
    }
    let central = robust.central_weights(ranked(&matrix, weights.shares())[0]).unwrap();
    for (c, share) in weights.shares().iter().enumerate() {
        assert!((0.8 * share - 1e-9..=1.2 * share + 1e-9).contains(&central[c]));
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn a_dominated_idea_never_beats_its_dominator(world in world(), seed in any::<u32>()) {
        let scored = world.score();
        let found = dominators(&scored, scored.len());
        let criteria = scored.matrix.criteria();
        let weights = shares(&mut Dice(seed.into()), criteria);
        for (&idea, dominator) in scored.order.iter().zip(&found) {
            // The definition, idea by idea.
            let weighted = || (0..criteria).filter(|&c| scored.weights[c] > 0.0);
            let dominates = |a: usize, b: usize| {
                weighted().all(|c| scored.matrix.low(a, c) >= scored.matrix.low(b, c))
                    && weighted().any(|c| scored.matrix.low(a, c) > scored.matrix.low(b, c))
            };
            let out = |i: usize| scored.is_out(i);
            let any = (0..scored.len()).any(|rival| (out(idea) || !out(rival)) && dominates(rival, idea));
            prop_assert_eq!(dominator.is_some(), any);
            if let Some(dominator) = dominator {
                prop_assert!(dominates(*dominator, idea));
                let with = |i: usize| weighted().map(|c| weights[c] * scored.matrix.low(i, c)).sum::<f64>();
                prop_assert!(with(*dominator) >= with(idea));
            }
        }
    }

    #[test]
    fn of_many_ideas_too_the_dominator_is_the_best_ranked_of_all(
        rows in proptest::collection::vec(proptest::collection::vec(0..=100u32, 7), 2..400),
        most in proptest::sample::select(&[1u32, 3, 100][..]),
    ) {
        // The last criterion counts for nothing, and the last column is that of the gate.
        let mut criteria = "[rubric]\n[[gate]]\nid = \"g\"\nfail = \"x6 > 80\"\n".to_owned();
        for (n, weight) in [9, 7, 4, 4, 1, 0].into_iter().enumerate() {
            criteria += &format!("[[criterion]]\nid = \"c{n}\"\nweight = {weight}\nevidence = \"x{n}\"\nvalue = {{ linear = [0, {most}] }}\n");
        }
        let mut ideas = "idea,x0,x1,x2,x3,x4,x5,x6\n".to_owned();
        for (n, row) in rows.iter().enumerate() {
            let cells: Vec<String> = row[..6].iter().map(|x| (x % (most + 1)).to_string()).collect();
            ideas += &format!("idea {n},{},{}\n", cells.join(","), row[6]);
        }
        let scored = Project::read(&criteria, &ideas, Lang::En).base();
        let dominates = |a: usize, b: usize| {
            let ends = || (0..5).map(|c| (scored.matrix.low(a, c), scored.matrix.low(b, c)));
            (!scored.is_out(a) || scored.is_out(b)) && ends().all(|(a, b)| a >= b) && ends().any(|(a, b)| a > b)
        };
        let best = |idea: usize| scored.order.iter().copied().find(|&rival| dominates(rival, idea));
        let expected: Vec<Option<usize>> = scored.order.iter().map(|&idea| best(idea)).collect();
        prop_assert_eq!(dominators(&scored, scored.len()), expected);
    }

    #[test]
    fn what_is_to_be_found_out_is_what_is_open(world in world()) {
        let scored = world.score();
        let found = next(&ExpectedPoints::new(&scored), 200, 1);
        for o in &found.open {
            prop_assert!(!scored.is_out(o.idea));
            prop_assert!(o.rank_then(&scored) <= scored.rank[o.idea]);
            prop_assert!((0.0..=1.0).contains(&o.decides));
            if let OpenItem::Criterion(c) = o.what {
                prop_assert_eq!(o.could_earn, scored.could_earn(o.idea, c));
            }
        }
        let open = |i: usize| {
            let criteria = (0..scored.matrix.criteria()).filter(|&c| scored.could_earn(i, c) > 1e-9).count();
            criteria + scored.gates[i].iter().filter(|g| **g == dingzi::score::GateState::Unknown).count()
        };
        let passing = (0..scored.len()).filter(|&i| !scored.is_out(i));
        prop_assert_eq!(found.open.len(), passing.map(open).sum::<usize>());
    }
}

#[test]
fn the_headline_has_the_numbers_of_robust() {
    let project = Project::read(CRITERIA, IDEAS, Lang::En);
    for lens in ["base", "equal", "market"] {
        let scored = project.score(lens);
        let around = WeightModel::around(&scored.weights, 0.2);
        let full = SmaaQuery::of(&scored, &around, 10_000, 1).answer();
        let short = certainty(&scored, 10_000, 1);
        assert_eq!(short.firsts, full.firsts());
        for idea in 0..scored.len() {
            assert_eq!(short.first(idea), Some(full.first(idea)));
        }
        assert!(short.likelier(&scored).is_none_or(|(_, share)| share > full.first(scored.order[0])));
    }
}

#[test]
fn the_flip_named_is_a_flip() {
    let project = Project::read(CRITERIA, IDEAS, Lang::En);
    let scored = project.base();
    let flip = certainty(&scored, 100, 1).flip.expect("the table of the fixtures has one");
    let to = if flip.rises { flip.share + 1e-4 } else { flip.share - 1e-4 };
    let weights = moved(&scored.weights, flip.criterion, to);
    let lens = Lens { id: "x".into(), name: Text::default(), about: Text::default(), weights };
    let after: Scored = score(&project.rubric, &project.evidence, &lens);
    assert_eq!(after.order[0], flip.challenger);
    assert_eq!(stability(&scored, 1).len(), project.rubric.criteria.len());
}
