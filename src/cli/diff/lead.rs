//! Who leads now; if that is another idea than before, why.

use super::super::moves::Lead;
use super::words::Words;
use crate::analysis::diff::{Cause, Change};
use crate::lang::{Lang, fixed};
use crate::score::GateState;

/// The finding, in a sentence or two.
pub(super) fn summary(words: &Words) -> String {
    if !words.diff.ideas.iter().any(Change::is_any) {
        return nothing(words);
    }
    let lang = words.lang;
    let [before, after] = words.sides.map(|s| s.scored);
    // The leaders of before and after; ideas stand by their rank after, those that are gone at the end.
    let ideas = &words.diff.ideas;
    let then = ideas.iter().find(|c| c.idea.before == Some(before.order[0]));
    let now = ideas.iter().find(|c| c.idea.after == Some(after.order[0]));
    let (Some(then), Some(now)) = (then, now) else { return String::new() };
    let (name, from) = (words.idea(now.idea), words.idea(then.idea));
    let (score, score_then) = (after.score[after.order[0]], before.score[before.order[0]]);
    let Some(held) = then.idea.after else {
        let names = if words.diff.renamed.contains(&[before.order[0], after.order[0]]) {
            lang.pick(format!("it seems to be {from} renamed"), format!("看来就是原来的{from}"))
        } else {
            lang.pick(format!("{from}, which led, was removed"), format!("原来领先的{from}已被删除"))
        };
        let score = fixed(score, 1);
        return lang.pick(
            format!("{name} leads now with {score}; {names}."),
            format!("{name}现在领先，{score} 分；{names}。"),
        );
    };
    if after.rank[held] == 1 {
        let lead = match after.is_tied(held) {
            false => Lead::Still { name: from, now: after.score[held], before: score_then },
            true => Lead::Shared { name: from, now: after.score[held], before: score_then },
        };
        return lead.sentence(lang);
    }
    let taken = Lead::Taken { name, from, now: score, against: after.score[held] }.sentence(lang);
    match reason(words, then, now) {
        Some(reason) => format!("{taken}{}{reason}{}", lang.pick(" ", ""), lang.pick(".", "。")),
        None => taken,
    }
}

/// Why one idea took the lead from another: a gate; that it is new; else what changed whichever of the two changed more.
fn reason(words: &Words, then: &Change, now: &Change) -> Option<String> {
    let lang = words.lang;
    let turned = |change: &Change| {
        let failed = |state: Option<GateState>| state == Some(GateState::Failed);
        change.turns.iter().find(|turn| failed(turn.before) != failed(turn.after)).map(|turn| {
            let (name, turn) = (words.idea(change.idea), words.turn(turn));
            lang.pick(format!("{name}: {turn}"), format!("{name}：{turn}"))
        })
    };
    if let Some(gate) = turned(then).or_else(|| turned(now)) {
        return Some(gate);
    }
    if now.idea.before.is_none() {
        let name = words.idea(now.idea);
        return Some(lang.pick(format!("{name} is new"), format!("{name}是新增的创意")));
    }
    let (by, other) = (then.score?, now.score?);
    let (change, points) = if by.abs() > other.abs() { (then, by) } else { (now, other) };
    // Only what pulled the same way explains it.
    let pulled = |cause: &&Cause| cause.points * points > 0.0;
    let causes: Vec<&Cause> = change.causes.iter().filter(pulled).collect();
    let main = words.causes(&causes, |cause| cause.points).into_iter().next()?;
    let (name, size) = (words.idea(change.idea), fixed(points.abs(), 1));
    Some(match (lang, points > 0.0) {
        (Lang::En, true) => format!("{name} gained {size} points, mostly by {main}"),
        (Lang::En, false) => format!("{name} lost {size} points, mostly by {main}"),
        (Lang::Zh, true) => format!("{name}多了 {size} 分，主要因为{main}"),
        (Lang::Zh, false) => format!("{name}少了 {size} 分，主要因为{main}"),
    })
}

/// That nothing changed; and how many cells did, to no effect.
fn nothing(words: &Words) -> String {
    let (lang, found, ideas) = (words.lang, words.diff, words.sides[1].scored.len());
    let has_weights = found.criteria.iter().any(|of| words.has_other_share(*of));
    let mut text = match (lang, ideas) {
        (Lang::En, _) if has_weights => "Weights changed, but no score, rank or verdict did.".to_owned(),
        (Lang::Zh, _) if has_weights => "权重有变化，但得分、名次和结论都与之前相同。".to_owned(),
        (Lang::En, 1) => "Nothing changed: the idea has the same score and verdict.".to_owned(),
        (Lang::En, _) => format!("Nothing changed: all {ideas} ideas have the same score, rank and verdict."),
        (Lang::Zh, 1) => "没有变化：这个创意的得分和结论都与之前相同。".to_owned(),
        (Lang::Zh, _) => format!("没有变化：全部 {ideas} 个创意的得分、名次和结论都与之前相同。"),
    };
    let cells = |n: usize| if n == 1 { "1 cell differs".to_owned() } else { format!("{n} cells differ") };
    if found.read_cells > 0 {
        text += &match lang {
            Lang::En => format!(" {} in columns that the rubric reads, to no effect.", cells(found.read_cells)),
            Lang::Zh => format!("评分标准读取的列里有 {} 个单元格不同，但不影响得分。", found.read_cells),
        };
    }
    if found.unread_cells > 0 {
        text += &match lang {
            Lang::En => format!(" {} in columns that the rubric does not read.", cells(found.unread_cells)),
            Lang::Zh => format!("评分标准不读取的列里有 {} 个单元格不同。", found.unread_cells),
        };
    }
    text
}
