//! Files written whole or not at all: into a temporary file beside the target, then renamed over it.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes a file by `fill`. A failure or a kill leaves the old file, or none, as it was. A link is followed; what is
/// no regular file (a pipe, a device) is written to as it stands.
pub fn write_whole(path: &Path, fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let path = target.as_path();
    if fs::metadata(path).is_ok_and(|there| !there.is_file()) {
        let mut out = io::BufWriter::new(fs::OpenOptions::new().write(true).open(path)?);
        fill(&mut out)?;
        return out.flush();
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        let missing = format!("there is no folder `{}`", folder.display());
        return Err(io::Error::new(io::ErrorKind::NotFound, missing));
    }
    #[cfg(target_os = "linux")]
    if let Some(file) = nameless::open(folder, mode(path)) {
        filled(&file, fill)?;
        return nameless::name(&file, folder)?.persist(path).map_err(|e| e.error);
    }
    let mut builder = temporary();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(mode(path)));
    let file = builder.tempfile_in(folder)?;
    filled(file.as_file(), fill)?;
    file.persist(path).map_err(|e| e.error)?;
    Ok(())
}

fn temporary<'b>() -> tempfile::Builder<'b, 'b> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".dingzi-");
    builder
}

fn filled(file: &fs::File, fill: impl FnOnce(&mut (dyn Write + Send)) -> io::Result<()>) -> io::Result<()> {
    let mut buffered = io::BufWriter::new(file);
    fill(&mut buffered)?;
    buffered.flush()
}

/// A file that is there keeps its permissions; a new one has the usual ones.
#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    fs::metadata(path).map_or(0o666, |m| std::os::unix::fs::PermissionsExt::mode(&m.permissions()))
}

/// A file without a name until it is whole: of a process that is killed, nothing is left. Not every file system has it.
#[cfg(target_os = "linux")]
mod nameless {
    use rustix::fs::{AtFlags, CWD, Mode, OFlags, linkat, openat};
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::Path;

    pub fn open(folder: &Path, mode: u32) -> Option<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file = openat(CWD, folder, flags, Mode::from_raw_mode(mode)).ok()?;
        // It is named through this.
        Path::new("/proc/self/fd").exists().then(|| file.into())
    }

    /// Names it so that it can be renamed over another.
    pub fn name(file: &File, folder: &Path) -> io::Result<tempfile::TempPath> {
        let own = format!("/proc/self/fd/{}", file.as_raw_fd());
        let link = |path: &Path| Ok(linkat(CWD, &own, CWD, path, AtFlags::SYMLINK_FOLLOW)?);
        Ok(super::temporary().make_in(folder, link)?.into_temp_path())
    }
}

/// Writes a file that must not be there yet.
pub fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)
}
