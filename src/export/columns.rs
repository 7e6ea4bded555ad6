//! The columns of a table, each declared once: its names, its place, and what it shows of a row.

use super::{Cell, Column, Place, Table};

/// Columns over rows of one type.
pub struct Columns<'a, R> {
    columns: Vec<Column>,
    shows: Vec<Show<'a, R>>,
}

/// What a column shows of a row.
type Show<'a, R> = Box<dyn Fn(&R) -> Cell + 'a>;

impl<'a, R> Columns<'a, R> {
    /// None yet.
    pub fn empty() -> Columns<'a, R> {
        Columns { columns: Vec::new(), shows: Vec::new() }
    }

    /// One more, with its stable name, its header and its cell of a row.
    pub fn at<C: Into<Cell>>(
        mut self,
        place: Place,
        key: impl Into<String>,
        head: impl Into<String>,
        cell: impl Fn(&R) -> C + 'a,
    ) -> Columns<'a, R> {
        self.columns.push(Column { key: key.into(), head: head.into(), place });
        self.shows.push(Box::new(move |row| cell(row).into()));
        self
    }

    /// One more, left-aligned.
    pub fn left<C: Into<Cell>>(self, key: &str, head: impl Into<String>, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.at(Place::Left, key, head, cell)
    }

    /// One more, right-aligned.
    pub fn right<C: Into<Cell>>(self, key: &str, head: impl Into<String>, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.at(Place::Right, key, head, cell)
    }

    /// One more, at the end of the line.
    pub fn note<C: Into<Cell>>(self, key: &str, head: impl Into<String>, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.at(Place::Note, key, head, cell)
    }

    /// One more for programs, which read no header.
    pub fn data<C: Into<Cell>>(self, key: impl Into<String>, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.at(Place::Data, key, "", cell)
    }

    /// The table of these rows.
    pub fn table(self, rows: impl IntoIterator<Item = R>) -> Table {
        let row = |row: R| self.shows.iter().map(|show| show(&row)).collect();
        Table { about: Vec::new(), rows: rows.into_iter().map(row).collect(), columns: self.columns }
    }
}
