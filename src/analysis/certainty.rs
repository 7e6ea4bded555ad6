//! How firm the lead is, by three quick measures: how often it holds if weights vary, the nearest flip, and the fact
//! that decides most often.

use super::next::{OpenFact, next};
use super::robust::weights::WeightModel;
use super::robust::{RankDepth, SmaaEvidence, SmaaQuery};
use super::stability::{LeadFlip, Stability, contestants, nearest_flip, stability};
use crate::score::{Scored, Verdict};

/// By default, weights vary by ± this share of themselves.
pub const AROUND: f64 = 0.2;
/// The default seed.
pub const SEED: u64 = 1;

/// How firm the lead is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Certainty {
    /// The share of weightings within ± [`AROUND`] of the current ones under which the leader stays first, by proven
    /// values; `None` if it has no rivals.
    pub stays_first: Option<f64>,
    /// The flip that needs the least change of one share; `None` if no single share can change who leads.
    pub flip: Option<LeadFlip>,
    /// The open fact to find out first; `None` if no open fact matters.
    pub find_out: Option<OpenFact>,
    /// The number of draws.
    pub draws: usize,
    /// Their seed.
    pub seed: u64,
}

/// Assesses the lead with `draws` draws.
pub fn certainty(scored: &Scored, draws: usize, seed: u64) -> Certainty {
    with_stability(scored, &stability(scored, 1), draws, seed)
}

/// The same if the stability of the lead is already known.
pub(super) fn with_stability(scored: &Scored, stability: &[Stability], draws: usize, seed: u64) -> Certainty {
    let facts = next(scored, draws, seed).open;
    // A fact that never decides matters only for an idea that is not dropped.
    let matters = |open: &&OpenFact| open.decides > 0.0 || scored.verdict[open.idea] != Verdict::Drop;
    Certainty {
        stays_first: stays_first(scored, draws, seed),
        flip: nearest_flip(stability),
        find_out: facts.iter().find(matters).copied(),
        draws,
        seed,
    }
}

/// The share of weightings under which the leader stays first.
fn stays_first(scored: &Scored, draws: usize, seed: u64) -> Option<f64> {
    let (leader, rivals) = contestants(scored).split_first()?;
    if rivals.is_empty() {
        return None;
    }
    let m = &scored.matrix;
    // An upper bound on a rival's lead takes each weight at the limit that favours it. A rival that is not ahead even
    // then is ahead in no draw, and is left out.
    let gain = |&idea: &usize| -> f64 {
        let on = |c: usize| {
            let edge = m.low(idea, c) - m.low(*leader, c);
            scored.weights[c] * edge * if edge > 0.0 { 1.0 + AROUND } else { 1.0 - AROUND }
        };
        (0..m.criteria()).map(on).sum()
    };
    let mut ideas = vec![*leader];
    ideas.extend(rivals.iter().copied().filter(|rival| gain(rival) > 0.0));
    let matrix = m.proven(&ideas);
    let around = WeightModel::around(&scored.weights, AROUND);
    let question = SmaaQuery {
        evidence: SmaaEvidence::Proven(&matrix),
        weights: &around,
        out: vec![false; ideas.len()],
        watched: vec![0],
        // Only whether it is first matters.
        told: RankDepth::First(1),
        draws,
        seed,
    };
    Some(question.answer().first(0))
}
