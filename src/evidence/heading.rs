//! Finds a table's header and separator: the first line that names columns of the rubric, perhaps below a title.

use super::records::{self, MAX_RECORD_BYTES, records};
use crate::diagnostic::{BOM, Sheet, Span};
use crate::identity;
use crate::rubric::TableSpec;
use crate::unit::Unit;
use std::collections::{HashMap, HashSet};

/// The candidate separators; the comma wins a tie.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// How many records are searched for a header …
const MAX_HEADER_SEARCH_RECORDS: usize = 20;
/// … and within how many bytes these must begin.
pub(super) const MAX_HEADER_SEARCH_BYTES: usize = 16 << 10;

/// Where a header is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// What separates cells.
    pub delimiter: u8,
    /// Where it begins.
    pub start: usize,
    /// Where the upper of two header lines begins, which names the columns that the lower leaves empty (merged cells).
    pub upper: Option<usize>,
    /// Where the line of units below it begins.
    pub units: Option<usize>,
    /// Where skipped lines above it begin, unless the rubric names the header line.
    pub passed: Option<usize>,
}

impl Heading {
    /// A header of one line that begins at `start`.
    fn new(delimiter: u8, start: usize) -> Heading {
        Heading { delimiter, start, upper: None, units: None, passed: None }
    }

    /// Finds the header; `None` if the rubric names a line that does not exist.
    pub(super) fn of(bytes: &[u8], sheet: Option<&Sheet>, spec: &TableSpec) -> Option<Heading> {
        // The text of a sheet was written by `input`: nothing to guess.
        let (delimiter, first) = if sheet.is_some() { (b',', 0) } else { delimiter(bytes) };
        let wanted = WantedColumns::of(spec);
        if let Some(line) = spec.rows.header {
            return Heading::at(line, bytes, sheet, &wanted).map(|heading| heading.with_units(bytes, &wanted));
        }
        let top = wanted.fit(&cells_at(bytes, delimiter, first));
        let mut best = (top, Heading::new(delimiter, first));
        // A title may share its name with the column of ideas, and names may be below merged cells.
        if !top.is_named || top.read < wanted.read.len() {
            let near = &bytes[first..bytes.len().min(first + MAX_HEADER_SEARCH_BYTES)];
            let all = if sheet.is_some() { &SEPARATORS[..1] } else { &SEPARATORS };
            for &delimiter in all {
                let mut above: Option<(usize, Vec<String>)> = None;
                for (at, record) in records(near, delimiter).take(MAX_HEADER_SEARCH_RECORDS) {
                    let start = first + at;
                    let cells: Vec<String> = record.iter().map(text).collect();
                    let mut see = |cells: &[String], upper: Option<usize>| {
                        let fit = wanted.fit(cells);
                        if fit > best.0 && fit.read >= best.0.read && fit.is_header() {
                            let passed = Some(first).filter(|first| *first < upper.unwrap_or(start));
                            best = (fit, Heading { upper, passed, ..Heading::new(delimiter, start) });
                        }
                    };
                    see(&cells, None);
                    if let Some((upper, above)) = above {
                        see(&both(&cells, &above), Some(upper));
                    }
                    above = Some((start, cells));
                }
            }
        }
        if best.0 == (Fit { is_named: false, read: 0 }) {
            best.1 = fullest(bytes, delimiter, first, best.1);
        }
        Some(best.1.with_units(bytes, &wanted))
    }

    /// The header at a given line, which may be the upper or the lower of two.
    fn at(line: usize, bytes: &[u8], sheet: Option<&Sheet>, wanted: &WantedColumns) -> Option<Heading> {
        let start = match sheet {
            Some(sheet) => sheet.records.iter().find(|(_, row)| *row as usize + 1 == line)?.0,
            None => line_start(bytes, line).filter(|start| begins_record(bytes, *start))?,
        };
        let delimiter = if sheet.is_some() { b',' } else { delimiter_at(bytes, start) };
        let start = after_mark(bytes, start);
        let (one, own) = (Heading::new(delimiter, start), cells_at(bytes, delimiter, start));
        let above = match sheet {
            Some(sheet) => sheet.records.iter().rev().find(|(at, _)| *at < start).map(|(at, _)| *at),
            None => line
                .checked_sub(1)
                .filter(|line| *line > 0)
                .and_then(|line| line_start(bytes, line))
                .filter(|start| begins_record(bytes, *start)),
        };
        let below = line_below(bytes, start, delimiter);
        let below = Some(below).filter(|below| !matches!(bytes.get(*below), None | Some(b'\r' | b'\n')));
        let as_upper = below.map(|below| {
            let cells = both(&cells_at(bytes, delimiter, below), &own);
            (wanted.fit(&cells), Heading { start: below, upper: Some(start), ..one })
        });
        let as_lower = above.map(|above| {
            let cells = both(&own, &cells_at(bytes, delimiter, above));
            (wanted.fit(&cells), Heading { upper: Some(above), ..one })
        });
        let mut best = (wanted.fit(&own), one);
        for found in as_upper.into_iter().chain(as_lower) {
            best = if found.0 > best.0 { found } else { best };
        }
        Some(best.1)
    }
}

/// The header of a table with none of the rubric's columns: below a lone title, the first line that is about as full as
/// the fullest.
fn fullest(bytes: &[u8], delimiter: u8, first: usize, heading: Heading) -> Heading {
    let near = &bytes[first..bytes.len().min(first + MAX_HEADER_SEARCH_BYTES)];
    let filled = |record: &csv::ByteRecord| record.iter().filter(|cell| !cell.trim_ascii().is_empty()).count();
    let filled: Vec<_> = records(near, delimiter)
        .take(MAX_HEADER_SEARCH_RECORDS)
        .map(|(at, record)| (first + at, filled(&record)))
        .collect();
    let most = filled.iter().map(|(_, filled)| *filled).max().unwrap_or(0);
    match filled.iter().find(|(_, filled)| filled * 3 >= most * 2) {
        Some(&(start, _)) if most > 2 && start > first && filled[0].1 == 1 => {
            Heading { start, passed: Some(first), ..heading }
        }
        _ => heading,
    }
}

/// The columns that identify and name the idea, each once: rubric key, column, and place in the rubric.
pub(super) fn named_columns(spec: &TableSpec) -> Vec<(&'static str, &str, Option<&Span>)> {
    let id = spec.idea.iter().map(|idea| ("idea", idea.name.as_str(), idea.span.as_ref()));
    let names = spec.name.iter().flat_map(|name| {
        let span = name.span.as_ref();
        [("name", name.name.en.as_str(), span), ("name", name.name.zh.as_str(), span)]
    });
    let mut columns: Vec<_> = id.chain(names).collect();
    columns.dedup_by(|a, b| a.1 == b.1);
    columns
}

/// The columns that the rubric looks for.
struct WantedColumns<'s> {
    /// Those that name the idea.
    names: HashSet<std::borrow::Cow<'s, str>>,
    read: HashSet<std::borrow::Cow<'s, str>>,
}

/// How well a line fits as a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Whether one of its columns names the ideas.
    is_named: bool,
    /// How many of its columns the rubric reads.
    read: usize,
}

impl Fit {
    /// One matching word above a table may be chance; two are not.
    fn is_header(self) -> bool {
        self.is_named || self.read >= 2
    }
}

impl<'s> WantedColumns<'s> {
    fn of(spec: &'s TableSpec) -> WantedColumns<'s> {
        WantedColumns {
            names: named_columns(spec).into_iter().map(|(_, column, _)| identity::key(column)).collect(),
            // A condition beside the rubric must not decide which line is the header.
            read: spec.own_columns().iter().map(|column| identity::key(&column.name)).collect(),
        }
    }

    /// Whether a column names the ideas.
    fn is_name(&self, cell: &str) -> bool {
        self.names.contains(&identity::key(cell))
    }

    fn fit(&self, cells: &[String]) -> Fit {
        let is_in = |set: &HashSet<_>, cell: &str| {
            let bare = || Unit::of_header(cell).is_some_and(|(_, name)| set.contains(&identity::key(name)));
            set.contains(&identity::key(cell)) || bare()
        };
        Fit {
            is_named: cells.iter().any(|cell| is_in(&self.names, cell)),
            read: cells.iter().filter(|cell| is_in(&self.read, cell)).count(),
        }
    }
}

/// The cells of a two-line header: the lower ones, with empty ones filled from above. Lower names that repeat or are
/// digits (years) are prefixed with the name above them: `ARR 2025`.
fn both(lower: &[String], upper: &[String]) -> Vec<String> {
    let longest = lower.len().max(upper.len());
    let cell = |cells: &[String], n: usize| cells.get(n).filter(|cell| !cell.is_empty()).cloned();
    let mut times: HashMap<_, usize> = HashMap::with_capacity(lower.len());
    lower.iter().for_each(|name| *times.entry(identity::key(name)).or_default() += 1);
    let is_own = |name: &String| {
        let is_number = name.chars().all(|c| c.is_ascii_digit());
        !is_number && times.get(&identity::key(name)) == Some(&1)
    };
    let mut above = String::new();
    let names = (0..longest).map(|n| {
        let over = cell(upper, n);
        if let Some(over) = &over {
            above.clone_from(over);
        }
        match (cell(lower, n), over) {
            (None, over) => over.unwrap_or_default(),
            (Some(unit), Some(over)) if is_bracket(&unit) && is_unit(&unit) => format!("{over}{unit}"),
            // 收入（万元） above 2025年: the unit applies to the years below it, too.
            (Some(name), _) => match unit_behind(&above).filter(|_| Unit::of_header(&name).is_none()) {
                Some((what, unit)) if !is_own(&name) => format!("{what} {name}{unit}"),
                Some((_, unit)) if is_period(&name) => format!("{name}{unit}"),
                _ if is_own(&name) || above.is_empty() => name,
                _ => format!("{above} {name}"),
            },
        }
    });
    names.collect()
}

/// A header split into its name and the unit at its end, as written.
fn unit_behind(header: &str) -> Option<(&str, &str)> {
    let (_, name) = Unit::of_header(header)?;
    Some((name, header.strip_prefix(name)?))
}

/// Whether a name is a period: `2025年`, `FY25`, `Q3`, `3月`.
fn is_period(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    let digits =
        name.trim_start_matches("fy").trim_start_matches(['q', 'h']).trim_end_matches(['年', '月', 'e', 'a', 'f']);
    !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A cell without the brackets around it.
fn without_bracket(cell: &str) -> &str {
    let inside = cell.strip_prefix(['(', '（', '[', '【']).and_then(|rest| rest.strip_suffix([')', '）', ']', '】']));
    inside.unwrap_or(cell)
}

fn is_bracket(cell: &str) -> bool {
    without_bracket(cell).len() < cell.len()
}

/// Whether a cell below a name is its unit: `（万元）`, `%`.
fn is_unit(cell: &str) -> bool {
    Unit::read(without_bracket(cell)).is_some()
}

/// Whether cells are units or describe the format of the cells below: `heads`, `1-5`, `Y/N`, `高/中/低`.
fn are_units(cells: &[String]) -> bool {
    let is_scale = |cell: &str| {
        let mut ends = cell.split(['-', '–', '~', '～']);
        let is_end = |end: &str| !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_digit());
        !cell.contains(|c: char| c.is_ascii_digit()) || (ends.clone().count() == 2 && ends.all(is_end))
    };
    let mut filled = cells.iter().filter(|cell| !cell.is_empty()).map(|cell| without_bracket(cell));
    filled.clone().any(is_unit) && filled.all(|cell| is_unit(cell) || is_scale(cell))
}

impl Heading {
    /// Includes the line below if it is a line of units: no name of an idea, and no numbers.
    fn with_units(self, bytes: &[u8], wanted: &WantedColumns) -> Heading {
        let below = line_below(bytes, self.start, self.delimiter);
        let units = cells_at(bytes, self.delimiter, below);
        let names = self.names(bytes, cells_at(bytes, self.delimiter, self.start));
        let mut of_names = names.iter().enumerate().filter(|(_, name)| wanted.is_name(name)).peekable();
        let is_nameless =
            of_names.peek().is_some() && of_names.all(|(place, _)| units.get(place).is_none_or(String::is_empty));
        Heading { units: Some(below).filter(|_| is_nameless && are_units(&units)), ..self }
    }

    /// Where its last line begins.
    pub(super) fn last(self) -> usize {
        self.units.unwrap_or(self.start)
    }

    /// The names of the columns, given the cells of the header line.
    pub(super) fn names(self, bytes: &[u8], cells: Vec<String>) -> Vec<String> {
        let mut names = match self.upper {
            Some(upper) => both(&cells, &cells_at(bytes, self.delimiter, upper)),
            None => cells,
        };
        let units = self.units.map_or(Vec::new(), |units| cells_at(bytes, self.delimiter, units));
        let named = names.iter_mut().zip(units).filter(|(name, unit)| !name.is_empty() && is_unit(unit));
        for (name, unit) in named.filter(|(name, _)| Unit::of_header(name).is_none()) {
            *name += &if is_bracket(&unit) { unit } else { format!(" ({unit})") };
        }
        names
    }
}

/// How many of the rubric's columns the header of a text has.
pub fn fits(bytes: &[u8], spec: &TableSpec) -> usize {
    let heading = Heading::of(bytes, None, spec).unwrap_or(Heading::new(b',', 0));
    let fit = WantedColumns::of(spec).fit(&heading.names(bytes, cells_at(bytes, heading.delimiter, heading.start)));
    fit.read + usize::from(fit.is_named)
}

fn text(cell: &[u8]) -> String {
    identity::trim(&String::from_utf8_lossy(cell)).to_owned()
}

/// The cells of the record that begins at `start`.
fn cells_at(bytes: &[u8], delimiter: u8, start: usize) -> Vec<String> {
    let near = &bytes[start..bytes.len().min(start + MAX_RECORD_BYTES)];
    records(near, delimiter).next().map_or(Vec::new(), |(_, record)| record.iter().map(text).collect())
}

/// Where the line below the record at `start` begins, blank or not.
fn line_below(bytes: &[u8], start: usize, delimiter: u8) -> usize {
    let end = records::end(bytes, start, delimiter);
    end + usize::from(bytes[..end].ends_with(b"\r") && bytes[end..].starts_with(b"\n"))
}

/// Whether a record begins at `start`: not on a blank line, nor inside a quoted cell.
fn begins_record(bytes: &[u8], start: usize) -> bool {
    let mut at = 0;
    while at < start {
        let before = at;
        at = line_below(bytes, at, delimiter_at(bytes, at));
        at = records::begin(&bytes[..start.max(at)], at);
        if at == before {
            return false;
        }
    }
    at == start && !matches!(bytes.get(start), None | Some(b'\r' | b'\n'))
}

/// Where a line, counted from 1, begins; `None` if the text ends before it.
pub fn line_start(bytes: &[u8], line: usize) -> Option<usize> {
    let mut at = 0;
    for _ in 1..line {
        let end = at + memchr::memchr2(b'\r', b'\n', &bytes[at..])?;
        at = end + if bytes[end..].starts_with(b"\r\n") { 2 } else { 1 };
    }
    (at < bytes.len()).then_some(at)
}

/// The separator, and where the first line with content begins. The separator is what Excel's `sep=;` line names, else
/// the most frequent of comma, semicolon, tab and `|` in that line, outside quotation marks.
pub(super) fn delimiter(bytes: &[u8]) -> (u8, usize) {
    let start = records::begin(bytes, 0);
    let line_end = start + memchr::memchr2(b'\r', b'\n', &bytes[start..]).unwrap_or(bytes.len() - start);
    if let [b's' | b'S', b'e' | b'E', b'p' | b'P', b'=', delimiter] = bytes[start..line_end]
        && SEPARATORS.contains(&delimiter)
    {
        return (delimiter, after_mark(bytes, records::begin(bytes, line_end)));
    }
    (delimiter_at(bytes, start), after_mark(bytes, start))
}

/// The most frequent separator in the record that begins at `start`.
fn delimiter_at(bytes: &[u8], start: usize) -> u8 {
    let near = &bytes[..bytes.len().min(start + MAX_RECORD_BYTES)];
    let (cells, _) = records::cells(near, start, b'\0');
    let mut quoted = false;
    let mut counts = SEPARATORS.map(|separator| (separator, 0));
    for &byte in &near[cells[0].clone()] {
        quoted ^= byte == b'"';
        if let Some(count) = counts.iter_mut().find(|(d, _)| *d == byte && !quoted) {
            count.1 += 1;
        }
    }
    counts.iter().fold(counts[0], |best, c| if c.1 > best.1 { *c } else { best }).0
}

/// Skips a byte-order mark, which may precede the header even after blank lines; the csv crate skips it, too.
fn after_mark(bytes: &[u8], at: usize) -> usize {
    if bytes[at..].starts_with(BOM.as_bytes()) { at + BOM.len() } else { at }
}
