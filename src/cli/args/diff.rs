//! Arguments of `dingzi diff`.

use super::{By, Output, Sheet};
use clap::Args as ClapArgs;
use std::path::PathBuf;

/// `dingzi diff`
#[derive(Debug, ClapArgs)]
pub struct Diff {
    /// The table of ideas as it was, CSV or Excel (.xlsx); `-` is standard input
    pub old: PathBuf,
    #[arg(default_value = "ideas.csv")]
    pub new: PathBuf,
    /// The sheet of both.
    #[command(flatten)]
    pub sheet: Sheet,
    #[arg(long, value_name = "FILE")]
    pub old_criteria: Option<PathBuf>,
    /// What to judge by.
    #[command(flatten)]
    pub by: By,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}
