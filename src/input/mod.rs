//! Bytes from files or standard input, decoded to UTF-8; a workbook's sheet and a Parquet file become text on the way.

mod archive;
pub mod budget;
mod format;
mod guard;
mod open;
mod pages;
pub mod parquet;
mod sheet;
mod special;
mod workbook;

pub use open::{Count, Opened, Stamp, open};
pub use special::{is_descriptor, regular};

use crate::diagnostic::{Finding, Findings, MARK, Original, SourceId, Sources, Span};
use budget::{SMALL, TABLE, TooLarge};
use std::io::ErrorKind;
use std::path::Path;

/// Reads and decodes a rubric; `-` is standard input. What cannot be read becomes a finding.
pub fn load(path: &Path, sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    let (name, bytes) = bytes_of(path, SMALL, findings)?;
    add(name, bytes, sources, findings)
}

/// Reads a table: a text, or a sheet of an Excel workbook, which its content tells apart. `sheet` is the one asked
/// for; else it is the first that is neither hidden nor empty.
pub fn load_table(
    path: &Path,
    sheet: Option<&str>,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    let (name, bytes) = bytes_of(path, TABLE, findings)?;
    add_table(name, bytes, sheet, sources, findings)
}

/// Reads a small form that is filled in by hand, as a table.
pub fn load_form(path: &Path, sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    let (name, bytes) = bytes_of(path, SMALL, findings)?;
    add_table(name, bytes, None, sources, findings)
}

/// The name that messages show, and what a file or standard input holds, unpacked: so many bytes at most.
fn bytes_of(path: &Path, most: u64, findings: &mut Findings) -> Option<(String, Vec<u8>)> {
    let mut opened = open(path, findings)?;
    let bytes = budget::read_whole(&mut opened.bytes, opened.size, most);
    bytes.map(|bytes| (opened.name, bytes)).map_err(|error| findings.push(unreadable(path, &error))).ok()
}

/// Whether a file that begins so is read as a whole alone: a workbook, or a text in UTF-16.
pub fn is_whole_only(beginning: &[u8]) -> bool {
    let marks: [&[u8]; 4] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\xff\xfe", b"\xfe\xff"];
    marks.iter().any(|mark| beginning.starts_with(mark))
}

/// The name that messages show.
fn name_of(path: &Path) -> String {
    if path.as_os_str() == "-" { "<stdin>".to_owned() } else { path.display().to_string() }
}

/// Why a file cannot be read, and what to do.
pub fn unreadable(path: &Path, error: &std::io::Error) -> Finding {
    let name = name_of(path);
    if let Some(large) = TooLarge::of(error) {
        return large.finding(&name);
    }
    if let Some(special) = special::Special::of(error) {
        return special.finding(&name);
    }
    match error.kind() {
        ErrorKind::NotFound => {
            let finding = Finding::new("E0101", format!("there is no file `{name}`"));
            match neighbour(path) {
                Some(near) => finding.help(format!("did you mean `{near}`?")),
                None => finding.help("`dingzi init` writes a criteria.toml and an ideas.csv to start from"),
            }
        }
        ErrorKind::UnexpectedEof => Finding::new("E0101", format!("`{name}` is packed and ends too early"))
            .help("it was cut off: fetch or pack it again"),
        _ => Finding::new("E0101", format!("cannot read `{name}`: {error}"))
            .help("see that the file may be read, or name another"),
    }
}

/// Adds a table to the sources, be it a text, a workbook or a Parquet file.
pub fn add_table(
    name: String,
    bytes: Vec<u8>,
    sheet: Option<&str>,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    if workbook::is_workbook(&bytes) {
        let id = workbook::add(name, &bytes, sheet, sources, findings)?;
        sources.read_as(id, Original::Other(bytes));
        return Some(id);
    }
    if parquet::is_parquet(&bytes) {
        let id = parquet::add(name, &bytes, sources, findings)?;
        sources.read_as(id, Original::Other(bytes));
        return Some(id);
    }
    if let Some(sheet) = sheet {
        let argument = sources.add("--sheet", sheet.as_bytes());
        findings.push(
            Finding::new("E0410", format!("`{name}` is a text and has no sheets"))
                .at(Span::new(argument, 0..sheet.len()), "")
                .help("leave --sheet out, or name an Excel workbook (.xlsx)"),
        );
    }
    add(name, bytes, sources, findings)
}

/// Decodes a text and adds it to the sources.
pub fn add(name: String, bytes: Vec<u8>, sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    match decode(bytes) {
        Decoded::Utf8 { text, original } => {
            let id = sources.add(name, text);
            sources.read_as(id, original);
            Some(id)
        }
        Decoded::Gb18030 { text, original } => {
            let id = sources.add(name.clone(), text);
            sources.read_as(id, original);
            findings.push(
                Finding::new("W0303", format!("`{name}` is read as GB18030"))
                    .help("if the text looks wrong, save it as \"CSV UTF-8\""),
            );
            Some(id)
        }
        Decoded::TooLong(error) => {
            findings.push(error.finding(&name));
            None
        }
        Decoded::NotText { bytes, at, why } => {
            let id = sources.add(name.clone(), bytes);
            findings.push(
                Finding::new("E0102", format!("`{name}` is not a text file"))
                    .at(Span::new(id, at..at + 1), why)
                    .help("a rubric is a text in TOML; a table is a text (CSV) or an Excel workbook (.xlsx)"),
            );
            None
        }
        Decoded::Undecodable { bytes, at } => {
            let id = sources.add(name.clone(), bytes);
            findings.push(
                Finding::new("E0103", format!("`{name}` is neither UTF-8 nor GB18030"))
                    .at(Span::new(id, at..at + 1), "these bytes make no character")
                    .help("save it again as UTF-8"),
            );
            None
        }
    }
}

/// A file beside the missing one whose name is like it.
fn neighbour(path: &Path) -> Option<String> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut names: Vec<String> =
        std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    let wrong = path.file_name()?.to_str()?;
    let near = crate::diagnostic::nearest(wrong, names.iter().map(String::as_str))?;
    Some(path.with_file_name(near).display().to_string())
}

enum Decoded {
    Utf8 { text: Vec<u8>, original: Original },
    Gb18030 { text: Vec<u8>, original: Original },
    NotText { bytes: Vec<u8>, at: usize, why: &'static str },
    Undecodable { bytes: Vec<u8>, at: usize },
    TooLong(TooLarge),
}

/// UTF-8 with or without its mark, UTF-16 with its mark, else GB18030 as Excel saves it in China.
fn decode(mut bytes: Vec<u8>) -> Decoded {
    let mut original = Original::Same;
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        if encoding == encoding_rs::UTF_8 {
            bytes.drain(..mark);
            original = Original::Marked;
        } else {
            if let Some(error) = TooLarge::to_decode(bytes.len()) {
                return Decoded::TooLong(error);
            }
            let (text, _, malformed) = encoding.decode(&bytes);
            if !malformed {
                return Decoded::Utf8 { text: text.into_owned().into_bytes(), original: Original::Other(bytes) };
            }
        }
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Decoded::NotText { bytes, at: 0, why: "this is an archive, as Excel workbooks (.xlsx) are" };
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Decoded::NotText { bytes, at, why: "no text has a zero byte" };
    }
    let error = match std::str::from_utf8(&bytes) {
        Ok(_) => return Decoded::Utf8 { text: bytes, original },
        Err(error) => error,
    };
    if let Some(error) = TooLarge::to_decode(bytes.len()) {
        return Decoded::TooLong(error);
    }
    match encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(&bytes) {
        Some(text) => {
            let text = text.into_owned().into_bytes();
            let mark = if matches!(original, Original::Marked) { MARK } else { "" };
            Decoded::Gb18030 { text, original: Original::Other([mark.as_bytes(), &bytes].concat()) }
        }
        None => Decoded::Undecodable { at: error.valid_up_to(), bytes },
    }
}
