//! Parses a request of the page: the state it is about, and what every answer needs. All mistakes are reported at once.

use super::form::{Form, Inner};
use super::hub::{Hub, Now};
use super::link;
use super::session::Session;
use super::state::State;
use crate::analysis::whatif::{ShareChange, reweigh};
use crate::diagnostic::{Code, Finding, quoted};
use crate::evidence::Evidence;
use crate::lang::Lang;
use crate::rubric::{Rubric, Weights};
use crate::say::findings::condition::not_looked_at;
use crate::say::findings::lookup::Thing;
use crate::say::findings::page::{no_way_to_count, no_weight, which_idea};
use crate::score::Open;
use std::sync::Arc;

/// A request, with what every answer needs.
pub struct PageRequest<'a> {
    pub hub: &'a Hub,
    pub now: Arc<Now>,
    /// Both files, with the names of the language asked for.
    pub session: Arc<Session>,
    pub form: Form,
    pub lang: Lang,
    pub state: State,
}

impl<'a> PageRequest<'a> {
    pub fn new(hub: &'a Hub, mut form: Form) -> PageRequest<'a> {
        let (now, lang) = (hub.now(), form.lang);
        let session = now.session.in_language(lang);
        let state = state(&mut form, &session);
        PageRequest { hub, now, session, form, lang, state }
    }
}

/// The idea that a field names by its id.
pub(super) fn idea(form: &mut Form, field: &'static str, evidence: &Evidence) -> Option<usize> {
    let Some(id) = form.text(field) else {
        form.refuse(Finding::new(Code::E0403, which_idea(field)));
        return None;
    };
    if let Some(chosen) = &evidence.chosen
        && evidence.is_left_out(&id)
        && let Some(other) = evidence.left_out_called([], &id)
    {
        form.refuse(Finding::new(
            Code::E0403,
            not_looked_at(&quoted(&other.names[1]), &quoted(chosen.text()), other.is_unknown),
        ));
        return None;
    }
    form.named(field, &id, (Code::E0403, Thing::Idea), evidence.ids.iter().map(String::as_str))
}

/// Reads a state, from a link or from fields.
fn state(form: &mut Form, session: &Session) -> State {
    let rubric = &session.project.rubric;
    if let Some(written) = form.text("link") {
        return link::read(&written, session).unwrap_or_else(|why| {
            form.refuse(why.into());
            State::as_written(rubric, 0)
        });
    }
    let lens = form.text("lens").and_then(|id| lens(form, "lens", &id, rubric)).unwrap_or(0);
    let mut state = State::as_written(rubric, lens);
    let named = form.numbers("weights");
    let shares = by_criterion(form, "weights", named, rubric);
    if let Some(weights) = weigh(form, shares, &rubric.lenses[lens].weights, rubric) {
        state.sliders.weights = weights;
    }
    for (field, flags) in [("locked", &mut state.sliders.locked), ("off", &mut state.sliders.off)] {
        for id in form.texts(field) {
            if let Some(c) = criterion(form, field, &id, rubric) {
                flags[c] = true;
            }
        }
    }
    let remembered = form.numbers("remembered");
    for (c, share) in by_criterion(form, "remembered", remembered, rubric) {
        state.sliders.remembered[c] = Some((share / 100.0).min(1.0));
    }
    state.open = form.word("unknown", Open::parse, no_way_to_count).unwrap_or(state.open);
    state
}

/// What ranks are compared with: a lens by its id, or other weights.
pub(super) fn against(form: &mut Form, session: &Session) -> State {
    let rubric = &session.project.rubric;
    match form.inner("against") {
        None => State::as_written(rubric, 0),
        Some(Inner::Text(id)) => State::as_written(rubric, lens(form, "against", &id, rubric).unwrap_or(0)),
        Some(Inner::Fields(mut fields)) => {
            let state = state(&mut fields, session);
            form.close(fields);
            state
        }
    }
}

/// The place of the criterion with this id; an unknown id is a mistake.
pub(super) fn criterion(form: &mut Form, field: &str, id: &str, rubric: &Rubric) -> Option<usize> {
    form.named(field, id, (Code::E0402, Thing::Criterion), rubric.criteria.iter().map(|c| c.id.as_str()))
}

fn lens(form: &mut Form, field: &str, id: &str, rubric: &Rubric) -> Option<usize> {
    form.named(field, id, (Code::E0404, Thing::Lens), rubric.lenses.iter().map(|lens| lens.id.as_str()))
}

fn by_criterion(form: &mut Form, field: &'static str, named: Vec<(String, f64)>, rubric: &Rubric) -> Vec<(usize, f64)> {
    let known = named.into_iter().filter_map(|(id, x)| criterion(form, field, &id, rubric).map(|c| (c, x)));
    known.collect()
}

/// Weights as in a lens of criteria.toml: shares in per cent, with the rest divided among the others in their
/// proportions; or parts of any sum, if every criterion is named. `None` if no criterion is.
fn weigh(form: &mut Form, shares: Vec<(usize, f64)>, start: &Weights, rubric: &Rubric) -> Option<Weights> {
    if shares.len() == rubric.criteria.len() {
        let mut parts = vec![0.0; shares.len()];
        shares.iter().for_each(|&(c, share)| parts[c] = share);
        let sum: f64 = parts.iter().sum();
        if sum > 0.0 && sum.is_finite() {
            return Some(Weights::from_parts(&parts));
        }
        form.refuse(Finding::new(Code::E0405, no_weight()));
        return None;
    }
    let changes: Vec<(usize, ShareChange)> =
        shares.iter().map(|&(c, share)| (c, ShareChange::To(share / 100.0))).collect();
    if changes.is_empty() {
        return None;
    }
    match reweigh(start, &changes, &[]) {
        Ok(weights) => Some(weights),
        Err(why) => {
            form.refuse(Finding::new(Code::E0405, why.message(rubric)));
            None
        }
    }
}
