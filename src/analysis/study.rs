//! How far a ranking can be trusted, all at once: what a report shows.

use super::certainty::{self, AROUND, Certainty};
use super::dominance::dominators;
use super::robust::weights::WeightModel;
use super::robust::{MAX_IDEAS_RANKED_WHOLE, Robust, SmaaQuery};
use super::stability::{Stability, stability};
use crate::lang::Lang;
use crate::say::draws::Firsts;
use crate::score::{Scored, greatest_first};

/// What was found out about a ranking.
#[derive(Clone, Debug)]
pub struct Study {
    /// How sure the lead is.
    pub certainty: Certainty,
    /// How far each share may move, in the rubric's order.
    pub stability: Vec<Stability>,
    /// Ranks with weights within ± [`AROUND`] of today's and open evidence drawn from its intervals.
    pub robust: Robust,
    /// Who dominates each of the first [`MAX_IDEAS_RANKED_WHOLE`] ideas, if anyone does, by their place in the ranking.
    pub dominators: Vec<Option<usize>>,
}

impl Study {
    /// Studies a ranking with `draws` draws.
    pub fn of(scored: &Scored, draws: usize, seed: u64) -> Study {
        let around = WeightModel::around(&scored.weights, AROUND);
        Study::with(scored, SmaaQuery::of(scored, &around, draws, seed).answer(), draws)
    }

    /// Studies a ranking of which the ranks under other weights are known; the rest with `draws` draws of the same seed.
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

/// Ideas named as first in some draws.
const MAX_NAMED: usize = 3;
/// Ideas that are first in a lesser share of draws are not named.
const MIN_SHARE: f64 = 0.005;

/// Who is first in which share of draws: `AI video ads is first in 88 % of draws, WeChat sales agent in 12 %`. The most
/// frequent three, as far as they come to anything.
pub fn leading(scored: &Scored, robust: &Robust, lang: Lang) -> String {
    let shares = robust.ideas.iter().enumerate().map(|(place, &idea)| (idea, robust.acceptability(place, 1)));
    let firsts = shares.map(|(idea, share)| (scored.names[idea].as_str(), share));
    let firsts = greatest_first(firsts.filter(|(_, share)| *share >= MIN_SHARE), |(_, share)| *share);
    let most = firsts.first().map_or(0.0, |(_, share)| *share);
    // More than can be named, and none more often than the others, as where many are alike.
    let alike = firsts.iter().take_while(|(_, share)| *share == most).count();
    let (named, said) = match (firsts.len(), alike > MAX_NAMED) {
        (0, _) => (0, Firsts::Nobody),
        (_, true) => (alike, Firsts::Alike { ideas: alike, share: most, is_all: robust.counts_all_firsts() }),
        (all, false) => (all.min(MAX_NAMED), Firsts::Named(&firsts[..all.min(MAX_NAMED)])),
    };
    said.clause(firsts.len() - named, scored.failed_gate(scored.order[0]).is_some(), lang)
}
