//! Why a method cannot be used, with the names of the criterion and the idea.

use crate::analysis::methods::Method;
use crate::analysis::methods::problem::Unfit;
use crate::cli::Stop;
use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::say::methods as say;
use anyhow::anyhow;

/// That a method asked for alone cannot be used, and what can be done.
pub(super) fn refusal<'a>(
    method: &Method,
    why: &Unfit,
    rubric: &'a Rubric,
    name: &dyn Fn(usize) -> &'a str,
    lang: Lang,
) -> Stop {
    anyhow!(say::unusable(method.name(lang), &named(why, rubric, name, lang), lang)).into()
}

/// Why a method cannot be used; ideas are named by their places.
pub(super) fn named<'a>(
    why: &Unfit,
    rubric: &'a Rubric,
    name: &dyn Fn(usize) -> &'a str,
    lang: Lang,
) -> say::Unfit<'a> {
    let criterion = |c: usize| rubric.criteria[c].name.get(lang);
    match *why {
        Unfit::Negative { criterion: c, idea } => say::Unfit::Negative { criterion: criterion(c), idea: name(idea) },
        Unfit::Zero { criterion: c, idea } => say::Unfit::Zero { criterion: criterion(c), idea: name(idea) },
        Unfit::Mean { criterion: c } => say::Unfit::Mean { criterion: criterion(c) },
        Unfit::Bottom { idea } => say::Unfit::Bottom { idea: name(idea) },
    }
}
