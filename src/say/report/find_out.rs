//! What to find out, in a report.

use crate::lang::{Lang, Word, say};
use crate::say::punctuation::COLON;
use crate::say::standing::in_words;

pub const TITLE: Word = Word::new("What to find out first", "先查清什么");
pub const IDEA_AND_QUESTION: Word = Word::new("Idea, and what to ask", "创意与问题");
pub const COULD_ADD: Word = Word::new("Could add", "最多加分");
pub const DECIDES: Word = Word::new("Can change the lead", "能改变谁第一");

/// What is open, and the question that settles it, if the rubric has one.
pub fn question(what: &str, question: &str, lang: Lang) -> String {
    match question {
        "" => what.to_owned(),
        _ => [what, COLON.get(lang), question].concat(),
    }
}

/// An idea that may not be among the first, with its place.
pub fn idea(name: &str, rank: &str, score: &str, lang: Lang) -> String {
    let rank = in_words(rank, lang);
    say!(lang, "{name} (rank {rank}, {score} points)", "{name}（{rank}，{score} 分）")
}

/// What the columns mean; without `decides`, none alone ever decides who is first.
pub fn legend(decides: bool, lang: Lang) -> String {
    let (add, head) = (COULD_ADD.get(lang), DECIDES.get(lang));
    if decides {
        return say!(
            lang,
            "{add}: points, if the answer is the best there is. {head}: with all else that is open filled in at random, how often the best and the worst answer put different ideas first.",
            "{add}：答案最好时能加几分。{head}：其余待定项随机取值时，答案最好和最差会让不同的创意居首的比例。"
        );
    }
    say!(
        lang,
        "{add}: points, if the answer is the best there is. No single answer changes who is first.",
        "{add}：答案最好时能加几分。没有哪一个答案能单独改变谁第一。"
    )
}
