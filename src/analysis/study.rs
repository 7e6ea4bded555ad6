//! All measures of how far a ranking can be trusted, as shown in a report.

use super::certainty::{self, AROUND, Certainty};
use super::dominance::dominators;
use super::robust::weights::WeightModel;
use super::robust::{MAX_IDEAS_RANKED_WHOLE, Robust, SmaaQuery};
use super::stability::{Stability, stability};
use crate::lang::Lang;
use crate::say::draws::Firsts;
use crate::score::{Scored, greatest_first};

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
            certainty: certainty::with_stability(scored, &stability, draws, robust.seed),
            stability,
            robust,
            dominators: dominators(scored, MAX_IDEAS_RANKED_WHOLE),
        }
    }
}

/// The most ideas named as first in some draws.
const MAX_IDEAS_NAMED: usize = 3;
/// Ideas that are first in a smaller share of draws are not named: it would show as 0 %.
const MIN_SHARE_NAMED: f64 = 0.005;

/// A clause on how often ideas are first: `AI video ads is first in 88 % of draws, WeChat sales agent in 12 %`. It
/// names up to three, the most frequent first.
pub fn leading(scored: &Scored, robust: &Robust, lang: Lang) -> String {
    let shares = robust.ideas.iter().enumerate().map(|(place, &idea)| (idea, robust.acceptability(place, 1)));
    let firsts = shares.map(|(idea, share)| (scored.names[idea].as_str(), share));
    let firsts = greatest_first(firsts.filter(|(_, share)| *share >= MIN_SHARE_NAMED), |(_, share)| *share);
    let most = firsts.first().map_or(0.0, |(_, share)| *share);
    // Many ideas that are alike may be first equally often, more than can be named.
    let alike = firsts.iter().take_while(|(_, share)| *share == most).count();
    let (named, said) = match (firsts.len(), alike > MAX_IDEAS_NAMED) {
        (0, _) => (0, Firsts::Nobody),
        (_, true) => (alike, Firsts::Alike { ideas: alike, share: most, is_all: robust.counts_all_firsts() }),
        (all, false) => (all.min(MAX_IDEAS_NAMED), Firsts::Named(&firsts[..all.min(MAX_IDEAS_NAMED)])),
    };
    said.clause(firsts.len() - named, scored.is_out(scored.order[0]), lang)
}
