//! Columns of a frame → facts: numbers and dates unchanged, levels by their texts, everything else by the cell grammar.

use super::block::{FactBlock, Layout};
use super::cell;
use super::facts::{Fact, Facts};
use super::objection::{Objection, ObjectionKind, Objections, by_record};
use super::reader::ColumnReader;
use super::words::text_of;
use crate::input::arrays::{self, Frame};
use crate::rubric::ColumnKind;
use polars_arrow::array::{Array, Utf8ViewArray};

impl Layout {
    /// Reads the rows of a frame. The start of an idea is its row.
    pub fn read_frame(&self, frame: &Frame) -> FactBlock {
        let rows = frame.rows;
        let (mut block, mut by_column) = (self.empty(rows), Vec::new());
        block.starts = (0..rows).collect();
        block.last = rows.checked_sub(1);
        for (header, column) in frame.columns.iter().enumerate() {
            let Some(column) = column.as_deref() else { continue };
            let mut objections = Objections::default();
            if self.names_ideas(header) {
                cells(column, |start, name| {
                    if let Some(what) = ObjectionKind::of_name(name.as_bytes(), header) {
                        objections.push(Objection { start, what });
                    }
                });
            }
            if let Some(text) = self.text_list(header) {
                cells(column, |_, cell| block.texts[text].push(text_of(cell.as_bytes())));
            }
            if let Some((slot, reader)) = self.slot(header) {
                block.columns[slot] = self.facts(column, header, reader, &mut objections);
            }
            by_column.push(objections);
        }
        // Columns missing from the table are reported elsewhere, and unknown here.
        block.columns.iter_mut().for_each(|facts| facts.resize(rows));
        block.texts.iter_mut().for_each(|texts| texts.resize(rows, String::new()));
        block.objections = by_record(by_column);
        self.with_twins(block)
    }

    fn facts(&self, column: &dyn Array, header: usize, reader: &ColumnReader, objections: &mut Objections) -> Facts {
        let typed = match reader.kind {
            ColumnKind::Date => arrays::days(column),
            _ => arrays::numbers(column).filter(|_| reader.is_plain()),
        };
        if let Some(numbers) = typed {
            for (start, x) in numbers.iter().enumerate().filter(|(_, x)| x.is_infinite()) {
                if let Err(problem) = cell::read(&x.to_string(), reader) {
                    objections.push(Objection { start, what: ObjectionKind::Cell(header, problem) });
                }
            }
            return Facts::Numbers { low: numbers, high: None, likely: None };
        }
        let mut facts = Facts::new(&reader.kind, column.len());
        let read = |start: usize, cell: &str| {
            let (fact, problem) = cell::judged(cell, reader);
            let is_sound = problem.is_none();
            if let Some(problem) = problem {
                objections.push(Objection { start, what: ObjectionKind::Cell(header, problem) });
            }
            (fact, is_sound)
        };
        match arrays::texts(column).filter(|_| matches!(reader.kind, ColumnKind::Level(_))) {
            Some(texts) => levels(texts, read, &mut facts),
            None => each_cell(column, read, &mut facts),
        }
        facts
    }
}

/// Reads a column cell by cell.
fn each_cell(column: &dyn Array, mut read: impl FnMut(usize, &str) -> (Fact, bool), facts: &mut Facts) {
    cells(column, |row, cell| facts.push(read(row, cell).0));
}

/// Reads a column of levels: the same view is the same text, so that each level is read once or a few times.
fn levels(texts: &Utf8ViewArray, mut read: impl FnMut(usize, &str) -> (Fact, bool), facts: &mut Facts) {
    const BITS: u32 = 6;
    // No text is as long as this view says.
    let mut seen = [(u128::MAX, f64::NAN); 1 << BITS];
    for (row, view) in texts.views().iter().map(|view| view.as_u128()).enumerate() {
        if texts.is_null(row) {
            facts.push_number(f64::NAN);
            continue;
        }
        let folded = (view ^ (view >> 64)) as u64;
        let place = &mut seen[(folded.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (u64::BITS - BITS)) as usize];
        if place.0 == view {
            facts.push_number(place.1);
            continue;
        }
        let (fact, is_sound) = read(row, texts.value(row));
        if let (Fact::Between(low, high), true) = (&fact, is_sound)
            && low == high
        {
            *place = (view, *low);
        }
        facts.push(fact);
    }
}

/// Calls `each` for every cell of a column, as text; null is empty.
fn cells(column: &dyn Array, mut each: impl FnMut(usize, &str)) {
    match arrays::texts(column) {
        Some(texts) => texts.iter().enumerate().for_each(|(row, text)| each(row, text.unwrap_or(""))),
        None => (0..column.len()).for_each(|row| each(row, &arrays::cell(column, row))),
    }
}
