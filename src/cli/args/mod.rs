//! The command line: one definition feeds the help, the man page and the completions.

mod choice;
mod commands;
mod shared;
mod value;

pub use choice::{CommaList, EvidenceModel, languages};
pub use commands::*;
pub use shared::{Inputs, Judged, Keep, OutputArgs};
pub use value::Refused;

use crate::diagnostic::MessageFormat;
use crate::lang::Lang;
use clap::{Args as ClapArgs, Parser, Subcommand};

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
    #[arg(short, long, global = true)]
    pub quiet: bool,
}

impl Command {
    /// The files of a command that reads one table.
    pub fn inputs(&self) -> Option<&Inputs> {
        match self {
            Command::Check(a) => Some(&a.inputs),
            Command::Whatif(a) => Some(&a.inputs),
            Command::Report(a) => Some(&a.inputs),
            Command::Serve(a) => Some(&a.inputs),
            Command::Explain(a) => Some(&a.judged.inputs),
            Command::Compare(a) => Some(&a.judged.inputs),
            Command::Stability(a) => Some(&a.judged.inputs),
            Command::Robust(a) => Some(&a.judged.inputs),
            Command::Methods(a) => Some(&a.judged.inputs),
            Command::Weights(a) => Some(&a.judged.inputs),
            Command::Pick(a) => Some(&a.judged.inputs),
            Command::Next(a) => Some(&a.judged.inputs),
            Command::Chart(a) => Some(&a.judged.inputs),
            _ => None,
        }
    }
}

/// The commands; what the help says of them and of their arguments is in `say/help/`.
#[derive(Debug, Subcommand)]
pub enum Command {
    Init(InitArgs),
    Check(CheckArgs),
    #[command(alias = "rank")]
    Score(ScoreArgs),
    Pick(PickArgs),
    Diff(DiffArgs),
    Explain(ExplainArgs),
    Compare(CompareArgs),
    Robust(RobustArgs),
    Stability(StabilityArgs),
    Methods(MethodsArgs),
    Next(NextArgs),
    Whatif(WhatifArgs),
    Weights(WeightsArgs),
    Chart(ChartArgs),
    Report(ReportArgs),
    Serve(ServeArgs),
    Docs(DocsArgs),
    Help(HelpArgs),
    Man,
    Completions(CompletionsArgs),
}
