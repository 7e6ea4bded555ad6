//! Arguments of `dingzi methods`.

use super::{Judged, Output};
use crate::analysis::methods::{METHODS, Reads};
use crate::score::Open;
use clap::Args as ClapArgs;
use clap::builder::{PossibleValue, PossibleValuesParser};

/// `dingzi methods`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi methods
  dingzi methods --only sum,topsis,vikor --top 30
  dingzi methods --on evidence                       every method on the evidence in its own unit
  dingzi methods --explain vikor --idea wechat       each table of the formula
  dingzi chart methods

Every idea that fails no gate is ranked by each method with the weights of the lens. The numbers above the ranks are those of the methods below; methods that agree on every rank share one. τ-b (Kendall) and ρ (Spearman) are 1 where a method orders the ideas as the weighted sum does, 0 where it does so by chance and -1 where it turns the order round; WS is 1 where all places are the same, and the first count most. \"Turned\" says how many ideas, taken out of the table one at a time, turn the order of two others.

What methods read: those that compare differences (VIKOR, MABAC, CoCoSo, SPOTIS, TOPSIS with min-max, PROMETHEE by order) read evidence in its own unit, cut to the ends that the value function knows, so that they also say what becomes of the ranking without its curves. Those that take ratios need a true zero and read values. Levels are values throughout.

When it misleads: methods are no independent witnesses. Most are weighted sums after another scaling, and all use the same weights and facts; that nineteen agree does not make the weights right. Unknown counts as nothing here, as in the score, and products make nothing of everything then; --unknown half shows them without it.")]
pub struct Methods {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    /// Only these methods
    #[arg(long, value_name = "METHOD,…", value_delimiter = ',', value_parser = ids(), hide_possible_values = true)]
    pub only: Vec<String>,
    /// What all methods read: values or evidence [default: what suits each]
    #[arg(long = "on", value_name = "WHAT", value_enum, hide_possible_values = true)]
    pub reads: Option<Reads>,
    /// What unknowns and ranges count as: nothing (a range at its worse end), half or best
    #[arg(long, value_enum, default_value_t, value_name = "AS", hide_possible_values = true)]
    pub unknown: Open,
    /// Show the tables that a method's scores are made of
    #[arg(long, value_name = "METHOD", value_parser = ids(), help = explained(), hide_possible_values = true)]
    pub explain: Option<String>,
    /// The idea that --explain shows criterion by criterion [default: the method's first]
    #[arg(short, long, value_name = "IDEA", requires = "explain")]
    pub idea: Option<String>,
    /// Only the first N ideas [default: 15 on the screen, else all]
    #[arg(short = 'n', long, value_name = "N")]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

fn ids() -> PossibleValuesParser {
    PossibleValuesParser::new(METHODS.iter().map(|method| PossibleValue::new(method.id)))
}

fn explained() -> String {
    let ids: Vec<&str> = METHODS.iter().map(|method| method.id).collect();
    format!("Show the tables that a method's scores are made of: {}", ids.join(", "))
}
