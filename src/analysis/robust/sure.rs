//! Who surely gets one of K places, and who surely does not, whatever the weights of a set and the open facts turn out to be.
//!
//! Idea a *can reach* idea b if max Σ w·(highₐ − low_b) ≥ 0 over all weights within the limits of the set
//! (`attainable.rs`): a at its best is then level with b at its worst, or ahead of it, under some weights. Each value
//! lies between its ends and no weight is negative, so that whoever cannot reach b is behind it in every draw.
//!
//! **Surely in:** an idea that fewer than K others can reach. At most these are level with it or ahead, whatever is drawn,
//! so it is among the first K however ties are broken.
//!
//! **Surely out:** an idea that cannot reach K others whose gates have all passed. These are ahead of it, whatever is
//! drawn. Ideas with an open gate are no proof, for they may still fall away.
//!
//! Ideas that fail a gate take no place. An open gate of an idea's own counts as passed. Limits of a set that has
//! constraints too are a box around it: what holds in the box holds in the set.

use super::attainable::greatest;
use super::kernel::Kernel;
use crate::score::greatest_first;

/// The most others that are compared with one idea in vain: without a proof so far, it is left unproven.
const MAX_IN_VAIN: usize = 2_000;

/// What proofs are made of. Lᵢ and Uᵢ are the least and the greatest score of an idea under any weights.
pub(super) struct Sure<'a, 'k> {
    kernel: &'a Kernel<'k>,
    places: usize,
    limits: Vec<(f64, f64)>,
    /// Lᵢ and Uᵢ of each idea.
    ends: Vec<(f64, f64)>,
    /// The ideas that fail no gate, the greatest Uᵢ first.
    passing: Vec<usize>,
    /// Those whose gates have all passed, the greatest proven score under weights in the middle first.
    firm: Vec<usize>,
    /// The K-th greatest Lᵢ of these, and so what K of them surely have.
    bar: f64,
}

impl<'a, 'k> Sure<'a, 'k> {
    pub fn new(kernel: &'a Kernel<'k>, places: usize, has_open_gate: &dyn Fn(usize) -> bool) -> Sure<'a, 'k> {
        let limits = kernel.question.weights.limits();
        let ends = kernel.ends(&limits);
        let passing = (0..kernel.ideas).filter(|&idea| !kernel.question.out[idea]);
        let passing = greatest_first(passing, |&idea| ends[idea].1);
        let firm = passing.iter().copied().filter(|&idea| !has_open_gate(idea));
        let by_least = greatest_first(firm.clone(), |&idea| ends[idea].0);
        let bar = by_least.get(places - 1).map_or(f64::NEG_INFINITY, |&idea| ends[idea].0);
        let middle =
            |&idea: &usize| limits.iter().enumerate().map(|(c, (l, h))| (l + h) * kernel.matrix.low(idea, c)).sum();
        let firm = greatest_first(firm, middle);
        Sure { kernel, places, limits, ends, passing, firm, bar }
    }

    /// Whether `a` can be level with `b` or ahead of it.
    fn can_reach(&self, a: usize, b: usize, room: &mut Vec<(f64, f64)>) -> bool {
        let lead = |c: usize| self.kernel.high(a, c) - self.kernel.matrix.low(b, c);
        greatest(lead, &self.limits, room) >= -self.kernel.margin()
    }

    /// Whether an idea that fails no gate is proven to be in.
    pub fn is_in(&self, idea: usize, room: &mut Vec<(f64, f64)>) -> bool {
        let least = self.ends[idea].0 - self.kernel.margin();
        let likely = self.passing.partition_point(|&other| self.ends[other].1 >= least);
        let (mut reach, mut in_vain) = (0, 0);
        for &other in self.passing[..likely].iter().filter(|&&other| other != idea) {
            match self.can_reach(other, idea, room) {
                true => reach += 1,
                false => in_vain += 1,
            }
            if reach == self.places || in_vain == MAX_IN_VAIN {
                return false;
            }
        }
        true
    }

    /// Whether an idea that fails no gate is proven to be out.
    pub fn is_out(&self, idea: usize, room: &mut Vec<(f64, f64)>) -> bool {
        // By Uᵢ alone.
        if self.ends[idea].1 < self.bar - self.kernel.margin() {
            return true;
        }
        let (mut ahead, mut in_vain) = (0, 0);
        for &other in self.firm.iter().filter(|&&other| other != idea) {
            match self.can_reach(idea, other, room) {
                true => in_vain += 1,
                false => ahead += 1,
            }
            if ahead == self.places || in_vain == MAX_IN_VAIN {
                break;
            }
        }
        ahead == self.places
    }
}
