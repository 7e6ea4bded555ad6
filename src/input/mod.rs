//! Bytes from files or standard input, decoded to UTF-8; a workbook's sheet and a Parquet file become text on the way.

mod archive;
pub mod budget;
pub mod encoding;
mod format;
mod guard;
mod hidden;
mod open;
mod pages;
pub mod parquet;
mod sheet;
mod special;
mod workbook;

pub use open::{ByteCount, Opened, Stamp, open};
pub use special::{is_descriptor, regular};

use crate::diagnostic::{Code, Finding, Findings, MARK, Original, SourceId, Sources, Span};
use crate::say::Message;
use crate::say::findings::files::{self as say, FilesBeside, NoText};
use budget::{SMALL, TABLE, TooLarge};
use encoding_rs::Encoding;
use std::io::ErrorKind;
use std::path::Path;

/// Reads and decodes a rubric; `-` is standard input. What cannot be read becomes a finding.
pub fn load(path: &Path, sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    let (name, bytes) = bytes_of(path, SMALL, findings)?;
    add(name, bytes, sources, findings)
}

/// How many columns that are looked for the text of a table has in its header.
pub type Fits<'a> = dyn Fn(&[u8]) -> usize + 'a;

/// How a table is to be read, where more than one way is possible.
#[derive(Clone, Copy, Default)]
pub struct TableOptions<'a> {
    /// The sheet of a workbook.
    pub sheet: Option<&'a str>,
    /// Whether rows are read that a workbook hides.
    pub hidden: bool,
    /// The encoding of a text.
    pub encoding: Option<&'static Encoding>,
    /// How many columns that are looked for a table has in its header, of which this is the text; of several sheets, the one
    /// that has most is read.
    pub fits: Option<&'a Fits<'a>>,
}

/// Reads a table: a text, or a sheet of an Excel workbook, which its content tells apart.
pub fn load_table(
    path: &Path,
    asked: TableOptions,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    let (name, bytes) = bytes_of(path, TABLE, findings)?;
    add_table(name, bytes, asked, sources, findings)
}

/// Reads a small form that is filled in by hand, as a table.
pub fn load_form(path: &Path, sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    let (name, bytes) = bytes_of(path, SMALL, findings)?;
    add_table(name, bytes, TableOptions::default(), sources, findings)
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
        ErrorKind::NotFound => Finding::new(Code::E0101, missing(path)),
        ErrorKind::UnexpectedEof => Finding::new(Code::E0101, say::packed_and_cut(&name)),
        _ => Finding::new(Code::E0101, say::unreadable(&name, &say::reason(error))),
    }
}

/// Adds a table to the sources, be it a text, a workbook or a Parquet file.
pub fn add_table(
    name: String,
    bytes: Vec<u8>,
    asked: TableOptions,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    if workbook::is_workbook(&bytes) {
        let id = workbook::add(name, &bytes, asked, sources, findings)?;
        sources.read_as(id, Original::Other(bytes));
        return Some(id);
    }
    if parquet::is_parquet(&bytes) {
        let id = parquet::add(name, &bytes, sources, findings)?;
        sources.read_as(id, Original::Other(bytes));
        return Some(id);
    }
    if let Some(sheet) = asked.sheet {
        let argument = sources.add("--sheet", sheet.as_bytes());
        let place = Span::new(argument, 0..sheet.len());
        findings.push(Finding::new(Code::E0410, say::sheet_of_text(&name)).place(place));
    }
    add_as(name, bytes, asked.encoding, sources, findings)
}

/// Decodes a text and adds it to the sources.
pub fn add(name: String, bytes: Vec<u8>, sources: &mut Sources, findings: &mut Findings) -> Option<SourceId> {
    add_text(name, bytes, (None, false), sources, findings)
}

/// The same of a table, in the encoding that is named, if one is.
pub fn add_as(
    name: String,
    bytes: Vec<u8>,
    encoding: Option<&'static Encoding>,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    add_text(name, bytes, (encoding, true), sources, findings)
}

/// The same; whether it is a table, of which the encoding can be named.
fn add_text(
    name: String,
    bytes: Vec<u8>,
    (encoding, is_table): (Option<&'static Encoding>, bool),
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<SourceId> {
    match decode(bytes, encoding) {
        DecodedText::Text { text, original, guessed } => {
            let id = sources.add(name.clone(), text);
            sources.read_as(id, original);
            if let Some(guessed) = guessed {
                findings.push(said_guess(&name, guessed, is_table));
            }
            Some(id)
        }
        DecodedText::TooLong(error) => {
            findings.push(error.finding(&name));
            None
        }
        DecodedText::NotText { bytes, at, why } => {
            let id = sources.add(name.clone(), bytes);
            findings.push(Finding::new(Code::E0102, say::no_text(&name, why)).place(Span::new(id, at..at + 1)));
            None
        }
        DecodedText::Undecodable { bytes, at } => {
            let id = sources.add(name.clone(), bytes);
            findings.push(undecodable(&name, (encoding, is_table), Span::new(id, at..at + 1)));
            None
        }
    }
}

/// That a file is not there: what may be meant, or which files of its kind are beside it.
fn missing(path: &Path) -> Message {
    let (name, names) = (name_of(path), beside(path));
    let near = neighbour(path, &names);
    let extension = |name: &str| Path::new(name).extension().and_then(|end| end.to_str()).unwrap_or("").to_lowercase();
    let is_rubric = extension(&name) == "toml";
    let is_alike = |name: &&String| match &*extension(name) {
        "toml" => is_rubric,
        "csv" | "tsv" | "xlsx" | "parquet" => !is_rubric,
        _ => false,
    };
    let alike: Vec<String> = names.iter().filter(is_alike).cloned().collect();
    // It replaces no file, so it is no way out where one of its two is there.
    let is_new = !names.iter().any(|name| ["criteria.toml", "ideas.csv"].contains(&name.as_str()));
    match (say::option_meant(&name), near) {
        (Some(option), _) => say::missing(&name, FilesBeside::Near(&option)),
        (None, Some(near)) => say::missing(&name, FilesBeside::Near(&near)),
        (None, None) if alike.is_empty() && is_new => say::missing(&name, FilesBeside::Nothing),
        (None, None) => say::missing(&name, FilesBeside::Files(&alike)),
    }
}

/// The names in the folder of a file, in their order.
fn beside(path: &Path) -> Vec<String> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// A file beside the missing one whose name is like it.
fn neighbour(path: &Path, names: &[String]) -> Option<String> {
    let wrong = path.file_name()?.to_str()?;
    let near = crate::diagnostic::nearest(wrong, names.iter().map(String::as_str))?;
    Some(path.with_file_name(near).display().to_string())
}

/// That the encoding of a text was guessed.
pub fn said_guess(name: &str, guessed: &'static Encoding, is_table: bool) -> Finding {
    Finding::new(Code::W0303, say::guessed(name, encoding::name(guessed), is_table))
}

/// That bytes make no text, in the encoding that was named or in any that is likely.
pub fn undecodable(name: &str, (asked, is_table): (Option<&'static Encoding>, bool), at: Span) -> Finding {
    Finding::new(Code::E0103, say::undecodable(name, asked.map(encoding::name), is_table)).place(at)
}

enum DecodedText {
    Text { text: Vec<u8>, original: Original, guessed: Option<&'static Encoding> },
    NotText { bytes: Vec<u8>, at: usize, why: NoText },
    Undecodable { bytes: Vec<u8>, at: usize },
    TooLong(TooLarge),
}

/// UTF-8 with or without its mark, UTF-16 with its mark, else as is asked for or likely.
fn decode(mut bytes: Vec<u8>, asked: Option<&'static Encoding>) -> DecodedText {
    let mut original = Original::Same;
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(&bytes) {
        if encoding == encoding_rs::UTF_8 {
            bytes.drain(..mark);
            original = Original::Marked;
        } else {
            if let Some(error) = TooLarge::to_decode(bytes.len()) {
                return DecodedText::TooLong(error);
            }
            let (text, _, malformed) = encoding.decode(&bytes);
            if !malformed {
                let text = text.into_owned().into_bytes();
                return DecodedText::Text { text, original: Original::Other(bytes), guessed: None };
            }
        }
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return DecodedText::NotText { bytes, at: 0, why: NoText::Archive };
    }
    if [&b"\x89PNG"[..], b"\xFF\xD8\xFF"].iter().any(|magic| bytes.starts_with(magic)) {
        return DecodedText::NotText { bytes, at: 0, why: NoText::Picture };
    }
    let is_wide = asked.is_some_and(|asked| !encoding::has_lines(asked));
    if let Some(at) = memchr::memchr(0, &bytes).filter(|_| !is_wide) {
        return DecodedText::NotText { bytes, at, why: NoText::ZeroByte };
    }
    let is_marked = matches!(original, Original::Marked);
    let at = match std::str::from_utf8(&bytes) {
        Ok(_) if asked.is_none() || is_marked => return DecodedText::Text { text: bytes, original, guessed: None },
        Ok(_) => 0,
        Err(error) => error.valid_up_to(),
    };
    if let Some(error) = TooLarge::to_decode(bytes.len()) {
        return DecodedText::TooLong(error);
    }
    let guessed = if asked.is_none() { encoding::guess(&bytes) } else { None };
    match asked.or(guessed).and_then(|known| encoding::decoded(&bytes, known)) {
        Some(text) => {
            let mark = if is_marked { MARK } else { "" };
            let original = Original::Other([mark.as_bytes(), &bytes].concat());
            DecodedText::Text { text: text.into_bytes(), original, guessed }
        }
        None => DecodedText::Undecodable { at, bytes },
    }
}
