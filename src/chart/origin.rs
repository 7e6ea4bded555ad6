//! Where the numbers come from.

use super::words::count;
use crate::lang::Lang;
use crate::score::Scored;

/// For the bottom line of a picture: what [`extent`] says, and the lens.
pub fn origin(table: &str, scored: &Scored, all: usize, lang: Lang) -> String {
    format!("{} · {} {}", extent(table, scored.len(), all, lang), lang.pick("lens", "视角"), scored.lens)
}

/// `ideas.csv · 32 ideas`, and `3 of 32 ideas` of a short list of a table of `all`.
pub fn extent(table: &str, listed: usize, all: usize, lang: Lang) -> String {
    let (n, of) = (count(listed), count(all));
    let ideas = if all == 1 { "idea" } else { "ideas" };
    match listed == all {
        true => lang.pick(format!("{table} · {n} {ideas}"), format!("{table} · {n} 个创意")),
        false => lang.pick(format!("{table} · {n} of {of} ideas"), format!("{table} · {of} 个创意中的 {n} 个")),
    }
}
