//! All measures of how far a ranking can be trusted, as shown in a report.

use super::certainty::{self, AROUND, Certainty};
use super::dominance::dominators;
use super::robust::weights::WeightModel;
use super::robust::{MAX_IDEAS_RANKED_WHOLE, Robust, SmaaQuery, TopPlaces};
use super::stability::{Stability, stability};
use crate::progress::Progress;
use crate::score::Scored;
use std::sync::OnceLock;

/// A study of a ranking. Each measure is computed when it is first asked for, since a figure needs few of them; whoever
/// asks has the ranking that is studied.
///
/// A measure waits for all cores. So if several threads of these ask, all of it must be [there](Study::complete) before.
#[derive(Clone, Debug)]
pub struct Study {
    draws: usize,
    seed: u64,
    certainty: OnceLock<Certainty>,
    stability: OnceLock<Vec<Stability>>,
    robust: OnceLock<Robust>,
    dominators: OnceLock<Vec<Option<usize>>>,
}

impl Study {
    /// A study with `draws` draws.
    pub fn new(draws: usize, seed: u64) -> Study {
        let (certainty, stability) = (OnceLock::new(), OnceLock::new());
        Study { draws, seed, certainty, stability, robust: OnceLock::new(), dominators: OnceLock::new() }
    }

    /// A study of a ranking whose ranks under other weights are known; the rest takes `draws` draws with the same seed.
    pub fn with(robust: Robust, draws: usize) -> Study {
        let new = Study::new(draws, robust.seed);
        Study { robust: OnceLock::from(robust), ..new }
    }

    /// Computes all measures.
    pub fn complete(&self, scored: &Scored) {
        self.certainty(scored);
        self.dominators(scored);
    }

    /// How firm the lead is.
    pub fn certainty(&self, scored: &Scored) -> &Certainty {
        let assess = || certainty::of_study(scored, self.robust(scored), self.stability(scored), self.draws);
        self.certainty.get_or_init(assess)
    }

    /// How far each share may move, in the rubric's order.
    pub fn stability(&self, scored: &Scored) -> &[Stability] {
        self.stability.get_or_init(|| stability(scored, 1))
    }

    /// Ranks with weights within ± [`AROUND`] of the current ones and open evidence drawn from its intervals.
    pub fn robust(&self, scored: &Scored) -> &Robust {
        self.robust.get_or_init(|| {
            let around = WeightModel::around(&scored.weights, AROUND);
            let answer = SmaaQuery::of(scored, &around, self.draws, self.seed);
            answer.answer_with_firsts(&scored.order, &Progress::default()).expect("nothing stops it")
        })
    }

    /// The dominator, if any, of each of the first [`MAX_IDEAS_RANKED_WHOLE`] ideas, in ranking order.
    pub fn dominators(&self, scored: &Scored) -> &[Option<usize>] {
        self.dominators.get_or_init(|| dominators(scored, MAX_IDEAS_RANKED_WHOLE))
    }

    /// Who gets one of several places. Of a table so large that not every idea is counted, the ranks are those of whoever
    /// does.
    pub fn top_places(&mut self, scored: &Scored, places: usize) -> TopPlaces {
        let around = WeightModel::around(&scored.weights, AROUND);
        let query = SmaaQuery::of(scored, &around, self.draws, self.seed);
        let told = query.told;
        let query = query.counting_first(places + 1, &scored.order);
        if query.told != told {
            self.robust = OnceLock::from(query.answer());
        }
        query.places(self.robust(scored), places, |idea| scored.has_open_gate(idea))
    }
}
