//! Findings about cells that hold no number, or one that can be read in two ways.

use super::super::Message;
use crate::lang::both;

/// Why a cell holds no number, or what it may mean.
pub enum NotANumber<'a> {
    /// A word for nothing or unknown: `none`.
    Nothing,
    /// Its separators are not those of its column; the number with the right ones, if known.
    Separators(Option<&'a str>),
    /// A day or a month.
    Date,
    /// A number in brackets, meaning this negative one.
    InBrackets(&'a str),
    /// Points of a maximum, and their share in percent.
    Points { got: &'a str, of: &'a str, share: &'a str },
    /// A range with three dots; this is it with two.
    ThreeDots(&'a str),
    /// More ends than a range has.
    ManyEnds,
    /// Something else.
    Other,
}

/// A cell is not a number.
pub fn not_a_number(cell: &str, why: NotANumber) -> Message {
    let message = Message::new(both!("`{cell}` is not a number", "“{cell}”不是数字"));
    match why {
        NotANumber::Nothing => message
            .label(both!("nothing, or not known?", "是没有，还是不知道？"))
            .help(both!("write 0 if there is nothing, or ? if it is not known", "没有就写 0，不知道写 ?")),
        NotANumber::Separators(new) => {
            let message = message.label(both!("its separators fit no number of this column", "分隔符与这一列不一致"));
            match new {
                Some(new) => message.offer(both!("write: `{new}`", "请写：{new}")),
                None => message,
            }
        }
        NotANumber::Date => message.label(both!("this is a date", "这是日期")).help(both!(
            "write a number; for the time until a day, the rubric says MONTHS_BETWEEN(as_of, column)",
            "请写数字；到某天还有多久，评分标准里写 MONTHS_BETWEEN(as_of, 列名)"
        )),
        NotANumber::InBrackets(new) => message
            .label(both!("a loss, or a footnote?", "是负数，还是脚注？"))
            .offer(both!("if it is negative, write: `{new}`", "若是负数，请写：{new}")),
        NotANumber::Points { got, of, share } => message.label(both!("expected a number", "这里要写数字")).help(both!(
            "for {got} out of {of} points write `{got}`, for the share `{share}%`",
            "若是{of}分里的{got}分，请写{got}；若是比例，请写{share}%"
        )),
        NotANumber::ThreeDots(new) => message
            .label(both!("three dots", "三个点"))
            .offer(both!("a range is written with two dots: `{new}`", "范围用两个点：{new}")),
        NotANumber::ManyEnds => message
            .label(both!("more than three points", "多于三个点"))
            .help(both!("write low..high, or low..likely..high", "请写 最低..最高，或 最低..最可能..最高")),
        NotANumber::Other => message
            .label(both!("expected a number", "这里要写数字"))
            .help(both!(
                "write a number: 1,234.5, 12%, 350k, 1.2bn, ~5, 5+, <5; a range as 3..5",
                "可写：1,234.5、12%、5000万、1.2亿、约5、5+、<5；范围写 3万..5万"
            ))
            .help(both!(
                "if it is not known: ? or an empty cell; `dingzi docs cells` shows more",
                "不知道写 ? 或留空；更多写法见 dingzi docs cells"
            )),
    }
}

/// A number is infinite.
pub fn infinite(cell: &str) -> Message {
    Message::new(both!("`{cell}` is infinite", "“{cell}”是无穷大"))
        .label(both!("cannot be computed with", "没法计算"))
        .help(both!(
            "leave the cell empty if it is unknown, or write the number that is meant",
            "不知道就留空，否则请写出具体的数"
        ))
}

/// What a range with one end may mean.
pub enum OneEnd<'a> {
    /// At least this much; how to write that.
    AtLeast(&'a str),
    /// At most this much.
    AtMost(&'a str),
    /// Nobody knows.
    Unknown,
}

/// A range has one end only.
pub fn one_end(cell: &str, meant: OneEnd) -> Message {
    let offer = match meant {
        OneEnd::AtLeast(new) => both!("for so much or more write: `{new}`", "若是“至少”，请写：{new}"),
        OneEnd::AtMost(new) => both!("for so much or less write: `{new}`", "若是“至多”，请写：{new}"),
        OneEnd::Unknown => {
            both!("write how low and how high it could be, as in 8m..12m", "请写出最低和最高，如 800万..1200万")
        }
    };
    Message::new(both!("`{cell}` has one end only", "“{cell}”只有一端"))
        .label(both!("a range has two ends", "范围要有两端"))
        .offer(offer)
}

/// What a range with a unit at one end only may mean.
pub enum OneUnit<'a> {
    /// The unit holds for both ends; how to write that.
    Both(&'a str),
    /// Each end stands for itself; how to write that.
    Apart(&'a str),
    /// Nobody knows.
    Unknown,
}

/// A range has a unit at one end only.
pub fn one_unit(cell: &str, meant: OneUnit) -> Message {
    let message = Message::new(both!("`{cell}` has a unit at one end only", "“{cell}”只有一端带单位"))
        .label(both!("which numbers are meant?", "指哪些数？"));
    match meant {
        OneUnit::Both(new) => message.offer(both!("write the unit at both ends: `{new}`", "单位两端都要写：{new}")),
        OneUnit::Apart(new) => {
            message.offer(both!("if each stands for itself, write: `{new}`", "若两端各是一个数，请写：{new}"))
        }
        OneUnit::Unknown => message,
    }
}

/// A range is written from high to low; `new` is it reversed.
pub fn reversed(cell: &str, new: &str) -> Message {
    Message::new(both!("the range `{cell}` is reversed", "范围“{cell}”写反了"))
        .label(both!("the lower end comes first", "小的写在前面"))
        .offer(both!("turn it round: `{new}`", "请从小到大写：{new}"))
}

/// Two readings of a separator in a number.
pub struct Decimals<'a> {
    /// The number if the sign is a decimal sign.
    pub decimals: &'a str,
    /// The number if it separates thousands.
    pub thousands: &'a str,
    /// The sign, and the other one.
    pub signs: [char; 2],
    /// The column, as the rubric writes it.
    pub key: &'a str,
}

/// A sign in a number may be a decimal sign or separate thousands.
pub fn decimals_or_thousands(
    cell: &str,
    Decimals { decimals, thousands, signs: [sign, other], key }: Decimals,
) -> Message {
    Message::new(both!("`{cell}` may be {decimals} or {thousands}", "“{cell}”可能是{decimals}也可能是{thousands}"))
        .label(both!("decimals or thousands?", "是小数点还是千位分隔？"))
        .help(both!(
            "say below `[columns.{key}]` in the rubric which sign stands before decimals:",
            "请在评分标准的 [columns.{key}] 里写明小数点用哪个符号："
        ))
        .help(both!(
            "`decimal = \"{sign}\"` reads {decimals}, `decimal = \"{other}\"` reads {thousands}",
            "decimal = \"{sign}\" 读作{decimals}，decimal = \"{other}\" 读作{thousands}"
        ))
}
