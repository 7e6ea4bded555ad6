//! Where the cells of a record stand in the file. The csv crate tells where a record begins; the place of a cell
//! inside it is found again only when a finding needs to show it.

use super::cut::closing;
use crate::diagnostic::{Code, Finding, Span};
use crate::say::findings::table;
use std::ops::Range;

/// That the quotation mark which stands here is never closed.
pub(crate) fn unclosed(mark: Span) -> Finding {
    Finding::new(Code::E0314, table::unclosed()).place(mark)
}

/// No table has more columns. What follows in a record counts as a part of its last cell.
pub(super) const WIDEST: usize = 1_000_000;

/// The bytes of each cell of the record that begins at `start` (blank lines before it are passed over), quotation
/// marks included; and the place of a quotation mark that is never closed.
pub(super) fn cells(bytes: &[u8], start: usize, delimiter: u8) -> (Vec<Range<usize>>, Option<usize>) {
    let mut cells: Vec<Range<usize>> = Vec::new();
    let open = each_cell(bytes, start, delimiter, |cell| match cells.get_mut(WIDEST) {
        Some(last) => last.end = cell.end,
        None => cells.push(cell),
    });
    (cells, open)
}

/// Whether a cell, quotation marks included, holds nothing.
pub(super) fn is_empty(cell: &[u8]) -> bool {
    matches!(cell.trim_ascii(), b"" | b"\"\"")
}

/// Where the next record begins: behind the line ends that stand at `at`.
pub(super) fn begin(bytes: &[u8], at: usize) -> usize {
    at + bytes[at..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count()
}

/// Where the record that begins at `start` ends, with the first byte of its line end.
pub(super) fn end(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    let mut end = start;
    each_cell(bytes, start, delimiter, |cell| end = cell.end);
    bytes.len().min(end + 1)
}

/// Passes over the cells of a record, and returns the place of a quotation mark that is never closed.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(csv: &str) -> (Vec<&str>, Option<usize>) {
        let (ranges, open) = cells(csv.as_bytes(), 0, b',');
        (ranges.into_iter().map(|r| &csv[r]).collect(), open)
    }

    #[test]
    fn cells_stand_where_the_csv_crate_reads_them() {
        assert_eq!(texts("a,b\nc"), (vec!["a", "b"], None));
        assert_eq!(texts("\r\n\na,,\"x,\"\"y\"\"\n2\",z\r\nb"), (vec!["a", "", "\"x,\"\"y\"\"\n2\"", "z"], None));
        assert_eq!(texts("a,\"b,c\nd"), (vec!["a", "\"b,c\nd"], Some(2)));
        assert_eq!(texts(""), (vec![""], None));
    }
}
