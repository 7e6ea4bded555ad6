//! What is read whole has one budget of memory. Everything that reads so asks here how much it may take, and says the same
//! of what needs more.

use crate::diagnostic::{Code, Finding};
use crate::lang::Text;
use crate::say::findings::files as say;
use std::fmt::{self, Display};
use std::io::{self, Read};

/// What is read whole, and what is made of it, may take so many bytes of memory.
pub const MEMORY: u64 = 2_000_000_000;

/// The longest file, unpacked.
pub const TABLE: u64 = text(0);

/// The longest text that has to be decoded: beside it stands what is made of it, which may be half as long again.
pub const ENCODED: u64 = MEMORY / 4;

/// The longest rubric or form: of each byte may become 120 where all are mistakes. Ten thousand criteria with questions in two
/// languages have 10 MB.
pub const SMALL: u64 = MEMORY / 160;

/// Why something is not read: it has so many bytes, or more than may be if nobody knows.
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
    /// Of a text of so many bytes that is not UTF-8, if it is too long.
    pub fn to_decode(has: usize) -> Option<TooLarge> {
        (has as u64 > ENCODED).then_some(TooLarge { has: Some(has as u64), most: ENCODED })
    }

    /// As an error of a reader.
    pub fn error(has: Option<u64>, most: u64) -> io::Error {
        io::Error::other(TooLarge { has, most })
    }

    /// What an error says of it, if it is one of these.
    pub fn of(error: &io::Error) -> Option<&TooLarge> {
        error.get_ref()?.downcast_ref()
    }

    /// How much it has, in words.
    pub(super) fn why(&self) -> Text {
        say::more_bytes(self.has, self.most)
    }

    /// The finding that says so of a file.
    pub fn finding(&self, name: &str) -> Finding {
        let message = match self.most {
            SMALL => say::no_short_text(name, &self.why()),
            _ => say::too_large(name, &self.why()),
        };
        Finding::new(Code::E0107, message)
    }
}

/// Of a table that needs more than the budget.
pub fn too_large(name: &str, why: &Text) -> Finding {
    Finding::new(Code::E0107, say::too_large(name, why))
}

/// All of a reader, which may have so many bytes at most. A file that is known to have more is not read at all.
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

/// So many ideas may be read whole beside so many bytes that are kept, where so many columns are read and so many criteria and
/// gates judge them: of each idea are kept its names, facts, values, and what they score. Measured with short cells.
pub fn ideas(beside: usize, columns: usize, judges: usize) -> usize {
    const EACH: usize = 400;
    const OF_A_COLUMN: usize = 20;
    const OF_A_JUDGE: usize = 90;
    (MEMORY as usize).saturating_sub(beside) / (EACH + OF_A_COLUMN * columns + OF_A_JUDGE * judges)
}

/// How long a text may be beside so many bytes that are kept: it is copied once on the way.
pub const fn text(beside: u64) -> u64 {
    (MEMORY / 10 * 9).saturating_sub(beside) / 2
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
