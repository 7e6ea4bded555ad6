//! What the server answers, one question a file.

mod explain;
mod figure;
mod lens;
pub mod robust;
mod score;
mod session;
mod stability;

pub use session::session;

use super::form::Form;
use super::hub::{Hub, Now, Pace};
use super::problem::Problem;
use super::session::Session;
use super::state::State;
use crate::diagnostic::{Code, Finding};
use crate::evidence::Evidence;
use crate::lang::Lang;
use crate::say::findings::lookup::Thing;
use crate::say::findings::page::which_idea;
use serde_json::Value;
use std::sync::Arc;

/// A question with its answer.
pub struct Answer {
    /// Where it is asked.
    pub path: &'static str,
    /// How long that may take.
    pub pace: Pace,
    /// Answers it.
    pub make: fn(Asked) -> Result<Value, Problem>,
}

/// Every question that gets one answer, by path; [`robust`] streams.
pub static ANSWERS: &[Answer] = &[
    Answer { path: "/api/score", pace: Pace::Quick, make: score::answer },
    Answer { path: "/api/stability", pace: Pace::Slow, make: stability::answer },
    Answer { path: "/api/explain", pace: Pace::Slow, make: explain::answer },
    Answer { path: "/api/figure", pace: Pace::Slow, make: figure::answer },
    Answer { path: "/api/lens", pace: Pace::Quick, make: lens::answer },
];

/// A request, with what every answer needs.
pub struct Asked<'a> {
    pub hub: &'a Hub,
    pub now: Arc<Now>,
    /// Both files, with the names of the language asked for.
    pub session: Arc<Session>,
    pub form: Form,
    pub lang: Lang,
    pub state: State,
}

impl<'a> Asked<'a> {
    pub fn new(hub: &'a Hub, mut form: Form) -> Asked<'a> {
        let (now, lang) = (hub.now(), form.lang);
        let session = now.session.in_language(lang);
        let state = State::read(&mut form, &session);
        Asked { hub, now, session, form, lang, state }
    }
}

/// The idea that a field names by its id.
fn idea(form: &mut Form, field: &'static str, evidence: &Evidence) -> Option<usize> {
    let Some(id) = form.text(field) else {
        form.refuse(Finding::new(Code::E0403, which_idea(field)));
        return None;
    };
    let found = evidence.ids.iter().position(|known| *known == id);
    if found.is_none() {
        let known = evidence.ids.iter().map(String::as_str);
        form.refuse_word(field, &id, |span| Finding::missing(Code::E0403, Thing::Idea, &id, Some(span), known));
    }
    found
}
