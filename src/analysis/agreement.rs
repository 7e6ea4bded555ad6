//! Standard measures of how alike rankings are: Spearman's ρ, Kendall's τ-b and W, weighted Spearman, WS, and the
//! overlap of the first k.
//!
//! Ranks run from 1. Undefined values are `None`.

/// Kendall's τ-b between two rankings of the same ideas, corrected for ties: 1 if every pair is in the same order, −1
/// if every pair is reversed (Kendall 1945, "The treatment of ties in ranking problems"). `None` if undefined: fewer
/// than two ideas, or a ranking of nothing but ties.
///
/// O(n log n) after Knight 1966: sort by one ranking, count the inversions of the other.
pub fn kendall_tau_b(a: &[usize], b: &[usize]) -> Option<f64> {
    debug_assert_eq!(a.len(), b.len());
    let mut pairs: Vec<(usize, usize)> = a.iter().copied().zip(b.iter().copied()).collect();
    pairs.sort_unstable();
    let total = choose_two(pairs.len());
    let ties_a = tied_pairs(pairs.iter().map(|p| p.0));
    let ties_both = tied_pairs(pairs.iter().copied());
    let (discordant, second) = reversed(&pairs);
    let ties_b = tied_pairs(second.iter().copied());
    let concordant_minus_discordant = (total + ties_both) as f64 - (ties_a + ties_b) as f64 - 2.0 * discordant as f64;
    let scale = ((total - ties_a) as f64 * (total - ties_b) as f64).sqrt();
    (scale > 0.0).then(|| concordant_minus_discordant / scale)
}

/// Spearman's ρ: Pearson's correlation of the ranks, ties at their middle rank (Spearman 1904). `None` if undefined:
/// fewer than two numbers, or all the same.
pub fn spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    rank_correlation(&mid_ranks(x), &mid_ranks(y))
}

/// Spearman's ρ of ranks whose ties already have their middle rank.
pub fn rank_correlation(x: &[f64], y: &[f64]) -> Option<f64> {
    let mean = (x.len() as f64 + 1.0) / 2.0;
    let product = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| (a - mean) * (b - mean)).sum::<f64>();
    let scale = (product(x, x) * product(y, y)).sqrt();
    (scale > 0.0).then(|| product(x, y) / scale)
}

/// Turns ranks whose ties share the better one ("1224") into ranks with ties at their middle. O(n).
pub fn middle_of_ties(ranks: &[usize]) -> Vec<f64> {
    let sharing = sharing(ranks);
    ranks.iter().zip(sharing).map(|(&rank, count)| rank as f64 + (count as f64 - 1.0) / 2.0).collect()
}

/// For each idea, the number of ideas with its rank.
pub fn sharing(ranks: &[usize]) -> Vec<usize> {
    let mut count = vec![0; ranks.iter().max().map_or(0, |most| most + 1)];
    ranks.iter().for_each(|&rank| count[rank] += 1);
    ranks.iter().map(|&rank| count[rank]).collect()
}

/// Ranks from 1, smallest number first; equal numbers share the mean of their places.
pub fn mid_ranks(x: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|&a, &b| x[a].total_cmp(&x[b]));
    let mut ranks = vec![0.0; x.len()];
    let mut start = 0;
    while start < order.len() {
        // Counting the first as tied with itself makes the loop end even for NaN.
        let tied = 1 + order[start + 1..].iter().take_while(|&&i| x[i] == x[order[start]]).count();
        let middle = start as f64 + (tied as f64 + 1.0) / 2.0;
        order[start..start + tied].iter().for_each(|&i| ranks[i] = middle);
        start += tied;
    }
    ranks
}

/// The number of pairs in opposite orders in two rankings of the same ideas; tied pairs have no order. O(n log
/// n).
pub fn turned_pairs(a: &[usize], b: &[usize]) -> u64 {
    let mut pairs: Vec<(usize, usize)> = a.iter().copied().zip(b.iter().copied()).collect();
    pairs.sort_unstable();
    reversed(&pairs).0
}

/// For sorted pairs of ranks, the number in opposite orders, and the second ranks sorted.
fn reversed(pairs: &[(usize, usize)]) -> (u64, Vec<usize>) {
    let mut second: Vec<usize> = pairs.iter().map(|p| p.1).collect();
    (inversions(&mut second, &mut vec![0; pairs.len()]), second)
}

/// Weighted Spearman r_w, in which differences near the top count more:
/// 1 − 6·Σ (x − y)²·((N − x + 1) + (N − y + 1)) / (N⁴ + N³ − N² − N).
///
/// Takes ranks; `None` if fewer than two (Pinto da Costa & Soares 2005).
pub fn weighted_spearman(x: &[f64], y: &[f64]) -> Option<f64> {
    let n = x.len() as f64;
    let scale = n.powi(4) + n.powi(3) - n.powi(2) - n;
    let term = |(x, y): (&f64, &f64)| (x - y).powi(2) * ((n - x + 1.0) + (n - y + 1.0));
    (scale > 0.0).then(|| 1.0 - 6.0 * x.iter().zip(y).map(term).sum::<f64>() / scale)
}

/// WS, the similarity of a ranking to a reference whose first places count most:
/// 1 − Σ 2^−x · |x − y| / max(|1 − x|, |N − x|), x the reference.
///
/// Takes ranks; not symmetric; `None` if fewer than two (Sałabun & Urbaniak 2020).
pub fn ws(reference: &[f64], other: &[f64]) -> Option<f64> {
    let n = reference.len() as f64;
    let term = |(x, y): (&f64, &f64)| (-x).exp2() * (x - y).abs() / (1.0 - x).abs().max((n - x).abs());
    (n > 1.0).then(|| 1.0 - reference.iter().zip(other).map(term).sum::<f64>())
}

/// Kendall's coefficient of concordance W of several judges over the same ideas, corrected for ties: 12·S / (k²·(n³ −
/// n) − k·T), where S is the sum of squares of the rank sums about their mean and T = Σ (t³ − t) over the ties of all
/// judges.
///
/// Kendall & Babington Smith 1939; Siegel & Castellan 1988, section 9.6. `None` if no judge tells any two ideas apart.
///
/// Takes ranks whose ties already have their middle rank.
pub fn concordance(ranks: &[Vec<f64>]) -> Option<f64> {
    let (k, n) = (ranks.len() as f64, ranks.first()?.len());
    let sums: Vec<f64> = (0..n).map(|i| ranks.iter().map(|judge| judge[i]).sum()).collect();
    let mean = k * (n as f64 + 1.0) / 2.0;
    let squares: f64 = sums.iter().map(|sum| (sum - mean).powi(2)).sum();
    let cubed = |n: f64| n.powi(3) - n;
    let ties: f64 = ranks.iter().flat_map(|judge| ties(judge)).map(cubed).sum();
    let scale = k * k * cubed(n as f64) - k * ties;
    (scale > 0.0).then(|| 12.0 * squares / scale)
}

/// The share of the first k ideas that two rankings have in common, 0 to 1. If a tie makes a list longer than k, it is
/// the share of the longer list. `None` for k = 0.
pub fn top_overlap(a: &[usize], b: &[usize], k: usize) -> Option<f64> {
    let first = |ranks: &[usize]| ranks.iter().filter(|rank| **rank <= k).count();
    let both = a.iter().zip(b).filter(|(a, b)| **a <= k && **b <= k).count();
    let longer = first(a).max(first(b));
    (longer > 0).then(|| both as f64 / longer as f64)
}

/// The number of ideas at each rank that occurs.
fn ties(ranks: &[f64]) -> Vec<f64> {
    let mut sorted = ranks.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a == b).map(|run| run.len() as f64).collect()
}

fn choose_two(n: usize) -> u64 {
    (n as u64) * (n as u64).saturating_sub(1) / 2
}

/// Pairs of equal neighbours in a sorted sequence.
fn tied_pairs<T: PartialEq>(sorted: impl Iterator<Item = T>) -> u64 {
    let (mut pairs, mut run, mut last) = (0, 0, None);
    for item in sorted {
        run = if last.as_ref() == Some(&item) { run + 1 } else { 1 };
        // The n-th of a run pairs with the n − 1 before it.
        pairs += run - 1;
        last = Some(item);
    }
    pairs
}

/// Merge-sorts, and counts the pairs that were in the wrong order.
fn inversions(values: &mut [usize], spare: &mut [usize]) -> u64 {
    let n = values.len();
    if n < 2 {
        return 0;
    }
    let (left, right) = values.split_at_mut(n / 2);
    let (left_spare, right_spare) = spare.split_at_mut(n / 2);
    let mut count = inversions(left, left_spare) + inversions(right, right_spare);
    let (mut i, mut j) = (0, 0);
    for slot in spare.iter_mut() {
        if j == right.len() || (i < left.len() && left[i] <= right[j]) {
            *slot = left[i];
            i += 1;
        } else {
            *slot = right[j];
            count += (left.len() - i) as u64;
            j += 1;
        }
    }
    values.copy_from_slice(spare);
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition, pair by pair.
    fn by_pairs(a: &[usize], b: &[usize]) -> Option<f64> {
        let (mut s, mut n_a, mut n_b) = (0.0, 0.0, 0.0);
        for i in 0..a.len() {
            for j in 0..i {
                let sign = |x: &[usize]| x[i].cmp(&x[j]) as i32 as f64;
                s += sign(a) * sign(b);
                n_a += sign(a).abs();
                n_b += sign(b).abs();
            }
        }
        (n_a * n_b > 0.0).then(|| s / f64::sqrt(n_a * n_b))
    }

    #[test]
    fn undefined_is_none() {
        assert_eq!(kendall_tau_b(&[], &[]), None);
        assert_eq!(kendall_tau_b(&[1], &[1]), None);
        assert_eq!(kendall_tau_b(&[1, 1, 1], &[1, 2, 3]), None);
    }

    #[test]
    fn spearman_takes_ties_at_their_middle() {
        // By hand: ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4; covariance 4.5, scale √(4.5 · 5).
        let rho = spearman(&[1.0, 2.0, 2.0, 9.0], &[10.0, 20.0, 30.0, 40.0]).unwrap();
        assert!((rho - 4.5 / (4.5f64 * 5.0).sqrt()).abs() < 1e-12);
        assert_eq!(spearman(&[1.0, 1.0], &[1.0, 2.0]), None);
        assert_eq!(spearman(&[1.0], &[1.0]), None);
    }

    #[test]
    fn ties_move_to_their_middle() {
        assert_eq!(middle_of_ties(&[2, 1, 2, 5, 2]), mid_ranks(&[2.0, 1.0, 2.0, 5.0, 2.0]));
        assert!(middle_of_ties(&[]).is_empty());
    }

    #[test]
    fn ranks_end_whatever_they_are_given() {
        let odd = [f64::NAN, f64::INFINITY, -0.0, 5e-324, 0.0, f64::NAN, f64::NEG_INFINITY];
        assert_eq!(mid_ranks(&odd), [6.0, 5.0, 2.5, 4.0, 2.5, 7.0, 1.0]);
    }

    #[test]
    fn undefined_of_few() {
        assert_eq!(weighted_spearman(&[1.0], &[1.0]), None);
        assert_eq!(ws(&[1.0], &[1.0]), None);
        assert_eq!(concordance(&[]), None);
        assert_eq!(concordance(&[vec![1.5, 1.5], vec![1.5, 1.5]]), None);
        assert_eq!(top_overlap(&[1, 2], &[2, 1], 0), None);
    }

    /// The textbook example of three judges of ten with ties (Kendall, Rank correlation methods, chapter 6): W = 0.828.
    #[test]
    fn concordance_with_ties() {
        let judges = [
            vec![1.0, 4.5, 2.0, 4.5, 3.0, 7.5, 6.0, 9.0, 7.5, 10.0],
            vec![2.5, 1.0, 2.5, 4.5, 4.5, 8.0, 9.0, 6.5, 10.0, 6.5],
            vec![2.0, 1.0, 4.5, 4.5, 4.5, 4.5, 8.0, 8.0, 8.0, 10.0],
        ];
        let w = concordance(&judges.map(|judge| mid_ranks(&judge)));
        assert!((w.unwrap() - 0.828).abs() < 5e-4, "{w:?}");
    }

    #[test]
    fn the_first_of_two_rankings() {
        assert_eq!(top_overlap(&[1, 2, 3, 4], &[2, 1, 4, 3], 2), Some(1.0));
        assert_eq!(top_overlap(&[1, 2, 3, 4], &[4, 3, 2, 1], 2), Some(0.0));
        // Of four that are among the first two by ties, two are in the other's first two.
        assert_eq!(top_overlap(&[1, 2, 2, 2], &[2, 1, 3, 4], 2), Some(0.5));
    }

    proptest! {
        #[test]
        fn opposite_orders_are_counted(pairs in proptest::collection::vec((1usize..6, 1usize..6), 0..40)) {
            let (a, b): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
            let opposite = |i: usize, j: usize| (a[i] < a[j] && b[i] > b[j]) || (a[i] > a[j] && b[i] < b[j]);
            let count = (0..a.len()).flat_map(|i| (0..i).map(move |j| (i, j))).filter(|&(i, j)| opposite(i, j)).count();
            prop_assert_eq!(turned_pairs(&a, &b), count as u64);
        }

        #[test]
        fn it_is_the_definition(pairs in proptest::collection::vec((1usize..6, 1usize..6), 0..40)) {
            let (a, b): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
            match (kendall_tau_b(&a, &b), by_pairs(&a, &b)) {
                (Some(x), Some(y)) => prop_assert!((x - y).abs() < 1e-12),
                (x, y) => prop_assert_eq!(x, y),
            }
        }
    }
}
