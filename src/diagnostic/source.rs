//! The texts that findings point into.

use super::printable::printable;
use super::sheet::{Sheet, address};
use crate::say::findings::files::WhyUnread;
use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

/// The name of standard input in messages.
pub const STDIN: &str = "<stdin>";

/// The UTF-8 byte-order mark.
pub const BOM: &str = "\u{FEFF}";

/// The id of a source in a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(usize);

/// A text with its name for messages.
#[derive(Clone, Debug)]
pub struct Source {
    /// A path, `<stdin>` or the name of an argument.
    pub name: String,
    /// Its bytes, in UTF-8 if they could be decoded.
    pub bytes: Arc<[u8]>,
    /// The sheet of a workbook that the text was made from, if any.
    pub sheet: Option<Sheet>,
    /// What the columns of the file are, if they have types.
    pub columns: FileColumns,
    /// The bytes as read.
    original: Original,
    /// How many lines of the file precede the text, if it is a part.
    lines_before: usize,
    /// Line ends before each multiple of [`STEP_BYTES`]; filled on first use.
    lines: OnceLock<Vec<usize>>,
}

/// The columns of a file that gives them types.
#[derive(Clone, Debug, Default)]
pub struct FileColumns {
    /// For each header, whether the cells below it are numbers by their type, not as text.
    pub typed: Vec<bool>,
    /// The columns that are left out: their names, and why.
    pub unread: Vec<(String, WhyUnread)>,
}

/// Line ends are counted in steps of this size, so that a place does not cost a scan of the whole text.
const STEP_BYTES: usize = 64 << 10;

/// The bytes from which a text was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Original {
    /// The same as the text.
    #[default]
    Same,
    /// A UTF-8 byte-order mark, then the text.
    WithBom,
    /// Other bytes, from which it was decoded or converted.
    Other(Vec<u8>),
}

/// All sources of a run.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Source>);

impl Sources {
    /// Adds a text.
    pub fn add(&mut self, name: impl Into<String>, bytes: impl Into<Arc<[u8]>>) -> SourceId {
        self.push(name.into(), bytes.into(), None, 0)
    }

    /// Adds whole lines of a text, preceded by `lines_before` others.
    pub fn add_part(&mut self, name: impl Into<String>, bytes: impl Into<Arc<[u8]>>, lines_before: usize) -> SourceId {
        self.push(name.into(), bytes.into(), None, lines_before)
    }

    /// Adds a text made from a sheet.
    pub fn add_sheet(
        &mut self,
        name: impl Into<String>,
        bytes: impl Into<Arc<[u8]>>,
        sheet: Sheet,
        columns: FileColumns,
    ) -> SourceId {
        let id = self.push(name.into(), bytes.into(), Some(sheet), 0);
        self.0[id.0].columns = columns;
        id
    }

    fn push(&mut self, name: String, bytes: Arc<[u8]>, sheet: Option<Sheet>, lines_before: usize) -> SourceId {
        let (columns, original, lines) = (FileColumns::default(), Original::Same, OnceLock::new());
        self.0.push(Source { name, bytes, sheet, columns, original, lines_before, lines });
        SourceId(self.0.len() - 1)
    }

    /// Adds a text made from columns.
    pub fn add_columns(
        &mut self,
        name: impl Into<String>,
        bytes: impl Into<Arc<[u8]>>,
        columns: FileColumns,
    ) -> SourceId {
        let id = self.add(name, bytes);
        self.0[id.0].columns = columns;
        id
    }

    /// Sets the bytes from which a text was read.
    pub fn read_as(&mut self, id: SourceId, original: Original) {
        self.0[id.0].original = original;
    }

    /// Whether both have the same names and bytes.
    pub fn are_alike(&self, others: &Sources) -> bool {
        let alike = |(one, other): (&Source, &Source)| {
            one.name == other.name && one.bytes == other.bytes && one.original == other.original
        };
        self.0.len() == others.0.len() && self.0.iter().zip(&others.0).all(alike)
    }

    /// The source of an id.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0]
    }
}

/// A place as people count: line and character, or row and column of a sheet, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SourcePlace {
    /// Line, from 1.
    pub line: usize,
    /// Character in the line, or column of the sheet, from 1.
    pub column: usize,
}

impl Source {
    /// The SHA-256 of the bytes as read (unpacked, if packed), in hexadecimal like `sha256sum`.
    pub fn sha256(&self) -> String {
        use sha2::{Digest, Sha256};
        let hash = match &self.original {
            Original::Same => Sha256::digest(&self.bytes),
            Original::WithBom => Sha256::new().chain_update(BOM).chain_update(&self.bytes).finalize(),
            Original::Other(bytes) => Sha256::digest(bytes),
        };
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether it came from standard input.
    pub fn is_stdin(&self) -> bool {
        self.name == STDIN
    }

    /// Whether it was read from these bytes.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        match &self.original {
            Original::Same => *self.bytes == *bytes,
            Original::WithBom => bytes.strip_prefix(BOM.as_bytes()) == Some(&self.bytes),
            Original::Other(original) => original == bytes,
        }
    }

    /// The bytes from which it was read.
    pub fn original(&self) -> &Original {
        &self.original
    }

    /// Its memory, in bytes.
    pub fn memory(&self) -> usize {
        let original = if let Original::Other(bytes) = &self.original { bytes.len() } else { 0 };
        self.bytes.len() + original
    }

    /// Its name without the folder, so that shared outputs do not reveal paths.
    pub fn base_name(&self) -> String {
        let name = Path::new(&self.name).file_name();
        name.map_or_else(|| self.name.clone(), |name| name.to_string_lossy().into_owned())
    }

    /// The place of a byte. Lines end with LF, CRLF or a bare CR.
    pub fn place(&self, at: usize) -> SourcePlace {
        let at = at.min(self.bytes.len());
        if let Some(sheet) = &self.sheet {
            let (row, column) = sheet.cell(&self.bytes, at);
            return SourcePlace { line: row as usize + 1, column: column as usize + 1 };
        }
        let start = self.line_start(at);
        let breaks = self.line_ends_before(start);
        let column = String::from_utf8_lossy(&self.bytes[start..at]).chars().count() + 1;
        SourcePlace { line: self.lines_before + breaks + 1, column }
    }

    /// The address of the cell that contains a byte, if the text was made from a sheet.
    pub fn cell(&self, at: usize) -> Option<String> {
        let (row, column) = self.sheet.as_ref()?.cell(&self.bytes, at);
        Some(address(row, column))
    }

    /// The name with the place of a byte: `ideas.csv:7:12`, `ideas.xlsx:D7`.
    pub fn name_at(&self, at: usize) -> String {
        match self.cell(at) {
            Some(cell) => format!("{}:{cell}", self.name),
            None => {
                let SourcePlace { line, column } = self.place(at);
                format!("{}:{line}:{column}", self.name)
            }
        }
    }

    /// The whole lines that `range` touches; in a sheet, the row where it begins.
    pub(super) fn lines_around(&self, range: &Range<usize>) -> Range<usize> {
        let len = self.bytes.len();
        let (start, end) = (range.start.min(len), range.end.min(len));
        if let Some(sheet) = &self.sheet {
            return sheet.line(&self.bytes, start);
        }
        let stop = memchr::memchr2(b'\n', b'\r', &self.bytes[end..]).map_or(len, |i| end + i);
        self.line_start(start)..stop
    }

    /// A part of it, safe for printing; a row of a sheet is one line, even if cells have line breaks.
    pub(super) fn printable(&self, part: &[u8]) -> String {
        let text = printable(&String::from_utf8_lossy(part));
        if self.sheet.is_some() { text.replace('\n', "⏎") } else { text }
    }

    /// The number of lines before the one that begins at `start`.
    fn line_ends_before(&self, start: usize) -> usize {
        let steps = self.lines.get_or_init(|| {
            let mut all = 0;
            let count = |step: usize| {
                let before = all;
                all += line_ends_in(&self.bytes, step * STEP_BYTES..self.bytes.len().min((step + 1) * STEP_BYTES));
                before
            };
            (0..=self.bytes.len() / STEP_BYTES).map(count).collect()
        });
        steps[start / STEP_BYTES] + line_ends_in(&self.bytes, start / STEP_BYTES * STEP_BYTES..start)
    }

    /// Where the line that contains the byte `at` begins.
    fn line_start(&self, at: usize) -> usize {
        let mut before = &self.bytes[..at];
        // Between CR and LF is still the line that they end.
        if before.ends_with(b"\r") && self.bytes.get(at) == Some(&b'\n') {
            before = &before[..at - 1];
        }
        memchr::memrchr2(b'\n', b'\r', before).map_or(0, |i| i + 1)
    }
}

/// The number of line ends in a text: LF, CRLF or a bare CR.
pub fn line_ends(text: &[u8]) -> usize {
    line_ends_in(text, 0..text.len())
}

/// The number of line ends of a text that end in `part`.
fn line_ends_in(text: &[u8], part: Range<usize>) -> usize {
    let bytes = &text[part.clone()];
    // Counting a single byte value is several times faster than inspecting each match.
    let lf = memchr::memchr_iter(b'\n', bytes).count();
    let is_bare = |&at: &usize| text.get(part.start + at + 1) != Some(&b'\n');
    lf + memchr::memchr_iter(b'\r', bytes).filter(is_bare).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_end_counts_once_and_columns_are_characters() {
        let mut sources = Sources::default();
        let id = sources.add("t", "a\r\nb\rc\n钉子 x".as_bytes().to_vec());
        let at = |i| {
            let SourcePlace { line, column } = sources.get(id).place(i);
            (line, column)
        };
        assert_eq!([at(0), at(3), at(5), at(7), at(10), at(99)], [(1, 1), (2, 1), (3, 1), (4, 1), (4, 2), (4, 5)]);
    }
}
