//! Progress of what takes more than a second, on standard error if that is a terminal; and stopping by Ctrl-C.

use crate::diagnostic::printable;
use crate::lang::Lang;
use crate::progress::Progress;
use crate::say::commands::wait as words;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Whether nothing is shown, as `--quiet` asks.
static IS_SILENT: AtomicBool = AtomicBool::new(false);

/// Shows no progress from now on.
pub(super) fn be_silent() {
    IS_SILENT.store(true, Ordering::Relaxed);
}

/// Work that takes less time shows nothing.
const SHOW_AFTER: Duration = Duration::from_secs(1);
/// The time between two updates.
const UPDATE_INTERVAL: Duration = Duration::from_millis(100);

/// Work whose progress is shown.
pub(super) struct Watched<'w> {
    /// How much there is to do; `None` if that is unknown.
    pub whole: Option<u64>,
    /// What is counted, such as `ideas`.
    pub what: &'w str,
    pub progress: &'w Progress,
    pub lang: Lang,
}

/// Does work of unknown length beside a spinner that says `what` it is.
pub(super) fn said<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let bar = || bar("{spinner} {msg} … {elapsed}", None).with_message(printable(what));
    beside(bar, |bar| bar.tick(), work)
}

/// A bar of this form; its clock includes the time before it was shown.
fn bar(form: &str, whole: Option<u64>) -> ProgressBar {
    let bar = whole.map_or_else(ProgressBar::no_length, ProgressBar::new);
    bar.with_elapsed(SHOW_AFTER).with_style(ProgressStyle::with_template(form).expect("it is a template"))
}

/// Does work while another thread shows its progress.
fn beside<T>(bar: impl Fn() -> ProgressBar + Send, show: impl Fn(&ProgressBar) + Send, work: impl FnOnce() -> T) -> T {
    if IS_SILENT.load(Ordering::Relaxed) || !io::stderr().is_terminal() {
        return work();
    }
    let (done, wait) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let look = move || {
            let is_over = |pause| wait.recv_timeout(pause) != Err(RecvTimeoutError::Timeout);
            if !is_over(SHOW_AFTER) {
                let bar = bar();
                while !is_over(UPDATE_INTERVAL) {
                    show(&bar);
                }
                bar.finish_and_clear();
            }
        };
        // Without another thread, nothing is shown.
        let _ = thread::Builder::new().spawn_scoped(scope, look);
        let result = work();
        drop(done);
        result
    })
}

impl Watched<'_> {
    /// Does work while another thread shows its progress.
    pub fn during<T>(&self, work: impl FnOnce() -> T) -> T {
        let form = self.whole.map_or("{spinner} {msg}", |_| words::BAR.get(self.lang));
        beside(|| bar(form, self.whole), |bar| self.show(bar), work)
    }

    fn show(&self, bar: &ProgressBar) {
        let counted = self.progress.counted();
        let each_second = (counted as f64 / bar.elapsed().as_secs_f64()) as usize;
        bar.set_message(words::progress(self.what, counted as usize, each_second, self.lang));
        bar.set_position(self.progress.done());
    }
}

/// Makes Ctrl-C, or a request of the system to end, call `stop` instead of ending the program at once.
pub(super) fn on_interrupt(stop: impl FnOnce() + Send + 'static) {
    let watch = move || {
        if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
            runtime.block_on(crate::page::asked_to_end());
            stop();
        }
    };
    // Without another thread, the program ends at once.
    let _ = thread::Builder::new().spawn(watch);
}
