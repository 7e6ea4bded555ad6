//! The two files that a command reads, wherever its arguments name them.

use super::{Compare, Criteria, Explain};
use crate::input::Asked;
use crate::input::encoding::{name, named};
use clap::Args as ClapArgs;
use encoding_rs::Encoding;
use std::path::{Path, PathBuf};

/// How the table is read, where more than one way is possible.
#[derive(Clone, Debug, Default, ClapArgs)]
pub struct Sheet {
    /// The sheet of an Excel workbook [default: the one whose header fits the rubric, else the first that is not empty]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Read rows that the workbook hides or filters away as well
    #[arg(long)]
    pub hidden: bool,
    /// The encoding of a text that is not UTF-8, such as gb18030, big5, shift_jis or windows-1252 [default: the likeliest]
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<&'static Encoding>,
}

fn encoding(name: &str) -> Result<&'static Encoding, String> {
    const KNOWN: &str = "gb18030, big5, shift_jis, euc-kr, windows-1252 and the others that browsers support";
    named(name).ok_or_else(|| format!("no such encoding; supported are {KNOWN}"))
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
    pub fn asked<'a>(&'a self, fits: &'a dyn Fn(&[u8]) -> usize) -> Asked<'a> {
        Asked { sheet: self.sheet.as_deref(), hidden: self.hidden, encoding: self.encoding, fits: Some(fits) }
    }
}

/// Both files, the table by its position.
#[derive(Debug, ClapArgs)]
pub struct Inputs {
    /// The table of ideas, CSV, Parquet or Excel (.xlsx); `-` is standard input
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
