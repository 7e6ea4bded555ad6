//! Arguments of the report.

use super::Inputs;
use crate::report::FORMS;
use clap::Args as ClapArgs;
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::path::PathBuf;

/// `dingzi report`
#[derive(Debug, ClapArgs)]
#[command(after_long_help = "\
Examples:
  dingzi report --lang zh -o 报告
  dingzi report --format pdf                            reports/report.pdf, to print or to send
  dingzi report -o for-the-committee.pdf --date 2026-11-23
  dingzi report --ideas \"video ads,WeChat,arm cells\" -o shortlist
  dingzi report --lens base,market,technology           ranked by the first, compared under all

The page (index.html) holds everything and asks nothing of the network: the finding, the ranking, a card for each of the first ten, every figure, the rubric, the method, and what all of it was computed from. Beside it stand the figures as PNG and SVG and ranking.csv. Markdown has the PNGs beside it; a PDF is one file. Each file is written whole or not at all.

A short list is ranked by itself: scores stay, ranks, flips and draws are among its ideas alone.

When it misleads: a picture makes a ranking look surer than it is; read the open parts (hatched) with it.")]
pub struct Report {
    /// Both files.
    #[command(flatten)]
    pub inputs: Inputs,
    /// Whose weights: base, equal or lenses of the rubric; several are compared, the first ranks
    #[arg(short, long, value_name = "LENS,…", value_delimiter = ',', default_value = "base")]
    pub lens: Vec<String>,
    /// Only these ideas
    #[arg(long = "ideas", value_name = "IDEA,…")]
    pub only: Vec<String>,
    /// Form: html, md or pdf [default: by --output, else html]
    #[arg(short, long, value_name = "FORM", value_parser = forms(), hide_possible_values = true)]
    pub format: Option<String>,
    /// The folder to write to, made if it is not there; or a file that ends with .html, .md or .pdf
    #[arg(short, long, value_name = "PATH", default_value = "reports")]
    pub output: PathBuf,
    /// A date to print; no clock is read
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
}

fn forms() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMS.iter().map(|form| PossibleValue::new(form.id).help(form.about)))
}
