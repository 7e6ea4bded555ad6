//! A change in words: what is changed, and its largest consequence.

use super::figure::Subject;
use super::{caption, text};
use crate::say::chart::change::{self as say, Consequence, Moves, NamedChange};
use crate::score::Scored;
use crate::tolerance;

/// The scores before and after the change.
pub fn sides<'a>(s: &Subject<'a>) -> [&'a Scored; 2] {
    [s.scored, &s.focus.after]
}

/// Ranks gained; negative if lost. An idea that fails a gate before and after does not compete.
pub fn moved(s: &Subject, idea: usize) -> i64 {
    let [before, after] = sides(s).map(|side| side.rank[idea] as i64);
    if is_out_of_both(s, idea) { 0 } else { before - after }
}

pub fn is_out_of_both(s: &Subject, idea: usize) -> bool {
    sides(s).iter().all(|side| side.is_out(idea))
}

/// The ideas that share the first rank and fail no gate.
fn leaders(side: &Scored) -> &[usize] {
    match side.leaders() {
        [first, ..] if side.is_out(*first) => &[],
        leaders => leaders,
    }
}

/// The one share that was changed, if the others keep their proportions: criterion, before and after.
pub fn shift(s: &Subject) -> Option<(usize, [f64; 2])> {
    let [before, after] = sides(s);
    if before.matrix != after.matrix || before.gates != after.gates {
        return None;
    }
    let [old, new] = [before, after].map(|side| side.weights.shares());
    let alone = |&c: &usize| {
        let kept = |k: usize| k == c || (new[k] * (1.0 - old[c]) - old[k] * (1.0 - new[c])).abs() < tolerance::SHARE;
        (old[c] - new[c]).abs() > tolerance::SHARE && (0..old.len()).all(kept)
    };
    // Of two criteria, one rises as the other falls; the words of the change name the one that was meant.
    let named = |c: &usize| s.focus.change.get(s.lang).contains(s.rubric.criteria[*c].name.get(s.lang));
    let candidates: Vec<usize> = (0..old.len()).filter(alone).collect();
    let criterion = *candidates.iter().find(|c| named(c)).or(candidates.first())?;
    Some((criterion, [old[criterion], new[criterion]]))
}

/// Two shares in percent, with a decimal if they would otherwise look the same.
pub fn percents(shares: [f64; 2], s: &Subject) -> [String; 2] {
    let whole = shares.map(|share| s.lang.percent(share));
    if whole[0] != whole[1] {
        return whole;
    }
    shares.map(|share| s.lang.share(share, 1))
}

/// Whether the change has no effect at all.
fn is_idle(s: &Subject) -> bool {
    let [before, after] = sides(s);
    let near = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < tolerance::SHARE);
    near(before.weights.shares(), after.weights.shares())
        && before.matrix == after.matrix
        && before.gates == after.gates
        && before.rank == after.rank
}

/// The change and its largest consequence: who leads, else who moves most, else that nothing moves.
pub fn title(s: &Subject) -> String {
    let [before, after] = sides(s);
    if is_idle(s) {
        let why = if s.by_weight().len() == 1 { say::ONE_CRITERION } else { say::NOTHING_CHANGES };
        return why.get(s.lang).to_owned();
    }
    let told = text::clean(s.focus.change.get(s.lang));
    let shift = shift(s).map(|(c, shares)| (s.short_criterion(c), percents(shares, s), shares[1] > shares[0]));
    let change = match &shift {
        Some((criterion, shares, rises)) => NamedChange::Weight { criterion, shares, rises: *rises },
        None => NamedChange::Told(&told),
    };
    if s.scored.len() == 1 {
        let scores = [before, after].map(|side| s.points(side.score[0]));
        return caption::title(say::titles_of_one(change, &s.name(0), &scores, s.lang));
    }
    let [old, new] = sides(s).map(leaders);
    let (now, then) = (s.names(new), s.names(old));
    let consequence = match (old, new) {
        ([], []) => Consequence::StillAllOut,
        (_, []) => Consequence::AllOut,
        (old, new) if old == new => Consequence::Stays(&now, moves(s)),
        ([_], [_]) => Consequence::Replaces(&now[0], &then[0]),
        (old, [only]) if old.contains(only) => Consequence::Alone(&now[0]),
        (_, [_]) => Consequence::Leads(&now[0]),
        _ => Consequence::Shared(&now),
    };
    caption::title(say::titles(change, consequence, s.lang))
}

/// The ideas that move most: from which rank to which if there is one, else how many and how far.
fn moves(s: &Subject) -> Moves {
    let most = (0..s.scored.len()).map(|idea| moved(s, idea).unsigned_abs()).max().unwrap_or(0);
    let movers: Vec<usize> = (0..s.scored.len()).filter(|&idea| moved(s, idea).unsigned_abs() == most).collect();
    match movers[..] {
        _ if most == 0 => Moves::None,
        [idea] => Moves::One {
            idea: s.name(idea),
            ranks: sides(s).map(|side| side.rank_label(idea)),
            rises: moved(s, idea) > 0,
        },
        _ => Moves::Several { ideas: movers.len(), places: most as usize },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Focus;
    use crate::chart::sample::Sample;
    use crate::lang::{Lang, Text};
    use crate::rubric::{Lens, Weights};
    use crate::score::{EvidenceEnds, Valued};

    /// The same ideas with other weights.
    fn weighed(sample: &Sample, weights: [f64; 3]) -> Scored {
        let s = &sample.lenses[0];
        let (names, matrix, gates) = (s.names.to_vec(), (*s.matrix).clone(), (*s.gates).clone());
        let facts = EvidenceEnds::unknown(s.len(), 3);
        let valued = Valued::new(names, matrix, facts, Vec::new(), gates);
        let (name, about, weights) = (Text::default(), Text::default(), Weights::from_parts(&weights));
        valued.weigh(&sample.rubric, &Lens { id: "after".into(), name, about, weights })
    }

    /// The title of going from today's weights to others.
    fn titled(sample: &Sample, after: Scored) -> String {
        let focus = Focus { after, change: Text::same("this and that"), ..sample.subject().focus.clone() };
        title(&Subject { focus: &focus, ..sample.subject() })
    }

    /// Weights in which No cash burn (today 32 %, beside Revenue now with 49 and Growth path with 19) has this many per
    /// cent and the others keep their proportions.
    fn no_cash_burn(percent: f64) -> [f64; 3] {
        let left = (100.0 - percent) / 25.0;
        [18.0 * left, percent, 7.0 * left]
    }

    #[test]
    fn a_change_of_the_lead_comes_first() {
        let values = [[0.9, 0.1, 0.1], [0.1, 0.9, 0.1], [0.1, 0.1, 0.1]];
        let after = |lang| {
            let sample = Sample::known(&values, &[], lang);
            titled(&sample, weighed(&sample, no_cash_burn(80.0)))
        };
        assert_eq!(after(Lang::En), "With No cash burn at 80 % instead of 32 %, B leads instead of A");
        assert_eq!(after(Lang::Zh), "若“不烧钱”的权重从 32% 升到 80%，“B”就会取代“A”领先");
    }

    #[test]
    fn ties_of_the_lead_are_said() {
        let sample = Sample::known(&[[0.5, 0.9, 0.5], [0.5, 0.1, 0.5]], &[], Lang::En);
        let tied = weighed(&sample, no_cash_burn(0.0));
        assert_eq!(titled(&sample, tied.clone()), "With No cash burn at 0 % instead of 32 %, A and B share the lead");
        let focus = Focus { after: sample.lenses[0].clone(), ..sample.subject().focus.clone() };
        let back = title(&Subject { scored: &tied, focus: &focus, ..sample.subject() });
        assert_eq!(back, "With No cash burn at 32 % instead of 0 %, A leads alone");
    }

    #[test]
    fn else_the_largest_move_is_said() {
        let mut values = [[1.0, 1.0, 1.0], [0.5, 0.5, 0.5], [0.49, 0.49, 0.49], [0.4, 0.6, 0.4], [0.1, 0.1, 0.1]];
        let moved = |values: &[[f64; 3]]| {
            let sample = Sample::known(values, &[], Lang::En);
            titled(&sample, weighed(&sample, no_cash_burn(80.0)))
        };
        assert_eq!(moved(&values), "With No cash burn at 80 % instead of 32 %, A still leads; D rises from 4 to 2");
        values[3] = [0.1, 0.4, 0.1];
        assert_eq!(moved(&values), "With No cash burn at 80 % instead of 32 %, A still leads; no rank changes");
        values[1] = [0.5, 0.45, 0.5];
        values[2] = [0.47, 0.49, 0.47];
        assert_eq!(
            moved(&values),
            "With No cash burn at 80 % instead of 32 %, A still leads; 2 ideas move 1 place, none further"
        );
    }

    #[test]
    fn what_cannot_move_is_not_said_to_move() {
        let sample = Sample::known(&[[0.9, 0.1, 0.1], [0.1, 0.9, 0.1]], &[0, 1], Lang::En);
        let after = weighed(&sample, no_cash_burn(80.0));
        assert_eq!(titled(&sample, after), "With No cash burn at 80 % instead of 32 %, every idea still fails a gate");
        assert_eq!(titled(&sample, sample.lenses[0].clone()), "Nothing is changed, so nothing moves");
        let one = Sample::new(1, 3, Lang::Zh);
        assert_eq!(title(&one.subject()), "只有一条标准计入，权重无从调整");
    }

    #[test]
    fn a_change_of_several_things_is_told_in_its_own_words() {
        let sample = Sample::known(&[[0.9, 0.1, 0.1], [0.1, 0.9, 0.1]], &[], Lang::En);
        let after = weighed(&sample, [10.0, 80.0, 10.0]);
        assert_eq!(titled(&sample, after), "this and that: B leads instead of A");
    }

    #[test]
    fn shares_that_look_the_same_are_told_apart() {
        let sample = Sample::new(3, 2, Lang::En);
        assert_eq!(percents([0.12, 0.31], &sample.subject()), ["12 %", "31 %"]);
        assert_eq!(percents([0.116, 0.122], &sample.subject()), ["11.6 %", "12.2 %"]);
    }
}
