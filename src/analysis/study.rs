//! How far a ranking can be trusted, all at once: what a report shows and a summary says.

use super::dominance::dominators;
use super::robust::weights::WeightModel;
use super::robust::{Evidence, Question, Robust};
use super::stability::{Flip, Stability, nearest_flip, stability};
use crate::score::Scored;

/// Weights are varied by this part of themselves where nothing else is asked for.
pub const AROUND: f64 = 0.2;
/// The seed where none is given.
pub const SEED: u64 = 1;

/// What was found out about a ranking.
#[derive(Clone, Debug)]
pub struct Study {
    /// Criterion by criterion, in the rubric's order.
    pub stability: Vec<Stability>,
    /// The flip that needs the least change of one share; none where no single share can change who leads.
    pub flip: Option<Flip>,
    /// Weights within ± [`AROUND`] of today's; evidence as proven.
    pub weights_only: Robust,
    /// The same weights, and open evidence drawn too.
    pub robust: Robust,
    /// Who dominates each idea, if anyone does.
    pub dominators: Vec<Option<usize>>,
}

impl Study {
    /// Studies a ranking with so many draws.
    pub fn of(scored: &Scored, draws: usize, seed: u64) -> Study {
        let around = WeightModel::around(&scored.weights, AROUND);
        let question = Question::of(scored, &around, draws, seed);
        let weights_only = Question { evidence: Evidence::Proven(&scored.matrix), ..question.clone() };
        let stability = stability(scored, 1);
        Study {
            flip: nearest_flip(&stability),
            stability,
            weights_only: weights_only.answer(),
            robust: question.answer(),
            dominators: dominators(scored),
        }
    }
}
