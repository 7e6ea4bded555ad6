//! Findings about a table of ideas as a whole, and about its rows.

use super::super::{Message, nouns};
use crate::lang::{Text, both, verb, whole};

/// The table is empty.
pub fn empty() -> Message {
    Message::new(both!("the table of ideas is empty", "创意表是空的")).label(both!("no header line", "没有表头")).help(
        both!(
            "the first line names the columns; each further line is an idea. `dingzi init` writes one",
            "第一行写列名，下面每行一个创意；dingzi init 会写出一份样表"
        ),
    )
}

/// Nothing came from standard input.
pub fn empty_stdin() -> Message {
    Message::new(both!("standard input was empty", "标准输入是空的")).label(both!("no header line", "没有表头")).help(
        both!(
            "look at the command before the |: it wrote nothing, and may have failed",
            "请看 | 前面的命令：它什么都没有写出，可能出错了"
        ),
    )
}

/// There is nothing below the header.
pub fn no_idea() -> Message {
    Message::new(both!("the table has a header but no idea", "表里只有表头，没有创意"))
        .label(both!("only this line", "只有这一行"))
        .help(both!("write one line for each idea below it", "请在表头下面每行写一个创意"))
}

/// Why a table is too large: it has more ideas than can be kept for this many criteria and gates.
pub fn too_many_ideas(most: usize, judges: usize) -> Text {
    let (most, what) = (whole(most), verb(judges, "criterion or gate", "criteria and gates"));
    both!(
        "it has more than the {most} ideas that can be kept for {judges} {what}",
        "标准和门槛共{judges}条时，最多能放{most}个创意"
    )
}

/// What is wrong with a row that has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endless {
    Row,
    /// A quotation mark in it is not closed.
    Quoted,
}

/// A row is longer than allowed.
pub fn row_too_long(endless: Endless) -> Message {
    let [label, help] = match endless {
        Endless::Row => [
            both!("begins here", "从这里开始"),
            both!("is a line end missing, or a quotation mark too many?", "是不是漏了换行，或多了一个引号？"),
        ],
        Endless::Quoted => [both!("this quotation mark is not closed within it", "这个引号一直没有闭合"), close_it()],
    };
    Message::new(both!("a row is longer than 64 MiB", "有一行超过 64 MiB")).label(label).help(help)
}

/// A quotation mark is never closed.
pub fn unclosed() -> Message {
    Message::new(both!("a quotation mark is never closed", "有一个引号没有配对"))
        .label(both!("opened here", "从这里开始"))
        .help(close_it())
}

fn close_it() -> Text {
    both!(
        "close it; inside a quoted cell a quotation mark is written twice",
        "请补上后一个引号；引号里面的引号要写两遍"
    )
}

/// A row has more cells than the header; `number` holds those that look like one number, as written.
pub fn too_many_cells(found: usize, wanted: usize, number: Option<&str>, separator: &str) -> Message {
    let message = more_cells("row", found, wanted);
    match number {
        Some(number) => message.label(both!("one number?", "是一个数吗？")).help(both!(
            "a number with commas stands in quotation marks: `\"{number}\"`; if it is none, delete the cells that are too many",
            "带逗号的数要加半角引号：\"{number}\"；若不是一个数，请删掉多出的格"
        )),
        None => message.label(too_many_from_here()).help(both!(
            "a cell that holds the separator stands in quotation marks: \"1{separator}200\"",
            "含分隔符的格要加半角引号：\"1{separator}200\""
        )),
    }
}

pub(super) fn too_many_from_here() -> Text {
    both!("too many from here", "从这里起多了")
}

/// The same for a row or a line of a form, without advice.
pub(super) fn more_cells(row: &str, found: usize, wanted: usize) -> Message {
    let (cells, found, wanted) = (nouns::CELL.of(found), whole(found), whole(wanted));
    Message::new(both!(
        "a {row} has {found} {cells} where the header has {wanted}", "有一行有{found}格，表头只有{wanted}列"
    ))
}

/// A row has fewer cells than the header; `separator` is written as in a text.
pub fn too_few_cells(found: usize, wanted: usize, separator: &str) -> Message {
    let (missing, cells) = (whole(wanted - found), nouns::CELL.of(found));
    let (found, wanted) = (whole(found), whole(wanted));
    Message::new(both!(
        "a row has {found} {cells} where the header has {wanted}", "有一行只有{found}格，表头有{wanted}列"
    ))
    .label(both!("{missing} missing", "少{missing}格"))
    .help(both!(
        "an unknown cell is left empty, but its separator `{separator}` is needed",
        "不知道的格可以留空，但分隔符“{separator}”不能省"
    ))
}

/// An idea has no name; `named` is the name by which the rubric could skip its row.
pub fn nameless(named: Option<&str>) -> Message {
    let message = Message::new(both!("an idea has no name", "有一个创意没有名称"))
        .label(both!("name it here", "请写上名称"))
        .help(both!("results are shown by the idea's name", "结果都按名称来说"));
    match named {
        Some(names) => message.help(both!(
            "if the row is no idea, write under [rubric]: skip = [{names}]",
            "若这一行不是创意，请在 [rubric] 里写：skip = [{names}]"
        )),
        None => message,
    }
}

/// The name of an idea is an error of a formula.
pub fn misnamed(name: &str) -> Message {
    Message::new(both!(
        "`{name}` is an error of a formula, and no name of an idea",
        "“{name}”是公式的错误值，不能作创意的名称"
    ))
    .label(both!("it has no result", "公式没有结果"))
    .help(both!("mend the formula in the spreadsheet", "请在表格里改好公式"))
}

/// Two ideas have the same name; `total` is it as the rubric writes it, if they may be totals, and `differ` shows how
/// they differ, if they look the same.
pub fn same_name(name: &str, total: Option<&str>, differ: Option<&[String; 2]>) -> Message {
    let mut message = Message::new(both!("two ideas are named `{name}`", "有两个创意都叫“{name}”"))
        .label(second())
        .label(first())
        .help(both!("rename one of them, or delete it if it says the same", "请给其中一个改名；若内容重复，删去一个"));
    if let Some(names) = total {
        message = message.help(both!(
            "if they are totals and no ideas, write under [rubric]: skip = [{names}]",
            "若它们是小计、合计而不是创意，请在 [rubric] 里写：skip = [{names}]"
        ));
    }
    message.notes.extend(differ.map(look_the_same));
    message
}

pub(super) fn first() -> Text {
    both!("the first", "第一个")
}

pub(super) fn second() -> Text {
    both!("the second", "第二个")
}

/// Two texts look the same but differ: the characters of each that the other lacks.
pub fn look_the_same(differ: &[String; 2]) -> Text {
    let [one, other] = differ;
    if differ_in_width(one, other) || differ_in_width(other, one) {
        return both!(
            "they look the same, but one is written full-width, the other not: {one} and {other}",
            "看上去一样，但一个用半角，一个用全角：{one}和{other}"
        );
    }
    match [one.as_str(), other.as_str()] {
        ["", _] => both!(
            "they look the same, but the first has nothing where the second has {other}",
            "看上去一样，但第二个里多了看不见的字符{other}"
        ),
        [_, ""] => both!(
            "they look the same, but the first has {one} where the second has nothing",
            "看上去一样，但第一个里多了看不见的字符{one}"
        ),
        _ => both!(
            "they look the same, but the first has {one} where the second has {other}",
            "看上去一样，但字符不同：第一个是{one}，第二个是{other}"
        ),
    }
}

/// Whether `wide`, `U+FF21`, is `narrow`, `U+0041`, in full width.
fn differ_in_width(narrow: &str, wide: &str) -> bool {
    let points = |text: &str| -> Vec<u32> {
        text.split(' ').filter_map(|c| u32::from_str_radix(c.strip_prefix("U+")?, 16).ok()).collect()
    };
    let (narrow, wide) = (points(narrow), points(wide));
    let is_pair = |(narrow, wide): (&u32, &u32)| (0x21..=0x7E).contains(narrow) && narrow + 0xFEE0 == *wide;
    !narrow.is_empty() && narrow.len() == wide.len() && narrow.iter().zip(&wide).all(is_pair)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_alike_is_told_by_its_characters() {
        let said = |one: &str, other: &str| look_the_same(&[one, other].map(String::from));
        assert_eq!(
            said("U+00E9", "U+0065 U+0301"),
            Text::new(
                "they look the same, but the first has U+00E9 where the second has U+0065 U+0301",
                "看上去一样，但字符不同：第一个是 U+00E9，第二个是 U+0065 U+0301"
            )
        );
        let width = "看上去一样，但一个用半角，一个用全角：U+0041 U+0042 和 U+FF21 U+FF22";
        assert_eq!(said("U+0041 U+0042", "U+FF21 U+FF22").zh, width);
        assert_eq!(said("", "U+200B").zh, "看上去一样，但第二个里多了看不见的字符 U+200B");
    }
}
