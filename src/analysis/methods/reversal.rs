//! Rank reversal: does the order of two ideas change when a third is removed from the table?
//!
//! Belton & Gear 1983 on AHP; Wang & Luo 2009 and Aires & Ferreira 2018 on TOPSIS-like methods. A method that scales
//! columns by the ideas present, or compares ideas with each other, can do it; a sum of values on fixed scales cannot.

use super::method::Method;
use super::opinion::by_rank;
use super::problem::DecisionProblem;

/// The effect of removing ideas one at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Probe {
    /// The number of ideas removed in turn, the best ranked first.
    pub taken_out: usize,
    /// For each idea whose removal reverses the order of others, the best ranked such pair.
    pub flips: Vec<OrderReversal>,
    /// The number of ideas that could not be removed, because the method fails without them.
    pub undefined: usize,
}

/// A pair whose order reverses when a third idea is removed, by places in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderReversal {
    /// The removed idea.
    pub without: usize,
    /// The idea that is ahead with it and behind without it.
    pub falls: usize,
    /// The idea that is ahead without it.
    pub rises: usize,
}

/// Removes each of the first `most` ideas in turn; `ranks` are those with all ideas. Only an idea that is clearly ahead
/// can fall: breaking a tie reverses no order.
pub fn probe(method: &Method, problem: &DecisionProblem, ranks: &[usize], most: usize) -> Probe {
    let order = by_rank(ranks);
    let mut found = Probe { taken_out: most.min(ranks.len()), ..Probe::default() };
    for without in 0..found.taken_out {
        // Once one is removed, a single idea has no order.
        if ranks.len() < 3 {
            continue;
        }
        match (method.judge)(&problem.without(without)) {
            Ok(opinion) => found.flips.extend(flip(&order, ranks, &opinion.ranks(), without)),
            Err(_) => found.undefined += 1,
        }
    }
    found
}

/// The best ranked pair in `order` whose order is reversed in `left`, the ranks without one idea.
fn flip(order: &[usize], ranks: &[usize], left: &[usize], without: usize) -> Option<OrderReversal> {
    let then = |idea: usize| left[idea - usize::from(idea > without)];
    // The idea that has fallen furthest among those clearly ahead of the one looked at.
    let mut lowest: Option<usize> = None;
    let others: Vec<usize> = order.iter().copied().filter(|&idea| idea != without).collect();
    for tied in others.chunk_by(|a, b| ranks[*a] == ranks[*b]) {
        for &rises in tied {
            if let Some(falls) = lowest.filter(|&falls| then(falls) > then(rises)) {
                return Some(OrderReversal { without, falls, rises });
            }
        }
        lowest = tied.iter().copied().chain(lowest).max_by_key(|&idea| then(idea));
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::methods::METHODS;
    use crate::analysis::methods::problem::CriterionType;

    #[test]
    fn a_flip_is_a_pair_that_was_in_order() {
        // a before b before c (with all), d in between is taken out: c is then before a.
        let (ranks, left) = ([1, 2, 4, 3], [2, 3, 1]);
        assert_eq!(flip(&[0, 1, 3, 2], &ranks, &left, 3), Some(OrderReversal { without: 3, falls: 1, rises: 2 }));
        // Breaking or making a tie reverses nothing.
        assert_eq!(flip(&[0, 1, 2], &[1, 1, 3], &[2, 1], 2), None);
        assert_eq!(flip(&[0, 1, 2], &[1, 2, 3], &[1, 1], 2), None);
    }

    /// Two ideas swap under TOPSIS with the min-max normalisation when one that is last on everything leaves, as it
    /// sets the scale of a column.
    #[test]
    fn an_idea_that_sets_a_scale_turns_the_order_of_others() {
        let columns = vec![1.0, 0.9, 0.0, 0.50, 0.62, 0.0];
        let problem = DecisionProblem::new(3, columns, vec![0.6, 0.4], vec![CriterionType::Benefit; 2]);
        let ranks = |method: &Method| (method.judge)(&problem).unwrap().ranks();
        let topsis = METHODS.iter().find(|method| method.id == "topsis_minmax").unwrap();
        assert_eq!(ranks(topsis), [2, 1, 3]);
        let found = probe(topsis, &problem, &ranks(topsis), 3);
        assert_eq!((found.taken_out, found.undefined), (3, 0));
        assert_eq!(found.flips, [OrderReversal { without: 2, falls: 1, rises: 0 }]);
        let sum = &METHODS[0];
        assert_eq!(probe(sum, &problem, &ranks(sum), 3).flips, []);
    }
}
