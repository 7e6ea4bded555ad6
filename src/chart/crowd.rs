//! A crowd too large for a row or a point each: a histogram of its scores, and squares on a plane, darker the more
//! ideas they hold.

use super::canvas::{Area, Canvas};
use super::figure::Subject;
use super::scale::round_step;
use super::theme::{self, SEQUENTIAL};
use super::{text, verdict};
use crate::lang::whole;
use crate::say::{chart::crowd as say, heads};
use crate::score::Verdict;
use plotters::style::RGBColor;

/// In pixels: crowded squares hold some dozens of ideas, or only chance would show.
const SQUARE_SIDE: f64 = 36.0;

/// Draws how the scores of a crowd are spread.
pub fn histogram(c: &mut Canvas, s: &Subject, area: Area) {
    let bins = if s.scored.len() < 1000 { 20 } else { 50 };
    let mut counts = vec![0usize; bins];
    for score in s.scored.score.iter() {
        counts[((score / 100.0 * bins as f64) as usize).min(bins - 1)] += 1;
    }
    let step = round_step(counts.iter().max().copied().unwrap_or(0));
    let ticks = counts.iter().max().copied().unwrap_or(0).div_ceil(step);
    let left = area.x + text::width(&whole(ticks * step), theme::NOTE) + 12.0;
    let (top, bottom) = (area.y + 64.0, area.y + area.h - 56.0);
    let y = |count: usize| bottom - (bottom - top) * count as f64 / (ticks * step) as f64;
    let x = |points: f64| left + (area.x + area.w - left) * points / 100.0;

    c.left(area.x, area.y + 14.0, &verdicts(s), theme::LABEL);
    for tick in 0..=ticks {
        c.line((left, y(tick * step)), (area.x + area.w, y(tick * step)), 1.0, theme::GRID);
        c.right(left - 12.0, y(tick * step), &whole(tick * step), theme::NOTE);
    }
    c.left(left, top - 16.0, heads::IDEAS.get(s.lang), theme::NOTE);
    let wide = (area.x + area.w - left) / bins as f64;
    for (bin, &count) in counts.iter().enumerate() {
        let (x, y) = (left + bin as f64 * wide, y(count));
        c.rect(Area { x: x + 1.0, y, w: wide - 2.0, h: bottom - y }, theme::REST);
    }
    verdict::thresholds(c, s, x, top, bottom + 24.0);
    for points in [0, 20, 40, 60, 80, 100] {
        c.centre(x(f64::from(points)), bottom + 16.0, &points.to_string(), theme::NOTE);
    }
}

fn verdicts(s: &Subject) -> String {
    let of = |verdict| s.scored.verdict.iter().filter(|v| **v == verdict).count();
    let counts = [Verdict::Pursue, Verdict::Watch, Verdict::Drop].map(|v| (v.word(s.lang), of(v)));
    let out = s.scored.count_out();
    say::verdicts(&counts, out, s.lang)
}

/// The squares of a plot, from the upper left, row by row.
pub struct Squares {
    plot: Area,
    columns: usize,
    counts: Vec<usize>,
    shades: Vec<Shade>,
}

/// A class of squares, by how many ideas they hold.
#[derive(Debug, PartialEq)]
struct Shade {
    from: usize,
    to: usize,
    colour: RGBColor,
}

impl Squares {
    /// Counts the points at `places` on the canvas, all inside `plot`.
    pub fn count(places: impl Iterator<Item = (f64, f64)>, plot: Area) -> Squares {
        let [columns, rows] = [plot.w, plot.h].map(|side| (side / SQUARE_SIDE).round() as usize);
        let mut counts = vec![0; columns * rows];
        for (x, y) in places {
            let column = ((x - plot.x) / plot.w * columns as f64) as usize;
            let row = ((y - plot.y) / plot.h * rows as f64) as usize;
            counts[row.min(rows - 1) * columns + column.min(columns - 1)] += 1;
        }
        let shades = shades(counts.iter().max().copied().unwrap_or(0));
        Squares { plot, columns, counts, shades }
    }

    /// Draws the squares that are not empty.
    pub fn draw(&self, c: &mut Canvas) {
        let (w, h) = (self.plot.w / self.columns as f64, self.plot.h * self.columns as f64 / self.counts.len() as f64);
        for (n, count) in self.counts.iter().enumerate() {
            if let Some(shade) = self.shades.iter().find(|shade| (shade.from..=shade.to).contains(count)) {
                let (column, row) = (n % self.columns, n / self.columns);
                let (x, y) = (self.plot.x + column as f64 * w, self.plot.y + row as f64 * h);
                c.rect(Area { x: x + 0.5, y: y + 0.5, w: w - 1.0, h: h - 1.0 }, shade.colour);
            }
        }
    }

    /// Draws `words` and the meaning of the shades; the key ends at `right`, its middle is `y`.
    pub fn key(&self, c: &mut Canvas, right: f64, y: f64, words: &str) {
        let mut x = right;
        for shade in self.shades.iter().rev() {
            let range = match shade {
                Shade { from, to, .. } if from == to => whole(*from),
                Shade { from, to, .. } => format!("{}–{}", whole(*from), whole(*to)),
            };
            c.right(x, y, &range, theme::NOTE);
            x -= text::width(&range, theme::NOTE) + 24.0;
            c.rect(Area { x, y: y - 9.0, w: 18.0, h: 18.0 }, shade.colour);
            x -= 18.0;
        }
        c.right(x, y, words, theme::NOTE);
    }
}

/// At most four classes, wider the more they hold: most squares of a crowd hold few.
fn shades(most: usize) -> Vec<Shade> {
    let classes = SEQUENTIAL.len() - 1;
    let reach = |n: usize| (most * n * n / (classes * classes)).max(1);
    let mut to: Vec<usize> = (1..classes).map(reach).chain([most]).collect();
    to.dedup();
    let from = [0].iter().chain(&to).map(|before| before + 1);
    from.zip(&to).zip(&SEQUENTIAL[1..]).map(|((from, &to), &colour)| Shade { from, to, colour }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_shades_hold_every_number_once() {
        let ranges = |most| shades(most).iter().map(|shade| (shade.from, shade.to)).collect::<Vec<_>>();
        assert_eq!(ranges(81), [(1, 5), (6, 20), (21, 45), (46, 81)]);
        assert_eq!(ranges(3), [(1, 1), (2, 3)]);
        assert_eq!(ranges(1), [(1, 1)]);
    }

    #[test]
    fn everything_is_counted_once_also_at_the_edges() {
        let plot = Area { x: 100.0, y: 50.0, w: 360.0, h: 180.0 };
        let squares = Squares::count([(100.0, 50.0), (460.0, 230.0), (459.0, 229.0)].into_iter(), plot);
        assert_eq!((squares.columns, squares.counts.len()), (10, 50));
        assert_eq!((squares.counts[0], squares.counts[49]), (1, 2));
    }
}
