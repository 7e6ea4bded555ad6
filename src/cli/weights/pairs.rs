//! `--pairs FILE`: how many times as important each criterion is as each other.

use super::form::{judged, named, times};
use super::statement::Statement;
use crate::cli::context::{Context, Outcome};
use crate::cli::names::Names;
use crate::diagnostic::{Code, Finding, Findings, Span};
use crate::evidence::form::{FilledForm, FormCell};
use crate::rubric::Rubric;
use crate::say::findings::weights as say;
use std::collections::BTreeMap;
use std::path::Path;

const BLANK_COMMAND: &str = "dingzi weights --blank pairs";

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
    (known && sound).then_some(Statement::Pairs { criteria, matrix })
}

/// Each pair once, of places or of anything else.
pub(super) fn pairs<T: Copy>(criteria: &[T]) -> impl Iterator<Item = [T; 2]> {
    criteria.iter().enumerate().flat_map(|(n, &a)| criteria[n + 1..].iter().map(move |&b| [a, b]))
}

fn incomplete(missing: &[[usize; 2]], named: usize, place: &Span, rubric: &Rubric) -> Finding {
    let ids: Vec<[&str; 2]> = missing.iter().map(|pair| pair.map(|c| rubric.criteria[c].id.as_str())).collect();
    let message = if named == 0 { say::nothing_compared() } else { say::pairs_missing(&ids, named) };
    Finding::new(Code::E0605, message).place(place.clone())
}
