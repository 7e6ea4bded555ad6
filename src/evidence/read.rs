//! Text → table → facts, with every mistake in one run.

use super::block::{FactBlock, Layout};
use super::cut::{self, LONGEST};
use super::left_out::{LeftOut, Looking, is_short, is_total, pasted, tell_doubt, tell_left_out, tell_marks};
use super::objection::{Objection, ObjectionKind};
use super::profile::{Profile, Remark};
use super::reader::ColumnReader;
use super::{Evidence, IdeaTable, cell, locate, one_line, unclosed, words};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::identity;
use crate::input::budget;
use crate::lang::Lang;
use crate::rubric::{RowRules, TableSpec};
use crate::say::findings::table::{self as say, Endless};
use crate::unit::Unit;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Reads the table of ideas for a rubric, with the ideas' names in `lang`. Every mistake becomes a finding; any error means there is no evidence.
pub fn read(
    source: SourceId,
    sources: &Sources,
    spec: &TableSpec,
    lang: Lang,
    findings: &mut Findings,
) -> Option<Evidence> {
    let mut own = Findings::default();
    let evidence =
        Reading::below_header(source, sources, spec, &mut own).map(|reading| reading.rows(spec, sources, lang, None));
    let failed = own.has_errors();
    findings.append(own);
    evidence.filter(|_| !failed)
}

/// Reads records that were read before by these readers and found right, out of larger tables, in which a name may stand
/// twice.
pub fn read_again(
    source: SourceId,
    sources: &Sources,
    spec: &TableSpec,
    lang: Lang,
    readers: &[ColumnReader],
) -> Evidence {
    let mut findings = Findings::default();
    // They stand below their header, wherever that stood before.
    let spec = &TableSpec { rows: RowRules { header: Some(1), ..RowRules::default() }, ..spec.clone() };
    let reading = Reading::below_header(source, sources, spec, &mut findings);
    reading.expect("the header was read before").rows(spec, sources, lang, Some(readers))
}

/// The headers of a table, for a rubric that may name one that reads like an expression; `spec` is what it wants where no
/// header is known.
pub fn headers(source: SourceId, sources: &Sources, spec: &TableSpec) -> Vec<String> {
    let mut findings = Findings::default();
    Reading::start(source, sources, spec, &mut findings).map_or(Vec::new(), |reading| reading.table.headers)
}

/// A table on the way from text to facts.
pub(super) struct Reading<'f> {
    pub(super) table: IdeaTable,
    pub(super) findings: &'f mut Findings,
    /// The cells of the record of which something was told last, by where it begins.
    pub(super) cells: Option<(usize, Vec<Range<usize>>)>,
}

impl<'f> Reading<'f> {
    /// A table of which the header is read and checked; none where all below it would be wrong.
    pub(super) fn below_header(
        source: SourceId,
        sources: &Sources,
        spec: &TableSpec,
        findings: &'f mut Findings,
    ) -> Option<Reading<'f>> {
        let mut reading = Reading::start(source, sources, spec, findings)?;
        reading.check_headers(spec);
        Some(reading)
    }

    /// Reads all records; by these readers where they are read `again`, or as their cells turn out to be written.
    fn rows(mut self, spec: &TableSpec, sources: &Sources, lang: Lang, again: Option<&[ColumnReader]>) -> Evidence {
        let id_column = self.table.id(spec);
        let name_column = spec.name.as_ref().and_then(|name| self.table.header(name.name.get(lang)));
        let mut layout = layout(&self.table, spec);
        let in_small = match again {
            Some(_) => Some(LeftOut::default()),
            None => Looking::at(&self.table, spec, sources).find_in_small(self.table.header_end),
        };
        let mut remarks = Vec::new();
        match again {
            Some(readers) => layout.read_by(readers),
            None => {
                remarks = settle(&mut layout, &self.table, spec, in_small.as_ref());
            }
        }
        let id_words = id_column.map(|column| layout.word(column));
        let name_words = name_column.map(|column| layout.word(column));
        // Rows may be named in the rubric by each of their names.
        let called: Vec<usize> = match in_small.is_none() && spec.rows.names_rows() {
            true => self.table.names(spec).into_iter().map(|column| layout.word(column)).collect(),
            false => id_words.into_iter().collect(),
        };
        // What is read again has been counted before.
        let most = match again {
            None => budget::ideas(sources.get(self.table.source).memory(), spec.columns.len(), spec.judges),
            Some(_) => usize::MAX,
        };
        let block = self.read_parts(&layout, most);
        let left_out = in_small.unwrap_or_else(|| {
            let names = |n: usize| called.iter().map(|list| block.words[*list][n].clone()).collect();
            Looking::at(&self.table, spec, sources).find_in_large(&block.starts, names)
        });
        let block = block.without(|start| left_out.has(start));
        if again.is_none() {
            left_out.tell(&self.table, sources, self.findings);
            tell_marks(&self.table, |column| layout.is_read(column), &left_out, sources, self.findings);
        }
        remarks.extend(left_out.remarks(&self.table, sources));
        let FactBlock { starts, columns, mut words, objections, last } = block;
        if starts.len() > most {
            self.too_many(most, spec, sources);
        }
        self.table.starts = starts;
        let more: Vec<_> = objections.more().collect();
        for objection in objections.first {
            self.object(objection);
        }
        for (code, n) in more {
            self.findings.count_more(code, n);
        }
        let mut take = |list: Option<usize>| list.map_or(Vec::new(), |list| std::mem::take(&mut words[list]));
        let shown = take(name_words.filter(|list| Some(*list) != id_words));
        let ids = take(id_words);
        if let Some(column) = id_column.filter(|_| again.is_none()) {
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
            self.findings.push(Finding::new(Code::E0301, say::no_idea()).place(self.table.header_line()));
        }
        let total = ids.len();
        let readers = layout.readers().to_vec();
        Evidence { ids, names, columns, readers, remarks, table: self.table, total }
    }

    /// That the table has more ideas than may be in memory.
    fn too_many(&mut self, most: usize, spec: &TableSpec, sources: &Sources) {
        let name = &sources.get(self.table.source).name;
        self.findings.push(budget::too_large(name, &say::too_many_ideas(most, spec.judges)));
    }

    /// Reads all records below the header, on all cores where there are many, until there are more than `most`.
    fn read_parts(&mut self, layout: &Layout, most: usize) -> FactBlock {
        const PART: usize = 1 << 20;
        let bytes = &self.table.bytes[self.table.header_end..];
        let parts = cut::parts(bytes, self.table.delimiter, PART);
        if let Some(long) = parts.iter().find(|part| self.is_too_long(&bytes[(*part).clone()])) {
            let start = self.table.header_end + long.start;
            let place = Span::new(self.table.source, start..start + 1);
            self.findings.push(Finding::new(Code::E0317, say::row_too_long(Endless::Row)).place(place));
            return layout.read(&[]);
        }
        let ideas = AtomicUsize::new(0);
        let read = |part: Range<usize>| {
            if ideas.load(Ordering::Relaxed) > most {
                return layout.read(&[]);
            }
            let block = layout.read(&bytes[part.clone()]).moved(self.table.header_end + part.start);
            ideas.fetch_add(block.starts.len(), Ordering::Relaxed);
            block
        };
        // A few at a time: of a table of mistakes each part keeps as many as are told of all.
        let mut whole = layout.read(&[]);
        for parts in parts.chunks(8 * rayon::current_num_threads()) {
            let blocks: Vec<FactBlock> = parts.par_iter().cloned().map(read).collect();
            blocks.into_iter().for_each(|block| whole.append(block));
        }
        whole
    }

    /// Whether the record that a part begins with is longer than any may be.
    fn is_too_long(&self, part: &[u8]) -> bool {
        part.get(..LONGEST).is_some_and(|start| cut::last_end(start, self.table.delimiter).is_none())
    }

    /// Tells what is wrong with a record.
    pub(super) fn object(&mut self, Objection { start, what }: Objection) {
        match what {
            ObjectionKind::Ragged(found) => self.ragged(start, found),
            ObjectionKind::Cell(header, problem) => self.bad_cell(start, header, problem),
            ObjectionKind::NoIdea(why, name) => {
                let place = Span::new(self.table.source, self.table.nth_cell(start, 0));
                self.findings.push(tell_left_out(&name, why, place));
            }
            ObjectionKind::Doubtful(doubt, name) => {
                let place = |start| Span::new(self.table.source, self.table.first_cell(start));
                tell_doubt(&[(start, name)], doubt, place, self.findings);
            }
            ObjectionKind::Nameless(header) => {
                let table = &self.table;
                self.findings.push_made(Code::E0305, || {
                    let (cells, _) = locate::cells(&table.bytes, start, table.delimiter);
                    let span = Span::new(table.source, table.nth_cell(start, header));
                    let text = |cell: &Range<usize>| String::from_utf8_lossy(&table.bytes[cell.clone()]).into_owned();
                    let first = cells.iter().map(text).map(|text| one_line(text.trim().trim_matches('"')));
                    let first = first.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
                    let is_name = first.starts_with(char::is_alphabetic) && is_short(&first);
                    let named = is_name.then(|| pasted(&[&first]));
                    Finding::new(Code::E0305, say::nameless(named.as_deref())).place(span).among(None, "")
                });
            }
            ObjectionKind::Misnamed(header) => {
                let cell = self.table.nth_cell(start, header);
                let name = one_line(String::from_utf8_lossy(&self.table.bytes[cell.clone()]).trim_matches('"'));
                let place = Span::new(self.table.source, cell);
                self.findings.push(Finding::new(Code::E0316, say::misnamed(&name)).place(place));
            }
        }
    }

    /// No two ideas have the same name.
    fn check_unique(&mut self, ids: &[String], column: usize) {
        let mut seen: HashMap<Cow<str>, (&str, usize)> = HashMap::with_capacity(ids.len());
        for (id, &start) in ids.iter().zip(&self.table.starts) {
            let look = identity::look(id);
            // What is no name has been told already.
            if look.is_empty() || words::is_error(id) {
                continue;
            }
            if let Some((first, at)) = seen.insert(look, (id, start)) {
                let place = |start| Span::new(self.table.source, self.table.nth_cell(start, column));
                self.findings.push_made(Code::E0306, || two_named([first, id], [place(at), place(start)]));
            }
        }
    }

    /// Whether every quotation mark of the record that begins at `start` is closed.
    pub(super) fn check_closed(&mut self, start: usize) {
        let (_, open) = locate::cells(&self.table.bytes, start, self.table.delimiter);
        if let Some(open) = open {
            self.findings.push(unclosed(Span::new(self.table.source, open..open + 1)));
        }
    }

    fn ragged(&mut self, start: usize, found: usize) {
        let (cells, open) = locate::cells(&self.table.bytes, start, self.table.delimiter);
        let wanted = self.table.headers.len();
        let line = cells[0].start..cells[cells.len() - 1].end;
        if open.is_some() {
            return;
        }
        let separator = char::from(self.table.delimiter).escape_default().to_string();
        let (message, range) = if found > wanted {
            let split =
                locate::split_number(&self.table.bytes, &cells, wanted).filter(|_| self.table.delimiter == b',');
            let is_filled = |cell: &&Range<usize>| !self.table.bytes[(*cell).clone()].trim_ascii().is_empty();
            let range = match &split {
                Some(parts) => cells[parts.start].start..cells[parts.end - 1].end,
                None => cells[wanted..].iter().find(is_filled).unwrap_or(&cells[wanted]).start..line.end,
            };
            let parted = split.map(|_| String::from_utf8_lossy(&self.table.bytes[range.clone()]));
            (say::too_many_cells(found, wanted, parted.as_deref(), &separator), range)
        } else {
            (say::too_few_cells(found, wanted, &separator), line)
        };
        let finding = Finding::new(Code::E0304, message).place(Span::new(self.table.source, range));
        self.findings.push(finding.among(None, ""));
    }

    fn bad_cell(&mut self, start: usize, header: usize, problem: cell::CellProblem) {
        // A record of thousands of cells may be wrong in each.
        if self.cells.as_ref().is_none_or(|(of, _)| *of != start) {
            self.cells = Some((start, locate::cells(&self.table.bytes, start, self.table.delimiter).0));
        }
        let cells = self.cells.as_ref().map_or(&[][..], |(_, cells)| cells);
        let range = cells.get(header).or(cells.last()).cloned().unwrap_or(start..start);
        let table = &self.table;
        self.findings.push_made(problem.code, || {
            let span = Span::new(table.source, range);
            let cell = String::from_utf8_lossy(&table.bytes[span.range.clone()]);
            let cell = identity::trim(cell.trim().trim_matches('"'));
            let finding = problem.finding(&table.headers[header], cell, span.clone());
            // In a text the replacement needs quotation marks where it holds a separator.
            let quoted = |new: &str| !table.is_sheet && new.as_bytes().contains(&table.delimiter);
            let written = |new: &str| if quoted(new) { format!("\"{new}\"") } else { new.to_owned() };
            match &problem.replacement {
                Some(new) => finding.mend(span, written(new)),
                None => finding,
            }
        });
    }
}

/// That two ideas have the same name, however they are written.
pub(crate) fn two_named([first, second]: [&str; 2], [there, here]: [Span; 2]) -> Finding {
    // Who skips a name skips all rows of it.
    let total = is_total(second).then(|| pasted(&[second]));
    let message = say::same_name(second, total.as_deref(), identity::differing(first, second).as_ref());
    Finding::new(Code::E0306, message).place(here).also(there)
}

/// What the rubric reads of a table with these headers.
pub(super) fn layout(table: &IdeaTable, spec: &TableSpec) -> Layout {
    let mut layout = Layout::new(table.delimiter, &table.headers);
    let money = Arc::new(spec.money.clone());
    for (column, unit) in spec.columns.iter().zip(units(table, spec)) {
        let reader = ColumnReader::new(&column.kind, &column.name, column.declared.clone(), unit, &money);
        layout.fact(table.header(&column.name), reader);
    }
    if let Some(column) = table.id(spec) {
        layout.name(column);
    }
    layout
}

/// Lets columns be read as their cells turn out to be written, but for those of rows that are left out; what is to be said of
/// that.
pub(super) fn settle(
    layout: &mut Layout,
    table: &IdeaTable,
    spec: &TableSpec,
    left_out: Option<&LeftOut>,
) -> Vec<Remark> {
    let mut profile = Profile::new(spec.columns.len());
    let is_left_out = |start: usize| left_out.is_some_and(|rows| rows.has(table.header_end + start));
    profile.text(layout, table.delimiter, &table.bytes[table.header_end..], true, is_left_out);
    let (readers, remarks) = profile.readers(spec, &units(table, spec));
    layout.read_by(&readers);
    remarks
}

/// The units in the headers of the columns that the rubric reads.
pub(super) fn units(table: &IdeaTable, spec: &TableSpec) -> Vec<Option<Unit>> {
    spec.columns.iter().map(|column| table.unit(table.header(&column.name)?)).collect()
}
