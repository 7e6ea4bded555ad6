//! The table of ideas: ideas.csv → [`Evidence`].
//!
//! The csv crate is the one reader of tables; it knows the place of every record, so that a finding can show its
//! cell. Cells are read by the grammar of [`cell`], by the kind that the rubric gives their column.

pub mod cell;
mod locate;
mod number;
mod read;
mod table;

pub use read::read;
pub use table::{Rows, Table};

use cell::Fact;
use polars::prelude::*;

/// The facts that a rubric reads of every idea, and the table they come from.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Names that identify the ideas, in the order of the table; unique and not empty.
    pub ids: Vec<String>,
    /// Names of the ideas as shown, in the language of the output.
    pub names: Vec<String>,
    /// Facts by column, in the order of [`TableSpec::columns`](crate::rubric::TableSpec::columns).
    pub columns: Vec<Facts>,
    /// The table as written.
    pub table: Table,
    /// How many ideas the table holds, of which only some may be kept here.
    pub total: usize,
}

/// The facts of one column.
#[derive(Clone, Debug, PartialEq)]
pub enum Facts {
    /// Intervals: numbers and ranges, level codes, or 1 and 0 for yes and no; none where unknown.
    Numbers {
        /// Lower ends.
        low: Vec<Option<f64>>,
        /// Upper ends.
        high: Vec<Option<f64>>,
    },
    /// Texts; none where unknown.
    Texts(Vec<Option<String>>),
}

impl Facts {
    fn push(&mut self, fact: Fact) {
        match (self, fact) {
            (Facts::Numbers { low, high }, Fact::Between(a, b)) => {
                low.push(Some(a));
                high.push(Some(b));
            }
            (Facts::Numbers { low, high }, _) => {
                low.push(None);
                high.push(None);
            }
            (Facts::Texts(texts), Fact::Text(text)) => texts.push(Some(text)),
            (Facts::Texts(texts), _) => texts.push(None),
        }
    }

    fn set(&mut self, idea: usize, fact: Fact) {
        match (self, fact) {
            (Facts::Numbers { low, high }, Fact::Between(a, b)) => {
                low[idea] = Some(a);
                high[idea] = Some(b);
            }
            (Facts::Numbers { low, high }, _) => {
                low[idea] = None;
                high[idea] = None;
            }
            (Facts::Texts(texts), Fact::Text(text)) => texts[idea] = Some(text),
            (Facts::Texts(texts), _) => texts[idea] = None,
        }
    }

    /// The facts of some ideas.
    fn keep(&self, ideas: &[usize]) -> Facts {
        let kept = |of: &[Option<f64>]| ideas.iter().map(|&i| of[i]).collect();
        match self {
            Facts::Numbers { low, high } => Facts::Numbers { low: kept(low), high: kept(high) },
            Facts::Texts(texts) => Facts::Texts(ideas.iter().map(|&i| texts[i].clone()).collect()),
        }
    }

    /// Whether any cell of the column is a range.
    pub fn has_ranges(&self) -> bool {
        matches!(self, Facts::Numbers { low, high } if low != high)
    }
}

/// The column of [`Evidence::frame`] that is always there, so that even a constant has a value for each idea.
pub const ROW: &str = "row";

/// The name of the column of lower (or only) ends in [`Evidence::frame`].
pub fn low_name(column: &str) -> String {
    format!("{column}:low")
}

/// The name of the column of upper ends in [`Evidence::frame`]; there is one where a cell is a range.
pub fn high_name(column: &str) -> String {
    format!("{column}:high")
}

/// A name on one line, with single spaces; it is printed everywhere, so it holds nothing that commands a terminal.
fn one_line(name: &str) -> String {
    crate::diagnostic::printable(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Evidence {
    /// The facts as a polars frame: [`ROW`] numbers the ideas, `X:low` for every column, `X:high` for those with
    /// ranges; Float64, or String for text. Every number is Float64 before any arithmetic, since polars divides integers as integers.
    pub fn frame(&self, names: &[&str]) -> DataFrame {
        let rows: Vec<f64> = (0..self.names.len()).map(|row| row as f64).collect();
        let mut columns = vec![Column::new(ROW.into(), rows)];
        for (facts, name) in self.columns.iter().zip(names) {
            match facts {
                Facts::Numbers { low, high } => {
                    columns.push(Column::new(low_name(name).into(), low));
                    if facts.has_ranges() {
                        columns.push(Column::new(high_name(name).into(), high));
                    }
                }
                Facts::Texts(texts) => columns.push(Column::new(low_name(name).into(), texts)),
            }
        }
        DataFrame::new(self.names.len(), columns).expect("columns have one cell for each idea")
    }

    /// The ideas that a name could mean: the one of this id; else those of this name; else all whose name or id
    /// contains it (capitals do not matter).
    pub fn matches(&self, name: &str) -> Vec<usize> {
        // As names are read from the table.
        let name = one_line(name);
        let wanted = name.to_lowercase();
        let contains = |text: &str| !wanted.is_empty() && text.to_lowercase().contains(&wanted);
        let all = || 0..self.ids.len();
        if let Some(id) = all().find(|&i| self.ids[i] == name) {
            return vec![id];
        }
        let named: Vec<usize> = all().filter(|&i| self.names[i] == name).collect();
        if !named.is_empty() {
            return named;
        }
        all().filter(|&i| contains(&self.ids[i]) || contains(&self.names[i])).collect()
    }

    /// The one idea that a name means, if it is unmistakable.
    pub fn find(&self, name: &str) -> Option<usize> {
        match self.matches(name).as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The table with some of its ideas alone.
    pub fn keep(&self, ideas: &[usize]) -> Evidence {
        let kept = |of: &[String]| ideas.iter().map(|&i| of[i].clone()).collect();
        Evidence {
            ids: kept(&self.ids),
            names: kept(&self.names),
            columns: self.columns.iter().map(|facts| facts.keep(ideas)).collect(),
            table: self.table.keep(ideas),
            total: self.total,
        }
    }

    /// Changes one fact of one idea; the column by its place in the rubric and its name.
    pub fn set(&mut self, idea: usize, column: (usize, &str), fact: Fact, written: &str) {
        self.columns[column.0].set(idea, fact);
        if let Some(header) = self.table.header(column.1) {
            self.table.overwrite(idea, header, written);
        }
    }
}
