//! What is wrong, where, and how to mend it.
//!
//! Rubric and data mistakes are collected as [`Finding`]s, all in one run, each with a [`Code`], a place and a way
//! out; nothing is thrown. [`render`](Findings::render) prints them like rustc does.

mod code;
mod codes;
mod near;
mod printable;
mod render;
mod sheet;
mod source;
mod tables;
mod warnings;

pub use code::{Code, Severity, code};
pub use codes::CODES;
pub use near::nearest;
pub use printable::{printable, printable_json};
pub use render::{MessageFormat, Style};
pub use sheet::{Sheet, address};
pub use source::{MARK, Original, Source, SourceId, Sources, line_ends};

use crate::lang::Text;
use std::ops::Range;

/// A place in a source: a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Which text.
    pub source: SourceId,
    /// Bytes of it.
    pub range: Range<usize>,
}

impl Span {
    /// The bytes `range` of `source`.
    pub fn new(source: SourceId, range: Range<usize>) -> Span {
        Span { source, range }
    }
}

/// A place with what is to be said about it.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What; may be empty.
    pub text: Text,
}

/// One mistake, or one thing worth knowing.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its kind.
    pub code: &'static Code,
    /// What is wrong, in one line.
    pub message: Text,
    /// Where it is; none for what has no place (a missing file).
    pub primary: Option<Label>,
    /// Other places that explain it.
    pub secondary: Vec<Label>,
    /// Why it matters or how it came about.
    pub notes: Vec<Text>,
    /// What to do.
    pub help: Vec<Text>,
    /// A replacement that mends it: a place and the new text.
    pub fix: Option<(Span, String)>,
}

impl Finding {
    /// A finding of the code `id` (one of [`CODES`]) without a place yet.
    pub fn new(id: &str, message: impl Into<Text>) -> Finding {
        Finding {
            code: code(id).expect("findings are made with codes of the registry"),
            message: message.into(),
            primary: None,
            secondary: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            fix: None,
        }
    }

    /// With its place.
    pub fn at(mut self, span: Span, text: impl Into<Text>) -> Finding {
        self.primary = Some(Label { span, text: text.into() });
        self
    }

    /// With another place.
    pub fn and(mut self, span: Span, text: impl Into<Text>) -> Finding {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// With a reason.
    pub fn note(mut self, text: impl Into<Text>) -> Finding {
        self.notes.push(text.into());
        self
    }

    /// With a way out.
    pub fn help(mut self, text: impl Into<Text>) -> Finding {
        self.help.push(text.into());
        self
    }

    /// With a replacement that mends it.
    pub fn fix(mut self, span: Span, help: impl Into<Text>, replacement: impl Into<String>) -> Finding {
        self.help.push(help.into());
        self.fix = Some((span, replacement.into()));
        self
    }

    /// Suggests the nearest of `known` in place of `wrong`, or lists them all where none is near.
    pub fn suggest<'a>(self, span: Span, wrong: &str, what: &str, known: impl IntoIterator<Item = &'a str>) -> Finding {
        let known: Vec<&str> = known.into_iter().collect();
        match nearest(wrong, known.iter().copied()) {
            Some(near) => {
                let near = near.to_owned();
                self.fix(span, did_you_mean(&near), near)
            }
            None if known.is_empty() => self,
            None => self.help(format!("{what}: {}", list(&known))),
        }
    }
}

/// A near name, as a question.
pub fn did_you_mean(near: &str) -> Text {
    Text::new(format!("did you mean `{near}`?"), format!("是不是想写“{near}”？"))
}

/// Names in backticks, at most eight of them.
fn list(names: &[&str]) -> String {
    const MOST: usize = 8;
    let shown: Vec<String> = names.iter().take(MOST).map(|n| format!("`{n}`")).collect();
    let rest = names.len().saturating_sub(MOST);
    if rest == 0 { shown.join(", ") } else { format!("{} and {rest} more", shown.join(", ")) }
}

/// The findings of a run.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    list: Vec<Finding>,
    /// Findings beyond [`Findings::MOST_OF_A_KIND`], by code, in order of first appearance.
    cut: Vec<(&'static Code, usize)>,
}

impl Findings {
    /// How many findings of one code are kept; the rest is counted.
    pub const MOST_OF_A_KIND: usize = 20;

    /// Adds a finding; past the limit of its kind it is only counted.
    pub fn push(&mut self, finding: Finding) {
        match self.is_full(finding.code) {
            true => self.count_more(finding.code, 1),
            false => self.list.push(finding),
        }
    }

    /// Adds the finding of the code `id` that `make` makes; past the limit of its kind it is only counted, and not made:
    /// looking for a near name among thousands, thousands of times, takes minutes.
    pub fn push_made(&mut self, id: &str, make: impl FnOnce() -> Finding) {
        let code = code(id).expect("findings are made with codes of the registry");
        match self.is_full(code) {
            true => self.count_more(code, 1),
            false => self.list.push(make()),
        }
    }

    /// Whether as many of a kind are kept as ever will be.
    fn is_full(&self, code: &Code) -> bool {
        self.list.iter().filter(|f| f.code.id == code.id).count() >= Self::MOST_OF_A_KIND
    }

    /// Adds all findings of another list.
    pub fn append(&mut self, other: Findings) {
        other.list.into_iter().for_each(|finding| self.push(finding));
        other.cut.into_iter().for_each(|(code, n)| self.count_more(code, n));
    }

    /// Counts so many more of a kind, of which enough are kept.
    pub fn count_more(&mut self, code: &'static Code, n: usize) {
        match self.cut.iter_mut().find(|(c, _)| c.id == code.id) {
            Some((_, m)) => *m += n,
            None => self.cut.push((code, n)),
        }
    }

    /// The findings kept, errors and warnings, in the order found.
    pub fn iter(&self) -> impl Iterator<Item = &Finding> {
        self.list.iter()
    }

    /// The findings kept, to say more of them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = &mut Finding> {
        self.list.iter_mut()
    }

    /// Drops what is told in another list too: the same words at the same place.
    pub fn forget(&mut self, told: &Findings) {
        let key = |f: &Finding| (f.code.id, f.message.clone(), f.primary.as_ref().map(|label| label.span.clone()));
        let known: Vec<_> = told.iter().map(key).collect();
        self.list.retain(|finding| !known.contains(&key(finding)));
        self.cut.retain(|(code, _)| !told.cut.iter().any(|(other, _)| other.id == code.id));
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|f| f.code.severity == Severity::Error)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The numbers of errors and of warnings, those not kept included.
    pub fn count(&self) -> (usize, usize) {
        let all = self.list.iter().map(|f| (f.code, 1)).chain(self.cut.iter().copied());
        all.fold((0, 0), |(errors, warnings), (code, n)| match code.severity {
            Severity::Error => (errors + n, warnings),
            Severity::Warning => (errors, warnings + n),
        })
    }
}
