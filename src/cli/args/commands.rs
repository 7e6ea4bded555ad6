//! The arguments of each command.

use super::choice::{self, CommaList, EvidenceModel};
use super::shared::{By, Chances, Criteria, Inputs, Judged, Keep, OutputArgs, SheetArgs, Whose};
use super::value::{address, count, day, whole};
use crate::analysis::certainty::SEED;
use crate::analysis::methods::method::Method;
use crate::analysis::methods::problem::Reads;
use crate::analysis::pick;
use crate::analysis::robust::{MAX_DRAWS, MAX_PLACES};
use crate::analysis::weights::from_data::FromData;
use crate::chart::Figure;
use crate::project::Files;
use crate::report::{Pages, ReportForm};
use crate::rubric::UnknownDraw;
use crate::say::weights::Elicitation;
use crate::score::Open;
use clap::{ArgGroup, Args as ClapArgs};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// `dingzi init`
#[derive(Debug, ClapArgs)]
pub struct InitArgs {
    #[arg(default_value = ".")]
    pub dir: PathBuf,
}

/// `dingzi check`
#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    #[arg(long)]
    pub all: bool,
    #[arg(long, conflicts_with = "condition")]
    pub fix: bool,
    #[arg(short, long, value_name = "FILE", requires = "fix")]
    pub output: Option<PathBuf>,
    #[arg(long, requires = "fix", conflicts_with = "output")]
    pub in_place: bool,
}

/// `dingzi score`
#[derive(Debug, ClapArgs)]
pub struct ScoreArgs {
    #[arg(value_name = "TABLE")]
    pub ideas: Vec<PathBuf>,
    /// The table by an option, and how it is read.
    #[command(flatten)]
    pub sheet: SheetArgs,
    /// The rubric.
    #[command(flatten)]
    pub criteria: Criteria,
    /// The lens.
    #[command(flatten)]
    pub whose: Whose,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    #[arg(long, value_name = "COLUMN")]
    pub by: Option<String>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `dingzi explain`
#[derive(Debug, ClapArgs)]
#[command(allow_missing_positional = true, override_usage = "dingzi explain [OPTIONS] [TABLE] <IDEA>")]
pub struct ExplainArgs {
    /// Both files and a lens.
    #[command(flatten)]
    pub judged: Judged,
    /// One, once it is settled which word is the table.
    #[arg(required = true, value_name = "IDEA")]
    pub named: Vec<String>,
    #[arg(long, value_name = "OTHER")]
    pub vs: Option<String>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `dingzi whatif`
#[derive(Debug, ClapArgs)]
pub struct WhatifArgs {
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
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub table: OutputArgs,
}

/// `dingzi diff`
#[derive(Debug, ClapArgs)]
pub struct DiffArgs {
    /// The table of ideas as it was, CSV or Excel (.xlsx); `-` is standard input
    #[arg(required_unless_present = "old_criteria")]
    pub old: Option<PathBuf>,
    pub new: Option<PathBuf>,
    /// How both are read.
    #[command(flatten)]
    pub sheet: SheetArgs,
    #[arg(long, value_name = "FILE")]
    pub old_criteria: Option<PathBuf>,
    /// What to judge by.
    #[command(flatten)]
    pub by: By,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

impl ScoreArgs {
    /// The tables, or patterns of them.
    pub fn tables(&self) -> Vec<&Path> {
        match self.ideas.as_slice() {
            [] => vec![self.sheet.table(None)],
            several => several.iter().map(PathBuf::as_path).collect(),
        }
    }
}

impl DiffArgs {
    /// The table as it was; the same if only its rubric was another.
    pub fn old(&self) -> &Path {
        self.old.as_deref().unwrap_or(self.today())
    }

    /// The table as it is.
    pub fn today(&self) -> &Path {
        self.sheet.table(self.new.as_deref())
    }

    /// The files to read for today's side.
    pub fn files(&self) -> Files<'_> {
        let condition = self.sheet.condition.as_deref();
        Files { criteria: &self.by.criteria.criteria, ideas: self.today(), table: self.sheet.asked(), condition }
    }
}

/// `dingzi compare`
#[derive(Debug, ClapArgs)]
#[command(allow_missing_positional = true)]
pub struct CompareArgs {
    /// Both files and a lens.
    #[command(flatten)]
    pub judged: Judged,
    /// Two or more, once it is settled which word is the table.
    #[arg(required = true, value_name = "IDEA")]
    pub named: Vec<String>,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `dingzi stability`
#[derive(Debug, ClapArgs)]
pub struct StabilityArgs {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(short = 'k', long, value_name = "K", value_parser = count, allow_negative_numbers = true)]
    pub first: Option<usize>,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    #[arg(long)]
    pub full: bool,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `dingzi robust`
#[derive(Debug, ClapArgs)]
pub struct RobustArgs {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(short, long, value_name = "SET", default_value = "around:20%")]
    pub weights: String,
    #[arg(long, value_name = "HOW", value_parser = choice::evidence(), default_value = "drawn", hide_possible_values = true)]
    pub evidence: EvidenceModel,
    #[arg(long, value_name = "FROM", value_parser = choice::unknown_draws(), hide_possible_values = true, conflicts_with = "evidence")]
    pub draw: Option<UnknownDraw>,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    #[arg(short = 'k', long, value_name = "K", value_parser = whole::<usize>(1..=MAX_PLACES as u64), allow_negative_numbers = true)]
    pub first: Option<usize>,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    #[arg(long)]
    pub full: bool,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `dingzi methods`
#[derive(Debug, ClapArgs)]
pub struct MethodsArgs {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(long, value_name = "METHOD,…", value_parser = choice::some_methods(), hide_possible_values = true)]
    pub only: Vec<CommaList<&'static Method>>,
    #[arg(long = "on", value_name = "WHAT", value_parser = choice::reads(), hide_possible_values = true)]
    pub reads: Option<Reads>,
    #[arg(long, value_parser = choice::open(), default_value = "nothing", value_name = "AS", hide_possible_values = true)]
    pub unknown: Open,
    #[arg(long, value_name = "METHOD", value_parser = choice::methods(), hide_possible_values = true)]
    pub explain: Option<&'static Method>,
    #[arg(long, value_name = "IDEA", requires = "explain")]
    pub idea: Option<String>,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    #[arg(long)]
    pub full: bool,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `dingzi weights`
#[derive(Debug, ClapArgs)]
#[command(
    group = ArgGroup::new("way").args(["order", "swing", "pairs", "best_worst", "ask", "from_data", "blank"])
)]
pub struct WeightsArgs {
    /// Both files and a lens.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(long, value_name = "A>B=C")]
    pub order: Option<String>,
    #[arg(long, value_name = "A=POINTS,…")]
    pub swing: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub best_worst: Option<PathBuf>,
    #[arg(long, value_name = "WAY", value_parser = choice::ways(), num_args = 0..=1, default_missing_value = "swing", hide_possible_values = true)]
    pub ask: Option<Elicitation>,
    #[arg(long, value_name = "METHOD", value_parser = choice::from_data(), hide_possible_values = true)]
    pub from_data: Option<&'static FromData>,
    #[arg(long, value_name = "WAY", value_parser = choice::ways(), hide_possible_values = true)]
    pub blank: Option<Elicitation>,
    /// Whether they are kept.
    #[command(flatten)]
    pub keep: Keep,
    #[arg(long)]
    pub full: bool,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `dingzi next`
#[derive(Debug, ClapArgs)]
pub struct NextArgs {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(long, value_name = "IDEA")]
    pub idea: Option<String>,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `dingzi pick`
#[derive(Debug, ClapArgs)]
pub struct PickArgs {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(long, value_name = "AMOUNT", requires = "cost", allow_negative_numbers = true)]
    pub budget: Option<String>,
    #[arg(long, value_name = "COLUMN", requires = "budget")]
    pub cost: Option<String>,
    #[arg(long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub count: Option<usize>,
    #[arg(long, value_name = "COLUMN=N")]
    pub at_most: Vec<String>,
    #[arg(long, value_name = "IDEA,…")]
    pub must: Vec<String>,
    #[arg(long, value_name = "IDEA,…")]
    pub not: Vec<String>,
    #[arg(long)]
    pub proven: bool,
    #[arg(long, value_name = "N", default_value_t = pick::DRAWS, value_parser = whole::<usize>(1..=MAX_DRAWS as u64), allow_negative_numbers = true)]
    pub draws: usize,
    #[arg(long, value_name = "S", default_value_t = SEED, value_parser = whole::<u64>(0..=u64::MAX), allow_negative_numbers = true)]
    pub seed: u64,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    #[arg(long)]
    pub full: bool,
    #[arg(long, value_name = "FILE")]
    pub chart: Option<PathBuf>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: OutputArgs,
}

/// `dingzi chart`
#[derive(Debug, ClapArgs)]
pub struct ChartArgs {
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
    #[arg(short = 'k', long, value_name = "K", value_parser = whole::<usize>(1..=MAX_PLACES as u64), allow_negative_numbers = true)]
    pub first: Option<usize>,
    #[arg(long, value_name = "COLUMN")]
    pub by: Option<String>,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// `dingzi report`
#[derive(Debug, ClapArgs)]
pub struct ReportArgs {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    #[arg(short, long, value_name = "LENS,…", default_value = "base")]
    pub lens: Vec<String>,
    #[arg(long = "ideas", value_name = "IDEA,…")]
    pub only: Vec<String>,
    #[arg(short, long, value_name = "FORM", value_parser = choice::forms(), hide_possible_values = true)]
    pub format: Option<&'static ReportForm>,
    #[arg(long, value_name = "PAGES", value_parser = choice::pages(), default_value = "all", hide_possible_values = true)]
    pub pages: Pages,
    #[arg(short, long, value_name = "PATH", default_value = "reports")]
    pub output: PathBuf,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub date: Option<String>,
}

/// `dingzi serve`
#[derive(Debug, ClapArgs)]
pub struct ServeArgs {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    #[arg(short, long, default_value_t = 0, value_parser = whole::<u16>(0..=u64::from(u16::MAX)), allow_negative_numbers = true)]
    pub port: u16,
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1", value_parser = address)]
    pub host: IpAddr,
    #[arg(long)]
    pub open: bool,
    #[arg(short, long)]
    pub verbose: bool,
}

/// `dingzi docs`
#[derive(Debug, ClapArgs)]
pub struct DocsArgs {
    /// A finding's code, such as E0203, or `cells`
    pub code: Option<String>,
}

/// `dingzi completions`
#[derive(Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: clap_complete::Shell,
}

/// `dingzi help`
#[derive(Debug, ClapArgs)]
pub struct HelpArgs {
    #[arg(value_name = "COMMAND")]
    pub of: Option<String>,
}
