//! `--save-lens`: a lens written into criteria.toml.

use super::args::Keep;
use super::load::refuse_word;
use super::screen;
use super::{Context, Outcome, Stop, say};
use crate::diagnostic::Finding;
use crate::export::edit::{Unchanged, edit};
use crate::rubric::save::{self, Unsaved, can_be_saved, with_lens};
use crate::rubric::{Rubric, Weights};
use anyhow::{Error, anyhow};
use std::io::{self, IsTerminal};
use std::path::Path;

/// A lens to be saved, whose name is free or may be given to it.
pub(super) struct Saving<'a> {
    name: &'a str,
    /// Whether it may replace the lens of this name.
    replaces: bool,
    path: &'a Path,
}

/// What `--save-lens` asks for, if it does. It is looked at before a long question, so that no answer is lost for a name; where
/// there is a lens of this name, `--force` or an answer at the terminal lets it be replaced.
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
        return Err(anyhow!("a lens cannot be saved into standard input: give the rubric as a file").into());
    }
    // As the file writes it, which may differ in capitals.
    let known = rubric.lens(name).map(|lens| lens.id.as_str());
    if let Some(known) = known.filter(|_| !keep.force)
        && !agreed(known, context)?
    {
        return Err(taken(known, path).into());
    }
    Ok(Some(Saving { name, replaces: known.is_some() || keep.force, path }))
}

impl Saving<'_> {
    /// Adds the lens, or replaces the weights of the one that has this name.
    pub fn save(&self, rubric: &Rubric, weights: &Weights, context: &Context) -> Outcome {
        let Saving { name, replaces, path } = *self;
        can_be_saved(rubric, weights, name).map_err(|why| refusal(why, name, path, context))?;
        let added = edit(path, |bytes| with_lens(bytes, rubric, weights, (name, replaces)));
        added.map_err(|why| match why {
            Unchanged::Refused(why) => refusal(why, name, path, context),
            Unchanged::File(error) => Error::new(error).context(format!("cannot change `{}`", path.display())).into(),
        })?;
        let file = path.display();
        let said = context.lang.pick(format!("lens `{name}` saved in {file}"), format!("视角“{name}”已存入 {file}"));
        say(&format!("{said}\n"));
        Ok(())
    }
}

/// Asks whether a lens may be replaced; where nobody can be asked, it may not.
fn agreed(name: &str, context: &Context) -> Outcome<bool> {
    if !(io::stdin().is_terminal() && io::stderr().is_terminal()) {
        return Ok(false);
    }
    let question = context.lang.pick(
        format!("There is a lens `{name}` already. Replace its weights? [y/N] "),
        format!("已有视角“{name}”。替换它的权重吗？[y/N] "),
    );
    screen::ask(&question)?;
    let mut answer = String::new();
    io::stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是"))
}

fn taken(name: &str, path: &Path) -> Error {
    anyhow!(
        "`{}` has a lens `{name}` already: choose another name, or replace its weights with --force",
        path.display()
    )
}

fn unusable(name: &str, context: &Context) -> Stop {
    refuse_word("--save-lens", name, context, |span| {
        Finding::new("E0220", format!("`{name}` cannot be the id of a lens")).at(span, "").help(save::NAMING)
    })
}

fn refusal(why: Unsaved, name: &str, path: &Path, context: &Context) -> Stop {
    let error = match why {
        Unsaved::Name => return unusable(name, context),
        Unsaved::Taken => taken(name, path),
        Unsaved::Unchanged => anyhow!("no weight is changed, so there is no lens to save"),
        Unsaved::Encoding => anyhow!("save `{}` as UTF-8 first, then a lens can be added", path.display()),
        Unsaved::Syntax(error) => Error::new(error).context("criteria.toml was read a moment ago but is not valid now"),
        Unsaved::NoList => anyhow!("`lens` is not a list of [[lens]] tables"),
        Unsaved::OtherCriteria => anyhow!("`{}` has other criteria now than a moment ago: try again", path.display()),
    };
    error.into()
}
