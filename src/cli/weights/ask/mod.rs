//! `--ask`: the weights asked for, step by step. Questions go to standard error, answers come from standard input.

mod answers;
mod ends;
mod interview;
mod ways;
mod whole;

use super::said::Said;
use crate::cli::args::Way;
use crate::cli::{Context, Outcome};
use crate::rubric::Rubric;
use interview::interview;

/// Asks until enough is said.
pub(super) fn ask(way: Way, rubric: &Rubric, context: &Context) -> Outcome<Said> {
    let asked = ways::Asked { way, rubric, lang: context.lang };
    let answers = interview(&asked, &mut std::io::stdin().lock(), context)?;
    Ok(asked.said(&answers))
}
