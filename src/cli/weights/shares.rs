//! Shares before and after, side by side.

use crate::cli::load::Project;
use crate::cli::moves;
use crate::export::{Cell, Column, Place, Table};
use crate::lang::{Lang, rounded};
use crate::rubric::{Lens, Weights};
use crate::say::{heads, weights as say};

/// Today's shares and the new ones, the greatest first.
pub(super) fn side_by_side(project: &Project, lens: &Lens, new: &Weights, lang: Lang) -> Table {
    let old = &lens.weights;
    let row = |c: usize| {
        vec![
            Cell::text(project.rubric.criteria[c].name.get(lang)),
            share(old[c], lang),
            share(new[c], lang),
            change(old[c], new[c]),
            Cell::text(project.rubric.criteria[c].id.clone()),
            Cell::Number(old[c], 4),
            Cell::Number(new[c], 4),
        ]
    };
    Table {
        about: Vec::new(),
        columns: vec![
            Column::new("name", heads::CRITERION.get(lang), Place::Left),
            Column::new("before_shown", today(lens, lang), Place::Right),
            Column::new("after_shown", say::STATED.get(lang), Place::Right),
            Column::new("change_shown", heads::CHANGE.get(lang), Place::Right),
            Column::new("criterion", "", Place::Data),
            Column::new("share_before", "", Place::Data),
            Column::new("share", "", Place::Data),
        ],
        rows: greatest_first(new).into_iter().map(row).collect(),
    }
}

/// What the shares of before are called: those of the file are today's, those of another lens its own.
pub(super) fn today(lens: &Lens, lang: Lang) -> &str {
    if lens.id == "base" { heads::TODAY.get(lang) } else { lens.shown(lang) }
}

/// Criteria by their shares.
pub(super) fn greatest_first(weights: &Weights) -> Vec<usize> {
    let mut order: Vec<usize> = (0..weights.shares().len()).collect();
    order.sort_by(|&a, &b| weights[b].total_cmp(&weights[a]));
    order
}

/// A share with one decimal, whatever the others are: of criteria that weigh alike, the same is shown.
pub(super) fn share(share: f64, lang: Lang) -> Cell {
    Cell::text(lang.share(share, 1))
}

/// What is added or taken, in per cent; the difference of what is shown.
pub(super) fn change(before: f64, after: f64) -> Cell {
    let tenths = |share: f64| rounded(100.0 * share, 1);
    moves::signed(tenths(after) - tenths(before))
}
