//! Files written whole or not at all: into a temporary file beside the target, then renamed over it.

use super::terminal::Shown;
use crate::say::files;
use std::fs::{self, File, Metadata};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Writes a file by `fill`. After a failure or a kill, the old file, if any, is as it was. A link is followed; a pipe
/// or a device is written to directly.
///
/// # Errors
/// If it cannot be written, is read-only, or is a link that leads nowhere.
pub fn write_whole(path: &Path, fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> io::Result<()> {
    let target = followed(path)?;
    let there = fs::metadata(&target).ok();
    if there.as_ref().is_some_and(|there| !there.is_file()) {
        let out = fs::OpenOptions::new().write(true).open(&target)?;
        let is_terminal = out.is_terminal();
        let mut out: Box<dyn Write + Send> = Box::new(io::BufWriter::new(out));
        if is_terminal {
            out = Box::new(Shown::on(out));
        }
        fill(&mut out)?;
        return out.flush();
    }
    let fresh = Fresh::beside(&target, there.as_ref())?;
    fresh.fill(fill)?;
    // One may be allowed to overwrite somebody else's file, but not to give it back.
    let _ = fresh.give_to_owner();
    fresh.named()?.persist(&target).map_err(|e| e.error)
}

/// Writes files that must not exist yet: all of them, or none.
///
/// # Errors
/// If one cannot be written, or exists.
pub fn write_new(files: &[(PathBuf, &[u8])]) -> io::Result<()> {
    let mut filled = Vec::new();
    for (path, bytes) in files {
        let fresh = Fresh::beside(path, None)?;
        fresh.fill(|out| out.write_all(bytes))?;
        filled.push((path, fresh.named()?));
    }
    let mut written: Vec<&PathBuf> = Vec::new();
    for (path, file) in filled {
        if let Err(error) = file.persist_noclobber(path) {
            // A part of them would be in the way of the next try.
            written.iter().for_each(|path| drop(fs::remove_file(path)));
            return Err(error.error);
        }
        written.push(path);
    }
    Ok(())
}

/// Folders that were made to write into. Those still empty on drop are removed.
pub struct Made(Vec<PathBuf>);

impl Drop for Made {
    fn drop(&mut self) {
        self.0.iter().for_each(|folder| drop(fs::remove_dir(folder)));
    }
}

/// Makes a folder and its parents.
///
/// # Errors
/// If it cannot be made, for example because a file has its name.
pub fn make_folder(folder: &Path) -> io::Result<Made> {
    let made = Made(folder.ancestors().take_while(|folder| !folder.exists()).map(Path::to_owned).collect());
    // Without the slash at the end, with which no file is there.
    let mut there = folder.components().as_path().ancestors();
    fs::create_dir_all(folder).map(|()| made).map_err(|error| match there.find(|there| there.is_file()) {
        Some(file) => io::Error::new(error.kind(), files::file_in_the_way(&file.display().to_string())),
        None => error,
    })
}

/// The file that a path leads to, through links.
///
/// # Errors
/// If it is a link that leads nowhere: writing would replace the link.
pub(super) fn followed(path: &Path) -> io::Result<PathBuf> {
    match fs::canonicalize(path) {
        Ok(target) => Ok(target),
        // A pipe of the shell (/dev/fd/63) exists, but has no path.
        Err(_) if fs::metadata(path).is_err() && fs::symlink_metadata(path).is_ok_and(|there| there.is_symlink()) => {
            Err(io::Error::new(io::ErrorKind::NotFound, files::link_to_nothing()))
        }
        Err(_) => Ok(path.to_owned()),
    }
}

/// A file without a name, or with a temporary one, until it is whole.
pub(super) struct Fresh {
    folder: PathBuf,
    file: File,
    /// `None` while it has no name.
    name: Option<tempfile::TempPath>,
    /// The metadata of the file that it is to replace.
    old: Option<Metadata>,
}

impl Fresh {
    /// Makes it in the folder of `target`, with the permissions of the old file if there is one, or else the usual.
    pub fn beside(target: &Path, old: Option<&Metadata>) -> io::Result<Fresh> {
        let folder = target.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            let missing = files::no_folder(&folder.display().to_string());
            return Err(io::Error::new(io::ErrorKind::NotFound, missing));
        }
        if old.is_some_and(is_protected) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, files::read_only()));
        }
        let (file, name) = nameless(folder, old.map_or(0o666, mode))?;
        // A new file is subject to the umask; an old one keeps its exact permissions.
        old.map_or(Ok(()), |old| file.set_permissions(old.permissions()))?;
        Ok(Fresh { folder: folder.to_owned(), file, name, old: old.cloned() })
    }

    /// Writes its content.
    pub fn fill(&self, fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> io::Result<()> {
        let mut buffered = io::BufWriter::new(&self.file);
        fill(&mut buffered)?;
        buffered.flush()
    }

    /// Waits until it is on the disk.
    pub fn settle(&self) -> io::Result<()> {
        self.file.sync_all()
    }

    /// Gives it to the owner and the group of the file that it replaces, if they differ.
    pub fn give_to_owner(&self) -> io::Result<()> {
        #[cfg(unix)]
        if let Some(old) = &self.old {
            use std::os::unix::fs::{MetadataExt, fchown};
            let new = self.file.metadata()?;
            let user = (old.uid() != new.uid()).then_some(old.uid());
            let group = (old.gid() != new.gid()).then_some(old.gid());
            if user.is_some() || group.is_some() {
                fchown(&self.file, user, group)?;
                // A change of owner clears the setuid and setgid bits.
                self.file.set_permissions(old.permissions())?;
            }
        }
        Ok(())
    }

    /// Its name; the file is removed on drop unless it is kept.
    pub fn named(self) -> io::Result<tempfile::TempPath> {
        match self.name {
            Some(name) => Ok(name),
            None => name_it(&self.file, &self.folder),
        }
    }
}

fn temporary<'b>() -> tempfile::Builder<'b, 'b> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dingzi-");
    builder
}

/// Whether a file is read-only to its owner. The system would let root write to it all the same.
pub(super) fn is_protected(there: &Metadata) -> bool {
    mode(there) & 0o200 == 0
}

#[cfg(unix)]
fn mode(there: &Metadata) -> u32 {
    std::os::unix::fs::PermissionsExt::mode(&there.permissions())
}

#[cfg(not(unix))]
fn mode(there: &Metadata) -> u32 {
    if there.permissions().readonly() { 0o444 } else { 0o666 }
}

/// Makes a file without a name, so that nothing is left of it if the process is killed. Not every file system can;
/// elsewhere it has a temporary name.
#[cfg_attr(not(unix), allow(unused_variables, unused_mut))]
fn nameless(folder: &Path, mode: u32) -> io::Result<(File, Option<tempfile::TempPath>)> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, Mode, OFlags, openat};
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        // It is named through /proc later.
        if Path::new("/proc/self/fd").exists()
            && let Ok(file) = openat(CWD, folder, flags, Mode::from_raw_mode(mode & 0o7777))
        {
            return Ok((file.into(), None));
        }
    }
    let mut builder = temporary();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode & 0o7777));
    let (file, name) = builder.tempfile_in(folder)?.into_parts();
    Ok((file, Some(name)))
}

/// Gives a nameless file a name, so that it can be renamed over another.
#[cfg(target_os = "linux")]
fn name_it(file: &File, folder: &Path) -> io::Result<tempfile::TempPath> {
    use rustix::fs::{AtFlags, CWD, linkat};
    use std::os::fd::AsRawFd;
    let own = format!("/proc/self/fd/{}", file.as_raw_fd());
    let link = |path: &Path| Ok(linkat(CWD, &own, CWD, path, AtFlags::SYMLINK_FOLLOW)?);
    Ok(temporary().make_in(folder, link)?.into_temp_path())
}

#[cfg(not(target_os = "linux"))]
fn name_it(_: &File, _: &Path) -> io::Result<tempfile::TempPath> {
    Err(io::ErrorKind::Unsupported.into())
}
