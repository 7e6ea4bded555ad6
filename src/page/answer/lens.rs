//! Saves the weights as a lens in criteria.toml: the only thing that the page ever writes.

use super::super::problem::Problem;
use super::super::request::PageRequest;
use crate::diagnostic::{Code, Finding};
use crate::export::edit::{Unchanged, edit};
use crate::input::budget::MAX_RUBRIC_BYTES;
use crate::rubric::MAX_LENS_ID_CHARS;
use crate::rubric::save::{Unsaved, usable_name, with_lens};
use crate::say::findings::commands::unusable_name;
use crate::say::findings::page::lens_taken;
use crate::say::findings::rubric::{NotSaved, not_saved};
use crate::say::page::answers::saved;
use crate::say::system;
use axum::http::StatusCode;
use serde_json::{Value, json};

pub(super) fn answer(mut asked: PageRequest) -> Result<Value, Problem> {
    let session = asked.session.clone();
    let name = asked.form.text("name").unwrap_or_default();
    let replace = asked.form.yes("replace");
    let PageRequest { hub, now, form, lang, state, .. } = asked;
    form.end(())?;
    let path = &hub.settings.criteria;
    let file = &*path.to_string_lossy();
    let refused = |why| Problem::refused(StatusCode::CONFLICT, not_saved(why, file));
    if now.broken.is_some() {
        return Err(refused(NotSaved::Broken));
    }
    let unsaved = |why| match why {
        Unsaved::Name => {
            let message = unusable_name(&name, MAX_LENS_ID_CHARS, usable_name(&name).as_deref());
            Problem::one(StatusCode::BAD_REQUEST, Finding::new(Code::E0220, message))
        }
        Unsaved::Taken => Problem::one(StatusCode::CONFLICT, Finding::new(Code::E0503, lens_taken(&name))),
        Unsaved::Other(why) => refused(why),
    };
    edit(path, MAX_RUBRIC_BYTES, |bytes| {
        with_lens(bytes, &session.project.rubric, &state.sliders.weights, (&name, replace))
    })
    .map_err(|why| match why {
        Unchanged::Refused(why) => unsaved(why),
        Unchanged::File(error) => refused(NotSaved::File(system::error(&error))),
    })?;
    Ok(json!({ "saved": name, "said": saved(&name, file, lang) }))
}
