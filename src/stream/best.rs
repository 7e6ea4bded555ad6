//! Keeps the best ideas so far, each with its record.

use crate::diagnostic::{Code, Finding};
use crate::input::budget::MEMORY;
use crate::say::findings::stream as say;
use crate::score::Standing;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Tables with up to this many ideas are kept whole, so that every analysis is possible.
pub const MAX_KEPT_WHOLE: usize = 10_000;

/// The most bytes that kept records may take. They are copied on the way to becoming a table, hence only a fifth.
const MAX_HELD_BYTES: u64 = MEMORY / 5;

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

/// How many ideas are kept; shared by all workers.
pub(super) struct Room {
    /// The number asked for; `None` for all.
    top: Option<usize>,
    /// The number of ideas so far, and the bytes of all records ever kept.
    ideas: AtomicUsize,
    bytes: AtomicUsize,
    /// The bytes of the records kept now.
    held: AtomicUsize,
}

impl Room {
    /// All ideas of a small table are kept only up to this many bytes of records.
    const MAX_BYTES: usize = 64 << 20;

    pub fn new(top: Option<usize>) -> Room {
        Room { top, ideas: AtomicUsize::new(0), bytes: AtomicUsize::new(0), held: AtomicUsize::new(0) }
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
    pub fn limit(&self) -> usize {
        if self.keeps_all() { usize::MAX } else { self.top.map_or(usize::MAX, |top| top.saturating_add(1)) }
    }
}

/// The best ideas that one worker has seen.
pub(super) struct BestKept<'r> {
    room: &'r Room,
    kept: Vec<Kept>,
    /// Only ideas better than this are kept, since enough earlier ones are at least as good.
    bar: Option<Standing>,
}

impl<'r> BestKept<'r> {
    pub fn new(room: &'r Room) -> BestKept<'r> {
        BestKept { room, kept: Vec::new(), bar: None }
    }

    /// Whether an idea of this standing, which comes after all earlier ones, would be kept.
    pub fn has_room(&self, standing: Standing) -> bool {
        self.bar.is_none_or(|bar| standing < bar)
    }

    /// Keeps an idea that comes after all earlier ones. Returns false if the kept records take too much memory.
    pub fn keep(&mut self, idea: Kept) -> bool {
        let bytes = idea.record.len();
        self.room.bytes.fetch_add(bytes, Ordering::Relaxed);
        let held = self.room.held.fetch_add(bytes, Ordering::Relaxed) + bytes;
        self.kept.push(idea);
        let limit = self.room.limit();
        let is_full = held as u64 > MAX_HELD_BYTES;
        if self.kept.len() >= limit.saturating_mul(2) || (is_full && self.kept.len() > limit) {
            let before = bytes_of(&self.kept);
            self.kept = best(std::mem::take(&mut self.kept), limit);
            self.bar = self.kept.last().map(|last| last.standing);
            self.room.held.fetch_sub(before - bytes_of(&self.kept), Ordering::Relaxed);
        }
        self.room.held.load(Ordering::Relaxed) as u64 <= MAX_HELD_BYTES
    }

    pub fn into_kept(self) -> Vec<Kept> {
        self.kept
    }
}

/// The error that the records to keep take too much memory.
pub(super) fn too_long() -> Finding {
    Finding::new(Code::E0107, say::kept_too_long(MAX_HELD_BYTES))
}

fn bytes_of(kept: &[Kept]) -> usize {
    kept.iter().map(|idea| idea.record.len()).sum()
}

/// The best `limit` ideas, sorted by standing; among equals the first in the table.
pub(super) fn best(mut kept: Vec<Kept>, limit: usize) -> Vec<Kept> {
    kept.sort_unstable_by_key(|idea| (idea.standing, idea.at));
    kept.truncate(limit);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn idea(at: usize, score: f64) -> Kept {
        Kept { standing: Standing::new(score, false), file: 0, line: 1, record: Box::default(), at: (0, at) }
    }

    fn places(kept: &[Kept]) -> Vec<usize> {
        kept.iter().map(|idea| idea.at.1).collect()
    }

    #[test]
    fn of_equals_the_first_of_the_table_are_kept() {
        let kept = vec![idea(3, 5.0), idea(1, 5.0), idea(2, 7.0), idea(0, 1.0)];
        assert_eq!(places(&best(kept, 2)), [2, 1]);
    }

    #[test]
    fn one_more_than_asked_for_is_kept_once_there_are_many() {
        let room = Room::new(Some(2));
        assert!(room.keeps_all() && room.limit() == usize::MAX, "few ideas are all kept");
        room.count(MAX_KEPT_WHOLE + 1);
        assert_eq!((room.keeps_all(), room.limit()), (false, 3));
        let mut best = BestKept::new(&room);
        for (at, score) in [1.0, 9.0, 3.0, 8.0, 2.0, 7.0].into_iter().enumerate() {
            assert!(best.keep(idea(at, score)));
        }
        assert!(best.has_room(Standing::new(7.5, false)) && !best.has_room(Standing::new(7.0, false)));
        assert_eq!(places(&best.into_kept()), [1, 3, 5]);
    }
}
