//! The `dingzi` command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    dingzi::cli::main(std::env::args_os().collect())
}
