//! Heads of narrow columns: on one line where all names fit, else on two, else every other column's a level higher.

use super::canvas::Canvas;
use super::theme::Type;
use super::{text, theme, wrap};

/// From the heads to what they stand above, in pixels.
const GAP: f64 = 12.0;
/// Between heads side by side.
const APART: f64 = 8.0;
/// The height of heads on one line, with their room above.
const ONE_LINE: f64 = 48.0;
/// Lines of a name where one will not do.
const MOST_LINES: usize = 2;

/// The heads of some columns.
pub(super) struct Heads {
    names: Vec<Vec<String>>,
    style: Type,
    is_staggered: bool,
    /// What they take above the columns, in pixels.
    pub height: f64,
}

impl Heads {
    /// For columns so many pixels apart.
    pub fn new(names: &[&str], room: f64) -> Heads {
        let whole = |style: Type, room: f64| names.iter().all(|name| text::width(name, style) <= room);
        if whole(theme::LABEL.bold(), room) {
            let names = names.iter().map(|name| vec![(*name).to_owned()]).collect();
            return Heads { names, style: theme::LABEL.bold(), is_staggered: false, height: ONE_LINE };
        }
        let style = theme::SMALL.bold();
        let broken =
            |room: f64| -> Vec<Vec<String>> { names.iter().map(|name| lines(name, style, room - APART)).collect() };
        let is_whole = |names: &[Vec<String>]| !names.iter().flatten().any(|line| line.ends_with('…'));
        let side_by_side = broken(room);
        let is_staggered = !is_whole(&side_by_side);
        let names = if is_staggered { broken(2.0 * room) } else { side_by_side };
        let levels = if is_staggered { 2.0 } else { 1.0 };
        let height = levels * MOST_LINES as f64 * style.line() + 2.0 * GAP;
        Heads { names, style, is_staggered, height }
    }

    /// Draws the head of a column in the middle of it; the lowest line ends just above `bottom`.
    pub fn draw(&self, c: &mut Canvas, column: usize, x: f64, bottom: f64) {
        let lines = &self.names[column];
        if self.height == ONE_LINE {
            c.centre(x, bottom - 22.0, &lines[0], self.style);
            return;
        }
        let mut last = bottom - GAP - self.style.line() / 2.0;
        if self.is_staggered && column % 2 == 1 {
            let level = MOST_LINES as f64 * self.style.line();
            c.line((x, bottom - GAP - level + 4.0), (x, bottom), 1.0, theme::GRID);
            last -= level;
        }
        for (n, line) in lines.iter().rev().enumerate() {
            c.centre(x, last - n as f64 * self.style.line(), line, self.style);
        }
    }
}

/// A name on one line, or with what stands in brackets on a line of its own, or broken where it must be.
fn lines(name: &str, style: Type, room: f64) -> Vec<String> {
    if text::width(name, style) <= room {
        return vec![name.to_owned()];
    }
    let parts = name.find(['(', '（']).map(|bracket| [name[..bracket].trim_end(), &name[bracket..]]);
    match parts {
        Some(parts) if parts.iter().all(|part| text::width(part, style) <= room) => parts.map(str::to_owned).to_vec(),
        _ => wrap::wrap(name, style, room, MOST_LINES),
    }
}
