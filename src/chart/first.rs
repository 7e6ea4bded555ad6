//! Who is first in which share of draws, in words.

use super::{Subject, text, words};
use crate::lang::Lang;

/// Below this share, an idea is hardly ever first.
const HARDLY: f64 = 0.01;
/// From this share on, whole per cent would say all.
const NEARLY_ALL: f64 = 0.995;

/// Who is first in which share of draws, and who else can be. An idea that shares the first rank is first too, so
/// these shares may add up to more than one.
pub fn title(s: &Subject) -> String {
    let (lang, robust, all) = (s.lang, &s.study.robust, s.scored.len());
    let mut firsts: Vec<(usize, f64)> = robust.ideas.iter().copied().zip(firsts(s)).collect();
    firsts.sort_by(|a, b| b.1.total_cmp(&a.1));
    let (idea, share) = firsts[0];
    let (a, often) = (s.quoted(idea), often(share, lang));
    if all == 1 {
        let only = lang.pick(format!("{a} is the only idea"), format!("只有{a}一个创意"));
        let fails = if s.is_out(idea) { lang.pick(", and fails a gate", "，且未通过门槛") } else { "" };
        return only + fails;
    }
    if let Some(all_out) = s.all_out() {
        return lang.pick(
            format!("{all_out}; {a} is first among them in {often}"),
            text::zh(&[&all_out, "；其中", &a, "在", &often, "中居首"]),
        );
    }
    if s.is_out(s.scored.order[1]) {
        return lang.pick(
            format!("{a} is first in every draw: every other idea fails a gate"),
            format!("{a}在每次抽样中都居首：其余创意都未通过门槛"),
        );
    }
    let close = firsts.iter().take_while(|(_, other)| too_close(share, *other, robust.draws)).count();
    match firsts[1..] {
        [(second, rival), ..] if close == 1 => clear(s, [(idea, share), (second, rival)]),
        _ => together(s, &firsts[..close]),
    }
}

/// One idea is first most often, clearly.
fn clear(s: &Subject, [(idea, share), (second, rival)]: [(usize, f64); 2]) -> String {
    let (lang, often, leader) = (s.lang, often(share, s.lang), s.leaders()[0]);
    let (a, b) = (s.quoted(idea), s.quoted(second));
    if s.leaders().len() == 1 && leader != idea {
        let (today, less) = (s.quoted(leader), in_words(s.study.robust.first(leader), lang));
        let long = lang.pick(
            format!("{a} is first in {often}, today's leader {today} in {less}"),
            text::zh(&[&a, "在", &often, "中居首，目前领先的", &today, "为", &less]),
        );
        let short = lang.pick(
            format!("{today} leads today, but {a} is first in more draws"),
            text::zh(&[&today, "目前领先，但", &a, "居首的次数更多"]),
        );
        return words::title([long, short]);
    }
    let less = in_words(rival, lang);
    // Of a large crowd not all are counted, so nothing can be said of all others.
    let all_counted = s.study.robust.counts_all_firsts();
    match rival {
        q if q < HARDLY && !all_counted => {
            lang.pick(format!("{a} is first in {often}"), text::zh(&[&a, "在", &often, "中居首"]))
        }
        0.0 => lang.pick(format!("{a} is first in {often}"), text::zh(&[&a, "在", &often, "中都居首"])),
        q if q < HARDLY => lang.pick(
            format!("{a} is first in {often}, no other idea in more than 1 %"),
            text::zh(&[&a, "在", &often, "中居首，其余创意都不到 1%"]),
        ),
        _ => {
            let only = if share < 0.5 { lang.pick("only ", "仅") } else { "" };
            lang.pick(
                format!("{a} is first in {only}{often}; {b} in {less}"),
                text::zh(&[&a, only, "在", &often, "中居首，", &b, "为", &less]),
            )
        }
    }
}

/// Several ideas that are first so equally often that the draws do not tell who is ahead.
fn together(s: &Subject, close: &[(usize, f64)]) -> String {
    let (lang, n) = (s.lang, words::count(close.len()));
    let names: Vec<String> = close.iter().take(3).map(|(idea, _)| s.quoted(*idea)).collect();
    let names = words::list(&names, lang);
    let some = match close.len() == s.scored.len() {
        true => s.all_ideas(),
        // There may be others that were not counted.
        false if close.len() == s.study.robust.ideas.len() && !s.study.robust.counts_all_firsts() => {
            lang.pick(format!("{n} ideas or more"), format!("至少 {n} 个创意"))
        }
        false => lang.pick(format!("{n} ideas"), format!("{n} 个创意")),
    };
    let (most, least) = (close[0].1, close[close.len() - 1].1);
    let say = |who: &str| {
        if least == 1.0 {
            return lang
                .pick(format!("{who} share the first rank in every draw"), text::zh(&[who, "在每次抽样中都并列第一"]));
        }
        let [low, high] = [least, most].map(|share| in_words(share, lang));
        let range = match low == high {
            true => high,
            false => lang.pick(format!("{} to {high}", low.replace(" %", "")), format!("{low}–{high}")),
        };
        lang.pick(
            format!("{who} are each first in {range} of draws: too close to call"),
            text::zh(&[who, "各在", &range, " 的抽样中居首，难分高下"]),
        )
    };
    if close.len() > 3 { say(&some) } else { words::title([say(&names), say(&some)]) }
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
    words::percent(share, Lang::Zh).replace('%', "")
}

/// The same in a sentence.
pub fn in_words(share: f64, lang: Lang) -> String {
    match share {
        p if (NEARLY_ALL..1.0).contains(&p) => lang.pick("over 99 %", "超过 99%").to_owned(),
        p if p > 0.0 && p < 0.005 => lang.pick("under 1 %", "不到 1%").to_owned(),
        p => words::percent(p, lang),
    }
}

/// `88 % of draws`.
fn often(share: f64, lang: Lang) -> String {
    match in_words(share, lang) {
        _ if share == 1.0 => lang.pick("every draw", "每次抽样").to_owned(),
        p => lang.pick(format!("{p} of draws"), format!("{p} 的抽样")),
    }
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
        assert_eq!(en(&[[0.5; 2]; 2]), "A and B share the first rank in every draw");
        assert_eq!(en(&[[0.5; 2]; 4]), "All 4 ideas share the first rank in every draw");
        let rival = en(&[[0.5; 2], [0.0, 0.6]]);
        assert!(rival.starts_with("A is first in 8") && rival.contains(" % of draws; B in 1"), "{rival}");
        let rival = titled(&[[0.5; 2], [0.0, 0.6]], &[], Lang::Zh);
        assert!(rival.starts_with("“A”在 8") && rival.contains("的抽样中居首，“B”为 1"), "{rival}");
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
        assert_eq!(titled(&ends[..1], &[0], Lang::Zh), "只有“A”一个创意，且未通过门槛");
    }

    #[test]
    fn nearly_all_is_not_all_and_chance_is_no_lead() {
        assert_eq!([0.0, 0.004, 0.98, 0.996, 1.0].map(number), ["0", "<1", "98", ">99", "100"]);
        assert_eq!(often(0.996, Lang::En), "over 99 % of draws");
        assert_eq!(in_words(0.004, Lang::Zh), "不到 1%");
        // By hand: the difference of 0.52 and 0.48 has a standard error of √(0.9984 / 1000) = 0.032, or 0.01.
        assert!(too_close(0.52, 0.48, 1_000) && !too_close(0.52, 0.48, 10_000));
        assert!(too_close(1.0, 1.0, 10) && !too_close(1.0, 0.0, 10));
    }
}
