//! Scores tables of any size block by block. It keeps the best ideas, counts and mistakes, never the whole table.
//!
//! One thread at a time cuts the next block of whole records off the input (`feed`); all cores read and score blocks
//! (`worker`). Results are merged by their place in the input, so that they do not depend on timing.

mod best;
mod columns;
mod feed;
mod file;
mod kept_table;
mod mistakes;
mod ordered;
mod outcome;
mod query;
mod rows;
mod summary;
mod worker;

pub use best::{Kept, MAX_KEPT_WHOLE};
pub use file::{TableFile, heads, peek};
pub use outcome::Streamed;
pub use query::{MAX_GROUPS, StreamQuery};
pub use rows::{BlockRows, CarriedCells, Outlet, PreparedBlock};
pub use summary::UndefinedCount;

use crate::diagnostic::{Findings, Sources};
use crate::rubric::TableSpec;
use best::KeepLimits;
use columns::UnionColumns;
use feed::Feed;
use ordered::Ordered;
use polars_arrow::datatypes::ArrowDataType;
use rows::BlockRowReader;
use std::io;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;
use std::thread;
use worker::{Job, Writing};

impl StreamQuery<'_> {
    /// Scores all ideas of some files. Every mistake becomes a finding; with any error there is no result.
    ///
    /// # Errors
    /// If the outlet cannot take a row; [`io::ErrorKind::Interrupted`] if the query was stopped.
    pub fn answer(
        &self,
        files: Vec<TableFile>,
        sources: &mut Sources,
        findings: &mut Findings,
    ) -> io::Result<Option<Streamed>> {
        let StreamQuery { spec, top, .. } = *self;
        let feed = Mutex::new(Feed::new(&files, self));
        let limits = KeepLimits::new(top);
        let columns = UnionColumns::of(&files, spec);
        let writing = self.outlet.map(|(outlet, lang)| {
            let name = spec.name.as_ref().map(|name| name.name.get(lang));
            let reader = |(file, places)| BlockRowReader::new(file, places, &columns.kinds, spec, name);
            let places = columns.of_file.iter().map(Vec::as_slice);
            let readers = files.iter().zip(places).map(reader).collect();
            Writing { ordered: Ordered::new(outlet, &limits), readers }
        });
        let has_failed = AtomicBool::new(false);
        let job = Job {
            query: self,
            files: &files,
            feed: &feed,
            limits: &limits,
            has_failed: &has_failed,
            writing: writing.as_ref(),
        };
        // More threads than this would wait for the one that cuts blocks.
        const MAX_THREADS: usize = 8;
        let others = rayon::current_num_threads().min(MAX_THREADS) - 1;
        let reports = thread::scope(|scope| {
            // If no further thread can be started, this one does all the work.
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
        let too_many_groups = self.too_many_groups.as_ref();
        Ok(outcome::merge(reports, files, (limits, spec, too_many_groups), sources, findings))
    }
}

/// The size of some files on disk in bytes; `None` if one is a stream.
pub fn size(files: &[TableFile]) -> Option<u64> {
    files.iter().map(TableFile::size).sum()
}

/// The places, file by file, of one column of the table that some files form together: that at a place of one of them.
pub fn places_of(files: &[TableFile], spec: &TableSpec, (of, place): (usize, usize)) -> Vec<Option<usize>> {
    let columns = UnionColumns::of(files, spec).of_file;
    let wanted = columns[of][place];
    columns.iter().map(|places| places.iter().position(|place| *place == wanted)).collect()
}

/// The headers of the table that some files form together, and the types of its columns.
pub fn headers(files: &[TableFile], spec: &TableSpec) -> (Vec<String>, Vec<ArrowDataType>) {
    let columns = UnionColumns::of(files, spec);
    (columns.headers, columns.kinds)
}
