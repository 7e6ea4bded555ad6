//! What to find out next: how often a fact decides, and what finding it out gains.

use super::support::{Dice, Project};
use dingzi::analysis::expected::ExpectedPoints;
use dingzi::analysis::next::{OpenItem, next};
use dingzi::analysis::robust::chance::{Chance, Purpose};
use dingzi::analysis::settle::{Settled, settle};
use dingzi::lang::Lang;
use dingzi::score::Scored;

#[test]
fn a_fact_decides_as_often_as_two_draws_by_hand_say() {
    // B leads with 50 proven; A has 0..100 open on the one criterion that counts: it is first in half the draws, and the fact decides in all.
    let criteria = "[[criterion]]\nid = \"x\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 1] }\n";
    let scored = Project::read(criteria, "idea,x\nA,0..1\nB,0.5\nC,0..0.4\n", Lang::En).base();
    let found = next(&ExpectedPoints::new(&scored), 1_000, 1);
    assert_eq!((found.open[0].idea, found.open[0].decides, found.open[0].rank_then(&scored)), (0, 1.0, 1));
    assert_eq!((found.open[1].idea, found.open[1].decides, found.open[1].rank_then(&scored)), (2, 0.0, 2));
}

#[test]
fn level_with_the_leader_is_neither_more_nor_less_by_rounding() {
    // Weights of 1 and 9: at its worst A is level with B in exact numbers, at its best alone.
    let rubric = "[[criterion]]\nid = \"x\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 100] }\n\
        [[criterion]]\nid = \"y\"\nweight = 9\nevidence = \"y\"\ndraw = \"uniform\"\nvalue = { linear = [0, 100] }\n\
        [[gate]]\nid = \"law\"\nfail = \"NOT law\"\n";
    let decides = |table: &str, idea: usize, gate: bool| {
        let found = next(&ExpectedPoints::new(&Project::read(rubric, table, Lang::En).base()), 1_000, 1);
        let is_gate = |what: &OpenItem| matches!(what, OpenItem::Gate(_)) == gate;
        found.open.iter().find(|open| open.idea == idea && is_gate(&open.what)).expect("it is open").decides
    };
    assert_eq!(decides("idea,x,y,law\nA,37,?,yes\nB,37,0,yes\nC,1,0,yes\n", 0, false), 1.0, "level at its worst");
    assert_eq!(decides("idea,x,y,law\nA,37,?,yes\nB,37,100,yes\nC,1,0,yes\n", 0, false), 0.0, "level at its best");
    assert_eq!(decides("idea,x,y,law\nA,37,50,?\nB,37,50,yes\nC,1,0,yes\n", 0, true), 0.0, "B leads as well");
    assert_eq!(decides("idea,x,y,law\nA,37,50,?\nB,37,49,yes\nC,1,0,yes\n", 0, true), 1.0, "or else B would lead");
}

/// A table of three criteria and a gate, this share of it unknown, and ranges with and without a most likely value; the unknowns of z earn nothing.
fn partly_open(ideas: usize, unknown: f64) -> Scored {
    let mut dice = Dice(77);
    let criterion = |id: &str, weight: u32, draw: &str| {
        format!(
            "[[criterion]]\nid = \"{id}\"\nweight = {weight}\nevidence = \"{id}\"\nvalue = {{ linear = [0, 1000] }}\n{draw}"
        )
    };
    let rubric = criterion("x", 5, "") + &criterion("y", 3, "") + &criterion("z", 2, "draw = \"nothing\"\n");
    let mut table = "idea,x,y,z,law\n".to_owned();
    for idea in 0..ideas {
        let mut cell = || match (dice.roll(), (dice.roll() * 1000.0).floor(), (dice.roll() * 1000.0).floor()) {
            (kind, ..) if kind < unknown => "?".to_owned(),
            (kind, a, b) if kind < unknown + 0.1 => format!("{}..{}", a.min(b), a.max(b) + 1.0),
            (kind, a, b) if kind < unknown + 0.15 => {
                let (low, high) = (a.min(b), a.max(b) + 1.0);
                format!("{low}..{}..{high}", (low + 0.3 * (high - low)).floor())
            }
            (_, a, _) => a.to_string(),
        };
        let cells = [cell(), cell(), cell()].join(",");
        let law = ["yes", "yes", "?", "no"][(dice.roll() * 4.0) as usize];
        table += &format!("{idea},{cells},{law}\n");
    }
    Project::read(&(rubric + "[[gate]]\nid = \"law\"\nfail = \"NOT law\"\n"), &table, Lang::En).base()
}

/// The known values of a criterion, of all ideas.
fn known_values(scored: &Scored, c: usize) -> Vec<f64> {
    let m = &scored.matrix;
    (0..m.ideas()).filter(|&idea| m.low(idea, c) == m.high(idea, c)).map(|idea| m.low(idea, c)).collect()
}

/// The place of an open value between its ends at this quantile (METHODOLOGY, section 16).
fn place(scored: &Scored, idea: usize, c: usize, known: &[f64], unit: f64) -> f64 {
    let m = &scored.matrix;
    let at = unit * (known.len() as f64 + 2.0);
    match m.mode(idea, c) {
        _ if m.is_unknown(idea, c) && c == 2 => 0.0,
        _ if m.is_unknown(idea, c) && at < known.len() as f64 => known[at as usize] / m.high(idea, c),
        _ if m.is_unknown(idea, c) => (at - known.len() as f64) / 2.0,
        Some(mode) if unit < mode => (unit * mode).sqrt(),
        Some(mode) => 1.0 - ((1.0 - unit) * (1.0 - mode)).sqrt(),
        None => unit,
    }
}

/// How often each fact decides, counted from its definition (METHODOLOGY, sections 16 and 17), one draw after the other.
fn decided(scored: &Scored, open: &[(usize, OpenItem)], draws: usize, seed: u64) -> Vec<usize> {
    let (m, criteria) = (&scored.matrix, 0..scored.matrix.criteria());
    let is_known = |idea: usize, c: usize| m.low(idea, c) == m.high(idea, c);
    let known: Vec<Vec<f64>> = criteria.clone().map(|c| known_values(scored, c)).collect();
    let passing: Vec<usize> = (0..m.ideas()).filter(|&idea| !scored.is_out(idea)).collect();
    let mut chance = Chance::new(seed, Purpose::Evidence, 0);
    let mut counts = vec![0; open.len()];
    for draw in 0..draws {
        let mut earned = vec![vec![0.0; criteria.end]; m.ideas()];
        let mut score = scored.score.as_slice().to_vec();
        for &idea in &passing {
            // Nothing is drawn of what earns nothing.
            let drawn = |c: &usize| !(is_known(idea, *c) || m.is_unknown(idea, *c) && *c == 2);
            let drawn: Vec<usize> = criteria.clone().filter(drawn).collect();
            chance.enter(Purpose::Evidence, idea, (draw * drawn.len()) as u64);
            for c in drawn {
                earned[idea][c] = scored.could_earn(idea, c) * place(scored, idea, c, &known[c], chance.unit());
                score[idea] += earned[idea][c];
            }
        }
        for (count, (idea, what)) in counts.iter_mut().zip(open) {
            let others = passing.iter().filter(|other| *other != idea).map(|&other| score[other]);
            let others = others.fold(f64::MIN, f64::max) + 1e-9;
            let (worst, best) = match what {
                OpenItem::Criterion(c) => {
                    let worst = score[*idea] - earned[*idea][*c];
                    (worst, worst + scored.could_earn(*idea, *c))
                }
                OpenItem::Gate(_) => (f64::NEG_INFINITY, score[*idea]),
            };
            *count += usize::from(worst <= others && others < best);
        }
    }
    counts
}

#[test]
fn what_decides_is_counted_as_one_draw_after_the_other_would() {
    // More ideas than are kept from one look to the next, and draws that do not fill the last sixteen.
    for (ideas, unknown, draws) in [(2, 0.2, 37), (9, 0.2, 300), (100, 0.2, 500), (160, 0.8, 503)] {
        let scored = partly_open(ideas, unknown);
        let found = next(&ExpectedPoints::new(&scored), draws, 5);
        let open: Vec<(usize, OpenItem)> = found.open.iter().map(|open| (open.idea, open.what)).collect();
        let counts: Vec<usize> = found.open.iter().map(|open| (open.decides * draws as f64).round() as usize).collect();
        assert_eq!(counts, decided(&scored, &open, draws, 5), "{ideas} ideas");
        assert!(ideas < 160 || counts.iter().filter(|count| **count > 0).count() > 64, "many facts decide: {counts:?}");
    }
}

#[test]
fn a_gain_is_what_integration_finds() {
    let mut changed = 0;
    for (ideas, unknown) in [(2, 0.5), (7, 0.2), (30, 0.3)] {
        let scored = partly_open(ideas, unknown);
        let known: Vec<Vec<f64>> = (0..3).map(|c| known_values(&scored, c)).collect();
        let expected = ExpectedPoints::new(&scored);
        // The middles of equal steps: a whole number of them for each known value.
        let integral = |idea: usize, c: usize, of: &dyn Fn(f64) -> f64| {
            let steps = (known[c].len() + 2) * (200_000 / (known[c].len() + 2));
            let at = |step: usize| place(&scored, idea, c, &known[c], (step as f64 + 0.5) / steps as f64);
            (0..steps).map(|step| of(at(step))).sum::<f64>() / steps as f64
        };
        for idea in 0..ideas {
            let mean_of = |c: usize| scored.could_earn(idea, c) * integral(idea, c, &|place| place);
            let means = [0, 1, 2].map(mean_of);
            let points = scored.score[idea] + means.iter().sum::<f64>();
            assert!((expected.points()[idea] - points).abs() < 1e-6, "{idea}: {points}");
            for (c, mean) in means.iter().enumerate() {
                let others = points - mean;
                for level in [points - 20.0, points - 3.0, points, points + 1.0, points + 12.0, points + 60.0] {
                    let best = |place: f64| (others + scored.could_earn(idea, c) * place).max(level);
                    let found = integral(idea, c, &best) - points.max(level);
                    let gain = expected.gain(idea, c, level);
                    assert!((gain - found).abs() < 1e-6, "{idea}, {c}, {level}: {gain}, integrated {found}");
                    changed += usize::from(gain > 0.0);
                }
            }
        }
    }
    assert!(changed > 100, "the levels lie where facts matter: {changed}");
}

#[test]
fn a_gain_is_the_mean_of_a_million_draws() {
    const DRAWS: usize = 1_000_000;
    let scored = partly_open(12, 0.5);
    let found = next(&ExpectedPoints::new(&scored), 100, 1);
    let expected = ExpectedPoints::new(&scored);
    let passing: Vec<usize> = (0..scored.len()).filter(|&idea| !scored.is_out(idea)).collect();
    let best_but = |idea: usize| {
        passing.iter().filter(|other| **other != idea).map(|other| expected.points()[*other]).fold(0.0, f64::max)
    };
    let mut worth = 0;
    for fact in &found.open {
        let OpenItem::Criterion(c) = fact.what else { continue };
        let known = known_values(&scored, c);
        let (own, others) = (expected.points()[fact.idea], best_but(fact.idea));
        let mut chance = Chance::new(9, Purpose::Setup, fact.idea * 3 + c);
        let drawn =
            |chance: &mut Chance| scored.could_earn(fact.idea, c) * place(&scored, fact.idea, c, &known, chance.unit());
        let drawn: Vec<f64> = (0..DRAWS).map(|_| drawn(&mut chance)).collect();
        let mean = |of: &dyn Fn(f64) -> f64| drawn.iter().map(|x| of(*x)).sum::<f64>() / DRAWS as f64;
        let earns = mean(&|x| x);
        let gained = |x: f64| (own - earns + x).max(others) - own.max(others);
        let gain = mean(&gained);
        // The mean that was drawn and not taken from the formula is off by as much as the gain may be.
        let error = (mean(&|x| (gained(x) - gain).powi(2)) / DRAWS as f64).sqrt()
            + (mean(&|x| (x - earns).powi(2)) / DRAWS as f64).sqrt();
        assert!((fact.gain - gain).abs() <= 4.0 * error, "{fact:?}: {gain} ± {error} drawn");
        worth += usize::from(fact.gain > 0.01);
    }
    assert!(worth > 3, "{worth} facts are worth something");
}

/// Criteria of equal weight, linear from 0 to 10, whose unknowns may be anything; each with its cost, if any.
fn asked(costs: &[&str], table: &str) -> (Scored, Settled) {
    let criterion = |(name, cost): (char, &&str)| {
        format!(
            "[[criterion]]\nid = \"{name}\"\nweight = 1\nevidence = \"{name}\"\nvalue = {{ linear = [0, 10] }}\ndraw = \"uniform\"\n{cost}\n"
        )
    };
    let scored = Project::read(&('w'..='z').zip(costs).map(criterion).collect::<String>(), table, Lang::En).base();
    let settled = settle(&ExpectedPoints::new(&scored), &next(&ExpectedPoints::new(&scored), 10_000, 1))
        .expect("somebody passes");
    (scored, settled)
}

/// The settled facts by name.
fn answers(settled: &Settled) -> Vec<(usize, usize)> {
    settled
        .asked
        .iter()
        .filter_map(|fact| if let OpenItem::Criterion(c) = fact.what { Some((fact.idea, c)) } else { None })
        .collect()
}

#[test]
fn one_fact_is_worth_what_the_paper_says() {
    // B has 50 and y to come: 7 in one of three draws, anything in two. Its mean is (0.7 + 1) / 3.
    let criterion = |id: &str| {
        format!("[[criterion]]\nid = \"{id}\"\nweight = 1\nevidence = \"{id}\"\nvalue = {{ linear = [0, 10] }}\n")
    };
    let scored = Project::read(&(criterion("x") + &criterion("y")), "idea,x,y\nA,7,7\nB,10,?\n", Lang::En).base();
    let found = next(&ExpectedPoints::new(&scored), 10_000, 1);
    let choice = found.choice.unwrap();
    assert_eq!((choice.idea, choice.second), (1, 70.0));
    assert!((choice.points - (50.0 + 50.0 * 1.7 / 3.0)).abs() < 1e-9, "{choice:?}");
    // E max(B, 70) = 85 / 3 + 2 / 3 · (0.4 · 70 + 0.6 · 85) = 81.
    assert!((found.open[0].gain - 8.0 / 3.0).abs() < 1e-9, "{}", found.open[0].gain);
    let settled = settle(&ExpectedPoints::new(&scored), &found).unwrap();
    assert!((settled.gain - 8.0 / 3.0).abs() < 1e-9, "one fact is all: {}", settled.gain);
    assert_eq!((answers(&settled), settled.best), (vec![(1, 1)], 1.0));
}

#[test]
fn facts_that_only_together_change_the_choice_are_asked_together() {
    // B has 45, and 17.5 to come on average, which no single fact brings above 70 points.
    let (scored, settled) = asked(&["", "", "", ""], "idea,w,x,y,z\nA,7,7,7,7\nB,10,8,0..10,0..10\n");
    assert!(next(&ExpectedPoints::new(&scored), 1_000, 1).open.iter().all(|fact| fact.gain > 0.0), "each might");
    let (scored, settled_far) = asked(&["", "", "", ""], "idea,w,x,y,z\nA,9,9,9,9\nB,10,8,0..10,0..10\n");
    assert!(
        next(&ExpectedPoints::new(&scored), 1_000, 1).open.iter().all(|fact| fact.gain == 0.0),
        "none alone brings it to 90"
    );
    assert!(!settled_far.is_worth_asking() && settled_far.gain > 0.0, "{}", settled_far.gain);
    assert!(settled_far.asked.is_empty() && settled_far.is_enough(), "A is best in nearly all draws as it is");
    assert_eq!(answers(&settled), [(1, 2), (1, 3)]);
}

#[test]
fn of_two_answers_that_would_do_the_cheaper_is_asked() {
    let table = "idea,w,x,y,z\nA,5,5,5,5\nB,5,5,0..10,5\nC,0,0,0,0..10\n";
    let (_, settled) = asked(&["", "", "ask_cost = 3", ""], table);
    assert_eq!((answers(&settled), settled.asked[0].cost), (vec![(1, 2)], Some(3.0)));
    // B and C differ by one fact each, which settles it as well as the other.
    let table = "idea,w,x,y,z\nB,5,5,4.9..5.1,0\nC,5,5,0,0..10\n";
    let (scored, settled) = asked(&["", "", "ask_cost = 1", "ask_cost = 20"], table);
    assert_eq!(answers(&settled), [(1, 3)], "only z says which is better");
    let found = next(&ExpectedPoints::new(&scored), 1_000, 1);
    assert_eq!(found.open[0].cost, Some(20.0));
    let order: Vec<f64> = found.open.iter().map(|fact| fact.gain_for_cost()).collect();
    assert!(order.is_sorted_by(|a, b| a >= b), "{order:?}");
}

#[test]
fn all_is_worth_at_least_what_one_fact_is() {
    for (ideas, unknown, draws) in [(2, 0.5, 1), (5, 0.5, 20), (12, 0.5, 100), (30, 0.3, 400)] {
        let scored = partly_open(ideas, unknown);
        let expected = ExpectedPoints::new(&scored);
        let found = next(&expected, draws, 3);
        let Some(settled) = settle(&expected, &found) else { continue };
        let greatest = found.open.iter().map(|fact| fact.gain).fold(0.0, f64::max);
        assert!(settled.gain >= greatest, "{} of all, {greatest} of one", settled.gain);
    }
}

#[test]
fn what_hardly_ever_gains_is_worth_little_whatever_is_drawn() {
    // Only the thin end of I, above the mean of L, gains: 0.05 points on average.
    let criteria = "[[criterion]]\nid = \"x\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 10] }\n";
    let scored = Project::read(criteria, "idea,x\nL,4.0..7.0\nI,0.2..0.3..5.55\n", Lang::En).base();
    let expected = ExpectedPoints::new(&scored);
    for seed in 0..40 {
        let settled = settle(&expected, &next(&expected, 10_000, seed)).expect("none fails a gate");
        assert!(settled.gain < 0.5, "{seed}: {}", settled.gain);
    }
}

#[test]
fn what_is_best_more_often_without_an_answer_is_not_asked_for() {
    // A is best in 24 of 25 draws. Once x of B is known to be high it is chosen, though it wins no more often than A does then.
    let (_, none) = asked(&["", "", "", ""], "idea,w,x,y,z\nA,5,5,5,5.4\nB,5,5,5,0..5.2\nC,0,0,0,1\n");
    assert!(none.asked.is_empty() && none.is_enough() && none.best == 1.0, "{none:?}");
    // More than ten facts, and none of ten is enough.
    let rows: String = (0..20).map(|n| format!("i{n},5,5,5,?\n")).collect();
    let (_, many) = asked(&["", "", "", ""], &format!("idea,w,x,y,z\n{rows}"));
    assert!(many.is_worth_asking() && !many.is_enough() && many.tried == 10, "{many:?}");
    assert!(many.best > 0.05 && many.best < 0.95, "{many:?}");
}

#[test]
fn of_ideas_with_equal_points_the_better_ranked_is_the_choice() {
    // All three have 50 points on average; A comes first.
    let table = "idea,w,x,y,z\nA,5,5,5,5\nB,5,5,5,0..10\nC,5,5,5,0..10\nD,5,5,5,5\n";
    let (scored, settled) = asked(&["", "", "", ""], table);
    let found = next(&ExpectedPoints::new(&scored), 1_000, 1);
    assert_eq!(found.choice.map(|choice| choice.idea), Some(0));
    // E max(50, B, C) of two uniform between 37.5 and 62.5: 50 + 25 · E max(0, u − ½, v − ½) = 50 + 25 · 5 / 24.
    let gain = 25.0 * 5.0 / 24.0;
    assert!((settled.gain - gain).abs() < 0.15, "{} against {gain}", settled.gain);
    assert_eq!(answers(&settled), [(1, 3), (2, 3)]);
}

#[test]
fn of_ideas_with_equal_points_one_without_an_open_gate_is_the_choice() {
    let rubric = "[[criterion]]\nid = \"x\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 10] }\n\
        [[gate]]\nid = \"law\"\nfail = \"NOT law\"\n";
    // D has more points and fails.
    for (table, choice, level) in [
        ("idea,x,law\nA,5,?\nB,5,yes\nC,4,yes\nD,9,no\n", 1, vec![]),
        ("idea,x,law\nA,5,?\nB,5,yes\nC,5,yes\nD,9,no\n", 1, vec![2]),
        ("idea,x,law\nA,5,?\nB,5,?\nC,4,yes\nD,9,no\n", 0, vec![1]),
    ] {
        let scored = Project::read(rubric, table, Lang::En).base();
        let expected = ExpectedPoints::new(&scored);
        let found = expected.choice().expect("somebody passes");
        assert_eq!((found.idea, found.points), (choice, 50.0), "{table}");
        assert_eq!(expected.level_with(found).collect::<Vec<_>>(), level, "{table}");
    }
}

#[test]
fn what_one_answer_tells_is_asked_and_paid_for_once() {
    // Two criteria read x, so one answer tells both, which is enough.
    let criterion = |id: &str, weight: u32, reads: &str, cost: &str| {
        format!(
            "[[criterion]]\nid = \"{id}\"\nweight = {weight}\nevidence = \"{reads}\"\nvalue = {{ linear = [0, 10] }}\n\
             draw = \"uniform\"\n{cost}\n"
        )
    };
    let settle_by = |x: &str, half: &str, y: &str| {
        let rubric = criterion("x", 3, "x", x) + &criterion("half", 2, "x / 2", half) + &criterion("y", 1, "y", y);
        let scored = Project::read(&rubric, "idea,x,y\nA,6,6\nB,?,6\nC,2,?\n", Lang::En).base();
        let expected = ExpectedPoints::new(&scored);
        (
            settle(&expected, &next(&expected, 10_000, 1)).expect("somebody passes"),
            scored.ask_costs.expect("it is given"),
        )
    };
    let (settled, costs) = settle_by("ask_cost = 2", "", "ask_cost = 5");
    assert_eq!((&costs.amounts[..], costs.not_given), (&[2.0, 2.0, 5.0][..], 0), "one question has one cost");
    assert_eq!((answers(&settled), settled.best), (vec![(1, 0)], 1.0));
    assert_eq!(settled.asked[0].cost, Some(2.0));
    assert_eq!(settle_by("ask_cost = 2", "ask_cost = 3", "").1.amounts, [3.0, 3.0, 3.0]);
}

#[test]
fn what_costs_less_comes_first_among_equals() {
    let table = "idea,w,x,y,z\nA,9,9,9,9\nB,1,?,?,?\n";
    let (scored, _) = asked(&["", "ask_cost = 3", "ask_cost = 1", "ask_cost = 2"], table);
    let found = next(&ExpectedPoints::new(&scored), 100, 1);
    let costs: Vec<Option<f64>> = found.open.iter().map(|fact| fact.cost).collect();
    assert!(found.open.iter().all(|fact| fact.gain + fact.decides == 0.0), "nothing is worth asking for");
    assert_eq!(costs, [Some(1.0), Some(2.0), Some(3.0)]);
}
