//! Weights from data: CRITIC, spread times conflict.

use super::deviation::spread;
use super::from_data::FromData;
use super::shares::shares;
use crate::analysis::methods::normalise::Normalisation;
use crate::analysis::methods::problem::{DecisionProblem, Unfit, mean, range};
use crate::lang::Word;
use crate::tolerance;

pub(super) const METHOD: FromData = FromData {
    id: "critic",
    name: Word::new("CRITIC", "CRITIC 法"),
    paper: "Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22(7)",
    floor: None,
    of: critic,
};

/// A column weighs more the more it varies and the less it correlates with others: Cⱼ = σⱼ·Σₖ (1 − rⱼₖ), σ the standard
/// deviation and r Pearson's correlation of the normalised columns, and wⱼ in proportion to Cⱼ (Diakoulaki, Mavrotas &
/// Papayannakis 1995, Determining objective weights in multiple criteria problems: the CRITIC method, *Computers &
/// Operations Research* 22(7), 763–770; with min-max normalisation, which reverses costs).
///
/// A column that does not vary has no correlation and is left out of the sums of others. If no two varying columns
/// conflict, the weights are in proportion to σ.
pub fn critic(problem: &DecisionProblem) -> Result<Vec<f64>, Unfit> {
    let normalised = Normalisation::MinMax.of(problem)?;
    let spreads: Vec<f64> = normalised.each().map(|(x, _, _)| spread(x)).collect();
    let varying: Vec<usize> = (0..problem.criteria()).filter(|&c| spreads[c] > 0.0).collect();
    let units: Vec<Vec<f64>> = (0..problem.criteria()).map(|c| unit(normalised.column(c))).collect();
    let conflict = |c: usize| -> f64 {
        let others = varying.iter().filter(|other| **other != c);
        others.map(|&other| 1.0 - units[c].iter().zip(&units[other]).map(|(a, b)| a * b).sum::<f64>()).sum()
    };
    let mut parts = vec![0.0; problem.criteria()];
    for &c in &varying {
        let conflict = conflict(c);
        parts[c] = if conflict > tolerance::ROUNDING { spreads[c] * conflict } else { 0.0 };
    }
    Ok(if parts.iter().all(|part| *part == 0.0) { shares(&spreads) } else { shares(&parts) })
}

/// A column centred on its mean and scaled to length one, so that the product of two is their correlation. Zeros if it
/// does not vary.
fn unit(x: &[f64]) -> Vec<f64> {
    let mean = mean(x);
    let off: Vec<f64> = x.iter().map(|x| x - mean).collect();
    let (least, most) = range(&off);
    let scale = most.max(-least);
    if spread(x) == 0.0 {
        return vec![0.0; x.len()];
    }
    let scaled: Vec<f64> = off.iter().map(|x| x / scale).collect();
    let length = scaled.iter().map(|x| x * x).sum::<f64>().sqrt();
    scaled.iter().map(|x| x / length).collect()
}

#[cfg(test)]
mod tests {
    use super::super::test_problems::{close, of_rows};
    use super::*;

    fn minmax(rows: &[impl AsRef<[f64]>], costs: &[usize]) -> Vec<f64> {
        critic(&of_rows(rows, costs)).unwrap()
    }

    #[test]
    fn diakoulaki_1995() {
        let rows = [
            [61.0, 1.08, 4.33],
            [20.7, 0.26, 4.34],
            [16.3, 1.98, 2.53],
            [9.0, 3.29, 1.65],
            [5.4, 2.77, 2.33],
            [4.0, 4.12, 1.21],
            [-6.1, 3.52, 2.1],
            [-34.6, 3.31, 0.98],
        ];
        let expected = [0.20222553978778002, 0.48090172901971934, 0.3168727311925006];
        close(&minmax(&rows, &[]), &expected, 1e-13);
    }

    #[test]
    fn a_cost_is_turned_round_as_in_jmcdm() {
        let rows = [
            [12.9918, 0.7264, -1.1009, 1.598139592],
            [4.1201, 5.8824, 3.4483, 1.021563567],
            [4.1039, 0.0, -0.5076, 0.984469444],
        ];
        let expected = [0.16883905506169494, 0.4184465369873213, 0.2491233876916581, 0.16359102025932573];
        close(&minmax(&rows, &[2]), &expected, 1e-13);
    }

    #[test]
    fn a_column_that_does_not_vary_changes_nothing_for_the_others() {
        let rows = [[1.0, 5.0, 2.0], [2.0, 1.0, 2.0], [4.0, 3.0, 2.0]];
        let without: Vec<[f64; 2]> = rows.iter().map(|row| [row[0], row[1]]).collect();
        let (with, without) = (minmax(&rows, &[]), minmax(&without, &[]));
        assert_eq!((with[0], with[1], with[2]), (without[0], without[1], 0.0));
    }

    #[test]
    fn columns_without_conflict_share_alike() {
        close(&minmax(&[[1.0, 10.0, 3.0], [2.0, 20.0, 3.0], [4.0, 40.0, 3.0]], &[]), &[0.5, 0.5, 0.0], 1e-15);
    }
}
