//! Where a text may be cut so that every part holds whole records: at line ends outside of quotation marks.

use memchr::{memchr, memrchr2};

/// The longest record, in bytes.
pub const LONGEST: usize = 64 << 20;

/// Where the last whole record of `bytes` ends, if one does. The first record begins with them. A line end as the
/// very last byte does not count where it is a CR: an LF may follow.
pub fn last_end(bytes: &[u8], delimiter: u8) -> Option<usize> {
    let mut last = None;
    // Outside of quotation marks; everything before is cut already.
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

/// The mark that closes a cell; a mark written twice stands for itself.
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

/// Cuts a text of whole records into parts of at least `size` bytes each, as ranges; one that begins with a record longer than
/// [`LONGEST`] is the last.
pub(super) fn parts(bytes: &[u8], delimiter: u8, size: usize) -> Vec<std::ops::Range<usize>> {
    let mut parts = Vec::new();
    let mut start = 0;
    while start < bytes.len() {
        let mut ahead = size;
        let end = loop {
            let Some(head) = bytes[start..].get(..ahead) else { break bytes.len() };
            match last_end(head, delimiter) {
                Some(end) => break start + end,
                None if ahead >= LONGEST => break bytes.len(),
                None => ahead = (2 * ahead).min(LONGEST),
            }
        };
        parts.push(start..end);
        start = end;
    }
    parts
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
}
