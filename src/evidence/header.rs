//! Reads the header and checks that it has the rubric's columns.

use super::heading::{Heading, named_columns};
use super::records::{self, MAX_COLUMNS, MAX_RECORD_BYTES, builder, unclosed};
use super::refusal::key;
use super::table::IdeaTable;
use super::words::{source_with_colon, text_of};
use crate::diagnostic::{Code, Finding, Findings, Source, SourceId, Sources, Span, nearest, nearest_name, quoted};
use crate::identity;
use crate::rubric::{ColumnKind, RubricColumn, TableSpec};
use crate::say::findings::condition;
use crate::say::findings::files::column_left_out;
use crate::say::findings::header::{self, MeantColumn, Twins};
use crate::say::findings::rows::Numbered;
use crate::say::findings::{table, units};
use crate::unit::{Measure, Unit};
use std::borrow::Cow;
use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Reads and checks the header of a table; `None` if it cannot be read.
pub(super) fn checked(
    source: SourceId,
    sources: &Sources,
    spec: &TableSpec,
    findings: &mut Findings,
) -> Option<IdeaTable> {
    let table = read(source, sources, spec, findings)?;
    check(&table, sources.get(source), spec, findings);
    Some(table)
}

/// Reads the header of a table; `None` if there is none.
pub(super) fn read(
    source: SourceId,
    sources: &Sources,
    spec: &TableSpec,
    findings: &mut Findings,
) -> Option<IdeaTable> {
    match read_once(source, sources, spec) {
        Ok((table, heading)) => {
            check_closed(&table, table.header_range.start, findings);
            if let Some(passed) = heading.passed {
                findings.push(passed_over(&table, heading, passed, sources));
            }
            Some(table)
        }
        Err(finding) => {
            findings.push(*finding);
            None
        }
    }
}

fn read_once(source: SourceId, sources: &Sources, spec: &TableSpec) -> Result<(IdeaTable, Heading), Box<Finding>> {
    let text = sources.get(source);
    let (bytes, columns, is_sheet) = (text.bytes.clone(), text.columns.clone(), text.sheet.is_some());
    let heading = Heading::of(&bytes, text.sheet.as_ref(), spec).ok_or_else(|| no_such_line(source, spec))?;
    let Heading { delimiter, start, .. } = heading;
    let near = &bytes[..bytes.len().min(start + MAX_RECORD_BYTES + 1)];
    if records::end(near, start, delimiter) > start + MAX_RECORD_BYTES {
        return Err(header_too_long(Span::new(source, start..start + 1)).into());
    }
    let (cells, _) = records::cells(&bytes, start, delimiter);
    if cells.len() > MAX_COLUMNS {
        let place = Span::new(source, cells[0].start..cells[0].start);
        return Err(Finding::new(Code::E0107, header::too_wide(MAX_COLUMNS)).place(place).into());
    }
    let mut reader = builder(delimiter).from_reader(&bytes[start..]);
    let mut record = csv::ByteRecord::new();
    if !reader.read_byte_record(&mut record).expect("bytes in memory can be read") {
        let empty = if text.is_stdin() && bytes.is_empty() { table::empty_stdin() } else { table::empty() };
        return Err(Finding::new(Code::E0301, empty).place(Span::new(source, 0..0)).into());
    }
    let headers: Vec<String> = record.iter().map(|h| String::from_utf8_lossy(h).trim().to_owned()).collect();
    let headers = heading.names(&bytes, headers);
    if heading.units.is_some() {
        reader.read_byte_record(&mut record).expect("bytes in memory can be read");
    }
    let end = start + reader.position().byte() as usize;
    drop(reader);
    Ok((IdeaTable::new(source, bytes, delimiter, (headers, columns), start..end, is_sheet), heading))
}

/// Reports an unclosed quotation mark in the record that begins at `start`.
pub(super) fn check_closed(table: &IdeaTable, start: usize, findings: &mut Findings) {
    if let (_, Some(open)) = records::cells(&table.bytes, start, table.delimiter) {
        findings.push(unclosed(Span::new(table.source, open..open + 1)));
    }
}

/// The finding for lines above the header that are skipped, from byte `passed` on.
fn passed_over(table: &IdeaTable, heading: Heading, passed: usize, sources: &Sources) -> Finding {
    let start = table.header_range.start;
    let line = |start: usize| sources.get(table.source).place(table.nth_cell(start, 0).start).line.to_string();
    let lines = [heading.upper, Some(start), heading.units];
    let lines: Vec<String> = lines.into_iter().flatten().map(line).collect();
    let numbered = if table.is_sheet { Numbered::Rows } else { Numbered::Lines };
    let first = |start: usize| table.cells(start).into_iter().find(|cell| !cell.is_empty()).unwrap_or(passed..passed);
    let message = header::passed_over(&lines, numbered, unit_above(table, heading, passed).as_deref());
    let [row, title] = [start, passed].map(|start| Span::new(table.source, first(start)));
    Finding::new(Code::W0314, message).place(row).also(title)
}

/// The cell above the header that gives a unit for the whole table: `单位：万元`.
fn unit_above(table: &IdeaTable, heading: Heading, passed: usize) -> Option<String> {
    let said = |cell: &[u8]| {
        let cell = text_of(cell);
        let inside = cell.trim_matches(['(', ')', '（', '）', '[', ']', '【', '】']).to_lowercase();
        let words = ["单位", "unit:", "all amounts in ", "amounts in ", "in "];
        let unit = words.iter().find_map(|word| inside.strip_prefix(word))?;
        Unit::read(unit.trim_start_matches([':', '：'])).map(|_| cell)
    };
    let above = &table.bytes[passed..heading.upper.unwrap_or(heading.start)];
    records::records(above, heading.delimiter).find_map(|(_, record)| record.iter().find_map(said))
}

/// Checks that every column the rubric reads exists once, and that every source column has its fact.
fn check(table: &IdeaTable, source: &Source, spec: &TableSpec, findings: &mut Findings) {
    // In the form that can be pasted into the rubric.
    let looks: Vec<Cow<str>> = table.headers().iter().map(|header| identity::look(header)).collect();
    let names =
        || looks.iter().map(|look| &**look).filter(|look| !look.is_empty() && source_with_colon(look).is_none());
    let known = LazyCell::new(|| names().map(quoted).collect::<Vec<String>>());
    let is_more = |near: &str| near.contains(|c: char| "+-*/()<>=,'!".contains(c));
    let meant = |column: &str| match (table.why_unread(column), wide_separator(table), nearest_name(column, names())) {
        (Some(why), ..) => MeantColumn::LeftOut(why),
        (None, Some(sign), _) => MeantColumn::Separator(sign),
        (None, None, Some(near)) if is_more(near) => MeantColumn::NearInQuotes(near),
        (None, None, Some(near)) => MeantColumn::Near(near),
        (None, None, None) => MeantColumn::Any(&known),
    };
    let named = named_columns(spec);
    for (key, column, span) in named.iter().filter(|(_, c, _)| table.header(c).is_none()) {
        let message = header::no_names(column, key, meant(column));
        let finding = |message| Finding::new(Code::E0302, message).place(table.header_line());
        findings.push(match span {
            Some(span) => finding(message.label(header::ASKED_FOR)).also((*span).clone()),
            None => finding(message),
        });
    }
    let is_missing = |column: &&RubricColumn| table.header(&column.name).is_none();
    let missing: Vec<&RubricColumn> = spec.own_columns().iter().filter(is_missing).collect();
    // If most are missing, this is probably another table.
    let is_other = missing.len() >= MIN_MISSING_TOGETHER && missing.len() * 2 > spec.own_columns().len();
    if is_other {
        let (lacks, read): (Vec<&RubricColumn>, Vec<&RubricColumn>) = spec.own_columns().iter().partition(is_missing);
        let [read, lacks] = [read, lacks].map(|of| of.iter().map(|c| quoted(&c.name)).collect::<Vec<_>>());
        let message = header::most_columns_missing(&lacks, &read, &known);
        findings.push(Finding::new(Code::E0303, message).place(table.header_line()));
    }
    for column in missing.into_iter().filter(|_| !is_other) {
        findings.push_made(Code::E0303, || {
            let meant = meant(&column.name);
            let finding = Finding::new(Code::E0303, header::no_column(&column.name, meant));
            let finding = finding.place(column.span.clone()).also(table.header_line());
            match meant {
                MeantColumn::Near(near) => finding.mend(column.span.clone(), near),
                _ => finding,
            }
        });
    }
    for column in spec.added_columns().iter().filter(is_missing) {
        let meant = meant(&column.name);
        let finding = Finding::new(Code::E0414, condition::no_column(&quoted(&column.name), meant));
        let finding = finding.place(column.span.clone()).also(table.header_line());
        findings.push(match meant {
            MeantColumn::Near(near) => finding.mend(column.span.clone(), near),
            MeantColumn::NearInQuotes(near) => finding.mend(column.span.clone(), format!("\"{near}\"")),
            _ => finding,
        });
    }
    // Located once: thousands of columns may each be wrong.
    let spans = header_spans(table);
    for (i, look) in looks.iter().enumerate() {
        if let Some(of) = source_with_colon(look).filter(|of| table.header(of).is_none()) {
            findings.push_made(Code::W0302, || {
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
    check_twins(table, read.clone(), findings);
    tell_unread(table, &source.name, read.filter(|_| !is_other), findings);
    check_units(table, spec, findings);
    check_hints(table, spec, findings);
    check_kinds(table, spec, findings);
}

/// Warns of the columns that are not read and that nobody asks for; the others are told where they are asked for.
fn tell_unread<'n>(table: &IdeaTable, file: &str, asked_for: impl Iterator<Item = &'n str>, findings: &mut Findings) {
    let told: BTreeSet<usize> = asked_for.filter_map(|name| table.left_out(name)).collect();
    for (_, (column, why)) in table.unread().iter().enumerate().filter(|(place, _)| !told.contains(place)) {
        findings.push(Finding::new(Code::W0308, column_left_out(file, column, why)));
    }
}

/// Reports columns that are read and whose name fits another column, too.
pub fn check_twins<'a>(table: &IdeaTable, read: impl Iterator<Item = &'a str>, findings: &mut Findings) {
    // By the later of two columns, which is where the finding is shown.
    let twins: BTreeMap<usize, usize> = read
        .filter_map(|name| table.places(name).split_first())
        .flat_map(|(first, others)| others.iter().map(move |other| (*other, *first)))
        .collect();
    let spans = header_spans(table);
    for (i, first) in twins {
        findings.push_made(Code::E0313, || {
            let [one, other] = [first, i].map(|header| &table.headers()[header]);
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

/// Reports a header whose unit is of another kind than the rubric's, which would give bare cells another meaning.
fn check_units(table: &IdeaTable, spec: &TableSpec, findings: &mut Findings) {
    let kind = |measure: &Option<Measure>| measure.as_ref().map(std::mem::discriminant);
    for column in spec.columns.iter().filter(|column| column.kind == ColumnKind::Number) {
        let Some(header) = table.header(&column.name) else { continue };
        let (Some(named), Some(declared)) = (table.unit(header), column.declared.unit) else { continue };
        if named.measure.is_some() && kind(&named.measure) != kind(&declared.measure) {
            let message = units::header_and_rubric(&named.names(), &declared.names());
            let finding = Finding::new(Code::E0320, message);
            findings.push(finding.place(table.header_span(header)));
        }
    }
}

/// Warns of a header that seems to name a unit, but cannot be read so.
fn check_hints(table: &IdeaTable, spec: &TableSpec, findings: &mut Findings) {
    let is_open = |column: &&RubricColumn| column.kind == ColumnKind::Number && !column.declared.has_unit();
    let headers = spec.columns.iter().filter(is_open).filter_map(|column| table.header(&column.name));
    let headers: BTreeSet<usize> = headers.filter(|header| table.unit(*header).is_none()).collect();
    for place in headers {
        let name = &table.headers()[place];
        if Unit::is_hinted(name) {
            let finding = Finding::new(Code::W0313, header::not_a_unit(name, &key(name)));
            findings.push(finding.place(table.header_span(place)));
        }
    }
}

/// Reports a column that the rubric reads as two kinds.
fn check_kinds(table: &IdeaTable, spec: &TableSpec, findings: &mut Findings) {
    let mut read: HashMap<usize, &RubricColumn> = HashMap::with_capacity(spec.columns.len());
    for (place, column) in spec.columns.iter().enumerate() {
        let Some(header) = table.header(&column.name) else { continue };
        let first = *read.entry(header).or_insert(column);
        if first.kind != column.kind {
            let mut finding = first.read_in_two_ways(&column.kind, column.span.clone());
            if place >= spec.own_columns().len() {
                finding = finding.with_only_help(first.as_read());
                finding.code = Code::E0418;
            }
            findings.push(finding);
        }
    }
}

/// The full-width separator of a header that has no other.
fn wide_separator(table: &IdeaTable) -> Option<char> {
    let [header] = table.headers() else { return None };
    header.chars().find(|c| matches!(c, '，' | '；' | '、' | '｜'))
}

/// From this many missing columns on, if they are most of those read, one finding covers all.
const MIN_MISSING_TOGETHER: usize = 4;

/// The finding for a header line that does not exist.
pub(crate) fn no_such_line(source: SourceId, spec: &TableSpec) -> Finding {
    let line = spec.rows.header.unwrap_or(1);
    Finding::new(Code::E0301, header::no_such_line(line)).place(Span::new(source, 0..0))
}

/// The places of the headers; the line is scanned once.
fn header_spans(table: &IdeaTable) -> impl Fn(usize) -> Span + use<> {
    let (source, cells) = (table.source, table.cells(table.header_range.start));
    move |header| Span::new(source, cells[header.min(cells.len() - 1)].clone())
}

/// The finding for a header longer than any record may be.
pub(crate) fn header_too_long(at: Span) -> Finding {
    Finding::new(Code::E0317, header::too_long()).place(at)
}
