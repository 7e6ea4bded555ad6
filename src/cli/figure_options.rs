//! Options of `chart` that one figure looks at: with another, they would change nothing, so they are refused.

use super::args::{Args, ChartArgs, Command};
use super::table_word::conflict;
use crate::chart::{FIGURES, Figure, ON_REQUEST};
use crate::lang::Lang;
use crate::say::usage::{needs_column, of_another_figure};

/// Refuses an option that the figure does not look at.
pub(super) fn check(args: &Args, lang: Lang) -> Result<(), clap::Error> {
    let Some(Command::Chart(args)) = &args.command else { return Ok(()) };
    if args.figure.id == "groups" && args.by.is_none() {
        return Err(conflict(&needs_column(), lang));
    }
    let stray = given(args).into_iter().find(|(_, is_given, figure)| *is_given && *figure != args.figure.id);
    let Some((option, _, looks)) = stray else { return Ok(()) };
    let looks = FIGURES.iter().chain(ON_REQUEST).find(|figure| figure.id == looks).expect("it is a figure");
    let [looks, other] = [looks, args.figure].map(|Figure { id, name, .. }| (*id, *name));
    Err(conflict(&of_another_figure(option, looks, other), lang))
}

/// Each option, whether it is given, and the figure that looks at it.
fn given(args: &ChartArgs) -> [(&'static str, bool, &'static str); 7] {
    [
        ("--idea", args.idea.is_some(), "waterfall"),
        ("--vs", args.vs.is_some(), "waterfall"),
        ("--weight", !args.weights.is_empty(), "slope"),
        ("--x", args.x.is_some(), "map"),
        ("--y", args.y.is_some(), "map"),
        ("--first", args.first.is_some(), "acceptability"),
        ("--by", args.by.is_some(), "groups"),
    ]
}
