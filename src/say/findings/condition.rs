//! Findings about the condition that ideas must satisfy to be looked at.

use super::expression::ask_for_unknown;
use super::header::{MeantColumn, its_columns, left_out, left_out_here, no_separator, not_in_this_header};
use super::lookup::did_you_mean;
use super::names::quoted;
use crate::lang::{Text, Word, both, whole};
use crate::say::Message;
use crate::say::condition::first;

/// The expression gives neither yes nor no.
pub fn no_condition() -> Message {
    Message::new(Word::new("`--where` wants a condition", "--where 要写一个条件"))
        .label(Word::new("this is no condition", "这不是条件"))
        .help(example())
}

/// The condition is empty.
pub fn empty() -> Message {
    Message::new(Word::new("the condition is empty", "条件是空的")).help(example())
}

/// What a condition may look like.
pub fn example() -> Text {
    Text::new(
        "write a comparison, such as sector = 'robotics' AND team_size > 1",
        "请写一个比较，如 行业 = '机器人' AND 人数 > 1",
    )
}

/// The table lacks a column that the condition reads.
pub fn no_column(column: &str, meant: MeantColumn) -> Message {
    if let MeantColumn::LeftOut(why) = meant {
        return left_out(column, why).label(Word::new("read here", "这里要读它")).label(left_out_here());
    }
    let message = Message::new(both!("the table has no column `{column}`", "表里没有“{column}”这一列"))
        .label(Word::new("read here", "这里要读它"))
        .label(not_in_this_header());
    match meant {
        MeantColumn::Separator(sign) => message.help(no_separator(sign)),
        MeantColumn::NearInQuotes(near) => message.help(did_you_mean(near)).help(both!(
            "such a name stands in double quotation marks: \"{near}\"", "列名含括号或运算符时要加双引号：\"{near}\""
        )),
        MeantColumn::Near(near) => message.help(did_you_mean(near)),
        MeantColumn::LeftOut(_) => message,
        MeantColumn::Any(columns) => message
            .help(both!(
                "if it is a text, write it in single quotation marks: '{column}'",
                "如果是文字，请加单引号：'{column}'"
            ))
            .help(its_columns(columns)),
    }
}

/// Why a column that only the condition reads is read so.
pub fn read_by_use() -> Text {
    Text::new(
        "this column is read as --where uses it: if that is not meant, change the condition",
        "这一列按 --where 里的用法来读；如果不是这个意思，请改条件",
    )
}

/// How to say what the cells count of a column that only the condition reads.
pub fn unit_in_header(header: &str) -> Text {
    both!(
        "say in the header of the column what its numbers count, such as `{header} (months)`",
        "请在表头里写明这一列按什么计，如“{header}（月）”"
    )
}

/// How to write numbers of a column that only the condition reads.
pub fn plain_decimals() -> Text {
    Text::new(
        "write the numbers of the column with a point before decimals and nothing between thousands, such as 1234.5",
        "请把这一列的数写成小数点用点、千位不分隔的样子，如 1234.5",
    )
}

/// Advice for a condition that is too long.
pub fn shorten() -> Text {
    Text::new(
        "compute it in the table, in a column of its own, and ask for that",
        "请在表格里另用一列算好，再用那一列作条件",
    )
}

/// What the ideas say in a column.
#[derive(Clone, Debug)]
pub enum Says {
    /// No idea says anything.
    Nothing,
    /// These texts.
    Texts(Vec<String>),
    /// Numbers or days, from one to another.
    Numbers(String, String),
    /// Whether any says yes, and any no.
    YesNo(bool, bool),
    /// More than can be listed.
    TooMuch,
}

/// No idea satisfies the condition: it is false of all ideas, but for those of which it is not known.
/// `blank` is a column that it compares with a word for what is unknown.
/// `blank` is a column that it compares with a text for what is not known, `near` a text that it may mean.
pub fn nobody(
    [all, unknown]: [usize; 2],
    named: &[String],
    says: &[(&str, Says)],
    (blank, near): (Option<&str>, Option<&str>),
) -> Message {
    let n = whole(all);
    let mut message = Message::new(Word::new("the condition is true of no idea", "没有一个创意符合条件"));
    message = message.label(match unknown {
        0 if all == 1 => Word::new("not true of the only idea", "唯一的创意不符合").into(),
        _ if all == 1 => Word::new("not known of the only idea", "不知道唯一的创意是否符合").into(),
        0 => both!("true of none of the {n} ideas", "{n} 个创意都不符合"),
        _ if unknown == all => both!("not known of any of the {n} ideas", "{n} 个创意都不知道是否符合"),
        _ => both!("surely true of none of the {n} ideas", "{n} 个创意里没有一个确定符合"),
    });
    if unknown > 0 && unknown < all {
        let (count, Text { en, zh }) = (whole(unknown), first(named, unknown));
        message = message.note(both!("of {count} it is not known: {en}", "其中 {count} 个不知道是否符合：{zh}"));
    }
    message.help.extend(blank.map(ask_for_unknown));
    message.help.extend(near.map(did_you_mean));
    let message = says.iter().filter_map(|(column, says)| told(column, says)).fold(message, Message::note);
    message.help(match unknown {
        0 => Word::new("loosen the condition", "请放宽条件"),
        _ => Word::new("loosen the condition, or fill in what is unknown", "请放宽条件，或补上未知的格子"),
    })
}

/// What a column says.
fn told(column: &str, says: &Says) -> Option<Text> {
    Some(match says {
        Says::TooMuch => return None,
        Says::Nothing => both!("column `{column}` is not known for any idea", "列“{column}”没有一格是已知的"),
        Says::Texts(texts) => {
            let Text { en, zh } = quoted(texts.iter().map(String::as_str));
            both!("column `{column}` says {en}", "列“{column}”里写着{zh}")
        }
        Says::Numbers(low, high) if low == high => {
            both!("column `{column}` is {low} throughout", "列“{column}”里都是 {low}")
        }
        Says::Numbers(low, high) => {
            both!("column `{column}` goes from {low} to {high}", "列“{column}”从 {low} 到 {high}")
        }
        Says::YesNo(true, true) => both!("column `{column}` says yes and no", "列“{column}”里有“是”也有“否”"),
        Says::YesNo(true, false) => both!("column `{column}` says yes throughout", "列“{column}”里都是“是”"),
        Says::YesNo(false, _) => both!("column `{column}` says no throughout", "列“{column}”里都是“否”"),
    })
}

/// An idea that is named is there, but is not looked at.
pub fn not_looked_at(name: &str, condition: &str, is_unknown: bool) -> Message {
    let unknown = both!("`{name}` is left out by --where", "不知道“{name}”是否符合 --where 的条件，没有看它");
    let untrue = both!("`{name}` is left out by --where", "“{name}”不符合 --where 的条件，没有看它");
    let message = Message::new(if is_unknown { unknown } else { untrue });
    match is_unknown {
        true => message
            .label(both!("it is not known whether {condition}", "不知道是否符合：{condition}"))
            .help(Word::new("fill in the cell, or change --where", "请填上那一格，或改 --where")),
        false => message
            .label(both!("it is not true of it that {condition}", "它不符合：{condition}"))
            .help(Word::new("change --where, or leave it out", "请改 --where，或去掉它")),
    }
}
