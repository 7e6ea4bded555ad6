//! `--best-worst FILE`: how the best compares with each criterion, and each with the worst.

use super::pairs::{judged, named, others, times};
use super::said::Said;
use crate::analysis::weights::best_worst::Comparisons;
use crate::cli::{Context, Outcome};
use crate::diagnostic::{Finding, Findings};
use crate::evidence::form::{Field, Form};
use crate::rubric::Rubric;
use std::path::Path;

const BLANK: &str = "dingzi weights --blank best-worst";

pub(super) fn read(path: &Path, rubric: &Rubric, context: &Context) -> Outcome<Said> {
    let columns = ["criterion", "best_to", "to_worst"];
    judged(path, (&columns, BLANK), context, |form, findings| judge(form, rubric, findings))
}

/// A line that is filled in.
struct Line<'f> {
    criterion: usize,
    name: &'f Field,
    /// best_to and to_worst, as written.
    cells: [&'f Field; 2],
    /// The same as numbers; none where they are empty or wrong.
    times: [Option<f64>; 2],
}

fn judge(form: &Form, rubric: &Rubric, findings: &mut Findings) -> Option<Said> {
    let mut known = form.is_whole;
    let mut lines: Vec<Line> = Vec::new();
    for row in &form.rows {
        let [name, cells @ ..] = &row[..] else { continue };
        let Some(criterion) = named(name, rubric, &mut known, findings) else { continue };
        let [best_to, to_worst] = cells else { continue };
        if best_to.text.is_empty() && to_worst.text.is_empty() {
            continue;
        }
        if let Some(first) = lines.iter().find(|line| line.criterion == criterion) {
            let finding = Finding::new("E0604", format!("`{}` has two lines", name.text));
            let finding = finding.at(name.span.clone(), "again").and(first.name.span.clone(), "first");
            findings.push(finding.help("keep one of them"));
            continue;
        }
        let cells = [best_to, to_worst];
        let times = cells.map(|cell| (!cell.text.is_empty()).then(|| times(cell, 1.0, findings)).flatten());
        lines.push(Line { criterion, name, cells, times });
    }
    if lines.is_empty() {
        if known {
            let finding = Finding::new("E0605", "no line is filled in").at(form.header.clone(), "no number below");
            findings.push(finding.help("begin with 1 in best_to for the criterion that matters most, and 1 in to_worst for that which matters least"));
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
    Some(Said::BestWorst { left_out: others(&criteria, rubric), criteria, comparisons })
}

/// The lines of the best and of the worst.
fn ends(form: &Form, lines: &[Line], known: bool, findings: &mut Findings) -> Option<[usize; 2]> {
    let is_one = |line: &Line, end: usize| line.times[end] == Some(1.0);
    if lines.iter().all(|line| is_one(line, 0) && is_one(line, 1)) {
        // All alike: any two will do.
        return Some([0, lines.len() - 1]);
    }
    let found = [(0, "best", "best_to", "most"), (1, "worst", "to_worst", "least")].map(|(end, what, column, most)| {
        let ones: Vec<usize> = (0..lines.len()).filter(|&n| is_one(&lines[n], end)).collect();
        match ones.as_slice() {
            [only] => return Some(*only),
            [] if known => {
                let finding = Finding::new("E0606", format!("no criterion is the {what}"));
                let help = format!("write 1 in the column {column} for the criterion that matters {most}");
                findings.push(finding.at(form.header.clone(), format!("no 1 in {column} below")).help(help));
            }
            [] => {}
            [first, second, ..] => {
                let message = format!("{} criteria are the {what}", ones.len());
                let place = |n: &usize| lines[*n].cells[end].span.clone();
                let finding = Finding::new("E0606", message).at(place(second), "another").and(place(first), "one");
                findings.push(finding.help(format!(
                    "one is compared with all others: choose it, and write in {column} for one that matters nearly as much a little more than 1"
                )));
            }
        }
        None
    });
    let [Some(best), Some(worst)] = found else { return None };
    if best == worst {
        let line = &lines[best];
        let finding = Finding::new("E0606", format!("`{}` is both the best and the worst", line.name.text));
        let finding = finding.at(line.cells[1].span.clone(), "the worst").and(line.cells[0].span.clone(), "the best");
        findings.push(finding.help("the worst is another criterion: that which matters least"));
        return None;
    }
    Some([best, worst])
}

/// Both cells of each line are filled in, but for the best with the worst, which may stand in one line alone.
fn missing(lines: &[Line], findings: &mut Findings) {
    for line in lines {
        for (end, (column, what)) in [("best_to", "the best"), ("to_worst", "the worst")].into_iter().enumerate() {
            let may_be_empty = line.times[1 - end] == Some(1.0);
            if line.cells[end].text.is_empty() && !may_be_empty {
                let message = format!("`{}` is not compared with {what}", line.name.text);
                let finding = Finding::new("E0605", message);
                let finding = finding.at(line.cells[end].span.clone(), format!("{column} is empty"));
                let way = "write a number from 1 up; a criterion that is to have no weight has both cells empty";
                findings.push(finding.help(way));
            }
        }
    }
}

/// How the best compares with the worst: in both lines alike, or in one of them.
fn between(lines: &mut [Line], [best, worst]: [usize; 2], findings: &mut Findings) {
    let cells = [lines[best].cells[1], lines[worst].cells[0]];
    match (lines[best].times[1], lines[worst].times[0]) {
        (Some(a), Some(b)) if a != b => {
            let message = format!("the best is {a} times as important as the worst in one line, {b} times in another");
            let finding = Finding::new("E0606", message).at(cells[1].span.clone(), "here");
            let finding = finding.and(cells[0].span.clone(), "and here");
            findings.push(finding.help("both cells say the same thing: give them the same number"));
        }
        (Some(a), None) if cells[1].text.is_empty() => lines[worst].times[0] = Some(a),
        (None, Some(b)) if cells[0].text.is_empty() => lines[best].times[1] = Some(b),
        (None, None) if cells.iter().all(|cell| cell.text.is_empty()) => {
            let finding = Finding::new("E0605", "the best is not compared with the worst");
            let finding = finding.at(cells[1].span.clone(), "best_to is empty");
            findings.push(finding.help("write how many times as important as the worst the best is"));
        }
        _ => {}
    }
}
