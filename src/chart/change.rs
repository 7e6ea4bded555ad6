//! A change in words: what is changed, and its largest consequence.

use super::{Subject, text, words};
use crate::lang::fixed;
use crate::score::Scored;

/// Before, then after.
pub fn sides<'a>(s: &Subject<'a>) -> [&'a Scored; 2] {
    [s.scored, &s.focus.after]
}

/// Places won; negative where lost. An idea that fails a gate before and after competes for none.
pub fn moved(s: &Subject, idea: usize) -> i64 {
    let [before, after] = sides(s).map(|side| side.rank[idea] as i64);
    if is_out_of_both(s, idea) { 0 } else { before - after }
}

pub fn is_out_of_both(s: &Subject, idea: usize) -> bool {
    sides(s).iter().all(|side| side.failed_gate(idea).is_some())
}

/// Who shares the first rank without failing a gate.
fn leaders(side: &Scored) -> Vec<usize> {
    let first = |&&idea: &&usize| side.rank[idea] == 1 && side.failed_gate(idea).is_none();
    side.order.iter().take_while(first).copied().collect()
}

/// The one share that was changed, while the others keep their proportions: criterion, before and after.
pub fn shift(s: &Subject) -> Option<(usize, [f64; 2])> {
    let [before, after] = sides(s);
    if before.matrix != after.matrix || before.gates != after.gates {
        return None;
    }
    let [old, new] = [before, after].map(|side| side.weights.shares());
    let alone = |&c: &usize| {
        let kept = |k: usize| k == c || (new[k] * (1.0 - old[c]) - old[k] * (1.0 - new[c])).abs() < 1e-9;
        (old[c] - new[c]).abs() > 1e-9 && (0..old.len()).all(kept)
    };
    // Of two criteria, one rises as the other falls: then the words say which was meant.
    let named = |c: &usize| s.focus.change.get(s.lang).contains(s.rubric.criteria[*c].name.get(s.lang));
    let candidates: Vec<usize> = (0..old.len()).filter(alone).collect();
    let criterion = *candidates.iter().find(|c| named(c)).or(candidates.first())?;
    Some((criterion, [old[criterion], new[criterion]]))
}

/// Two shares, with a decimal where they would else look the same.
pub fn percents(shares: [f64; 2], s: &Subject) -> [String; 2] {
    let whole = shares.map(|share| words::percent(share, s.lang));
    if whole[0] != whole[1] {
        return whole;
    }
    shares.map(|share| format!("{}{}", fixed(100.0 * share, 1), s.lang.pick(" %", "%")))
}

/// The change as the beginning of a sentence.
fn condition(s: &Subject) -> String {
    if let Some((criterion, shares)) = shift(s) {
        let (name, [from, to]) = (s.quoted_criterion(criterion), percents(shares, s));
        return s.lang.pick(
            format!("With {name} at {to} instead of {from}, "),
            text::zh(&["若", &name, "从 ", &from, " 变为 ", &to, "，"]),
        );
    }
    let change = text::clean(s.focus.change.get(s.lang));
    match change.is_empty() {
        true => s.lang.pick("After the change, ", "变化之后，").to_owned(),
        false => s.lang.pick(format!("{change}: "), format!("{change}：")),
    }
}

/// Whether the change changes nothing at all.
fn is_idle(s: &Subject) -> bool {
    let [before, after] = sides(s);
    let near = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-9);
    near(before.weights.shares(), after.weights.shares())
        && before.matrix == after.matrix
        && before.gates == after.gates
        && before.rank == after.rank
}

/// The change and its largest consequence: who leads, else who moves most, else that nothing moves.
pub fn title(s: &Subject) -> String {
    let lang = s.lang;
    let [before, after] = sides(s);
    if is_idle(s) {
        let only = s.by_weight().len() == 1;
        let why = lang.pick("Only one criterion counts, so no weight can be shifted", "只有一项标准计入，权重无从调整");
        return if only {
            why
        } else {
            lang.pick("Nothing is changed, so nothing moves", "没有任何变化，名次也不变")
        }
        .to_owned();
    }
    let condition = condition(s);
    if s.scored.len() == 1 {
        let name = s.quoted(0);
        let [from, to] = [before, after].map(|side| s.points(side.score[0]));
        let only = lang.pick("the only idea", "唯一的创意");
        return words::title([
            lang.pick(
                format!("{condition}{name}, {only}, scores {to} instead of {from}"),
                text::zh(&[&condition, only, &name, "得分由", &from, "变为", &to]),
            ),
            lang.pick(
                format!("{condition}{only} scores {to}, not {from}"),
                text::zh(&[&condition, only, "得分由", &from, "变为", &to]),
            ),
        ]);
    }
    words::title(consequences(s).into_iter().map(|consequence| format!("{condition}{consequence}")))
}

/// The largest consequence, in words; shorter ones follow for where it does not fit.
fn consequences(s: &Subject) -> Vec<String> {
    let lang = s.lang;
    let [old, new] = sides(s).map(leaders);
    let names = |ideas: &[usize]| words::list(&ideas.iter().map(|&i| s.quoted(i)).collect::<Vec<_>>(), lang);
    let (then, now, count) = (names(&old), names(&new), words::count(new.len()));
    match (&old[..], &new[..]) {
        ([], []) => vec![lang.pick("every idea still fails a gate", "所有创意仍未通过门槛").to_owned()],
        (_, []) => vec![lang.pick("every idea fails a gate", "所有创意都未通过门槛").to_owned()],
        ([a], [b]) if a != b => vec![
            lang.pick(format!("{now} leads instead of {then}"), format!("{now}取代{then}领先")),
            lang.pick(format!("{now} leads"), format!("{now}领先")),
        ],
        (a, [b]) if a != [*b] && a.contains(b) => {
            vec![lang.pick(format!("{now} leads alone"), format!("{now}独自领先"))]
        }
        (a, [b]) if a != [*b] => vec![lang.pick(format!("{now} leads"), format!("{now}领先"))],
        (a, b) if a != b && b.len() <= 3 => vec![
            lang.pick(format!("{now} share the lead"), format!("{now}并列领先")),
            lang.pick(format!("{count} ideas share the lead"), format!("{count} 个创意并列领先")),
        ],
        (a, b) if a != b => {
            vec![lang.pick(format!("{count} ideas share the lead"), format!("{count} 个创意并列领先"))]
        }
        (_, b) => {
            let stay = match b.len() {
                1 => lang.pick(format!("{now} still leads"), format!("{now}仍然领先")),
                n if n <= 3 => lang.pick(format!("{now} still share the lead"), format!("{now}仍并列领先")),
                _ => lang.pick(format!("{count} ideas still share the lead"), format!("仍有 {count} 个创意并列领先")),
            };
            let movers = movers(s);
            vec![lang.pick(format!("{stay}; {movers}"), format!("{stay}；{movers}")), movers, stay]
        }
    }
}

/// Who moves most, from where to where.
fn movers(s: &Subject) -> String {
    let lang = s.lang;
    let most = (0..s.scored.len()).map(|idea| moved(s, idea).unsigned_abs()).max().unwrap_or(0);
    if most == 0 {
        return lang.pick("no rank changes", "名次不变").to_owned();
    }
    let movers: Vec<usize> = (0..s.scored.len()).filter(|&idea| moved(s, idea).unsigned_abs() == most).collect();
    let [before, after] = sides(s);
    if let [idea] = movers[..] {
        let (name, from, to) = (s.quoted(idea), before.rank_label(idea), after.rank_label(idea));
        let verb = if moved(s, idea) > 0 { lang.pick("rises", "升至") } else { lang.pick("falls", "降至") };
        return lang.pick(
            format!("{name} {verb} from {from} to {to}"),
            text::zh(&[&name, "从第 ", &from, " 名", verb, "第 ", &to, " 名"]),
        );
    }
    let (count, places) = (words::count(movers.len()), words::count(most as usize));
    let unit = if most == 1 { "place" } else { "places" };
    lang.pick(
        format!("{count} ideas move {places} {unit}, none further"),
        format!("{count} 个创意各变动 {places} 名，其余更少"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Focus;
    use crate::chart::sample::Sample;
    use crate::lang::{Lang, Text};
    use crate::rubric::{Lens, Weights};
    use crate::score::{GateState, Valued};

    /// Ideas A, B, … with their values on Revenue now (49 %), No cash burn (32 %) and Growth path (19 %).
    fn sample(values: &[[f64; 3]], failed: &[usize], lang: Lang) -> Sample {
        Sample::new(3, values.len(), lang).change(|names, rows, gates| {
            for (i, values) in values.iter().enumerate() {
                names[i] = ["A", "B", "C", "D", "E"][i].to_owned();
                rows[i] = values.iter().flat_map(|v| [*v, *v]).collect();
                gates[i].fill(if failed.contains(&i) { GateState::Failed } else { GateState::Passed });
            }
        })
    }

    /// The same ideas with other weights.
    fn weighed(sample: &Sample, weights: [f64; 3]) -> Scored {
        let s = &sample.lenses[0];
        let facts = vec![vec![None; s.len()]; 3];
        let valued = Valued::new(s.names.to_vec(), (*s.matrix).clone(), facts, Vec::new(), s.gates.to_vec());
        let (name, about, weights) = (Text::default(), Text::default(), Weights::from_parts(&weights));
        valued.weigh(&sample.rubric, &Lens { id: "after".into(), name, about, weights })
    }

    /// The title of going from today's weights to others.
    fn titled(sample: &Sample, after: Scored) -> String {
        let focus = Focus { after, change: Text::same("this and that"), ..sample.subject().focus.clone() };
        title(&Subject { focus: &focus, ..sample.subject() })
    }

    /// Weights in which No cash burn has so many per cent and the others keep their proportions.
    fn no_cash_burn(percent: f64) -> [f64; 3] {
        let left = (100.0 - percent) / 25.0;
        [18.0 * left, percent, 7.0 * left]
    }

    #[test]
    fn a_change_of_the_lead_comes_first() {
        let values = [[0.9, 0.1, 0.1], [0.1, 0.9, 0.1], [0.1, 0.1, 0.1]];
        let after = |lang| {
            let sample = sample(&values, &[], lang);
            titled(&sample, weighed(&sample, no_cash_burn(80.0)))
        };
        assert_eq!(after(Lang::En), "With No cash burn at 80 % instead of 32 %, B leads instead of A");
        assert_eq!(after(Lang::Zh), "若“不烧钱”从 32% 变为 80%，“B”取代“A”领先");
    }

    #[test]
    fn ties_of_the_lead_are_said() {
        let sample = sample(&[[0.5, 0.9, 0.5], [0.5, 0.1, 0.5]], &[], Lang::En);
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
            let sample = sample(values, &[], Lang::En);
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
        let sample = sample(&[[0.9, 0.1, 0.1], [0.1, 0.9, 0.1]], &[0, 1], Lang::En);
        let after = weighed(&sample, no_cash_burn(80.0));
        assert_eq!(titled(&sample, after), "With No cash burn at 80 % instead of 32 %, every idea still fails a gate");
        assert_eq!(titled(&sample, sample.lenses[0].clone()), "Nothing is changed, so nothing moves");
        let one = Sample::new(1, 3, Lang::Zh);
        assert_eq!(title(&one.subject()), "只有一项标准计入，权重无从调整");
    }

    #[test]
    fn a_change_of_several_things_is_told_in_its_own_words() {
        let sample = sample(&[[0.9, 0.1, 0.1], [0.1, 0.9, 0.1]], &[], Lang::En);
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
