//! `--ask`: asks for the weights step by step. Questions go to standard error, answers come from standard input.

mod interview;
mod questions;

use super::statement::Statement;
use crate::cli::context::{Context, Outcome};
use crate::project::{Project, scales};
use crate::say::weights::Elicitation;
use interview::interview;

/// Asks all questions, and returns what was stated.
pub(super) fn ask(way: Elicitation, project: &Project, context: &Context) -> Outcome<Statement> {
    let (rubric, lang) = (&project.rubric, context.lang);
    let ends = scales::all_ends(rubric, &project.evidence, lang);
    let asked = questions::Questions { way, rubric, ends, lang };
    let answers = interview(&asked, &mut std::io::stdin().lock(), context)?;
    Ok(asked.said(&answers))
}
