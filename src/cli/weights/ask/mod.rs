//! `--ask`: the weights asked for, step by step. Questions go to standard error, answers come from standard input.

mod answers;
mod ends;
mod interview;
mod ways;
mod whole;

use super::said::Said;
use crate::cli::args::Way;
use crate::cli::context::{Context, Outcome};
use crate::project::{Project, scales};
use interview::interview;

/// Asks until enough is said.
pub(super) fn ask(way: Way, project: &Project, context: &Context) -> Outcome<Said> {
    let (rubric, lang) = (&project.rubric, context.lang);
    let ends = scales::all_ends(rubric, &project.evidence, lang);
    let asked = ways::Asked { way, rubric, ends, lang };
    let answers = interview(&asked, &mut std::io::stdin().lock(), context)?;
    Ok(asked.said(&answers))
}
