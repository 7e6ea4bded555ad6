//! `--swing 'a=100, b=80'`: points for the step from the worst to the best end of each criterion's scale.

use super::said::Said;
use super::word::{Word, parts};
use super::{criterion, no_criterion};
use crate::cli::{Context, Outcome};
use crate::diagnostic::Finding;
use crate::evidence::narrow;
use crate::rubric::Rubric;

const HELP: &str = "write 'revenue_now=100, data_moat=80': 100 for the step from worst to best that matters most";

pub(super) fn read(written: &str, rubric: &Rubric, context: &Context) -> Outcome<Said> {
    let mut word = Word::new("--swing", written);
    let mut points: Vec<Option<f64>> = vec![None; rubric.criteria.len()];
    let mut places: Vec<Option<std::ops::Range<usize>>> = vec![None; points.len()];
    let mut sound = true;
    for (part, at) in parts(written, |c| matches!(c, ',' | ';' | '，' | '；' | '、' | '\n')) {
        if part.is_empty() {
            continue;
        }
        let cut = parts(part, |c| matches!(c, '=' | '＝' | ':' | '：'));
        let (name, within) = (cut[0].0, at.start + cut[0].1.start..at.start + cut[0].1.end);
        let number = cut.get(1).filter(|_| cut.len() == 2).and_then(|(text, _)| points_of(text));
        sound &= number.is_some();
        match criterion(rubric, name) {
            None if name.is_empty() => {
                let finding = Finding::new("E0412", "points for no criterion");
                word.object(finding.at(word.span(at.clone()), "a criterion belongs before the points").help(HELP));
            }
            None => word.object(no_criterion("E0402", name, word.span(within), rubric)),
            Some(c) => {
                if let Some(first) = &places[c] {
                    let finding = Finding::new("E0412", format!("`{name}` has points twice"));
                    let finding = finding.at(word.span(within.clone()), "again").and(word.span(first.clone()), "first");
                    word.object(finding.help("name it once"));
                }
                places[c] = Some(within);
                points[c] = number;
            }
        }
        if number.is_none() {
            let place = match cut.get(1).filter(|(text, _)| !text.is_empty()) {
                Some((_, range)) => at.start + range.start..at.end,
                None => at,
            };
            let finding = Finding::new("E0412", format!("`{part}` gives no points"));
            word.object(finding.at(word.span(place), "a number from zero up belongs here").help(HELP));
        }
    }
    if sound && points.iter().all(|points| points.unwrap_or(0.0) == 0.0) {
        let finding = Finding::new("E0412", "no criterion has points").at(word.span(0..written.len()), "");
        word.object(finding.help(HELP));
    }
    word.judge(context)?;
    Ok(Said::Swing(points))
}

/// Points from zero up.
pub(super) fn points_of(text: &str) -> Option<f64> {
    narrow(text).trim().parse().ok().filter(|points: &f64| points.is_finite() && *points >= 0.0)
}
