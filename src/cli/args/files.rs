//! The two files that a command reads, wherever its arguments name them.

use super::value::encoding;
use super::{Compare, Criteria, Explain};
use crate::input::TableOptions;
use crate::input::encoding::name;
use clap::Args as ClapArgs;
use encoding_rs::Encoding;
use std::path::{Path, PathBuf};

/// How the table is read, where more than one way is possible.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Sheet {
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long)]
    pub hidden: bool,
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
}

impl Sheet {
    /// The same as words of a command.
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        if let Some(sheet) = &self.sheet {
            words.extend(["--sheet".to_owned(), sheet.clone()]);
        }
        if self.hidden {
            words.push("--hidden".to_owned());
        }
        if let Some(encoding) = self.encoding {
            words.extend(["--encoding".to_owned(), name(encoding).to_lowercase()]);
        }
        words
    }

    /// What is asked for, of a table whose header is judged by `fits`.
    pub fn asked<'a>(&'a self, fits: &'a dyn Fn(&[u8]) -> usize) -> TableOptions<'a> {
        TableOptions { sheet: self.sheet.as_deref(), hidden: self.hidden, encoding: self.encoding, fits: Some(fits) }
    }
}

/// Both files, the table by its position.
#[derive(Debug, ClapArgs)]
pub struct Inputs {
    #[arg(default_value = "ideas.csv")]
    pub ideas: PathBuf,
    /// How it is read.
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
    /// How it is read.
    pub sheet: &'a Sheet,
    /// The rubric.
    pub criteria: &'a Path,
}

impl<'a> Files<'a> {
    fn new(ideas: &'a Path, sheet: &'a Sheet, criteria: &'a Criteria) -> Files<'a> {
        Files { ideas, sheet, criteria: &criteria.criteria }
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
