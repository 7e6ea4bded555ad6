//! A ranking: who stands where, with what score and verdict, and facts about the whole.

use crate::analysis::certainty::{AROUND, Certainty};
use crate::analysis::dominance::overlaps;
use crate::analysis::next::OpenItem;
use crate::analysis::reason;
use crate::analysis::stability::LeadFlip;
use crate::export::{Cell, Column, Columns, Format, Look, Place, Table, carried, judged_keys};
use crate::lang::Lang;
use crate::project::Project;
use crate::rubric::Rubric;
use crate::say::{commands::score as words, heads};
use crate::score::{Scored, Verdict};
use serde_json::{Value, json};

/// The columns of every ranking, over ideas: rank, id, name, score and potential (0–100), verdict.
pub fn standing<'a>(project: &'a Project, scored: &'a Scored, lang: Lang) -> Columns<'a, usize> {
    standing_behind(Columns::empty(), project, scored, lang)
}

/// The same behind other columns.
fn standing_behind<'a>(
    columns: Columns<'a, usize>,
    project: &'a Project,
    scored: &'a Scored,
    lang: Lang,
) -> Columns<'a, usize> {
    let points = |points: f64| Cell::Number(points, scored.decimals(points, 1));
    let id = project.rubric.table.idea.as_ref().map_or("", |idea| &idea.name);
    columns
        .right("rank", "#", |&i| Cell::Rank(scored.rank[i], scored.is_tied(i)))
        .at(Place::Data, "idea", id, |&i| &project.evidence.ids[i])
        .left("name", heads::IDEA.get(lang), |&i| &scored.names[i])
        .right("score", heads::SCORE.get(lang), move |&i| points(scored.score[i]))
        .right("potential", heads::POTENTIAL.get(lang), move |&i| points(scored.potential[i]))
        .left("verdict", heads::VERDICT.get(lang), move |&i| verdict(scored.verdict[i], lang))
}

/// The ranking as a table: what people read, and for programs all gates and values. The user's own columns, of which
/// there may be many, are added only if the format holds them.
pub fn ranking(form: &Format, project: &Project, scored: &Scored, top: usize, lang: Lang) -> Table {
    ranking_behind(Columns::empty(), form, project, scored, (top, lang))
}

/// The same behind other columns.
pub(super) fn ranking_behind<'a>(
    columns: Columns<'a, usize>,
    form: &Format,
    project: &'a Project,
    scored: &'a Scored,
    (top, lang): (usize, Lang),
) -> Table {
    let rubric = &project.rubric;
    let why = |&i: &usize| reason::reason(rubric, scored, i).line(rubric, lang, 2);
    let columns = standing_behind(columns, project, scored, lang).note("reason", words::REASON.get(lang), why);
    let mut table = columns.table(scored.order.iter().take(top).copied());
    let gates = |i: usize| scored.gates[i].iter().map(|g| Cell::Term { id: g.id(), shown: g.word(lang), look: None });
    let ends =
        |i: usize| (0..rubric.criteria.len()).flat_map(move |c| [scored.matrix.low(i, c), scored.matrix.high(i, c)]);
    let values = |i: usize| ends(i).map(|value| Cell::Number(value, 3));
    let data = |(key, head): (String, &str)| Column { key, head: head.to_owned(), place: Place::Data, is_named: false };
    table.columns.extend(judged_keys(rubric).map(|key| data((key, ""))));
    let headers = if form.has_data { project.evidence.table.headers() } else { &[] };
    let taken = table.columns.iter().map(|column| column.key.clone()).chain(DOMINANCE_KEYS.map(str::to_owned));
    let carried = carried(headers, rubric, taken.collect());
    table.columns.extend(carried.iter().map(|(header, key)| data((key.clone(), headers[*header].as_str()))));
    let mut written = project.evidence.table.rows();
    for (row, &i) in table.rows.iter_mut().zip(&scored.order) {
        row.extend(gates(i).chain(values(i)));
        let mut written = if carried.is_empty() { Vec::new() } else { written.get(i) };
        row.extend(carried.iter().map(|(header, _)| match std::mem::take(&mut written[*header]) {
            text if text.is_empty() => Cell::None,
            text => Cell::Text(text),
        }));
    }
    table
}

/// Keys of the columns that [`add_dominance`] adds.
const DOMINANCE_KEYS: [&str; 2] = ["pareto", "dominated_by"];

/// Adds columns for programs: whether nobody dominates an idea, and who does. `dominators` follows the ranking.
pub fn add_dominance(table: &mut Table, project: &Project, dominators: &[Option<usize>]) {
    let [pareto, by] = DOMINANCE_KEYS;
    table.add(pareto, dominators.iter().map(|dominator| json!(dominator.is_none())));
    table.add(by, dominators.iter().map(|dominator| dominator.map(|by| &project.evidence.ids[by])));
}

/// Facts about the whole ranking, for programs.
pub fn about(
    project: &Project,
    scored: &Scored,
    certainty: &Certainty,
    sentence: &str,
    lang: Lang,
) -> Vec<(&'static str, Value)> {
    let (rubric, ids) = (&project.rubric, &project.evidence.ids);
    let find_out = certainty.find_out().map(|open| {
        let (kind, what) = match open.what {
            OpenItem::Criterion(c) => ("criterion", &rubric.criteria[c].id),
            OpenItem::Gate(g) => ("gate", &rubric.gates[g].id),
        };
        json!({ "idea": ids[open.idea], "kind": kind, "what": what, "could_earn": open.could_earn, "decides": open.decides })
    });
    let overlaps = overlaps(scored)
        .into_iter()
        .map(|o| json!({ "criteria": o.criteria.map(|c| &rubric.criteria[c].id), "rho": o.rho, "ideas": o.ideas }));
    let mut about = judged(rubric, scored, scored.len(), lang);
    about.extend([
        ("summary", json!(sentence)),
        (
            "certainty",
            json!({
                "first": certainty.first(scored.order[0]),
                "likelier": certainty.likelier(scored).map(|(idea, share)| json!({ "idea": ids[idea], "first": share })),
                "around": AROUND,
                "draws": certainty.draws,
                "seed": certainty.seed,
                "flip": flip(project, certainty.flip),
                "find_out": find_out,
            }),
        ),
        ("overlaps", overlaps.collect()),
    ]);
    about
}

/// By what `ideas` ideas were judged, for programs.
pub fn judged(rubric: &Rubric, scored: &Scored, ideas: usize, lang: Lang) -> Vec<(&'static str, Value)> {
    vec![
        ("title", json!(rubric.title.get(lang))),
        ("lens", json!(scored.lens)),
        ("weights", rubric.by_criterion(scored.weights.shares())),
        ("verdict", json!(rubric.thresholds)),
        ("ideas", json!(ideas)),
    ]
}

/// A verdict as a cell.
pub fn verdict(verdict: Verdict, lang: Lang) -> Cell {
    let look = match verdict {
        Verdict::Pursue => Some(Look::Good),
        Verdict::Watch => None,
        Verdict::Drop => Some(Look::Quiet),
    };
    Cell::Term { id: verdict.id(), shown: verdict.word(lang), look }
}

/// What would put another idea first, for programs; null if nothing would.
pub fn flip(project: &Project, flip: Option<LeadFlip>) -> Value {
    flip.map_or(Value::Null, |flip| {
        json!({
            "criterion": project.rubric.criteria[flip.criterion].id,
            "share": flip.share,
            "rises": flip.rises,
            "challenger": project.evidence.ids[flip.challenger],
        })
    })
}
