//! A word of the command line in which several things can be wrong; all of them are told.

use crate::cli::load::tell;
use crate::cli::{Context, Exit, Outcome, Stop};
use crate::diagnostic::{Finding, Findings, SourceId, Sources, Span};
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
        tell(&self.findings, &self.sources, context);
        Err(Stop::Told(Exit::Usage))
    }
}
