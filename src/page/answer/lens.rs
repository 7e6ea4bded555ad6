//! Saves the weights as a lens in criteria.toml: the only thing that the page ever writes.

use super::super::problem::Problem;
use super::Asked;
use crate::diagnostic::Finding;
use crate::export::edit::{Unchanged, edit};
use crate::rubric::save::{self, Unsaved, with_lens};
use axum::http::StatusCode;
use serde_json::{Value, json};

pub(super) fn answer(mut asked: Asked) -> Result<Value, Problem> {
    let session = asked.session.clone();
    let name = asked.form.text("name").unwrap_or_default();
    let replace = asked.form.yes("replace");
    let Asked { hub, now, form, lang, state, .. } = asked;
    form.end(())?;
    let path = &hub.settings.criteria;
    let file = path.display();
    let refused = |why: String, help: &str| {
        Problem::one(StatusCode::CONFLICT, Finding::new("E0501", format!("the lens is not saved: {why}")).help(help))
    };
    if now.broken.is_some() {
        return Err(refused("the files have mistakes now".to_owned(), "mend them first"));
    }
    let unsaved = |why| match why {
        Unsaved::Name => Problem::one(
            StatusCode::BAD_REQUEST,
            Finding::new("E0220", format!("`{name}` cannot be the id of a lens")).help(save::NAMING),
        ),
        Unsaved::Taken => Problem::one(
            StatusCode::CONFLICT,
            Finding::new("E0503", format!("there is a lens `{name}` already"))
                .help("save it under another name, or ask for `replace` to give it these weights"),
        ),
        Unsaved::Unchanged => refused("no weight is changed".to_owned(), "move a weight first"),
        Unsaved::Encoding => refused(format!("`{file}` is not UTF-8"), "save it as UTF-8 first"),
        Unsaved::Syntax(error) => refused(format!("`{file}` is not valid now: {error}"), "mend it first"),
        Unsaved::NoList => refused("`lens` is not a list of [[lens]] tables".to_owned(), "write lenses as [[lens]]"),
        Unsaved::OtherCriteria => refused(format!("`{file}` has other criteria now"), "load the page again"),
    };
    edit(path, |bytes| with_lens(bytes, &session.rubric, &state.sliders.weights, (&name, replace))).map_err(|why| {
        match why {
            Unchanged::Refused(why) => unsaved(why),
            Unchanged::File(error) => refused(format!("`{file}`: {error}"), "see to it that the file can be changed"),
        }
    })?;
    let said = lang.pick(format!("Lens “{name}” is saved in {file}."), format!("视角“{name}”已存入 {file}。"));
    Ok(json!({ "saved": name, "said": said }))
}
