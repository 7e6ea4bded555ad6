//! `dingzi score`: the ranking. A single small table is read whole; a large one, or several, block by block.

use super::args::ScoreArgs;
use super::context::{Context, Outcome};
use super::opened::complete;
use super::paths::{is_stdin, named_files};
use super::{by, large, ranking};
use crate::diagnostic::{Findings, Sources};
use crate::input;
use crate::project::{Loaded, RubricFile, add_condition};
use crate::say::files::stdin_for_both;
use crate::stream;

pub(super) fn run(args: &ScoreArgs, context: &Context) -> Outcome {
    let (tables, criteria) = (args.tables(), &args.criteria.criteria);
    let paths = named_files(&tables)?;
    if is_stdin(criteria) && paths.iter().any(|path| is_stdin(path)) {
        return Err(stdin_for_both().into());
    }
    let (mut sources, mut findings) = (Sources::default(), Findings::default());
    let condition = add_condition(args.sheet.condition.as_deref(), &mut sources);
    let file = RubricFile::load(criteria, condition, &mut sources, &mut findings);
    let mut opened = Vec::with_capacity(paths.len());
    for path in paths {
        match input::open(&path) {
            Ok(file) => opened.push((path, file)),
            Err(error) => findings.push(input::unreadable(&path, &error)),
        }
    }
    let mut table = None;
    if let ([_], [(path, only)]) = (&tables[..], &mut opened[..]) {
        let small = only.take_small(args.sheet.encoding).map(|small| small.map(|bytes| (only.name.clone(), bytes)));
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
        return large::run(args, Loaded { sources, findings, table, rubric, spec }, opened, context);
    }
    let (rubric, spec) = file.beside(table, &sources, &mut findings);
    let project = complete(Loaded { sources, findings, table, rubric, spec }.read(context.lang), context)?;
    if let Some(word) = &args.by {
        return by::write(args, word, &project, project.lens(&args.whose.lens, context)?, context);
    }
    let scored = project.score_aloud(project.lens(&args.whose.lens, context)?, context);
    let (table, after) = ranking::report(args, &project, &scored, args.top.unwrap_or(usize::MAX), context.lang)?;
    args.output.write(&table, "", &after)
}
