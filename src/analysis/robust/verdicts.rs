//! How often each verdict comes out if weights and open facts are uncertain.

use super::kernel::Kernel;
use super::query::SmaaQuery;
use crate::progress::Progress;
use crate::rubric::Thresholds;
use crate::score::{GateState, Verdict};

/// The share of draws with each verdict on an idea. In a draw everything is known but gates: an idea with enough points
/// is one to pursue, or would be if its open gates passed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct VerdictChances {
    /// To pursue.
    pub pursue: f64,
    /// To pursue, if its open gates pass.
    pub pursue_if: f64,
    /// To watch.
    pub watch: f64,
    /// To drop; always if a gate failed.
    pub drop: f64,
}

impl SmaaQuery<'_> {
    /// The chances of these ideas, in their order, in the draws of this query.
    pub fn verdicts(
        &self,
        ideas: &[usize],
        thresholds: Thresholds,
        has_open_gate: impl Fn(usize) -> bool,
    ) -> Vec<VerdictChances> {
        let none = || vec![[0_u32; Verdict::ALL.len()]; ideas.len()];
        let add = |counts: &mut Vec<[u32; 3]>, scores: &mut [f64]| {
            for (counts, score) in counts.iter_mut().zip(scores) {
                let points = 100.0 * *score;
                counts[Verdict::of(points, points, GateState::Passed, thresholds) as usize] += 1;
            }
        };
        let merge = |mut a: Vec<[u32; 3]>, b: Vec<[u32; 3]>| {
            a.iter_mut().flatten().zip(b.iter().flatten()).for_each(|(a, b)| *a += b);
            a
        };
        let counts = Kernel::new(self, &Progress::default()).count_draws(ideas, none, add, merge);
        let chances = |(&idea, counts): (&usize, [u32; 3])| {
            let [pursue, watch, drop] = counts.map(|count| f64::from(count) / self.draws as f64);
            match has_open_gate(idea) {
                _ if self.out[idea] => VerdictChances { drop: 1.0, ..VerdictChances::default() },
                true => VerdictChances { pursue: 0.0, pursue_if: pursue, watch, drop },
                false => VerdictChances { pursue, pursue_if: 0.0, watch, drop },
            }
        };
        ideas.iter().zip(counts).map(chances).collect()
    }
}
