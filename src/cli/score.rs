//! `dingzi score`: the ranking.

use super::args::ScoreArgs;
use super::context::{Context, Outcome};
use super::opened::complete;
use super::paths::{is_stdin, named_files};
use super::{large, ranking};
use crate::diagnostic::{Findings, Sources};
use crate::input::{self, Opened};
use crate::project::{Loaded, Project, RubricFile};
use crate::say::files::stdin_for_both;
use crate::stream;
use std::path::PathBuf;

pub(super) fn run(args: &ScoreArgs, context: &Context) -> Outcome {
    match open(args, context)? {
        ScoreInput::Whole(project) => {
            let scored = project.score_aloud(project.lens(&args.whose.lens, context)?, context);
            let top = args.top.unwrap_or(usize::MAX);
            let (table, after) = ranking::report(args, &project, &scored, top, context.lang)?;
            args.output.write(&table, "", &after)
        }
        ScoreInput::InBlocks(loaded, opened) => large::run(args, loaded, opened, context),
    }
}

/// The ideas to score.
enum ScoreInput {
    /// In memory, without mistakes.
    Whole(Box<Project>),
    /// Too large for that, or in several files: opened, still to be read.
    InBlocks(Box<Loaded>, Vec<(PathBuf, Opened)>),
}

/// Opens the files. A single small one is read whole.
fn open(args: &ScoreArgs, context: &Context) -> Outcome<ScoreInput> {
    let (paths, criteria) = (named_files(&args.ideas)?, &args.criteria.criteria);
    if is_stdin(criteria) && paths.iter().any(|path| is_stdin(path)) {
        return Err(stdin_for_both().into());
    }
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let file = RubricFile::load(criteria, &mut sources, &mut findings);
    let mut opened = Vec::with_capacity(paths.len());
    for path in paths {
        opened.extend(input::open(&path, &mut findings).map(|opened| (path, opened)));
    }
    let mut table = None;
    if let ([_], [(path, only)]) = (&args.ideas[..], &mut opened[..]) {
        let small = only.take_small().map(|small| small.map(|bytes| (only.name.clone(), bytes)));
        match small {
            Ok(None) => {}
            Ok(Some((name, bytes))) => {
                opened.clear();
                table = file.add_table(name, bytes, args.sheet.asked(), &mut sources, &mut findings);
            }
            Err(error) => {
                findings.push(input::unreadable(path, &error));
                opened.clear();
            }
        }
    }
    if let Some(first) = opened.first_mut() {
        let headers = stream::peek(first, args.sheet.encoding, &file.wants).unwrap_or_else(|error| {
            findings.push(input::unreadable(&first.0, &error));
            Vec::new()
        });
        let (rubric, spec) = file.read(&headers, &sources, &mut findings);
        return Ok(ScoreInput::InBlocks(Loaded { sources, findings, table, rubric, spec }.into(), opened));
    }
    let (rubric, spec) = file.beside(table, &sources, &mut findings);
    let reading = Loaded { sources, findings, table, rubric, spec }.read(context.lang);
    complete(reading, context).map(|project| ScoreInput::Whole(project.into()))
}
