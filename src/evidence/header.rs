//! The header line: the separator, the columns, and whether the rubric finds its own among them.

use super::cut::LONGEST;
use super::locate::{self, WIDEST};
use super::read::Reading;
use super::{Table, source};
use crate::diagnostic::{Finding, Findings, SourceId, Sources, Span};
use crate::identity;
use crate::lang::{Lang, Text};
use crate::rubric::{Column, ColumnKind, TableSpec};
use crate::unit::{Measure, Unit};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

impl<'f> Reading<'f> {
    /// Reads the header; an empty table has none.
    pub(super) fn start(source: SourceId, sources: &Sources, findings: &'f mut Findings) -> Option<Reading<'f>> {
        let text = sources.get(source);
        let (bytes, is_sheet) = (text.bytes.clone(), text.sheet.is_some());
        // The text of a sheet was written by `input`, so that nothing needs to be guessed.
        let (delimiter, header_start) = if is_sheet { (b',', 0) } else { delimiter(&bytes) };
        let near = &bytes[..bytes.len().min(header_start + LONGEST + 1)];
        if locate::end(near, header_start, delimiter) > header_start + LONGEST {
            findings.push(header_too_long(Span::new(source, header_start..header_start + 1)));
            return None;
        }
        let (cells, _) = locate::cells(&bytes, header_start, delimiter);
        if cells.len() > WIDEST {
            let finding = Finding::new("E0107", format!("the header has more than {WIDEST} columns"));
            let finding = finding.at(Span::new(source, cells[0].start..cells[0].start), "it begins here");
            findings.push(finding.help("is this a table (CSV)? Keep the columns that the rubric reads"));
            return None;
        }
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
        let headers: Vec<String> = record.iter().map(|h| String::from_utf8_lossy(h).trim().to_owned()).collect();
        let header_end = header_start + reader.position().byte() as usize;
        let table = Table::new(source, bytes, delimiter, headers, header_start..header_end);
        let mut reading = Reading { table, is_sheet, findings };
        reading.check_closed(header_start);
        Some(reading)
    }

    /// Whether a row near the top is the header, and not the first: a title stands above it.
    pub(super) fn header_below(&mut self, spec: &TableSpec) -> bool {
        const NEAR: usize = 20;
        const NEAR_BYTES: usize = 1 << 20;
        let table = &self.table;
        let named: HashSet<Cow<str>> =
            named_columns(spec).into_iter().map(|(_, column, _)| identity::key(column)).collect();
        let is_header = |cells: &[String]| cells.iter().any(|cell| named.contains(&identity::key(cell)));
        if is_header(&table.headers) {
            return false;
        }
        let below = &table.bytes[table.header_start..];
        let mut reader = builder(table.delimiter).from_reader(&below[..below.len().min(NEAR_BYTES)]);
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
        // As they can be pasted into the rubric.
        let looks: Vec<Cow<str>> = table.headers.iter().map(|header| identity::look(header)).collect();
        let names =
            || looks.iter().map(|look| &**look).filter(|look| !look.is_empty() && source::with_colon(look).is_none());
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
                let finding = match crate::diagnostic::nearest(&column.name, names()) {
                    Some(near) if near.contains(|c: char| "+-*/()<>=,'!".contains(c)) => finding
                        .help(format!("did you mean '\"{near}\"'? such a name stands in quotation marks of its own")),
                    _ => finding.suggest(column.span.clone(), &column.name, "its columns are", names()),
                };
                finding.help("or add the column to the table; it may be empty: unknown")
            });
        }
        for (i, look) in looks.iter().enumerate() {
            if let Some(of) = source::with_colon(look).filter(|of| table.header(of).is_none()) {
                self.findings.push_made("W0302", || {
                    let span = table.header_span(i);
                    let message = format!("`{look}` tells the source of a column that is not there");
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
        let read = named.iter().map(|(_, column, _)| *column).chain(spec.columns.iter().map(|c| c.name.as_str()));
        self.check_twins(read);
        self.check_units(spec);
        self.check_hints(spec);
        self.check_kinds(spec);
    }

    /// No column that is read could be another.
    fn check_twins<'a>(&mut self, read: impl Iterator<Item = &'a str>) {
        let table = &self.table;
        // By the later of two columns, which is where the finding is shown.
        let twins: BTreeMap<usize, usize> = read
            .filter_map(|name| table.places(name).split_first())
            .flat_map(|(first, others)| others.iter().map(move |other| (*other, *first)))
            .collect();
        for (i, first) in twins {
            self.findings.push_made("E0313", || {
                let [one, other] = [first, i].map(|header| &table.headers[header]);
                let is_unit = identity::key(one) != identity::key(other);
                let (message, help) = match identity::look(one) == identity::look(other) {
                    true => (format!("two columns are named `{other}`"), "rename one of them"),
                    false if is_unit => (
                        format!("the columns `{one}` and `{other}` are the same but for their units"),
                        "name the one that is meant with its unit, as its header has it",
                    ),
                    false => (format!("the columns `{one}` and `{other}` have the same name"), "rename one of them"),
                };
                let mut finding = Finding::new("E0313", message)
                    .at(table.header_span(i), "the second")
                    .and(table.header_span(first), "the first")
                    .help(help);
                finding.notes.extend(identity::difference(one, other).map(Text::same));
                finding
            });
        }
    }

    /// A header and the rubric name units of one kind, or cells without one would count for another thing.
    fn check_units(&mut self, spec: &TableSpec) {
        let kind = |measure: &Option<Measure>| measure.as_ref().map(std::mem::discriminant);
        for column in spec.columns.iter().filter(|column| column.kind == ColumnKind::Number) {
            let Some(header) = self.table.header(&column.name) else { continue };
            let (Some(named), Some(declared)) = (self.table.unit(header), column.declared.unit) else { continue };
            if named.measure.is_some() && kind(&named.measure) != kind(&declared.measure) {
                let [en, zh] = [Lang::En, Lang::Zh].map(|lang| [named.name(lang), declared.name(lang)]);
                let message = Text::new(
                    format!("the header counts {}, and the rubric {}", en[0], en[1]),
                    format!("表头按“{}”计，评分标准按“{}”计", zh[0], zh[1]),
                );
                let label = Text::new("another kind of unit", "不是同一种单位");
                let help = Text::new("write units of one kind in both", "请让两处写同一种单位");
                self.findings.push(Finding::new("E0320", message).at(self.table.header_span(header), label).help(help));
            }
        }
    }

    /// A header that seems to name a unit, and does not as it is written.
    fn check_hints(&mut self, spec: &TableSpec) {
        let is_open = |column: &&Column| column.kind == ColumnKind::Number && !column.declared.has_unit();
        let headers = spec.columns.iter().filter(is_open).filter_map(|column| self.table.header(&column.name));
        let headers: BTreeSet<usize> = headers.filter(|header| self.table.unit(*header).is_none()).collect();
        for header in headers {
            let name = &self.table.headers[header];
            if Unit::is_hinted(name) {
                let message = Text::new(
                    format!("the header `{name}` is not read as a unit"),
                    format!("表头“{name}”没有按单位读"),
                );
                let label = Text::new("its cells count as they stand", "这一列按单元格原数计");
                let finding = Finding::new("W0313", message).at(self.table.header_span(header), label);
                let finding = finding.help(Text::new(
                    "if it names one, put the unit alone in brackets at its end: `Revenue (USD m)`",
                    "若写的是单位，请只把单位放在末尾的括号里：收入（万元）",
                ));
                self.findings.push(finding.help(Text::new(
                    "or declare it in the rubric: `[columns.NAME]`, and below it `unit = \"USD\"`",
                    "或在评分标准里写明：[columns.\"列名\"]，下一行 unit = \"元\"",
                )));
            }
        }
    }

    /// A column that the rubric writes in two ways is read in one.
    fn check_kinds(&mut self, spec: &TableSpec) {
        let mut read: HashMap<usize, &Column> = HashMap::with_capacity(spec.columns.len());
        for column in &spec.columns {
            let Some(header) = self.table.header(&column.name) else { continue };
            let first = *read.entry(header).or_insert(column);
            if first.kind != column.kind {
                self.findings.push(first.read_in_two_ways(&column.kind, column.span.clone()));
            }
        }
    }
}

/// Of a header that is longer than any record may be.
pub(crate) fn header_too_long(at: Span) -> Finding {
    let finding = Finding::new("E0317", "the header is longer than 64 MiB").at(at, "begins here");
    finding.help("is this a table (CSV)? Its header is one line, and a quotation mark that opens a cell is closed")
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
    let near = &bytes[..bytes.len().min(start + LONGEST)];
    let (cells, _) = locate::cells(near, start, b'\0');
    let mut quoted = false;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    for &byte in &near[cells[0].clone()] {
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
