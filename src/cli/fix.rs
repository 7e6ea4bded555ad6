//! `dingzi check --fix`: a cleaned copy of the table, with every change listed.

use super::args::CheckArgs;
use super::context::{Context, Exit, Outcome, Stop};
use super::output::{print, save};
use super::paths::{ending, is_stdout};
use super::screen::{say, show};
use super::{check, opened};
use crate::diagnostic::{BOM, Code, Findings, MessageFormat, Original, Source, Sources, printable};
use crate::evidence::{self, CleanChange, Cleaned, Evidence, Misread};
use crate::export::edit::{Unchanged, edit};
use crate::input::budget::MAX_TABLE_BYTES;
use crate::input::is_parquet;
use crate::lang::Word;
use crate::project::{Loaded, Project, Unread};
use crate::say::files::cannot_write;
use crate::say::findings::fix::{self as words, NoCopy};
use serde_json::json;
use std::path::Path;

/// Where the copy goes.
enum To<'a> {
    Stdout,
    File(&'a Path),
    /// Into the table itself.
    Place(&'a Path),
}

pub(super) fn run(args: &CheckArgs, context: &Context) -> Outcome {
    let to = To::of(args);
    to.check()?;
    let Loaded { mut sources, findings, table, rubric, spec } = opened::load(args.inputs.files(), context)?;
    context.tell(&findings, &sources);
    let (Some(table), Some(rubric)) = (table, rubric) else {
        return Err(Stop::after(&findings));
    };
    let mut of_table = Findings::default();
    let before = evidence::read(table, &sources, &spec, context.lang, &mut of_table);
    let cleaned = evidence::clean(table, &sources, &spec);
    // What a workbook's text does not show would be lost in a copy of it.
    let is_lost = of_table.iter().any(|finding| finding.code == Code::E0105);
    let Some(cleaned) = cleaned.filter(|_| !is_lost) else {
        return Err(context.refuse(&of_table, &sources));
    };
    // If the rubric gives the header's line, no line may move.
    let wants_commas = spec.rows.header.is_none() && to.wants_commas(cleaned.delimiter);
    let cleaned = if wants_commas { cleaned.with_commas() } else { cleaned };
    let Cleaned { text, changes, misread, .. } = cleaned;
    let is_guessed = findings.iter().any(|finding| finding.code == Code::W0303);
    let source = sources.get(table);
    // Row numbers of a workbook may differ from line numbers of its copy.
    let header = spec.rows.header.filter(|_| source.sheet.is_some());
    if is_guessed && matches!(to, To::Place(_)) {
        return Err(NoCopy::Guessed.error().into());
    }
    if let Some(line) = header {
        return Err(NoCopy::HeaderNamed(line).error().into());
    }
    match misread {
        Some(Misread::Cell(at)) => {
            let at = sources.get(at.source).name_at(at.range.start);
            return Err(NoCopy::Cell(&at).error().into());
        }
        Some(Misread::Rows) => return Err(NoCopy::Rows.error().into()),
        None => {}
    }
    // The byte-order mark keeps programs from guessing the old encoding again.
    let has_mark = !matches!(source.original(), Original::Same) && !text.is_ascii();
    let bytes = [if has_mark { BOM.as_bytes() } else { b"" }, &text].concat();
    let name = to.name(source);
    let listed = listing(&changes, wants_commas, source, &sources, context);
    // Findings of the copy point at the rubric too.
    let copy = sources.add(name.clone(), text);
    let source = sources.get(table);
    let mut left = Findings::default();
    let after = evidence::read(copy, &sources, &spec, context.lang, &mut left);
    if let Some(before) = &before
        && !after.as_ref().is_some_and(|after| says_the_same(before, after))
    {
        return Err(NoCopy::NotTheSame.error().into());
    }
    match to {
        To::Stdout => {
            say(&listed);
            print(&bytes)?;
            context.tell(&left, &sources);
            return Exit::of(&left).map_or(Ok(()), |exit| Err(Stop::Told(exit)));
        }
        To::File(path) => save(path, &bytes)?,
        To::Place(path) => replace(path, source, &bytes)?,
    }
    show(&listed)?;
    if context.style.format == MessageFormat::Human {
        show(&(words::written(changes.len(), left.count().0, &name, context.lang) + "\n"))?;
    }
    let read = match after {
        Some(evidence) => Ok(Project { sources, warnings: left, rubric, evidence }),
        None => Err(Unread { sources, findings: left }),
    };
    check::tell(read, args.all, context)
}

impl<'a> To<'a> {
    fn of(args: &'a CheckArgs) -> To<'a> {
        match (&args.output, args.in_place) {
            (_, true) => To::Place(args.inputs.table()),
            (Some(path), _) if !is_stdout(path) => To::File(path),
            _ => To::Stdout,
        }
    }

    /// Refuses a file whose extension promises another format.
    fn check(&self) -> Outcome {
        let To::File(path) = self else { return Ok(()) };
        if matches!(ending(path).as_deref(), None | Some("csv" | "tsv" | "txt")) {
            return Ok(());
        }
        Err(NoCopy::OtherForm.error().into())
    }

    /// Whether the copy is separated by commas: a file called CSV, or nothing else, is opened as one, and a Markdown
    /// table without the line below its header is not one.
    fn wants_commas(&self, delimiter: u8) -> bool {
        match self {
            To::Place(_) => false,
            To::Stdout => delimiter == b'|',
            To::File(path) => {
                let is_csv = path.extension().is_none_or(|ending| ending.eq_ignore_ascii_case("csv"));
                is_csv && matches!(delimiter, b'|' | b'\t')
            }
        }
    }

    /// The name of the copy in messages.
    fn name(&self, source: &Source) -> String {
        match self {
            To::Stdout => "<stdout>".to_owned(),
            To::File(path) => path.display().to_string(),
            To::Place(_) => source.name.clone(),
        }
    }
}

/// Whether two tables hold the same evidence for the same ideas.
fn says_the_same(before: &Evidence, after: &Evidence) -> bool {
    let ideas = before.ids.len();
    before.ids == after.ids
        && before.names == after.names
        && before.columns.iter().zip(&after.columns).all(|(a, b)| (0..ideas).all(|idea| a.get(idea) == b.get(idea)))
}

/// Replaces the table by the cleaned text.
fn replace(path: &Path, source: &Source, bytes: &[u8]) -> Outcome {
    let name = path.display().to_string();
    let is_text = source.sheet.is_none() && !matches!(source.original(), Original::Other(bytes) if is_parquet(bytes));
    if !is_text || is_stdout(path) {
        return Err(NoCopy::NoText(&name).error().into());
    }
    let changed = edit(path, MAX_TABLE_BYTES, |there| if source.is_of(there) { Ok(bytes.to_vec()) } else { Err(()) });
    changed.map_err(|why| match why {
        Unchanged::Refused(()) => NoCopy::Packed(&name).error().into(),
        Unchanged::File(error) => cannot_write(&name, error).into(),
    })
}

/// Lists every change with its place, the old text, the new one and the reason; also a new encoding or separator.
fn listing(changes: &[CleanChange], has_commas: bool, table: &Source, sources: &Sources, context: &Context) -> String {
    let lang = context.lang;
    let is_decoded = matches!(table.original(), Original::Other(bytes) if !is_parquet(bytes)) && table.sheet.is_none();
    let of_file = |is_so: bool, what: Word| match is_so && context.style.format == MessageFormat::Human {
        true => printable(&words::of_file(&table.name, what, lang)) + "\n",
        false => String::new(),
    };
    let (encoding, commas) = (of_file(is_decoded, words::AS_UTF_8), of_file(has_commas, words::WITH_COMMAS));
    let line = |change: &CleanChange| {
        let source = sources.get(change.at.source);
        let (at, why) = (source.name_at(change.at.range.start), change.why.get(lang));
        if context.style.format == MessageFormat::Json {
            let place = source.place(change.at.range.start);
            let cell = source.cell(change.at.range.start);
            let (old, new, column) = (&change.old, &change.new, &change.column);
            return json!({
                "change": { "file": source.name, "line": place.line, "column": place.column, "cell": cell,
                            "header": column, "old": old, "new": new, "why": why }
            })
            .to_string()
                + "\n";
        }
        let cell = (change.old.as_str(), change.new.as_deref());
        printable(&words::change(&at, change.column.as_deref(), cell, why, lang)).replace('\n', "⏎") + "\n"
    };
    encoding + &commas + &changes.iter().map(line).collect::<String>()
}
