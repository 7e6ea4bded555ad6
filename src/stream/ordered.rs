//! Writes blocks in the order of the table, although they are finished in any order.

use super::best::KeepLimits;
use super::rows::{Outlet, PreparedBlock};
use std::collections::BTreeMap;
use std::io;
use std::sync::{Condvar, Mutex};

/// The most blocks that may wait for an earlier one.
const MAX_WAITING_BLOCKS: usize = 8;

/// A queue of blocks to write in order.
pub(super) struct Ordered<'o> {
    pub outlet: &'o dyn Outlet,
    limits: &'o KeepLimits,
    state: Mutex<WriteState<'o>>,
    turn: Condvar,
}

#[derive(Default)]
struct WriteState<'o> {
    /// The block to write next.
    next: usize,
    /// Later blocks that are ready.
    waiting: BTreeMap<usize, PreparedBlock<'o>>,
    /// Whether nothing more is written, because a mistake was found or writing failed.
    is_over: bool,
    error: Option<io::Error>,
}

impl<'o> Ordered<'o> {
    pub fn new(outlet: &'o dyn Outlet, limits: &'o KeepLimits) -> Ordered<'o> {
        Ordered { outlet, limits, state: Mutex::default(), turn: Condvar::new() }
    }

    /// Adds a block that is ready, and writes all blocks that are next. Nothing is written while all ideas are kept,
    /// because a small table is ranked in the end. Returns false if writing failed.
    pub fn put(&self, block: usize, piece: PreparedBlock<'o>) -> bool {
        let mut state = self.state.lock().expect("nothing panics here");
        // First write what was held while all were kept, so that a thread waits only for a block that is still being
        // worked on.
        self.go_on(&mut state);
        let is_far = |state: &mut WriteState| {
            !state.is_over && !self.limits.keeps_all() && block >= state.next + MAX_WAITING_BLOCKS
        };
        state = self.turn.wait_while(state, is_far).expect("nothing panics here");
        if !state.is_over {
            state.waiting.insert(block, piece);
            self.go_on(&mut state);
        }
        state.error.is_none()
    }

    /// Writes all blocks that are next, unless all ideas are kept.
    fn go_on(&self, state: &mut WriteState<'o>) {
        if !state.is_over && !self.limits.keeps_all() {
            state.write();
            self.turn.notify_all();
        }
    }

    /// Stops writing and releases all waiting threads.
    pub fn give_up(&self) {
        self.state.lock().expect("nothing panics here").is_over = true;
        self.turn.notify_all();
    }

    /// Ends the output, unless all ideas are kept or a mistake was found. Returns the error if writing failed.
    pub fn finish(self) -> io::Result<()> {
        let mut state = self.state.into_inner().expect("nothing panics here");
        match state.error.take() {
            Some(error) => Err(error),
            None if state.is_over || self.limits.keeps_all() => Ok(()),
            None => self.outlet.finish(),
        }
    }
}

impl WriteState<'_> {
    fn write(&mut self) {
        while let Some(piece) = self.waiting.remove(&self.next) {
            self.next += 1;
            if let Err(error) = piece() {
                self.error = Some(error);
                self.is_over = true;
                return;
            }
        }
    }
}
