//! The ideas that changed, as a table.

use super::super::moves;
use super::reasons::DiffWords;
use crate::analysis::diff::{CellChange, Crossing, IdeaChange, Matched, ScoreCause, Turn};
use crate::export::{Cell, Columns, Look, Place, Table};
use crate::say::commands::diff as say;
use crate::say::heads;
use crate::score::GateState;
use crate::tables::ranking::verdict;
use serde_json::{Value, json};

/// The table of ideas that changed, by rank, then of those that are gone.
pub(super) fn changed(words: &DiffWords) -> Table {
    let (lang, found) = (words.lang, words.diff);
    // An empty column would only take up room.
    let has_verdicts = found.ideas.iter().any(|c| c.has_other_verdict || c.idea.before.is_none());
    let verdict_place = if has_verdicts { Place::Left } else { Place::Data };
    let [before, after] = words.sides.map(|s| s.scored);
    let score = |x: Option<f64>| x.map(|x| Cell::Number(x, 1));
    let columns = Columns::<&IdeaChange>::empty()
        .right("rank", "#", |c| c.idea.after.map(|j| Cell::Rank(after.rank[j], after.is_tied(j))))
        .left("move_shown", "", |c| match c.moved {
            None if c.idea.before.is_none() => {
                let word = if words.is_left_out(c.idea) { say::CAME_IN } else { say::NEW };
                Cell::Styled(word.get(lang).into(), Look::Strong)
            }
            None => Cell::Styled(
                if words.is_left_out(c.idea) { say::LEFT_OUT } else { say::GONE }.get(lang).into(),
                Look::Quiet,
            ),
            Some(0) => "–".into(),
            Some(moved) => moves::mark(moved),
        })
        .data("idea", |c| words.id(c.idea))
        .left("name", heads::IDEA.get(lang), |c| words.idea(c.idea))
        .right("score", heads::SCORE.get(lang), |c| {
            c.idea.after.map(|j| Cell::Number(after.score[j], after.decimals(after.score[j], 1)))
        })
        .right("change_shown", heads::CHANGE.get(lang), |c| c.score.map(moves::signed))
        .at(verdict_place, "verdict_shown", heads::VERDICT.get(lang), |c| match c.idea.both() {
            Some([i, j]) => moves::verdicts(before.verdict[i], after.verdict[j], lang),
            None => c.idea.after.map(|j| after.verdict[j].word(lang).into()),
        })
        .note("why", heads::WHY.get(lang), |c| why(words, c))
        .data("state", |c| match c.idea {
            Matched { before: None, .. } if words.is_left_out(c.idea) => "came_in",
            Matched { after: None, .. } if words.is_left_out(c.idea) => "left_out",
            Matched { before: None, .. } => "added",
            Matched { after: None, .. } => "removed",
            _ => "changed",
        })
        .data("renamed", |c| c.renamed.map(|other| words.id(other)))
        .data("rank_before", |c| c.idea.before.map(|i| Cell::Rank(before.rank[i], before.is_tied(i))))
        .data("move", |c| c.moved.map(Cell::Whole))
        .data("score_before", |c| score(c.idea.before.map(|i| before.score[i])))
        .data("change", |c| score(c.score))
        .data("potential_before", |c| score(c.idea.before.map(|i| before.potential[i])))
        .data("potential", |c| score(c.idea.after.map(|j| after.potential[j])))
        .data("verdict_before", |c| c.idea.before.map(|i| verdict(before.verdict[i], lang)))
        .data("verdict", |c| c.idea.after.map(|j| verdict(after.verdict[j], lang)))
        .data("causes", |c| causes(words, c));
    columns.table(found.ideas.iter().filter(|change| change.is_any()))
}

fn why(words: &DiffWords, change: &IdeaChange) -> String {
    let lang = words.lang;
    let other = change.renamed.map(|other| words.idea(other));
    match (change.idea.before, change.idea.after, other) {
        (Some(_), Some(_), _) => words.why(change),
        (None, _, None) if words.is_left_out(change.idea) => say::WAS_LEFT_OUT.get(lang).to_owned(),
        (_, None, None) if words.is_left_out(change.idea) => say::IS_LEFT_OUT.get(lang).to_owned(),
        (None, _, None) => say::NEW_IDEA.get(lang).to_owned(),
        (_, None, None) => say::REMOVED_IDEA.get(lang).to_owned(),
        (None, _, Some(other)) => say::was_called(other, lang),
        (_, None, Some(other)) => say::is_called(other, lang),
    }
}

/// Everything that changed an idea, for programs.
fn causes(words: &DiffWords, change: &IdeaChange) -> Value {
    let turns = change.turns.iter().map(|turn| of_turn(words, turn));
    let thresholds = change.by_thresholds.then(|| {
        let [before, after] = words.sides.map(|s| s.rubric.thresholds);
        json!({ "kind": "thresholds", "before": before, "after": after })
    });
    let points = change.causes.iter().map(|cause| of_cause(words, cause));
    let crossings = (change.crossings.count > 0).then(|| {
        let other = |c: &Crossing| json!({ "idea": words.id(c.idea), "how": c.how.id() });
        let nearest: Vec<Value> = change.crossings.nearest.iter().map(other).collect();
        json!({ "kind": "others", "count": change.crossings.count, "nearest": nearest })
    });
    turns.chain(thresholds).chain(points).chain(crossings).collect()
}

fn of_turn(words: &DiffWords, turn: &Turn) -> Value {
    json!({
        "kind": "gate",
        "gate": words.either(turn.gate, |side, g| &side.rubric.gates[g].id),
        "before": turn.before.map(GateState::id),
        "after": turn.after.map(GateState::id),
        "rewritten": turn.is_rewritten,
        "columns": columns(&turn.cells),
    })
}

fn of_cause(words: &DiffWords, cause: &ScoreCause) -> Value {
    let [share_before, share] = words.shares(cause.criterion);
    json!({
        "kind": cause.kind.id(),
        "criterion": words.either(cause.criterion, |side, c| &side.rubric.criteria[c].id),
        "points": cause.points,
        "potential": cause.potential,
        "share_before": share_before,
        "share": share,
        "columns": columns(&cause.cells),
    })
}

fn columns(cells: &[CellChange]) -> Value {
    cells.iter().map(|c| json!({ "column": c.column, "before": c.before, "after": c.after })).collect()
}
