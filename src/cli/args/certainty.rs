//! Arguments of the commands that say how far a ranking can be trusted, and of the figures.

use super::value::{count, whole};
use super::{By, Judged, Output, Sheet, choice};
use crate::analysis::certainty::SEED;
use crate::analysis::robust::{DRAWS, MAX_DRAWS};
use crate::chart::Figure;
use clap::Args as ClapArgs;
use std::path::PathBuf;

/// How many draws, and from which seed.
#[derive(Debug, ClapArgs)]
pub struct Chances {
    #[arg(long, value_name = "N", default_value_t = DRAWS as u64, value_parser = whole::<u64>(1..=MAX_DRAWS as u64), allow_negative_numbers = true)]
    pub draws: u64,
    #[arg(long, value_name = "S", default_value_t = SEED, value_parser = whole::<u64>(0..=u64::MAX), allow_negative_numbers = true)]
    pub seed: u64,
}

/// `dingzi stability`
#[derive(Debug, ClapArgs)]
pub struct Stability {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(short = 'k', long, value_name = "K", default_value = "3", value_parser = count, allow_negative_numbers = true)]
    pub top: usize,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// `dingzi robust`
#[derive(Debug, ClapArgs)]
pub struct Robust {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(short, long, value_name = "SET", default_value = "around:20%")]
    pub weights: String,
    #[arg(long, value_name = "HOW", value_parser = choice::evidence(), default_value = "drawn", hide_possible_values = true)]
    pub evidence: EvidenceModel,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// What draws make of open evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceModel {
    /// From its interval.
    Drawn,
    /// As proven.
    Proven,
}

/// `dingzi next`
#[derive(Debug, ClapArgs)]
pub struct Next {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(short, long, value_name = "IDEA")]
    pub idea: Option<String>,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// `dingzi compare`
#[derive(Debug, ClapArgs)]
pub struct Compare {
    #[arg(required = true, num_args = 2.., value_name = "IDEA")]
    pub ideas: Vec<String>,
    #[arg(short, long = "input", value_name = "FILE", default_value = "ideas.csv")]
    pub input: PathBuf,
    /// The sheet that holds it.
    #[command(flatten)]
    pub sheet: Sheet,
    /// What to judge by.
    #[command(flatten)]
    pub by: By,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// `dingzi chart`
#[derive(Debug, ClapArgs)]
pub struct Chart {
    #[arg(value_name = "NAME", value_parser = choice::figures(), hide_possible_values = true)]
    pub figure: &'static Figure,
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(long, value_name = "IDEA")]
    pub idea: Option<String>,
    #[arg(long, value_name = "OTHER")]
    pub vs: Option<String>,
    #[arg(short, long = "weight", value_name = "C=SHARE")]
    pub weights: Vec<String>,
    #[arg(long, value_name = "AXIS")]
    pub x: Option<String>,
    #[arg(long, value_name = "AXIS")]
    pub y: Option<String>,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}
