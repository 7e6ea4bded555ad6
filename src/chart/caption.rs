//! The words around a picture: its title, its subtitle and its source line.

use super::{text, theme};
use crate::diagnostic::{cut, quoted};
use crate::evidence::Evidence;
use crate::lang::{Lang, fixed};
use crate::rubric::Rubric;
use crate::say::chart::origin as say;
use crate::say::punctuation;
use crate::say::weights::WHAT_IF;
use crate::score::Scored;
use crate::tolerance;

/// The most of a condition that is shown beside a table, so that there is room for what stands behind it.
const MAX_CONDITION_CHARS: usize = 50;

/// The size of a part of a score in points, without its sign: whole, or with one decimal if it would round to nothing.
pub fn part_size(points: f64) -> String {
    match points.abs() {
        p if p < tolerance::POINTS => "0".to_owned(),
        p if p < 0.05 => "<0.1".to_owned(),
        p if p < 0.95 => fixed(p, 1),
        p => fixed(p, 0),
    }
}

/// The first of several titles that fits on its line, or the last if none does. Longest first.
pub fn title(candidates: impl IntoIterator<Item = String>) -> String {
    let mut title = String::new();
    for candidate in candidates {
        title = candidate;
        if text::width(&title, theme::TITLE) <= theme::ROOM {
            break;
        }
    }
    title
}

/// The source line of a picture: [`extent`] and the lens.
pub fn origin(table: &str, rubric: &Rubric, scored: &Scored, evidence: &Evidence, lang: Lang) -> String {
    say::origin(&extent(table, evidence, lang), lens_name(rubric, scored, lang), lang)
}

/// `ideas.csv · 32 ideas`; of some of them, how many, and which condition they satisfy, if there is one.
pub fn extent(table: &str, evidence: &Evidence, lang: Lang) -> String {
    let text = evidence.chosen.as_ref().map(|chosen| cut(&quoted(chosen.text()), MAX_CONDITION_CHARS));
    let unknown = evidence.chosen.as_ref().map_or(0, |chosen| chosen.unknown);
    let condition = text.as_deref().map(|text| (text, unknown));
    say::extent(table, evidence.names.len(), evidence.total, condition, lang)
}

/// The name of the lens of these scores; weights that belong to no lens were moved by hand.
pub(super) fn lens_name<'a>(rubric: &'a Rubric, scored: &Scored, lang: Lang) -> &'a str {
    rubric.lens(&scored.lens).map_or(WHAT_IF.get(lang), |lens| lens.shown(lang))
}

/// The first sentences, as many as fit below the title but at least one.
pub(super) fn subtitle(sentences: impl IntoIterator<Item = String>, lang: Lang) -> String {
    let sentences = sentences.into_iter().map(|sentence| sentence.trim().to_owned());
    let sentences: Vec<String> = sentences.filter(|sentence| !sentence.is_empty()).collect();
    let room = theme::ROOM;
    let joined = |n: usize| punctuation::sentences(&sentences[..n], lang);
    let fits = |n: &usize| text::width(&joined(*n), theme::SUBTITLE) <= room;
    joined((1..=sentences.len()).rev().find(fits).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_part_is_not_nothing() {
        assert_eq!(
            [0.0, 1e-12, 0.01, 0.4, -0.96, 17.5, -3.2].map(part_size),
            ["0", "0", "<0.1", "0.4", "1", "18", "3"]
        );
    }

    #[test]
    fn the_longest_title_that_fits_is_taken() {
        let long = "W".repeat(100);
        assert_eq!(title([long.clone(), "fits".to_owned(), "no".to_owned()]), "fits");
        assert_eq!(title([long.clone(), long.clone()]), long);
    }
}
