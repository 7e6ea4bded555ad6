//! What to find out, in a report.

use crate::lang::{Lang, Word, say};
use crate::say::punctuation::COLON;

pub const TITLE: Word = Word::new("What to find out first", "先查清什么");
pub const IDEA_AND_QUESTION: Word = Word::new("Idea, and what to ask", "创意与问题");
pub const COULD_ADD: Word = Word::new("Could add", "最多加分");
pub const DECIDES: Word = Word::new("Decides", "决定谁第一");

/// What is open, and the question that settles it, if the rubric has one.
pub fn question(what: &str, question: &str, lang: Lang) -> String {
    match question {
        "" => what.to_owned(),
        _ => [what, COLON.get(lang), question].concat(),
    }
}

/// What the columns mean; without `decides`, none alone ever decides who is first.
pub fn legend(decides: bool, lang: Lang) -> String {
    let (add, head) = (COULD_ADD.get(lang), DECIDES.get(lang));
    if decides {
        return say!(
            lang,
            "\"{add}\": points, if the answer is the best there is. \"{head}\": how often this answer alone settles who is first, with all else that is open drawn by lot.",
            "“{add}”：答案最好时能加几分。“{head}”：其余待定项随机取值时，单凭这一个答案就决定谁第一的比例。"
        );
    }
    say!(
        lang,
        "\"{add}\": points, if the answer is the best there is. No single answer changes who is first.",
        "“{add}”：答案最好时能加几分。没有哪一个答案能单独改变谁第一。"
    )
}
