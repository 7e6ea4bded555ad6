//! The commands: parse, load, compute, print; one file each.

mod apart;
mod args;
mod chart;
mod check;
mod compare;
mod diff;
mod docs;
mod explain;
mod figures;
mod fix;
mod help;
mod init;
mod large;
mod load;
mod lookup;
mod methods;
mod moves;
mod names;
mod next;
mod output;
mod report;
mod robust;
mod room;
mod save_lens;
mod scales;
mod score;
mod screen;
mod serve;
mod stability;
mod typed;
mod unsaid;
mod usage;
mod wait;
mod weighting;
mod weights;
mod whatif;

pub use args::Args;
pub use docs::{CELLS, reference};

use crate::diagnostic::Style;
use crate::export::terminal::wrap;
use crate::lang::Lang;
use crate::say::commands::welcome::WELCOME;
use crate::say::system::told;
use args::{Command, Global};
use clap::Parser;
use screen::say;
use std::ffi::OsString;
use std::io::{self, IsTerminal};
use std::process::ExitCode;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done,
    /// The rubric or the table has mistakes.
    Inputs,
    /// Wrong usage, or a file cannot be read or written.
    Usage,
    /// Ctrl-C was pressed, or the system asked it to end.
    Stopped,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(match exit {
            Exit::Done => 0,
            Exit::Inputs => 1,
            Exit::Usage => 2,
            // As shells say of what ends by this signal.
            Exit::Stopped => 130,
        })
    }
}

/// What stops a command: mistakes already told, or an error still to be told.
enum Stop {
    Told(Exit),
    Error(anyhow::Error),
}

impl<E: Into<anyhow::Error>> From<E> for Stop {
    fn from(error: E) -> Stop {
        Stop::Error(error.into())
    }
}

type Outcome<T = ()> = Result<T, Stop>;

/// The whole program: reads the command line and does what it says. What is wrong with it, or the help that it asks for, is
/// told in the language that it names or the system has.
pub fn main(args: Vec<OsString>) -> ExitCode {
    if let Ok(args) = Args::try_parse_from(&args) {
        return run(&args).into();
    }
    let lang = language(named_language(&args));
    match help::command(lang, help::columns()).try_get_matches_from(&args) {
        Ok(_) => Exit::Done.into(),
        Err(error) => ExitCode::from(screen::refuse(&error, lang)),
    }
}

/// The language that a command line names, also one that cannot be read.
fn named_language(args: &[OsString]) -> Option<Lang> {
    let words = || args.iter().filter_map(|arg| arg.to_str()).take_while(|arg| *arg != "--");
    let behind = |word: &str| word.strip_prefix("--lang=").map(str::to_owned);
    let next = words().zip(words().skip(1)).find(|(word, _)| *word == "--lang").map(|(_, lang)| lang.to_owned());
    args::languages().get(&words().find_map(behind).or(next)?)
}

/// The language asked for, else that of the system.
fn language(asked: Option<Lang>) -> Lang {
    let set = || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|v| std::env::var(v).ok()).find(|v| !v.is_empty());
    // Windows has none of these.
    let system = || set().or_else(sys_locale::get_locale).unwrap_or_default();
    asked.unwrap_or_else(|| Lang::from_locale(&system()))
}

/// Runs a command. A reader that closes the pipe early is no error.
pub fn run(args: &Args) -> Exit {
    let context = Context::new(&args.global);
    let result = match &args.command {
        None => welcome(&context),
        Some(command) => prepare(command, &context).and_then(|()| obey(command, &context)),
    };
    match result {
        Ok(()) => Exit::Done,
        Err(Stop::Told(exit)) => exit,
        Err(Stop::Error(error)) if is_closed_pipe(&error) => Exit::Done,
        Err(Stop::Error(error)) => {
            say(&(told(&error, context.lang) + "\n"));
            Exit::Usage
        }
    }
}

/// Sees that nothing is in the way of a command before it does anything.
fn prepare(command: &Command, context: &Context) -> Outcome {
    apart::check(command, context)?;
    room::outlive_long_files();
    room::make(command)
}

fn obey(command: &Command, context: &Context) -> Outcome {
    match command {
        Command::Init(a) => init::run(a, context),
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

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = |e: &(dyn std::error::Error + 'static)| e.downcast_ref::<io::Error>().map(io::Error::kind);
    error.chain().any(|e| kind(e) == Some(io::ErrorKind::BrokenPipe))
}

fn welcome(context: &Context) -> Outcome {
    Ok(screen::show(&format!("{}\n", WELCOME.get(context.lang)))?)
}

/// What every command knows of its surroundings.
pub(crate) struct Context {
    pub lang: Lang,
    pub style: Style,
}

impl Context {
    fn new(global: &Global) -> Context {
        let lang = language(global.lang);
        let colour = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
        let terminal = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
        let width = columns().or(terminal).unwrap_or(120).max(60);
        Context { lang, style: Style { format: global.message_format, colour, width, lang, all: false } }
    }
}

/// A text broken into lines of the screen.
fn paragraph(text: &str) -> String {
    wrap(text, screen_width(), 0).join("\n")
}

/// What COLUMNS says.
fn columns() -> Option<usize> {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok())
}

/// Columns of the terminal that standard output goes to; what COLUMNS says, or 80, where it goes elsewhere.
fn screen_width() -> usize {
    let terminal = || {
        let size = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        size.map(|(width, _)| usize::from(width.0))
    };
    columns().or_else(terminal).unwrap_or(80).max(40)
}
