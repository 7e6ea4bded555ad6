//! Turns panics of libraries on damaged input into errors. All calls of calamine, zip, quick-xml and polars that parse
//! foreign bytes go through here.

use crate::say::findings::files::gave_up;
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind, set_hook, take_hook};
use std::path::Path;
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How many calls are running.
static RUNNING: AtomicUsize = AtomicUsize::new(0);

/// Calls a library that parses foreign bytes; returns its result, or an error text if it panicked. After a panic,
/// whatever the call was working on must not be used.
pub(super) fn guarded<T>(read: impl FnOnce() -> T) -> Result<T, String> {
    hush();
    RUNNING.fetch_add(1, Ordering::SeqCst);
    let result = catch_unwind(AssertUnwindSafe(read));
    RUNNING.fetch_sub(1, Ordering::SeqCst);
    result.map_err(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
        gave_up(text.and_then(|text| text.lines().next()))
    })
}

/// Silences panics outside our own code while a guarded call is running, on any thread, as some libraries use several.
fn hush() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            if RUNNING.load(Ordering::SeqCst) == 0 || is_ours(panic) {
                before(panic);
            }
        }));
    });
}

/// Whether a panic began in the sources of this crate.
fn is_ours(panic: &PanicHookInfo) -> bool {
    let source = Path::new(file!()).ancestors().nth(2);
    panic.location().zip(source).is_some_and(|(at, source)| Path::new(at.file()).starts_with(source))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a library does, as seen from here: this file is in our own sources.
    fn library(text: &str) -> u32 {
        text.parse::<u32>().expect("a number")
    }

    #[test]
    fn a_panic_on_any_thread_is_an_error_of_its_own_call() {
        assert_eq!(guarded(|| library("7")), Ok(7));
        let results = std::thread::scope(|scope| {
            let calls = ["1", "x", "3"].map(|text| scope.spawn(move || guarded(|| library(text))));
            calls.map(|call| call.join().unwrap())
        });
        assert_eq!((&results[0], &results[2]), (&Ok(1), &Ok(3)));
        assert!(results[1].as_ref().unwrap_err().starts_with("its reader gave up (a number: "));
        assert_eq!(
            guarded(|| std::panic::panic_any(5)),
            Err::<(), _>("its reader gave up (it gives no reason)".into())
        );
        assert_eq!(RUNNING.load(Ordering::SeqCst), 0);
    }
}
