//! The places of records and cells in the text of a table.
//!
//! The csv crate reads records and gives the start of each; the place of a cell in it is found again only when a
//! finding needs it.

use crate::diagnostic::{Code, Finding, Span};
use crate::say::findings::table;
use csv_core::ReadRecordResult;
use memchr::{memchr, memrchr2};
use std::ops::Range;

/// A csv reader builder for records of any width with this separator.
pub(super) fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    builder
}

/// The records of a text, each with where it begins.
pub(super) fn records(bytes: &[u8], delimiter: u8) -> impl Iterator<Item = (usize, csv::ByteRecord)> {
    let records = builder(delimiter).from_reader(bytes).into_byte_records().map_while(Result::ok);
    records.map(|record| {
        // The csv crate counts the line end before a record as part of it, and blank lines as nothing.
        let at = record.position().map_or(0, |position| position.byte() as usize);
        (begin(bytes, at), record)
    })
}

/// The finding for a quotation mark that is never closed.
pub(crate) fn unclosed(mark: Span) -> Finding {
    Finding::new(Code::E0314, table::unclosed()).place(mark)
}

/// The most columns of a table. The rest of a longer record belongs to its last cell.
pub(super) const MAX_COLUMNS: usize = 1_000_000;

/// The bytes of each cell of the record that begins at `start` (blank lines before it are passed over), quotation
/// marks included; and the place of a quotation mark that is never closed.
pub(super) fn cells(bytes: &[u8], start: usize, delimiter: u8) -> (Vec<Range<usize>>, Option<usize>) {
    let mut cells: Vec<Range<usize>> = Vec::new();
    let open = each_cell(bytes, start, delimiter, |cell| match cells.get_mut(MAX_COLUMNS) {
        Some(last) => last.end = cell.end,
        None => cells.push(cell),
    });
    (cells, open)
}

/// The range of cells that look like one number split at its commas (`1` and `200`), if joining them leaves at least
/// `wanted` cells.
pub(super) fn split_number(bytes: &[u8], cells: &[Range<usize>], wanted: usize) -> Option<Range<usize>> {
    let digits = |cell: &[u8]| cell.iter().take_while(|b| b.is_ascii_digit()).count();
    let is_part = |cell: &Range<usize>| digits(&bytes[cell.clone()]) == 3;
    let is_first = |cell: &[u8]| {
        let sign = cell.iter().position(u8::is_ascii_digit).unwrap_or(cell.len());
        let is_sign = !cell[..sign].iter().any(u8::is_ascii_alphanumeric);
        is_sign
            && matches!(&cell[sign..], [b'1'..=b'9', rest @ ..] if rest.len() < 3 && rest.iter().all(u8::is_ascii_digit))
    };
    let first = cells.windows(2).position(|pair| is_first(&bytes[pair[0].clone()]) && is_part(&pair[1]))?;
    let parts = cells[first + 1..].iter().take_while(|cell| is_part(cell)).count();
    (cells.len() - parts >= wanted).then_some(first..first + 1 + parts)
}

/// Whether a raw cell is empty; it may consist of two quotation marks.
pub(super) fn is_empty(cell: &[u8]) -> bool {
    matches!(cell.trim_ascii(), b"" | b"\"\"")
}

/// The content of a raw cell, without its quotation marks.
pub(super) fn unquoted(cell: &str) -> String {
    let inside = cell.trim().strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    inside.map_or_else(|| cell.to_owned(), |inside| inside.replace("\"\"", "\""))
}

/// A cell as CSV, in quotation marks if necessary.
pub(super) fn quoted(cell: &str, delimiter: u8) -> String {
    match cell.bytes().any(|byte| byte == delimiter || matches!(byte, b'"' | b'\r' | b'\n')) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// Where the next record begins: after any line ends at `at`.
pub(super) fn begin(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count()
}

/// Where the record that begins at `start` ends, with the first byte of its line end.
pub(super) fn end(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    let mut end = start;
    each_cell(bytes, start, delimiter, |cell| end = cell.end);
    bytes.len().min(end + 1)
}

/// Calls `each` for every cell of a record; returns the place of a quotation mark that is never closed.
fn each_cell(bytes: &[u8], start: usize, delimiter: u8, mut each: impl FnMut(Range<usize>)) -> Option<usize> {
    let mut at = begin(bytes, start);
    loop {
        let first = at;
        if bytes.get(at) == Some(&b'"') {
            match closing(bytes, at + 1) {
                Some(closing) => at = closing + 1,
                None => {
                    each(first..bytes.len());
                    return Some(first);
                }
            }
        }
        at += memchr::memchr3(delimiter, b'\r', b'\n', &bytes[at..]).unwrap_or(bytes.len() - at);
        each(first..at);
        if bytes.get(at) != Some(&delimiter) {
            return None;
        }
        at += 1;
    }
}

/// The longest record, in bytes.
pub const MAX_RECORD_BYTES: usize = 64 << 20;

/// Where the last whole record of `bytes` ends, if there is one; the first record must begin at their start. A CR
/// as the very last byte is not a line end yet: an LF may follow.
pub fn last_end(bytes: &[u8], delimiter: u8) -> Option<usize> {
    let mut last = None;
    // Always outside quotation marks.
    let mut at = 0;
    loop {
        let quote = memchr(b'"', &bytes[at..]).map(|n| at + n);
        let plain = &bytes[at..quote.unwrap_or(bytes.len())];
        last = line_end(plain, at + plain.len() == bytes.len()).map(|end| at + end).or(last);
        let Some(quote) = quote else { return last };
        at = quote + 1;
        if quote == 0 || matches!(bytes[quote - 1], b'\r' | b'\n') || bytes[quote - 1] == delimiter {
            match closing(bytes, at) {
                Some(closing) => at = closing + 1,
                None => return last,
            }
        }
    }
}

/// The place of the mark that closes a quoted cell; doubled marks are part of the cell.
pub(super) fn closing(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at += memchr(b'"', &bytes[at..])?;
        if bytes.get(at + 1) != Some(&b'"') {
            return Some(at);
        }
        at += 2;
    }
}

fn line_end(plain: &[u8], is_last: bool) -> Option<usize> {
    let end = memrchr2(b'\n', b'\r', plain)?;
    if is_last && end + 1 == plain.len() && plain[end] == b'\r' {
        return memrchr2(b'\n', b'\r', &plain[..end]).map(|end| end + 1);
    }
    Some(end + 1)
}

/// Cuts whole records into parts of about `size` bytes. A part that begins with a record longer than
/// [`MAX_RECORD_BYTES`] is the last.
pub(super) fn parts(bytes: &[u8], delimiter: u8, size: usize) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let mut ahead = size;
        let end = loop {
            let Some(head) = bytes[start..].get(..ahead) else { break bytes.len() };
            match last_end(head, delimiter) {
                Some(end) => break start + end,
                None if ahead >= MAX_RECORD_BYTES => break bytes.len(),
                None => ahead = (2 * ahead).min(MAX_RECORD_BYTES),
            }
        };
        parts.push(start..end);
        start = end;
    }
    parts
}

/// Reads records by the csv crate's state machine; reusable.
pub struct RecordParser {
    reader: csv_core::Reader,
    text: Vec<u8>,
    ends: Vec<usize>,
    cells: usize,
}

impl RecordParser {
    /// A reader of records with this separator.
    pub fn new(delimiter: u8) -> RecordParser {
        let reader = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        RecordParser { reader, text: vec![0; 1024], ends: vec![0; 64], cells: 0 }
    }

    /// Reads the record that begins at `start`, and returns where it ends.
    pub fn record(&mut self, bytes: &[u8], start: usize) -> usize {
        self.reader.reset();
        let (mut at, mut written) = (start, 0);
        self.cells = 0;
        loop {
            let (result, read, wrote, ended) =
                self.reader.read_record(&bytes[at..], &mut self.text[written..], &mut self.ends[self.cells..]);
            (at, written, self.cells) = (at + read, written + wrote, self.cells + ended);
            match result {
                // The next call, with no input, signals the end of the table.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull => self.text.resize(2 * self.text.len(), 0),
                ReadRecordResult::OutputEndsFull => self.ends.resize(2 * self.ends.len(), 0),
                ReadRecordResult::Record | ReadRecordResult::End => return at,
            }
        }
    }

    /// The number of cells.
    pub fn cells(&self) -> usize {
        self.cells
    }

    /// Cell `n`; empty if the record is too short.
    pub fn cell(&self, n: usize) -> &[u8] {
        if n >= self.cells {
            return b"";
        }
        let start = if n == 0 { 0 } else { self.ends[n - 1] };
        &self.text[start..self.ends[n]]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// The csv crate reads the parts as it reads the whole.
        #[test]
        fn parts_hold_whole_records(text in "[a,\"\r\n]{0,60}", size in 1..20usize) {
            let records = |bytes: &[u8]| {
                let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
                reader.byte_records().map(Result::unwrap).collect::<Vec<_>>()
            };
            let bytes = text.as_bytes();
            let parts = parts(bytes, b',', size);
            prop_assert_eq!(parts.iter().map(|part| part.len()).sum::<usize>(), bytes.len());
            let apart: Vec<_> = parts.into_iter().flat_map(|part| records(&bytes[part])).collect();
            prop_assert_eq!(apart, records(bytes));
        }
    }

    fn texts(csv: &str) -> (Vec<&str>, Option<usize>) {
        let (ranges, open) = cells(csv.as_bytes(), 0, b',');
        (ranges.into_iter().map(|r| &csv[r]).collect(), open)
    }

    #[test]
    fn a_number_is_parted_only_by_as_many_commas_as_are_too_many() {
        let found = |record: &str, wanted| {
            let (cells, _) = cells(record.as_bytes(), 0, b',');
            split_number(record.as_bytes(), &cells, wanted)
                .map(|parts| record[cells[parts.start].start..cells[parts.end - 1].end].to_owned())
        };
        assert_eq!(found("b,1,200万,80万,", 4).as_deref(), Some("1,200万"));
        assert_eq!(found("c,$1,234,567,80万,", 4).as_deref(), Some("$1,234,567"));
        assert_eq!(found("a,5,200,300,", 4), None, "three columns of their own");
        assert_eq!(found("a,1,000,000,none", 4), None, "joined, there would be too few");
    }

    #[test]
    fn cells_stand_where_the_csv_crate_reads_them() {
        assert_eq!(texts("a,b\nc"), (vec!["a", "b"], None));
        assert_eq!(texts("\r\n\na,,\"x,\"\"y\"\"\n2\",z\r\nb"), (vec!["a", "", "\"x,\"\"y\"\"\n2\"", "z"], None));
        assert_eq!(texts("a,\"b,c\nd"), (vec!["a", "\"b,c\nd"], Some(2)));
        assert_eq!(texts(""), (vec![""], None));
    }
}
