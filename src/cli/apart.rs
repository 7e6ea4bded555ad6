//! Refuses an output file that is also an input, under whatever name, before a command does anything.

use super::args::{Command, OutputArgs};
use super::context::{Context, Exit, Outcome, Stop};
use super::paths::{is_stdout, named_files};
use super::{chart, report};
use crate::diagnostic::{Code, Finding, Sources};
use crate::project::Files;
use crate::say::findings::project::{self, Input};
use same_file::Handle;
use std::path::{Component, Path, PathBuf};

/// Where a command reads and writes.
#[derive(Default)]
struct Places<'a> {
    /// The files that are read, each with its role; `-` is standard input.
    reads: Vec<(Input, &'a Path)>,
    /// The files that are written.
    writes: Vec<PathBuf>,
    /// Whether `--in-place` asks for the table to be overwritten.
    in_place: bool,
}

impl<'a> Places<'a> {
    fn of(command: &'a Command) -> Places<'a> {
        match command {
            Command::Score(a) => {
                let table = a.tables().into_iter().map(|table| (Input::Table, table));
                let reads = table.chain([(Input::Rubric, a.criteria.criteria.as_path())]).collect();
                Places { reads, ..Places::default() }.and(&a.output)
            }
            Command::Explain(a) => Places::reading(a.judged.inputs.files()).and(&a.output),
            Command::Whatif(a) => Places::reading(a.inputs.files()).and(&a.table),
            Command::Diff(a) => {
                let mut places = Places::reading(a.files());
                places.reads.push((Input::TableBefore, a.old()));
                places.reads.extend(a.old_criteria.as_deref().map(|path| (Input::RubricBefore, path)));
                places.and(&a.output)
            }
            Command::Compare(a) => Places::reading(a.judged.inputs.files()).and(&a.output),
            Command::Stability(a) => Places::reading(a.judged.inputs.files()).and(&a.output),
            Command::Robust(a) => Places::reading(a.judged.inputs.files()).and(&a.output),
            Command::Methods(a) => Places::reading(a.judged.inputs.files()).and(&a.output),
            Command::Weights(a) => {
                let mut places = Places::reading(a.judged.inputs.files());
                let forms = [&a.pairs, &a.best_worst].into_iter().flatten();
                places.reads.extend(forms.map(|form| (Input::Form, form.as_path())));
                places.and(&a.output)
            }
            Command::Next(a) => Places::reading(a.judged.inputs.files()).and(&a.output),
            Command::Pick(a) => {
                let mut places = Places::reading(a.judged.inputs.files()).and(&a.output);
                places.writes.extend(a.chart.clone());
                places
            }
            Command::Chart(a) => {
                let writes = [chart::file(a)].into_iter().filter(|file| !is_stdout(file)).collect();
                Places { writes, ..Places::reading(a.judged.inputs.files()) }
            }
            Command::Report(a) => Places { writes: report::files(a), ..Places::reading(a.inputs.files()) },
            Command::Check(a) => {
                let table = a.in_place.then(|| a.inputs.table().to_owned());
                let writes = a.output.iter().cloned().chain(table).filter(|file| !is_stdout(file)).collect();
                Places { writes, in_place: a.in_place, ..Places::reading(a.inputs.files()) }
            }
            // The page may add lenses to the rubric: that is its job.
            Command::Serve(a) => Places::reading(a.inputs.files()),
            // These read no input, and `init` never overwrites a file.
            Command::Init(_) | Command::Docs(_) | Command::Completions(_) | Command::Man | Command::Help(_) => {
                Places::default()
            }
        }
    }

    fn reading(files: Files<'a>) -> Places<'a> {
        let reads = vec![(Input::Table, files.ideas), (Input::Rubric, files.criteria)];
        Places { reads, ..Places::default() }
    }

    fn and(mut self, output: &OutputArgs) -> Places<'a> {
        self.writes.extend(output.file().map(Path::to_owned));
        self
    }
}

/// What a command reads, as it was named.
pub(super) fn inputs(command: &Command) -> impl Iterator<Item = &Path> {
    Places::of(command).reads.into_iter().map(|(_, path)| path)
}

/// Refuses a command that would overwrite one of its inputs, or one output by the other.
pub(super) fn check(command: &Command, context: &Context) -> Outcome {
    let Places { reads, writes, in_place } = Places::of(command);
    let mut read = Vec::new();
    for (what, path) in reads {
        // A pattern that matches nothing is reported when the files are read.
        let files = named_files(&[path]).unwrap_or_default();
        read.extend(files.into_iter().filter_map(|file| Some((what, handle(&file)?, file))));
    }
    let argument = |path: &PathBuf| match command {
        Command::Pick(args) if args.chart.as_ref() == Some(path) => "--chart",
        _ if in_place => "--in-place",
        _ => "--output",
    };
    for (place, path) in writes.iter().enumerate() {
        let whole = |path: &Path| std::path::absolute(once_made(path)).ok();
        let is_same =
            |other: &&PathBuf| whole(other) == whole(path) || handle(path).is_some_and(|to| handle(other) == Some(to));
        if let Some(other) = writes[..place].iter().find(is_same) {
            let [path, other] = [path, other].map(|path| path.display().to_string());
            let message = project::one_place_for_two(&path, &other);
            let refused = |span| Finding::new(Code::E0413, message).place(span);
            return Err(context.refuse_word(argument(&writes[place]), &path, refused));
        }
        let is_input =
            |to: Handle| read.iter().find(|(what, from, _)| *from == to && !(in_place && *what == Input::Table));
        let Some((what, _, input)) = handle(path).and_then(is_input) else { continue };
        let argument = argument(path);
        let [path, input] = [path, input].map(|path| path.display().to_string());
        let message = project::would_overwrite(&path, *what, &input);
        return Err(context.refuse_word(argument, &path, |span| Finding::new(Code::E0413, message).place(span)));
    }
    // If the shell redirects output into an input, it has emptied the file, or appends to it while it is read.
    let out = Handle::stdout().ok().filter(is_file);
    if let Some((what, _, input)) = out.and_then(|out| read.iter().find(|(_, from, _)| *from == out)) {
        let message = project::output_into_input(*what, &input.display().to_string());
        let findings = Finding::new(Code::E0413, message).into();
        context.tell(&findings, &Sources::default());
        return Err(Stop::Told(Exit::Usage));
    }
    Ok(())
}

/// A path as it will be once its folders are made: one that is not there yet and the `..` that leaves it go together.
fn once_made(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut made, part| {
        let is_left = part == Component::ParentDir && !made.as_os_str().is_empty() && !made.exists();
        if !(is_left && made.pop()) {
            made.push(part);
        }
        made
    })
}

/// The identity of a file; `None` if it does not exist yet, or is not a regular file.
fn handle(path: &Path) -> Option<Handle> {
    if path.as_os_str() == "-" {
        return Handle::stdin().ok().filter(is_file);
    }
    let path = once_made(path);
    // Opening a pipe would block until its other end is opened.
    std::fs::metadata(&path).ok().filter(|there| there.is_file())?;
    Handle::from_path(path).ok()
}

fn is_file(handle: &Handle) -> bool {
    handle.as_file().metadata().is_ok_and(|there| there.is_file())
}
