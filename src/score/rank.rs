//! Ranks: best score first, failed gates below all others, ties share the better rank.

use crate::tolerance;
use std::cmp::Reverse;

/// Where an idea stands: the less the better, equals are tied. A failed gate stands below all that passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing {
    failed: bool,
    points: Reverse<i64>,
}

impl Standing {
    /// Of a score. Rounding makes equality transitive, which nearness is not; a score in units of a tie is a whole number
    /// far below 2⁶³.
    pub fn new(score: f64, failed: bool) -> Standing {
        // A score is not negative, so that this rounds it.
        Standing { failed, points: Reverse((score / tolerance::POINTS + 0.5) as i64) }
    }
}

/// Ranks (1 = best) in the order of the table, and the table's places in the order of rank. Ties share the better
/// rank ("1224") and keep the order of the table.
pub fn rank(score: &[f64], failed: impl Fn(usize) -> bool) -> (Vec<usize>, Vec<usize>) {
    let standing = |(i, s): (usize, &f64)| (Standing::new(*s, failed(i)), i);
    let mut sorted: Vec<(Standing, usize)> = score.iter().enumerate().map(standing).collect();
    // On one thread: a pool of threads may be busy with draws, and whoever moves a slider waits for this.
    sorted.sort_unstable();
    let mut ranks = vec![0; score.len()];
    let mut rank = 0;
    for (place, &(standing, i)) in sorted.iter().enumerate() {
        let tied = place > 0 && sorted[place - 1].0 == standing;
        rank = if tied { rank } else { place + 1 };
        ranks[i] = rank;
    }
    let order = sorted.into_iter().map(|(_, i)| i).collect();
    (ranks, order)
}

/// What has a number, the greatest first; equal ones in the order they come in.
pub fn greatest_first<T>(of: impl IntoIterator<Item = T>, number: impl Fn(&T) -> f64) -> Vec<T> {
    let mut sorted: Vec<T> = of.into_iter().collect();
    sorted.sort_by(|a, b| number(b).total_cmp(&number(a)));
    sorted
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
