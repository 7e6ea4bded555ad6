//! `--save-lens`: a lens written into criteria.toml.

use super::load::refuse_word;
use super::{Context, Outcome, Stop};
use crate::diagnostic::Finding;
use crate::export::file::write_whole;
use crate::rubric::save::{self, Unsaved, can_be_saved, with_lens};
use crate::rubric::{Rubric, Weights};
use anyhow::{Context as _, Error, anyhow};
use std::io::Write;
use std::path::Path;

/// Adds the lens `name`, or replaces the weights of the one that has this id.
pub(super) fn save(rubric: &Rubric, weights: &Weights, name: &str, path: &Path, context: &Context) -> Outcome {
    let refuse = |why| refusal(why, name, path, context);
    can_be_saved(rubric, weights, name).map_err(refuse)?;
    if path.as_os_str() == "-" {
        return Err(anyhow!("a lens cannot be saved into standard input: give the rubric as a file").into());
    }
    let bytes = std::fs::read(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    let bytes = with_lens(&bytes, rubric, weights, name).map_err(refuse)?;
    write_whole(path, |out| out.write_all(&bytes)).with_context(|| format!("cannot write `{}`", path.display()))?;
    let said = format!("lens `{name}` saved in {}", path.display());
    Ok(writeln!(anstream::stderr(), "{said}")?)
}

/// Whether a lens may have this name; asked before a long question, so that no answer is lost for it.
pub(super) fn may_be_called(name: &str, context: &Context) -> Outcome {
    match save::may_be_called(name) {
        true => Ok(()),
        false => Err(unusable(name, context)),
    }
}

fn unusable(name: &str, context: &Context) -> Stop {
    refuse_word("--save-lens", name, context, |span| {
        Finding::new("E0220", format!("`{name}` cannot be the id of a lens"))
            .at(span, "")
            .help("use letters, digits, `_` and `-`; base and equal always exist and stay as they are")
    })
}

fn refusal(why: Unsaved, name: &str, path: &Path, context: &Context) -> Stop {
    let error = match why {
        Unsaved::Name => return unusable(name, context),
        Unsaved::Unchanged => anyhow!("no weight is changed, so there is no lens to save"),
        Unsaved::Encoding => anyhow!("save `{}` as UTF-8 first, then a lens can be added", path.display()),
        Unsaved::Syntax(error) => Error::new(error).context("criteria.toml was read a moment ago but is not valid now"),
        Unsaved::NoList => anyhow!("`lens` is not a list of [[lens]] tables"),
    };
    error.into()
}
