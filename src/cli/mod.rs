//! The commands: parse, load, compute, print; one file each.

mod apart;
mod args;
mod by;
mod chart;
mod check;
mod columns;
mod compare;
mod context;
mod diff;
mod docs;
mod explain;
mod figure_options;
mod figures;
mod fix;
mod help;
mod init;
mod large;
mod lookup;
mod methods;
mod moves;
mod names;
mod next;
mod opened;
mod output;
mod paths;
mod pick;
mod ranking;
mod report;
mod robust;
mod room;
mod save_lens;
mod score;
mod screen;
mod serve;
mod stability;
mod table_word;
mod typed;
mod usage;
mod wait;
mod weighting;
mod weights;
mod whatif;

pub use args::Args;
pub use context::Exit;
pub use docs::{CELLS, reference};

use crate::lang::Lang;
use crate::say::commands::welcome::WELCOME;
use crate::say::findings::lookup::taken_as_table;
use crate::say::system::told;
use args::Command;
use clap::Parser;
use context::{Context, Outcome, Stop, language};
use screen::say;
use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program on a command line. Usage errors and help are printed in the language that it names, or else the
/// system's.
pub fn main(args: Vec<OsString>) -> ExitCode {
    let lang = language(named_language(&args));
    let args = table_word::behind_figure(args);
    let refused = match Args::try_parse_from(&args) {
        Ok(mut parsed) => {
            match table_word::settle(&mut parsed, lang).and_then(|()| figure_options::check(&parsed, lang)) {
                Ok(()) => {
                    parsed.command.iter().for_each(room::make_do_with_two);
                    return run(&parsed).into();
                }
                Err(error) => error,
            }
        }
        // Once more with the help and the names of arguments in this language.
        Err(_) => match help::command(lang, help::help_width()).try_get_matches_from(&args) {
            Ok(_) => return Exit::Done.into(),
            Err(error) => error,
        },
    };
    ExitCode::from(screen::refuse(&usage::meant(refused, &args), lang))
}

/// The language that a command line names, even one that cannot be parsed.
fn named_language(args: &[OsString]) -> Option<Lang> {
    let words = || args.iter().filter_map(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    let behind = |word: &str| word.strip_prefix("--lang=").map(str::to_owned);
    let next = words().zip(words().skip(1)).find(|(word, _)| *word == "--lang").map(|(_, lang)| lang.to_owned());
    args::languages().get(&words().find_map(behind).or(next)?)
}

/// Runs a command. A reader that closes the pipe early is no error.
pub fn run(args: &Args) -> Exit {
    let context = Context::new(&args.global);
    let result = match &args.command {
        None => welcome(&context),
        Some(command) => prepare(command, &context).and_then(|()| dispatch(command, &context)),
    };
    let exit = match result {
        Ok(()) => Exit::Done,
        Err(Stop::Told(exit)) => exit,
        Err(Stop::Error(error)) if screen::is_closed_pipe(&error) => Exit::Done,
        Err(Stop::Error(error)) => {
            say(&(told(&error, context.lang) + "\n"));
            context.tell_held();
            Exit::Usage
        }
    };
    let taken = args.command.as_ref().and_then(table_word::taken).filter(|_| exit != Exit::Done);
    if let Some(word) = taken {
        context.hint(&taken_as_table(&word.display().to_string()));
    }
    exit
}

/// Checks that nothing is in the way of a command before it does anything.
fn prepare(command: &Command, context: &Context) -> Outcome {
    apart::check(command, context)?;
    #[cfg(unix)]
    room::outlive_long_files();
    room::make(command)
}

fn dispatch(command: &Command, context: &Context) -> Outcome {
    match command {
        Command::Init(a) => init::run(a, context),
        Command::Check(a) if a.fix => fix::run(a, context),
        Command::Check(a) => check::run(a, context),
        Command::Score(a) => score::run(a, context),
        Command::Explain(a) => explain::run(a, context),
        Command::Whatif(a) => whatif::run(a, context),
        Command::Diff(a) => diff::run(a, context),
        Command::Compare(a) => compare::run(a, context),
        Command::Stability(a) => stability::run(a, context),
        Command::Robust(a) => robust::run(a, context),
        Command::Methods(a) => methods::run(a, context),
        Command::Weights(a) => weights::run(a, context),
        Command::Next(a) => next::run(a, context),
        Command::Pick(a) => pick::run(a, context),
        Command::Chart(a) => chart::run(a, context),
        Command::Report(a) => report::run(a, context),
        Command::Serve(a) => serve::run(a, context),
        Command::Docs(a) => docs::run(a, context),
        Command::Completions(a) => {
            let mut text = Vec::new();
            clap_complete::generate(a.shell, &mut help::plain(context.lang), "dingzi", &mut text);
            output::print(&text)
        }
        Command::Man => output::print(&help::manual(context.lang)?),
        Command::Help(a) => help::run(a, context),
    }
}

fn welcome(context: &Context) -> Outcome {
    Ok(screen::show(&format!("{}\n", WELCOME.get(context.lang)))?)
}
