//! How far one weight may move before the ranking changes.
//!
//! Criterion j gets the share λ and the others keep their proportions. Then the score of idea i is a straight line,
//! sᵢ(λ) = λ·uᵢⱼ + (1 − λ)·rᵢ with rᵢ = Σ_{k≠j} wₖ·uᵢₖ / (1 − wⱼ), and one idea overtakes another where their lines
//! cross: closed form, no grid (Mareschal 1988, "Weight stability intervals in multicriteria decision aid";
//! Triantaphyllou & Sánchez 1997).
//!
//! Locked criteria keep their shares. With L the sum of these, λ runs from 0 to 1 − L, and the lines are
//! sᵢ(λ) = λ·uᵢⱼ + (1 − L − λ)·rᵢ + hᵢ with hᵢ = Σ_{k locked} wₖ·uᵢₖ and rᵢ = Σ_{k free, k≠j} wₖ·uᵢₖ / (1 − L − wⱼ).

use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::say;
use crate::score::{DecisionMatrix, Scored};
use crate::tolerance;

/// The range of one criterion's share within which an order holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShareInterval {
    /// The least share, 0–1.
    pub low: f64,
    /// The greatest share, 0–1.
    pub high: f64,
    /// What happens below `low`; `None` if `low` is 0.
    pub below: Option<Overtaking>,
    /// What happens above `high`; `None` if `high` is the greatest possible share.
    pub above: Option<Overtaking>,
}

/// One idea passes another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overtaking {
    /// The idea that moves ahead.
    pub riser: usize,
    /// The idea that falls behind.
    pub faller: usize,
}

/// How far the share of one criterion may move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stability {
    /// The criterion, by its place in the rubric.
    pub criterion: usize,
    /// Its share today.
    pub share: f64,
    /// Where the leader stays first; `None` if the criterion is locked or has all the unlocked weight, so that no
    /// others have proportions to keep.
    pub lead: Option<ShareInterval>,
    /// Where the first K keep their order and stay the first K.
    pub order: Option<ShareInterval>,
}

/// A change of the lead: the criterion, the share at which it happens, and the idea that takes over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LeadFlip {
    /// The criterion.
    pub criterion: usize,
    /// The share beyond which another leads.
    pub share: f64,
    /// Whether the share must rise to get there.
    pub rises: bool,
    /// The idea that takes over.
    pub challenger: usize,
}

impl LeadFlip {
    /// In words, without a full stop: `if Data moat weighed more than 31.5 % (today 12 %), X would lead`.
    pub fn in_words(&self, rubric: &Rubric, scored: &Scored, lang: Lang) -> String {
        self.told(rubric, scored, lang).clause(lang)
    }

    /// The clause for this flip, with names in place of numbers.
    pub(crate) fn told<'a>(&self, rubric: &'a Rubric, scored: &'a Scored, lang: Lang) -> say::flip::FlipClause<'a> {
        let LeadFlip { criterion, share, rises, challenger } = *self;
        let (name, today) = (rubric.criteria[criterion].name.get(lang), scored.weights[criterion]);
        say::flip::FlipClause { criterion: name, today, share, rises, challenger: &scored.names[challenger] }
    }
}

impl Stability {
    /// The nearer end of the lead's interval, with its distance in share; `None` if no share of this criterion changes
    /// who leads.
    pub fn nearest(&self) -> Option<(f64, LeadFlip)> {
        let lead = self.lead?;
        let flip = |share: f64, rises, overtaking: Option<Overtaking>| {
            let challenger = overtaking?.riser;
            let flip = LeadFlip { criterion: self.criterion, share, rises, challenger };
            Some(((share - self.share).abs(), flip))
        };
        let (down, up) = (flip(lead.low, false, lead.below), flip(lead.high, true, lead.above));
        match (down, up) {
            (Some(a), Some(b)) => Some(if a.0 < b.0 { a } else { b }),
            (a, b) => a.or(b),
        }
    }
}

/// The ideas that compete for the lead, best first: those that fail no gate, or all of them if every one fails.
pub fn contestants(scored: &Scored) -> &[usize] {
    let passing = scored.order.partition_point(|&i| !scored.is_out(i));
    if passing == 0 { &scored.order } else { &scored.order[..passing] }
}

/// The intervals of every criterion, in the rubric's order, for the lead and for the order of the first `top`.
pub fn stability(scored: &Scored, top: usize) -> Vec<Stability> {
    let locked = vec![false; scored.weights.shares().len()];
    intervals(&scored.matrix, scored.weights.shares(), &locked, contestants(scored), top)
}

/// The interval of the lead for every criterion: [`Stability::lead`] without the order of those behind, several times
/// faster. If two ideas would take over at the very same share, the first in the table is named.
pub fn lead_intervals(scored: &Scored, locked: &[bool]) -> Vec<Option<ShareInterval>> {
    let order = contestants(scored);
    let today = Today::new(&scored.matrix, scored.weights.shares(), locked, order);
    // In the order of the table, memory is read from end to end.
    let mut contends = vec![false; scored.len()];
    order.iter().for_each(|&i| contends[i] = true);
    let leader = order.first().copied();
    let rivals = (0..scored.len()).filter(|&i| contends[i] && Some(i) != leader);
    let lead: Vec<usize> = leader.into_iter().chain(rivals).collect();
    (0..locked.len()).map(|criterion| Some(today.lines(criterion)?.lead(&lead))).collect()
}

/// The intervals from values, shares, the criteria that are locked, and the ideas to compare, best first.
pub fn intervals(
    matrix: &DecisionMatrix,
    shares: &[f64],
    locked: &[bool],
    order: &[usize],
    top: usize,
) -> Vec<Stability> {
    Today::new(matrix, shares, locked, order).stability(order, top)
}

/// The current scores, shared by the lines of all criteria.
struct Today<'a> {
    matrix: &'a DecisionMatrix,
    shares: &'a [f64],
    locked: &'a [bool],
    /// The scores, and the part of each that comes from locked criteria.
    total: Vec<f64>,
    held: Vec<f64>,
    /// The sum of the shares that are not locked: the greatest share that a criterion can have.
    reach: f64,
}

impl<'a> Today<'a> {
    fn new(matrix: &'a DecisionMatrix, shares: &'a [f64], locked: &'a [bool], order: &[usize]) -> Today<'a> {
        let ideas = order.iter().max().map_or(0, |most| most + 1);
        let (mut total, mut held, mut reach) = (vec![0.0; ideas], vec![0.0; ideas], 1.0);
        for (c, share) in shares.iter().enumerate() {
            total.iter_mut().zip(matrix.low_column(c)).for_each(|(sum, value)| *sum += share * value);
            if locked[c] {
                held.iter_mut().zip(matrix.low_column(c)).for_each(|(sum, value)| *sum += share * value);
                reach -= share;
            }
        }
        Today { matrix, shares, locked, total, held, reach }
    }

    /// Scores as functions of the share of a criterion; `None` if it is locked or no free others have a share.
    fn lines(&self, criterion: usize) -> Option<Lines<'_>> {
        let share = self.shares[criterion];
        let defined = !self.locked[criterion] && self.reach - share > tolerance::ROUNDING && !self.total.is_empty();
        defined.then(|| Lines { today: self, at_all: self.matrix.low_column(criterion), share })
    }

    fn stability(&self, order: &[usize], top: usize) -> Vec<Stability> {
        let of = |(criterion, &share): (usize, &f64)| {
            let lines = self.lines(criterion);
            Stability {
                criterion,
                share,
                lead: lines.as_ref().map(|lines| lines.lead(order)),
                order: lines.map(|lines| lines.order(order, top)),
            }
        };
        self.shares.iter().enumerate().map(of).collect()
    }
}

/// Scores as functions of one share.
struct Lines<'a> {
    today: &'a Today<'a>,
    /// The values of the criterion: the scores if it had all the weight.
    at_all: &'a [f64],
    /// Its current share.
    share: f64,
}

impl Lines<'_> {
    /// Where the first stays first.
    fn lead(&self, order: &[usize]) -> ShareInterval {
        let (leader, rest) = order.split_first().unwrap_or((&0, &[]));
        self.interval(rest.iter().map(|&other| (*leader, other)))
    }

    /// Where the first `top` keep their order and stay the first.
    fn order(&self, order: &[usize], top: usize) -> ShareInterval {
        let last = order[..top.min(order.len())].last();
        let behind = order.iter().skip(top).filter_map(|&other| Some((*last?, other)));
        self.interval(order.windows(2).take(top.saturating_sub(1)).map(|pair| (pair[0], pair[1])).chain(behind))
    }

    /// Where every pair (ahead, behind) keeps its order.
    fn interval(&self, pairs: impl Iterator<Item = (usize, usize)>) -> ShareInterval {
        let (w, Today { total: totals, held: helds, reach, .. }) = (self.share, self.today);
        let reach = *reach;
        let mut interval = ShareInterval { low: 0.0, high: reach, below: None, above: None };
        // The lead at a share as a sum, without a division. It skips most pairs: those that keep their order, by more
        // than rounding, at both ends of the interval so far.
        let parts = |share: f64| {
            let others = (reach - share) / (reach - w);
            move |at_all: f64, total: f64, held: f64| {
                (share - w * others) * at_all + others * total + (1.0 - others) * held
            }
        };
        let (mut at_low, mut at_high) = (parts(0.0), parts(reach));
        let clear = tolerance::SLACK * reach / (reach - w);
        for (ahead, behind) in pairs {
            let at_all = self.at_all[ahead] - self.at_all[behind];
            let held = helds[ahead] - helds[behind];
            let total = totals[ahead] - totals[behind];
            if at_low(at_all, total, held) > clear && at_high(at_all, total, held) > clear {
                continue;
            }
            // The lead of the free others, from the lead today: total = w·at_all + (reach − w)·others + held.
            let others = (total - w * at_all - held) / (reach - w);
            let at_none = reach * others + held;
            let rise = at_all - others;
            if (reach * rise).abs() < tolerance::ROUNDING {
                continue;
            }
            let crossing = -at_none / rise;
            let overtaking = Some(Overtaking { riser: behind, faller: ahead });
            // Two that meet where the criterion has no weight, or all, change no places; and rounding must not put the
            // current share outside.
            if rise < 0.0 && crossing < reach - tolerance::ROUNDING && crossing.max(w) < interval.high {
                (interval.high, interval.above) = (crossing.max(w), overtaking);
                at_high = parts(interval.high);
            } else if rise > 0.0 && crossing > tolerance::ROUNDING && crossing.min(w) > interval.low {
                (interval.low, interval.below) = (crossing.min(w), overtaking);
                at_low = parts(interval.low);
            }
        }
        interval
    }
}

/// The flip that needs the least change of a single share; `None` if no single share can change who leads.
pub fn nearest_flip(stability: &[Stability]) -> Option<LeadFlip> {
    let flips = stability.iter().filter_map(Stability::nearest);
    flips.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, flip)| flip)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::whatif::{ShareChange, reweigh};
    use crate::lang::inward;
    use crate::rubric::Weights;
    use proptest::prelude::*;

    #[test]
    fn a_locked_criterion_has_no_interval_and_bounds_those_of_the_others() {
        // Half of the weight is locked and does not separate A and B. Of the rest, the first criterion favours A, the
        // second B.
        let columns = [[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]];
        let matrix = DecisionMatrix::new(2, columns.concat(), columns.concat());
        let found = intervals(&matrix, &[0.3, 0.2, 0.5], &[false, false, true], &[0, 1], 1);
        assert!(found[2].lead.is_none() && found[2].order.is_none());
        let (first, second) = (found[0].lead.unwrap(), found[1].lead.unwrap());
        assert!((first.low - 0.25).abs() < 1e-12 && (first.high, first.above) == (0.5, None));
        assert!((second.high - 0.25).abs() < 1e-12 && (second.low, second.below) == (0.0, None));
        // No other criterion is left to give weight.
        let alone = intervals(&matrix, &[0.3, 0.2, 0.5], &[false, true, true], &[0, 1], 1);
        assert!(alone.iter().all(|s| s.lead.is_none()));
    }

    #[test]
    fn two_that_meet_where_a_criterion_does_not_count_change_no_places() {
        // A and B differ on the second criterion alone; without it they are level, and no farther apart than rounding.
        let columns = [[0.9, 0.9], [0.5, 0.1]];
        let matrix = DecisionMatrix::new(2, columns.concat(), columns.concat());
        for s in intervals(&matrix, &[0.75, 0.25], &[false; 2], &[0, 1], 1) {
            assert_eq!(s.lead, Some(ShareInterval { low: 0.0, high: 1.0, below: None, above: None }));
        }
    }

    proptest! {
        #[test]
        fn the_ends_that_are_shown_keep_the_order_when_they_are_typed(
            values in proptest::collection::vec((0..=20u8).prop_map(|step| f64::from(step) / 20.0), 48),
            parts in proptest::collection::vec(1..30u8, 2..7),
        ) {
            const TOP: usize = 3;
            let n = parts.len();
            let weights = Weights::from_parts(&parts.iter().map(|part| f64::from(*part)).collect::<Vec<_>>());
            let score = |weights: &Weights, i: usize| -> f64 { (0..n).map(|c| 100.0 * weights[c] * values[8 * c + i]).sum() };
            let mut order: Vec<usize> = (0..8).collect();
            order.sort_by(|&a, &b| score(&weights, b).total_cmp(&score(&weights, a)));
            let matrix = DecisionMatrix::new(8, values[..8 * n].to_vec(), values[..8 * n].to_vec());
            for s in intervals(&matrix, weights.shares(), &vec![false; n], &order, TOP) {
                for (interval, top) in [(s.lead, 1), (s.order, TOP)] {
                    let Some(ShareInterval { low, high, .. }) = interval else { continue };
                    for typed in inward([low, high]).into_iter().flatten() {
                        let share = ShareChange::To(typed.parse::<f64>().unwrap() / 100.0);
                        let then = reweigh(&weights, &[(s.criterion, share)], &[]).unwrap();
                        let is_ahead = |a: usize, b: usize| score(&then, a) > score(&then, b) - tolerance::POINTS;
                        let kept = (0..top).all(|place| order[place + 1..].iter().all(|&i| is_ahead(order[place], i)));
                        prop_assert!(kept, "{typed} of {low}..{high}");
                    }
                }
            }
        }

        #[test]
        fn with_locks_the_leader_leads_within_its_interval_and_nowhere_else(
            values in proptest::collection::vec(0.0..1.0f64, 48),
            parts in proptest::collection::vec((0.05..1.0f64, any::<bool>()), 2..7),
        ) {
            const STEPS: usize = 100;
            const NEAR: f64 = 1e-9;
            let n = parts.len();
            let weights = Weights::from_parts(&parts.iter().map(|p| p.0).collect::<Vec<_>>());
            let locked: Vec<bool> = parts.iter().map(|p| p.1).collect();
            let held: Vec<usize> = (0..n).filter(|&c| locked[c]).collect();
            let column = |c: usize| &values[8 * c..8 * c + 8];
            let score = |weights: &Weights, i: usize| -> f64 { (0..n).map(|c| weights[c] * column(c)[i]).sum() };
            let mut order: Vec<usize> = (0..8).collect();
            order.sort_by(|&a, &b| score(&weights, b).total_cmp(&score(&weights, a)));
            let reach = 1.0 - held.iter().map(|&c| weights[c]).sum::<f64>();
            let matrix = DecisionMatrix::new(8, values[..8 * n].to_vec(), values[..8 * n].to_vec());
            for s in intervals(&matrix, weights.shares(), &locked, &order, 1) {
                let free = (0..n).filter(|&c| !locked[c]).count();
                prop_assert_eq!(s.lead.is_some(), !locked[s.criterion] && free > 1);
                let Some(lead) = s.lead else { continue };
                prop_assert!(lead.low <= s.share && s.share <= lead.high && lead.high <= reach + 1e-12);
                // How far the leader of today is ahead of the best of the others.
                let ahead = |share: f64| {
                    let then = reweigh(&weights, &[(s.criterion, ShareChange::To(share))], &held).unwrap();
                    score(&then, order[0]) - order[1..].iter().map(|&i| score(&then, i)).fold(f64::MIN, f64::max)
                };
                for step in 0..=STEPS {
                    let share = reach * step as f64 / STEPS as f64;
                    let inside = lead.low - NEAR <= share && share <= lead.high + NEAR;
                    prop_assert!(if inside { ahead(share) > -NEAR } else { ahead(share) < NEAR }, "at {share}");
                }
                for (end, overtaking) in [(lead.low, lead.below), (lead.high, lead.above)] {
                    if let Some(Overtaking { riser, faller }) = overtaking {
                        let then = reweigh(&weights, &[(s.criterion, ShareChange::To(end))], &held).unwrap();
                        prop_assert_eq!(faller, order[0]);
                        prop_assert!((score(&then, riser) - score(&then, faller)).abs() < 1e-9, "they meet at the end");
                    }
                }
            }
        }
    }
}
