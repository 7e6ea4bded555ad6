//! Both files as a command opens them: what was found is told on standard error, and any mistake ends the command.

use super::args::{Inputs, Judged};
use super::context::{Context, Outcome, Stop};
use super::wait;
use crate::project::{Files, Loaded, Project, Reading, uncomputed};
use crate::rubric::Lens;
use crate::say::commands::wait::reading;
use crate::say::files::stdin_for_both;
use crate::score::Scored;

impl Inputs {
    /// Reads both files, and goes on where they have no mistakes.
    pub(super) fn open(&self, context: &Context) -> Outcome<Project> {
        open(self.files(), context)
    }
}

impl Judged {
    /// Reads both files and scores through the lens.
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

/// Reads both files, and goes on where they have no mistakes.
pub(super) fn open(files: Files, context: &Context) -> Outcome<Project> {
    complete(load(files, context)?.read(context.lang), context)
}

/// Tells what was found, and goes on where there is no mistake.
pub(super) fn complete(reading: Reading, context: &Context) -> Outcome<Project> {
    context.tell(&reading.findings, &reading.sources);
    reading.project().map_err(|unread| Stop::after(&unread.findings))
}

impl Project {
    /// Scores through a lens, and tells what could not be computed.
    pub(super) fn score_aloud(&self, lens: &Lens, context: &Context) -> Scored {
        let scored = self.score(lens);
        context.tell(&uncomputed(self, &scored), &self.sources);
        scored
    }
}
