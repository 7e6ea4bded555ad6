//! All measures of how far a ranking can be trusted, as shown in a report.

use super::certainty::{self, AROUND, Certainty};
use super::dominance::dominators;
use super::robust::weights::WeightModel;
use super::robust::{MAX_IDEAS_RANKED_WHOLE, Robust, SmaaQuery, TopPlaces};
use super::stability::{Stability, stability};
use crate::score::Scored;

/// The results of a study of a ranking.
#[derive(Clone, Debug)]
pub struct Study {
    /// How firm the lead is.
    pub certainty: Certainty,
    /// How far each share may move, in the rubric's order.
    pub stability: Vec<Stability>,
    /// Ranks with weights within ± [`AROUND`] of the current ones and open evidence drawn from its intervals.
    pub robust: Robust,
    /// The dominator, if any, of each of the first [`MAX_IDEAS_RANKED_WHOLE`] ideas, in ranking order.
    pub dominators: Vec<Option<usize>>,
}

impl Study {
    /// Studies a ranking with `draws` draws.
    pub fn of(scored: &Scored, draws: usize, seed: u64) -> Study {
        let around = WeightModel::around(&scored.weights, AROUND);
        Study::with(scored, SmaaQuery::of(scored, &around, draws, seed).answer(), draws)
    }

    /// Studies a ranking whose ranks under other weights are known; the rest takes `draws` draws with the same seed.
    pub fn with(scored: &Scored, robust: Robust, draws: usize) -> Study {
        let stability = stability(scored, 1);
        Study {
            certainty: certainty::of_study(scored, &robust, &stability, draws),
            stability,
            robust,
            dominators: dominators(scored, MAX_IDEAS_RANKED_WHOLE),
        }
    }

    /// Who gets one of several places. Of a table so large that not every idea is counted, it is drawn again for those that
    /// do.
    pub fn top_places(&mut self, scored: &Scored, places: usize) -> TopPlaces {
        let around = WeightModel::around(&scored.weights, AROUND);
        let query = SmaaQuery::of(scored, &around, self.robust.draws, self.robust.seed);
        let told = query.told;
        let query = query.counting_first(places + 1, &scored.order);
        if query.told != told {
            self.robust = query.answer();
        }
        query.places(&self.robust, places, |idea| scored.has_open_gate(idea))
    }
}
