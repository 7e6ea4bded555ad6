//! The words of the map: ideas on two axes.

use super::shared::{self, criterion, few, idea, of, only_idea};
use crate::lang::{Lang, Word, say, verb, whole};
use crate::say::nouns::{CRITERION, IDEA};
use crate::say::punctuation::capital;

/// The name of the figure.
pub const NAME: Word = Word::new("map", "分布图");
/// The question it answers.
pub const QUESTION: Word = Word::new("Strong on both?", "两边都强吗？");
/// What counts.
pub const PROVEN: Word = Word::new("Only what is proven counts.", "只计已证实的价值，未知按零计。");
/// Both axes are of the same criteria.
pub const ONE_AXIS: Word = Word::new("Both axes are the same.", "两轴相同。");
/// The list of the best ranked.
pub const BEST: Word = Word::new("The best ranked", "排名最前");
/// The list of unbeaten ideas.
pub const UNBEATEN: Word = Word::new("Unbeaten", "前沿上");
/// What a square shows.
pub const SQUARES: Word = Word::new("ideas a square:", "每格创意数：");
/// What a square shows, of those that fail no gate.
pub const SQUARES_PASSING: Word = Word::new("ideas a square, without failed gates:", "每格创意数（不含未过门槛的）：");

/// The key: the idea that leads.
pub const LEADS: Word = Word::new("leads the ranking", "排名领先");
/// The key: unbeaten ideas, and the line through them.
pub const IS_UNBEATEN: Word =
    Word::new("unbeaten: no other idea is at least as good on both", "前沿：没有哪个创意两项都不输它");
/// The same if several of them are at one place.
pub const IS_UNBEATEN_BUT_TIED: Word = Word::new(
    "unbeaten: no other idea is at least as good on both, ties aside",
    "前沿：没有哪个创意两项都不输它（并列的除外）",
);
/// The same if both axes are the same.
pub const IS_UNBEATEN_ON_ONE: Word = Word::new("unbeaten: no other idea is better", "前沿：没有哪个创意比它好");
/// The key: beaten ideas.
pub const IS_BEATEN: Word = Word::new(
    "beaten: another idea is at least as good on both, better on one",
    "被胜过：另有创意两项都不差，且至少一项更好",
);
/// The key of beaten ideas if both axes are the same.
pub const IS_BEATEN_ON_ONE: Word = Word::new("beaten: another idea is better", "被胜过：另有创意更好");
/// The key of beaten ideas if only the best of a crowd are points.
pub const BEST_IS_BEATEN: Word = Word::new(
    "among the 10 best, yet beaten: another is at least as good on both, better on one",
    "排名前十但被胜过：另有创意两项都不差，且至少一项更好",
);
/// The key: ideas that fail a gate.
pub const FAILS_GATE: Word = Word::new("fails a gate, beats none", "未过门槛，不参与比较");

/// The two axes by name.
pub struct Axes<'a> {
    /// Across and up.
    pub names: [&'a str; 2],
    /// Whether they are the same.
    pub are_one: bool,
    /// Whether there is no other criterion.
    pub is_only_criterion: bool,
}

impl Axes<'_> {
    /// Where an idea stands, in points.
    pub fn at(&self, [a, b]: &[String; 2], lang: Lang) -> String {
        let [x, y] = self.quoted(lang);
        match self.are_one {
            true => say!(lang, "{a} on {x}", "{x}为{a}"),
            false => say!(lang, "{a} on {x}, {b} on {y}", "{x}为{a}，{y}为{b}"),
        }
    }

    fn quoted(&self, lang: Lang) -> [String; 2] {
        self.names.map(|name| criterion(name, lang))
    }

    /// In English, both axes joined by `before` and `and`; in Chinese, what holds on each of them.
    fn joined(&self, before: &str, and: &str, lang: Lang) -> String {
        let [x, y] = self.quoted(lang);
        match (self.are_one, self.is_only_criterion) {
            (true, true) => say!(lang, "{x}, the only criterion", "唯一的标准{x}上"),
            (true, false) => say!(lang, "{x}", "{x}上"),
            _ => say!(lang, "{before}{x} {and} {y}", "{x}和{y}上"),
        }
    }
}

/// Who is strong on both axes.
pub enum Strong<'a> {
    /// No idea has anything proven.
    Nobody,
    /// All ideas, this many, are at one place.
    AllEqual(usize),
    /// The best on both axes: one idea, or several at one place.
    Best(&'a [String]),
    /// No idea beats these, all at one place, but others are as good on one axis.
    Unbeaten(&'a [String]),
    /// No idea is best on both axes: the best across and the best up, if each is a single idea; and how many are
    /// unbeaten.
    Divided { best: Option<[String; 2]>, unbeaten: usize },
}

impl Strong<'_> {
    /// Titles, the longest first; `aside` if ideas that fail a gate would change what is said.
    pub fn titles(&self, axes: &Axes, aside: bool, lang: Lang) -> Vec<String> {
        let title = |said: String| match aside {
            true => say!(lang, "Among ideas that fail no gate, {said}", "不算未过门槛的，{said}"),
            false => said,
        };
        self.said(axes, aside, lang).into_iter().map(title).collect()
    }

    fn said(&self, axes: &Axes, inside: bool, lang: Lang) -> Vec<String> {
        // Capitalised at the start of a sentence only.
        let own = |word: &str| if inside { word.to_owned() } else { capital(word) };
        let (no_idea, [x, y]) = (own("no idea"), axes.quoted(lang));
        // In Chinese, what two axes have in common is said of both.
        let all = if axes.are_one { "" } else { "都" };
        let either = axes.joined("", "or", lang);
        match self {
            Strong::Nobody => {
                let nothing = own("nothing");
                vec![match axes.are_one {
                    true => say!(lang, "{nothing} is proven on {x} for any idea", "所有创意的{x}都还没有证实"),
                    false => {
                        say!(lang, "{nothing} is proven on {x} or {y} for any idea", "所有创意的{x}和{y}都还没有证实")
                    }
                }]
            }
            Strong::AllEqual(n) => {
                let (ideas, on) = (IDEA.count(*n, lang), axes.joined("", "and", lang));
                let who = if *n == 2 { own("both ideas") } else { format!("{} {ideas}", own("all")) };
                vec![say!(lang, "{who} are equal on {on}", "{ideas}在{on}完全相同")]
            }
            Strong::Best(ideas) => {
                let (who, on) = (few(ideas, lang), axes.joined("both ", "and", lang));
                vec![match ideas {
                    [_] => say!(lang, "{who} is best on {on}", "{who}在{on}{all}最强"),
                    _ => say!(lang, "{who} are equally best on {on}", "{who}在{on}{all}并列最强"),
                }]
            }
            Strong::Unbeaten(ideas) if ideas.len() > 3 => {
                let n = whole(ideas.len());
                vec![say!(lang, "{no_idea} beats the {n} best on {either}", "在{either}{all}没有创意胜过并列的{n}个")]
            }
            Strong::Unbeaten(ideas) => {
                let who = few(ideas, lang);
                vec![say!(lang, "{no_idea} beats {who} on {either}", "在{either}{all}没有创意胜过{who}")]
            }
            Strong::Divided { best, unbeaten } => {
                let (ideas, n) = (IDEA.count(*unbeaten, lang), whole(*unbeaten));
                let each = best.as_ref().map(|best| {
                    let [a, b] = best.each_ref().map(|name| idea(name, lang));
                    say!(
                        lang,
                        "{a} is best on {x}, {b} on {y}; none on both",
                        "{a}的{x}最强，{b}的{y}最强，没有一个两样都占"
                    )
                });
                let counted = [
                    say!(
                        lang,
                        "{no_idea} is best on both {x} and {y}: {ideas} are unbeaten",
                        "没有创意在{x}和{y}上都最强：前沿上有{n}个"
                    ),
                    say!(
                        lang, "{no_idea} is best on both axes: {ideas} are unbeaten",
                        "没有创意两项都最强：前沿上有{n}个"
                    ),
                ];
                each.into_iter().chain(counted).collect()
            }
        }
    }
}

/// Titles for a single idea, with its place.
pub fn only(name: &str, at: &str, lang: Lang) -> [String; 2] {
    let only = only_idea(name, lang);
    let name = idea(name, lang);
    [say!(lang, "{name} reaches {at}", "{name}的{at}"), only]
}

/// Titles for the only idea that fails no gate, with its place.
pub fn only_passing(name: &str, at: &str, lang: Lang) -> [String; 2] {
    let passing = shared::only_passing(name, lang);
    [of(&passing, at, lang), passing]
}

/// How many ideas are named.
pub fn named(n: usize, all: usize, lang: Lang) -> String {
    let (n, all) = (whole(n), whole(all));
    say!(
        lang,
        "{n} of {all} named, as room allows, unbeaten and best first.",
        "{all}个中标出放得下的{n}个名称，前沿和名次靠前的优先。"
    )
}

/// How many of the ideas that fail no gate are dominated; `others` if some fail one.
pub fn dominated(n: usize, passing: usize, others: bool, lang: Lang) -> String {
    let (are, n, passing) = (verb(n, "is", "are"), whole(n), whole(passing));
    match others {
        true => say!(
            lang,
            "{n} of the {passing} that fail no gate {are} no better than another idea on any criterion.",
            "除去未过门槛的，{passing}个中有{n}个被另一个创意全面压过（每条都不占优）。"
        ),
        false => say!(
            lang,
            "{n} of {passing} {are} no better than another idea on any criterion.",
            "{passing}个中，有{n}个被另一个创意全面压过（每条都不占优）。"
        ),
    }
}

/// The leader of the ranking is beaten here.
pub fn leader_beaten(name: &str, at: &str, lang: Lang) -> String {
    let name = idea(name, lang);
    say!(lang, "{name} leads the ranking but is beaten here: {at}", "排名领先的{name}不在前沿上：{at}")
}

/// What an axis of this many criteria measures; `has_weight` if any of them weighs anything.
pub fn measure(criteria: usize, has_weight: bool, lang: Lang) -> String {
    let n = CRITERION.count(criteria, lang);
    match (criteria, has_weight) {
        (1, _) => say!(lang, "0–100: proven value", "0–100：已证实的价值"),
        (_, true) => say!(lang, "0–100: mean proven value of {n} by weight", "0–100：{n}已证实价值按权重的平均"),
        (_, false) => {
            say!(lang, "0–100: mean proven value of {n}, which have no weight", "0–100：{n}已证实价值的平均，均无权重")
        }
    }
}

/// The part of an axis that is shown.
pub fn shown(measure: &str, from: f64, to: f64, lang: Lang) -> String {
    say!(lang, "{measure}; shown from {from} to {to}", "{measure}；只显示 {from} 至 {to}")
}
