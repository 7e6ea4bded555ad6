//! Ranks: best score first, ideas with a failed gate below all others, ties share the better rank.

use crate::tolerance;

/// The sort key of an idea: smaller is better, equals are tied. Ideas with a failed gate come after all others; an idea of
/// which nothing is known comes after those that are known to earn nothing.
///
/// One word, since ranking sorts many: whether a gate failed, how far the rounded points are below all that there could
/// be, whether nothing is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Standing(u64);

const FAILED: u64 = 1 << 63;
/// More than the rounded points of any score.
const MOST_POINTS: u64 = 1 << 61;

impl Standing {
    /// The standing of a score.
    pub fn new(score: f64, failed: bool, is_unknown: impl FnOnce() -> bool) -> Standing {
        let points = tolerance::whole(score);
        // What an unknown earns by decree, as in a what-if, counts like any other score.
        let is_unknown = points == 0 && is_unknown();
        Standing(if failed { FAILED } else { 0 } | (MOST_POINTS - points) << 1 | u64::from(is_unknown))
    }
}

/// The rank (1 = best) of each idea in the order of the table, and the ideas in the order of rank. Ties share the
/// better rank ("1224") and keep the order of the table.
pub fn rank(
    score: &[f64],
    failed: impl Fn(usize) -> bool,
    is_unknown: impl Fn(usize) -> bool,
) -> (Vec<usize>, Vec<usize>) {
    let standing = |(i, s): (usize, &f64)| (Standing::new(*s, failed(i), || is_unknown(i)), i);
    let mut sorted: Vec<(Standing, usize)> = score.iter().enumerate().map(standing).collect();
    // On one thread: the thread pool may be busy with draws while a user moves a slider.
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

/// Sorts items by a number, greatest first; the sort is stable.
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
        let (ranks, order) = rank(&[50.0, 70.0, 50.0 + 1e-13, 90.0, 10.0], |i| i == 3, |_| false);
        assert_eq!(ranks, [2, 1, 2, 5, 4]);
        assert_eq!(order, [1, 0, 2, 4, 3]);
    }

    #[test]
    fn whoever_is_known_to_earn_nothing_is_ahead_of_whoever_is_unknown() {
        let (ranks, order) = rank(&[0.0, 0.0, 50.0, 90.0, 40.0], |i| i == 3, |i| i == 0 || i == 4);
        assert_eq!(ranks, [4, 3, 1, 5, 2], "an unknown with points, as in a what-if, counts by its points");
        assert_eq!(order, [2, 4, 1, 0, 3]);
    }
}
