//! The files of a table: their heads are read and checked before anything is computed.

use super::decode::{Script, decode};
use crate::diagnostic::{Code, Finding, Findings, MARK, SourceId, Sources, Span, line_ends};
use crate::evidence::{self, IdeasHead, MAX_RECORD_BYTES, MOST_ROWS, Profile, header_too_long, last_end, no_such_line};
use crate::input::parquet::{self, Parquet};
use crate::input::{self, ByteCount, Opened, is_parquet};
use crate::rubric::TableSpec;
use crate::say::findings::stream as say;
use encoding_rs::Encoding;
use polars::prelude::DataFrame;
use std::io::{self, Cursor, Read};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Mutex;

/// A file of which the head is read.
pub struct TableFile {
    path: PathBuf,
    /// As messages call it.
    pub name: String,
    /// What its head says of all records.
    pub head: IdeasHead,
    /// How many lines its head has.
    pub(super) lines: usize,
    /// What it is in, where it is not UTF-8: as asked for, or as its beginning shows, which has been told then.
    pub(super) encoding: Option<&'static Encoding>,
    stamp: Option<input::Stamp>,
    pub(super) content: FileContent,
}

/// How what follows the head is read.
pub(super) enum FileContent {
    /// As text; of what cannot be opened again, it is here.
    Text {
        /// How many bytes the head has.
        skip: u64,
        rest: Mutex<Option<(Box<dyn Read + Send>, ByteCount)>>,
    },
    /// As columns.
    Parquet(Parquet),
}

/// Reads the heads of all files. Every mistake becomes a finding; `None` where any file has an error.
pub fn heads(
    opened: Vec<(PathBuf, Opened)>,
    encoding: Option<&'static Encoding>,
    spec: &TableSpec,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<Vec<TableFile>> {
    let all = opened.len();
    let profile = Profile::new(spec.columns.len());
    let mut reading = HeadReader { spec, encoding, sources, findings, profile };
    let mut files: Vec<TableFile> =
        opened.into_iter().filter_map(|(path, opened)| reading.file(path, opened)).collect();
    if let Some(first) = files.first() {
        let (readers, units) = (first.head.readers(&reading.profile, spec), first.head.units.clone());
        for file in &mut files {
            file.head.check_units(&units, &file.name, reading.findings);
            file.head.layout.read_by(&readers);
        }
    }
    (files.len() == all && !findings.has_errors()).then_some(files)
}

/// The headers of a file that is opened, of which everything is still to be read.
///
/// # Errors
/// If it cannot be read.
pub fn peek(
    (path, opened): &mut (PathBuf, Opened),
    encoding: Option<&'static Encoding>,
    spec: &TableSpec,
) -> io::Result<Vec<String>> {
    let Beginning { bytes, end, .. } = Beginning::read(&mut opened.bytes, 0, encoding, spec)?;
    let headers = match end {
        _ if is_parquet(&bytes) => {
            input::regular(path).and_then(|(file, _)| Parquet::of(file)).ok().map(|file| file.headers)
        }
        Some((_, end)) => decode(&bytes[..end], encoding).ok().map(|(text, _)| {
            let mut sources = Sources::default();
            let source = sources.add(opened.name.clone(), text.into_owned());
            evidence::headers(source, &sources, spec)
        }),
        None => None,
    };
    let rest = std::mem::replace(&mut opened.bytes, Box::new(io::empty()));
    opened.bytes = Box::new(Cursor::new(bytes).chain(rest));
    Ok(headers.unwrap_or_default())
}

/// The heads of files on the way, and what is seen of the first records.
struct HeadReader<'r> {
    spec: &'r TableSpec,
    encoding: Option<&'static Encoding>,
    sources: &'r mut Sources,
    findings: &'r mut Findings,
    profile: Profile,
}

impl HeadReader<'_> {
    fn file(&mut self, path: PathBuf, mut opened: Opened) -> Option<TableFile> {
        let HeadReader { spec, encoding, ref mut sources, ref mut findings, ref mut profile } = *self;
        let name = opened.name.clone();
        let beginning = Beginning::read(&mut opened.bytes, profile.wants(), encoding, spec);
        let beginning = beginning.map_err(|error| findings.push(input::unreadable(&path, &error)));
        let Beginning { mut bytes, is_all, end } = beginning.ok()?;
        let is_parquet = is_parquet(&bytes);
        if is_parquet && opened.size.is_some() {
            return self.columns(path, opened);
        }
        if input::is_whole_only(&bytes) || is_parquet {
            findings.push(Finding::new(Code::E0102, say::only_alone(&name)));
            return None;
        }
        if end.is_none() && memchr::memchr(0, &bytes).is_some() {
            input::add(name, bytes, sources, findings);
            return None;
        }
        let Some((delimiter, end)) = end else {
            let finding = match spec.rows.header {
                Some(_) => no_such_line(sources.add_part(&name, &bytes[..bytes.len().min(MAX_SHOWN_HEAD)], 0), spec),
                None => too_long(&name, &bytes, sources),
            };
            findings.push(finding);
            return None;
        };
        // A mark says more than an argument.
        let encoding = encoding.filter(|_| !bytes.starts_with(MARK.as_bytes()));
        let whole = if is_all { bytes.len() } else { last_end(&bytes, delimiter).unwrap_or(end).max(end) };
        // The head ends with the first byte of its line end; what follows begins with the second, which counts there.
        let is_split = bytes[..end].ends_with(b"\r") && bytes.get(end) == Some(&b'\n');
        let lines = line_ends(&bytes[..end]) - usize::from(is_split);
        let mut told = Findings::default();
        let shown = if whole > MAX_SHOWN_HEAD {
            last_end(&bytes[..MAX_SHOWN_HEAD], delimiter).unwrap_or(end).max(end)
        } else {
            whole
        };
        // What is seen of the whole beginning tells more than what is shown of it.
        let guessed = match decode(&bytes[..whole], encoding) {
            Ok((_, Script::Other(guessed))) if encoding.is_none() => Some(guessed),
            _ => None,
        };
        let known = encoding.or(guessed);
        let source: Option<SourceId> = input::add_as(name.clone(), bytes[..shown].to_vec(), known, sources, &mut told);
        if let Some(guessed) = guessed {
            told.push(input::said_guess(&name, guessed, true));
        }
        findings.append(told);
        let head = IdeasHead::read(source?, sources, spec, findings)?;
        // What is wrong with the bytes is told when they are read as records.
        if let Ok((text, _)) = decode(&bytes[end..whole], known) {
            head.see(&text, is_all, profile);
        }
        let Opened { bytes: reader, stamp, read, .. } = opened;
        let is_stream = stamp.is_none();
        let rest = is_stream.then(|| -> (Box<dyn Read + Send>, ByteCount) {
            (Box::new(Cursor::new(bytes.split_off(end)).chain(reader)), read)
        });
        let content = FileContent::Text { skip: end as u64, rest: Mutex::new(rest) };
        Some(TableFile { path, name, head, lines, encoding: known, stamp, content })
    }

    /// A Parquet file. Its header stands on the first line of the text that it would be, a row on each further one.
    fn columns(&mut self, path: PathBuf, opened: Opened) -> Option<TableFile> {
        let HeadReader { spec, ref mut sources, ref mut findings, ref mut profile, .. } = *self;
        let Opened { name, stamp, .. } = opened;
        let file = input::regular(&path).and_then(|(file, _)| Parquet::of(file));
        let file = file.map_err(|error| findings.push(parquet::damaged(&name, &error))).ok()?;
        file.tell_others(&name, findings);
        let source = sources.add(name.clone(), parquet::csv(&file.headers, None));
        let head = IdeasHead::read(source, sources, spec, findings)?;
        // Numbers of a column of numbers are what they are.
        let texts: Vec<String> = file.texts.iter().filter(|name| head.reads(name, &file.headers)).cloned().collect();
        if !texts.is_empty() {
            for rows in file.parts(MOST_ROWS, &texts) {
                if profile.is_full() {
                    break;
                }
                let read = input::regular(&path).and_then(|(opened, _)| file.read(opened, rows, &texts));
                let rows = read.map_err(|error| findings.push(parquet::damaged(&name, &error))).ok()?;
                head.see_rows(&file.headers, &rows, profile);
            }
        }
        let content = FileContent::Parquet(file);
        Some(TableFile { path, name, head, lines: 1, encoding: None, stamp, content })
    }
}

impl TableFile {
    /// Opens the text that follows a head of `skip` bytes.
    pub(super) fn open(&self, skip: u64) -> Result<(Box<dyn Read + Send>, ByteCount), Box<Finding>> {
        let mut findings = Findings::default();
        let Some(mut opened) = input::open(&self.path, &mut findings) else {
            return Err(findings.iter().next().cloned().map_or_else(|| self.changed(), Box::new));
        };
        let skipped = io::copy(&mut opened.bytes.by_ref().take(skip), &mut io::sink());
        skipped.map_err(|error| self.unreadable(&error))?;
        Ok((opened.bytes, opened.read))
    }

    /// How many bytes it has on the disk; `None` where it is no file.
    pub(super) fn size(&self) -> Option<u64> {
        self.stamp.as_ref().map(input::Stamp::size)
    }

    pub(super) fn unreadable(&self, error: &io::Error) -> Box<Finding> {
        Box::new(input::unreadable(&self.path, error))
    }

    /// Reads some rows of a file that is read as columns.
    pub(super) fn rows(&self, rows: Range<usize>, columns: &[String]) -> Result<DataFrame, Box<Finding>> {
        let parquet = self.parquet();
        let read = input::regular(&self.path).and_then(|(file, _)| parquet.read(file, rows, columns));
        match read {
            Ok(frame) if !self.has_changed() => Ok(frame),
            Ok(_) => Err(self.changed()),
            Err(error) => Err(Box::new(parquet::damaged(&self.name, &error))),
        }
    }

    /// The names of the columns of a file that is read as columns.
    pub(super) fn names(&self) -> &[String] {
        &self.parquet().headers
    }

    fn parquet(&self) -> &Parquet {
        match &self.content {
            FileContent::Parquet(parquet) => parquet,
            FileContent::Text { .. } => unreachable!("a file is read as what it is"),
        }
    }

    /// Whether it is another file than the one of which the head was read.
    pub(super) fn has_changed(&self) -> bool {
        self.stamp.as_ref().is_some_and(|stamp| stamp.is_old(&self.path))
    }

    pub(super) fn changed(&self) -> Box<Finding> {
        Box::new(Finding::new(Code::E0106, say::changed(&self.name)))
    }
}

/// The first bytes of a file, with the whole header.
struct Beginning {
    bytes: Vec<u8>,
    /// Whether they are the whole file.
    is_all: bool,
    /// The separator, and where the header ends; `None` where it is longer than any record may be.
    end: Option<(u8, usize)>,
}

/// How much is shown of a line that may have no end, in bytes.
pub(super) const MAX_SHOWN_LINE: usize = 400;
/// What of the beginning is kept to be shown.
const MAX_SHOWN_HEAD: usize = 16 << 10;

impl Beginning {
    /// The header, and as many bytes `behind` it.
    fn read(
        reader: &mut dyn Read,
        behind: usize,
        encoding: Option<&'static Encoding>,
        spec: &TableSpec,
    ) -> io::Result<Beginning> {
        let (mut bytes, mut wanted) = (Vec::new(), MAX_SHOWN_HEAD);
        loop {
            reader.take((wanted - bytes.len()) as u64).read_to_end(&mut bytes)?;
            let is_all = bytes.len() < wanted;
            let is_other = input::is_whole_only(&bytes) || is_parquet(&bytes) || memchr::memchr(0, &bytes).is_some();
            let end = if is_other { None } else { end_of_header(&bytes, is_all, encoding, spec) };
            let Some((_, header)) = end.filter(|_| !is_all && !is_other) else {
                if end.is_some() || wanted >= MAX_RECORD_BYTES || is_other {
                    return Ok(Beginning { bytes, is_all, end });
                }
                wanted *= 4;
                continue;
            };
            // Enough to see how the columns are written.
            let more = (header + behind).saturating_sub(bytes.len());
            let read = reader.take(more as u64).read_to_end(&mut bytes)?;
            return Ok(Beginning { bytes, is_all: read < more, end });
        }
    }
}

/// The separator, and where the header ends in the first bytes of a table; `None` where more of them are needed to tell.
fn end_of_header(
    bytes: &[u8],
    is_all: bool,
    encoding: Option<&'static Encoding>,
    spec: &TableSpec,
) -> Option<(u8, usize)> {
    // Whole lines, for a character may be cut.
    let lines = if is_all { bytes } else { &bytes[..memchr::memrchr2(b'\n', b'\r', bytes)? + 1] };
    let Ok((text, script)) = decode(lines, encoding) else { return evidence::end_of_header(bytes, is_all, spec) };
    let (delimiter, end) = evidence::end_of_header(&text, is_all || lines.len() < bytes.len(), spec)?;
    match script {
        Script::Ascii | Script::Utf8 => Some((delimiter, end)),
        // Line ends are the same bytes in every encoding that is read by lines.
        Script::Other(_) => {
            let ends = line_ends(&text[..end]);
            let start = evidence::line_start(bytes, ends + 1).filter(|_| ends > 0);
            Some((delimiter, start.unwrap_or(bytes.len())))
        }
    }
}

/// Of a record that is not at its end after [`MAX_RECORD_BYTES`] bytes: a source of its beginning alone.
fn too_long(name: &str, bytes: &[u8], sources: &mut Sources) -> Finding {
    let line = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
    let shown = &bytes[..line.min(MAX_SHOWN_LINE)];
    let place = Span::new(sources.add_part(name, shown, 0), 0..1);
    if bytes.iter().all(|b| matches!(b, b'\n' | b'\r')) {
        return Finding::new(Code::E0301, say::blank_beginning()).place(place);
    }
    header_too_long(place)
}
