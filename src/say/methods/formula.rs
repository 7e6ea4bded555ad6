//! The tables of a formula: `dingzi methods --explain`.

use crate::lang::{Lang, Word, both, say};
use crate::say::names::few;
use crate::say::punctuation::parts;
use crate::say::system::Spoken;

/// The heading of a method: its name, its paper, what the letters of its formula mean, and which scores are better.
pub fn heading(method: &str, paper: &str, steps: &[(&str, &str)], more: bool, lang: Lang) -> String {
    let steps = parts(steps.iter().map(|(symbol, name)| format!("{symbol} = {name}")), lang);
    let better = better(more).get(lang);
    say!(lang, "{method} ({paper}): {steps}; of the score {better}.", "{method}（{paper}）：{steps}；得分{better}。")
}

/// Whether more evidence is better, or less.
pub fn better(more: bool) -> Word {
    if more { Word::new("more is better", "越大越好") } else { Word::new("less is better", "越小越好") }
}

/// Above the criteria of one idea.
pub fn criterion_by_criterion(idea: &str, lang: Lang) -> String {
    say!(lang, "{idea}, criterion by criterion:", "{idea}，逐条：")
}

/// Which ideas PROMETHEE I cannot compare with one.
pub fn compared(idea: &str, incomparable: &[String], lang: Lang) -> String {
    match incomparable {
        [] => say!(
            lang,
            "PROMETHEE I can compare {idea} with every other idea.",
            "PROMETHEE I 能判定{idea}与其他每个创意孰优孰劣。"
        ),
        others => {
            let others = few(others, lang);
            say!(
                lang,
                "PROMETHEE I cannot compare {idea} with {others}: one flow speaks for it, the other against.",
                "PROMETHEE I 无法判定{idea}与{others}孰优孰劣：流出和流入两个次序相反。"
            )
        }
    }
}

/// An idea has no rank to be explained.
pub fn passes_no_gate(idea: &str) -> Spoken {
    both!(
        "{idea} fails a gate, and the methods rank those that fail none",
        "{idea}没有通过门槛，各种方法只给没有未过门槛的创意排名"
    )
    .into()
}
