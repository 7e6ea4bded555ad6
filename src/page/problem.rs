//! What is wrong with a request: a status and findings, in the shape that `--message-format json` prints.

use super::shown::shown;
use crate::diagnostic::{Finding, Findings, Sources, Span};
use crate::lang::{Lang, Text};
use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// Where to read what can be asked.
pub(super) const REFERENCE: &str = "docs/API.md says what can be asked, and how";

/// A request that gets no answer.
#[derive(Debug)]
pub(super) struct Problem {
    pub status: StatusCode,
    pub findings: Findings,
    pub sources: Sources,
}

impl Problem {
    /// One finding without a place: the request as a whole is refused.
    pub fn refused(status: StatusCode, why: impl Into<Text>, help: &str) -> Problem {
        Problem::one(status, Finding::new("E0501", why).help(help))
    }

    /// One finding.
    pub fn one(status: StatusCode, finding: Finding) -> Problem {
        let mut findings = Findings::default();
        findings.push(finding);
        Problem { status, findings, sources: Sources::default() }
    }

    /// A mistake in the text of the request.
    pub fn in_text(text: &[u8], at: usize, why: String) -> Problem {
        let mut sources = Sources::default();
        let source = sources.add("request", text.to_vec());
        let end = (at + 1).min(text.len()).max(at.min(text.len()));
        let mut findings = Findings::default();
        let finding = Finding::new("E0501", "the request is not valid JSON");
        findings.push(finding.at(Span::new(source, at.min(end)..end), why).help(REFERENCE));
        Problem { status: StatusCode::BAD_REQUEST, findings, sources }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let findings = self.findings.to_json(&self.sources, Lang::En);
        (self.status, Json(shown(json!({ "findings": findings })))).into_response()
    }
}
