//! What changed, in words: who leads now and why, and what moved each idea.

use super::super::moves;
use super::super::moves::MAX_CROSSINGS_NAMED;
use crate::analysis::diff::{
    CauseKind, CellChange, Crossing, CrossingKind, Diff, IdeaChange, Judgement, Matched, ScoreCause, Turn,
};
use crate::lang::Lang;
use crate::say::commands::diff::{self as say, LeadReason, LeaderGone};
use crate::say::heads::UNKNOWN;
use crate::say::lead::LeadAfter;
use crate::say::punctuation::{clauses, parts, sentences};
use crate::score::{GateState, greatest_first};
use crate::tolerance;
use crate::value::is_blank;

/// Causes named for each idea; the rest are counted.
const MAX_CAUSES_NAMED: usize = 3;

/// What changed, and the language to word it in.
pub(super) struct DiffWords<'a> {
    pub sides: [Judgement<'a>; 2],
    pub diff: &'a Diff,
    pub lang: Lang,
}

impl DiffWords<'_> {
    /// The name of an idea: today's, if it still exists.
    pub fn idea(&self, idea: Matched) -> &str {
        self.either(idea, |side, place| &side.scored.names[place])
    }

    /// The id of an idea.
    pub fn id(&self, idea: Matched) -> &str {
        self.either(idea, |side, place| &side.evidence.ids[place])
    }

    /// Whether the condition leaves an idea out on the side that it is not on.
    pub fn is_left_out(&self, idea: Matched) -> bool {
        self.diff.left_out.contains(&idea)
    }

    /// The name of a criterion.
    pub fn criterion(&self, of: Matched) -> &str {
        self.either(of, |side, place| side.rubric.criteria[place].name.get(self.lang))
    }

    /// What `get` returns on the side after if the thing is there, or else on the side before.
    pub fn either<'s, T: ?Sized>(&'s self, of: Matched, get: impl Fn(&'s Judgement, usize) -> &'s T) -> &'s T {
        match (of.after, of.before) {
            (Some(after), _) => get(&self.sides[1], after),
            (None, before) => get(&self.sides[0], before.expect("a thing was there before or is there after")),
        }
    }

    /// The shares of a criterion before and after; zero where it does not exist.
    pub fn shares(&self, of: Matched) -> [f64; 2] {
        let share = |t: usize, place: Option<usize>| place.map_or(0.0, |c| self.sides[t].scored.weights[c]);
        [share(0, of.before), share(1, of.after)]
    }

    /// Whether the share of a criterion changed by more than rounding.
    pub fn has_other_share(&self, of: Matched) -> bool {
        let [before, after] = self.shares(of);
        (after - before).abs() > tolerance::SHARE
    }

    /// Why an idea in both tables has changed.
    pub fn why(&self, change: &IdeaChange) -> String {
        let mut parts: Vec<String> = change.turns.iter().map(|turn| self.turn(turn)).collect();
        if change.by_thresholds {
            parts.push(self.thresholds());
        }
        let (by_score, by_open): (Vec<&ScoreCause>, Vec<_>) =
            change.causes.iter().partition(|cause| cause.points != 0.0);
        let differs = |points: Option<f64>| points.is_some_and(|p| p.abs() > tolerance::POINTS);
        if differs(change.score) {
            parts.extend(self.causes(&by_score, |cause| cause.points));
            let of_potential = self.causes(&by_open, |cause| cause.potential);
            if !of_potential.is_empty() {
                parts.push(say::of_potential(&clauses(of_potential, self.lang), self.lang));
            }
        } else if differs(change.potential) {
            parts.push(self.potential(change));
        }
        if change.crossings.count > 0 {
            parts.push(self.crossings(change));
        }
        clauses(parts, self.lang)
    }

    /// The largest causes, and how many more there are. Criteria changed by the same cells count as one cause.
    pub fn causes(&self, causes: &[&ScoreCause], points: fn(&ScoreCause) -> f64) -> Vec<String> {
        let mut groups: Vec<Vec<&ScoreCause>> = Vec::new();
        for cause in causes {
            let alike = |group: &&mut Vec<&ScoreCause>| {
                let same = group[0].kind == cause.kind && group[0].cells == cause.cells;
                same && cause.kind == CauseKind::Evidence
            };
            match groups.iter_mut().find(alike) {
                Some(group) => group.push(cause),
                None => groups.push(vec![cause]),
            }
        }
        let shown = groups.iter().take(MAX_CAUSES_NAMED).map(|group| {
            let named = group.iter().map(|c| say::with_points(self.criterion(c.criterion), points(c)));
            say::cause(&named.collect::<Vec<_>>(), &self.kind(group[0]), self.lang)
        });
        let mut shown: Vec<String> = shown.collect();
        let (more, sum) =
            groups.iter().skip(MAX_CAUSES_NAMED).flatten().fold((0, 0.0), |(n, sum), c| (n + 1, sum + points(c)));
        if more > 0 {
            shown.push(say::more_causes(more, sum, self.lang));
        }
        shown
    }

    /// What changed a contribution: cells, the rubric, a share.
    fn kind(&self, cause: &ScoreCause) -> String {
        let (lang, cells) = (self.lang, self.cells(&cause.cells));
        match cause.kind {
            CauseKind::Evidence => cells,
            CauseKind::Rubric => say::REWRITTEN.get(lang).to_owned(),
            CauseKind::EvidenceAndRubric => say::cells_and_rubric(&cells, lang),
            CauseKind::Weight => say::weight(self.shares(cause.criterion), lang),
            CauseKind::Added => say::NEW_CRITERION.get(lang).to_owned(),
            CauseKind::Removed => say::CRITERION_REMOVED.get(lang).to_owned(),
        }
    }

    /// `revenue_12m 500万 → 800万, cost_12m unknown → 300万`
    fn cells(&self, cells: &[CellChange]) -> String {
        let written = |text| if is_blank(text) { UNKNOWN.get(self.lang) } else { text };
        say::cells(cells.iter().map(|c| (c.column.as_str(), written(&c.before), written(&c.after))), self.lang)
    }

    /// A gate that turned, with what turned it.
    pub fn turn(&self, turn: &Turn) -> String {
        let lang = self.lang;
        let name = self.either(turn.gate, |side, place| side.rubric.gates[place].name.get(lang));
        let [before, after] = [turn.before, turn.after].map(|state| state.map(|state| state.word(lang)));
        let rewritten = turn.is_rewritten.then(|| say::CONDITION_REWRITTEN.get(lang).to_owned());
        let by = [self.cells(&turn.cells)].into_iter().filter(|cells| !cells.is_empty()).chain(rewritten);
        say::turn(name, before, after, &parts(by, lang), lang)
    }

    fn thresholds(&self) -> String {
        let [before, after] = self.sides.map(|s| [s.rubric.thresholds.pursue, s.rubric.thresholds.watch]);
        say::thresholds(before, after, self.lang)
    }

    /// Why the potential changed while the score stayed.
    fn potential(&self, change: &IdeaChange) -> String {
        let Some([i, j]) = change.idea.both() else { return String::new() };
        let causes = change.causes.iter().filter(|cause| cause.potential != 0.0);
        let causes = greatest_first(causes, |cause| cause.potential.abs());
        let by = clauses(self.causes(&causes, |cause| cause.potential), self.lang);
        let [before, after] = [(0, i), (1, j)].map(|(side, idea)| {
            let scored = self.sides[side].scored;
            scored.points(scored.potential[idea], 1)
        });
        say::potential([&before, &after], &by, self.lang)
    }

    /// `passed by X and Y; Z (new) is ahead`
    fn crossings(&self, change: &IdeaChange) -> String {
        let (lang, crossings) = (self.lang, &change.crossings);
        let Some(first) = crossings.nearest.first() else { return String::new() };
        let name = |c: &Crossing| match c.how {
            CrossingKind::Added => say::came(self.idea(c.idea), self.is_left_out(c.idea), lang),
            CrossingKind::Removed => say::left(self.idea(c.idea), self.is_left_out(c.idea), lang),
            CrossingKind::Passed | CrossingKind::FellBack => self.idea(c.idea).to_owned(),
        };
        let names: Vec<String> = crossings.nearest.iter().take(MAX_CROSSINGS_NAMED).map(name).collect();
        say::crossings(&names, crossings.count, matches!(first.how, CrossingKind::Passed | CrossingKind::Added), lang)
    }
}

/// The finding, in a sentence or two.
pub(super) fn summary(words: &DiffWords) -> String {
    if !words.diff.ideas.iter().any(IdeaChange::is_any) {
        return nothing(words);
    }
    let lang = words.lang;
    let [before, after] = words.sides.map(|s| s.scored);
    // The leaders before and after.
    let ideas = &words.diff.ideas;
    let then = ideas.iter().find(|c| c.idea.before == Some(before.order[0]));
    let now = ideas.iter().find(|c| c.idea.after == Some(after.order[0]));
    let (Some(then), Some(now)) = (then, now) else { return String::new() };
    let (name, from) = (words.idea(now.idea), words.idea(then.idea));
    let Some(lead) = moves::lead([before, after], then.idea.after, words.sides[1].rubric, lang) else {
        let gone = match words.diff.renamed.contains(&[before.order[0], after.order[0]]) {
            true => LeaderGone::Renamed,
            false if words.is_left_out(then.idea) => LeaderGone::LeftOut,
            false => LeaderGone::Removed,
        };
        let score = after.points(after.score[after.order[0]], 1);
        return say::leads_now(name, &score, from, gone, lang);
    };
    let reason = match lead {
        LeadAfter::Taken { .. } => reason(words, then, now).map(|reason| reason.sentence(lang)),
        _ => None,
    };
    sentences([Some(lead.sentence(lang)), reason].into_iter().flatten(), lang)
}

/// Why one idea took the lead from another: a gate, being new, or else the main cause in whichever changed more.
fn reason<'a>(words: &'a DiffWords, then: &IdeaChange, now: &IdeaChange) -> Option<LeadReason<'a>> {
    let turned = |change: &IdeaChange| {
        let failed = |state: Option<GateState>| state == Some(GateState::Failed);
        let turn = change.turns.iter().find(|turn| failed(turn.before) != failed(turn.after))?;
        Some(LeadReason::Gate { name: words.idea(change.idea), turn: words.turn(turn) })
    };
    if let Some(gate) = turned(then).or_else(|| turned(now)) {
        return Some(gate);
    }
    if now.idea.before.is_none() {
        let name = words.idea(now.idea);
        return Some(if words.is_left_out(now.idea) { LeadReason::CameIn { name } } else { LeadReason::New { name } });
    }
    let (by, other) = (then.score?, now.score?);
    let (change, points) = if by.abs() > other.abs() { (then, by) } else { (now, other) };
    // Only causes with the same sign explain the change.
    let pulled = |cause: &&ScoreCause| cause.points * points > 0.0;
    let causes: Vec<&ScoreCause> = change.causes.iter().filter(pulled).collect();
    let main = words.causes(&causes, |cause| cause.points).into_iter().next()?;
    Some(LeadReason::Points { name: words.idea(change.idea), change: points, main })
}

/// That nothing changed, and how many cells did to no effect.
fn nothing(words: &DiffWords) -> String {
    let (found, ideas) = (words.diff, words.sides[1].scored.len());
    let has_weights = found.criteria.iter().any(|of| words.has_other_share(*of));
    say::nothing(ideas, has_weights, [found.read_cells, found.unread_cells], words.lang)
}
