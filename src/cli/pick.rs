//! `dingzi pick`: the set of ideas with the most points under limits.

mod limits;
mod table;
mod told;

use super::args::PickArgs;
use super::chart::{is_svg, save_picture};
use super::context::{Context, Outcome};
use super::paths::is_stdout;
use super::screen::paragraph;
use super::wait;
use crate::analysis::expected::ExpectedPoints;
use crate::analysis::pick::PickQuery;
use crate::export::Table;
use crate::say::commands::pick as words;
use crate::say::files::wrote;
use table::{MIN_NEAR_SHARE, PickTable};

/// Ideas that are not chosen, on a screen without `--top` and `--full`.
const SCREEN_ROWS: usize = 5;

pub(super) fn run(args: &PickArgs, context: &Context) -> Outcome {
    if args.budget.is_none() && args.count.is_none() {
        return Err(words::no_limit().into());
    }
    args.chart.as_deref().map(is_svg).transpose()?;
    if args.chart.as_deref().is_some_and(is_stdout) {
        return Err(words::table_goes_there().into());
    }
    let project = args.judged.inputs.open(context)?;
    let lens = project.lens(&args.judged.whose.lens, context)?;
    let limits = limits::read(args, &project, context)?;
    let scored = project.score_aloud(lens, context);
    limits.check(&project, &scored, context)?;
    let expected = (!args.proven).then(|| ExpectedPoints::new(&scored));
    let query = PickQuery {
        scored: &scored,
        expected: expected.as_ref(),
        costs: limits.costs.as_ref().map(|column| (&column.costs[..], column.budget)),
        count: limits.count,
        groups: &limits.groups,
        must: &limits.must,
        not: &limits.not,
        draws: args.draws,
        seed: args.seed,
    };
    let pick = wait::said(words::SEARCHING.get(context.lang), || query.answer()).expect("what must be in was checked");
    let mut chosen = vec![false; scored.len()];
    pick.best.chosen.iter().for_each(|&idea| chosen[idea] = true);
    let found = PickTable { project: &project, limits: &limits, query, pick: &pick, chosen, lang: context.lang };
    let rows = found.rows();
    let near = rows.iter().filter(|idea| !found.is_chosen(**idea) && found.share(**idea) >= MIN_NEAR_SHARE).count();
    let on_screen = args.output.is_for_people()? && !args.full;
    let shown = match (args.top, on_screen) {
        (Some(top), _) => top.min(rows.len()),
        (None, true) => pick.best.chosen.len() + near.min(SCREEN_ROWS),
        (None, false) => rows.len(),
    };
    let table = found.table(&rows[..shown]);
    let before = paragraph(&found.before(shown));
    let mut after: String = found.after().iter().map(|line| format!("{}\n", paragraph(line))).collect();
    let is_empty = pick.best.chosen.is_empty();
    if let Some(path) = &args.chart {
        if is_empty {
            return Err(words::no_picture().into());
        }
        save_picture(path, &found.picture(&rows))?;
        let said = wrote(&path.display().to_string(), context.lang);
        after += &format!("{said}\n");
    }
    match is_empty && args.output.is_for_people()? {
        // A table without rows needs no header.
        true => args.output.write(&Table::default(), "", &format!("{before}\n{after}")),
        false => args.output.write(&table, &format!("{before}\n\n"), &format!("\n{after}")),
    }
}
