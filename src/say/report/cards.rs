//! The words of an idea's card.

use crate::lang::{Lang, Word, say, whole};
use crate::say::draws::often;
use crate::say::nouns::GATE;
use crate::say::punctuation::{capital, clauses, listed, stop};

pub const WHY: Word = Word::new("Why", "理由");
pub const EVIDENCE: Word = Word::new("Evidence", "依据");
pub const GATES: Word = Word::new("Gates", "门槛");
pub const FIND_OUT: Word = Word::new("To find out", "先查清");
pub const HOW_SURE: Word = Word::new("How sure", "把握");
pub const TO_BE_FIRST: Word = Word::new("To be first", "怎样才能第一");
pub const TO_LOSE_THE_LEAD: Word = Word::new("To lose the lead", "怎样会失去领先");

/// No criterion is strong or weak.
pub const PLAIN: Word = Word::new("Nothing stands out, for or against it.", "没有突出的强项或弱项。");
/// Nothing is open.
pub const NOTHING: Word = Word::new("Nothing.", "没有待定项。");
/// The lead is safe from every weight alone.
pub const SAFE: Word = Word::new("No single weight can take the lead from it.", "只动任何一个权重都夺不走领先。");

/// The heading of the cards: how many, of how many ideas.
pub fn title(cards: usize, ideas: usize, lang: Lang) -> String {
    match cards {
        1 => say!(lang, "The idea", "这个创意"),
        n if n == ideas => say!(lang, "Each idea", "逐个来看"),
        n => say!(lang, "The first {n}, one by one", "逐个看前 {n} 名"),
    }
}

/// The score, and the potential if anything is open.
pub fn points(score: &str, potential: Option<&str>, lang: Lang) -> String {
    match potential {
        None => say!(lang, "{score} of 100, nothing open", "{score} 分，没有待定项"),
        Some(potential) => say!(lang, "{score} of 100, up to {potential}", "{score} 分，潜力 {potential} 分"),
    }
}

/// A criterion with its points and the most that it could give.
pub struct CriterionPoints<'a> {
    /// The criterion.
    pub name: &'a str,
    /// Points that it gives, rounded.
    pub points: String,
    /// Points that it could give at most, rounded.
    pub most: String,
}

/// Which criteria are strong.
pub fn strong(criteria: &[CriterionPoints], lang: Lang) -> String {
    let criteria = shares(criteria, lang);
    say!(lang, "Strong: {criteria}.", "强：{criteria}。")
}

/// Which criteria are weak.
pub fn weak(criteria: &[CriterionPoints], lang: Lang) -> String {
    let criteria = shares(criteria, lang);
    say!(lang, "Weak: {criteria}.", "弱：{criteria}。")
}

fn shares(criteria: &[CriterionPoints], lang: Lang) -> String {
    let one = |CriterionPoints { name, points, most }: &CriterionPoints| {
        say!(lang, "{name} ({points} of {most})", "{name}（{points}/{most}）")
    };
    listed(criteria.iter().map(one), lang)
}

/// The facts with their sources, and how many more there are.
pub fn evidence(facts: impl IntoIterator<Item = String>, more: usize, lang: Lang) -> String {
    let (facts, number) = (clauses(facts, lang), whole(more));
    match more {
        0 => say!(lang, "{facts}.", "{facts}。"),
        _ => say!(lang, "{facts}; {number} more.", "{facts}；另有 {number} 项。"),
    }
}

/// A gate that is not passed, with its words on that, or else its condition.
pub enum GateOnCard<'a> {
    /// It failed: why it is a gate.
    Failed(&'a str, &'a str),
    /// It is open: what to ask.
    Open(&'a str, &'a str),
}

impl GateOnCard<'_> {
    /// In words.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            GateOnCard::Failed(name, why) => say!(lang, "Fails: {name}. {why}", "未过门槛：{name}。{why}"),
            GateOnCard::Open(name, ask) => say!(lang, "Open: {name}. {ask}", "待定：{name}。{ask}"),
        }
    }
}

/// How many of all gates were passed; `None` if that needs no word.
pub fn passed(passed: usize, all: usize, lang: Lang) -> Option<String> {
    let gates = GATE.count(all, lang);
    match passed {
        0 => None,
        1 if all == 1 => Some(say!(lang, "The one gate is passed.", "唯一的门槛已经通过。")),
        n if n == all => Some(say!(lang, "All {all} are passed.", "{gates}全部通过。")),
        n => Some(say!(lang, "{n} of {all} passed.", "{gates}中通过了 {n} 个。")),
    }
}

/// The most points that finding out about a criterion could earn, and the question that settles it.
pub fn open(name: &str, earns: &str, ask: &str, lang: Lang) -> String {
    say!(lang, "{name}, up to +{earns}. {ask}", "{name}，最多 +{earns} 分。{ask}").trim_end().to_owned()
}

/// Further open criteria, and what they could earn together.
pub fn open_more(n: usize, earn: &str, lang: Lang) -> String {
    match n {
        1 => say!(lang, "1 more, worth up to +{earn}.", "另有 1 项，最多 +{earn} 分。"),
        _ => say!(lang, "{n} more, together up to +{earn}.", "另有 {n} 项，合计最多 +{earn} 分。"),
    }
}

/// How often an idea is first, and its ranks in nine of ten draws; `None` for an end beyond `told`.
pub struct RankChances {
    /// The share of draws in which it is first.
    pub first: f64,
    /// The better and the worse end of its ranks.
    pub ranks: [Option<usize>; 2],
    /// The last rank that is told apart.
    pub told: usize,
}

impl RankChances {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let beyond = whole(self.told + 1);
        let first = self.often(lang);
        let ranks = self.ranks.map(|rank| rank.map(whole));
        match ranks.each_ref().map(Option::as_deref) {
            [Some("1"), Some("1")] if self.first >= 1.0 => say!(lang, "{first}.", "{first}。"),
            [Some(a), Some(b)] if a == b => {
                say!(lang, "{first}; rank {a} in 9 of 10.", "{first}；九成情况排第 {a} 名。")
            }
            [Some(a), Some(b)] => {
                say!(lang, "{first}; rank {a} to {b} in 9 of 10.", "{first}；九成情况排第 {a}–{b} 名。")
            }
            [best, _] => {
                let best = best.unwrap_or(&beyond);
                say!(lang, "{first}; rank {best} or lower in 9 of 10.", "{first}；九成情况在第 {best} 名及以后。")
            }
        }
    }

    fn often(&self, lang: Lang) -> String {
        let share = often(self.first, lang);
        match self.first {
            none if none <= 0.0 => say!(lang, "Never first in any draw", "从未居首"),
            all if all >= 1.0 => say!(lang, "First in every draw", "每次抽样都居首"),
            _ => say!(lang, "First in {share} of draws", "在{share}的抽样中居首"),
        }
    }
}

/// An idea that was not counted: it is less often among the first than those that were.
pub fn hardly_ever(first: usize, lang: Lang) -> String {
    let first = whole(first);
    say!(lang, "Hardly ever among the first {first}.", "几乎从不进入前 {first} 名。")
}

/// What weights can do for an idea.
#[derive(Clone, Copy)]
pub enum Reweighing {
    /// Other weights put it first.
    Helps,
    /// No weights put it first.
    Never,
    /// Weights were not considered.
    Unasked,
}

/// What would put an idea first, a sentence each; what concerns weights comes first in `parts`.
pub fn ways(weights: Reweighing, parts: &[String], lang: Lang) -> Vec<String> {
    let sentence = |(n, part): (usize, &String)| {
        let start = match weights {
            Reweighing::Helps if n == 0 => Word::new("with other weights: ", "换成这样的权重："),
            Reweighing::Never if n == 0 => Word::new("no weights will do: ", "换权重没有用："),
            _ => Word::new("", ""),
        };
        stop(&capital(&format!("{}{part}", start.get(lang))), lang)
    };
    parts.iter().enumerate().map(sentence).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(first: f64, ranks: [Option<usize>; 2]) -> [String; 2] {
        [Lang::En, Lang::Zh].map(|lang| RankChances { first, ranks, told: 100 }.sentence(lang))
    }

    #[test]
    fn what_never_or_always_happens_is_no_share() {
        assert_eq!(said(0.42, [Some(1), Some(2)])[1], "在 42% 的抽样中居首；九成情况排第 1–2 名。");
        assert_eq!(said(0.0, [Some(3), Some(3)])[1], "从未居首；九成情况排第 3 名。");
        assert_eq!(said(1.0, [Some(1), Some(1)]), ["First in every draw.", "每次抽样都居首。"]);
        assert_eq!(said(0.001, [Some(9), None])[1], "在不到 1% 的抽样中居首；九成情况在第 9 名及以后。");
        assert_eq!(
            said(0.0, [None, None]),
            ["Never first in any draw; rank 101 or lower in 9 of 10.", "从未居首；九成情况在第 101 名及以后。"]
        );
    }

    #[test]
    fn evidence_that_is_not_shown_is_counted() {
        let facts = || ["收入 500万（审计报告）", "moat deep"].map(str::to_owned);
        assert_eq!(evidence(facts(), 0, Lang::Zh), "收入 500万（审计报告）；moat deep。");
        assert_eq!(evidence(facts(), 2, Lang::En), "收入 500万（审计报告）; moat deep; 2 more.");
    }

    #[test]
    fn gates_are_counted() {
        let said = |n, all| [Lang::En, Lang::Zh].map(|lang| passed(n, all, lang).unwrap_or_default());
        assert_eq!(said(1, 1), ["The one gate is passed.", "唯一的门槛已经通过。"]);
        assert_eq!(said(2, 2), ["All 2 are passed.", "2 个门槛全部通过。"]);
        assert_eq!(said(1, 3), ["1 of 3 passed.", "3 个门槛中通过了 1 个。"]);
        assert_eq!(said(0, 3), ["", ""]);
    }

    #[test]
    fn each_way_is_a_sentence() {
        let parts = ["no way".to_owned(), "or x".to_owned()];
        assert_eq!(ways(Reweighing::Never, &parts, Lang::En), ["No weights will do: no way.", "Or x."]);
        assert_eq!(ways(Reweighing::Unasked, &parts[1..], Lang::En), ["Or x."]);
    }
}
