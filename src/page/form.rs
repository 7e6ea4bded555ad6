//! The fields of a request, taken one by one. Every mistake in them is told in one answer, and what nobody asked for is a
//! mistake too: a misspelt field must not look like one that was left out.

use super::problem::Problem;
use crate::diagnostic::{Finding, Findings, Sources, Span};
use axum::http::StatusCode;
use serde_json::{Map, Value};

/// A request's fields and the mistakes found in them.
pub(super) struct Form {
    fields: Map<String, Value>,
    sources: Sources,
    findings: Findings,
    /// Every field that was asked for, to suggest from.
    known: Vec<&'static str>,
}

impl Form {
    /// Parses the text of a request.
    pub fn read(text: &[u8]) -> Result<Form, Problem> {
        match serde_json::from_slice(text) {
            Ok(Value::Object(fields)) => Ok(Form::new(fields)),
            Ok(_) => Err(Problem::in_text(text, 0, "an object belongs here: {…}".to_owned())),
            Err(error) => {
                let before = text.split(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
                let at = before.map(|line| line.len() + 1).sum::<usize>() + error.column().saturating_sub(1);
                let why = error.to_string();
                let why = why.split(" at line ").next().unwrap_or_default().to_owned();
                Err(Problem::in_text(text, at, why))
            }
        }
    }

    fn new(fields: Map<String, Value>) -> Form {
        Form { fields, sources: Sources::default(), findings: Findings::default(), known: Vec::new() }
    }

    /// A field, if it is there and not null.
    fn take(&mut self, field: &'static str) -> Option<Value> {
        self.known.push(field);
        self.fields.remove(field).filter(|value| !value.is_null())
    }

    /// A mistake that has no place.
    pub fn refuse(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// A mistake in a word of a field.
    pub fn refuse_word(&mut self, field: &str, word: &str, finding: impl FnOnce(Span) -> Finding) {
        let source = self.sources.add(field, word.as_bytes().to_vec());
        self.findings.push(finding(Span::new(source, 0..word.len())));
    }

    fn refuse_kind(&mut self, field: &str, value: &Value, wanted: &str) {
        let text = value.to_string();
        self.refuse_word(field, &text, |span| {
            Finding::new("E0501", format!("`{field}` is not {wanted}"))
                .at(span, "")
                .help(format!("{wanted} belongs here"))
        });
    }

    /// A text.
    pub fn text(&mut self, field: &'static str) -> Option<String> {
        match self.take(field)? {
            Value::String(text) => Some(text),
            other => {
                self.refuse_kind(field, &other, "a text");
                None
            }
        }
    }

    /// Whether it is true; not, where the field is left out.
    pub fn yes(&mut self, field: &'static str) -> bool {
        let Some(value) = self.take(field) else { return false };
        value.as_bool().unwrap_or_else(|| {
            self.refuse_kind(field, &value, "true or false");
            false
        })
    }

    /// A whole number up to `most`; `default` where the field is left out.
    pub fn whole(&mut self, field: &'static str, default: usize, most: usize) -> usize {
        let Some(value) = self.take(field) else { return default };
        let number = value.as_u64().and_then(|number| usize::try_from(number).ok());
        number.filter(|number| *number <= most).unwrap_or_else(|| {
            self.refuse_kind(field, &value, &format!("a whole number from 0 to {most}"));
            default
        })
    }

    /// A number between two; `default` where the field is left out.
    pub fn number(&mut self, field: &'static str, default: f64, between: (f64, f64)) -> f64 {
        let Some(value) = self.take(field) else { return default };
        value.as_f64().filter(|number| (between.0..=between.1).contains(number)).unwrap_or_else(|| {
            self.refuse_kind(field, &value, &format!("a number from {} to {}", between.0, between.1));
            default
        })
    }

    /// Texts.
    pub fn texts(&mut self, field: &'static str) -> Vec<String> {
        let Some(value) = self.take(field) else { return Vec::new() };
        let texts = value.as_array().map(|list| list.iter().map(|text| text.as_str().map(str::to_owned)).collect());
        texts.flatten().unwrap_or_else(|| {
            self.refuse_kind(field, &value, "a list of texts");
            Vec::new()
        })
    }

    /// Numbers that are not negative, by name.
    pub fn numbers(&mut self, field: &'static str) -> Vec<(String, f64)> {
        let Some(value) = self.take(field) else { return Vec::new() };
        let Value::Object(entries) = value else {
            self.refuse_kind(field, &value, "an object of numbers");
            return Vec::new();
        };
        let mut numbers = Vec::new();
        for (name, value) in entries {
            match value.as_f64().filter(|number| number.is_finite() && *number >= 0.0) {
                Some(number) => numbers.push((name, number)),
                None => self.refuse_kind(&format!("{field}.{name}"), &value, "a number from 0 on"),
            }
        }
        numbers
    }

    /// A field that has fields of its own, or a text in its place.
    pub fn inner(&mut self, field: &'static str) -> Option<Inner> {
        match self.take(field)? {
            Value::Object(fields) => Some(Inner::Fields(Form::new(fields))),
            Value::String(text) => Some(Inner::Text(text)),
            other => {
                self.refuse_kind(field, &other, "an object or a text");
                None
            }
        }
    }

    /// Takes over what was found in an inner field.
    pub fn close(&mut self, inner: Form) {
        if let Err(problem) = inner.end(()) {
            for finding in problem.findings.iter() {
                // Places lie in texts of their own, which go on living as words of the message.
                let mut finding = finding.clone();
                (finding.primary, finding.fix) = (None, None);
                self.findings.push(finding);
            }
        }
    }

    /// What was made of the fields, unless there was a mistake in one.
    pub fn end<T>(mut self, made: T) -> Result<T, Problem> {
        let left: Vec<String> = self.fields.keys().cloned().collect();
        let known = std::mem::take(&mut self.known);
        for field in left {
            self.refuse_word("request", &field, |span| {
                let finding = Finding::new("E0501", format!("there is no field `{field}`")).at(span.clone(), "");
                finding.suggest(span, &field, "fields are", known.iter().copied())
            });
        }
        match self.findings.has_errors() {
            true => Err(Problem { status: StatusCode::BAD_REQUEST, findings: self.findings, sources: self.sources }),
            false => Ok(made),
        }
    }
}

/// A field that may be given at length or by a name.
pub(super) enum Inner {
    /// At length.
    Fields(Form),
    /// By a name.
    Text(String),
}
