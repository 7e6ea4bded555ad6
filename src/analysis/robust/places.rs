//! Who gets one of K places: surely, in every draw, perhaps, in no draw, surely not.
//!
//! An idea has one of K places in a draw if fewer than K ideas are ahead of it. What is *sure* is proven (`sure.rs`), not
//! drawn. Ideas that are level for the last places share them: whoever has to choose must still choose among them, so
//! they are in question.

use super::Robust;
use super::kernel::Kernel;
use super::query::{SmaaEvidence, SmaaQuery};
use super::ranks::level;
use super::sure::Sure;
use crate::progress::Progress;
use rayon::prelude::*;

/// Whether an idea gets a place; the better first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceState {
    /// Proven, under all weights of the set and whatever open facts turn out to be; if its open gates pass.
    SurelyIn,
    /// In every draw, without a proof.
    EveryDraw,
    /// In some draws, or level with others for the last place.
    InQuestion,
    /// In no draw, without a proof.
    NoDraw,
    /// Proven to have none.
    SurelyOut,
    /// A gate failed.
    GateFailed,
}

impl PlaceState {
    /// The id in machine-readable output, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            PlaceState::SurelyIn => "surely_in",
            PlaceState::EveryDraw => "every_draw",
            PlaceState::InQuestion => "in_question",
            PlaceState::NoDraw => "no_draw",
            PlaceState::SurelyOut => "surely_out",
            PlaceState::GateFailed => "gate_failed",
        }
    }
}

/// Who gets one of K places. What is told by idea is in the order of [`Robust::ideas`].
#[derive(Clone, Debug)]
pub struct TopPlaces {
    /// The number of places, K.
    pub places: usize,
    /// What is known of each idea.
    pub states: Vec<PlaceState>,
    /// The share of draws in which each idea has a place; 0 if it fails a gate.
    pub shares: Vec<f64>,
    /// The places of the ideas in `Robust::ideas`: who has a place most often first, then who would if there were one
    /// more, then by rank.
    pub order: Vec<usize>,
    /// What is known of the ideas that were not counted; `None` if they may have a place now and then.
    pub not_counted: Vec<Option<PlaceState>>,
    /// The last idea with a place and the first without; `None` if there are no more ideas than places.
    pub edge: Option<Edge>,
}

/// The two ideas on the edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Edge {
    /// The ideas, by their place in the table.
    pub ideas: [usize; 2],
    /// The share of draws in which each is ahead of the other.
    pub ahead: [f64; 2],
}

impl SmaaQuery<'_> {
    /// Who gets one of `places` places (at least 1) by `robust`, the answer to this query, which tells more ranks apart
    /// than there are places, or all ([`counting_first`](SmaaQuery::counting_first)).
    pub fn places(&self, robust: &Robust, places: usize, has_open_gate: impl Fn(usize) -> bool + Sync) -> TopPlaces {
        let progress = Progress::default();
        let kernel = Kernel::new(self, &progress);
        // Nothing bounds values that the caller draws.
        let is_bounded = !matches!(self.evidence, SmaaEvidence::Given(..));
        let sure = is_bounded.then(|| Sure::new(&kernel, places, &has_open_gate));
        let found = |room: &mut Vec<(f64, f64)>, place: usize| {
            let idea = robust.ideas[place];
            match &sure {
                _ if self.out[idea] => PlaceState::GateFailed,
                Some(sure) if sure.is_in(idea, room) => PlaceState::SurelyIn,
                Some(sure) if sure.is_out(idea, room) => PlaceState::SurelyOut,
                _ => match robust.within(place, 1, places) {
                    0.0 => PlaceState::NoDraw,
                    1.0 => PlaceState::EveryDraw,
                    _ => PlaceState::InQuestion,
                },
            }
        };
        let mut states: Vec<PlaceState> = (0..robust.ideas.len()).into_par_iter().map_with(Vec::new(), found).collect();
        if states.contains(&PlaceState::EveryDraw) {
            question_ties(&kernel, &robust.ideas, places, &mut states);
        }
        let share = |place: usize, first: usize| match states[place] {
            PlaceState::GateFailed => 0.0,
            _ => robust.within(place, 1, first),
        };
        let shares = |first: usize| -> Vec<f64> { (0..states.len()).map(|place| share(place, first)).collect() };
        let (shares, nearly) = (shares(places), shares(places + 1));
        let mut ranks = vec![None; kernel.ideas];
        self.watched.iter().enumerate().for_each(|(rank, &idea)| ranks[idea] = Some(rank));
        let mut order: Vec<usize> = (0..states.len()).collect();
        order.sort_by(|&a, &b| {
            let by_state = |place: usize| (states[place], ranks[robust.ideas[place]]);
            let by_share = shares[b].total_cmp(&shares[a]).then(nearly[b].total_cmp(&nearly[a]));
            by_share.then(by_state(a).cmp(&by_state(b)))
        });
        let passing: Vec<usize> =
            order.iter().copied().filter(|&place| states[place] != PlaceState::GateFailed).collect();
        let edge = (passing.len() > places).then(|| {
            let ideas = [places - 1, places].map(|nth| robust.ideas[passing[nth]]);
            let among = kernel.among(&ideas);
            Edge { ideas, ahead: [among.ahead(0, 1), among.ahead(1, 0)] }
        });
        let mut is_counted = vec![false; kernel.ideas];
        robust.ideas.iter().for_each(|&idea| is_counted[idea] = true);
        let unseen = |room: &mut Vec<(f64, f64)>, idea: usize| match &sure {
            _ if self.out[idea] => Some(PlaceState::GateFailed),
            Some(sure) if sure.is_out(idea, room) => Some(PlaceState::SurelyOut),
            _ => robust.counts_all_told().then_some(PlaceState::NoDraw),
        };
        let not_counted = (0..kernel.ideas).into_par_iter().filter(|&idea| !is_counted[idea]);
        let not_counted = not_counted.map_with(Vec::new(), unseen).collect();
        TopPlaces { places, not_counted, states, shares, order, edge }
    }
}

/// Puts in question whoever has a place in every draw, but in some only level with more ideas than there are places.
fn question_ties(kernel: &Kernel, counted: &[usize], places: usize, states: &mut [PlaceState]) {
    // Nobody else is ever level with an idea that has a place.
    let able: Vec<usize> = (0..states.len()).filter(|&place| states[place] < PlaceState::NoDraw).collect();
    let ideas: Vec<usize> = able.iter().map(|&place| counted[place]).collect();
    if ideas.len() <= places {
        return;
    }
    let none = || vec![false; ideas.len()];
    let add = |tied: &mut Vec<bool>, scores: &mut [f64]| {
        scores.iter_mut().for_each(|score| *score = level(*score));
        let mut levels = scores.to_vec();
        levels.select_nth_unstable_by(places - 1, |a, b| b.total_cmp(a));
        let last = levels[places - 1];
        if scores.iter().filter(|level| **level >= last).count() > places {
            tied.iter_mut().zip(&*scores).for_each(|(tied, level)| *tied |= *level == last);
        }
    };
    let merge = |a: Vec<bool>, b: Vec<bool>| a.iter().zip(b).map(|(a, b)| a | b).collect();
    let tied = kernel.count_draws(&ideas, none, add, merge);
    for (&place, _) in able.iter().zip(tied).filter(|(_, tied)| *tied) {
        if states[place] == PlaceState::EveryDraw {
            states[place] = PlaceState::InQuestion;
        }
    }
}
