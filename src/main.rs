//! The `dingzi` command: arguments in, exit code out.

use clap::Parser;
use dingzi::cli::{self, Args};
use std::process::ExitCode;

fn main() -> ExitCode {
    match Args::try_parse() {
        Ok(args) => cli::run(&args).into(),
        Err(error) => ExitCode::from(cli::refuse(&error)),
    }
}
