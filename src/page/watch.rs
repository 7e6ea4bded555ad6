//! Both files are watched: a saved edit is read at once.

use super::hub::Hub;
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;

/// An editor that saves makes several changes; they are over after so long.
const SETTLED: Duration = Duration::from_millis(80);

/// Reads the files again whenever one of them was saved, as long as the watcher that is returned lives.
///
/// Folders are watched and not files, because most editors write another file and rename it.
pub(super) fn watch(hub: &Arc<Hub>) -> notify::Result<RecommendedWatcher> {
    let files = [&hub.settings.ideas, &hub.settings.criteria].map(|file| file.to_owned());
    let names: BTreeSet<_> = files.iter().filter_map(|file| file.file_name().map(ToOwned::to_owned)).collect();
    let (changed, changes) = mpsc::unbounded_channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        let Ok(event) = event else { return };
        let ours = |path: &PathBuf| path.file_name().is_some_and(|name| names.contains(name));
        if !event.kind.is_access() && event.paths.iter().any(ours) {
            // The server may be gone before its watcher.
            let _ = changed.send(());
        }
    })?;
    let folders: BTreeSet<&Path> = files.iter().map(|file| folder(file)).collect();
    for folder in folders {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    tokio::spawn(read_again(hub.clone(), changes));
    Ok(watcher)
}

fn folder(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

async fn read_again(hub: Arc<Hub>, mut changes: mpsc::UnboundedReceiver<()>) {
    while changes.recv().await.is_some() {
        while let Ok(Some(())) = tokio::time::timeout(SETTLED, changes.recv()).await {}
        let hub = hub.clone();
        // A reader that panics leaves the last state as it was.
        let _ = tokio::task::spawn_blocking(move || hub.read_again()).await;
    }
}
