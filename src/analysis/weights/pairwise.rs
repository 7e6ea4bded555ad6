//! Weights from pairwise comparisons: the eigenvector of the analytic hierarchy process, and its consistency.

use crate::rubric::Weights;

/// Saaty's random index for 1, 2, 3 … criteria: the mean consistency index of random comparisons (Saaty 1980, p. 21).
/// It hardly grows beyond the last entry, which is used for all greater numbers.
pub const RANDOM_INDEX: [f64; 15] =
    [0.0, 0.0, 0.58, 0.9, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59];

/// Comparisons with a greater consistency ratio should be reconsidered (Saaty 1980).
pub const LIMIT: f64 = 0.10;

/// The result of pairwise comparisons.
#[derive(Clone, Debug, PartialEq)]
pub struct Pairwise {
    /// The shares: the principal eigenvector.
    pub weights: Vec<f64>,
    /// The principal eigenvalue; it equals the number of criteria if all comparisons agree, and exceeds it otherwise.
    pub lambda_max: f64,
    /// (λmax − n) / (n − 1); 0 for a single criterion.
    pub consistency_index: f64,
    /// The index over that of random comparisons; 0 for one or two criteria, which cannot contradict each other.
    pub consistency_ratio: f64,
}

impl Pairwise {
    /// Whether the comparisons are consistent enough.
    pub fn is_consistent(&self) -> bool {
        self.consistency_ratio <= LIMIT
    }
}

/// The three criteria whose comparisons contradict each other most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Triple {
    /// i, j and k, ordered so that i matters no less than j, and j no less than k, if there is such an order.
    pub criteria: [usize; 3],
    /// aᵢⱼ·aⱼₖ: how many times as important i should be as k.
    pub implied: f64,
    /// aᵢₖ: how many times as important i was judged.
    pub stated: f64,
}

impl Triple {
    /// The ratio of the two, at least 1.
    pub fn factor(&self) -> f64 {
        (self.implied / self.stated).max(self.stated / self.implied)
    }
}

/// The weights from comparisons: `matrix[i][j]`, a positive number, is how many times as important criterion i is as
/// criterion j, and `matrix[j][i]` is its inverse. The weights are the principal eigenvector A·w = λmax·w, not
/// geometric or arithmetic means; the consistency ratio is the consistency index (λmax − n)/(n − 1) over that of random
/// comparisons (Saaty 1980, *The Analytic Hierarchy Process*; 2008, Decision making with the analytic hierarchy
/// process, *International Journal of Services Sciences* 1(1), 83–98).
pub fn pairwise(matrix: &[Vec<f64>]) -> Pairwise {
    let n = matrix.len();
    debug_assert!(matrix.iter().all(|row| row.len() == n && row.iter().all(|a| *a > 0.0 && a.is_finite())));
    let (weights, lambda_max) = principal(matrix);
    let consistency_index = if n > 1 { ((lambda_max - n as f64) / (n as f64 - 1.0)).max(0.0) } else { 0.0 };
    let random = RANDOM_INDEX[n.clamp(1, RANDOM_INDEX.len()) - 1];
    let consistency_ratio = if n > 2 && random > 0.0 { consistency_index / random } else { 0.0 };
    Pairwise { weights, lambda_max, consistency_index, consistency_ratio }
}

/// The principal eigenvector, which sums to one, and its eigenvalue, by power iteration, which converges for every
/// positive matrix (Perron 1907).
fn principal(matrix: &[Vec<f64>]) -> (Vec<f64>, f64) {
    /// Far more than even the worst comparisons of a person need.
    const MAX_STEPS: usize = 20_000;
    const MAX_CHANGE: f64 = 1e-16;
    let n = matrix.len();
    let (mut weights, mut lambda) = (Weights::equal(n).shares().to_vec(), n as f64);
    for _ in 0..MAX_STEPS {
        let product: Vec<f64> = matrix.iter().map(|row| row.iter().zip(&weights).map(|(a, w)| a * w).sum()).collect();
        lambda = product.iter().sum();
        let next: Vec<f64> = product.iter().map(|p| p / lambda).collect();
        let change = next.iter().zip(&weights).fold(0.0f64, |most, (a, b)| most.max((a - b).abs()));
        weights = next;
        if change <= MAX_CHANGE {
            break;
        }
    }
    (weights, lambda)
}

/// The three criteria whose comparisons contradict each other most, by the greater of aᵢⱼ·aⱼₖ/aᵢₖ and its inverse
/// (Koczkodaj 1993, A new definition of consistency of pairwise comparisons, *Mathematical and Computer Modelling*
/// 18(7), 79–84). The first of equals; `None` if there are fewer than three criteria.
pub fn worst_triple(matrix: &[Vec<f64>]) -> Option<Triple> {
    /// A triple must be worse by this factor, so that rounding alone does not decide.
    const MIN_WORSE_FACTOR: f64 = 1.0 + 1e-9;
    let n = matrix.len();
    let mut worst: Option<Triple> = None;
    for i in 0..n {
        for j in i + 1..n {
            for k in j + 1..n {
                let triple = ordered(matrix, [i, j, k]);
                if worst.is_none_or(|worst| triple.factor() > MIN_WORSE_FACTOR * worst.factor()) {
                    worst = Some(triple);
                }
            }
        }
    }
    worst
}

/// The triple in an order in which none matters less than the next, the one with the greatest implied ratio; unchanged
/// if there is no such order, which happens only if the matrix does not hold proper inverses.
fn ordered(matrix: &[Vec<f64>], [i, j, k]: [usize; 3]) -> Triple {
    let orders = [[i, j, k], [i, k, j], [j, i, k], [j, k, i], [k, i, j], [k, j, i]];
    let triple = |criteria: [usize; 3]| {
        let [a, b, c] = criteria;
        Triple { criteria, implied: matrix[a][b] * matrix[b][c], stated: matrix[a][c] }
    };
    let falls = |[a, b, c]: &[usize; 3]| matrix[*a][*b] >= 1.0 && matrix[*b][*c] >= 1.0;
    let falling = orders.into_iter().filter(falls).map(triple);
    let highest = falling.reduce(|most, t| if t.implied > most.implied { t } else { most });
    highest.unwrap_or_else(|| triple([i, j, k]))
}

#[cfg(test)]
mod tests {
    use super::super::test_problems::close;
    use super::*;
    use proptest::prelude::*;

    fn matrix(above: &[&[f64]]) -> Vec<Vec<f64>> {
        let n = above.len() + 1;
        let mut matrix = vec![vec![1.0; n]; n];
        for (i, row) in above.iter().enumerate() {
            for (d, a) in row.iter().enumerate() {
                matrix[i][i + 1 + d] = *a;
                matrix[i + 1 + d][i] = 1.0 / a;
            }
        }
        matrix
    }

    #[test]
    fn saaty_2008_drinks() {
        let ninth = 1.0 / 9.0;
        let third = 1.0 / 3.0;
        let a = vec![
            vec![1.0, 9.0, 5.0, 2.0, 1.0, 1.0, 0.5],
            vec![ninth, 1.0, third, ninth, ninth, ninth, ninth],
            vec![0.2, 3.0, 1.0, third, 0.25, third, ninth],
            vec![0.5, 9.0, 3.0, 1.0, 0.5, 1.0, third],
            vec![1.0, 9.0, 4.0, 2.0, 1.0, 2.0, 0.5],
            vec![1.0, 9.0, 3.0, 1.0, 0.5, 1.0, third],
            vec![2.0, 9.0, 9.0, 3.0, 2.0, 3.0, 1.0],
        ];
        let found = pairwise(&a);
        let printed = [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327];
        close(&found.weights, &printed, 6e-4);
        let exact = [0.17745674744571696, 0.019149476024353598, 0.041831181662097865, 0.11641703173485865];
        close(&found.weights[..4], &exact, 1e-12);
        close(&[found.lambda_max, found.consistency_ratio], &[7.17662903933035, 0.02230164638009467], 1e-12);
        assert!(found.is_consistent());
    }

    #[test]
    fn papathanasiou_and_ploskas_2018() {
        let found = pairwise(&matrix(&[&[1.0, 5.0, 3.0], &[5.0, 3.0], &[1.0 / 3.0]]));
        let expected = [0.3898616418225332, 0.3898616418225331, 0.06792478346563134, 0.15235193288930238];
        close(&found.weights, &expected, 1e-12);
        close(&[found.lambda_max, found.consistency_ratio], &[4.043493461607889, 0.01610868948440318], 1e-12);
    }

    #[test]
    fn the_worst_triple_reads_downwards() {
        // C is 3 × A, A is 2 × B, so C should be 6 × B, but was judged equal.
        let a = matrix(&[&[2.0, 1.0 / 3.0, 1.0], &[1.0, 0.5], &[3.0]]);
        let worst = worst_triple(&a).unwrap();
        assert_eq!((worst.criteria, worst.stated), ([2, 0, 1], 1.0));
        assert!((worst.implied - 6.0).abs() < 1e-12 && (worst.factor() - 6.0).abs() < 1e-12);
        assert!(pairwise(&a).consistency_ratio > LIMIT);
        assert_eq!(worst_triple(&matrix(&[&[9.0]])), None);
    }

    #[test]
    fn few_criteria_cannot_contradict_each_other() {
        let one = pairwise(&[vec![1.0]]);
        assert_eq!((one.weights.as_slice(), one.consistency_ratio), ([1.0].as_slice(), 0.0));
        let two = pairwise(&matrix(&[&[4.0]]));
        close(&two.weights, &[0.8, 0.2], 1e-15);
        assert_eq!(two.consistency_ratio, 0.0);
    }

    #[test]
    fn a_circle_of_the_strongest_words_converges_too() {
        let found = pairwise(&matrix(&[&[9.0, 1.0 / 9.0], &[9.0]]));
        close(&found.weights, &[1.0 / 3.0; 3], 1e-15);
        assert!((found.lambda_max - (10.0 + 1.0 / 9.0)).abs() < 1e-12 && !found.is_consistent());
    }

    proptest! {
        /// Consistent comparisons recover the weights that they came from, even with thirty criteria.
        #[test]
        fn what_agrees_is_found_again(parts in proptest::collection::vec(0.1..10.0f64, 1..31)) {
            let a: Vec<Vec<f64>> = parts.iter().map(|x| parts.iter().map(|y| x / y).collect()).collect();
            let found = pairwise(&a);
            let sum: f64 = parts.iter().sum();
            for (weight, part) in found.weights.iter().zip(&parts) {
                prop_assert!((weight - part / sum).abs() < 1e-12);
            }
            prop_assert!(found.consistency_ratio < 1e-9);
            prop_assert!(worst_triple(&a).is_none_or(|worst| worst.factor() < 1.0 + 1e-9));
        }

        /// For any comparisons, the result is an eigenvector and sums to one.
        #[test]
        fn the_eigenvector_is_one(said in proptest::collection::vec(1..=9u32, 15), turned in any::<u16>()) {
            let mut a = vec![vec![1.0; 6]; 6];
            let pairs = (0..6).flat_map(|i| (i + 1..6).map(move |j| (i, j)));
            for (n, (i, j)) in pairs.enumerate() {
                let x = f64::from(said[n]);
                a[i][j] = if turned >> n & 1 == 1 { 1.0 / x } else { x };
                a[j][i] = 1.0 / a[i][j];
            }
            let found = pairwise(&a);
            prop_assert!((found.weights.iter().sum::<f64>() - 1.0).abs() < 1e-12 && found.lambda_max >= 6.0 - 1e-9);
            for (row, w) in a.iter().zip(&found.weights) {
                let product: f64 = row.iter().zip(&found.weights).map(|(a, w)| a * w).sum();
                prop_assert!((product - found.lambda_max * w).abs() < 1e-12);
            }
        }
    }
}
