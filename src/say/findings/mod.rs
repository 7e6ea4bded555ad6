//! The words of findings, one file for each part of the program.

pub(crate) mod cells;
pub(crate) mod commands;
pub(crate) mod common;
pub(crate) mod constraints;
pub(crate) mod expression;
pub(crate) mod files;
pub(crate) mod fix;
pub(crate) mod header;
pub(crate) mod lookup;
pub(crate) mod names;
pub(crate) mod numbers;
pub(crate) mod page;
pub(crate) mod pick;
pub(crate) mod project;
pub(crate) mod remarks;
pub(crate) mod reweigh;
pub(crate) mod rows;
pub(crate) mod rubric;
pub(crate) mod scales;
pub(crate) mod stream;
pub(crate) mod table;
pub(crate) mod units;
pub(crate) mod values;
pub(crate) mod weights;
pub(crate) mod workbook;
pub(crate) mod written;
