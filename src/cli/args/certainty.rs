//! Arguments of the commands that say how far a ranking can be trusted, and of the figures.

use super::{By, Judged, Output, Sheet};
use crate::analysis::certainty::SEED;
use crate::analysis::robust::{DRAWS, MOST_DRAWS};
use crate::chart::FIGURES;
use clap::Args as ClapArgs;
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::num::NonZeroUsize;
use std::path::PathBuf;

/// How many draws, and from which seed.
#[derive(Debug, ClapArgs)]
pub struct Chances {
    /// How many draws
    #[arg(long, value_name = "N", default_value_t = DRAWS as u64, value_parser = clap::value_parser!(u64).range(1..=MOST_DRAWS as u64))]
    pub draws: u64,
    /// The seed: the same seed gives the same answer
    #[arg(long, value_name = "S", default_value_t = SEED)]
    pub seed: u64,
}

/// `dingzi stability`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi stability
  dingzi stability --top 5 --lens market
  dingzi stability --format json

For each criterion, the shares between which the leader stays first if only that share moves and the others keep their proportions; who takes over beyond; and the same for the order of the first K. Exact: scores are straight lines in one share, and the ends are where two lines cross.

For each other idea, what would put it first: the smallest shift of weight (half the sum of all changes; a linear program), or that no weights can, because another idea or a mix of others is at least as good on every criterion; and the smallest change of a single fact. \"First\" means level with the leader at least.

When it misleads: weights seldom move one at a time, so wide intervals do not make a ranking safe (`dingzi robust` moves them all). Unknowns earn nothing here, as in the score.")]
pub struct Stability {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    /// Watch the order of the first K ideas
    #[arg(short = 'k', long, value_name = "K", default_value = "3")]
    pub top: NonZeroUsize,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// `dingzi robust`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi robust                                         weights within ±20 % of today's
  dingzi robust --weights all                           all weights that there are
  dingzi robust --weights \"revenue_now > data_moat, channel <= 10%\"
  dingzi robust --weights \"growth >= 2 * channel\" --draws 100000 --seed 7

Each draw takes weights from the set and, unless --evidence proven, a value for every open fact from its interval (an unknown: anything from nothing to the best), and ranks the ideas: SMAA-2. How often an idea is first, among the first three, and between which ranks it stands in 90 % of the draws. Constraints compare sums of shares: ids, numbers as factors (2 * a), percentages, + and -, with > >= < <= =, several joined by commas.

The confidence is how often an idea is first under the weights that suit it best on average (its central weights), if only the open facts are uncertain; low, even its friends cannot be sure of it. `none` means that it was never first.

Of more than 10,000 ideas only the first ranks are told apart, as many as --top asks for (3 to 1,000), or 100. Ideas that can have none of them under any of the weights, whatever their open facts turn out to be, are set aside; how many is said below the table. The rows are the ideas that had one of these ranks in some draw, most often first, at most 1,000; >100 is a rank beyond.

When it misleads: a draw is no forecast. The shares say how often the assumptions drawn lead to an idea, and equal chances for all weights, or for all values of an unknown, are an assumption too. Criteria are drawn independently, also where they read the same cell.")]
pub struct Robust {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    /// Which weights: all, around:20% or constraints
    #[arg(short, long, value_name = "SET", default_value = "around:20%")]
    pub weights: String,
    /// What is known: drawn (open facts uncertain) or proven (unknown earns nothing)
    #[arg(long, value_name = "HOW", value_enum, default_value_t, hide_possible_values = true)]
    pub evidence: EvidenceModel,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    /// Only the first N ideas
    #[arg(short = 'n', long, value_name = "N")]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// What draws make of open evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum EvidenceModel {
    /// From its interval.
    #[default]
    Drawn,
    /// As proven.
    Proven,
}

/// `dingzi next`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi next
  dingzi next --idea \"shoe retail\"
  dingzi next --format md -o questions.md

Each line is a fact that is unknown, or known as a range only: what it could add to the score, the rank that this alone would bring, and in which share of draws it decides who is first (its worst and its best outcome give different leaders, with all other open facts drawn). An open gate decides where its idea is first: if it failed, another would lead.

When it misleads: it knows what an answer could change, not how likely a good answer is or what asking costs. Ideas that fail a gate are left out.")]
pub struct Next {
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    /// Only this idea
    #[arg(short, long, value_name = "IDEA")]
    pub idea: Option<String>,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    /// Only the first N lines [default: 15 on the screen, else all]
    #[arg(short = 'n', long, value_name = "N")]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// `dingzi compare`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi compare \"video ads\" wechat
  dingzi compare \"video ads\" wechat \"shoe retail\" --lens market

Values and points side by side, criterion by criterion; the gap of each idea to the first named adds up to the difference of their scores. Below: who is at least as good as whom everywhere, and in which share of weightings each is ahead: over all weights that there are (exact for two ideas: the volume of a simplex cut by a plane), and within ±20 % of today's (drawn).

When it misleads: \"in 60 % of all weightings\" counts weights that nobody would choose as much as yours. Values are as proven: unknowns earn nothing.")]
pub struct Compare {
    /// The ideas: two or more
    #[arg(required = true, num_args = 2.., value_name = "IDEA")]
    pub ideas: Vec<String>,
    /// The table of ideas, CSV, Parquet or Excel (.xlsx); `-` is standard input
    #[arg(short, long = "input", value_name = "FILE", default_value = "ideas.csv")]
    pub input: PathBuf,
    /// The sheet that holds it.
    #[command(flatten)]
    pub sheet: Sheet,
    /// What to judge by.
    #[command(flatten)]
    pub by: By,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// `dingzi chart`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi chart ranking
  dingzi chart waterfall --idea wechat --vs \"video ads\" -o gap.png
  dingzi chart slope --weight data_moat=30 -o slope.svg
  dingzi chart map --x cash --y data_moat

Writes one figure of 1600 × 1000 pixels and prints its finding: as PNG, or as SVG if the file is called so.")]
pub struct Chart {
    /// Which figure.
    #[arg(value_name = "NAME", value_parser = figures(), help = names(), hide_possible_values = true)]
    pub name: String,
    /// Both files.
    #[command(flatten)]
    pub judged: Judged,
    /// The idea that the waterfall explains [default: the leader]
    #[arg(long, value_name = "IDEA")]
    pub idea: Option<String>,
    /// The idea that the waterfall compares it with
    #[arg(long, value_name = "OTHER")]
    pub vs: Option<String>,
    /// What the slope changes: C=30 (percent), C=+5, C=-5 or C=x2 [default: the nearest flip]
    #[arg(short, long = "weight", value_name = "C=SHARE")]
    pub weights: Vec<String>,
    /// The map's axis to the right: a group or a criterion [default: the two heaviest groups]
    #[arg(long, value_name = "AXIS")]
    pub x: Option<String>,
    /// The map's axis upwards
    #[arg(long, value_name = "AXIS")]
    pub y: Option<String>,
    /// How many draws.
    #[command(flatten)]
    pub chances: Chances,
    /// Write to this file [default: NAME.png]
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

fn figures() -> PossibleValuesParser {
    PossibleValuesParser::new(FIGURES.iter().map(|figure| PossibleValue::new(figure.id)))
}

fn names() -> String {
    let ids: Vec<&str> = FIGURES.iter().map(|figure| figure.id).collect();
    format!("The figure: {}", ids.join(", "))
}
