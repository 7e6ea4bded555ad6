//! The type of a form of a table.

use super::every::BlockColumn;
use super::table::Table;
use crate::lang::Word;
use crate::stream::Outlet;
use std::io::Write;

/// A form of a table: an entry of the registry.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line, and the ending of its files.
    pub id: &'static str,
    /// Its name for people.
    pub name: Word,
    /// What it is for.
    pub about: Word,
    /// Writes a table. The width, in columns of the screen, matters to the terminal only.
    pub write: fn(&Table, &mut dyn Write, usize) -> std::io::Result<()>,
    /// Whether it is text, so that a terminal can show it.
    pub is_text: bool,
    /// Whether it holds columns for programs ([`Place::Data`](super::table::Place::Data)).
    pub has_data: bool,
    /// Whether it holds the facts about the whole table ([`Table::about`]).
    pub has_about: bool,
    /// Writes every idea of a table of any size, block by block; `None` for forms that hold a ranking only.
    pub blocks: Option<Blocks>,
}

/// Begins to write the rows of every idea.
pub type Blocks = for<'w> fn(Vec<BlockColumn>, &'w mut (dyn Write + Send)) -> Box<dyn Outlet + 'w>;

/// The width to assume for a screen if it is unknown, in columns.
pub const DEFAULT_WIDTH: usize = 80;
