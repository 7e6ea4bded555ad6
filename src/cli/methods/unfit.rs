//! Why a method cannot be used, in words.

use crate::analysis::methods::Method;
use crate::analysis::methods::problem::Unfit;
use crate::cli::Stop;
use crate::lang::{Lang, zh};
use crate::rubric::Rubric;
use anyhow::anyhow;

/// That a method asked for alone cannot be used, and what can be done.
pub(super) fn refusal<'a>(method: &Method, why: &Unfit, rubric: &Rubric, name: &dyn Fn(usize) -> &'a str) -> Stop {
    let way_out = match why {
        // Values are not negative, and divided by none.
        Unfit::Negative { .. } | Unfit::Zero { .. } | Unfit::Mean { .. } => "with --on values it reads values instead",
        Unfit::Bottom { .. } => "leave this idea out, or ask another method",
    };
    let (method, why) = (method.name(Lang::En), unfit(why, rubric, name, Lang::En));
    anyhow!("{method} cannot be used: {why}; {way_out}").into()
}

/// Why a method cannot be used, without a full stop; ideas are named by their places.
pub(super) fn unfit<'a>(why: &Unfit, rubric: &Rubric, name: &dyn Fn(usize) -> &'a str, lang: Lang) -> String {
    let criterion = |c: usize| rubric.criteria[c].name.get(lang);
    match *why {
        Unfit::Negative { criterion: c, idea } => {
            let (criterion, idea) = (criterion(c), name(idea));
            lang.pick(
                format!("{criterion} of {idea} is below zero, where ratios mean nothing"),
                zh(&[idea, "的“", criterion, "”小于零，没法求比值"]),
            )
        }
        Unfit::Zero { criterion: c, idea } => {
            let (criterion, idea) = (criterion(c), name(idea));
            lang.pick(
                format!("{criterion} of {idea} is zero, which nothing can be divided by"),
                zh(&[idea, "的“", criterion, "”是零，不能作除数"]),
            )
        }
        Unfit::Mean { criterion: c } => {
            let criterion = criterion(c);
            lang.pick(
                format!("the average of {criterion} is not above zero, and distances from it are told in its units"),
                format!("“{criterion}”的平均值不大于零，没法用它作单位"),
            )
        }
        Unfit::Bottom { idea } => {
            let idea = name(idea);
            lang.pick(
                format!(
                    "{idea} is the worst on every criterion that has weight, so that its sum is zero, which nothing can be divided by"
                ),
                zh(&[idea, "在每条有权重的标准上都垫底，总和为零，不能作除数"]),
            )
        }
    }
}
