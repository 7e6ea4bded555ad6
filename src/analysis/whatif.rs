//! What-if analysis of weights: some shares change, the others keep their proportions.

use crate::evidence::narrow;
use crate::lang::Lang;
use crate::rubric::{Rubric, Weights};
use crate::say::Message;
use crate::say::findings::reweigh as say;
use crate::score::{GateState, Scored};
use crate::tolerance;

/// A change of one share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ShareChange {
    /// To this share, 0–1.
    To(f64),
    /// By this much.
    By(f64),
    /// Times this factor.
    Times(f64),
}

impl ShareChange {
    /// Parses an amount in per cent (`30`, `+5`, `-5`, `30 %`, `＋５％`) or a factor (`x2`). `None` if it is neither.
    pub fn parse(text: &str) -> Option<ShareChange> {
        let text = &*narrow(text);
        let text = text.trim();
        let number =
            |text: &str| text.trim().trim_end_matches('%').trim_end().parse().ok().filter(|x: &f64| x.is_finite());
        if let Some(factor) = text.strip_prefix(['x', 'X', '×']) {
            number(factor).filter(|f| *f >= 0.0).map(ShareChange::Times)
        } else if text.starts_with(['+', '-']) {
            number(text).map(|by| ShareChange::By(by / 100.0))
        } else {
            number(text).map(|to| ShareChange::To(to / 100.0))
        }
    }

    /// The amount probably meant by a text with a decimal comma: `12.5` for `12,5`.
    pub fn meant(text: &str) -> Option<String> {
        let point = narrow(text).trim().replacen(',', ".", 1);
        ShareChange::parse(&point).map(|_| point)
    }

    /// The share after the change.
    pub fn apply(self, share: f64) -> f64 {
        match self {
            ShareChange::To(to) => to,
            ShareChange::By(by) => share + by,
            ShareChange::Times(factor) => share * factor,
        }
    }
}

/// Why shares cannot be changed as asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Impossible {
    /// A share would be below zero or above one.
    OutOfRange {
        /// The criterion.
        criterion: usize,
        /// The share that it would have.
        share: f64,
    },
    /// A criterion is changed twice, or changed and locked.
    Twice {
        /// The criterion.
        criterion: usize,
    },
    /// Changed and locked shares together exceed one.
    TooMuch {
        /// Their sum.
        sum: f64,
    },
    /// Changed and locked shares leave something over, and no other criterion has a share that could grow.
    NobodyLeft {
        /// The share left over.
        left: f64,
    },
}

impl Impossible {
    /// The message: what is wrong, and a way out.
    pub fn message(self, rubric: &Rubric) -> Message {
        let id = |c: usize| rubric.criteria[c].id.as_str();
        match self {
            Impossible::OutOfRange { criterion, share } => say::out_of_range(id(criterion), share),
            Impossible::Twice { criterion } => say::twice(id(criterion)),
            Impossible::TooMuch { sum } => say::too_much(sum),
            Impossible::NobodyLeft { left } => say::nobody_left(left),
        }
    }
}

/// The shares after changes. Changed shares are as asked, locked ones stay, and the others divide the rest in their
/// proportions: wᵢ' = wᵢ · (1 − fixed) / (sum of the others).
pub fn reweigh(weights: &Weights, changes: &[(usize, ShareChange)], locked: &[usize]) -> Result<Weights, Impossible> {
    let mut fixed: Vec<Option<f64>> = vec![None; weights.shares().len()];
    for &c in locked {
        fixed[c] = Some(weights[c]);
    }
    for &(c, change) in changes {
        if fixed[c].is_some() {
            return Err(Impossible::Twice { criterion: c });
        }
        let share = change.apply(weights[c]);
        if !(-tolerance::ROUNDING..=1.0 + tolerance::ROUNDING).contains(&share) {
            return Err(Impossible::OutOfRange { criterion: c, share });
        }
        fixed[c] = Some(share.clamp(0.0, 1.0));
    }
    let sum: f64 = fixed.iter().flatten().sum();
    if sum > 1.0 + tolerance::SHARE {
        return Err(Impossible::TooMuch { sum });
    }
    let left = (1.0 - sum).max(0.0);
    let free = |&(c, _): &(usize, &f64)| fixed[c].is_none();
    let others: f64 = weights.shares().iter().enumerate().filter(free).map(|(_, w)| w).sum();
    if others <= 0.0 && left > tolerance::SHARE {
        return Err(Impossible::NobodyLeft { left });
    }
    let share = |(c, w): (usize, &f64)| fixed[c].unwrap_or(if others > 0.0 { w * left / others } else { 0.0 });
    let shares: Vec<f64> = weights.shares().iter().enumerate().map(share).collect();
    Ok(Weights::from_parts(&shares))
}

/// The cause of a change of rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveCause {
    /// A gate that it fails now and did not before, or the other way round.
    Gate(usize),
    /// A criterion whose contribution changed.
    Criterion(usize),
}

impl MoveCause {
    /// The id of the gate or the criterion.
    pub fn id(self, rubric: &Rubric) -> &str {
        match self {
            MoveCause::Gate(g) => &rubric.gates[g].id,
            MoveCause::Criterion(c) => &rubric.criteria[c].id,
        }
    }

    /// The name of the gate or the criterion.
    pub fn name(self, rubric: &Rubric, lang: Lang) -> &str {
        match self {
            MoveCause::Gate(g) => rubric.gates[g].name.get(lang),
            MoveCause::Criterion(c) => rubric.criteria[c].name.get(lang),
        }
    }
}

/// The main cause of an idea's change of rank: a gate whose result changed, or else the criterion whose contribution
/// changed most in the direction of the move, compared with the average change over all ideas. `None` if the idea kept
/// its rank or its own score did not change, so that others moved it.
pub fn cause(before: &Scored, after: &Scored, idea: usize) -> Option<MoveCause> {
    let (from, to) = (before.rank[idea], after.rank[idea]);
    if from == to {
        return None;
    }
    let failed = |scored: &Scored, g: usize| scored.gates[idea][g] == GateState::Failed;
    if let Some(g) = (0..before.gates[idea].len()).find(|&g| failed(before, g) != failed(after, g)) {
        return Some(MoveCause::Gate(g));
    }
    if [after.score[idea] - before.score[idea], after.potential[idea] - before.potential[idea]]
        .iter()
        .all(|d| d.abs() <= tolerance::POINTS)
    {
        return None;
    }
    let direction = if to < from { 1.0 } else { -1.0 };
    let change = |i: usize, c: usize| after.contribution(i, c) - before.contribution(i, c);
    let n = before.len() as f64;
    let pull = |c: usize| {
        let average = (0..before.len()).map(|i| change(i, c)).sum::<f64>() / n;
        direction * (change(idea, c) - average)
    };
    let pulls = (0..before.matrix.criteria()).map(|c| (pull(c), c)).filter(|(p, _)| *p > tolerance::POINTS);
    let most =
        pulls.fold(None, |best: Option<(f64, usize)>, p| if best.is_none_or(|b| p.0 > b.0) { Some(p) } else { best });
    most.map(|(_, c)| MoveCause::Criterion(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_amount_is_read_as_it_is_typed() {
        let known = [
            ("30", ShareChange::To(0.3)),
            (" 30 % ", ShareChange::To(0.3)),
            ("0", ShareChange::To(0.0)),
            ("+5", ShareChange::By(0.05)),
            ("-5%", ShareChange::By(-0.05)),
            ("−5", ShareChange::By(-0.05)),
            ("x2", ShareChange::Times(2.0)),
            ("X 0.5", ShareChange::Times(0.5)),
            ("×1", ShareChange::Times(1.0)),
            ("＋５％", ShareChange::By(0.05)),
            ("－5", ShareChange::By(-0.05)),
            ("３０．５", ShareChange::To(0.305)),
            ("ｘ２", ShareChange::Times(2.0)),
        ];
        for (text, change) in known {
            assert_eq!(ShareChange::parse(text), Some(change), "{text}");
        }
        for text in ["", "%", "x", "+", "x-1", "much", "1e999", "nan", "inf", "5 5"] {
            assert_eq!(ShareChange::parse(text), None, "{text}");
        }
        assert_eq!(
            [ShareChange::meant("12,5"), ShareChange::meant(" １２，５")].map(|meant| meant.as_deref() == Some("12.5")),
            [true; 2]
        );
    }

    #[test]
    fn the_others_keep_their_proportions() {
        let w = reweigh(&Weights::from_parts(&[50.0, 30.0, 20.0]), &[(0, ShareChange::To(0.75))], &[]).unwrap();
        assert!((w[1] - 0.15).abs() < 1e-12 && (w[2] - 0.10).abs() < 1e-12);
    }

    #[test]
    fn locks_hold_and_limits_are_told() {
        let base = Weights::from_parts(&[50.0, 30.0, 20.0]);
        let w = reweigh(&base, &[(0, ShareChange::By(0.05))], &[1]).unwrap();
        assert!((w[1] - 0.30).abs() < 1e-12 && (w[2] - 0.15).abs() < 1e-12);
        assert_eq!(reweigh(&base, &[(0, ShareChange::To(0.8))], &[1]), Err(Impossible::TooMuch { sum: 1.1 }));
        let all =
            reweigh(&base, &[(0, ShareChange::To(0.1)), (1, ShareChange::To(0.1)), (2, ShareChange::To(0.1))], &[]);
        assert!(matches!(all, Err(Impossible::NobodyLeft { .. })));
        let twice = reweigh(&base, &[(1, ShareChange::By(0.1))], &[1]);
        assert_eq!(twice, Err(Impossible::Twice { criterion: 1 }));
        let below = reweigh(&base, &[(2, ShareChange::By(-0.5))], &[]);
        assert!(matches!(below, Err(Impossible::OutOfRange { criterion: 2, .. })));
    }

    proptest! {
        #[test]
        fn a_change_and_its_reverse_restore_every_share(
            parts in proptest::collection::vec(0.1..10.0f64, 3..9), to in 0.0..0.99f64
        ) {
            let before = Weights::from_parts(&parts);
            let there = reweigh(&before, &[(0, ShareChange::To(to))], &[1]).ok();
            if let Some(there) = there {
                let back = reweigh(&there, &[(0, ShareChange::To(before[0]))], &[1]).unwrap();
                for (a, b) in before.shares().iter().zip(back.shares()) {
                    prop_assert!((a - b).abs() < 1e-12);
                }
            }
        }
    }
}
