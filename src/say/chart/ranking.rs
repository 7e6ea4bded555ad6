//! The words of the ranking, and of verdicts in pictures.

use super::shared::{all_ideas, few, idea, points as with_unit};
use crate::lang::{Lang, Word, say, verb, whole};
use crate::say::lead::scores;

/// The name of the figure.
pub const NAME: Word = Word::new("ranking", "排名");
/// The question it answers.
pub const QUESTION: Word = Word::new("Who wins?", "谁领先？");
/// How to read it.
pub const SUBTITLE: Word = Word::new(
    "Points of 100. Dot: the score, what is proven. Line: up to the potential, if all that is open turned out best.",
    "满分 100。圆点为得分，即已证实的部分；横线延伸至潜力，即待定的（含未知）都取最好时的得分。",
);
/// The same where every score is its potential.
pub const SUBTITLE_OF_KNOWN: Word =
    Word::new("Points of 100. Dot: the score; nothing is open.", "满分 100。圆点为得分；没有待定项。");
/// The same where gates are open.
pub const SUBTITLE_OF_GATES: Word =
    Word::new("Points of 100. Dot: the score; only gates are open.", "满分 100。圆点为得分；只有门槛待定。");
/// For an idea whose score is its potential.
pub const NOTHING_OPEN: Word = Word::new("nothing open", "没有待定项");

/// The leader's standing, for the title. Points are already rounded.
pub enum LeaderStanding<'a> {
    /// The only idea.
    Only,
    /// Every idea would be dropped; the leaders all the same.
    Dropped { all: usize, leaders: &'a [String] },
    /// Several lead.
    Shared { leaders: &'a [String] },
    /// Every other idea fails a gate.
    Alone,
    /// Ahead of the second by this many points.
    Ahead { gap: &'a str, second: &'a str },
    /// Ahead of the second by too little for scores to show.
    Barely { second: &'a str },
    /// Ahead of the second, which has these points.
    Followed { second: &'a str, points: &'a str },
}

impl LeaderStanding<'_> {
    /// The title, for the first idea and its points.
    pub fn title(&self, name: &str, points: &str, lang: Lang) -> String {
        let name = idea(name, lang);
        match self {
            LeaderStanding::Only => scores(&name, points, lang),
            LeaderStanding::Dropped { all, leaders: [_] } => {
                let all = all_ideas(*all, lang);
                say!(lang, "{all} are dropped; {name} leads with {points}", "{all}都应放弃；{name}以{points}分领先")
            }
            LeaderStanding::Dropped { all, leaders } => {
                let (all, who) = (all_ideas(*all, lang), few(leaders, lang));
                say!(
                    lang, "{all} are dropped; {who} share the lead with {points}",
                    "{all}都应放弃；{who}以{points}分并列领先"
                )
            }
            LeaderStanding::Shared { leaders } => {
                let who = few(leaders, lang);
                say!(lang, "{who} share the lead with {points}", "{who}以{points}分并列领先")
            }
            LeaderStanding::Alone => say!(
                lang,
                "{name} leads with {points}; every other idea fails a gate",
                "{name}以{points}分领先；其余创意都没有通过门槛"
            ),
            LeaderStanding::Ahead { gap, second } => {
                let (gap, second) = (with_unit(gap, lang), idea(second, lang));
                say!(
                    lang, "{name} leads with {points}, {gap} ahead of {second}",
                    "{name}以{points}分领先，比{second}高{gap}"
                )
            }
            LeaderStanding::Barely { second } => {
                let second = idea(second, lang);
                say!(
                    lang,
                    "{name} leads with {points}, less than 0.1 points ahead of {second}",
                    "{name}以{points}分领先，比{second}高不到 0.1 分"
                )
            }
            LeaderStanding::Followed { second, points: less } => {
                let second = idea(second, lang);
                say!(
                    lang, "{name} leads with {points}; {second} follows with {less}",
                    "{name}以{points}分领先，其次是{second}，{less}分"
                )
            }
        }
    }
}

/// One idea, for readers who cannot see the picture; with its potential if anything is open.
pub fn told(rank: &str, name: &str, [score, potential]: &[String; 2], verdict: &str, lang: Lang) -> String {
    if score == potential {
        return say!(lang, "{rank} {name}: {score}, {verdict}", "{rank} {name}：{score}分，{verdict}");
    }
    say!(
        lang, "{rank} {name}: {score}, potential {potential}, {verdict}",
        "{rank} {name}：{score}分，潜力{potential}，{verdict}"
    )
}

/// How far an idea could get.
pub fn potential(points: &str, lang: Lang) -> String {
    say!(lang, "potential {points}", "潜力{points}")
}

/// How many of the ideas without a name fail a gate.
pub fn out(n: usize, lang: Lang) -> String {
    let (n, fail) = (whole(n), verb(n, "fails", "fail"));
    say!(lang, "{n} of them {fail} a gate", "其中{n}个没有通过门槛")
}

/// How many of the ideas have a row.
pub fn top(shown: usize, all: usize, lang: Lang) -> String {
    let all = whole(all);
    say!(lang, "top {shown} of {all}", "前{shown}名，共{all}个")
}

/// The score from which a verdict is earned, as the rubric writes it.
pub fn from(verdict: &str, points: f64, lang: Lang) -> String {
    say!(lang, "{verdict} from {points}", "{points}分起{verdict}")
}
