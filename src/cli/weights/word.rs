//! A word of the command line in which several things can be wrong; all of them are told.

use crate::cli::context::{Context, Exit, Outcome, Stop};
use crate::diagnostic::{Code, Finding, Findings, SourceId, Sources, Span};
use crate::say::Message;
use std::ops::Range;

pub(super) struct Word {
    sources: Sources,
    source: SourceId,
    findings: Findings,
}

impl Word {
    /// What an argument says.
    pub fn new(argument: &str, written: &str) -> Word {
        let mut sources = Sources::default();
        let source = sources.add(argument, written.as_bytes());
        Word { sources, source, findings: Findings::default() }
    }

    /// A part of it.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.source, range)
    }

    /// A part of it says nothing that weights could be made of.
    pub fn refuse(&mut self, message: Message, part: Range<usize>) {
        self.object(Finding::new(Code::E0412, message).place(self.span(part)));
    }

    /// Something that is wrong with it.
    pub fn object(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Whether nothing is.
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    /// Ends where nothing is; else what is wrong is told.
    pub fn judge(self, context: &Context) -> Outcome {
        if self.is_sound() {
            return Ok(());
        }
        context.tell(&self.findings, &self.sources);
        Err(Stop::Told(Exit::Usage))
    }
}
