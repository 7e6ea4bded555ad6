//! How far the ranking can be trusted, when a slider comes to rest.

use super::super::problem::Problem;
use super::super::request::PageRequest;
use super::score;
use crate::analysis::certainty::{SEED, certainty};
use crate::analysis::robust::quick_draws;
use crate::analysis::summary::sentences;
use serde_json::{Value, json};

pub(super) fn answer(asked: PageRequest) -> Result<Value, Problem> {
    let PageRequest { now, session, form, lang, state, .. } = asked;
    form.end(())?;
    let rubric = &session.project.rubric;
    let scored = state.scored(&session);
    let certainty = certainty(&scored, quick_draws(scored.len(), scored.matrix.criteria()), SEED);
    let nearest = certainty.flip.map(|flip| {
        json!({
            "criterion": rubric.criteria[flip.criterion].id,
            "share": 100.0 * flip.share,
            "rises": flip.rises,
            "challenger": session.project.evidence.ids[flip.challenger],
            "words": flip.in_words(rubric, &scored, lang),
        })
    });
    Ok(json!({
        "version": now.version,
        "sentences": sentences(rubric, &scored, &certainty, lang),
        "flips": score::flips(&scored, &state, rubric, lang),
        "nearest": nearest,
        "draws": certainty.draws,
        "seed": certainty.seed,
    }))
}
