//! The two files that a command reads, wherever its arguments name them.

use super::value::encoding;
use super::{Compare, Criteria, Diff, Explain};
use crate::input::TableOptions;
use crate::input::encoding::name;
use crate::project::Files;
use clap::Args as ClapArgs;
use encoding_rs::Encoding;
use std::path::PathBuf;

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

    /// What is asked for.
    pub fn asked(&self) -> TableOptions<'_> {
        TableOptions { sheet: self.sheet.as_deref(), hidden: self.hidden, encoding: self.encoding, fits: None }
    }
}

/// Both files, the table by its position.
#[derive(Clone, Debug, ClapArgs)]
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

impl Inputs {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files { criteria: &self.criteria.criteria, ideas: &self.ideas, table: self.sheet.asked() }
    }
}

impl Explain {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files { criteria: &self.by.criteria.criteria, ideas: &self.ideas, table: self.sheet.asked() }
    }
}

impl Compare {
    /// What to read.
    pub fn files(&self) -> Files<'_> {
        Files { criteria: &self.by.criteria.criteria, ideas: &self.input, table: self.sheet.asked() }
    }
}

impl Diff {
    /// What to read of now.
    pub fn files(&self) -> Files<'_> {
        Files { criteria: &self.by.criteria.criteria, ideas: &self.new, table: self.sheet.asked() }
    }
}
