//! Weights from an order alone: rank-order centroid.

/// Weights of criteria when only their order is known: w(k) = (1/n) · Σ 1/i over i = k..n for the one in place k, the
/// centre of all weights in that order (Barron & Barrett 1996, Decision quality using ranked attribute weights,
/// *Management Science* 42(11), 1515–1523).
///
/// `ranks` has one rank for each criterion, the lowest for the most important. Equal ranks share the mean weight of the
/// places that they take up together; ranks with gaps (1, 1, 3) or without (1, 1, 2) give the same weights.
pub fn centroid(ranks: &[usize]) -> Vec<f64> {
    let n = ranks.len();
    let mut by_place = vec![0.0; n];
    // From the last place up, so that small terms are added first.
    let mut sum = 0.0;
    for place in (0..n).rev() {
        sum += 1.0 / (place + 1) as f64;
        by_place[place] = sum / n as f64;
    }
    let weight = |rank: &usize| {
        let before = ranks.iter().filter(|other| *other < rank).count();
        let alike = ranks.iter().filter(|other| *other == rank).count();
        by_place[before..before + alike].iter().sum::<f64>() / alike as f64
    };
    ranks.iter().map(weight).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn barron_and_barrett_1996() {
        let expected = [25.0 / 48.0, 13.0 / 48.0, 7.0 / 48.0, 3.0 / 48.0];
        for (weight, expected) in centroid(&[1, 2, 3, 4]).iter().zip(expected) {
            assert!((weight - expected).abs() < 1e-15);
        }
    }

    #[test]
    fn ties_share_the_mean_of_their_places() {
        let mean = (13.0 + 7.0) / 96.0;
        let expected = [3.0 / 48.0, mean, 25.0 / 48.0, mean];
        for ranks in [[4, 2, 1, 2], [3, 2, 1, 2]] {
            for (weight, expected) in centroid(&ranks).iter().zip(expected) {
                assert!((weight - expected).abs() < 1e-15, "{ranks:?}");
            }
        }
        assert_eq!(centroid(&[7, 7]), [0.5, 0.5]);
        assert_eq!(centroid(&[1]), [1.0]);
        assert!(centroid(&[]).is_empty());
    }

    proptest! {
        #[test]
        fn shares_sum_to_one_and_keep_the_order(ranks in proptest::collection::vec(1usize..9, 1..40)) {
            let weights = centroid(&ranks);
            prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for (a, b) in ranks.iter().zip(&weights) {
                for (c, d) in ranks.iter().zip(&weights) {
                    let kept = if a < c { b > d } else { a != c || b == d };
                    prop_assert!(kept);
                }
            }
        }
    }
}
