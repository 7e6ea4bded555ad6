//! What every command shares: language and output style, reporting of findings, exit codes.

use super::args::Global;
use super::screen::{columns_variable, say, say_findings};
use super::wait;
use crate::diagnostic::{Class, Code, Finding, Findings, MessageFormat, Sources, Span, Style, note_as_json};
use crate::evidence::Chosen;
use crate::export::terminal::wrap;
use crate::lang::{Lang, Text};
use crate::say::findings::project::{count, count_in_brief};
use crate::say::help::value_name;
use std::cell::{Cell, RefCell};
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
            // As shells report a process that SIGINT ended.
            Exit::Stopped => 130,
        })
    }
}

impl Exit {
    /// The exit that findings call for; `None` if there is no error.
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

/// What stops a command: mistakes already reported, or an error still to be reported.
#[must_use]
pub(super) enum Stop {
    Told(Exit),
    Error(anyhow::Error),
}

impl Stop {
    /// Stops after findings that have been reported.
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

/// The language and output style of a run.
pub(super) struct Context {
    pub lang: Lang,
    pub style: Style,
    /// Whether warnings are only counted, and no more is said than was asked for.
    pub quiet: bool,
    /// Whether it was said that `check` shows warnings at length: once is enough.
    has_named_check: Cell<bool>,
    /// Warnings still to be told, and what they are about.
    held: RefCell<(Findings, Sources)>,
}

impl Context {
    pub fn new(global: &Global) -> Context {
        let lang = language(global.lang);
        let colour = anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never;
        let terminal = terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0));
        let width = columns_variable().or(terminal).unwrap_or(120).max(60);
        let style = Style { format: global.message_format, colour, width, lang, all: false };
        if global.quiet {
            wait::be_silent();
        }
        Context { lang, style, quiet: global.quiet, has_named_check: Cell::new(false), held: RefCell::default() }
    }

    /// Reports findings on standard error.
    pub fn tell(&self, findings: &Findings, sources: &Sources) {
        self.tell_as(self.style.format, findings, sources);
    }

    /// Reports what `check` shows as well: warnings in a line each. What is held is among it.
    pub fn tell_in_brief(&self, findings: &Findings, sources: &Sources) {
        self.held.take();
        self.tell_as(self.in_brief(), findings, sources);
    }

    /// Keeps warnings until they are told with others, or with what stops the command: they may be why.
    pub fn hold(&self, warnings: &Findings, sources: &Sources) {
        self.held.replace((warnings.clone(), sources.clone()));
    }

    /// Reports what is held.
    pub fn tell_held(&self) {
        let (warnings, sources) = self.held.take();
        self.tell_in_brief(&warnings, &sources);
    }

    fn in_brief(&self) -> MessageFormat {
        if self.style.format == MessageFormat::Human { MessageFormat::Brief } else { self.style.format }
    }

    fn tell_as(&self, format: MessageFormat, findings: &Findings, sources: &Sources) {
        self.show(format, findings, sources);
        self.say_count(format, findings.count());
    }

    fn show(&self, format: MessageFormat, findings: &Findings, sources: &Sources) {
        let errors = (self.quiet && format != MessageFormat::Json).then(|| findings.errors());
        say_findings(errors.as_ref().unwrap_or(findings), sources, Style { format, ..self.style });
    }

    fn say_count(&self, format: MessageFormat, counts: (usize, usize)) {
        if counts == (0, 0) || format == MessageFormat::Json {
            return;
        }
        let names_check = format == MessageFormat::Brief && counts.1 > 0 && !self.has_named_check.replace(true);
        say(&(if names_check { count_in_brief } else { count }(counts, self.lang) + "\n"));
    }

    /// Says more about what went wrong, to people.
    pub fn hint(&self, text: &Text) {
        if self.style.format != MessageFormat::Json {
            self.note(text);
        }
    }

    /// Says what is no finding, but is to be known.
    pub fn note(&self, text: &Text) {
        let text = text.get(self.lang);
        say(&match self.style.format {
            MessageFormat::Json => note_as_json(text) + "\n",
            _ => wrap(text, self.style.width, 0).join("\n") + "\n",
        });
    }

    /// Tells how many ideas satisfy the condition that was asked for.
    pub fn tell_chosen(&self, chosen: &Chosen) {
        if !self.quiet {
            self.note(&chosen.note());
        }
    }

    /// Reports findings that stop the command.
    pub fn refuse(&self, findings: &Findings, sources: &Sources) -> Stop {
        self.tell_in_brief(findings, sources);
        Stop::after(findings)
    }

    /// Reports a mistake in a command-line argument, with its place marked, and what is held.
    pub fn refuse_word(&self, argument: &str, word: &str, finding: impl FnOnce(Span) -> Finding) -> Stop {
        let mut sources = Sources::default();
        // Programs, which read the other formats, get the name that is typed.
        let shown = value_name(argument).filter(|_| self.style.format == MessageFormat::Human);
        let shown = shown.map_or(argument, |word| word.get(self.lang));
        let source = sources.add(shown, word.as_bytes().to_vec());
        let found = Findings::from(finding(Span::new(source, 0..word.len())));
        let (held, files) = self.held.take();
        self.show(self.style.format, &found, &sources);
        self.show(self.in_brief(), &held, &files);
        let [(errors, warnings), (more_errors, more_warnings)] = [&found, &held].map(Findings::count);
        self.say_count(self.in_brief(), (errors + more_errors, warnings + more_warnings));
        Stop::Told(Exit::Usage)
    }
}

/// The language asked for, or else the system's.
pub(super) fn language(asked: Option<Lang>) -> Lang {
    let set = || ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|v| std::env::var(v).ok()).find(|v| !v.is_empty());
    // Windows sets none of these.
    let system = || set().or_else(sys_locale::get_locale).unwrap_or_default();
    asked.unwrap_or_else(|| Lang::from_locale(&system()))
}
