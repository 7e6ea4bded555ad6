//! How often each idea is first, and among the first, if weights and open facts are uncertain.

use crate::analysis::robust::Robust;
use crate::export::{Cell, Columns};
use crate::lang::Lang;
use crate::project::Project;
use crate::say::{commands::robust as words, heads};
use crate::score::{Scored, greatest_first};

/// A criterion suits an idea if its central weight is more than this many times its mean weight.
const MIN_SUITED_RATIO: f64 = 1.1;

/// The chances of the idea at each place of `robust`.
pub fn chances<'a>(project: &'a Project, scored: &'a Scored, robust: &'a Robust, lang: Lang) -> Columns<'a, usize> {
    let three = 3.min(robust.ranked);
    let idea = |&place: &usize| robust.ideas[place];
    let first = |&place: &usize| robust.acceptability(place, 1);
    Columns::empty()
        .right("rank", "#", move |place| Cell::Rank(scored.rank[idea(place)], scored.is_tied(idea(place))))
        .data("idea", move |place| &project.evidence.ids[idea(place)])
        .left("name", heads::IDEA.get(lang), move |place| &scored.names[idea(place)])
        .right("first_shown", heads::FIRST.get(lang), move |place| lang.percent(first(place)))
        .right("best_shown", words::among_first(three, lang), move |&place| {
            lang.percent(robust.within(place, 1, three))
        })
        .right("ranks_shown", words::RANKS.get(lang), move |&place| robust.rank_interval(place).shown(lang))
        .right("confidence_shown", words::AT_BEST.get(lang), move |&place| {
            robust.confidence[place].map_or(words::NEVER.get(lang).to_owned(), |c| lang.percent(c))
        })
        .note("suited", words::SUITED.get(lang), move |&place| suited(project, robust, place, lang))
        .data("first", move |place| Cell::Number(first(place), 4))
        .data("standard_error", move |place| Cell::Number(robust.standard_error(first(place)), 4))
        .data("expected_rank", |&place| robust.expected_rank(place).map(|rank| Cell::Number(rank, 2)))
        .data("rank_5", |&place| robust.rank_interval(place).best)
        .data("rank_95", |&place| robust.rank_interval(place).worst)
        .data("confidence", |&place| robust.confidence[place].map(|c| Cell::Number(c, 4)))
}

/// The criteria whose weight is furthest above the mean when the idea is first; empty if it never is.
fn suited(project: &Project, robust: &Robust, place: usize, lang: Lang) -> String {
    let Some(central) = robust.central_weights(place) else { return String::new() };
    let mean = robust.mean_weights();
    let suited = (0..central.len()).filter(|&c| central[c] > MIN_SUITED_RATIO * mean[c]);
    let by = greatest_first(suited, |&c| central[c] - mean[c]);
    let names: Vec<&str> = by.iter().take(2).map(|&c| project.rubric.criteria[c].name.get(lang)).collect();
    if names.is_empty() { String::new() } else { words::suited(&names, lang) }
}
