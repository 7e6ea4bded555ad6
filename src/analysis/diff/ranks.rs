//! The ideas behind a change of rank: those that passed an idea, fell back, were added or were removed.

use super::matched::{Judgement, Matched};
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// How another idea changed places with this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CrossingKind {
    /// It was not ahead and now is.
    Passed,
    /// It is new and ahead.
    Added,
    /// It was ahead and no longer is.
    FellBack,
    /// It was ahead and is gone.
    Removed,
}

impl CrossingKind {
    /// The id in machine-readable output.
    pub fn id(self) -> &'static str {
        match self {
            CrossingKind::Passed => "passed",
            CrossingKind::Added => "added",
            CrossingKind::FellBack => "fell_back",
            CrossingKind::Removed => "removed",
        }
    }
}

/// Another idea that changed places with this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The other idea, by its places in the two tables.
    pub idea: Matched,
    /// How it changed places.
    pub how: CrossingKind,
}

/// The ideas that changed places with this one in the direction of its move.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Crossings {
    /// Those nearest in rank, the nearest first.
    pub nearest: Vec<Crossing>,
    /// The number of all of them.
    pub count: usize,
}

/// The most crossings listed.
const MAX_LISTED_CROSSINGS: usize = 5;

/// An index that finds the ideas that changed places with any idea.
pub struct CrossingIndex {
    /// The ideas by their rank after, to find those that passed an idea.
    lost: RankedField,
    /// The ideas by their rank before, to find those that fell back behind an idea.
    gained: RankedField,
}

impl CrossingIndex {
    /// An index of two sides. A likely renamed pair counts as one idea, so that a new name alone passes nothing.
    pub(super) fn new(sides: [Judgement; 2], ideas: &[Matched], renamed: &[[usize; 2]]) -> CrossingIndex {
        let gone: BTreeSet<usize> = renamed.iter().map(|pair| pair[0]).collect();
        let new: BTreeSet<usize> = renamed.iter().map(|pair| pair[1]).collect();
        let is_renamed = |idea: &Matched| match (idea.before, idea.after) {
            (Some(old), None) => gone.contains(&old),
            (None, Some(place)) => new.contains(&place),
            _ => false,
        };
        let others = ideas.iter().copied().filter(|idea| !is_renamed(idea));
        let merged = renamed.iter().map(|&[old, new]| Matched { before: Some(old), after: Some(new) });
        let all: Vec<Matched> = others.chain(merged).collect();
        CrossingIndex::of(sides.map(|s| &*s.scored.rank), &all)
    }

    /// An index of the ideas of one table under two rankings.
    pub fn of_one_table(ranks: [&[usize]; 2]) -> CrossingIndex {
        let all: Vec<Matched> = (0..ranks[0].len()).map(|i| Matched { before: Some(i), after: Some(i) }).collect();
        CrossingIndex::of(ranks, &all)
    }

    fn of([before, after]: [&[usize]; 2], all: &[Matched]) -> CrossingIndex {
        let then = |idea: &Matched| idea.before.map(|place| before[place]);
        let now = |idea: &Matched| idea.after.map(|place| after[place]);
        CrossingIndex { lost: RankedField::new(all, now, then), gained: RankedField::new(all, then, now) }
    }

    /// For an idea with these ranks before and after: the ideas that are now ahead and were not, if it lost places, or
    /// that were ahead and are not, if it gained places. There is at least one if the rank changed, since a rank is one
    /// more than the number of better ideas.
    pub fn crossings(&self, ranks: [usize; 2]) -> Crossings {
        let [before, after] = ranks;
        let lost = after > before;
        let (count, nearest) = if lost { self.lost.ahead(after, before) } else { self.gained.ahead(before, after) };
        let crossing = |idea: Matched| {
            let how = match (lost, idea.both()) {
                (true, Some(_)) => CrossingKind::Passed,
                (true, None) => CrossingKind::Added,
                (false, Some(_)) => CrossingKind::FellBack,
                (false, None) => CrossingKind::Removed,
            };
            Crossing { idea, how }
        };
        Crossings { nearest: nearest.into_iter().map(crossing).collect(), count }
    }
}

/// The ideas of one side in the order of their ranks, each with its rank on the other side.
struct RankedField {
    ideas: Vec<Matched>,
    /// The ranks of `ideas`, ascending.
    ranks: Vec<usize>,
    /// For each pair of ranks of an idea, the number of ideas that are better on this side and not on the other.
    counts: HashMap<(usize, usize), usize>,
    /// A tree over the ranks on the other side: each node holds the greatest rank below it; the leaves come last.
    tree: Vec<usize>,
}

/// The rank of an idea on a side that lacks it: behind all.
const ABSENT_RANK: usize = usize::MAX;

impl RankedField {
    fn new(
        all: &[Matched],
        rank: impl Fn(&Matched) -> Option<usize>,
        other: impl Fn(&Matched) -> Option<usize>,
    ) -> RankedField {
        let mut there: Vec<(usize, usize, Matched)> =
            all.iter().filter_map(|idea| Some((rank(idea)?, other(idea).unwrap_or(ABSENT_RANK), *idea))).collect();
        there.sort_by_key(|(rank, ..)| *rank);
        let leaves = there.len().next_power_of_two();
        let mut tree = vec![0; 2 * leaves];
        for (place, (_, other, _)) in there.iter().enumerate() {
            tree[leaves + place] = *other;
        }
        for node in (1..leaves).rev() {
            tree[node] = tree[2 * node].max(tree[2 * node + 1]);
        }
        RankedField {
            counts: counts(&there),
            ranks: there.iter().map(|(rank, ..)| *rank).collect(),
            ideas: there.into_iter().map(|(.., idea)| idea).collect(),
            tree,
        }
    }

    /// The ideas better than `rank` that are not better than `other` on the other side: their number and the nearest
    /// ones.
    fn ahead(&self, rank: usize, other: usize) -> (usize, Vec<Matched>) {
        let mut end = self.ranks.partition_point(|r| *r < rank);
        let mut nearest = Vec::new();
        while nearest.len() < MAX_LISTED_CROSSINGS
            && let Some(place) = self.last((1, 0..self.tree.len() / 2), end, other)
        {
            nearest.push(self.ideas[place]);
            end = place;
        }
        (self.counts.get(&(rank, other)).copied().unwrap_or_default(), nearest)
    }

    /// The last place below a node and before `end` whose rank on the other side is at least `other`.
    fn last(&self, (node, places): (usize, Range<usize>), end: usize, other: usize) -> Option<usize> {
        if places.start >= end || self.tree[node] < other {
            return None;
        }
        if places.len() == 1 {
            return Some(places.start);
        }
        let middle = places.start + places.len() / 2;
        let right = self.last((2 * node + 1, middle..places.end), end, other);
        right.or_else(|| self.last((2 * node, places.start..middle), end, other))
    }
}

/// For each pair of ranks, the number of ideas with a better first rank and no better second one, counted with a
/// Fenwick tree (Fenwick 1994, "A new data structure for cumulative frequency tables").
fn counts(there: &[(usize, usize, Matched)]) -> HashMap<(usize, usize), usize> {
    let size = there.len().max(there.iter().map(|t| t.1).filter(|other| *other != ABSENT_RANK).max().unwrap_or(0)) + 1;
    let mut sums = vec![0; size + 1];
    let mut counts = HashMap::new();
    let mut seen = 0;
    for tied in there.chunk_by(|a, b| a.0 == b.0) {
        for &(rank, other, _) in tied.iter().filter(|t| t.1 != ABSENT_RANK) {
            let (mut better, mut at) = (0, other - 1);
            while at > 0 {
                better += sums[at];
                at &= at - 1;
            }
            counts.insert((rank, other), seen - better);
        }
        for &(_, other, _) in tied {
            seen += 1;
            let mut at = other.min(size);
            while at <= size {
                sums[at] += 1;
                at += at & at.wrapping_neg();
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn whoever_crossed_is_counted_and_the_nearest_named(
            ranks in proptest::collection::vec((proptest::option::of(1usize..9), proptest::option::of(1usize..9)), 1..40)
        ) {
            let pair = |i: usize| Matched { before: ranks[i].0.map(|_| i), after: ranks[i].1.map(|_| i) };
            let all: Vec<Matched> = (0..ranks.len()).map(pair).collect();
            let then = |idea: &Matched| idea.before.and_then(|i| ranks[i].0);
            let now = |idea: &Matched| idea.after.and_then(|i| ranks[i].1);
            let places = CrossingIndex { lost: RankedField::new(&all, now, then), gained: RankedField::new(&all, then, now) };
            for (old, new) in ranks.iter().filter_map(|(old, new)| old.zip(*new)).filter(|(old, new)| old != new) {
                // The definition, idea by idea.
                let was_ahead = |i: &usize| ranks[*i].0.is_some_and(|rank| rank < old);
                let is_ahead = |i: &usize| ranks[*i].1.is_some_and(|rank| rank < new);
                let crosses = |i: &usize| if new > old { is_ahead(i) && !was_ahead(i) } else { was_ahead(i) && !is_ahead(i) };
                let mut crossed: Vec<usize> = (0..ranks.len()).filter(crosses).collect();
                let near = |i: &usize| if new > old { ranks[*i].1 } else { ranks[*i].0 };
                crossed.sort_by_key(|i| std::cmp::Reverse(near(i)));
                let found = places.crossings([old, new]);
                prop_assert_eq!(found.count, crossed.len());
                let found: Vec<usize> = found.nearest.iter().map(|c| c.idea.after.or(c.idea.before).unwrap()).collect();
                prop_assert_eq!(found.len(), crossed.len().min(MAX_LISTED_CROSSINGS));
                let [found_near, near] =
                    [&found, &crossed].map(|l| l.iter().take(MAX_LISTED_CROSSINGS).map(near).collect::<Vec<_>>());
                prop_assert_eq!(found_near, near);
                prop_assert!(found.iter().all(|i| crossed.contains(i)));
            }
        }
    }
}
