//! The ideas that changed, as a table.

use super::super::moves;
use super::super::score::verdict;
use super::words::Words;
use crate::analysis::diff::{Cause, CellChange, Change, Crossing, Pair, Turn};
use crate::export::{Cell, Column, Look, Place, Table};
use crate::say::commands::diff as say;
use crate::say::heads;
use crate::score::GateState;
use serde_json::{Value, json};

/// The ideas that changed by their rank, then those that are gone.
pub(super) fn changed(words: &Words) -> Table {
    let (lang, found) = (words.lang, words.diff);
    // A column without a word would only take room.
    let has_verdicts = found.ideas.iter().any(|c| c.has_other_verdict || c.idea.before.is_none());
    Table {
        about: Vec::new(),
        columns: vec![
            Column::new("rank", "#", Place::Right),
            Column::new("move_shown", "", Place::Left),
            Column::new("idea", "", Place::Data),
            Column::new("name", heads::IDEA.get(lang), Place::Left),
            Column::new("score", heads::SCORE.get(lang), Place::Right),
            Column::new("change_shown", heads::CHANGE.get(lang), Place::Right),
            Column::new(
                "verdict_shown",
                heads::VERDICT.get(lang),
                if has_verdicts { Place::Left } else { Place::Data },
            ),
            Column::new("why", heads::WHY.get(lang), Place::Note),
            Column::new("state", "", Place::Data),
            Column::new("renamed", "", Place::Data),
            Column::new("rank_before", "", Place::Data),
            Column::new("move", "", Place::Data),
            Column::new("score_before", "", Place::Data),
            Column::new("change", "", Place::Data),
            Column::new("potential_before", "", Place::Data),
            Column::new("potential", "", Place::Data),
            Column::new("verdict_before", "", Place::Data),
            Column::new("verdict", "", Place::Data),
            Column::new("causes", "", Place::Data),
        ],
        rows: found.ideas.iter().filter(|change| change.is_any()).map(|change| row(words, change)).collect(),
    }
}

fn row(words: &Words, change: &Change) -> Vec<Cell> {
    let lang = words.lang;
    let [before, after] = words.sides.map(|s| s.scored);
    let Pair { before: i, after: j } = change.idea;
    let number = |x: Option<f64>| x.map_or(Cell::None, |x| Cell::Number(x, 1));
    let (state, mark) = match change.moved {
        None if i.is_none() => ("added", Cell::Styled(say::NEW.get(lang).into(), Look::Strong)),
        None => ("removed", Cell::Styled(say::GONE.get(lang).into(), Look::Quiet)),
        Some(0) => ("changed", Cell::text("–")),
        Some(moved) => ("changed", moves::mark(moved)),
    };
    let verdict_shown = match change.idea.both() {
        Some([i, j]) => moves::verdicts(before.verdict[i], after.verdict[j], lang),
        None => j.map(|j| Cell::text(after.verdict[j].word(lang))),
    };
    vec![
        j.map_or(Cell::None, |j| Cell::Rank(after.rank[j], after.is_tied(j))),
        mark,
        Cell::text(words.id(change.idea)),
        Cell::text(words.idea(change.idea)),
        number(j.map(|j| after.score[j])),
        change.score.map_or(Cell::None, moves::signed),
        verdict_shown.unwrap_or(Cell::None),
        Cell::text(why(words, change)),
        Cell::text(state),
        change.renamed.map_or(Cell::None, |other| Cell::text(words.id(other))),
        i.map_or(Cell::None, |i| Cell::Rank(before.rank[i], before.is_tied(i))),
        change.moved.map_or(Cell::None, Cell::Whole),
        number(i.map(|i| before.score[i])),
        number(change.score),
        number(i.map(|i| before.potential[i])),
        number(j.map(|j| after.potential[j])),
        i.map_or(Cell::None, |i| verdict(before.verdict[i], lang)),
        j.map_or(Cell::None, |j| verdict(after.verdict[j], lang)),
        Cell::Json(causes(words, change)),
    ]
}

fn why(words: &Words, change: &Change) -> String {
    let lang = words.lang;
    let other = change.renamed.map(|other| words.idea(other));
    match (change.idea.before, change.idea.after, other) {
        (Some(_), Some(_), _) => words.why(change),
        (None, _, None) => say::NEW_IDEA.get(lang).to_owned(),
        (_, None, None) => say::REMOVED_IDEA.get(lang).to_owned(),
        (None, _, Some(other)) => say::was_called(other, lang),
        (_, None, Some(other)) => say::is_called(other, lang),
    }
}

/// Everything that changed an idea, for programs.
fn causes(words: &Words, change: &Change) -> Value {
    let turns = change.turns.iter().map(|turn| of_turn(words, turn));
    let thresholds = change.by_thresholds.then(|| {
        let [before, after] = words.sides.map(|s| s.rubric.thresholds);
        let both = |t: crate::rubric::Thresholds| json!({ "pursue": t.pursue, "watch": t.watch });
        json!({ "kind": "thresholds", "before": both(before), "after": both(after) })
    });
    let points = change.causes.iter().map(|cause| of_cause(words, cause));
    let crossings = (change.crossings.count > 0).then(|| {
        let other = |c: &Crossing| json!({ "idea": words.id(c.idea), "how": c.how.id() });
        let nearest: Vec<Value> = change.crossings.nearest.iter().map(other).collect();
        json!({ "kind": "others", "count": change.crossings.count, "nearest": nearest })
    });
    turns.chain(thresholds).chain(points).chain(crossings).collect()
}

fn of_turn(words: &Words, turn: &Turn) -> Value {
    let [before, after] = words.sides.map(|s| &s.rubric.gates);
    let id = turn.gate.after.map(|g| &after[g].id).or(turn.gate.before.map(|g| &before[g].id));
    json!({
        "kind": "gate",
        "gate": id,
        "before": turn.before.map(GateState::id),
        "after": turn.after.map(GateState::id),
        "rewritten": turn.is_rewritten,
        "columns": columns(&turn.cells),
    })
}

fn of_cause(words: &Words, cause: &Cause) -> Value {
    let [before, after] = words.sides.map(|s| &s.rubric.criteria);
    let Pair { before: old, after: new } = cause.criterion;
    let id = new.map(|c| &after[c].id).or(old.map(|c| &before[c].id));
    let [share_before, share] = words.shares(cause.criterion);
    json!({
        "kind": cause.kind.id(),
        "criterion": id,
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
