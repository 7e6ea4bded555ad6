//! CSV: full precision, every column, UTF-8.

use super::every::{Every, Values};
use super::{Cell, Format, Table, terminal::Screen};
use crate::stream::{Outlet, Piece, Rows};
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

fn write(table: &Table, out: &mut dyn Write, _: Screen) -> std::io::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(table.columns.iter().map(|c| &c.key))?;
    for row in &table.rows {
        csv.write_record(row.iter().map(|cell| match cell {
            Cell::Number(x, _) => x.to_string(),
            Cell::Term { id, .. } => (*id).to_owned(),
            Cell::Rank(rank, _) => rank.to_string(),
            other => other.shown(),
        }))?;
    }
    csv.flush()
}

/// The rows of every idea, block after block.
pub(super) struct Blocks<'w> {
    every: Every,
    out: Mutex<Out<'w>>,
}

struct Out<'w> {
    /// Whether the header is written.
    has_begun: bool,
    out: &'w mut (dyn Write + Send),
}

pub(super) fn blocks<'w>(every: Every, out: &'w mut (dyn Write + Send)) -> Box<dyn Outlet + 'w> {
    Box::new(Blocks { every, out: Mutex::new(Out { has_begun: false, out }) })
}

impl Outlet for Blocks<'_> {
    fn prepare<'o>(&'o self, rows: Rows<'_>) -> Piece<'o> {
        let values = self.every.values(&rows);
        let mut csv = csv::Writer::from_writer(Vec::new());
        let (mut number, mut text) = (f64::NAN, Vec::new());
        for idea in 0..rows.part.ideas() {
            for column in &values {
                let cell = match column {
                    Values::Texts(texts) => texts.get(idea).as_bytes(),
                    Values::Text(text) => text.as_bytes(),
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
                let mut header = csv::Writer::from_writer(&mut *out.out);
                header.write_record(&self.every.keys)?;
                header.flush()?;
            }
            out.out.write_all(&bytes)
        })
    }

    fn finish(&self) -> io::Result<()> {
        self.out.lock().expect("nothing panics here").out.flush()
    }
}
