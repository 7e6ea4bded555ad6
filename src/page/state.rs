//! What a tab has changed: it travels with each request and comes back, moved on, with the answer.

use super::form::{Form, Inner};
use super::link;
use super::session::Session;
use crate::analysis::sliders::Sliders;
use crate::analysis::whatif::{ShareChange, reweigh};
use crate::diagnostic::{Code, Finding};
use crate::identity;
use crate::lang::Text;
use crate::rubric::{Lens, Rubric, Weights};
use crate::say::findings::lookup::Thing;
use crate::say::findings::page::{no_way_to_count, no_weight};
use crate::say::page::answers::THESE_WEIGHTS;
use crate::score::{Open, Scored};
use crate::tolerance;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// Weights with their locks, and how open facts count.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct State {
    /// The lens that the weights started from, by its place in the rubric.
    pub lens: usize,
    pub sliders: Sliders,
    pub open: Open,
}

impl State {
    /// The state of who has changed nothing.
    pub fn as_written(rubric: &Rubric, lens: usize) -> State {
        State { lens, sliders: Sliders::new(rubric.lenses[lens].weights.clone()), open: Open::Nothing }
    }

    /// Reads a state: a link, or fields.
    pub fn read(form: &mut Form, session: &Session) -> State {
        let rubric = &session.project.rubric;
        if let Some(written) = form.text("link") {
            return link::read(&written, session).unwrap_or_else(|why| {
                form.refuse(why.into());
                State::as_written(rubric, 0)
            });
        }
        let lens = lens(form, rubric);
        let mut state = State::as_written(rubric, lens);
        let named = form.numbers("weights");
        let shares = by_criterion(form, "weights", named, rubric);
        if let Some(weights) = weigh(form, shares, &rubric.lenses[lens].weights, rubric) {
            state.sliders.weights = weights;
        }
        for (field, flags) in [("locked", &mut state.sliders.locked), ("off", &mut state.sliders.off)] {
            for id in form.texts(field) {
                match criterion(form, field, &id, rubric) {
                    Some(c) => flags[c] = true,
                    None => continue,
                }
            }
        }
        let remembered = form.numbers("remembered");
        for (c, share) in by_criterion(form, "remembered", remembered, rubric) {
            state.sliders.remembered[c] = Some((share / 100.0).min(1.0));
        }
        if let Some(word) = form.text("unknown") {
            match Open::parse(&word) {
                Some(open) => state.open = open,
                None => form.refuse_word("unknown", &word, |span| {
                    Finding::new(Code::E0501, no_way_to_count(&word)).place(span)
                }),
            }
        }
        state
    }

    /// Whether anything differs from criteria.toml.
    pub fn is_changed(&self, rubric: &Rubric) -> bool {
        !same(&self.sliders.weights, &rubric.base().weights) || self.open != Open::Nothing
    }

    /// Whether the weights are still those of the lens that they started from.
    pub fn is_lens(&self, rubric: &Rubric) -> bool {
        same(&self.sliders.weights, &rubric.lenses[self.lens].weights)
    }

    /// The lens that these weights are: the one that they started from, if they are still its own.
    pub fn lens(&self, rubric: &Rubric) -> Lens {
        match self.is_lens(rubric) {
            true => rubric.lenses[self.lens].clone(),
            false => Lens {
                id: "what-if".to_owned(),
                name: THESE_WEIGHTS.into(),
                about: Text::default(),
                weights: self.sliders.weights.clone(),
            },
        }
    }

    /// The ideas in this state.
    pub fn scored(&self, session: &Session) -> Arc<Scored> {
        session.scored(&self.lens(&session.project.rubric), self.open)
    }

    /// Ready to be sent back.
    pub fn to_json(&self, rubric: &Rubric) -> Value {
        let ids = |flags: &[bool]| -> Vec<&str> {
            rubric.criteria.iter().zip(flags).filter(|(_, set)| **set).map(|(c, _)| c.id.as_str()).collect()
        };
        let Sliders { weights, locked, off, remembered } = &self.sliders;
        let remembered = rubric.criteria.iter().zip(remembered);
        let remembered: Map<String, Value> =
            remembered.filter_map(|(c, share)| Some((c.id.clone(), json!(100.0 * (*share)?)))).collect();
        json!({
            "lens": rubric.lenses[self.lens].id,
            "weights": percent(rubric, weights.shares()),
            "locked": ids(locked),
            "off": ids(off),
            "remembered": remembered,
            "unknown": self.open.id(),
        })
    }
}

/// Whether two sets of weights differ by rounding only.
pub(super) fn same(a: &Weights, b: &Weights) -> bool {
    a.shares().iter().zip(b.shares()).all(|(a, b)| (a - b).abs() < tolerance::SHARE)
}

/// Shares in per cent, by criterion.
pub(super) fn percent(rubric: &Rubric, shares: &[f64]) -> Value {
    rubric.by_criterion(shares.iter().map(|share| 100.0 * share))
}

/// What ranks are compared with: a lens by its id, or other weights.
pub(super) fn against(form: &mut Form, session: &Session) -> State {
    match form.inner("against") {
        None => State::as_written(&session.project.rubric, 0),
        Some(Inner::Text(id)) => State::as_written(
            &session.project.rubric,
            known_lens(form, "against", &id, &session.project.rubric).unwrap_or(0),
        ),
        Some(Inner::Fields(mut fields)) => {
            let state = State::read(&mut fields, session);
            form.close(fields);
            state
        }
    }
}

/// The place of a criterion; a mistake where there is none of this id.
pub(super) fn criterion(form: &mut Form, field: &str, id: &str, rubric: &Rubric) -> Option<usize> {
    let found = rubric.criterion(id);
    if found.is_none() {
        let known = rubric.criteria.iter().map(|c| c.id.as_str());
        form.refuse_word(field, id, |span| Finding::missing(Code::E0402, Thing::Criterion, id, Some(span), known));
    }
    found
}

fn lens(form: &mut Form, rubric: &Rubric) -> usize {
    let Some(id) = form.text("lens") else { return 0 };
    known_lens(form, "lens", &id, rubric).unwrap_or(0)
}

fn known_lens(form: &mut Form, field: &str, id: &str, rubric: &Rubric) -> Option<usize> {
    let found = identity::find(rubric.lenses.iter().map(|lens| lens.id.as_str()), id);
    if found.is_none() {
        let known = rubric.lenses.iter().map(|lens| lens.id.as_str());
        form.refuse_word(field, id, |span| Finding::missing(Code::E0404, Thing::Lens, id, Some(span), known));
    }
    found
}

fn by_criterion(form: &mut Form, field: &'static str, named: Vec<(String, f64)>, rubric: &Rubric) -> Vec<(usize, f64)> {
    let known = named.into_iter().filter_map(|(id, x)| criterion(form, field, &id, rubric).map(|c| (c, x)));
    known.collect()
}

/// Weights as in a lens of criteria.toml: shares in per cent, and the others divide the rest in their proportions; parts
/// of whatever they add to where every criterion is named. None for none named.
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
