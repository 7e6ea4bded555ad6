//! Which change of one weight changes who leads, or why none does.

use super::{Subject, words};
use crate::say::chart::flip::{self as say, Flip};
use crate::say::chart::shared::Lead;
use crate::say::flip::Limit;

/// The flip that needs the least change of one share, or why there is none.
pub fn title(s: &Subject) -> String {
    let lead = s.lead();
    let say = |flip: Flip| words::title(say::titles(flip, &lead, s.scored.len(), s.lang));
    if s.scored.len() == 1 {
        return say(Flip::OnlyIdea);
    }
    let Some(flip) = s.study.certainty.flip else {
        return say(match &lead {
            _ if s.rubric.criteria.len() == 1 => Flip::OnlyCriterion,
            Lead::Alone(_) if s.is_out(s.scored.order[1]) => Flip::OthersOut,
            _ => Flip::Never,
        });
    };
    let today = s.study.stability[flip.criterion].share;
    let (criterion, challenger) = (&s.short_criterion(flip.criterion), &s.name(flip.challenger));
    say(match Limit::of(flip.share, today, flip.rises) {
        Limit::More | Limit::Less => Flip::AtOnce { criterion, challenger },
        beyond => Flip::Beyond { criterion, challenger, beyond },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::lang::Lang;
    use crate::score::GateState;

    /// A title for ideas with these values on three criteria that weigh 49, 32 and 19 %; those in `out` fail a gate.
    fn titled(values: &[[f64; 3]], out: &[usize], lang: Lang) -> String {
        let sample = Sample::new(3, values.len(), lang).change(|names, rows, gates| {
            for (i, values) in values.iter().enumerate() {
                names[i] = ["A", "B", "C"][i].to_owned();
                rows[i] = values.iter().flat_map(|value| [*value; 2]).collect();
                gates[i].fill(if out.contains(&i) { GateState::Failed } else { GateState::Passed });
            }
        });
        title(&sample.subject())
    }

    const RIVALS: [[f64; 3]; 2] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]];

    #[test]
    fn titles_say_what_flips_the_lead() {
        let en = |values: &[[f64; 3]]| titled(values, &[], Lang::En);
        // By hand: at a share of x, B has x and A has (1 − x)·18/25.
        assert_eq!(en(&RIVALS), "A leads until No cash burn weighs more than 41.9 %; then B does");
        assert_eq!(titled(&RIVALS, &[], Lang::Zh), "“不烧钱”的权重一旦升到 41.9% 以上，“B”就会取代“A”领先");
        assert_eq!(en(&[[0.9; 3], [0.5; 3]]), "No single weight can take the lead from A");
        assert_eq!(en(&[[0.5; 3]; 2]), "Both ideas share the lead, and no single weight can part them");
        assert_eq!(en(&[[0.5; 3], [0.5; 3], [0.1; 3]]), "A and B share the lead, and no single weight can part them");
        assert_eq!(en(&[[0.5; 3]]), "A is the only idea, whatever the weights");
        let tie = en(&[[2.0 / 3.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
        assert!(tie.starts_with("A and B share the lead; the slightest change of "), "{tie}");
        let tie = titled(&[[2.0 / 3.0, 0.0, 0.0], [0.0, 1.0, 0.0]], &[], Lang::Zh);
        assert!(tie.starts_with("“A”和“B”并列领先；") && tie.ends_with("的权重稍有变化就会分出高下"), "{tie}");
    }

    #[test]
    fn failed_gates_are_said() {
        let en = |out: &[usize]| titled(&RIVALS, out, Lang::En);
        assert_eq!(en(&[0, 1]), "Both ideas fail a gate; A leads them until No cash burn weighs more than 41.9 %");
        assert_eq!(en(&[0]), "No weight can take the lead from B: every other idea fails a gate");
        assert_eq!(titled(&RIVALS, &[0], Lang::Zh), "任何权重都夺不走“B”的领先：其余创意都没有通过门槛");
    }

    #[test]
    fn one_criterion_has_nothing_to_change() {
        let sample = Sample::new(1, 3, Lang::En);
        assert_eq!(title(&sample.subject()), "With a single criterion there is no weight to change");
    }
}
