//! Who is first in which share of draws.

use super::{Subject, words};
use crate::lang::Lang;
use crate::say::chart::first::{First, Of, Others, Together};
use crate::score::greatest_first;

/// Below this share, an idea is hardly ever first.
const HARDLY: f64 = 0.01;

/// Who is first in which share of draws, and who else can be. An idea that shares the first rank is first too, so
/// these shares may add up to more than one.
pub fn title(s: &Subject) -> String {
    let (robust, all) = (&s.study.robust, s.scored.len());
    let firsts = greatest_first(robust.ideas.iter().copied().zip(firsts(s)), |(_, share)| *share);
    let (idea, share) = firsts[0];
    let close = firsts.iter().take_while(|(_, other)| too_close(share, *other, robust.draws)).count();
    let leader = match s.scored.leaders() {
        [leader] if *leader != idea => Some(*leader),
        _ => None,
    };
    let name = s.name(idea);
    let other = leader.or(firsts.get(1).map(|(second, _)| *second)).map(|idea| s.name(idea)).unwrap_or_default();
    let first = match firsts.get(1) {
        _ if all == 1 => First::OnlyIdea(&name, s.is_out(idea)),
        _ if s.are_all_out() => First::AllOut(all, &name, share),
        _ if s.is_out(s.scored.order[1]) => First::OthersOut(&name),
        Some((_, rival)) if close == 1 => {
            let others = match (leader, *rival) {
                (Some(leader), _) => Others::Leader(&other, robust.first(leader)),
                // Of a large crowd not all are counted, so nothing can be said of all others.
                (None, rival) if rival < HARDLY && !robust.counts_all_firsts() => Others::Uncounted,
                (None, 0.0) => Others::Nobody,
                (None, rival) if rival < HARDLY => Others::Hardly,
                (None, rival) => Others::Second(&other, rival),
            };
            First::Clear(&name, share, others)
        }
        _ => return together(s, &firsts[..close]),
    };
    words::title(first.titles(s.lang))
}

/// Several ideas that are first so equally often that the draws do not tell who is ahead.
fn together(s: &Subject, close: &[(usize, f64)]) -> String {
    let robust = &s.study.robust;
    let together = Together {
        names: &close.iter().map(|(idea, _)| s.name(*idea)).collect::<Vec<_>>(),
        of: match close.len() {
            n if n == s.scored.len() => Of::All,
            // There may be others that were not counted.
            n if n == robust.ideas.len() && !robust.counts_all_firsts() => Of::Counted,
            _ => Of::Some,
        },
        shares: [close[close.len() - 1].1, close[0].1],
    };
    words::title(First::Together(together).titles(s.lang))
}

/// Whether chance explains why `p` of the draws is more than `q`: within three standard errors of the difference, not
/// two, since the most frequent of many is looked at.
fn too_close(p: f64, q: f64, draws: usize) -> bool {
    let variance = (p + q - (p - q).powi(2)) / draws as f64;
    p - q <= 3.0 * variance.max(0.0).sqrt()
}

/// How often each idea counted is first.
pub fn firsts(s: &Subject) -> Vec<f64> {
    let robust = &s.study.robust;
    (0..robust.ideas.len()).map(|place| robust.acceptability(place, 1)).collect()
}

/// A share as per cent, without the sign.
pub fn number(share: f64) -> String {
    Lang::Zh.percent(share).replace('%', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::score::GateState;

    /// A title for ideas that lie between these ends on one criterion; those in `out` fail a gate.
    fn titled(ends: &[[f64; 2]], out: &[usize], lang: Lang) -> String {
        let sample = Sample::new(1, ends.len(), lang).change(|names, rows, gates| {
            for (i, ends) in ends.iter().enumerate() {
                names[i] = ["A", "B", "C", "D"][i].to_owned();
                rows[i] = ends.to_vec();
                gates[i].fill(if out.contains(&i) { GateState::Failed } else { GateState::Passed });
            }
        });
        title(&sample.subject())
    }

    #[test]
    fn titles_say_who_is_first_and_who_else_can_be() {
        let en = |ends: &[[f64; 2]]| titled(ends, &[], Lang::En);
        assert_eq!(en(&[[0.5; 2]]), "A is the only idea");
        assert_eq!(en(&[[0.5; 2], [0.4; 2]]), "A is first in every draw");
        assert_eq!(en(&[[0.5; 2]; 2]), "A and B share first place in every draw");
        assert_eq!(en(&[[0.5; 2]; 4]), "All 4 ideas share first place in every draw");
        let rival = en(&[[0.5; 2], [0.0, 0.6]]);
        assert!(rival.starts_with("A is first in 8") && rival.contains(" % of draws; B in 1"), "{rival}");
        let rival = titled(&[[0.5; 2], [0.0, 0.6]], &[], Lang::Zh);
        assert!(rival.starts_with("“A”在 8") && rival.contains("的抽样中排第一，“B”为 1"), "{rival}");
        let other = en(&[[0.5; 2], [0.45, 1.0]]);
        assert!(other.starts_with("B is first in 9") && other.contains(", today's leader A in "), "{other}");
        let close = en(&[[0.0, 1.0]; 4]);
        assert!(
            close.starts_with("All 4 ideas are each first in 2") && close.ends_with("too close to call"),
            "{close}"
        );
    }

    #[test]
    fn failed_gates_are_said() {
        let ends = [[0.5; 2], [0.4; 2]];
        assert_eq!(titled(&ends, &[0], Lang::En), "B is first in every draw: every other idea fails a gate");
        assert_eq!(titled(&ends, &[0, 1], Lang::En), "Both ideas fail a gate; A is first among them in every draw");
        assert_eq!(titled(&ends[..1], &[0], Lang::Zh), "只有“A”一个创意，而且没有通过门槛");
    }

    #[test]
    fn chance_is_no_lead() {
        assert_eq!([0.0, 0.004, 0.98, 0.996, 1.0].map(number), ["0", "<1", "98", ">99", "100"]);
        // By hand: the difference of 0.52 and 0.48 has a standard error of √(0.9984 / 1000) = 0.032, or 0.01.
        assert!(too_close(0.52, 0.48, 1_000) && !too_close(0.52, 0.48, 10_000));
        assert!(too_close(1.0, 1.0, 10) && !too_close(1.0, 0.0, 10));
    }
}
