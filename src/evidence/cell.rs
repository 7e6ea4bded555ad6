//! The cell grammar: what one cell of the table says.

use super::reader::Reader;
use super::refusal::reversed;
use super::{number, range, words, write};
use crate::diagnostic::{Finding, Span, did_you_mean, quoted};
use crate::identity;
use crate::lang::{Lang, Text};
use crate::rubric::ColumnKind;
use crate::unit::{Decimal, date};
use crate::value::{Levels, is_unknown};

/// What one cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Nothing: what is unknown earns nothing.
    Unknown,
    /// Somewhere between two numbers; equal where it is known, infinite where an end is open. A level's code; 1 or 0 for yes
    /// or no; the days since 1970 of a date.
    Between(f64, f64),
    /// Between the first and the last number, most likely the one in the middle.
    Likely(f64, f64, f64),
    /// A text.
    Text(String),
}

/// Why a cell cannot be read, or what is doubtful of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The finding's code.
    pub code: &'static str,
    /// The rest, apart, for most cells have none.
    said: Box<Said>,
}

/// What is said of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Said {
    /// What is wrong.
    pub message: Text,
    /// What to say at its place.
    pub label: Text,
    /// What to do.
    pub help: Vec<Text>,
    /// What to write instead, with the words that offer it.
    pub replacement: Option<(Text, String)>,
    /// Whether that says what the cell says, and nothing else could be meant.
    pub is_sure: bool,
}

impl std::ops::Deref for Problem {
    type Target = Said;

    fn deref(&self) -> &Said {
        &self.said
    }
}

impl Problem {
    pub(super) fn new(code: &'static str, message: Text, label: Text) -> Problem {
        Problem { code, said: Said { message, label, help: Vec::new(), replacement: None, is_sure: false }.into() }
    }

    pub(super) fn help(mut self, help: Text) -> Problem {
        self.said.help.push(help);
        self
    }

    /// With what to write instead, behind the words that offer it.
    pub(super) fn replace(self, help: Text, new: String) -> Problem {
        let Text { en, zh } = help;
        self.offer(Text::new(format!("{en}: `{new}`"), format!("{zh}：{new}")), new)
    }

    /// The same where nothing else could be meant.
    pub(super) fn surely(self, help: Text, new: String) -> Problem {
        let mut problem = self.replace(help, new);
        problem.said.is_sure = true;
        problem
    }

    /// Without what to write instead.
    pub(super) fn without_offer(mut self) -> Problem {
        self.said.replacement = None;
        self.help(Text::new("if it is, write it", "如果漏了，请补上"))
    }

    /// With what to write instead, in these words.
    fn offer(mut self, help: Text, new: String) -> Problem {
        self.said.replacement = Some((help, new));
        self
    }

    /// The finding of a cell of a column, without its replacement.
    pub fn finding(&self, column: &str, cell: &str, span: Span) -> Finding {
        // What is quoted may be as long as a file.
        let short = |text: &str| match quoted(cell) {
            short if cell.len() > short.len() => text.replace(cell, &short),
            _ => text.to_owned(),
        };
        let Text { en, zh } = &self.message;
        let (en, zh, column) = (short(en), short(zh), quoted(column));
        let message = Text::new(format!("{en}, in column `{column}`"), format!("{zh}（列“{column}”）"));
        let mut finding = Finding::new(self.code, message).at(span, self.label.clone()).among(Some(&column), cell);
        finding.help = self.ways_out().into_iter().map(|Text { en, zh }| Text::new(short(&en), short(&zh))).collect();
        finding
    }

    /// What to do, in words: the replacement first.
    pub fn ways_out(&self) -> Vec<Text> {
        self.replacement.iter().map(|(help, _)| help).chain(&self.help).cloned().collect()
    }
}

/// Reads a cell of a column. What is offered in place of a wrong cell reads back without a finding.
pub fn read(cell: &str, reader: &Reader) -> Result<Fact, Problem> {
    read_once(cell, reader).map_err(|mut problem| {
        // What is doubtful of all others does not speak against it.
        let is_good = |new: &str| {
            read_once(new, reader).is_ok_and(|fact| reader.alone.is_some() || doubt(new, &fact, reader).is_none())
        };
        if problem.replacement.as_ref().is_some_and(|(_, new)| !is_good(new)) {
            problem.said.replacement = None;
        }
        if problem.help.is_empty() && problem.replacement.is_none() {
            problem.said.help.push(Text::new(
                "write the number that is meant, or ? if it is not known",
                "请写出具体的数；不知道写 ?",
            ));
        }
        problem
    })
}

/// A cell's fact, and what is wrong or doubtful of it: where it cannot be read, it is unknown.
pub(super) fn judged(cell: &str, reader: &Reader) -> (Fact, Option<Problem>) {
    match read(cell, reader) {
        Ok(fact) => {
            let doubt = doubt(cell, &fact, reader);
            (fact, doubt)
        }
        Err(problem) => (Fact::Unknown, Some(problem)),
    }
}

/// What is doubtful of a fact that was read.
fn doubt(cell: &str, fact: &Fact, reader: &Reader) -> Option<Problem> {
    let &Fact::Between(low, high) = fact else { return None };
    let value = if high.is_finite() { high } else { low };
    let problem = reader.doubt(identity::trim(cell), value)?;
    let narrow = number::narrow(cell);
    if !range::has_no_unit(&narrow) {
        return Some(problem).filter(|_| reader.is_alone(value));
    }
    // Behind one number a unit can be put, within a range it cannot.
    let is_offered = problem.replacement.is_some() && !range::is_bare(&narrow);
    Some(if is_offered { problem.without_offer() } else { problem })
}

fn read_once(cell: &str, reader: &Reader) -> Result<Fact, Problem> {
    let cell = identity::trim(cell);
    if is_unknown(cell) {
        return Ok(Fact::Unknown);
    }
    if words::is_error(cell) {
        return Err(Problem::new(
            "E0316",
            Text::new(format!("`{cell}` is an error of a formula"), format!("“{cell}”是公式的错误值")),
            Text::new("it has no result", "公式没有结果"),
        )
        .help(Text::new(
            "mend the formula in the spreadsheet, or write ? if the fact is not known",
            "请在表格里改好公式；不知道写 ?",
        )));
    }
    match &reader.kind {
        ColumnKind::Text => Ok(Fact::Text(cell.to_owned())),
        ColumnKind::Yes => yes(cell, reader),
        ColumnKind::Level(levels) => match levels.code(cell) {
            Some(code) => Ok(Fact::Between(code as f64, code as f64)),
            None if words::is_unknown(&identity::key(cell)) => Ok(Fact::Unknown),
            None => level(cell, levels),
        },
        ColumnKind::Number => number(cell, reader),
        ColumnKind::Date if words::is_unknown(&identity::key(cell)) => Ok(Fact::Unknown),
        ColumnKind::Date => day(cell, reader),
    }
}

/// A fact as somebody could write it into a cell of this column: numbers in the unit of `like`, another cell of the column,
/// rounded up or down to so many significant digits; levels and truth values as words of the language.
pub fn write(x: f64, reader: &Reader, like: &str, digits: usize, up: bool, lang: Lang) -> String {
    match &reader.kind {
        ColumnKind::Number => write::number_like(x, reader, like, digits, up),
        // Codes are made by `read` alone, so this cast is exact.
        ColumnKind::Level(levels) => levels.as_slice()[x as usize].name.get(lang).to_owned(),
        ColumnKind::Yes if x == 1.0 => lang.pick("yes", "是").to_owned(),
        ColumnKind::Yes => lang.pick("no", "否").to_owned(),
        ColumnKind::Date => date::written(x).unwrap_or_else(|| like.to_owned()),
        // A text has no number to be written.
        ColumnKind::Text => like.to_owned(),
    }
}

fn number(cell: &str, reader: &Reader) -> Result<Fact, Problem> {
    let cell = number::without_mark(cell);
    match number::whole(cell.as_bytes()) {
        Some(x) if reader.is_plain() => return Ok(Fact::Between(x, x)),
        // Most cells below a unit in a header: nothing but digits, which no other shape of a number begins with.
        Some(_) if reader.decimal == Decimal::Point => {
            return range::one(cell, cell, reader).map(|x| Fact::Between(x, x));
        }
        _ => {}
    }
    // Below 万元 they would be money.
    let is_unitless = reader.bare.measure.is_none() && reader.bare.exponent == 0;
    if let Some(stars) = words::stars(cell).filter(|_| is_unitless) {
        return Ok(Fact::Between(stars as f64, stars as f64));
    }
    match identity::key(cell) {
        key if words::is_nothing(&key) => Err(nothing(cell)),
        key if words::is_unknown(&key) => Ok(Fact::Unknown),
        _ => range::read(cell, reader),
    }
}

/// That there is nothing of a number: zero most often, but nobody says so.
fn nothing(cell: &str) -> Problem {
    Problem::new(
        "E0307",
        Text::new(format!("`{cell}` is not a number"), format!("“{cell}”不是数字")),
        Text::new("nothing, or not known?", "是没有，还是不知道？"),
    )
    .help(Text::new("write 0 if there is nothing, or ? if it is not known", "没有就写 0，不知道写 ?"))
}

/// A level, or levels that stand side by side: `low..high`, `mid or high`.
fn level(cell: &str, levels: &Levels) -> Result<Fact, Problem> {
    const LONGEST: usize = 1_000;
    let codes =
        |(a, b): (&str, &str)| Some([levels.code(identity::trim(a))? as f64, levels.code(identity::trim(b))? as f64]);
    // Names of levels may hold the sign: low-mid-high is low..mid-high or low-mid..high, so neither.
    let pair = |separator: &str| {
        let places = cell.match_indices(separator).filter(|_| cell.len() <= LONGEST);
        let mut found = places.filter_map(|(at, sign)| codes((&cell[..at], &cell[at + sign.len()..])));
        found.next().filter(|_| found.next().is_none())
    };
    let between = |[a, b]: [f64; 2]| Fact::Between(a.min(b), a.max(b));
    if let Some(codes) = ["..", "~", "～", " to ", "至", "到", " - ", "–", "—", "-"].into_iter().find_map(pair) {
        return Ok(between(codes));
    }
    // High*: with a mark that points to a note below the table.
    if let Some(code) = levels.code(identity::trim(cell.trim_end_matches(['*', '†', '‡']))) {
        return Ok(between([code as f64; 2]));
    }
    let problem = Problem::new(
        "E0309",
        Text::new(format!("`{cell}` is not a level of this scale"), format!("“{cell}”不是这一级别表里的级别")),
        Text::new("unknown level", "没有这个级别"),
    );
    if let Some([a, b]) = [" or ", "或者", "或"].into_iter().find_map(pair) {
        return match (a - b).abs() <= 1.0 {
            true => Ok(between([a, b])),
            // What lies between would be counted in.
            false => Err(problem.replace(
                Text::new("levels between them are left out; for all of them write", "中间还有级别；若都有可能，请写"),
                cell.replacen(" or ", "..", 1).replacen("或者", "..", 1).replacen('或', "..", 1),
            )),
        };
    }
    let id = |code: f64| &levels.as_slice()[code as usize].id;
    let range = |[a, b]: [f64; 2]| format!("{}..{}", id(a.min(b)), id(a.max(b)));
    if let Some(codes) = ["/", ",", "，", "、", " and ", "和", "+", "&", ";", "；"].into_iter().find_map(pair) {
        let help =
            Text::new("one idea has one level; if it may be either, write", "一格只能有一个级别；若不确定，请写");
        return Err(problem.replace(help, range(codes)));
    }
    if let Some(codes) = side_by_side(cell, levels) {
        let help = Text::new("if it lies between, or may be either, write", "若在两者之间或不确定，请写");
        return Err(problem.replace(help, range(codes)));
    }
    let names = levels.as_slice().iter().flat_map(|l| [l.id.as_str(), l.name.en.as_str(), l.name.zh.as_str()]);
    // One or two letters are near to any word.
    let words = names.clone().filter(|name| cell.len() <= LONGEST && (name.len() > 2 || !name.is_ascii()));
    // 不高 and "not high" are anything but.
    let near = words::level_by_beginning(cell, levels).or_else(|| crate::diagnostic::nearest(cell, words));
    Err(match near.filter(|_| !names.clone().any(|name| is_part(name, cell))) {
        Some(near) => problem.offer(did_you_mean(near), near.to_owned()),
        None => {
            let ids: Vec<String> = levels.as_slice().iter().map(|l| format!("`{}`", l.id)).collect();
            problem.help(Text::new(
                format!("its levels are {}; unknown is `?` or nothing", ids.join(", ")),
                format!("可用：{}；不知道写 ? 或留空", ids.join("、")),
            ))
        }
    })
}

/// Two levels between which nothing stands but what joins them: 中低, low -> mid.
fn side_by_side(cell: &str, levels: &Levels) -> Option<[f64; 2]> {
    const LONGEST: usize = 200;
    const JOINED: &[&str] = &["to ", "to-", "等偏", "偏"];
    let mut places = cell.char_indices().skip(1).take_while(|(at, _)| *at < LONGEST);
    places.find_map(|(at, _)| {
        let (first, rest) = cell.split_at(at);
        let is_cut = first.ends_with(|c: char| c.is_ascii_alphanumeric()) && rest.starts_with(char::is_alphanumeric);
        let rest = rest.trim_start_matches([' ', '-', '>', '→', '/']);
        let rest = JOINED.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        Some([levels.code(identity::trim(first))? as f64, levels.code(rest)? as f64]).filter(|_| !is_cut)
    })
}

/// Whether the name of a level is a part of a cell, which then says more than it.
fn is_part(name: &str, cell: &str) -> bool {
    let name = identity::key(name);
    name.len() > 1 && identity::key(cell).contains(&*name)
}

fn yes(cell: &str, reader: &Reader) -> Result<Fact, Problem> {
    let key = &identity::key(cell);
    let truth = words::truth(key).or_else(|| (words::is_cross(key) && reader.has_ticks).then_some(false));
    match truth {
        Some(truth) => Ok(Fact::Between(f64::from(truth), f64::from(truth))),
        None if words::is_cross(key) => Err(Problem::new(
            "E0312",
            Text::new(
                format!("`{cell}` may mean yes or no, and no tick in the column tells"),
                format!("“{cell}”可能是“是”也可能是“否”，这一列没有 √ 可以对照"),
            ),
            Text::new("yes or no?", "是还是否？"),
        )
        .help(Text::new("write yes, no, 是 or 否", "请写 是 或 否"))),
        None if words::is_unknown(key) => Ok(Fact::Unknown),
        None => Err(Problem::new(
            "E0312",
            Text::new(format!("`{cell}` is neither yes nor no"), format!("“{cell}”既不是“是”也不是“否”")),
            Text::new("expected yes or no", "这里要写是或否"),
        )
        .help(Text::new("write yes, no, 是 or 否; unknown is `?` or nothing", "请写 是/否；不知道写 ? 或留空"))),
    }
}

/// A day, or the first and the last that it may be.
fn day(cell: &str, reader: &Reader) -> Result<Fact, Problem> {
    let (first, last) = cell.split_once("..").unwrap_or((cell, cell));
    let [low, high] = [one_day(first, cell, reader)?, one_day(last, cell, reader)?];
    match low <= high {
        true => Ok(Fact::Between(low, high)),
        false => Err(reversed(cell, format!("{}..{}", last.trim(), first.trim()))),
    }
}

fn one_day(text: &str, cell: &str, reader: &Reader) -> Result<f64, Problem> {
    match date::read(&number::narrow(text), reader.order) {
        date::Read::Date(date) => Ok(date::days(date)),
        date::Read::Either(a, b) => Err(Problem::new(
            "E0321",
            Text::new(format!("`{cell}` may be {a} or {b}"), format!("“{cell}”可能是 {a} 也可能是 {b}")),
            Text::new("the day or the month first?", "先写日还是先写月？"),
        )
        .help(Text::new("write the year first, as one of the two", "请把年写在最前，写成其中一个"))),
        date::Read::No => Err(Problem::new(
            "E0321",
            Text::new(format!("`{cell}` is not a date"), format!("“{cell}”不是日期")),
            Text::new("expected a day of the calendar", "这里要写具体的某一天"),
        )
        .help(Text::new("write the day, as in 2027-06-30; ? if it is not known", "请写到日，如 2027-06-30；不知道写 ?"))
        .help(Text::new(
            "of a month or a quarter write the first and the last: 2027-07-01..2027-09-30",
            "只知道月份或季度，请写首日和末日：2027-07-01..2027-09-30",
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_unknown_in_every_kind() {
        for cell in ["", " ", "?", "？", "n/a", "N/A", "未知"] {
            for kind in [ColumnKind::Number, ColumnKind::Yes, ColumnKind::Text, ColumnKind::Date] {
                assert_eq!(read(cell, &Reader::plain(&kind)), Ok(Fact::Unknown));
            }
        }
        assert_eq!(read("NA", &Reader::plain(&ColumnKind::Text)), Ok(Fact::Text("NA".into())), "it may be a region");
    }

    #[test]
    fn a_day_may_lie_between_two() {
        let reader = Reader::plain(&ColumnKind::Date);
        let quarter = read("2027-07-01..2027-09-30", &reader);
        assert_eq!(quarter, Ok(Fact::Between(21_000.0, 21_091.0)));
        assert_eq!(read("2027-09-30..2027-07-01", &reader).map_err(|problem| problem.code), Err("E0310"));
        assert_eq!(read("2027-07-01..Q4", &reader).map_err(|problem| problem.code), Err("E0321"));
    }
}
