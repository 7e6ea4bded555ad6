//! Counts a few ranks of very many ideas, most of which never have one.

use super::ranks::{RankTally, add_weights};
use std::collections::HashMap;

/// The fewest waiting entries that are worth adding up.
const MIN_WAITING_ENTRIES: usize = 1 << 20;

/// Slot and rank as one number, and how often they occurred together.
type RankCount = (u64, u32);

/// How often the ideas of each slot had each of the first ranks.
pub(super) struct SparseTally {
    criteria: usize,
    /// Slot and rank of every occurrence not yet added up.
    waiting: Vec<u64>,
    /// Counts in the order of keys.
    counts: Vec<RankCount>,
    /// Sums of the weights under which an idea was first, in grains.
    first: HashMap<u32, Vec<i64>>,
    /// Sums of the weights of all draws, in grains.
    all: Vec<i64>,
}

/// A counted idea: its place among the watched ideas, and its slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CountedIdea {
    pub place: usize,
    pub slot: usize,
}

/// Slot and rank as one number, in the order of slots.
fn key(slot: u32, rank: usize) -> u64 {
    u64::from(slot) << 32 | rank as u64
}

fn slot(key: u64) -> u32 {
    (key >> 32) as u32
}

impl SparseTally {
    /// A tally that sums the weights of this many criteria; of none, it only counts.
    pub fn new(criteria: usize) -> SparseTally {
        SparseTally { criteria, waiting: Vec::new(), counts: Vec::new(), first: HashMap::new(), all: vec![0; criteria] }
    }

    /// Adds a draw: its weights, and the slots that had one of the first ranks, each with its rank from 0.
    pub fn add(&mut self, weights: &[f64], ranked: impl Iterator<Item = (u32, usize)>) {
        add_weights(&mut self.all, weights);
        for (slot, rank) in ranked {
            self.waiting.push(key(slot, rank));
            if rank == 0 && self.criteria > 0 {
                add_weights(self.first.entry(slot).or_insert_with(|| vec![0; self.criteria]), weights);
            }
        }
        // Merging costs as much as there are counts, so wait until there are as many new entries.
        if self.waiting.len() >= MIN_WAITING_ENTRIES.max(self.counts.len()) {
            self.settle();
        }
    }

    fn settle(&mut self) {
        self.waiting.sort_unstable();
        let new = self.waiting.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u32));
        self.counts = merged(&self.counts, new);
        self.waiting.clear();
    }

    /// The tally of everything added.
    pub fn finish(mut self) -> SparseTally {
        self.settle();
        self
    }

    /// The sum of both. They are whole numbers, so the order does not matter.
    pub fn merge(mut self, other: SparseTally) -> SparseTally {
        self.counts = merged(&self.counts, other.counts.into_iter());
        self.all.iter_mut().zip(other.all).for_each(|(a, b)| *a += b);
        for (slot, sums) in other.first {
            let own = self.first.entry(slot).or_insert_with(|| vec![0; self.criteria]);
            own.iter_mut().zip(sums).for_each(|(a, b)| *a += b);
        }
        self
    }

    /// The counts of each slot that has any.
    fn by_slot(&self) -> impl Iterator<Item = &[RankCount]> {
        self.counts.chunk_by(|a, b| slot(a.0) == slot(b.0))
    }

    /// The slots that were first in some draw, with the number of draws.
    pub fn firsts(&self) -> impl Iterator<Item = (usize, u32)> {
        self.counts.iter().filter(|(place, _)| *place as u32 == 0).map(|(place, count)| (slot(*place) as usize, *count))
    }

    /// The up to `most` ideas that had one of the first ranks most often, their tally, and the number of all such
    /// ideas. `watched` gives the places of the watched ideas of a slot; ties are ordered by that place.
    pub fn tally<'a, I>(
        &self,
        watched: impl Fn(usize) -> I,
        ranks: usize,
        most: usize,
    ) -> (Vec<CountedIdea>, RankTally, usize)
    where
        I: Iterator<Item = usize> + 'a,
    {
        let often = |counts: &[RankCount]| counts.iter().map(|(_, count)| u64::from(*count)).sum::<u64>();
        let of_slot = |counts| {
            let (often, slot) = (often(counts), slot(counts[0].0) as usize);
            watched(slot).map(move |place| (often, place, slot, counts))
        };
        let mut seen: Vec<(u64, usize, usize, &[RankCount])> = self.by_slot().flat_map(of_slot).collect();
        let total = seen.len();
        seen.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        seen.truncate(most);
        let n = seen.len();
        let mut tally = RankTally {
            criteria: self.criteria,
            watched: n,
            counts: vec![0; (n + 1) * ranks],
            first: Vec::with_capacity(n * self.criteria),
            all: self.all.clone(),
            pairs: Vec::new(),
        };
        for (place, (_, _, slot, counts)) in seen.iter().enumerate() {
            for (key, count) in *counts {
                tally.counts[(*key as u32 as usize) * (n + 1) + place] = *count;
            }
            match self.first.get(&(*slot as u32)) {
                Some(sums) => tally.first.extend(sums),
                None => tally.first.resize(tally.first.len() + self.criteria, 0),
            }
        }
        (seen.iter().map(|&(_, place, slot, _)| CountedIdea { place, slot }).collect(), tally, total)
    }
}

/// Merges two lists of counts, both in the order of keys.
fn merged(a: &[RankCount], b: impl Iterator<Item = RankCount>) -> Vec<RankCount> {
    let mut all = Vec::with_capacity(a.len());
    let mut rest = a;
    for (key, count) in b {
        let before = rest.iter().take_while(|(other, _)| *other < key).count();
        all.extend_from_slice(&rest[..before]);
        rest = &rest[before..];
        match rest.split_first() {
            Some(((other, more), after)) if *other == key => {
                all.push((key, count + more));
                rest = after;
            }
            _ => all.push((key, count)),
        }
    }
    all.extend_from_slice(rest);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_whatever_is_merged_with_what() {
        let draws: Vec<Vec<(u32, usize)>> = (0..50u32).map(|d| vec![(d % 7, 0), (d % 3 + 9, 1), (d % 2, 2)]).collect();
        let counted = |which: &dyn Fn(usize) -> bool| {
            let mut sparse = SparseTally::new(2);
            for (_, draw) in draws.iter().enumerate().filter(|(d, _)| which(*d)) {
                sparse.add(&[0.25, 0.75], draw.iter().copied());
                // Much sooner than in real use.
                sparse.settle();
            }
            sparse.finish()
        };
        let (all, merged) = (counted(&|_| true), counted(&|d| d % 3 == 0).merge(counted(&|d| d % 3 != 0)));
        assert_eq!((&all.counts, &all.first, &all.all), (&merged.counts, &merged.first, &merged.all));
        let by_hand = |slot, rank| draws.iter().flatten().filter(|had| **had == (slot, rank)).count() as u32;
        assert!(all.counts.iter().all(|(key, count)| by_hand(slot(*key), *key as u32 as usize) == *count));
        // Slot 10 holds two ideas, and that of slot 4 is not watched.
        let places = |slot: usize| {
            let places = (0..if slot == 10 { 2 } else { 1 }).map(move |n| 20 - slot + 5 * n);
            places.filter(move |_| slot != 4)
        };
        let (counted, tally, seen) = all.tally(places, 3, 5);
        // By hand: 33 and 32 times; then three times 17, by place.
        let expected = [(0, 20), (1, 19), (10, 10), (9, 11), (10, 15)];
        assert_eq!(counted.iter().map(|c| (c.slot, c.place)).collect::<Vec<_>>(), expected);
        assert_eq!((seen, tally.count(0, 0), tally.count(0, 2)), (10, 8, 25));
        assert_eq!((tally.count(2, 1), tally.count(4, 1)), (17, 17));
        assert_eq!(tally.central_weights(1), Some(vec![0.25, 0.75]));
        assert_eq!(tally.central_weights(2), None);
    }
}
