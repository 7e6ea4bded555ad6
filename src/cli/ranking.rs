//! A ranking as a table, with facts about it, for every command that shows one.

use super::args::ScoreArgs;
use super::context::Outcome;
use super::screen::paragraph;
use crate::analysis::certainty::{SEED, certainty};
use crate::analysis::dominance::dominators;
use crate::analysis::robust::quick_draws;
use crate::analysis::summary;
use crate::export::Table;
use crate::lang::Lang;
use crate::project::Project;
use crate::project::scales::count_beyond;
use crate::say::commands::score as words;
use crate::say::weights::scales::lie_beyond;
use crate::score::Scored;
use crate::tables::ranking::{about, add_dominance, ranking};

/// The ranking of ideas in memory, and what people read below it.
pub(super) fn report(
    args: &ScoreArgs,
    project: &Project,
    scored: &Scored,
    top: usize,
    lang: Lang,
) -> Outcome<(Table, String)> {
    let (form, mut after) = (args.output.form()?, String::new());
    let mut table = ranking(form, project, scored, top, lang);
    if form.has_data {
        let dominators = dominators(scored, table.rows.len());
        add_dominance(&mut table, project, &dominators);
    }
    // How sure the lead is takes longer than the ranking, and not every format shows it.
    if form.has_about || args.output.is_for_people()? {
        let certainty = certainty(scored, quick_draws(scored.len(), scored.matrix.criteria()), SEED);
        let sentence = summary::summary(&project.rubric, scored, &certainty, lang);
        after = after_ranking(scored, top, &sentence, lang) + &beyond(project, scored, lang);
        table.about = about(project, scored, &certainty, &sentence, lang);
    }
    Ok((table.under(&project.evidence), after))
}

/// A note that evidence lies beyond its scale; empty if none does.
fn beyond(project: &Project, scored: &Scored, lang: Lang) -> String {
    match count_beyond(&project.rubric, scored) {
        0 => String::new(),
        n => format!("\n{}\n", words::shown_by_check(lie_beyond(n).get(lang), lang)),
    }
}

/// What people read below a ranking.
fn after_ranking(scored: &Scored, top: usize, sentence: &str, lang: Lang) -> String {
    let more = match scored.len().saturating_sub(top) {
        0 => String::new(),
        rest => words::more_below(rest, lang) + "\n",
    };
    format!("\n{more}{}\n", paragraph(sentence))
}
