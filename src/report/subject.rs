//! What a report is made from, and where that came from.

use super::document::Pages;
use crate::analysis::robust::Robust;
use crate::analysis::study::Study;
use crate::chart::{Figure, Picture};
use crate::evidence::Evidence;
use crate::lang::{Lang, Text};
use crate::rubric::{Lens, Rubric};
use crate::score::Scored;

/// What a report is made from.
#[derive(Clone, Copy)]
pub struct ReportSubject<'a> {
    /// What counts.
    pub rubric: &'a Rubric,
    /// What is known.
    pub evidence: &'a Evidence,
    /// The ideas under the chosen lens; at least one.
    pub scored: &'a Scored,
    /// How far that ranking can be trusted.
    pub study: &'a Study,
    /// The chosen lens.
    pub lens: &'a Lens,
    /// The ideas under every lens that is compared, the chosen one first; empty if only one is asked for.
    pub compared: &'a [&'a Scored],
    /// How much the report holds.
    pub pages: Pages,
    /// The [figures](Pages::figures) of such a report, drawn.
    pub pictures: &'a [(&'static Figure, Picture)],
    /// The folder of the pictures beside it, as links name it: empty or ending in `/`.
    pub folder: &'a str,
    /// What it is computed from.
    pub origin: &'a Origin,
    /// The language of the words.
    pub lang: Lang,
    /// Where the numbers come from, in a line.
    pub source: &'a str,
}

impl<'a> ReportSubject<'a> {
    /// Ranks if weights vary and open evidence is drawn.
    pub(super) fn robust(&self) -> &'a Robust {
        self.study.robust(self.scored)
    }
}

/// What a report was computed from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The files read.
    pub files: Vec<SourceFile>,
    /// The date to print, if one was given; no clock is read.
    pub date: Option<String>,
    /// The command that reproduces it.
    pub command: String,
}

/// A file that was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// What it is.
    pub what: Text,
    /// Its name, without the folder.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
}
