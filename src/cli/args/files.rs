//! The two files that a command reads, wherever its arguments name them.

use super::{Compare, Criteria, Explain};
use clap::Args as ClapArgs;
use std::path::{Path, PathBuf};

/// The sheet that holds the table.
#[derive(Debug, ClapArgs)]
pub struct Sheet {
    /// The sheet of an Excel workbook [default: the first that is not empty]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
}

/// Both files, the table by its position.
#[derive(Debug, ClapArgs)]
pub struct Inputs {
    /// The table of ideas, CSV, Parquet or Excel (.xlsx); `-` is standard input
    #[arg(default_value = "ideas.csv")]
    pub ideas: PathBuf,
    /// The sheet that holds it.
    #[command(flatten)]
    pub sheet: Sheet,
    /// The rubric.
    #[command(flatten)]
    pub criteria: Criteria,
}

/// The two files that a command reads.
#[derive(Clone, Copy, Debug)]
pub struct Files<'a> {
    /// The table of ideas.
    pub ideas: &'a Path,
    /// The sheet of it that was asked for.
    pub sheet: Option<&'a str>,
    /// The rubric.
    pub criteria: &'a Path,
}

impl<'a> Files<'a> {
    fn new(ideas: &'a Path, sheet: &'a Sheet, criteria: &'a Criteria) -> Files<'a> {
        Files { ideas, sheet: sheet.sheet.as_deref(), criteria: &criteria.criteria }
    }
}

impl Inputs {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files::new(&self.ideas, &self.sheet, &self.criteria)
    }
}

impl Explain {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files::new(&self.ideas, &self.sheet, &self.by.criteria)
    }
}

impl Compare {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files::new(&self.input, &self.sheet, &self.by.criteria)
    }
}
