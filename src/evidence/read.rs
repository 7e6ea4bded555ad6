//! Text → table → facts, with every mistake in one run.

use super::block::{Block, Layout, Objection, What};
use super::{Evidence, Table, cell, cut, locate, one_line};
use crate::diagnostic::{Finding, Findings, SourceId, Sources, Span};
use crate::lang::Lang;
use crate::rubric::TableSpec;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

/// Reads the table of ideas for a rubric, with the ideas' names in `lang`. Every mistake becomes a finding; any error means there is no evidence.
pub fn read(
    source: SourceId,
    sources: &Sources,
    spec: &TableSpec,
    lang: Lang,
    findings: &mut Findings,
) -> Option<Evidence> {
    let mut own = Findings::default();
    let evidence = Reading::start(source, sources, &mut own).and_then(|mut reading| {
        // Below a wrong header everything would be wrong.
        if reading.header_below(spec) {
            return None;
        }
        reading.check_headers(spec);
        Some(reading.rows(spec, lang))
    });
    let failed = own.has_errors();
    findings.append(own);
    evidence.filter(|_| !failed)
}

struct Reading<'f> {
    table: Table,
    /// Whether the text was made of the sheet of a workbook.
    is_sheet: bool,
    findings: &'f mut Findings,
}

impl<'f> Reading<'f> {
    fn start(source: SourceId, sources: &Sources, findings: &'f mut Findings) -> Option<Reading<'f>> {
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
        let (starts, changed) = (Vec::new(), BTreeMap::new());
        let table = Table { source, bytes, delimiter, headers, header_start, header_end, starts, changed };
        let mut reading = Reading { table, is_sheet, findings };
        reading.check_closed(header_start);
        Some(reading)
    }

    /// Whether a row near the top is the header, and not the first: a title stands above it.
    fn header_below(&mut self, spec: &TableSpec) -> bool {
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
    fn check_headers(&mut self, spec: &TableSpec) {
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
            let finding = Finding::new("E0303", format!("the table has no column `{}`", column.name))
                .at(column.span.clone(), "read here")
                .and(table.header_line(), "not in this header");
            let finding = finding.suggest(column.span.clone(), &column.name, "its columns are", names());
            self.findings.push(finding.help("or add the column to the table; it may be empty: unknown"));
        }
        for (i, header) in table.headers.iter().enumerate() {
            let read = named.iter().any(|(_, c, _)| c == header) || spec.columns.iter().any(|c| c.name == *header);
            let first = table.header(header).unwrap_or(i);
            if read && first != i {
                let finding = Finding::new("E0313", format!("two columns are named `{header}`"))
                    .at(table.header_span(i), "the second")
                    .and(table.header_span(first), "the first")
                    .help("rename one of them");
                self.findings.push(finding);
            }
            if let Some(of) = header.strip_suffix(":source")
                && table.header(of).is_none()
            {
                let span = table.header_span(i);
                let finding =
                    Finding::new("W0302", format!("`{header}` tells the source of a column that is not there"))
                        .at(span.clone(), "");
                self.findings.push(match crate::diagnostic::nearest(of, names()) {
                    Some(near) => finding.fix(span, format!("did you mean `{near}:source`?"), format!("{near}:source")),
                    None => finding.help(format!("add the column `{of}`, or remove this one")),
                });
            }
        }
    }

    fn rows(mut self, spec: &TableSpec, lang: Lang) -> Evidence {
        let id_column = spec.idea.as_ref().and_then(|idea| self.table.header(&idea.name));
        let name_column = spec.name.as_ref().and_then(|name| self.table.header(name.name.get(lang)));
        let mut layout = layout(&self.table, spec);
        let id_words = id_column.map(|column| layout.word(column));
        let name_words = name_column.map(|column| layout.word(column));
        let Block { starts, columns, mut words, objections, last } = self.read_parts(&layout);
        self.table.starts = starts;
        for objection in objections {
            self.object(objection);
        }
        let mut take = |list: Option<usize>| list.map_or(Vec::new(), |list| std::mem::take(&mut words[list]));
        let shown = take(name_words.filter(|list| Some(*list) != id_words));
        let ids = take(id_words);
        if let Some(column) = id_column {
            self.check_unique(&ids, column);
        }
        let shown = shown.into_iter().map(Some).chain(std::iter::repeat(None));
        let name =
            |(id, shown): (&String, Option<String>)| shown.filter(|s| !s.is_empty()).unwrap_or_else(|| id.clone());
        let names = ids.iter().zip(shown).map(name).collect();
        // A quotation mark left open swallows the rest of the file, so it can only be in the last record.
        if let Some(start) = last {
            self.check_closed(start);
        }
        if self.table.starts.is_empty() && !self.findings.has_errors() {
            self.findings.push(
                Finding::new("E0301", "the table has a header but no idea")
                    .at(self.table.header_line(), "only this line")
                    .help("write one line for each idea below it"),
            );
        }
        let total = ids.len();
        Evidence { ids, names, columns, table: self.table, total }
    }

    /// Reads all records below the header, on all cores where there are many.
    fn read_parts(&self, layout: &Layout) -> Block {
        const PART: usize = 1 << 20;
        let bytes = &self.table.bytes[self.table.header_end..];
        let parts = cut::parts(bytes, self.table.delimiter, PART);
        let read = |part: Range<usize>| layout.read(&bytes[part.clone()]).moved(self.table.header_end + part.start);
        let mut blocks: Vec<Block> = parts.into_par_iter().map(read).collect();
        let rest = blocks.split_off(blocks.len().min(1));
        let mut whole = blocks.pop().unwrap_or_else(|| layout.read(&[]));
        rest.into_iter().for_each(|block| whole.append(block));
        whole
    }

    /// Tells what is wrong with a record.
    fn object(&mut self, Objection { start, what }: Objection) {
        match what {
            What::Ragged(found) => self.ragged(start, found),
            What::Cell(header, problem) => self.bad_cell(start, header, problem),
            What::Nameless(header) => {
                let span = Span::new(self.table.source, self.table.nth_cell(start, header));
                let finding = Finding::new("E0305", "an idea has no name").at(span, "name it here");
                self.findings.push(finding.help("results are told by the idea's name"));
            }
            What::Misnamed(header) => {
                let cell = self.table.nth_cell(start, header);
                let name = one_line(String::from_utf8_lossy(&self.table.bytes[cell.clone()]).trim_matches('"'));
                let message = format!("`{name}` is an error of a formula, and no name of an idea");
                let finding = Finding::new("E0316", message).at(Span::new(self.table.source, cell), "it has no result");
                self.findings.push(finding.help("mend the formula in the spreadsheet"));
            }
        }
    }

    /// No two ideas have the same name.
    fn check_unique(&mut self, ids: &[String], column: usize) {
        let mut seen: HashMap<&str, usize> = HashMap::with_capacity(ids.len());
        for (id, &start) in ids.iter().zip(&self.table.starts) {
            // What is no name has been told already.
            if id.is_empty() || cell::is_error(id) {
                continue;
            }
            if let Some(first) = seen.insert(id, start) {
                let place = |start| Span::new(self.table.source, self.table.nth_cell(start, column));
                let finding = Finding::new("E0306", format!("two ideas are named `{id}`"))
                    .at(place(start), "the second")
                    .and(place(first), "the first")
                    .help("rename one of them");
                self.findings.push(finding);
            }
        }
    }

    /// Whether every quotation mark of the record that begins at `start` is closed.
    fn check_closed(&mut self, start: usize) {
        let (_, open) = locate::cells(&self.table.bytes, start, self.table.delimiter);
        if let Some(open) = open {
            let finding = Finding::new("E0314", "a quotation mark is never closed")
                .at(Span::new(self.table.source, open..open + 1), "opened here")
                .help("close it; inside a quoted cell a quotation mark is written twice");
            self.findings.push(finding);
        }
    }

    fn ragged(&mut self, start: usize, found: usize) {
        let (cells, open) = locate::cells(&self.table.bytes, start, self.table.delimiter);
        let wanted = self.table.headers.len();
        let line = cells[0].start..cells[cells.len() - 1].end;
        if open.is_some() {
            return;
        }
        let plural = if found == 1 { "cell" } else { "cells" };
        let finding = Finding::new("E0304", format!("a row has {found} {plural} where the header has {wanted}"));
        let finding = if found > wanted {
            let extra = cells[wanted].start..line.end;
            finding
                .at(Span::new(self.table.source, extra), "too many from here")
                .help("a cell that holds the separator stands in quotation marks: \"1,200\"")
        } else {
            finding.at(Span::new(self.table.source, line), format!("{} missing", wanted - found)).help(format!(
                "an unknown cell is left empty, but its separator `{}` is needed",
                char::from(self.table.delimiter).escape_default()
            ))
        };
        self.findings.push(finding);
    }

    fn bad_cell(&mut self, start: usize, header: usize, problem: cell::Problem) {
        let span = Span::new(self.table.source, self.table.nth_cell(start, header));
        let mut finding =
            Finding::new(problem.code, format!("{}, in column `{}`", problem.message, self.table.headers[header]))
                .at(span.clone(), problem.label);
        finding.help = problem.help;
        // In a text the replacement needs quotation marks where it holds a separator.
        let quoted = |new: &str| !self.is_sheet && new.as_bytes().contains(&self.table.delimiter);
        finding.fix = problem.replacement.map(|new| (span, if quoted(&new) { format!("\"{new}\"") } else { new }));
        self.findings.push(finding);
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

/// What the rubric reads of a table with these headers.
fn layout(table: &Table, spec: &TableSpec) -> Layout {
    let mut layout = Layout::new(table.delimiter, table.headers.len());
    for column in &spec.columns {
        layout.fact(table.header(&column.name), &column.kind);
    }
    if let Some(column) = spec.idea.as_ref().and_then(|idea| table.header(&idea.name)) {
        layout.name(column);
    }
    layout
}

fn builder(delimiter: u8) -> csv::ReaderBuilder {
    let mut builder = csv::ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    builder
}

/// The separator, and where the header begins: what Excel's `sep=;` line says, else whichever of comma, semicolon
/// and tab is most frequent in the header outside quotation marks.
fn delimiter(bytes: &[u8]) -> (u8, usize) {
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
