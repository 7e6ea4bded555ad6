//! The words of `dingzi diff`.

use crate::lang::{Lang, Word, both, fixed, rounded, say, signed, verb, whole};
use crate::say::nouns;
use crate::say::punctuation::{bracketed, listed, parts, sentences};
use crate::say::system::Spoken;

/// Beside an idea or a weight that is new.
pub const NEW: Word = Word::new("new", "新增");
/// Beside an idea that is gone.
pub const GONE: Word = Word::new("gone", "删除");
/// Beside a weight that is gone.
pub const REMOVED: Word = Word::new("removed", "已删除");
/// Why an idea is new.
pub const NEW_IDEA: Word = Word::new("new idea", "新增的创意");
/// Why an idea is gone.
pub const REMOVED_IDEA: Word = Word::new("removed", "已从表中删除");
/// Beside an idea that a condition left out before.
pub const CAME_IN: Word = Word::new("in", "入选");
/// Beside an idea that a condition leaves out now.
pub const LEFT_OUT: Word = Word::new("out", "落选");
/// Why: the condition left it out before.
pub const WAS_LEFT_OUT: Word = Word::new("--where left it out before", "之前没有被 --where 选中");
/// Why: the condition leaves it out now.
pub const IS_LEFT_OUT: Word = Word::new("--where leaves it out now", "现在没有被 --where 选中");
/// Head of the weights that changed.
pub const CHANGED_WEIGHTS: Word = Word::new("weights that changed", "变化的权重");
/// What changed a contribution: a new criterion.
pub const NEW_CRITERION: Word = Word::new("new criterion", "新增的标准");
/// What changed a contribution: a criterion that is gone.
pub const CRITERION_REMOVED: Word = Word::new("criterion removed", "标准已删除");
/// What changed a contribution: a criterion with another value function or expression.
pub const REWRITTEN: Word = Word::new("rewritten in the rubric", "评分标准已改写");
/// What turned a gate: another condition.
pub const CONDITION_REWRITTEN: Word = Word::new("rewritten in the rubric", "条件已改写");

/// Two of the files are standard input.
pub fn two_stdin() -> Spoken {
    both!("standard input can be one of the files, not two", "标准输入只能作为其中一个文件，不能作为两个").into()
}

/// A table is compared with itself.
pub fn with_itself(table: &str) -> Spoken {
    both!(
        "`{table}` would be compared with itself: name another table, or the rubric of before with --old-criteria",
        "这是拿“{table}”和它自己比较：请给出另一张表，或用 --old-criteria 给出之前的评分标准"
    )
    .into()
}

/// An idea probably had another name before.
pub fn was_called(other: &str, lang: Lang) -> String {
    say!(lang, "seems to be {other} renamed: all other cells are the same", "看来就是原来的{other}：其余内容完全相同")
}

/// An idea probably has another name now.
pub fn is_called(other: &str, lang: Lang) -> String {
    say!(lang, "seems to be called {other} now: all other cells are the same", "看来现在叫{other}：其余内容完全相同")
}

/// Why the former leader is no longer there.
#[derive(Clone, Copy, Debug)]
pub enum LeaderGone {
    /// It seems to be the leader of now, renamed.
    Renamed,
    /// The condition leaves it out.
    LeftOut,
    /// The table does not have it.
    Removed,
}

/// Who leads now that the former leader is gone.
pub fn leads_now(name: &str, score: &str, from: &str, gone: LeaderGone, lang: Lang) -> String {
    match gone {
        LeaderGone::Renamed => say!(
            lang,
            "{name} leads now with {score}; it seems to be {from} renamed.",
            "{name}现在领先，{score} 分；看来就是原来的{from}。"
        ),
        LeaderGone::LeftOut => say!(
            lang,
            "{name} leads now with {score}; {from}, which led, is left out by --where now.",
            "{name}现在领先，{score} 分；原来领先的{from}现在没有被 --where 选中。"
        ),
        LeaderGone::Removed => say!(
            lang,
            "{name} leads now with {score}; {from}, which led, was removed.",
            "{name}现在领先，{score} 分；原来领先的{from}已被删除。"
        ),
    }
}

/// Why one idea took the lead from another.
#[derive(Clone, Debug)]
pub enum LeadReason<'a> {
    /// A gate turned for one of them.
    Gate { name: &'a str, turn: String },
    /// It is new.
    New { name: &'a str },
    /// The condition left it out before.
    CameIn { name: &'a str },
    /// One of them gained points, or lost them, mostly by one thing.
    Points { name: &'a str, change: f64, main: String },
}

impl LeadReason<'_> {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            LeadReason::Gate { name, turn } => say!(lang, "{name}: {turn}.", "{name}：{turn}。"),
            LeadReason::New { name } => say!(lang, "{name} is new.", "{name}是新增的创意。"),
            LeadReason::CameIn { name } => {
                say!(lang, "{name} was left out by --where before.", "{name}之前没有被 --where 选中。")
            }
            LeadReason::Points { name, change, main } => {
                let size = fixed(change.abs(), 1);
                match *change > 0.0 {
                    true => say!(
                        lang, "{name} gained {size} points, mostly by {main}.",
                        "{name}多了 {size} 分，主要因为{main}。"
                    ),
                    false => say!(
                        lang, "{name} lost {size} points, mostly by {main}.", "{name}少了 {size} 分，主要因为{main}。"
                    ),
                }
            }
        }
    }
}

/// The changes had no effect: changes of weights, or of cells in columns that the rubric reads and in others.
pub fn nothing(ideas: usize, has_weights: bool, [read, unread]: [usize; 2], lang: Lang) -> String {
    let mut said = vec![match (has_weights, ideas) {
        (true, _) => say!(
            lang,
            "Weights changed, but no score, rank or verdict did.",
            "权重有变化，但得分、名次和结论都与之前相同。"
        ),
        (false, 1) => say!(
            lang,
            "Nothing changed: the idea has the same score and verdict.",
            "没有变化：这个创意的得分和结论都与之前相同。"
        ),
        (false, _) => {
            let ideas = nouns::IDEA.count(ideas, lang);
            say!(
                lang,
                "Nothing changed: all {ideas} have the same score, rank and verdict.",
                "没有变化：全部 {ideas}的得分、名次和结论都与之前相同。"
            )
        }
    }];
    let cells = |n: usize| (nouns::CELL.count(n, lang), verb(n, "differs", "differ"));
    if read > 0 {
        let (cells, differ) = cells(read);
        said.push(say!(
            lang,
            "{cells} {differ} in columns that the rubric reads, to no effect.",
            "评分标准读取的列里有 {cells}不同，但不影响得分。"
        ));
    }
    if unread > 0 {
        let (cells, differ) = cells(unread);
        said.push(say!(
            lang, "{cells} {differ} in columns that the rubric does not read.", "评分标准不读取的列里有 {cells}不同。"
        ));
    }
    sentences(said, lang)
}

/// How many ideas besides those shown did not change.
pub fn unchanged(n: usize, lang: Lang) -> String {
    let (number, ideas) = (whole(n), nouns::IDEA.of(n));
    match n {
        0 => say!(lang, "Every idea changed.", "所有创意都有变化。"),
        _ => say!(lang, "{number} other {ideas} did not change.", "其余 {number} 个创意没有变化。"),
    }
}

/// A name and its points, with a second decimal if one would show nothing.
pub fn with_points(name: &str, points: f64) -> String {
    let points = signed(points, if rounded(points, 1) == 0.0 { 2 } else { 1 });
    format!("{name} {points}")
}

/// Further causes, and what they add up to.
pub fn more_causes(n: usize, points: f64, lang: Lang) -> String {
    let n = whole(n);
    let more = say!(lang, "{n} more", "另有 {n} 项合计");
    with_points(&more, points)
}

/// Criteria with their points, and what changed them all.
pub fn cause(criteria: &[String], by: &str, lang: Lang) -> String {
    bracketed(listed(criteria, lang), by, lang)
}

/// What changed a contribution if both cells and the rubric changed.
pub fn cells_and_rubric(cells: &str, lang: Lang) -> String {
    say!(lang, "{cells}, and rewritten in the rubric", "{cells}，且评分标准已改写")
}

/// A weight before and after.
pub fn weight([before, after]: [f64; 2], lang: Lang) -> String {
    let [before, after] = [before, after].map(|share| lang.share(share, 1));
    say!(lang, "weight {before} → {after}", "权重 {before} → {after}")
}

/// `revenue_12m 500万 → 800万, cost_12m unknown → 300万`: columns with their cells before and after.
pub fn cells<'a>(cells: impl Iterator<Item = (&'a str, &'a str, &'a str)>, lang: Lang) -> String {
    parts(cells.map(|(column, before, after)| format!("{column} {before} → {after}")), lang)
}

/// The state of a gate before and after; `None` if it did not exist.
pub fn turn(gate: &str, before: Option<&str>, after: Option<&str>, by: &str, lang: Lang) -> String {
    let (old, new) = (before.unwrap_or_default(), after.unwrap_or_default());
    let turn = match (before, after) {
        (None, _) => say!(lang, "new gate {gate}: {new}", "新增门槛“{gate}”：{new}"),
        (_, None) => say!(lang, "gate {gate} removed (before: {old})", "门槛“{gate}”已删除：原为{old}"),
        _ => say!(lang, "gate {gate}: {old} → {new}", "门槛“{gate}”：{old} → {new}"),
    };
    bracketed(turn, by, lang)
}

/// The thresholds of verdicts before and after: `pursue` and `watch`.
pub fn thresholds(before: [f64; 2], after: [f64; 2], lang: Lang) -> String {
    let [before, after] = [before, after].map(|[pursue, watch]| format!("{pursue}/{watch}"));
    say!(lang, "verdict thresholds {before} → {after}", "结论分数线 {before} → {after}")
}

/// A potential that changed while the score stayed, and why.
pub fn potential([before, after]: [&str; 2], by: &str, lang: Lang) -> String {
    say!(lang, "potential {before} → {after}: {by}", "潜力 {before} → {after}：{by}")
}

/// What changed the potential alone, beside what changed the score.
pub fn of_potential(by: &str, lang: Lang) -> String {
    say!(lang, "potential: {by}", "潜力：{by}")
}

/// An idea that changed places with another, and is new, or was left out by a condition.
pub fn came(name: &str, was_left_out: bool, lang: Lang) -> String {
    match was_left_out {
        true => say!(lang, "{name} (left out before)", "{name}（之前未选）"),
        false => say!(lang, "{name} (new)", "{name}（新增）"),
    }
}

/// The same for an idea that is removed, or is left out.
pub fn left(name: &str, is_left_out: bool, lang: Lang) -> String {
    match is_left_out {
        true => say!(lang, "{name} (left out now)", "{name}（现在未选）"),
        false => say!(lang, "{name} (removed)", "{name}（已删除）"),
    }
}

/// The first of `all` ideas that are ahead now and were not, or the other way round.
pub fn crossings(names: &[String], all: usize, are_ahead: bool, lang: Lang) -> String {
    let more = all - names.len();
    let (listed, ideas) = (listed(names, lang), nouns::IDEA.count(all, lang));
    let names = match more {
        0 => {
            let both = names.join(" and ");
            say!(lang, "{both}", "{listed}")
        }
        _ => {
            let more = whole(more);
            say!(lang, "{listed} and {more} more", "{listed}等 {ideas}")
        }
    };
    match are_ahead {
        true => say!(lang, "passed by {names}", "被{names}超过"),
        false => say!(lang, "no longer behind {names}", "{names}不再排在前面"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_apart_and_one_is_one() {
        let reason = LeadReason::Points { name: "KEYA", change: -2.0, main: "CRIT5 -2.0".into() };
        assert_eq!(reason.sentence(Lang::Zh), "KEYA 少了 2.0 分，主要因为 CRIT5 -2.0。");
        assert_eq!(
            [0, 1, 1000].map(|n| unchanged(n, Lang::En)),
            ["Every idea changed.", "1 other idea did not change.", "1,000 other ideas did not change."]
        );
        let names = ["KEYA".to_owned(), "KEYB".to_owned()];
        assert_eq!(crossings(&names, 2, true, Lang::En), "passed by KEYA and KEYB");
        assert_eq!(crossings(&names, 5, true, Lang::En), "passed by KEYA, KEYB and 3 more");
        assert_eq!(crossings(&names, 5, true, Lang::Zh), "被 KEYA、KEYB 等 5 个创意超过");
        assert_eq!(crossings(&names, 2, false, Lang::Zh), "KEYA、KEYB 不再排在前面");
        let said = nothing(32, false, [1, 0], Lang::En);
        let same = "Nothing changed: all 32 ideas have the same score, rank and verdict.";
        assert_eq!(said, format!("{same} 1 cell differs in columns that the rubric reads, to no effect."));
        assert_eq!(turn("烧钱", None, Some("未过门槛"), "", Lang::Zh), "新增门槛“烧钱”：未过门槛");
    }
}
