//! Weights of points: swing weighting.

use super::shares;

/// Shares in proportion to points: wⱼ = pointsⱼ / Σ points. The points say what the step from the worst to the best end of
/// each criterion's scale is worth, the most valuable step usually 100 (von Winterfeldt & Edwards 1986, *Decision Analysis
/// and Behavioral Research*, ch. 8).
///
/// Points are finite and not negative; where all are zero the shares are equal.
pub fn swing(points: &[f64]) -> Vec<f64> {
    shares(points)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn von_winterfeldt_and_edwards_1986() {
        for (share, expected) in swing(&[100.0, 80.0, 20.0]).iter().zip([0.5, 0.4, 0.1]) {
            assert!((share - expected).abs() < 1e-15);
        }
        assert_eq!(swing(&[0.0, 0.0]), [0.5, 0.5]);
        assert_eq!(swing(&[f64::MAX, f64::MAX]), [0.5, 0.5]);
    }

    proptest! {
        #[test]
        fn the_scale_of_the_points_does_not_matter(
            points in proptest::collection::vec(0.1..100.0f64, 1..20), factor in 0.01..100.0f64
        ) {
            let scaled: Vec<f64> = points.iter().map(|p| p * factor).collect();
            let (a, b) = (swing(&points), swing(&scaled));
            prop_assert!((a.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            prop_assert!(a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-12));
        }
    }
}
