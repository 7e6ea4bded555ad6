//! CSV: full precision, every column, UTF-8.

use super::every::{Every, Values};
use super::{Cell, Format, Table, terminal::Screen};
use crate::diagnostic::MARK;
use crate::evidence::cell;
use crate::rubric::ColumnKind;
use crate::stream::{Outlet, Piece, Rows};
use std::borrow::Cow;
use std::io::{self, Write};
use std::sync::Mutex;

pub(super) const FORMAT: Format = Format {
    id: "csv",
    about: "comma-separated, full precision, the ideas' own columns carried along",
    write,
    is_text: true,
    has_data: true,
    has_about: false,
    blocks: Some(blocks),
};

/// The same for Excel and its like: with a byte-order mark, without which Excel takes Chinese for something else, and
/// nothing that begins as a formula does.
pub static FOR_EXCEL: Format = Format { write: write_for_excel, blocks: Some(blocks_for_excel), ..FORMAT };

fn write(table: &Table, out: &mut dyn Write, _: Screen) -> io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(table.columns.iter().map(|c| &c.key))?;
    for row in &table.rows {
        csv.write_record(row.iter().map(written))?;
    }
    csv.flush()
}

fn write_for_excel(table: &Table, out: &mut dyn Write, _: Screen) -> io::Result<()> {
    out.write_all(MARK.as_bytes())?;
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(table.columns.iter().map(|c| no_formula(&c.key).into_owned()))?;
    for row in &table.rows {
        csv.write_record(row.iter().map(|cell| match cell {
            Cell::Text(text) | Cell::Styled(text, _) => no_formula(text).into_owned(),
            other => written(other),
        }))?;
    }
    csv.flush()
}

/// A cell for programs.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Number(x, _) => x.to_string(),
        Cell::Term { id, .. } => (*id).to_owned(),
        Cell::Rank(rank, _) => rank.to_string(),
        other => other.shown(),
    }
}

/// A text that no spreadsheet takes for a formula: with an apostrophe before what begins one, unless it is a number, an unknown
/// or the sign alone. Full-width signs count as well, for some take them so.
fn no_formula(text: &str) -> Cow<'_, str> {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    match begins && text.chars().nth(1).is_some() && cell::read(text, &ColumnKind::Number).is_err() {
        true => format!("'{text}").into(),
        false => text.into(),
    }
}

/// The rows of every idea, block after block.
pub(super) struct Blocks<'w> {
    every: Every,
    for_excel: bool,
    out: Mutex<Out<'w>>,
}

struct Out<'w> {
    /// Whether the header is written.
    has_begun: bool,
    out: &'w mut (dyn Write + Send),
}

fn blocks<'w>(every: Every, out: &'w mut (dyn Write + Send)) -> Box<dyn Outlet + 'w> {
    Box::new(Blocks { every, for_excel: false, out: Mutex::new(Out { has_begun: false, out }) })
}

fn blocks_for_excel<'w>(every: Every, out: &'w mut (dyn Write + Send)) -> Box<dyn Outlet + 'w> {
    Box::new(Blocks { every, for_excel: true, out: Mutex::new(Out { has_begun: false, out }) })
}

impl Blocks<'_> {
    /// A text of the table.
    fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.for_excel { no_formula(text) } else { text.into() }
    }
}

impl Outlet for Blocks<'_> {
    fn prepare<'o>(&'o self, rows: Rows<'_>) -> Piece<'o> {
        let values = self.every.values(&rows);
        let mut csv = csv::Writer::from_writer(Vec::new());
        let (mut number, mut text) = (f64::NAN, Vec::new());
        for idea in 0..rows.part.ideas() {
            for column in &values {
                let guarded;
                let cell = match column {
                    Values::Texts(texts) => {
                        guarded = self.text(texts.get(idea));
                        guarded.as_bytes()
                    }
                    Values::Text(text) => {
                        guarded = self.text(text);
                        guarded.as_bytes()
                    }
                    Values::Words(words) => words[idea].as_bytes(),
                    // Both ends of most values are one number.
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
            if !out.has_begun {
                out.has_begun = true;
                if self.for_excel {
                    out.out.write_all(MARK.as_bytes())?;
                }
                let mut header = csv::Writer::from_writer(&mut *out.out);
                header.write_record(self.every.keys.iter().map(|key| self.text(key).into_owned()))?;
                header.flush()?;
            }
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
