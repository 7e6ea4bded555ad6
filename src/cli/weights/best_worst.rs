//! `--best-worst FILE`: how the best compares with each criterion, and each with the worst.

use super::form::{judged, named, times};
use super::statement::Statement;
use crate::analysis::weights::best_worst::Comparisons;
use crate::cli::context::{Context, Outcome};
use crate::cli::names::Names;
use crate::diagnostic::{Code, Finding, Findings};
use crate::evidence::form::{FilledForm, FormCell};
use crate::rubric::Rubric;
use crate::say::findings::weights::{self as say, ScaleEnd};
use std::path::Path;

const BLANK_COMMAND: &str = "dingzi weights --blank best-worst";

/// Both ends, in the order of the columns.
const ENDS: [ScaleEnd; 2] = [ScaleEnd::Best, ScaleEnd::Worst];

pub(super) fn read(path: &Path, rubric: &Rubric, context: &Context) -> Outcome<Statement> {
    let columns = ["criterion", "best_to", "to_worst"];
    judged(path, (&columns, BLANK_COMMAND), context, |form, findings| judge(form, rubric, findings))
}

/// A line that is filled in.
struct CriterionLine<'f> {
    criterion: usize,
    name: &'f FormCell,
    /// best_to and to_worst, as written.
    cells: [&'f FormCell; 2],
    /// The same as numbers; `None` if empty or wrong.
    times: [Option<f64>; 2],
}

fn judge(form: &FilledForm, rubric: &Rubric, findings: &mut Findings) -> Option<Statement> {
    let (names, mut known) = (Names::of_criteria(rubric), form.is_whole);
    let mut lines: Vec<CriterionLine> = Vec::new();
    for row in &form.rows {
        let [name, cells @ ..] = &row[..] else { continue };
        let Some(criterion) = named(name, &names, &mut known, findings) else { continue };
        let [best_to, to_worst] = cells else { continue };
        if best_to.text.is_empty() && to_worst.text.is_empty() {
            continue;
        }
        if let Some(first) = lines.iter().find(|line| line.criterion == criterion) {
            let finding = Finding::new(Code::E0604, say::two_lines(&name.text));
            findings.push(finding.place(name.span.clone()).also(first.name.span.clone()));
            continue;
        }
        let cells = [best_to, to_worst];
        let times = cells.map(|cell| (!cell.text.is_empty()).then(|| times(cell, 1.0, findings)).flatten());
        lines.push(CriterionLine { criterion, name, cells, times });
    }
    if lines.is_empty() {
        if known {
            findings.push(Finding::new(Code::E0605, say::nothing_filled_in()).place(form.header.clone()));
        }
        return None;
    }
    missing(&lines, findings);
    let ends = ends(form, &lines, known, findings)?;
    between(&mut lines, ends, findings);
    if findings.has_errors() {
        return None;
    }
    let numbers = |end: usize| lines.iter().map(|line| line.times[end].unwrap_or(1.0)).collect();
    let comparisons = Comparisons { best: ends[0], worst: ends[1], best_to: numbers(0), to_worst: numbers(1) };
    let criteria: Vec<usize> = lines.iter().map(|line| line.criterion).collect();
    Some(Statement::BestWorst { criteria, comparisons })
}

/// Finds the lines of the best and of the worst.
fn ends(form: &FilledForm, lines: &[CriterionLine], known: bool, findings: &mut Findings) -> Option<[usize; 2]> {
    let is_one = |line: &CriterionLine, end: usize| line.times[end] == Some(1.0);
    if lines.iter().all(|line| is_one(line, 0) && is_one(line, 1)) {
        // All alike: any two will do.
        return Some([0, lines.len() - 1]);
    }
    let found = [0, 1].map(|end| {
        let ones: Vec<usize> = (0..lines.len()).filter(|&n| is_one(&lines[n], end)).collect();
        match ones.as_slice() {
            [only] => return Some(*only),
            [] if known => {
                findings.push(Finding::new(Code::E0606, say::no_end(ENDS[end])).place(form.header.clone()));
            }
            [] => {}
            [first, second, ..] => {
                let place = |n: &usize| lines[*n].cells[end].span.clone();
                let finding = Finding::new(Code::E0606, say::several_ends(ENDS[end], ones.len()));
                findings.push(finding.place(place(second)).also(place(first)));
            }
        }
        None
    });
    let [Some(best), Some(worst)] = found else { return None };
    if best == worst {
        let line = &lines[best];
        let finding = Finding::new(Code::E0606, say::both_ends(&line.name.text));
        findings.push(finding.place(line.cells[1].span.clone()).also(line.cells[0].span.clone()));
        return None;
    }
    Some([best, worst])
}

/// Reports empty cells. How the best compares with the worst may stand in one of their lines alone.
fn missing(lines: &[CriterionLine], findings: &mut Findings) {
    for line in lines {
        for (end, &what) in ENDS.iter().enumerate() {
            let may_be_empty = line.times[1 - end] == Some(1.0);
            if line.cells[end].text.is_empty() && !may_be_empty {
                let finding = Finding::new(Code::E0605, say::not_compared(&line.name.text, what));
                findings.push(finding.place(line.cells[end].span.clone()));
            }
        }
    }
}

/// Checks that the best and the worst compare the same in both lines, and fills in the one that is empty.
fn between(lines: &mut [CriterionLine], [best, worst]: [usize; 2], findings: &mut Findings) {
    let cells = [lines[best].cells[1], lines[worst].cells[0]];
    match (lines[best].times[1], lines[worst].times[0]) {
        (Some(a), Some(b)) if a != b => {
            let finding = Finding::new(Code::E0606, say::ends_differ([a, b]));
            findings.push(finding.place(cells[1].span.clone()).also(cells[0].span.clone()));
        }
        (Some(a), None) if cells[1].text.is_empty() => lines[worst].times[0] = Some(a),
        (None, Some(b)) if cells[0].text.is_empty() => lines[best].times[1] = Some(b),
        (None, None) if cells.iter().all(|cell| cell.text.is_empty()) => {
            findings.push(Finding::new(Code::E0605, say::ends_not_compared()).place(cells[1].span.clone()));
        }
        _ => {}
    }
}
