//! CSV: full precision, every column, UTF-8.

use super::every::{BlockColumn, Values};
use super::format::Format;
use super::table::{Cell, Table};
use crate::diagnostic::BOM;
use crate::evidence::ColumnReader;
use crate::evidence::{Fact, cell};
use crate::lang::Word;
use crate::rubric::ColumnKind;
use crate::say::choices;
use crate::stream::{BlockRows, Outlet, PreparedBlock};
use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::LazyLock;
use std::sync::Mutex;

pub(super) const FORMAT: Format = Format {
    id: "csv",
    name: choices::CSV,
    about: Word::new(
        "comma-separated, full precision, the ideas' own columns carried along",
        "逗号分隔，全部小数位，带上创意自己的列",
    ),
    write,
    is_text: true,
    has_data: true,
    has_about: false,
    blocks: Some(blocks),
};

/// The same for Excel and similar programs: with a byte-order mark, without which Excel garbles Chinese, and with no
/// text that would be taken for a formula.
pub static FOR_EXCEL: Format = Format { write: write_for_excel, blocks: Some(blocks_for_excel), ..FORMAT };

fn write(table: &Table, out: &mut dyn Write, _: usize) -> io::Result<()> {
    rows(table, out, as_written)
}

fn write_for_excel(table: &Table, out: &mut dyn Write, _: usize) -> io::Result<()> {
    out.write_all(BOM.as_bytes())?;
    rows(table, out, no_formula)
}

/// Writes the rows, through memory: the errors of a csv writer do not show that a pipe is closed.
fn rows(table: &Table, out: &mut dyn Write, text: TextRule) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(table.columns.iter().map(|c| text(&c.key).into_owned()))?;
    for row in &table.rows {
        csv.write_record(row.iter().map(|cell| match cell {
            Cell::Text(words) | Cell::Styled(words, _) => text(words).into_owned(),
            other => other.data(),
        }))?;
    }
    out.write_all(&csv.into_inner().expect("memory takes every record"))
}

/// How a text of the table is written.
type TextRule = for<'t> fn(&'t str) -> Cow<'t, str>;

fn as_written(text: &str) -> Cow<'_, str> {
    text.into()
}

/// Reads numbers as in any table.
static NUMBER_READER: LazyLock<ColumnReader> = LazyLock::new(|| ColumnReader::plain(&ColumnKind::Number));

/// A text that no spreadsheet takes for a formula: with an apostrophe before what begins one, unless it is a number, an
/// unknown or the sign alone. Full-width signs count too, for some programs take them for signs.
fn no_formula(text: &str) -> Cow<'_, str> {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let is_number = || match cell::read(text, &NUMBER_READER) {
        // A range that a spreadsheet could compute is not a number: -5-3.
        Ok(Fact::Between(..)) => text.contains("..") || !text.chars().skip(1).any(|c| "+-".contains(c)),
        read => read.is_ok(),
    };
    match begins && text.chars().nth(1).is_some() && !is_number() {
        true => format!("'{text}").into(),
        false => text.into(),
    }
}

/// The rows of every idea, block after block.
pub(super) struct CsvBlocks<'w> {
    columns: Vec<BlockColumn>,
    text: TextRule,
    out: Mutex<Out<'w>>,
}

struct Out<'w> {
    /// The mark and the header, until they are written.
    head: Vec<u8>,
    out: &'w mut (dyn Write + Send),
}

fn blocks<'w>(columns: Vec<BlockColumn>, out: &'w mut (dyn Write + Send)) -> Box<dyn Outlet + 'w> {
    Box::new(CsvBlocks::new(columns, "", as_written, out))
}

fn blocks_for_excel<'w>(columns: Vec<BlockColumn>, out: &'w mut (dyn Write + Send)) -> Box<dyn Outlet + 'w> {
    Box::new(CsvBlocks::new(columns, BOM, no_formula, out))
}

impl<'w> CsvBlocks<'w> {
    fn new(columns: Vec<BlockColumn>, mark: &str, text: TextRule, out: &'w mut (dyn Write + Send)) -> CsvBlocks<'w> {
        let mut header = csv::Writer::from_writer(mark.as_bytes().to_vec());
        header
            .write_record(columns.iter().map(|column| text(&column.key).into_owned()))
            .expect("memory takes every record");
        let head = header.into_inner().expect("memory takes every record");
        CsvBlocks { columns, text, out: Mutex::new(Out { head, out }) }
    }
}

impl Outlet for CsvBlocks<'_> {
    fn prepare<'o>(&'o self, rows: BlockRows<'_>) -> PreparedBlock<'o> {
        let values: Vec<Values> = self.columns.iter().map(|column| (column.values)(&rows)).collect();
        let mut csv = csv::Writer::from_writer(Vec::new());
        let (mut number, mut text) = (f64::NAN, Vec::new());
        for idea in 0..rows.part.ideas() {
            for column in &values {
                let (own, guarded);
                let cell = match column {
                    Values::Cells(cells) => {
                        own = cells.text(idea);
                        guarded = (self.text)(own.trim());
                        guarded.as_bytes()
                    }
                    Values::Text(text) => {
                        guarded = (self.text)(text);
                        guarded.as_bytes()
                    }
                    Values::Words(words) => words[idea].as_bytes(),
                    // Both ends of most values are the same number.
                    Values::Numbers(numbers) if numbers[idea].to_bits() == number.to_bits() => &text,
                    Values::Numbers(numbers) => {
                        number = numbers[idea];
                        text.clear();
                        write!(text, "{number}").expect("memory takes every number");
                        &text
                    }
                };
                csv.write_field(cell).expect("memory takes every cell");
            }
            csv.write_record(None::<&[u8]>).expect("memory takes every record");
        }
        let bytes = csv.into_inner().expect("memory takes every record");
        Box::new(move || {
            let mut out = self.out.lock().expect("nothing panics here");
            let head = std::mem::take(&mut out.head);
            out.out.write_all(&head)?;
            out.out.write_all(&bytes)
        })
    }

    fn finish(&self) -> io::Result<()> {
        self.out.lock().expect("nothing panics here").out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::no_formula;

    #[test]
    fn what_begins_a_formula_and_is_no_number_is_a_text() {
        for text in ["=1+1", "@SUM(A1)", "+1+2", "-2+3", "-x", "\t=1", "\r=1", "\n=1", "＝1+1", "-5,5,5", "+-"] {
            assert_eq!(no_formula(text), format!("'{text}"));
        }
        for text in ["-5", "+3%", "-1.2M", "-5万", "-3..5", "-", "+", "—", "AI = all", "'=1", "", "?", "钉子", " x"]
        {
            assert_eq!(no_formula(text), text);
        }
    }
}
