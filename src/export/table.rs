//! A table and its columns, each declared once with its names, its place and its cell of a row.

use crate::evidence::{Chosen, Evidence};
use crate::lang::fixed;
use serde_json::{Map, Value, json};
use std::sync::Arc;

/// A table to show or to save.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// Facts about the whole table; JSON carries them beside the rows.
    pub about: Vec<(&'static str, Value)>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with one cell per column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its stable name, for programs.
    pub key: String,
    /// Its header, for people; in a column for programs, the header of the user's own table, if it comes from there.
    pub head: String,
    /// Where it is shown.
    pub place: Place,
    /// Whether its header is a name, which is cut where room ends.
    pub is_named: bool,
}

/// Where a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Left-aligned.
    Left,
    /// Right-aligned.
    Right,
    /// Left-aligned at the end of the line if there is room, or else on separate lines.
    Note,
    /// Only in forms for programs.
    Data,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A text.
    Text(String),
    /// A text whose look says what it means.
    Styled(String, Look),
    /// A number, shown with this many decimals; forms for programs hold it in full precision.
    Number(f64, usize),
    /// A word of dingzi's own: programs read `id` in every language, people what is shown.
    Term {
        /// For programs.
        id: &'static str,
        /// For people.
        shown: &'static str,
        /// How it looks.
        look: Option<Look>,
    },
    /// A rank: programs read the number, people see `=3` where it is shared.
    Rank(usize, bool),
    /// A whole number.
    Whole(i64),
    /// A list or an object: for JSON; elsewhere its JSON text.
    Json(Value),
    /// Nothing.
    None,
}

/// What the look of a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// The best, a rise.
    Good,
    /// A fall, an alert.
    Bad,
    /// Of less weight.
    Quiet,
    /// Of more weight.
    Strong,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Cell {
        Cell::Text(text.clone())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(n: usize) -> Cell {
        Cell::Whole(n as i64)
    }
}

impl From<Value> for Cell {
    fn from(value: Value) -> Cell {
        Cell::Json(value)
    }
}

impl<C: Into<Cell>> From<Option<C>> for Cell {
    fn from(cell: Option<C>) -> Cell {
        cell.map_or(Cell::None, Into::into)
    }
}

impl Cell {
    /// The text that people read.
    pub fn shown(&self) -> String {
        match self {
            Cell::Text(text) | Cell::Styled(text, _) => text.clone(),
            Cell::Number(x, decimals) => fixed(*x, *decimals),
            Cell::Whole(n) => n.to_string(),
            Cell::Json(value) => value.to_string(),
            Cell::Term { shown, .. } => (*shown).to_owned(),
            Cell::Rank(rank, tied) => format!("{}{rank}", if *tied { "=" } else { "" }),
            Cell::None => String::new(),
        }
    }

    /// The text that programs read.
    pub fn data(&self) -> String {
        match self {
            Cell::Number(x, _) => x.to_string(),
            Cell::Term { id, .. } => (*id).to_owned(),
            Cell::Rank(rank, _) => rank.to_string(),
            other => other.shown(),
        }
    }

    /// What programs read.
    pub fn value(&self) -> Value {
        match self {
            Cell::Text(text) | Cell::Styled(text, _) => json!(text),
            Cell::Number(x, _) => json!(x),
            Cell::Whole(n) => json!(n),
            Cell::Json(value) => value.clone(),
            Cell::Term { id, .. } => json!(id),
            Cell::Rank(rank, _) => json!(rank),
            Cell::None => Value::Null,
        }
    }
}

impl Table {
    /// Adds a column for programs, with one cell per row in their order.
    pub fn add<C: Into<Cell>>(&mut self, key: impl Into<String>, cells: impl IntoIterator<Item = C>) {
        self.columns.push(Column { key: key.into(), head: String::new(), place: Place::Data, is_named: false });
        self.rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell.into()));
    }

    /// The table without these columns for people; programs read them all the same.
    pub fn without(mut self, keys: &[&str]) -> Table {
        let left_out = self.columns.iter_mut().filter(|column| keys.contains(&column.key.as_str()));
        left_out.for_each(|column| column.place = Place::Data);
        self
    }

    /// The table with the condition that its ideas satisfy among the facts about it, if there is one.
    pub fn under(mut self, evidence: &Evidence) -> Table {
        let about = |chosen: &Arc<Chosen>| {
            let Chosen { all, kept, unknown, .. } = **chosen;
            let (condition, left_out) = (chosen.text(), all - kept);
            let counts =
                json!({ "condition": condition, "of": all, "ideas": kept, "left_out": left_out, "unknown": unknown });
            ("where", counts)
        };
        self.about.extend(evidence.chosen.iter().map(about));
        self
    }

    /// The table with these facts about it.
    pub fn about(self, about: Vec<(&'static str, Value)>) -> Table {
        Table { about, ..self }
    }
}

/// Columns over rows of one type.
pub struct Columns<'a, R> {
    columns: Vec<Column>,
    shows: Vec<Show<'a, R>>,
}

/// What a column shows of a row.
type Show<'a, R> = Box<dyn Fn(&R) -> Cell + 'a>;

impl<'a, R> Columns<'a, R> {
    /// No columns yet.
    pub fn empty() -> Columns<'a, R> {
        Columns { columns: Vec::new(), shows: Vec::new() }
    }

    /// Adds a column, with its stable name, its header and its cell of a row.
    pub fn at<C: Into<Cell>>(
        mut self,
        place: Place,
        key: impl Into<String>,
        head: impl Into<String>,
        cell: impl Fn(&R) -> C + 'a,
    ) -> Columns<'a, R> {
        self.columns.push(Column { key: key.into(), head: head.into(), place, is_named: false });
        self.shows.push(Box::new(move |row| cell(row).into()));
        self
    }

    /// Adds a left-aligned column.
    pub fn left<C: Into<Cell>>(self, key: &str, head: impl Into<String>, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.at(Place::Left, key, head, cell)
    }

    /// Adds a right-aligned column.
    pub fn right<C: Into<Cell>>(self, key: &str, head: impl Into<String>, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.at(Place::Right, key, head, cell)
    }

    /// Adds a right-aligned column that is headed by a name of the user's, however long.
    pub fn named<C: Into<Cell>>(self, key: &str, name: impl Into<String>, cell: impl Fn(&R) -> C + 'a) -> Self {
        let mut columns = self.right(key, name, cell);
        columns.columns.last_mut().expect("one was added").is_named = true;
        columns
    }

    /// Adds a column at the end of the line.
    pub fn note<C: Into<Cell>>(self, key: &str, head: impl Into<String>, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.at(Place::Note, key, head, cell)
    }

    /// Adds a column for programs, which read no header.
    pub fn data<C: Into<Cell>>(self, key: impl Into<String>, cell: impl Fn(&R) -> C + 'a) -> Self {
        self.at(Place::Data, key, "", cell)
    }

    /// A row as an object for a page: under the key of each column what programs read and, of a number, a rank or a
    /// term, under `KEY_shown` what people read; a column of that name wins.
    pub fn object(&self, row: &R) -> Map<String, Value> {
        let mut object = Map::new();
        for (column, show) in self.columns.iter().zip(&self.shows) {
            let cell = show(row);
            object.insert(column.key.clone(), cell.value());
            if matches!(cell, Cell::Number(..) | Cell::Term { .. } | Cell::Rank(..)) {
                object.entry(format!("{}_shown", column.key)).or_insert_with(|| json!(cell.shown()));
            }
        }
        object
    }

    /// The table of these rows.
    pub fn table(self, rows: impl IntoIterator<Item = R>) -> Table {
        let row = |row: R| self.shows.iter().map(|show| show(&row)).collect();
        Table { about: Vec::new(), rows: rows.into_iter().map(row).collect(), columns: self.columns }
    }
}
