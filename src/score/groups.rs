//! Ideas in groups: how many there are, what they score, and what to do with them.

use super::verdict::Verdict;
use crate::evidence::{GroupKey, beginning};
use crate::tolerance;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The ideas of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What its cells have in common.
    pub key: GroupKey,
    /// Its cell as first written.
    pub name: String,
    /// The number of its ideas with each verdict, in the order of [`Verdict::ALL`].
    pub verdicts: [usize; 3],
    /// What its ideas score; the least first, once groups are [`ranked`](Groups::ranked).
    pub scores: Vec<f64>,
    /// Where its first idea stands: the block, and the place in it.
    first: (usize, usize),
}

impl Group {
    /// The number of its ideas.
    pub fn ideas(&self) -> usize {
        self.scores.len()
    }

    /// The median of what its ideas score; of an even number, the mean of the middle two.
    pub fn median(&self) -> f64 {
        let last = self.scores.len() - 1;
        f64::midpoint(self.scores[last / 2], self.scores[last.div_ceil(2)])
    }
}

/// Groups that are being counted. A score takes 8 bytes, so that medians are exact.
#[derive(Debug, Default)]
pub struct Groups(HashMap<GroupKey, Group>);

impl Groups {
    /// Counts an idea, which stands at a place of the table, to its group.
    pub fn add(&mut self, key: &GroupKey, written: &str, first: (usize, usize), score: f64, verdict: Verdict) {
        if !self.0.contains_key(key) {
            let name = if key.is_some() { beginning(written) } else { "" }.to_owned();
            let group = Group { key: key.clone(), name, verdicts: [0; 3], scores: Vec::new(), first };
            self.0.insert(key.clone(), group);
        }
        let group = self.0.get_mut(key).expect("it is there");
        group.scores.push(score);
        group.verdicts[verdict as usize] += 1;
    }

    /// Adds the groups of other ideas of the table.
    pub fn append(&mut self, others: Groups) {
        for (key, other) in others.0 {
            let Some(group) = self.0.get_mut(&key) else {
                self.0.insert(key, other);
                continue;
            };
            group.scores.extend(other.scores);
            group.verdicts.iter_mut().zip(other.verdicts).for_each(|(all, some)| *all += some);
            if other.first < group.first {
                (group.first, group.name) = (other.first, other.name);
            }
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The groups, that with the greatest median first, equals as they appear in the table; last, the ideas without
    /// anything in the column.
    pub fn ranked(self) -> Vec<Group> {
        let mut groups: Vec<Group> = self.0.into_values().collect();
        groups.iter_mut().for_each(|group| group.scores.sort_unstable_by(f64::total_cmp));
        groups.sort_by_key(|group| (group.key.is_none(), Reverse(tolerance::whole(group.median())), group.first));
        groups
    }
}

/// The places of the ranked groups that share the greatest median.
pub fn greatest_medians(groups: &[Group]) -> Vec<usize> {
    let median = |place: &usize| tolerance::whole(groups[*place].median());
    let greatest = (0..groups.len()).map(|place| median(&place)).max();
    (0..groups.len()).filter(|place| Some(median(place)) == greatest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(ideas: &[(&str, f64)], block: usize) -> Groups {
        let mut groups = Groups::default();
        for (idea, (name, score)) in ideas.iter().enumerate() {
            let key = (!name.is_empty()).then(|| name.to_lowercase());
            groups.add(&key, name, (block, idea), *score, Verdict::Watch);
        }
        groups
    }

    #[test]
    fn groups_stand_by_their_median_and_then_as_they_appear() {
        let mut all = groups(&[("MEDIA", 40.0), ("retail", 10.0), ("", 99.0)], 1);
        all.append(groups(&[("Media", 60.0), ("Retail", 90.0), ("law", 20.0)], 0));
        let ranked = all.ranked();
        let told: Vec<(&str, usize, f64)> = ranked.iter().map(|g| (&*g.name, g.ideas(), g.median())).collect();
        assert_eq!(told, [("Media", 2, 50.0), ("Retail", 2, 50.0), ("law", 1, 20.0), ("", 1, 99.0)]);
        assert_eq!(ranked[0].verdicts, [0, 2, 0]);
        assert_eq!(greatest_medians(&ranked), [3], "whoever has no group may be the best all the same");
        assert_eq!(greatest_medians(&ranked[..3]), [0, 1]);
    }
}
