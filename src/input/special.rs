//! Paths that are not regular files: opening a pipe may block for ever, and a device may be endless. Only descriptors
//! that the shell passes to this process, as in `dingzi score <(…)`, are read like standard input.

use super::budget::TooLarge;
use crate::diagnostic::{Code, Finding};
use crate::say::findings::files::{self as say, SpecialFile};
use std::fmt::{self, Display};
use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

impl Display for SpecialFile {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "it is {}", self.text().en)
    }
}

impl std::error::Error for SpecialFile {}

/// The kind of a path that is not a regular file.
fn special(kind: FileType) -> SpecialFile {
    #[cfg(unix)]
    use std::os::unix::fs::FileTypeExt;
    match kind {
        kind if kind.is_dir() => SpecialFile::Folder,
        #[cfg(unix)]
        kind if kind.is_fifo() => SpecialFile::Pipe,
        #[cfg(unix)]
        kind if kind.is_socket() => SpecialFile::Socket,
        _ => SpecialFile::Device,
    }
}

/// Opens a regular file, and nothing else.
///
/// # Errors
/// If it cannot be opened, or is something else.
pub fn regular(path: &Path) -> io::Result<(File, Metadata)> {
    let check = |data: Metadata| match data.is_file() {
        true => Ok(data),
        false => Err(io::Error::other(special(data.file_type()))),
    };
    // Opening a pipe would block.
    check(fs::metadata(path)?)?;
    let file = match not_waiting().open(path) {
        // A lease, such as a file server's, is given back in a moment.
        Err(error) if error.kind() == io::ErrorKind::WouldBlock => File::open(path)?,
        opened => opened?,
    };
    let data = check(file.metadata()?)?;
    Ok((file, data))
}

/// Options that open without blocking, on Linux: the file may have become a pipe since it was checked, and a few
/// regular files of the system (kernel messages) block for more input.
fn not_waiting() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(target_os = "linux")]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, rustix::fs::OFlags::NONBLOCK.bits() as i32);
    options
}

/// Whether a path, with links resolved, is an inherited pipe, socket or terminal: `/dev/stdin`, `/dev/fd/63`.
pub fn is_descriptor(path: &Path) -> bool {
    const MAX_LINKS: usize = 40;
    if fs::metadata(path).is_ok_and(|data| data.is_file() || data.is_dir()) {
        return false;
    }
    let mut path = path.to_path_buf();
    for _ in 0..MAX_LINKS {
        let Some((folder, name)) = path.parent().zip(path.file_name()) else { return false };
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let Ok(folder) = fs::canonicalize(folder) else { return false };
        let link = fs::read_link(folder.join(name));
        if is_of_descriptors(&folder) {
            // A named pipe would be opened again, and might block for ever.
            let is_pipe = |data: Metadata| special(data.file_type()) == SpecialFile::Pipe;
            return !link.and_then(fs::metadata).is_ok_and(is_pipe);
        }
        match link {
            Ok(link) => path = folder.join(link),
            Err(_) => return false,
        }
    }
    false
}

/// Whether a folder, with links resolved, lists the descriptors of this process.
fn is_of_descriptors(folder: &Path) -> bool {
    folder == Path::new("/dev/fd") || folder == PathBuf::from(format!("/proc/{}/fd", std::process::id()))
}

/// The finding for a file that is too large or not a regular file.
pub(super) fn refused(name: &str, error: &io::Error) -> Option<Finding> {
    let special = || error.get_ref()?.downcast_ref::<SpecialFile>();
    let large = TooLarge::of(error).map(|large| large.finding(name));
    large.or_else(|| special().map(|special| Finding::new(Code::E0101, say::special(name, *special))))
}
