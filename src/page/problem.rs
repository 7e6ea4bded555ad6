//! What is wrong with a request: a status and findings, in the shape that `--message-format json` prints.

use super::shown::shown;
use crate::diagnostic::{Code, Finding, Findings, Sources, Span};
use crate::lang::Lang;
use crate::say::Message;
use crate::say::findings::page::failed;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// Why a request is refused.
#[derive(Debug)]
pub(super) struct Problem {
    pub status: StatusCode,
    pub findings: Findings,
    pub sources: Sources,
}

/// A problem in the language of the request.
pub(super) struct ToldProblem(Problem, Lang);

impl Problem {
    /// One finding without a place: the request as a whole is refused.
    pub fn refused(status: StatusCode, message: Message) -> Problem {
        Problem::one(status, Finding::new(Code::E0501, message))
    }

    /// One finding.
    pub fn one(status: StatusCode, finding: Finding) -> Problem {
        Problem { status, findings: finding.into(), sources: Sources::default() }
    }

    /// A mistake in the text of the request.
    pub fn in_text(text: &[u8], at: usize, message: Message) -> Problem {
        let mut sources = Sources::default();
        let source = sources.add("request", text.to_vec());
        let end = (at + 1).min(text.len()).max(at.min(text.len()));
        let finding = Finding::new(Code::E0501, message).place(Span::new(source, at.min(end)..end));
        Problem { sources, ..Problem::one(StatusCode::BAD_REQUEST, finding) }
    }

    /// A bug in the program.
    pub fn failed() -> Problem {
        Problem::refused(StatusCode::INTERNAL_SERVER_ERROR, failed())
    }

    /// What is wrong, in a language.
    pub fn to_json(&self, lang: Lang) -> Value {
        shown(json!({ "findings": self.findings.to_json(&self.sources, lang) }))
    }

    /// The problem, to be worded in a language.
    pub fn told(self, lang: Lang) -> ToldProblem {
        ToldProblem(self, lang)
    }
}

impl IntoResponse for ToldProblem {
    fn into_response(self) -> Response {
        let ToldProblem(problem, lang) = self;
        (problem.status, Json(problem.to_json(lang))).into_response()
    }
}
