//! What a figure is, what it is drawn from, and the picture it makes.

use super::canvas::{self, Canvas};
use super::caption::part_size;
use super::focus::Focus;
use super::scene::Scene;
use super::text;
use crate::analysis::robust::Robust;
use crate::analysis::stability::Stability;
use crate::analysis::study::Study;
use crate::lang::{Lang, Word, fixed};
use crate::rubric::Rubric;
use crate::say::chart::shared::{self as say, FigureLead};
use crate::score::{Scored, greatest_first};
use crate::tolerance;

/// What a figure is drawn from.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// What counts.
    pub rubric: &'a Rubric,
    /// The ideas under the chosen lens; at least one.
    pub scored: &'a Scored,
    /// The same ideas under every lens shown, in their order; at least one.
    pub lenses: &'a [Scored],
    /// How far the ranking can be trusted.
    pub study: &'a Study,
    /// What the figures of one idea, of a change and of two axes look at.
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
    /// For readers who cannot see it: the finding and its numbers.
    pub alt: String,
    /// What is drawn.
    pub scene: Scene,
}

/// A figure: an entry of the registry.
#[derive(Debug)]
pub struct Figure {
    /// Its id, also the name of its files.
    pub id: &'static str,
    /// Its name.
    pub name: Word,
    /// The question that it answers.
    pub question: Word,
    /// Draws it.
    pub draw: fn(&Subject) -> Picture,
}

impl Subject<'_> {
    /// A picture framed by its title, subtitle and source; `details` holds sentences for readers who cannot see it.
    pub(super) fn picture(
        &self,
        title: String,
        subtitle: &str,
        details: &[String],
        draw: impl FnOnce(&mut Canvas),
    ) -> Picture {
        let scene = canvas::draw(|c| {
            c.frame(&title, subtitle, self.source);
            draw(c);
        });
        Picture { alt: say::alt(&title, details, self.lang), title, scene }
    }

    /// Ranks if weights vary and open evidence is drawn.
    pub(super) fn robust(&self) -> &Robust {
        self.study.robust(self.scored)
    }

    /// How far each share may move.
    pub(super) fn stability(&self) -> &[Stability] {
        self.study.stability(self.scored)
    }

    /// The dominators of the first ideas, in ranking order.
    pub(super) fn dominators(&self) -> &[Option<usize>] {
        self.study.dominators(self.scored)
    }

    /// The name of an idea as figures show it.
    pub(super) fn name(&self, idea: usize) -> String {
        text::name(&self.scored.names[idea])
    }

    /// The names of ideas as figures show them.
    pub(super) fn names(&self, ideas: &[usize]) -> Vec<String> {
        ideas.iter().map(|&idea| self.name(idea)).collect()
    }

    /// The full name of a criterion; heads of columns wrap it.
    pub(super) fn criterion(&self, criterion: usize) -> String {
        text::clean(self.rubric.criteria[criterion].name.get(self.lang))
    }

    /// The name of a criterion, shortened for a sentence.
    pub(super) fn short_criterion(&self, criterion: usize) -> String {
        text::name(self.rubric.criteria[criterion].name.get(self.lang))
    }

    /// Who leads. A single idea leads, whether it fails a gate or not.
    pub(super) fn lead(&self) -> FigureLead {
        match self.scored.leaders() {
            [first, ..] if self.are_all_out() => FigureLead::AllOut(self.name(*first), self.scored.len()),
            [only] => FigureLead::Alone(self.name(*only)),
            several => FigureLead::Shared(self.names(several)),
        }
    }

    /// Points of a score: whole, or with one decimal among close scores.
    pub(super) fn points(&self, score: f64) -> String {
        self.scored.points(score, usize::from(is_close(self.scored)))
    }

    /// Points of a part of a score: with a decimal if scores have one, so that the parts add up as shown.
    pub(super) fn part(&self, points: f64) -> String {
        let with_decimal =
            self.scored.order.first().is_some_and(|&first| self.points(self.scored.score[first]).contains('.'));
        if with_decimal && points >= tolerance::SHOWN_POINTS { fixed(points, 1) } else { part_size(points) }
    }

    /// Criteria that weigh anything, heaviest first; equal ones in the order of the rubric.
    pub(super) fn by_weight(&self) -> Vec<usize> {
        let shares = self.scored.weights.shares();
        greatest_first((0..shares.len()).filter(|&c| shares[c] > 0.0), |&c| shares[c])
    }

    /// `subtitle`, after `Top 20 of 27. ` if not all ideas are shown.
    pub(super) fn top_of(&self, shown: usize, subtitle: &str) -> String {
        match self.scored.len() {
            all if shown < all => say::top_of(shown, all, self.lang) + subtitle,
            _ => subtitle.to_owned(),
        }
    }

    /// That every idea fails a gate, as a sentence without its full stop; `None` if one passes.
    pub(super) fn all_out(&self) -> Option<String> {
        self.are_all_out().then(|| say::all_out(self.scored.len(), self.lang))
    }

    /// Whether there are several ideas, and all of them fail a gate.
    pub(super) fn are_all_out(&self) -> bool {
        self.scored.len() > 1 && self.scored.is_out(self.scored.order[0])
    }
}

/// Whether whoever comes after the leaders is less than a point behind them.
pub(super) fn is_close(scored: &Scored) -> bool {
    let next = scored.order.iter().find(|&&idea| scored.rank[idea] > 1);
    next.is_some_and(|&next| !scored.is_out(next) && scored.score[scored.order[0]] - scored.score[next] < 1.0)
}
