//! Arguments that several commands share.

use super::choice;
use super::value::{encoding, whole};
use crate::analysis::certainty::SEED;
use crate::analysis::robust::{DRAWS, MAX_DRAWS};
use crate::export::Format;
use crate::input::TableOptions;
use crate::input::encoding::name;
use crate::project::Files;
use clap::Args as ClapArgs;
use encoding_rs::Encoding;
use std::path::{Path, PathBuf};

/// The table, how it is read where more than one way is possible, and which of its ideas are looked at.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct SheetArgs {
    #[arg(short, long, value_name = "TABLE")]
    pub input: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    #[arg(long)]
    pub hidden: bool,
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
    #[arg(long = "where", value_name = "CONDITION", allow_hyphen_values = true)]
    pub condition: Option<String>,
}

impl SheetArgs {
    /// The table, which may be named by its position instead.
    pub fn table<'a>(&'a self, position: Option<&'a Path>) -> &'a Path {
        position.or(self.input.as_deref()).unwrap_or(Path::new(TABLE))
    }

    /// How it is read and which ideas are looked at, as command-line words.
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
        if let Some(condition) = &self.condition {
            words.extend(["--where".to_owned(), condition.clone()]);
        }
        words
    }

    /// The same as options for reading the table.
    pub fn asked(&self) -> TableOptions<'_> {
        TableOptions { sheet: self.sheet.as_deref(), hidden: self.hidden, encoding: self.encoding, fits: None }
    }
}

/// The table that is read if none is named.
const TABLE: &str = "ideas.csv";

/// Both files.
#[derive(Clone, Debug, ClapArgs)]
pub struct Inputs {
    #[arg(value_name = "TABLE")]
    pub ideas: Option<PathBuf>,
    /// How it is read.
    #[command(flatten)]
    pub sheet: SheetArgs,
    /// The rubric.
    #[command(flatten)]
    pub criteria: Criteria,
}

impl Inputs {
    /// The table.
    pub fn table(&self) -> &Path {
        self.sheet.table(self.ideas.as_deref())
    }

    /// The files to read.
    pub fn files(&self) -> Files<'_> {
        let condition = self.sheet.condition.as_deref();
        Files { criteria: &self.criteria.criteria, ideas: self.table(), table: self.sheet.asked(), condition }
    }
}

/// The rubric to judge by.
#[derive(Clone, Debug, ClapArgs)]
pub struct Criteria {
    #[arg(short, long = "criteria", value_name = "FILE", default_value = "criteria.toml")]
    pub criteria: PathBuf,
}

/// A lens.
#[derive(Debug, ClapArgs)]
pub struct Whose {
    #[arg(short, long, default_value = "base")]
    pub lens: String,
}

/// The rubric and a lens.
#[derive(Debug, ClapArgs)]
pub struct By {
    /// The rubric.
    #[command(flatten)]
    pub criteria: Criteria,
    /// The lens.
    #[command(flatten)]
    pub whose: Whose,
}

/// Both files and a lens.
#[derive(Debug, ClapArgs)]
pub struct Judged {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    /// The lens.
    #[command(flatten)]
    pub whose: Whose,
}

/// Whether weights are kept as a lens.
#[derive(Debug, ClapArgs)]
pub struct Keep {
    #[arg(long, value_name = "NAME")]
    pub save_lens: Option<String>,
    #[arg(long, requires = "save_lens")]
    pub force: bool,
}

/// Where a table goes.
#[derive(Debug, ClapArgs)]
pub struct OutputArgs {
    #[arg(short, long, value_name = "FORM", value_parser = choice::formats(), hide_possible_values = true)]
    pub format: Option<&'static Format>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub excel: bool,
}

/// How many draws, and from which seed.
#[derive(Debug, ClapArgs)]
pub struct Chances {
    #[arg(long, value_name = "N", default_value_t = DRAWS as u64, value_parser = whole::<u64>(1..=MAX_DRAWS as u64), allow_negative_numbers = true)]
    pub draws: u64,
    #[arg(long, value_name = "S", default_value_t = SEED, value_parser = whole::<u64>(0..=u64::MAX), allow_negative_numbers = true)]
    pub seed: u64,
}
