//! What is wrong with weights as stated: an order, points, a form filled in, constraints.

use crate::lang::{Lang, Text, Word, both, whole};
use crate::say::weights::times;
use crate::say::{Message, nouns};

/// An example of an order, made from the first few criteria.
fn order(criteria: &[Text]) -> Text {
    let Text { en, zh } = between(criteria, &[" > ", " = "]);
    both!(
        "write '{en}': > where the first matters more, = where both matter alike",
        "请写成 '{zh}'：前一个更重要用 >，同样重要用 ="
    )
}

/// An example of points, made in the same way.
fn points(criteria: &[Text]) -> Text {
    let Text { en, zh } = between(&criteria[..criteria.len().min(2)], &["=100, "]);
    let last = if criteria.len() > 1 { 80 } else { 100 };
    both!(
        "write '{en}={last}': 100 for the step from worst to best that matters most",
        "请写成 '{zh}={last}'：从最差到最好最重要的那一步给 100 分"
    )
}

/// Criteria with signs between them.
pub(super) fn between(criteria: &[Text], signs: &[&str]) -> Text {
    let joined = |lang: Lang| {
        let mut text = String::new();
        for (n, criterion) in criteria.iter().take(signs.len() + 1).enumerate() {
            text += if n == 0 { "" } else { signs[n - 1] };
            text += criterion.get(lang);
        }
        text
    };
    Text { en: joined(Lang::En), zh: joined(Lang::Zh) }
}

const HERE: Word = Word::new("a criterion belongs here", "这里应写一条标准");
const AGAIN: Word = Word::new("again", "又一次");
const FIRST: Word = Word::new("first", "第一次");
const ONCE: Word = Word::new("name it once", "只写一次即可");

/// A sign in an order that does not say which matters more.
pub fn unclear_sign(sign: char, criteria: &[Text]) -> Message {
    Message::new(both!("`{sign}` does not say which criterion matters more", "“{sign}”没有说明哪条标准更重要"))
        .help(order(criteria))
}

/// Nothing stands between two signs of an order.
pub fn gap_in_the_order(criteria: &[Text]) -> Message {
    let what = Text::new("a criterion is missing in the order", "顺序里缺一条标准");
    Message::new(what).label(HERE).help(order(criteria))
}

/// A criterion is in an order twice; the second place comes first.
pub fn ordered_twice(name: &str) -> Message {
    twice(both!("`{name}` is named twice", "“{name}”写了两次"))
}

/// A criterion has points twice; the second place comes first.
pub fn points_twice(name: &str) -> Message {
    twice(both!("`{name}` has points twice", "“{name}”给了两次分"))
}

fn twice(what: Text) -> Message {
    Message::new(what).label(AGAIN).label(FIRST).help(ONCE)
}

/// Points without a name.
pub fn points_for_nothing(criteria: &[Text]) -> Message {
    Message::new(Text::new("points for no criterion", "没有写给哪条标准打分"))
        .label(Text::new("a criterion belongs before the points", "分数前面应写一条标准"))
        .help(points(criteria))
}

/// Why a text is not a number of points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoPoints {
    /// Nothing is there.
    Missing,
    /// It is below zero.
    Negative,
    /// It is not a number in digits.
    NoNumber,
}

/// A name without points.
pub fn no_points(part: &str, why: NoPoints, criteria: &[Text]) -> Message {
    let what = match why {
        NoPoints::Missing => both!("`{part}` gives no points", "“{part}”没有写分数"),
        NoPoints::Negative => both!("`{part}`: points are not below zero", "“{part}”：分数不能小于零"),
        NoPoints::NoNumber => both!("`{part}`: points are written in digits", "“{part}”：分数请写阿拉伯数字"),
    };
    Message::new(what)
        .label(Text::new("a number from zero up belongs here", "这里应写一个不小于零的数"))
        .help(points(criteria))
}

/// All points are zero.
pub fn nobody_has_points(criteria: &[Text]) -> Message {
    Message::new(Text::new("no criterion has points", "没有给任何标准打分")).help(points(criteria))
}

/// A line of a form names no criterion.
pub fn nameless_line() -> Message {
    Message::new(Text::new("a line names no criterion", "有一行没有写标准"))
        .label(HERE)
        .help(Text::new("write the id or the name of a criterion of the rubric", "请写评分标准里一条标准的 id 或名称"))
}

/// Two lines of a form are of one criterion; the second comes first.
pub fn two_lines(name: &str) -> Message {
    Message::new(both!("`{name}` has two lines", "“{name}”有两行"))
        .label(AGAIN)
        .label(FIRST)
        .help(Text::new("keep one of them", "请只留一行"))
}

/// A criterion is compared with itself.
pub fn with_itself(name: &str) -> Message {
    Message::new(both!("`{name}` is compared with itself", "“{name}”在和自己比较")).help(Text::new(
        "delete this line: a criterion is as important as itself",
        "请删掉这一行：一条标准和自己当然一样重要",
    ))
}

/// Two criteria are compared in two lines; the second comes first.
pub fn compared_twice([a, b]: [&str; 2]) -> Message {
    Message::new(both!("`{a}` and `{b}` are compared twice", "“{a}”和“{b}”比较了两次")).label(AGAIN).label(FIRST).help(
        Text::new(
            "keep one of the two lines; the other direction follows from it",
            "两行只留一行；反过来的结果由它推出",
        ),
    )
}

/// No pair has a number.
pub fn nothing_compared() -> Message {
    Message::new(Text::new("no pair is compared", "表里一对也没有填"))
        .label(Text::new("no line below says how many times", "下面没有一行写了几倍"))
        .help(TIMES)
}

const TIMES: Word = Word::new(
    "write 3 in the column times where a is three times as important as b, 1/3 where it is a third",
    "a 的重要程度是 b 的三倍，就在 times 列写 3；是三分之一，就写 1/3",
);

/// Pairs of this many criteria have no number.
pub fn pairs_missing(missing: &[[&str; 2]], criteria: usize) -> Message {
    const MOST: usize = 8;
    let message = match missing {
        [[a, b]] => Message::new(both!("`{a}` and `{b}` are not compared", "“{a}”和“{b}”没有比较")),
        _ => {
            let (n, pairs, criteria) = (whole(missing.len()), nouns::PAIR.of(missing.len()), whole(criteria));
            let shown: Vec<Text> = missing.iter().take(MOST).map(|[a, b]| both!("{a} and {b}", "{a}与{b}")).collect();
            let [en, zh] = [Lang::En, Lang::Zh].map(|lang| {
                let shown: Vec<&str> = shown.iter().map(|pair| pair.get(lang)).collect();
                shown.join(Word::new("; ", "；").get(lang))
            });
            let (more, zh_more) = match missing.len().saturating_sub(MOST) {
                0 => (String::new(), String::new()),
                rest => (format!("; and {} more", whole(rest)), format!("；另有 {} 对", whole(rest))),
            };
            Message::new(both!(
                "{n} {pairs} of the {criteria} criteria named are not compared",
                "写到的 {criteria} 条标准中，有 {n} 对没有比较"
            ))
            .note(both!("missing: {en}{more}", "缺：{zh}{zh_more}"))
        }
    };
    message.help(Text::new(
        "compare each pair once; a criterion that is to have no weight is left out of every line",
        "每一对比较一次；不想给权重的标准，一行也不要写",
    ))
}

/// Why a text is not a number of times.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NoTimes {
    /// It is above this number.
    Beyond(f64),
    /// It is below one, beside the best or the worst.
    BelowOne,
    /// It is not above zero.
    NotAboveZero,
    /// A spreadsheet made a date of it.
    Date,
    /// It is not a number.
    NoNumber,
}

/// A text is not a number of times.
pub fn no_times(text: &str, why: NoTimes) -> Message {
    match why {
        NoTimes::Beyond(most) => {
            let most = times(most);
            Message::new(both!("`{text}` is beyond {most} times", "“{text}”超过 {most} 倍")).help(both!(
                "write a number from 1/{most} to {most}; a criterion that matters so little can be left out",
                "请写 1/{most} 到 {most} 之间的数；这么不重要的标准可以不写"
            ))
        }
        NoTimes::BelowOne => Message::new(both!("`{text}` is less than 1", "“{text}”小于 1")).help(Text::new(
            "nothing matters more than the best, nor less than the worst: write 1 or more",
            "没有比“最重要”更重要的，也没有比“最不重要”更不重要的：请写不小于 1 的数",
        )),
        NoTimes::NotAboveZero => Message::new(both!("`{text}` is not above zero", "“{text}”不大于零")).help(Text::new(
            "write 3 where a is three times as important as b, 1/3 where it is a third",
            "a 的重要程度是 b 的三倍就写 3，是三分之一就写 1/3",
        )),
        NoTimes::Date | NoTimes::NoNumber => {
            let help = match why {
                NoTimes::Date => Word::new(
                    "a spreadsheet takes 1/3 for a date: write 0.333, or name the pair the other way round with 3",
                    "电子表格把 1/3 当成了日期：请写 0.333，或把两条标准对调后写 3",
                ),
                _ => Word::new(
                    "write a number such as 3, 1/3 or 0.5; decimals follow a point",
                    "请写一个数，如 3、1/3 或 0.5；小数点用“.”",
                ),
            };
            Message::new(both!("`{text}` does not say how many times", "“{text}”没有说明是几倍"))
                .label(Text::new("a number belongs here", "这里应写一个数"))
                .help(help)
        }
    }
}

/// One end of a form for the best and the worst.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleEnd {
    Best,
    Worst,
}

impl ScaleEnd {
    /// The column that compares with it.
    fn column(self) -> &'static str {
        match self {
            ScaleEnd::Best => "best_to",
            ScaleEnd::Worst => "to_worst",
        }
    }

    fn name(self) -> Word {
        match self {
            ScaleEnd::Best => Word::new("best", "最重要的"),
            ScaleEnd::Worst => Word::new("worst", "最不重要的"),
        }
    }

    /// The most or the least important.
    fn matters(self) -> Word {
        match self {
            ScaleEnd::Best => Word::new("most", "最重要"),
            ScaleEnd::Worst => Word::new("least", "最不重要"),
        }
    }
}

/// A form for the best and the worst is empty.
pub fn nothing_filled_in() -> Message {
    Message::new(Text::new("no line is filled in", "一行也没有填"))
        .label(Text::new("no number below", "下面没有数"))
        .help(Text::new(
            "begin with 1 in best_to for the criterion that matters most, and 1 in to_worst for that which matters least",
            "先在最重要的标准的 best_to 列写 1，在最不重要的标准的 to_worst 列写 1",
        ))
}

/// No criterion is the best, or the worst.
pub fn no_end(end: ScaleEnd) -> Message {
    let (column, Word { en, zh }, Word { en: matters, zh: zh_matters }) = (end.column(), end.name(), end.matters());
    Message::new(both!("no criterion is the {en}", "没有写哪条标准是{zh}"))
        .label(both!("no 1 in {column} below", "下面的 {column} 列没有 1"))
        .help(both!(
            "write 1 in the column {column} for the criterion that matters {matters}",
            "请在{zh_matters}的标准的 {column} 列写 1"
        ))
}

/// Several criteria are the best, or the worst; the second comes first.
pub fn several_ends(end: ScaleEnd, criteria: usize) -> Message {
    let (column, Word { en, zh }, criteria) = (end.column(), end.name(), whole(criteria));
    Message::new(both!("{criteria} criteria are the {en}", "有 {criteria} 条标准都是{zh}"))
        .label(Text::new("another", "另一条"))
        .label(Text::new("one", "一条"))
        .help(both!(
            "one is compared with all others: choose it, and write in {column} for one that matters nearly as much a little more than 1",
            "只能选一条来和其余的比较；重要程度相近的，在 {column} 列写比 1 略大的数"
        ))
}

/// One criterion is both; the column of the worst comes first.
pub fn both_ends(name: &str) -> Message {
    Message::new(both!("`{name}` is both the best and the worst", "“{name}”既是最重要的又是最不重要的"))
        .label(Text::new("the worst", "最不重要"))
        .label(Text::new("the best", "最重要"))
        .help(Text::new("the worst is another criterion: that which matters least", "最不重要的应是另一条标准"))
}

/// A criterion is not compared with the best, or the worst.
pub fn not_compared(name: &str, end: ScaleEnd) -> Message {
    let (column, Word { en, zh }) = (end.column(), end.name());
    Message::new(both!("`{name}` is not compared with the {en}", "“{name}”没有和{zh}比较"))
        .label(both!("{column} is empty", "{column} 列是空的"))
        .help(Text::new(
            "write a number from 1 up; a criterion that is to have no weight has both cells empty",
            "请写不小于 1 的数；不想给权重的标准，两格都空着",
        ))
}

/// The best and the worst are compared twice, with different numbers.
pub fn ends_differ([a, b]: [f64; 2]) -> Message {
    let [a, b] = [a, b].map(times);
    Message::new(both!(
        "the best is {a} times as important as the worst in one line, {b} times in another",
        "最重要的是最不重要的几倍，一行写 {a}，另一行写 {b}"
    ))
    .label(Text::new("here", "这里"))
    .label(Text::new("and here", "还有这里"))
    .help(Text::new("both cells say the same thing: give them the same number", "两格说的是同一件事：请写同一个数"))
}

/// The best and the worst are not compared.
pub fn ends_not_compared() -> Message {
    Message::new(Text::new("the best is not compared with the worst", "最重要的和最不重要的没有比较"))
        .label(Text::new("best_to is empty", "best_to 列是空的"))
        .help(Text::new("write how many times as important as the worst the best is", "请写最重要的是最不重要的几倍"))
}

/// The command that prints a missing form.
pub fn blank_form(command: &str) -> Text {
    both!("`{command}` prints a form to fill in", "`{command}` 会输出一张待填的表")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_are_missing_are_counted_and_named() {
        let one = pairs_missing(&[["收入", "KEYA"]], 2).what;
        assert_eq!(one, Text::new("`收入` and `KEYA` are not compared", "“收入”和“KEYA”没有比较"));
        let many = pairs_missing(&[["收入", "b"]; 10], 1000);
        assert_eq!(many.what.en, "10 pairs of the 1,000 criteria named are not compared");
        assert!(
            many.notes[0].en.ends_with("收入 and b; and 2 more") && many.notes[0].zh.ends_with("收入与 b；另有 2 对")
        );
    }
}
