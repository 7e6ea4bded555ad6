//! The only way to standard output and standard error. Text for people passes the gate of
//! [`terminal`](crate::export::terminal), so that no text from a file controls a terminal; data pass it only on a
//! terminal, and go unchanged to a file or another program.

use super::usage;
use crate::diagnostic::{Findings, Sources, Style, printable};
use crate::export::terminal::{Shown, coloured, wrap};
use crate::lang::Lang;
use crate::say::system;
use std::io::{self, IsTerminal, Write};

/// Shows a text on standard output.
pub(super) fn show(text: &str) -> io::Result<()> {
    let mut out = anstream::stdout();
    out.write_all(coloured(text).as_bytes())?;
    out.flush()
}

/// Shows findings on standard output; rendering has passed them through the gate.
pub(super) fn show_findings(findings: &Findings, sources: &Sources, style: Style) -> io::Result<()> {
    anstream::stdout().write_all(findings.render(sources, style).as_bytes())
}

/// Prints a text on standard error. Errors are ignored: whether anybody reads it changes neither work nor exit code.
pub(super) fn say(text: &str) {
    let _ = ask(text);
}

/// Prints findings on standard error; rendering has passed them through the gate.
pub(super) fn say_findings(findings: &Findings, sources: &Sources, style: Style) {
    let _ = anstream::stderr().write_all(findings.render(sources, style).as_bytes());
}

/// Prints a usage error, or the help that was asked for, and returns the exit code. In colours, unless an argument
/// would control the terminal.
pub(super) fn refuse(error: &clap::Error, lang: Lang) -> u8 {
    let is_ours = lang == Lang::Zh && error.use_stderr();
    let text = if is_ours { usage::in_chinese(error) } else { error.render().to_string() };
    let told = match (printable(&text) == text && !is_ours, error.use_stderr()) {
        (true, _) => error.print(),
        (false, true) => ask(&text),
        (false, false) => show(&text),
    };
    // A closed pipe changes nothing, but help that cannot be written is a failure.
    let lost = told.err().filter(|why| why.kind() != io::ErrorKind::BrokenPipe && !error.use_stderr());
    let is_lost = lost.is_some();
    if let Some(why) = lost {
        say(&(system::told(&why.into(), lang) + "\n"));
    }
    if error.use_stderr() || is_lost { 2 } else { 0 }
}

/// A log that writes to standard error.
pub(super) struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        say(&String::from_utf8_lossy(bytes));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Whether an error means that the reader of the output has gone away.
pub(super) fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = |e: &(dyn std::error::Error + 'static)| e.downcast_ref::<io::Error>().map(io::Error::kind);
    error.chain().any(|e| kind(e) == Some(io::ErrorKind::BrokenPipe))
}

/// A text wrapped to the width of the screen.
pub(super) fn paragraph(text: &str) -> String {
    wrap(text, screen_width(), 0).join("\n")
}

/// The value of the environment variable `COLUMNS`.
pub(super) fn columns_variable() -> Option<usize> {
    std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok())
}

/// The width of the screen: `COLUMNS` if set, or else that of the terminal, or else 80; at least 40.
pub(super) fn screen_width() -> usize {
    let terminal = || {
        let size = io::stdout().is_terminal().then(terminal_size::terminal_size).flatten();
        size.map(|(width, _)| usize::from(width.0))
    };
    columns_variable().or_else(terminal).unwrap_or(80).max(40)
}

/// Prints a question on standard error.
pub(super) fn ask(text: &str) -> io::Result<()> {
    let mut err = anstream::stderr();
    err.write_all(coloured(text).as_bytes())?;
    err.flush()
}

/// Standard output for data.
pub(super) fn data() -> Box<dyn Write + Send> {
    match io::stdout().is_terminal() {
        true => Box::new(Shown::on(io::stdout())),
        false => Box::new(io::stdout()),
    }
}
