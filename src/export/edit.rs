//! Changes the user's files: read, changed and replaced so that nothing that others write meanwhile is lost.

use super::file::{Fresh, followed};
use crate::input::budget::read_whole;
use crate::say::files;
use std::fs::{self, File, Metadata, TryLockError};
use std::io;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// Why a file is not changed.
#[derive(Debug)]
pub enum Unchanged<E> {
    /// The change itself is refused.
    Refused(E),
    /// It cannot be read or written, or not without losing something; the reason says which.
    File(io::Error),
}

impl<E> From<io::Error> for Unchanged<E> {
    fn from(error: io::Error) -> Unchanged<E> {
        Unchanged::File(error)
    }
}

/// The time between two tries while somebody else is writing.
const RETRY_INTERVAL: Duration = Duration::from_millis(5);
/// Tries before giving up: ten seconds' worth.
const MAX_TRIES: usize = 2_000;

/// Replaces the bytes of a file, at most `most`, by what `change` makes of them, at most as many. Other runs of dingzi
/// wait for their turn; if anybody else saves the file meanwhile, it is read and changed again. Mode and owner stay, and
/// links are followed.
///
/// # Errors
/// If `change` refuses, or the file cannot be replaced without losing something: its owner, a hard link, its read-only
/// mode.
pub fn edit<E>(
    path: &Path,
    most: u64,
    mut change: impl FnMut(&[u8]) -> Result<Vec<u8>, E>,
) -> Result<(), Unchanged<E>> {
    let target = followed(path)?;
    for _ in 0..MAX_TRIES {
        let Some((mut file, there)) = try_lock_file(&target)? else {
            sleep(RETRY_INTERVAL);
            continue;
        };
        #[cfg(unix)]
        if std::os::unix::fs::MetadataExt::nlink(&there) > 1 {
            return Err(io::Error::other(files::hard_links()).into());
        }
        // The group bits of a file with an access control list are the mask of that list.
        #[cfg(target_os = "linux")]
        if rustix::fs::getxattr(&target, "system.posix_acl_access", &mut [0u8; 0][..]).is_ok_and(|length| length > 0) {
            return Err(io::Error::other(files::access_list()).into());
        }
        let before = read_whole(&mut file, Some(there.len()), most)?;
        let after = change(&before).map_err(Unchanged::Refused)?;
        if after == before {
            return Ok(());
        }
        if after.len() as u64 > most {
            return Err(io::Error::other(files::too_long(most)).into());
        }
        let fresh = Fresh::beside(&target, Some(&there))?;
        fresh.fill(|out| out.write_all(&after))?;
        fresh.give_to_owner().map_err(|_| io::Error::other(files::other_owner()))?;
        fresh.settle()?;
        // On Windows the lock would keep even us from reading and replacing the file.
        #[cfg(windows)]
        drop(file);
        if replace(fresh.named()?, &target, [&before, &after])? {
            return Ok(());
        }
    }
    Err(io::Error::other(files::always_written()).into())
}

/// Opens the file and locks it against other runs; `None` if it is not our turn.
fn try_lock_file(target: &Path) -> io::Result<Option<(File, Metadata)>> {
    let there = fs::metadata(target)?;
    if !there.is_file() {
        return Err(io::Error::other(files::no_regular_file()));
    }
    let file = File::open(target)?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => return Ok(None),
        // Not every file system has locks. The check before replacing still works there.
        Err(TryLockError::Error(_)) | Ok(()) => {}
    }
    // The last holder of the lock may have replaced the file.
    let is_it = same_file::Handle::from_file(file.try_clone()?)? == same_file::Handle::from_path(target)?;
    Ok(is_it.then_some((file, there)))
}

/// Replaces a file that holds `before` by one that holds `after`; `false` if it holds anything else by now.
fn replace(fresh: tempfile::TempPath, target: &Path, [before, after]: [&[u8]; 2]) -> io::Result<bool> {
    if fs::read(target)? != before {
        return Ok(false);
    }
    match exchanged(&fresh, target, [before, after]) {
        Ok(Some(is_done)) => Ok(is_done),
        Ok(None) => fresh.persist(target).map(|()| true).map_err(|e| with_reason(e.error)),
        Err(error) => {
            // It may hold what somebody else has saved.
            let kept = fresh.keep().map_err(|e| e.error)?;
            Err(io::Error::other(files::kept(&error, &kept.display().to_string())))
        }
    }
}

/// Adds to an error the usual reason why a file cannot be replaced: it is a mount point.
fn with_reason(error: io::Error) -> io::Error {
    match error.kind() {
        kind @ io::ErrorKind::ResourceBusy => io::Error::new(kind, files::mounted(&error)),
        _ => error,
    }
}

/// The same by exchanging both files: if somebody saves between the check and the renaming, their file is still there
/// and is put back. `None` if the file system cannot exchange files.
#[cfg(target_os = "linux")]
fn exchanged(fresh: &Path, target: &Path, [before, after]: [&[u8]; 2]) -> io::Result<Option<bool>> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    let exchange = || renameat_with(CWD, fresh, CWD, target, RenameFlags::EXCHANGE);
    if exchange().is_err() {
        return Ok(None);
    }
    if fs::read(fresh)? == before {
        return Ok(Some(true));
    }
    exchange()?;
    if fs::read(fresh)? != after {
        // Saved once more in between: that is the newest.
        exchange()?;
    }
    Ok(Some(false))
}

#[cfg(not(target_os = "linux"))]
fn exchanged(_: &Path, _: &Path, _: [&[u8]; 2]) -> io::Result<Option<bool>> {
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::budget::MAX_RUBRIC_BYTES;
    use std::convert::Infallible;

    fn add(path: &Path, line: &str) {
        let change = |bytes: &[u8]| Ok::<_, Infallible>([bytes, line.as_bytes(), b"\n"].concat());
        edit(path, MAX_RUBRIC_BYTES, change).unwrap();
    }

    fn lines(path: &Path) -> Vec<String> {
        fs::read_to_string(path).unwrap().lines().map(str::to_owned).collect()
    }

    fn refused(path: &Path) -> String {
        match edit(path, MAX_RUBRIC_BYTES, |_| Ok::<_, Infallible>(b"new".to_vec())) {
            Err(Unchanged::File(error)) => error.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn all_changes_of_many_at_once_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "").unwrap();
        std::thread::scope(|scope| {
            for n in 0..40 {
                let path = &path;
                scope.spawn(move || add(path, &n.to_string()));
            }
        });
        let mut found = lines(&path);
        found.sort_by_key(|line| line.parse::<u32>().unwrap());
        assert_eq!(found, (0..40).map(|n| n.to_string()).collect::<Vec<_>>());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "something is left behind");
    }

    #[test]
    fn what_an_editor_saves_meanwhile_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (path, draft) = (folder.path().join("file"), folder.path().join("draft"));
        fs::write(&path, "").unwrap();
        std::thread::scope(|scope| {
            // Writes what it holds into another file and renames it, as editors do.
            let editor = scope.spawn(|| {
                let mut text = String::new();
                for n in 0..200 {
                    text += &format!("editor {n}\n");
                    fs::write(&draft, &text).unwrap();
                    fs::rename(&draft, &path).unwrap();
                    // What it has saved may be put back a moment later, but is never gone.
                    let is_there = || lines(&path).contains(&format!("editor {n}"));
                    assert!(
                        (0..2_000).any(|_| {
                            sleep(Duration::from_micros(100));
                            is_there()
                        }),
                        "{n} is lost"
                    );
                }
            });
            for n in 0..50 {
                add(&path, &format!("we {n}"));
            }
            editor.join().unwrap();
        });
        assert!(lines(&path).contains(&"editor 199".to_owned()));
    }

    #[test]
    fn a_save_in_the_midst_of_a_change_is_changed_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "old\n").unwrap();
        let mut calls = 0;
        let change = |bytes: &[u8]| {
            calls += 1;
            if calls == 1 {
                fs::write(&path, "saved\n").unwrap();
            }
            Ok::<_, Infallible>([bytes, b"ours\n"].concat())
        };
        edit(&path, MAX_RUBRIC_BYTES, change).unwrap();
        assert_eq!((lines(&path), calls), (vec!["saved".to_owned(), "ours".to_owned()], 2));
    }

    #[test]
    fn nothing_is_written_that_could_not_be_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, "old").unwrap();
        let edited = |bytes| edit(&path, MAX_RUBRIC_BYTES, |_| Ok::<_, Infallible>(vec![b' '; bytes as usize]));
        let grown = edited(MAX_RUBRIC_BYTES + 1);
        assert!(matches!(grown, Err(Unchanged::File(why)) if why.to_string().contains("longer than the 12 MB")));
        assert_eq!(fs::read(&path).unwrap(), b"old");
        edited(MAX_RUBRIC_BYTES).unwrap();
    }

    #[test]
    #[cfg(unix)]
    fn mode_links_and_what_may_not_be_written_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("real"), "").unwrap();
        symlink(path("real"), path("link")).unwrap();
        for mode in [0o664, 0o600, 0o646, 0o755] {
            fs::set_permissions(path("real"), fs::Permissions::from_mode(mode)).unwrap();
            add(&path("link"), "x");
            assert_eq!(fs::metadata(path("real")).unwrap().permissions().mode() & 0o7777, mode);
        }
        assert!(fs::symlink_metadata(path("link")).unwrap().is_symlink());
        assert_eq!(lines(&path("real")).len(), 4);

        fs::set_permissions(path("real"), fs::Permissions::from_mode(0o444)).unwrap();
        assert!(refused(&path("link")).contains("read-only"));
        fs::set_permissions(path("real"), fs::Permissions::from_mode(0o644)).unwrap();
        fs::hard_link(path("real"), path("twin")).unwrap();
        assert!(refused(&path("twin")).contains("hard links"));
        symlink(path("nowhere"), path("dangling")).unwrap();
        assert!(refused(&path("dangling")).contains("leads to no file"));
        assert!(refused(folder.path()).contains("no regular file"));
        assert!(!path("nowhere").exists());
        assert_eq!(lines(&path("real")).len(), 4);
    }
}
