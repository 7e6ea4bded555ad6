//! Findings about Excel workbooks and files that look like one.

use crate::lang::{Text, Word, both, whole};
use crate::say::Message;
use crate::say::findings::files;
use crate::say::findings::names::quoted;

/// What a file is if it looks like a workbook but cannot be read as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    Password,
    Document,
    OldExcel,
    OpenDocument,
    Numbers,
    Binary,
    CutOff,
    Archive,
}

/// A file looks like a workbook and cannot be read as one.
pub fn foreign(file: &str, foreign: Foreign) -> Message {
    let what = match foreign {
        Foreign::Password => Word::new("protected with a password", "加了密码"),
        Foreign::Document => Word::new("a document of Word or PowerPoint", "是 Word 或 PowerPoint 文档"),
        Foreign::OldExcel => {
            Word::new("a workbook of Excel 2003 or older (.xls)", "是 Excel 2003 或更早的工作簿（.xls）")
        }
        Foreign::OpenDocument => Word::new("an OpenDocument file (.ods)", "是 OpenDocument 文件（.ods）"),
        Foreign::Numbers => Word::new("a file of Apple Numbers (.numbers)", "是苹果 Numbers 文件（.numbers）"),
        Foreign::Binary => Word::new("a binary workbook (.xlsb)", "是二进制工作簿（.xlsb）"),
        Foreign::CutOff => Word::new("a workbook or another archive that is cut off", "是不完整的工作簿或其他压缩包"),
        Foreign::Archive => Word::new("an archive that is no workbook", "是压缩包，不是工作簿"),
    };
    let as_xlsx = |program: Word| {
        let Word { en, zh } = program;
        both!(
            "open it in {en} and save it as .xlsx, or its table as CSV (UTF-8)",
            "请用 {zh} 打开，另存为 .xlsx，或把表格另存为 CSV（UTF-8）"
        )
    };
    let help = match foreign {
        Foreign::Password => Text::new(
            "open it in Excel and save it without: File, Info, Protect Workbook, Encrypt with Password, and leave the password empty",
            "请在 Excel 里打开，去掉密码再保存：文件、信息、保护工作簿、用密码进行加密，把密码留空",
        ),
        Foreign::Document => Text::new(
            "the table of ideas is a text (CSV) or an Excel workbook (.xlsx)",
            "创意表要用文本（CSV）或 Excel 工作簿（.xlsx）",
        ),
        Foreign::OldExcel => as_xlsx(Word::new("Excel, WPS or LibreOffice", "Excel、WPS 或 LibreOffice")),
        Foreign::OpenDocument => as_xlsx(Word::new("LibreOffice", "LibreOffice")),
        Foreign::Binary => as_xlsx(Word::new("Excel", "Excel")),
        Foreign::Numbers => Text::new(
            "in Numbers: File, Export To, Excel (.xlsx) or CSV",
            "请在 Numbers 里选：文件、导出为、Excel（.xlsx）或 CSV",
        ),
        Foreign::CutOff => Text::new(
            "copy or download it again, or open it in Excel and save it anew",
            "请重新复制或下载，或用 Excel 打开后重新保存",
        ),
        Foreign::Archive => Text::new("unpack it and name the table in it", "请先解压，再写明里面的表格"),
    };
    let Word { en, zh } = what;
    Message::new(both!("`{file}` is {en}", "“{file}”{zh}")).help(help)
}

/// A workbook cannot be read.
pub fn broken(file: &str, why: &Text) -> Message {
    let Text { en, zh } = why;
    Message::new(both!("`{file}` is a broken workbook", "工作簿“{file}”已损坏"))
        .note(both!("what stops it: {en}", "读不下去的原因：{zh}"))
        .help(Text::new(
            "open it in Excel, WPS or LibreOffice and save it anew as .xlsx, or save the sheet as CSV",
            "请用 Excel、WPS 或 LibreOffice 打开，重新另存为 .xlsx，或把工作表另存为 CSV",
        ))
}

/// Advice for a workbook that is too large.
pub fn save_as_csv() -> Text {
    Text::new("save the sheet as CSV first", "请先把工作表另存为 CSV")
}

/// A workbook has no sheet of this name.
pub fn no_sheet(file: &str, sheet: &str) -> Message {
    Message::new(both!("`{file}` has no sheet `{sheet}`", "“{file}”没有工作表“{sheet}”"))
}

/// No sheet of a workbook can be read.
pub fn no_filled_sheet(file: &str) -> Message {
    Message::new(both!("`{file}` has no visible sheet with cells", "“{file}”里没有可见的、有内容的工作表")).help(
        Text::new(
            "unhide the sheet with the table, or name it with --sheet",
            "请取消隐藏放表格的工作表，或用 --sheet 写明它的名称",
        ),
    )
}

/// Why one of several sheets is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    First,
    Best,
    /// No header fits.
    Fullest,
}

/// One of several filled sheets is read.
pub fn sheet_chosen(file: &str, read: &str, others: &[String], choice: Choice) -> Message {
    let all = whole(others.len() + 1);
    let Word { en, zh } = match choice {
        Choice::First => Word::new(", the first whose header fits", "，它是表头相符的第一张"),
        Choice::Best => Word::new(", whose header fits the rubric best", "，它的表头与评分标准最相符"),
        Choice::Fullest => Word::new("", ""),
    };
    let Text { en: other_en, zh: other_zh } = quoted(others);
    Message::new(both!(
        "`{file}` has {all} sheets that hold something; `{read}` is read{en}",
        "“{file}”有{all}张工作表有内容，读的是“{read}”{zh}"
    ))
    .help(both!("name another with --sheet: {other_en}", "要读别的请加 --sheet 和它的名称：{other_zh}"))
}

/// What a part of a workbook takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// More than this many bytes.
    Unpacked(u64),
    /// A text of this many bytes.
    Text(u64),
    /// Entries: how many, and up to how many bytes each.
    Entries(u64, u64),
}

/// A part of a workbook takes too much.
pub fn part_takes(part: &str, takes: Takes) -> Text {
    match takes {
        Takes::Unpacked(most) => {
            let Text { en, zh } = files::bytes(most);
            both!("`{part}` in it unpacks to more than {en}", "里面的“{part}”解压后超过{zh}")
        }
        Takes::Text(n) => {
            let Text { en, zh } = files::bytes(n);
            both!("`{part}` in it holds a text of {en}", "里面的“{part}”有一段{zh}的文字")
        }
        Takes::Entries(entries, n) => {
            let (Text { en, zh }, entries) = (files::bytes(n), whole(entries as usize));
            both!("`{part}` in it has {entries} entries of up to {en}", "里面的“{part}”有{entries}项，每项可达{zh}")
        }
    }
}

/// All parts of a workbook take too much.
pub fn parts_take(most: u64) -> Text {
    let Text { en, zh } = files::bytes(most);
    both!("its parts unpack to more than {en}", "各部分解压后超过{zh}")
}

/// The texts of a workbook take too much.
pub fn texts_take(n: u64) -> Text {
    let Text { en, zh } = files::bytes(n);
    both!("the texts of its cells take {en}", "单元格里的文字占{zh}")
}

/// A part claims more entries than it has bytes for.
pub fn false_claim(part: &str, entries: u64, bytes: u64) -> Text {
    let (Text { en, zh }, entries) = (files::bytes(bytes), whole(entries as usize));
    both!("`{part}` claims {entries} entries in {en}", "“{part}”在{zh}里声称有{entries}项")
}
