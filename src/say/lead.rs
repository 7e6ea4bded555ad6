//! Who leads, and who leads after a change.

use super::names::{at_least, some};
use super::nouns;
use super::punctuation::stop;
use super::standing::Gap;
use crate::lang::{Lang, Word, apart, say, verb};

/// No idea is left to lead.
pub const ALL_OUT: Word = Word::new("Every idea fails a gate", "所有创意都没有通过门槛");

/// `n` ideas fail a gate and are left out of what is shown; `None` if none does.
pub fn left_out(n: usize, lang: Lang) -> Option<String> {
    let (ideas, fail) = (nouns::IDEA.count(n, lang), verb(n, "fails a gate and is", "fail a gate and are"));
    (n > 0).then(|| say!(lang, "{ideas} {fail} left out.", "没有通过门槛的 {ideas}不在内。"))
}

/// Who leads a ranking, with the score as shown and how far ahead.
pub enum Lead<'a> {
    /// Nobody: every idea fails a gate.
    AllOut,
    /// The only idea.
    Only { name: &'a str, score: &'a str },
    /// Several with the same score.
    Shared { names: &'a [&'a str], score: &'a str },
    /// At least this many with the same score, in a table so large that there may be more.
    Many { least: usize, score: &'a str },
    /// One, and every other idea fails a gate.
    Unrivalled { name: &'a str, score: &'a str },
    /// One, ahead of the second.
    Ahead { name: &'a str, score: &'a str, gap: Gap, second: &'a str },
}

impl Lead<'_> {
    /// `KEYA leads with 81 of 100, 10 points ahead of KEYB.`
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Lead::AllOut => stop(ALL_OUT.get(lang), lang),
            Lead::Only { name, score } => stop(&scores(name, score, lang), lang),
            Lead::Shared { names, score } => shared(&some(names, lang), names.len(), score, lang),
            Lead::Many { least, score } => shared(&at_least(*least, lang), *least, score, lang),
            Lead::Unrivalled { name, score } => {
                say!(
                    lang,
                    "{name} leads with {score} of 100; every other idea fails a gate.",
                    "{name}领先，{score} 分（满分 100）；其余创意都没有通过门槛。"
                )
            }
            Lead::Ahead { name, score, gap: Gap::Points(gap), second } => {
                let gap = apart(*gap, *gap);
                let points = nouns::POINT.of(if gap == "1" { 1 } else { 2 });
                say!(
                    lang,
                    "{name} leads with {score} of 100, {gap} {points} ahead of {second}.",
                    "{name}领先，{score} 分（满分 100），比{second}高 {gap} 分。"
                )
            }
            Lead::Ahead { name, score, second, .. } => {
                say!(
                    lang,
                    "{name} leads with {score} of 100, less than 0.1 points ahead of {second}.",
                    "{name}领先，{score} 分（满分 100），比{second}高不到 0.1 分。"
                )
            }
        }
    }
}

/// This many ideas have the same score, and none has more.
fn shared(who: &str, ideas: usize, score: &str, lang: Lang) -> String {
    let share = verb(ideas, "shares", "share");
    say!(lang, "{who} {share} the lead with {score} of 100.", "{who}并列第一，{score} 分（满分 100）。")
}

/// The score of an idea, without a full stop.
pub fn scores(name: &str, points: &str, lang: Lang) -> String {
    say!(lang, "{name} scores {points} of 100", "{name}得 {points} 分（满分 100）")
}

/// Who leads after a change.
pub enum LeadAfter<'a> {
    /// The same leader as before, alone or level with others.
    Kept { name: &'a str, is_shared: bool, now: String, before: String },
    /// Another; with the gate that the former leader fails now, if it fails one.
    Taken { name: &'a str, from: &'a str, now: String, against: String, gate: Option<&'a str> },
    /// One idea, though every idea failed a gate before.
    Found { name: &'a str, now: String },
    /// Nobody: every idea fails a gate; `still`, if every one did before.
    AllOut { still: bool },
}

impl LeadAfter<'_> {
    /// `KEYA still leads with 81.0 (before: 80.2).`
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            LeadAfter::Kept { name, is_shared: false, now, before } => {
                say!(
                    lang, "{name} still leads with {now} (before: {before}).",
                    "{name}仍然领先，{now} 分（之前 {before}）。"
                )
            }
            LeadAfter::Kept { name, is_shared: true, now, before } => {
                say!(
                    lang, "{name} shares the lead, with {now} (before: {before}).",
                    "{name}并列第一，{now} 分（之前 {before}）。"
                )
            }
            LeadAfter::Taken { name, from, now, against, gate: Some(gate) } => {
                say!(
                    lang,
                    "{name} takes the lead from {from}, which fails a gate now ({gate}): {now} against {against}.",
                    "{from}现在没有通过门槛（{gate}），{name}取代它领先：{now} 对 {against}。"
                )
            }
            LeadAfter::Taken { name, from, now, against, gate: None } => {
                say!(
                    lang,
                    "{name} takes the lead from {from}: {now} against {against}.",
                    "{name}取代{from}领先：{now} 对 {against}。"
                )
            }
            LeadAfter::Found { name, now } => {
                say!(
                    lang,
                    "{name} leads with {now}; before, every idea failed a gate.",
                    "{name}领先，{now} 分；之前所有创意都没有通过门槛。"
                )
            }
            LeadAfter::AllOut { still: true } => {
                say!(lang, "Every idea still fails a gate.", "所有创意仍没有通过门槛。")
            }
            LeadAfter::AllOut { still: false } => {
                say!(lang, "Every idea fails a gate now.", "现在所有创意都没有通过门槛。")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_leads_is_said_with_names_set_apart() {
        let ahead = |gap| Lead::Ahead { name: "KEYA", score: "71", gap: Gap::Points(gap), second: "短剧" };
        assert_eq!(ahead(2.0).sentence(Lang::En), "KEYA leads with 71 of 100, 2 points ahead of 短剧.");
        assert_eq!(ahead(1.2).sentence(Lang::En), "KEYA leads with 71 of 100, 1 point ahead of 短剧.");
        assert_eq!(ahead(0.9).sentence(Lang::Zh), "KEYA 领先，71 分（满分 100），比短剧高 0.9 分。");
        let nearly = Lead::Ahead { name: "A", score: "99.6", gap: Gap::Points(10.3), second: "B" };
        assert_eq!(nearly.sentence(Lang::En), "A leads with 99.6 of 100, 10 points ahead of B.");
        let barely = Lead::Ahead { name: "KEYA", score: "71.4", gap: Gap::Barely, second: "B" };
        assert_eq!(barely.sentence(Lang::En), "KEYA leads with 71.4 of 100, less than 0.1 points ahead of B.");
        let shared = |names: &[&str]| Lead::Shared { names, score: "79" }.sentence(Lang::Zh);
        assert_eq!(shared(&["甲", "B"]), "甲和 B 并列第一，79 分（满分 100）。");
        assert_eq!(Lead::AllOut.sentence(Lang::En), "Every idea fails a gate.");
    }

    #[test]
    fn past_three_names_are_counted() {
        let names = ["A"; 1002];
        let some = |n: usize, lang| some(&names[..n], lang);
        assert_eq!([1, 2, 3, 4].map(|n| some(n, Lang::En)), ["A", "A and A", "A, A and A", "A, A and 2 others"]);
        assert_eq!([2, 3, 4].map(|n| some(n, Lang::Zh)), ["A 和 A", "A、A 和 A", "A、A 等 4 个创意"]);
        assert_eq!(some(1002, Lang::En), "A, A and 1,000 others");
    }

    #[test]
    fn who_leads_after_a_change_is_said_with_names_set_apart() {
        let taken =
            LeadAfter::Taken { name: "KEYA", from: "KEYB", now: "81.0".into(), against: "80.3".into(), gate: None };
        assert_eq!(taken.sentence(Lang::En), "KEYA takes the lead from KEYB: 81.0 against 80.3.");
        assert_eq!(taken.sentence(Lang::Zh), "KEYA 取代 KEYB 领先：81.0 对 80.3。");
        let fails = LeadAfter::Taken {
            name: "KEYA",
            from: "KEYB",
            now: "77.3".into(),
            against: "81.3".into(),
            gate: Some("Burn"),
        };
        let en = "KEYA takes the lead from KEYB, which fails a gate now (Burn): 77.3 against 81.3.";
        assert_eq!(fails.sentence(Lang::En), en);
        assert_eq!(fails.sentence(Lang::Zh), "KEYB 现在没有通过门槛（Burn），KEYA 取代它领先：77.3 对 81.3。");
        let still = LeadAfter::Kept { name: "KEYB", is_shared: false, now: "81.0".into(), before: "80.2".into() };
        assert_eq!(still.sentence(Lang::Zh), "KEYB 仍然领先，81.0 分（之前 80.2）。");
        let found = LeadAfter::Found { name: "KEYB", now: "81.0".into() };
        assert_eq!(found.sentence(Lang::En), "KEYB leads with 81.0; before, every idea failed a gate.");
        assert_eq!(LeadAfter::AllOut { still: true }.sentence(Lang::Zh), "所有创意仍没有通过门槛。");
    }
}
