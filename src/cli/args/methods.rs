//! Arguments of `dingzi methods`.

use super::choice::{self, List};
use super::value::count;
use super::{Judged, Output};
use crate::analysis::methods::method::Method;
use crate::analysis::methods::problem::Reads;
use crate::score::Open;
use clap::Args as ClapArgs;

/// `dingzi methods`
#[derive(Debug, ClapArgs)]
pub struct Methods {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    #[arg(long, value_name = "METHOD,…", value_parser = choice::some_methods(), hide_possible_values = true)]
    pub only: Vec<List<&'static Method>>,
    #[arg(long = "on", value_name = "WHAT", value_parser = choice::reads(), hide_possible_values = true)]
    pub reads: Option<Reads>,
    #[arg(long, value_parser = choice::open(), default_value = "nothing", value_name = "AS", hide_possible_values = true)]
    pub unknown: Open,
    #[arg(long, value_name = "METHOD", value_parser = choice::methods(), hide_possible_values = true)]
    pub explain: Option<&'static Method>,
    #[arg(short, long, value_name = "IDEA", requires = "explain")]
    pub idea: Option<String>,
    #[arg(short = 'n', long, value_name = "N", value_parser = count, allow_negative_numbers = true)]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}
