//! The worst and the best end of each criterion's scale, as people read them: what a swing goes from and to.

use crate::cli::screen_width;
use crate::export::{Cell, Column, Place, Table};
use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::say::heads;
use crate::say::weights::scales::{FROM_WORST, TO_BEST};

/// All criteria with a number to type, and both ends.
pub(super) fn listed(rubric: &Rubric, ends: &[[String; 2]], lang: Lang) -> String {
    let row = |(n, [worst, best]): (usize, &[String; 2])| {
        let criterion = &rubric.criteria[n];
        let read = match criterion.evidence.expr.as_column() {
            Some(_) => String::new(),
            None => format!("= {}", criterion.evidence.text),
        };
        vec![
            Cell::Whole(n as i64 + 1),
            Cell::text(criterion.name.get(lang)),
            Cell::text(worst.clone()),
            Cell::text(best.clone()),
            Cell::text(read),
        ]
    };
    let table = Table {
        about: Vec::new(),
        columns: vec![
            Column::new("number", "", Place::Right),
            Column::new("name", heads::CRITERION.get(lang), Place::Left),
            Column::new("worst", FROM_WORST.get(lang), Place::Left),
            Column::new("best", TO_BEST.get(lang), Place::Left),
            Column::new("read", "", Place::Note),
        ],
        rows: ends.iter().enumerate().map(row).collect(),
    };
    table.on_screen(screen_width())
}
