//! Opens files for reading as unpacked streams, and says why a file cannot be read.

use super::budget::{MAX_TABLE_BYTES, read_whole};
use super::encoding;
use super::parquet;
use super::special::{self, is_descriptor, refused};
use crate::diagnostic::{BOM, Code, Finding, STDIN, line_ends, nearest};
use crate::say::Message;
use crate::say::findings::files::{self as say, FilesBeside};
use encoding_rs::Encoding;
use std::fs::{File, Metadata};
use std::io::{self, Cursor, ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A file or standard input, opened.
pub struct Opened {
    /// Its name in messages.
    pub name: String,
    /// All its bytes, unpacked.
    pub bytes: Box<dyn Read + Send>,
    /// The size of the file in bytes; `None` if unknown, or if the file is packed.
    pub size: Option<u64>,
    /// Detects later changes of the file; `None` if it cannot be opened again.
    pub stamp: Option<Stamp>,
    /// How many bytes of it have been read, as stored (perhaps packed).
    pub read: ByteCount,
}

/// A shared counter of bytes.
#[derive(Clone, Debug, Default)]
pub struct ByteCount(Arc<AtomicU64>);

impl ByteCount {
    /// The count so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Counts the bytes read through it.
struct CountingReader<R> {
    reader: R,
    read: ByteCount,
}

impl<R: Read> Read for CountingReader<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(bytes)?;
        self.read.0.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// What distinguishes one state of a file from the next.
#[derive(Clone, Debug)]
pub struct Stamp(Metadata);

impl Stamp {
    /// The state of a file now; `None` if it is gone.
    pub fn of(path: &Path) -> Option<Stamp> {
        std::fs::metadata(path).ok().map(Stamp)
    }

    /// Whether the file has changed since.
    pub fn is_old(&self, path: &Path) -> bool {
        Stamp::of(path).as_ref() != Some(self)
    }

    /// How many bytes the file had.
    pub fn size(&self) -> u64 {
        self.0.len()
    }
}

impl PartialEq for Stamp {
    fn eq(&self, other: &Stamp) -> bool {
        let told = |data: &Metadata| (data.len(), data.modified().ok(), identity(data));
        told(&self.0) == told(&other.0)
    }
}

/// Which file it is and when anything of it changed: two edits of equal length may have the same time.
#[cfg(unix)]
fn identity(data: &Metadata) -> [i64; 4] {
    use std::os::unix::fs::MetadataExt;
    [data.dev().cast_signed(), data.ino().cast_signed(), data.ctime(), data.ctime_nsec()]
}

#[cfg(not(unix))]
fn identity(_: &Metadata) {}

/// Tables that are larger, unpacked, or have more rows are read in blocks.
const MAX_SMALL_BYTES: u64 = 8 << 20;
/// Of a text, with one line more for the header.
const MAX_SMALL_ROWS: usize = 100_000;

impl Opened {
    /// Reads it whole if what it unpacks to is small, or if it cannot be read in blocks in the encoding asked for;
    /// otherwise returns `None` and consumes nothing.
    pub fn take_small(&mut self, encoding: Option<&'static Encoding>) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        self.bytes.by_ref().take(4).read_to_end(&mut bytes)?;
        let is_parquet = is_parquet(&bytes);
        let is_large = self.size.is_some_and(|size| size > MAX_SMALL_BYTES);
        if is_whole_only(&bytes, encoding) || (is_parquet && !is_large) {
            let rest = std::mem::replace(&mut self.bytes, Box::new(io::empty()));
            bytes = read_whole(&mut Cursor::new(bytes).chain(rest), self.size, MAX_TABLE_BYTES)?;
            // Only a file can be read in blocks: the end of a Parquet file comes first.
            if !is_parquet || self.size.is_none() || !parquet::is_large(&bytes, MAX_SMALL_ROWS, MAX_SMALL_BYTES) {
                return Ok(Some(bytes));
            }
        } else if !is_large {
            self.bytes.by_ref().take(MAX_SMALL_BYTES).read_to_end(&mut bytes)?;
            if bytes.len() as u64 <= MAX_SMALL_BYTES && line_ends(&bytes) <= MAX_SMALL_ROWS + 1 {
                return Ok(Some(bytes));
            }
        }
        let rest = std::mem::replace(&mut self.bytes, Box::new(io::empty()));
        self.bytes = Box::new(Cursor::new(bytes).chain(rest));
        Ok(None)
    }
}

/// Opens a file; `-` is standard input. Gzip and Zstandard, recognised by their first bytes, are unpacked.
///
/// # Errors
/// If it cannot be opened; [`unreadable`] says why.
pub fn open(path: &Path) -> io::Result<Opened> {
    open_as_is(path).and_then(unpacked)
}

fn open_as_is(path: &Path) -> io::Result<Opened> {
    let name = name_of(path);
    let read = ByteCount::default();
    let counted = |reader: Box<dyn Read + Send>| Box::new(CountingReader { reader, read: read.clone() });
    if path.as_os_str() == "-" {
        return Ok(Opened { name, bytes: counted(Box::new(io::stdin())), size: None, stamp: None, read });
    }
    if is_descriptor(path) {
        return Ok(Opened { name, bytes: counted(Box::new(File::open(path)?)), size: None, stamp: None, read });
    }
    let (file, data) = special::regular(path)?;
    Ok(Opened { name, bytes: counted(Box::new(file)), size: Some(data.len()), stamp: Some(Stamp(data)), read })
}

/// The first bytes of what is packed.
const GZIP: &[u8] = b"\x1f\x8b";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";

/// Whether a file with this beginning is packed.
pub fn is_packed(beginning: &[u8]) -> bool {
    beginning.starts_with(GZIP) || beginning.starts_with(ZSTD)
}

/// Unpacks the stream if its first bytes are those of gzip or Zstandard.
fn unpacked(mut opened: Opened) -> io::Result<Opened> {
    let mut magic = Vec::new();
    opened.bytes.by_ref().take(4).read_to_end(&mut magic)?;
    let (is_gzip, is_zstd) = (magic.starts_with(GZIP), magic.starts_with(ZSTD));
    let all = Cursor::new(magic).chain(opened.bytes);
    let bytes: Box<dyn Read + Send> = match () {
        () if is_gzip => Box::new(flate2::read::MultiGzDecoder::new(io::BufReader::new(all))),
        () if is_zstd => Box::new(zstd::Decoder::new(all)?),
        () => Box::new(all),
    };
    Ok(Opened { bytes, size: opened.size.filter(|_| !is_gzip && !is_zstd), ..opened })
}

/// Whether a file with this beginning can only be read whole: a workbook, or a text in UTF-16, by its mark or because
/// it is asked for.
pub fn is_whole_only(beginning: &[u8], asked: Option<&'static Encoding>) -> bool {
    let marks: [&[u8]; 4] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff"];
    let is_other = || beginning.starts_with(BOM.as_bytes()) || is_parquet(beginning);
    marks.iter().any(|mark| beginning.starts_with(mark))
        || asked.is_some_and(|asked| !encoding::has_lines(asked)) && !is_other()
}

/// Whether a file with this beginning is a Parquet file.
pub fn is_parquet(beginning: &[u8]) -> bool {
    beginning.starts_with(b"PAR1")
}

/// The name that messages show.
fn name_of(path: &Path) -> String {
    if path.as_os_str() == "-" { STDIN.to_owned() } else { path.display().to_string() }
}

/// Why a file cannot be read, and what to do.
pub fn unreadable(path: &Path, error: &io::Error) -> Finding {
    let name = name_of(path);
    refused(&name, error).unwrap_or_else(|| {
        let message = match error.kind() {
            ErrorKind::NotFound => missing(path),
            ErrorKind::UnexpectedEof => say::packed_and_cut(&name),
            _ => say::unreadable(&name, &say::reason(error)),
        };
        Finding::new(Code::E0101, message)
    })
}

/// The message for a missing file: what may be meant, or which files of its kind are beside it.
fn missing(path: &Path) -> Message {
    let (name, names) = (name_of(path), beside(path));
    let near = neighbour(path, &names);
    let extension = |name: &str| Path::new(name).extension().and_then(|end| end.to_str()).unwrap_or("").to_lowercase();
    let is_rubric = extension(&name) == "toml";
    let is_alike = |name: &&String| match &*extension(name) {
        "toml" => is_rubric,
        "csv" | "tsv" | "xlsx" | "parquet" => !is_rubric,
        _ => false,
    };
    let alike: Vec<String> = names.iter().filter(is_alike).cloned().collect();
    // `init` overwrites nothing, so it is not suggested if one of its files exists.
    let is_new = !names.iter().any(|name| ["criteria.toml", "ideas.csv"].contains(&name.as_str()));
    match (say::option_meant(&name), near) {
        (Some(option), _) => say::missing(&name, FilesBeside::Near(&option)),
        (None, Some(near)) => say::missing(&name, FilesBeside::Near(&near)),
        (None, None) if alike.is_empty() && is_new => say::missing(&name, FilesBeside::Nothing),
        (None, None) if alike.is_empty() && is_rubric => say::missing(&name, FilesBeside::Table),
        (None, None) => say::missing(&name, FilesBeside::Files(&alike)),
    }
}

/// The sorted names in the folder of a file.
fn beside(path: &Path) -> Vec<String> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// A file beside a missing one with a similar name.
pub fn near(path: &Path) -> Option<String> {
    neighbour(path, &beside(path))
}

/// The same among these names.
fn neighbour(path: &Path, names: &[String]) -> Option<String> {
    let wrong = path.file_name()?.to_str()?;
    let near = nearest(wrong, names.iter().map(String::as_str))?;
    Some(path.with_file_name(near).display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_file_replaced_by_one_of_its_length_and_time_has_changed() {
        let dir = tempfile::tempdir().unwrap();
        let (path, other) = (dir.path().join("ideas.csv"), dir.path().join("new.csv"));
        std::fs::write(&path, "a").unwrap();
        let stamp = Stamp::of(&path).unwrap();
        assert!(!stamp.is_old(&path));
        std::fs::write(&other, "b").unwrap();
        File::options().write(true).open(&other).unwrap().set_modified(stamp.0.modified().unwrap()).unwrap();
        std::fs::rename(&other, &path).unwrap();
        assert!(stamp.is_old(&path));
    }
}
