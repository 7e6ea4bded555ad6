//! The words of `dingzi check --fix`.

use crate::lang::{Lang, Text, Word, both, say, verb, whole};
use crate::say::nouns;
use crate::say::system::Spoken;

/// Why no clean copy of a table is written.
#[derive(Clone, Copy, Debug)]
pub enum NoCopy<'a> {
    /// The extension of the output belongs to another form of table.
    OtherForm,
    /// It would replace a table whose encoding is only guessed.
    Guessed,
    /// The rubric names the line of the header, which would change.
    HeaderNamed(usize),
    /// This cell would be read differently.
    Cell(&'a str),
    /// Rows would be judged differently.
    Rows,
    /// It would not hold the same data as the table.
    NotTheSame,
    /// This table is not a text that can be changed in place.
    NoText(&'a str),
    /// This table is packed, or was changed while it was read.
    Packed(&'a str),
}

impl NoCopy<'_> {
    /// In words, with a way out.
    pub fn error(self) -> Spoken {
        let text = match self {
            NoCopy::OtherForm => both!(
                "a cleaned copy is a text: write it to a file that ends in .csv",
                "整理后的表是文本：请写到以 .csv 结尾的文件"
            ),
            NoCopy::Guessed => both!(
                "its encoding is only guessed: name it with --encoding to change the table in its place",
                "编码只是猜的：要直接改这个表，请用 --encoding 写明编码"
            ),
            NoCopy::HeaderNamed(line) => both!(
                "the rubric says `header = {line}`, and the header of a copy is its first line: leave it out, and the header is found",
                "评分标准写了 header = {line}，而整理后表头在第 1 行：请删去这一项，程序会自己找表头"
            ),
            NoCopy::Cell(at) => both!(
                "{at} would be read otherwise in a cleaned copy: write it in another way; nothing is written",
                "{at} 在整理后的表里会读成别的，没有写入；请先换一种写法"
            ),
            NoCopy::Rows => both!(
                "rows that may be no ideas (W0317) would be judged otherwise in a cleaned copy: say of each under [rubric] whether it is one, by skip or keep; nothing is written",
                "可能不是创意的行（W0317）在整理后的表里会判得不同，没有写入：请先在 [rubric] 里用 skip 或 keep 逐一写明"
            ),
            NoCopy::NotTheSame => both!(
                "the cleaned copy would not say what the table says; nothing is written, please report it",
                "整理后的表与原表不一致，没有写入；请把这个问题报告给我们"
            ),
            NoCopy::NoText(file) => both!(
                "only a text (CSV) is changed in its place; write a copy of `{file}` with -o FILE.csv",
                "只有文本（CSV）能直接改；请用 -o 文件.csv 另存“{file}”"
            ),
            NoCopy::Packed(file) => both!(
                "`{file}` is packed, or was changed while it was read; write a copy with -o FILE.csv",
                "“{file}”是压缩文件，或读取时被改过；请用 -o 文件.csv 另存"
            ),
        };
        text.into()
    }
}

/// A copy is written, with this many changes, and this many mistakes left.
pub fn written(changes: usize, mistakes: usize, file: &str, lang: Lang) -> String {
    let number = whole(changes);
    let noun = nouns::CHANGE.of(changes);
    let changed = match changes {
        0 => say!(lang, "nothing to change", "没有要改的"),
        _ => say!(lang, "{number} {noun}", "改了{number}处"),
    };
    let (number, noun) = (whole(mistakes), nouns::MISTAKE.of(mistakes));
    let remain = verb(mistakes, "remains", "remain");
    match mistakes {
        0 => say!(lang, "{changed}; {file} is written", "{changed}；已写入 {file}"),
        _ => say!(
            lang, "{changed}; {file} is written; {number} {noun} {remain}",
            "{changed}；已写入 {file}；还有{number}处要改"
        ),
    }
}

/// The copy is in UTF-8, and the table was not.
pub const AS_UTF_8: Word = Word::new("written as UTF-8", "改用 UTF-8 编码");
/// The copy is separated by commas, and the table was not.
pub const WITH_COMMAS: Word = Word::new("written with commas between cells", "改用逗号分隔");

/// What changed in the whole of a table.
pub fn of_file(file: &str, what: Word, lang: Lang) -> String {
    let what = what.get(lang);
    say!(lang, "{file}: {what}", "{file}：{what}")
}

/// A change at a place, perhaps in a column: the old text, the new one if there is any, and why.
pub fn change(at: &str, column: Option<&str>, (old, new): (&str, Option<&str>), why: &str, lang: Lang) -> String {
    let to = match new {
        Some(new) => say!(lang, "`{old}` → `{new}` ({why})", "“{old}” → “{new}”（{why}）"),
        None => say!(lang, "left out: `{old}` ({why})", "去掉：“{old}”（{why}）"),
    };
    match column {
        Some(column) => say!(lang, "{at}: {column}: {to}", "{at}: {column}：{to}"),
        None => format!("{at}: {to}"),
    }
}

/// Why lines above the header are left out.
pub fn above_the_header() -> Text {
    both!("above the header", "在表头之上")
}

/// Why a header is rewritten.
pub fn header_over_lines() -> Text {
    both!("a header over several lines", "表头占几行")
}

/// Why a cell is written in the way that others show.
pub fn as_others_tell() -> Text {
    both!("as the other cells of its column tell", "按同列其他格的写法读")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_counted() {
        let said = |changes, mistakes, lang| written(changes, mistakes, "a.csv", lang);
        assert_eq!(said(0, 0, Lang::En), "nothing to change; a.csv is written");
        assert_eq!(said(1, 1, Lang::En), "1 change; a.csv is written; 1 mistake remains");
        assert_eq!(said(1_000, 2, Lang::En), "1,000 changes; a.csv is written; 2 mistakes remain");
        assert_eq!(said(1_000, 2, Lang::Zh), "改了 1,000 处；已写入 a.csv；还有 2 处要改");
    }
}
