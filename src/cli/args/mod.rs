//! The command line: one definition feeds the help, the man page and the completions.

mod certainty;
mod diff;
mod files;
mod methods;
mod report;
mod serve;
mod weights;

pub use certainty::{Chart, Compare, EvidenceModel, Next, Robust, Stability};
pub use diff::Diff;
pub use files::{Files, Inputs, Sheet};
pub use methods::Methods;
pub use report::Report;
pub use serve::Serve;
pub use weights::{Way, Weights};

use crate::diagnostic::MessageFormat;
use crate::export::FORMATS;
use crate::lang::Lang;
use crate::score::Open;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as ClapArgs, Parser, Subcommand};
use std::path::PathBuf;

/// Find the nail before the hammer: score AI start-up ideas against a rubric.
///
/// A rubric (criteria.toml) says what counts and how much; a table (ideas.csv) says what is known of each idea.
/// dingzi tells who leads, why, what would change it and what to find out next.
///
/// Exit codes: 0 done; 1 the rubric or the table has mistakes; 2 wrong usage, or a file cannot be read or written.
#[derive(Debug, Parser)]
#[command(name = "dingzi", version, help_expected = true, max_term_width = 100)]
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
    /// Language of the output: en or zh [default: from LANG]
    #[arg(long, global = true, value_enum, hide_possible_values = true)]
    pub lang: Option<Lang>,
    /// Form of findings: human, short or json
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORM", hide_possible_values = true)]
    pub message_format: MessageFormat,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write a commented criteria.toml and a small ideas.csv to start from
    Init(Init),
    /// Find every mistake in the rubric and the table, then list what is unknown
    Check(Check),
    /// Rank the ideas
    Score(Score),
    /// Show where one idea's score comes from, cell by cell
    Explain(Explain),
    /// Change weights or facts and see what moves
    Whatif(Whatif),
    /// What changed since last time in evidence, weights, scores and ranks, and what caused it
    Diff(Diff),
    /// Set ideas side by side: where each is ahead, and under which weights
    Compare(Compare),
    /// How far each weight may move before another idea leads, and what would put each idea first
    Stability(Stability),
    /// How often each idea is first if weights and open facts are uncertain
    Robust(Robust),
    /// Whether the ranking depends on the method: ranks by nineteen methods side by side
    Methods(Methods),
    /// State the weights: by an order, points, comparisons or questions, and see what they do
    Weights(Weights),
    /// What to find out next, as a list of questions
    Next(Next),
    /// Draw one figure
    Chart(Chart),
    /// Write a report to send on: a page, Markdown or PDF, with figures
    Report(Report),
    /// Move the weights by hand on a page in the browser, and see who leads
    Serve(Serve),
    /// Explain a finding's code, or list what can be written in the two files
    Docs(Docs),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page
    #[command(after_long_help = "\
Example:
  dingzi man > ~/.local/share/man/man1/dingzi.1")]
    Man,
}

/// The rubric to judge by.
#[derive(Debug, ClapArgs)]
pub struct Criteria {
    /// The rubric; `-` is standard input
    #[arg(short, long = "criteria", value_name = "FILE", default_value = "criteria.toml")]
    pub criteria: PathBuf,
}

/// Both files and a lens.
#[derive(Debug, ClapArgs)]
pub struct Judged {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    /// The lens.
    #[command(flatten)]
    pub whose: Whose,
}

/// The rubric and a lens.
#[derive(Debug, ClapArgs)]
pub struct By {
    /// The rubric.
    #[command(flatten)]
    pub criteria: Criteria,
    /// The lens.
    #[command(flatten)]
    pub whose: Whose,
}

/// A lens.
#[derive(Debug, ClapArgs)]
pub struct Whose {
    /// Whose weights: base, equal or a lens of the rubric
    #[arg(short, long, default_value = "base")]
    pub lens: String,
}

/// `dingzi init`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Example:
  dingzi init my-fund && cd my-fund && dingzi score

Nothing is overwritten: if one of the two files is there already, neither is written.")]
pub struct Init {
    /// Where to write them; made if it is not there
    #[arg(default_value = ".")]
    pub dir: PathBuf,
}

/// `dingzi check`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi check ideas.csv -c criteria.toml --message-format short
  dingzi check pipeline.xlsx --fix -o pipeline.csv

Every mistake of both files is told in one run. What passes is well formed, not true: a wrong fact in the right form is not found.")]
pub struct Check {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Show each of many mistakes alike, with its line
    #[arg(long)]
    pub all: bool,
    /// Write a cleaned copy of the table, with each change listed: rows that are no ideas left out, cells that have one reading written so that it shows
    #[arg(long)]
    pub fix: bool,
    /// Where the copy goes, a CSV file [default: standard output]
    #[arg(short, long, value_name = "FILE", requires = "fix")]
    pub output: Option<PathBuf>,
    /// Change the table itself; only a CSV file
    #[arg(long, requires = "fix", conflicts_with = "output")]
    pub in_place: bool,
}

/// `dingzi score`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi score
  dingzi score --lens market --top 10
  dingzi score startups.csv -c rubric.toml --format csv -o ranking.csv
  dingzi score 'companies-*.csv.gz' --top 100
  dingzi score companies.csv -o scored.parquet        every idea of a table of any size

How the ranking works: each criterion turns its evidence into a value from 0 to 1; the score is 100 times their weighted sum. What is unknown earns nothing; the potential says what the score would be if every unknown turned out best. Ideas that fail a gate stand below all others, whatever they score. Ties share the better rank.

A table of any size is read in blocks on all cores. Of more than 10,000 ideas the best 100 are shown, or as many as --top says; -o FILE.csv or FILE.parquet without --top writes all of them in the order of the table.

When it misleads: a rank is a claim about the weights. Two scores a point apart say little, an idea full of unknowns is not a bad idea (look at its potential), and judged cells are only as good as the judge.")]
pub struct Score {
    /// The table of ideas, CSV (also .gz or .zst), Parquet or Excel (.xlsx); several, or a pattern such as 'part-*.csv', are read as one; `-` is standard input
    #[arg(default_value = "ideas.csv", value_name = "IDEAS")]
    pub ideas: Vec<PathBuf>,
    /// The sheet that holds it.
    #[command(flatten)]
    pub sheet: Sheet,
    /// The rubric.
    #[command(flatten)]
    pub criteria: Criteria,
    /// The lens.
    #[command(flatten)]
    pub whose: Whose,
    /// Only the first N ideas
    #[arg(short = 'n', long, value_name = "N")]
    pub top: Option<usize>,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// Whether weights are kept as a lens.
#[derive(Debug, ClapArgs)]
pub struct Keep {
    /// Save the new weights as a lens in criteria.toml, comments kept
    #[arg(long, value_name = "NAME")]
    pub save_lens: Option<String>,
    /// Replace a lens of this name without asking
    #[arg(long, requires = "save_lens")]
    pub force: bool,
}

/// Where a table goes.
#[derive(Debug, ClapArgs)]
pub struct Output {
    /// The form of the table, by its id in the registry.
    #[arg(short, long, value_name = "FORM", value_parser = formats(), help = forms(), hide_possible_values = true)]
    pub format: Option<&'static str>,
    /// Write to this file instead; `-` is standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// CSV for Excel: it reads Chinese, and takes no text for a formula
    #[arg(long)]
    pub excel: bool,
}

fn forms() -> String {
    let ids: Vec<&str> = FORMATS.iter().map(|f| f.id).collect();
    format!("Form: {} [default: by --output]", ids.join(", "))
}

fn formats() -> impl TypedValueParser<Value = &'static str> {
    let values = FORMATS.iter().map(|f| PossibleValue::new(f.id).help(f.about));
    PossibleValuesParser::new(values)
        .map(|id| FORMATS.iter().map(|f| f.id).find(|f| *f == id).expect("only formats are offered"))
}

/// `dingzi explain`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi explain \"AI video ads\"
  dingzi explain wechat --vs \"video ads\"

A part of the name will do if only one idea has it. Each line shows the cells as written with their sources, what the value function makes of them, the weight, and the points they add up to; the sum of the points is the score.

When it misleads: the weak and strong criteria named are those that the rubric asks about; what it does not ask about cannot show.")]
pub struct Explain {
    /// The idea
    pub idea: String,
    /// Another idea to compare it with
    #[arg(long, value_name = "OTHER")]
    pub vs: Option<String>,
    /// The table of ideas, CSV, Parquet or Excel (.xlsx); `-` is standard input
    #[arg(short, long = "input", value_name = "FILE", default_value = "ideas.csv")]
    pub ideas: PathBuf,
    /// The sheet that holds it.
    #[command(flatten)]
    pub sheet: Sheet,
    /// What to judge by.
    #[command(flatten)]
    pub by: By,
    /// Where and how to write.
    #[command(flatten)]
    pub output: Output,
}

/// `dingzi whatif`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi whatif --weight data_moat=30                  data moat weighs 30 %, the others keep their proportions
  dingzi whatif -w growth=+5 -w channel=x2 --lock revenue_now
  dingzi whatif --drop huaqiangbei
  dingzi whatif --lens technology --save-lens tech2 -w data_moat=20
  dingzi whatif --cell \"AI video ads:cost_12m=4500万\"
  dingzi whatif --unknown half                         what is open counts half of what it could earn

Before is the rubric and the table as written (lens base); after is what the changes make of them. The cause named for a move is a gate that turned, else the criterion whose contribution changed most in its direction against the average idea.

When it misleads: one change at a time says little about many at once; a small τ between two rankings can come from ideas far down that nobody would choose.")]
pub struct Whatif {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Change a share: C=30 (percent), C=+5, C=-5 or C=x2
    #[arg(short, long = "weight", value_name = "C=SHARE")]
    pub weights: Vec<String>,
    /// Criteria that keep their shares
    #[arg(long, value_name = "C,…", value_delimiter = ',')]
    pub lock: Vec<String>,
    /// Criteria that no longer count
    #[arg(long, value_name = "C,…", value_delimiter = ',')]
    pub drop: Vec<String>,
    /// Start from this lens instead of the weights as written
    #[arg(short, long)]
    pub lens: Option<String>,
    /// Change a fact: "IDEA:column=value"; may be repeated
    #[arg(long = "cell", value_name = "IDEA:COLUMN=VALUE")]
    pub cells: Vec<String>,
    /// What unknowns and ranges count as: nothing (a range at its worse end), half or best
    #[arg(long, value_enum, default_value_t, value_name = "AS", hide_possible_values = true)]
    pub unknown: Open,
    /// Whether they are kept.
    #[command(flatten)]
    pub keep: Keep,
    /// Where and how to write.
    #[command(flatten)]
    pub table: Output,
}

/// `dingzi docs`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi docs E0203     what this finding means and how to mend it
  dingzi docs cells     what may be written into a cell, on one page
  dingzi docs           the reference of both files: keys, value functions, functions, codes")]
pub struct Docs {
    /// A finding's code, such as E0203, or `cells`
    pub code: Option<String>,
}

/// `dingzi completions`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Example:
  dingzi completions bash > ~/.local/share/bash-completion/completions/dingzi")]
pub struct Completions {
    /// The shell
    pub shell: clap_complete::Shell,
}
