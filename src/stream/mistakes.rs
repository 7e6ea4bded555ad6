//! Mistakes in a table that is not in memory. Each is kept with its record, from which its finding is made.

use super::file::{MAX_SHOWN_LINE_BYTES, TableFile};
use crate::diagnostic::{Code, Finding, Findings, Sources, Span};
use crate::evidence::{ObjectionKind, unclosed};
use crate::input::Undecoded;
use crate::say::findings::table::{Endless, row_too_long};

/// A mistake in one record.
pub(super) struct Mistake {
    /// Its block, and the byte of the block at which its record begins.
    pub at: (usize, usize),
    pub file: usize,
    /// The number of lines in the block before its record.
    pub lines: usize,
    pub what: ObjectionKind,
    pub record: Vec<u8>,
}

impl Mistake {
    /// Reports it; `lines` is the number of lines before its block.
    pub fn tell(self, file: &TableFile, lines: usize, sources: &mut Sources, findings: &mut Findings) {
        let source = sources.add_part(&file.name, self.record, lines + self.lines);
        file.head.object(self.what, source, sources, findings);
    }
}

/// An error that ends the reading.
pub(super) struct Fatal {
    pub block: usize,
    pub file: usize,
    pub why: FatalCause,
}

/// Why the reading ends.
pub(super) enum FatalCause {
    /// A file cannot be read.
    File(Box<Finding>),
    /// Bytes that no table can contain.
    Bytes(BadBytes, BlockExcerpt),
}

/// Why bytes cannot be read as records.
pub(super) enum BadBytes {
    Undecoded(Undecoded),
    OpenQuote,
    TooLong,
    TooLongInQuotes,
}

/// Some bytes of a block around one to show.
pub(super) struct BlockExcerpt {
    bytes: Vec<u8>,
    at: usize,
    /// The number of lines in the block before them.
    lines: usize,
}

impl BlockExcerpt {
    /// The line with the byte `at`, cut off soon after it.
    pub fn of(block: &[u8], at: usize) -> BlockExcerpt {
        let start = memchr::memrchr2(b'\n', b'\r', &block[..at]).map_or(0, |n| n + 1);
        let end = memchr::memchr2(b'\n', b'\r', &block[at..]).map_or(block.len(), |n| at + n);
        let lines = crate::diagnostic::line_ends(&block[..start]);
        // The bytes before are all kept, because they give the column number.
        let end = end.min(at + MAX_SHOWN_LINE_BYTES);
        BlockExcerpt { bytes: block[start..end].to_vec(), at: at - start, lines }
    }
}

impl Fatal {
    /// Reports it; `lines` is the number of lines before its block.
    pub fn tell(self, file: &TableFile, lines: usize, sources: &mut Sources, findings: &mut Findings) {
        let (wrong, BlockExcerpt { bytes, at, lines: inside }) = match self.why {
            FatalCause::File(finding) => return findings.push(*finding),
            FatalCause::Bytes(wrong, excerpt) => (wrong, excerpt),
        };
        let source = sources.add_part(&file.name, bytes, lines + inside);
        let place = Span::new(source, at..at + 1);
        findings.push(match wrong {
            BadBytes::Undecoded(why) => why.finding(&file.name, (file.encoding, true), place),
            BadBytes::OpenQuote => unclosed(place),
            BadBytes::TooLong => Finding::new(Code::E0317, row_too_long(Endless::Row)).place(place),
            BadBytes::TooLongInQuotes => Finding::new(Code::E0317, row_too_long(Endless::Quoted)).place(place),
        });
    }
}
