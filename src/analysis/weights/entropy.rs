//! Weights from data: Shannon's entropy.

use super::from_data::FromData;
use super::shares::shares;
use crate::analysis::methods::problem::{DecisionProblem, Unfit, range};
use crate::lang::Word;

pub(super) const METHOD: FromData = FromData {
    id: "entropy",
    name: Word::new("entropy", "熵权法"),
    paper: "Shannon (1948), Bell System Technical Journal 27(3); Hwang & Yoon (1981), Multiple Attribute Decision Making",
    floor: None,
    of: entropy,
};

/// A column weighs more the more unequally it is divided among ideas: pᵢ = xᵢ/Σx, e = −Σ pᵢ·ln pᵢ / ln m with
/// 0·ln 0 = 0, and wⱼ in proportion to 1 − eⱼ (Shannon 1948; as weights Hwang & Yoon 1981, ch. 3). Types do not matter;
/// negative numbers are refused.
pub fn entropy(problem: &DecisionProblem) -> Result<Vec<f64>, Unfit> {
    let problem = problem.clone().ratios(|_| false)?;
    let parts: Vec<f64> = problem.each().map(|(x, _, _)| divergence(x)).collect();
    Ok(shares(&parts))
}

/// 1 − e, or 0 if nothing varies. With d = m·p − 1, which sums to zero, it is Σ ((1 + d)·ln(1 + d) − d) / (m·ln m). No
/// term is negative, whereas 1 − e would be a difference of nearly equal numbers.
fn divergence(x: &[f64]) -> f64 {
    let (least, most) = range(x);
    if least == most {
        return 0.0;
    }
    let m = x.len() as f64;
    let mean = x.iter().map(|x| x / most).sum::<f64>() / m;
    let term = |x: &f64| {
        let d = (x / most - mean) / mean;
        if d.abs() < 1e-4 {
            // Its Taylor series; further terms are below the last digit.
            d * d * (0.5 - d * (1.0 / 6.0 - d * (1.0 / 12.0 - d / 20.0)))
        } else if d <= -1.0 {
            1.0
        } else {
            (1.0 + d) * d.ln_1p() - d
        }
    };
    x.iter().map(term).sum::<f64>() / (m * m.ln())
}

#[cfg(test)]
mod tests {
    use super::super::test_problems::{close, of_rows};
    use super::*;

    #[test]
    fn xu_2004() {
        let rows =
            [[30.0, 30.0, 38.0, 29.0], [19.0, 54.0, 86.0, 29.0], [19.0, 15.0, 85.0, 28.9], [68.0, 70.0, 60.0, 29.0]];
        let expected = [0.4629522868993801, 0.39920354898959204, 0.13784085613853284, 3.307972495039232e-06];
        close(&entropy(&of_rows(&rows, &[])).unwrap(), &expected, 1e-14);
    }

    #[test]
    fn zavadskas_and_podvezko_2016() {
        let rows = [[3.0, 100.0, 10.0, 7.0], [2.5, 80.0, 8.0, 5.0], [1.8, 50.0, 20.0, 11.0], [2.2, 70.0, 12.0, 9.0]];
        let expected = [0.11457544989508994, 0.1980819718190378, 0.4184612445596035, 0.26888133372626877];
        close(&entropy(&of_rows(&rows, &[])).unwrap(), &expected, 1e-14);
    }

    #[test]
    fn nothing_of_a_column_has_no_logarithm_and_needs_none() {
        let rows = [[0.0, 3.0, 5.0], [2.0, 4.0, 6.0], [3.0, 5.0, 9.0], [4.0, 1.0, 7.0]];
        let expected = [0.6932330838557109, 0.256551126848604, 0.050215789295685154];
        close(&entropy(&of_rows(&rows, &[])).unwrap(), &expected, 1e-14);
    }

    #[test]
    fn what_varies_in_the_last_digit_alone_has_its_share() {
        let near = 1.0 + f64::EPSILON;
        let weights = entropy(&of_rows(&[[1.0, 5.0], [near, 5.0], [1.0, 5.0]], &[])).unwrap();
        assert_eq!(weights, [1.0, 0.0]);
    }
}
