//! Tables that are read block by block, and several at once: the best ideas with counts of all, or the rows of all.

mod best;
mod every;
mod told;

use super::args::Score;
use super::load::{self, Project};
use super::lookup;
use super::wait::{Watched, on_interrupt};
use super::{Context, Exit, Outcome, Stop, score};
use crate::diagnostic::{Finding, Findings, Sources};
use crate::export::{Table, free_key};
use crate::input::Opened;
use crate::lang::Lang;
use crate::progress::Progress;
use crate::rubric::{Lens, Rubric, TableSpec};
use crate::say::commands::large as words;
use crate::say::commands::wait::IDEAS;
use crate::score::Scored;
use crate::stream::{self, File, Outlet, Picked, Question, Streamed, Undecided};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// So many ideas are shown where nobody says how many.
const SHOWN: usize = 100;

/// A rubric as read, with what was found on the way.
pub(super) struct Read {
    pub sources: Sources,
    pub findings: Findings,
    pub rubric: Option<Rubric>,
    pub spec: TableSpec,
}

/// The files that the arguments mean: a pattern (`*`, `?`, `[…]`) stands for all files it matches, by name.
pub(super) fn files(arguments: &[PathBuf]) -> Outcome<Vec<PathBuf>> {
    let mut files = Vec::new();
    for argument in arguments {
        let text = argument.to_string_lossy();
        if !text.contains(['*', '?', '[']) || argument.exists() {
            files.push(argument.clone());
            continue;
        }
        let matches = glob::glob(&text).map_err(|error| words::no_pattern(&text, error.msg))?;
        let before = files.len();
        for found in matches {
            files.push(found.map_err(io::Error::from)?);
        }
        if files.len() == before {
            return Err(words::no_match(&text).into());
        }
    }
    if files.iter().filter(|file| is_stdin(file)).count() > 1 {
        return Err(words::stdin_twice().into());
    }
    Ok(files)
}

pub(super) fn is_stdin(file: &Path) -> bool {
    file.as_os_str() == "-"
}

/// Ranks the ideas of opened files, or writes the rows of all of them.
pub(super) fn run(args: &Score, read: Read, opened: Vec<(PathBuf, Opened)>, context: &Context) -> Outcome {
    let Read { mut sources, mut findings, rubric, spec } = read;
    let files = stream::heads(opened, args.sheet.encoding, &spec, &mut sources, &mut findings);
    load::tell(&findings, &sources, context);
    let exit = || Stop::Told(load::exit(&findings).unwrap_or(Exit::Inputs));
    let (rubric, files) = (rubric.ok_or_else(exit)?, files.ok_or_else(exit)?);
    let lens = lookup::lens(&rubric, &args.whose.lens, "--lens", context)?.clone();
    let large = Large { args, rubric, lens, sources, context };
    match args.output.form()?.blocks.filter(|_| args.top.is_none()) {
        Some(blocks) => every::write(large, files, blocks),
        None => best::rank(large, files),
    }
}

/// What is asked of a table, all of it checked.
struct Large<'a> {
    args: &'a Score,
    rubric: Rubric,
    lens: Lens,
    sources: Sources,
    context: &'a Context,
}

/// A table that has been read to its end, and the ideas kept of it.
struct Ranked {
    streamed: Streamed,
    project: Project,
    lens: Lens,
    scored: Scored,
    /// The file and the line of each idea that is kept.
    places: Vec<(String, usize)>,
}

impl Large<'_> {
    /// Reads the table, keeping the best `top` ideas or all; `most` says how many there may be, and `outlet` takes the rows
    /// of all. Mistakes are told, and end it.
    fn see(
        self,
        top: Option<usize>,
        most: Option<(usize, Finding)>,
        outlet: Option<&dyn Outlet>,
        files: Vec<File>,
    ) -> Outcome<Ranked> {
        let Large { args, rubric, lens, mut sources, context } = self;
        let (spec, lang) = (&rubric.table, context.lang);
        let progress = Arc::new(Progress::default());
        if args.output.file().is_some() {
            let progress = progress.clone();
            on_interrupt(move || progress.stop());
        }
        let question = Question {
            rubric: &rubric,
            lens: &lens,
            top,
            most,
            wants_cells: args.output.form()?.has_data,
            outlet: outlet.map(|outlet| (outlet, lang)),
            progress: &progress,
        };
        let mut findings = Findings::default();
        let watched = Watched { whole: stream::size(&files), what: IDEAS.get(lang), progress: &progress, lang };
        let streamed = watched.during(|| question.answer(files, &mut sources, &mut findings));
        let streamed = match streamed {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(Stop::Told(Exit::Stopped)),
            other => other?,
        };
        let picked = streamed.as_ref().map(|streamed| {
            let picked = streamed.picked(spec, lang, &mut sources);
            if streamed.keeps_all {
                streamed.check_unique(&picked, spec, &mut sources, &mut findings);
            }
            picked
        });
        load::tell(&findings, &sources, context);
        let (Some(streamed), Some(Picked { evidence, places }), None) = (streamed, picked, load::exit(&findings))
        else {
            return Err(Stop::Told(load::exit(&findings).unwrap_or(Exit::Inputs)));
        };
        let project = Project { sources, rubric, evidence };
        let scored = match streamed.keeps_all {
            true => project.score(&lens, context),
            false => {
                load::tell(&undecided(&streamed, &project.rubric), &project.sources, context);
                project.value().weigh(&project.rubric, &lens)
            }
        };
        Ok(Ranked { streamed, project, lens, scored, places })
    }
}

/// What had no result though its operands were there, among all ideas.
fn undecided(streamed: &Streamed, rubric: &Rubric) -> Findings {
    let told = |undecided: &Undecided| {
        let named: Vec<&str> = undecided.named.iter().map(String::as_str).collect();
        load::undefined_among(rubric, undecided.is_gate, undecided.place, &named, undecided.ideas)
    };
    streamed.undecided.iter().map(told).collect()
}

impl Ranked {
    /// The ranking of a few ideas, all of which are kept: as of a table in memory.
    fn whole(&self, args: &Score, lang: Lang) -> Outcome<(Table, String)> {
        let top = args.top.unwrap_or(usize::MAX);
        let (mut table, after) = score::report(args, &self.project, &self.scored, top, lang)?;
        self.add_places(&mut table);
        Ok((table, after))
    }

    /// Where each idea of a ranking stands: columns for programs.
    fn add_places(&self, table: &mut Table) {
        let has_files = self.streamed.files.len() > 1;
        let free = |key, table: &Table| free_key(key, |key| table.columns.iter().any(|c| c.key == key));
        let places = self.scored.order.iter().map(|&idea| &self.places[idea]);
        if has_files {
            table.add(free("file", table), places.clone().map(|(file, _)| file));
        }
        table.add(free("line", table), places.map(|(_, line)| *line));
    }
}
