//! The fields of a request, taken one by one. All mistakes in them are reported in one answer, and an unknown field is
//! a mistake too: a misspelt field must not look like one that was left out.

use super::problem::Problem;
use crate::diagnostic::{Code, Finding, Findings, Sources, Span};
use crate::identity;
use crate::lang::Lang;
use crate::say::Message;
use crate::say::findings::lookup::Thing;
use crate::say::findings::page::{WantedJson, invalid_json, no_language, no_object, wrong_kind};
use axum::http::StatusCode;
use serde_json::{Map, Value};

/// A request's fields and the mistakes found in them.
pub(super) struct Form {
    /// The language asked for.
    pub lang: Lang,
    fields: Map<String, Value>,
    sources: Sources,
    findings: Findings,
    /// The fields taken so far, to suggest from.
    known: Vec<&'static str>,
}

impl Form {
    /// Parses the text of a request; its language is `lang` unless it names another.
    pub fn read(text: &[u8], lang: Lang) -> Result<Form, Problem> {
        match serde_json::from_slice(text) {
            Ok(Value::Object(fields)) => {
                let mut form = Form::new(fields, lang);
                let known = |word: &str| [Lang::En, Lang::Zh].into_iter().find(|lang| lang.id() == word);
                form.lang = form.word("lang", known, no_language).unwrap_or(lang);
                Ok(form)
            }
            Ok(_) => Err(Problem::in_text(text, 0, no_object())),
            Err(error) => {
                let before = text.split(|byte| *byte == b'\n').take(error.line().saturating_sub(1));
                let at = before.map(|line| line.len() + 1).sum::<usize>() + error.column().saturating_sub(1);
                let why = error.to_string();
                let why = why.split(" at line ").next().unwrap_or_default();
                Err(Problem::in_text(text, at, invalid_json(why)))
            }
        }
    }

    fn new(fields: Map<String, Value>, lang: Lang) -> Form {
        Form { lang, fields, sources: Sources::default(), findings: Findings::default(), known: Vec::new() }
    }

    /// A field, if it is there and not null.
    fn take(&mut self, field: &'static str) -> Option<Value> {
        self.known.push(field);
        self.fields.remove(field).filter(|value| !value.is_null())
    }

    /// Adds a mistake that has no place.
    pub fn refuse(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds a mistake in the text of a field.
    pub fn refuse_word(&mut self, field: &str, word: &str, finding: impl FnOnce(Span) -> Finding) {
        let source = self.sources.add(field, word.as_bytes().to_vec());
        self.findings.push(finding(Span::new(source, 0..word.len())));
    }

    /// Adds the mistake that something else belongs into a field.
    pub fn refuse_text(&mut self, field: &str, text: &str, message: Message) {
        self.refuse_word(field, text, |span| Finding::new(Code::E0501, message).place(span));
    }

    fn refuse_kind(&mut self, field: &str, value: &Value, wanted: WantedJson) {
        self.refuse_text(field, &value.to_string(), wrong_kind(field, wanted));
    }

    /// A field as `read` takes it; `default` if it is left out, or is not what is wanted.
    fn get<T>(
        &mut self,
        field: &'static str,
        default: T,
        wanted: WantedJson,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> T {
        let Some(value) = self.take(field) else { return default };
        read(&value).unwrap_or_else(|| {
            self.refuse_kind(field, &value, wanted);
            default
        })
    }

    /// A text.
    pub fn text(&mut self, field: &'static str) -> Option<String> {
        self.get(field, None, WantedJson::Text, |value| Some(Some(value.as_str()?.to_owned())))
    }

    /// What a word means; `why` refuses one that `read` does not know.
    pub fn word<T>(
        &mut self,
        field: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
        why: impl FnOnce(&str) -> Message,
    ) -> Option<T> {
        let word = self.text(field)?;
        let meant = read(&word);
        if meant.is_none() {
            self.refuse_text(field, &word, why(&word));
        }
        meant
    }

    /// A truth value; `false` if the field is left out.
    pub fn yes(&mut self, field: &'static str) -> bool {
        self.get(field, false, WantedJson::Bool, Value::as_bool)
    }

    /// A whole number up to `most`; `default` if the field is left out.
    pub fn whole(&mut self, field: &'static str, default: usize, most: usize) -> usize {
        let read = |value: &Value| usize::try_from(value.as_u64()?).ok().filter(|number| *number <= most);
        self.get(field, default, WantedJson::Whole(most), read)
    }

    /// A number within `between`; `default` if the field is left out.
    pub fn number(&mut self, field: &'static str, default: f64, (low, high): (f64, f64)) -> f64 {
        let read = |value: &Value| value.as_f64().filter(|number| (low..=high).contains(number));
        self.get(field, default, WantedJson::Number(low, high), read)
    }

    /// Texts.
    pub fn texts(&mut self, field: &'static str) -> Vec<String> {
        let read = |value: &Value| value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect();
        self.get(field, Vec::new(), WantedJson::Texts, read)
    }

    /// The place of what a word in a field names; an unknown name is a mistake.
    pub fn named<'k>(
        &mut self,
        field: &str,
        word: &str,
        (code, thing): (Code, Thing),
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> Option<usize> {
        let found = identity::find(known.clone(), word);
        if found.is_none() {
            self.refuse_word(field, word, |span| Finding::missing(code, thing, word, Some(span), known));
        }
        found
    }

    /// Numbers that are not negative, by name.
    pub fn numbers(&mut self, field: &'static str) -> Vec<(String, f64)> {
        let Some(value) = self.take(field) else { return Vec::new() };
        let Value::Object(entries) = value else {
            self.refuse_kind(field, &value, WantedJson::Numbers);
            return Vec::new();
        };
        let mut numbers = Vec::new();
        for (name, value) in entries {
            match value.as_f64().filter(|number| number.is_finite() && *number >= 0.0) {
                Some(number) => numbers.push((name, number)),
                None => self.refuse_kind(&format!("{field}.{name}"), &value, WantedJson::Amount),
            }
        }
        numbers
    }

    /// A field that is an object or a text.
    pub fn inner(&mut self, field: &'static str) -> Option<Inner> {
        match self.take(field)? {
            Value::Object(fields) => Some(Inner::Fields(Form::new(fields, self.lang))),
            Value::String(text) => Some(Inner::Text(text)),
            other => {
                self.refuse_kind(field, &other, WantedJson::ObjectOrText);
                None
            }
        }
    }

    /// Takes over the mistakes of an inner form.
    pub fn close(&mut self, inner: Form) {
        if let Err(problem) = inner.end(()) {
            for finding in problem.findings.iter() {
                // Their places are in the inner form's texts, which end here; the message quotes them.
                let mut finding = finding.clone();
                (finding.primary, finding.fix) = (None, None);
                self.findings.push(finding);
            }
        }
    }

    /// Returns `made`, unless there was a mistake in a field.
    pub fn end<T>(mut self, made: T) -> Result<T, Problem> {
        let left: Vec<String> = self.fields.keys().cloned().collect();
        let known = std::mem::take(&mut self.known);
        for field in left {
            self.refuse_word("request", &field, |span| {
                Finding::missing(Code::E0501, Thing::Field, &field, Some(span), known.iter().copied())
            });
        }
        match self.findings.has_errors() {
            true => Err(Problem { status: StatusCode::BAD_REQUEST, findings: self.findings, sources: self.sources }),
            false => Ok(made),
        }
    }
}

/// A field that is an object or a text.
pub(super) enum Inner {
    /// The form of an object.
    Fields(Form),
    /// A text, such as a name.
    Text(String),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(text: &str) -> Form {
        Form::read(text.as_bytes(), Lang::En).unwrap_or_else(|_| panic!("{text} is refused"))
    }

    #[test]
    fn a_field_that_nobody_asked_for_is_a_mistake() {
        let mut asked = form("{\"count\": 5, \"find\": \"nail\"}");
        assert_eq!((asked.whole("count", 20, 100), asked.text("find")), (5, Some("nail".to_owned())));
        assert!(asked.end(()).is_ok());
        let mut misspelt = form("{\"cuont\": 5}");
        assert_eq!(misspelt.whole("count", 20, 100), 20);
        assert!(misspelt.end(()).is_err());
    }

    #[test]
    fn what_is_of_another_kind_is_refused_and_null_is_not_there() {
        let mut wrong = form("{\"find\": 5}");
        wrong.text("find");
        assert!(wrong.end(()).is_err());
        let mut none = form("{\"find\": null}");
        assert_eq!(none.text("find"), None);
        assert!(none.end(()).is_ok());
    }

    #[test]
    fn what_is_no_object_is_no_form() {
        for text in ["", "[]", "5", "{", "{\"a\": 1} x"] {
            assert!(Form::read(text.as_bytes(), Lang::En).is_err(), "{text}");
        }
    }
}
