//! Arguments of the command that helps to state weights.

use super::{Judged, Keep, Output, choice};
use crate::analysis::weights::from_data::FromData;
pub use crate::say::weights::Way;
use clap::{ArgGroup, Args as ClapArgs};
use std::path::PathBuf;

/// `dingzi weights`
#[derive(Debug, ClapArgs)]
#[command(
    group = ArgGroup::new("way").args(["order", "swing", "pairs", "best_worst", "ask", "from_data", "blank"])
)]
pub struct Weights {
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
    pub ask: Option<Way>,
    #[arg(long, value_name = "METHOD", value_parser = choice::from_data(), hide_possible_values = true)]
    pub from_data: Option<&'static FromData>,
    #[arg(long, value_name = "WAY", value_parser = choice::ways(), hide_possible_values = true)]
    pub blank: Option<Way>,
    /// Whether they are kept.
    #[command(flatten)]
    pub keep: Keep,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}
