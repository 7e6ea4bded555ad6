//! Opens both files for a command: findings go to standard error, and any mistake stops the command.

use super::args::{Inputs, Judged};
use super::context::{Context, Outcome};
use super::wait;
use crate::project::{Files, Loaded, Project, Unread, uncomputed};
use crate::rubric::Lens;
use crate::say::commands::wait::reading;
use crate::say::files::stdin_for_both;
use crate::score::Scored;

impl Inputs {
    /// Reads both files; a mistake stops the command. Warnings are still to be told.
    pub(super) fn open(&self, context: &Context) -> Outcome<Project> {
        open(self.files(), context)
    }
}

impl Judged {
    /// Reads both files and scores under the lens.
    pub(super) fn score(&self, context: &Context) -> Outcome<(Project, Scored)> {
        let project = self.inputs.open(context)?;
        let scored = project.score_aloud(project.lens(&self.whose.lens, context)?, context);
        Ok((project, scored))
    }
}

/// Loads both files, and reads the rubric.
pub(super) fn load(files: Files, context: &Context) -> Outcome<Loaded> {
    if [files.ideas, files.criteria].iter().all(|path| path.as_os_str() == "-") {
        return Err(stdin_for_both().into());
    }
    let what = reading(&files.ideas.display().to_string(), context.lang);
    Ok(wait::said(&what, || files.load()))
}

/// Reads both files; a mistake stops the command.
pub(super) fn open(files: Files, context: &Context) -> Outcome<Project> {
    complete(load(files, context)?.read(context.lang), context)
}

/// A mistake stops the command; warnings are held until the ideas are scored, so that there is one count of them.
pub(super) fn complete(read: Result<Project, Unread>, context: &Context) -> Outcome<Project> {
    read.inspect(|project| {
        context.hold(&project.warnings, &project.sources);
        project.evidence.chosen.iter().for_each(|chosen| context.tell_chosen(chosen));
    })
    .map_err(|unread| context.refuse(&unread.findings, &unread.sources))
}

impl Project {
    /// Scores under a lens, and reports every warning.
    pub(super) fn score_aloud(&self, lens: &Lens, context: &Context) -> Scored {
        let scored = self.score(lens);
        self.warn(&scored, context);
        scored
    }

    /// Reports the warnings about both files, and what could not be computed.
    pub(super) fn warn(&self, scored: &Scored, context: &Context) {
        let mut found = self.warnings.clone();
        found.append(uncomputed(self, scored));
        context.tell_in_brief(&found, &self.sources);
    }
}
