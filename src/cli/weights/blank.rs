//! `--blank WAY`: what is to be filled in, with the criteria of the rubric.

use super::pairs::pairs;
use super::shares::greatest_first;
use crate::cli::Outcome;
use crate::cli::args::Way;
use crate::rubric::Rubric;
use std::io::Write;

/// Prints it.
pub(super) fn print(way: Way, rubric: &Rubric) -> Outcome {
    let ids: Vec<&str> = rubric.criteria.iter().map(|c| c.id.as_str()).collect();
    let mut text = String::new();
    match way {
        Way::Pairs => {
            text += "a,b,times\n";
            pairs(&ids).for_each(|[a, b]| text += &format!("{a},{b},\n"));
        }
        Way::BestWorst => {
            text += "criterion,best_to,to_worst\n";
            ids.iter().for_each(|id| text += &format!("{id},,\n"));
        }
        Way::Swing => text += &format!("dingzi weights --swing '{}='\n", ids.join("=, ")),
        // Today's order, to be put in another.
        Way::Order => {
            let ids: Vec<&str> = greatest_first(&rubric.base().weights).into_iter().map(|c| ids[c]).collect();
            text += &format!("dingzi weights --order '{}'\n", ids.join(" > "));
        }
    }
    Ok(anstream::stdout().write_all(text.as_bytes())?)
}
