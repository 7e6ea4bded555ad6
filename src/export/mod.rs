//! One table, many forms: terminal text, CSV, JSON, Markdown, Excel, Parquet; one per file.

mod columns;
mod csv;
pub mod edit;
mod every;
pub mod file;
mod json;
pub mod markdown;
mod parquet;
pub mod terminal;
mod xlsx;

pub use columns::Columns;
pub use csv::FOR_EXCEL;
pub use every::Every;

use crate::identity;
use crate::lang::{Word, fixed};
use crate::rubric::Rubric;
use crate::stream::Outlet;
use std::collections::HashSet;
use std::io::Write;

/// A table to show or to save.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// What the table says of itself; JSON carries it beside the rows.
    pub about: Vec<(&'static str, serde_json::Value)>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Rows of as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its stable name, for programs.
    pub key: String,
    /// Its header, for people; of a column for programs, that of the user's own table, if it comes from there.
    pub head: String,
    /// Where it is shown.
    pub place: Place,
}

/// Where a column is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Left-aligned.
    Left,
    /// Right-aligned.
    Right,
    /// Left-aligned at the end of the line if there is room, else on lines of its own.
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
    /// A number, shown with this many decimals; forms for programs have all of them.
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
    Json(serde_json::Value),
    /// Nothing.
    None,
}

/// What the look of a text says.
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

impl From<serde_json::Value> for Cell {
    fn from(value: serde_json::Value) -> Cell {
        Cell::Json(value)
    }
}

impl<C: Into<Cell>> From<Option<C>> for Cell {
    fn from(cell: Option<C>) -> Cell {
        cell.map_or(Cell::None, Into::into)
    }
}

impl Cell {
    /// As people read it.
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
}

impl Table {
    /// Adds a column for programs, whose cells are those of the rows in their order.
    pub fn add<C: Into<Cell>>(&mut self, key: impl Into<String>, cells: impl IntoIterator<Item = C>) {
        self.columns.push(Column { key: key.into(), head: String::new(), place: Place::Data });
        self.rows.iter_mut().zip(cells).for_each(|(row, cell)| row.push(cell.into()));
    }

    /// The table with what it says of itself.
    pub fn about(self, about: Vec<(&'static str, serde_json::Value)>) -> Table {
        Table { about, ..self }
    }

    /// As people read it on a screen of so many columns, in colours.
    pub fn on_screen(&self, width: usize) -> String {
        let mut text = Vec::new();
        (terminal::FORMAT.write)(self, &mut text, terminal::Screen { width }).expect("memory takes every table");
        String::from_utf8_lossy(&text).into_owned()
    }
}

/// A name for a column that no other has: the name itself, or with stars behind it.
pub fn free_key(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut key = name.to_owned();
    while key.is_empty() || is_taken(&key) {
        key.push('*');
    }
    key
}

/// Keys of the columns that tell what each gate says, then both ends of the value on each criterion.
pub fn judged_keys(rubric: &Rubric) -> impl Iterator<Item = String> {
    let gates = rubric.gates.iter().map(|gate| format!("gate:{}", gate.id));
    gates.chain(rubric.criteria.iter().flat_map(|c| [format!("value:{}", c.id), format!("best:{}", c.id)]))
}

/// The columns of the user's that a table for programs carries along, by their places in the header, each with its key: a
/// header may be the same as one that is `taken`, or as another, or empty. The one that identifies the ideas stands in
/// front of all already.
pub fn carried(headers: &[String], rubric: &Rubric, mut taken: HashSet<String>) -> Vec<(usize, String)> {
    let idea = rubric.table.idea.as_ref();
    let named = idea.and_then(|idea| identity::find(headers.iter().map(String::as_str), &idea.name));
    let own = headers.iter().enumerate().filter(|(place, _)| Some(*place) != named);
    let keyed = own.map(|(place, header)| {
        let key = free_key(header, |key| taken.contains(key));
        taken.insert(key.clone());
        (place, key)
    });
    keyed.collect()
}

/// A form of a table: an entry of the registry.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line, and the ending of its files.
    pub id: &'static str,
    /// What it is called.
    pub name: Word,
    /// What it is for.
    pub about: Word,
    /// Writes a table. The width in columns and the colours matter to the terminal only.
    pub write: fn(&Table, &mut dyn Write, terminal::Screen) -> std::io::Result<()>,
    /// Whether it is text, so that a terminal can show it.
    pub is_text: bool,
    /// Whether it holds columns for programs ([`Place::Data`]).
    pub has_data: bool,
    /// Whether it holds what the table says of itself ([`Table::about`]).
    pub has_about: bool,
    /// Writes every idea of a table of any size, block after block; none for forms that hold a ranking only.
    pub blocks: Option<Blocks>,
}

/// Begins to write the rows of every idea.
pub type Blocks = for<'w> fn(Every, &'w mut (dyn Write + Send)) -> Box<dyn Outlet + 'w>;

/// Every form, the first the default.
pub static FORMATS: &[Format] =
    &[terminal::FORMAT, csv::FORMAT, json::FORMAT, markdown::FORMAT, xlsx::FORMAT, parquet::FORMAT];

/// The form of a name.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.id == id)
}
