//! `--save-lens`: a lens written into criteria.toml.

use super::args::Keep;
use super::context::{Context, Outcome, Stop};
use super::names::{Meant, Names};
use super::screen::say;
use super::{lookup, screen};
use crate::diagnostic::{Code, Finding};
use crate::export::edit::{Unchanged, edit};
use crate::input::budget::MAX_RUBRIC_BYTES;
use crate::rubric::save::{self, Unsaved, can_be_saved, usable_name, with_lens};
use crate::rubric::{MAX_LENS_ID_CHARS, Rubric, Weights};
use crate::say::commands::save_lens as words;
use crate::say::files::cannot_change;
use crate::say::findings::commands::unusable_name;
use crate::say::findings::rubric::not_saved;
use crate::say::system::Spoken;
use std::io::{self, IsTerminal};
use std::path::Path;

/// A lens to be saved, under a name that is free or may be replaced.
pub(super) struct Saving<'a> {
    /// Its id.
    name: String,
    /// Whether it may replace the lens of this name.
    replaces: bool,
    path: &'a Path,
}

/// The lens that `--save-lens` asks for, if any. Checked before a long interview, so that no answers are lost over a
/// name. A lens with this name is replaced only with `--force` or after a yes at the terminal.
pub(super) fn wanted<'a>(
    keep: &'a Keep,
    rubric: &Rubric,
    path: &'a Path,
    context: &Context,
) -> Outcome<Option<Saving<'a>>> {
    let Some(name) = keep.save_lens.as_deref() else { return Ok(None) };
    if !save::may_be_called(name) {
        return Err(unusable(name, context));
    }
    if path.as_os_str() == "-" {
        return Err(words::no_file().into());
    }
    let lenses = Names::of_lenses(rubric);
    let known = match lenses.meant(name) {
        Meant::Nothing => None,
        // As the file writes it, which may differ in case.
        _ => Some(&*lookup::lens(rubric, name, "--save-lens", context)?.id),
    };
    if let Some(known) = known.filter(|_| !keep.force)
        && !agreed(known, context)?
    {
        return Err(words::taken(known, &path.display().to_string()).into());
    }
    let replaces = known.is_some() || keep.force;
    Ok(Some(Saving { name: known.unwrap_or(name).to_owned(), replaces, path }))
}

impl Saving<'_> {
    /// Adds the lens, or replaces the weights of the one with this name.
    pub fn save(&self, rubric: &Rubric, weights: &Weights, context: &Context) -> Outcome {
        let Saving { name, replaces, path } = self;
        can_be_saved(rubric, weights, name).map_err(|why| refusal(why, name, path, context))?;
        let added = edit(path, MAX_RUBRIC_BYTES, |bytes| with_lens(bytes, rubric, weights, (name, *replaces)));
        added.map_err(|why| match why {
            Unchanged::Refused(why) => refusal(why, name, path, context),
            Unchanged::File(error) => cannot_change(&path.display().to_string(), error).into(),
        })?;
        say(&(words::saved(name, &path.display().to_string(), context.lang) + "\n"));
        Ok(())
    }
}

/// Asks whether a lens may be replaced; `false` if there is no terminal to ask at.
fn agreed(name: &str, context: &Context) -> Outcome<bool> {
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Ok(false);
    }
    screen::ask(&words::may_replace(name, context.lang))?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是"))
}

fn unusable(name: &str, context: &Context) -> Stop {
    context.refuse_word("--save-lens", name, |span| {
        let near = usable_name(name);
        Finding::new(Code::E0220, unusable_name(name, MAX_LENS_ID_CHARS, near.as_deref())).place(span)
    })
}

fn refusal(why: Unsaved, name: &str, path: &Path, context: &Context) -> Stop {
    let file = path.display().to_string();
    let error: Spoken = match why {
        Unsaved::Name => return unusable(name, context),
        Unsaved::Taken => words::taken(name, &file),
        Unsaved::Other(why) => not_saved(why, &file).into(),
    };
    error.into()
}
