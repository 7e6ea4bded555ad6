//! What table-like figures share: the height of rows, rank and name of an idea at their left edge, and heads of
//! columns.

use super::canvas::Canvas;
use super::figure::Subject;
use super::theme::{self, Type};
use super::{text, wrap};

/// Rows of one height, one below the other; in pixels.
#[derive(Clone, Copy)]
pub struct RowLayout {
    count: usize,
    /// Upper edge of the first row.
    pub top: f64,
    /// From one row to the next.
    pub height: f64,
}

impl RowLayout {
    /// `count` rows between `top` and `bottom`; a few are centred.
    pub fn between(count: usize, top: f64, bottom: f64) -> RowLayout {
        let height = ((bottom - top) / count as f64).min(theme::TALLEST_ROW);
        RowLayout { count, top: top + theme::settle(height * count as f64, bottom - top), height }
    }

    /// The middle of a row, counted from 0.
    pub fn y(&self, row: usize) -> f64 {
        self.top + (row as f64 + 0.5) * self.height
    }

    /// Lower edge of the last row.
    pub fn bottom(&self) -> f64 {
        self.top + self.count as f64 * self.height
    }

    /// The style of labels in these rows.
    pub fn style(&self) -> Type {
        style(self.height)
    }
}

/// Draws the grid of an axis from 0 to 100, from just above `top` to `bottom`, with its numbers above it.
pub fn grid(c: &mut Canvas, x: impl Fn(f64) -> f64, label: impl Fn(f64) -> String, top: f64, bottom: f64) {
    for at in [0.0, 20.0, 40.0, 60.0, 80.0, 100.0] {
        c.line((x(at), top - 6.0), (x(at), bottom), 1.0, theme::GRID);
        c.centre(x(at), top - 20.0, &label(at), theme::NOTE);
    }
}

/// Ranks and names in two columns, as wide as their widest entries.
pub struct Labels<'a> {
    subject: &'a Subject<'a>,
    /// The style of ranks, names and the values beside them.
    pub style: Type,
    left: f64,
    ranks: f64,
    /// Whether some score has a decimal, so that the others leave room for it.
    decimals: bool,
    /// Left edge of the names, in pixels.
    pub names: f64,
    /// Right edge of the columns, in pixels.
    pub right: f64,
}

/// Between rank and name, and after the name; in pixels.
const LABEL_GAPS: [f64; 2] = [14.0, 32.0];

impl<'a> Labels<'a> {
    /// Labels for `ideas` in rows of `height` pixels, starting at `left`.
    pub fn new(subject: &'a Subject<'a>, ideas: &[usize], left: f64, height: f64) -> Labels<'a> {
        let decimals = ideas.iter().any(|&idea| subject.points(subject.scored.score[idea]).contains('.'));
        let mut labels = Labels { subject, style: style(height), left, ranks: 0.0, decimals, names: 0.0, right: 0.0 };
        let rank = |&idea: &usize| text::width(&subject.scored.rank_label(idea), labels.style);
        labels.ranks = ideas.iter().map(rank).fold(0.0, f64::max);
        labels.names = left + labels.ranks + LABEL_GAPS[0];
        let name = |&idea: &usize| text::width(&subject.name(idea), labels.name_style(idea));
        labels.right = labels.names + ideas.iter().map(name).fold(0.0, f64::max) + LABEL_GAPS[1];
        labels
    }

    fn name_style(&self, idea: usize) -> Type {
        match idea {
            out if self.subject.scored.is_out(out) => self.style.colour(theme::SECONDARY),
            first if self.subject.scored.rank[first] == 1 => self.style.bold(),
            _ => self.style,
        }
    }

    /// Draws rank and name of one idea; `y` is the middle of the line.
    pub fn draw(&self, canvas: &mut Canvas, y: f64, idea: usize) {
        let rank = self.subject.scored.rank_label(idea);
        canvas.right(self.left + self.ranks, y, &rank, self.style.colour(theme::SECONDARY));
        canvas.left(self.names, y, &self.subject.name(idea), self.name_style(idea));
    }

    /// Draws the score of one idea in a column that ends at `right`: whole points are aligned.
    pub fn score(&self, canvas: &mut Canvas, right: f64, y: f64, idea: usize) {
        let points = self.subject.points(self.subject.scored.score[idea]);
        let style =
            if self.subject.scored.is_out(idea) { self.style.colour(theme::SECONDARY) } else { self.style.bold() };
        let free = if self.decimals && !points.contains('.') { text::width(".0", style) } else { 0.0 };
        canvas.right(right - free, y, &points, style);
    }
}

/// The style of labels in rows of `height` pixels.
fn style(height: f64) -> Type {
    match height {
        plenty if plenty >= 100.0 => theme::LARGE,
        some if some >= 28.0 => theme::LABEL,
        _ => theme::SMALL,
    }
}

/// The head of one column.
pub struct ColumnHead {
    /// Left edge of the column, in pixels.
    pub x: f64,
    /// The room for the name, in pixels.
    pub room: f64,
    /// The name.
    pub name: String,
    /// The note below the name.
    pub note: String,
}

const MAX_HEAD_LINES: usize = 3;

impl ColumnHead {
    fn lines(&self) -> Vec<String> {
        wrap::wrap(&self.name, &[], theme::SMALL, self.room, MAX_HEAD_LINES)
    }

    /// Whether the whole name fits.
    pub fn is_whole(&self) -> bool {
        !self.lines().iter().any(|line| line.ends_with('…'))
    }
}

/// Draws the heads; the lowest line ends just above `bottom`.
pub fn draw_heads(canvas: &mut Canvas, heads: &[ColumnHead], bottom: f64) {
    for head in heads {
        let last = bottom - theme::NOTE.line() / 2.0 - 4.0;
        canvas.left(head.x, last, &head.note, theme::NOTE);
        for (n, line) in head.lines().iter().rev().enumerate() {
            canvas.left(head.x, last - (n + 1) as f64 * theme::SMALL.line(), line, theme::SMALL);
        }
    }
}

/// The height that the heads need, in pixels.
pub fn heads_height(heads: &[ColumnHead]) -> f64 {
    let lines = heads.iter().map(|head| head.lines().len()).max().unwrap_or(0);
    (lines + 1) as f64 * theme::SMALL.line() + 4.0
}
