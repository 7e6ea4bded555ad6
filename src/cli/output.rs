//! Where a table goes: the screen, a pipe or a file.

use super::args::OutputArgs;
use super::context::{Outcome, Stop};
use super::paths::{ending, is_stdout};
use super::screen::{self, screen_width};
use crate::export::terminal;
use crate::export::{DEFAULT_WIDTH, FOR_EXCEL, FORMATS, Format, Table, file, format};
use crate::say::commands::output::{self as words, NotText};
use crate::say::files::{cannot_write, was_stopped};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Refuses to write to standard output what a terminal cannot show.
pub(super) fn not_on_a_terminal(what: NotText, ending: &str) -> Outcome {
    match io::stdout().is_terminal() {
        true => Err(words::not_on_a_terminal(what, ending).into()),
        false => Ok(()),
    }
}

/// Writes bytes to standard output.
pub(super) fn print(bytes: &[u8]) -> Outcome {
    let mut out = screen::data();
    out.write_all(bytes)?;
    Ok(out.flush()?)
}

/// Writes bytes to a file, whole or not at all.
pub(super) fn save(path: &Path, bytes: &[u8]) -> Outcome {
    let written = file::write_whole(path, |out| out.write_all(bytes));
    Ok(written.map_err(|error| cannot_write(&path.display().to_string(), error))?)
}

impl OutputArgs {
    /// The file to write to; `None` for standard output.
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| !is_stdout(path))
    }

    /// The form asked for, or else that of the file's extension, or else the first.
    pub(super) fn form(&self) -> Outcome<&'static Format> {
        let form = self.named()?;
        let is_free = self.format.is_none() && self.file().is_none();
        match self.excel {
            true if form.id == FOR_EXCEL.id || is_free => Ok(&FOR_EXCEL),
            true => Err(words::excel_is_csv().into()),
            false => Ok(form),
        }
    }

    fn named(&self) -> Outcome<&'static Format> {
        if let Some(asked) = self.format {
            return Ok(asked);
        }
        match self.file().and_then(ending).as_deref() {
            None | Some("" | "txt") => Ok(&FORMATS[0]),
            Some(ending) => format(ending).ok_or_else(|| {
                let ids: Vec<&str> = FORMATS.iter().map(|f| f.id).collect();
                words::no_form(ending, &ids).into()
            }),
        }
    }

    /// Whether the form is the one for people.
    pub(super) fn is_for_people(&self) -> Outcome<bool> {
        Ok(std::ptr::eq(self.form()?, &FORMATS[0]))
    }

    /// Whether people see the short form, unless they ask for the `full` one; programs read everything.
    pub(super) fn is_short(&self, full: bool) -> Outcome<bool> {
        Ok(!full && !self.form()?.has_data)
    }

    /// How many rows to show: the number asked for, or else `on_screen` to people and all to programs.
    pub(super) fn most_rows(&self, asked: Option<usize>, on_screen: usize) -> Outcome<usize> {
        Ok(asked.unwrap_or(if self.is_for_people()? { on_screen } else { usize::MAX }))
    }

    /// Writes a table, with text before and after it if it is for people.
    pub(super) fn write(&self, table: &Table, before: &str, after: &str) -> Outcome {
        let form = self.form()?;
        let for_people = self.is_for_people()?;
        let (before, after) = if for_people { (before, after) } else { ("", "") };
        if form.is_text && !form.has_data {
            let width = if self.file().is_some() { DEFAULT_WIDTH } else { screen_width() };
            let mut text = before.as_bytes().to_vec();
            (form.write)(table, &mut text, width)?;
            text.extend_from_slice(after.as_bytes());
            let text = String::from_utf8_lossy(&text);
            return match self.file() {
                Some(_) => self.fill(|out| Ok(out.write_all(terminal::plain(&text).as_bytes())?)),
                None => Ok(screen::show(&text)?),
            };
        }
        self.fill(|out| Ok((form.write)(table, out, DEFAULT_WIDTH)?))
    }

    /// Writes the output of `fill`: to a file, whole or not at all, or to standard output as it comes.
    pub(super) fn fill(&self, fill: impl FnOnce(&mut (dyn Write + Send)) -> Outcome) -> Outcome {
        let form = self.form()?;
        let Some(path) = self.file() else {
            if !form.is_text {
                not_on_a_terminal(NotText::Form(form.id), form.id)?;
            }
            let mut out = screen::data();
            fill(&mut *out)?;
            return Ok(out.flush()?);
        };
        let denied = |error: anyhow::Error| cannot_write(&path.display().to_string(), error);
        let mut stopped = None;
        let written = file::write_whole(path, |out| {
            fill(out).map_err(|stop| {
                stopped = Some(stop);
                io::Error::other(was_stopped())
            })
        });
        match stopped {
            Some(Stop::Error(error)) => Err(denied(error).into()),
            Some(told) => Err(told),
            None => written.map_err(|error| denied(error.into()).into()),
        }
    }
}
