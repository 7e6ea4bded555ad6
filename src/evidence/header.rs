//! The header: its columns, and whether the rubric finds its own among them.

use super::cut::LONGEST;
use super::heading::Heading;
use super::locate::{self, WIDEST};
use super::read::Reading;
use super::{IdeaTable, refusal, source, text_of};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span, nearest, nearest_name, quoted};
use crate::identity;
use crate::lang::{Lang, Text};
use crate::rubric::{ColumnKind, RubricColumn, TableSpec};
use crate::say::findings::header::MeantColumn;
use crate::say::findings::header::{self, Twins};
use crate::say::findings::rows::Numbered;
use crate::say::findings::{table, units};
use crate::unit::{Measure, Unit};
use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

impl<'f> Reading<'f> {
    /// Reads the header; an empty table has none.
    pub(super) fn start(
        source: SourceId,
        sources: &Sources,
        spec: &TableSpec,
        findings: &'f mut Findings,
    ) -> Option<Reading<'f>> {
        let text = sources.get(source);
        let (bytes, is_sheet) = (text.bytes.clone(), text.sheet.is_some());
        let Some(heading) = Heading::of(&bytes, text.sheet.as_ref(), spec) else {
            findings.push(no_such_line(source, spec));
            return None;
        };
        let Heading { delimiter, start: header_start, .. } = heading;
        let near = &bytes[..bytes.len().min(header_start + LONGEST + 1)];
        if locate::end(near, header_start, delimiter) > header_start + LONGEST {
            findings.push(header_too_long(Span::new(source, header_start..header_start + 1)));
            return None;
        }
        let (cells, _) = locate::cells(&bytes, header_start, delimiter);
        if cells.len() > WIDEST {
            let place = Span::new(source, cells[0].start..cells[0].start);
            findings.push(Finding::new(Code::E0107, header::too_wide(WIDEST)).place(place));
            return None;
        }
        let mut reader = builder(delimiter).from_reader(&bytes[header_start..]);
        let mut record = csv::ByteRecord::new();
        if !reader.read_byte_record(&mut record).expect("bytes in memory can be read") {
            findings.push(Finding::new(Code::E0301, table::empty()).place(Span::new(source, 0..0)));
            return None;
        }
        let headers: Vec<String> = record.iter().map(|h| String::from_utf8_lossy(h).trim().to_owned()).collect();
        let headers = heading.names(&bytes, headers);
        if heading.units.is_some() {
            reader.read_byte_record(&mut record).expect("bytes in memory can be read");
        }
        let header_end = header_start + reader.position().byte() as usize;
        let table = IdeaTable::new(source, bytes, delimiter, headers, header_start..header_end);
        let mut reading = Reading { table: IdeaTable { is_sheet, ..table }, findings, cells: None };
        reading.check_closed(header_start);
        if let Some(passed) = heading.passed {
            reading.tell_passed(heading, passed, sources);
        }
        Some(reading)
    }

    /// That lines above the header are passed over: those from this byte on.
    fn tell_passed(&mut self, heading: Heading, passed: usize, sources: &Sources) {
        let (table, source) = (&self.table, sources.get(self.table.source));
        let line = |start: usize| source.place(table.nth_cell(start, 0).start).line.to_string();
        let lines = [heading.upper, Some(table.header_start), heading.units];
        let lines: Vec<String> = lines.into_iter().flatten().map(line).collect();
        let numbered = if self.table.is_sheet { Numbered::Rows } else { Numbered::Lines };
        let title = locate::cells(&table.bytes, passed, table.delimiter).0;
        let title = title.into_iter().find(|cell| !cell.is_empty()).unwrap_or(passed..passed);
        let row = locate::cells(&table.bytes, table.header_start, table.delimiter).0;
        let row = row.into_iter().find(|cell| !cell.is_empty()).unwrap_or(passed..passed);
        let message = header::passed_over(&lines, numbered, self.unit_above(heading, passed).as_deref());
        let finding = Finding::new(Code::W0314, message).place(Span::new(table.source, row));
        self.findings.push(finding.also(Span::new(table.source, title)));
    }

    /// What is said above the header of the unit of all that stands below: `单位：万元`.
    fn unit_above(&self, heading: Heading, passed: usize) -> Option<String> {
        let above = &self.table.bytes[passed..heading.upper.unwrap_or(heading.start)];
        let said = |cell: &[u8]| {
            let cell = text_of(cell);
            let inside = cell.trim_matches(['(', ')', '（', '）', '[', ']', '【', '】']).to_lowercase();
            let words = ["单位", "unit:", "all amounts in ", "amounts in ", "in "];
            let unit = words.iter().find_map(|word| inside.strip_prefix(word))?;
            Unit::read(unit.trim_start_matches([':', '：'])).map(|_| cell)
        };
        let records = builder(heading.delimiter).from_reader(above).into_byte_records().map_while(Result::ok);
        records.flat_map(|record| record.iter().filter_map(said).collect::<Vec<_>>()).next()
    }

    /// Every column that the rubric reads is there, once; and every source has its fact.
    pub(super) fn check_headers(&mut self, spec: &TableSpec) {
        let table = &self.table;
        // As they can be pasted into the rubric.
        let looks: Vec<Cow<str>> = table.headers.iter().map(|header| identity::look(header)).collect();
        let names =
            || looks.iter().map(|look| &**look).filter(|look| !look.is_empty() && source::with_colon(look).is_none());
        let known = LazyCell::new(|| names().map(quoted).collect::<Vec<String>>());
        let is_more = |near: &str| near.contains(|c: char| "+-*/()<>=,'!".contains(c));
        let meant = |column: &str| match (wide_separator(table), nearest_name(column, names())) {
            (Some(sign), _) => MeantColumn::Separator(sign),
            (None, Some(near)) if is_more(near) => MeantColumn::NearInQuotes(near),
            (None, Some(near)) => MeantColumn::Near(near),
            (None, None) => MeantColumn::Any(&known),
        };
        let named = named_columns(spec);
        for (key, column, span) in named.iter().filter(|(_, c, _)| table.header(c).is_none()) {
            let message = header::no_names(column, key, meant(column));
            let finding = |message| Finding::new(Code::E0302, message).place(table.header_line());
            self.findings.push(match span {
                Some(span) => finding(message.label(header::ASKED_FOR)).also((*span).clone()),
                None => finding(message),
            });
        }
        let missing: Vec<&RubricColumn> = spec.columns.iter().filter(|c| table.header(&c.name).is_none()).collect();
        // Where most are missing, it is most likely another table.
        let is_other = missing.len() >= MANY && missing.len() * 2 > spec.columns.len();
        if is_other {
            let is_there = |column: &&RubricColumn| table.header(&column.name).is_some();
            let (read, lacks): (Vec<&RubricColumn>, Vec<&RubricColumn>) = spec.columns.iter().partition(is_there);
            let [read, lacks] = [read, lacks].map(|of| of.iter().map(|c| quoted(&c.name)).collect::<Vec<_>>());
            let message = header::most_columns_missing(&lacks, &read, &known);
            self.findings.push(Finding::new(Code::E0303, message).place(table.header_line()));
        }
        for column in missing.into_iter().filter(|_| !is_other) {
            self.findings.push_made(Code::E0303, || {
                let meant = meant(&column.name);
                let finding = Finding::new(Code::E0303, header::no_column(&column.name, meant));
                let finding = finding.place(column.span.clone()).also(table.header_line());
                match meant {
                    MeantColumn::Near(near) => finding.mend(column.span.clone(), near),
                    _ => finding,
                }
            });
        }
        // A header of thousands of columns may be wrong in each.
        let spans = header_spans(table);
        for (i, look) in looks.iter().enumerate() {
            if let Some(of) = source::with_colon(look).filter(|of| table.header(of).is_none()) {
                self.findings.push_made(Code::W0302, || {
                    let (span, near) = (spans(i), nearest(of, names()));
                    let finding = Finding::new(Code::W0302, header::source_of_nothing(look, of, near));
                    let finding = finding.place(span.clone());
                    match near {
                        Some(near) => finding.mend(span, format!("{near}:source")),
                        None => finding,
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
        let spans = header_spans(table);
        for (i, first) in twins {
            self.findings.push_made(Code::E0313, || {
                let [one, other] = [first, i].map(|header| &table.headers[header]);
                let how = match identity::look(one) == identity::look(other) {
                    true => Twins::Alike,
                    false if identity::key(one) != identity::key(other) => Twins::ButForUnits,
                    false => Twins::ButForCapitals,
                };
                let message = header::twins(one, other, how, identity::differing(one, other).as_ref());
                Finding::new(Code::E0313, message).place(spans(i)).also(spans(first))
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
                let [named, declared] =
                    [named, declared].map(|unit| Text::new(unit.name(Lang::En), unit.name(Lang::Zh)));
                let finding = Finding::new(Code::E0320, units::header_and_rubric(&named, &declared));
                self.findings.push(finding.place(self.table.header_span(header)));
            }
        }
    }

    /// A header that seems to name a unit, and does not as it is written.
    fn check_hints(&mut self, spec: &TableSpec) {
        let is_open = |column: &&RubricColumn| column.kind == ColumnKind::Number && !column.declared.has_unit();
        let headers = spec.columns.iter().filter(is_open).filter_map(|column| self.table.header(&column.name));
        let headers: BTreeSet<usize> = headers.filter(|header| self.table.unit(*header).is_none()).collect();
        for place in headers {
            let name = &self.table.headers[place];
            if Unit::is_hinted(name) {
                let finding = Finding::new(Code::W0313, header::not_a_unit(name, &refusal::key(name)));
                self.findings.push(finding.place(self.table.header_span(place)));
            }
        }
    }

    /// A column that the rubric writes in two ways is read in one.
    fn check_kinds(&mut self, spec: &TableSpec) {
        let mut read: HashMap<usize, &RubricColumn> = HashMap::with_capacity(spec.columns.len());
        for column in &spec.columns {
            let Some(header) = self.table.header(&column.name) else { continue };
            let first = *read.entry(header).or_insert(column);
            if first.kind != column.kind {
                self.findings.push(first.read_in_two_ways(&column.kind, column.span.clone()));
            }
        }
    }
}

/// A full-width comma, or the like, where a header has no other separator.
fn wide_separator(table: &IdeaTable) -> Option<char> {
    let [header] = table.headers.as_slice() else { return None };
    header.chars().find(|c| matches!(c, '，' | '；' | '、' | '｜'))
}

/// So many missing columns are told at once, where they are most of those that are read.
const MANY: usize = 4;

/// That the table lacks the line that is to be its header.
pub(crate) fn no_such_line(source: SourceId, spec: &TableSpec) -> Finding {
    let line = spec.rows.header.unwrap_or(1);
    Finding::new(Code::E0301, header::no_such_line(line)).place(Span::new(source, 0..0))
}

/// The places of the headers, of which the line is looked through once.
fn header_spans(table: &IdeaTable) -> impl Fn(usize) -> Span + use<> {
    let (source, start) = (table.source, table.header_start);
    let (cells, _) = locate::cells(&table.bytes, start, table.delimiter);
    move |header| Span::new(source, cells.get(header).or(cells.last()).cloned().unwrap_or(start..start))
}

/// Of a header that is longer than any record may be.
pub(crate) fn header_too_long(at: Span) -> Finding {
    Finding::new(Code::E0317, header::too_long()).place(at)
}

/// The columns that identify and name the idea, each once: the rubric's key, the column, and where it is asked for.
pub(super) fn named_columns(spec: &TableSpec) -> Vec<(&'static str, &str, Option<&Span>)> {
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
