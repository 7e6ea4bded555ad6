//! The two files that a command reads, wherever its arguments name them.

use super::{Check, Compare, Criteria, Explain, Judged, Report, Whatif};
use clap::Args as ClapArgs;
use std::path::Path;

/// The sheet that holds the table.
#[derive(Debug, ClapArgs)]
pub struct Sheet {
    /// The sheet of an Excel workbook [default: the first that is not empty]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
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

impl Judged {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files::new(&self.ideas, &self.sheet, &self.by.criteria)
    }
}

impl Check {
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

impl Whatif {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files::new(&self.ideas, &self.sheet, &self.criteria)
    }
}

impl Compare {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files::new(&self.input, &self.sheet, &self.by.criteria)
    }
}

impl Report {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files::new(&self.ideas, &self.sheet, &self.criteria)
    }
}
