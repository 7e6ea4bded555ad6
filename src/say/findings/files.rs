//! Findings about files that cannot be read, or not as they are.

use super::lookup::did_you_mean;
use super::names::quoted;
use crate::lang::{Lang, Text, both, say, whole};
use crate::say::{Message, system};
use std::io;

/// A number of bytes.
pub fn bytes(n: u64) -> Text {
    let [en, zh] = [Lang::En, Lang::Zh].map(|lang| size(n, lang));
    Text { en, zh }
}

fn size(n: u64, lang: Lang) -> String {
    const UNITS: [(u64, &str); 4] =
        [(1_000_000_000_000, "TB"), (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "KB")];
    match UNITS.iter().find(|(size, _)| n >= *size) {
        Some((size, unit)) if n / size < 10 && n % size >= size / 10 => {
            format!("{}.{} {unit}", n / size, n % size / (size / 10))
        }
        Some((size, unit)) => format!("{} {unit}", n / size),
        None => say!(lang, "{n} bytes", "{n} 字节"),
    }
}

/// An error of a library or the system, in its own English words.
pub fn reason(error: &io::Error) -> Text {
    let Text { en, zh } = system::error(error);
    if zh == en { foreign(en) } else { Text { en, zh } }
}

/// What a library says.
pub fn foreign(en: String) -> Text {
    Text { en, zh: "内容已损坏，或不合格式".to_owned() }
}

/// The same for a library that panics, perhaps with a reason.
pub fn gave_up(why: Option<&str>) -> String {
    let why = why.unwrap_or("it gives no reason");
    format!("its reader gave up ({why})")
}

/// What exists in place of a missing file.
#[derive(Clone, Copy, Debug)]
pub enum FilesBeside<'a> {
    /// Something with nearly this name.
    Near(&'a str),
    /// Files of its kind.
    Files(&'a [String]),
    /// A table without a rubric.
    Table,
    /// Neither of the two files.
    Nothing,
}

/// A file does not exist.
pub fn missing(file: &str, beside: FilesBeside) -> Message {
    let message = Message::new(both!("there is no file `{file}`", "没有文件“{file}”"));
    let (message, example) = match beside {
        FilesBeside::Near(near) => (message.help(did_you_mean(near)), near),
        FilesBeside::Files([]) => (message, "my.csv"),
        FilesBeside::Files(files) => {
            let Text { en, zh } = quoted(files);
            (message.help(both!("files there: {en}", "同一个文件夹里有{zh}")), files[0].as_str())
        }
        FilesBeside::Table => (message.help(rubric_elsewhere()), "my.csv"),
        FilesBeside::Nothing => {
            let begin = Text::new(
                "`dingzi init` writes a criteria.toml and an ideas.csv to start from",
                "dingzi init 会写好一份 criteria.toml 和 ideas.csv，可以从它们改起",
            );
            (message.help(begin), "my.csv")
        }
    };
    // Whoever named a file knows how; this one is read where none is named.
    if file != "ideas.csv" {
        return message;
    }
    let quote = if example.contains(char::is_whitespace) { "\"" } else { "" };
    message.help(both!(
        "to read another table, name it: `dingzi score {quote}{example}{quote}`",
        "要读别的表，写出它的文件名：dingzi score {quote}{example}{quote}"
    ))
}

/// How to come by a rubric beside one's own table, which `init` does not overwrite.
pub fn rubric_elsewhere() -> Text {
    Text::new(
        "`dingzi init my-ideas` writes a rubric to change into a new folder `my-ideas`: copy it here, or name it: \
         -c my-ideas/criteria.toml",
        "dingzi init 我的创意 会在新文件夹“我的创意”里写好一份评分标准，可以从它改起；改好后拷到这里，或者这样指定：-c 我的创意/criteria.toml",
    )
}

/// The option meant by a word that begins with a long or full-width dash: `--top` for `——top`, `－－top`.
pub fn option_meant(word: &str) -> Option<String> {
    let name = word.trim_start_matches(['－', '—', '–', '―', '−', '-']);
    let is_option =
        !word.starts_with('-') && name.len() < word.len() && name.starts_with(|c: char| c.is_ascii_lowercase());
    is_option.then(|| if name.len() == 1 { format!("-{name}") } else { format!("--{name}") })
}

/// A packed file is not complete.
pub fn packed_and_cut(file: &str) -> Message {
    Message::new(both!("`{file}` is packed and ends too early", "“{file}”是压缩文件，但不完整"))
        .help(Text::new("it was cut off: fetch or pack it again", "后面缺了一截：请重新下载或重新压缩"))
}

/// A file cannot be read.
pub fn unreadable(file: &str, why: &Text) -> Message {
    let Text { en, zh } = why;
    Message::new(both!("cannot read `{file}`: {en}", "读不了“{file}”：{zh}"))
        .help(Text::new("see that the file may be read, or name another", "请确认文件可以读取，或换一个文件"))
}

/// What a path is if not a regular file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpecialFile {
    Folder,
    Pipe,
    Socket,
    Device,
}

impl SpecialFile {
    /// What it is.
    pub fn text(self) -> Text {
        match self {
            SpecialFile::Folder => Text::new("a folder", "文件夹"),
            SpecialFile::Pipe => Text::new("a named pipe", "命名管道"),
            SpecialFile::Socket => Text::new("a socket", "套接字"),
            SpecialFile::Device => Text::new("a device", "设备"),
        }
    }
}

/// A path is not a regular file.
pub fn special(file: &str, special: SpecialFile) -> Message {
    let Text { en, zh } = special.text();
    Message::new(both!("`{file}` is {en}", "“{file}”是{zh}，不是文件")).help(match special {
        SpecialFile::Folder => Text::new("name the file in it", "请写明里面的哪个文件"),
        _ => Text::new(
            "name a file, or pipe it in: `-` reads standard input",
            "请写一个文件名，或用管道送入：- 表示标准输入",
        ),
    })
}

/// Something has this many bytes (`None` if unknown), and `most` are allowed.
pub fn more_bytes(has: Option<u64>, most: u64) -> Text {
    let Text { en: most_en, zh: most_zh } = bytes(most);
    match has.map(bytes) {
        Some(Text { en, zh }) => both!("it has {en}, and at most {most_en} are read", "有{zh}，最多读{most_zh}"),
        None => both!("it has more than the {most_en} that are read at most", "超过了最多能读的{most_zh}"),
    }
}

/// A file is too large for a rubric or a form.
pub fn no_short_text(file: &str, why: &Text) -> Message {
    let Text { en, zh } = why;
    Message::new(both!("`{file}` is too large: {en}", "“{file}”太大：{zh}")).help(Text::new(
        "a rubric or a form is a short text: is it the file that is meant?",
        "评分标准和表单都是很短的文本：是不是写错了文件？",
    ))
}

/// A table needs more memory than there is for it.
pub fn too_large(file: &str, why: &Text) -> Message {
    let Text { en, zh } = why;
    Message::new(both!("`{file}` is too large to be read whole: {en}", "“{file}”太大，不能整个读入：{zh}"))
        .help(Text::new(
            "keep what is needed of it: the columns that the rubric reads, and fewer ideas",
            "请只留需要的：评分标准要读的列，和少一些的创意",
        ))
        .help(Text::new(
            "`dingzi score` reads tables (CSV, Parquet) of any size", "dingzi score 能读任意大的表（CSV、Parquet）",
        ))
}

/// Why bytes are not text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoText {
    Archive,
    Picture,
    ZeroByte,
}

/// A file is not text.
pub fn no_text(file: &str, why: NoText) -> Message {
    Message::new(both!("`{file}` is not a text file", "“{file}”不是文本文件"))
        .label(match why {
            NoText::Archive => Text::new(
                "this is an archive, as Excel workbooks (.xlsx) are",
                "这是压缩包，Excel 工作簿（.xlsx）就是这样的",
            ),
            NoText::Picture => Text::new("this is a picture", "这是图片"),
            NoText::ZeroByte => Text::new("no text has a zero byte", "文本里不会有值为 0 的字节"),
        })
        .help(Text::new(
            "a rubric is a text in TOML; a table is a text (CSV) or an Excel workbook (.xlsx)",
            "评分标准是 TOML 文本；创意表是文本（CSV）或 Excel 工作簿（.xlsx）",
        ))
}

/// The encoding of a text was guessed; that of a table can be named.
pub fn guessed(file: &str, encoding: &str, is_table: bool) -> Message {
    let en = format!("`{file}` is read as {encoding}");
    let what = match encoding {
        "GB18030" if is_table => both!("{en}", "“{file}”按 GB18030（Excel 中文版的 CSV 编码）读取"),
        _ => both!("{en}", "“{file}”按 {encoding} 编码读取"),
    };
    let other = if encoding == "windows-1252" { "windows-1250" } else { "windows-1252" };
    let other_zh = if encoding == "GB18030" { "big5" } else { "gb18030" };
    Message::new(what).help(match is_table {
        true => both!(
            "if its letters look wrong, save it as \"CSV UTF-8\", or name its encoding, such as --encoding {other}",
            "如果是乱码，请另存为“CSV UTF-8”，或写明编码，如 --encoding {other_zh}"
        ),
        false => Text::new("if its letters look wrong, save it again as UTF-8", "如果是乱码，请把它另存为 UTF-8"),
    })
}

/// Bytes are not text, in the encoding named or in any likely one.
pub fn undecodable(file: &str, asked: Option<&str>, is_table: bool) -> Message {
    let what = match asked {
        Some(asked) => both!("`{file}` is not in {asked}", "“{file}”不是 {asked} 编码"),
        None => both!("`{file}` is in an encoding that cannot be told", "看不出“{file}”用的是哪种编码"),
    };
    Message::new(what).label(Text::new("no likely text begins here", "从这里起读不成文字")).help(match is_table {
        true => Text::new(
            "save it as \"CSV UTF-8\", or name its encoding, such as --encoding windows-1252",
            "请另存为“CSV UTF-8”，或写明编码，如 --encoding gb18030",
        ),
        false => Text::new("save it again as UTF-8", "请另存为 UTF-8"),
    })
}

/// A sheet is asked for, but the file has none.
pub fn sheet_of_text(file: &str) -> Message {
    Message::new(both!("`{file}` is a text and has no sheets", "“{file}”是文本，没有工作表")).help(Text::new(
        "leave --sheet out, or name an Excel workbook (.xlsx)", "请去掉 --sheet，或改用 Excel 工作簿（.xlsx）",
    ))
}

/// A Parquet file cannot be read.
pub fn damaged_parquet(file: &str, why: &Text) -> Message {
    let Text { en, zh } = why;
    Message::new(both!("`{file}` cannot be read as Parquet: {en}", "“{file}”不能按 Parquet 读取：{zh}"))
        .help(Text::new("write it again, or save the table as CSV", "请重新导出，或把表格另存为 CSV"))
}

/// Why a column of a Parquet file is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyUnread {
    /// It is of this type.
    Kind(String),
    /// Its values are packed so.
    Encoding(String),
    /// Another column has its name.
    Twice,
}

impl WhyUnread {
    /// In words.
    pub fn text(&self) -> Text {
        match self {
            WhyUnread::Kind(kind) => both!("its type is {kind}", "它的类型是“{kind}”"),
            WhyUnread::Encoding(encoding) => both!("its encoding is {encoding}", "它的编码方式是“{encoding}”"),
            WhyUnread::Twice => Text::new("several columns have this name", "有几列都叫这个名字"),
        }
    }

    /// What helps.
    pub fn help(&self) -> Text {
        match self {
            WhyUnread::Kind(_) => {
                Text::new("write it as numbers, dates, texts or truth values", "请改存为数字、日期、文字或真假值")
            }
            WhyUnread::Encoding(_) => {
                Text::new("write it in another encoding, such as PLAIN", "请换一种编码方式导出，比如 PLAIN")
            }
            WhyUnread::Twice => Text::new("give each column a name of its own", "请给每一列起不同的名字"),
        }
    }
}

/// A column of a Parquet file is not read, and nobody asks for it.
pub fn column_left_out(file: &str, column: &str, why: &WhyUnread) -> Message {
    let Text { en, zh } = why.text();
    Message::new(both!("the column `{column}` of `{file}` is left out: {en}", "“{file}”的列“{column}”没有读取：{zh}"))
        .help(why.help())
}

/// What is wrong with a Parquet file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    CutOff,
    Footer,
    TooDeep,
    ColumnBehindEnd,
    PageLength,
    DictionaryLength,
    PageValues,
    ShortColumn,
    Digits,
    Rows(u64),
}

impl Flaw {
    /// In words.
    pub fn text(self) -> Text {
        match self {
            Flaw::CutOff => Text::new("it is cut off: its end is missing", "文件不完整，缺了结尾"),
            Flaw::Footer => Text::new("its footer makes no sense", "文件尾读不通"),
            Flaw::TooDeep => Text::new("its columns are nested too deeply", "列嵌套得太深"),
            Flaw::ColumnBehindEnd => Text::new("a column lies behind its end", "有一列超出了文件结尾"),
            Flaw::PageLength => Text::new("a page is not as long as it says", "有一页的长度与写明的不符"),
            Flaw::DictionaryLength => {
                Text::new("a dictionary is not as long as it says", "有一个字典的长度与写明的不符")
            }
            Flaw::PageValues => Text::new("a page does not hold as many values as it says", "有一页的值数与写明的不符"),
            Flaw::ShortColumn => Text::new("a column is shorter than it says", "有一列比写明的短"),
            Flaw::Digits => {
                Text::new("a number has more digits than its column says", "有一个数的位数超过了列写明的位数")
            }
            Flaw::Rows(rows) => {
                let (rows, most) = (whole(rows as usize), whole(u32::MAX as usize));
                both!("it has {rows} rows, and at most {most} can be read", "有{rows}行，最多能读{most}行")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_of_any_keyboard_begin_an_option() {
        let meant = ["－－top", "——top", "—top", "–n", "--top", "－", "—甲"].map(option_meant);
        let expected = [Some("--top"), Some("--top"), Some("--top"), Some("-n"), None, None, None];
        assert_eq!(meant, expected.map(|option| option.map(str::to_owned)));
    }

    #[test]
    fn sizes_are_written_for_people() {
        let said = [0, 999, 1_000, 9_949, 12_345, 1_500_000, 900_000_000, 1_099_511_627_776].map(|n| size(n, Lang::En));
        assert_eq!(said, ["0 bytes", "999 bytes", "1 KB", "9.9 KB", "12 KB", "1.5 MB", "900 MB", "1 TB"]);
        assert_eq!(more_bytes(Some(1 << 40), 999).zh, "有 1 TB，最多读 999 字节");
    }

    #[test]
    fn what_libraries_say_in_english_is_not_said_in_chinese() {
        let said = reason(&io::Error::other("thrift out of range"));
        assert_eq!(said, Text::new("thrift out of range", "内容已损坏，或不合格式"));
        let own = io::Error::other(system::Spoken::from(Flaw::CutOff.text()));
        assert_eq!(reason(&own).zh, "文件不完整，缺了结尾");
        assert_eq!(reason(&io::Error::from(io::ErrorKind::PermissionDenied)).zh, "没有权限");
    }
}
