//! Keeps the first findings of each kind and counts the rest: in a file of mistakes, keeping all would take many times
//! its size.

use super::Code;

/// Something that has a kind and may occur very often.
pub trait Coded {
    /// Its kind.
    fn code(&self) -> Code;
}

/// The first items of each kind, in the order found; the rest are counted.
#[derive(Clone, Debug)]
pub struct Capped<T> {
    pub(super) list: Vec<T>,
    /// For each code, in order of first appearance: the number found, and the number kept.
    pub(super) counts: Vec<(Code, usize, usize)>,
}

impl<T> Default for Capped<T> {
    fn default() -> Capped<T> {
        Capped { list: Vec::new(), counts: Vec::new() }
    }
}

impl<T: Coded> FromIterator<T> for Capped<T> {
    fn from_iter<F: IntoIterator<Item = T>>(all: F) -> Capped<T> {
        let mut kept = Capped::default();
        kept.extend(all);
        kept
    }
}

impl<T: Coded> Extend<T> for Capped<T> {
    fn extend<F: IntoIterator<Item = T>>(&mut self, more: F) {
        more.into_iter().for_each(|one| self.push(one));
    }
}

impl<T: Coded> From<T> for Capped<T> {
    fn from(one: T) -> Capped<T> {
        Capped::from_iter([one])
    }
}

impl<T: Coded> Capped<T> {
    /// The most items kept of each code.
    pub const MOST_OF_A_KIND: usize = 10_000;

    /// Adds an item; past the limit of its kind it is only counted.
    pub fn push(&mut self, one: T) {
        self.push_made(one.code(), || one);
    }

    /// Adds the item that `make` returns; past the limit of its kind it is counted without calling `make`.
    pub fn push_made(&mut self, code: Code, make: impl FnOnce() -> T) {
        let (_, all, kept) = self.count_of(code);
        *all += 1;
        if *kept < Self::MOST_OF_A_KIND {
            *kept += 1;
            self.list.push(make());
        }
    }

    fn count_of(&mut self, code: Code) -> &mut (Code, usize, usize) {
        let known = self.counts.iter().position(|(known, ..)| *known == code);
        let at = known.unwrap_or(self.counts.len());
        if known.is_none() {
            self.counts.push((code, 0, 0));
        }
        &mut self.counts[at]
    }

    /// Adds all of another list.
    pub fn append(&mut self, other: Capped<T>) {
        let more: Vec<_> = other.more().collect();
        self.extend(other.list);
        more.into_iter().for_each(|(code, n)| self.count_more(code, n));
    }

    /// Counts `n` more of a kind without keeping them.
    pub fn count_more(&mut self, code: Code, n: usize) {
        self.count_of(code).1 += n;
    }

    /// Drops items for which `is_kept` is false.
    pub fn retain(&mut self, is_kept: impl Fn(&T) -> bool) {
        self.list.retain(is_kept);
        for (code, all, kept) in &mut self.counts {
            let left = self.list.iter().filter(|one| one.code() == *code).count();
            (*all, *kept) = (*all - *kept + left, left);
        }
        self.counts.retain(|(_, all, _)| *all > 0);
    }

    /// The kept items, in the order found.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.list.iter()
    }

    /// The kept items, mutable.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.list.iter_mut()
    }

    /// Whether no item is kept.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The number of each kind, in order of first appearance.
    pub fn counts(&self) -> impl Iterator<Item = (Code, usize)> {
        self.counts.iter().map(|&(code, all, _)| (code, all))
    }

    /// The number of each kind that were counted but not kept.
    pub fn more(&self) -> impl Iterator<Item = (Code, usize)> {
        self.counts.iter().map(|&(code, all, kept)| (code, all - kept)).filter(|(_, n)| *n > 0)
    }
}

impl<T> IntoIterator for Capped<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.into_iter()
    }
}
