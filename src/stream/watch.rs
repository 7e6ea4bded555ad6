//! Looking on while a table is read: how far it is, and asking to stop.

use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};

/// Shared between whoever reads and whoever waits.
#[derive(Debug, Default)]
pub struct Watch {
    bytes: AtomicU64,
    ideas: AtomicUsize,
    stop: AtomicBool,
}

impl Watch {
    /// How many bytes of the files are read, as they are on the disk.
    pub fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// How many ideas have been scored.
    pub fn ideas(&self) -> usize {
        self.ideas.load(Ordering::Relaxed)
    }

    /// Asks to stop: no further block is read.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    pub(super) fn has_read(&self, bytes: u64) {
        self.bytes.store(bytes, Ordering::Relaxed);
    }

    pub(super) fn has_scored(&self, ideas: usize) {
        self.ideas.fetch_add(ideas, Ordering::Relaxed);
    }
}
