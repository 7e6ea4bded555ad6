//! Ways to find weights, one in each file: from a person's judgements, and from the data alone.
//!
//! From judgements: an order ([`centroid`]), points for swings ([`shares`]), pairs ([`pairwise`]), comparisons with the
//! best and the worst ([`best_worst`]). From data, for diagnosis only: [`FROM_DATA`].

pub mod best_worst;
pub mod centroid;
pub mod critic;
pub mod deviation;
pub mod entropy;
pub mod from_data;
pub mod merec;
pub mod pairwise;
pub mod shares;
#[cfg(test)]
mod test_problems;

use from_data::FromData;

/// All methods that derive weights from data.
pub static FROM_DATA: &[FromData] = &[entropy::METHOD, critic::METHOD, merec::METHOD, deviation::METHOD];

#[cfg(test)]
mod tests {
    use super::test_problems::{close, of_rows};
    use super::*;
    use crate::analysis::methods::METHODS;
    use crate::analysis::methods::problem::{DecisionProblem, Unfit};
    use proptest::prelude::*;

    /// Four criteria: benefits and costs in turn.
    fn problem(rows: &[[f64; 4]]) -> DecisionProblem {
        of_rows(rows, &[1, 3])
    }

    #[test]
    fn ids_are_unique_and_every_entry_names_its_paper() {
        let methods = METHODS.iter().map(|method| (method.id, method.name, method.paper)).collect();
        let from_data = FROM_DATA.iter().map(|method| (method.id, method.name, method.paper)).collect();
        for registry in [methods, from_data] as [Vec<_>; 2] {
            for (n, (id, name, paper)) in registry.iter().enumerate() {
                assert!(registry[..n].iter().all(|(other, ..)| other != id), "{id}");
                assert!(paper.contains(|c: char| c.is_ascii_digit()) && ![name.en, name.zh].contains(&""), "{id}");
            }
        }
    }

    #[test]
    fn what_does_not_vary_has_no_weight_and_if_nothing_does_all_are_equal() {
        let one_varies = problem(&[[0.1, 2.0, 0.0, 1.0], [0.1, 2.0, 0.0, 3.0], [0.1, 2.0, 0.0, 2.0]]);
        let nothing = problem(&[[0.1, 2.0, 0.0, 7.0]; 3]);
        let one_idea = problem(&[[0.1, 2.0, 0.0, 7.0]]);
        for method in FROM_DATA {
            assert_eq!((method.of)(&one_varies), Ok(vec![0.0, 0.0, 0.0, 1.0]), "{}", method.id);
            assert_eq!((method.of)(&nothing), Ok(vec![0.25; 4]), "{}", method.id);
            assert_eq!((method.of)(&one_idea), Ok(vec![0.25; 4]), "{}", method.id);
        }
    }

    #[test]
    fn what_a_method_cannot_take_is_refused() {
        let negative = problem(&[[1.0, 2.0, -3.0, 4.0], [2.0, 1.0, 2.0, 2.0]]);
        let zero = problem(&[[1.0, 2.0, 3.0, 4.0], [2.0, 0.0, 2.0, 2.0]]);
        for method in FROM_DATA {
            let of_negative = (method.of)(&negative);
            let of_zero = (method.of)(&zero);
            match method.id {
                "entropy" => assert!(of_negative == Err(Unfit::Negative { criterion: 2, idea: 0 }) && of_zero.is_ok()),
                "merec" => {
                    assert_eq!(of_negative, Err(Unfit::Negative { criterion: 2, idea: 0 }));
                    assert_eq!(of_zero, Err(Unfit::Zero { criterion: 1, idea: 1 }));
                }
                _ => assert!(of_negative.is_ok() && of_zero.is_ok(), "{}", method.id),
            }
        }
    }

    #[test]
    fn the_greatest_and_the_least_numbers_give_shares_too() {
        let wide =
            problem(&[[1e300, 1e-300, 1.0, 1.0], [1.5e308, 1e300, 1.0, 1.0 + f64::EPSILON], [1.0, 1.0, 1.0, 1.0]]);
        for method in FROM_DATA {
            let weights = (method.of)(&wide).unwrap();
            assert!(weights.iter().all(|w| (0.0..=1.0).contains(w)), "{}: {weights:?}", method.id);
            assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{}: {weights:?}", method.id);
        }
    }

    proptest! {
        #[test]
        fn shares_sum_to_one_and_follow_their_columns(
            rows in proptest::collection::vec(proptest::array::uniform4(0.01..100.0f64), 1..9)
        ) {
            // Criteria 0 and 2, both benefits, swap places; the first idea goes last.
            let swapped: Vec<[f64; 4]> = rows.iter().map(|r| [r[2], r[1], r[0], r[3]]).collect();
            let mut turned = rows.clone();
            turned.rotate_left(1);
            for method in FROM_DATA {
                let weights = (method.of)(&problem(&rows)).unwrap();
                prop_assert!((weights.iter().sum::<f64>() - 1.0).abs() < 1e-12 && weights.iter().all(|w| *w >= 0.0));
                let other = (method.of)(&problem(&swapped)).unwrap();
                close(&[weights[2], weights[1], weights[0], weights[3]], &other, 1e-9);
                close(&weights, &(method.of)(&problem(&turned)).unwrap(), 1e-9);
            }
        }

        /// A criterion's unit does not matter to methods that take ratios or rescale.
        #[test]
        fn a_unit_does_not_matter(
            rows in proptest::collection::vec(proptest::array::uniform4(0.01..100.0f64), 2..9), factor in 0.001..1000.0f64
        ) {
            let other: Vec<[f64; 4]> = rows.iter().map(|r| [r[0], factor * r[1], r[2], r[3]]).collect();
            for method in FROM_DATA.iter().filter(|method| method.id != "std") {
                let weights = [&rows, &other].map(|rows| (method.of)(&problem(rows)).unwrap());
                close(&weights[0], &weights[1], 1e-9);
            }
        }
    }
}
