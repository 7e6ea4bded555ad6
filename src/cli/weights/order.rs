//! `--order 'a > b = c'`: criteria by importance, the first first.

use super::said::Said;
use super::word::Word;
use crate::cli::context::{Context, Outcome};
use crate::cli::names::Names;
use crate::cli::typed::{parts, sign};
use crate::diagnostic::{Code, Finding};
use crate::rubric::Rubric;
use crate::say::findings::weights as say;

/// Signs for "matters more".
fn is_more(c: char) -> bool {
    sign(c) == '>'
}

/// Signs for "matters as much".
fn is_alike(c: char) -> bool {
    matches!(sign(c), '=' | '~')
}

/// Signs that would leave open what is meant.
fn is_unclear(c: char) -> bool {
    matches!(sign(c), '<' | '≤' | '≥' | ',' | ';')
}

/// Any of them.
pub(super) fn is_sign(c: char) -> bool {
    is_more(c) || is_alike(c) || is_unclear(c)
}

pub(super) fn read(written: &str, rubric: &Rubric, context: &Context) -> Outcome<Said> {
    let mut word = Word::new("--order", written);
    let ranks = ranks(written, rubric, &mut word);
    word.judge(context)?;
    Ok(Said::Order(ranks))
}

/// The rank of each criterion, from 1; none of those that are not named. What is wrong is told to the word.
pub(super) fn ranks(written: &str, rubric: &Rubric, word: &mut Word) -> Vec<Option<usize>> {
    let names = Names::of_criteria(rubric);
    let masked = names.masked(written);
    let mut ranks: Vec<Option<usize>> = vec![None; rubric.criteria.len()];
    for (at, c) in masked.char_indices().filter(|(_, c)| is_unclear(*c)) {
        word.refuse(say::unclear_sign(c, &names.examples()), at..at + c.len_utf8());
    }
    let mut places: Vec<Option<std::ops::Range<usize>>> = vec![None; ranks.len()];
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
            // What stands beside an unclear sign is told with it.
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
