//! The findings for rows that are left out or doubtful, and for a workbook's marks on the others.

use super::rows::LeftOut;
use crate::diagnostic::{Code, Finding, Findings, Source, Sources, Span, address, quoted};
use crate::evidence::profile::Remark;
use crate::evidence::table::IdeaTable;
use crate::say::findings::cells;
use crate::say::findings::rows::{self, Doubt, LeftOutRow, Numbered, WhyLeftOut};

impl LeftOut {
    /// Reports the rows that are left out, and the doubtful ones.
    pub fn tell(&self, table: &IdeaTable, sources: &Sources, findings: &mut Findings) {
        let source = sources.get(table.source);
        let place = |start: usize| Span::new(table.source, table.first_cell(start));
        let line = |start: usize| source.place(table.nth_cell(start, 0).start).line;
        let of = |hidden: bool| {
            self.rows.iter().filter(move |(_, (why, _))| (*why == WhyLeftOut::Hidden) == hidden && why.is_told())
        };
        if let Some((&first, _)) = of(true).next() {
            let shown: Vec<String> = of(true).take(3 * MAX_NAMED).map(|(&start, _)| line(start).to_string()).collect();
            findings.push(Finding::new(Code::W0316, rows::hidden_rows(&shown, of(true).count())).place(place(first)));
        }
        if let Some((&first, _)) = of(false).next() {
            let row = |(&start, (why, name)): (&usize, &(WhyLeftOut, String))| LeftOutRow {
                line: line(start),
                why: *why,
                name: quoted(name),
            };
            let shown: Vec<LeftOutRow> = of(false).take(MAX_NAMED).map(row).collect();
            // A shortened name could not be pasted.
            let named = of(false).map(|(_, (_, name))| name).find(|name| is_short(name)).map(|name| pasted(&[name]));
            let message = rows::left_out(of(false).count(), &shown, numbered(source), named.as_deref());
            findings.push(Finding::new(Code::W0315, message).place(place(first)));
        }
        self.doubts.iter().for_each(|(doubt, rows)| tell_doubt(rows, *doubt, place, findings));
    }

    /// Remarks on the rows that the rubric names.
    pub fn remarks(&self, table: &IdeaTable, sources: &Sources) -> Vec<Remark> {
        const MAX_SKIPPED: usize = 20;
        let source = sources.get(table.source);
        let line = |start: usize| source.place(table.nth_cell(start, 0).start).line.to_string();
        let shown: Vec<String> = self.skipped().take(MAX_SKIPPED).map(line).collect();
        let skipped = rows::skipped(&shown, self.skipped().count(), numbered(source));
        let unmet = self.unmet.iter().map(|(key, name)| rows::no_such_row(key, &quoted(name)));
        skipped.into_iter().chain(unmet).map(|said| Remark { column: None, said }).collect()
    }
}

/// Whether places in a source are rows or lines.
fn numbered(source: &Source) -> Numbered {
    if source.sheet.is_some() { Numbered::Rows } else { Numbered::Lines }
}

/// The finding for a row that is left out.
pub fn tell_left_out(name: &str, why: WhyLeftOut, place: Span) -> Finding {
    let named = is_short(name).then(|| pasted(&[name]));
    Finding::new(Code::W0315, rows::left_out_alone(&quoted(name), why, named.as_deref())).place(place)
}

/// Reports rows that may not be ideas, given as starts and names.
pub fn tell_doubt(rows: &[(usize, String)], doubt: Doubt, place: impl Fn(usize) -> Span, findings: &mut Findings) {
    let Some((first, name)) = rows.first() else { return };
    let mut names: Vec<&str> = rows.iter().map(|(_, name)| name.as_str()).filter(|name| is_short(name)).collect();
    names.dedup();
    names.truncate(MAX_NAMED);
    let in_rubric = pasted(&names);
    let named = (!names.is_empty()).then_some((in_rubric.as_str(), names.len()));
    let message = rows::doubtful(doubt, &quoted(name), rows.len(), named);
    findings.push(Finding::new(Code::W0317, message).place(place(*first)));
}

/// Names as a TOML list for pasting into the rubric.
pub fn pasted(names: &[&str]) -> String {
    let quoted = names.iter().map(|name| format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\"")));
    quoted.collect::<Vec<_>>().join(", ")
}

/// Whether a name can be quoted in full.
pub fn is_short(name: &str) -> bool {
    !name.is_empty() && quoted(name) == name
}

/// How many rows or regions a message names.
const MAX_NAMED: usize = 10;

impl WhyLeftOut {
    /// Whether leaving out such a row is reported.
    pub fn is_told(self) -> bool {
        !matches!(self, WhyLeftOut::Skipped | WhyLeftOut::Rule)
    }
}

/// Reports a workbook's marks on what is read: formulas without a value, merged cells, hidden columns.
pub fn tell_marks(
    table: &IdeaTable,
    is_read: impl Fn(usize) -> bool,
    left_out: &LeftOut,
    sources: &Sources,
    findings: &mut Findings,
) {
    let Some(sheet) = sources.get(table.source).sheet.as_ref() else { return };
    let record = |at: usize| sheet.record(at).map(|(start, ..)| start);
    let is_in = |at: usize| record(at).is_some_and(|start| start >= table.header_range.start && !left_out.has(start));
    let is_title = |at: usize| record(at).is_some_and(|start| left_out.is_title(start));
    for (at, formula) in sheet.marks.bare.iter().filter(|(at, _)| is_in(*at)) {
        let column = sheet.nth(&table.bytes, *at);
        if is_read(column) || record(*at) == Some(table.header_range.start) {
            findings.push(without_value(Span::new(table.source, *at..*at), formula));
        }
    }
    let is_wanted = |(at, [first, last]): &&(usize, [(u32, u32); 2])| {
        let mut columns = sheet.columns.iter().enumerate();
        let is_over_read = columns.any(|(place, column)| (first.1..=last.1).contains(column) && is_read(place));
        // Section titles are reported as such.
        *at >= table.header_range.end && is_in(*at) && !is_title(*at) && is_over_read
    };
    let merged: Vec<_> = sheet.marks.merged.iter().filter(is_wanted).collect();
    if let Some((at, _)) = merged.first() {
        let region =
            |[first, last]: [(u32, u32); 2]| format!("{}:{}", address(first.0, first.1), address(last.0, last.1));
        let regions: Vec<String> = merged.iter().take(MAX_NAMED).map(|(_, corners)| region(*corners)).collect();
        let message = cells::merged(&regions, merged.len() - regions.len());
        findings.push(Finding::new(Code::W0307, message).place(Span::new(table.source, *at..*at)));
    }
    let hidden: Vec<usize> = sheet.marks.hidden_columns.iter().copied().filter(|column| is_read(*column)).collect();
    if let Some(&first) = hidden.first() {
        let names: Vec<String> = hidden.iter().map(|column| table.headers()[*column].clone()).collect();
        findings.push(Finding::new(Code::W0316, rows::hidden_columns(&names)).place(table.header_span(first)));
    }
}

/// The finding for a formula without a value.
pub fn without_value(at: Span, formula: &str) -> Finding {
    Finding::new(Code::E0105, cells::without_value(formula)).place(at)
}
