//! Constraints on weights that cannot hold at once.

use super::polytope::Constraint;
use crate::analysis::linear::{Row, widest_margin};
use crate::tolerance;

/// Conflicts are searched through all subsets up to so many constraints, smallest first; beyond, by leaving out one
/// after the other.
const FEW: usize = 12;

/// The smallest set of constraints that leaves no weights at all, by their places; none where there are weights.
pub(super) fn conflict(n: usize, constraints: &[Constraint]) -> Option<Vec<usize>> {
    let all: Vec<usize> = (0..constraints.len()).collect();
    if is_feasible(n, constraints, &all) {
        return None;
    }
    if all.len() <= FEW {
        let mut subsets: Vec<Vec<usize>> =
            (1u32..1 << all.len()).map(|set| all.iter().copied().filter(|c| set >> c & 1 == 1).collect()).collect();
        subsets.sort_by_key(Vec::len);
        return subsets.into_iter().find(|subset| !is_feasible(n, constraints, subset));
    }
    let mut kept = all.clone();
    for constraint in all {
        let without: Vec<usize> = kept.iter().copied().filter(|&c| c != constraint).collect();
        if !is_feasible(n, constraints, &without) {
            kept = without;
        }
    }
    Some(kept)
}

/// Whether any weights satisfy these constraints, the strict ones with room to spare.
fn is_feasible(n: usize, constraints: &[Constraint], which: &[usize]) -> bool {
    let mut rows = vec![(Row::exactly(vec![1.0; n], 1.0), 0.0)];
    rows.extend(which.iter().map(|&c| (constraints[c].row.clone(), f64::from(constraints[c].strict))));
    let best = widest_margin(&vec![(0.0, 1.0); n], (0.0, 1.0), &rows);
    let strict = which.iter().any(|&c| constraints[c].strict);
    best.is_some_and(|(_, room)| !strict || room > tolerance::SLACK)
}
