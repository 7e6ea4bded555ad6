//! The interview for weights, `dingzi weights --ask`: its questions, and the words it understands as answers.

use super::nouns;
use super::punctuation::parts;
use super::weights::Elicitation;
use crate::lang::{Lang, Word, say};

/// Goes back to the question before.
pub const BACK: &[&str] = &["b", "back", "返回", "上一题"];
/// Ends without an answer.
pub const QUIT: &[&str] = &["q", "quit", "退出"];

/// After points: `60 points`.
pub const POINTS: &[&str] = &["points", "point", "分", "%"];
/// After a number of times: `2x`, `3倍`.
pub const TIMES: &[&str] = &["times", "x", "×", "*", "倍"];
/// Between the parts of a fraction, the lower one first: 三分之一.
pub const PARTS_OF: &str = "分之";
/// How many times, in words.
pub const HOW_MANY: &[(&str, f64)] = &[
    ("same", 1.0),
    ("equal", 1.0),
    ("一样", 1.0),
    ("同样", 1.0),
    ("half", 0.5),
    ("一半", 0.5),
    ("半", 0.5),
    ("twice", 2.0),
    ("double", 2.0),
];
/// Numbers in words.
pub const NUMERALS: &[(&str, f64)] = &[
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("一", 1.0),
    ("二", 2.0),
    ("两", 2.0),
    ("三", 3.0),
    ("四", 4.0),
    ("五", 5.0),
    ("六", 6.0),
    ("七", 7.0),
    ("八", 8.0),
    ("九", 9.0),
    ("十", 10.0),
];
/// What a spreadsheet may turn 1/3 into, taking it for a date: 1月3日.
pub const MONTH: char = '月';

pub const ONLY_CRITERION: Word = Word::new(
    "The only criterion has all the weight: there is nothing to ask.",
    "只有一条标准，全部权重归它，不用问。",
);
pub const FIRST_QUESTION: Word = Word::new("This is the first question.", "这是第一个问题。");
pub const STOPPED: Word = Word::new("stopped: nothing is written", "已停止：没有写入任何内容");
pub const MOST_URGENT_STEP: Word =
    Word::new("Which step matters most? Its number, id or name:", "哪一步最重要？输入编号、id 或名称：");
pub const MOST_IMPORTANT: Word =
    Word::new("Which criterion matters most? Its number, id or name:", "哪条标准最重要？输入编号、id 或名称：");
pub const LEAST_IMPORTANT: Word = Word::new("And which matters least?", "哪条最不重要？");
pub const ORDER: Word = Word::new(
    "Most important first, > between them, = where two matter alike: 3>1=2. Numbers, ids or names:",
    "最重要的在前，用 > 隔开，同样重要的用 = 连接，例如 3>1=2。可用编号、id 或名称：",
);
pub const MORE_THAN_ALL: Word = Word::new(
    "More than 100 would be more than the most important step: go back (b) and choose this one first.",
    "超过 100 就比最重要的一步还重要了：请输入 b 返回，改选这一条。",
);

/// What is said before the first question.
pub fn opening(way: Elicitation) -> Word {
    match way {
        Elicitation::Swing => Word::new(
            "Imagine an idea that stands at the worst end of every scale. You may lift it on one of them, from the worst end to the best: what is that worth to you?",
            "设想一个创意，每条标准都处在最差的一端。你可以把其中一条从最差提到最好：这一步对你值多少？",
        ),
        Elicitation::Order => Word::new(
            "Put the criteria in order: which step from the worst to the best end matters most?",
            "给标准排个序：哪一条从最差到最好的这一步最重要？",
        ),
        Elicitation::Pairs => Word::new(
            "Two criteria at a time: how many times as important is the step from worst to best of the first, beside that of the second?",
            "每次比较两条标准：第一条从最差到最好的这一步，重要程度是第二条的几倍？",
        ),
        Elicitation::BestWorst => Word::new(
            "First the criterion that matters most and the one that matters least; then how the others compare with these two.",
            "先选出最重要和最不重要的标准，再把其余标准分别和这两条比较。",
        ),
    }
}

/// How many questions there are, and the keys.
pub fn keys(questions: usize, lang: Lang) -> String {
    let count = nouns::QUESTION.count(questions, lang);
    match questions {
        1 => say!(lang, "One question. q quits.", "共 {count}。输入 q 退出。"),
        _ => say!(
            lang,
            "{count}. b goes back, Enter keeps an earlier answer, q quits.",
            "共 {count}。输入 b 返回上一题，直接回车保留原来的回答，输入 q 退出。"
        ),
    }
}

/// What a criterion asks of an idea.
pub fn of_an_idea(criterion: &str, asks: &str, lang: Lang) -> String {
    say!(lang, "{criterion} asks of an idea: {asks}", "“{criterion}”问的是：{asks}")
}

/// Asks what the step from the worst to the best is worth, beside that of the most important criterion.
pub fn step(criterion: &str, [worst, best]: [&str; 2], most: &str, lang: Lang) -> String {
    say!(
        lang,
        "{criterion}, from {worst} to {best}: what is it worth, if {most} is worth 100? 0–100:",
        "{criterion}从{worst}到{best}：如果“{most}”那一步值 100 分，这一步值几分？0–100："
    )
}

/// Asks how many times as important one criterion is as another; at least once as important if it must be.
pub fn how_many_times([a, b]: [&str; 2], at_least_one: bool, lang: Lang) -> String {
    let hint = match at_least_one {
        true => Word::new("1 or more:", "不小于 1："),
        false => Word::new("3, 1/3, 1:", "请答：3（三倍）、1/3（三分之一）、1（一样）："),
    };
    let hint = hint.get(lang);
    say!(lang, "How many times as important as {b} is {a}? {hint}", "{a}的重要程度是{b}的几倍？{hint}")
}

/// What each question accepts as an answer.
pub const A_CRITERION: Word =
    Word::new("A number from the list, an id or a name belongs here.", "请输入列表里的编号、id 或名称。");
pub const FROM_0_TO_100: Word = Word::new("A number from 0 to 100 belongs here.", "请输入 0 到 100 之间的数。");
pub const TIMES_FROM_ONE: Word = Word::new("A number from 1 to 1000 belongs here.", "请输入 1 到 1000 之间的数。");
pub const TIMES_ABOVE_0: Word = Word::new(
    "A number from 1/1000 to 1000 belongs here: 3, 1/3 or 0.5.",
    "请输入 1/1000 到 1000 之间的数：3、1/3 或 0.5。",
);
pub const AN_ORDER: Word = Word::new("An order belongs here, such as 3 > 1 = 2.", "请输入一个顺序，例如 3 > 1 = 2。");

/// An answer is not understood; says what would be.
pub fn not_understood(answer: &str, wanted: Word, lang: Lang) -> String {
    let wanted = wanted.get(lang);
    say!(lang, "`{answer}` is not understood. {wanted}", "看不懂“{answer}”。{wanted}")
}

/// A criterion cannot be chosen twice.
pub fn chosen_already(criterion: &str, lang: Lang) -> String {
    say!(lang, "{criterion} is chosen already.", "{criterion}已经选过了。")
}

/// The shares that follow from the answers so far.
pub fn so_far(shares: &[(&str, String)], lang: Lang) -> String {
    let part = |(criterion, share): &(&str, String)| format!("{criterion} {}", lang.per_cent(share));
    let parts = parts(shares.iter().map(part), lang);
    say!(lang, "So far: {parts}", "目前：{parts}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn questions_are_counted() {
        assert_eq!(keys(1, Lang::En), "One question. q quits.");
        assert_eq!(keys(435, Lang::En), "435 questions. b goes back, Enter keeps an earlier answer, q quits.");
        assert_eq!(keys(1, Lang::Zh), "共 1 个问题。输入 q 退出。");
    }

    #[test]
    fn steps_are_asked_with_both_ends() {
        assert_eq!(
            step("毛利", ["20%", "80%"], "收入", Lang::Zh),
            "毛利从 20% 到 80%：如果“收入”那一步值 100 分，这一步值几分？0–100："
        );
        assert_eq!(
            step("POC", ["-5", "10万元"], "KEY", Lang::Zh),
            "POC 从 -5 到 10万元：如果“KEY”那一步值 100 分，这一步值几分？0–100："
        );
        assert_eq!(
            how_many_times(["收入", "POC"], false, Lang::Zh),
            "收入的重要程度是 POC 的几倍？请答：3（三倍）、1/3（三分之一）、1（一样）："
        );
    }

    #[test]
    fn words_of_answers_are_small_and_told_apart() {
        let keys = BACK.iter().chain(QUIT);
        let words = HOW_MANY.iter().chain(NUMERALS).map(|(word, _)| word);
        let mut all: Vec<&&str> = keys.chain(POINTS).chain(TIMES).chain(words).collect();
        assert!(all.iter().all(|word| word.to_lowercase() == ***word));
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
