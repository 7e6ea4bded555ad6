//! An Excel workbook of one sheet: what people read in front, what programs read behind it.

use super::format::Format;
use super::table::{Cell, Column, Place, Table};
use crate::lang::Word;
use crate::say::choices;
use crate::say::files;
use rust_xlsxwriter::{
    Color, ConditionalFormat2ColorScale, ConditionalFormatType, DocProperties, ExcelDateTime, Format as CellFormat,
    FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet, XlsxError,
};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{Error, Write};
use unicode_width::UnicodeWidthStr;

pub(super) const FORMAT: Format = Format {
    id: "xlsx",
    name: choices::EXCEL,
    about: Word::new(
        "an Excel workbook: the columns of the terminal, then those for programs, full precision",
        "Excel 工作簿：先是终端里的列，再是给程序用的列，全部小数位",
    ),
    write,
    is_text: false,
    has_data: true,
    has_about: false,
    blocks: None,
};

/// Excel's limit of rows in a sheet, the header among them.
const MAX_ROWS: usize = 1_048_576;
/// Excel's limit of columns in a sheet.
const MAX_COLUMNS: usize = 16_384;
/// Excel's limit of text in a cell, in UTF-16 units.
const MAX_CELL_UTF16: usize = 32_767;
/// The widest that a column gets, in digits; longer texts are wrapped.
const MAX_COLUMN_WIDTH: usize = 60;
/// The height of a line, in points.
const LINE_HEIGHT: f64 = 15.0;
/// Excel's number for A4 paper.
const A4_PAPER: u8 = 9;
/// Letters are narrower than digits: this many more fit on a line.
const EXTRA_LETTERS: usize = 6;
/// The width that the arrow of the filter takes from a header, in digits.
const FILTER_ARROW_WIDTH: usize = 3;
/// The end of a colour scale: the blue of the figures, light enough for black digits.
const SCALE_BLUE: u32 = 0x66_AA_D1;
/// Numbers with more digits are shown with an exponent.
const MAX_PLAIN_DIGITS: usize = 11;

fn write(table: &Table, out: &mut dyn Write, _: usize) -> std::io::Result<()> {
    check(table)?;
    let bytes = book(table).map_err(Error::other)?;
    out.write_all(&bytes)
}

/// Reports what a sheet cannot hold, before anything is written.
fn check(table: &Table) -> std::io::Result<()> {
    if table.rows.len() >= MAX_ROWS {
        return Err(Error::other(files::too_many_rows(table.rows.len())));
    }
    if table.columns.len() > MAX_COLUMNS {
        return Err(Error::other(files::too_many_columns(table.columns.len())));
    }
    for (n, row) in table.rows.iter().enumerate() {
        for (cell, column) in row.iter().zip(&table.columns) {
            let text = match cell {
                Cell::Text(text) | Cell::Styled(text, _) => Cow::Borrowed(text),
                Cell::Json(value) => Cow::Owned(value.to_string()),
                // Numbers and words of our own are short.
                _ => continue,
            };
            // A text never has more UTF-16 units than bytes.
            if text.len() > MAX_CELL_UTF16 && text.encode_utf16().count() > MAX_CELL_UTF16 {
                return Err(Error::other(files::too_long_for_a_cell(n + 1, &column.key)));
            }
        }
    }
    Ok(())
}

fn book(table: &Table) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The same table gives the same bytes: no clock.
    let created = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = book.add_worksheet().set_name("dingzi")?;
    let mut formats = CellFormats::default();
    let columns = arranged(table);
    let last_row = table.rows.len() as u32;
    for (at, (c, head)) in columns.iter().enumerate() {
        let (at, c, column) = (at as u16, *c, &table.columns[*c]);
        // A header stands over its texts; over numbers it keeps clear of the arrow of the filter.
        let is_text =
            table.rows.iter().any(|row| matches!(row[c], Cell::Text(_) | Cell::Styled(..) | Cell::Term { .. }));
        let format = if is_text { &formats.head_of_texts } else { &formats.head };
        sheet.write_string_with_format(0, at, head, format)?;
        let mut width = head.width() + FILTER_ARROW_WIDTH;
        for (row, cells) in table.rows.iter().enumerate() {
            width = width.max(write_cell(sheet, (row as u32 + 1, at), &cells[c], column, &mut formats)?);
        }
        sheet.set_column_width(at, width.min(MAX_COLUMN_WIDTH) as f64 + 2.0)?;
        // A column of the user's, with texts, may have such a name too.
        let has_numbers = table.rows.iter().any(|row| matches!(row[c], Cell::Number(..)));
        if let (Some(most), true) = (scale(&column.key), has_numbers) {
            let colours = ConditionalFormat2ColorScale::new()
                .set_minimum(ConditionalFormatType::Number, 0)
                .set_maximum(ConditionalFormatType::Number, most)
                .set_minimum_color(Color::White)
                .set_maximum_color(Color::RGB(SCALE_BLUE));
            sheet.add_conditional_format(1, at, last_row, at, &colours)?;
        }
    }
    // Not every program makes room for wrapped texts by itself.
    for (row, cells) in table.rows.iter().enumerate() {
        let lines = columns.iter().map(|(c, _)| lines(&cells[*c], &table.columns[*c])).max().unwrap_or(1);
        if lines > 1 {
            sheet.set_row_height(row as u32 + 1, LINE_HEIGHT * lines as f64)?;
        }
    }
    let people = columns.iter().filter(|(c, _)| table.columns[*c].place != Place::Data).count();
    if let Some(last) = people.checked_sub(1) {
        // On paper, only what people read, as wide as the page.
        sheet.set_print_area(0, 0, last_row, last as u16)?.set_repeat_rows(0, 0)?;
        sheet.set_landscape().set_paper_size(A4_PAPER).set_print_fit_to_pages(1, 0);
    }
    // The name of a line stays in sight with its header.
    let named = columns.iter().position(|(c, _)| table.columns[*c].place == Place::Left).map_or(0, |at| at + 1);
    sheet.set_freeze_panes(1, named.min(2) as u16)?;
    if let Some(last) = columns.len().checked_sub(1) {
        sheet.autofilter(0, 0, last_row, last as u16)?;
        // Numbers rounded for people are texts on purpose.
        sheet.ignore_error_range(0, 0, last_row, last as u16, IgnoreError::NumberStoredAsText)?;
    }
    book.save_to_buffer()
}

/// The columns in their order with their headers: people's, then programs'. The user's own columns keep their headers,
/// so that the same rubric can read the sheet; any other column with such a header gets a `*`, and so does one of
/// programs' with the header of one of people's. A column that repeats another under the same header is left out.
fn arranged(table: &Table) -> Vec<(usize, String)> {
    let is_data = |c: usize| table.columns[c].place == Place::Data;
    let is_own = |c: usize| is_data(c) && !table.columns[c].head.is_empty();
    let same = |a: usize, b: usize| table.rows.iter().all(|row| row[a] == row[b]);
    let all = 0..table.columns.len();
    let own: HashMap<&str, usize> =
        all.clone().rev().filter(|c| is_own(*c)).map(|c| (table.columns[c].head.as_str(), c)).collect();
    let mut columns: Vec<(usize, String)> = Vec::new();
    for c in all.clone().filter(|c| !is_data(*c)).chain(all.filter(|c| is_data(*c))) {
        let column = &table.columns[c];
        let mut head = if column.head.is_empty() { column.key.clone() } else { column.head.clone() };
        if is_data(c) && columns.iter().any(|(other, taken)| *taken == head && same(c, *other)) {
            continue;
        }
        let is_kept = |head: &str| own.get(head).is_some_and(|&of| of != c && !same(c, of));
        while is_kept(&head) || (is_data(c) && columns.iter().any(|(_, taken)| *taken == head)) {
            head += "*";
        }
        columns.push((c, head));
    }
    columns
}

/// Writes a cell, and returns its width in digits.
fn write_cell(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    cell: &Cell,
    column: &Column,
    formats: &mut CellFormats,
) -> Result<usize, XlsxError> {
    let text = written(cell, column);
    match cell {
        Cell::None | Cell::Json(serde_json::Value::Null) => return Ok(0),
        // Excel has no cell for infinity or NaN.
        Cell::Number(x, _) if !x.is_finite() => return Ok(0),
        Cell::Number(x, decimals) => sheet.write_number_with_format(row, at, *x, formats.number(*decimals))?,
        Cell::Whole(n) => sheet.write_number_with_format(row, at, *n as f64, formats.number(0))?,
        Cell::Rank(rank, _) => sheet.write_number_with_format(row, at, *rank as f64, formats.number(0))?,
        Cell::Json(serde_json::Value::Bool(yes)) => sheet.write_boolean_with_format(row, at, *yes, &formats.text)?,
        _ => match plain_number(&text) {
            Some(x) if column.place == Place::Data => sheet.write_number_with_format(row, at, x, &formats.text)?,
            _ => {
                let format = if column.place == Place::Note { &formats.note } else { &formats.text };
                // Never a formula, whatever it begins with.
                sheet.write_string_with_format(row, at, &text, format)?
            }
        },
    };
    Ok(text.lines().map(UnicodeWidthStr::width).max().unwrap_or(0))
}

/// How many lines a cell takes, with its text wrapped.
fn lines(cell: &Cell, column: &Column) -> usize {
    let broken = |line: &str| line.width().div_ceil(MAX_COLUMN_WIDTH + EXTRA_LETTERS).max(1);
    if column.place == Place::Note { written(cell, column).lines().map(broken).sum() } else { 1 }
}

/// The number in a text, if a sheet would show it just as it was written.
fn plain_number(text: &str) -> Option<f64> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.parse().ok().filter(|x: &f64| digits <= MAX_PLAIN_DIGITS && x.is_finite() && x.to_string() == text)
}

/// A cell as text: words for people in people's columns, ids in programs'.
fn written(cell: &Cell, column: &Column) -> String {
    match cell {
        Cell::Term { id, .. } if column.place == Place::Data => (*id).to_owned(),
        Cell::Rank(..) => cell.data(),
        other => other.shown(),
    }
}

/// The number at which the colour scale of a column ends; `None` if it has no colour scale.
fn scale(key: &str) -> Option<f64> {
    match key.split(':').next() {
        Some("score" | "potential") => Some(100.0),
        Some("value" | "best") => Some(1.0),
        _ => None,
    }
}

/// The formats of cells.
struct CellFormats {
    head: CellFormat,
    head_of_texts: CellFormat,
    text: CellFormat,
    note: CellFormat,
    numbers: HashMap<usize, CellFormat>,
}

impl Default for CellFormats {
    fn default() -> CellFormats {
        // A name must not touch the number before it.
        let text = CellFormat::new().set_align(FormatAlign::Top).set_align(FormatAlign::Left).set_indent(1);
        let head = CellFormat::new().set_bold().set_border_bottom(FormatBorder::Thin);
        CellFormats {
            head_of_texts: head.clone().set_align(FormatAlign::Left).set_indent(1),
            head,
            note: text.clone().set_text_wrap(),
            text,
            numbers: HashMap::new(),
        }
    }
}

impl CellFormats {
    /// The look of a number with this many decimals.
    fn number(&mut self, decimals: usize) -> &CellFormat {
        self.numbers.entry(decimals).or_insert_with(|| {
            let pattern = if decimals == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(decimals)) };
            CellFormat::new().set_align(FormatAlign::Top).set_num_format(pattern)
        })
    }
}
