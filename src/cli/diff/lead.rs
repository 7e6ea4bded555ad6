//! Who leads now; if that is another idea than before, why.

use super::super::moves;
use super::words::Words;
use crate::analysis::diff::{IdeaChange, ScoreCause};
use crate::say::commands::diff::{self as say, Reason};
use crate::say::lead::LeadAfter;
use crate::say::punctuation::sentences;
use crate::score::GateState;

/// The finding, in a sentence or two.
pub(super) fn summary(words: &Words) -> String {
    if !words.diff.ideas.iter().any(IdeaChange::is_any) {
        return nothing(words);
    }
    let lang = words.lang;
    let [before, after] = words.sides.map(|s| s.scored);
    // The leaders of before and after; ideas stand by their rank after, those that are gone at the end.
    let ideas = &words.diff.ideas;
    let then = ideas.iter().find(|c| c.idea.before == Some(before.order[0]));
    let now = ideas.iter().find(|c| c.idea.after == Some(after.order[0]));
    let (Some(then), Some(now)) = (then, now) else { return String::new() };
    let (name, from) = (words.idea(now.idea), words.idea(then.idea));
    let Some(lead) = moves::lead([before, after], then.idea.after) else {
        let is_renamed = words.diff.renamed.contains(&[before.order[0], after.order[0]]);
        return say::leads_now(name, after.score[after.order[0]], from, is_renamed, lang);
    };
    let reason = match lead {
        LeadAfter::Taken { .. } => reason(words, then, now).map(|reason| reason.sentence(lang)),
        _ => None,
    };
    sentences([Some(lead.sentence(lang)), reason].into_iter().flatten(), lang)
}

/// Why one idea took the lead from another: a gate; that it is new; else what changed whichever of the two changed more.
fn reason<'a>(words: &'a Words, then: &IdeaChange, now: &IdeaChange) -> Option<Reason<'a>> {
    let turned = |change: &IdeaChange| {
        let failed = |state: Option<GateState>| state == Some(GateState::Failed);
        let turn = change.turns.iter().find(|turn| failed(turn.before) != failed(turn.after))?;
        Some(Reason::Gate { name: words.idea(change.idea), turn: words.turn(turn) })
    };
    if let Some(gate) = turned(then).or_else(|| turned(now)) {
        return Some(gate);
    }
    if now.idea.before.is_none() {
        return Some(Reason::New { name: words.idea(now.idea) });
    }
    let (by, other) = (then.score?, now.score?);
    let (change, points) = if by.abs() > other.abs() { (then, by) } else { (now, other) };
    // Only what pulled the same way explains it.
    let pulled = |cause: &&ScoreCause| cause.points * points > 0.0;
    let causes: Vec<&ScoreCause> = change.causes.iter().filter(pulled).collect();
    let main = words.causes(&causes, |cause| cause.points).into_iter().next()?;
    Some(Reason::Points { name: words.idea(change.idea), change: points, main })
}

/// That nothing changed; and how many cells did, to no effect.
fn nothing(words: &Words) -> String {
    let (found, ideas) = (words.diff, words.sides[1].scored.len());
    let has_weights = found.criteria.iter().any(|of| words.has_other_share(*of));
    say::nothing(ideas, has_weights, [found.read_cells, found.unread_cells], words.lang)
}
