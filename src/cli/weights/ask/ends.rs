//! The worst and the best end of each criterion's scale, as people read them: what a swing goes from and to.

use crate::cli::scales::ends;
use crate::cli::screen_width;
use crate::export::{Cell, Column, Place, Table};
use crate::lang::Lang;
use crate::rubric::{Criterion, Rubric};

/// All criteria with a number to type, and both ends.
pub(super) fn listed(rubric: &Rubric, lang: Lang) -> String {
    let row = |(n, criterion): (usize, &Criterion)| {
        let [worst, best] = ends(criterion, lang);
        let read = match criterion.evidence.expr.as_column() {
            Some(_) => String::new(),
            None => format!("= {}", criterion.evidence.text),
        };
        vec![
            Cell::Whole(n as i64 + 1),
            Cell::text(criterion.name.get(lang)),
            Cell::text(worst),
            Cell::text(best),
            Cell::text(read),
        ]
    };
    let table = Table {
        about: Vec::new(),
        columns: vec![
            Column::new("number", "", Place::Right),
            Column::new("name", lang.pick("criterion", "标准"), Place::Left),
            Column::new("worst", lang.pick("from worst", "从最差"), Place::Left),
            Column::new("best", lang.pick("to best", "到最好"), Place::Left),
            Column::new("read", "", Place::Note),
        ],
        rows: rubric.criteria.iter().enumerate().map(row).collect(),
    };
    table.on_screen(screen_width())
}
