//! How far a ranking can be trusted, all at once: what a report shows.

use super::certainty::{self, AROUND, Certainty};
use super::dominance::dominators;
use super::robust::weights::WeightModel;
use super::robust::{Question, Robust, WHOLE};
use super::stability::{Stability, stability};
use crate::lang::Lang;
use crate::score::Scored;

/// What was found out about a ranking.
#[derive(Clone, Debug)]
pub struct Study {
    /// How sure the lead is.
    pub certainty: Certainty,
    /// How far each share may move, in the rubric's order.
    pub stability: Vec<Stability>,
    /// Ranks with weights within ± [`AROUND`] of today's and open evidence drawn from its intervals.
    pub robust: Robust,
    /// Who dominates each of the first [`WHOLE`] ideas, if anyone does, by their place in the ranking.
    pub dominators: Vec<Option<usize>>,
}

impl Study {
    /// Studies a ranking with so many draws.
    pub fn of(scored: &Scored, draws: usize, seed: u64) -> Study {
        let around = WeightModel::around(&scored.weights, AROUND);
        Study::with(scored, Question::of(scored, &around, draws, seed).answer(), draws)
    }

    /// Studies a ranking of which the ranks under other weights are known; the rest with so many draws of the same seed.
    pub fn with(scored: &Scored, robust: Robust, draws: usize) -> Study {
        let stability = stability(scored, 1);
        Study {
            certainty: certainty::with_stability(scored, &stability, draws, robust.seed),
            stability,
            robust,
            dominators: dominators(scored, WHOLE),
        }
    }
}

/// Who is first in which share of draws: `AI video ads is first in 88 % of draws, WeChat sales agent in 12 %`. The most
/// frequent three, as far as they come to anything.
pub fn leading(scored: &Scored, robust: &Robust, lang: Lang) -> String {
    let mut firsts: Vec<(usize, f64)> =
        robust.ideas.iter().enumerate().map(|(place, &idea)| (idea, robust.acceptability(place, 1))).collect();
    firsts.sort_by(|a, b| b.1.total_cmp(&a.1));
    firsts.retain(|(_, share)| *share >= 0.005);
    // More than can be named, and none more often than the others, as where many are alike.
    let alike = firsts.iter().take_while(|(_, share)| *share == firsts[0].1).count();
    let (named, said) = match alike > 3 {
        true => (alike, many(alike, firsts[0].1, robust.counts_all_firsts(), lang)),
        false => (3, named(scored, &firsts, lang)),
    };
    let said = match scored.failed_gate(scored.order[0]) {
        Some(_) => lang
            .pick(format!("Every idea fails a gate; among them {said}"), format!("所有创意都没有通过门槛；其中{said}")),
        None => said,
    };
    match (firsts.len().saturating_sub(named), lang) {
        _ if firsts.is_empty() => {
            lang.pick("No idea is first in more than 1 % of draws", "没有哪个创意居首的比例超过 1%").to_owned()
        }
        (0, _) => said,
        (1, Lang::En) => format!("{said}; another now and then"),
        (n, Lang::En) => format!("{said}; {n} others now and then"),
        (n, Lang::Zh) => format!("{said}；另有 {n} 个偶尔居首"),
    }
}

/// The most frequent three by name.
fn named(scored: &Scored, firsts: &[(usize, f64)], lang: Lang) -> String {
    let said = firsts.iter().take(3).enumerate().map(|(n, &(idea, share))| {
        let (name, share) = (&scored.names[idea], lang.percent(share));
        match (lang, n) {
            (Lang::En, 0) => format!("{name} is first in {share} of draws"),
            (Lang::En, _) => format!("{name} in {share}"),
            (Lang::Zh, 0) => format!("{name}在 {share} 的抽样中居首"),
            (Lang::Zh, _) => format!("{name}占 {share}"),
        }
    });
    said.collect::<Vec<_>>().join(lang.pick(", ", "，"))
}

/// Many that are first equally often; of a large table there may be more of them than were counted.
fn many(alike: usize, share: f64, is_all: bool, lang: Lang) -> String {
    let share = lang.percent(share);
    match (is_all, lang) {
        (true, Lang::En) => format!("{alike} ideas are each first in {share} of draws"),
        (false, Lang::En) => format!("{alike} ideas or more are each first in {share} of draws"),
        (true, Lang::Zh) => format!("{alike} 个创意各在 {share} 的抽样中居首"),
        (false, Lang::Zh) => format!("至少 {alike} 个创意各在 {share} 的抽样中居首"),
    }
}
