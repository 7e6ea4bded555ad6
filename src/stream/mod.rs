//! Tables of any size, scored block by block: what is kept are the best ideas, counts and mistakes, never the table.
//!
//! One thread at a time cuts the next block of whole records off the input (`feed`); all cores read and score blocks
//! (`work`). Results are merged by their place in the input, so that they do not depend on who was faster.

mod best;
mod feed;
mod file;
mod mistakes;
mod outcome;
mod picked;
mod work;

pub use best::Kept;
pub use file::{File, heads};
pub use outcome::{Streamed, Undecided};
pub use picked::Picked;

use crate::diagnostic::{Findings, Sources};
use crate::rubric::{Lens, Rubric};
use best::Room;
use feed::Feed;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use work::Job;

/// So many ideas and fewer are all kept, with everything that can be said of them.
pub const FEW: usize = 10_000;

/// What is read of a table at once, in bytes.
const BLOCK: usize = 4 << 20;

/// The longest record, in bytes.
const LONGEST: usize = 64 << 20;

/// Scores all ideas of some files through a lens and keeps the best `top` of them and one more, or all where `top` is
/// none. Every mistake becomes a finding; any error means there is no result.
pub fn score(
    rubric: &Rubric,
    lens: &Lens,
    files: Vec<File>,
    top: Option<usize>,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<Streamed> {
    let feed = Mutex::new(Feed::new(&files));
    let room = Room::new(top);
    let job = Job { rubric, lens, files: &files, feed: &feed, room: &room, has_failed: &AtomicBool::new(false) };
    // More threads than this wait for the one that cuts.
    const MOST: usize = 8;
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(MOST);
    let reports = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(|| job.run())).collect();
        workers.into_iter().map(|worker| worker.join().expect("a worker does not panic")).collect()
    });
    drop(feed);
    outcome::merge(reports, files, &room, sources, findings)
}
