//! The left edge of every table-like figure: rank and name of an idea.

use super::canvas::Canvas;
use super::theme::{self, Type};
use super::{Subject, text};

/// Ranks and names in two columns, as wide as their widest.
pub struct Labels<'a> {
    subject: &'a Subject<'a>,
    /// How ranks and names look; values beside them look alike.
    pub style: Type,
    left: f64,
    ranks: f64,
    /// Whether a score has a decimal, so that the others keep its place free.
    decimals: bool,
    /// Where the column of names begins, in pixels.
    pub names: f64,
    /// Where the columns end, in pixels.
    pub right: f64,
}

/// The gap between rank and name, and after the name.
const GAPS: [f64; 2] = [14.0, 32.0];

impl<'a> Labels<'a> {
    /// For `ideas` in rows of `height` pixels, from `left` on.
    pub fn new(subject: &'a Subject<'a>, ideas: &[usize], left: f64, height: f64) -> Labels<'a> {
        let decimals = ideas.iter().any(|&idea| subject.points(subject.scored.score[idea]).contains('.'));
        let mut labels = Labels { subject, style: style(height), left, ranks: 0.0, decimals, names: 0.0, right: 0.0 };
        let rank = |&idea: &usize| text::width(&subject.scored.rank_label(idea), labels.style);
        labels.ranks = ideas.iter().map(rank).fold(0.0, f64::max);
        labels.names = left + labels.ranks + GAPS[0];
        let name = |&idea: &usize| text::width(&subject.name(idea), labels.name_style(idea));
        labels.right = labels.names + ideas.iter().map(name).fold(0.0, f64::max) + GAPS[1];
        labels
    }

    fn name_style(&self, idea: usize) -> Type {
        match idea {
            out if self.subject.is_out(out) => self.style.colour(theme::SECONDARY),
            first if self.subject.scored.rank[first] == 1 => self.style.bold(),
            _ => self.style,
        }
    }

    /// Draws one idea; `y` is the middle of the line.
    pub fn draw(&self, canvas: &mut Canvas, y: f64, idea: usize) {
        let rank = self.subject.scored.rank_label(idea);
        canvas.right(self.left + self.ranks, y, &rank, self.style.colour(theme::SECONDARY));
        canvas.left(self.names, y, &self.subject.name(idea), self.name_style(idea));
    }

    /// Draws the score of one idea in a column that ends at `right`: whole points stand under whole points.
    pub fn score(&self, canvas: &mut Canvas, right: f64, y: f64, idea: usize) {
        let points = self.subject.points(self.subject.scored.score[idea]);
        let style = if self.subject.is_out(idea) { self.style.colour(theme::SECONDARY) } else { self.style.bold() };
        let free = if self.decimals && !points.contains('.') { text::width(".0", style) } else { 0.0 };
        canvas.right(right - free, y, &points, style);
    }
}

/// How labels look in rows of `height` pixels.
pub fn style(height: f64) -> Type {
    match height {
        plenty if plenty >= 100.0 => theme::LARGE,
        some if some >= 28.0 => theme::LABEL,
        _ => theme::SMALL,
    }
}
