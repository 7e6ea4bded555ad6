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
pub use search::{DRAWS, PickQuery};

use limits::sum;
use search::{MAX_WORK, PickSearch};
use std::collections::HashSet;

/// What is left of the budget if it falls.
pub const LESS: f64 = 0.9;

/// The best set, and how sure it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Pick {
    /// The best set of ideas, those with the most points first.
    pub best: BestSet,
    /// What it costs; 0 without costs.
    pub spent: f64,
    /// The share of draws in which each idea is in the best set; `None` for those that cannot be chosen.
    pub inclusion: Vec<Option<f64>>,
    /// The number of draws.
    pub draws: usize,
    /// In how many of them the set that was found is not proven to be the best.
    pub unproven: usize,
    /// What changes if the budget falls to [`LESS`] of what it is; `None` without costs.
    pub with_less: Option<WithLess>,
    /// The open fact that gains most by being found out first; `None` if none would change the set, or none counts.
    pub fact: Option<DecidingFact>,
    /// Whether it is certain that no open fact gains more: all were looked at, and every set that this takes is proven.
    pub is_fact_certain: bool,
}

/// The best set with a smaller budget.
#[derive(Clone, Debug, PartialEq)]
pub enum WithLess {
    /// What must be in costs more.
    Impossible,
    /// Ideas that leave the best set, and that enter it.
    Changed {
        /// Those that leave.
        leaves: Vec<usize>,
        /// Those that enter.
        enters: Vec<usize>,
    },
}

impl PickQuery<'_> {
    /// The best set; `None` if what must be in breaks a limit.
    pub fn answer(&self) -> Option<Pick> {
        let search = PickSearch::new(self, 1.0);
        let best = search.best(self.points(), MAX_WORK)?;
        let spent = sum(best.chosen.iter().filter_map(|&idea| self.cost(idea)));
        let with_less = self.costs.map(|_| self.with_less(&best));
        let (inclusion, draws, unproven) = search.inclusion();
        let (fact, is_fact_certain) = self.expected.map_or((None, false), |expected| search.fact(&best, expected));
        Some(Pick { spent, inclusion, draws, unproven, with_less, fact, is_fact_certain, best })
    }

    fn with_less(&self, best: &BestSet) -> WithLess {
        let Some(less) = PickSearch::new(self, LESS).best(self.points(), MAX_WORK) else { return WithLess::Impossible };
        let without = |a: &BestSet, b: &BestSet| {
            let of_b: HashSet<&usize> = b.chosen.iter().collect();
            a.chosen.iter().copied().filter(|idea| !of_b.contains(idea)).collect()
        };
        WithLess::Changed { leaves: without(best, &less), enters: without(&less, best) }
    }
}
