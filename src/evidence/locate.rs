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

/// Cells that look like one number whose commas have parted it, by their places: `1` and `200万`; no more of them than a
/// record of `wanted` cells has too many.
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

/// Whether the record that begins at `start` holds such a number.
pub(super) fn has_split_number(bytes: &[u8], start: usize, delimiter: u8, wanted: usize) -> bool {
    delimiter == b',' && split_number(bytes, &cells(bytes, start, delimiter).0, wanted).is_some()
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
