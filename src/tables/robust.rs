//! How often each idea is first, and among the first, if weights and open facts are uncertain.

use crate::analysis::robust::{PlaceState, Robust, TopPlaces, VerdictChances};
use crate::analysis::who_gets_in::word;
use crate::export::{Cell, Columns, Look};
use crate::lang::Lang;
use crate::project::Project;
use crate::say::{commands::robust as words, heads, places as say, verdict};
use crate::score::{Scored, greatest_first};
use serde_json::{Value, json};

/// A criterion suits an idea if its central weight is more than this many times its mean weight.
const MIN_SUITED_RATIO: f64 = 1.1;

/// What is asked besides ranks.
#[derive(Clone, Copy, Default)]
pub struct AlsoAsked<'a> {
    /// Who gets one of several places.
    pub places: Option<&'a TopPlaces>,
    /// What comes out, by place in `Robust::ideas`.
    pub verdicts: Option<&'a [VerdictChances]>,
}

/// The chances of the idea at each place of `robust`.
pub fn chances<'a>(
    project: &'a Project,
    scored: &'a Scored,
    robust: &'a Robust,
    asked: AlsoAsked<'a>,
    lang: Lang,
) -> Columns<'a, usize> {
    let AlsoAsked { places, verdicts } = asked;
    let few = places.map_or(robust.ranked.min(3), |places| places.places);
    let idea = |&place: &usize| robust.ideas[place];
    let first = |&place: &usize| robust.acceptability(place, 1);
    let among_first = move |place: usize| match places {
        Some(places) => places.shares[place],
        None => robust.within(place, 1, few),
    };
    // Who fails a gate takes no place, the first of them neither if all do.
    let takes_none = move |place: usize| places.is_some_and(|found| found.states[place] == PlaceState::GateFailed);
    let shown = move |place: usize, share: f64| (!takes_none(place)).then(|| lang.percent(share));
    let columns = Columns::empty()
        .right("rank", "#", move |place| Cell::Rank(scored.rank[idea(place)], scored.is_tied(idea(place))))
        .data("idea", move |place| &project.evidence.ids[idea(place)])
        .left("name", heads::IDEA.get(lang), move |place| &scored.names[idea(place)])
        .right("first_shown", heads::FIRST.get(lang), move |place| shown(*place, first(place)))
        .right("best_shown", words::among_first(few, lang), move |&place| shown(place, among_first(place)));
    let columns = match places {
        None => columns,
        Some(places) => columns
            .left("place", say::A_PLACE.get(lang), move |&place| {
                let is_open = scored.has_open_gate(robust.ideas[place]);
                state((places.states[place], places.shares[place]), is_open, lang)
            })
            .data("first_k", move |&place| Cell::Number(places.shares[place], 4))
            .data("open_gates", move |place| -> Value {
                let gates = scored.open_gates(idea(place));
                gates.into_iter().map(|gate| json!(project.rubric.gates[gate].id)).collect()
            }),
    };
    let ranks = if places.is_some() { words::RANKS_SHORT } else { words::RANKS };
    let columns = match verdicts {
        None => columns,
        Some(verdicts) => columns
            .right("pursue_shown", verdict::PURSUE.get(lang), move |&place| to_pursue(verdicts[place], lang))
            .right("watch_shown", verdict::WATCH.get(lang), move |&place| lang.percent(verdicts[place].watch))
            .right("drop_shown", verdict::DROP.get(lang), move |&place| lang.percent(verdicts[place].drop))
            .data("pursue", move |&place| Cell::Number(verdicts[place].pursue, 4))
            .data("pursue_if", move |&place| Cell::Number(verdicts[place].pursue_if, 4))
            .data("watch", move |&place| Cell::Number(verdicts[place].watch, 4))
            .data("drop", move |&place| Cell::Number(verdicts[place].drop, 4)),
    };
    columns
        .right("ranks_shown", ranks.get(lang), move |&place| robust.rank_interval(place).shown(lang))
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

/// What is known of whether an idea gets a place.
fn state((state, share): (PlaceState, f64), has_open_gate: bool, lang: Lang) -> Cell {
    let look = match state {
        PlaceState::SurelyIn | PlaceState::EveryDraw => Some(Look::Good),
        PlaceState::InQuestion => None,
        PlaceState::NoDraw | PlaceState::SurelyOut | PlaceState::GateFailed => Some(Look::Quiet),
    };
    Cell::Term { id: state.id(), shown: word(state, share, has_open_gate).get(lang), look }
}

/// How often an idea is one to pursue, in brackets if only with its open gates passed.
fn to_pursue(chances: VerdictChances, lang: Lang) -> String {
    match chances.pursue_if {
        0.0 => lang.percent(chances.pursue),
        share => say::if_gates(&lang.percent(share), lang),
    }
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
