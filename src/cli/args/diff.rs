//! Arguments of `dingzi diff`.

use super::{By, Output, Sheet};
use clap::Args as ClapArgs;
use std::path::PathBuf;

/// `dingzi diff`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi diff last-month.csv
  git show HEAD~1:ideas.csv | dingzi diff -           the table of the last commit but one
  git show HEAD~1:criteria.toml | dingzi diff ideas.csv --old-criteria -
  dingzi diff old/ideas.csv new/ideas.csv --old-criteria old/criteria.toml -c new/criteria.toml

Ideas are matched by the column that identifies them, so rows and columns may stand in another order. The change of a score is divided without a rest: for each criterion, the mean weight times the change of the value (caused by cells, or by a criterion rewritten in the rubric), and the mean value times the change of the weight (Bennet 1920). An idea that moved though neither a gate nor its own score explains it was passed by others, or others fell back; they are named.

When it misleads: a higher score may mean that more is known, not that the idea got better; unknowns earn nothing until they are found out. Where cell and rubric changed at once, their part is told as one. A share also changes where only another weight was raised, since shares sum to 100 %. And an idea given another name is a removed and a new one; a likely renaming is told only where all its other cells are the same.")]
pub struct Diff {
    /// The table of ideas as it was, CSV or Excel (.xlsx); `-` is standard input
    pub old: PathBuf,
    /// The table of ideas as it is, CSV or Excel (.xlsx); `-` is standard input
    #[arg(default_value = "ideas.csv")]
    pub new: PathBuf,
    /// The sheet of both.
    #[command(flatten)]
    pub sheet: Sheet,
    /// The rubric that judges OLD, if it was another; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub old_criteria: Option<PathBuf>,
    /// What to judge by.
    #[command(flatten)]
    pub by: By,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}
