//! `--pairs FILE`: how many times as important each criterion is as each other.

use super::statement::Statement;
use super::typed;
use crate::cli::context::{Context, Exit, Outcome, Stop};
use crate::cli::names::Names;
use crate::diagnostic::{Code, Finding, Findings, Sources, Span};
use crate::evidence::form::{self, FilledForm, FormCell};
use crate::input;
use crate::rubric::Rubric;
use crate::say::findings::weights::{self as say, NoTimes};
use crate::say::interview::MONTH;
use std::collections::BTreeMap;
use std::path::Path;

const BLANK_COMMAND: &str = "dingzi weights --blank pairs";

/// Reads a form from a file, judges it and reports what is wrong with it.
pub(super) fn judged<T>(
    path: &Path,
    (columns, blank): (&[&str], &str),
    context: &Context,
    judge: impl FnOnce(&FilledForm, &mut Findings) -> Option<T>,
) -> Outcome<T> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let source = input::load_form(path, &mut sources, &mut findings);
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

pub(super) fn read(path: &Path, rubric: &Rubric, context: &Context) -> Outcome<Statement> {
    judged(path, (&["a", "b", "times"], BLANK_COMMAND), context, |form, findings| judge(form, rubric, findings))
}

/// A line of the form that compares a pair.
struct PairLine<'f> {
    pair: [usize; 2],
    /// Whether `a` stands after `b` in the rubric.
    reversed: bool,
    times: &'f FormCell,
    whole: Span,
}

fn judge(form: &FilledForm, rubric: &Rubric, findings: &mut Findings) -> Option<Statement> {
    let (names, mut known) = (Names::of_criteria(rubric), form.is_whole);
    let mut lines: BTreeMap<[usize; 2], PairLine> = BTreeMap::new();
    for row in &form.rows {
        let [a, b, times] = &row[..] else { continue };
        let ends = [a, b].map(|field| named(field, &names, &mut known, findings));
        let [Some(i), Some(j)] = ends else { continue };
        let whole = Span::new(a.span.source, a.span.range.start..a.span.range.end.max(b.span.range.end));
        if i == j {
            findings.push(Finding::new(Code::E0604, say::with_itself(&a.text)).place(whole));
            continue;
        }
        let line = PairLine { pair: [i.min(j), i.max(j)], reversed: i > j, times, whole };
        match lines.get(&line.pair) {
            // An empty line does not count if the pair is filled in on another.
            Some(first) if first.times.text.is_empty() => drop(lines.insert(line.pair, line)),
            Some(_) if line.times.text.is_empty() => {}
            Some(first) => {
                let finding = Finding::new(Code::E0604, say::compared_twice([&a.text, &b.text]));
                findings.push(finding.place(line.whole).also(first.whole.clone()));
            }
            None => drop(lines.insert(line.pair, line)),
        }
    }
    let stated: Vec<&PairLine> = lines.values().filter(|line| !line.times.text.is_empty()).collect();
    let mut criteria: Vec<usize> = stated.iter().flat_map(|line| line.pair).collect();
    criteria.sort_unstable();
    criteria.dedup();
    let mut matrix = vec![vec![1.0; criteria.len()]; criteria.len()];
    let at = |c: usize| criteria.binary_search(&c).expect("it was collected a moment ago");
    let mut sound = true;
    for line in &stated {
        let Some(times) = times(line.times, 0.0, findings) else {
            sound = false;
            continue;
        };
        let [i, j] = line.pair.map(at);
        let times = if line.reversed { 1.0 / times } else { times };
        (matrix[i][j], matrix[j][i]) = (times, 1.0 / times);
    }
    let missing: Vec<[usize; 2]> = pairs(&criteria).filter(|pair| !stated.iter().any(|l| l.pair == *pair)).collect();
    // A pair may be missing because a name in it is not understood.
    if known && (!missing.is_empty() || criteria.is_empty()) {
        let empty = missing.iter().find_map(|pair| lines.get(pair)).map(|line| &line.times.span);
        findings.push(incomplete(&missing, criteria.len(), empty.unwrap_or(&form.header), rubric));
        return None;
    }
    (known && sound).then_some(Statement::Pairs { left_out: others(&criteria, rubric), criteria, matrix })
}

/// Criteria that are not among these.
pub(super) fn others(criteria: &[usize], rubric: &Rubric) -> Vec<usize> {
    (0..rubric.criteria.len()).filter(|c| !criteria.contains(c)).collect()
}

/// Each pair once, of places or of anything else.
pub(super) fn pairs<T: Copy>(criteria: &[T]) -> impl Iterator<Item = [T; 2]> {
    criteria.iter().enumerate().flat_map(|(n, &a)| criteria[n + 1..].iter().map(move |&b| [a, b]))
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

fn incomplete(missing: &[[usize; 2]], named: usize, place: &Span, rubric: &Rubric) -> Finding {
    let ids: Vec<[&str; 2]> = missing.iter().map(|pair| pair.map(|c| rubric.criteria[c].id.as_str())).collect();
    let message = if named == 0 { say::nothing_compared() } else { say::pairs_missing(&ids, named) };
    Finding::new(Code::E0605, message).place(place.clone())
}

/// Parses how many times as important: at least `least`, and above zero. Anything else is reported.
pub(super) fn times(field: &FormCell, least: f64, findings: &mut Findings) -> Option<f64> {
    let why = match typed::times(&field.text) {
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
