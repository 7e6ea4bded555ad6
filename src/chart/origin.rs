//! Where the numbers come from, and the other small lines around a picture.

use super::{text, theme};
use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::say::chart::origin as say;
pub use crate::say::chart::origin::extent;
use crate::say::punctuation;
use crate::say::weights::WHAT_IF;
use crate::score::Scored;

/// For the bottom line of a picture: what [`extent`] says, and the lens.
pub fn origin(table: &str, rubric: &Rubric, scored: &Scored, all: usize, lang: Lang) -> String {
    say::origin(&extent(table, scored.len(), all, lang), lens_name(rubric, scored, lang), lang)
}

/// The name of the lens that ideas are seen through; weights that are of none were moved by hand.
pub(super) fn lens_name<'a>(rubric: &'a Rubric, scored: &Scored, lang: Lang) -> &'a str {
    rubric.lens(&scored.lens).map_or(WHAT_IF.get(lang), |lens| lens.shown(lang))
}

/// As many sentences as have room below the title, but one at least; what is said last is left out first.
pub(super) fn subtitle(sentences: impl IntoIterator<Item = String>, lang: Lang) -> String {
    let sentences = sentences.into_iter().map(|sentence| sentence.trim().to_owned());
    let sentences: Vec<String> = sentences.filter(|sentence| !sentence.is_empty()).collect();
    let room = theme::WIDTH - 2.0 * theme::MARGIN;
    let joined = |n: usize| punctuation::sentences(&sentences[..n], lang);
    let fits = |n: &usize| text::width(&joined(*n), theme::SUBTITLE) <= room;
    joined((1..=sentences.len()).rev().find(fits).unwrap_or(1))
}
