//! How far a long task is, told to whoever waits for it, and how it is asked to stop.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared between whoever works and whoever waits.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    counted: AtomicU64,
    stop: AtomicBool,
}

impl Progress {
    /// How much of the whole is done: draws, or bytes of files as they are on the disk.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// What has been counted on the way: draws, or ideas.
    pub fn counted(&self) -> u64 {
        self.counted.load(Ordering::Relaxed)
    }

    /// Asks to stop: no further block is begun.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Tells that the whole is done up to here at least.
    pub(crate) fn reach(&self, done: u64) {
        self.done.fetch_max(done, Ordering::Relaxed);
    }

    /// Counts this much more.
    pub(crate) fn count(&self, more: usize) {
        self.counted.fetch_add(more as u64, Ordering::Relaxed);
    }

    /// Counts this much more, which is also how far the whole is done.
    pub(crate) fn advance(&self, more: usize) {
        self.count(more);
        self.reach(self.counted());
    }
}
