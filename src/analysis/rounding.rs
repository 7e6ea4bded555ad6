//! Rounds shares for display so that they still add up to a hundred.
//!
//! Each share is rounded down to tenths of a per cent, and the tenths left over go to those that lost most (the method
//! of largest remainders: Balinski & Young 1982, "Fair Representation").

use crate::lang::tenths;
use crate::score::greatest_first;

/// Shares (0–1, summing to 1) in per cent, as `31.5` or `20`, which add up to exactly 100.
pub fn shown(shares: &[f64]) -> Vec<String> {
    const ALL_TENTHS: usize = 1_000;
    let exact: Vec<f64> = shares.iter().map(|share| share * ALL_TENTHS as f64).collect();
    let mut rounded: Vec<usize> = exact.iter().map(|x| x.floor() as usize).collect();
    let left = ALL_TENTHS.saturating_sub(rounded.iter().sum());
    let order = greatest_first(0..shares.len(), |&i| exact[i].fract());
    order.iter().take(left).for_each(|&i| rounded[i] += 1);
    rounded.iter().map(|&x| tenths(x as f64 / ALL_TENTHS as f64)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rubric::Weights;
    use proptest::prelude::*;

    #[test]
    fn the_largest_remainders_are_rounded_up() {
        assert_eq!(shown(&[1.0 / 3.0; 3]), ["33.4", "33.3", "33.3"]);
        assert_eq!(shown(&[0.125, 0.3, 0.575]), ["12.5", "30", "57.5"]);
        assert_eq!(shown(&[0.00049, 0.0, 0.99951]), ["0", "0", "100"]);
        assert_eq!(shown(&[1.0]), ["100"]);
    }

    proptest! {
        #[test]
        fn what_is_shown_adds_up_to_a_hundred(
            parts in proptest::collection::vec(prop_oneof![4 => 0.0..10.0f64, 1 => Just(0.0)], 1..40)
        ) {
            prop_assume!(parts.iter().sum::<f64>() > 0.0);
            let weights = Weights::from_parts(&parts);
            let mut sum = 0;
            for (text, share) in shown(weights.shares()).iter().zip(weights.shares()) {
                let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
                prop_assert!(!text.ends_with(".0") && tenth.len() == 1, "{text}");
                let tenths: u32 = 10 * whole.parse::<u32>().unwrap() + tenth.parse::<u32>().unwrap();
                prop_assert!((f64::from(tenths) - 1_000.0 * share).abs() < 1.0, "{share} is shown as {text}");
                prop_assert!(*share > 0.0 || text == "0");
                sum += tenths;
            }
            prop_assert_eq!(sum, 1_000);
        }
    }
}
