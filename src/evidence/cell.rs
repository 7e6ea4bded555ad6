//! The cell grammar: one cell of the table → a fact.

use super::amount::number_like;
use super::facts::Fact;
use super::reader::ColumnReader;
use super::refusal::{CellProblem, no_number, reversed};
use super::{number, range, words};
use crate::diagnostic::{Code, quoted};
use crate::identity;
use crate::lang::{Lang, Text};
use crate::rubric::ColumnKind;
use crate::say::findings::cells::{self, LevelMeant};
use crate::say::findings::numbers::NotANumber;
use crate::unit::{Decimal, date};
use crate::value::{Levels, is_blank};

/// Reads a cell of a column. A suggested replacement is guaranteed to be read without a finding.
pub fn read(cell: &str, reader: &ColumnReader) -> Result<Fact, Box<CellProblem>> {
    read_once(cell, reader).map_err(|mut problem| {
        // A doubt that every other cell shares is no objection.
        let is_good = |new: &str| {
            read_once(new, reader).is_ok_and(|fact| reader.lone_size.is_some() || doubt(new, &fact, reader).is_none())
        };
        if problem.replacement.as_ref().is_some_and(|new| !is_good(new)) {
            problem.replacement = None;
            problem.message.offer = None;
        }
        if problem.message.offer.is_none() && problem.message.help.is_empty() {
            problem.message.help.push(cells::write_a_number());
        }
        problem
    })
}

/// A cell's fact (unknown if it cannot be read), and what is wrong or doubtful about it.
pub(super) fn judged(cell: &str, reader: &ColumnReader) -> (Fact, Option<Box<CellProblem>>) {
    match read(cell, reader) {
        Ok(fact) => {
            let doubt = doubt(cell, &fact, reader);
            (fact, doubt)
        }
        Err(problem) => (Fact::Unknown, Some(problem)),
    }
}

/// What is doubtful about a fact that was read.
fn doubt(cell: &str, fact: &Fact, reader: &ColumnReader) -> Option<Box<CellProblem>> {
    let &Fact::Between(low, high) = fact else { return None };
    let value = if high.is_finite() { high } else { low };
    // A unit can be appended to a single number, not to a range.
    let problem = reader.doubt(identity::trim(cell), value, || range::is_bare(&number::narrow(cell)))?;
    (range::has_no_unit(&number::narrow(cell)) || reader.is_alone(value)).then_some(problem)
}

fn read_once(cell: &str, reader: &ColumnReader) -> Result<Fact, Box<CellProblem>> {
    let cell = identity::trim(cell);
    if is_blank(cell) {
        return Ok(Fact::Unknown);
    }
    if words::is_error(cell) {
        return Err(CellProblem::new(Code::E0316, cells::error_of_formula(&quoted(cell))));
    }
    match &reader.kind {
        ColumnKind::Text => Ok(Fact::Text(cell.to_owned())),
        ColumnKind::Yes => yes(cell, reader),
        ColumnKind::Level(levels) => match levels.code(cell) {
            Some(code) => Ok(Fact::Between(code as f64, code as f64)),
            None if words::means_unknown(&identity::key(cell)) => Ok(Fact::Unknown),
            None => level(cell, levels),
        },
        ColumnKind::Number => number(cell, reader),
        ColumnKind::Date if words::means_unknown(&identity::key(cell)) => Ok(Fact::Unknown),
        ColumnKind::Date => day(cell, reader),
    }
}

/// Writes a fact as a cell of this column: numbers in the unit of another cell, `like`, rounded up or down to `digits`
/// significant digits; levels and truth values as words in `lang`.
pub fn write(x: f64, reader: &ColumnReader, like: &str, digits: usize, up: bool, lang: Lang) -> String {
    match &reader.kind {
        ColumnKind::Number => number_like(x, reader, like, digits, up),
        // Codes come only from `read`, so the cast is exact.
        ColumnKind::Level(levels) => levels.as_slice()[x as usize].name.get(lang).to_owned(),
        ColumnKind::Yes => words::yes_or_no(x == 1.0, lang).to_owned(),
        ColumnKind::Date => date::written(x).unwrap_or_else(|| like.to_owned()),
        // Texts have no number.
        ColumnKind::Text => like.to_owned(),
    }
}

fn number(cell: &str, reader: &ColumnReader) -> Result<Fact, Box<CellProblem>> {
    let cell = number::without_mark(cell);
    match number::whole(cell.as_bytes()) {
        Some(x) if reader.is_plain() => return Ok(Fact::Between(x, x)),
        // Fast path for most cells below a header with a unit: digits alone have one reading.
        Some(_) if reader.decimal == Decimal::Point => {
            return range::one(cell, cell, reader).map(|x| Fact::Between(x, x));
        }
        _ => {}
    }
    // Below 万元, stars would be money.
    let is_unitless = reader.bare.measure.is_none() && reader.bare.exponent == 0;
    if let Some(stars) = words::stars(cell).filter(|_| is_unitless) {
        return Ok(Fact::Between(stars as f64, stars as f64));
    }
    match identity::key(cell) {
        // Probably zero, but not certainly.
        key if words::is_nothing(&key) => Err(no_number(cell, NotANumber::Nothing)),
        key if words::means_unknown(&key) => Ok(Fact::Unknown),
        _ => range::read(cell, reader),
    }
}

/// A level, or a range of adjacent levels: `low..high`, `mid or high`.
fn level(cell: &str, levels: &Levels) -> Result<Fact, Box<CellProblem>> {
    const MAX_LEVEL_BYTES: usize = 1_000;
    let codes =
        |(a, b): (&str, &str)| Some([levels.code(identity::trim(a))? as f64, levels.code(identity::trim(b))? as f64]);
    // Names may contain the sign: low-mid-high could be low..mid-high or low-mid..high, so it is neither.
    let pair = |separator: &str| {
        let places = cell.match_indices(separator).filter(|_| cell.len() <= MAX_LEVEL_BYTES);
        let mut found = places.filter_map(|(at, sign)| codes((&cell[..at], &cell[at + sign.len()..])));
        found.next().filter(|_| found.next().is_none())
    };
    let between = |[a, b]: [f64; 2]| Fact::Between(a.min(b), a.max(b));
    if let Some(codes) = ["..", "~", "～", " to ", "至", "到", " - ", "–", "—", "-"].into_iter().find_map(pair) {
        return Ok(between(codes));
    }
    // High*: with a footnote mark.
    if let Some(code) = levels.code(identity::trim(cell.trim_end_matches(['*', '†', '‡']))) {
        return Ok(between([code as f64; 2]));
    }
    let problem = |meant| CellProblem::new(Code::E0309, cells::not_a_level(&quoted(cell), meant));
    if let Some([a, b]) = [" or ", "或者", "或"].into_iter().find_map(pair) {
        if (a - b).abs() <= 1.0 {
            return Ok(between([a, b]));
        }
        // A range would include the levels between.
        let new = cell.replacen(" or ", "..", 1).replacen("或者", "..", 1).replacen('或', "..", 1);
        return Err(problem(LevelMeant::NotBetween(&new)).replace(new));
    }
    let id = |code: f64| &levels.as_slice()[code as usize].id;
    let range = |[a, b]: [f64; 2]| format!("{}..{}", id(a.min(b)), id(a.max(b)));
    if let Some(codes) = ["/", ",", "，", "、", " and ", "和", "+", "&", ";", "；"].into_iter().find_map(pair) {
        let new = range(codes);
        return Err(problem(LevelMeant::Several(&new)).replace(new));
    }
    if let Some(codes) = side_by_side(cell, levels) {
        let new = range(codes);
        return Err(problem(LevelMeant::SideBySide(&new)).replace(new));
    }
    let all = levels.as_slice().iter().flat_map(|l| [l.id.as_str(), l.name.en.as_str(), l.name.zh.as_str()]);
    // One or two letters are similar to any word.
    let words = all.clone().filter(|name| cell.len() <= MAX_LEVEL_BYTES && (name.len() > 2 || !name.is_ascii()));
    // 不高 and "not high" contain 高 and "high".
    let near = words::level_by_beginning(cell, levels)
        .or_else(|| crate::diagnostic::nearest(cell, words))
        .or_else(|| words::level_in_short(cell, levels));
    Err(match near.filter(|_| !all.clone().any(|name| is_part(name, cell))) {
        Some(near) => problem(LevelMeant::Near(near)).replace(near.to_owned()),
        None => {
            let names = levels.as_slice().iter().map(|level| Text::new(&level.id, &level.name.zh));
            problem(LevelMeant::Unknown(names.collect()))
        }
    })
}

/// Two levels written together or with a joining word: 中低, low -> mid.
fn side_by_side(cell: &str, levels: &Levels) -> Option<[f64; 2]> {
    const MAX_PAIR_BYTES: usize = 200;
    const JOINED: &[&str] = &["to ", "to-", "等偏", "偏"];
    let mut places = cell.char_indices().skip(1).take_while(|(at, _)| *at < MAX_PAIR_BYTES);
    places.find_map(|(at, _)| {
        let (first, rest) = cell.split_at(at);
        let is_cut = first.ends_with(|c: char| c.is_ascii_alphanumeric()) && rest.starts_with(char::is_alphanumeric);
        let rest = rest.trim_start_matches([' ', '-', '>', '→', '/']);
        let rest = JOINED.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        Some([levels.code(identity::trim(first))? as f64, levels.code(rest)? as f64]).filter(|_| !is_cut)
    })
}

/// Whether a cell contains the name of a level, among other words.
fn is_part(name: &str, cell: &str) -> bool {
    let name = identity::key(name);
    name.len() > 1 && identity::key(cell).contains(&*name)
}

fn yes(cell: &str, reader: &ColumnReader) -> Result<Fact, Box<CellProblem>> {
    let key = &identity::key(cell);
    let truth = words::truth(key).or_else(|| (words::is_cross(key) && reader.has_ticks).then_some(false));
    match truth {
        Some(truth) => Ok(Fact::Between(f64::from(truth), f64::from(truth))),
        None if words::is_cross(key) => Err(CellProblem::new(Code::E0312, cells::yes_or_no(&quoted(cell)))),
        None if words::means_unknown(key) => Ok(Fact::Unknown),
        None => Err(CellProblem::new(Code::E0312, cells::neither_yes_nor_no(&quoted(cell)))),
    }
}

/// A date, or a range of dates.
fn day(cell: &str, reader: &ColumnReader) -> Result<Fact, Box<CellProblem>> {
    let (first, last) = cell.split_once("..").unwrap_or((cell, cell));
    let [low, high] = [one_day(first, cell, reader)?, one_day(last, cell, reader)?];
    match low <= high {
        true => Ok(Fact::Between(low, high)),
        false => Err(reversed(cell, format!("{}..{}", last.trim(), first.trim()))),
    }
}

fn one_day(text: &str, cell: &str, reader: &ColumnReader) -> Result<f64, Box<CellProblem>> {
    match date::read(&number::narrow(text), reader.order) {
        date::DateReading::Date(date) => Ok(date::days(date)),
        date::DateReading::Either(a, b) => {
            let days = [a, b].map(|day| day.to_string());
            Err(CellProblem::new(Code::E0321, cells::two_days(&quoted(cell), days.each_ref().map(String::as_str))))
        }
        date::DateReading::No => Err(CellProblem::new(Code::E0321, cells::not_a_date(&quoted(cell)))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_is_unknown_in_every_kind() {
        for cell in ["", " ", "?", "？", "n/a", "N/A", "未知"] {
            for kind in [ColumnKind::Number, ColumnKind::Yes, ColumnKind::Text, ColumnKind::Date] {
                assert_eq!(read(cell, &ColumnReader::plain(&kind)), Ok(Fact::Unknown));
            }
        }
        assert_eq!(
            read("NA", &ColumnReader::plain(&ColumnKind::Text)),
            Ok(Fact::Text("NA".into())),
            "it may be a region"
        );
    }

    #[test]
    fn a_number_is_written_like_the_last_one_of_a_cell() {
        let reader = ColumnReader::plain(&ColumnKind::Number);
        let like = |cell: &str| write(130_000.0, &reader, cell, 2, true, Lang::En);
        for cell in ["60k", "about 60k", "$30-80k", "20k to 40k", "15k..30k", "up to 20k"] {
            assert_eq!(like(cell), "130k", "{cell}");
        }
        assert_eq!(["50万以上", "约60万"].map(like), ["13万", "13万"]);
        assert_eq!(["20000", "?", "六到七成", "...", ","].map(like), ["130,000"; 5]);
    }

    #[test]
    fn a_day_may_lie_between_two() {
        let reader = ColumnReader::plain(&ColumnKind::Date);
        let quarter = read("2027-07-01..2027-09-30", &reader);
        assert_eq!(quarter, Ok(Fact::Between(21_000.0, 21_091.0)));
        assert_eq!(read("2027-09-30..2027-07-01", &reader).map_err(|problem| problem.code), Err(Code::E0310));
        assert_eq!(read("2027-07-01..Q4", &reader).map_err(|problem| problem.code), Err(Code::E0321));
    }
}
