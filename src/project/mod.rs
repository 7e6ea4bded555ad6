//! Both files, read and checked: what every command, the page and other programs start from.

mod doubts;
mod open;
pub mod scales;
mod unsaid;

pub use doubts::{doubts, no_result, uncomputed, undefined};
pub use open::{Files, Loaded, Project, RubricFile, Unread, add_condition, open, read};
pub use unsaid::unsaid_in;
