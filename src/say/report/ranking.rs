//! The ranking of a report.

use crate::lang::{Lang, Word, say, short, whole};
use crate::say::nouns::IDEA;
use crate::say::punctuation::{listed, parts, sentences};
use crate::say::verdict::{DROP, PURSUE, WATCH, rule};

pub const TITLE: Word = Word::new("All ideas", "全部创意");
pub const RANK: Word = Word::new("Rank", "名次");
pub const IDEA_AND_WHY: Word = Word::new("Idea, and why", "创意与理由");
pub const SCORE: Word = Word::new("Score", "得分");
pub const POTENTIAL: Word = Word::new("Potential", "潜力");
pub const VERDICT: Word = Word::new("Verdict", "结论");

/// The title of the short list: the first `n` of `all` ideas.
pub fn first(n: usize, all: usize, lang: Lang) -> String {
    if n == all {
        return say!(lang, "Ranking", "排名");
    }
    let (ideas, all) = (IDEA.count(all, lang), whole(all));
    say!(lang, "The first {n} of {all}", "前 {n} 名（共 {ideas}）")
}

/// The head of the bars, whose ticks stand at the least points to watch and to pursue.
pub fn ticks(watch: f64, pursue: f64, lang: Lang) -> String {
    let [watch, pursue] = [watch, pursue].map(|points| short(points, 1));
    say!(lang, "Ticks: {watch}, {pursue}", "刻度：{watch}、{pursue}")
}

/// What points and verdicts mean, for those who see no more than the short list; with the least points to watch and to
/// pursue.
pub fn legend([watch, pursue]: [f64; 2], has_gates: bool, lang: Lang) -> String {
    let points = say!(
        lang,
        "Score: points proven, what is unknown counts nothing. Potential: points if all that is open turns out best.",
        "得分：已证实的分数，未知的不算。潜力：待定的全都最好时的分数。"
    );
    sentences([points, rule([watch, pursue], has_gates, lang)], lang)
}

/// Why an idea is to be dropped.
pub enum WhyDropped<'a> {
    /// It fails gates.
    Gates(Vec<&'a str>),
    /// Its points now, and if all that is open turns out best.
    Points([String; 2]),
}

/// How many of the other ideas are to pursue, to watch and to drop, and who of the last and why, by name.
pub fn below(counts: [usize; 3], dropped: &[(&str, WhyDropped)], lang: Lang) -> String {
    let why = |(name, why): &(&str, WhyDropped)| match why {
        WhyDropped::Gates(gates) => {
            let gates = listed(gates, lang);
            say!(lang, "{name} (fails: {gates})", "{name}（未过门槛：{gates}）")
        }
        WhyDropped::Points([now, best]) if now == best => say!(lang, "{name} ({now} points)", "{name}（{now} 分）"),
        WhyDropped::Points([now, best]) => {
            say!(lang, "{name} ({now} points, {best} at best)", "{name}（{now} 分，最好 {best} 分）")
        }
    };
    let others = whole(counts.iter().sum());
    let verdicts = [PURSUE, WATCH, DROP].map(|word| word.get(lang)).into_iter().zip(counts).filter(|(_, n)| *n > 0);
    let counted = parts(
        verdicts.map(|(verdict, n)| {
            let n = whole(n);
            say!(lang, "{n} to {verdict}", "{verdict} {n} 个")
        }),
        lang,
    );
    let more = whole(counts[2] - dropped.len());
    let named = listed(dropped.iter().map(why), lang);
    match dropped.len() {
        0 => say!(lang, "The other {others}: {counted}.", "其余 {others} 个：{counted}。"),
        n if n == counts[2] => {
            say!(lang, "The other {others}: {counted}. Drop {named}.", "其余 {others} 个：{counted}。放弃的是{named}。")
        }
        _ => say!(
            lang,
            "The other {others}: {counted}. Drop {named} and {more} more.",
            "其余 {others} 个：{counted}。放弃的是{named}，还有 {more} 个。"
        ),
    }
}

/// How many ideas are not shown, and where they are.
pub fn rest(n: usize, lang: Lang) -> String {
    let (rest, ideas) = (whole(n), IDEA.count(n, lang));
    let stand = crate::lang::verb(n, "stands", "stand");
    say!(
        lang,
        "{rest} more {stand} below these; dingzi score lists them all.",
        "其后还有 {ideas}，用 dingzi score 可以全部列出。"
    )
}

/// How many of them the separate table holds.
pub fn beside(first: usize, lang: Lang) -> String {
    let first = whole(first);
    say!(lang, "A ranking.csv beside this report holds the first {first}.", "报告旁的 ranking.csv 只含前 {first} 名。")
}
