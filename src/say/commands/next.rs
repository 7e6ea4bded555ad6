//! The words of `dingzi next`.

use crate::lang::{Lang, Word, say, verb, whole};
use crate::say::certainty::OpenName;
use crate::say::lead::ALL_OUT;
use crate::say::nouns;

/// While the command runs.
pub const DRAWING: Word = Word::new("drawing open facts", "正在抽取待定项");

pub const FIND_OUT: Word = Word::new("find out", "要查清的");
pub const DECIDES: Word = Word::new("can change the lead", "能改变谁第一");
pub const COULD_EARN: Word = Word::new("could add", "最多加分");
pub const BEST_RANK: Word = Word::new("best rank", "名次最好到");

/// What is open, in a table.
pub fn open(what: OpenName, lang: Lang) -> String {
    match what {
        OpenName::Criterion(name) => name.to_owned(),
        OpenName::Gate(name) => say!(lang, "gate {name}", "门槛：{name}"),
    }
}

/// A question, with what is known so far.
pub fn question(ask: &str, known: &str, lang: Lang) -> String {
    match (ask, known) {
        ("", known) => known.to_owned(),
        (ask, "") => ask.to_owned(),
        _ => say!(lang, "{ask} ({known})", "{ask}（{known}）"),
    }
}

/// Why nothing is listed.
pub enum Nothing<'a> {
    /// The idea asked about fails a gate.
    Out { name: &'a str, gate: &'a str },
    /// Everything is known about the idea asked about.
    Known { name: &'a str },
    /// Every idea fails a gate.
    AllOut,
    /// Everything that counts is known.
    AllKnown,
}

impl Nothing<'_> {
    pub fn sentence(&self, lang: Lang) -> String {
        let all_out = ALL_OUT.get(lang);
        match self {
            Nothing::Out { name, gate } => say!(
                lang,
                "{name} fails a gate ({gate}): nothing found out about its criteria would lift it.",
                "{name}没有通过门槛（{gate}）：查清其他各项也救不回来。"
            ),
            Nothing::Known { name } => {
                say!(lang, "Nothing is open: every fact of {name} is known.", "{name}没有待定项。")
            }
            Nothing::AllOut => say!(
                lang,
                "{all_out}: nothing found out about other criteria would lift one.",
                "{all_out}：查清其他各项也救不回来。"
            ),
            Nothing::AllKnown => {
                say!(lang, "Nothing is open: every fact that counts is known.", "没有待定项：该知道的都已知道。")
            }
        }
    }
}

/// How much more is open than is listed.
pub fn more(rest: usize, lang: Lang) -> String {
    let (number, facts, them) = (whole(rest), nouns::OPEN_FACT.of(rest), verb(rest, "it", "them"));
    say!(lang, "{number} more {facts}; --top shows {them}.", "另有 {number} 项待定，用 --top 查看。")
}

/// What the columns mean; there is none of what decides if nothing listed ever `decides`.
pub fn legend(draws: usize, seed: u64, decides: bool, lang: Lang) -> String {
    let (head, rank, points) = (DECIDES.get(lang), BEST_RANK.get(lang), COULD_EARN.get(lang));
    let (draws, times) = (nouns::DRAW.count(draws, lang), whole(draws));
    if !decides {
        return say!(
            lang,
            "\"{points}\" and \"{rank}\": what the best answer would bring. In {draws} of all open facts (seed {seed}), none of these alone can change the lead.",
            "“{points}”和“{rank}”：结果最好时能加几分、到第几名。对所有待定项随机取值 {times} 次（种子 {seed}），没有一次单凭其中一项就能改变谁第一。"
        );
    }
    say!(
        lang,
        "\"{head}\": in how many of {draws} of all open facts (seed {seed}) its best and its worst answer put different ideas first; \"{points}\" and \"{rank}\": what the best answer would bring.",
        "“{head}”：对所有待定项随机取值 {times} 次（种子 {seed}），其中它的答案最好和最差会让不同创意居首的比例；“{points}”和“{rank}”：结果最好时能加几分、到第几名。"
    )
}

#[cfg(test)]
mod tests {
    use super::super::explain::fact;
    use super::*;

    #[test]
    fn a_question_says_what_is_known() {
        let unknown = |column, lang| fact(column, None, lang);
        assert_eq!(question("多少元？", &unknown("近12个月收入", Lang::Zh), Lang::Zh), "多少元？（近12个月收入未知）");
        assert_eq!(question("", &unknown("cost", Lang::Zh), Lang::Zh), "cost 未知");
        assert_eq!(question("How much?", &fact("cost", Some("3..4"), Lang::En), Lang::En), "How much? (cost 3..4)");
        assert_eq!(Nothing::Known { name: "KEYB" }.sentence(Lang::Zh), "KEYB 没有待定项。");
    }

    #[test]
    fn what_is_not_listed_is_counted() {
        let more = [1, 2, 1000].map(|rest| more(rest, Lang::En));
        assert_eq!(
            more,
            [
                "1 more open fact; --top shows it.", "2 more open facts; --top shows them.",
                "1,000 more open facts; --top shows them.",
            ]
        );
    }
}
