//! One table, many forms: terminal text, CSV, JSON, Markdown, Excel, Parquet; one per file.

mod csv;
mod dictionary;
pub mod edit;
mod every;
pub mod file;
mod format;
mod json;
pub mod markdown;
mod parquet;
mod shell;
mod table;
pub mod terminal;
mod xlsx;

pub use csv::FOR_EXCEL;
pub use every::{block_columns, carried, free_key, judged_keys};
pub use format::{Blocks, DEFAULT_WIDTH, Format};
pub use shell::shell_word;
pub use table::{Cell, Column, Columns, Look, Place, Table};

/// Every form, the first the default.
pub static FORMATS: &[Format] =
    &[terminal::FORMAT, csv::FORMAT, json::FORMAT, markdown::FORMAT, xlsx::FORMAT, parquet::FORMAT];

/// The form with this id.
pub fn format(id: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.id == id)
}
