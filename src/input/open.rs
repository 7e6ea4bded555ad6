//! Files opened for reading: what they hold, unpacked, without reading them whole.

use super::budget::{TABLE, read_whole};
use super::special::{self, is_descriptor};
use super::{name_of, unreadable};
use crate::diagnostic::Findings;
use std::fs::{File, Metadata};
use std::io::{self, Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A file or standard input, opened.
pub struct Opened {
    /// As messages call it.
    pub name: String,
    /// Its bytes from the first, unpacked.
    pub bytes: Box<dyn Read + Send>,
    /// How many bytes the file has; none where that says nothing of what is read.
    pub size: Option<u64>,
    /// What tells whether the file has changed since; none where it cannot be opened again.
    pub stamp: Option<Stamp>,
    /// How many bytes have been read of it, as it is on the disk.
    pub read: ByteCount,
}

/// A count that others can look at.
#[derive(Clone, Debug, Default)]
pub struct ByteCount(Arc<AtomicU64>);

impl ByteCount {
    /// The count so far.
    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }
}

/// Counts what is read through it.
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

/// The state of a file when it was opened.
#[derive(Clone, Debug)]
pub struct Stamp(Metadata);

impl Stamp {
    /// Whether the file has changed since.
    pub fn is_old(&self, path: &Path) -> bool {
        let same = |now: Metadata| now.len() == self.0.len() && now.modified().ok() == self.0.modified().ok();
        !std::fs::metadata(path).is_ok_and(same)
    }

    /// How many bytes the file had.
    pub fn size(&self) -> u64 {
        self.0.len()
    }
}

/// Tables that are longer than this in bytes are read in blocks.
const LARGE: u64 = 8 << 20;

impl Opened {
    /// All of it, where it is not large or cannot be read in blocks; else nothing, and it is still to be read.
    pub fn take_small(&mut self) -> io::Result<Option<Vec<u8>>> {
        let mut bytes = Vec::new();
        self.bytes.by_ref().take(4).read_to_end(&mut bytes)?;
        let is_parquet = super::parquet::is_parquet(&bytes);
        let is_large = self.size.is_some_and(|size| size > LARGE);
        if super::is_whole_only(&bytes) || (is_parquet && !is_large) {
            let rest = std::mem::replace(&mut self.bytes, Box::new(io::empty()));
            return read_whole(&mut Cursor::new(bytes).chain(rest), self.size, TABLE).map(Some);
        }
        if !is_large {
            self.bytes.by_ref().take(LARGE).read_to_end(&mut bytes)?;
            if bytes.len() as u64 <= LARGE {
                return Ok(Some(bytes));
            }
        }
        let rest = std::mem::replace(&mut self.bytes, Box::new(io::empty()));
        self.bytes = Box::new(Cursor::new(bytes).chain(rest));
        Ok(None)
    }
}

/// Opens a file; `-` is standard input. What is packed by gzip or Zstandard, as its first bytes tell, is unpacked on
/// the way.
pub fn open(path: &Path, findings: &mut Findings) -> Option<Opened> {
    let opened = open_as_is(path).and_then(unpacked);
    opened.inspect_err(|error| findings.push(unreadable(path, error))).ok()
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

/// Looks at the first bytes.
fn unpacked(mut opened: Opened) -> io::Result<Opened> {
    let mut magic = Vec::new();
    opened.bytes.by_ref().take(4).read_to_end(&mut magic)?;
    let is_gzip = magic.starts_with(b"\x1f\x8b");
    let is_zstd = magic == b"\x28\xb5\x2f\xfd";
    let all = Cursor::new(magic).chain(opened.bytes);
    let bytes: Box<dyn Read + Send> = match () {
        () if is_gzip => Box::new(flate2::read::MultiGzDecoder::new(io::BufReader::new(all))),
        () if is_zstd => Box::new(zstd::Decoder::new(all)?),
        () => Box::new(all),
    };
    Ok(Opened { bytes, size: opened.size.filter(|_| !is_gzip && !is_zstd), ..opened })
}
