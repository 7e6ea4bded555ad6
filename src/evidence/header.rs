//! The header line: the separator, the columns, and whether the rubric finds its own among them.

use super::read::Reading;
use super::{Table, locate};
use crate::diagnostic::{Finding, Findings, SourceId, Sources, Span};
use crate::rubric::TableSpec;
use std::collections::HashSet;

impl<'f> Reading<'f> {
    /// Reads the header; an empty table has none.
    pub(super) fn start(source: SourceId, sources: &Sources, findings: &'f mut Findings) -> Option<Reading<'f>> {
        let text = sources.get(source);
        let (bytes, is_sheet) = (text.bytes.clone(), text.sheet.is_some());
        // The text of a sheet was written by `input`, so that nothing needs to be guessed.
        let (delimiter, header_start) = if is_sheet { (b',', 0) } else { delimiter(&bytes) };
        let mut reader = builder(delimiter).from_reader(&bytes[header_start..]);
        let mut record = csv::ByteRecord::new();
        if !reader.read_byte_record(&mut record).expect("bytes in memory can be read") {
            findings.push(
                Finding::new("E0301", "the table of ideas is empty")
                    .at(Span::new(source, 0..0), "no header line")
                    .help("the first line names the columns; each further line is an idea. `dingzi init` writes one"),
            );
            return None;
        }
        let headers = record.iter().map(|h| String::from_utf8_lossy(h).trim().to_owned()).collect();
        let header_end = header_start + reader.position().byte() as usize;
        let table = Table::new(source, bytes, delimiter, headers, header_start..header_end);
        let mut reading = Reading { table, is_sheet, findings };
        reading.check_closed(header_start);
        Some(reading)
    }

    /// Whether a row near the top is the header, and not the first: a title stands above it.
    pub(super) fn header_below(&mut self, spec: &TableSpec) -> bool {
        const NEAR: usize = 20;
        let table = &self.table;
        let named: Vec<&str> = named_columns(spec).into_iter().map(|(_, column, _)| column).collect();
        let is_header = |cells: &[String]| named.iter().any(|name| cells.iter().any(|cell| cell == name));
        if is_header(&table.headers) {
            return false;
        }
        let mut reader = builder(table.delimiter).from_reader(&table.bytes[table.header_start..]);
        for record in reader.byte_records().take(NEAR).skip(1) {
            let record = record.expect("bytes in memory can be read");
            let cells: Vec<String> =
                record.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned()).collect();
            if is_header(&cells) {
                let start = table.header_start + record.position().map_or(0, |p| p.byte() as usize);
                let first = table.nth_cell(start, 0);
                let title = table.headers.iter().position(|h| !h.is_empty()).unwrap_or(0);
                let finding = Finding::new("E0302", "the header is not the first line of the table")
                    .at(table.header_span(title), "read as the header")
                    .and(Span::new(table.source, first), "this looks like the header")
                    .help("delete the lines above the header; a title can be given in the rubric");
                self.findings.push(finding);
                return true;
            }
        }
        false
    }

    /// Every column that the rubric reads is there, once; and every source has its fact.
    pub(super) fn check_headers(&mut self, spec: &TableSpec) {
        let table = &self.table;
        let names = || table.headers.iter().map(String::as_str).filter(|h| !h.is_empty() && !h.ends_with(":source"));
        let named = named_columns(spec);
        for (key, column, span) in named.iter().filter(|(_, c, _)| table.header(c).is_none()) {
            let mut finding = Finding::new("E0302", format!("no column `{column}` names the ideas"))
                .at(table.header_line(), "not in this header");
            if let Some(span) = span {
                finding = finding.and((*span).clone(), "asked for here");
            }
            let near = crate::diagnostic::nearest(column, names());
            self.findings.push(match near {
                Some(near) => finding.help(format!("did you mean `{near}`? write {key} = \"{near}\" under [rubric]")),
                None => finding
                    .help(format!("write {key} = \"…\" under [rubric], with the column that names the ideas"))
                    .suggest(table.header_line(), column, "its columns are", names()),
            });
        }
        for column in spec.columns.iter().filter(|c| table.header(&c.name).is_none()) {
            self.findings.push_made("E0303", || {
                let finding = Finding::new("E0303", format!("the table has no column `{}`", column.name))
                    .at(column.span.clone(), "read here")
                    .and(table.header_line(), "not in this header");
                let finding = finding.suggest(column.span.clone(), &column.name, "its columns are", names());
                finding.help("or add the column to the table; it may be empty: unknown")
            });
        }
        let columns = spec.columns.iter().map(|column| column.name.as_str());
        let read: HashSet<&str> = named.iter().map(|(_, column, _)| *column).chain(columns).collect();
        for (i, header) in table.headers.iter().enumerate() {
            if let Some(first) = table.header(header).filter(|&first| first != i && read.contains(header.as_str())) {
                self.findings.push_made("E0313", || {
                    Finding::new("E0313", format!("two columns are named `{header}`"))
                        .at(table.header_span(i), "the second")
                        .and(table.header_span(first), "the first")
                        .help("rename one of them")
                });
            }
            if let Some(of) = header.strip_suffix(":source").filter(|of| table.header(of).is_none()) {
                self.findings.push_made("W0302", || {
                    let span = table.header_span(i);
                    let message = format!("`{header}` tells the source of a column that is not there");
                    let finding = Finding::new("W0302", message).at(span.clone(), "");
                    match crate::diagnostic::nearest(of, names()) {
                        Some(near) => {
                            finding.fix(span, format!("did you mean `{near}:source`?"), format!("{near}:source"))
                        }
                        None => finding.help(format!("add the column `{of}`, or remove this one")),
                    }
                });
            }
        }
    }
}

/// The columns that identify and name the idea, each once: the rubric's key, the column, and where it is asked for.
fn named_columns(spec: &TableSpec) -> Vec<(&'static str, &str, Option<&Span>)> {
    let id = spec.idea.iter().map(|idea| ("idea", idea.name.as_str(), idea.span.as_ref()));
    let names = spec.name.iter().flat_map(|name| {
        let span = name.span.as_ref();
        [("name", name.name.en.as_str(), span), ("name", name.name.zh.as_str(), span)]
    });
    let mut columns: Vec<_> = id.chain(names).collect();
    columns.dedup_by(|a, b| a.1 == b.1);
    columns
}

pub(super) fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    builder
}

/// The separator, and where the header begins: what Excel's `sep=;` line says, else whichever of comma, semicolon
/// and tab is most frequent in the header outside quotation marks.
pub(super) fn delimiter(bytes: &[u8]) -> (u8, usize) {
    let blank = |from: usize| from + bytes[from..].iter().take_while(|b| matches!(b, b'\r' | b'\n')).count();
    let start = blank(0);
    let line_end = start + memchr::memchr2(b'\r', b'\n', &bytes[start..]).unwrap_or(bytes.len() - start);
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter @ (b',' | b';' | b'\t')] = bytes[start..line_end] {
        return (delimiter, after_mark(bytes, blank(line_end)));
    }
    let (cells, _) = locate::cells(bytes, 0, b'\0');
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for &byte in &bytes[cells[0].clone()] {
        quoted ^= byte == b'"';
        if let Some(count) = counts.iter_mut().find(|(d, _)| *d == byte && !quoted) {
            count.1 += 1;
        }
    }
    // The first of equals is the comma.
    let best = counts.iter().fold(counts[0], |best, c| if c.1 > best.1 { *c } else { best });
    (best.0, after_mark(bytes, start))
}

/// A byte-order mark may stand before the header even where blank lines come first; the csv crate passes over it.
fn after_mark(bytes: &[u8], at: usize) -> usize {
    if bytes[at..].starts_with("\u{FEFF}".as_bytes()) { at + "\u{FEFF}".len() } else { at }
}
