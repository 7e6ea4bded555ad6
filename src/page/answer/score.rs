//! Everything that changes while a slider moves: weights, ranks, flip marks, and the link and the command of the state.

use super::super::form::Inner;
use super::super::problem::Problem;
use super::super::request::PageRequest;
use super::super::request::{against, criterion};
use super::super::state::{State, percent, same};
use super::super::{command, link};
use crate::analysis::rounding::shown;
use crate::analysis::sliders::{Move, Stuck};
use crate::analysis::stability::{Overtaking, ShareInterval, lead_intervals};
use crate::analysis::summary::leads;
use crate::analysis::whatif::ShareChange;
use crate::diagnostic::{Code, Finding};
use crate::export::{Cell, Columns};
use crate::identity;
use crate::lang::{Lang, fixed, tenths};
use crate::project::Project;
use crate::rubric::Rubric;
use crate::say::findings::page::{bad_amount, no_move, no_order};
use crate::say::flip;
use crate::say::moves::mark;
use crate::say::page::answers as words;
use crate::say::standing::in_words;
use crate::score::Scored;
use crate::tables::ranking::standing;
use serde_json::{Map, Value, json};

/// The highest place a request may start from; no table has more.
const MAX_PLACE: usize = 1_000_000_000;
/// The most rows sent at once.
const MAX_ROWS: usize = 500;

pub(super) fn answer(mut asked: PageRequest) -> Result<Value, Problem> {
    let session = asked.session.clone();
    let rubric = &session.project.rubric;
    let made = read_move(&mut asked, rubric);
    let reference = against(&mut asked.form, &session);
    let orders = |word: &str| ["now", "against"].iter().position(|order| *order == word);
    let held = asked.form.word("order", orders, no_order) == Some(1);
    let from = asked.form.whole("from", 0, MAX_PLACE);
    let count = asked.form.whole("count", 60, MAX_ROWS);
    let find = asked.form.text("find").unwrap_or_default();
    let find = identity::key(&find);
    let PageRequest { hub, now, form, lang, state, .. } = asked;
    let (made, reference) = form.end((made, reference))?;

    let (sliders, stuck) = match made {
        Some((c, made)) => state.sliders.make(c, made),
        None => (state.sliders.clone(), None),
    };
    let criterion = made.map(|(c, _)| c);
    let state = State { sliders, ..state };
    let scored = state.scored(&session);
    let before = reference.scored(&session);
    let order = if held { &before.order } else { &scored.order };
    let is_found = |&&i: &&usize| find.is_empty() || identity::key(&scored.names[i]).contains(&*find);
    let found: Vec<(usize, usize)> =
        order.iter().enumerate().filter(|(_, i)| is_found(i)).map(|(place, &i)| (place, i)).collect();
    let columns = columns(&session.project, [&scored, &before], lang);
    let row = |&(place, idea): &(usize, usize)| {
        let mut row = columns.object(&idea);
        row.insert("place".into(), json!(place + 1));
        row
    };
    let rows: Vec<Map<String, Value>> = found.iter().skip(from).take(count).map(row).collect();
    let settings = &hub.settings;
    let most: Vec<f64> = (0..rubric.criteria.len()).map(|c| state.sliders.most(c)).collect();
    let shares = shown(state.sliders.weights.shares());
    Ok(json!({
        "version": now.version,
        "state": state.to_json(rubric),
        "shown": rubric.by_criterion(shares),
        "weights": rubric.by_criterion(state.sliders.weights.shares().iter().map(|share| tenths(*share))),
        "most": percent(rubric, &most),
        "stuck": stuck.zip(criterion).map(|(stuck, c)| why_stuck(stuck, rubric.criteria[c].name.get(lang), lang)),
        "headline": leads(&scored, lang),
        "compared": compared([&scored, &before], [&state, &reference], rubric, lang),
        "against": rubric.lenses[reference.lens].id,
        "changed": state.is_changed(rubric),
        "by_hand": !state.is_lens(rubric),
        "ideas": scored.len(),
        "found": found.len(),
        "count": words::found(found.len(), scored.len(), lang),
        "from": from,
        "rows": rows,
        "flips": flips(&scored, &state, rubric, lang),
        "link": link::write(&state, &session),
        "command": command::command(&state, rubric, [&settings.ideas, &settings.criteria], &settings.reading),
    }))
}

/// The columns of the table of ideas.
fn columns<'a>(project: &'a Project, [scored, before]: [&'a Scored; 2], lang: Lang) -> Columns<'a, usize> {
    let rubric = &project.rubric;
    let of_criteria = |cell: &dyn Fn(usize) -> Value| (0..rubric.criteria.len()).map(cell).collect::<Value>();
    let moved = |i: usize| before.rank[i] as i64 - scored.rank[i] as i64;
    standing(project, scored, lang)
        .data("was", |&i| Cell::Rank(before.rank[i], before.is_tied(i)))
        .data("was_shown", move |&i| in_words(&before.rank_label(i), lang))
        .data("moved", move |&i| Cell::Whole(moved(i)))
        .data("moved_shown", move |&i| mark(moved(i)))
        .data("low", move |&i| of_criteria(&|c| json!(scored.matrix.low(i, c))))
        .data("high", move |&i| of_criteria(&|c| json!(scored.matrix.high(i, c))))
        .data("points", move |&i| of_criteria(&|c| json!(fixed(scored.contribution(i, c), 1))))
        .data("gate", move |&i| scored.failed_gate(i).map_or("", |g| rubric.gates[g].name.get(lang)))
}

/// The gesture, if there is one: the criterion and its move.
fn read_move(asked: &mut PageRequest, rubric: &Rubric) -> Option<(usize, Move)> {
    let mut form = match asked.form.inner("move")? {
        Inner::Fields(form) => form,
        Inner::Text(text) => {
            asked.form.refuse_text("move", &text, no_move());
            return None;
        }
    };
    let id = form.text("criterion").unwrap_or_default();
    let c = criterion(&mut form, "move.criterion", &id, rubric);
    let amount = form.text("amount").unwrap_or_default();
    let made = Move::parse(&amount);
    if made.is_none() {
        form.refuse(Finding::new(Code::E0401, bad_amount(&amount, ShareChange::meant(&amount).as_deref())));
    }
    asked.form.close(form);
    c.zip(made)
}

/// Why a slider did not go as far as it was moved.
fn why_stuck(stuck: Stuck, name: &str, lang: Lang) -> String {
    match stuck {
        Stuck::Locked => words::locked(name, lang),
        Stuck::NobodyElse => words::nobody_else(name, lang),
        Stuck::Most(share) if share < 1.0 => words::stops_at(name, &tenths(share), &tenths(1.0 - share), lang),
        Stuck::Most(_) => words::has_all(name, lang),
        Stuck::Least(_) => words::has_none(name, lang),
    }
}

/// Who leads under what the ranking is compared with; empty if that is the same.
fn compared([after, before]: [&Scored; 2], [state, reference]: [&State; 2], rubric: &Rubric, lang: Lang) -> String {
    if same(&state.sliders.weights, &reference.sliders.weights) && state.open == reference.open {
        return String::new();
    }
    let lens = reference.lens(rubric);
    let name = match lens.id.as_str() {
        "base" => words::Reference::Base,
        _ => words::Reference::Lens(lens.shown(lang)),
    };
    let leader = before.names[before.order[0]].as_str();
    words::compared(name, (after.leaders() != before.leaders()).then_some(leader), lang)
}

/// The shares of each criterion at which the leader stays; null if its weight cannot move.
pub(super) fn flips(scored: &Scored, state: &State, rubric: &Rubric, lang: Lang) -> Value {
    let leader = &scored.names[scored.order[0]];
    let one = |(c, lead): (usize, &Option<ShareInterval>)| {
        let lead = lead.as_ref()?;
        let name = rubric.criteria[c].name.get(lang);
        let (low, high) = (tenths(lead.low), tenths(lead.high));
        let shares = (lead.below.is_some() || lead.above.is_some()).then_some([low.as_str(), &high]);
        let words = words::leads_while(leader, name, shares, lang);
        let name = |idea: Option<usize>| idea.map(|idea| &scored.names[idea]);
        let end = |overtaking: Option<Overtaking>, share, rises| {
            let riser = overtaking.map(|o| &scored.names[o.riser])?;
            Some(flip::mark(share, scored.weights[c], rises, riser, lang))
        };
        Some(json!({
            "low": 100.0 * lead.low, "high": 100.0 * lead.high,
            "below_shown": end(lead.below, lead.low, false), "above_shown": end(lead.above, lead.high, true),
            "below": name(lead.below.map(|o| o.riser)), "above": name(lead.above.map(|o| o.riser)),
            "words": words,
        }))
    };
    let intervals = lead_intervals(scored, &state.sliders.locked);
    intervals.iter().enumerate().map(one).collect()
}
