//! Sliders that keep their sum: when one share moves, the free others take what it leaves or give what it needs.
//!
//! The free others are neither locked nor switched off. They keep their proportions, wᵢ' = wᵢ·(1 − L − w')/(1 − L − w)
//! with L the sum of the locked shares, so that a move and its reverse restore every share. If a move leaves them
//! nothing, their shares are remembered, and the reverse move divides in the remembered proportions.

use super::whatif::{ShareChange, reweigh};
use crate::identity;
use crate::lang::Word;
use crate::rubric::Weights;
use crate::say::choices;
use crate::tolerance;

/// A slider for every criterion, in the rubric's order.
#[derive(Clone, Debug, PartialEq)]
pub struct Sliders {
    /// The shares.
    pub weights: Weights,
    /// Whether each keeps its share whatever moves.
    pub locked: Vec<bool>,
    /// Whether each is switched off; its share is then 0.
    pub off: Vec<bool>,
    /// The share to come back to, if a criterion was switched off or squeezed to 0.
    pub remembered: Vec<Option<f64>>,
}

/// A move of one slider.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Move {
    /// Changes its share. A change to 0 switches it off, one from 0 switches it on.
    Change(ShareChange),
    /// Switches it off: it no longer counts.
    Off,
    /// Switches it on: it counts as much as before or, if that is unknown, as one of equal shares.
    On,
}

impl Move {
    /// Parses typed text: an amount as in [`ShareChange::parse`], or the word for on or off in either language.
    pub fn parse(text: &str) -> Option<Move> {
        let is = |id: &str, name: Word| [id, name.en, name.zh].iter().any(|known| identity::same(text, known));
        match text {
            _ if is("off", choices::OFF) => Some(Move::Off),
            _ if is("on", choices::ON) => Some(Move::On),
            _ => ShareChange::parse(text).map(Move::Change),
        }
    }
}

/// Why a slider did not go as far as asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stuck {
    /// It is locked.
    Locked,
    /// It stays, because no other criterion is free and has a proportion to share by.
    NobodyElse,
    /// It is at this share, the most that the locked ones leave it.
    Most(f64),
    /// It is at this share, the least possible.
    Least(f64),
}

impl Sliders {
    /// These shares, with nothing locked or switched off.
    pub fn new(weights: Weights) -> Sliders {
        let n = weights.shares().len();
        Sliders { weights, locked: vec![false; n], off: vec![false; n], remembered: vec![None; n] }
    }

    /// The greatest share that a slider can take, 0–1: what the locked others leave.
    pub fn most(&self, criterion: usize) -> f64 {
        let held = (0..self.off.len()).filter(|&i| i != criterion && self.is_held(i));
        (1.0 - held.map(|i| self.weights[i]).sum::<f64>()).clamp(0.0, 1.0)
    }

    /// The sliders after one move, and why it did not go as far as asked, if so.
    pub fn make(&self, criterion: usize, made: Move) -> (Sliders, Option<Stuck>) {
        if self.locked[criterion] {
            return (self.clone(), Some(Stuck::Locked));
        }
        let (today, most) = (self.weights[criterion], self.most(criterion));
        let asked = self.asked(criterion, made);
        let share = asked.clamp(0.0, most);
        let stuck = match asked {
            a if a > most + tolerance::ROUNDING => Some(Stuck::Most(most)),
            a if a < -tolerance::ROUNDING => Some(Stuck::Least(0.0)),
            _ => None,
        };
        let others: Vec<usize> = (0..self.off.len()).filter(|&i| i != criterion && !self.is_held(i)).collect();
        if others.is_empty() && (asked - today).abs() > tolerance::ROUNDING {
            return (self.clone(), Some(Stuck::NobodyElse));
        }
        if (share - today).abs() <= tolerance::ROUNDING {
            let mut same = self.clone();
            same.off[criterion] |= made == Move::Off;
            return (same, stuck);
        }
        match self.moved(criterion, share, &others) {
            Some(moved) => (moved, stuck),
            None => (self.clone(), Some(Stuck::NobodyElse)),
        }
    }

    /// Whether the share of a criterion stays when another moves.
    fn is_held(&self, criterion: usize) -> bool {
        self.locked[criterion] || self.off[criterion]
    }

    /// The share that a move asks for; it may be out of range.
    fn asked(&self, criterion: usize, made: Move) -> f64 {
        let today = self.weights[criterion];
        match made {
            Move::Change(change) => change.apply(today),
            Move::Off => 0.0,
            Move::On if today > 0.0 => today,
            Move::On => self.remembered[criterion].unwrap_or(1.0 / self.off.len() as f64),
        }
    }

    /// The sliders with another share of one criterion, within its range; `None` if the free others have no
    /// proportions.
    fn moved(&self, criterion: usize, share: f64, others: &[usize]) -> Option<Sliders> {
        let left = self.most(criterion) - share;
        let squeezed = left <= tolerance::ROUNDING;
        let mut changes = vec![(criterion, ShareChange::To(share))];
        if squeezed {
            changes.extend(others.iter().map(|&i| (i, ShareChange::To(0.0))));
        } else if others.iter().all(|&i| self.weights[i] <= 0.0) {
            let known = |i: usize| self.remembered[i].unwrap_or(0.0);
            let sum: f64 = others.iter().map(|&i| known(i)).sum();
            if sum <= 0.0 {
                return None;
            }
            changes.extend(others.iter().map(|&i| (i, ShareChange::To(left * known(i) / sum))));
        }
        let held: Vec<usize> = (0..self.off.len()).filter(|&i| i != criterion && self.is_held(i)).collect();
        let weights = reweigh(&self.weights, &changes, &held).expect("the share is in range, and others can give way");
        let mut after = Sliders { weights, ..self.clone() };
        for &i in others {
            // A share that was 0 before stays 0 on the way back: forget any older memory of it.
            if squeezed || after.weights[i] > 0.0 {
                after.remembered[i] = (squeezed && self.weights[i] > 0.0).then_some(self.weights[i]);
            }
        }
        after.off[criterion] = share <= 0.0;
        after.remembered[criterion] = (share <= 0.0).then_some(self.weights[criterion]);
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sliders(parts: &[f64]) -> Sliders {
        Sliders::new(Weights::from_parts(parts))
    }

    fn to(share: f64) -> Move {
        Move::Change(ShareChange::To(share))
    }

    #[test]
    fn moves_are_read_as_they_are_typed() {
        for (text, made) in [
            ("off", Move::Off),
            (" Off ", Move::Off),
            ("不计", Move::Off),
            ("on", Move::On),
            ("计入", Move::On),
            ("30", to(0.3)),
            ("x2", Move::Change(ShareChange::Times(2.0))),
        ] {
            assert_eq!(Move::parse(text), Some(made), "{text}");
        }
        assert_eq!([Move::parse(""), Move::parse("关")], [None; 2]);
    }

    fn close(a: &Sliders, shares: &[f64]) -> bool {
        a.weights.shares().iter().zip(shares).all(|(a, b)| (a - b).abs() < 1e-9)
    }

    #[test]
    fn the_free_others_keep_their_proportions_and_the_locked_their_shares() {
        let mut start = sliders(&[40.0, 30.0, 20.0, 10.0]);
        start.locked[3] = true;
        let (moved, stuck) = start.make(0, to(0.6));
        assert!(close(&moved, &[0.6, 0.18, 0.12, 0.1]) && stuck.is_none(), "{moved:?}");
    }

    #[test]
    fn a_move_beyond_what_is_possible_goes_as_far_as_it_can() {
        let mut start = sliders(&[40.0, 30.0, 20.0, 10.0]);
        start.locked[1] = true;
        let (moved, stuck) = start.make(0, Move::Change(ShareChange::By(0.9)));
        assert!(close(&moved, &[0.7, 0.3, 0.0, 0.0]) && stuck == Some(Stuck::Most(0.7)), "{moved:?} {stuck:?}");
        let (back, stuck) = moved.make(0, to(0.4));
        assert!(close(&back, &[0.4, 0.3, 0.2, 0.1]) && stuck.is_none());
        assert_eq!(back.remembered, [None; 4]);
        let (least, stuck) = start.make(0, Move::Change(ShareChange::By(-0.5)));
        assert!(close(&least, &[0.0, 0.3, 0.7 * 2.0 / 3.0, 0.7 / 3.0]) && stuck == Some(Stuck::Least(0.0)));
        assert!(least.off[0]);
    }

    #[test]
    fn what_cannot_move_stays_and_says_why() {
        let mut start = sliders(&[50.0, 30.0, 20.0]);
        start.locked[0] = true;
        for made in [to(0.1), Move::Off, Move::On] {
            assert_eq!(start.make(0, made), (start.clone(), Some(Stuck::Locked)));
        }
        start.locked[1] = true;
        for made in [to(0.1), to(0.9), Move::Off] {
            assert_eq!(start.make(2, made), (start.clone(), Some(Stuck::NobodyElse)));
        }
        let alone = sliders(&[1.0]);
        assert_eq!(alone.make(0, to(0.5)), (alone.clone(), Some(Stuck::NobodyElse)));
        let all = sliders(&[1.0, 0.0, 0.0]);
        assert_eq!(all.make(0, to(0.5)), (all.clone(), Some(Stuck::NobodyElse)), "the others have no proportions");
        assert!(close(&all.make(1, to(0.3)).0, &[0.7, 0.3, 0.0]));
    }

    #[test]
    fn off_is_remembered_and_on_brings_it_back() {
        let start = sliders(&[50.0, 30.0, 20.0]);
        let (off, _) = start.make(1, Move::Off);
        assert!(close(&off, &[5.0 / 7.0, 0.0, 2.0 / 7.0]) && off.off[1]);
        assert!(close(&off.make(1, Move::On).0, &[0.5, 0.3, 0.2]));
        // Moving it by hand brings it back too.
        let (on, _) = off.make(1, to(0.6));
        assert!(!on.off[1] && on.remembered[1].is_none() && close(&on, &[2.0 / 7.0, 0.6, 0.8 / 7.0]));
        // A slider moved to 0 is switched off.
        assert_eq!(start.make(1, to(0.0)).0, off);
        // A slider that is off takes nothing of what another leaves.
        assert!(close(&off.make(0, to(0.2)).0, &[0.2, 0.0, 0.8]));
        // A slider that never had a share gets one of equal shares, as far as the locked ones leave room.
        let mut never = sliders(&[90.0, 10.0, 0.0]);
        assert!(close(&never.make(2, Move::On).0, &[0.6, 0.2 / 3.0, 1.0 / 3.0]));
        never.locked[0] = true;
        let (bounded, stuck) = never.make(2, Move::On);
        assert!(close(&bounded, &[0.9, 0.0, 0.1]));
        assert!(matches!(stuck, Some(Stuck::Most(most)) if (most - 0.1).abs() < 1e-12));
    }

    #[test]
    fn the_way_back_counts_what_the_last_squeeze_took_alone() {
        let (squeezed, _) = sliders(&[50.0, 30.0, 20.0]).make(0, to(1.0));
        let (risen, _) = squeezed.make(1, to(0.5));
        assert!(close(&risen, &[0.5, 0.5, 0.0]) && risen.remembered[2].is_some());
        let (again, _) = risen.make(0, to(1.0));
        assert!(close(&again.make(0, to(0.5)).0, &[0.5, 0.5, 0.0]));
        // Switched off while squeezed, it stays out.
        let (out, _) = squeezed.make(2, Move::Off);
        assert!(close(&out.make(0, to(0.5)).0, &[0.5, 0.5, 0.0]));
        assert!(close(&out.make(2, Move::On).0, &[0.8, 0.0, 0.2]));
    }

    fn made() -> impl Strategy<Value = (prop::sample::Index, Move, u8)> {
        let share = prop_oneof![0.0..1.0f64, Just(1.0), Just(0.0), -0.5..1.5f64];
        let made = prop_oneof![
            4 => share.clone().prop_map(to),
            2 => share.prop_map(|by| Move::Change(ShareChange::By(by))),
            1 => (0.0..3.0f64).prop_map(|by| Move::Change(ShareChange::Times(by))),
            2 => Just(Move::Off),
            2 => Just(Move::On),
        ];
        (any::<prop::sample::Index>(), made, any::<u8>())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn any_move_keeps_the_sum_and_the_locked_and_its_reverse_restores_every_share(
            parts in proptest::collection::vec(prop_oneof![3 => 0.1..10.0f64, 1 => Just(0.0)], 1..8),
            moves in proptest::collection::vec(made(), 1..12),
        ) {
            prop_assume!(parts.iter().sum::<f64>() > 0.0);
            let mut now = sliders(&parts);
            for (criterion, made, lock) in moves {
                // Toggle a lock now and then.
                if lock < 80 {
                    let i = usize::from(lock) % parts.len();
                    now.locked[i] ^= true;
                }
                let c = criterion.index(parts.len());
                let today = now.weights[c];
                let (after, stuck) = now.make(c, made);
                let shares = after.weights.shares();
                prop_assert!(shares.iter().all(|w| *w >= 0.0) && (shares.iter().sum::<f64>() - 1.0).abs() < 1e-9);
                prop_assert!(after.off.iter().zip(shares).all(|(off, share)| !off || *share == 0.0));
                prop_assert!(shares[c] <= now.most(c) + 1e-9 || shares[c] == today);
                for i in (0..parts.len()).filter(|&i| i != c && (now.locked[i] || now.off[i])) {
                    prop_assert!((shares[i] - now.weights[i]).abs() < 1e-12, "held shares stay");
                }
                match stuck {
                    Some(Stuck::Locked | Stuck::NobodyElse) => prop_assert_eq!(&after, &now),
                    Some(Stuck::Most(share) | Stuck::Least(share)) => prop_assert!((shares[c] - share).abs() < 1e-9),
                    None => if let Move::Change(change) = made {
                        prop_assert!((shares[c] - change.apply(today)).abs() < 1e-9);
                    },
                }
                let back = match made {
                    Move::Off if today > 0.0 => after.make(c, Move::On).0,
                    Move::On if today == 0.0 => after.make(c, Move::Off).0,
                    _ => after.make(c, to(today)).0,
                };
                prop_assert!(close(&back, now.weights.shares()), "{now:?}, {c}: {made:?}\n{after:?}\n{back:?}");
                prop_assert_eq!(&now.make(c, to(today)).0, &now, "a move to today's share changes nothing");
                now = after;
            }
        }
    }
}
