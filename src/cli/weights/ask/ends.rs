//! The worst and the best end of each criterion's scale, as people read them: what a swing goes from and to.

use crate::cli::screen::screen_width;
use crate::export::Columns;
use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::say::heads;
use crate::say::weights::scales::{FROM_WORST, TO_BEST};

/// All criteria with a number to type, and both ends.
pub(super) fn listed(rubric: &Rubric, ends: &[[String; 2]], lang: Lang) -> String {
    let criterion = |(n, _): &(usize, &[String; 2])| &rubric.criteria[*n];
    let columns = Columns::<(usize, &[String; 2])>::empty()
        .right("number", "", |(n, _)| n + 1)
        .left("name", heads::CRITERION.get(lang), |row| criterion(row).name.get(lang))
        .left("worst", FROM_WORST.get(lang), |(_, [worst, _])| worst)
        .left("best", TO_BEST.get(lang), |(_, [_, best])| best)
        .note("read", "", |row| match criterion(row).evidence.expr.as_column() {
            Some(_) => String::new(),
            None => format!("= {}", criterion(row).evidence.text),
        });
    let table = columns.table(ends.iter().enumerate());
    table.on_screen(screen_width())
}
