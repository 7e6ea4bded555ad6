//! How far one weight may move before the ranking breaks.
//!
//! Criterion j gets the share λ and the others keep their proportions. Then the score of idea i is a straight line,
//! sᵢ(λ) = λ·uᵢⱼ + (1 − λ)·rᵢ with rᵢ = Σ_{k≠j} wₖ·uᵢₖ / (1 − wⱼ), and who stays ahead of whom is a matter of where two
//! lines cross: closed form, no grid (Mareschal 1988, "Weight stability intervals in multicriteria decision aid";
//! Triantaphyllou & Sánchez 1997).

use crate::lang::{Lang, tenths};
use crate::rubric::Rubric;
use crate::score::Scored;

/// Two lines this close at both ends are one line.
const SAME: f64 = 1e-12;

/// The shares of one criterion within which an order holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least share, 0–1.
    pub low: f64,
    /// The greatest share, 0–1.
    pub high: f64,
    /// What happens below `low`; none where it is 0.
    pub below: Option<Overtaking>,
    /// What happens above `high`; none where it is 1.
    pub above: Option<Overtaking>,
}

/// One idea passes another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overtaking {
    /// Who comes up.
    pub riser: usize,
    /// Who falls behind.
    pub faller: usize,
}

/// How far the share of one criterion may move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stability {
    /// The criterion, by its place in the rubric.
    pub criterion: usize,
    /// Its share today.
    pub share: f64,
    /// Where the leader stays first; none where the criterion has all the weight, so that no others have proportions
    /// to keep.
    pub lead: Option<Interval>,
    /// Where the first K keep their order and stay the first K.
    pub order: Option<Interval>,
}

/// The place where the lead changes first: criterion, the share at which it does, and who takes over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flip {
    /// The criterion.
    pub criterion: usize,
    /// The share beyond which another leads.
    pub share: f64,
    /// Whether it must rise to get there.
    pub rises: bool,
    /// Who takes over.
    pub challenger: usize,
}

impl Flip {
    /// In words, without a full stop: `Data moat above 31.5 % (today 12 %), then X leads`.
    pub fn in_words(&self, rubric: &Rubric, scored: &Scored, lang: Lang) -> String {
        let (name, challenger) = (rubric.criteria[self.criterion].name.get(lang), &scored.names[self.challenger]);
        let (then, today) = (tenths(self.share), tenths(scored.weights[self.criterion]));
        let side = if self.rises { lang.pick("above", "高于") } else { lang.pick("below", "低于") };
        lang.pick(
            format!("{name} {side} {then} % (today {today} %), then {challenger} leads"),
            format!("“{name}”的权重{side} {then}%（现在 {today}%）时，{challenger}领先"),
        )
    }
}

impl Stability {
    /// The nearer end of the interval of the lead, as a distance in share; none where the leader always stays.
    pub fn nearest(&self) -> Option<(f64, Flip)> {
        let lead = self.lead?;
        let flip = |share: f64, rises, overtaking: Option<Overtaking>| {
            let challenger = overtaking?.riser;
            let flip = Flip { criterion: self.criterion, share, rises, challenger };
            Some(((share - self.share).abs(), flip))
        };
        let (down, up) = (flip(lead.low, false, lead.below), flip(lead.high, true, lead.above));
        match (down, up) {
            (Some(a), Some(b)) => Some(if a.0 < b.0 { a } else { b }),
            (a, b) => a.or(b),
        }
    }
}

/// The ideas that compete for the lead, best first: those that fail no gate; all of them where every one fails.
pub fn contestants(scored: &Scored) -> &[usize] {
    let passing = scored.order.iter().take_while(|&&i| scored.failed_gate(i).is_none()).count();
    if passing == 0 { &scored.order } else { &scored.order[..passing] }
}

/// The intervals of every criterion, in the rubric's order, for the lead and for the order of the first `top`.
pub fn stability(scored: &Scored, top: usize) -> Vec<Stability> {
    let shares = scored.weights.shares();
    let column = |c: usize| scored.matrix.low_column(c);
    intervals(&column, shares, contestants(scored), top)
}

/// The same from columns of values, shares, and the ideas to compare, best first.
pub fn intervals<'v>(
    column: &dyn Fn(usize) -> &'v [f64],
    shares: &[f64],
    order: &[usize],
    top: usize,
) -> Vec<Stability> {
    let mut total = vec![0.0; order.iter().max().map_or(0, |most| most + 1)];
    for (c, share) in shares.iter().enumerate() {
        total.iter_mut().zip(column(c)).for_each(|(sum, value)| *sum += share * value);
    }
    let of = |(criterion, &share): (usize, &f64)| {
        let others = 1.0 - share;
        let lines = Lines { at_all: column(criterion), total: &total, share };
        let (leader, rest) = order.split_first().unwrap_or((&0, &[]));
        let lead = rest.iter().map(|&other| (*leader, other));
        let last = order[..top.min(order.len())].last();
        let behind = order.iter().skip(top).filter_map(|&other| Some((*last?, other)));
        let kept = order.windows(2).take(top.saturating_sub(1)).map(|pair| (pair[0], pair[1])).chain(behind);
        let defined = others > SAME && !order.is_empty();
        Stability {
            criterion,
            share,
            lead: defined.then(|| lines.interval(lead)),
            order: defined.then(|| lines.interval(kept)),
        }
    };
    shares.iter().enumerate().map(of).collect()
}

/// Scores as functions of one share.
struct Lines<'a> {
    /// Scores where the criterion has all the weight.
    at_all: &'a [f64],
    /// Scores today.
    total: &'a [f64],
    share: f64,
}

impl Lines<'_> {
    /// Where each pair keeps its order: (who is ahead, who is behind).
    fn interval(&self, pairs: impl Iterator<Item = (usize, usize)>) -> Interval {
        let mut interval = Interval { low: 0.0, high: 1.0, below: None, above: None };
        let w = self.share;
        for (ahead, behind) in pairs {
            let at_all = self.at_all[ahead] - self.at_all[behind];
            // The lead where the criterion has no weight, from the lead today: total = w·at_all + (1 − w)·at_none.
            let at_none = (self.total[ahead] - self.total[behind] - w * at_all) / (1.0 - w);
            let rise = at_all - at_none;
            if rise.abs() < SAME {
                continue;
            }
            let crossing = -at_none / rise;
            let overtaking = Some(Overtaking { riser: behind, faller: ahead });
            // Rounding must not put today's share outside.
            if rise < 0.0 && crossing < 1.0 && crossing.max(w) < interval.high {
                (interval.high, interval.above) = (crossing.max(w), overtaking);
            } else if rise > 0.0 && crossing > 0.0 && crossing.min(w) > interval.low {
                (interval.low, interval.below) = (crossing.min(w), overtaking);
            }
        }
        interval
    }
}

/// The flip that needs the least change of a single share; none where no single share can change who leads.
pub fn nearest_flip(stability: &[Stability]) -> Option<Flip> {
    let flips = stability.iter().filter_map(Stability::nearest);
    flips.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, flip)| flip)
}
