//! The counting of ranks against its definition, count by count. The kernel works on sixteen draws side by side, with
//! keys that hold a part of a score; the definition takes one draw, rounds each score and looks who is ahead.

use super::support::Dice;
use dingzi::analysis::robust::chance::{Chance, Purpose};
use dingzi::analysis::robust::weights::WeightModel;
use dingzi::analysis::robust::{RankDepth, SmaaEvidence, SmaaQuery};
use dingzi::score::DecisionMatrix;

/// Ranks (from 1) of one draw: ideas ahead plus one; what fails a gate is behind all that do not.
fn ranks(matrix: &DecisionMatrix, weights: &[f64], out: &[bool]) -> Vec<usize> {
    let score = |i: usize| weights.iter().enumerate().map(|(c, w)| w * matrix.low(i, c)).sum::<f64>();
    let keys: Vec<(bool, f64)> = (0..matrix.ideas()).map(|i| (out[i], (score(i) * 1e11).round())).collect();
    let ahead = |a: (bool, f64), b: (bool, f64)| if a.0 == b.0 { a.1 > b.1 } else { b.0 };
    keys.iter().map(|own| keys.iter().filter(|rival| ahead(**rival, *own)).count() + 1).collect()
}

/// The weights that a run with this seed draws, in its blocks of 256 draws.
fn drawn(seed: u64, criteria: usize, draws: usize) -> Vec<Vec<f64>> {
    let block = |block: usize| {
        let mut chance = Chance::new(seed, Purpose::Weights, block);
        (0..256).map(move |_| {
            let mut weights = vec![0.0; criteria];
            chance.simplex(&mut weights);
            weights
        })
    };
    (0..).flat_map(block).take(draws).collect()
}

fn compare(name: &str, values: Vec<f64>, ideas: usize, out: &[bool], watched: &[usize], draws: usize) {
    let criteria = values.len() / ideas;
    let matrix = DecisionMatrix::new(ideas, values.clone(), values);
    let weights = drawn(1, criteria, draws);
    let question = SmaaQuery {
        evidence: SmaaEvidence::Proven(&matrix),
        weights: &WeightModel::All(criteria),
        out: out.to_vec(),
        watched: watched.to_vec(),
        told: RankDepth::All,
        draws,
        seed: 1,
    };
    let robust = question.answer();
    let mut counts = vec![vec![0usize; ideas + 1]; ideas];
    let mut wins = vec![vec![0usize; watched.len()]; watched.len()];
    let mut sums = vec![vec![0.0; criteria]; ideas];
    for w in &weights {
        let ranks = ranks(&matrix, w, out);
        for (i, &rank) in ranks.iter().enumerate() {
            counts[i][rank] += 1;
            if rank == 1 {
                sums[i].iter_mut().zip(w).for_each(|(sum, w)| *sum += w);
            }
        }
        for (a, &x) in watched.iter().enumerate() {
            for (b, &y) in watched.iter().enumerate() {
                wins[a][b] += usize::from(ranks[x] < ranks[y]);
            }
        }
    }
    for (place, &idea) in watched.iter().enumerate() {
        for (rank, count) in counts[idea].iter().enumerate().skip(1) {
            let got = robust.acceptability(place, rank);
            assert_eq!(got, *count as f64 / draws as f64, "{name}: idea {idea} at rank {rank}");
        }
        match robust.central_weights(place) {
            None => assert_eq!(counts[idea][1], 0, "{name}"),
            Some(central) => {
                for (got, sum) in central.iter().zip(&sums[idea]) {
                    assert!((got - sum / counts[idea][1] as f64).abs() < 1e-11, "{name}");
                }
            }
        }
        for (other, wins) in wins[place].iter().enumerate() {
            if let Some(share) = robust.ahead(place, other) {
                assert_eq!(share, *wins as f64 / draws as f64, "{name}");
            }
        }
    }
}

#[test]
fn every_number_of_ideas_and_of_draws_is_counted_as_defined() {
    let mut dice = Dice(1);
    for (ideas, draws) in [
        (1, 5),
        (2, 16),
        (3, 17),
        (7, 1),
        (15, 300),
        (16, 31),
        (17, 257),
        (40, 64),
        (50, 520),
        (51, 33),
        (64, 20),
        (65, 20),
        (129, 20),
        (1_000, 18),
    ] {
        let values = (0..4 * ideas).map(|_| dice.roll()).collect();
        compare(&format!("{ideas} ideas"), values, ideas, &vec![false; ideas], &(0..ideas).collect::<Vec<_>>(), draws);
    }
}

#[test]
fn ties_are_counted_as_defined() {
    let mut dice = Dice(2);
    for ideas in [5, 30, 200] {
        let all: Vec<usize> = (0..ideas).collect();
        // A scale of five marks: many rows are equal, many sums are.
        let marks: Vec<f64> = (0..3 * ideas).map(|_| (dice.roll() * 5.0).floor() / 4.0).collect();
        compare("five marks", marks, ideas, &vec![false; ideas], &all, 100);
        compare("all the same", vec![0.3; 3 * ideas], ideas, &vec![false; ideas], &all, 40);
        compare("nothing", vec![0.0; 3 * ideas], ideas, &vec![false; ideas], &all, 40);
        // Closer together than a key can tell, some equal, some not.
        let close: Vec<f64> = (0..3 * ideas).map(|_| 0.5 + (dice.roll() * 9.0).floor() * 3e-11).collect();
        compare("close", close, ideas, &vec![false; ideas], &all, 100);
    }
}

#[test]
fn values_beyond_the_scale_and_ideas_that_are_out_are_counted_as_defined() {
    let mut dice = Dice(3);
    for ideas in [6, 60] {
        let values: Vec<f64> = (0..2 * ideas).map(|_| 40.0 * dice.roll() - 20.0).collect();
        let out: Vec<bool> = (0..ideas).map(|_| dice.roll() < 0.3).collect();
        compare("beyond", values.clone(), ideas, &out, &(0..ideas).collect::<Vec<_>>(), 100);
        let some: Vec<usize> = (0..ideas).rev().step_by(3).collect();
        compare("some of them", values, ideas, &out, &some, 100);
    }
}
