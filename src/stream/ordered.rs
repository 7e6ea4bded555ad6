//! Blocks are done in any order, and written in that of the table.

use super::best::Room;
use super::rows::{Outlet, PreparedBlock};
use std::collections::BTreeMap;
use std::io;
use std::sync::{Condvar, Mutex};

/// How many blocks may wait for one before them.
const MAX_WAITING: usize = 8;

/// What waits to be written.
pub(super) struct Ordered<'o> {
    pub outlet: &'o dyn Outlet,
    room: &'o Room,
    state: Mutex<WriteState<'o>>,
    turn: Condvar,
}

#[derive(Default)]
struct WriteState<'o> {
    /// The block that is next.
    next: usize,
    /// What is ready of later ones.
    waiting: BTreeMap<usize, PreparedBlock<'o>>,
    /// Whether nothing more is to be written: a mistake was found, or something could not be written.
    is_over: bool,
    error: Option<io::Error>,
}

impl<'o> Ordered<'o> {
    pub fn new(outlet: &'o dyn Outlet, room: &'o Room) -> Ordered<'o> {
        Ordered { outlet, room, state: Mutex::default(), turn: Condvar::new() }
    }

    /// Hands in what is ready of a block, and writes what is next. Nothing is written while all ideas are kept: these few
    /// are ranked in the end. False where nothing more can be written.
    pub fn put(&self, block: usize, piece: PreparedBlock<'o>) -> bool {
        let mut state = self.state.lock().expect("nothing panics here");
        // What was held while all were kept comes first: whoever waits, waits for a block that is still in work.
        self.go_on(&mut state);
        let is_far =
            |state: &mut WriteState| !state.is_over && !self.room.keeps_all() && block >= state.next + MAX_WAITING;
        state = self.turn.wait_while(state, is_far).expect("nothing panics here");
        if !state.is_over {
            state.waiting.insert(block, piece);
            self.go_on(&mut state);
        }
        state.error.is_none()
    }

    /// Writes what is next, unless all ideas are kept.
    fn go_on(&self, state: &mut WriteState<'o>) {
        if !state.is_over && !self.room.keeps_all() {
            state.write();
            self.turn.notify_all();
        }
    }

    /// Writes nothing more, and keeps nobody waiting.
    pub fn give_up(&self) {
        self.state.lock().expect("nothing panics here").is_over = true;
        self.turn.notify_all();
    }

    /// What could not be written, if anything; else ends the whole, unless all ideas are kept or a mistake was found.
    pub fn finish(self) -> io::Result<()> {
        let mut state = self.state.into_inner().expect("nothing panics here");
        match state.error.take() {
            Some(error) => Err(error),
            None if state.is_over || self.room.keeps_all() => Ok(()),
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
