//! The input, cut into blocks of whole records, one after the other.

use super::file::File;
use super::{BLOCK, LONGEST};
use crate::diagnostic::Finding;
use crate::evidence::last_end;
use std::io::{self, Read};

/// A block of whole records.
pub(super) struct Chunk {
    /// Its number in the whole input.
    pub block: usize,
    /// The file that it is of.
    pub file: usize,
    /// As read.
    pub bytes: Vec<u8>,
    /// Whether the file ends with it.
    pub is_last: bool,
}

/// Why the input cannot be read further.
pub(super) enum Broken {
    /// A record with no end in sight, and its beginning.
    TooLong(Vec<u8>),
    /// The file cannot be read.
    File(Box<Finding>),
}

/// The blocks of all files.
pub(super) struct Feed<'f> {
    files: &'f [File],
    /// The next block's number, and the file that it is of.
    block: usize,
    file: usize,
    /// What is open of that file.
    open: Option<Box<dyn Read + Send>>,
    /// The beginning of the next record, read with the last block.
    carry: Vec<u8>,
}

/// The place in the input that a block has, with a result of it or the reason why there is none.
pub(super) type Next = Option<(usize, usize, Result<Chunk, Broken>)>;

impl<'f> Feed<'f> {
    pub fn new(files: &'f [File]) -> Feed<'f> {
        Feed { files, block: 0, file: 0, open: None, carry: Vec::new() }
    }

    /// Ends the input, so that no block follows.
    pub fn stop(&mut self) {
        self.file = self.files.len();
    }

    /// The next block; none at the end. It is read into `buffer`, of which the content is lost.
    pub fn next(&mut self, buffer: Vec<u8>) -> Next {
        let (block, file) = (self.block, self.file);
        self.files.get(file)?;
        self.block += 1;
        let result = self.read(buffer).map(|(bytes, is_last)| Chunk { block, file, bytes, is_last });
        match &result {
            Ok(chunk) if chunk.is_last => (self.file, self.open) = (self.file + 1, None),
            Ok(_) => {}
            Err(_) => self.stop(),
        }
        Some((block, file, result))
    }

    fn read(&mut self, mut bytes: Vec<u8>) -> Result<(Vec<u8>, bool), Broken> {
        let file = &self.files[self.file];
        let reader = match &mut self.open {
            Some(reader) => reader,
            closed => closed.insert(file.open().map_err(Broken::File)?),
        };
        bytes.clear();
        bytes.append(&mut self.carry);
        let mut wanted = BLOCK;
        loop {
            fill(reader, &mut bytes, wanted).map_err(|error| Broken::File(file.unreadable(&error)))?;
            if bytes.len() < wanted {
                return if file.has_changed() { Err(Broken::File(file.changed())) } else { Ok((bytes, true)) };
            }
            if let Some(end) = last_end(&bytes, file.head.delimiter()) {
                self.carry.extend_from_slice(&bytes[end..]);
                bytes.truncate(end);
                return Ok((bytes, false));
            }
            if wanted >= LONGEST {
                return Err(Broken::TooLong(bytes));
            }
            wanted *= 2;
        }
    }
}

/// Reads until there are so many bytes, or no more to read.
fn fill(reader: &mut dyn Read, bytes: &mut Vec<u8>, wanted: usize) -> io::Result<()> {
    let mut at = bytes.len();
    bytes.resize(wanted, 0);
    while at < wanted {
        match reader.read(&mut bytes[at..]) {
            Ok(0) => break,
            Ok(n) => at += n,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(at);
    Ok(())
}
