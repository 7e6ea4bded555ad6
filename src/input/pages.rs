//! Checks the sizes that a Parquet file claims, before the library allocates memory for them.

use super::budget::{MEMORY_BYTES, TooLarge};
use super::guard::guarded;
use crate::say::findings::files::Flaw;
use crate::say::system::Spoken;
use polars_parquet::read::PhysicalType;
use polars_parquet_format::thrift::protocol::TCompactInputProtocol;
use polars_parquet_format::{Encoding, PageHeader, PageType};
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::Range;

/// The memory for unpacking one page.
const MAX_PAGE_BYTES: u64 = MEMORY_BYTES / 2;

/// The longest page header, with its statistics.
const MAX_HEADER_BYTES: usize = 16 << 20;

/// The longest footer: each byte may take dozens in memory.
const MAX_FOOTER_BYTES: u64 = MEMORY_BYTES / 64;

/// The deepest nesting of columns: each level is a recursive call.
const MAX_DEPTH: usize = 64;

/// Checks the footer of a file: lists are as long as they claim, and nothing is nested too deep.
pub(super) fn check_footer(file: &mut (impl Read + Seek)) -> io::Result<()> {
    const END: u64 = 8;
    let size = file.seek(SeekFrom::End(0))?;
    let mut end = [0; END as usize];
    file.seek(SeekFrom::Start(size.saturating_sub(END)))?;
    file.read_exact(&mut end)?;
    let [a, b, c, d, magic @ ..] = end;
    let length = u64::from(u32::from_le_bytes([a, b, c, d]));
    if &magic != b"PAR1" || length > size.saturating_sub(END) {
        return Err(damaged(Flaw::CutOff));
    }
    if length > MAX_FOOTER_BYTES {
        return Err(TooLarge::error(Some(length), MAX_FOOTER_BYTES));
    }
    let mut footer = vec![0; length as usize];
    file.seek(SeekFrom::Start(size - END - length))?;
    file.read_exact(&mut footer)?;
    let mut walk = ThriftWalk { rest: &footer, children: Vec::new() };
    walk.structure(0, ThriftStruct::File).ok_or_else(|| damaged(Flaw::Footer))?;
    match is_flat(&walk.children) {
        true => Ok(()),
        false => Err(damaged(Flaw::TooDeep)),
    }
}

/// What the pages of a column are.
#[derive(Default)]
pub(super) struct ColumnPages {
    /// The memory for the largest, in bytes.
    pub most: u64,
    /// An encoding of theirs that the library does not read.
    pub odd: Option<&'static str>,
}

impl ColumnPages {
    /// Checks the pages in `range`, with this many values that are stored so.
    pub fn check(
        &mut self,
        file: &mut (impl Read + Seek),
        range: Range<u64>,
        values: i64,
        stored: PhysicalType,
    ) -> io::Result<()> {
        let size = file.seek(SeekFrom::End(0))?;
        if range.end > size {
            return Err(damaged(Flaw::ColumnBehindEnd));
        }
        let mut reader = BufReader::with_capacity(4 << 10, file);
        reader.seek(SeekFrom::Start(range.start))?;
        let (mut at, mut seen) = (range.start, 0);
        while at < range.end && seen < values {
            let header = guarded(|| {
                PageHeader::read_from_in_protocol(&mut TCompactInputProtocol::new(&mut reader, MAX_HEADER_BYTES))
            });
            let header = header.map_err(io::Error::other)?.map_err(|error| io::Error::other(error.to_string()))?;
            let start = reader.stream_position()?;
            let packed = u64::try_from(header.compressed_page_size).unwrap_or(u64::MAX);
            at = start.saturating_add(packed);
            let unpacked = u64::try_from(header.uncompressed_page_size).unwrap_or(u64::MAX);
            if at > range.end || unpacked == u64::MAX {
                return Err(damaged(Flaw::PageLength));
            }
            let takes = match header.type_ {
                PageType::DICTIONARY_PAGE => {
                    let values = header.dictionary_page_header.map_or(0, |dictionary| dictionary.num_values);
                    // A value takes at least a byte: decimals of few digits, of fixed length.
                    if values < 0 || values as u64 > unpacked {
                        return Err(damaged(Flaw::DictionaryLength));
                    }
                    unpacked + 16 * values as u64
                }
                _ => {
                    let v1 = header.data_page_header.map(|page| (page.num_values, page.encoding));
                    let v2 = header.data_page_header_v2.as_ref();
                    let (values, encoding) =
                        v1.or(v2.map(|page| (page.num_values, page.encoding))).unwrap_or((0, Encoding::PLAIN));
                    if !is_read(encoding, stored) {
                        self.odd = self.odd.or(name(encoding));
                    }
                    // The library would take negative numbers for huge ones.
                    if values < 0 || v2.is_some_and(|page| page.num_rows < 0 || !(0..=values).contains(&page.num_nulls))
                    {
                        return Err(damaged(Flaw::PageValues));
                    }
                    seen += i64::from(values);
                    unpacked + 8 * values as u64
                }
            };
            if takes > MAX_PAGE_BYTES {
                return Err(TooLarge::error(Some(takes), MAX_PAGE_BYTES));
            }
            self.most = self.most.max(takes);
            reader.seek_relative(packed as i64)?;
        }
        Ok(())
    }
}

/// Whether the library reads values that are stored so from pages of this encoding.
fn is_read(encoding: Encoding, stored: PhysicalType) -> bool {
    use PhysicalType::{Boolean, ByteArray, Double, Float, Int32, Int64};
    match encoding {
        Encoding::PLAIN | Encoding::PLAIN_DICTIONARY | Encoding::RLE_DICTIONARY => true,
        Encoding::RLE => stored == Boolean,
        Encoding::DELTA_BINARY_PACKED => matches!(stored, Int32 | Int64),
        Encoding::DELTA_LENGTH_BYTE_ARRAY | Encoding::DELTA_BYTE_ARRAY => stored == ByteArray,
        Encoding::BYTE_STREAM_SPLIT => matches!(stored, Int32 | Int64 | Float | Double),
        _ => false,
    }
}

/// An encoding as the format calls it; one that it does not know is damage, which the library tells.
fn name(encoding: Encoding) -> Option<&'static str> {
    Some(match encoding {
        Encoding::RLE => "RLE",
        Encoding::BIT_PACKED => "BIT_PACKED",
        Encoding::DELTA_BINARY_PACKED => "DELTA_BINARY_PACKED",
        Encoding::DELTA_LENGTH_BYTE_ARRAY => "DELTA_LENGTH_BYTE_ARRAY",
        Encoding::DELTA_BYTE_ARRAY => "DELTA_BYTE_ARRAY",
        Encoding::BYTE_STREAM_SPLIT => "BYTE_STREAM_SPLIT",
        _ => return None,
    })
}

pub(super) fn damaged(flaw: Flaw) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, Spoken::from(flaw.text()))
}

/// Whether the columns of a schema are nested no deeper than allowed, given their numbers of children in file order.
fn is_flat(children: &[i64]) -> bool {
    let mut open: Vec<i64> = Vec::new();
    for &held in children {
        while open.last() == Some(&0) {
            open.pop();
        }
        if let Some(left) = open.last_mut() {
            *left -= 1;
        }
        if held > 0 {
            open.push(held);
        }
        if open.len() > MAX_DEPTH {
            return false;
        }
    }
    true
}

/// What a Thrift structure describes.
#[derive(Clone, Copy)]
enum ThriftStruct {
    File,
    Column,
    Other,
}

/// Walks over values in Thrift's compact protocol without building them.
struct ThriftWalk<'b> {
    rest: &'b [u8],
    /// The number of children of each column of the schema.
    children: Vec<i64>,
}

impl ThriftWalk<'_> {
    fn skip(&mut self, n: u64) -> Option<()> {
        self.rest = self.rest.get(usize::try_from(n).ok()?..)?;
        Some(())
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn varint(&mut self) -> Option<u64> {
        let mut value = 0;
        for shift in (0..70).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn structure(&mut self, depth: usize, of: ThriftStruct) -> Option<()> {
        const SCHEMA: u64 = 2;
        const CHILDREN: u64 = 5;
        if depth > MAX_DEPTH {
            return None;
        }
        let mut field = 0;
        loop {
            let head = self.byte()?;
            let (kind, step) = (head & 0x0f, u64::from(head >> 4));
            if head == 0 {
                return Some(());
            }
            field = if step == 0 { zigzag(self.varint()?) as u64 } else { field.wrapping_add(step) };
            match (of, field, kind) {
                (ThriftStruct::File, SCHEMA, 9) => {
                    let (of, length) = self.list()?;
                    (of == 12).then_some(())?;
                    for _ in 0..length {
                        self.children.push(0);
                        self.structure(depth + 1, ThriftStruct::Column)?;
                    }
                }
                (ThriftStruct::Column, CHILDREN, 5) => {
                    let held = zigzag(self.varint()?);
                    *self.children.last_mut()? = held;
                }
                _ => self.value(kind, depth, false)?,
            }
        }
    }

    /// The element type and length of a list or set; each element takes at least a byte.
    fn list(&mut self) -> Option<(u8, u64)> {
        let head = self.byte()?;
        let length = if head >> 4 == 15 { self.varint()? } else { u64::from(head >> 4) };
        (length <= self.rest.len() as u64).then_some((head & 0x0f, length))
    }

    fn value(&mut self, kind: u8, depth: usize, in_list: bool) -> Option<()> {
        match kind {
            1 | 2 if in_list => self.skip(1),
            1 | 2 => Some(()),
            3 => self.skip(1),
            4..=6 => self.varint().map(|_| ()),
            7 => self.skip(8),
            8 => {
                let length = self.varint()?;
                self.skip(length)
            }
            9 | 10 => {
                let (of, length) = self.list()?;
                (depth < MAX_DEPTH).then_some(())?;
                (0..length).try_for_each(|_| self.value(of, depth + 1, true))
            }
            11 => {
                let length = self.varint()?;
                (length <= self.rest.len() as u64 && depth < MAX_DEPTH).then_some(())?;
                let kinds = if length == 0 { 0 } else { self.byte()? };
                (0..length).try_for_each(|_| {
                    self.value(kinds >> 4, depth + 1, true)?;
                    self.value(kinds & 0x0f, depth + 1, true)
                })
            }
            12 => self.structure(depth + 1, ThriftStruct::Other),
            _ => None,
        }
    }
}

fn zigzag(n: u64) -> i64 {
    (n >> 1) as i64 ^ -((n & 1) as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// A file of nothing but this footer.
    fn checked(footer: &[u8]) -> Result<(), String> {
        let length = (footer.len() as u32).to_le_bytes();
        let file = [b"PAR1", footer, &length, b"PAR1"].concat();
        check_footer(&mut Cursor::new(file)).map_err(|error| error.to_string())
    }

    #[test]
    fn lists_are_as_long_as_they_say() {
        // The version 1; a schema of two columns, the first of which holds the second.
        let sound = [0x15, 2, 0x19, 0x2c, 0x55, 2, 0, 0x55, 0, 0, 0];
        assert_eq!(checked(&sound), Ok(()));
        for at in 0..sound.len() - 1 {
            assert!(checked(&sound[..at]).is_err(), "{at}");
        }
        let claims = [0x19, 0xfc, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0];
        assert_eq!(checked(&claims), Err("its footer makes no sense".to_owned()));
    }

    #[test]
    fn what_lies_too_deep_is_seen() {
        assert!(is_flat(&[3, 0, 2, 0, 0, 0]));
        assert!(is_flat(&[1000; 1].iter().copied().chain([0; 1000]).collect::<Vec<_>>()));
        assert!(!is_flat(&[1; 100_000]));
        assert!(checked(&[0x1c; 100_000]).is_err(), "structures");
        assert!(checked(&[&[0x19][..], &[0x19; 100_000]].concat()).is_err(), "lists");
    }
}
