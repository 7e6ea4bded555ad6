//! Findings about cells that hold no fact of their column's kind.

use super::super::Message;
use super::lookup::did_you_mean;
use super::names::{listed, quoted};
use crate::lang::{Lang, Text, both, list, whole};

/// Adds the column to a message about a cell.
pub fn in_column(message: Message, column: &str) -> Message {
    let Text { en, zh } = message.what;
    Message { what: both!("{en}, in column `{column}`", "{zh}（列“{column}”）"), ..message }
}

/// The advice for a cell if there is no better one.
pub fn write_a_number() -> Text {
    both!("write the number that is meant, or ? if it is not known", "请写出具体的数；不知道写 ?")
}

/// A formula has an error for a result.
pub fn error_of_formula(cell: &str) -> Message {
    Message::new(both!("`{cell}` is an error of a formula", "“{cell}”是公式的错误值"))
        .label(both!("it has no result", "公式没有结果"))
        .help(both!(
            "mend the formula in the spreadsheet, or write ? if the fact is not known",
            "请在表格里改好公式；不知道写 ?"
        ))
}

/// What may be meant by a cell that is not a level.
pub enum LevelMeant<'a> {
    /// Two levels, or any between them: these two.
    NotBetween(&'a str),
    /// More than one level stands in the cell, as this range could.
    Several(&'a str),
    /// Two levels stand side by side, as this range could.
    SideBySide(&'a str),
    /// One that is like it.
    Near(&'a str),
    /// Unknown; these are all levels, by id in English.
    Unknown(Vec<Text>),
}

/// A cell is no level of its scale.
pub fn not_a_level(cell: &str, meant: LevelMeant) -> Message {
    let offer = match meant {
        LevelMeant::NotBetween(new) => both!(
            "levels between them are left out; for all of them write: `{new}`",
            "中间还有级别；若都有可能，请写：{new}"
        ),
        LevelMeant::Several(new) => both!(
            "one idea has one level; if it may be either, write: `{new}`",
            "一格只能有一个级别；若不确定，请写：{new}"
        ),
        LevelMeant::SideBySide(new) => {
            both!("if it lies between, or may be either, write: `{new}`", "若在两者之间或不确定，请写：{new}")
        }
        LevelMeant::Near(near) => did_you_mean(near),
        LevelMeant::Unknown(levels) => {
            let Text { en, zh } = quoted(levels);
            both!("its levels are {en}; unknown is `?` or an empty cell", "可用：{zh}；不知道写 ? 或留空")
        }
    };
    Message::new(both!("`{cell}` is not a level of this scale", "这条标准没有“{cell}”这个级别"))
        .label(both!("unknown level", "没有这个级别"))
        .offer(offer)
}

/// A cross may be a yes or a no.
pub fn yes_or_no(cell: &str) -> Message {
    Message::new(both!(
        "`{cell}` may mean yes or no, and no tick in the column tells",
        "“{cell}”可能是“是”也可能是“否”，这一列没有 √ 可以对照"
    ))
    .label(both!("yes or no?", "是还是否？"))
    .help(both!("write yes or no", "请写 是/否"))
}

/// A cell is neither yes nor no.
pub fn neither_yes_nor_no(cell: &str) -> Message {
    Message::new(both!("`{cell}` is neither yes nor no", "“{cell}”既不是“是”也不是“否”"))
        .label(both!("expected yes or no", "这里要写是或否"))
        .help(both!("write yes or no; unknown is `?` or an empty cell", "请写 是/否；不知道写 ? 或留空"))
}

/// A date can be read in two ways.
pub fn two_days(cell: &str, [one, other]: [&str; 2]) -> Message {
    Message::new(both!("`{cell}` may be {one} or {other}", "“{cell}”可能是{one}也可能是{other}"))
        .label(both!("the day or the month first?", "先写日还是先写月？"))
        .help(both!("write the year first, as one of the two", "请把年写在最前，写成其中一个"))
}

/// A cell is not a date.
pub fn not_a_date(cell: &str) -> Message {
    Message::new(both!("`{cell}` is not a date", "“{cell}”不是日期"))
        .label(both!("expected a day of the calendar", "这里要写具体的某一天"))
        .help(both!("write the day, as in 2027-06-30; ? if it is not known", "请写到日，如 2027-06-30；不知道写 ?"))
        .help(both!(
            "of a month or a quarter write the first and the last: 2027-07-01..2027-09-30",
            "只知道月份或季度，请写首日和末日：2027-07-01..2027-09-30"
        ))
}

/// A formula in a workbook has no value. It is given without its equals sign; `None` if it is not known.
pub fn without_value(formula: &str) -> Message {
    let what = match formula {
        "" => both!("a formula has no value", "公式没有值"),
        formula => both!("the formula `={formula}` has no value", "公式 ={formula} 没有值"),
    };
    Message::new(what).label(both!("it was never computed", "从未计算过")).help(both!(
        "open the workbook in Excel, WPS or LibreOffice and save it: that computes its formulas",
        "请用 Excel、WPS 或 LibreOffice 打开并保存，公式就会算出来"
    ))
}

/// Cells are merged: these regions, and `rest` more.
pub fn merged(regions: &[String], rest: usize) -> Message {
    let [en, zh] = [Lang::En, Lang::Zh].map(|lang| list(regions, lang));
    let what = match rest {
        0 => both!("the cells {en} are merged, and only the first has the value", "单元格{zh}是合并的，只有第一格有值"),
        rest => {
            let (Text { en, zh }, rest) = (listed(regions), whole(rest));
            both!(
                "the cells {en} and {rest} more are merged, and only the first of each has the value",
                "单元格{zh}等（另有{rest}处）是合并的，每处只有第一格有值"
            )
        }
    };
    Message::new(what).label(both!("the others are empty: unknown", "其余是空的，算未知")).help(both!(
        "unmerge them (in Excel: Home, Merge & Center) and write the value into each",
        "请取消合并（Excel：开始，合并后居中），每格都写上值"
    ))
}
