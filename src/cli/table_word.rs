//! Which word of a command line names the table, where others name ideas or a figure.

use super::args::{Args, Command};
use super::help;
use super::paths::{is_table, seems_table};
use crate::export::shell_word;
use crate::input;
use crate::lang::{Lang, Text};
use crate::say::findings::lookup::{is_folder, is_no_file, needs_quotes};
use crate::say::usage::two_tables;
use clap::Parser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The words, with a table that stands before the figure put behind it.
pub(super) fn behind_figure(mut words: Vec<OsString>) -> Vec<OsString> {
    let Err(error) = Args::try_parse_from(&words) else { return words };
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.as_str(),
        _ => "",
    };
    let word = text(ContextKind::InvalidValue);
    if text(ContextKind::InvalidArg) == "<NAME>"
        && is_table(word)
        && let Some(at) = words.iter().position(|known| known == OsStr::new(word))
    {
        let table = words.remove(at);
        words.push(table);
    }
    words
}

/// Settles which word is the table, and sees that it is named once.
pub(super) fn settle(args: &mut Args, lang: Lang) -> Result<(), clap::Error> {
    let Some(command) = &mut args.command else { return Ok(()) };
    let has_other = matches!(command, Command::Explain(a) if a.vs.is_some());
    let (inputs, named, name, fewest, most) = match command {
        Command::Explain(a) => (&mut a.judged.inputs, &mut a.named, "explain", 1, 1),
        Command::Compare(a) => (&mut a.judged.inputs, &mut a.named, "compare", 2, usize::MAX),
        _ => {
            return match (twice(command), strayed(command)) {
                (Some((word, input)), _) => Err(named_twice(word, input, lang)),
                (_, Some((name, joined, word))) => Err(surplus(name, word, &joined, Some(word), lang)),
                (None, None) => Ok(()),
            };
        }
    };
    let first = inputs.ideas.take().map(|word| word.to_string_lossy().into_owned());
    named.splice(0..0, first);
    // A file that is there by chance is no table where another is named.
    let is_first_table = match (&inputs.sheet.input, named.len() > fewest) {
        (None, true) => is_table(&named[0]),
        (Some(_), false) => false,
        _ => seems_table(&named[0]),
    };
    if is_first_table {
        let table = PathBuf::from(named.remove(0));
        if let Some(input) = &inputs.sheet.input {
            return Err(named_twice(&table, input, lang));
        }
        inputs.ideas = Some(table);
    }
    match named.len() {
        found if found < fewest => Err(too_few(name, fewest, found, lang)),
        found if found > most => {
            // The words may belong to the other name.
            let joined = if has_other { "…".to_owned() } else { named.join(" ") };
            let first = (inputs.ideas.is_none() && inputs.sheet.input.is_none()).then_some(&*named[0]);
            Err(surplus(name, &named[most], &joined, first, lang))
        }
        _ => Ok(()),
    }
}

/// The word that was taken as the table only because a file has its name.
pub(super) fn taken(command: &Command) -> Option<&Path> {
    let (Command::Explain(_) | Command::Compare(_)) = command else { return None };
    let word = command.inputs()?.ideas.as_deref()?;
    (!seems_table(&word.to_string_lossy())).then_some(word)
}

/// The table by its position and by `--input`, if a command has both.
fn twice(command: &Command) -> Option<(&Path, &Path)> {
    let (position, sheet) = match command {
        Command::Score(a) => (a.ideas.first(), &a.sheet),
        Command::Diff(a) => (a.new.as_ref(), &a.sheet),
        command => command.inputs().map(|inputs| (inputs.ideas.as_ref(), &inputs.sheet))?,
    };
    Some((position?, sheet.input.as_deref()?))
}

/// The word in the place of the table that is none, beside an idea that an option names: the command, both as one name,
/// and the word.
fn strayed(command: &Command) -> Option<(&'static str, String, &str)> {
    let (name, ideas, inputs) = match command {
        Command::Chart(a) => ("chart", [a.idea.as_ref(), a.vs.as_ref()], &a.judged.inputs),
        Command::Methods(a) => ("methods", [a.idea.as_ref(), None], &a.judged.inputs),
        Command::Next(a) => ("next", [a.idea.as_ref(), None], &a.judged.inputs),
        _ => return None,
    };
    let word = inputs.ideas.as_deref()?.to_str().filter(|word| !is_table(word))?;
    let joined = match ideas {
        [Some(idea), None] | [None, Some(idea)] => format!("{idea} {word}"),
        [Some(_), Some(_)] => "…".to_owned(),
        [None, None] => return None,
    };
    Some((name, joined, word))
}

fn named_twice(word: &Path, input: &Path, lang: Lang) -> clap::Error {
    conflict(&two_tables(&word.display().to_string(), &input.display().to_string()), lang)
}

/// A usage error of words that do not go together.
pub(super) fn conflict(said: &Text, lang: Lang) -> clap::Error {
    let mut error = clap::Error::raw(ErrorKind::ArgumentConflict, format!("{}\n", said.en));
    if lang == Lang::Zh {
        error = clap::Error::new(ErrorKind::ArgumentConflict);
        error.insert(ContextKind::Custom, ContextValue::String(said.zh.clone()));
    }
    error
}

/// An error about the arguments of a command, with its usage line.
fn about(name: &str, kind: ErrorKind, lang: Lang, tell: impl FnOnce(&mut clap::Error, &str)) -> clap::Error {
    let mut program = help::command(lang, usize::MAX);
    program.build();
    let Some(command) = program.find_subcommand_mut(name) else { return clap::Error::new(kind) };
    let usage = command.render_usage();
    let ideas = command.get_arguments().find(|arg| arg.get_id() == "named").map(ToString::to_string);
    let mut error = clap::Error::new(kind).with_cmd(command);
    error.insert(ContextKind::Usage, ContextValue::StyledStr(usage));
    tell(&mut error, ideas.as_deref().unwrap_or_default());
    error
}

fn too_few(name: &str, needed: usize, found: usize, lang: Lang) -> clap::Error {
    if found == 0 {
        return about(name, ErrorKind::MissingRequiredArgument, lang, |error, ideas| {
            error
                .insert(ContextKind::InvalidArg, ContextValue::Strings(vec![ideas.trim_end_matches("...").to_owned()]));
        });
    }
    let number = |n: usize| ContextValue::Number(n.try_into().unwrap_or(isize::MAX));
    about(name, ErrorKind::TooFewValues, lang, |error, ideas| {
        error.insert(ContextKind::InvalidArg, ContextValue::String(ideas.to_owned()));
        error.insert(ContextKind::MinValues, number(needed));
        error.insert(ContextKind::ActualNumValues, number(found));
    })
}

/// There is a word too many: `joined`, they may be one name, or the `first` may be meant as the table.
fn surplus(name: &str, word: &str, joined: &str, first: Option<&str>, lang: Lang) -> clap::Error {
    let no_table = first.map(|word| {
        let near = || input::near(Path::new(word)).filter(|near| seems_table(near));
        if Path::new(word).is_dir() { is_folder(word) } else { is_no_file(word, near().as_deref()) }
    });
    let tips = [needs_quotes(&shell_word(joined))].into_iter().chain(no_table);
    let tips: Vec<String> = tips.map(|tip| tip.get(lang).to_owned()).collect();
    about(name, ErrorKind::UnknownArgument, lang, |error, _| {
        error.insert(ContextKind::InvalidArg, ContextValue::String(word.to_owned()));
        let (kind, tips) = match lang {
            Lang::En => (ContextKind::Suggested, ContextValue::StyledStrs(tips.into_iter().map(Into::into).collect())),
            Lang::Zh => (ContextKind::Custom, ContextValue::Strings(tips)),
        };
        error.insert(kind, tips);
    })
}
