//! Forms that were filled in: what all ways to state weights in a file have in common.

use super::amounts;
use crate::cli::context::{Context, Exit, Outcome, Stop};
use crate::cli::names::Names;
use crate::diagnostic::{Code, Finding, Findings, Sources};
use crate::evidence::form::{self, FilledForm, FormCell};
use crate::input::budget::MAX_RUBRIC_BYTES;
use crate::input::{self, TableOptions};
use crate::say::findings::weights::{self as say, NoTimes};
use crate::say::interview::MONTH;
use std::path::Path;

/// Reads a form from a file, judges it and reports what is wrong with it.
pub(super) fn judged<T>(
    path: &Path,
    (columns, blank): (&[&str], &str),
    context: &Context,
    judge: impl FnOnce(&FilledForm, &mut Findings) -> Option<T>,
) -> Outcome<T> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let form = input::bytes_of(path, MAX_RUBRIC_BYTES, &mut findings);
    let source = form
        .and_then(|(name, bytes)| input::add_table(name, bytes, TableOptions::default(), &mut sources, &mut findings));
    for finding in findings.iter_mut().filter(|finding| finding.code == Code::E0101) {
        // `dingzi init` creates a rubric and a table, but no form.
        finding.help.iter_mut().filter(|help| help.en.contains("dingzi init")).for_each(|help| {
            *help = say::blank_form(blank);
        });
    }
    let form = source.and_then(|source| form::read(source, &sources, columns, blank, &mut findings));
    let judged = form.and_then(|form| judge(&form, &mut findings));
    context.tell(&findings, &sources);
    match Exit::of(&findings) {
        Some(exit) => Err(Stop::Told(exit)),
        None => Ok(judged.expect("a form without a mistake says something")),
    }
}

/// The criterion that a cell names. An unknown one is reported, and taken for the nearest one.
pub(super) fn named(field: &FormCell, names: &Names, known: &mut bool, findings: &mut Findings) -> Option<usize> {
    if field.text.is_empty() {
        *known = false;
        findings.push(Finding::new(Code::E0603, say::nameless_line()).place(field.span.clone()));
        return None;
    }
    names.one(&field.text).or_else(|| {
        let refusal = names.refusal(Code::E0603, &field.text, field.span.clone());
        let near = refusal.fix.as_ref().and_then(|(_, id)| names.one(id));
        *known &= near.is_some();
        findings.push(refusal);
        near
    })
}

/// Parses how many times as important: at least `least`, and above zero. Anything else is reported.
pub(super) fn times(field: &FormCell, least: f64, findings: &mut Findings) -> Option<f64> {
    let why = match amounts::times(&field.text) {
        Some(x) if is_times(x, least) => return Some(x),
        Some(x) if x > 0.0 && x >= least => NoTimes::Beyond(MAX_TIMES),
        Some(_) if least > 0.0 => NoTimes::BelowOne,
        Some(_) => NoTimes::NotAboveZero,
        None if is_date(&field.text) => NoTimes::Date,
        None => NoTimes::NoNumber,
    };
    findings.push(Finding::new(Code::E0602, say::no_times(&field.text, why)).place(field.span.clone()));
    None
}

/// Nobody can tell larger ratios apart, and products of ratios up to this stay finite.
const MAX_TIMES: f64 = 1000.0;

/// Whether a number can say how many times as important something is, with `least` the smallest allowed.
pub(super) fn is_times(x: f64, least: f64) -> bool {
    x >= least && (1.0 / MAX_TIMES..=MAX_TIMES).contains(&x)
}

/// Whether a text is what a spreadsheet makes of 1/3: 1月3日, 3-Jan, 2024-01-03, 2024/1/3.
fn is_date(text: &str) -> bool {
    let marks = |mark: char| text.matches(mark).count();
    let has_month = text.contains(MONTH) || (text.contains('-') && text.chars().any(|c| c.is_ascii_alphabetic()));
    has_month || marks('-') == 2 || marks('/') == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_took_for_a_date_is_known() {
        assert!(["1月3日", "3-Jan", "2024-01-03", "2024/1/3"].into_iter().all(is_date));
        assert!(!["3", "-3", "much", "1/3"].into_iter().any(is_date));
    }
}
