//! Arguments of the report.

use super::value::day;
use super::{Inputs, choice};
use crate::report::ReportForm;
use clap::Args as ClapArgs;
use std::path::PathBuf;

/// `dingzi report`
#[derive(Debug, ClapArgs)]
pub struct Report {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    #[arg(short, long, value_name = "LENS,…", default_value = "base")]
    pub lens: Vec<String>,
    #[arg(long = "ideas", value_name = "IDEA,…")]
    pub only: Vec<String>,
    #[arg(short, long, value_name = "FORM", value_parser = choice::forms(), hide_possible_values = true)]
    pub format: Option<&'static ReportForm>,
    #[arg(short, long, value_name = "PATH", default_value = "reports")]
    pub output: PathBuf,
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub date: Option<String>,
}
