//! Ranks: best score first, failed gates below all others, ties share the better rank.

/// Scores (0–100) closer than this are equal: the sums of the same values in another grouping differ by less.
pub const TIE: f64 = 1e-9;

/// Ranks (1 = best) in the order of the table, and the table's places in the order of rank. Ties share the better
/// rank ("1224") and keep the order of the table.
pub fn rank(score: &[f64], failed: impl Fn(usize) -> bool) -> (Vec<usize>, Vec<usize>) {
    // Rounding makes equality transitive, which nearness is not.
    let keys: Vec<(bool, f64)> = score.iter().enumerate().map(|(i, s)| (failed(i), -(s / TIE).round())).collect();
    let mut order: Vec<usize> = (0..score.len()).collect();
    order.sort_by(|&a, &b| keys[a].0.cmp(&keys[b].0).then(keys[a].1.total_cmp(&keys[b].1)));
    let mut ranks = vec![0; score.len()];
    for (place, &i) in order.iter().enumerate() {
        let tied = place > 0 && keys[order[place - 1]] == keys[i];
        ranks[i] = if tied { ranks[order[place - 1]] } else { place + 1 };
    }
    (ranks, order)
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn ties_share_the_better_rank_and_failed_gates_stand_last() {
        let (ranks, order) = rank(&[50.0, 70.0, 50.0 + 1e-13, 90.0, 10.0], |i| i == 3);
        assert_eq!(ranks, [2, 1, 2, 5, 4]);
        assert_eq!(order, [1, 0, 2, 4, 3]);
    }
}
