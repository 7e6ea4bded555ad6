//! The words of cells (unknown, yes and no, about, open ends), and of headers that name sources.

use crate::diagnostic::printable;
use crate::identity;
use crate::lang::{Lang, Word};
use crate::value::Levels;

/// Cells that mean "unknown", in all columns but text, which uses only [`is_blank`](crate::value::is_blank): there
/// `NA` may be a region.
const UNKNOWN: &[&str] = &[
    "??", "???", "-", "--", "---", "–", "—", "——", "/", "na", "n.a.", "n.a", "n/d", "nd", "none", "null", "nil", "nan",
    "tbd", "tbc", "tba", "unknown", "n/k", "n.k.", "n.m.", "n/m", "nda", "not known", "under nda", "confidential",
    "not available", "not disclosed", "undisclosed", "no data", "to be determined", "to be confirmed", "暂无", "暂缺",
    "待定", "待确认", "待补充", "待补", "待查", "待核实", "不详", "不明", "不清楚", "不知道", "不确定", "未知", "保密",
    "未披露", "未公开", "未明确", "没数据", "无数据", "暂无数据",
];

/// Cells that mean "nothing", which is a number, not unknown.
const NOTHING: &[&str] = &["none", "nil", "无", "没有"];

const YES: &[&str] = &[
    "yes", "true", "y", "1", "1.0", "是", "是的", "有", "有的", "对", "√", "✓", "✔", "☑", "✅", "yes.", "yep",
    "checked",
];
const NO: &[&str] = &[
    "no", "false", "n", "0", "0.0", "✗", "✘", "☐", "❌", "no.", "nope", "unchecked", "否", "不是", "不", "无", "没",
    "没有",
];
/// A tick means yes. In a column with ticks, a cross means no.
const TICKS: &[&str] = &["√", "✓", "✔", "☑", "✅"];
/// A cross may mean yes (a marked box) or no (crossed out).
const CROSSES: &[&str] = &["×", "x", "✕", "✖", "☒", "╳"];

/// Signs and words for "about" before a number.
pub(super) const ABOUT: &[&str] = &[
    "~", "≈", "about ", "approximately ", "approx. ", "approx.", "approx ", "around ", "roughly ", "circa ", "ca. ",
    "ca.", "ca ", "c. ", "大约", "大概", "差不多", "约",
];
/// Words for "a little less than".
pub(super) const NEARLY: &[&str] = &["nearly ", "almost ", "将近", "接近", "近"];
pub(super) const ABOUT_BEHIND: &[&str] = &["左右", "上下", " or so", " approx.", " approx", " approximately"];

/// Words of an open end: first those that include the end itself, then those that exclude it.
pub(super) type OpenEnds = [&'static [&'static str]; 2];

pub(super) const AT_LEAST: OpenEnds = [
    &[
        ">=", "=>", "≥", "⩾", "at least ", "no less than ", "not less than ", "minimum ", "min. ", "min ", "from ",
        "大于等于", "不少于", "不低于", "不小于", "至少", "起码",
    ],
    &[">", "more than ", "greater than ", "over ", "above ", "超过", "超", "大于", "高于", "多于"],
];
pub(super) const AT_LEAST_BEHIND: &[&str] =
    &["及以上", "以上", "起", " or more", " and more", " and up", " and above", " or above", " plus", "+"];
pub(super) const AT_MOST: OpenEnds = [
    &[
        "<=", "=<", "≤", "⩽", "at most ", "up to ", "no more than ", "not more than ", "maximum ", "max. ", "max ",
        "within ", "小于等于", "不超过", "不多于", "不高于", "不大于", "至多", "最多",
    ],
    &["<", "less than ", "fewer than ", "under ", "below ", "不到", "不足", "未满", "少于", "低于", "小于"],
];
pub(super) const AT_MOST_BEHIND: &[&str] =
    &["及以下", "以下", "以内", "之内", "内", " or less", " or fewer", " or below", " max"];

/// Signs and words between the ends of a range in which the right end has the unit of both.
pub(super) const BETWEEN: &[&str] = &["~", "至", "到", " to ", "–", "—", "…", "-"];

/// Whether a cell means "unknown".
pub(super) fn means_unknown(key: &str) -> bool {
    UNKNOWN.contains(&key)
}

/// Whether a cell of numbers means "nothing".
pub(super) fn is_nothing(key: &str) -> bool {
    NOTHING.contains(&key)
}

/// The only level that is a prefix of the cell, or has the cell as a prefix: `G` for `Green`, `medium` for `Med.`.
pub(super) fn level_by_beginning<'l>(cell: &str, levels: &'l Levels) -> Option<&'l str> {
    let cell = identity::key(cell.trim_end_matches('.'));
    let is_it = |name: &&str| {
        let name = identity::key(name);
        let is_short = |short: &str, long: &str| !short.is_empty() && short.is_ascii() && long.starts_with(short);
        let is_word = cell.chars().all(char::is_alphabetic);
        (matches!(name.len(), 1 | 3..) && is_word && is_short(&name, &cell)) || is_short(&cell, &name)
    };
    let mut found = levels.as_slice().iter().filter_map(|level| {
        [level.id.as_str(), level.name.en.as_str()].into_iter().find(is_it).map(|_| level.id.as_str())
    });
    found.next().filter(|_| found.next().is_none())
}

/// The only level whose letters the cell has too, or that has the letters of the cell, the same one first: `mid` for
/// `medium` and `medium` for `mid`.
pub(super) fn level_in_short<'l>(cell: &str, levels: &'l Levels) -> Option<&'l str> {
    let cell = identity::key(cell);
    let is_short = |short: &str, long: &str| {
        let has = |c: char| short.matches(c).count() <= long.matches(c).count();
        short.len() >= 3 && short.is_ascii() && long.chars().next() == short.chars().next() && short.chars().all(has)
    };
    let is_it = |id: &&str| {
        let id = identity::key(id);
        is_short(&id, &cell) || is_short(&cell, &id)
    };
    let mut found = levels.as_slice().iter().map(|level| level.id.as_str()).filter(is_it);
    found.next().filter(|_| found.next().is_none())
}

/// The number of filled stars: `★★★☆☆` is 3. `None` for empty stars alone, which some use as filled ones.
pub(super) fn stars(cell: &str) -> Option<usize> {
    let is_star = |c: char| matches!(c, '★' | '⭐' | '🌟' | '☆' | '\u{FE0F}');
    let filled = cell.chars().filter(|c| matches!(c, '★' | '⭐' | '🌟')).count();
    (filled > 0 && cell.chars().all(is_star)).then_some(filled)
}

/// Whether a cell is a tick.
pub(super) fn is_tick(cell: &str) -> bool {
    TICKS.contains(&&*identity::key(cell))
}

/// Whether a cell is a cross.
pub(super) fn is_cross(key: &str) -> bool {
    CROSSES.contains(&key)
}

/// Yes or no as a cell text.
pub(super) fn yes_or_no(truth: bool, lang: Lang) -> &'static str {
    let word = if truth { Word::new("yes", "是") } else { Word::new("no", "否") };
    word.get(lang)
}

/// The truth value of a cell, if it is yes or no.
pub(super) fn truth(key: &str) -> Option<bool> {
    if YES.contains(&key) { Some(true) } else { NO.contains(&key).then_some(false) }
}

/// Whether a cell is the error of a spreadsheet formula, as saved in CSV.
pub(super) fn is_error(cell: &str) -> bool {
    const ERRORS: [&str; 15] = [
        "#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!", "#GETTING_DATA",
        "#BLOCKED!", "#BUSY!", "#CONNECT!", "#FIELD!", "#UNKNOWN!",
    ];
    cell.starts_with('#') && ERRORS.contains(&cell)
}

/// A name on one line with single spaces, without terminal control characters; empty if nothing of it is visible.
pub(crate) fn one_line(name: &str) -> String {
    let mut line = String::with_capacity(name.len());
    for word in printable(name).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    if identity::look(&line).is_empty() { String::new() } else { line }
}

/// The text of a cell on one line, as names of ideas are read.
pub(super) fn text_of(cell: &[u8]) -> String {
    one_line(&String::from_utf8_lossy(cell))
}

/// Words after a column's name that make a header its source column.
const SOURCES: [&str; 4] = ["source", "sources", "来源", "出处"];

/// The column whose sources a header may name; certain only with a colon.
pub(super) fn source_of(header: &str) -> Option<&str> {
    source_with_colon(header).or_else(|| {
        let trimmed = identity::trim(header);
        let (name, word) = SOURCES.iter().find_map(|word| Some((end_with(trimmed, word)?, *word)))?;
        // A Latin word must be separate: `resource` is not the source of `re`.
        let is_apart = name.ends_with(char::is_whitespace) || !word.is_ascii();
        let name = identity::trim(name);
        (is_apart && !name.is_empty()).then_some(name)
    })
}

/// The column whose sources a header names, with a colon.
pub(super) fn source_with_colon(header: &str) -> Option<&str> {
    let (name, word) = header.rsplit_once([':', '：'])?;
    let word = identity::key(word);
    (SOURCES.contains(&&*word) && !identity::look(name).is_empty()).then_some(identity::trim(name))
}

/// The text before `word` at its end, ignoring case.
fn end_with<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let at = text.len().checked_sub(word.len())?;
    let (name, end) = (text.get(..at)?, text.get(at..)?);
    end.eq_ignore_ascii_case(word).then_some(name)
}

/// The ideas, of `n`, with a name that equals `name`; failing that, ignoring case; failing that, contains it.
pub(super) fn called<'a, N: IntoIterator<Item = &'a String>>(
    name: &str,
    n: usize,
    names: impl Fn(usize) -> N,
) -> Vec<usize> {
    let (look, wanted) = (identity::look(name), identity::key(name));
    let ways: [&dyn Fn(&str) -> bool; 3] =
        [&|text| identity::look(text) == look, &|text| identity::key(text) == wanted, &|text| {
            !wanted.is_empty() && identity::key(text).contains(&*wanted)
        }];
    let all = |is_it: &dyn Fn(&str) -> bool| -> Vec<usize> {
        (0..n).filter(|&idea| names(idea).into_iter().any(|text| is_it(text))).collect()
    };
    ways.into_iter().map(all).find(|found| !found.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{source_of, source_with_colon};

    #[test]
    fn sources_are_named_in_many_ways() {
        for header in ["X:source", "X：source", "X: Source", "X来源", "X 出处", "X source", "X：来源"] {
            assert_eq!(source_of(header), Some("X"), "{header}");
        }
        for header in ["resource", "source", "来源", "X", ":source"] {
            assert_eq!(source_of(header), None, "{header}");
        }
        assert_eq!(
            (source_with_colon("X来源"), source_with_colon("收入（万元）:source")),
            (None, Some("收入（万元）"))
        );
    }
}
