//! The files of a table. Their heads are read and checked before anything is computed.

use crate::diagnostic::{BOM, Code, Finding, Findings, Sources, Span, line_ends};
use crate::evidence::{
    self, GroupColumn, IdeasHead, MAX_PROFILED_ROWS, MAX_RECORD_BYTES, Profile, header_too_long, last_end, no_such_line,
};
use crate::input::arrays::Frame;
use crate::input::parquet::{self, Parquet};
use crate::input::{self, ByteCount, Opened, Script, decode, is_parquet};
use crate::rubric::TableSpec;
use crate::say::findings::stream as say;
use encoding_rs::Encoding;
use polars_arrow::datatypes::ArrowDataType;
use std::io::{self, Cursor, Read};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Mutex;

/// A file whose head has been read.
pub struct TableFile {
    path: PathBuf,
    /// Its name in messages.
    pub name: String,
    /// Its head: how to read all records.
    pub head: IdeasHead,
    /// The number of lines in its head.
    pub(super) lines: usize,
    /// The encoding if it is not UTF-8: as asked for, or guessed from the beginning, in which case a finding reports
    /// it.
    pub(super) encoding: Option<&'static Encoding>,
    stamp: Option<input::Stamp>,
    /// The column that puts its ideas into groups, and the list that its texts are copied to.
    pub(super) groups: Option<(GroupColumn, usize)>,
    pub(super) content: FileContent,
}

/// How to read the records below the head.
pub(super) enum FileContent {
    /// As text. The reader is kept here if the input cannot be opened again.
    Text {
        /// The size of the head in bytes.
        skip: u64,
        rest: Mutex<Option<(Box<dyn Read + Send>, ByteCount)>>,
    },
    /// As columns.
    Parquet(Box<Parquet>),
}

/// Reads the heads of all files. Every mistake becomes a finding; `None` if any file has an error.
pub fn heads(
    opened: Vec<(PathBuf, Opened)>,
    encoding: Option<&'static Encoding>,
    spec: &TableSpec,
    sources: &mut Sources,
    findings: &mut Findings,
) -> Option<Vec<TableFile>> {
    let all = opened.len();
    let profile = Profile::new(spec);
    let mut reading = HeadReader { spec, encoding, sources, findings, profile, has_others: all > 1 };
    let mut files: Vec<TableFile> =
        opened.into_iter().filter_map(|(path, opened)| reading.file(path, opened)).collect();
    if let Some(first) = files.first() {
        let (readers, units) = (reading.profile.readers(spec, &first.head.units).0, first.head.units.clone());
        for file in &mut files {
            file.head.check_units(&units, &file.name, reading.findings);
            file.head.layout.read_by(&readers);
        }
    }
    (files.len() == all && !findings.has_errors()).then_some(files)
}

/// The headers of an opened file, which can still be read from its beginning afterwards.
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

/// Reads the heads of files and profiles the first records.
struct HeadReader<'r> {
    spec: &'r TableSpec,
    encoding: Option<&'static Encoding>,
    sources: &'r mut Sources,
    findings: &'r mut Findings,
    profile: Profile,
    /// Whether there are several files.
    has_others: bool,
}

impl HeadReader<'_> {
    fn file(&mut self, path: PathBuf, mut opened: Opened) -> Option<TableFile> {
        let HeadReader { spec, encoding, ref mut sources, ref mut findings, ref mut profile, .. } = *self;
        let name = opened.name.clone();
        let beginning = Beginning::read(&mut opened.bytes, profile.wants(), encoding, spec);
        let beginning = beginning.map_err(|error| findings.push(input::unreadable(&path, &error)));
        let Beginning { mut bytes, is_all, end } = beginning.ok()?;
        let is_parquet = is_parquet(&bytes);
        if is_parquet && opened.size.is_some() {
            return self.columns(path, opened);
        }
        if input::is_whole_only(&bytes, encoding) || is_parquet {
            findings.push(Finding::new(Code::E0102, say::only_alone(&name)));
            return None;
        }
        if end.is_none() && memchr::memchr(0, &bytes).is_some() {
            input::add(name, bytes, sources, findings);
            return None;
        }
        let Some((delimiter, end)) = end else {
            let finding = match spec.rows.header {
                Some(_) => {
                    no_such_line(sources.add_part(&name, &bytes[..bytes.len().min(MAX_SHOWN_HEAD_BYTES)], 0), spec)
                }
                None => too_long(&name, &bytes, sources),
            };
            findings.push(finding);
            return None;
        };
        // A byte order mark overrides the argument.
        let encoding = encoding.filter(|_| !bytes.starts_with(BOM.as_bytes()));
        let whole = if is_all { bytes.len() } else { last_end(&bytes, delimiter).unwrap_or(end).max(end) };
        // If the head ends inside a CRLF, the rest begins with the LF, which counts as a line there.
        let is_split = bytes[..end].ends_with(b"\r") && bytes.get(end) == Some(&b'\n');
        let lines = line_ends(&bytes[..end]) - usize::from(is_split);
        let mut told = Findings::default();
        let shown = if whole > MAX_SHOWN_HEAD_BYTES {
            last_end(&bytes[..MAX_SHOWN_HEAD_BYTES], delimiter).unwrap_or(end).max(end)
        } else {
            whole
        };
        // Guess from the whole beginning: it is longer than the part kept for display.
        let guessed = match decode(&bytes[..whole], encoding) {
            Ok((_, Script::Other(guessed))) if encoding.is_none() => Some(guessed),
            _ => None,
        };
        let known = encoding.or(guessed);
        let source = input::add_text(name.clone(), bytes[..shown].to_vec(), (known, true), sources, &mut told);
        if let Some(guessed) = guessed {
            told.push(input::said_guess(&name, guessed, true));
        }
        findings.append(told);
        let head = IdeasHead::read(source?, sources, spec, findings)?;
        // Bad bytes are reported when they are read as records.
        if let Ok((text, _)) = decode(&bytes[end..whole], known) {
            head.see(&text, is_all, profile);
        }
        let Opened { bytes: reader, stamp, read, .. } = opened;
        let is_stream = stamp.is_none();
        let rest = is_stream.then(|| -> (Box<dyn Read + Send>, ByteCount) {
            (Box::new(Cursor::new(bytes.split_off(end)).chain(reader)), read)
        });
        let content = FileContent::Text { skip: end as u64, rest: Mutex::new(rest) };
        Some(TableFile { path, name, head, lines, encoding: known, stamp, groups: None, content })
    }

    /// Reads the head of a Parquet file. For line numbers, its header is line 1 and each row is one more line.
    fn columns(&mut self, path: PathBuf, opened: Opened) -> Option<TableFile> {
        let HeadReader { spec, ref mut sources, ref mut findings, ref mut profile, has_others, .. } = *self;
        let Opened { name, stamp, .. } = opened;
        let file = input::regular(&path).and_then(|(file, _)| Parquet::of(file));
        let file = file.map_err(|error| findings.push(parquet::damaged(&name, &error))).ok()?;
        let source = sources.add_columns(name.clone(), parquet::header(&file.headers), file.columns());
        let head = IdeasHead::read(source, sources, spec, findings)?;
        let typed = file.columns().typed;
        // The rows count, even if no column of theirs tells anything.
        let is_profiled = |header: &usize| match *file.kind(*header) == ArrowDataType::Utf8View {
            true => head.reads(*header),
            false => typed[*header] && head.looks_at_numbers(*header, has_others),
        };
        let profiled: Vec<usize> = (0..file.headers.len()).filter(is_profiled).collect();
        for rows in file.parts(MAX_PROFILED_ROWS, &profiled) {
            if profile.is_full() {
                break;
            }
            let bytes = input::regular(&path).and_then(|(opened, _)| parquet::mapped(opened));
            let read = bytes.and_then(|bytes| file.read(&bytes, rows, &profiled));
            let frame = read.map_err(|error| findings.push(parquet::damaged(&name, &error))).ok()?;
            profile.frame(&head.layout, &frame);
        }
        let content = FileContent::Parquet(Box::new(file));
        Some(TableFile { path, name, head, lines: 1, encoding: None, stamp, groups: None, content })
    }
}

impl TableFile {
    /// Puts its ideas into groups by the column at this place of its header.
    pub fn group_by(&mut self, header: usize, spec: &TableSpec) {
        let list = self.head.layout.text(header);
        self.groups = Some((GroupColumn::new(&self.head.table, header, spec), list));
    }

    /// Opens the text that follows a head of `skip` bytes.
    pub(super) fn open(&self, skip: u64) -> Result<(Box<dyn Read + Send>, ByteCount), Box<Finding>> {
        let opened = input::open(&self.path).and_then(|mut opened| {
            io::copy(&mut opened.bytes.by_ref().take(skip), &mut io::sink())?;
            Ok((opened.bytes, opened.read))
        });
        opened.map_err(|error| self.unreadable(&error))
    }

    /// Its size on disk in bytes; `None` if it is a stream.
    pub(super) fn size(&self) -> Option<u64> {
        self.stamp.as_ref().map(input::Stamp::size)
    }

    pub(super) fn unreadable(&self, error: &io::Error) -> Box<Finding> {
        Box::new(input::unreadable(&self.path, error))
    }

    /// Reads some rows of a Parquet file, of the columns below these headers.
    pub(super) fn rows(&self, rows: Range<usize>, headers: &[usize]) -> Result<Frame, Box<Finding>> {
        let parquet = self.parquet();
        let bytes = input::regular(&self.path).and_then(|(file, _)| parquet::mapped(file));
        match bytes.and_then(|bytes| parquet.read(&bytes, rows, headers)) {
            Ok(frame) if !self.has_changed() => Ok(frame),
            Ok(_) => Err(self.changed()),
            Err(error) => Err(Box::new(parquet::damaged(&self.name, &error))),
        }
    }

    /// The type of a column: of a text, text, and of a Parquet file its own.
    pub(super) fn kind(&self, header: usize) -> ArrowDataType {
        match &self.content {
            FileContent::Parquet(parquet) if *parquet.kind(header) != ArrowDataType::Null => {
                parquet.kind(header).clone()
            }
            _ => ArrowDataType::Utf8View,
        }
    }

    fn parquet(&self) -> &Parquet {
        match &self.content {
            FileContent::Parquet(parquet) => parquet,
            FileContent::Text { .. } => unreachable!("a file is read as what it is"),
        }
    }

    /// Whether the file has changed since its head was read.
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
    /// Whether these bytes are the whole file.
    is_all: bool,
    /// The delimiter, and where the header ends; `None` if the header is longer than any record may be.
    end: Option<(u8, usize)>,
}

/// The most bytes shown of a line that may have no end.
pub(super) const MAX_SHOWN_LINE_BYTES: usize = 400;
/// The most bytes of the beginning that are kept for display.
const MAX_SHOWN_HEAD_BYTES: usize = 16 << 10;

impl Beginning {
    /// Reads the header and this many bytes `behind` it.
    fn read(
        reader: &mut dyn Read,
        behind: usize,
        encoding: Option<&'static Encoding>,
        spec: &TableSpec,
    ) -> io::Result<Beginning> {
        let (mut bytes, mut wanted) = (Vec::new(), MAX_SHOWN_HEAD_BYTES);
        loop {
            reader.take((wanted - bytes.len()) as u64).read_to_end(&mut bytes)?;
            let is_all = bytes.len() < wanted;
            let is_other =
                input::is_whole_only(&bytes, encoding) || is_parquet(&bytes) || memchr::memchr(0, &bytes).is_some();
            let end = if is_other { None } else { end_of_header(&bytes, is_all, encoding, spec) };
            let Some((_, header)) = end.filter(|_| !is_all && !is_other) else {
                if end.is_some() || wanted >= MAX_RECORD_BYTES || is_other {
                    return Ok(Beginning { bytes, is_all, end });
                }
                wanted *= 4;
                continue;
            };
            // Read on, enough to profile the columns.
            let more = (header + behind).saturating_sub(bytes.len());
            let read = reader.take(more as u64).read_to_end(&mut bytes)?;
            return Ok(Beginning { bytes, is_all: read < more, end });
        }
    }
}

/// The delimiter, and where the header ends in the first bytes of a table; `None` if more bytes are needed.
fn end_of_header(
    bytes: &[u8],
    is_all: bool,
    encoding: Option<&'static Encoding>,
    spec: &TableSpec,
) -> Option<(u8, usize)> {
    // Only whole lines, because the last character may be cut.
    let lines = if is_all { bytes } else { &bytes[..memchr::memrchr2(b'\n', b'\r', bytes)? + 1] };
    let Ok((text, script)) = decode(lines, encoding) else { return evidence::end_of_header(bytes, is_all, spec) };
    let (delimiter, end) = evidence::end_of_header(&text, is_all || lines.len() < bytes.len(), spec)?;
    match script {
        Script::Ascii | Script::Utf8 => Some((delimiter, end)),
        // Line ends are the same bytes in every encoding that can be read by lines.
        Script::Other(_) => {
            let ends = line_ends(&text[..end]);
            let start = evidence::line_start(bytes, ends + 1).filter(|_| ends > 0);
            Some((delimiter, start.unwrap_or(bytes.len())))
        }
    }
}

/// The finding for a header that does not end within [`MAX_RECORD_BYTES`] bytes; only its beginning becomes a source.
fn too_long(name: &str, bytes: &[u8], sources: &mut Sources) -> Finding {
    let line = memchr::memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
    let shown = &bytes[..line.min(MAX_SHOWN_LINE_BYTES)];
    let place = Span::new(sources.add_part(name, shown, 0), 0..1);
    if bytes.iter().all(|b| matches!(b, b'\n' | b'\r')) {
        return Finding::new(Code::E0301, say::blank_beginning()).place(place);
    }
    header_too_long(place)
}
