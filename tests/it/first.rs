//! Where only the first ranks are told apart, every number is that of the run that tells all apart; and nobody who was
//! set aside has one of the first ranks there.

use super::support::{Dice, cases};
use dingzi::analysis::linear::LinearRow;
use dingzi::analysis::robust::polytope::{Constraint, Polytope};
use dingzi::analysis::robust::weights::WeightModel;
use dingzi::analysis::robust::{RankDepth, Robust, SmaaEvidence, SmaaQuery};
use dingzi::progress::Progress;
use dingzi::rubric::Weights;
use dingzi::score::DecisionMatrix;
use proptest::prelude::*;

/// What a table is like.
#[derive(Clone, Copy, Debug)]
struct Kind {
    ideas: usize,
    criteria: usize,
    /// The share of values that are open, of ideas that fail a gate, of values from a scale of four marks.
    open: f64,
    out: f64,
    marks: f64,
    /// How far values reach beyond 0 to 1.
    beyond: f64,
    seed: u64,
}

fn kinds() -> impl Strategy<Value = Kind> {
    let share = || proptest::sample::select(vec![0.0, 0.1, 0.4, 1.0]);
    (1..90usize, 1..7usize, share(), share(), share(), proptest::sample::select(vec![0.0, 0.0, 9.0]), any::<u64>())
        .prop_map(|(ideas, criteria, open, out, marks, beyond, seed)| Kind {
            ideas,
            criteria,
            open,
            out,
            marks,
            beyond,
            seed,
        })
}

/// Most ideas are weak, so that some are set aside.
fn table(kind: Kind) -> (DecisionMatrix, Vec<bool>) {
    let mut dice = Dice(kind.seed);
    let mut rows: Vec<Vec<(f64, f64)>> = Vec::new();
    for _ in 0..kind.ideas {
        if !rows.is_empty() && dice.roll() < kind.marks / 4.0 {
            rows.push(rows[(dice.roll() * rows.len() as f64) as usize].clone());
            continue;
        }
        let strength = dice.roll().powi(3);
        let value = |dice: &mut Dice| match dice.roll() < kind.marks {
            true => (dice.roll() * 4.0).floor() / 3.0 * (1.0 + kind.beyond) - kind.beyond / 2.0,
            false => (strength + 0.3 * dice.roll()) / 1.3 * (1.0 + kind.beyond) - kind.beyond / 2.0,
        };
        let ends = |dice: &mut Dice| {
            let (a, b) = (value(dice), value(dice));
            if dice.roll() < kind.open { (a.min(b), a.max(b)) } else { (a, a) }
        };
        rows.push((0..kind.criteria).map(|_| ends(&mut dice)).collect());
    }
    let column = |end: fn(&(f64, f64)) -> f64| {
        let rows = &rows;
        (0..kind.criteria).flat_map(move |c| rows.iter().map(move |row| end(&row[c]))).collect()
    };
    let matrix = DecisionMatrix::new(kind.ideas, column(|ends| ends.0), column(|ends| ends.1));
    (matrix, (0..kind.ideas).map(|_| dice.roll() < kind.out).collect())
}

/// One of all sorts of sets of weightings.
fn model(sort: usize, criteria: usize, dice: &mut Dice) -> WeightModel {
    let shares = |dice: &mut Dice| Weights::from_parts(&(0..criteria).map(|_| dice.roll() + 0.01).collect::<Vec<_>>());
    let at_least = |pairs: &[(usize, f64)], bound: f64| {
        let mut coefficients = vec![0.0; criteria];
        pairs.iter().for_each(|(c, a)| coefficients[*c] += a);
        Constraint { row: LinearRow::at_least(coefficients, bound), strict: false }
    };
    match sort {
        0 => WeightModel::All(criteria),
        1 => WeightModel::around(&shares(dice), 0.2),
        2 => WeightModel::around(&shares(dice), 0.9),
        3 => WeightModel::Fixed(shares(dice).shares().to_vec()),
        // An order, as corners.
        4 => {
            let order: Vec<Constraint> = (1..criteria).map(|c| at_least(&[(c - 1, 1.0), (c, -1.0)], 0.0)).collect();
            WeightModel::Constrained(Polytope::new(criteria, &order).expect("equal weights satisfy it"))
        }
        // Narrow limits around equal shares, as a walk or a point.
        _ => {
            let equal = 1.0 / criteria as f64;
            let limits = (0..criteria)
                .flat_map(|c| [at_least(&[(c, 1.0)], 0.95 * equal), at_least(&[(c, -1.0)], -1.04 * equal)]);
            WeightModel::Constrained(Polytope::new(criteria, &limits.collect::<Vec<_>>()).expect("equal weights do"))
        }
    }
}

/// Holds the answer for the first ranks against that for all.
fn compare(first: usize, part: &Robust, whole: &Robust) -> Result<(), TestCaseError> {
    prop_assert_eq!(part.told, first.min(part.ranked));
    prop_assert_eq!((part.ranked, part.draws), (whole.ranked, whole.draws));
    prop_assert_eq!(part.mean_weights(), whole.mean_weights());
    let mut seen = 0;
    for (place, &idea) in whole.ideas.iter().enumerate() {
        let whole_within = whole.within(place, 1, part.told);
        let Some(own) = part.place(idea) else {
            prop_assert_eq!(whole_within, 0.0, "{} was left out", idea);
            continue;
        };
        seen += 1;
        prop_assert!(whole_within > 0.0);
        for rank in 1..=part.told {
            prop_assert_eq!(part.acceptability(own, rank), whole.acceptability(place, rank));
        }
        prop_assert_eq!(part.central_weights(own), whole.central_weights(place));
        prop_assert_eq!(part.confidence[own], whole.confidence[place]);
        let (ranks, all) = (part.rank_interval(own), whole.rank_interval(place));
        let told = |rank: Option<usize>| rank.filter(|rank| *rank <= part.told);
        prop_assert_eq!((ranks.best, ranks.worst), (told(all.best), told(all.worst)));
        if let Some(mean) = part.expected_rank(own) {
            prop_assert!((mean - whole.expected_rank(place).unwrap()).abs() < 1e-9);
        }
        prop_assert!((part.beyond(own) + whole_within - 1.0).abs() < 1e-9);
    }
    prop_assert_eq!((part.ideas.len(), part.seen), (seen, seen));
    prop_assert!(part.aside + seen <= part.ranked);
    Ok(())
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn the_first_ranks_alone_are_those_of_all(
        kind in kinds(), sort in 0..6usize, first in 1..12usize, draws in 1..600usize, is_drawn in any::<bool>(),
    ) {
        let (matrix, out) = table(kind);
        let weights = model(sort, kind.criteria, &mut Dice(kind.seed ^ 1));
        let evidence = if is_drawn { SmaaEvidence::Drawn(&matrix) } else { SmaaEvidence::Proven(&matrix) };
        let watched: Vec<usize> = (0..kind.ideas).rev().collect();
        let question = SmaaQuery { evidence, weights: &weights, out, watched, told: RankDepth::All, draws, seed: kind.seed };
        let whole = question.answer();
        let part = SmaaQuery { told: RankDepth::First(first), ..question.clone() }.answer();
        compare(first, &part, &whole)?;
        // The most frequent first; equals as they stand in the ranking.
        let often: Vec<f64> = (0..part.ideas.len()).map(|place| part.within(place, 1, part.told)).collect();
        prop_assert!(often.windows(2).all(|pair| pair[0] >= pair[1] - 1e-9));
        // Those who are not watched are ranked all the same.
        let some: Vec<usize> = question.watched.iter().copied().step_by(3).collect();
        let fewer = SmaaQuery { told: RankDepth::First(first), watched: some.clone(), ..question }.answer();
        for &idea in &some {
            let of = |robust: &Robust| robust.place(idea).map(|place| robust.acceptability(place, 1));
            prop_assert_eq!(of(&fewer), of(&part));
        }
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn whoever_is_ever_first_is_counted_so_that_no_draw_is_lost(
        kind in kinds(), sort in 0..6usize, room in 1..20usize, draws in 1..300usize,
    ) {
        let (matrix, out) = table(kind);
        let weights = model(sort, kind.criteria, &mut Dice(kind.seed ^ 1));
        let order: Vec<usize> = (0..kind.ideas).rev().collect();
        let (evidence, watched) = (SmaaEvidence::Drawn(&matrix), order.clone());
        let question = SmaaQuery { evidence, weights: &weights, out, watched, told: RankDepth::All, draws, seed: kind.seed };
        let all = question.answer().firsts();
        let some = SmaaQuery { watched: order[..room.min(kind.ideas)].to_vec(), ..question };
        let some = some.answer_with_firsts(&order, &Progress::default()).unwrap();
        prop_assert_eq!(some.ideas.len(), room.min(kind.ideas));
        prop_assert_eq!(some.counts_all_firsts(), all.len() <= room);
        prop_assert_eq!(&some.firsts()[..], &all[..all.len().min(room)]);
        prop_assert!(all.len() > room || some.firsts().iter().map(|(_, share)| share).sum::<f64>() > 1.0 - 1e-9);
    }
}

#[test]
fn what_cannot_be_first_is_set_aside() {
    // Weak ideas are set aside under weights around today's; under all weights, those that are weak everywhere.
    let kind = Kind { ideas: 2_000, criteria: 5, open: 0.05, out: 0.1, marks: 0.0, beyond: 0.0, seed: 3 };
    let (matrix, out) = table(kind);
    let today = Weights::from_parts(&[5.0, 4.0, 3.0, 2.0, 1.0]);
    for (weights, least) in [(WeightModel::around(&today, 0.2), 1_500), (WeightModel::All(5), 1_000)] {
        let question = SmaaQuery {
            evidence: SmaaEvidence::Drawn(&matrix),
            weights: &weights,
            out: out.clone(),
            watched: (0..kind.ideas).collect(),
            told: RankDepth::First(10),
            draws: 500,
            seed: 1,
        };
        let part = question.answer();
        assert!(part.aside >= least, "{} of {} are set aside", part.aside, kind.ideas);
        let whole = SmaaQuery { told: RankDepth::All, watched: part.ideas.clone(), ..question }.answer();
        for (place, idea) in part.ideas.iter().enumerate().take(50) {
            assert_eq!(whole.ideas[place], *idea);
            assert!((1..=10).all(|rank| whole.acceptability(place, rank) == part.acceptability(place, rank)));
        }
    }
}

#[test]
fn many_threads_count_the_same() {
    let (matrix, out) = table(Kind { ideas: 700, criteria: 4, open: 0.3, out: 0.2, marks: 0.3, beyond: 0.0, seed: 5 });
    let weights = WeightModel::All(4);
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let question = SmaaQuery {
            evidence: SmaaEvidence::Drawn(&matrix),
            weights: &weights,
            out: out.clone(),
            watched: (0..700).collect(),
            told: RankDepth::First(20),
            draws: 2_000,
            seed: 1,
        };
        format!("{:?}", pool.install(|| question.answer()))
    };
    assert_eq!(on(1), on(3));
}
