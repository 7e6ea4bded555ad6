//! Findings about the header of a table.

use super::super::{Message, nouns};
use super::files::WhyUnread;
use super::lookup::did_you_mean;
use super::names::{of_things, quoted};
use super::rows::Numbered;
use super::table::{self, first, second};
use crate::lang::{Lang, Text, Word, both, list, whole};

/// The table lacks the line named as its header.
pub fn no_such_line(line: usize) -> Message {
    Message::new(both!("the table has no line {line} that could be its header", "第{line}行不存在，或不能作表头"))
        .label(both!("no header there", "这里没有表头"))
        .help(both!(
            "`header = {line}` stands under [rubric]: correct it, or leave it out, and the header is looked for",
            "[rubric] 里写了 header = {line}：请改正，或删去，由程序去找表头"
        ))
}

/// The header is longer than any record may be.
pub fn too_long() -> Message {
    Message::new(both!("the header is longer than 64 MiB", "表头超过 64 MiB"))
        .label(both!("begins here", "从这里开始"))
        .help(both!(
            "is this a table (CSV)? Its header is one line, and a quotation mark that opens a cell is closed",
            "这是表格（CSV）吗？表头只占一行，引号要成对"
        ))
}

/// The header has more than `most` columns.
pub fn too_wide(most: usize) -> Message {
    let most = whole(most);
    Message::new(both!("the header has more than {most} columns", "表头超过{most}列"))
        .label(both!("it begins here", "从这里开始"))
        .help(both!(
            "is this a table (CSV)? Keep the columns that the rubric reads",
            "这是表格（CSV）吗？请只留评分标准要读的列"
        ))
}

/// Lines above the header are passed over: their numbers, and the unit named there, if any.
pub fn passed_over(lines: &[String], numbered: Numbered, unit: Option<&str>) -> Message {
    let (which, one) = (numbered.of(lines.len()), numbered.of(1));
    let (en, zh) = (list(lines, Lang::En), lines.join("、"));
    let message = Message::new(both!(
        "the header is {which} {en}, and what stands above is passed over",
        "表头在第{zh}行，上面的内容不读"
    ))
    .label(both!("read as the header", "读作表头"))
    .label(both!("not read", "不读"));
    let message = match unit {
        Some(unit) => message.help(both!(
            "`{unit}` above it is not applied: write the unit after the column names, as in `Revenue (USD m)`",
            "表头上面的“{unit}”没有用上：请写到列名后面，如 收入（万元）"
        )),
        None => message,
    };
    message.help(both!(
        "if the header is another {one}, write its number under [rubric]: header = …",
        "若表头是另一行，请在 [rubric] 里写明行号：header = …"
    ))
}

/// What may be meant by a missing column's name.
#[derive(Clone, Copy, Debug)]
pub enum MeantColumn<'a> {
    /// A similar column.
    Near(&'a str),
    /// The same, with a name that must be quoted in an expression.
    NearInQuotes(&'a str),
    /// No columns can be found, since this sign stands between cells and does not separate them.
    Separator(char),
    /// Any of the existing columns, quoted.
    Any(&'a [String]),
    /// The column of this name, which the file has but which is not read.
    LeftOut(&'a WhyUnread),
}

/// A column that is asked for cannot be read.
pub fn left_out(column: &str, why: &WhyUnread) -> Message {
    let Text { en, zh } = why.text();
    Message::new(both!("the column `{column}` cannot be read: {en}", "“{column}”这一列不能读：{zh}")).help(why.help())
}

/// No column holds the names that the rubric asks for by this key; `meant` is what may be meant.
pub fn no_names(column: &str, key: &str, meant: MeantColumn) -> Message {
    if let MeantColumn::LeftOut(why) = meant {
        return left_out(column, why).label(left_out_here());
    }
    let message = Message::new(both!("no column `{column}` names the ideas", "表里没有写创意名称的“{column}”这一列"))
        .label(not_in_this_header());
    match meant {
        MeantColumn::LeftOut(_) => message,
        MeantColumn::Separator(sign) => message.help(no_separator(sign)),
        MeantColumn::Near(near) | MeantColumn::NearInQuotes(near) => message
            .help(did_you_mean(near))
            .help(both!("write {key} = \"{near}\" under [rubric]", "请在 [rubric] 里写 {key} = \"{near}\"")),
        MeantColumn::Any(columns) => message
            .help(both!(
                "write {key} = \"…\" under [rubric], with the column that names the ideas; if this line is no header, \
                 delete the title lines above it",
                "请在 [rubric] 里写 {key} = \"…\"，即写创意名称的那一列；若这一行不是表头，请删掉表头上面的标题行"
            ))
            .help(its_columns(columns)),
    }
}

/// The label where the rubric asks for the column that names the ideas.
pub const ASKED_FOR: Word = Word::new("asked for here", "这里要用它");

/// How to replace a sign that does not separate cells.
pub(super) fn no_separator(sign: char) -> Text {
    both!(
        "`{sign}` separates no cells: write a comma, `,`, in its place in the whole table",
        "“{sign}”不能分隔单元格：请把整个表里的它换成半角逗号 ,"
    )
}

pub(super) fn not_in_this_header() -> Text {
    both!("not in this header", "表头里没有")
}

pub(super) fn left_out_here() -> Text {
    both!("left out here", "这里没有读它")
}

pub(super) fn its_columns(columns: &[String]) -> Text {
    let Text { en, zh } = of_things(columns, "列");
    both!("its columns are: {en}", "表里有：{zh}")
}

/// The table lacks a column that the rubric reads.
pub fn no_column(column: &str, meant: MeantColumn) -> Message {
    if let MeantColumn::LeftOut(why) = meant {
        return left_out(column, why).label(both!("read here", "这里要读它")).label(left_out_here());
    }
    let message = Message::new(both!("the table has no column `{column}`", "表里没有“{column}”这一列"))
        .label(both!("read here", "这里要读它"))
        .label(not_in_this_header());
    let message = match meant {
        MeantColumn::Separator(sign) => return message.help(no_separator(sign)),
        MeantColumn::NearInQuotes(near) => message.help(did_you_mean(near)).help(both!(
            "such a name stands in quotation marks of its own: evidence = '\"{near}\"'",
            "列名含括号或运算符时写 evidence = '\"{near}\"'"
        )),
        MeantColumn::Near(near) => message.help(did_you_mean(near)),
        MeantColumn::Any([]) | MeantColumn::LeftOut(_) => message,
        MeantColumn::Any(columns) => message.help(its_columns(columns)),
    };
    // A column with this name would make a meaningless expression, such as `GREATEST（a，b）`.
    if column.contains(['（', '，']) {
        return message;
    }
    message.help(both!(
        "or add the column to the table; leave its cells empty where you do not know",
        "也可以在表里加上这一列；先空着也行，空的算未知"
    ))
}

/// Most columns that the rubric reads are missing: `missing`, and `read` that exist; if none exists, `columns` of the
/// table.
pub fn most_columns_missing(missing: &[String], read: &[String], columns: &[String]) -> Message {
    let [n, all] = [missing.len(), missing.len() + read.len()].map(whole);
    let (lacks, has) = (of_things(missing, "列"), of_things(if read.is_empty() { columns } else { read }, "列"));
    let ([lacks, has], [lacks_zh, has_zh]) = ([lacks.en, has.en], [lacks.zh, has.zh]);
    Message::new(both!(
        "{n} of the {all} columns that the rubric reads are not in this table",
        "评分标准要读{all}列，这个表缺其中{n}列"
    ))
    .label(not_in_this_header())
    .note(both!("it lacks {lacks}; it has {has}", "缺：{lacks_zh}；有：{has_zh}"))
    .help(both!(
        "is it the right table, sheet and rubric? columns without data may be added empty",
        "表格、工作表、评分标准没有拿错吧？暂时没有数据的列可以空着补上"
    ))
}

/// A column gives the source of a missing column; `near` may be meant.
pub fn source_of_nothing(column: &str, of: &str, near: Option<&str>) -> Message {
    let message = Message::new(both!(
        "`{column}` gives the source of `{of}`, and the table has no such column",
        "“{column}”写的是“{of}”的出处，但表里没有“{of}”这一列"
    ));
    message.help(match near {
        Some(near) => did_you_mean(format!("{near}:source")),
        None => both!("add the column `{of}`, or remove this one", "请补上“{of}”这一列，或删掉这一列"),
    })
}

/// How two columns have the same name.
#[derive(Clone, Copy)]
pub enum Twins {
    /// Exactly alike, as they look.
    Alike,
    /// Except for capitals.
    ButForCapitals,
    /// Except for the units after them.
    ButForUnits,
}

/// Two columns have the same name; `differ` shows how, if they look the same.
pub fn twins(one: &str, other: &str, how: Twins, differ: Option<&[String; 2]>) -> Message {
    let rename = || both!("rename one of them", "请给其中一列改名");
    let (what, help) = match how {
        Twins::Alike => (both!("two columns are named `{other}`", "有两列都叫“{other}”"), rename()),
        Twins::ButForCapitals => (
            both!("the columns `{one}` and `{other}` have the same name", "“{one}”和“{other}”两列同名（不分大小写）"),
            rename(),
        ),
        Twins::ButForUnits => (
            both!(
                "the columns `{one}` and `{other}` are the same but for their units",
                "“{one}”和“{other}”两列只有单位不同"
            ),
            both!(
                "name the one that is meant with its unit, as its header has it",
                "请在评分标准里写上要用的那一列的全名，连同单位"
            ),
        ),
    };
    let mut message = Message::new(what).label(second()).label(first()).help(help);
    message.notes.extend(differ.map(super::table::look_the_same));
    message
}

/// A header seems to name a unit, but not as it is written; `key` is the column as the rubric writes it.
pub fn not_a_unit(header: &str, key: &str) -> Message {
    Message::new(both!("the header `{header}` is not read as a unit", "表头“{header}”没有按单位读"))
        .label(both!("its cells count as they stand", "这一列按单元格原数计"))
        .help(both!(
            "if it names one, put the unit alone in brackets at its end: `Revenue (USD m)`",
            "若写的是单位，请只把单位放在末尾的括号里：收入（万元）"
        ))
        .help(both!(
            "if its cells hold whole amounts, say so in the rubric: `[columns.{key}]`, and below it `unit = \"USD\"`",
            "若单元格里已是全额（如 350000），请在评分标准里写明：[columns.{key}]，下一行 unit = \"元\""
        ))
}

/// A form is empty; `blank` is the command that prints one.
pub fn empty_form(blank: &str) -> Message {
    Message::new(both!("the form is empty", "表单是空的"))
        .label(both!("no header line", "没有表头"))
        .help(prints_one(blank))
}

fn prints_one(blank: &str) -> Text {
    both!("`{blank}` prints an empty one", "运行 {blank} 可以得到一份空表单")
}

/// A form lacks required columns.
pub fn form_without(missing: &[&str], columns: &[&str], blank: &str) -> Message {
    let Text { en, zh } = quoted(missing.iter().copied());
    let (what, columns) = (nouns::COLUMN.of(missing.len()), columns.join(","));
    Message::new(both!("the form has no {what} {en}", "表单缺少列{zh}"))
        .label(both!("read as the header", "读作表头"))
        .help(both!("its first line is {columns}", "第一行应是 {columns}"))
        .help(prints_one(blank))
}

/// A line of a form has more cells than its header.
pub fn form_line_too_long(found: usize, wanted: usize) -> Message {
    table::more_cells("line", found, wanted).label(table::too_many_from_here()).help(both!(
        "decimals follow a point: 0.5; a cell that holds the separator stands in quotation marks",
        "小数用点，如 0.5；含分隔符的格要加半角引号"
    ))
}
