//! What a figure is, what it is drawn from and what comes of it.

use super::focus::Focus;
use super::scene::Scene;
use crate::analysis::study::Study;
use crate::lang::{Lang, Word};
use crate::rubric::Rubric;
use crate::score::Scored;

/// What a figure is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What counts.
    pub rubric: &'a Rubric,
    /// The ideas under the lens chosen; at least one.
    pub scored: &'a Scored,
    /// The same ideas under every lens, in the rubric's order; at least one.
    pub lenses: &'a [Scored],
    /// How far the ranking can be trusted.
    pub study: &'a Study,
    /// What figures of one idea, of a change or of two axes look at.
    pub focus: &'a Focus,
    /// The language of the words.
    pub lang: Lang,
    /// Where the numbers come from, for the bottom line: `ideas.csv · 27 ideas · lens base`.
    pub source: &'a str,
}

/// A finished figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    /// The finding in words.
    pub title: String,
    /// For who cannot see it: the finding and its numbers.
    pub alt: String,
    /// What is drawn.
    pub scene: Scene,
}

/// A figure: an entry of the registry.
#[derive(Debug)]
pub struct Figure {
    /// Its id, also the name of its files.
    pub id: &'static str,
    /// What it is called.
    pub name: Word,
    /// The question that it answers.
    pub question: fn(Lang) -> &'static str,
    /// Draws it.
    pub draw: fn(&Subject) -> Picture,
}
