//! Findings: what is wrong, where, and how to mend it.
//!
//! All mistakes of a run are collected as [`Finding`]s, each with a [`Code`], a place and a way out.
//! [`render`](Findings::render) prints them like rustc.

mod capped;
mod code;
mod codes;
mod json;
mod lookup;
mod printable;
mod render;
mod sheet;
mod source;
mod together;

pub use capped::{Capped, Coded};
pub use code::{Class, Code, CodeEntry, Severity};
pub use codes::{codes, entries_of, entry_of};
pub use json::note_as_json;
pub use lookup::{KnownName, nearest, nearest_name};
pub use printable::{printable, printable_json};
pub use render::{MessageFormat, Style, head};
pub use sheet::{Marks, Sheet, address};
pub use source::{BOM, FileColumns, Original, STDIN, Source, SourceId, Sources, line_ends};

use printable::on_one_line;

use crate::lang::Text;
use crate::say::Message;
use std::collections::{HashSet, VecDeque};
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// A place in a source: a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// The source.
    pub source: SourceId,
    /// The bytes in it.
    pub range: Range<usize>,
}

impl Span {
    /// The bytes `range` of `source`.
    pub fn new(source: SourceId, range: Range<usize>) -> Span {
        Span { source, range }
    }
}

/// A place with a text about it.
#[derive(Clone, Debug)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// The text; may be empty.
    pub text: Text,
}

/// One mistake, or one thing worth knowing.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Its kind.
    pub code: Code,
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
    /// A replacement that fixes it: a place and the new text.
    pub fix: Option<(Span, String)>,
    /// How it is grouped with others of its code, if at all.
    pub among: Option<Among>,
    /// The labels of places not yet added.
    labels: VecDeque<Text>,
}

/// How a finding is grouped with others of its code: by column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Among {
    /// The column; `None` for a finding about a row.
    pub column: Option<String>,
    /// The cell as written, shortened for quoting.
    pub cell: String,
}

/// A text for quoting in a message: on one line, up to 80 columns wide.
pub fn quoted(text: &str) -> String {
    const ROOM: usize = 80;
    let (text, mut width) = (on_one_line(text), 0);
    let fits = text.chars().take_while(|c| {
        width += c.width().unwrap_or(0);
        width <= ROOM
    });
    cut(&text, fits.count())
}

/// The first `most` characters of a text, with an ellipsis if it is longer.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

impl Finding {
    /// A finding without a place yet.
    pub fn new(code: Code, message: impl Into<Message>) -> Finding {
        let Message { what, labels, notes, offer, help } = message.into();
        Finding {
            code,
            message: what,
            primary: None,
            secondary: Vec::new(),
            notes,
            help: offer.into_iter().chain(help).collect(),
            fix: None,
            among: None,
            labels: labels.into(),
        }
    }

    /// The finding with this way out and no other.
    pub fn with_only_help(self, help: Text) -> Finding {
        Finding { help: vec![help], ..self }
    }

    /// Sets its place, with the message's first label.
    pub fn place(mut self, span: Span) -> Finding {
        let text = self.labels.pop_front().unwrap_or_default();
        self.primary = Some(Label { span, text });
        self
    }

    /// Adds another place, with the message's next label.
    pub fn also(mut self, span: Span) -> Finding {
        let text = self.labels.pop_front();
        // A message with a label for its first place must have one for each.
        let is_bare = self.primary.as_ref().is_none_or(|label| label.text.en.is_empty());
        debug_assert!(is_bare || text.is_some(), "{}", self.message.en);
        self.secondary.push(Label { span, text: text.unwrap_or_default() });
        self
    }

    /// Sets the replacement that fixes it.
    pub fn mend(mut self, span: Span, replacement: impl Into<String>) -> Finding {
        self.fix = Some((span, replacement.into()));
        self
    }

    /// Groups it with others of its code: those of a column, or of rows.
    pub fn among(mut self, column: Option<&str>, cell: &str) -> Finding {
        self.among = Some(Among { column: column.map(str::to_owned), cell: quoted(cell) });
        self
    }
}

impl Coded for Finding {
    fn code(&self) -> Code {
        debug_assert!(self.labels.is_empty() || self.primary.is_none(), "{}", self.message.en);
        self.code
    }
}

/// The findings of a run.
pub type Findings = Capped<Finding>;

impl Findings {
    /// Drops findings that are also in another list: same code, message and place.
    pub fn forget(&mut self, told: &Findings) {
        let key = |f: &Finding| (f.code, f.message.clone(), f.primary.as_ref().map(|label| label.span.clone()));
        let known: HashSet<_> = told.iter().map(key).collect();
        self.counts.retain(|(code, all, kept)| all == kept || !told.more().any(|(other, _)| other == *code));
        self.retain(|finding| !known.contains(&key(finding)));
    }

    /// The errors among them.
    pub fn errors(&self) -> Findings {
        let is_error = |code: Code| code.severity() == Severity::Error;
        let list = self.iter().filter(|finding| is_error(finding.code)).cloned().collect();
        Findings { list, counts: self.counts.iter().copied().filter(|(code, ..)| is_error(*code)).collect() }
    }

    /// Whether any is an error.
    pub fn has_errors(&self) -> bool {
        self.iter().any(|f| f.code.severity() == Severity::Error)
    }

    /// The numbers of errors and warnings, including those not kept.
    pub fn count(&self) -> (usize, usize) {
        self.counts().fold((0, 0), |(errors, warnings), (code, n)| match code.severity() {
            Severity::Error => (errors + n, warnings),
            Severity::Warning => (errors, warnings + n),
        })
    }
}
