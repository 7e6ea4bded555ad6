//! What uncertainty costs: draws, ranks and counts; stability; overtaking.
//!
//! `cargo bench --bench robust`. With `PEER=10000,1000,12` (draws, ideas, criteria) it prints the best time of one size in
//! seconds and nothing else: `benches/peers/compare.sh` sets that against NumPy in one run.

use dingzi::analysis::overtake::overtake;
use dingzi::analysis::robust::weights::WeightModel;
use dingzi::analysis::robust::{RankDepth, SmaaEvidence, SmaaQuery};
use dingzi::analysis::stability::intervals;
use dingzi::rubric::Weights;
use dingzi::score::DecisionMatrix;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::time::Instant;

fn main() {
    match std::env::var("PEER") {
        Ok(size) => peer(&size),
        Err(_) => divan::main(),
    }
}

/// The best of some runs over known values and all weights.
fn peer(size: &str) {
    let numbers: Vec<usize> = size.split(',').map(|n| n.parse().expect("PEER=draws,ideas,criteria")).collect();
    let [draws, ideas, criteria] = numbers[..] else { panic!("PEER=draws,ideas,criteria") };
    let matrix = known(ideas, criteria);
    let weights = WeightModel::All(criteria);
    let question = question(&matrix, &weights, draws);
    let time = || {
        let start = Instant::now();
        black_box(black_box(&question).answer());
        start.elapsed().as_secs_f64()
    };
    let best = (0..15).map(|_| time()).fold(f64::INFINITY, f64::min);
    println!("{best:.6}");
}

fn question<'a>(matrix: &'a DecisionMatrix, weights: &'a WeightModel, draws: usize) -> SmaaQuery<'a> {
    let ideas = matrix.ideas();
    let (out, watched) = (vec![false; ideas], (0..ideas).collect());
    SmaaQuery { evidence: SmaaEvidence::Drawn(matrix), weights, out, watched, told: RankDepth::All, draws, seed: 1 }
}

/// Numbers in [0, 1), the same every time (the golden ratio's multiples, shuffled by a square).
fn numbers(count: usize) -> Vec<f64> {
    (1..=count as u64).map(|n| ((n * n % 1_000_003) as f64 * 0.618_033_988_749_894_9).fract()).collect()
}

fn known(ideas: usize, criteria: usize) -> DecisionMatrix {
    let values = numbers(ideas * criteria);
    DecisionMatrix::new(ideas, values.clone(), values)
}

/// One value in five is open, from 0 to 1.
fn open(ideas: usize, criteria: usize) -> DecisionMatrix {
    let values = numbers(ideas * criteria);
    let end = |end: f64| values.iter().enumerate().map(|(n, v)| if n % 5 == 0 { end } else { *v }).collect();
    DecisionMatrix::new(ideas, end(0.0), end(1.0))
}

/// Draws, ideas, criteria: the size of the fixtures at full draws, and many ideas.
const SIZES: [(usize, usize, usize); 2] = [(100_000, 24, 13), (10_000, 1_000, 12)];

fn run(bencher: Bencher, size: (usize, usize, usize), matrix: &DecisionMatrix) {
    let (draws, ideas, criteria) = size;
    let weights = WeightModel::All(criteria);
    let question = question(matrix, &weights, draws);
    bencher.counter(ItemsCount::new(draws * ideas)).bench(|| black_box(&question).answer());
}

#[divan::bench(args = [0, 1], sample_count = 20)]
fn acceptabilities(bencher: Bencher, size: usize) {
    let (_, ideas, criteria) = SIZES[size];
    run(bencher, SIZES[size], &known(ideas, criteria));
}

#[divan::bench(args = [0, 1], sample_count = 20)]
fn acceptabilities_with_open_evidence(bencher: Bencher, size: usize) {
    let (_, ideas, criteria) = SIZES[size];
    run(bencher, SIZES[size], &open(ideas, criteria));
}

#[divan::bench(args = [27, 10_000])]
fn stability_intervals(bencher: Bencher, ideas: usize) {
    let (matrix, shares) = (known(ideas, 13), Weights::equal(13));
    let order: Vec<usize> = ranked(&matrix);
    let locked = vec![false; shares.shares().len()];
    bencher.bench(|| intervals(&matrix, shares.shares(), &locked, black_box(&order), 3));
}

#[divan::bench(args = [27, 1_000])]
fn overtaking(bencher: Bencher, ideas: usize) {
    let (matrix, shares) = (known(ideas, 13), Weights::equal(13));
    let order = ranked(&matrix);
    bencher.bench(|| overtake(&matrix, &shares, &order, black_box(order[ideas / 2])));
}

fn ranked(matrix: &DecisionMatrix) -> Vec<usize> {
    let score = |i: usize| (0..matrix.criteria()).map(|c| matrix.low(i, c)).sum::<f64>();
    let mut order: Vec<usize> = (0..matrix.ideas()).collect();
    order.sort_by(|&a, &b| score(b).total_cmp(&score(a)));
    order
}
