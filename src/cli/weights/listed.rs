//! `--order 'a > b = c'` and `--swing 'a=100, b=80'`.

use super::amounts::{self, CheckedWord};
use super::statement::Statement;
use crate::cli::context::{Context, Outcome};
use crate::cli::names::Names;
use crate::cli::typed::{parts, sign};
use crate::diagnostic::{Code, Finding};
use crate::rubric::Rubric;
use crate::say::findings::weights::{self as say, NoPoints};
use std::ops::Range;

/// Signs for "matters more".
fn is_more(c: char) -> bool {
    sign(c) == '>'
}

/// Signs for "matters as much".
fn is_alike(c: char) -> bool {
    matches!(sign(c), '=' | '~')
}

/// Signs whose meaning would be unclear.
fn is_unclear(c: char) -> bool {
    matches!(sign(c), '<' | '≤' | '≥' | ',' | ';')
}

/// Any of these signs.
pub(super) fn is_sign(c: char) -> bool {
    is_more(c) || is_alike(c) || is_unclear(c)
}

/// Parses `--order`.
pub(super) fn order(written: &str, rubric: &Rubric, context: &Context) -> Outcome<Statement> {
    let mut word = CheckedWord::new("--order", written);
    let ranks = ranks(written, rubric, &mut word);
    word.judge(context)?;
    Ok(Statement::Order(ranks))
}

/// The rank of each criterion, from 1; `None` if it is not named. Mistakes are added to `word`.
pub(super) fn ranks(written: &str, rubric: &Rubric, word: &mut CheckedWord) -> Vec<Option<usize>> {
    let names = Names::of_criteria(rubric);
    let masked = names.masked(written);
    let mut ranks: Vec<Option<usize>> = vec![None; rubric.criteria.len()];
    for (at, c) in masked.char_indices().filter(|(_, c)| is_unclear(*c)) {
        word.refuse(say::unclear_sign(c, &names.examples()), at..at + c.len_utf8());
    }
    let mut places: Vec<Option<Range<usize>>> = vec![None; ranks.len()];
    let mut rank = 0;
    for (group, within) in parts(&masked, is_more) {
        rank += 1;
        for (part, at) in parts(group, is_alike) {
            let at = within.start + at.start..within.start + at.end;
            let name = &written[at.clone()];
            if name.is_empty() {
                word.refuse(say::gap_in_the_order(&names.examples()), at);
                continue;
            }
            // A text beside an unclear sign is reported with the sign.
            if part.chars().any(is_unclear) {
                continue;
            }
            match names.one(name) {
                None => word.object(names.refusal(Code::E0402, name, word.span(at))),
                Some(c) => match &places[c] {
                    Some(first) => {
                        let finding = Finding::new(Code::E0412, say::ordered_twice(name));
                        word.object(finding.place(word.span(at)).also(word.span(first.clone())));
                    }
                    None => {
                        places[c] = Some(at);
                        ranks[c] = Some(rank);
                    }
                },
            }
        }
    }
    ranks
}

/// Parses `--swing`: points for the step from the worst to the best end of each criterion's scale.
pub(super) fn swing(written: &str, rubric: &Rubric, context: &Context) -> Outcome<Statement> {
    let mut word = CheckedWord::new("--swing", written);
    let mut points: Vec<Option<f64>> = vec![None; rubric.criteria.len()];
    let mut places: Vec<Option<Range<usize>>> = vec![None; points.len()];
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
    Ok(Statement::Swing(points))
}

/// Why a text is not a number of points.
fn no_points(written: Option<&str>) -> NoPoints {
    match written {
        None | Some("") => NoPoints::Missing,
        Some(text) if text.chars().next().map(sign) == Some('-') => NoPoints::Negative,
        Some(_) => NoPoints::NoNumber,
    }
}
