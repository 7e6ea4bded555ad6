//! Gates and verdicts: what to do with an idea.

use crate::lang::Lang;
use crate::rubric::Thresholds;
use crate::say;
use crate::tolerance;

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
        match self {
            GateState::Passed => "passed",
            GateState::Failed => "failed",
            GateState::Unknown => "unknown",
        }
    }

    /// The state as a word.
    pub fn word(self, lang: Lang) -> &'static str {
        let word = match self {
            GateState::Passed => say::verdict::PASSED,
            GateState::Failed => say::verdict::FAILED,
            GateState::Unknown => say::verdict::OPEN,
        };
        word.get(lang)
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
        let (score, potential) = (score + tolerance::POINTS, potential + tolerance::POINTS);
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
        match self {
            Verdict::Pursue => "pursue",
            Verdict::Watch => "watch",
            Verdict::Drop => "drop",
        }
    }

    /// The verdict as a word.
    pub fn word(self, lang: Lang) -> &'static str {
        let word = match self {
            Verdict::Pursue => say::verdict::PURSUE,
            Verdict::Watch => say::verdict::WATCH,
            Verdict::Drop => say::verdict::DROP,
        };
        word.get(lang)
    }
}
