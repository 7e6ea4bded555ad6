//! Weights from data: the standard deviation.

use super::from_data::FromData;
use super::shares::shares;
use crate::analysis::methods::problem::{DecisionProblem, mean, range};
use crate::lang::Word;

/// All values are on the same scale, so they are not normalised.
pub(super) const METHOD: FromData = FromData {
    id: "std",
    name: Word::new("standard deviation", "标准差法"),
    paper: "Diakoulaki, Mavrotas & Papayannakis (1995), Computers & Operations Research 22(7)",
    floor: None,
    of: |problem| Ok(deviation(problem)),
};

/// A column weighs more the more it varies: wⱼ in proportion to the standard deviation σⱼ (of n or n − 1, which cancels
/// out) of the column (Diakoulaki, Mavrotas & Papayannakis 1995, *Computers & Operations Research*
/// 22(7), 763–770, as the measure that CRITIC improves on).
pub fn deviation(problem: &DecisionProblem) -> Vec<f64> {
    shares(&problem.each().map(|(x, _, _)| spread(x)).collect::<Vec<_>>())
}

/// The standard deviation; exactly zero if all numbers are the same, despite rounding.
pub(super) fn spread(x: &[f64]) -> f64 {
    let (least, most) = range(x);
    if least >= most {
        return 0.0;
    }
    let mean = mean(x);
    let scale = (most - mean).max(mean - least);
    let square = |x: &f64| ((x - mean) / scale).powi(2);
    scale * (x.iter().map(square).sum::<f64>() / x.len() as f64).sqrt()
}

#[cfg(test)]
mod tests {
    use super::super::test_problems::{close, of_rows};
    use super::*;
    use crate::analysis::methods::normalise::Normalisation;

    #[test]
    fn salabun_2020() {
        let rows = [
            [0.619, 0.449, 0.447],
            [0.862, 0.466, 0.006],
            [0.458, 0.698, 0.771],
            [0.777, 0.631, 0.491],
            [0.567, 0.992, 0.968],
        ];
        let expected = [0.21732619182884244, 0.2944915058879696, 0.48818230228318804];
        close(&deviation(&of_rows(&rows, &[])), &expected, 1e-14);
    }

    #[test]
    fn min_max_makes_units_and_directions_alike() {
        let problem = of_rows(&[[1.0, 3000.0], [2.0, 2000.0], [4.0, 0.0]], &[1]);
        close(&deviation(&Normalisation::MinMax.of(&problem).unwrap()), &[0.5, 0.5], 1e-15);
    }
}
