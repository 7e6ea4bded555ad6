//! Choosing several: the set of ideas with the most points under limits, and how sure it is.
//!
//! In each of some draws, with weights and open facts as [`robust`](super::robust) draws them, the best set is looked for
//! again: the share of draws in which an idea is in it is its *inclusion share* (as the core index of robust portfolio
//! modelling, Liesiö, Mild & Salo 2007, but counted over draws instead of over all non-dominated sets).

mod facts;
mod limits;
mod search;

pub use facts::DecidingFact;
pub use limits::{BestSet, MIN_GAP, SetLimits};
pub use search::{DRAWS, DrawnSets, PickQuery, SetChange};

use crate::tolerance;
use limits::sum;
use search::{MAX_WORK, PickSearch};

/// What is left of the budget if it falls.
pub const LESS: f64 = 0.9;
/// So much less than what a set costs is too little for it, whatever is rounded.
const TOO_LITTLE: f64 = 1.0 - 1e-9;

/// The best set, and how sure it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// The best set of ideas, those with the most points first.
    pub best: BestSet,
    /// What it costs; 0 without costs.
    pub spent: f64,
    /// An idea of it whose place others could take with as many points, and these others.
    pub as_good: Option<(usize, Vec<usize>)>,
    /// The best sets of some draws.
    pub drawn: DrawnSets,
    /// The best set with a smaller budget; `None` without costs, or if this set costs nothing.
    pub with_less: Option<WithLess>,
    /// The best set if only proven points count; `None` if they do here anyway.
    pub proven: Option<BestSet>,
    /// The open fact that gains most by being found out first; `None` if none would change the set, or none counts.
    pub fact: Option<DecidingFact>,
    /// Whether it is certain that no open fact gains more: all were looked at, and every set that this takes is proven.
    pub is_fact_certain: bool,
}

/// The best set if the budget falls to [`LESS`] of what it is, or below what a set costs if that is less: the set stays
/// the best down to there.
#[derive(Clone, Debug, PartialEq)]
pub struct WithLess {
    /// The smaller budget, or what the set costs.
    pub budget: f64,
    /// Whether anything below that is meant.
    pub is_below: bool,
    /// The best set then; `None` if what must be in costs more.
    pub best: Option<BestSet>,
}

impl PickQuery<'_> {
    /// The best set; `None` if what must be in breaks a limit.
    pub fn answer(&self) -> Option<Pick> {
        let (search, points) = (PickSearch::new(self), self.points());
        let mut best = search.best(points, MAX_WORK, &[])?;
        let mut with_less = self.with_less(&best);
        // Where nothing is proven, the search with less may have found more.
        if let Some(less) = with_less.as_ref().and_then(|less| less.best.as_ref()).filter(|_| best.gap().is_some()) {
            let (chosen, total) = search.improved(&less.chosen);
            if total > best.total + tolerance::POINTS {
                best = BestSet { chosen, total, ..best };
                with_less = self.with_less(&best);
            }
        }
        let spent = self.spent(&best);
        let proven = self.expected.and_then(|_| search.best(&self.scored.score, MAX_WORK, &best.chosen));
        let (fact, is_fact_certain) = self.expected.map_or((None, false), |expected| search.fact(&best, expected));
        let (as_good, drawn) = (search.as_good(&best.chosen), search.drawn(&best));
        Some(Pick { spent, as_good, drawn, with_less, proven, fact, is_fact_certain, best })
    }

    /// What a set costs; 0 without costs.
    fn spent(&self, set: &BestSet) -> f64 {
        sum(set.chosen.iter().filter_map(|&idea| self.cost(idea)))
    }

    fn with_less(&self, best: &BestSet) -> Option<WithLess> {
        let ((costs, budget), spent) = (self.costs?, self.spent(best));
        let (less, is_below) = (LESS * budget, LESS * budget >= spent);
        let limit = if is_below { TOO_LITTLE * spent } else { less };
        if limit <= 0.0 {
            return None;
        }
        let query = PickQuery { costs: Some((costs, limit)), ..*self };
        let best = PickSearch::new(&query).best(self.points(), MAX_WORK, &best.chosen);
        Some(WithLess { budget: if is_below { spent } else { less }, is_below, best })
    }
}
