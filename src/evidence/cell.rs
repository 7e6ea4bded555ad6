//! The cell grammar: what one cell of the table says.

use super::number::{self, Number};
use crate::identity;
use crate::lang::Lang;
use crate::rubric::ColumnKind;
use crate::value::{Levels, is_unknown};

/// What one cell says.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Nothing: what is unknown earns nothing.
    Unknown,
    /// Somewhere between two numbers; equal where it is known. A level's code; 1 or 0 for yes or no.
    Between(f64, f64),
    /// A text.
    Text(String),
}

/// Why a cell cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The finding's code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to say at its place.
    pub label: String,
    /// What to do.
    pub help: Vec<String>,
    /// What to write instead.
    pub replacement: Option<String>,
}

impl Problem {
    pub(super) fn new(code: &'static str, message: impl Into<String>, label: impl Into<String>) -> Problem {
        Problem { code, message: message.into(), label: label.into(), help: Vec::new(), replacement: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Problem {
        self.help.push(help.into());
        self
    }

    pub(super) fn replace(mut self, help: impl Into<String>, replacement: String) -> Problem {
        self.help.push(format!("{}: `{replacement}`", help.into()));
        self.replacement = Some(replacement);
        self
    }
}

/// Reads a cell of a column of this kind.
pub fn read(cell: &str, kind: &ColumnKind) -> Result<Fact, Problem> {
    let cell = identity::trim(cell);
    if is_unknown(cell) {
        return Ok(Fact::Unknown);
    }
    if is_error(cell) {
        return Err(Problem::new("E0316", format!("`{cell}` is an error of a formula"), "it has no result")
            .help("mend the formula in the spreadsheet, or write ? if the fact is not known"));
    }
    match kind {
        ColumnKind::Number => interval(cell).map(|(low, high)| Fact::Between(low, high)),
        ColumnKind::Level(levels) => level(cell, levels),
        ColumnKind::Yes => yes(cell),
        ColumnKind::Text => Ok(Fact::Text(cell.to_owned())),
    }
}

/// What a spreadsheet shows, and saves as CSV, where a formula has no result.
pub(super) fn is_error(cell: &str) -> bool {
    const ERRORS: [&str; 15] = [
        "#DIV/0!",
        "#N/A",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#REF!",
        "#VALUE!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#BLOCKED!",
        "#BUSY!",
        "#CONNECT!",
        "#FIELD!",
        "#UNKNOWN!",
    ];
    cell.starts_with('#') && ERRORS.contains(&cell)
}

/// A fact as somebody could write it into a cell of this kind: numbers in the unit of `like`, another cell of the column,
/// rounded up or down to so many significant digits; levels and truth values as words of the language.
pub fn write(x: f64, kind: &ColumnKind, like: &str, digits: usize, up: bool, lang: Lang) -> String {
    match kind {
        // A range is written in the unit of its upper end: the lower may be a bare 0.
        ColumnKind::Number => number::write_like(x, like.rsplit("..").next().unwrap_or(like), digits, up),
        // Codes are made by `read` alone, so this cast is exact.
        ColumnKind::Level(levels) => levels.as_slice()[x as usize].name.get(lang).to_owned(),
        ColumnKind::Yes if x == 1.0 => lang.pick("yes", "是").to_owned(),
        ColumnKind::Yes => lang.pick("no", "否").to_owned(),
        // A text has no number to be written.
        ColumnKind::Text => like.to_owned(),
    }
}

/// A number, or a range `low..high`.
fn interval(cell: &str) -> Result<(f64, f64), Problem> {
    // Most cells are plain numbers, and those are read without a copy.
    let problem = match number::read(cell) {
        Ok(n) => return Ok((n.value, n.value)),
        Err(problem) => problem,
    };
    let narrow = number::narrow(cell);
    let Some((low, high)) = narrow.split_once("..") else {
        return Err(other_dash(cell, &narrow).unwrap_or(problem));
    };
    if high.starts_with('.') {
        let problem = Problem::new("E0307", format!("`{cell}` is not a number"), "three dots");
        return Err(match mended(&format!("{}..{}", low.trim(), high.trim_start_matches('.').trim())) {
            Some(range) => problem.replace("a range is written with two dots", range),
            None => problem.help("a range is written with two dots, as in 800万..1200万"),
        });
    }
    if low.trim().is_empty() || high.trim().is_empty() {
        return Err(Problem::new("E0307", format!("`{cell}` has one end only"), "a range has two ends")
            .help("write how low and how high it could be, as in 800万..1200万"));
    }
    let (a, b) = (number::read(low)?, number::read(high)?);
    if one_unit(a, b) {
        let problem = Problem::new("E0315", format!("`{cell}` has a unit at one end only"), "which numbers are meant?");
        let (low, high) = (low.trim(), high.trim());
        let both = match (a.unit, b.unit) {
            (None, Some(unit)) => format!("{low}{unit}..{high}"),
            (Some(unit), None) => format!("{low}..{high}{unit}"),
            _ => String::new(),
        };
        // A sign of currency may stand where the unit would have to.
        return Err(match interval(&both) {
            Ok(_) => problem.replace("write the unit at both ends", both),
            Err(_) => problem.help("write the unit at both ends, as in 800万..1200万"),
        });
    }
    if a.value > b.value {
        return Err(Problem::new("E0310", format!("the range `{cell}` is reversed"), "the lower end comes first")
            .replace("turn it round", format!("{}..{}", high.trim(), low.trim())));
    }
    Ok((a.value, b.value))
}

/// Zero is zero in every unit; else `800..1200万` could mean two things.
fn one_unit(low: Number, high: Number) -> bool {
    let bare = |n: Number| n.unit.is_none() && n.value != 0.0;
    (high.unit.is_some() && bare(low)) || (low.unit.is_some() && bare(high))
}

/// A range as it should be written in the end, if it has mistakes of its own; none if it cannot be mended.
fn mended(range: &str) -> Option<String> {
    match interval(range) {
        Ok(_) => Some(range.to_owned()),
        Err(problem) => problem.replacement.filter(|r| interval(r).is_ok()),
    }
}

/// A range written with another sign than `..` is told how to write it; `narrow` is the cell in half-width.
fn other_dash(cell: &str, narrow: &str) -> Option<Problem> {
    ["…", "~", "–", "—", "至", "到", "-"].iter().find_map(|dash| {
        let (low, high) = narrow.split_once(dash)?;
        let range = mended(&format!("{}..{}", low.trim(), high.trim()))?;
        let problem = Problem::new("E0307", format!("`{cell}` is not a number"), "expected a number");
        Some(problem.replace("a range is written with two dots", range))
    })
}

fn level(cell: &str, levels: &Levels) -> Result<Fact, Problem> {
    if let Some(code) = levels.code(cell) {
        return Ok(Fact::Between(code as f64, code as f64));
    }
    let problem = Problem::new("E0309", format!("`{cell}` is not a level of this scale"), "unknown level");
    let names = levels.as_slice().iter().flat_map(|l| [l.id.as_str(), l.name.en.as_str(), l.name.zh.as_str()]);
    Err(match crate::diagnostic::nearest(cell, names) {
        Some(near) => {
            let help = format!("did you mean `{near}`?");
            Problem { replacement: Some(near.to_owned()), ..problem.help(help) }
        }
        None => {
            let ids: Vec<String> = levels.as_slice().iter().map(|l| format!("`{}`", l.id)).collect();
            problem.help(format!("its levels are {}; unknown is `?` or nothing", ids.join(", ")))
        }
    })
}

fn yes(cell: &str) -> Result<Fact, Problem> {
    const YES: [&str; 6] = ["yes", "true", "y", "1", "是", "有"];
    const NO: [&str; 6] = ["no", "false", "n", "0", "否", "无"];
    let word = identity::key(cell);
    if YES.contains(&&*word) {
        Ok(Fact::Between(1.0, 1.0))
    } else if NO.contains(&&*word) {
        Ok(Fact::Between(0.0, 0.0))
    } else {
        Err(Problem::new("E0312", format!("`{cell}` is neither yes nor no"), "expected yes or no")
            .help("write yes, no, 是 or 否; unknown is `?` or nothing"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        assert_eq!(interval("800万..1200万"), Ok((8e6, 12e6)));
        assert_eq!(interval("0 .. 5%"), Ok((0.0, 0.05)));
        assert_eq!(interval("-5..5"), Ok((-5.0, 5.0)));
        for (cell, code, replacement) in [
            ("800..1200万", "E0315", Some("800万..1200万")),
            ("10%..30", "E0315", Some("10%..30%")),
            ("0...5", "E0307", Some("0..5")),
            ("5..3", "E0310", Some("3..5")),
            ("5..", "E0307", None),
            ("800万-1200万", "E0307", Some("800万..1200万")),
            ("3～5", "E0307", Some("3..5")),
        ] {
            let problem = interval(cell).unwrap_err();
            assert_eq!((problem.code, problem.replacement.as_deref()), (code, replacement), "{cell}");
        }
    }

    #[test]
    fn unknown_is_unknown_in_every_kind() {
        for cell in ["", " ", "?", "？", "n/a", "N/A", "未知"] {
            for kind in [ColumnKind::Number, ColumnKind::Yes, ColumnKind::Text] {
                assert_eq!(read(cell, &kind), Ok(Fact::Unknown));
            }
        }
    }
}
