//! Findings about rows that are left out, or read though they may not be ideas.

use super::super::{Message, nouns};
use super::names::quoted;
use crate::lang::{Lang, Text, both, list, verb, whole};

/// Why a row is not an idea.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// The workbook hides it.
    Hidden,
    /// The rubric says so.
    Skipped,
    /// The workbook marks it as the totals of a table.
    Totals,
    /// It is called a total, and its numbers are sums or means of those above; or it has no name and only sums.
    Sum,
    /// Its name can only be a total's, or it is called a total and ends the table.
    Named,
    /// Its numbers are weights: they add up to 1 or 100.
    Weights,
    /// It repeats the header.
    Header,
    /// It is the line below a header in Markdown.
    Rule,
    /// It is a text beside or below the table.
    Note,
}

impl WhyLeftOut {
    /// In words.
    pub fn text(self) -> Text {
        match self {
            WhyLeftOut::Hidden => both!("hidden", "已隐藏"),
            WhyLeftOut::Skipped => both!("skipped, as the rubric says", "评分标准写明跳过"),
            WhyLeftOut::Totals => both!("the total row of a table in the workbook", "工作簿里表格的汇总行"),
            WhyLeftOut::Sum => both!("sums, means and the like of the other rows", "其他各行的合计、平均等"),
            WhyLeftOut::Named => both!("looks like a total, by its name", "从名称看是合计一类"),
            WhyLeftOut::Weights => both!("weights, which add up to a whole", "权重（合计为 1 或 100）"),
            WhyLeftOut::Header => both!("the header once more", "重复的表头"),
            WhyLeftOut::Rule => both!("the line below a header in Markdown", "Markdown 的分隔行"),
            WhyLeftOut::Note => both!("a title or a note", "标题或说明"),
        }
    }
}

/// What a row that is read as an idea looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// A total.
    Total,
    /// The title of a section.
    Alone,
    /// A line to be filled in, or an example.
    Blank,
}

/// How the rows of a table are numbered: as lines of a text, or as rows of a sheet.
#[derive(Clone, Copy, Debug)]
pub enum Numbered {
    /// As lines.
    Lines,
    /// As rows.
    Rows,
}

impl Numbered {
    /// `line` or `rows` in English, by number; both are 行 in Chinese.
    pub(super) fn of(self, n: usize) -> &'static str {
        match self {
            Numbered::Lines => nouns::LINE.of(n),
            Numbered::Rows => nouns::ROW.of(n),
        }
    }
}

/// A workbook hides `n` rows, the first by their numbers; they are left out.
pub fn hidden_rows(shown: &[String], n: usize) -> Message {
    let (count, rows, are) = (whole(n), nouns::ROW.of(n), verb(n, "is", "are"));
    let (en, zh, commas, rest) =
        (list(shown, Lang::En), list(shown, Lang::Zh), shown.join(", "), whole(n - shown.len()));
    let which = match n - shown.len() {
        0 if n == 1 => both!("it is row {en}", "是第{zh}行"),
        0 => both!("they are rows {en}", "是第{zh}行"),
        _ => {
            let zh = shown.join("、");
            both!("they are rows {commas} and {rest} more", "是第{zh}等行，另有{rest}行")
        }
    };
    Message::new(both!("{count} hidden {rows} {are} left out", "有{count}行被隐藏，没有读"))
        .label(both!("hidden in the workbook", "工作簿里隐藏了这一行"))
        .note(which)
        .help(both!("--hidden reads them as well", "加上 --hidden 就一并读取"))
}

/// A row that is left out.
pub struct LeftOutRow {
    /// Its number.
    pub line: usize,
    /// Why.
    pub why: WhyLeftOut,
    /// Its name, shortened for a quotation; may be empty.
    pub name: String,
}

/// Rows are left out because they are not ideas: the first of them, how many there are, and the names, as the rubric
/// writes them, that bring them back.
pub fn left_out(n: usize, first: &[LeftOutRow], numbered: Numbered, named: Option<&str>) -> Message {
    let (count, rows, was, rest) = (whole(n), nouns::ROW.of(n), verb(n, "was", "were"), n - first.len());
    let what = match n {
        1 => both!("{count} {rows} is not an idea and {was} left out", "有{count}行不是创意，没有读"),
        _ => both!("{count} {rows} are not ideas and {was} left out", "有{count}行不是创意，没有读"),
    };
    let mut message = Message::new(what).label(both!("left out", "没有读"));
    let what = numbered.of(1);
    for LeftOutRow { line, why, name } in first {
        let Text { en, zh } = why.text();
        message = message.note(match name.as_str() {
            "" => both!("{what} {line}, without a name: {en}", "第{line}行（没有名称）：{zh}"),
            name => both!("{what} {line}, `{name}`: {en}", "第{line}行“{name}”：{zh}"),
        });
    }
    if rest > 0 {
        let rest = whole(rest);
        message = message.note(both!("and {rest} more", "另有{rest}行"));
    }
    match named {
        Some(names) if n == 1 => message.help(keep(names)),
        Some(names) => message.help(both!(
            "if one of them is an idea, name it under [rubric], such as keep = [{names}]",
            "若其中有创意，请在 [rubric] 里写上它的名称，如 keep = [{names}]"
        )),
        None => message,
    }
}

/// A row is left out because it is not an idea; its name may be empty.
pub fn left_out_alone(name: &str, why: WhyLeftOut, named: Option<&str>) -> Message {
    let what = match name {
        "" => both!("a row without a name is not an idea and was left out", "有一行没有名称，不是创意，没有读"),
        name => both!("`{name}` is not an idea and was left out", "“{name}”不是创意，没有读"),
    };
    let message = Message::new(what).label(why.text());
    match named {
        Some(names) => message.help(keep(names)),
        None => message,
    }
}

/// How a row is brought back.
fn keep(names: &str) -> Text {
    both!(
        "if it is an idea, write under [rubric]: keep = [{names}]",
        "若它是创意，请在 [rubric] 里写：keep = [{names}]"
    )
}

/// Rows are read as ideas but may not be: the name of the first, how many there are, and their names as the rubric
/// writes them, with how many these are.
pub fn doubtful(doubt: Doubt, name: &str, n: usize, named: Option<(&str, usize)>) -> Message {
    let (rest, count) = (whole(n.saturating_sub(1)), whole(n));
    let what = match n {
        1 => both!("`{name}` may be no idea", "“{name}”可能不是创意"),
        _ => both!("`{name}` and {rest} more may be no ideas", "“{name}”等{count}行可能不是创意"),
    };
    let message = Message::new(what).label(match doubt {
        Doubt::Total => both!("named like a total, but read as an idea", "名称像合计，仍读作创意"),
        Doubt::Alone => both!(
            "nothing to be scored on its row, as in titles of sections; read as an idea of which nothing is known",
            "这一行没有可评分的内容，像小标题；按各项都未知的创意读入"
        ),
        Doubt::Blank => both!("no name yet, or an example; read as an idea", "像占位或示例，仍读作创意"),
    });
    match named {
        Some((names, 1)) => message.help(both!(
            "if it is not an idea, write under [rubric]: skip = [{names}]; if it is, keep = [{names}]",
            "若不是，请在 [rubric] 里写：skip = [{names}]；若是，写 keep = [{names}]"
        )),
        Some((names, _)) => message.help(both!(
            "if they are not ideas, write under [rubric]: skip = [{names}]; if they are, keep = [{names}]",
            "若不是，请在 [rubric] 里写：skip = [{names}]；若是，写 keep = [{names}]"
        )),
        None => message,
    }
}

/// A workbook hides columns that are read.
pub fn hidden_columns(names: &[String]) -> Message {
    let n = names.len();
    let (columns, are, Text { en, zh }) = (nouns::COLUMN.of(n), verb(n, "is", "are"), quoted(names));
    let (it, cells) = (verb(n, "it", "them"), verb(n, "its cells", "their cells"));
    Message::new(both!(
        "{columns} {en} {are} hidden in the workbook and read all the same",
        "列{zh}在工作簿里是隐藏的，仍然读取"
    ))
    .label(both!("hidden", "隐藏"))
    .help(both!("the rubric reads {it}; unhide {it} to see {cells}", "评分标准要用；取消隐藏就能看到单元格"))
}

/// The rubric skips `n` rows, the first by their numbers; `None` if it skips none.
pub fn skipped(shown: &[String], n: usize, numbered: Numbered) -> Option<Text> {
    let (en, zh, what, are) = (list(shown, Lang::En), list(shown, Lang::Zh), numbered.of(n), verb(n, "is", "are"));
    let rest = n - shown.len();
    Some(match (n, rest) {
        (0, _) => return None,
        (_, 0) => both!("{what} {en} {are} skipped, as the rubric says", "第{zh}行按评分标准跳过"),
        (_, rest) => {
            let (en, zh, rest) = (shown.join(", "), shown.join("、"), whole(rest));
            both!(
                "{what} {en} and {rest} more {are} skipped, as the rubric says",
                "第{zh}等行按评分标准跳过，另有{rest}行"
            )
        }
    })
}

/// The rubric names, under this key, a row that does not exist.
pub fn no_such_row(key: &str, name: &str) -> Text {
    both!(
        "`{key}` in the rubric names `{name}`, and no row is called so: is it spelled as in the table?",
        "评分标准的 {key} 里写了“{name}”，但表里没有这一行，请核对名称"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_row_and_thousands_read_well() {
        let lines = |n: usize| (1..=n).map(|line| line.to_string()).collect::<Vec<_>>();
        let said = hidden_rows(&lines(1), 1);
        assert_eq!((&*said.what.en, &*said.what.zh), ("1 hidden row is left out", "有 1 行被隐藏，没有读"));
        let said = hidden_rows(&lines(2), 1_002);
        assert_eq!(
            (&*said.what.en, &*said.notes[0].en),
            ("1,002 hidden rows are left out", "they are rows 1, 2 and 1,000 more")
        );
        assert_eq!(said.notes[0].zh, "是第 1、2 等行，另有 1,000 行");
        assert_eq!(skipped(&[], 0, Numbered::Lines), None);
        let text = skipped(&lines(2), 2, Numbered::Rows).unwrap_or_default();
        assert_eq!(text, Text::new("rows 1 and 2 are skipped, as the rubric says", "第 1 和 2 行按评分标准跳过"));
    }
}
