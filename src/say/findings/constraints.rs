//! What is wrong with a set of weights: `--weights`.

use super::weights::between;
use crate::lang::{Text, both};
use crate::say::Message;

/// How a set of weights is written.
pub fn set(criteria: &[Text]) -> Text {
    let last = criteria.last().cloned().unwrap_or_default();
    let pair = match criteria {
        [_, _, ..] => between(&criteria[..2], &[" > "]),
        _ => Text::default(),
    };
    let comma = if criteria.len() > 1 { ", " } else { "" };
    let ((en, zh), (last, last_zh)) = ((pair.en, pair.zh), (last.en, last.zh));
    both!(
        "write all, around:20%, or constraints such as \"{en}{comma}{last} <= 10%\"",
        "请写 all、around:20%，或约束，如 \"{zh}{comma}{last_zh} <= 10%\""
    )
}

/// Why a text is not a set of weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSet {
    Empty,
    NoPercentage,
    NoComparison,
    /// A comparison in words, and its sign.
    InWords(&'static str, &'static str),
    Ratio,
    NoTerm,
    NoSign,
    NotUnderstood,
}

/// Comparisons in words, the longer first, and their signs.
const COMPARISONS: &[(&str, &str)] = &[
    ("大于等于", ">="),
    ("小于等于", "<="),
    ("不小于", ">="),
    ("不大于", "<="),
    ("大于", ">"),
    ("小于", "<"),
    ("等于", "="),
    ("greater than", ">"),
    ("more than", ">"),
    ("less than", "<"),
    ("equals", "="),
];

/// A comparison in words that a text contains.
pub fn compared_in_words(text: &str) -> Option<NoSet> {
    COMPARISONS.iter().find(|(word, _)| text.contains(word)).map(|(word, sign)| NoSet::InWords(word, sign))
}

/// A text is not a set of weights.
pub fn no_set(written: &str, why: NoSet, criteria: &[Text]) -> Message {
    let why = match why {
        NoSet::Empty => Text::new("nothing in it", "里面什么也没有"),
        NoSet::NoPercentage => Text::new("a percentage from 0 to 100 belongs here", "这里应写 0 到 100 之间的百分数"),
        NoSet::NoComparison => Text::new("no comparison in it", "里面没有比较"),
        NoSet::InWords(word, sign) => both!("write {sign} for `{word}`", "“{word}”请写 {sign}"),
        NoSet::Ratio => Text::new("write a ratio as a >= 2 * b", "比值请写成 a >= 2 * b"),
        NoSet::NoTerm => Text::new("a criterion or a percentage belongs here", "这里应写一条标准或一个百分数"),
        NoSet::NoSign => Text::new("a + or - is missing here", "这里缺一个 + 或 -"),
        NoSet::NotUnderstood => Text::new("not understood", "看不懂"),
    };
    let what = both!("`{written}` is not a set of weights", "“{written}”不是一组权重");
    Message::new(what).label(why).help(set(criteria))
}

/// No weights satisfy these constraints.
pub fn contradiction(constraints: &[&str]) -> Message {
    let [en, zh] = [("`", "`", " and "), ("“", "”", "和")].map(|(open, close, and)| {
        constraints.iter().map(|text| format!("{open}{text}{close}")).collect::<Vec<_>>().join(and)
    });
    match constraints {
        [_] => Message::new(both!("no weights satisfy {en}", "没有权重能满足{zh}"))
            .help(Text::new("shares lie between 0 and 100 % and sum to 100 %", "比重在 0 到 100% 之间，合计 100%")),
        _ => Message::new(both!("no weights satisfy {en} at once", "没有权重能同时满足{zh}"))
            .help(Text::new("give up one of these, or loosen it", "请去掉其中一条，或放宽它")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_are_quoted_as_each_language_does() {
        let two = contradiction(&["a > b", "b > a"]).what;
        assert_eq!(
            two,
            Text::new("no weights satisfy `a > b` and `b > a` at once", "没有权重能同时满足“a > b”和“b > a”")
        );
    }

    #[test]
    fn comparisons_in_words_are_told_with_their_sign() {
        let names = ["收入", "增长"].map(Text::same);
        let said = compared_in_words("收入不大于增长").map(|why| no_set("收入不大于增长", why, &names));
        let said = said.expect("it holds one");
        assert_eq!(said.labels, [Text::new("write <= for `不大于`", "“不大于”请写 <=")]);
        assert!(said.help[0].en.ends_with("\"收入 > 增长, 增长 <= 10%\""));
        assert_eq!(compared_in_words("收入 > 增长"), None);
        assert!(set(&names[..1]).zh.ends_with("如 \"收入 <= 10%\""));
    }
}
