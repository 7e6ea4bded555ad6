//! Rows that are no ideas: totals, averages and weights, titles and notes, and what a workbook hides. They are left out and said,
//! each with its row; the rubric brings them back by `keep`, and names others by `skip`. What may be an idea is read, and said.

mod find;
mod numbers;
mod row_names;
mod rows;
mod tell;

pub(super) use row_names::is_total;
pub(super) use rows::{LeftOut, Looking};
pub(super) use tell::{is_short, pasted, short, tell_doubt, tell_left_out, tell_marks, without_value};
