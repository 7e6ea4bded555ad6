//! Which change of one weight changes who leads, or why none does.

use super::shared::{FigureLead, all_ideas, all_out, criterion, few, idea, only_idea};
use crate::lang::{Lang, say};
use crate::say::flip::Limit;
use crate::say::nouns::IDEA;

/// What one weight can do.
#[derive(Clone, Debug)]
pub enum FlipFinding<'a> {
    /// There is one idea.
    OnlyIdea,
    /// There is one criterion.
    OnlyCriterion,
    /// Nothing, and every other idea fails a gate.
    OthersOut,
    /// Nothing.
    Never,
    /// The least change of a criterion puts another idea ahead.
    AtOnce {
        /// The criterion.
        criterion: &'a str,
        /// The other idea.
        challenger: &'a str,
    },
    /// Beyond some share of the weight, another idea is ahead.
    Beyond {
        /// The criterion.
        criterion: &'a str,
        /// The other idea.
        challenger: &'a str,
        /// The share to be passed.
        beyond: Limit,
    },
}

/// Titles on what one weight can do to the lead among `all` ideas, from long to short.
pub fn titles(flip: FlipFinding, lead: &FigureLead, all: usize, lang: Lang) -> Vec<String> {
    match flip {
        FlipFinding::OnlyCriterion => {
            vec![say!(lang, "With a single criterion there is no weight to change", "只有一条标准，没有权重可以改变")]
        }
        FlipFinding::OnlyIdea | FlipFinding::OthersOut | FlipFinding::Never => vec![never(&flip, lead, all, lang)],
        FlipFinding::AtOnce { criterion: name, challenger } => {
            at_once(&criterion(name, lang), &idea(challenger, lang), lead, lang)
        }
        FlipFinding::Beyond { criterion: name, challenger, beyond } => {
            beyond_a_share(&criterion(name, lang), &beyond.reached(lang), &idea(challenger, lang), lead, lang)
        }
    }
}

fn never(flip: &FlipFinding, lead: &FigureLead, all: usize, lang: Lang) -> String {
    match (lead, flip) {
        (FigureLead::AllOut(..), _) => {
            let all_out = all_out(all, lang);
            say!(
                lang,
                "{all_out}, and no single weight changes who leads them",
                "{all_out}；只动一个权重，其中的领先者不会易主"
            )
        }
        (FigureLead::Shared(names), _) => {
            let who = if names.len() == all { all_ideas(all, lang) } else { few(names, lang) };
            say!(
                lang, "{who} share the lead, and no single weight can part them",
                "{who}并列领先，只动一个权重分不出高下"
            )
        }
        (FigureLead::Alone(name), flip) => {
            let who = idea(name, lang);
            match flip {
                FlipFinding::OnlyIdea => {
                    let only = only_idea(name, lang);
                    say!(lang, "{only}, whatever the weights", "{only}，与权重无关")
                }
                FlipFinding::OthersOut => say!(
                    lang,
                    "No weight can take the lead from {who}: every other idea fails a gate",
                    "任何权重都夺不走{who}的领先：其余创意都没有通过门槛"
                ),
                _ => say!(lang, "No single weight can take the lead from {who}", "只动一个权重，夺不走{who}的领先"),
            }
        }
    }
}

fn at_once(criterion: &str, b: &str, lead: &FigureLead, lang: Lang) -> Vec<String> {
    match lead {
        FigureLead::AllOut(_, all) => {
            let all_out = all_out(*all, lang);
            vec![say!(
                lang,
                "{all_out}; the slightest change of {criterion} changes who leads them",
                "{all_out}；{criterion}的权重稍有变化，其中的领先者就会易主"
            )]
        }
        FigureLead::Shared(names) => {
            let part = |who: &str| {
                say!(
                    lang,
                    "{who} share the lead; the slightest change of {criterion} parts them",
                    "{who}并列领先；{criterion}的权重稍有变化就会分出高下"
                )
            };
            vec![part(&few(names, lang)), part(&IDEA.count(names.len(), lang))]
        }
        FigureLead::Alone(name) => {
            let a = idea(name, lang);
            vec![
                say!(
                    lang,
                    "{a} leads, but the slightest change of {criterion} hands it to {b}",
                    "{a}领先，但{criterion}的权重稍有变化，{b}就会取而代之"
                ),
                say!(
                    lang, "{b} takes the lead at the slightest change of {criterion}",
                    "{criterion}的权重稍有变化，{b}就会领先"
                ),
            ]
        }
    }
}

fn beyond_a_share(criterion: &str, beyond: &str, b: &str, lead: &FigureLead, lang: Lang) -> Vec<String> {
    match lead {
        FigureLead::AllOut(first, all) => {
            let (all_out, a) = (all_out(*all, lang), idea(first, lang));
            vec![
                say!(
                    lang,
                    "{all_out}; {a} leads them until {criterion} weighs {beyond}",
                    "{all_out}；其中{a}领先，直到{criterion}的权重{beyond}"
                ),
                say!(
                    lang,
                    "{all_out}; {a} leads them, but not at any weight",
                    "{all_out}；其中{a}领先，但并非权重怎么变都领先"
                ),
            ]
        }
        FigureLead::Shared(names) => {
            let (who, number) = (few(names, lang), IDEA.count(names.len(), lang));
            vec![
                say!(
                    lang,
                    "{who} share the lead until {criterion} weighs {beyond}; then {b} does better",
                    "{who}并列领先；{criterion}的权重一旦{beyond}，{b}就会反超"
                ),
                say!(
                    lang,
                    "{number} share the lead until {criterion} weighs {beyond}",
                    "{criterion}的权重一旦{beyond}，{b}就会反超并列领先者"
                ),
            ]
        }
        FigureLead::Alone(name) => {
            let a = idea(name, lang);
            vec![
                say!(
                    lang,
                    "{a} leads until {criterion} weighs {beyond}; then {b} does",
                    "{criterion}的权重一旦{beyond}，{b}就会取代{a}领先"
                ),
                say!(
                    lang, "{a} leads until {criterion} weighs {beyond}, then {b}",
                    "{criterion}的权重一旦{beyond}，{b}就取代{a}领先"
                ),
                say!(
                    lang, "{b} takes the lead if {criterion} weighs {beyond}",
                    "{criterion}的权重一旦{beyond}，{b}就会领先"
                ),
            ]
        }
    }
}
