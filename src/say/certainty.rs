//! How sure the lead is, and what to find out first.

use super::draws::often;
use super::flip::FlipClause;
use super::standing::in_words;
use super::{names, punctuation};
use crate::lang::{Lang, apart, say};

/// Whose lead is in question.
pub enum Leader<'a> {
    /// The only leader.
    Alone,
    /// All ideas that share the lead, if they are level on every criterion.
    Level(&'a [&'a str]),
    /// The first of several that share the lead.
    First(&'a str),
}

/// How firmly an idea leads.
pub struct Firmness<'a> {
    pub leader: Leader<'a>,
    /// The share of weightings in which it stays first.
    pub share: f64,
    /// How far weights vary, as a fraction of themselves.
    pub around: f64,
    /// The nearest flip, if a single weight can change who leads.
    pub flip: Option<FlipClause<'a>>,
}

impl Firmness<'_> {
    /// The sentence on how firmly an idea leads.
    pub fn sentence(&self, lang: Lang) -> String {
        let (share, around) = (often(self.share, lang), lang.share(self.around, 0));
        let holds = match self.leader {
            Leader::Alone => say!(lang, "it stays first in {share} of weightings", "它在{share}的情况下仍领先"),
            Leader::First(name) => {
                say!(lang, "{name} stays first in {share} of weightings", "{name}在{share}的情况下仍领先")
            }
            Leader::Level(names) => {
                let all = names::some(names, lang);
                match self.share {
                    1.0 => say!(lang, "{all} stay level in all weightings", "{all}始终并列"),
                    _ => say!(lang, "{all} stay first in {share} of weightings", "{all}在{share}的情况下仍并列领先"),
                }
            }
        };
        let flips = match (&self.flip, &self.leader) {
            (Some(flip), _) => {
                let flip = flip.clause(lang);
                say!(lang, "the nearest flip: {flip}", "最容易翻盘：{flip}")
            }
            (None, Leader::Level(_)) => say!(lang, "no single weight can part them", "只动一个权重分不出高下"),
            (None, Leader::Alone) => {
                say!(lang, "no single weight can take the lead from it", "只动任何一个权重都夺不走领先")
            }
            (None, Leader::First(name)) => {
                say!(lang, "no single weight can take the lead from {name}", "只动任何一个权重都夺不走领先")
            }
        };
        say!(
            lang,
            "With unknowns counted as zero, {holds} with each weight within {around} of today's value; {flips}.",
            "未知按零分计，各权重在当前值 ±{around}内变动时，{holds}；{flips}。"
        )
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
    /// `Find out first: Revenue now of KEYL, rank 10 (up to +17; decides who is first in 1 % of draws).`
    pub fn sentence(&self, lang: Lang) -> String {
        let (idea, rank) = (self.idea, in_words(&self.rank, lang));
        let mut worth = Vec::new();
        let what = match self.what {
            OpenName::Criterion(name) => {
                let earns = apart(self.could_earn, self.could_earn);
                worth.push(say!(lang, "up to +{earns}", "最多 +{earns} 分"));
                name.to_owned()
            }
            OpenName::Gate(name) => say!(lang, "the gate {name}", "门槛：{name}"),
        };
        if self.decides > 0.0 {
            let share = often(self.decides, lang);
            worth.push(say!(lang, "decides who is first in {share} of draws", "{share}的抽样由它决定谁第一"));
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

    fn firmness<'a>(leader: Leader<'a>, share: f64, flip: Option<FlipClause<'a>>) -> Firmness<'a> {
        Firmness { leader, share, around: 0.2, flip }
    }

    #[test]
    fn how_firmly_one_leads_says_what_unknowns_count() {
        let flip = FlipClause { criterion: "X", today: 0.15, share: 0.19, rises: true, challenger: "Y" };
        let firm = firmness(Leader::Alone, 0.94, Some(flip));
        assert_eq!(
            firm.sentence(Lang::En),
            "With unknowns counted as zero, it stays first in 94 % of weightings with each weight within 20 % of today's \
             value; the nearest flip: if X weighed more than 19 % (today 15 %), Y would lead."
        );
        assert_eq!(
            firm.sentence(Lang::Zh),
            "未知按零分计，各权重在当前值 ±20% 内变动时，它在 94% 的情况下仍领先；最容易翻盘：“X”的权重升到 19% 以上（现在 \
             15%），Y 就领先。"
        );
        let nearly = firmness(Leader::First("A"), 0.998, None).sentence(Lang::Zh);
        assert!(nearly.contains("变动时，A 在 99% 以上的情况下仍领先；"), "{nearly}");
    }

    #[test]
    fn those_that_are_level_stay_level() {
        let level = |share, lang| firmness(Leader::Level(&["甲", "乙"]), share, None).sentence(lang);
        assert_eq!(
            level(1.0, Lang::Zh),
            "未知按零分计，各权重在当前值 ±20% 内变动时，甲和乙始终并列；只动一个权重分不出高下。"
        );
        assert_eq!(
            level(1.0, Lang::En),
            "With unknowns counted as zero, 甲 and 乙 stay level in all weightings with each weight within 20 % of \
             today's value; no single weight can part them."
        );
        assert!(level(0.9, Lang::Zh).contains("甲和乙在 90% 的情况下仍并列领先；"));
    }

    #[test]
    fn what_to_find_out_names_the_idea_first() {
        let open = |what, decides| FindOut { idea: "KEYL", what, rank: "10".into(), could_earn: 17.0, decides };
        assert_eq!(
            open(OpenName::Criterion("收入"), 0.004).sentence(Lang::Zh),
            "先查清：KEYL（第 10 名）的“收入”（最多 +17 分；不到 1% 的抽样由它决定谁第一）。"
        );
        assert_eq!(
            open(OpenName::Gate("cash"), 0.0).sentence(Lang::En),
            "Find out first: the gate cash of KEYL, rank 10."
        );
        let tied = FindOut { rank: "=10".into(), ..open(OpenName::Criterion("R"), 0.5) };
        assert_eq!(
            tied.sentence(Lang::En),
            "Find out first: R of KEYL, rank =10 (up to +17; decides who is first in 50 % of draws)."
        );
    }
}
