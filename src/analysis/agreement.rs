//! How alike two rankings are: Kendall's τ-b.

/// Kendall's τ-b between two rankings of the same ideas: 1 where every pair stands in the same order, −1 where every
/// pair is turned round, ties corrected for (Kendall 1945, "The treatment of ties in ranking problems"). None where
/// it is undefined: fewer than two ideas, or a ranking of nothing but ties.
///
/// O(n log n) after Knight 1966: sort by one ranking, count the inversions of the other.
pub fn kendall_tau_b(a: &[usize], b: &[usize]) -> Option<f64> {
    debug_assert_eq!(a.len(), b.len());
    let mut pairs: Vec<(usize, usize)> = a.iter().copied().zip(b.iter().copied()).collect();
    pairs.sort_unstable();
    let total = choose_two(pairs.len());
    let ties_a = tied(pairs.iter().map(|p| p.0));
    let ties_both = tied(pairs.iter().copied());
    let mut second: Vec<usize> = pairs.iter().map(|p| p.1).collect();
    let discordant = inversions(&mut second, &mut vec![0; pairs.len()]);
    // `second` is sorted now.
    let ties_b = tied(second.iter().copied());
    let concordant_minus_discordant = (total + ties_both) as f64 - (ties_a + ties_b) as f64 - 2.0 * discordant as f64;
    let scale = ((total - ties_a) as f64 * (total - ties_b) as f64).sqrt();
    (scale > 0.0).then(|| concordant_minus_discordant / scale)
}

fn choose_two(n: usize) -> u64 {
    (n as u64) * (n as u64).saturating_sub(1) / 2
}

/// Pairs of equal neighbours in a sorted sequence.
fn tied<T: PartialEq>(sorted: impl Iterator<Item = T>) -> u64 {
    let (mut pairs, mut run, mut last) = (0, 0, None);
    for item in sorted {
        run = if last.as_ref() == Some(&item) { run + 1 } else { 1 };
        // The n-th of a run pairs with the n − 1 before it.
        pairs += run - 1;
        last = Some(item);
    }
    pairs
}

/// Sorts by merging, and counts the pairs that stood in the wrong order.
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

    proptest! {
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
