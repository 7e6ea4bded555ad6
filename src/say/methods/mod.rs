//! The words of `dingzi methods`: what other methods make of the ranking.

mod beside;
mod formula;
mod leaders;
mod likeness;
mod places;
mod unfit;

pub use beside::{compromise, refused, undecided};
pub use formula::{better, compared, criterion_by_criterion, heading, passes_no_gate};
pub use leaders::{FirstUnder, Leaders, among_failed};
pub use likeness::{LEGENDS, Likeness, curves, first_legend};
pub use places::{Crowd, Movers, Reversal, Reversals, Zero};
pub use unfit::{Unfit, unusable};

use super::names::MOST_NAMED;
use super::nouns;
use super::punctuation::listed;
use crate::lang::{Lang, Word, list, say, verb, whole};

pub const PLACES: Word = Word::new("places", "名次范围");
pub const FIRST_UNDER: Word = Word::new("first under", "居首的方法数");
/// What the columns of the short table are.
pub const PLACES_LEGEND: Word = Word::new(
    "#: by the weighted sum, as in `dingzi score`; places: the best and the worst that any method gives.",
    "#：按加权和，与 `dingzi score` 相同；名次范围：各种方法给出的最好和最差名次。",
);
pub const NUMBER: Word = Word::new("no.", "编号");
pub const READS: Word = Word::new("reads", "算的是");
pub const REVERSED: Word = Word::new("reversed", "逆转");
pub const BETTER: Word = Word::new("direction", "方向");
pub const ASKING: Word = Word::new("asking each method", "正在用各种方法计算");

/// Head of the share of the first `n` ideas that are the same.
pub fn first(n: usize, lang: Lang) -> String {
    say!(lang, "first {n}", "前 {n} 名")
}

/// A method that reads evidence, though its default is values.
pub fn on_evidence(method: &str, lang: Lang) -> String {
    say!(lang, "{method} on evidence", "{method}（按依据算）")
}

/// A method that reads values, though its default is evidence.
pub fn on_values(method: &str, lang: Lang) -> String {
    say!(lang, "{method} on values", "{method}（按价值算）")
}

/// `n` more ideas than shown have ranks.
pub fn more_ideas(n: usize, lang: Lang) -> String {
    let (number, ideas, them) = (whole(n), nouns::IDEA.of(n), verb(n, "it", "them"));
    say!(lang, "{number} more {ideas}; --top shows {them}.", "另有 {number} 个创意，用 --top 查看。")
}

/// What the short form leaves out: `n` ideas, and how alike the methods are.
pub fn more_in_full(n: usize, lang: Lang) -> String {
    let (number, ideas) = (whole(n), nouns::IDEA.of(n));
    let (en, zh) = match n {
        0 => (String::new(), String::new()),
        _ => (format!("{number} more {ideas}; "), format!("另有 {number} 个创意；")),
    };
    say!(
        lang,
        "{en}`--full` shows the ranks under each method and how alike they are.",
        "{zh}`--full` 显示每种方法的名次，以及它们有多相似。"
    )
}

/// The ranks under some methods do not fit.
pub fn no_room(first: usize, last: usize, lang: Lang) -> String {
    let (en, zh) = match first == last {
        true => (format!("The ranks under {first}"), format!("第 {first} 种")),
        false => (format!("The ranks under {first} to {last}"), format!("第 {first}–{last} 种")),
    };
    say!(lang, "{en} do not fit here; --format csv has them.", "{zh}的名次在这里放不下，见 --format csv。")
}

/// The names of methods; only the first of many.
fn some(methods: &[String], lang: Lang) -> String {
    match methods.len() {
        n if n > MOST_NAMED + 1 => {
            let (first, rest) = (listed(&methods[..MOST_NAMED], lang), n - MOST_NAMED);
            say!(lang, "{first} and {rest} others", "{first}等 {n} 种方法")
        }
        _ => list(methods, lang),
    }
}
