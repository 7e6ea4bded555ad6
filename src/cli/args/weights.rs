//! Arguments of the command that helps to state weights.

use super::{Judged, Keep, Output};
use crate::analysis::weights::FROM_DATA;
use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{ArgGroup, Args as ClapArgs};
use std::path::PathBuf;

/// `dingzi weights`
#[derive(Debug, ClapArgs)]
#[command(
    group = ArgGroup::new("way").args(["order", "swing", "pairs", "best_worst", "ask", "from_data", "blank"]),
    after_long_help = "\
Examples:
  dingzi weights                                        asks, step by step (swing)
  dingzi weights --order 'revenue_now > data_moat = channel > growth'
  dingzi weights --swing 'revenue_now=100, data_moat=80, growth=20' --save-lens mine
  dingzi weights --blank pairs -o pairs.csv             a form to fill in; then:
  dingzi weights --pairs pairs.csv
  dingzi weights --best-worst best-worst.csv
  dingzi weights --from-data critic                     what the table alone would make of the weights

Ways to state weights, from the least to ask of a person to the most: an order (rank-order centroid: the centre of all weights in that order); points for swings (points over their sum); comparisons with the best and the worst criterion (best-worst method, linear); comparisons of all pairs (analytic hierarchy process, principal eigenvector). The last two say how far the comparisons contradict each other, and which do most. Criteria are named by id or by name. Those that an order does not name come level after all that it names; those that the other ways leave out have no weight; the output says so.

A weight says what the step from the worst to the best end of a criterion's scale is worth, beside the same step of the others. --ask shows both ends of each scale and asks for that. `b` goes back, Enter keeps what was answered before, Ctrl-D stops and writes nothing (exit code 130).

Shown are today's shares (of --lens) beside the new ones, and what they would do to the ranking. --save-lens keeps them.

When it misleads: asked how important a criterion is, people forget how wide its scale is. An order says nothing of how far apart; the centroid then gives the first much. A low consistency ratio says that the answers agree with each other, not that they are true. And --from-data says what varies in this table, not what matters: a criterion on which all ideas are alike gets nothing however important it is, and one that is known of half of them gets much. So it is a diagnosis, and is never saved as a lens."
)]
pub struct Weights {
    /// Both files and a lens.
    #[command(flatten)]
    pub judged: Judged,
    /// From an order: 'a > b = c > d', most important first
    #[arg(long, value_name = "A>B=C")]
    pub order: Option<String>,
    /// From points for the step from worst to best: 'a=100, b=80'
    #[arg(long, value_name = "A=POINTS,…")]
    pub swing: Option<String>,
    /// From comparisons of pairs: a CSV with the columns a, b, times
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,
    /// From comparisons with the best and the worst: a CSV with the columns criterion, best_to, to_worst
    #[arg(long, value_name = "FILE")]
    pub best_worst: Option<PathBuf>,
    /// Asked step by step: swing, order, pairs or best-worst
    #[arg(long, value_name = "WAY", value_enum, num_args = 0..=1, default_missing_value = "swing", hide_possible_values = true)]
    pub ask: Option<Way>,
    /// What the spread of the values would make of them, as a diagnosis
    #[arg(long, value_name = "METHOD", value_parser = methods(), help = names(), hide_possible_values = true)]
    pub from_data: Option<String>,
    /// Write a form to fill in: pairs, best-worst, swing or order
    #[arg(long, value_name = "WAY", value_enum, hide_possible_values = true)]
    pub blank: Option<Way>,
    /// Whether they are kept.
    #[command(flatten)]
    pub keep: Keep,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// A way for a person to state weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Way {
    /// Points for the step from worst to best.
    Swing,
    /// An order.
    Order,
    /// Comparisons of all pairs.
    Pairs,
    /// Comparisons with the best and with the worst.
    BestWorst,
}

fn methods() -> PossibleValuesParser {
    PossibleValuesParser::new(FROM_DATA.iter().map(|method| PossibleValue::new(method.id)))
}

fn names() -> String {
    let ids: Vec<&str> = FROM_DATA.iter().map(|method| method.id).collect();
    format!("What the spread of the values would make of them, as a diagnosis: {}", ids.join(", "))
}
