//! `--pairs FILE`: how many times as important each criterion is as each other.

use super::said::Said;
use super::{criterion, no_criterion};
use crate::cli::load::{exit, tell};
use crate::cli::{Context, Outcome, Stop};
use crate::diagnostic::{Finding, Findings, Sources, Span, nearest};
use crate::evidence::form::{self, Field, Form};
use crate::evidence::narrow;
use crate::input;
use crate::rubric::Rubric;
use std::collections::BTreeMap;
use std::path::Path;

const BLANK: &str = "dingzi weights --blank pairs";

/// A form read from a file, judged, and told what is wrong with it.
pub(super) fn judged<T>(
    path: &Path,
    (columns, blank): (&[&str], &str),
    context: &Context,
    judge: impl FnOnce(&Form, &mut Findings) -> Option<T>,
) -> Outcome<T> {
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let source = input::load_form(path, &mut sources, &mut findings);
    for finding in findings.iter_mut().filter(|finding| finding.code.id == "E0101") {
        // What would begin a rubric and a table begins no form.
        finding.help.iter_mut().filter(|help| help.en.contains("dingzi init")).for_each(|help| {
            *help = format!("`{blank}` prints a form to fill in").into();
        });
    }
    let form = source.and_then(|source| form::read(source, &sources, columns, blank, &mut findings));
    let judged = form.and_then(|form| judge(&form, &mut findings));
    tell(&findings, &sources, context);
    match exit(&findings) {
        Some(exit) => Err(Stop::Told(exit)),
        None => Ok(judged.expect("a form without a mistake says something")),
    }
}

pub(super) fn read(path: &Path, rubric: &Rubric, context: &Context) -> Outcome<Said> {
    judged(path, (&["a", "b", "times"], BLANK), context, |form, findings| judge(form, rubric, findings))
}

/// A line of the form that compares a pair.
struct Line<'f> {
    pair: [usize; 2],
    /// Whether `a` stands after `b` in the rubric.
    turned: bool,
    times: &'f Field,
    whole: Span,
}

fn judge(form: &Form, rubric: &Rubric, findings: &mut Findings) -> Option<Said> {
    let mut known = form.is_whole;
    let mut lines: BTreeMap<[usize; 2], Line> = BTreeMap::new();
    for row in &form.rows {
        let [a, b, times] = &row[..] else { continue };
        let ends = [a, b].map(|field| named(field, rubric, &mut known, findings));
        let [Some(i), Some(j)] = ends else { continue };
        let whole = Span::new(a.span.source, a.span.range.start..a.span.range.end.max(b.span.range.end));
        if i == j {
            let finding = Finding::new("E0604", format!("`{}` is compared with itself", a.text)).at(whole, "");
            findings.push(finding.help("delete this line: a criterion is as important as itself"));
            continue;
        }
        let line = Line { pair: [i.min(j), i.max(j)], turned: i > j, times, whole };
        match lines.get(&line.pair) {
            // An empty line that is filled in further down, or was further up, says nothing.
            Some(first) if first.times.text.is_empty() => drop(lines.insert(line.pair, line)),
            Some(_) if line.times.text.is_empty() => {}
            Some(first) => {
                let message = format!("`{}` and `{}` are compared twice", a.text, b.text);
                let finding = Finding::new("E0604", message).at(line.whole, "again").and(first.whole.clone(), "first");
                findings.push(finding.help("keep one of the two lines; the other direction follows from it"));
            }
            None => drop(lines.insert(line.pair, line)),
        }
    }
    let stated: Vec<&Line> = lines.values().filter(|line| !line.times.text.is_empty()).collect();
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
        let times = if line.turned { 1.0 / times } else { times };
        (matrix[i][j], matrix[j][i]) = (times, 1.0 / times);
    }
    let missing: Vec<[usize; 2]> = pairs(&criteria).filter(|pair| !stated.iter().any(|l| l.pair == *pair)).collect();
    // A pair may be missing because a name in it is not understood.
    if known && (!missing.is_empty() || criteria.is_empty()) {
        let empty = missing.iter().find_map(|pair| lines.get(pair)).map(|line| &line.times.span);
        findings.push(incomplete(&missing, criteria.len(), empty.unwrap_or(&form.header), rubric));
        return None;
    }
    (known && sound).then_some(Said::Pairs { left_out: others(&criteria, rubric), criteria, matrix })
}

/// Criteria that are not among these.
pub(super) fn others(criteria: &[usize], rubric: &Rubric) -> Vec<usize> {
    (0..rubric.criteria.len()).filter(|c| !criteria.contains(c)).collect()
}

/// Each pair once, of criteria by their places or by anything else.
pub(super) fn pairs<T: Copy>(criteria: &[T]) -> impl Iterator<Item = [T; 2]> {
    criteria.iter().enumerate().flat_map(|(n, &a)| criteria[n + 1..].iter().map(move |&b| [a, b]))
}

/// The criterion of a cell. One that is not known is told, and taken for the one it is most like.
pub(super) fn named(field: &Field, rubric: &Rubric, known: &mut bool, findings: &mut Findings) -> Option<usize> {
    if field.text.is_empty() {
        *known = false;
        let finding =
            Finding::new("E0603", "a line names no criterion").at(field.span.clone(), "a criterion belongs here");
        findings.push(finding.help("write the id or the name of a criterion of the rubric"));
        return None;
    }
    criterion(rubric, &field.text).or_else(|| {
        findings.push(no_criterion("E0603", &field.text, field.span.clone(), rubric));
        let near = nearest(&field.text, rubric.criteria.iter().map(|c| c.id.as_str()));
        *known &= near.is_some();
        near.and_then(|near| rubric.criterion(near))
    })
}

fn incomplete(missing: &[[usize; 2]], named: usize, place: &Span, rubric: &Rubric) -> Finding {
    const MOST: usize = 8;
    let id = |c: usize| &rubric.criteria[c].id;
    if named == 0 {
        return Finding::new("E0605", "no pair is compared")
            .at(place.clone(), "no line below says how many times")
            .help("write 3 in the column times where a is three times as important as b, 1/3 where it is a third");
    }
    let message = match missing {
        [[a, b]] => format!("`{}` and `{}` are not compared", id(*a), id(*b)),
        _ => format!("{} pairs of the {named} criteria named are not compared", missing.len()),
    };
    let mut finding = Finding::new("E0605", message).at(place.clone(), "");
    if missing.len() > 1 {
        let shown: Vec<String> = missing.iter().take(MOST).map(|[a, b]| format!("{} and {}", id(*a), id(*b))).collect();
        let rest = missing.len().saturating_sub(MOST);
        let more = if rest > 0 { format!("; and {rest} more") } else { String::new() };
        finding = finding.note(format!("missing: {}{more}", shown.join("; ")));
    }
    finding.help("compare each pair once; a criterion that is to have no weight is left out of every line")
}

/// How many times, as written: `3`, `1/3`, `0.5`, `3倍`; at least, or above zero, as asked for. What it is not is told.
pub(super) fn times(field: &Field, least: f64, findings: &mut Findings) -> Option<f64> {
    match number(&field.text) {
        Some(x) if is_times(x, least) => return Some(x),
        Some(x) if x > 0.0 && x >= least => {
            let finding = Finding::new("E0602", format!("`{}` is beyond {MOST_TIMES} times", field.text));
            let help = format!(
                "write a number from 1/{MOST_TIMES} to {MOST_TIMES}; a criterion that matters so little can be left out"
            );
            findings.push(finding.at(field.span.clone(), "").help(help));
        }
        Some(_) => {
            let (what, help) = match least > 0.0 {
                true => ("less than 1", "nothing matters more than the best, nor less than the worst: write 1 or more"),
                false => {
                    ("not above zero", "write 3 where a is three times as important as b, 1/3 where it is a third")
                }
            };
            let finding = Finding::new("E0602", format!("`{}` is {what}", field.text)).at(field.span.clone(), "");
            findings.push(finding.help(help));
        }
        None => {
            let finding = Finding::new("E0602", format!("`{}` does not say how many times", field.text));
            findings.push(finding.at(field.span.clone(), "a number belongs here").help(match is_date(&field.text) {
                true => "a spreadsheet takes 1/3 for a date: write 0.333, or name the pair the other way round with 3",
                false => "write a number such as 3, 1/3 or 0.5; decimals follow a point",
            }));
        }
    }
    None
}

/// Nobody tells more times than this apart, and products of such numbers stay numbers.
const MOST_TIMES: f64 = 1000.0;

/// Whether a number says how many times as important something is, `least` at the least.
pub(super) fn is_times(x: f64, least: f64) -> bool {
    x >= least && (1.0 / MOST_TIMES..=MOST_TIMES).contains(&x)
}

/// A number or a fraction, finite.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = narrow(text);
    let text = text.trim().trim_end_matches(['倍', 'x', 'X', '×']).trim_end();
    let part = |text: &str| text.trim().parse::<f64>().ok();
    let number = match text.split_once('/') {
        None => part(text),
        Some((over, under)) => Some(part(over)? / part(under)?),
    };
    number.filter(|x| x.is_finite())
}

/// What a spreadsheet makes of 1/3: 1月3日, 3-Jan, 2024-01-03, 2024/1/3.
fn is_date(text: &str) -> bool {
    let marks = |mark: char| text.matches(mark).count();
    let has_month = text.contains('月') || (text.contains('-') && text.chars().any(|c| c.is_ascii_alphabetic()));
    has_month || marks('-') == 2 || marks('/') == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_many_times_is_read_as_people_write_it() {
        for (text, x) in
            [("3", 3.0), ("1/4", 0.25), ("0.5", 0.5), (" ３ ", 3.0), ("1／4", 0.25), ("3倍", 3.0), ("2 x", 2.0)]
        {
            assert_eq!(number(text), Some(x), "{text}");
        }
        for text in ["", "much", "1/0", "1/", "nan", "inf", "0,5", "1月3日"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert!(["1月3日", "3-Jan", "2024-01-03", "2024/1/3"].into_iter().all(is_date));
        assert!(!["3", "-3", "much", "1/3"].into_iter().any(is_date));
    }
}
