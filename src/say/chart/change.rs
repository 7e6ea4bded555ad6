//! The title of a change: what is changed, and its largest consequence.

use super::shared::{criterion, few, idea};
use crate::lang::{Lang, Noun, Word, say};
use crate::say::nouns::IDEA;
use crate::say::standing::in_words;

pub const ONE_CRITERION: Word =
    Word::new("Only one criterion counts, so no weight can be shifted", "只有一条标准计入，权重无从调整");
pub const NOTHING_CHANGES: Word = Word::new("Nothing is changed, so nothing moves", "没有任何变化，名次也不变");

const PLACE: Noun = Noun { one: "place", many: "places", zh: "名" };

/// What is changed.
#[derive(Clone, Copy, Debug)]
pub enum NamedChange<'a> {
    /// One weight, from one share to another.
    Weight {
        /// The criterion.
        criterion: &'a str,
        /// Its share before and after, as shown.
        shares: &'a [String; 2],
        /// Whether the share grows.
        rises: bool,
    },
    /// A change described in its own words; no change if they are empty.
    Told(&'a str),
}

impl NamedChange<'_> {
    /// The beginning of a sentence.
    fn condition(self, lang: Lang) -> String {
        match self {
            NamedChange::Weight { criterion: name, shares: [from, to], rises } => {
                let (name, becomes) = (criterion(name, lang), if rises { "升到" } else { "降到" });
                say!(lang, "With {name} at {to} instead of {from}, ", "若{name}的权重从{from}{becomes}{to}，")
            }
            NamedChange::Told("") => say!(lang, "After the change, ", "变化之后，"),
            NamedChange::Told(change) => say!(lang, "{change}: ", "{change}："),
        }
    }
}

/// The largest consequence of a change.
#[derive(Clone, Debug)]
pub enum Consequence<'a> {
    /// No idea passes every gate, before or after.
    StillAllOut,
    /// No idea passes every gate any more.
    AllOut,
    /// One idea leads in place of one other.
    Replaces(&'a str, &'a str),
    /// One of several leaders now leads alone.
    Alone(&'a str),
    /// One idea leads; before, no idea passed every gate.
    Leads(&'a str),
    /// Several ideas share the lead.
    Shared(&'a [String]),
    /// The leaders stay; others may move.
    Stays(&'a [String], Moves),
}

/// The ideas that move most.
#[derive(Clone, Debug)]
pub enum Moves {
    /// Nobody.
    None,
    /// One idea, from a rank to another.
    One {
        /// Its name.
        idea: String,
        /// Its ranks as shown.
        ranks: [String; 2],
        /// Whether it is better after the change.
        rises: bool,
    },
    /// Several ideas by the same number of places.
    Several {
        /// How many.
        ideas: usize,
        /// How far.
        places: usize,
    },
}

impl Moves {
    fn sentence(&self, lang: Lang) -> String {
        match self {
            Moves::None => say!(lang, "no rank changes", "名次不变"),
            Moves::One { idea: name, ranks: [from, to], rises } => {
                let (name, [from, to]) = (idea(name, lang), [from, to].map(|rank| in_words(rank, lang)));
                match *rises {
                    true => say!(lang, "{name} rises from {from} to {to}", "{name}从{from}升至{to}"),
                    false => say!(lang, "{name} falls from {from} to {to}", "{name}从{from}降至{to}"),
                }
            }
            Moves::Several { ideas, places } => {
                let (ideas, places) = (IDEA.count(*ideas, lang), PLACE.count(*places, lang));
                say!(lang, "{ideas} move {places}, none further", "{ideas}各变动{places}，其余更少")
            }
        }
    }
}

impl Consequence<'_> {
    /// Wordings from long to short. `will` stands in Chinese before a possible consequence.
    fn sentences(self, will: &str, lang: Lang) -> Vec<String> {
        let share = |who: &str| say!(lang, "{who} share the lead", "{who}{will}并列领先");
        let leads = |now: &str| say!(lang, "{now} leads", "{now}{will}领先");
        match self {
            Consequence::StillAllOut => vec![say!(lang, "every idea still fails a gate", "所有创意仍没有通过门槛")],
            Consequence::AllOut => vec![say!(lang, "every idea fails a gate", "所有创意都没有通过门槛")],
            Consequence::Replaces(now, then) => {
                let (now, then) = (idea(now, lang), idea(then, lang));
                vec![say!(lang, "{now} leads instead of {then}", "{now}{will}取代{then}领先"), leads(&now)]
            }
            Consequence::Alone(now) => {
                let now = idea(now, lang);
                vec![say!(lang, "{now} leads alone", "{now}{will}独自领先")]
            }
            Consequence::Leads(now) => vec![leads(&idea(now, lang))],
            Consequence::Shared(now) => vec![share(&few(now, lang)), share(&IDEA.count(now.len(), lang))],
            Consequence::Stays(now, moves) => {
                let (many, who, moves) = (IDEA.count(now.len(), lang), few(now, lang), moves.sentence(lang));
                let stay = match now.len() {
                    1 => say!(lang, "{who} still leads", "{who}仍然领先"),
                    2 | 3 => say!(lang, "{who} still share the lead", "{who}仍并列领先"),
                    _ => say!(lang, "{many} still share the lead", "仍有{many}并列领先"),
                };
                vec![say!(lang, "{stay}; {moves}", "{stay}；{moves}"), moves, stay]
            }
        }
    }
}

/// Titles for the change and its largest consequence, from long to short.
pub fn titles(change: NamedChange, consequence: Consequence, lang: Lang) -> Vec<String> {
    let condition = change.condition(lang);
    let will = if matches!(change, NamedChange::Weight { .. }) { "就会" } else { "" };
    consequence.sentences(will, lang).into_iter().map(|sentence| format!("{condition}{sentence}")).collect()
}

/// The same for a single idea, whose score moves.
pub fn titles_of_one(change: NamedChange, name: &str, [from, to]: &[String; 2], lang: Lang) -> [String; 2] {
    let (condition, name) = (change.condition(lang), idea(name, lang));
    [
        say!(
            lang,
            "{condition}{name}, the only idea, scores {to} instead of {from}",
            "{condition}唯一的创意{name}得分由{from}变为{to}"
        ),
        say!(lang, "{condition}the only idea scores {to}, not {from}", "{condition}唯一的创意得分由{from}变为{to}"),
    ]
}

/// The change of one weight: `Data moat 12 % → 31 %`.
pub fn weight(name: &str, from: f64, to: f64, lang: Lang) -> String {
    let [from, to] = [from, to].map(|share| lang.percent(share));
    say!(lang, "{name} {from} → {to}", "“{name}”{from} → {to}")
}
