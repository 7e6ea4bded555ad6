//! What a workbook says of the cells that are read, beside them: formulas without a value, merged cells, hidden columns.

use super::LeftOut;
use super::said::MOST;
use crate::diagnostic::{Code, Finding, Findings, Sources, Span, address};
use crate::evidence::IdeaTable;
use crate::say::findings::{cells, rows};

/// Tells what a workbook says of the rows and columns that are read: formulas without a value, merged cells, hidden columns.
pub(in crate::evidence) fn tell_marks(
    table: &IdeaTable,
    is_read: impl Fn(usize) -> bool,
    left_out: &LeftOut,
    sources: &Sources,
    findings: &mut Findings,
) {
    let Some(sheet) = sources.get(table.source).sheet.as_ref() else { return };
    let record = |at: usize| {
        let next = sheet.records.partition_point(|(start, _)| *start <= at);
        next.checked_sub(1).map(|last| sheet.records[last].0)
    };
    let is_in = |at: usize| record(at).is_some_and(|start| start >= table.header_start && !left_out.has(start));
    let is_title = |at: usize| record(at).is_some_and(|start| left_out.is_title(start));
    for (at, formula) in sheet.marks.bare.iter().filter(|(at, _)| is_in(*at)) {
        let column = sheet.nth(&table.bytes, *at);
        if is_read(column) || record(*at) == Some(table.header_start) {
            findings.push(without_value(Span::new(table.source, *at..*at), formula));
        }
    }
    let is_wanted = |(at, [first, last]): &&(usize, [(u32, u32); 2])| {
        let mut columns = sheet.columns.iter().enumerate();
        let is_over_read = columns.any(|(place, column)| (first.1..=last.1).contains(column) && is_read(place));
        // Titles of sections are told as what they are.
        *at >= table.header_end && is_in(*at) && !is_title(*at) && is_over_read
    };
    let merged: Vec<_> = sheet.marks.merged.iter().filter(is_wanted).collect();
    if let Some((at, _)) = merged.first() {
        let region =
            |[first, last]: [(u32, u32); 2]| format!("{}:{}", address(first.0, first.1), address(last.0, last.1));
        let regions: Vec<String> = merged.iter().take(MOST).map(|(_, corners)| region(*corners)).collect();
        let message = cells::merged(&regions, merged.len() - regions.len());
        findings.push(Finding::new(Code::W0307, message).place(Span::new(table.source, *at..*at)));
    }
    let hidden: Vec<usize> = sheet.marks.hidden_columns.iter().copied().filter(|column| is_read(*column)).collect();
    if let Some(&first) = hidden.first() {
        let names: Vec<String> = hidden.iter().map(|column| table.headers[*column].clone()).collect();
        findings.push(Finding::new(Code::W0316, rows::hidden_columns(&names)).place(table.header_span(first)));
    }
}

/// That a formula has no value.
pub(in crate::evidence) fn without_value(at: Span, formula: &str) -> Finding {
    Finding::new(Code::E0105, cells::without_value(formula)).place(at)
}
