//! Tables of any size, scored block by block: what is kept are the best ideas, counts and mistakes, never the table.
//!
//! One thread at a time cuts the next block of whole records off the input (`feed`); all cores read and score blocks
//! (`work`). Results are merged by their place in the input, so that they do not depend on who was faster.

mod best;
mod columns;
mod feed;
mod file;
mod mistakes;
mod ordered;
mod outcome;
mod picked;
mod records;
mod rows;
mod seen;
mod work;

pub use best::Kept;
pub use file::{File, heads, peek};
pub use outcome::{Streamed, Undecided};
pub use picked::Picked;
pub use rows::{Outlet, Piece, Rows, Texts};

use crate::diagnostic::{Finding, Findings, Sources};
use crate::evidence::LONGEST;
use crate::lang::Lang;
use crate::progress::Progress;
use crate::rubric::{Lens, Rubric, TableSpec};
use best::Room;
use columns::Columns;
use feed::Feed;
use ordered::Ordered;
use rows::Reader;
use std::io;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::thread;
use work::{Job, Writing};

/// So many ideas and fewer are all kept, with everything that can be said of them.
pub const FEW: usize = 10_000;

/// What is read of a table at once, in bytes.
const BLOCK: usize = 1 << 20;

/// What is read at once of a table that is read as columns, in rows at most.
const ROWS: usize = 1 << 17;

/// What is asked of a table.
pub struct Question<'q> {
    /// What its ideas are judged by.
    pub rubric: &'q Rubric,
    /// Whose weights.
    pub lens: &'q Lens,
    /// How many of the best ideas are kept, and one more; all where it is none.
    pub top: Option<usize>,
    /// How many ideas there may be at most, and what to say of more.
    pub most: Option<(usize, Finding)>,
    /// Whether cells are wanted that the rubric does not read.
    pub wants_cells: bool,
    /// Where the rows of all ideas go, unless these are so few that all are kept; and the language of their names.
    pub outlet: Option<(&'q dyn Outlet, Lang)>,
    /// Who looks on.
    pub progress: &'q Progress,
}

impl Question<'_> {
    /// Scores all ideas of some files. Every mistake becomes a finding; any error means there is no result.
    ///
    /// # Errors
    /// If the outlet cannot take a row; [`io::ErrorKind::Interrupted`] where it was asked to stop.
    pub fn answer(
        &self,
        files: Vec<File>,
        sources: &mut Sources,
        findings: &mut Findings,
    ) -> io::Result<Option<Streamed>> {
        let Question { rubric, lens, top, .. } = *self;
        let feed = Mutex::new(Feed::new(&files, self.wants_cells, self.progress));
        let room = Room::new(top);
        let columns = Columns::of(&files, &rubric.table);
        let writing = self.outlet.map(|(outlet, lang)| {
            let name = rubric.table.name.as_ref().map(|name| name.name.get(lang));
            let reader = |(file, places)| Reader::new(file, places, columns.headers.len(), &rubric.table, name);
            let places = columns.of_file.iter().map(Vec::as_slice);
            let readers = files.iter().zip(places).map(reader).collect();
            Writing { ordered: Ordered::new(outlet, &room), readers }
        });
        let has_failed = AtomicBool::new(false);
        let job = Job {
            rubric,
            lens,
            files: &files,
            feed: &feed,
            room: &room,
            most: self.most.as_ref(),
            has_failed: &has_failed,
            writing: writing.as_ref(),
            progress: self.progress,
        };
        // More threads than this wait for the one that cuts.
        const MOST: usize = 8;
        let others = rayon::current_num_threads().min(MOST) - 1;
        let reports = thread::scope(|scope| {
            // Where no further thread is to be had, this one does the work of all.
            let start = |_| thread::Builder::new().spawn_scoped(scope, || job.run()).ok();
            let workers: Vec<_> = (0..others).map_while(start).collect();
            let own = job.run();
            let others = workers.into_iter().map(|worker| worker.join().expect("a worker does not panic"));
            others.chain([own]).collect()
        });
        drop(feed);
        if self.progress.is_stopped() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        writing.map_or(Ok(()), |writing| writing.ordered.finish())?;
        Ok(outcome::merge(reports, files, &room, sources, findings))
    }
}

/// How many bytes some files have on the disk; none where one is no file.
pub fn size(files: &[File]) -> Option<u64> {
    files.iter().map(File::size).sum()
}

/// The headers of the table that some files make together.
pub fn headers(files: &[File], spec: &TableSpec) -> Vec<String> {
    Columns::of(files, spec).headers
}
