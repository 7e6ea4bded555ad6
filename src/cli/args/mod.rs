//! The command line: one definition feeds the help, the man page and the completions.

mod certainty;
mod choice;
mod diff;
mod files;
mod methods;
mod report;
mod serve;
mod value;
mod weights;

pub use certainty::{Chart, Compare, EvidenceModel, Next, Robust, Stability};
pub use choice::{List, languages};
pub use diff::Diff;
pub use files::{Inputs, Sheet};
pub use methods::Methods;
pub use report::Report;
pub use serve::Serve;
pub use value::Refused;
pub use weights::{Way, Weights};

use crate::diagnostic::MessageFormat;
use crate::export::Format;
use crate::lang::Lang;
use crate::score::Open;
use clap::{Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;
use value::count;

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "dingzi", disable_help_subcommand = true, version, max_term_width = 100)]
pub struct Args {
    /// What applies to every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What applies to every command.
#[derive(Debug, ClapArgs)]
pub struct Global {
    #[arg(long, global = true, value_parser = languages(), hide_possible_values = true)]
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_parser = choice::message_formats(), default_value = "human", value_name = "FORM", hide_possible_values = true)]
    pub message_format: MessageFormat,
}

/// The commands; what the help says of them and of their arguments is in `say/help/`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Init(Init),
    Check(Check),
    Score(Score),
    Explain(Explain),
    Whatif(Whatif),
    Diff(Diff),
    Compare(Compare),
    Stability(Stability),
    Robust(Robust),
    Methods(Methods),
    Weights(Weights),
    Next(Next),
    Chart(Chart),
    Report(Report),
    Serve(Serve),
    Docs(Docs),
    Completions(Completions),
    Man,
    Help(Help),
}

/// The rubric to judge by.
#[derive(Clone, Debug, ClapArgs)]
pub struct Criteria {
    #[arg(short, long = "criteria", value_name = "FILE", default_value = "criteria.toml")]
    pub criteria: PathBuf,
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

/// A lens.
#[derive(Debug, ClapArgs)]
pub struct Whose {
    #[arg(short, long, default_value = "base")]
    pub lens: String,
}

/// `dingzi init`
#[derive(Debug, ClapArgs)]
pub struct Init {
    #[arg(default_value = ".")]
    pub dir: PathBuf,
}

/// `dingzi check`
#[derive(Debug, ClapArgs)]
pub struct Check {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    #[arg(long)]
    pub all: bool,
    #[arg(long)]
    pub fix: bool,
    #[arg(short, long, value_name = "FILE", requires = "fix")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "fix", conflicts_with = "output")]
    pub in_place: bool,
}

/// `dingzi score`
#[derive(Debug, ClapArgs)]
pub struct Score {
    #[arg(default_value = "ideas.csv", value_name = "IDEAS")]
    pub ideas: Vec<PathBuf>,
    /// The sheet that holds it.
    #[command(flatten)]
    pub sheet: Sheet,
    /// The rubric.
    #[command(flatten)]
    pub criteria: Criteria,
    /// The lens.
    #[command(flatten)]
    pub whose: Whose,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
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
pub struct Output {
    #[arg(short, long, value_name = "FORM", value_parser = choice::formats(), hide_possible_values = true)]
    pub format: Option<&'static Format>,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub excel: bool,
}

/// `dingzi explain`
#[derive(Debug, ClapArgs)]
pub struct Explain {
    /// The idea
    pub idea: String,
    #[arg(long, value_name = "OTHER")]
    pub vs: Option<String>,
    #[arg(short, long = "input", value_name = "FILE", default_value = "ideas.csv")]
    pub ideas: PathBuf,
    /// The sheet that holds it.
    #[command(flatten)]
    pub sheet: Sheet,
    /// What to judge by.
    #[command(flatten)]
    pub by: By,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// `dingzi whatif`
#[derive(Debug, ClapArgs)]
pub struct Whatif {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    #[arg(short, long = "weight", value_name = "C=SHARE")]
    pub weights: Vec<String>,
    #[arg(long, value_name = "C,…")]
    pub lock: Vec<String>,
    #[arg(long, value_name = "C,…")]
    pub drop: Vec<String>,
    #[arg(short, long)]
    pub lens: Option<String>,
    #[arg(long = "cell", value_name = "IDEA:COLUMN=VALUE")]
    pub cells: Vec<String>,
    #[arg(long, value_parser = choice::open(), default_value = "nothing", value_name = "AS", hide_possible_values = true)]
    pub unknown: Open,
    /// Whether they are kept.
    #[command(flatten)]
    pub keep: Keep,
    /// Where and how to write.
    #[command(flatten)]
    pub table: Output,
}

/// `dingzi docs`
#[derive(Debug, ClapArgs)]
pub struct Docs {
    /// A finding's code, such as E0203, or `cells`
    pub code: Option<String>,
}

/// `dingzi completions`
#[derive(Debug, ClapArgs)]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// `dingzi help`
#[derive(Debug, ClapArgs)]
pub struct Help {
    #[arg(value_name = "COMMAND")]
    pub of: Option<String>,
}
