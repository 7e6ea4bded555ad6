//! Checks before a run that the system has enough threads and open files for it. With few threads it makes do; with too
//! few of either it says so instead of failing halfway. What is done sooner than many threads start gets two.

use super::apart::inputs;
use super::args::Command;
use super::context::Outcome;
use crate::input;
use crate::say::commands::room as words;
use std::path::Path;
use std::sync::Mutex;
#[cfg(unix)]
use std::sync::{Arc, Once};
use std::thread;

/// Environment variables from which the pools of rayon and polars read their size when they are first used.
const POOL_SIZE_VARIABLES: [&str; 2] = ["RAYON_NUM_THREADS", "POLARS_MAX_THREADS"];
/// Pools with a thread for each processor: rayon's, polars' two, and the blocks of a large table or a page's requests.
const POOLS: usize = 4;
/// Threads beside the pools, such as those for Ctrl-C and the progress bar.
const EXTRA_THREADS: usize = 4;
/// The fewest threads to compute with: one for each pool that cannot do without, and one to spare.
const MIN_THREADS: usize = 4;
/// The same for a page, whose requests are computed side by side.
const MIN_PAGE_THREADS: usize = 12;
/// Files that must be free to open when a run begins: two to read, one to write, and what the system needs to wait for
/// several things at a time.
#[cfg(unix)]
const MIN_OPEN_FILES: usize = 16;
/// A rubric or table of at most this many bytes is small.
const SMALL_BYTES: u64 = 32 << 10;

/// Makes this thread and another all that compute, for a command that is done sooner than more would start. Only a thread
/// that lives as long as the program may do that.
pub(super) fn make_do_with_two(command: &Command) {
    if std::env::var_os(POOL_SIZE_VARIABLES[0]).is_none() && computes_little(command) {
        // Without another thread, this one does all of it.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(2).use_current_thread().build_global();
    }
}

/// Checks that there is room for a command; restarts the program with smaller pools if there are few threads.
pub(super) fn make(command: &Command) -> Outcome {
    let least = match command {
        Command::Init(_) | Command::Docs(_) | Command::Completions(_) | Command::Man | Command::Help(_) => {
            return Ok(());
        }
        Command::Serve(_) => MIN_PAGE_THREADS,
        _ => MIN_THREADS,
    };
    #[cfg(unix)]
    if let files @ ..MIN_OPEN_FILES = openable(MIN_OPEN_FILES) {
        return Err(words::few_files(files, MIN_OPEN_FILES).into());
    }
    // The size of pools is set, by the user or by the restart below: nothing to check.
    if std::env::var_os(POOL_SIZE_VARIABLES[0]).is_some() {
        return Ok(());
    }
    // This thread is in the pool, which has another and needs no more.
    if rayon::current_thread_index().is_some() {
        return Ok(());
    }
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let wanted = POOLS * processors + EXTRA_THREADS;
    let threads = startable(wanted.max(least));
    if threads < least {
        return Err(words::few_threads(threads, least).into());
    }
    #[cfg(unix)]
    if threads < wanted {
        restart((threads.saturating_sub(EXTRA_THREADS) / POOLS).max(1))?;
    }
    Ok(())
}

/// Whether a command computes little more than scores, from small files.
fn computes_little(command: &Command) -> bool {
    let is_quick = matches!(
        command,
        Command::Check(_) | Command::Score(_) | Command::Explain(_) | Command::Whatif(_) | Command::Diff(_)
    );
    is_quick && inputs(command).all(is_small_text)
}

/// Whether a file is small, and holds what it seems to: no workbook and no Parquet is without a zero byte, and what is
/// packed says so.
fn is_small_text(path: &Path) -> bool {
    let is_small = std::fs::metadata(path).is_ok_and(|there| there.is_file() && there.len() <= SMALL_BYTES);
    is_small && std::fs::read(path).is_ok_and(|bytes| !bytes.contains(&0) && !input::is_packed(&bytes))
}

/// Makes a file that grows past a limit (`ulimit -f`) a write error, like a full disk, rather than a signal that ends
/// the program and leaves half a file. The signal is caught, not ignored, since child processes would inherit that.
#[cfg(unix)]
pub(super) fn outlive_long_files() {
    static ONCE: Once = Once::new();
    // If it cannot be caught, it ends the program as usual.
    ONCE.call_once(|| drop(signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default())));
}

/// How many threads can run at once, up to `most`.
fn startable(most: usize) -> usize {
    let gate = Mutex::new(());
    thread::scope(|scope| {
        let closed = gate.lock();
        let start = |_| thread::Builder::new().spawn_scoped(scope, || drop(gate.lock())).ok();
        let started: Vec<_> = (0..most).map_while(start).collect();
        drop(closed);
        started.len()
    })
}

/// How many more files can be open at once, up to `most`.
#[cfg(unix)]
fn openable(most: usize) -> usize {
    (0..most).map_while(|_| std::fs::File::open("/dev/null").ok()).collect::<Vec<_>>().len()
}

/// Restarts the program in place of this run, with this many threads in each pool: pools read their size from the
/// environment.
#[cfg(unix)]
fn restart(threads: usize) -> Outcome {
    use std::os::unix::process::CommandExt;
    let mut program = std::process::Command::new(std::env::current_exe()?);
    program.args(std::env::args_os().skip(1)).envs(POOL_SIZE_VARIABLES.map(|size| (size, threads.to_string())));
    Err(program.exec().into())
}
