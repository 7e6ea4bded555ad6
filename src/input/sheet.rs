//! A sheet of a workbook → CSV, keeping the address of every cell. Empty rows and columns are left out; the rest is
//! read like any other table.

use super::budget::{MEMORY_BYTES, TooLarge, longest_text};
use super::format;
use super::hidden;
use crate::diagnostic::{FileColumns, Marks, Sheet};
use crate::unit::is_unit;
use calamine::{DataRef, ExcelDateTime, Style, Xlsx, XlsxError, XlsxFormulaMetadata};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::io::Cursor;
use std::ops::Range;

/// A workbook in memory.
pub(super) type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// The text of a sheet.
pub(super) struct SheetText {
    /// CSV.
    pub csv: Vec<u8>,
    /// Where its cells come from.
    pub sheet: Sheet,
    /// What its columns are.
    pub columns: FileColumns,
}

/// The content of a cell.
enum CellContent {
    /// A text, as a range of [`Cells::text`].
    Text(Range<usize>),
    /// The same of a number to which its format adds nothing.
    Plain(Range<usize>),
    /// A number not yet formatted: its format is not known when it is read.
    Number(f64),
    /// A formula without a computed value.
    Bare(Option<String>),
}

/// The filled cells of a sheet, by row, then column.
#[derive(Default)]
struct Cells {
    list: Vec<((u32, u32), CellContent)>,
    text: String,
    /// The total length of formulas without a value, in bytes.
    formulas: usize,
}

/// The memory for an error that calamine has no name for.
const NAMELESS_ERROR_BYTES: usize = 64;

/// Whether a sheet has no filled cell.
pub(super) fn is_empty(book: &mut Book, name: &str) -> Result<bool, XlsxError> {
    let mut reader = book.worksheet_cells_reader(name)?;
    loop {
        match reader.next_cell_with_formula_metadata() {
            Ok(None) => return Ok(true),
            Ok(Some(cell)) if cell.formula.is_none() && as_text(&cell.value).trim().is_empty() => {}
            Ok(Some(_)) | Err(XlsxError::CellError(_)) => return Ok(false),
            Err(error) => return Err(error),
        }
    }
}

/// Reads a sheet with its marks; `beside` is the memory already in use, in bytes.
pub(super) fn read(book: &mut Book, name: &str, marks: &hidden::RowMarks, beside: u64) -> Result<SheetText, XlsxError> {
    let cells = cells(book, name, beside)?;
    let merged = book.merge_cells_by_sheet_name(name)?;
    let columns: BTreeSet<u32> = cells.list.iter().map(|((_, column), _)| *column).collect();
    // A sparse sheet becomes mostly separators.
    let rows = cells.list.chunk_by(|a, b| a.0.0 == b.0.0).count();
    let (long, most) = ((rows * columns.len()) as u64 + cells.text.len() as u64, longest_text(beside + cells.bytes()));
    if long > most {
        return Err(XlsxError::Io(TooLarge::error(Some(long), most)));
    }
    let hides = |column: &u32| marks.columns.iter().any(|hidden| hidden.contains(column));
    let said = Marks {
        hidden_columns: columns.iter().enumerate().filter(|(_, column)| hides(column)).map(|(n, _)| n).collect(),
        ..Marks::default()
    };
    let columns: Vec<u32> = columns.into_iter().collect();
    let has_commas = cells.with_commas();
    let typed = FileColumns { typed: cells.are_numbers(&columns), ..FileColumns::default() };
    let sheet = Sheet { name: name.to_owned(), columns, records: Vec::new(), marks: said };
    let mut text = SheetText { csv: Vec::new(), sheet, columns: typed };
    let mut corners: Vec<[(u32, u32); 2]> = merged.into_iter().map(|region| [region.start, region.end]).collect();
    corners.sort_unstable();
    for row in cells.list.chunk_by(|a, b| a.0.0 == b.0.0) {
        let (start, number) = (text.csv.len(), row[0].0.0);
        text.sheet.records.push((start, number));
        text.sheet.marks.hidden.extend(marks.rows.contains(&number).then_some(start));
        text.sheet.marks.totals.extend(marks.totals.contains(&number).then_some(start));
        let mut rest = row.iter().peekable();
        for (n, &column) in text.sheet.columns.iter().enumerate() {
            if n > 0 {
                text.csv.push(b',');
            }
            let Some((place, content)) = rest.next_if(|((_, at), _)| *at == column) else { continue };
            if let Ok(found) = corners.binary_search_by_key(place, |[first, _]| *first) {
                text.sheet.marks.merged.push((text.csv.len(), corners[found]));
            }
            match content {
                CellContent::Text(range) => quote(&cells.text[range.clone()], &mut text.csv),
                CellContent::Plain(range) => {
                    let number = &cells.text[range.clone()];
                    text.csv.extend(number.bytes());
                    // A point before four digits separates no thousands, whatever the commas beside it mean.
                    let has_three = number.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
                    text.csv.extend((has_three && has_commas.contains(&column)).then_some(b'0'));
                }
                CellContent::Number(x) => quote(&x.to_string(), &mut text.csv),
                CellContent::Bare(formula) => {
                    text.sheet.marks.bare.push((text.csv.len(), formula.clone().unwrap_or_default()));
                }
            }
        }
        text.csv.push(b'\n');
    }
    let Sheet { columns, records, marks, .. } = &mut text.sheet;
    let several = |[a, b]: &[(u32, u32); 2]| {
        let rows = records.partition_point(|(_, row)| *row <= b.0) - records.partition_point(|(_, row)| *row < a.0);
        let within = columns.partition_point(|c| *c <= b.1) - columns.partition_point(|c| *c < a.1);
        rows > 1 || within > 1
    };
    marks.merged.retain(|(_, corners)| several(corners));
    Ok(text)
}

fn cells(book: &mut Book, name: &str, beside: u64) -> Result<Cells, XlsxError> {
    let most = MEMORY_BYTES.saturating_sub(beside);
    let mut cells = Cells::default();
    // Errors that calamine has no name for (#SPILL!) come without a place: number of the cell in the file, and error.
    let mut nameless: Vec<(usize, String)> = Vec::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    let codes: Vec<Option<String>> = reader.styles().iter().map(code).collect();
    for nth in 0.. {
        if cells.bytes() + (nameless.len() * NAMELESS_ERROR_BYTES) as u64 > most {
            return Err(XlsxError::Io(TooLarge::error(None, most)));
        }
        let cell = match reader.next_cell_with_formula_metadata() {
            Ok(Some(cell)) => cell,
            Ok(None) => break,
            Err(XlsxError::CellError(error)) => {
                nameless.push((nth, error));
                continue;
            }
            Err(error) => return Err(error),
        };
        match (cell.value, cell.formula) {
            (DataRef::Empty, None) => {}
            (DataRef::Empty, Some(formula)) => {
                let formula = written(formula);
                cells.formulas += formula.as_ref().map_or(0, String::len);
                cells.list.push((cell.pos, CellContent::Bare(formula)));
            }
            (DataRef::Float(x), _) => cells.list.push((cell.pos, CellContent::Number(x))),
            (value, _) => cells.push(cell.pos, &as_text(&value)),
        }
    }
    drop(reader);
    if !nameless.is_empty() {
        let mut reader = book.worksheet_cells_reader(name)?;
        let mut nameless = nameless.into_iter().peekable();
        for nth in 0.. {
            let Some(cell) = reader.next_formula()? else { break };
            if let Some((_, error)) = nameless.next_if(|(at, _)| *at == nth) {
                cells.push(cell.get_position(), &error);
            }
        }
    }
    if !cells.list.is_sorted_by_key(|(at, _)| *at) {
        cells.list.sort_by_key(|(at, _)| *at);
    }
    // A broken writer may write a cell twice.
    cells.list.dedup_by_key(|(at, _)| *at);
    cells.write_numbers(book, name, &codes, most)?;
    Ok(cells)
}

/// The number format of a style, if it adds anything to a number.
fn code(style: &Style) -> Option<String> {
    let format = style.number_format.as_ref()?;
    let code = format.format_code.as_str();
    // If the file leaves these formats to Excel, they show the currency of the reader's locale.
    let is_of_reader = matches!(format.format_id, Some(42 | 44)) && code.starts_with("_($*");
    (!is_of_reader && format::adds(code, is_unit)).then(|| code.to_owned())
}

impl Cells {
    /// Their memory, in bytes.
    fn bytes(&self) -> u64 {
        (self.list.len() * size_of::<((u32, u32), CellContent)>() + self.text.len() + self.formulas) as u64
    }

    /// Adds a text, unless it is blank.
    fn push(&mut self, at: (u32, u32), text: &str) {
        if !text.trim().is_empty() {
            let start = self.text.len();
            self.text.push_str(text);
            self.list.push((at, CellContent::Text(start..self.text.len())));
        }
    }

    /// The columns in which somebody wrote a comma.
    fn with_commas(&self) -> HashSet<u32> {
        let has_comma = |content: &CellContent| matches!(content, CellContent::Text(range) if self.text[range.clone()].contains([',', '，']));
        self.list.iter().filter(|(_, content)| has_comma(content)).map(|((_, column), _)| *column).collect()
    }

    /// Whether each of these columns holds numbers: below its first cell, the header, no text has a digit, which could be
    /// a number that someone wrote with a comma.
    fn are_numbers(&self, columns: &[u32]) -> Vec<bool> {
        let mut found: HashMap<u32, Option<bool>> = HashMap::new();
        for ((_, column), content) in &self.list {
            let Some(are_numbers) = found.get_mut(column) else {
                found.insert(*column, None);
                continue;
            };
            match content {
                CellContent::Plain(_) => *are_numbers = Some(are_numbers.unwrap_or(true)),
                CellContent::Text(range) if self.text[range.clone()].contains(char::is_numeric) => {
                    *are_numbers = Some(false);
                }
                _ => {}
            }
        }
        columns.iter().map(|column| found[column] == Some(true)).collect()
    }

    /// Formats the numbers. Styles are read separately from values, and only if one of them matters.
    fn write_numbers(
        &mut self,
        book: &mut Book,
        name: &str,
        codes: &[Option<String>],
        most: u64,
    ) -> Result<(), XlsxError> {
        let code = |style: usize| codes.get(style).and_then(Option::as_deref);
        if codes.iter().any(Option::is_some) {
            let mut reader = book.worksheet_cells_reader(name)?;
            while let Some((row, column, style)) = reader.next_style_id()? {
                if let Ok(nth) = self.list.binary_search_by_key(&(row, column), |(at, _)| *at) {
                    self.write_number(nth, code(style), most)?;
                }
            }
        }
        // Style 0 is that of cells without a style.
        (0..self.list.len()).try_for_each(|nth| self.write_number(nth, code(0), most))
    }

    /// Formats a cell if it is a number: with the signs of its format but all digits, else as the shortest text that
    /// reads as the same number.
    fn write_number(&mut self, nth: usize, code: Option<&str>, most: u64) -> Result<(), XlsxError> {
        let CellContent::Number(x) = self.list[nth].1 else { return Ok(()) };
        let typed = code.and_then(|code| format::typed(x, code, is_unit));
        let start = self.text.len();
        self.text.push_str(typed.as_deref().unwrap_or(&x.to_string()));
        let range = start..self.text.len();
        self.list[nth].1 = if typed.is_some() { CellContent::Text(range) } else { CellContent::Plain(range) };
        if self.bytes() > most { Err(XlsxError::Io(TooLarge::error(None, most))) } else { Ok(()) }
    }
}

/// The formula of a cell; `None` if it shares another cell's formula.
fn written(formula: XlsxFormulaMetadata) -> Option<String> {
    match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => Some(formula),
        _ => None,
    }
}

/// A value as cell text: a number as stored, without what its format adds (see [`format`]), a text unchanged.
fn as_text(value: &DataRef) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(x) => x.to_string(),
        DataRef::Float(x) => x.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        DataRef::DateTime(time) => moment(time),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A date, time or both in ISO 8601; a duration as hours, minutes and seconds.
fn moment(time: &ExcelDateTime) -> String {
    if time.is_duration() {
        let seconds = (time.as_f64() * 86_400.0).round() as i64;
        return format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
    let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    match time.as_f64() {
        of_day if of_day < 1.0 => clock,
        whole if whole.fract() == 0.0 => date,
        _ => format!("{date}T{clock}"),
    }
}

/// Appends a cell to CSV, quoted if necessary.
fn quote(cell: &str, csv: &mut Vec<u8>) {
    if cell.contains(['"', ',', '\n', '\r']) {
        csv.push(b'"');
        csv.extend(cell.replace('"', "\"\"").bytes());
        csv.push(b'"');
    } else {
        csv.extend(cell.bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{self, DateTime, TimeDelta};

    #[test]
    fn values_are_written_as_people_write_them() {
        let time = |days: f64, kind: ExcelDateTimeType| DataRef::DateTime(ExcelDateTime::new(days, kind, false));
        for (value, text) in [
            (DataRef::Float(5e7), "50000000"),
            (DataRef::Float(-0.1), "-0.1"),
            (DataRef::Float(0.1 + 0.2), "0.30000000000000004"),
            (DataRef::Bool(true), "yes"),
            (time(45_356.0, DateTime), "2024-03-05"),
            (time(45_356.5, DateTime), "2024-03-05T12:00:00"),
            (time(0.75, DateTime), "18:00:00"),
            (time(1.5, TimeDelta), "36:00:00"),
            (DataRef::Error(calamine::CellErrorType::Div0), "#DIV/0!"),
        ] {
            assert_eq!(as_text(&value), text);
        }
    }
}
