//! Bytes from files or standard input, decoded to UTF-8; a workbook's sheet and a Parquet file become text on the way.

mod archive;
pub mod arrays;
pub mod budget;
mod decode;
pub mod encoding;
mod format;
mod guard;
mod hidden;
mod open;
mod pages;
pub mod parquet;
mod sheet;
mod special;
mod text;
mod workbook;

pub use decode::{Script, Undecoded, decode};
pub use open::{ByteCount, Opened, Stamp, is_packed, is_parquet, is_whole_only, near, open, unreadable};
pub use special::{is_descriptor, regular};
pub use text::{add, add_text, said_guess};
pub use workbook::{Fits, TableOptions};

use crate::diagnostic::{Code, Finding, Findings, Original, SourceId, Sources, Span};
use crate::say::findings::files as say;
use budget::MAX_RUBRIC_BYTES;
use std::path::Path;

/// Reads and decodes a rubric; `-` is standard input. Failures become findings.
pub fn load(path: &Path, sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    let (name, bytes) = bytes_of(path, MAX_RUBRIC_BYTES, findings)?;
    add(name, bytes, sources, findings)
}

/// The name for messages and the unpacked content of a file or standard input (`-`), at most `most` bytes; a failure
/// becomes a finding.
pub fn bytes_of(path: &Path, most: u64, findings: &mut Findings) -> Option<(String, Vec<u8>)> {
    let read = open(path).and_then(|mut opened| {
        let bytes = budget::read_whole(&mut opened.bytes, opened.size, most)?;
        Ok((opened.name, bytes))
    });
    read.map_err(|error| findings.push(unreadable(path, &error))).ok()
}

/// Adds a table to the sources: text, workbook or Parquet file, recognised by its content.
pub fn add_table(
    name: String,
    bytes: Vec<u8>,
    asked: TableOptions,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    let is_workbook = workbook::is_workbook(&bytes);
    if is_workbook || is_parquet(&bytes) {
        let id = match is_workbook {
            true => workbook::add(name, &bytes, asked, sources, findings)?,
            false => parquet::add(name, &bytes, sources, findings)?,
        };
        sources.read_as(id, Original::Other(bytes));
        return Some(id);
    }
    if let Some(sheet) = asked.sheet {
        let argument = sources.add("--sheet", sheet.as_bytes());
        let place = Span::new(argument, 0..sheet.len());
        findings.push(Finding::new(Code::E0410, say::sheet_of_text(&name)).place(place));
    }
    add_text(name, bytes, (asked.encoding, true), sources, findings)
}
