//! Gates and verdicts: what to do with an idea.

use super::rank::TIE;
use crate::lang::Lang;
use crate::rubric::Thresholds;

/// What a gate says of an idea; the worse the greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateState {
    /// The condition is false.
    Passed,
    /// The evidence does not say.
    Unknown,
    /// The condition is true: no strength buys it back.
    Failed,
}

impl GateState {
    /// The worst of some states: failed, else unknown, else passed.
    pub fn worst(states: impl IntoIterator<Item = GateState>) -> GateState {
        states.into_iter().fold(GateState::Passed, GateState::max)
    }

    /// The state's word for programs, the same in every language.
    pub fn id(self) -> &'static str {
        self.word(Lang::En)
    }

    /// The state as a word.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            GateState::Passed => lang.pick("passed", "通过"),
            GateState::Failed => lang.pick("failed", "未过"),
            GateState::Unknown => lang.pick("unknown", "未知"),
        }
    }
}

/// What to do with an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Proven enough, and every gate passed.
    Pursue,
    /// Worth another look: proven in part, or it could still become one to pursue.
    Watch,
    /// A gate failed; or little is proven, and even the best outcome is not enough.
    Drop,
}

impl Verdict {
    /// All of them, the best first.
    pub const ALL: [Verdict; 3] = [Verdict::Pursue, Verdict::Watch, Verdict::Drop];

    /// The rule: a failed gate drops; a proven score with every gate passed is pursued; what could still get there,
    /// or is proven in part, is watched; the rest is dropped.
    /// `gate` is the worst state of all gates.
    pub fn of(score: f64, potential: f64, gate: GateState, thresholds: Thresholds) -> Verdict {
        // A sum that misses a threshold by a trace of rounding has reached it.
        let (score, potential) = (score + TIE, potential + TIE);
        if gate == GateState::Failed {
            Verdict::Drop
        } else if score >= thresholds.pursue && gate == GateState::Passed {
            Verdict::Pursue
        } else if potential >= thresholds.pursue || score >= thresholds.watch {
            Verdict::Watch
        } else {
            Verdict::Drop
        }
    }

    /// The verdict's word for programs, the same in every language.
    pub fn id(self) -> &'static str {
        self.word(Lang::En)
    }

    /// The verdict as a word.
    pub fn word(self, lang: Lang) -> &'static str {
        match self {
            Verdict::Pursue => lang.pick("pursue", "推进"),
            Verdict::Watch => lang.pick("watch", "观察"),
            Verdict::Drop => lang.pick("drop", "放弃"),
        }
    }
}
