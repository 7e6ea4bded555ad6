//! What a run needs of the system before it computes: threads, and files that may be open. Where few are to be had it makes
//! do with few; where too few, it says so instead of failing halfway.

use super::args::Command;
use super::context::Outcome;
use crate::say::commands::room as words;
use std::sync::Mutex;
#[cfg(unix)]
use std::sync::{Arc, Once};
use std::thread;

/// What the pools of rayon and of polars, which start when they are first used, read how many threads to start of.
const SIZES: [&str; 2] = ["RAYON_NUM_THREADS", "POLARS_MAX_THREADS"];
/// So many pools have a thread for each processor: rayon's, polars' two, and the blocks of a large table or the requests to
/// a page.
const POOLS: usize = 4;
/// Threads beside them: for Ctrl-C, for a bar that shows how far it is.
const BESIDE: usize = 4;
/// Without so many threads nothing can be computed: one for each pool that cannot do without, and one to spare.
const LEAST: usize = 4;
/// The same for a page, whose requests are computed beside each other.
const LEAST_OF_PAGE: usize = 12;
/// Files open at once, beside those that are open when a run begins: the two that are read, one that is written, and what
/// the system needs to wait for several things at a time.
const FILES: usize = 16;

/// Sees that there is room for a command; starts the program again with few threads where there are few.
pub(super) fn make(command: &Command) -> Outcome {
    let least = match command {
        Command::Init(_) | Command::Docs(_) | Command::Completions(_) | Command::Man | Command::Help(_) => {
            return Ok(());
        }
        Command::Serve(_) => LEAST_OF_PAGE,
        _ => LEAST,
    };
    let files = openable(FILES);
    if files < FILES {
        return Err(words::few_files(files, FILES).into());
    }
    // Who has said how many threads to start, as this does below, has looked.
    if std::env::var_os(SIZES[0]).is_some() {
        return Ok(());
    }
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let wanted = POOLS * processors + BESIDE;
    let threads = startable(wanted.max(least));
    if threads < least {
        return Err(words::few_threads(threads, least).into());
    }
    if threads < wanted { again((threads.saturating_sub(BESIDE) / POOLS).max(1)) } else { Ok(()) }
}

/// A file that grows past a limit (`ulimit -f`) is an error of writing, like a full disk: not the end by a signal, which would
/// leave half of it behind. The signal is caught and not ignored, for programs that are started would inherit that.
#[cfg(unix)]
pub(super) fn outlive_long_files() {
    static ONCE: Once = Once::new();
    // Where it cannot be caught, it ends the program as it always did.
    ONCE.call_once(|| drop(signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default())));
}

#[cfg(not(unix))]
pub(super) fn outlive_long_files() {}

/// How many threads can run at once, as far as so many.
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

/// How many more files can be open at once, as far as so many.
#[cfg(unix)]
fn openable(most: usize) -> usize {
    (0..most).map_while(|_| std::fs::File::open("/dev/null").ok()).collect::<Vec<_>>().len()
}

#[cfg(not(unix))]
fn openable(most: usize) -> usize {
    most
}

/// Starts the program again in place of this run, with so many threads in each pool: the pools are not asked for their size
/// but read it of the environment.
#[cfg(unix)]
fn again(threads: usize) -> Outcome {
    use std::os::unix::process::CommandExt;
    let mut program = std::process::Command::new(std::env::current_exe()?);
    program.args(std::env::args_os().skip(1)).envs(SIZES.map(|size| (size, threads.to_string())));
    Err(program.exec().into())
}

#[cfg(not(unix))]
fn again(_: usize) -> Outcome {
    Ok(())
}
