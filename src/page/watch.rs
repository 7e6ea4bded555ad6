//! Polls both files, so that a saved edit is read at once.
//!
//! For notifications, each folder and each link on the way to a file would have to be watched, any of which may be
//! replaced; nor does every file system send them. A look takes three system calls.

use super::hub::Hub;
use crate::input::Stamp;
use std::path::PathBuf;
use std::sync::Arc;
use std::{env, mem};
use tokio::time::{Duration, sleep};

/// The time between two looks. A changed file is read once it looks the same twice: editors save in several steps.
const POLL_INTERVAL: Duration = Duration::from_millis(80);
/// A file that looks different each time is read after this many looks all the same.
const MAX_UNSETTLED_LOOKS: usize = 6;
/// A file's times may be as coarse as two seconds, so that a second save within them looks like the first: after more
/// than this many looks without a change the file is read once more.
const LOOKS_BEFORE_REREAD: usize = 27;

/// Reads the files again whenever one of them was saved. The working folder is taken at the call, which on a busy
/// machine may be long before the first look.
pub(super) fn watch(hub: Arc<Hub>) -> impl Future<Output = ()> {
    watch_from(hub, env::current_dir().ok())
}

async fn watch_from(hub: Arc<Hub>, home: Option<PathBuf>) {
    let mut read = look(&hub, &home).await;
    // They may have been saved since they were read for the first time.
    let mut doubt = Some(0);
    loop {
        sleep(POLL_INTERVAL).await;
        let mut now = look(&hub, &home).await;
        if now == read {
            doubt = doubt.map(|looks| looks + 1);
            if doubt.is_some_and(|looks| looks > LOOKS_BEFORE_REREAD) {
                doubt = None;
                read_again(&hub).await;
            }
            continue;
        }
        for _ in 0..MAX_UNSETTLED_LOOKS {
            sleep(POLL_INTERVAL).await;
            let next = look(&hub, &home).await;
            if mem::replace(&mut now, next) == now {
                break;
            }
        }
        read_again(&hub).await;
        (read, doubt) = (now, Some(0));
    }
}

/// What distinguishes one state of both files from the next.
type FileStates = [Option<Stamp>; 2];

/// Looks at both files, which may take a while on a network. If the folder that the program was started in is gone and
/// another has its name, that becomes the working folder.
async fn look(hub: &Arc<Hub>, home: &Option<PathBuf>) -> FileStates {
    let (hub, home) = (hub.clone(), home.clone());
    let looked = tokio::task::spawn_blocking(move || {
        if let (Err(_), Some(home)) = (env::current_dir(), home) {
            let _ = env::set_current_dir(home);
        }
        [&hub.settings.ideas, &hub.settings.criteria].map(|path| Stamp::of(path))
    });
    looked.await.unwrap_or_default()
}

async fn read_again(hub: &Arc<Hub>) {
    let reader = hub.clone();
    if tokio::task::spawn_blocking(move || reader.read_again()).await.is_err() {
        hub.reader_failed();
    }
}
