//! The words of the figure of one idea against another.

use super::shared::{criterion, idea, points as with_unit};
use crate::lang::{Lang, Word, say};
use crate::say::punctuation::parts;

/// How to read it.
pub const SUBTITLE: Word = Word::new(
    "Points that each criterion adds to the gap between the proven scores.",
    "每条标准对两者已证实得分之差的贡献（分）。",
);
/// The meaning of the hatching.
pub const HATCHED: Word = Word::new("Hatched: how far unknowns could still move it.", "斜线：待定项还可能带来的变化。");
/// The last row.
pub const DIFFERENCE: Word = Word::new("Difference of the scores", "得分之差");

/// Which of the two has more.
pub enum ScoreGap<'a> {
    /// Both have the same points on every criterion: this score.
    Same(&'a str),
    /// Both have this score.
    Level(&'a str),
    /// The first has this many points more.
    More(&'a str),
    /// The first has this many points less.
    Less(&'a str),
}

/// One idea against another.
pub struct Versus<'a> {
    /// The two by name.
    pub names: [&'a str; 2],
    /// Which of them fail a gate.
    pub out: [bool; 2],
    /// Which has more.
    pub gap: ScoreGap<'a>,
    /// The reasons, as [`reason`] words them, the most important first.
    pub why: &'a [String],
}

impl Versus<'_> {
    /// Titles, the longest first.
    pub fn titles(&self, lang: Lang) -> Vec<String> {
        let head = self.head(lang);
        let both = if self.out == [true; 2] {
            say!(lang, "; both fail a gate", "；两者都没有通过门槛")
        } else {
            String::new()
        };
        let title = |reasons: usize| match reasons {
            0 => format!("{head}{both}"),
            n => {
                let why = parts(&self.why[..n], lang);
                say!(lang, "{head}: {why}{both}", "{head}：{why}{both}")
            }
        };
        (0..=self.why.len()).rev().map(title).collect()
    }

    fn head(&self, lang: Lang) -> String {
        let [a, b] = self.pair(lang);
        // A failed gate ranks below everything, whatever the score: then nobody leads by points.
        let is_led = self.out == [false; 2];
        match self.gap {
            ScoreGap::Same(score) => say!(
                lang,
                "{a} and {b} earn the same on every criterion, {score} in all",
                "{a}与{b}在每条标准上得分都相同，总分{score}分"
            ),
            ScoreGap::Level(score) => say!(lang, "{a} and {b} both score {score}", "{a}与{b}同为{score}分"),
            ScoreGap::More(points) => {
                let points = with_unit(points, lang);
                match is_led {
                    true => say!(lang, "{a} leads {b} by {points}", "{a}比{b}高{points}"),
                    false => say!(lang, "{a} scores {points} more than {b}", "{a}比{b}高{points}"),
                }
            }
            ScoreGap::Less(points) => {
                let points = with_unit(points, lang);
                match is_led {
                    true => say!(lang, "{a} trails {b} by {points}", "{a}比{b}低{points}"),
                    false => say!(lang, "{a} scores {points} less than {b}", "{a}比{b}低{points}"),
                }
            }
        }
    }

    /// The names of the two; if only one of them fails a gate, its name says so.
    fn pair(&self, lang: Lang) -> [String; 2] {
        let [a, b] = self.names.map(|name| idea(name, lang));
        match self.out {
            [true, false] => [say!(lang, "{a}, which fails a gate,", "{a}（未过门槛）"), b],
            [false, true] => [a, say!(lang, "{b}, which fails a gate", "{b}（未过门槛）")],
            _ => [a, b],
        }
    }
}

/// What a criterion adds to the gap, or takes from it, in points without and with their sign.
pub fn reason(name: &str, [size, points]: [&str; 2], brings: bool, lang: Lang) -> String {
    let (name, verb) = (criterion(name, lang), if brings { "adds" } else { "costs" });
    say!(lang, "{name} {verb} {size}", "{name} {points}分")
}

/// The sum of all gaps.
pub fn together(sum: &str, lang: Lang) -> String {
    say!(lang, "Together {sum}", "合计 {sum}")
}

/// The head of a side.
pub fn ahead(name: &str, lang: Lang) -> String {
    say!(lang, "{name} ahead", "{name}占优")
}
