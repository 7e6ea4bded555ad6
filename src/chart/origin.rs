//! Where the numbers come from, for the bottom line of a picture.

use super::words::count;
use crate::lang::Lang;
use crate::score::Scored;

/// `ideas.csv · 32 ideas · lens base`, and `3 of 32 ideas` of a short list of a table of `all`.
pub fn origin(table: &str, scored: &Scored, all: usize, lang: Lang) -> String {
    let (n, of, id) = (count(scored.len()), count(all), &scored.lens);
    let ideas = if all == 1 { "idea" } else { "ideas" };
    match scored.len() == all {
        true => lang.pick(format!("{table} · {n} {ideas} · lens {id}"), format!("{table} · {n} 个创意 · 视角 {id}")),
        false => lang.pick(
            format!("{table} · {n} of {of} ideas · lens {id}"),
            format!("{table} · {of} 个创意中的 {n} 个 · 视角 {id}"),
        ),
    }
}
