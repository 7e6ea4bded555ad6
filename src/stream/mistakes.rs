//! Mistakes of a table that is not in memory: each is kept with its own record, from which its finding is made.

use super::file::File;
use crate::diagnostic::{Code, Finding, Findings, Sources, Span};
use crate::evidence::{ObjectionKind, unclosed};
use crate::input;
use crate::say::findings::files::{NoText, no_text};
use crate::say::findings::table::{Endless, row_too_long};

/// How much is shown of a line that may have no end, in bytes.
pub(super) const SHOWN: usize = 400;

/// Something wrong with one record.
pub(super) struct Mistake {
    /// Its block, and the byte of it at which its record begins.
    pub at: (usize, usize),
    pub file: usize,
    /// How many lines of the block stand before its record.
    pub lines: usize,
    pub what: ObjectionKind,
    pub record: Vec<u8>,
}

impl Mistake {
    /// Tells it; `lines` stand before its block.
    pub fn tell(self, file: &File, lines: usize, sources: &mut Sources, findings: &mut Findings) {
        let source = sources.add_part(&file.name, self.record, lines + self.lines);
        file.head.object(self.what, source, sources, findings);
    }
}

/// What ends the reading.
pub(super) struct Fatal {
    pub block: usize,
    pub file: usize,
    pub why: Why,
}

/// Why the reading ends.
pub(super) enum Why {
    /// A file that cannot be read.
    File(Box<Finding>),
    /// Bytes that no table has.
    Bytes(Wrong, Excerpt),
}

/// What is wrong with bytes.
#[derive(Clone, Copy)]
pub(super) enum Wrong {
    Zero,
    Undecodable,
    OpenQuote,
    TooLong,
    TooLongInQuotes,
}

/// Some bytes of a block, around one that is to be shown.
pub(super) struct Excerpt {
    bytes: Vec<u8>,
    at: usize,
    /// How many lines of the block stand before it.
    lines: usize,
}

impl Excerpt {
    /// The line that holds the byte `at`, or as much around it as can be shown.
    pub fn of(block: &[u8], at: usize) -> Excerpt {
        let start = memchr::memrchr2(b'\n', b'\r', &block[..at]).map_or(0, |n| n + 1);
        let end = memchr::memchr2(b'\n', b'\r', &block[at..]).map_or(block.len(), |n| at + n);
        let lines = crate::diagnostic::line_ends(&block[..start]);
        // The column is told by what stands before.
        let end = end.min(at + SHOWN);
        Excerpt { bytes: block[start..end].to_vec(), at: at - start, lines }
    }
}

impl Fatal {
    /// Tells it; `lines` stand before its block.
    pub fn tell(self, file: &File, lines: usize, sources: &mut Sources, findings: &mut Findings) {
        let (wrong, Excerpt { bytes, at, lines: inside }) = match self.why {
            Why::File(finding) => return findings.push(*finding),
            Why::Bytes(wrong, excerpt) => (wrong, excerpt),
        };
        let source = sources.add_part(&file.name, bytes, lines + inside);
        let place = Span::new(source, at..at + 1);
        let name = &file.name;
        findings.push(match wrong {
            Wrong::Zero => Finding::new(Code::E0102, no_text(name, NoText::ZeroByte)).place(place),
            Wrong::Undecodable => input::undecodable(name, (file.encoding, true), place),
            Wrong::OpenQuote => unclosed(place),
            Wrong::TooLong => Finding::new(Code::E0317, row_too_long(Endless::Row)).place(place),
            Wrong::TooLongInQuotes => Finding::new(Code::E0317, row_too_long(Endless::Quoted)).place(place),
        });
    }
}
