//! Shares before and after, side by side.

use crate::cli::args::WeightsArgs;
use crate::cli::context::Outcome;
use crate::cli::moves;
use crate::cli::screen::paragraph;
use crate::export::{Cell, Columns, Table};
use crate::lang::{Lang, rounded};
use crate::project::Project;
use crate::rubric::{Lens, Weights};
use crate::say::{heads, weights as say};
use crate::score::greatest_first;

/// The table of today's shares and the new ones, greatest first.
pub(super) fn side_by_side(project: &Project, lens: &Lens, new: &Weights, lang: Lang) -> Table {
    let old = &lens.weights;
    let columns = Columns::<usize>::empty()
        .left("name", heads::CRITERION.get(lang), |&c| project.rubric.criteria[c].name.get(lang))
        .right("before_shown", today(lens, lang), |&c| share(old[c], lang))
        .right("after_shown", say::STATED.get(lang), |&c| share(new[c], lang))
        .right("change_shown", heads::CHANGE.get(lang), |&c| change(old[c], new[c]))
        .data("criterion", |&c| &project.rubric.criteria[c].id)
        .data("share_before", |&c| Cell::Number(old[c], 4))
        .data("share", |&c| Cell::Number(new[c], 4));
    columns.table(by_share(new))
}

/// How many criteria are shown on a screen in the short form.
const SHORT_ROWS: usize = 6;
/// Columns that it leaves out.
const FULL_COLUMNS: [&str; 2] = ["values_shown", "unknown_shown"];

/// What is said of weights.
pub(super) struct Said<'a> {
    /// What they do to the ranking.
    pub first: &'a str,
    /// How they were found.
    pub title: &'a str,
    /// What has to be known of them.
    pub short: Vec<String>,
    /// All that there is to say.
    pub full: Vec<String>,
}

/// Writes a table of weights, with what is said of them.
pub(super) fn show(args: &WeightsArgs, mut table: Table, said: Said, lang: Lang) -> Outcome {
    let Said { first, title, mut short, full } = said;
    let notes = if args.output.is_short(args.full)? {
        table = table.without(&FULL_COLUMNS);
        let rest = if args.output.is_for_people()? { table.rows.len().saturating_sub(SHORT_ROWS) } else { 0 };
        table.rows.truncate(table.rows.len() - rest);
        short.push(say::more_in_full(rest, lang));
        short
    } else {
        full
    };
    let said = |sentence: &String| format!("\n{}\n", paragraph(sentence));
    let after: String = notes.iter().filter(|note| !note.is_empty()).map(said).collect();
    args.output.write(&table, &format!("{}\n\n{}\n\n", paragraph(first), paragraph(title)), &after)
}

/// The header of the shares before: today's for the base lens, or else the lens's name.
pub(super) fn today(lens: &Lens, lang: Lang) -> &str {
    if lens.id == "base" { heads::TODAY.get(lang) } else { lens.shown(lang) }
}

/// Criteria by share, greatest first.
pub(super) fn by_share(weights: &Weights) -> Vec<usize> {
    greatest_first(0..weights.shares().len(), |&c| weights[c])
}

/// A share with one decimal, whatever the others are, so that equal weights look equal.
pub(super) fn share(share: f64, lang: Lang) -> String {
    lang.share(share, 1)
}

/// What is added or taken, in percentage points: the difference of the shares as shown.
pub(super) fn change(before: f64, after: f64) -> Cell {
    let tenths = |share: f64| rounded(100.0 * share, 1);
    moves::signed(tenths(after) - tenths(before))
}
