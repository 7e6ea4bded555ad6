//! Sentences in the server's answers.

use crate::lang::{Lang, Word, say, whole};
use crate::say::nouns::{IDEA, MISTAKE};
use crate::say::standing::in_words;

/// The weights of a tab, as a lens beside others.
pub const THESE_WEIGHTS: Word = Word::new("these weights", "手动调整");
/// Why to find out about a gate.
pub const GATE_DECIDES: Word = Word::new("a gate: it decides the verdict", "门槛：关系到结论");

/// The name of a lens inside a sentence.
#[derive(Clone, Copy)]
pub enum Reference<'a> {
    /// The weights of the rubric.
    Base,
    /// A lens with a name, or other weights.
    Lens(&'a str),
}

/// Who leads in the ranking compared with; `None` if it is today's leader.
pub fn compared(reference: Reference, leader: Option<&str>, lang: Lang) -> String {
    match (reference, leader) {
        (Reference::Base, None) => {
            say!(lang, "The weights of the rubric have the same leader.", "按文件里的权重，领先的也一样。")
        }
        (Reference::Base, Some(leader)) => {
            say!(lang, "Under the weights of the rubric, {leader} leads.", "按文件里的权重，领先的是{leader}。")
        }
        (Reference::Lens(lens), None) => say!(lang, "The lens {lens} has the same leader.", "“{lens}”下领先的也一样。"),
        (Reference::Lens(lens), Some(leader)) => {
            say!(lang, "Under the lens {lens}, {leader} leads.", "“{lens}”下领先的是{leader}。")
        }
    }
}

/// How many ideas there are, or how many of them were found.
pub fn found(found: usize, ideas: usize, lang: Lang) -> String {
    let (all, n) = (IDEA.count(ideas, lang), whole(found));
    match found < ideas {
        true => say!(lang, "{n} of {all}", "{all}中的 {n} 个"),
        false => all,
    }
}

/// Why the slider of a criterion does not move: it is locked.
pub fn locked(name: &str, lang: Lang) -> String {
    say!(lang, "{name} is locked. Unlock it to move it.", "“{name}”已锁定，解锁后才能移动。")
}

/// The same: no other criterion can make up for it.
pub fn nobody_else(name: &str, lang: Lang) -> String {
    say!(
        lang,
        "Every other criterion is locked or off, so nothing can make up for {name}. Unlock one.",
        "其他标准都已锁定或关闭，没有谁能补上“{name}”的变化。请先解锁一条。"
    )
}

/// Why it stops at a share in per cent: the rest is locked.
pub fn stops_at(name: &str, most: &str, rest: &str, lang: Lang) -> String {
    say!(
        lang, "{name} stops at {most} %: the other {rest} % are locked.", "“{name}”最多 {most}%：其余 {rest}% 已锁定。"
    )
}

/// The same: it has all the weight.
pub fn has_all(name: &str, lang: Lang) -> String {
    say!(lang, "{name} stops at 100 %: there is no more weight.", "“{name}”最多 100%。")
}

/// The same: it has no weight.
pub fn has_none(name: &str, lang: Lang) -> String {
    say!(lang, "{name} stops at 0 %: a weight is never negative.", "“{name}”最少 0%：权重不能为负。")
}

/// The weights of a criterion between which the leader stays, in percent; `None` if it always does.
pub fn leads_while(leader: &str, criterion: &str, shares: Option<[&str; 2]>, lang: Lang) -> String {
    match shares {
        None => {
            say!(lang, "{leader} leads whatever {criterion} weighs.", "无论“{criterion}”权重多少，都是{leader}领先。")
        }
        Some([low, high]) => say!(
            lang,
            "{leader} leads while {criterion} weighs {low} to {high} %.",
            "“{criterion}”的权重在 {low}%–{high}% 之间时，{leader}领先。"
        ),
    }
}

/// The rank of an idea among all.
pub fn heading(rank: &str, ideas: usize, lang: Lang) -> String {
    let (rank, ideas) = (in_words(rank, lang), whole(ideas));
    say!(lang, "Rank {rank} of {ideas}", "{rank}（共 {ideas} 个）")
}

/// An idea leads, alone or with others.
pub fn leads(is_shared: bool, lang: Lang) -> String {
    match is_shared {
        true => say!(lang, "It shares the lead.", "它现在并列第一。"),
        false => say!(lang, "It leads now.", "它现在领先。"),
    }
}

/// The rank that finding out could bring.
pub fn rank_at_best(rank: usize, lang: Lang) -> String {
    let rank = whole(rank);
    say!(lang, "rank {rank} at best", "最好第 {rank} 名")
}

/// How many draws are done.
pub fn drawn(done: usize, draws: usize, lang: Lang) -> String {
    let (done, draws) = (whole(done), whole(draws));
    say!(lang, "{done} of {draws} draws", "已抽取 {done} / {draws} 次")
}

/// A lens is saved.
pub fn saved(name: &str, file: &str, lang: Lang) -> String {
    say!(lang, "The lens {name} is saved in {file}.", "视角“{name}”已存入 {file}。")
}

/// The files have this many mistakes now.
pub fn broken(mistakes: usize, lang: Lang) -> String {
    let n = MISTAKE.count(mistakes, lang);
    match mistakes {
        1 => say!(
            lang,
            "The files have a mistake now. What you see is their last good state.",
            "文件里现在有{n}。这里显示的是上一次正确的内容。"
        ),
        _ => say!(
            lang,
            "The files have {n} now. What you see is their last good state.",
            "文件里现在有{n}。这里显示的是上一次正确的内容。"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [Lang; 2] = [Lang::En, Lang::Zh];

    #[test]
    fn ideas_found_are_counted() {
        let said = |n, all| BOTH.map(|lang| found(n, all, lang));
        assert_eq!(said(1, 1), ["1 idea", "1 个创意"]);
        assert_eq!(said(0, 1), ["0 of 1 idea", "1 个创意中的 0 个"]);
        assert_eq!(said(3, 1000), ["3 of 1,000 ideas", "1,000 个创意中的 3 个"]);
    }

    #[test]
    fn what_is_compared_has_its_own_sentence_for_the_weights_of_the_file() {
        let said = |reference| compared(reference, Some("短剧 AI 配音"), Lang::Zh);
        assert_eq!(said(Reference::Base), "按文件里的权重，领先的是短剧 AI 配音。");
        assert_eq!(said(Reference::Lens("早期")), "“早期”下领先的是短剧 AI 配音。");
    }

    #[test]
    fn mistakes_are_counted() {
        assert_eq!(broken(1, Lang::Zh), "文件里现在有 1 处错误。这里显示的是上一次正确的内容。");
        assert_eq!(broken(2, Lang::En), "The files have 2 mistakes now. What you see is their last good state.");
    }
}
