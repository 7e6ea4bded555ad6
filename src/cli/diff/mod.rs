//! `dingzi diff`: what changed since last time, and why.

mod read;
mod reasons;
mod table;

use super::args::DiffArgs;
use crate::analysis::agreement::kendall_tau_b;
use crate::analysis::diff::{Diff, Judgement, Matched, diff};
use crate::cli::context::{Context, Outcome};
use crate::cli::moves;
use crate::cli::screen::{paragraph, screen_width};
use crate::diagnostic::Findings;
use crate::export::{Columns, Table};
use crate::project::{Project, uncomputed};
use crate::say::commands::diff as say;
use crate::say::condition::note_of_two;
use crate::say::findings::commands::of_table;
use crate::say::heads;
use crate::say::moves::alike;
use crate::say::punctuation::sentences;
use crate::score::{Scored, greatest_first};
use reasons::{DiffWords, summary};
use serde_json::json;

pub(super) fn run(args: &DiffArgs, context: &Context) -> Outcome {
    let projects = read::read(args, context)?;
    context.hold(&projects[1].warnings, &projects[1].sources);
    tell_chosen(&projects, context);
    let lenses = read::lenses(&projects, &args.by.whose.lens, context)?;
    let scored = [0, 1].map(|t| projects[t].score(lenses[t]));
    warn(&projects, &scored, context);
    let sides =
        [0, 1].map(|t| Judgement { rubric: &projects[t].rubric, evidence: &projects[t].evidence, scored: &scored[t] });
    let found = diff(sides);
    let words = DiffWords { sides, diff: &found, lang: context.lang };
    let summary = summary(&words);
    let mut shown = table::changed(&words);
    shown.about = about(&projects, &words, &summary);
    let mut shown = shown.under(&projects[1].evidence);
    // A table without rows needs no header.
    if shown.rows.is_empty() && args.output.is_for_people()? {
        shown.columns.clear();
    }
    let more = moves::keep_first(&mut shown, args.top, context.lang);
    let gap = if shown.rows.is_empty() { "" } else { "\n" };
    args.output.write(&shown, &format!("{}\n{gap}", paragraph(&summary)), &after(&words, shown.rows.is_empty(), &more))
}

/// Tells once how many ideas of either table satisfy the condition.
fn tell_chosen(projects: &[Project; 2], context: &Context) {
    let [Some(before), Some(now)] = projects.each_ref().map(|project| project.evidence.chosen.as_deref()) else {
        return;
    };
    let counts = [before, now].map(|chosen| [chosen.kept, chosen.all, chosen.unknown]);
    match counts[0] == counts[1] && before.named == now.named {
        true => context.tell_chosen(now),
        false if context.quiet => {}
        false => context.note(&note_of_two(projects.each_ref().map(Project::table_name), counts)),
    }
}

/// Reports every warning; what holds of both tables once, and of what holds of one its name.
fn warn(projects: &[Project; 2], scored: &[Scored; 2], context: &Context) {
    let [old, new] = [0, 1].map(|t| uncomputed(&projects[t], &scored[t]));
    let without = |found: &Findings, other: &Findings| {
        let mut found = found.clone();
        found.forget(other);
        found
    };
    let alone = [without(&old, &new), without(&new, &old)];
    let mut found = projects[1].warnings.clone();
    found.append(without(&new, &alone[1]));
    for (project, mut alone) in projects.iter().zip(alone) {
        alone.iter_mut().for_each(|finding| finding.message = of_table(project.table_name(), &finding.message));
        found.append(alone);
    }
    context.tell_in_brief(&found, &projects[1].sources);
}

/// Facts about the whole comparison, for programs.
fn about(projects: &[Project; 2], words: &DiffWords, summary: &str) -> Vec<(&'static str, serde_json::Value)> {
    let [before, after] = words.sides;
    let found = words.diff;
    let renamed = |&[old, new]: &[usize; 2]| json!({ "from": before.evidence.ids[old], "to": after.evidence.ids[new] });
    vec![
        ("lens", json!(after.scored.lens)),
        ("ideas_before", json!(before.scored.len())),
        ("ideas", json!(after.scored.len())),
        ("unchanged", json!(unchanged(found))),
        ("renamed", found.renamed.iter().map(renamed).collect()),
        ("weights_before", projects[0].rubric.by_criterion(before.scored.weights.shares())),
        ("weights_after", projects[1].rubric.by_criterion(after.scored.weights.shares())),
        ("kendall_tau_b", json!(tau(words))),
        ("read_cells", json!(found.read_cells)),
        ("unread_cells", json!(found.unread_cells)),
        ("summary", json!(summary)),
    ]
}

fn unchanged(found: &Diff) -> usize {
    found.ideas.iter().filter(|change| !change.is_any()).count()
}

/// Kendall's τ-b of the two rankings, over the ideas in both.
fn tau(words: &DiffWords) -> Option<f64> {
    let ranks = words.diff.ideas.iter().filter_map(|change| {
        let [i, j] = change.idea.both()?;
        Some((words.sides[0].scored.rank[i], words.sides[1].scored.rank[j]))
    });
    let (before, after): (Vec<usize>, Vec<usize>) = ranks.unzip();
    kendall_tau_b(&before, &after)
}

/// What people read below the table: how many ideas stayed, and the weights that changed.
fn after(words: &DiffWords, is_empty: bool, more: &str) -> String {
    let lang = words.lang;
    let mut text = String::new();
    if !is_empty {
        let rest = [Some(say::unchanged(unchanged(words.diff), lang)), tau(words).map(|tau| alike(tau, lang))];
        text += &format!("\n{more}{}\n", paragraph(&sentences(rest.into_iter().flatten(), lang)));
    }
    let weights = weights(words);
    if !weights.rows.is_empty() {
        text += &format!("\n{}", weights.on_screen(screen_width()));
    }
    text
}

/// The table of weights that changed, largest change first.
fn weights(words: &DiffWords) -> Table {
    let lang = words.lang;
    let changed = words.diff.criteria.iter().copied().filter(|of| words.has_other_share(*of));
    let changed = greatest_first(changed, |of| {
        let [before, after] = words.shares(*of);
        (after - before).abs()
    });
    let share = |there: Option<usize>, share: f64| there.map(|_| lang.share(share, 1));
    let columns = Columns::<Matched>::empty()
        .left("name", say::CHANGED_WEIGHTS.get(lang), |of| words.criterion(*of))
        .right("before", heads::BEFORE.get(lang), |of| share(of.before, words.shares(*of)[0]))
        .right("after", heads::AFTER.get(lang), |of| share(of.after, words.shares(*of)[1]))
        .left("presence", "", |of| match (of.before, of.after) {
            (None, _) => say::NEW.get(lang),
            (_, None) => say::REMOVED.get(lang),
            _ => "",
        });
    columns.table(changed)
}
