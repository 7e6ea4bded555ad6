//! `--blank WAY`: a form to fill in, with the criteria of the rubric.

use super::pairs::pairs;
use super::shares::by_share;
use crate::cli::args::{OutputArgs, WeightsArgs};
use crate::cli::context::{Context, Outcome, Stop};
use crate::cli::output::{print, save};
use crate::cli::paths::ending;
use crate::diagnostic::{BOM, Findings, Sources};
use crate::project::RubricFile;
use crate::rubric::Rubric;
use crate::say::weights::DataRefusal;
use crate::say::weights::Elicitation;

/// Reads the rubric and writes the form.
pub(super) fn run(way: Elicitation, args: &WeightsArgs, context: &Context) -> Outcome {
    let files = args.judged.inputs.files();
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = RubricFile::load(files.criteria, None, &mut sources, &mut findings);
    let mut alone = Findings::default();
    let (mut rubric, _) = file.read(&[], &sources, &mut alone);
    match rubric {
        Some(_) => findings.append(alone),
        // No table is needed, but the rubric may use a header that is a name only beside its table.
        None => {
            let table = file.load_table(files.ideas, files.table, &mut sources, &mut Findings::default());
            (rubric, _) = file.beside(table, &sources, &mut findings);
        }
    }
    context.tell(&findings, &sources);
    let Some(rubric) = rubric else { return Err(Stop::after(&findings)) };
    write(way, &rubric, &args.output)
}

/// Writes the form, as text only: it is to be read again.
fn write(way: Elicitation, rubric: &Rubric, output: &OutputArgs) -> Outcome {
    let form = output.format.map(|form| form.id.to_owned()).or(output.file().and_then(ending));
    if let Some(other) = form.filter(|form| !["csv", "txt"].contains(&form.as_str())) {
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
        text.insert_str(0, BOM);
    }
    match output.file() {
        None => print(text.as_bytes()),
        Some(path) => save(path, text.as_bytes()),
    }
}
