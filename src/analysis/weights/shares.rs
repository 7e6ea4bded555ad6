//! Shares in proportion to numbers: swing weighting, and the last step of every method that derives weights from data.

use crate::analysis::methods::problem::range;
use crate::rubric::Weights;

/// Shares in proportion to numbers, which must be finite and not negative; equal shares if all are zero.
///
/// With points this is swing weighting, wⱼ = pointsⱼ / Σ points: points rate the step from the worst to the best end of
/// each criterion's scale, the most valuable step usually 100 (von Winterfeldt & Edwards 1986, *Decision Analysis and
/// Behavioral Research*, ch. 8).
pub fn shares(parts: &[f64]) -> Vec<f64> {
    let (_, most) = range(parts);
    if most <= 0.0 {
        return Weights::equal(parts.len()).shares().to_vec();
    }
    // Scaled to at most one first, so that the sum cannot overflow.
    let scaled: Vec<f64> = parts.iter().map(|part| part / most).collect();
    let sum: f64 = scaled.iter().sum();
    scaled.iter().map(|part| part / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn von_winterfeldt_and_edwards_1986() {
        for (share, expected) in shares(&[100.0, 80.0, 20.0]).iter().zip([0.5, 0.4, 0.1]) {
            assert!((share - expected).abs() < 1e-15);
        }
        assert_eq!(shares(&[0.0, 0.0]), [0.5, 0.5]);
        assert_eq!(shares(&[f64::MAX, f64::MAX]), [0.5, 0.5]);
    }

    proptest! {
        #[test]
        fn the_scale_of_the_points_does_not_matter(
            points in proptest::collection::vec(0.1..100.0f64, 1..20), factor in 0.01..100.0f64
        ) {
            let scaled: Vec<f64> = points.iter().map(|p| p * factor).collect();
            let (a, b) = (shares(&points), shares(&scaled));
            prop_assert!((a.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12));
        }
    }
}
