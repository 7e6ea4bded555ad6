//! The words of bump charts.

use crate::lang::{Lang, Word, say};

pub const ONE_MOVES: Word = Word::new(" Orange: moves most.", "橙线：名次变动最大。");
pub const TWO_MOVE: Word = Word::new(" Orange and green: move most.", "橙线、绿线：名次变动最大。");

/// The line for all that rank below those shown.
pub fn below(ranks: usize, lang: Lang) -> String {
    say!(lang, "below {ranks}", "{ranks}名以外")
}
