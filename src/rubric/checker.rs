//! The state all checks of the rubric share: the file with its places, the findings, and how columns are used so far.

use super::ColumnKind;
use super::fields::At;
use crate::diagnostic::{Code, Finding, Findings, SourceId, Span};
use crate::say::Message;
use std::ops::Range;

/// The checks of one rubric, or of a condition beside it.
pub(super) struct Checker<'a> {
    pub(super) source: SourceId,
    pub(super) text: &'a str,
    /// Headers of the table; empty if it is unknown.
    pub(super) headers: &'a [String],
    /// The day that expressions call `as_of`, in days since 1970.
    pub(super) as_of: Option<f64>,
    pub(super) findings: &'a mut Findings,
    /// Whether what asking costs is a time, once a criterion says it.
    pub(super) cost_in_time: Option<bool>,
    /// How each column is used (`None` if only tested for being known), and where. A text may turn out to be a level.
    pub(super) uses: Vec<(String, Option<ColumnKind>, Span)>,
    /// Whether expressions stand between quotation marks of TOML.
    pub(super) is_toml: bool,
}

impl<'a> Checker<'a> {
    pub(super) fn new(
        source: SourceId,
        text: &'a str,
        headers: &'a [String],
        findings: &'a mut Findings,
    ) -> Checker<'a> {
        let (as_of, cost_in_time, uses) = (None, None, Vec::new());
        Checker { source, text, headers, as_of, findings, cost_in_time, uses, is_toml: true }
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// Adds a finding at a place of the file.
    pub(super) fn push(&mut self, code: Code, message: Message, range: Range<usize>) {
        let span = self.span(range);
        self.findings.push(Finding::new(code, message).place(span));
    }

    /// Passes on what was found at a place; adds a finding if nothing was.
    pub(super) fn found<T>(
        &mut self,
        found: Option<T>,
        at: &At<impl Sized>,
        wrong: impl FnOnce() -> Message,
    ) -> Option<T> {
        if found.is_none() {
            self.push(Code::E0221, wrong(), at.range.clone());
        }
        found
    }

    /// The place of a range inside a string of the file; the whole string if it is written with escapes.
    pub(super) fn inside(&self, at: &At<String>, range: &Range<usize>) -> Span {
        let written = &self.text[at.range.clone()];
        match written.find(at.value.as_str()) {
            Some(offset) if !at.value.is_empty() => {
                let start = at.range.start + offset;
                self.span(start + range.start..start + range.end)
            }
            _ => self.span(at.range.clone()),
        }
    }

    /// Adds a finding at a place of the file, and returns `None`.
    pub(super) fn refuse<T>(&mut self, code: Code, message: Message, range: Range<usize>) -> Option<T> {
        self.push(code, message, range);
        None
    }
}
