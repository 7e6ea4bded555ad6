//! How sure the lead is, and what to find out first.

use super::draws::often;
use super::flip::FlipClause;
use super::punctuation::capital;
use super::standing::in_words;
use super::{nouns, punctuation};
use crate::lang::{Lang, apart, say};

/// Who leads, where something is open: what counts is what is proven.
pub fn on_proof(leads: String, is_open: bool, lang: Lang) -> String {
    if is_open { say!(lang, "On what is proven, {leads}", "只看已证实的，{leads}") } else { leads }
}

/// Who is first how often.
pub struct FirstChances<'a> {
    /// A clause that names them.
    pub firsts: &'a str,
    /// The weights that are drawn, by name.
    pub weights: &'a str,
    pub facts: OpenFacts,
    /// Who is first more often than the leader.
    pub passes: Option<Passes<'a>>,
}

/// What open facts count as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenFacts {
    /// There are none.
    None,
    /// What is drawn.
    Drawn,
    /// What is proven, so unknowns nothing.
    Proven,
}

impl OpenFacts {
    /// What is drawn, before a clause.
    fn with(self, weights: &str, lang: Lang) -> String {
        match self {
            OpenFacts::None => say!(lang, "with {weights}", "{weights}时"),
            OpenFacts::Drawn => {
                say!(lang, "with {weights} and open facts filled in at random", "{weights}、待定项随机取值时")
            }
            OpenFacts::Proven => say!(lang, "with {weights} and unknowns counted as zero", "{weights}、未知按零分计时"),
        }
    }
}

/// How often an idea that was just named is first.
pub fn own_chance(share: f64, weights: &str, facts: OpenFacts, lang: Lang) -> String {
    let (drawn, often) = (capital(&facts.with(weights, lang)), often(share, lang));
    match share {
        0.0 => say!(lang, "{drawn}, it is never first.", "{drawn}，它从未居首。"),
        1.0 => say!(lang, "{drawn}, it is first in every draw.", "{drawn}，它在每次抽样中都居首。"),
        _ => say!(lang, "{drawn}, it is first in {often} of draws.", "{drawn}，它在{often}的抽样中居首。"),
    }
}

/// How often an idea is ahead of another, both just named: `But` if that is not the one ahead on proof; neither if they are
/// level in every draw.
pub fn chance_ahead(
    ahead: Option<(&str, f64)>,
    contrasts: bool,
    weights: &str,
    facts: OpenFacts,
    lang: Lang,
) -> String {
    let drawn = facts.with(weights, lang);
    let drawn = if contrasts { say!(lang, "But {drawn}", "但{drawn}") } else { capital(&drawn) };
    let Some((name, share)) = ahead else {
        return say!(lang, "{drawn}, they are level in every draw.", "{drawn}，两者在每次抽样中都得分相同。");
    };
    let often = often(share, lang);
    match share {
        1.0 => say!(lang, "{drawn}, {name} is ahead in every draw.", "{drawn}，{name}在每次抽样中都排在前面。"),
        _ => say!(lang, "{drawn}, {name} is ahead in {often} of draws.", "{drawn}，{name}在{often}的抽样中排在前面。"),
    }
}

/// An idea that is first more often than the one that leads on proof.
pub struct Passes<'a> {
    pub idea: &'a str,
    pub open_facts: usize,
    /// Points that its open facts could add in all.
    pub could_earn: f64,
}

impl FirstChances<'_> {
    /// `But with each weight within 20 % of today's value and open facts filled in at random, B is first in 73 % of draws,
    /// A in 27 %. B can pass …`
    pub fn sentence(&self, lang: Lang) -> String {
        let (firsts, drawn) = (self.firsts, self.facts.with(self.weights, lang));
        match &self.passes {
            Some(Passes { idea, open_facts, could_earn }) if *open_facts > 0 => {
                let (facts, earn) = (nouns::OPEN_FACT.count(*open_facts, lang), apart(*could_earn, *could_earn));
                say!(
                    lang,
                    "But {drawn}, {firsts}. {idea} can pass because it has {facts} worth up to +{earn}.",
                    "但{drawn}，{firsts}。{idea}能反超，是因为有 {facts}，最多能加 {earn} 分。"
                )
            }
            Some(_) => say!(lang, "But {drawn}, {firsts}.", "但{drawn}，{firsts}。"),
            None => capital(&say!(lang, "{drawn}, {firsts}.", "{drawn}，{firsts}。")),
        }
    }
}

/// The smallest change of one weight that changes who leads.
pub fn nearest_flip(flip: Option<FlipClause>, lang: Lang) -> String {
    match flip {
        Some(flip) => {
            let flip = flip.clause(lang);
            say!(lang, "The nearest flip: {flip}.", "最容易翻盘：{flip}。")
        }
        None => say!(lang, "No change of a single weight changes who leads.", "只动任何一个权重，都改变不了谁领先。"),
    }
}

/// What is open of an idea.
#[derive(Clone, Copy)]
pub enum OpenName<'a> {
    /// A criterion, by its name.
    Criterion(&'a str),
    /// A gate, by its name.
    Gate(&'a str),
}

impl OpenName<'_> {
    /// As a sentence names it.
    pub fn in_words(self, lang: Lang) -> String {
        match self {
            OpenName::Criterion(name) => name.to_owned(),
            OpenName::Gate(name) => say!(lang, "the gate {name}", "门槛：{name}"),
        }
    }
}

/// The fact to find out first.
pub struct FindOut<'a> {
    pub idea: &'a str,
    pub what: OpenName<'a>,
    /// Its rank as shown, `=2` if shared.
    pub rank: String,
    /// Points that it could add; meaningless for a gate.
    pub could_earn: f64,
    /// The share of draws in which it decides who is first.
    pub decides: f64,
}

impl FindOut<'_> {
    /// `Find out first: Revenue now of KEYL, rank 10 (up to +17; in 1 % of draws it can change the lead).`
    pub fn sentence(&self, lang: Lang) -> String {
        let (idea, rank) = (self.idea, in_words(&self.rank, lang));
        let (mut worth, what) = (Vec::new(), self.what.in_words(lang));
        if let OpenName::Criterion(_) = self.what {
            let earns = apart(self.could_earn, self.could_earn);
            worth.push(say!(lang, "up to +{earns}", "最多 +{earns} 分"));
        }
        if self.decides > 0.0 {
            let share = often(self.decides, lang);
            worth.push(match self.decides {
                1.0 => say!(lang, "in every draw it can change the lead", "每次抽样都能改变谁第一"),
                _ => say!(lang, "in {share} of draws it can change the lead", "{share}的抽样里能改变谁第一"),
            });
        }
        let worth = match punctuation::clauses(worth, lang) {
            worth if worth.is_empty() => worth,
            worth => say!(lang, " ({worth})", "（{worth}）"),
        };
        say!(
            lang, "Find out first: {what} of {idea}, rank {rank}{worth}.",
            "先查清：{idea}（{rank}）的“{what}”{worth}。"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::weights::sets::around;

    #[test]
    fn who_is_first_how_often_is_said_with_the_reason() {
        let passes = Some(Passes { idea: "B", open_facts: 1, could_earn: 50.0 });
        let open = |firsts, lang| {
            let passes = passes.as_ref().map(|Passes { idea, .. }| Passes { idea, open_facts: 1, could_earn: 50.0 });
            let weights = around(20.0);
            FirstChances { firsts, weights: weights.get(lang), facts: OpenFacts::Drawn, passes }.sentence(lang)
        };
        assert_eq!(
            open("B is first in 73 % of draws, A in 27 %", Lang::En),
            "But with each weight within 20 % of today's value and open facts filled in at random, B is first in 73 % of draws, \
             A in 27 %. B can pass because it has 1 open fact worth up to +50."
        );
        assert_eq!(
            open("B 在 73% 的抽样中居首，A 占 27%", Lang::Zh),
            "但各权重在当前值 ±20% 内变动、待定项随机取值时，B 在 73% 的抽样中居首，A 占 27%。B 能反超，是因为有 1 项待定，最多能加 50 分。"
        );
        let weights = around(20.0);
        let known = FirstChances {
            firsts: "A is first in every draw",
            weights: &weights.en,
            facts: OpenFacts::None,
            passes: None,
        };
        assert_eq!(
            known.sentence(Lang::En),
            "With each weight within 20 % of today's value, A is first in every draw."
        );
    }

    #[test]
    fn how_often_one_idea_is_first_is_said_without_its_name() {
        let weights = around(20.0);
        let said = |share, lang| own_chance(share, weights.get(lang), OpenFacts::None, lang);
        assert_eq!(said(0.0, Lang::En), "With each weight within 20 % of today's value, it is never first.");
        assert_eq!(said(0.12, Lang::Zh), "各权重在当前值 ±20% 内变动时，它在 12% 的抽样中居首。");
        let ahead = |share, lang| {
            let contrasts = share < 0.5;
            chance_ahead(Some(("KEYA", share)), contrasts, weights.get(lang), OpenFacts::Drawn, lang)
        };
        assert_eq!(
            ahead(0.2, Lang::Zh),
            "但各权重在当前值 ±20% 内变动、待定项随机取值时，KEYA 在 20% 的抽样中排在前面。"
        );
        assert_eq!(
            chance_ahead(None, false, weights.get(Lang::En), OpenFacts::None, Lang::En),
            "With each weight within 20 % of today's value, they are level in every draw."
        );
        assert_eq!(
            ahead(0.93, Lang::Zh),
            "各权重在当前值 ±20% 内变动、待定项随机取值时，KEYA 在 93% 的抽样中排在前面。"
        );
        assert_eq!(
            ahead(1.0, Lang::En),
            "With each weight within 20 % of today's value and open facts filled in at random, KEYA is ahead in every draw."
        );
    }

    #[test]
    fn what_flips_the_lead_is_said_alone() {
        let flip = FlipClause { criterion: "X", today: 0.15, share: 0.19, rises: true, challenger: "Y" };
        assert_eq!(nearest_flip(Some(flip), Lang::Zh), "最容易翻盘：“X”的权重升到 19% 以上（现在 15%），Y 就领先。");
        assert_eq!(nearest_flip(None, Lang::En), "No change of a single weight changes who leads.");
    }

    #[test]
    fn what_to_find_out_names_the_idea_first() {
        let open = |what, decides| FindOut { idea: "KEYL", what, rank: "10".into(), could_earn: 17.0, decides };
        assert_eq!(
            open(OpenName::Criterion("收入"), 0.004).sentence(Lang::Zh),
            "先查清：KEYL（第 10 名）的“收入”（最多 +17 分；不到 1% 的抽样里能改变谁第一）。"
        );
        assert_eq!(
            open(OpenName::Gate("cash"), 0.0).sentence(Lang::En),
            "Find out first: the gate cash of KEYL, rank 10."
        );
        let tied = FindOut { rank: "=10".into(), ..open(OpenName::Criterion("R"), 0.5) };
        assert_eq!(
            tied.sentence(Lang::En),
            "Find out first: R of KEYL, rank =10 (up to +17; in 50 % of draws it can change the lead)."
        );
    }
}
