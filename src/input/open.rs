//! Files opened for reading: what they hold, unpacked, without reading them whole.

use super::{name_of, unreadable};
use crate::diagnostic::Findings;
use std::fs::File;
use std::io::{self, Cursor, Read};
use std::path::Path;

/// A file or standard input, opened.
pub struct Opened {
    /// As messages call it.
    pub name: String,
    /// Its bytes from the first, unpacked.
    pub bytes: Box<dyn Read + Send>,
    /// How many bytes the file has; none where that says nothing of what is read.
    pub size: Option<u64>,
}

/// Opens a file; `-` is standard input. What is packed by gzip or Zstandard, as its first bytes tell, is unpacked on
/// the way.
pub fn open(path: &Path, findings: &mut Findings) -> Option<Opened> {
    let opened = open_as_is(path).and_then(unpacked);
    opened.inspect_err(|error| findings.push(unreadable(path, error))).ok()
}

fn open_as_is(path: &Path) -> io::Result<Opened> {
    let name = name_of(path);
    if path.as_os_str() == "-" {
        return Ok(Opened { name, bytes: Box::new(io::stdin()), size: None });
    }
    let file = File::open(path)?;
    let data = file.metadata()?;
    if data.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    Ok(Opened { name, bytes: Box::new(file), size: data.is_file().then_some(data.len()) })
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
