//! The `dingzi` command: arguments in, exit code out.

use clap::Parser;
use dingzi::cli::{self, Args};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = Args::parse();
    cli::run(&args).into()
}
