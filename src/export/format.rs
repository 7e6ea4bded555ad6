//! What a form of a table is.

use super::every::Every;
use super::table::Table;
use crate::lang::Word;
use crate::stream::Outlet;
use std::io::Write;

/// A form of a table: an entry of the registry.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line, and the ending of its files.
    pub id: &'static str,
    /// What it is called.
    pub name: Word,
    /// What it is for.
    pub about: Word,
    /// Writes a table. The width, in columns of the screen, matters to the terminal only.
    pub write: fn(&Table, &mut dyn Write, usize) -> std::io::Result<()>,
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

/// Columns of a screen whose width nobody knows.
pub const DEFAULT_WIDTH: usize = 80;
