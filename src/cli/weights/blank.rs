//! `--blank WAY`: a form to fill in, with the criteria of the rubric.

use super::pairs::pairs;
use super::shares::by_share;
use crate::cli::args::OutputArgs;
use crate::cli::context::Outcome;
use crate::cli::output::print;
use crate::diagnostic::MARK;
use crate::export::file::write_whole;
use crate::rubric::Rubric;
use crate::say::files::cannot_write;
use crate::say::weights::DataRefusal;
use crate::say::weights::Elicitation;

/// Writes the form, as text only: it is to be read again.
pub(super) fn write(way: Elicitation, rubric: &Rubric, output: &OutputArgs) -> Outcome {
    let ending = output.file().and_then(|path| path.extension()).map(|ending| ending.to_string_lossy().to_lowercase());
    if let Some(other) =
        output.format.map(|form| form.id.to_owned()).or(ending).filter(|form| !["csv", "txt"].contains(&form.as_str()))
    {
        return Err(DataRefusal::Form(&other).error().into());
    }
    let ids: Vec<&str> = rubric.criteria.iter().map(|c| c.id.as_str()).collect();
    let mut text = String::new();
    match way {
        Elicitation::Pairs => {
            text += "a,b,times\n";
            pairs(&ids).for_each(|[a, b]| text += &format!("{a},{b},\n"));
        }
        Elicitation::BestWorst => {
            text += "criterion,best_to,to_worst\n";
            ids.iter().for_each(|id| text += &format!("{id},,\n"));
        }
        Elicitation::Swing => text += &format!("dingzi weights --swing '{}='\n", ids.join("=, ")),
        // Today's order, to be rearranged.
        Elicitation::Order => {
            let ids: Vec<&str> = by_share(&rubric.base().weights).into_iter().map(|c| ids[c]).collect();
            text += &format!("dingzi weights --order '{}'\n", ids.join(" > "));
        }
    }
    if output.excel {
        text.insert_str(0, MARK);
    }
    match output.file() {
        None => print(text.as_bytes()),
        Some(path) => Ok(write_whole(path, |out| out.write_all(text.as_bytes()))
            .map_err(|error| cannot_write(&path.display().to_string(), error))?),
    }
}
