//! Rows that are not ideas: totals, averages, weights, titles, notes, and rows that a workbook hides. They are left out
//! and reported; the rubric can bring them back with `keep`, and leave out others with `skip`. Doubtful rows are read
//! and reported.

mod find;
mod numbers;
mod row_names;
mod rows;
mod tell;

pub(super) use row_names::is_total;
pub(super) use rows::{LeftOut, Looking};
pub(super) use tell::{is_short, pasted, tell_doubt, tell_left_out, tell_marks, without_value};
