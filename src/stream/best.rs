//! Keeps the best ideas so far, each with its record.

use crate::diagnostic::{Code, Finding};
use crate::evidence::GroupKey;
use crate::input::budget::MEMORY_BYTES;
use crate::say::findings::stream as say;
use crate::score::Standing;
use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard};

/// Tables with up to this many ideas are kept whole, so that every analysis is possible.
pub const MAX_KEPT_WHOLE: usize = 10_000;

/// The most bytes that kept records may take, but for twice as many while the table is read. They are copied on the way
/// to becoming a table, hence only a fifth.
const MAX_HELD_BYTES: u64 = MEMORY_BYTES / 5;

/// A kept idea.
pub struct Kept {
    /// Its standing.
    pub standing: Standing,
    /// The file that it comes from.
    pub file: usize,
    /// Its line in the file, from 1.
    pub line: usize,
    /// Its record, decoded; other records may follow it in the buffer.
    pub record: Box<[u8]>,
    /// Its block, and its place among the ideas of the block.
    pub(super) at: (usize, usize),
}

/// The sort key of a kept idea: among equals, the first in the table is better.
pub(super) type KeptKey = (Standing, (usize, usize));

impl Kept {
    fn key(&self) -> KeptKey {
        (self.standing, self.at)
    }
}

/// How many ideas are kept, and the best so far; shared by all workers.
pub(super) struct KeepLimits {
    /// The number asked for; `None` for all.
    top: Option<usize>,
    /// The number of ideas so far, and the bytes of all records ever kept.
    ideas: AtomicUsize,
    bytes: AtomicUsize,
    /// The best of each group; without groups, all ideas are in that of `None`.
    best: Mutex<HashMap<GroupKey, BestKept>>,
}

/// The best ideas so far.
#[derive(Default)]
struct BestKept {
    kept: Vec<Kept>,
    /// The bytes of their records.
    held: u64,
    /// Only ideas better than this are kept.
    bar: Option<KeptKey>,
}

impl KeepLimits {
    /// All ideas of a small table are kept only up to this many bytes of records.
    const MAX_BYTES: usize = 64 << 20;

    pub fn new(top: Option<usize>) -> KeepLimits {
        KeepLimits { top, ideas: AtomicUsize::new(0), bytes: AtomicUsize::new(0), best: Mutex::default() }
    }

    /// Adds the ideas of a block and returns the new total.
    pub fn count(&self, ideas: usize) -> usize {
        self.ideas.fetch_add(ideas, Ordering::Relaxed) + ideas
    }

    /// Whether all ideas are kept.
    pub fn keeps_all(&self) -> bool {
        let is_few = || {
            self.ideas.load(Ordering::Relaxed) <= MAX_KEPT_WHOLE
                && self.bytes.load(Ordering::Relaxed) <= Self::MAX_BYTES
        };
        self.top.is_none() || is_few()
    }

    /// The number to keep: one more than asked for, which shows whether the last one is tied; no limit if all are kept.
    fn limit(&self) -> usize {
        if self.keeps_all() { usize::MAX } else { self.top.map_or(usize::MAX, |top| top.saturating_add(1)) }
    }

    fn best(&self) -> MutexGuard<'_, HashMap<GroupKey, BestKept>> {
        self.best.lock().expect("nothing panics here")
    }

    /// For each of some groups: only ideas better than this are kept.
    pub fn bars(&self, groups: &[GroupKey]) -> Vec<Option<KeptKey>> {
        let best = self.best();
        groups.iter().map(|group| best.get(group)?.bar).collect()
    }

    /// Keeps the best of some ideas, each with its place among these groups.
    pub fn keep(&self, groups: &[GroupKey], ideas: Vec<(usize, Kept)>) {
        let (mut best, limit) = (self.best(), self.limit());
        for (group, idea) in ideas {
            let best = best.entry(groups[group].clone()).or_default();
            if best.bar.is_none_or(|bar| idea.key() < bar) {
                self.bytes.fetch_add(idea.record.len(), Ordering::Relaxed);
                best.held += idea.record.len() as u64;
                best.kept.push(idea);
                // Not at every idea: sorting takes time.
                if best.kept.len() >= limit.saturating_mul(2) {
                    best.trim(limit, MAX_HELD_BYTES);
                }
            }
        }
        if best.values().map(|best| best.held).sum::<u64>() > 2 * MAX_HELD_BYTES {
            let room = room(&best);
            best.values_mut().for_each(|best| best.trim(limit, room));
        }
    }

    /// The best ideas of all, in the order of the table; an error if their records take too much memory.
    pub fn into_kept(self) -> Result<Vec<Kept>, Box<Finding>> {
        let limit = self.limit();
        let best = self.best.into_inner().expect("nothing panics here");
        let (room, groups) = (room(&best), best.len());
        let mut kept = Vec::new();
        for mut best in best.into_values() {
            best.trim(limit, room);
            if best.bar.is_some() && best.kept.len() < limit {
                return Err(Finding::new(Code::E0107, say::kept_too_long(room, groups)).into());
            }
            kept.append(&mut best.kept);
        }
        kept.sort_unstable_by_key(|idea| idea.at);
        Ok(kept)
    }
}

/// The bytes that the records of each group may take.
fn room(best: &HashMap<GroupKey, BestKept>) -> u64 {
    MAX_HELD_BYTES / best.len().max(1) as u64
}

impl BestKept {
    /// Drops all but the best `limit` ideas, and the worst of these if they take more than this room, which shrinks with
    /// every further group. If one of the latter is among the best in the end, so are all that were better: they take too
    /// much memory together, in whatever order the blocks came.
    fn trim(&mut self, limit: usize, room: u64) {
        self.kept.sort_unstable_by_key(Kept::key);
        let bytes_with = |held: &mut u64, idea: &Kept| {
            *held += idea.record.len() as u64;
            Some(*held)
        };
        let few = self.kept.iter().take(limit);
        let fitting = few.scan(0, bytes_with).take_while(|held| *held <= room).count();
        // The last one that stays is a bar if there are enough, and the first one that does not fit if not.
        let bar = if fitting == limit { fitting.checked_sub(1) } else { Some(fitting) };
        self.bar = bar.and_then(|at| self.kept.get(at)).map(Kept::key).or(self.bar);
        self.kept.truncate(fitting);
        self.held = self.kept.iter().map(|idea| idea.record.len() as u64).sum();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn idea(at: usize, score: f64, bytes: usize) -> Kept {
        let record = vec![0; bytes].into_boxed_slice();
        Kept { standing: Standing::new(score, false, || false), file: 0, line: 1, record, at: (0, at) }
    }

    fn places(kept: Vec<Kept>) -> Vec<usize> {
        kept.iter().map(|idea| idea.at.1).collect()
    }

    fn keep(limits: &KeepLimits, ideas: impl IntoIterator<Item = Kept>) {
        limits.keep(&[None], ideas.into_iter().map(|idea| (0, idea)).collect());
    }

    /// Limits that keep two ideas and one more, of a table that is not kept whole.
    fn of_many() -> KeepLimits {
        let limits = KeepLimits::new(Some(2));
        limits.count(MAX_KEPT_WHOLE + 1);
        limits
    }

    #[test]
    fn of_equals_the_first_of_the_table_are_kept() {
        let limits = of_many();
        keep(&limits, [idea(3, 5.0, 0), idea(1, 5.0, 0), idea(4, 7.0, 0), idea(0, 1.0, 0)]);
        keep(&limits, [idea(2, 5.0, 0), idea(5, 5.0, 0)]);
        assert_eq!(places(limits.into_kept().unwrap()), [1, 2, 4]);
    }

    #[test]
    fn one_more_than_asked_for_is_kept_once_there_are_many() {
        let few = KeepLimits::new(Some(2));
        assert!(few.keeps_all() && few.limit() == usize::MAX, "few ideas are all kept");
        let limits = of_many();
        assert_eq!((limits.keeps_all(), limits.limit()), (false, 3));
        for (at, score) in [1.0, 9.0, 3.0, 8.0, 2.0, 7.0].into_iter().enumerate() {
            keep(&limits, [idea(at, score, 0)]);
        }
        assert_eq!(limits.bars(&[None])[0], Some((Standing::new(7.0, false, || false), (0, 5))));
        assert_eq!(places(limits.into_kept().unwrap()), [1, 3, 5]);
    }

    #[test]
    fn of_each_group_the_best_are_kept() {
        let (limits, groups) = (of_many(), [Some("media".to_owned()), None]);
        let scores = [(0, 5.0), (1, 1.0), (0, 6.0), (0, 7.0), (0, 8.0), (1, 2.0)].into_iter().enumerate();
        limits.keep(&groups, scores.map(|(at, (group, score))| (group, idea(at, score, 0))).collect());
        assert_eq!(places(limits.into_kept().unwrap()), [1, 2, 3, 4, 5]);
    }

    #[test]
    fn whether_records_take_too_much_memory_does_not_depend_on_the_order_of_blocks() {
        // Too much beside any other, so that the middle of the table may be dropped on the way.
        const LONG: usize = MAX_HELD_BYTES as usize - 10;
        let kept = |order: &[usize], long: &[usize]| {
            let limits = of_many();
            for &at in order {
                keep(&limits, [idea(at, at as f64, if long.contains(&at) { LONG } else { 1 })]);
            }
            limits.into_kept().map(places).ok()
        };
        let mut order = [0, 1, 2, 3, 4];
        for _ in 0..order.len() {
            order.rotate_left(1);
            for order in [order, [order[4], order[2], order[0], order[1], order[3]]] {
                assert_eq!(kept(&order, &[0, 1, 4]), Some(vec![2, 3, 4]), "the best fit: {order:?}");
                assert_eq!(kept(&order, &[0, 1, 2, 4]), None, "the best do not: {order:?}");
            }
        }
        let limits = KeepLimits::new(None);
        (0..10).for_each(|at| keep(&limits, [idea(at, 1.0, LONG)]));
        assert!(limits.into_kept().is_err(), "without a limit, all are too much");
    }
}
