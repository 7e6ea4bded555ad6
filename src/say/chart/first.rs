//! Titles on who is first in which share of draws.

use super::shared::{all_ideas, all_out, idea, ideas, only_idea};
use crate::lang::{Lang, say};
use crate::say::draws::{level, often};
use crate::say::names::{MOST_NAMED, at_least};
use crate::say::nouns::IDEA;

/// Who is first in the draws.
#[derive(Clone, Copy, Debug)]
pub enum FirstInDraws<'a> {
    /// The only idea, and whether it fails a gate.
    OnlyIdea(&'a str, bool),
    /// This many ideas all fail a gate; this one is first among them in that share of draws.
    AllOut(usize, &'a str, f64),
    /// Every other idea fails a gate.
    OthersOut(&'a str),
    /// One idea is first in that share of draws, clearly more often than others.
    Clear(&'a str, f64, Others<'a>),
    /// Several ideas about equally often.
    Together(Together<'a>),
}

/// Who else is first.
#[derive(Clone, Copy, Debug)]
pub enum Others<'a> {
    /// Nobody.
    Nobody,
    /// Hardly anybody.
    Hardly,
    /// Unknown: not all ideas are counted.
    Uncounted,
    /// The second, in that share of draws.
    Second(&'a str, f64),
    /// The idea that leads today, in that share of draws.
    Leader(&'a str, f64),
}

/// Ideas that are first too equally often for the draws to separate them.
#[derive(Clone, Copy, Debug)]
pub struct Together<'a> {
    /// Their names.
    pub names: &'a [String],
    /// How they relate to all ideas.
    pub of: TogetherOf,
    /// The least and the greatest of their shares of first ranks.
    pub shares: [f64; 2],
}

/// How several ideas relate to all ideas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TogetherOf {
    /// All of them.
    All,
    /// All that are counted.
    Counted,
    /// Some.
    Some,
}

impl FirstInDraws<'_> {
    /// Titles, from long to short.
    pub fn titles(&self, lang: Lang) -> Vec<String> {
        let title = match *self {
            FirstInDraws::OnlyIdea(name, out) => {
                let only = only_idea(name, lang);
                match out {
                    false => only,
                    true => say!(lang, "{only}, and fails a gate", "{only}，而且没有通过门槛"),
                }
            }
            FirstInDraws::AllOut(all, name, share) => {
                let (all_out, name, draws) = (all_out(all, lang), idea(name, lang), of_draws(share, lang));
                say!(lang, "{all_out}; {name} is first among them in {draws}", "{all_out}；其中{name}在{draws}中排第一")
            }
            FirstInDraws::OthersOut(name) => {
                let name = idea(name, lang);
                say!(
                    lang,
                    "{name} is first in every draw: every other idea fails a gate",
                    "{name}在每次抽样中都排第一：其余创意都没有通过门槛"
                )
            }
            FirstInDraws::Clear(name, share, others) => return others.titles(name, share, lang),
            FirstInDraws::Together(together) => return together.titles(lang),
        };
        vec![title]
    }
}

impl Others<'_> {
    fn titles(self, first: &str, part: f64, lang: Lang) -> Vec<String> {
        let (a, draws) = (idea(first, lang), of_draws(part, lang));
        let title = match self {
            Others::Uncounted => say!(lang, "{a} is first in {draws}", "{a}在{draws}中排第一"),
            Others::Nobody => say!(lang, "{a} is first in {draws}", "{a}在{draws}中都排第一"),
            Others::Hardly => say!(
                lang, "{a} is first in {draws}, no other idea in more than 1 %",
                "{a}在{draws}中排第一，其余创意都不到 1%"
            ),
            Others::Second(second, rival) => {
                let (b, less) = (idea(second, lang), often(rival, lang));
                match part < 0.5 {
                    true => {
                        say!(lang, "{a} is first in only {draws}; {b} in {less}", "{a}仅在{draws}中排第一，{b}为{less}")
                    }
                    false => say!(lang, "{a} is first in {draws}; {b} in {less}", "{a}在{draws}中排第一，{b}为{less}"),
                }
            }
            Others::Leader(leader, rival) => {
                let (b, less) = (idea(leader, lang), often(rival, lang));
                return vec![
                    say!(
                        lang, "{a} is first in {draws}, today's leader {b} in {less}",
                        "{a}在{draws}中排第一，现在领先的{b}只有{less}"
                    ),
                    say!(lang, "{b} leads today, but {a} is first in more draws", "{b}现在领先，但{a}排第一的次数更多"),
                ];
            }
        };
        vec![title]
    }
}

impl Together<'_> {
    fn titles(&self, lang: Lang) -> Vec<String> {
        let some = match self.of {
            TogetherOf::All => all_ideas(self.names.len(), lang),
            TogetherOf::Counted => at_least(self.names.len(), lang),
            TogetherOf::Some => IDEA.count(self.names.len(), lang),
        };
        let [low, high] = self.shares.map(|part| often(part, lang));
        let range = match low == high {
            true => high,
            false => {
                let bare = low.trim_end_matches(" %");
                say!(lang, "{bare} to {high}", "{low}–{high}")
            }
        };
        let sentence = |who: &str| match self.shares[0] {
            1.0 => level(who, lang),
            _ => say!(
                lang,
                "{who} are each first in {range} of draws: too close to call",
                "{who}各在{range}的抽样中排第一，难分高下"
            ),
        };
        let named = (self.names.len() <= MOST_NAMED).then(|| sentence(&ideas(self.names, lang)));
        named.into_iter().chain([sentence(&some)]).collect()
    }
}

/// `88 % of draws`.
fn of_draws(part: f64, lang: Lang) -> String {
    let percent = often(part, lang);
    match part {
        1.0 => say!(lang, "every draw", "每次抽样"),
        _ => say!(lang, "{percent} of draws", "{percent}的抽样"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_all_is_not_all() {
        assert_eq!(of_draws(0.996, Lang::En), "over 99 % of draws");
        let clear = |part, others| FirstInDraws::Clear("A", part, others).titles(Lang::Zh).remove(0);
        assert_eq!(clear(0.996, Others::Hardly), "“A”在 99% 以上的抽样中排第一，其余创意都不到 1%");
        assert_eq!(clear(1.0, Others::Nobody), "“A”在每次抽样中都排第一");
        assert_eq!(clear(0.4, Others::Second("甲", 0.0)), "“A”仅在 40% 的抽样中排第一，“甲”为 0%");
        assert_eq!(clear(0.53, Others::Leader("甲", 0.29)), "“A”在 53% 的抽样中排第一，现在领先的“甲”只有 29%");
    }
}
