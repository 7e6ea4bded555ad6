//! Words for all findings: their heads, the words before known names, how many more are alike.

use crate::lang::{Lang, Text, Word, say, whole};
use crate::say::nouns::{CELL, ROW};
use crate::say::punctuation::listed;

/// The names of the parts of a finding.
pub const ERROR: Word = Word::new("error", "错误");
pub const WARNING: Word = Word::new("warning", "警告");
pub const NOTE: Word = Word::new("note", "说明");
pub const HELP: Word = Word::new("help", "建议");

/// Before the list of known keys of a table; the next ones, before other known names.
pub const KEYS: Word = Word::new("its keys are", "可用的键有");
/// The kinds of value functions.
pub const VALUE_FUNCTIONS: Word = Word::new("value functions are", "价值函数有");
/// The groups of criteria.
pub const GROUPS: Word = Word::new("groups are", "分组有");
/// The columns that expressions read.
pub const COLUMNS_READ: Word = Word::new("columns that are read are", "算式读取的列有");
/// The sheets of a workbook.
pub const SHEETS: Word = Word::new("its sheets are", "它的工作表有");

/// A finding in one line, and how many are like it.
pub fn and_alike(line: &str, n: usize, lang: Lang) -> String {
    let counted = whole(n);
    match n {
        0 => line.to_owned(),
        _ => say!(lang, "{line} (and {counted} more like it)", "{line}（另有{counted}处同类）"),
    }
}

/// `n` more of a kind are shown in full elsewhere.
pub fn more(n: usize, lang: Lang) -> String {
    let n = whole(n);
    say!(lang, "{n} more of this kind: `dingzi check --all` shows each", "另有{n}处同类问题，见 dingzi check --all")
}

/// `n` more of a kind are not shown.
pub fn not_shown(n: usize, lang: Lang) -> String {
    let n = whole(n);
    say!(lang, "{n} more of this kind are not shown", "另有{n}处同类问题未列出")
}

/// A finding like one that is shown.
pub struct Other {
    /// Its address in a workbook.
    pub address: Option<String>,
    /// Its line in a text.
    pub line: usize,
    /// Its cell, and what would fix it; `None` if the place alone is enough.
    pub cell: Option<(String, Option<String>)>,
}

impl Other {
    fn say(&self, lang: Lang) -> String {
        let line = self.line;
        let place = self.address.clone().unwrap_or_else(|| say!(lang, "line {line}", "第{line}行"));
        match &self.cell {
            None => place,
            Some((cell, None)) => say!(lang, "`{cell}` ({place})", "“{cell}”（{place}）"),
            Some((cell, Some(new))) => say!(lang, "`{cell}` → `{new}` ({place})", "“{cell}”→“{new}”（{place}）"),
        }
    }
}

/// The places of findings like one that is shown: in its column, or rows. `rest` more are not named; if the list is cut,
/// nobody has counted how many there are behind them.
pub fn others(is_of_column: bool, named: &[Other], rest: usize, is_cut: bool) -> Text {
    let n = named.len() + rest;
    let say = |lang: Lang| {
        let places = named.iter().map(|other| other.say(lang));
        let (number, rest_number) = (whole(n), whole(rest));
        let least = if is_cut { say!(lang, "at least ", "至少") } else { String::new() };
        let what = match is_of_column {
            true => {
                let (noun, counted) = (CELL.of(n), CELL.count(n, lang));
                say!(lang, "{least}{number} more {noun} of this column", "这一列{least}另有{counted}")
            }
            false => {
                let (noun, counted) = (ROW.of(n), ROW.count(n, lang));
                say!(lang, "{least}{number} more {noun}", "{least}另有{counted}")
            }
        };
        let more = match rest {
            0 => String::new(),
            _ => say!(
                lang, " and {rest_number} more (`dingzi check --all` shows each)",
                "等（其余{rest_number}处见 dingzi check --all）"
            ),
        };
        let places = listed(places, lang);
        say!(lang, "{what}: {places}{more}", "{what}：{places}{more}")
    };
    Text { en: say(Lang::En), zh: say(Lang::Zh) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn others_are_told_by_place_and_cell() {
        let other = |line, cell: Option<(&str, Option<&str>)>| Other {
            address: None,
            line,
            cell: cell.map(|(cell, new)| (cell.to_owned(), new.map(str::to_owned))),
        };
        let cells = [other(3, Some(("5w", Some("5万")))), other(4, Some(("x", None)))];
        assert_eq!(others(true, &cells, 0, false).zh, "这一列另有 2 个单元格：“5w”→“5万”（第 3 行）、“x”（第 4 行）");
        let rows = [other(3, None)];
        let told = others(false, &rows, 1_000, false);
        assert_eq!(told.en, "1,001 more rows: line 3 and 1,000 more (`dingzi check --all` shows each)");
        assert_eq!(told.zh, "另有 1,001 行：第 3 行等（其余 1,000 处见 dingzi check --all）");
        let cut = others(false, &rows, 1_000, true);
        assert_eq!(cut.en, "at least 1,001 more rows: line 3 and 1,000 more (`dingzi check --all` shows each)");
        assert_eq!(cut.zh, "至少另有 1,001 行：第 3 行等（其余 1,000 处见 dingzi check --all）");
        assert_eq!(more(1, Lang::En), "1 more of this kind: `dingzi check --all` shows each");
    }
}
