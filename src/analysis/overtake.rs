//! What it takes to put an idea first by weights alone: the smallest shift of weights, or the proof that none will do.
//!
//! Both are linear programs over the simplex of weights. Rivals enter one by one, the worst offender first
//! (cutting planes, Kelley 1960), so that a program holds a handful of rivals and not all of them.

use super::linear::{self, LinearRow, dot};
use crate::rubric::Weights;
use crate::score::DecisionMatrix;
use crate::tolerance;

/// Leads lie between these.
const LEADS: (f64, f64) = (-2.0, 2.0);
/// Of more rivals than this, the best ranked are asked first, and how many: who is ahead is mostly among them.
const MAX_ASKED_AT_ONCE: usize = 20_000;
const ASKED_FIRST: usize = 4_000;

/// Whether weights alone can put an idea first.
#[derive(Clone, Debug, PartialEq)]
pub enum Overtake {
    /// They can.
    Weights {
        /// The nearest weights that do: the idea is level with the best there, and ahead with any more of the same.
        weights: Weights,
        /// Σ |new − old| over all shares, 0–2; half of it is the weight that moves from some criteria to others.
        distance: f64,
    },
    /// No weights can: this mix of other ideas is at least as good on every criterion. One idea with the share 1 is an
    /// idea that dominates.
    Never {
        /// Ideas and their parts, which sum to 1.
        mix: Vec<(usize, f64)>,
    },
}

/// Proven values of some ideas, a row each; what the programs are made from.
struct Rivals<'a> {
    matrix: &'a DecisionMatrix,
    /// The idea that wants to be first.
    own: Vec<f64>,
    /// Whom it must pass. Its equals stay out: no weights part them.
    ideas: Vec<usize>,
    /// The values of those that are asked first, idea by idea; empty where all are asked at once.
    near: Vec<f64>,
}

impl Rivals<'_> {
    fn new<'a>(matrix: &'a DecisionMatrix, idea: usize, contestants: &[usize]) -> Rivals<'a> {
        let row = |i: usize| -> Vec<f64> { (0..matrix.criteria()).map(|c| matrix.low(i, c)).collect() };
        let own = row(idea);
        let equals = |i: usize| (0..matrix.criteria()).all(|c| matrix.low(i, c) == own[c]);
        let ideas: Vec<usize> = contestants.iter().copied().filter(|&i| i != idea && !equals(i)).collect();
        let near = if ideas.len() > MAX_ASKED_AT_ONCE {
            ideas[..ASKED_FIRST].iter().flat_map(|&i| row(i)).collect()
        } else {
            Vec::new()
        };
        Rivals { matrix, own, ideas, near }
    }

    /// A rival that is at least as good on every criterion.
    fn dominator(&self) -> Option<usize> {
        let dominates = |rival: usize| self.own.iter().enumerate().all(|(c, own)| self.matrix.low(rival, c) >= *own);
        self.ideas.iter().copied().find(|&rival| dominates(rival))
    }

    /// What the idea has over a rival on each criterion.
    fn edge(&self, rival: usize) -> Vec<f64> {
        self.own.iter().enumerate().map(|(c, own)| own - self.matrix.low(rival, c)).collect()
    }

    /// The rival that is furthest ahead under some weights and the idea's lead over it (negative if behind), or, where that
    /// is not `enough`, the one that is furthest ahead of those asked first: any rival that is ahead cuts.
    fn offender(&self, weights: &[f64], enough: impl Fn(usize, f64) -> bool) -> Option<(usize, f64)> {
        let own = dot(&self.own, weights);
        let lead = |values: &[f64]| {
            let parts = weights.iter().zip(values).filter(|(weight, _)| **weight != 0.0);
            parts.fold(own, |lead, (weight, value)| lead - weight * value)
        };
        let near = self.ideas.iter().copied().zip(self.near.chunks_exact(self.own.len()).map(lead));
        let near = near.min_by(|a, b| a.1.total_cmp(&b.1));
        near.filter(|&(rival, lead)| !enough(rival, lead)).or_else(|| self.hardest(weights))
    }

    /// The rival that is furthest ahead under some weights, and the idea's lead over it.
    fn hardest(&self, weights: &[f64]) -> Option<(usize, f64)> {
        let own = dot(&self.own, weights);
        let mut sums = vec![own; self.matrix.ideas()];
        for (c, weight) in weights.iter().enumerate().filter(|(_, w)| **w != 0.0) {
            sums.iter_mut().zip(self.matrix.low_column(c)).for_each(|(lead, value)| *lead -= weight * value);
        }
        self.ideas.iter().map(|&rival| (rival, sums[rival])).min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The weights under which the idea's smallest lead is greatest, and the rivals that bound it; with that lead.
    fn strongest(&self) -> Option<(Vec<f64>, f64, Vec<usize>)> {
        let n = self.own.len();
        let mut bounding: Vec<usize> = Vec::new();
        let mut weights = vec![1.0 / n as f64; n];
        loop {
            // Ahead of all is enough; behind a rival that bounds already is final.
            let enough = |rival: usize, lead: f64| lead > tolerance::SLACK || bounding.contains(&rival);
            let (rival, lead) = self.offender(&weights, enough)?;
            if enough(rival, lead) {
                return Some((weights, lead, bounding));
            }
            bounding.push(rival);
            // Maximise the lead t with Σw = 1 and edge·w ≥ t for each bounding rival.
            let mut rows = vec![(LinearRow::exactly(vec![1.0; n], 1.0), 0.0)];
            rows.extend(bounding.iter().map(|&rival| (LinearRow::at_least(self.edge(rival), 0.0), 1.0)));
            (weights, _) = linear::widest_margin(&vec![(0.0, 1.0); n], LEADS, &rows)?;
        }
    }

    /// The parts of `rivals` in a mix that is as far above the idea as can be where it is least so.
    fn mix(&self, rivals: &[usize]) -> Option<Vec<(usize, f64)>> {
        let n = rivals.len();
        let edges: Vec<Vec<f64>> = rivals.iter().map(|&rival| self.edge(rival)).collect();
        let above = |c: usize| edges.iter().map(|edge| -edge[c]).collect::<Vec<f64>>();
        let mut rows = vec![(LinearRow::exactly(vec![1.0; n], 1.0), 0.0)];
        rows.extend((0..self.own.len()).map(|c| (LinearRow::at_least(above(c), 0.0), 1.0)));
        let (parts, _) = linear::widest_margin(&vec![(0.0, 1.0); n], LEADS, &rows)?;
        Some(rivals.iter().copied().zip(parts).filter(|(_, part)| *part > tolerance::SOLVER).collect())
    }

    /// The weights nearest to `from` under which no rival is ahead.
    fn nearest(&self, from: &[f64]) -> Option<Vec<f64>> {
        let n = self.own.len();
        // Variables: what each share gains, then what it loses. Minimise the sum of both.
        let mut limits: Vec<(f64, f64)> = from.iter().map(|w| (0.0, 1.0 - w)).collect();
        limits.extend(from.iter().map(|w| (0.0, *w)));
        let both = |a: &[f64]| a.iter().copied().chain(a.iter().map(|a| -a)).collect::<Vec<f64>>();
        let mut rows = vec![LinearRow::exactly(both(&vec![1.0; n]), 0.0)];
        let mut bounding: Vec<usize> = Vec::new();
        let mut weights = from.to_vec();
        loop {
            let enough = |rival: usize, lead: f64| lead > -tolerance::SLACK || bounding.contains(&rival);
            let (rival, lead) = self.offender(&weights, enough)?;
            if enough(rival, lead) {
                return Some(weights);
            }
            bounding.push(rival);
            let edge = self.edge(rival);
            rows.push(LinearRow::at_least(both(&edge), -dot(&edge, from)));
            let change = linear::maximise(&vec![-1.0; 2 * n], &limits, &rows)?;
            let shifted = from.iter().zip(change[..n].iter().zip(&change[n..]));
            weights = shifted.map(|(w, (gain, loss))| (w + gain - loss).max(0.0)).collect();
        }
    }
}

/// What it takes to put `idea` ahead of all `contestants` from `weights` on. `None` where the solver gives up, and for an
/// idea that has no rivals.
pub fn overtake(matrix: &DecisionMatrix, weights: &Weights, contestants: &[usize], idea: usize) -> Option<Overtake> {
    let rivals = Rivals::new(matrix, idea, contestants);
    if let Some(dominator) = rivals.dominator() {
        return Some(Overtake::Never { mix: vec![(dominator, 1.0)] });
    }
    let (strongest, lead, bounding) = rivals.strongest()?;
    if lead <= tolerance::SLACK {
        return Some(Overtake::Never { mix: rivals.mix(&bounding)? });
    }
    let nearest = rivals.nearest(weights.shares())?;
    // The nearest weights are level with a rival. What the solver rounded is made good on the way to weights with a lead.
    let (_, level) = rivals.hardest(&nearest)?;
    let step = if level < 0.0 { (-level / (lead - level)).min(1.0) * (1.0 + tolerance::SHARE) } else { 0.0 };
    let shares: Vec<f64> = nearest.iter().zip(&strongest).map(|(a, b)| a + step * (b - a)).collect();
    let weights_then = Weights::from_parts(&shares);
    let distance = weights_then.shares().iter().zip(weights.shares()).map(|(a, b)| (a - b).abs()).sum();
    Some(Overtake::Weights { weights: weights_then, distance })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One row an idea.
    fn matrix<const N: usize>(rows: &[[f64; N]]) -> DecisionMatrix {
        let values: Vec<f64> = (0..N).flat_map(|c| rows.iter().map(move |row| row[c])).collect();
        DecisionMatrix::new(rows.len(), values.clone(), values)
    }

    #[test]
    fn between_two_ideas_the_shift_is_the_gap_over_the_steepest_exchange() {
        // A leads B by 0.2; a weight moved from x to y turns it at the rate of 2.
        let m = matrix(&[[1.0, 0.0], [0.0, 1.0]]);
        let Some(Overtake::Weights { weights, distance }) = overtake(&m, &Weights::from_parts(&[0.6, 0.4]), &[0, 1], 1)
        else {
            panic!("weights can")
        };
        assert!((weights[0] - 0.5).abs() < 1e-9 && (distance - 0.2).abs() < 1e-9);
    }

    #[test]
    fn what_lies_under_a_mix_can_never_lead() {
        let m = matrix(&[[1.0, 0.0], [0.0, 1.0], [0.4, 0.4]]);
        let Some(Overtake::Never { mix }) = overtake(&m, &Weights::equal(2), &[0, 1, 2], 2) else { panic!("none can") };
        assert_eq!(mix.iter().map(|m| m.0).collect::<Vec<_>>(), [0, 1]);
        for c in 0..2 {
            assert!(mix.iter().map(|&(i, part)| part * m.low(i, c)).sum::<f64>() >= 0.4);
        }
    }

    #[test]
    fn equals_do_not_stand_in_each_others_way() {
        let m = matrix(&[[1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]);
        assert!(matches!(
            overtake(&m, &Weights::from_parts(&[3.0, 1.0]), &[0, 1, 2], 2),
            Some(Overtake::Weights { distance, .. }) if (distance - 0.5).abs() < 1e-9
        ));
    }
}
