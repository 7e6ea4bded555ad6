//! What is wrong with a command line, in Chinese. In English, clap words it.

use crate::identity::same;
use crate::lang::{Text, Word, both, spaced};

/// Which encodings there are.
pub const ENCODINGS: Word = Word::new(
    "no such encoding; supported are gb18030, big5, shift_jis, euc-kr, windows-1252 and the others that browsers support",
    "没有这种编码；可用 gb18030、big5、shift_jis、euc-kr、windows-1252 等浏览器认得的编码",
);

/// A whole number between two ends; no upper end if it is the greatest integer.
pub fn whole_number(least: u64, most: u64) -> Text {
    match most {
        u64::MAX => both!("write a whole number, at least {least}", "要写不小于 {least} 的整数"),
        _ => both!("write a whole number from {least} to {most}", "要写 {least} 到 {most} 之间的整数"),
    }
}

/// A whole number is too great for anything.
pub fn too_great() -> Text {
    let most = u64::MAX;
    both!("write a whole number, at most {most}", "要写不大于 {most} 的整数")
}

/// A network address.
pub const ADDRESS: Word = Word::new("write an address, such as 127.0.0.1", "要写一个地址，如 127.0.0.1");

/// A day.
pub const DAY: Word = Word::new("write a day, such as 2026-11-28", "要写一个日期，如 2026-11-28");

/// Two words both name the table.
pub fn two_tables(word: &str, input: &str) -> Text {
    both!(
        "`{word}` and `--input {input}` both name the table: leave one of them out",
        "“{word}”和 --input {input} 都指表格，去掉其中一个"
    )
}

/// An option that only the figure `looks` looks at, with another; both by id and by name.
pub fn of_another_figure(option: &str, looks: (&str, Word), other: (&str, Word)) -> Text {
    let [zh, other_zh] = [looks, other].map(|(id, name)| choice(id, name.zh));
    let ((looks, _), (other, _)) = (looks, other);
    both!(
        "`{option}` is for the figure `{looks}`; `{other}` has no use for it",
        "{option} 只用于 {zh}这张图，{other_zh}用不到"
    )
}

/// The figure of groups, without a column.
pub fn needs_column() -> Text {
    both!(
        "which groups? say by which column of the table: dingzi chart groups --by COLUMN",
        "按哪一列分组？请写出来：dingzi chart groups --by 列"
    )
}

/// A sentence in Chinese.
macro_rules! zh {
    ($zh:literal) => {
        spaced(format_args!($zh))
    };
}

/// A value as it is offered: what may be typed, and its name if different.
pub(crate) fn choice(id: &str, name: &str) -> String {
    if same(id, name) { id.to_owned() } else { zh!("{id}（{name}）") }
}

/// Why a value of an argument cannot be taken.
pub enum Why<'a> {
    /// In the words of the value's parser.
    Said(&'a str),
    /// It may be one of these.
    OneOf(&'a [String]),
    /// No reason is given.
    Unsaid,
}

/// What is wrong with a command line.
pub enum Refusal<'a> {
    /// An unknown command.
    Command(&'a str),
    /// An unknown argument.
    Argument(&'a str),
    /// A surplus word.
    Surplus(&'a str),
    /// A value that an argument does not take.
    Value { argument: &'a str, value: &'a str, why: Why<'a> },
    /// An argument without its value.
    NoValue(&'a str),
    /// An argument that takes no more values.
    TooMany { argument: &'a str, value: &'a str },
    /// An argument that needs more values: how many, and how many there are.
    TooFew { argument: &'a str, needed: isize, found: isize },
    /// Missing arguments.
    Missing(&'a [String]),
    /// An argument given twice.
    Twice(&'a str),
    /// An argument that does not go with others.
    Conflict { argument: &'a str, others: &'a [String] },
    /// In words of its own.
    Said(&'a str),
    /// A text that is not UTF-8.
    NotUtf8,
    /// Anything else.
    Other,
}

/// The way out of two conditions.
pub const JOIN_CONDITIONS: Word =
    Word::new("write one condition, joined by AND or OR", "请写成一个条件，用 AND 或 OR 连起来");

impl Refusal<'_> {
    /// The sentence, without a full stop.
    pub fn sentence(&self) -> String {
        match self {
            Refusal::Command(name) => zh!("没有“{name}”这个命令"),
            Refusal::Argument(name) => zh!("没有 {name} 这个参数"),
            Refusal::Surplus(word) => zh!("多写了“{word}”"),
            Refusal::Value { argument, value, why } => {
                let why = why.words();
                zh!("{argument} 不能写“{value}”：{why}")
            }
            Refusal::NoValue(argument) => zh!("{argument} 后面少了一个值"),
            Refusal::TooMany { argument, value } => zh!("{argument} 后面多了“{value}”"),
            Refusal::TooFew { argument, needed, found } => {
                zh!("{argument} 至少要写 {needed} 个，现在只有 {found} 个")
            }
            Refusal::Missing(arguments) => {
                let arguments = arguments.join(" ");
                zh!("还缺 {arguments}")
            }
            Refusal::Twice(argument) => zh!("{argument} 只能写一次"),
            Refusal::Conflict { argument, others } => {
                let others = others.join("、");
                zh!("{argument} 不能和 {others} 一起用")
            }
            Refusal::Said(why) => (*why).to_owned(),
            Refusal::NotUtf8 => zh!("参数里有不是 UTF-8 的字节"),
            Refusal::Other => zh!("命令的写法不对"),
        }
    }
}

impl Why<'_> {
    fn words(&self) -> String {
        match self {
            Why::Said(why) => (*why).to_owned(),
            Why::OneOf(values) => {
                let values = values.join("、");
                zh!("可以写 {values}")
            }
            Why::Unsaid => zh!("这个参数不收这样的值"),
        }
    }
}

/// The whole answer: what is wrong, what may be meant, what else helps, how the command is called.
pub fn answer(refusal: &Refusal, near: &[String], tips: &[String], usage: Option<&str>) -> String {
    let near = match near {
        [] => String::new(),
        near => {
            let near = near.join("、");
            zh!("是不是想写 {near}？\n")
        }
    };
    let what = refusal.sentence();
    let tips: String = tips.iter().map(|tip| zh!("提示：{tip}\n")).collect();
    let usage = usage.map_or(String::new(), |usage| zh!("用法：{usage}\n\n"));
    zh!("错误：{what}\n{near}{tips}\n{usage}详细的说明见 --help。\n")
}
