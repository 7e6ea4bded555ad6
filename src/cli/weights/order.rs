//! `--order 'a > b = c'`: criteria by importance, the first first.

use super::said::Said;
use super::word::{Word, parts};
use super::{criterion, no_criterion};
use crate::cli::{Context, Outcome};
use crate::diagnostic::Finding;
use crate::rubric::Rubric;

const HELP: &str =
    "write 'revenue_now > data_moat = channel': > where the first matters more, = where both matter alike";

/// Signs for "matters more", as different keyboards and papers have them.
fn is_more(c: char) -> bool {
    matches!(c, '>' | '＞' | '≻' | '›' | '》')
}

/// Signs for "matters as much".
fn is_alike(c: char) -> bool {
    matches!(c, '=' | '＝' | '~' | '～' | '∼' | '≈')
}

/// Signs that would leave open what is meant.
fn is_unclear(c: char) -> bool {
    matches!(c, '<' | '＜' | '≤' | '≥' | ',' | '，' | '、' | ';' | '；')
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
    let mut ranks: Vec<Option<usize>> = vec![None; rubric.criteria.len()];
    let unclear: Vec<(usize, char)> = written.char_indices().filter(|(_, c)| is_unclear(*c)).collect();
    for (at, c) in &unclear {
        let finding = Finding::new("E0412", format!("`{c}` does not say which criterion matters more"));
        word.object(finding.at(word.span(*at..at + c.len_utf8()), "").help(HELP));
    }
    let mut places: Vec<Option<std::ops::Range<usize>>> = vec![None; ranks.len()];
    let mut rank = 0;
    for (group, within) in parts(written, is_more) {
        rank += 1;
        for (name, at) in parts(group, is_alike) {
            let at = within.start + at.start..within.start + at.end;
            if name.is_empty() {
                let finding = Finding::new("E0412", "a criterion is missing in the order");
                word.object(finding.at(word.span(at), "a criterion belongs here").help(HELP));
                continue;
            }
            // What stands beside an unclear sign is told with it.
            if name.chars().any(is_unclear) {
                continue;
            }
            match criterion(rubric, name) {
                None => word.object(no_criterion("E0402", name, word.span(at), rubric)),
                Some(c) => match &places[c] {
                    Some(first) => {
                        let finding = Finding::new("E0412", format!("`{name}` is named twice"));
                        let finding = finding.at(word.span(at), "again").and(word.span(first.clone()), "first");
                        word.object(finding.help("name it once"));
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
