//! What every command knows of its surroundings, how it tells what it found, and how a run ends.

use super::args::Global;
use super::screen::{columns, say, say_findings};
use crate::diagnostic::{Class, Code, Finding, Findings, MessageFormat, Sources, Span, Style};
use crate::lang::Lang;
use crate::say::findings::project::count;
use crate::say::help::value_name;
use std::io;
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

impl Exit {
    /// The exit that findings ask for; none where there is no error.
    pub fn of(findings: &Findings) -> Option<Exit> {
        // A file that cannot be read, or a word of the command line.
        let usage = findings.iter().any(|f| f.code == Code::E0101 || f.code.class() == Class::CommandLine);
        match findings.has_errors() {
            true if usage => Some(Exit::Usage),
            true => Some(Exit::Inputs),
            false => None,
        }
    }
}

/// What stops a command: mistakes already told, or an error still to be told.
pub(super) enum Stop {
    Told(Exit),
    Error(anyhow::Error),
}

impl Stop {
    /// After findings that have been told, because of which there is nothing to go on with.
    pub fn after(findings: &Findings) -> Stop {
        Stop::Told(Exit::of(findings).unwrap_or(Exit::Inputs))
    }
}

impl<E: Into<anyhow::Error>> From<E> for Stop {
    fn from(error: E) -> Stop {
        Stop::Error(error.into())
    }
}

pub(super) type Outcome<T = ()> = Result<T, Stop>;

/// What every command knows of its surroundings.
pub(super) struct Context {
    pub lang: Lang,
    pub style: Style,
}

impl Context {
    pub fn new(global: &Global) -> Context {
        let lang = language(global.lang);
        let colour = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
        let terminal = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
        let width = columns().or(terminal).unwrap_or(120).max(60);
        Context { lang, style: Style { format: global.message_format, colour, width, lang, all: false } }
    }

    /// Tells findings on standard error.
    pub fn tell(&self, findings: &Findings, sources: &Sources) {
        say_findings(findings, sources, self.style);
        if !findings.is_empty() && self.style.format != MessageFormat::Json {
            say(&(count(findings.count(), self.lang) + "\n"));
        }
    }

    /// Tells findings because of which there is nothing to go on with.
    pub fn refuse(&self, findings: &Findings, sources: &Sources) -> Stop {
        self.tell(findings, sources);
        Stop::after(findings)
    }

    /// Tells what is wrong with a word of the command line, shown where it stands.
    pub fn refuse_word(&self, argument: &str, word: &str, finding: impl FnOnce(Span) -> Finding) -> Stop {
        let mut sources = Sources::default();
        // Programs read the other forms.
        let shown = value_name(argument).filter(|_| self.style.format == MessageFormat::Human);
        let shown = shown.map_or(argument, |word| word.get(self.lang));
        let source = sources.add(shown, word.as_bytes().to_vec());
        self.refuse(&finding(Span::new(source, 0..word.len())).into(), &sources);
        Stop::Told(Exit::Usage)
    }
}

/// The language asked for, else that of the system.
pub(super) fn language(asked: Option<Lang>) -> Lang {
    let set = || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|v| std::env::var(v).ok()).find(|v| !v.is_empty());
    // Windows has none of these.
    let system = || set().or_else(sys_locale::get_locale).unwrap_or_default();
    asked.unwrap_or_else(|| Lang::from_locale(&system()))
}
