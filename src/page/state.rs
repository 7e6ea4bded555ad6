//! What a tab has changed: it is sent with each request, and comes back updated with the answer.

use super::session::Session;
use crate::analysis::sliders::Sliders;
use crate::rubric::{Lens, Rubric, Weights};
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
    /// The state before anything is changed.
    pub fn as_written(rubric: &Rubric, lens: usize) -> State {
        State { lens, sliders: Sliders::new(rubric.lenses[lens].weights.clone()), open: Open::Nothing }
    }

    /// Whether anything differs from criteria.toml.
    pub fn is_changed(&self, rubric: &Rubric) -> bool {
        !same(&self.sliders.weights, &rubric.base().weights) || self.open != Open::Nothing
    }

    /// Whether the weights are still those of the lens that they started from.
    pub fn is_lens(&self, rubric: &Rubric) -> bool {
        same(&self.sliders.weights, &rubric.lenses[self.lens].weights)
    }

    /// These weights as a lens: the one they started from, if they have not changed.
    pub fn lens(&self, rubric: &Rubric) -> Lens {
        match self.is_lens(rubric) {
            true => rubric.lenses[self.lens].clone(),
            false => Lens::tried("what-if", THESE_WEIGHTS, self.sliders.weights.clone()),
        }
    }

    /// The ideas in this state.
    pub fn scored(&self, session: &Session) -> Arc<Scored> {
        session.scored(&self.lens(&session.project.rubric), self.open)
    }

    /// The state as it is sent back.
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
