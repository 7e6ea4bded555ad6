//! Weights from comparisons with the best and the worst criterion (best-worst method).

use crate::analysis::linear::{LinearRow, maximise};

/// Comparisons with the best and the worst of n criteria.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparisons {
    /// The criterion that matters most.
    pub best: usize,
    /// The criterion that matters least.
    pub worst: usize,
    /// a_Bj: how many times as important the best is as criterion j; 1 for itself.
    pub best_to: Vec<f64>,
    /// a_jW: how many times as important criterion j is as the worst; 1 for the worst itself.
    pub to_worst: Vec<f64>,
}

/// The weights that fit the comparisons best.
#[derive(Clone, Debug, PartialEq)]
pub struct BestWorst {
    /// Shares.
    pub weights: Vec<f64>,
    /// ξ: the greatest deviation of the weights from the comparisons, in shares; 0 if all comparisons agree.
    pub xi: f64,
}

/// The criterion whose comparisons contradict each other most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contradiction {
    /// The criterion.
    pub criterion: usize,
    /// |a_Bj·a_jW − a_BW| / (a_BW² − a_BW); 0 if all comparisons agree.
    pub ratio: f64,
}

/// The weights nearest to comparisons with the best B and the worst W: those with the least ξ under
/// |w_B − a_Bj·wⱼ| ≤ ξ and |wⱼ − a_jW·w_W| ≤ ξ for all j, Σ wⱼ = 1, wⱼ ≥ 0. A linear program (Rezaei 2016, Best-worst
/// multi-criteria decision-making method: some properties and a linear model, *Omega* 64, 126–130).
pub fn best_worst(said: &Comparisons) -> BestWorst {
    let n = said.best_to.len();
    debug_assert!(said.to_worst.len() == n && said.best < n && said.worst < n);
    if n == 1 {
        return BestWorst { weights: vec![1.0], xi: 0.0 };
    }
    let rows = rows(said);
    let mut aim = vec![0.0; n + 1];
    aim[n] = -1.0;
    let limits = vec![(0.0, f64::INFINITY); n + 1];
    let found = maximise(&aim, &limits, &rows).expect("equal weights and a great ξ satisfy every row");
    let sum: f64 = found[..n].iter().sum();
    let weights: Vec<f64> = found[..n].iter().map(|w| w.max(0.0) / sum).collect();
    // Computed from the weights themselves, not taken from the solver.
    let xi = differences(said).map(|(a, i, j)| (weights[i] - a * weights[j]).abs()).fold(0.0, f64::max);
    BestWorst { weights, xi }
}

/// Every (a, i, j) for which wᵢ should be a·wⱼ.
fn differences(said: &Comparisons) -> impl Iterator<Item = (f64, usize, usize)> {
    let of_best = said.best_to.iter().enumerate().filter(|(j, _)| *j != said.best);
    let of_worst = said.to_worst.iter().enumerate().filter(|(j, _)| *j != said.worst);
    let of_best = of_best.map(|(j, a)| (*a, said.best, j));
    of_best.chain(of_worst.map(|(j, a)| (*a, j, said.worst)))
}

fn rows(said: &Comparisons) -> Vec<LinearRow> {
    let n = said.best_to.len();
    let mut rows = Vec::new();
    for (a, i, j) in differences(said) {
        for sign in [1.0, -1.0] {
            let mut coefficients = vec![0.0; n + 1];
            coefficients[i] += sign;
            coefficients[j] -= sign * a;
            coefficients[n] = 1.0;
            rows.push(LinearRow::at_least(coefficients, 0.0));
        }
    }
    let mut sum = vec![1.0; n + 1];
    sum[n] = 0.0;
    rows.push(LinearRow::exactly(sum, 1.0));
    rows
}

/// The criterion whose comparisons contradict that of the best with the worst most, by the input-based consistency
/// ratio, which needs no weights (Liang, Brunelli & Rezaei 2020, Consistency issues in the best worst method:
/// Measurements and thresholds, *Omega* 96, 102175). The first of equals; `None` if the best matters no more than the
/// worst.
pub fn contradiction(said: &Comparisons) -> Option<Contradiction> {
    let whole = said.best_to[said.worst];
    if whole <= 1.0 {
        return None;
    }
    let ratio = |j: usize| (said.best_to[j] * said.to_worst[j] - whole).abs() / (whole * whole - whole);
    let all = (0..said.best_to.len()).map(|criterion| Contradiction { criterion, ratio: ratio(criterion) });
    all.fold(None, |worst: Option<Contradiction>, c| match worst {
        Some(worst) if worst.ratio >= c.ratio => Some(worst),
        _ => Some(c),
    })
}

#[cfg(test)]
mod tests {
    use super::super::test_problems::close;
    use super::*;
    use proptest::prelude::*;

    /// Load flexibility, accessibility, cost.
    fn transport() -> Comparisons {
        Comparisons { best: 2, worst: 0, best_to: vec![8.0, 2.0, 1.0], to_worst: vec![1.0, 5.0, 8.0] }
    }

    #[test]
    fn rezaei_2016_transport() {
        let found = best_worst(&transport());
        close(&found.weights, &[1.0 / 14.0, 9.0 / 28.0, 17.0 / 28.0], 1e-12);
        close(&[found.xi], &[1.0 / 28.0], 1e-12);
        let contradiction = contradiction(&transport()).unwrap();
        assert_eq!(contradiction.criterion, 1);
        close(&[contradiction.ratio], &[2.0 / 56.0], 1e-15);
    }

    #[test]
    fn what_agrees_has_no_xi() {
        let said =
            Comparisons { best: 0, worst: 3, best_to: vec![1.0, 2.0, 4.0, 8.0], to_worst: vec![8.0, 4.0, 2.0, 1.0] };
        let found = best_worst(&said);
        close(&found.weights, &[8.0 / 15.0, 4.0 / 15.0, 2.0 / 15.0, 1.0 / 15.0], 1e-12);
        close(&[found.xi], &[0.0], 1e-12);
        assert_eq!(contradiction(&said).unwrap().ratio, 0.0);
    }

    #[test]
    fn one_criterion_and_all_alike() {
        let one = Comparisons { best: 0, worst: 0, best_to: vec![1.0], to_worst: vec![1.0] };
        assert_eq!(best_worst(&one), BestWorst { weights: vec![1.0], xi: 0.0 });
        let alike = Comparisons { best: 0, worst: 2, best_to: vec![1.0; 3], to_worst: vec![1.0; 3] };
        close(&best_worst(&alike).weights, &[1.0 / 3.0; 3], 1e-12);
        assert_eq!(contradiction(&alike), None);
    }

    proptest! {
        /// Consistent comparisons recover the weights that they came from.
        #[test]
        fn what_agrees_is_found_again(parts in proptest::collection::vec(1.0..9.0f64, 2..31)) {
            let most = |sign: f64| {
                (0..parts.len()).fold(0, |m, c| if sign * parts[c] > sign * parts[m] { c } else { m })
            };
            let (best, worst) = (most(1.0), most(-1.0));
            let said = Comparisons {
                best,
                worst,
                best_to: parts.iter().map(|p| parts[best] / p).collect(),
                to_worst: parts.iter().map(|p| p / parts[worst]).collect(),
            };
            let found = best_worst(&said);
            let sum: f64 = parts.iter().sum();
            for (weight, part) in found.weights.iter().zip(&parts) {
                prop_assert!((weight - part / sum).abs() < 1e-9, "{weight} {}", part / sum);
            }
            prop_assert!(found.xi < 1e-9);
        }

        /// For any comparisons, moving a little weight from one criterion to another never fits better.
        #[test]
        fn no_weights_nearby_are_nearer(said in proptest::collection::vec((1..=9u32, 1..=9u32), 3..9)) {
            let n = said.len();
            let mut said = Comparisons {
                best: 0,
                worst: n - 1,
                best_to: said.iter().map(|s| f64::from(s.0)).collect(),
                to_worst: said.iter().map(|s| f64::from(s.1)).collect(),
            };
            (said.best_to[0], said.to_worst[n - 1]) = (1.0, 1.0);
            said.to_worst[0] = said.best_to[n - 1];
            let found = best_worst(&said);
            prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for from in 0..n {
                for to in (0..n).filter(|to| *to != from) {
                    let mut other = found.weights.clone();
                    let step = 1e-4f64.min(other[from]);
                    (other[from], other[to]) = (other[from] - step, other[to] + step);
                    let xi = differences(&said).map(|(a, i, j)| (other[i] - a * other[j]).abs()).fold(0.0, f64::max);
                    prop_assert!(xi >= found.xi - 1e-9);
                }
            }
        }
    }
}
