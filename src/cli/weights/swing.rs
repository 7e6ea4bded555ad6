//! `--swing 'a=100, b=80'`: points for the step from the worst to the best end of each criterion's scale.

use super::amounts;
use super::said::Said;
use super::word::Word;
use crate::cli::context::{Context, Outcome};
use crate::cli::names::Names;
use crate::cli::typed::{parts, sign};
use crate::diagnostic::{Code, Finding};
use crate::rubric::Rubric;
use crate::say::findings::weights::{self as say, NoPoints};

pub(super) fn read(written: &str, rubric: &Rubric, context: &Context) -> Outcome<Said> {
    let mut word = Word::new("--swing", written);
    let mut points: Vec<Option<f64>> = vec![None; rubric.criteria.len()];
    let mut places: Vec<Option<std::ops::Range<usize>>> = vec![None; points.len()];
    let mut sound = true;
    let names = Names::of_criteria(rubric);
    let masked = names.masked(written);
    for (part, at) in parts(&masked, |c| matches!(sign(c), ',' | ';' | '\n')) {
        if part.is_empty() {
            continue;
        }
        let cut = parts(part, |c| matches!(sign(c), '=' | ':'));
        let within = at.start + cut[0].1.start..at.start + cut[0].1.end;
        let (part, name) = (&written[at.clone()], &written[within.clone()]);
        let number = cut.get(1).filter(|_| cut.len() == 2).map(|(_, range)| &part[range.clone()]);
        let (number, why) = (number.and_then(amounts::points), no_points(number));
        sound &= number.is_some();
        match names.one(name) {
            None if name.is_empty() => word.refuse(say::points_for_nothing(&names.examples()), at.clone()),
            None => word.object(names.refusal(Code::E0402, name, word.span(within))),
            Some(c) => {
                if let Some(first) = &places[c] {
                    let finding = Finding::new(Code::E0412, say::points_twice(name));
                    word.object(finding.place(word.span(within.clone())).also(word.span(first.clone())));
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
            word.refuse(say::no_points(part, why, &names.examples()), place);
        }
    }
    if sound && points.iter().all(|points| points.unwrap_or(0.0) == 0.0) {
        word.refuse(say::nobody_has_points(&names.examples()), 0..written.len());
    }
    word.judge(context)?;
    Ok(Said::Swing(points))
}

/// Why what stands for points gives none.
fn no_points(written: Option<&str>) -> NoPoints {
    match written {
        None | Some("") => NoPoints::Missing,
        Some(text) if text.chars().next().map(sign) == Some('-') => NoPoints::Negative,
        Some(_) => NoPoints::NoNumber,
    }
}
