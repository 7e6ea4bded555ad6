//! What takes time: value functions, reading, scoring, ranking, comparing rankings.
//!
//! `cargo bench` runs all of it, `cargo bench -- reading` a part. Medians of a quiet machine are worth comparing; a
//! first run is not.

use dingzi::analysis::agreement::kendall_tau_b;
use dingzi::diagnostic::{Findings, Sources};
use dingzi::evidence::{self, Evidence};
use dingzi::input;
use dingzi::lang::Lang;
use dingzi::rubric::{self, Rubric};
use dingzi::score::score;
use dingzi::value::{Points, ValueFunction};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

const CRITERIA: &str = include_str!("../tests/fixtures/criteria.toml");
const IDEAS: &str = include_str!("../tests/fixtures/ideas.csv");

fn main() {
    divan::main();
}

// ---- value functions -----------------------------------------------------------------------------------------------

const MILLION: usize = 1_000_000;

fn functions() -> [(&'static str, ValueFunction); 4] {
    let curve = Points::new(vec![(-0.5, 0.0), (0.0, 0.6), (0.5, 1.0)]);
    [
        ("linear", ValueFunction::Linear(Points::line(0.0, 1.0))),
        ("log", ValueFunction::Log(Points::new(vec![(0.001, 0.0), (0.1, 0.4), (1.0, 1.0)]))),
        ("points", ValueFunction::Points(curve)),
        ("yes", ValueFunction::Yes(1.0)),
    ]
}

#[divan::bench(args = ["linear", "log", "points", "yes"])]
fn a_million_values(bencher: Bencher, kind: &str) {
    let (_, function) = functions().into_iter().find(|(name, _)| *name == kind).expect("the kinds are listed");
    let facts = numbers(MILLION);
    bencher
        .counter(ItemsCount::new(MILLION))
        .bench(|| facts.iter().map(|x| function.value(black_box(*x))).sum::<f64>());
}

// ---- reading and scoring ---------------------------------------------------------------------------------------------

/// The ideas of the fixtures, again and again under new names.
fn ideas(count: usize) -> String {
    let (header, rows) = IDEAS.split_once('\n').expect("the table has a header");
    let rows: Vec<&str> = rows.lines().collect();
    let row = |n: usize| format!("{n} {}\n", rows[n % rows.len()]);
    format!("{header}\n{}", (0..count).map(row).collect::<String>())
}

fn read(criteria: &str, ideas: &str) -> (Rubric, Evidence) {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let mut add = |name: &str, text: &str| {
        input::add(name.to_owned(), text.as_bytes().to_vec(), &mut sources, &mut findings).expect("it is UTF-8")
    };
    let (criteria, ideas) = (add("criteria.toml", criteria), add("ideas.csv", ideas));
    let (rubric, spec) = rubric::read(criteria, &sources, &[], &mut findings);
    let evidence = evidence::read(ideas, &sources, &spec, Lang::En, &mut findings);
    (rubric.expect("the rubric is right"), evidence.expect("the table is right"))
}

#[divan::bench(args = [32, 10_000])]
fn reading(bencher: Bencher, count: usize) {
    let table = ideas(count);
    bencher.counter(BytesCount::of_str(&table)).bench(|| read(CRITERIA, &table));
}

#[divan::bench(args = [32, 10_000])]
fn scoring(bencher: Bencher, count: usize) {
    let (rubric, evidence) = read(CRITERIA, &ideas(count));
    bencher.counter(ItemsCount::new(count)).bench(|| score(&rubric, &evidence, rubric.base()));
}

// ---- ranks -----------------------------------------------------------------------------------------------------------

/// One criterion, so that sorting a million scores is nearly all of it.
#[divan::bench(sample_count = 10)]
fn ranks_of_a_million(bencher: Bencher) {
    let criteria = "[[criterion]]\nid = \"x\"\nweight = 1\nevidence = \"x\"\nvalue = { linear = [0, 1] }\n";
    let rows = numbers(MILLION).into_iter().enumerate().map(|(n, x)| format!("{n},{x}\n"));
    let (rubric, evidence) = read(criteria, &format!("idea,x\n{}", rows.collect::<String>()));
    bencher.counter(ItemsCount::new(MILLION)).bench(|| score(&rubric, &evidence, rubric.base()));
}

#[divan::bench]
fn kendall_tau_of_a_hundred_thousand(bencher: Bencher) {
    let ranks = |seed: usize| -> Vec<usize> {
        let numbers = numbers(100_000 + seed).split_off(seed);
        numbers.iter().map(|x| (x * 50_000.0) as usize + 1).collect()
    };
    let (a, b) = (ranks(0), ranks(7));
    bencher.counter(ItemsCount::new(a.len())).bench(|| kendall_tau_b(black_box(&a), black_box(&b)));
}

/// Numbers in [0, 1), the same every time (the golden ratio's multiples, which spread evenly).
fn numbers(count: usize) -> Vec<f64> {
    (1..=count).map(|n| (n as f64 * 0.618_033_988_749_894_9).fract()).collect()
}
