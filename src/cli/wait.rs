//! What takes more than a second says how far it is, on standard error if that is a terminal, and can be stopped.

use crate::diagnostic::printable;
use crate::lang::Lang;
use crate::progress::Progress;
use crate::say::commands::wait as words;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Nothing is shown of what takes less.
const PATIENCE: Duration = Duration::from_secs(1);
/// From one look to the next.
const PAUSE: Duration = Duration::from_millis(100);

/// What is looked at.
pub(super) struct Watched<'w> {
    /// How much there is to do; none where nobody knows.
    pub whole: Option<u64>,
    /// What is counted: `ideas`.
    pub what: &'w str,
    pub progress: &'w Progress,
    pub lang: Lang,
}

/// Does something of which nobody knows how long it takes, and says `what` it is.
pub(super) fn said<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let bar = || bar("{spinner} {msg} … {elapsed}", None).with_message(printable(what));
    beside(bar, |bar| bar.tick(), work)
}

/// A line of this form; it is made when the work has gone on for a while.
fn bar(form: &str, whole: Option<u64>) -> ProgressBar {
    let bar = whole.map_or_else(ProgressBar::no_length, ProgressBar::new);
    bar.with_elapsed(PATIENCE).with_style(ProgressStyle::with_template(form).expect("it is a template"))
}

/// Does something while another thread shows how far it is.
fn beside<T>(bar: impl Fn() -> ProgressBar + Send, show: impl Fn(&ProgressBar) + Send, work: impl FnOnce() -> T) -> T {
    if !io::stderr().is_terminal() {
        return work();
    }
    let (done, wait) = mpsc::channel::<()>();
    thread::scope(|scope| {
        let look = move || {
            let is_over = |pause| wait.recv_timeout(pause) != Err(RecvTimeoutError::Timeout);
            if !is_over(PATIENCE) {
                let bar = bar();
                while !is_over(PAUSE) {
                    show(&bar);
                }
                bar.finish_and_clear();
            }
        };
        // Where no thread is to be had, nobody looks on.
        let _ = thread::Builder::new().spawn_scoped(scope, look);
        let result = work();
        drop(done);
        result
    })
}

impl Watched<'_> {
    /// Does something while another thread looks on.
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

/// Calls `stop` when the user presses Ctrl-C, or the system asks the program to end, instead of ending it at once.
pub(super) fn on_interrupt(stop: impl FnOnce() + Send + 'static) {
    let watch = move || {
        if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() {
            runtime.block_on(crate::page::asked_to_end());
            stop();
        }
    };
    // Where no thread is to be had, the program ends at once.
    let _ = thread::Builder::new().spawn(watch);
}
