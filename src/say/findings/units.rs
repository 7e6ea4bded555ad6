//! Findings about numbers whose unit, currency, percent sign or size does not fit their column.

use super::super::Message;
use crate::lang::{Text, Word, both};

/// The currency of a rate if nothing else gives it.
pub const USUAL_CURRENCY: Word = Word::new("USD", "CNY");

/// One number has two units.
pub fn two_units() -> Message {
    Message::new(both!("two units beside one number", "一个数带了两种单位")).label(which())
}

fn which() -> Text {
    both!("which is meant?", "指哪一个？")
}

/// What the other cells say of a column with such a letter.
#[derive(Clone, Copy)]
pub enum MillionColumn {
    /// They are amounts in this currency, in which an `m` is a million.
    Money(&'static str),
    /// They have powers of ten, as no months have.
    Amounts,
    Unsure,
}

/// A letter may mean a million or a month; how to write a million, and the column as the rubric writes it.
pub fn million_or_month(cell: &str, letter: &str, million: &str, (key, column): (&str, MillionColumn)) -> Message {
    let message = Message::new(both!(
        "`{letter}` may be a million, months or metres in `{cell}`",
        "“{cell}”里的“{letter}”可能是百万、月或米"
    ));
    let message = message.label(which()).offer(both!("for a million write: `{million}`", "百万请写：{million}"));
    match column {
        MillionColumn::Money(code) => declare(message, key, both!("`unit = \"{code}\"`", "unit = \"{code}\"")),
        MillionColumn::Amounts => message,
        MillionColumn::Unsure => declare(message, key, Text::new("`unit = \"months\"`", "unit = \"月\"")),
    }
}

/// Adds the lines of the rubric that declare a unit of the column: that of its numbers without one, not of the cell.
fn declare(message: Message, key: &str, Text { en, zh }: Text) -> Message {
    message
        .help(both!(
            "say in the rubric what numbers without a unit count in this column; the others are converted:",
            "请在评分标准里写明这一列没带单位的数按什么计，带别的单位的会换算："
        ))
        .help(both!("`[columns.{key}]`, and below it {en}", "[columns.{key}]，下一行 {zh}"))
}

/// What a column counts without a unit.
#[derive(Clone, Copy)]
pub enum Undeclared {
    /// A time.
    Time,
    /// An amount per time: its unit in English and in Chinese.
    Rate([&'static str; 2]),
}

/// A time or a rate is in a column without a unit; `shown` is the unit in which the rubric shows the column.
pub fn undeclared(cell: &str, what: Undeclared, shown: Option<Text>, key: &str) -> Message {
    let (what, units) = match what {
        Undeclared::Time => (
            both!("`{cell}` is a time, and the column has no unit", "“{cell}”是一段时间，但这一列没有写明单位"),
            Text::new(
                "`unit = \"days\"`, `\"weeks\"`, `\"months\"` or `\"years\"`, whichever they are",
                "unit = \"天\"、\"周\"、\"月\"或\"年\"（按实际）",
            ),
        ),
        Undeclared::Rate([of, of_zh]) => (
            both!("`{cell}` is a rate, and the column has no unit", "“{cell}”是按期计的数，但这一列没有写明单位"),
            both!(
                "`unit = \"{of}/month\"` or `\"{of}/year\"`, whichever they are",
                "unit = \"{of_zh}/月\"或\"{of_zh}/年\"（按实际）"
            ),
        ),
    };
    let units = match shown {
        Some(Text { en, zh }) => {
            both!("`unit = \"{en}\"`, as its criterion has it", "unit = \"{zh}\"（和它的标准一样）")
        }
        None => units,
    };
    declare(Message::new(what).label(both!("counted in which unit?", "按什么单位计？")), key, units)
}

/// A number is in a unit that cannot be converted into that of its column.
pub fn other_kind(cell: &str, Text { en, zh }: &Text) -> Message {
    Message::new(both!(
        "`{cell}` is of another kind than its column, which counts {en}",
        "“{cell}”与这一列不是同一种量，这一列按“{zh}”计"
    ))
    .label(both!("another unit", "单位不同"))
    .help(both!("write it in {en}, or ? if it is not known", "请换成“{zh}”写；不知道写 ?"))
}

/// A number has a unit, but not the power of ten of its header: how to write it as the whole amount and as the header
/// counts; `None` if there is no such form.
pub fn half_a_unit(cell: &str, amounts: Option<[String; 2]>) -> Message {
    Message::new(both!(
        "`{cell}` has a unit of its own, and not the power of ten of its header",
        "“{cell}”自己写了单位，却没写表头的万、k 或 M"
    ))
    .label(both!("which number is meant?", "指哪个数？"))
    .help(match amounts {
        Some([low, high]) => both!(
            "write `{low}` if `{cell}` is the whole amount, `{high}` if it is counted as the header counts",
            "“{cell}”若已是全部数额，请写 {low}；若按表头的单位计，请写 {high}"
        ),
        None => both!(
            "convert it into the unit of the header and write the number alone, or give it its own k, M or 万",
            "请换算成表头的单位，只写数；或者自己写上万、k 或 M"
        ),
    })
}

/// An amount is in a currency without a rate, shown by this sign.
pub fn no_rate(cell: &str, sign: &str, from: &str, to: &str, is_declared: bool) -> Message {
    let message = Message::new(both!(
        "`{cell}` is in {from}, and there is no rate to {to}",
        "“{cell}”是别的币种（{from}），没有它对{to}的汇率"
    ))
    .label(both!("`{sign}`", "“{sign}”"));
    let message = match is_declared {
        true => message,
        false => message.help(both!(
            "the table has several currencies; in criteria.toml, under [rubric], say which counts: currency = \"{to}\"",
            "表里有几种货币；请在 [rubric] 里写明用哪一种：currency = \"{to}\""
        )),
    };
    message.help(both!(
        "in criteria.toml, under [rubric], write how many {to} one {from} is: rates = {{ {from} = … }}; or write the \
         amount in {to}",
        "请在 [rubric] 里写明 1 {from} 等于多少{to}：rates = {{ {from} = … }}；或在格里写换算成{to}的数"
    ))
}

/// An amount has a currency, and the first rows have none.
pub fn first_without_currency(cell: &str, code: &str) -> Message {
    Message::new(both!(
        "`{cell}` is in {code}, and the first rows are in no currency",
        "“{cell}”是{code}，而前面各行没有写货币"
    ))
    .label(both!("in which currency are the others?", "其他格是什么货币？"))
    .help(both!(
        "say under [rubric] in which the table counts: currency = \"{code}\"",
        "请在 [rubric] 里写明按哪种货币计：currency = \"{code}\""
    ))
}

/// What a number without `%` may be among percentages, beside the percentage.
pub enum Ratio<'a> {
    /// The whole.
    One,
    /// A multiple; this is it in percent.
    Times(&'a str),
}

/// A number without `%` is among percentages: the share it would be, and what else it may be.
pub fn without_percent(cell: &str, share: &str, new: &str, ratio: Option<Ratio>) -> Message {
    let message =
        Message::new(both!("`{cell}` stands among percentages, without a `%`", "“{cell}”没有 %，而同列其他格带 %"))
            .label(both!("is it a percentage?", "是百分数吗？"))
            .offer(both!("for {share} write: `{new}`", "若是{share}，请写：{new}"));
    match ratio {
        Some(Ratio::One) => message.help(both!("for 1, which is all of it, write `100%`", "若是全部，请写 100%")),
        Some(Ratio::Times(times)) => {
            message.help(both!("for a ratio of {cell}, write `{times}%`", "若是{cell}（即{times}%），请写{times}%"))
        }
        None => message,
    }
}

/// A percentage is among other numbers: how to write it as a ratio, and as a number of percent, if the column may hold
/// these.
pub fn with_percent(cell: &str, ratio: &str, per_cent: Option<&str>) -> Message {
    let message = Message::new(both!(
        "`{cell}` is a percentage, and the other numbers carry no `%`",
        "“{cell}”带 %，而同列其他数不带 %"
    ))
    .label(both!("the others carry none", "其他格不带 %"));
    match per_cent {
        None => message.offer(both!("write: `{ratio}`", "请写：{ratio}")),
        Some(new) => message.help(both!(
            "if the others are per cent, write: `{new}`; if 1 means all of it there, write: `{ratio}`",
            "其他数若是百分数，请写：{new}；若其他数以 1 为全部，请写：{ratio}"
        )),
    }
}

/// A number that may be a growth or a ratio, as numbers and in percent; whether the column holds percentages.
pub struct Multiple<'a> {
    pub times: &'a str,
    pub more: &'a str,
    pub all: &'a str,
    pub has_percent: bool,
}

/// A number may mean times as much, or so much more.
pub fn more_or_times(cell: &str, Multiple { times, more, all, has_percent }: Multiple) -> Message {
    Message::new(both!(
        "`{cell}` may be {more} % more or {times} times as much",
        "“{cell}”可能是增长{more}%，也可能是{times}倍"
    ))
    .label(which())
    .help(match has_percent {
        true => both!("write `{more}%` or `{all}%`", "请写“{more}%”或“{all}%”"),
        false => both!("write 100% or 2x", "请写 100% 或 2倍"),
    })
}

/// A number up to 1 is in a column of percent; `hundred` is it times a hundred.
pub fn share_or_percent(digits: &str, hundred: &str) -> Message {
    Message::new(both!(
        "in a column of %, a bare `{digits}` may be {digits} % or {hundred} %",
        "这一列按 % 计，“{digits}”可能是{digits}% 也可能是{hundred}%"
    ))
    .label(which())
    .help(both!("write `{digits}%` or `{hundred}%`", "请写“{digits}%”或“{hundred}%”"))
}

/// A typed number up to 1 in a column of per cent, none of which is above 1; `key` is the column as the rubric writes it.
pub fn typed_share_or_percent(digits: &str, hundred: &str, key: &str) -> Message {
    Message::new(both!(
        "in a column of %, `{digits}` may be {digits} % or {hundred} %: no number of the column is above 1",
        "这一列按 % 计，“{digits}”可能是{digits}% 也可能是{hundred}%：整列没有大于 1 的数"
    ))
    .label(which())
    .help(both!(
        "for {digits} % write `unit = \"%\"` below `[columns.{key}]` in the rubric; for {hundred} % give the column a \
         name without %",
        "若是{digits}%，请在评分标准的 [columns.{key}] 下写 unit = \"%\"；若是{hundred}%，请把列名里的 % 去掉"
    ))
}

/// A number is far smaller than its column, where some numbers carry this power of ten; how to write it with that, if
/// possible.
pub fn far_smaller(cell: &str, unit: &str, new: Option<&str>) -> Message {
    Message::new(both!(
        "`{cell}` is far smaller than its column, where some carry `{unit}`",
        "“{cell}”比同列其他值小得多，有的格带“{unit}”"
    ))
    .label(both!("is the unit missing?", "是不是漏了单位？"))
    .offer(match new {
        Some(new) => both!("if it is, write: `{new}`", "如果漏了，请写：{new}"),
        None => both!("if it is, write it", "如果漏了，请补上"),
    })
}

/// The only number with a power of ten is far above all others.
pub fn far_above(cell: &str) -> Message {
    Message::new(both!(
        "`{cell}` is far greater than its column, where no other cell carries a unit",
        "“{cell}”比同列其他值大得多，而只有它带单位"
    ))
    .label(both!("do the others lack one?", "是不是其他格漏了单位？"))
    .help(both!("if they do, write it into each of them", "如果漏了，请给其他格都写上"))
}

/// A number looks like the whole amount below a header with this power of ten; the same by that power, if it fits into
/// the cell.
pub fn whole_amount(cell: &str, unit: &str, new: Option<&str>) -> Message {
    Message::new(both!(
        "`{cell}` is far greater than its column, and the header counts by `{unit}`",
        "“{cell}”比同列其他值大得多，而表头按“{unit}”计"
    ))
    .label(both!("is it the whole amount?", "是不是没有按表头的单位写？"))
    .offer(match new {
        Some(new) => both!("if it is, write: `{new}`", "若是，请写：{new}"),
        None => both!("if it is, write it", "若是，请换算成表头的单位再写"),
    })
}

/// The header's unit is of another kind than the rubric's.
pub fn header_and_rubric(header: &Text, rubric: &Text) -> Message {
    let (Text { en: counts, zh: header_zh }, Text { en: declares, zh: rubric_zh }) = (header, rubric);
    Message::new(both!(
        "the header counts {counts}, and the rubric {declares}",
        "表头按“{header_zh}”计，评分标准按“{rubric_zh}”计"
    ))
    .label(both!("another kind of unit", "不是同一种单位"))
    .help(both!("write units of one kind in both", "请让两处写同一种单位"))
}

/// A file has another unit for a column than the first of several files.
pub fn unlike_first_file(file: &str, column: &str) -> Message {
    Message::new(both!(
        "`{file}` counts column `{column}` in another unit than the first file",
        "“{file}”的列“{column}”与第一个文件单位不同"
    ))
    .label(both!("the unit in this header", "这个表头里的单位"))
    .help(both!("write the same unit in the headers of all files", "请让各文件的表头写同一个单位"))
}
