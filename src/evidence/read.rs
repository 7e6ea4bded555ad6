//! Text → table → facts, reporting every mistake in one run.

use super::block::FactBlock;
use super::head::IdeasHead;
use super::header;
use super::ideas::Evidence;
use super::left_out::{LeftOut, Looking, is_short, is_total, pasted, tell_doubt, tell_left_out, tell_marks};
use super::objection::{Objection, ObjectionKind};
use super::reader::ColumnReader;
use super::records::{self, MAX_RECORD_BYTES, quoted, unquoted};
use super::refusal::CellProblem;
use super::table::IdeaTable;
use super::words::{self, one_line};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::identity;
use crate::input::budget;
use crate::lang::Lang;
use crate::rubric::{RowRules, TableSpec};
use crate::say::findings::condition::{plain_decimals, read_by_use, unit_in_header};
use crate::say::findings::table::{self as say, Endless};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Reads the table of ideas for a rubric, with the ideas' names in `lang`. Every mistake becomes a finding; `None`
/// if any is an error.
pub fn read(
    source: SourceId,
    sources: &Sources,
    spec: &TableSpec,
    lang: Lang,
    findings: &mut Findings,
) -> Option<Evidence> {
    let mut own = Findings::default();
    let table = header::checked(source, sources, spec, &mut own);
    // How the columns of a wrong condition are meant is not known.
    let is_known = spec.condition.is_some() && !own.iter().any(|f| [Code::E0414, Code::E0418].contains(&f.code));
    let spec = if is_known { Cow::Borrowed(spec) } else { Cow::Owned(spec.alone()) };
    let evidence = table.map(|table| evidence(table, &spec, sources, lang, None, &mut own));
    let evidence = match &spec.condition {
        Some(condition) if !own.has_errors() => evidence.map(|evidence| evidence.chosen_by(condition)),
        _ => evidence,
    };
    if let Some(chosen) =
        evidence.iter().find_map(|evidence| evidence.chosen.as_ref().filter(|chosen| chosen.kept == 0))
    {
        own.push(chosen.nobody());
    }
    let failed = own.has_errors();
    findings.append(own);
    evidence.filter(|_| !failed).map(|evidence| evidence.without_added(&spec))
}

/// Reads records of larger tables again, which `readers` have read without errors. Names may repeat.
pub fn read_again(
    source: SourceId,
    sources: &Sources,
    spec: &TableSpec,
    lang: Lang,
    readers: &[ColumnReader],
) -> Evidence {
    let mut findings = Findings::default();
    // Here the header is always the first line.
    let spec = &TableSpec { rows: RowRules { header: Some(1), ..RowRules::default() }, ..spec.clone() };
    let table = header::checked(source, sources, spec, &mut findings).expect("the header was read before");
    evidence(table, spec, sources, lang, Some(readers), &mut findings).without_added(spec)
}

/// The headers of a table, for rubrics in which a column's name may look like an expression; `spec` helps to find the
/// header line.
pub fn headers(source: SourceId, sources: &Sources, spec: &TableSpec) -> Vec<String> {
    let table = header::read(source, sources, spec, &mut Findings::default());
    table.map_or(Vec::new(), |table| table.headers().to_vec())
}

/// Reads all records below a header, with the readers in `again` or, if `None`, with readers made from a profile.
fn evidence(
    table: IdeaTable,
    spec: &TableSpec,
    sources: &Sources,
    lang: Lang,
    again: Option<&[ColumnReader]>,
    findings: &mut Findings,
) -> Evidence {
    let mut head = IdeasHead::of(table, spec);
    let name_column = spec.name.as_ref().and_then(|name| head.table.header(name.name.get(lang)));
    let (mut remarks, mut in_small) = (Vec::new(), Some(LeftOut::default()));
    match again {
        Some(readers) => head.layout.read_by(readers),
        None => {
            in_small = Looking::at(&head, sources).find_in_small();
            remarks = head.settle(spec, |start| in_small.as_ref().is_some_and(|rows| rows.has(start)));
        }
    }
    let id_column = head.table.id(spec);
    let id_texts = id_column.map(|column| head.layout.text(column));
    let name_texts = name_column.map(|column| head.layout.text(column));
    // The rubric may refer to a row by any of its names.
    let called: Vec<usize> = match in_small.is_none() && spec.rows.names_rows() {
        true => head.names.iter().map(|column| head.layout.text(*column)).collect(),
        false => id_texts.into_iter().collect(),
    };
    // Records read again were counted the first time.
    let most = match again {
        None => budget::most_ideas(sources.get(head.table.source).memory(), spec.columns.len(), spec.judges),
        Some(_) => usize::MAX,
    };
    let block = read_parts(&head, most, findings);
    let left_out = in_small.unwrap_or_else(|| {
        let called = |n: usize| called.iter().map(|list| block.texts[*list][n].clone()).collect();
        Looking::at(&head, sources).find_in_large(&block.starts, called)
    });
    let block = block.without(|start| left_out.has(start));
    if again.is_none() {
        left_out.tell(&head.table, sources, findings);
        tell_marks(&head.table, |column| head.layout.is_read(column), &left_out, sources, findings);
    }
    remarks.extend(left_out.remarks(&head.table, sources));
    let FactBlock { starts, columns, mut texts, objections, last } = block;
    if starts.len() > most {
        let name = &sources.get(head.table.source).name;
        findings.push(budget::too_large(name, &say::too_many_ideas(most, spec.judges)));
    }
    head.table.starts = starts;
    let mut telling = Telling::of(&head.table, findings).with_added(head.added());
    let more: Vec<_> = objections.more().collect();
    objections.into_iter().for_each(|objection| telling.object(objection));
    more.into_iter().for_each(|(code, n)| findings.count_more(code, n));
    let mut take = |list: Option<usize>| list.map_or(Vec::new(), |list| std::mem::take(&mut texts[list]));
    let shown = take(name_texts.filter(|list| Some(*list) != id_texts));
    let ids = take(id_texts);
    if let Some(column) = id_column.filter(|_| again.is_none()) {
        check_unique(&head.table, &ids, column, findings);
    }
    let shown = shown.into_iter().map(Some).chain(std::iter::repeat(None));
    let name = |(id, shown): (&String, Option<String>)| shown.filter(|s| !s.is_empty()).unwrap_or_else(|| id.clone());
    let names = ids.iter().zip(shown).map(name).collect();
    // An unclosed quotation mark swallows the rest of the file, so only the last record can have one.
    if let Some(start) = last {
        header::check_closed(&head.table, start, findings);
    }
    if head.table.starts.is_empty() && !findings.has_errors() {
        findings.push(Finding::new(Code::E0301, say::no_idea()).place(head.table.header_line()));
    }
    let total = ids.len();
    let readers = head.layout.readers().to_vec();
    Evidence { ids, names, columns, readers, remarks, table: head.table, total, chosen: None }
}

/// Reads all records below the header on all cores, and stops once there are more than `most`.
fn read_parts(IdeasHead { table, layout, .. }: &IdeasHead, most: usize, findings: &mut Findings) -> FactBlock {
    const PART_BYTES: usize = 1 << 20;
    let (header_end, delimiter) = (table.header_range.end, table.delimiter);
    let bytes = &table.bytes[header_end..];
    let parts = records::parts(bytes, delimiter, PART_BYTES);
    let is_too_long = |part: &&Range<usize>| {
        let start = bytes[(*part).clone()].get(..MAX_RECORD_BYTES);
        start.is_some_and(|start| records::last_end(start, delimiter).is_none())
    };
    if let Some(long) = parts.iter().find(is_too_long) {
        let start = header_end + long.start;
        let place = Span::new(table.source, start..start + 1);
        findings.push(Finding::new(Code::E0317, say::row_too_long(Endless::Row)).place(place));
        return layout.read(&[]);
    }
    let ideas = AtomicUsize::new(0);
    let read = |part: Range<usize>| {
        if ideas.load(Ordering::Relaxed) > most {
            return layout.read(&[]);
        }
        let block = layout.read(&bytes[part.clone()]).moved(header_end + part.start);
        ideas.fetch_add(block.starts.len(), Ordering::Relaxed);
        block
    };
    // A few parts at a time: each part keeps up to the full number of mistakes that are shown.
    let mut whole = layout.read(&[]);
    for parts in parts.chunks(8 * rayon::current_num_threads()) {
        let blocks: Vec<FactBlock> = parts.par_iter().cloned().map(read).collect();
        blocks.into_iter().for_each(|block| whole.append(block));
    }
    whole
}

/// Reports ideas with the same name.
fn check_unique(table: &IdeaTable, ids: &[String], column: usize, findings: &mut Findings) {
    let mut seen: HashMap<Cow<str>, (&str, usize)> = HashMap::with_capacity(ids.len());
    for (id, &start) in ids.iter().zip(&table.starts) {
        let look = identity::look(id);
        // Missing names are reported already.
        if look.is_empty() || words::is_error(id) {
            continue;
        }
        if let Some((first, at)) = seen.insert(look, (id, start)) {
            let place = |start| Span::new(table.source, table.nth_cell(start, column));
            findings.push_made(Code::E0306, || two_named([first, id], [place(at), place(start)]));
        }
    }
}

/// Turns objections into findings of a table.
pub(super) struct Telling<'t> {
    table: &'t IdeaTable,
    findings: &'t mut Findings,
    /// The columns that are read for a condition alone.
    added: Vec<usize>,
    /// The start and cells of the last record reported.
    cells: Option<(usize, Vec<Range<usize>>)>,
}

impl<'t> Telling<'t> {
    /// A reporter for this table.
    pub(super) fn of(table: &'t IdeaTable, findings: &'t mut Findings) -> Telling<'t> {
        Telling { table, findings, added: Vec::new(), cells: None }
    }

    /// The same, which knows the columns that are read for a condition alone.
    pub(super) fn with_added(self, added: Vec<usize>) -> Telling<'t> {
        Telling { added, ..self }
    }

    /// Reports what is wrong with a record.
    pub(super) fn object(&mut self, Objection { start, what }: Objection) {
        match what {
            ObjectionKind::Ragged(found) => self.ragged(start, found),
            ObjectionKind::Cell(header, problem) => self.bad_cell(start, header, &problem),
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
                    let texts = table.cells(start).into_iter().map(|cell| name_in(&table.text(cell)));
                    let first = texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default();
                    let is_name = first.starts_with(char::is_alphabetic) && is_short(&first);
                    let named = is_name.then(|| pasted(&[&first]));
                    let span = Span::new(table.source, table.nth_cell(start, header));
                    Finding::new(Code::E0305, say::nameless(named.as_deref())).place(span).among(None, "")
                });
            }
            ObjectionKind::Misnamed(header) => {
                let cell = self.table.nth_cell(start, header);
                let message = say::misnamed(&name_in(&self.table.text(cell.clone())));
                self.findings.push(Finding::new(Code::E0316, message).place(Span::new(self.table.source, cell)));
            }
        }
    }

    fn ragged(&mut self, start: usize, found: usize) {
        let (cells, open) = records::cells(&self.table.bytes, start, self.table.delimiter);
        let wanted = self.table.headers().len();
        let line = cells[0].start..cells[cells.len() - 1].end;
        if open.is_some() {
            return;
        }
        let separator = char::from(self.table.delimiter).escape_default().to_string();
        let (message, range) = if found > wanted {
            let split =
                records::split_number(&self.table.bytes, &cells, wanted).filter(|_| self.table.delimiter == b',');
            let is_filled = |cell: &&Range<usize>| !self.table.bytes[(*cell).clone()].trim_ascii().is_empty();
            let range = match &split {
                Some(parts) => cells[parts.start].start..cells[parts.end - 1].end,
                None => cells[wanted..].iter().find(is_filled).unwrap_or(&cells[wanted]).start..line.end,
            };
            let parted = split.map(|_| self.table.text(range.clone()));
            (say::too_many_cells(found, wanted, parted.as_deref(), &separator), range)
        } else {
            (say::too_few_cells(found, wanted, &separator), line)
        };
        let finding = Finding::new(Code::E0304, message).place(Span::new(self.table.source, range));
        self.findings.push(finding.among(None, ""));
    }

    fn bad_cell(&mut self, start: usize, header: usize, problem: &CellProblem) {
        let table = &self.table;
        // A record may have thousands of wrong cells: find their places once.
        if self.cells.as_ref().is_none_or(|(of, _)| *of != start) {
            self.cells = Some((start, table.cells(start)));
        }
        let cells = self.cells.as_ref().map_or(&[][..], |(_, cells)| cells);
        let range = cells.get(header).or(cells.last()).cloned().unwrap_or(start..start);
        self.findings.push_made(problem.code, || {
            let cell = unquoted(&table.text(range.clone()));
            let cell = identity::trim(&cell);
            let span = Span::new(table.source, range);
            let mut finding = problem.finding(&table.headers()[header], cell, span.clone());
            if self.added.contains(&header) {
                if problem.is_declared {
                    // The rubric may only speak of columns that it reads.
                    finding.help.truncate(finding.help.len().saturating_sub(2));
                    finding.help.push(match problem.code {
                        Code::E0318 => plain_decimals(),
                        _ => unit_in_header(&table.headers()[header]),
                    });
                }
                finding.help.push(read_by_use());
            }
            match &problem.replacement {
                Some(new) if table.is_sheet => finding.mend(span, new),
                Some(new) => finding.mend(span, quoted(new, table.delimiter)),
                None => finding,
            }
        });
    }
}

/// The name in a raw cell, without its quotation marks.
fn name_in(cell: &str) -> String {
    one_line(&unquoted(cell))
}

/// The finding for two ideas with the same name.
pub(crate) fn two_named([first, second]: [&str; 2], [there, here]: [Span; 2]) -> Finding {
    // Skipping a name skips every row that has it.
    let total = is_total(second).then(|| pasted(&[second]));
    let message = say::same_name(second, total.as_deref(), identity::differing(first, second).as_ref());
    Finding::new(Code::E0306, message).place(here).also(there)
}
