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
mod init;
mod large;
mod load;
mod methods;
mod moves;
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
mod unsaid;
mod wait;
mod weighting;
mod weights;
mod whatif;

pub use args::Args;
pub use docs::{CELLS, reference};
pub use screen::refuse;

use crate::diagnostic::Style;
use crate::export::terminal::wrap;
use crate::lang::Lang;
use args::{Command, Global};
use clap::CommandFactory;
use screen::say;
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
            say(&format!("error: {error:#}\n"));
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
            clap_complete::generate(a.shell, &mut Args::command(), "dingzi", &mut text);
            output::print(&text)
        }
        Command::Man => clap_mangen::Man::new(Args::command()).render(&mut screen::data()).map_err(Stop::from),
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = |e: &(dyn std::error::Error + 'static)| e.downcast_ref::<io::Error>().map(io::Error::kind);
    error.chain().any(|e| kind(e) == Some(io::ErrorKind::BrokenPipe))
}

fn welcome(context: &Context) -> Outcome {
    let text = context.lang.pick(
        "dingzi (钉子, \"nail\") scores AI start-up ideas against a rubric: who leads, why, and what to find out next.\n\
         The rubric is criteria.toml, the ideas are rows of ideas.csv; both are yours to edit.\n\
         Begin with `dingzi init my-ideas`, then `cd my-ideas && dingzi score`; `dingzi --help` lists the rest.",
        "dingzi（钉子）按一套评分标准给 AI 创业创意打分：谁领先，为什么，下一步该弄清什么。\n\
         标准写在 criteria.toml，每个创意是 ideas.csv 的一行；两个文件都可以随意改。\n\
         先运行 `dingzi init my-ideas`，再运行 `cd my-ideas && dingzi score`；其余命令见 `dingzi --help`。",
    );
    Ok(screen::show(&format!("{text}\n"))?)
}

/// What every command knows of its surroundings.
pub(crate) struct Context {
    pub lang: Lang,
    pub style: Style,
}

impl Context {
    fn new(global: &Global) -> Context {
        let locale =
            ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|v| std::env::var(v).ok()).find(|v| !v.is_empty());
        let lang = global.lang.unwrap_or_else(|| Lang::from_locale(&locale.unwrap_or_default()));
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
