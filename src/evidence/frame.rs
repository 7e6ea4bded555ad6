//! Columns of a data frame → facts: numbers unchanged, everything else by the cell grammar.

use super::block::{FactBlock, Layout};
use super::cell;
use super::facts::Facts;
use super::objection::{Objection, ObjectionKind, Objections, by_record};
use super::reader::ColumnReader;
use super::words::text_of;
use crate::input::parquet;
use polars::prelude::{Column, DataFrame, DataType};

impl Layout {
    /// Reads the rows of a data frame; `names` are its columns' names in the file. The start of an idea is its row.
    pub fn read_frame(&self, names: &[String], frame: &DataFrame) -> FactBlock {
        let rows = frame.height();
        let (mut block, mut by_column) = (self.empty(rows), Vec::new());
        block.starts = (0..rows).collect();
        block.last = rows.checked_sub(1);
        for (header, name) in names.iter().enumerate() {
            let Ok(column) = frame.column(name) else { continue };
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

    fn facts(&self, column: &Column, header: usize, reader: &ColumnReader, objections: &mut Objections) -> Facts {
        let rows = column.len();
        if let Some(numbers) = numbers(column).filter(|_| reader.is_plain()) {
            for (start, x) in numbers.iter().enumerate().filter(|(_, x)| x.is_infinite()) {
                if let Err(problem) = cell::read(&x.to_string(), reader) {
                    objections.push(Objection { start, what: ObjectionKind::Cell(header, problem) });
                }
            }
            return Facts::Numbers { low: numbers, high: None, likely: None };
        }
        let mut facts = Facts::new(&reader.kind, rows);
        cells(column, |start, cell| {
            if let Some(code) = self.code(header, cell.as_bytes()) {
                return facts.push_number(code);
            }
            let (fact, problem) = cell::judged(cell, reader);
            if let Some(problem) = problem {
                objections.push(Objection { start, what: ObjectionKind::Cell(header, problem) });
            }
            facts.push(fact);
        });
        facts
    }
}

/// Calls `each` for every cell of a column, as text; null is empty.
pub(super) fn cells(column: &Column, mut each: impl FnMut(usize, &str)) {
    match column.str() {
        Ok(texts) => texts.iter().enumerate().for_each(|(row, text)| each(row, text.unwrap_or(""))),
        Err(_) => (0..column.len()).for_each(|row| each(row, &parquet::cell(column, row))),
    }
}

/// The numbers of a column whose type is read as doubles; NaN for null. `None` for other types.
fn numbers(column: &Column) -> Option<Vec<f64>> {
    let is_exact = |kind: &DataType| {
        matches!(kind, DataType::Float64 | DataType::Int32 | DataType::Int64 | DataType::UInt32 | DataType::UInt64)
    };
    let numbers = is_exact(column.dtype()).then(|| column.cast(&DataType::Float64))?.ok()?;
    let numbers = numbers.f64().ok()?;
    Some(match numbers.cont_slice() {
        Ok(all) => all.to_vec(),
        Err(_) => numbers.iter().map(|x| x.unwrap_or(f64::NAN)).collect(),
    })
}
