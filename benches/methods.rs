//! What second opinions cost: PROMETHEE II over its preferences, and every method.
//!
//! `cargo bench --bench methods`. PROMETHEE by sorting and running sums stands beside the definition, which compares all
//! pairs: the same flows, O(m·n·log m) against O(m²·n).

use dingzi::analysis::methods::METHODS;
use dingzi::analysis::methods::problem::{CriterionType, DecisionProblem};
use dingzi::analysis::methods::promethee::{Preference, flows};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Numbers in (0, 1), the same every time (the golden ratio's multiples, shuffled by a square).
fn problem(ideas: usize, criteria: usize) -> DecisionProblem {
    let number = |n: u64| (((n % 1_000_003) * (n % 1_000_003) % 1_000_003) as f64 * 0.618_033_988_749_894_9).fract();
    let columns = (1..=(ideas * criteria) as u64).map(|n| number(n).max(1e-6)).collect();
    let weights = (1..=criteria).map(|c| c as f64).collect();
    DecisionProblem::new(ideas, columns, weights, vec![CriterionType::Benefit; criteria])
}

const LINEAR: Preference = Preference { q: 0.05, p: 0.5 };
const FUNCTIONS: [(&str, Preference); 2] = [("usual", Preference::USUAL), ("linear", LINEAR)];

#[divan::bench(args = FUNCTIONS.map(|(name, _)| name))]
fn promethee_of_5_000(bencher: Bencher, name: &str) {
    let (problem, preferences) = (problem(5_000, 12), preferences(name));
    bencher.bench(|| flows(black_box(&problem), &preferences));
}

#[divan::bench(args = FUNCTIONS.map(|(name, _)| name), sample_count = 3)]
fn promethee_of_1_000_000(bencher: Bencher, name: &str) {
    let (problem, preferences) = (problem(1_000_000, 12), preferences(name));
    bencher.bench(|| flows(black_box(&problem), &preferences));
}

/// The definition, on one core.
#[divan::bench(sample_count = 3)]
fn promethee_of_5_000_by_pairs(bencher: Bencher) {
    let problem = problem(5_000, 12);
    bencher.bench(|| by_pairs(black_box(&problem)));
}

fn preferences(name: &str) -> Vec<Preference> {
    let (_, preference) = FUNCTIONS.into_iter().find(|(n, _)| *n == name).expect("a function of this name");
    vec![preference; 12]
}

fn by_pairs(problem: &DecisionProblem) -> Vec<f64> {
    let of = |d: f64| ((d - LINEAR.q) / (LINEAR.p - LINEAR.q)).clamp(0.0, 1.0);
    let (m, whole) = (problem.ideas(), problem.weights.iter().sum::<f64>());
    let mut net = vec![0.0; m];
    for c in 0..problem.criteria() {
        let (x, share) = (problem.column(c), problem.weights[c] / whole / (m as f64 - 1.0));
        for a in 0..m {
            for b in 0..m {
                net[a] += share * (of(x[a] - x[b]) - of(x[b] - x[a]));
            }
        }
    }
    net
}

#[divan::bench(args = METHODS.iter().map(|method| method.id), sample_count = 20)]
fn methods_of_10_000(bencher: Bencher, id: &str) {
    let problem = problem(10_000, 12);
    let method = METHODS.iter().find(|method| method.id == id).expect("a method of this id");
    bencher.bench(|| (method.judge)(black_box(&problem)).map(|opinion| opinion.ranks()));
}
