//! The texts that findings point into.

use std::ops::Range;
use std::sync::Arc;

/// Which source of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SourceId(usize);

/// A text with the name that messages show.
#[derive(Clone, Debug)]
pub struct Source {
    /// A path, `<stdin>` or the name of an argument.
    pub name: String,
    /// Its bytes, decoded to UTF-8 where that was possible.
    pub bytes: Arc<[u8]>,
}

/// All sources of a run.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a text.
    pub fn add(&mut self, name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> SourceId {
        self.0.push(Source { name: name.into(), bytes: bytes.into() });
        SourceId(self.0.len() - 1)
    }

    /// The source of an id.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0]
    }
}

/// A place as people count: line and column from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, from 1.
    pub column: usize,
}

impl Source {
    /// The SHA-256 of the bytes as read, in hexadecimal, as `sha256sum` prints it.
    pub fn sha256(&self) -> String {
        use sha2::{Digest, Sha256};
        Sha256::digest(&self.bytes).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Where a byte is. Lines end with LF, CRLF or a bare CR.
    pub fn place(&self, at: usize) -> Place {
        let at = at.min(self.bytes.len());
        let start = self.line_start(at);
        let before = &self.bytes[..start];
        let breaks = memchr::memchr2_iter(b'\n', b'\r', before)
            .filter(|&i| before[i] == b'\n' || before.get(i + 1) != Some(&b'\n'))
            .count();
        let column = String::from_utf8_lossy(&self.bytes[start..at]).chars().count() + 1;
        Place { line: breaks + 1, column }
    }

    /// The whole lines that `range` touches.
    pub(super) fn lines_around(&self, range: &Range<usize>) -> Range<usize> {
        let len = self.bytes.len();
        let (start, end) = (range.start.min(len), range.end.min(len));
        let stop = memchr::memchr2(b'\n', b'\r', &self.bytes[end..]).map_or(len, |i| end + i);
        self.line_start(start)..stop
    }

    /// The first byte of the line that holds the byte `at`.
    fn line_start(&self, at: usize) -> usize {
        let mut before = &self.bytes[..at];
        // Between CR and LF one still stands on the line that they end.
        if before.ends_with(b"\r") && self.bytes.get(at) == Some(&b'\n') {
            before = &before[..at - 1];
        }
        memchr::memrchr2(b'\n', b'\r', before).map_or(0, |i| i + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts_once_and_columns_are_characters() {
        let mut sources = Sources::default();
        let id = sources.add("t", "a\r\nb\rc\n钉子 x".as_bytes().to_vec());
        let at = |i| {
            let Place { line, column } = sources.get(id).place(i);
            (line, column)
        };
        assert_eq!([at(0), at(3), at(5), at(7), at(10), at(99)], [(1, 1), (2, 1), (3, 1), (4, 1), (4, 2), (4, 5)]);
    }
}
