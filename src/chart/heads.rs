//! Heads of columns: a name on up to three lines above a share, all standing on the same line.

use super::canvas::Canvas;
use super::{theme, wrap};

/// The head of one column.
pub struct Head {
    /// Where the column begins, in pixels.
    pub x: f64,
    /// The room for the name, in pixels.
    pub room: f64,
    /// The name.
    pub name: String,
    /// What stands below it.
    pub note: String,
}

const MOST_LINES: usize = 3;

impl Head {
    fn lines(&self) -> Vec<String> {
        wrap::wrap(&self.name, theme::SMALL, self.room, MOST_LINES)
    }

    /// Whether nothing of the name had to go.
    pub fn is_whole(&self) -> bool {
        !self.lines().iter().any(|line| line.ends_with('…'))
    }
}

/// Draws the heads; the lowest line ends just above `bottom`.
pub fn draw(canvas: &mut Canvas, heads: &[Head], bottom: f64) {
    for head in heads {
        let last = bottom - theme::NOTE.line() / 2.0 - 4.0;
        canvas.left(head.x, last, &head.note, theme::NOTE);
        for (n, line) in head.lines().iter().rev().enumerate() {
            canvas.left(head.x, last - (n + 1) as f64 * theme::SMALL.line(), line, theme::SMALL);
        }
    }
}

/// The height that the heads need, in pixels.
pub fn height(heads: &[Head]) -> f64 {
    let lines = heads.iter().map(|head| head.lines().len()).max().unwrap_or(0);
    (lines + 1) as f64 * theme::SMALL.line() + 4.0
}
