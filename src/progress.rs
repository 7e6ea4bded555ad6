//! The progress of a long task, and requests to stop it.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Shared between the task and whoever waits for it.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    counted: AtomicU64,
    stop: AtomicBool,
}

impl Progress {
    /// How much of the whole is done: draws, or bytes of files as stored.
    pub fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// How many items have been counted: draws, or ideas.
    pub fn counted(&self) -> u64 {
        self.counted.load(Ordering::Relaxed)
    }

    /// Requests a stop: no further block is begun.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether a stop was requested.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Reports that at least `done` of the whole is done.
    pub(crate) fn reach(&self, done: u64) {
        self.done.fetch_max(done, Ordering::Relaxed);
    }

    /// Counts `more` items.
    pub(crate) fn count(&self, more: usize) {
        self.counted.fetch_add(more as u64, Ordering::Relaxed);
    }

    /// Counts `more` items, which are also the measure of the whole.
    pub(crate) fn advance(&self, more: usize) {
        self.count(more);
        self.reach(self.counted());
    }
}
