//! The memory budget for everything that is read whole, and the findings for what exceeds it.

use crate::diagnostic::{Code, Finding};
use crate::lang::Text;
use crate::say::findings::files as say;
use std::fmt::{self, Display};
use std::io::{self, Read};

/// The memory budget in bytes for what is read whole and what is made from it.
pub const MEMORY_BYTES: u64 = 2_000_000_000;

/// The longest table in bytes, unpacked.
pub const MAX_TABLE_BYTES: u64 = longest_text(0);

/// The longest text in bytes that needs decoding: the result, up to half as long again, is kept beside it.
pub const MAX_ENCODED_BYTES: u64 = MEMORY_BYTES / 4;

/// The longest rubric or form in bytes: if all is mistakes, each byte may take 120 in memory. Ten thousand criteria
/// with questions in two languages have 10 MB.
pub const MAX_RUBRIC_BYTES: u64 = MEMORY_BYTES / 160;

/// Something too large to be read: its size in bytes if known, and the limit.
#[derive(Debug)]
pub struct TooLarge {
    has: Option<u64>,
    most: u64,
}

impl Display for TooLarge {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.why().en)
    }
}

impl std::error::Error for TooLarge {}

impl TooLarge {
    /// The error for a text of this many bytes that is not UTF-8, if it is too long.
    pub fn to_decode(has: usize) -> Option<TooLarge> {
        (has as u64 > MAX_ENCODED_BYTES).then_some(TooLarge { has: Some(has as u64), most: MAX_ENCODED_BYTES })
    }

    /// The error as an `io::Error`.
    pub fn error(has: Option<u64>, most: u64) -> io::Error {
        io::Error::other(TooLarge { has, most })
    }

    /// The `TooLarge` inside an `io::Error`, if any.
    pub fn of(error: &io::Error) -> Option<&TooLarge> {
        error.get_ref()?.downcast_ref()
    }

    /// The size in words.
    pub(super) fn why(&self) -> Text {
        say::more_bytes(self.has, self.most)
    }

    /// The finding for a file.
    pub fn finding(&self, name: &str) -> Finding {
        let message = match self.most {
            MAX_RUBRIC_BYTES => say::no_short_text(name, &self.why()),
            _ => say::too_large(name, &self.why()),
        };
        Finding::new(Code::E0107, message)
    }
}

/// The finding for a table that exceeds the budget.
pub fn too_large(name: &str, why: &Text) -> Finding {
    Finding::new(Code::E0107, say::too_large(name, why))
}

/// Reads all of a reader, at most `most` bytes. A file whose known size is larger is not read at all.
pub fn read_whole(reader: &mut dyn Read, size: Option<u64>, most: u64) -> io::Result<Vec<u8>> {
    if let Some(size) = size.filter(|size| *size > most) {
        return Err(TooLarge::error(Some(size), most));
    }
    let mut bytes = Vec::with_capacity(size.map_or(0, |size| size as usize));
    reader.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(TooLarge::error(None, most));
    }
    Ok(bytes)
}

/// How many ideas fit in memory beside `beside` bytes, given the numbers of columns and of judges (criteria and gates).
/// Each idea keeps its names, facts, values and scores; the sizes were measured with short cells.
pub fn most_ideas(beside: usize, columns: usize, judges: usize) -> usize {
    const BYTES_PER_IDEA: usize = 400;
    const BYTES_PER_COLUMN: usize = 20;
    const BYTES_PER_JUDGE: usize = 90;
    (MEMORY_BYTES as usize).saturating_sub(beside)
        / (BYTES_PER_IDEA + BYTES_PER_COLUMN * columns + BYTES_PER_JUDGE * judges)
}

/// The longest text in bytes beside `beside` bytes of memory in use; it is copied once when read.
pub const fn longest_text(beside: u64) -> u64 {
    (MEMORY_BYTES / 10 * 9).saturating_sub(beside) / 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_read_than_may_be() {
        let read = |n: u64, size, most| read_whole(&mut io::repeat(b'1').take(n), size, most);
        assert_eq!(read(5, None, 5).unwrap(), b"11111");
        assert_eq!(read(5, Some(3), 5).unwrap(), b"11111", "it has grown since");
        let told = |error: io::Error| TooLarge::of(&error).unwrap().to_string();
        assert_eq!(told(read(6, None, 5).unwrap_err()), "it has more than the 5 bytes that are read at most");
        assert_eq!(told(read(0, Some(1 << 40), 4_000_000).unwrap_err()), "it has 1 TB, and at most 4 MB are read");
        let mut endless = io::repeat(0);
        assert!(read_whole(&mut endless, None, 1 << 20).is_err());
    }
}
