//! What is read whole has one budget of memory. Everything that reads so asks here how much it may take, and says the same
//! of what needs more.

use crate::diagnostic::Finding;
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
        let most = bytes(self.most);
        match self.has {
            Some(has) => write!(f, "it has {}, and at most {most} are read", bytes(has)),
            None => write!(f, "it has more than the {most} that are read at most"),
        }
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

    /// The finding that says so of a file.
    pub fn finding(&self, name: &str) -> Finding {
        match self.most {
            SMALL => Finding::new("E0107", format!("`{name}` is too large: {self}"))
                .help("a rubric or a form is a short text: is it the file that is meant?"),
            _ => too_large(name, &self.to_string()),
        }
    }
}

/// Of a table that needs more than the budget.
pub fn too_large(name: &str, why: &str) -> Finding {
    Finding::new("E0107", format!("`{name}` is too large to be read whole: {why}"))
        .help("keep what is needed of it: the columns that the rubric reads, and fewer ideas")
        .help("`dingzi score` reads tables (CSV, Parquet) of any size")
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

/// A number of bytes for people.
pub fn bytes(n: u64) -> String {
    const UNITS: [(u64, &str); 4] =
        [(1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")];
    match UNITS.iter().find(|(size, _)| n >= *size) {
        Some((size, unit)) if n / size < 10 && n % size >= size / 10 => {
            format!("{}.{} {unit}", n / size, n % size / (size / 10))
        }
        Some((size, unit)) => format!("{} {unit}", n / size),
        None => format!("{n} bytes"),
    }
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

    #[test]
    fn sizes_are_written_for_people() {
        let said = [0, 999, 1_000, 9_949, 12_345, 1_500_000, 900_000_000, 1_099_511_627_776].map(bytes);
        assert_eq!(said, ["0 bytes", "999 bytes", "1 KB", "9.9 KB", "12 KB", "1.5 MB", "900 MB", "1 TB"]);
    }
}
