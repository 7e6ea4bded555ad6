//! Criteria shown one by one, with many small ones put together.

use super::figure::Subject;
use crate::say::chart::{shared, waterfall as say};

/// A criterion, or several shown as one.
pub struct CriterionGroup {
    /// Its name.
    pub name: String,
    /// The criteria, by index in the rubric.
    pub criteria: Vec<usize>,
    /// Their share of the weight.
    pub weight: f64,
}

impl CriterionGroup {
    /// Criteria under a name.
    pub fn new(s: &Subject, name: String, criteria: &[usize]) -> CriterionGroup {
        let weight = criteria.iter().map(|&c| s.scored.weights[c]).sum();
        CriterionGroup { name, criteria: criteria.to_vec(), weight }
    }

    /// The sum of `points` over its criteria.
    pub fn sum(&self, points: impl Fn(usize) -> f64) -> f64 {
        self.criteria.iter().map(|&c| points(c)).sum()
    }
}

/// One group for each criterion, at most `most` groups; the last of them holds small and idle criteria together.
pub fn groups(s: &Subject, sorted: &[usize], idle: &[usize], most: usize) -> Vec<CriterionGroup> {
    let groups = split(sorted, idle, most);
    let is_all = groups.len() == 1;
    let name = |group: &[usize]| match group {
        [only] => s.criterion(*only),
        _ if is_all => say::ALL_CRITERIA.get(s.lang).to_owned(),
        rest => shared::other_criteria(rest.len(), s.lang),
    };
    groups.iter().map(|group| CriterionGroup::new(s, name(group), group)).collect()
}

fn split(sorted: &[usize], idle: &[usize], most: usize) -> Vec<Vec<usize>> {
    let fits = sorted.len() + usize::from(!idle.is_empty()) <= most;
    let (own, small) = sorted.split_at(if fits { sorted.len() } else { most - 1 });
    let rest = [small, idle].concat();
    own.iter().map(|&c| vec![c]).chain((!rest.is_empty()).then_some(rest)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_idle_criteria_are_put_together() {
        assert_eq!(split(&[4, 2], &[], 2), [[4], [2]]);
        assert_eq!(split(&[4, 2], &[0, 1], 3), [vec![4], vec![2], vec![0, 1]]);
        assert_eq!(split(&[4, 2], &[0, 1], 2), [vec![4], vec![2, 0, 1]]);
        assert_eq!(split(&[], &[0, 1], 3), [[0, 1]]);
    }
}
