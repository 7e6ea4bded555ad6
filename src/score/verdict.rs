//! Gate states, and verdicts on what to do with an idea.

use crate::lang::Lang;
use crate::rubric::Thresholds;
use crate::say;
use crate::tolerance;

/// The state of a gate for an idea; greater is worse.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GateState {
    /// The condition is false.
    Passed,
    /// The evidence does not decide.
    Unknown,
    /// The condition is true: no strength makes up for it.
    Failed,
}

impl GateState {
    /// The worst of some states; passed if there are none.
    pub fn worst(states: impl IntoIterator<Item = GateState>) -> GateState {
        states.into_iter().fold(GateState::Passed, GateState::max)
    }

    /// Whether it fails the idea; `None` if that is open.
    pub(super) fn failed(self) -> Option<bool> {
        match self {
            GateState::Passed => Some(false),
            GateState::Unknown => None,
            GateState::Failed => Some(true),
        }
    }

    /// The id in machine-readable output, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            GateState::Passed => "passed",
            GateState::Failed => "failed",
            GateState::Unknown => "unknown",
        }
    }

    /// The word for the state.
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
    /// Proven enough, with every gate passed.
    Pursue,
    /// Worth another look: partly proven, or it could still become one to pursue.
    Watch,
    /// A gate failed; or little is proven and even the best outcome is not enough.
    Drop,
}

impl Verdict {
    /// All verdicts, best first.
    pub const ALL: [Verdict; 3] = [Verdict::Pursue, Verdict::Watch, Verdict::Drop];

    /// Applies the rule: drop if a gate failed; pursue if enough is proven and every gate passed; watch if it could
    /// still get there or is partly proven; otherwise drop. `gate` is the worst state of all gates.
    pub fn of(score: f64, potential: f64, gate: GateState, thresholds: Thresholds) -> Verdict {
        // A sum that misses a threshold only by rounding has reached it.
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

    /// The id in machine-readable output, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            Verdict::Pursue => "pursue",
            Verdict::Watch => "watch",
            Verdict::Drop => "drop",
        }
    }

    /// The word for the verdict.
    pub fn word(self, lang: Lang) -> &'static str {
        let word = match self {
            Verdict::Pursue => say::verdict::PURSUE,
            Verdict::Watch => say::verdict::WATCH,
            Verdict::Drop => say::verdict::DROP,
        };
        word.get(lang)
    }
}
