//! Mistakes in how a rubric is written: TOML, keys that are unknown or missing, values of the wrong type.

use super::names::quoted;
use crate::lang::{Text, Word, both};
use crate::say::Message;

/// What a value should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected<'a> {
    Number,
    Text,
    /// A text, or one in each language.
    Texts,
    ListOfTexts,
    Table,
    /// A list of tables, `[[key]]`.
    Tables(&'a str),
    WorstBest,
    Pairs,
    Pair,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundType {
    Text,
    Number,
    Truth,
    Date,
    List,
    Table,
}

/// How to write what is expected, with advice on usual slips.
#[derive(Clone, Debug, PartialEq)]
pub enum HowTo {
    /// A percentage as a share.
    Share(String),
    /// A percentage as a number of percent.
    PerCent(String),
    MonthsOfDays,
    Smaller,
    TwoBrackets,
    Table,
    Pairs,
    Number,
    Text,
    Texts,
    TwoNumbers,
}

impl Expected<'_> {
    fn text(self) -> Text {
        match self {
            Expected::Number => Text::new("a number", "数字"),
            Expected::Text => Text::new("a text in quotation marks", "带引号的文字"),
            Expected::Texts => Text::new("a text, or { en = …, zh = … }", "文字，或 { en = …, zh = … }"),
            Expected::ListOfTexts => Text::new("a list of texts", "一列文字"),
            Expected::Table => Text::new("a table", "一个 { 键 = 值 } 表"),
            Expected::Tables(key) => both!("a list of tables, [[{key}]]", "一段或几段 [[{key}]]"),
            Expected::WorstBest => Text::new("a list of two numbers, [worst, best]", "两个数 [最差, 最好]"),
            Expected::Pairs => Text::new("a list of pairs, [[x, v], …]", "一列数对 [[x, v], …]"),
            Expected::Pair => Text::new("a pair, [x, v]", "一个数对 [x, v]"),
        }
    }
}

impl FoundType {
    const fn word(self) -> Word {
        match self {
            FoundType::Text => Word::new("a text", "文字"),
            FoundType::Number => Word::new("a number", "数字"),
            FoundType::Truth => Word::new("true or false", "true 或 false"),
            FoundType::Date => Word::new("a date", "日期"),
            FoundType::List => Word::new("a list", "一个 [ … ] 列表"),
            FoundType::Table => Word::new("a table", "一个 { 键 = 值 } 表"),
        }
    }
}

impl HowTo {
    fn text(&self) -> Text {
        match self {
            HowTo::Share(share) => both!("write {share}: a percentage is a share", "请写{share}：百分数是比例"),
            HowTo::PerCent(number) => both!("write {number}, without the sign", "请写{number}，不带 %"),
            HowTo::MonthsOfDays => Text::new(
                "a scale counts numbers; evidence such as MONTHS_BETWEEN(as_of, launch) makes months of a day",
                "价值函数只认数字；日期可用依据 MONTHS_BETWEEN(as_of, 上线日) 换算成月数",
            ),
            HowTo::Smaller => Text::new("the number is too great: write it smaller", "数字太大，请写小一些"),
            HowTo::TwoBrackets => {
                Text::new("write it in two pairs of brackets, one for each", "请用双层方括号，每个单独写一段")
            }
            HowTo::Table => Text::new(
                "a table is written { key = value, … }; a value function for example { linear = [180, 7] }",
                "请写成 { 键 = 值, … }；价值函数如 { linear = [180, 7] }",
            ),
            HowTo::Pairs => Text::new(
                "for example [[100_000, 0.0], [50_000_000, 1.0]]: pairs of evidence and value",
                "例如 [[100_000, 0.0], [50_000_000, 1.0]]：每对是依据和价值",
            ),
            HowTo::Number => Text::new("write a number such as 10", "请写一个数，如 10"),
            HowTo::Texts => Text::new("for example [\"Reserve\", \"Total\"]", "例如 [\"预留\", \"合计\"]"),
            HowTo::TwoNumbers => Text::new("for example [180, 7]", "例如 [180, 7]"),
            HowTo::Text => {
                Text::new("texts stand in quotation marks: \"Revenue now\"", "文字要加引号，如 \"现有收入\"")
            }
        }
    }
}

/// A value of the wrong type; `bare` if it is a number in quotation marks.
pub fn wrong_type(expected: Expected, found: FoundType, how: HowTo, bare: bool) -> Message {
    let (Text { en, zh }, found) = (expected.text(), found.word());
    let (found_en, found_zh) = (found.en, found.zh);
    let mut message = Message::new(both!("expected {en}, found {found_en}", "这里要写{zh}，写的却是{found_zh}"))
        .label(both!("expected {en}", "要写{zh}"))
        .help(how.text());
    message.help.extend(bare.then(|| Text::new("numbers stand without quotation marks", "数字不加引号")));
    message
}

/// `linear` is written like `points`.
pub fn pairs_for_linear() -> Message {
    Message::new(Text::new("`linear` takes two numbers, found a list of pairs", "linear 只要两个数，写的却是一列数对"))
        .label(Text::new("expected [worst, best]", "要写 [最差, 最好]"))
        .help(Text::new(
            "write linear = [worst, best]; pairs of evidence and value are for `points` and `log`",
            "请写 linear = [最差, 最好]；依据和价值的数对是给 points 和 log 用的",
        ))
}

/// How a rubric expresses whether more is better.
fn direction() -> Text {
    Text::new(
        "the value function says what is better: linear = [worst, best], [100, 0] if less is",
        "越多越好还是越少越好由价值函数决定：linear = [最差, 最好]，越少越好写 [100, 0]",
    )
}

/// A key that a table does not have; it may say whether more is better, as in other programs.
pub fn unknown_key(Word { en: table, zh: table_zh }: Word, key: &str, is_direction: bool) -> Message {
    let mut message = Message::new(both!("{table} has no key `{key}`", "{table_zh}里没有“{key}”这个键"))
        .label(Text::new("unknown key", "没有这个键"));
    message.help.extend(is_direction.then(direction));
    message
}

/// There is no value function of this name; it may say whether more is better.
pub fn unknown_value_function(key: &str, is_direction: bool) -> Message {
    let mut message = Message::new(both!("there is no value function `{key}`", "没有叫“{key}”的价值函数"))
        .label(Text::new("unknown value function", "没有这种价值函数"));
    message.help.extend(is_direction.then(direction));
    message
}

/// A table lacks a key that it must have.
pub fn missing_key(Word { en: table, zh: table_zh }: Word, key: &str, example: &str) -> Message {
    Message::new(both!("{table} lacks `{key}`", "{table_zh}里缺“{key}”"))
        .label(both!("`{key}` is missing here", "这里缺“{key}”"))
        .help(both!("for example {example}", "例如 {example}"))
}

/// No value function is named.
pub fn no_value_function(keys: &[&str], example: &str) -> Message {
    let Text { en, zh } = quoted(keys.iter().copied());
    Message::new(Text::new("`value` names no value function", "value 里没有价值函数"))
        .label(Text::new("one is needed here", "这里要写一种"))
        .help(both!(
            "write one of {en}: for example value = {{ {example} }}", "请从{zh}里选一种，例如 value = {{ {example} }}"
        ))
}

/// More than one value function is named.
pub fn two_value_functions() -> Message {
    Message::new(Text::new("`value` names more than one value function", "value 里写了不止一种价值函数"))
        .label(Text::new("a second one", "第二种"))
        .label(Text::new("the first", "第一种"))
        .help(Text::new("keep one of them", "请只留一种"))
}

/// A usual slip in a text that is not TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slip<'a> {
    FullWidth,
    Twice,
    /// A key that needs quotation marks.
    Key {
        key: &'a str,
        value: &'a str,
    },
    /// A text that needs them.
    Value {
        key: &'a str,
        value: &'a str,
    },
    /// The number of this key is not written in digits alone.
    Number(&'a str),
    /// Keys in a header or between braces that need them.
    Names,
    /// Any other; the reader's message.
    Other(&'a str),
}

impl Slip<'_> {
    fn advice(self) -> Text {
        match self {
            Slip::FullWidth => Text::new(
                "write quotation marks, commas and brackets in half-width: \" , = [ ] { }",
                "标点要用半角：\" , = [ ] { }",
            ),
            Slip::Twice => Text::new("keep one of the two", "请只留一个"),
            Slip::Key { key, value } => both!(
                "a key that is not plain Latin stands in quotation marks: \"{key}\" = {value}",
                "中文键要加引号：\"{key}\" = {value}"
            ),
            Slip::Value { key, value } => {
                both!("texts stand in quotation marks: {key} = \"{value}\"", "文字要加引号：{key} = \"{value}\"")
            }
            Slip::Number("weight") => Text::new("write digits alone, such as weight = 60", "只写数字，如 weight = 60"),
            Slip::Number(_) => Text::new(
                "write the number in full and in digits alone: 100000, 0.3",
                "数字写全，只写阿拉伯数字：10万写 100000，30% 写 0.3",
            ),
            Slip::Names => Text::new(
                "names that are not plain Latin stand in quotation marks: [columns.\"收入\"], { \"收入\" = 50 }",
                "中文名要加引号：[columns.\"收入\"]、{ \"收入\" = 50 }",
            ),
            Slip::Other(message) => {
                let zh = TOML.iter().find(|(said, ..)| message.contains(said)).map_or("", |(_, _, help)| help);
                let zh = if zh.is_empty() { USUAL } else { zh };
                Text::new("`dingzi docs E0201` lists the usual causes", zh)
            }
        }
    }
}

/// Whether the reader of TOML reports a value that is not one.
pub fn is_no_value(message: &str) -> bool {
    message.contains("string values must be quoted")
}

/// A text is not TOML, as its reader reports.
pub fn no_toml(message: &str, slip: Slip) -> Message {
    Message::new(syntax(message)).help(slip.advice())
}

/// A message of the reader of TOML; in Chinese, in our own words.
pub fn syntax(message: &str) -> Text {
    let why = toml(message);
    both!("not valid TOML: {message}", "不是合法的 TOML：{why}")
}

fn toml(message: &str) -> &'static str {
    TOML.iter().find(|(said, ..)| message.contains(said)).map_or("这里写法不对", |(_, why, _)| why)
}

/// The usual causes.
const USUAL: &str = "常见的原因见 dingzi docs E0201";

/// Messages of the reader of TOML, what they mean, and what to do if more than the usual; the first match counts.
const TOML: &[(&str, &str, &str)] = &[
    ("duplicate key", "同一个键写了两次", "请只留一个"),
    ("cannot extend value", "这个键已经有值，不能再往里加", "请改用别的键，或并成一处写"),
    ("string values must be quoted", "这里不是数字，也不是带引号的文字", ""),
    ("missing opening quote", "缺开头的引号", "请补上前一个引号"),
    ("string, expected `\"", "引号没有闭合", "请补上后一个引号"),
    ("string, expected `'", "引号没有闭合", "请补上后一个引号"),
    ("escaped", "反斜杠 \\ 后面写法不对", "反斜杠要写两遍：\\\\，或改用单引号"),
    ("unicode value", "反斜杠 \\ 后面写法不对", "反斜杠要写两遍：\\\\，或改用单引号"),
    ("unclosed array table", "标题没有写完，缺 ]]", "请补上 ]]"),
    ("unclosed table", "标题没有写完，缺 ]", "请补上 ]"),
    ("unclosed array", "方括号没有闭合，缺 ]", "请补上 ]；括号要成对"),
    ("unclosed inline table", "花括号没有闭合，缺 }", "请补上 }；括号要成对"),
    ("missing array opening", "缺开头的 [", "请补上 [；括号要成对"),
    ("missing inline table opening", "缺开头的 {", "请补上 {；括号要成对"),
    ("missing table open", "缺开头的 [", "请补上 ["),
    ("missing value", "等号后面没有值", "请在等号后面写上值"),
    ("key with no value", "键后面没有等号和值", "请写成 键 = 值"),
    ("missing assignment", "键和值之间缺等号", "请写成 键 = 值"),
    ("missing comma", "两项之间缺逗号", "请补上半角逗号；括号也要成对"),
    ("extra comma", "多了一个逗号", "请删去多余的逗号"),
    ("`=` in array", "方括号里多了一个等号", "键 = 值 要写在花括号里"),
    ("extra", "多了一个等号，或前面缺逗号", "请补上半角逗号，或删去多余的等号"),
    ("keys cannot be empty", "缺键名", "请在等号前面写上键"),
    ("unquoted key", "键里有不能直接写的字，要加引号", ""),
    ("missing key", "缺键名", "请在等号前面写上键"),
    ("keys cannot be", "键要写在一行里", "请用一对普通引号"),
    ("`_` may only", "数字里的 _ 只能放在两位数字之间", "请删去 _，或写在数字之间"),
    ("leading zero", "数字开头多了 0", "请删去开头的 0；要当文字请加引号"),
    ("unexpected content", "这里多了内容，应该换行", "请把多出来的另写一行，或删去"),
    ("unexpected key or value", "这里多了内容，应该换行", "请把多出来的另写一行，或删去"),
    ("carriage return", "换行符不完整", "请用编辑器把换行统一成 LF 或 CRLF"),
    ("recursion limit", "括号套得太深", "请少套几层"),
    ("comment", "注释里有不能用的字符", "请删去看不见的控制字符"),
    ("string", "文字里有不能这样写的字符", "请删去看不见的控制字符，或换行"),
    ("number", "数字写法不对", "数字写全：100000，不写 10万、30%"),
    ("sign", "数字写法不对", "数字写全：100000，不写 10万、30%"),
    ("radix", "数字写法不对", "数字写全：100000，不写 10万、30%"),
    ("date", "日期或时间写法不对", "日期请写 \"2026-11-28\""),
    ("time", "日期或时间写法不对", "日期请写 \"2026-11-28\""),
];

#[cfg(test)]
mod tests {
    use super::*;

    /// A message of the reader of TOML, in Chinese.
    fn said(toml: &str) -> String {
        let (_, errors) = toml::de::DeTable::parse_recoverable(toml);
        syntax(errors[0].message()).zh.replace("不是合法的 TOML：", "")
    }

    #[test]
    fn usual_mistakes_of_toml_are_named_in_chinese() {
        for (toml, zh) in [
            ("a = \"x\n", "引号没有闭合"),
            ("a = 'x\n", "引号没有闭合"),
            ("a = \n", "这里不是数字，也不是带引号的文字"),
            ("a\n", "键后面没有等号和值"),
            ("a = 1\na = 2", "同一个键写了两次"),
            ("投广告 = 1", "键里有不能直接写的字，要加引号"),
            ("a = 1 b = 2", "这里多了内容，应该换行"),
            ("a = [1, 2", "方括号没有闭合，缺 ]"),
            ("a = { b = 1", "花括号没有闭合，缺 }"),
            ("[a", "标题没有写完，缺 ]"),
            ("[[a", "标题没有写完，缺 ]]"),
            ("a = [[1, 2] [3, 4]]", "两项之间缺逗号"),
            ("a = { b = 1 c = 2 }", "多了一个等号，或前面缺逗号"),
            ("a = 10万", "这里不是数字，也不是带引号的文字"),
            ("a = 007", "数字开头多了 0"),
            ("a = \"\\q\"", "反斜杠 \\ 后面写法不对"),
        ] {
            assert_eq!(said(toml), zh, "{toml}");
        }
    }
}
