//! Draws: who is first in which share of them, and between which ranks.

use super::lead::ALL_OUT;
use super::names::at_least;
use super::{nouns, punctuation};
use crate::lang::{Lang, list, say, verb, whole};

/// How often, inside a sentence; nearly never and nearly always in words.
pub fn often(share: f64, lang: Lang) -> String {
    let percent = lang.percent(share);
    match percent.chars().next() {
        Some('<') => say!(lang, "under 1 %", "不到 1%"),
        Some('>') => say!(lang, "over 99 %", "99% 以上"),
        _ => percent,
    }
}

/// Who is first in which share of draws.
pub enum Firsts<'a> {
    /// Nobody, except now and then.
    Nobody,
    /// This many ideas, all equally often.
    Alike { ideas: usize, share: f64, is_all: bool },
    /// Some by name, the most frequent first.
    Named(&'a [(&'a str, f64)]),
}

impl Firsts<'_> {
    /// `KEYA is first in 88 % of draws, KEYB in 12 %; 3 others now and then`, without a full stop. `others` are first too
    /// but not named; `all_out` if every idea fails a gate.
    pub fn clause(&self, others: usize, all_out: bool, lang: Lang) -> String {
        let firsts = match self {
            Firsts::Nobody if all_out => return nobody_of(ALL_OUT.get(lang), lang),
            Firsts::Nobody => return say!(lang, "No idea is first in 1 % of draws", "没有哪个创意居首的比例达到 1%"),
            Firsts::Alike { ideas, share, is_all } => alike(*ideas, *share, *is_all, lang),
            Firsts::Named(firsts) => named(firsts, lang),
        };
        let out = ALL_OUT.get(lang);
        let firsts = if all_out { say!(lang, "{out}; among them {firsts}", "{out}；其中{firsts}") } else { firsts };
        let many = nouns::OTHER.count(others, lang);
        match others {
            0 => firsts,
            1 => say!(lang, "{firsts}; another now and then", "{firsts}；另有 {many}偶尔居首"),
            _ => say!(lang, "{firsts}; {many} now and then", "{firsts}；另有 {many}偶尔居首"),
        }
    }
}

/// Nobody is first among ideas that all fail a gate.
fn nobody_of(out: &str, lang: Lang) -> String {
    say!(lang, "{out}; none of them is first in 1 % of draws", "{out}；其中没有哪个居首的比例达到 1%")
}

/// The most frequent by name; ideas that are first in every draw are level in every draw.
fn named(firsts: &[(&str, f64)], lang: Lang) -> String {
    let always = firsts.iter().take_while(|(_, share)| *share == 1.0).count();
    let (first, others) = firsts.split_at(always.max(1).min(firsts.len()));
    let names: Vec<String> = first.iter().map(|(name, _)| (*name).to_owned()).collect();
    let who = list(&names, lang);
    let mut said = vec![match first {
        [(_, 1.0)] => say!(lang, "{who} is first in every draw", "{who}在每次抽样中都居首"),
        [(_, share)] => {
            let share = often(*share, lang);
            say!(lang, "{who} is first in {share} of draws", "{who}在{share}的抽样中居首")
        }
        _ => level(&who, lang),
    }];
    said.extend(others.iter().map(|(name, share)| match share {
        // Whoever is first beside one that always is shares the first rank with it.
        _ if always > 0 => {
            let (share, them) = (often(*share, lang), if always == 1 { "it" } else { "them" });
            say!(lang, "{name} with {them} in {share}", "其中 {share}还有{name}并列")
        }
        0.0 => say!(lang, "{name} never", "{name}从未居首"),
        _ => {
            let share = often(*share, lang);
            say!(lang, "{name} in {share}", "{name}占{share}")
        }
    }));
    let said = punctuation::parts(said, lang);
    let all: f64 = firsts.iter().map(|(_, share)| share).sum();
    match always == 0 && all > 1.0 + LEAST_TIES {
        true => say!(lang, "{said} (ties count for each)", "{said}（并列时都算）"),
        false => said,
    }
}

/// Ties are said to count for each idea if so many draws end in one that shares add up to visibly more than 100 %.
const LEAST_TIES: f64 = 0.02;

/// Many that are first equally often; of a large table there may be more of them than were counted.
fn alike(ideas: usize, share: f64, is_all: bool, lang: Lang) -> String {
    let who = if is_all { nouns::IDEA.count(ideas, lang) } else { at_least(ideas, lang) };
    if share == 1.0 {
        return level(&who, lang);
    }
    let share = often(share, lang);
    say!(lang, "{who} are each first in {share} of draws", "{who}各在{share}的抽样中居首")
}

/// They are first together whatever is drawn.
pub fn level(who: &str, lang: Lang) -> String {
    say!(lang, "{who} share first place in every draw", "{who}在每次抽样中都并列第一")
}

/// A range of ranks, from the better end to the worse: `3`, `4–5`, `5–>100`; `None` for an end beyond `told`, the last
/// rank told apart.
pub fn ranks(best: Option<usize>, worst: Option<usize>, told: usize, lang: Lang) -> String {
    let told = whole(told);
    let best = best.map(whole);
    match (best, worst.map(whole)) {
        (Some(best), Some(worst)) if best == worst => best,
        (Some(best), Some(worst)) => format!("{best}–{worst}"),
        (Some(best), None) => say!(lang, "{best}–>{told}", "{best}–{told} 名以后"),
        (None, _) => say!(lang, ">{told}", "{told} 名以后"),
    }
}

/// How open facts were drawn, by how many unknowns were drawn from others, how many uniformly, and how many earn nothing:
/// `open facts filled in at random (3 unknown facts from what the other ideas show)`.
pub fn open_facts([others, uniform, nothing]: [usize; 3], lang: Lang) -> String {
    let unknown = |n| nouns::UNKNOWN.count(n, lang);
    let of_others = || {
        let unknown = unknown(others);
        say!(lang, "{unknown} from what the other ideas show", "{unknown}照其他创意的样子抽取")
    };
    let of_uniform = || {
        let unknown = unknown(uniform);
        say!(lang, "{unknown} from anything up to the best", "{unknown}从零到最好均匀抽取")
    };
    let of_nothing = || {
        let (unknown, earn) = (unknown(nothing), verb(nothing, "earns", "earn"));
        say!(lang, "{unknown} {earn} nothing", "{unknown}不得分")
    };
    let said = [(others > 0).then(of_others), (uniform > 0).then(of_uniform), (nothing > 0).then(of_nothing)];
    match punctuation::parts(said.into_iter().flatten(), lang) {
        none if none.is_empty() => say!(lang, "open facts filled in at random", "待定项随机取值"),
        unknown => say!(lang, "open facts filled in at random ({unknown})", "待定项随机取值（{unknown}）"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Lang; 2] = [Lang::En, Lang::Zh];

    #[test]
    fn shares_of_draws_read_well_in_both_languages() {
        let two: [(&str, f64); 2] = [("KEYA", 0.57), ("短剧 AI", 0.39)];
        let named = BOTH.map(|lang| Firsts::Named(&two).clause(1, false, lang));
        assert_eq!(named[0], "KEYA is first in 57 % of draws, 短剧 AI in 39 %; another now and then");
        assert_eq!(named[1], "KEYA 在 57% 的抽样中居首，短剧 AI 占 39%；另有 1 个偶尔居首");
        let nearly = Firsts::Named(&[("KEYA", 0.999)]);
        assert_eq!(nearly.clause(0, false, Lang::Zh), "KEYA 在 99% 以上的抽样中居首");
        assert_eq!(
            nearly.clause(1000, true, Lang::En),
            "Every idea fails a gate; among them KEYA is first in over 99 % of draws; 1,000 others now and then"
        );
        let shared = [("A", 1.0), ("B", 0.24)];
        let shared = BOTH.map(|lang| Firsts::Named(&shared).clause(0, false, lang));
        assert_eq!(shared[0], "A is first in every draw, B with it in 24 %");
        assert_eq!(shared[1], "A 在每次抽样中都居首，其中 24% 还有 B 并列");
        let never = Firsts::Named(&[("B", 0.9), ("A", 0.0)]);
        assert_eq!(never.clause(0, false, Lang::En), "B is first in 90 % of draws, A never");
        let tied = Firsts::Named(&[("A", 0.75), ("B", 0.57)]);
        assert_eq!(tied.clause(0, false, Lang::En), "A is first in 75 % of draws, B in 57 % (ties count for each)");
        assert_eq!(tied.clause(0, false, Lang::Zh), "A 在 75% 的抽样中居首，B 占 57%（并列时都算）");
        assert_eq!(never.clause(0, false, Lang::Zh), "B 在 90% 的抽样中居首，A 从未居首");
        assert_eq!(nearly.clause(0, true, Lang::Zh), "所有创意都没有通过门槛；其中 KEYA 在 99% 以上的抽样中居首");
    }

    #[test]
    fn failed_gates_are_said_where_nobody_is_first_often() {
        let nobody = |all_out| BOTH.map(|lang| Firsts::Nobody.clause(0, all_out, lang));
        assert_eq!(nobody(false), ["No idea is first in 1 % of draws", "没有哪个创意居首的比例达到 1%"]);
        assert_eq!(
            nobody(true),
            [
                "Every idea fails a gate; none of them is first in 1 % of draws",
                "所有创意都没有通过门槛；其中没有哪个居首的比例达到 1%",
            ]
        );
    }

    #[test]
    fn those_that_are_always_first_are_level() {
        let level = |firsts: &[(&str, f64)], lang| Firsts::Named(firsts).clause(0, false, lang);
        assert_eq!(level(&[("甲", 1.0), ("乙", 1.0)], Lang::Zh), "甲和乙在每次抽样中都并列第一");
        assert_eq!(
            level(&[("A", 1.0), ("B", 1.0), ("C", 0.25)], Lang::En),
            "A and B share first place in every draw, C with them in 25 %"
        );
        let many = |share, is_all, lang| Firsts::Alike { ideas: 1000, share, is_all }.clause(0, false, lang);
        assert_eq!(many(0.25, true, Lang::En), "1,000 ideas are each first in 25 % of draws");
        assert_eq!(many(0.25, false, Lang::Zh), "至少 1,000 个创意各在 25% 的抽样中居首");
        assert_eq!(many(1.0, true, Lang::Zh), "1,000 个创意在每次抽样中都并列第一");
    }

    #[test]
    fn what_lies_beyond_is_said_to() {
        let both = |best, worst| BOTH.map(|lang| ranks(best, worst, 1000, lang));
        assert_eq!(both(Some(3), Some(3)), ["3", "3"]);
        assert_eq!(both(Some(4), Some(5)), ["4–5", "4–5"]);
        assert_eq!(both(Some(5), None), ["5–>1,000", "5–1,000 名以后"]);
        assert_eq!(both(None, None), [">1,000", "1,000 名以后"]);
    }
}
