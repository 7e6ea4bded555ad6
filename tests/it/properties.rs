//! What must hold of every score, whatever the rubric and the ideas. Both are generated as text and go through the
//! readers, so that the whole path is tested.

use super::support::{self, Project, cases, dingzi, files};
use super::world::Kind::*;
use super::world::{Cell, Idea, LEVELS, raw, world};
use dingzi::analysis::stability::{contestants, intervals, lead_intervals, stability};
use dingzi::analysis::whatif::{ShareChange, reweigh};
use dingzi::evidence::cell;
use dingzi::lang::{Lang, Text};
use dingzi::rubric::Lens;
use dingzi::score::{GateState, Open, Scored, Verdict, score, value_ideas};
use proptest::prelude::*;
use proptest::sample::Index;

fn failed(scored: &Scored, idea: usize) -> bool {
    scored.gates[idea].contains(&GateState::Failed)
}

/// What is said of one idea, to the last bit.
fn said(scored: &Scored, idea: usize) -> (u64, u64, Verdict) {
    (scored.score[idea].to_bits(), scored.potential[idea].to_bits(), scored.verdict[idea])
}

/// The names in the order of rank, where ties are sets.
fn tiers(scored: &Scored) -> Vec<Vec<&str>> {
    let mut tiers: Vec<(usize, Vec<&str>)> = Vec::new();
    for &i in &scored.order {
        match tiers.last_mut() {
            Some((rank, names)) if *rank == scored.rank[i] => names.push(&scored.names[i]),
            _ => tiers.push((scored.rank[i], vec![&scored.names[i]])),
        }
    }
    tiers.iter_mut().for_each(|(_, names)| names.sort());
    tiers.into_iter().map(|(_, names)| names).collect()
}

fn close(a: &[f64], b: &[f64]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9)
}

proptest! {
    #![proptest_config(cases(40))]

    #[test]
    fn a_new_row_changes_nothing_for_the_others(world in world(), new in any::<Index>(), place in any::<Index>()) {
        let before = world.score();
        let mut more = world.clone();
        let stranger = Idea { name: "stranger".into(), ..world.ideas[new.index(world.ideas.len())].clone() };
        let place = place.index(world.ideas.len() + 1);
        more.ideas.insert(place, stranger);
        let after = more.score();
        let moved = |i: usize| i + usize::from(i >= place);
        for i in 0..world.ideas.len() {
            prop_assert_eq!(said(&before, i), said(&after, moved(i)));
        }
        let without: Vec<usize> = after.order.iter().copied().filter(|&i| i != place).collect();
        prop_assert_eq!(without, before.order.iter().map(|&i| moved(i)).collect::<Vec<_>>());
    }

    #[test]
    fn a_column_turning_into_ranges_changes_nothing_for_the_others(world in world(), criterion in any::<Index>()) {
        // The first range of a column changes how the column is computed.
        let criterion = criterion.index(world.criteria.len());
        let mut points = world.clone();
        for idea in &mut points.ideas {
            let (x, y) = &mut idea.facts[criterion];
            for cell in [x, y] {
                if let Cell::Range(a, _) = *cell {
                    *cell = Cell::Number(a);
                }
            }
        }
        let before = points.score();
        let last = points.ideas.len() - 1;
        let range = match points.criteria[criterion].0 {
            Scale | Yes | No => return Ok(()),
            _ => (Cell::Range(10, 300), Cell::Range(20, 200)),
        };
        let after = points.with(last, criterion, range).score();
        for i in 0..last {
            prop_assert_eq!(said(&before, i), said(&after, i));
        }
    }

    #[test]
    fn the_order_of_rows_decides_nothing_but_the_order_of_ties(world in world(), keys in proptest::collection::vec(any::<u32>(), 12)) {
        let before = world.score();
        let mut order: Vec<usize> = (0..world.ideas.len()).collect();
        order.sort_by_key(|&i| keys[i]);
        let mut shuffled = world.clone();
        shuffled.ideas = order.iter().map(|&i| world.ideas[i].clone()).collect();
        let after = shuffled.score();
        for (now, &then) in order.iter().enumerate() {
            prop_assert_eq!(said(&before, then), said(&after, now));
            prop_assert_eq!(before.rank[then], after.rank[now]);
        }
        prop_assert_eq!(tiers(&before), tiers(&after));
    }

    #[test]
    fn weights_count_by_their_shares(world in world(), scale in prop_oneof![Just(0.001), 0.01..100.0f64, Just(1e6)]) {
        let before = world.project();
        let after = Project::read(&world.criteria_toml(scale), &world.ideas_csv(), Lang::En);
        for lens in ["base", "equal", "other"] {
            let (before, after) = (before.score(lens), after.score(lens));
            prop_assert!(close(&before.score, &after.score) && close(&before.potential, &after.potential));
            prop_assert_eq!(&before.rank, &after.rank);
            prop_assert_eq!(&before.order, &after.order);
            prop_assert_eq!(&before.verdict, &after.verdict);
        }
    }

    #[test]
    fn an_improved_fact_lowers_nothing(
        world in world(), idea in any::<Index>(), criterion in any::<Index>(), low in 0..400i32, high in 0..400i32
    ) {
        let (i, c) = (idea.index(world.ideas.len()), criterion.index(world.criteria.len()));
        let (x, y) = world.ideas[i].facts[c];
        let rise = |cell: Cell| match cell {
            Cell::Number(a) => Cell::Number(a + low),
            Cell::Range(a, b) => Cell::Range(a + low, (b + high).max(a + low)),
            other => other,
        };
        let fall = |cell: Cell| match cell {
            Cell::Number(a) => Cell::Number((a - low).max(1)),
            Cell::Range(a, b) => Cell::Range((a - low).max(1).min(b), (b - high).max((a - low).max(1)).min(b)),
            other => other,
        };
        let better = match world.criteria[c].0 {
            // Better has no one direction over a peak.
            Peak => return Ok(()),
            Falling => match x {
                Cell::Number(a) => (Cell::Number(a - low), y),
                Cell::Range(a, b) => (Cell::Range(a - low, (b - high).max(a - low)), y),
                _ => (x, y),
            },
            Scale => match x {
                Cell::Level(n) => (Cell::Level((n + 1).min(LEVELS.len() - 1)), y),
                _ => (x, y),
            },
            Yes | No => match x {
                Cell::Yes(_) => (Cell::Yes(world.criteria[c].0 == Yes), y),
                _ => (x, y),
            },
            Margin => (rise(x), fall(y)),
            _ => (rise(x), y),
        };
        let (before, after) = (world.score(), world.with(i, c, better).score());
        prop_assert!(after.score[i] >= before.score[i] - 1e-9, "{:?} to {better:?}: {} to {}", (x, y), before.score[i], after.score[i]);
        prop_assert!(after.potential[i] >= before.potential[i] - 1e-9, "{:?} to {better:?}", (x, y));
        prop_assert!(failed(&after, i) || after.rank[i] <= before.rank[i]);
    }

    #[test]
    fn the_score_never_exceeds_the_potential(world in world()) {
        let project = world.project();
        for lens in &project.rubric.lenses {
            let scored = score(&project.rubric, &project.evidence, lens);
            for i in 0..scored.len() {
                let (score, potential) = (scored.score[i], scored.potential[i]);
                prop_assert!(0.0 <= score && score <= potential && potential <= 100.0 + 1e-9, "{score} {potential}");
                let sum: f64 = (0..project.rubric.criteria.len()).map(|c| scored.contribution(i, c)).sum();
                prop_assert!((sum - score).abs() < 1e-9, "contributions add up to {sum}, the score is {score}");
            }
        }
    }

    #[test]
    fn what_is_unknown_earns_what_the_worst_earns(world in world(), idea in any::<Index>(), criterion in any::<Index>()) {
        let (i, c) = (idea.index(world.ideas.len()), criterion.index(world.criteria.len()));
        let (unknown, worst) = (Cell::Unknown(1), world.criteria[c].0.worst());
        let open = world.with(i, c, (unknown, Cell::Number(8))).score();
        let bad = world.with(i, c, (worst, Cell::Number(8))).score();
        prop_assert_eq!(said(&open, i).0, said(&bad, i).0);
        match open.is_unknown(i) {
            // Of two that earn nothing, the one that is known stands ahead.
            true => prop_assert!(open.rank[i] >= bad.rank[i]),
            false => prop_assert_eq!(&open.rank, &bad.rank),
        }
        let could = 100.0 * open.weights[c];
        prop_assert!((open.potential[i] - bad.potential[i] - could).abs() < 1e-9, "and only it could earn");
    }

    #[test]
    fn learning_never_lowers_the_score_nor_raises_the_potential(
        world in world(), idea in any::<Index>(), criterion in any::<Index>(), cuts in proptest::array::uniform4(0..=100i32)
    ) {
        let (i, c) = (idea.index(world.ideas.len()), criterion.index(world.criteria.len()));
        let narrower = |cell: Cell, unknown: Cell, cuts: [i32; 2]| match cell {
            Cell::Unknown(_) => unknown,
            Cell::Range(a, b) => {
                let at = |percent: i32| a + (b - a) * percent / 100;
                Cell::Range(at(cuts[0].min(cuts[1])), at(cuts[0].max(cuts[1])))
            }
            known => known,
        };
        let (x, y) = world.ideas[i].facts[c];
        let answer = match world.criteria[c].0 {
            Scale => Cell::Level(cuts[0] as usize % LEVELS.len()),
            Yes | No => Cell::Yes(cuts[0] % 2 == 0),
            _ => Cell::Range(cuts[0].min(cuts[1]) * 7, cuts[0].max(cuts[1]) * 7),
        };
        let known = (
            narrower(x, answer, [cuts[0], cuts[1]]),
            narrower(y, Cell::Number(1 + cuts[2]), [cuts[2], cuts[3]]),
        );
        let (before, after) = (world.score(), world.with(i, c, known).score());
        prop_assert!(after.score[i] >= before.score[i] - 1e-9, "{:?} to {known:?}: {} to {}", (x, y), before.score[i], after.score[i]);
        prop_assert!(
            after.potential[i] <= before.potential[i] + 1e-9,
            "{:?} to {known:?}: potential {} to {}", (x, y), before.potential[i], after.potential[i]
        );
    }

    #[test]
    fn a_failed_gate_ranks_below_all_others(world in world()) {
        let scored = world.score();
        let (out, inside): (Vec<usize>, Vec<usize>) = (0..scored.len()).partition(|&i| failed(&scored, i));
        for (&out, &inside) in out.iter().flat_map(|o| inside.iter().map(move |i| (o, i))) {
            prop_assert!(scored.rank[out] > scored.rank[inside]);
            prop_assert_eq!(scored.verdict[out], Verdict::Drop);
        }
        for i in inside.iter().copied().filter(|&i| scored.verdict[i] == Verdict::Pursue) {
            prop_assert!(scored.gates[i].iter().all(|g| *g == GateState::Passed) && scored.score[i] >= 60.0 - 1e-9);
        }
        for (i, idea) in world.ideas.iter().enumerate().filter(|_| world.gates > 0) {
            let expected = idea.gates.0.ends().map_or(GateState::Unknown, |(low, high)| match (low > 200, high <= 200) {
                (true, _) => GateState::Failed,
                (_, true) => GateState::Passed,
                _ => GateState::Unknown,
            });
            prop_assert_eq!(scored.gates[i][0], expected, "g is {:?}, in quarters", idea.gates.0);
        }
    }

    #[test]
    fn ranks_are_competition_ranks(world in world()) {
        let scored = world.score();
        for i in 0..scored.len() {
            let better = (0..scored.len()).filter(|&j| match (failed(&scored, i), failed(&scored, j)) {
                (true, false) => true,
                (false, true) => false,
                // Whoever is known to earn nothing is ahead of whoever is not known at all.
                _ if scored.score[i].max(scored.score[j]) < 1e-9 => scored.is_unknown(i) && !scored.is_unknown(j),
                _ => scored.score[j] > scored.score[i] + 1e-8,
            });
            prop_assert_eq!(scored.rank[i], better.count() + 1, "1224: as many are better, and one");
            let shared = (0..scored.len()).any(|j| j != i && scored.rank[j] == scored.rank[i]);
            prop_assert_eq!(scored.rank_label(i), format!("{}{}", if shared { "=" } else { "" }, scored.rank[i]));
        }
        let ranks: Vec<(usize, usize)> = scored.order.iter().map(|&i| (scored.rank[i], i)).collect();
        prop_assert!(ranks.is_sorted(), "ties keep the order of the table: {ranks:?}");
    }

    #[test]
    fn a_change_of_weight_and_its_reverse_restore_everything(world in world(), criterion in any::<Index>(), to in 0.0..0.95f64) {
        let project = world.project();
        let c = criterion.index(project.rubric.criteria.len());
        let base = project.rubric.base();
        let changed = |weights| Lens { id: "changed".into(), name: Text::same("changed"), about: Text::default(), weights };
        let Ok(there) = reweigh(&base.weights, &[(c, ShareChange::To(to))], &[]) else {
            // Nobody is left to take or to give where one criterion has all the weight.
            prop_assert!(base.weights[c] > 1.0 - 1e-12);
            return Ok(());
        };
        let back = reweigh(&there, &[(c, ShareChange::To(base.weights[c]))], &[]);
        prop_assume!(back.is_ok() && base.weights[c] < 1.0);
        let before = project.base();
        let moved = score(&project.rubric, &project.evidence, &changed(there));
        let after = score(&project.rubric, &project.evidence, &changed(back.unwrap()));
        prop_assert!(close(&before.score, &after.score) && close(&before.potential, &after.potential));
        prop_assert_eq!(&before.rank, &after.rank);
        prop_assert_eq!(&before.verdict, &after.verdict);
        prop_assert_eq!(&before.matrix, &moved.matrix, "weights change no value");
    }

    #[test]
    fn what_is_open_counts_between_score_and_potential(world in world()) {
        let project = world.project();
        let valued = value_ideas(&project.rubric, &project.evidence);
        let counting = |open| valued.counting(open).weigh(&project.rubric, project.rubric.base());
        let [nothing, half, best] = Open::ALL.map(counting);
        prop_assert_eq!((&nothing.score, &nothing.order), (&project.base().score, &project.base().order));
        prop_assert!(close(&best.score, &nothing.potential));
        let middle: Vec<f64> = nothing.score.iter().zip(nothing.potential.iter()).map(|(a, b)| (a + b) / 2.0).collect();
        prop_assert!(close(&half.score, &middle));
        for scored in [&half, &best] {
            prop_assert_eq!(&scored.potential, &nothing.potential);
            prop_assert_eq!(&scored.gates, &nothing.gates);
            for c in 0..scored.matrix.criteria() {
                prop_assert!(scored.facts.column(c).eq(nothing.facts.column(c)));
            }
        }
    }

    #[test]
    fn where_the_leader_stays_is_told_the_same_with_and_without_those_behind(world in world(), locks in 0..64u32) {
        let scored = world.score();
        let locked: Vec<bool> = (0..world.criteria.len()).map(|c| locks >> c & 1 == 1).collect();
        let found = |locked: &[bool]| intervals(&scored.matrix, scored.weights.shares(), locked, contestants(&scored), 3);
        let lead: Vec<_> = found(&locked).into_iter().map(|s| s.lead).collect();
        prop_assert_eq!(lead, lead_intervals(&scored, &locked));
        prop_assert_eq!(found(&vec![false; locked.len()]), stability(&scored, 3));
    }

    #[test]
    fn a_changed_cell_is_as_good_as_a_changed_file(world in world(), idea in any::<Index>(), criterion in any::<Index>(), raw in raw()) {
        let (i, c) = (idea.index(world.ideas.len()), criterion.index(world.criteria.len()));
        let (old, y) = world.ideas[i].facts[c];
        let new = raw.cell(world.criteria[c].0);
        let Project { rubric, mut evidence } = world.project();
        let before = score(&rubric, &evidence, rubric.base());
        let name = format!("x{c}");
        let column = rubric.table.columns.iter().position(|column| column.name == name).unwrap();
        let set = |evidence: &mut dingzi::evidence::Evidence, text: &str| {
            let fact = cell::read(text, &evidence.readers[column]).unwrap();
            evidence.set(i, (column, &name), fact, text);
            score(&rubric, evidence, rubric.base())
        };
        let there = set(&mut evidence, &new.text());
        let written = world.with(i, c, (new, y)).score();
        let back = set(&mut evidence, &old.text());
        for i in 0..before.len() {
            prop_assert_eq!(said(&there, i), said(&written, i));
            prop_assert_eq!(said(&back, i), said(&before, i));
        }
        prop_assert_eq!((&there.rank, &back.rank), (&written.rank, &before.rank));
    }
}

/// A range of a column that an expression names twice.
fn one_range(evidence: &str, range: &str, inside: &str) -> [f64; 4] {
    let criteria =
        format!("[[criterion]]\nid = \"c\"\nweight = 1\nevidence = \"{evidence}\"\nvalue = {{ linear = [0, 30] }}\n");
    let of = |cell: &str| {
        let scored = Project::read(&criteria, &format!("idea,x\nA,{cell}\n"), Lang::En).base();
        (scored.score[0], scored.potential[0])
    };
    let ((wide, could), (narrow, can)) = (of(range), of(inside));
    [wide, narrow, can, could]
}

#[test]
fn a_turn_inside_a_range_proves_nothing() {
    for (evidence, range, inside) in
        [("(x - 5) * (x - 5)", "0..10", "5"), ("x * (10 - x)", "0..10", "5"), ("(x - 1) / (x - 2)", "1..3", "2.001")]
    {
        let found = one_range(evidence, range, inside);
        assert!(
            found.is_sorted(),
            "{evidence}: score {range}, score {inside}, potential {inside}, potential {range}: {found:?}"
        );
    }
}

#[test]
fn two_runs_print_the_same_bytes() {
    for args in [
        "score --format json", "score --format parquet --lens technology", "explain humanoid --format json",
        "whatif --weight data_moat=30 --format json", "check --lang zh",
    ] {
        let run = || support::line(args).run();
        let (one, two) = (run(), run());
        assert_eq!(one.code, 0, "{args}: {}", one.stderr);
        assert!(one.bytes == two.bytes, "{args}: two runs differ");
    }
}

#[test]
fn two_reports_hold_the_same_bytes() {
    let dir = tempfile::tempdir().unwrap();
    dingzi(["report", "--lang", "en", "-o", dir.path().to_str().unwrap()]).env("LANG", "zh_CN.UTF-8").text();
    let (one, two) = (support::fixture_report(), files(dir.path()));
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    for (name, bytes) in one {
        assert!(two[name] == *bytes, "{name} differs between two runs");
    }
}
