//! The reasons for an idea's rank in one line: its strong, weak and unknown criteria.

use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::say;
use crate::score::{GateState, Scored, greatest_first};
use crate::tolerance;

/// A proven value of at least this is a strength.
const MIN_STRONG_VALUE: f64 = 0.7;
/// A value that cannot exceed this is a weakness.
const MAX_WEAK_VALUE: f64 = 0.35;

/// The strong, weak and unknown criteria of one idea, by their place in the rubric. Criteria without weight are left
/// out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reason {
    /// Gates that failed, by their place in the rubric.
    pub failed: Vec<usize>,
    /// Open gates that alone keep an idea from being one to pursue.
    pub held_back: Vec<usize>,
    /// The threshold that an idea misses though it ranks first: the leader of a table may still be none to pursue.
    pub short_of: Option<f64>,
    /// Whether nothing is known of the idea.
    pub nothing_known: bool,
    /// Criteria proven to be good, the greatest contribution first.
    pub strong: Vec<usize>,
    /// Criteria that cannot be good, the worst first, among equals the greatest weight first.
    pub weak: Vec<usize>,
    /// Unknown criteria, those that could earn most first.
    pub unknown: Vec<usize>,
}

/// Finds the reasons for one idea's score.
pub fn reason(rubric: &Rubric, scored: &Scored, idea: usize) -> Reason {
    let weighted = |keep: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..rubric.criteria.len()).filter(|&c| scored.weights[c] > 0.0 && keep(c)).collect()
    };
    let gates = |state| (0..rubric.gates.len()).filter(move |&g| scored.gates[idea][g] == state).collect();
    let has_points = scored.score[idea] + tolerance::POINTS >= rubric.thresholds.pursue;
    let is_short = scored.rank[idea] == 1 && !has_points && !scored.is_out(idea);
    let (low, high) = (|c| scored.matrix.low(idea, c), |c| scored.matrix.high(idea, c));
    Reason {
        failed: gates(GateState::Failed),
        held_back: if has_points && !scored.is_out(idea) { gates(GateState::Unknown) } else { Vec::new() },
        short_of: is_short.then_some(rubric.thresholds.pursue),
        nothing_known: scored.is_unknown(idea),
        strong: greatest_first(weighted(&|c| low(c) >= MIN_STRONG_VALUE), |&c| scored.contribution(idea, c)),
        weak: greatest_first(greatest_first(weighted(&|c| high(c) <= MAX_WEAK_VALUE), |&c| scored.weights[c]), |&c| {
            -high(c)
        }),
        unknown: greatest_first(weighted(&|c| scored.facts.get(c, idea).is_none()), |&c| scored.could_earn(idea, c)),
    }
}

impl Reason {
    /// What decides the verdict, and the criteria, apart.
    pub fn apart(self) -> [Reason; 2] {
        let Reason { failed, held_back, short_of, nothing_known, strong, weak, unknown } = self;
        let unknown = if nothing_known { Vec::new() } else { unknown };
        [
            Reason { failed, held_back, short_of, nothing_known, ..Reason::default() },
            Reason { strong, weak, unknown, ..Reason::default() },
        ]
    }

    /// One line: `fails: …; strong: …; weak: …; unknown: …`, with at most `most` criteria of each.
    pub fn line(&self, rubric: &Rubric, lang: Lang, most: usize) -> String {
        let criteria = |list: &[usize]| list.iter().take(most).map(|&c| rubric.criteria[c].name.get(lang)).collect();
        let [strong, weak, unknown] = [&self.strong, &self.weak, &self.unknown].map(|list| criteria(list));
        let gates = |list: &[usize]| list.iter().map(|&g| rubric.gates[g].name.get(lang)).collect();
        let (failed, held_back) = (gates(&self.failed), gates(&self.held_back));
        let &Reason { short_of, nothing_known, .. } = self;
        say::reason::ReasonLine { failed, held_back, short_of, nothing_known, strong, weak, unknown }.line(lang)
    }
}
