//! The words of a finding.

use crate::lang::Text;

/// All words of a finding, in both languages; the finding knows the places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// What is wrong, in one line.
    pub what: Text,
    /// A label for each place, in the order of the places.
    pub labels: Vec<Text>,
    /// Why it matters or how it came about.
    pub notes: Vec<Text>,
    /// The first way out, which may be a text to replace what is there.
    pub offer: Option<Text>,
    /// What to do.
    pub help: Vec<Text>,
}

impl Message {
    /// A message: what is wrong, in one line without a full stop.
    pub fn new(what: impl Into<Text>) -> Message {
        Message { what: what.into(), ..Message::default() }
    }

    /// Adds the label of the next place.
    pub fn label(mut self, text: impl Into<Text>) -> Message {
        self.labels.push(text.into());
        self
    }

    /// Adds a reason.
    pub fn note(mut self, text: impl Into<Text>) -> Message {
        self.notes.push(text.into());
        self
    }

    /// Adds a first way out, a text to replace what is there.
    pub fn offer(mut self, text: impl Into<Text>) -> Message {
        self.offer = Some(text.into());
        self
    }

    /// Adds a way out.
    pub fn help(mut self, text: impl Into<Text>) -> Message {
        self.help.push(text.into());
        self
    }
}

impl<T: Into<Text>> From<T> for Message {
    fn from(what: T) -> Message {
        Message::new(what)
    }
}
