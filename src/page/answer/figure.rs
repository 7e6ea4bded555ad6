//! A figure of the report, drawn from what the page shows.

use super::super::problem::Problem;
use super::super::request::PageRequest;
use super::super::session::Session;
use super::super::state::State;
use crate::analysis::certainty::SEED;
use crate::analysis::robust::quick_draws;
use crate::analysis::study::Study;
use crate::chart::{FIGURES, Figure, Focus, Picture, Subject, origin};
use crate::diagnostic::Code;
use crate::lang::Lang;
use crate::say::findings::lookup::Thing;
use crate::score::Scored;
use serde_json::{Value, json};

pub(super) fn answer(mut asked: PageRequest) -> Result<Value, Problem> {
    let session = asked.session.clone();
    let id = asked.form.text("figure").unwrap_or_default();
    let figure = asked.form.named("figure", &id, (Code::E0501, Thing::Figure), FIGURES.iter().map(|figure| figure.id));
    let PageRequest { now, form, lang, state, .. } = asked;
    let figure = &FIGURES[form.end(figure)?.expect("a request without a figure was refused")];
    let scored = state.scored(&session);
    let study = Study::new(quick_draws(scored.len(), scored.matrix.criteria()), SEED);
    let picture = draw(figure, &session, &state, &scored, &study, lang);
    Ok(json!({
        "version": now.version, "figure": figure.id, "question": figure.question.get(lang),
        "title": picture.title, "alt": picture.alt, "svg": picture.scene.svg(None),
    }))
}

/// Draws a figure of a state; its weights count as one more lens.
pub(super) fn draw(
    figure: &Figure,
    session: &Session,
    state: &State,
    scored: &Scored,
    study: &Study,
    lang: Lang,
) -> Picture {
    let rubric = &session.project.rubric;
    let mut lenses: Vec<Scored> =
        rubric.lenses.iter().map(|lens| (*session.scored(lens, state.open)).clone()).collect();
    if !lenses.iter().any(|known| known.lens == scored.lens) {
        lenses.push(scored.clone());
    }
    let focus = Focus::of(rubric, session.valued(state.open), scored, study);
    let table = session.project.files()[1].base_name();
    let source = origin(&table, rubric, scored, &session.project.evidence, lang);
    (figure.draw)(&Subject { rubric, scored, lenses: &lenses, study, focus: &focus, lang, source: &source })
}
