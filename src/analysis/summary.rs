//! A summary in a few sentences: the leader, its margin, how firm that is, what would flip it, and what to find out
//! first.

use super::certainty::{AROUND, Certainty};
use super::next::{OpenFact, OpenItem};
use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::say::certainty::{self, FindOut, Firmness, Leader};
use crate::say::lead::Lead;
use crate::say::punctuation;
use crate::say::standing::Gap;
use crate::score::Scored;

/// The summary in one line.
pub fn summary(rubric: &Rubric, scored: &Scored, certainty: &Certainty, lang: Lang) -> String {
    punctuation::sentences(sentences(rubric, scored, certainty, lang), lang)
}

/// The sentences on the leader; on how firm the lead is and what would flip it, if defined; and on what to find out, if
/// anything. They only use computed results.
pub fn sentences(rubric: &Rubric, scored: &Scored, certainty: &Certainty, lang: Lang) -> Vec<String> {
    let all_failed = scored.is_out(scored.order[0]);
    let mut sentences = vec![leads(scored, lang)];
    // If all ideas fail a gate, how firmly one leads does not matter.
    if !all_failed && let Some(share) = certainty.stays_first {
        let flip = certainty.flip.map(|flip| flip.told(rubric, scored, lang));
        let (names, leader) = (leaders(scored), scored.order[0]);
        let leader = match names.as_slice() {
            [_] => Leader::Alone,
            _ if are_level(scored, names.len()) => Leader::Level(&names),
            _ => Leader::First(&scored.names[leader]),
        };
        sentences.push(Firmness { leader, share, around: AROUND, flip }.sentence(lang));
    }
    if let Some(open) = &certainty.find_out {
        sentences.push(find_out(rubric, scored, open, lang));
    }
    sentences
}

/// The sentence on the leader and its margin.
pub fn leads(scored: &Scored, lang: Lang) -> String {
    let leader = scored.order[0];
    let (name, score, leaders) = (&scored.names[leader], scored.score[leader], leaders(scored));
    let lead = match scored.order.get(1) {
        _ if scored.is_out(leader) => Lead::AllOut,
        None => Lead::Only { name, score },
        Some(_) if leaders.len() > 1 => Lead::Shared { names: &leaders, score },
        Some(&second) if scored.is_out(second) => Lead::Unrivalled { name, score },
        Some(&second) => {
            let gap = Gap::of(score, scored.score[second], false);
            Lead::Ahead { name, score, gap, second: &scored.names[second] }
        }
    };
    lead.sentence(lang)
}

/// The names of the ideas that share the first rank.
fn leaders(scored: &Scored) -> Vec<&str> {
    scored.leaders().iter().map(|&i| scored.names[i].as_str()).collect()
}

/// Whether the `first` best ideas have the same value on every criterion, so that no weights separate them.
fn are_level(scored: &Scored, first: usize) -> bool {
    let low = |i: usize, c: usize| scored.matrix.low(i, c);
    let (leader, others) = (scored.order[0], &scored.order[1..first]);
    (0..scored.matrix.criteria()).all(|c| others.iter().all(|&i| low(i, c) == low(leader, c)))
}

/// The sentence on the fact to find out first.
fn find_out(rubric: &Rubric, scored: &Scored, open: &OpenFact, lang: Lang) -> String {
    let OpenFact { idea, could_earn, decides, .. } = *open;
    let rank = scored.rank_label(idea);
    let what = open.what.told(rubric, lang);
    FindOut { idea: &scored.names[idea], what, rank, could_earn, decides }.sentence(lang)
}

impl OpenItem {
    /// The item with its name.
    pub(crate) fn told(self, rubric: &Rubric, lang: Lang) -> certainty::OpenName<'_> {
        match self {
            OpenItem::Criterion(c) => certainty::OpenName::Criterion(rubric.criteria[c].name.get(lang)),
            OpenItem::Gate(g) => certainty::OpenName::Gate(rubric.gates[g].name.get(lang)),
        }
    }
}
