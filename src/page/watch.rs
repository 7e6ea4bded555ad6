//! Both files are looked at again and again: a saved edit is read at once.
//!
//! To be told of changes, each folder and each link on the way to a file would have to be watched, and any of them may be
//! replaced by another; nor does every file system tell. A look takes three calls of the system.

use super::hub::Hub;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, mem};
use tokio::time::{Duration, sleep};

/// From one look to the next. A file that looks the same twice is read: an editor that saves makes several changes.
const PAUSE: Duration = Duration::from_millis(80);
/// What looks otherwise each time is read after so many looks all the same.
const PATIENCE: usize = 6;
/// The times of a file may be as coarse as two seconds, so that a second save within them looks like the first: after so
/// many looks that saw no change it is read once more.
const COARSE: usize = 27;

/// Reads the files again whenever one of them was saved. Its folder is that of the call, which on a busy machine may be
/// long before the first look.
pub(super) fn watch(hub: Arc<Hub>) -> impl Future<Output = ()> {
    watch_from(hub, env::current_dir().ok())
}

async fn watch_from(hub: Arc<Hub>, home: Option<PathBuf>) {
    let mut read = look(&hub, &home).await;
    // They may have been saved since they were read for the first time.
    let mut doubt = Some(0);
    loop {
        sleep(PAUSE).await;
        let mut now = look(&hub, &home).await;
        if now == read {
            doubt = doubt.map(|looks| looks + 1);
            if doubt.is_some_and(|looks| looks > COARSE) {
                doubt = None;
                read_again(&hub).await;
            }
            continue;
        }
        for _ in 0..PATIENCE {
            sleep(PAUSE).await;
            let next = look(&hub, &home).await;
            if mem::replace(&mut now, next) == now {
                break;
            }
        }
        read_again(&hub).await;
        (read, doubt) = (now, Some(0));
    }
}

/// What tells one state of both files from the next.
type Seen = [Option<(u64, String)>; 2];

/// Looks at both files, which may take a while where they are far away. Where the folder that the program was started in
/// is gone and another has its name, that is the folder from now on.
async fn look(hub: &Arc<Hub>, home: &Option<PathBuf>) -> Seen {
    let (hub, home) = (hub.clone(), home.clone());
    let looked = tokio::task::spawn_blocking(move || {
        if let (Err(_), Some(home)) = (env::current_dir(), home) {
            let _ = env::set_current_dir(home);
        }
        [&hub.settings.ideas, &hub.settings.criteria].map(|path| seen(path))
    });
    looked.await.unwrap_or_default()
}

/// The length of a file, when it was changed, and which file it is where the system says so; none where it is gone.
fn seen(path: &Path) -> Option<(u64, String)> {
    let there = fs::metadata(path).ok()?;
    Some((there.len(), format!("{:?} {}", there.modified().ok(), which(&there))))
}

#[cfg(unix)]
fn which(there: &Metadata) -> String {
    use std::os::unix::fs::MetadataExt;
    format!("{} {} {}.{}", there.dev(), there.ino(), there.ctime(), there.ctime_nsec())
}

#[cfg(not(unix))]
fn which(_: &Metadata) -> String {
    String::new()
}

async fn read_again(hub: &Arc<Hub>) {
    let reader = hub.clone();
    if tokio::task::spawn_blocking(move || reader.read_again()).await.is_err() {
        hub.reader_failed();
    }
}
