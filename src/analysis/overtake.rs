//! How to put an idea first by weights alone: the smallest shift of weights, or the proof that no weights can.
//!
//! Both are linear programs over the simplex of weights. Rivals enter one by one, the worst offender first
//! (cutting planes, Kelley 1960), so that a program holds only a handful of rivals.

use super::linear::{self, LinearRow, dot};
use super::whatif::{ShareChange, reweigh};
use crate::lang::{outward, rounded};
use crate::rubric::Weights;
use crate::score::{DecisionMatrix, greatest_first};
use crate::tolerance;
use std::iter;

/// Limits of the lead as a variable of a program; actual leads lie well inside.
const LEAD_LIMITS: (f64, f64) = (-2.0, 2.0);
/// With more rivals than this, only the best ranked are checked first: those ahead are mostly among them.
const MAX_CHECKED_AT_ONCE: usize = 20_000;
const CHECKED_FIRST: usize = 4_000;
/// Shares that change by less are not told.
const MIN_CHANGE: f64 = 0.0005;
/// The most changes of share that a person is asked to type; of more, the largest are told.
pub const MAX_TYPED: usize = 3;
/// How many thousandths they are moved at most beyond the nearest weights, to be typed.
const MAX_STEP: i32 = 15;

/// Whether weights alone can put an idea first.
#[derive(Clone, Debug, PartialEq)]
pub enum Overtake {
    /// Some weights can.
    Weights {
        /// The nearest weights that do: they put the idea level with the best, and any further shift puts it ahead.
        weights: Weights,
        /// Σ |new − old| over all shares, 0–2: twice the weight that moves between criteria.
        distance: f64,
        /// The shares that change as a person may type them, the largest change first: in thousandths. Up to
        /// [`MAX_TYPED`] put the idea ahead of all others when they are typed, so that the rest keep their proportions.
        typed: Vec<(usize, f64)>,
        /// Whether none of the thousandths around them do: they lie between.
        is_rough: bool,
    },
    /// No weights can: this mix of other ideas is at least as good on every criterion. A single idea with the share 1
    /// dominates.
    Never {
        /// Ideas and their shares, which sum to 1.
        mix: Vec<(usize, f64)>,
    },
}

/// The proven values from which the linear programs are built.
struct Rivals<'a> {
    matrix: &'a DecisionMatrix,
    /// The values of the idea to put first.
    own: Vec<f64>,
    /// The ideas that it must pass. Its equals are left out: no weights separate them.
    ideas: Vec<usize>,
    /// The values of those that are checked first, idea by idea; empty if all are checked at once.
    near: Vec<f64>,
}

impl Rivals<'_> {
    fn new<'a>(matrix: &'a DecisionMatrix, idea: usize, contestants: &[usize]) -> Rivals<'a> {
        let row = |i: usize| -> Vec<f64> { (0..matrix.criteria()).map(|c| matrix.low(i, c)).collect() };
        let own = row(idea);
        let equals = |i: usize| (0..matrix.criteria()).all(|c| matrix.low(i, c) == own[c]);
        let ideas: Vec<usize> = contestants.iter().copied().filter(|&i| i != idea && !equals(i)).collect();
        let near = if ideas.len() > MAX_CHECKED_AT_ONCE {
            ideas[..CHECKED_FIRST].iter().flat_map(|&i| row(i)).collect()
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

    /// The lead of the idea over a rival on each criterion.
    fn edge(&self, rival: usize) -> Vec<f64> {
        self.own.iter().enumerate().map(|(c, own)| own - self.matrix.low(rival, c)).collect()
    }

    /// A rival for the next cut under some weights, with the idea's lead over it (negative if behind): the one furthest
    /// ahead of those checked first if that lead is not `enough`, since any rival ahead makes a cut; otherwise the one
    /// furthest ahead of all.
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

    /// The rival furthest ahead of all under some weights, and the idea's lead over it.
    fn hardest(&self, weights: &[f64]) -> Option<(usize, f64)> {
        let own = dot(&self.own, weights);
        let mut sums = vec![own; self.matrix.ideas()];
        for (c, weight) in weights.iter().enumerate().filter(|(_, w)| **w != 0.0) {
            sums.iter_mut().zip(self.matrix.low_column(c)).for_each(|(lead, value)| *lead -= weight * value);
        }
        self.ideas.iter().map(|&rival| (rival, sums[rival])).min_by(|a, b| a.1.total_cmp(&b.1))
    }

    /// The weights that maximise the idea's smallest lead, that lead, and the rivals that bound it.
    fn strongest(&self) -> Option<(Vec<f64>, f64, Vec<usize>)> {
        let n = self.own.len();
        let mut bounding: Vec<usize> = Vec::new();
        let mut weights = vec![1.0 / n as f64; n];
        loop {
            // A lead over all rivals is enough; if a rival that already bounds it is ahead, the result is final.
            let enough = |rival: usize, lead: f64| lead > tolerance::SLACK || bounding.contains(&rival);
            let (rival, lead) = self.offender(&weights, enough)?;
            if enough(rival, lead) {
                return Some((weights, lead, bounding));
            }
            bounding.push(rival);
            // Maximise the lead t with Σw = 1 and edge·w ≥ t for each bounding rival.
            let mut rows = vec![(LinearRow::exactly(vec![1.0; n], 1.0), 0.0)];
            rows.extend(bounding.iter().map(|&rival| (LinearRow::at_least(self.edge(rival), 0.0), 1.0)));
            (weights, _) = linear::widest_margin(&vec![(0.0, 1.0); n], LEAD_LIMITS, &rows)?;
        }
    }

    /// The shares of `rivals` in the mix that maximises its smallest lead over the idea on any criterion.
    fn mix(&self, rivals: &[usize]) -> Option<Vec<(usize, f64)>> {
        let n = rivals.len();
        let edges: Vec<Vec<f64>> = rivals.iter().map(|&rival| self.edge(rival)).collect();
        let above = |c: usize| edges.iter().map(|edge| -edge[c]).collect::<Vec<f64>>();
        let mut rows = vec![(LinearRow::exactly(vec![1.0; n], 1.0), 0.0)];
        rows.extend((0..self.own.len()).map(|c| (LinearRow::at_least(above(c), 0.0), 1.0)));
        let (parts, _) = linear::widest_margin(&vec![(0.0, 1.0); n], LEAD_LIMITS, &rows)?;
        Some(rivals.iter().copied().zip(parts).filter(|(_, part)| *part > tolerance::SOLVER).collect())
    }

    /// The weights nearest to `from` under which no rival is ahead.
    fn nearest(&self, from: &[f64]) -> Option<Vec<f64>> {
        let n = self.own.len();
        // Variables: the gain of each share, then its loss. Minimise the sum of both.
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

    /// [`Overtake::Weights::typed`]: the shares that `then` changes, rounded away from `today`, and moved further if
    /// rounding them, or what it does to the others, leaves a rival level; and [`is_rough`](Overtake::Weights::is_rough).
    fn typed(&self, today: &Weights, then: &Weights) -> (Vec<(usize, f64)>, bool) {
        let change = |c: usize| then[c] - today[c];
        let told = (0..self.own.len()).filter(|&c| change(c).abs() >= MIN_CHANGE);
        let told = greatest_first(told, |&c| change(c).abs());
        let is_all = (0..self.own.len()).all(|c| today[c] == 0.0 || told.contains(&c));
        let at = |steps: &[i32]| -> Vec<(usize, f64)> {
            let beyond = |(n, &c): (usize, &usize)| {
                let step = steps.get(n).map_or(0.0, |step| f64::from(*step) * change(c).signum());
                (c, rounded(outward(then[c], change(c) > 0.0) + step / 1000.0, 3))
            };
            let mut typed: Vec<(usize, f64)> = told.iter().enumerate().map(beyond).collect();
            // If no other share makes up for rounding, the least change does.
            if let Some(((_, rest), others)) = typed.split_last_mut().filter(|_| is_all) {
                *rest = rounded(1.0 - others.iter().map(|(_, share)| share).sum::<f64>(), 3);
            }
            typed
        };
        let mut level: Vec<Vec<f64>> = Vec::new();
        let leads = |typed: &Vec<(usize, f64)>| {
            let changes: Vec<_> = typed.iter().map(|&(c, share)| (c, ShareChange::To(share))).collect();
            let Ok(weights) = reweigh(today, &changes, &[]) else { return false };
            // Who was in the way before is asked first.
            if level.iter().any(|edge| dot(edge, weights.shares()) <= tolerance::SLACK) {
                return false;
            }
            let rival = self.hardest(weights.shares()).filter(|(_, lead)| *lead <= tolerance::SLACK);
            level.extend(rival.map(|(rival, _)| self.edge(rival)));
            rival.is_none()
        };
        if told.is_empty() || told.len() > MAX_TYPED {
            return (at(&[]), false);
        }
        let free = told.len() - usize::from(is_all);
        let tried = iter::once(Vec::new()).chain(iter::once_with(|| steps(free)).flatten());
        let found = tried.map(|steps| at(&steps)).find(leads);
        let is_rough = found.is_none();
        (found.unwrap_or_else(|| at(&[])), is_rough)
    }
}

/// Steps of up to [`MAX_STEP`] in each of `free` shares, the shortest first, and outward before inward.
fn steps(free: usize) -> Vec<Vec<i32>> {
    let side = 2 * MAX_STEP + 1;
    let step =
        move |n: i32| -> Vec<i32> { (0..free as u32).map(|place| n / side.pow(place) % side - MAX_STEP).collect() };
    let all = (0..side.pow(free as u32)).map(step);
    let size = |steps: &Vec<i32>| steps.iter().map(|step| step.abs()).max().unwrap_or(0);
    greatest_first(all, move |steps| f64::from(steps.iter().sum::<i32>() - 100 * size(steps)))
}

/// How to put `idea` ahead of all `contestants`, starting from `weights`. `None` if the solver gives up or the idea has
/// no rivals.
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
    // The nearest weights are level with a rival. A small step towards weights with a lead makes up for solver
    // rounding.
    let (_, level) = rivals.hardest(&nearest)?;
    let step = if level < 0.0 { (-level / (lead - level)).min(1.0) * (1.0 + tolerance::SHARE) } else { 0.0 };
    let shares: Vec<f64> = nearest.iter().zip(&strongest).map(|(a, b)| a + step * (b - a)).collect();
    let weights_then = Weights::from_parts(&shares);
    let distance = weights_then.shares().iter().zip(weights.shares()).map(|(a, b)| (a - b).abs()).sum();
    let (typed, is_rough) = rivals.typed(weights, &weights_then);
    Some(Overtake::Weights { weights: weights_then, distance, typed, is_rough })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A matrix with one row for each idea.
    fn matrix<const N: usize>(rows: &[[f64; N]]) -> DecisionMatrix {
        let values: Vec<f64> = (0..N).flat_map(|c| rows.iter().map(move |row| row[c])).collect();
        DecisionMatrix::new(rows.len(), values.clone(), values)
    }

    #[test]
    fn between_two_ideas_the_shift_is_the_gap_over_the_steepest_exchange() {
        // A leads B by 0.2; moving weight from x to y shrinks the lead at twice the rate.
        let m = matrix(&[[1.0, 0.0], [0.0, 1.0]]);
        let Some(Overtake::Weights { weights, distance, .. }) =
            overtake(&m, &Weights::from_parts(&[0.6, 0.4]), &[0, 1], 1)
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
