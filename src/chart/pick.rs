//! Which several? A bar for each idea: how often it is in the best set when weights vary and open facts are drawn; the
//! chosen ones in colour above a rule, with the points and the cost of each.
//!
//! Not in the list of figures: it needs limits, which only `dingzi pick` is given.

use super::canvas::{self, Area, Canvas};
use super::figure::Picture;
use super::table::RowLayout;
use super::{caption, text, theme};
use crate::lang::Lang;
use crate::say::chart::pick as say;
use crate::say::chart::shared::{alt, top_of};

/// The most rows.
const MAX_ROWS: usize = 40;
/// Room above the rows for heads; of the columns at the right; of a share behind its bar; in pixels.
const HEADS_HEIGHT: f64 = 44.0;
const COLUMN_GAP: f64 = 36.0;
const SHARE_WIDTH: f64 = 70.0;
/// The height of a bar, as a part of its row, and at most.
const BAR_PART: f64 = 0.56;
const MAX_BAR: f64 = 36.0;

/// One idea.
pub struct PickRow<'a> {
    /// Its name.
    pub name: &'a str,
    /// The share of draws in which it is in the best set.
    pub share: f64,
    /// Its points as shown.
    pub points: String,
    /// Its cost as shown; empty without costs.
    pub cost: String,
}

/// What is drawn.
pub struct PickFigure<'a> {
    /// Titles, the longest first.
    pub titles: Vec<String>,
    /// What the bars and colours mean.
    pub subtitle: &'a str,
    /// Where the numbers come from.
    pub source: &'a str,
    /// Heads of the bars, the points and the costs.
    pub heads: [&'a str; 3],
    /// The ideas, the chosen ones first.
    pub rows: &'a [PickRow<'a>],
    /// How many are chosen.
    pub chosen: usize,
    /// The language of the words.
    pub lang: Lang,
}

impl PickFigure<'_> {
    /// Draws it.
    pub fn draw(&self) -> Picture {
        let title = caption::title(self.titles.iter().cloned());
        let scene = canvas::draw(|c| {
            let subtitle = match self.rows.len() {
                all if all > MAX_ROWS => top_of(MAX_ROWS, all, self.lang) + self.subtitle,
                _ => self.subtitle.to_owned(),
            };
            c.frame(&title, &subtitle, self.source);
            self.bars(c);
        });
        let chosen = self
            .rows
            .iter()
            .take(self.chosen.min(MAX_ROWS))
            .map(|row| say::detail(&text::name(row.name), row.share, self.lang));
        Picture { alt: alt(&title, &chosen.collect::<Vec<_>>(), self.lang), title, scene }
    }

    fn bars(&self, c: &mut Canvas) {
        let shown = &self.rows[..self.rows.len().min(MAX_ROWS)];
        let rows = RowLayout::between(shown.len(), theme::TOP + HEADS_HEIGHT, theme::BOTTOM);
        let style = rows.style();
        let names: Vec<String> =
            shown.iter().map(|row| text::fit(&text::clean(row.name), style, theme::NAMES)).collect();
        let left = theme::MARGIN + text::widest(&names, style.bold()) + COLUMN_GAP;
        let width = |column: Vec<&str>, head: usize| {
            let widest = text::widest(&column, style.bold());
            if widest == 0.0 { 0.0 } else { widest.max(text::width(self.heads[head], theme::NOTE)) + COLUMN_GAP }
        };
        let cost_width = width(shown.iter().map(|row| &*row.cost).collect(), 2);
        let points_end = theme::RIGHT - cost_width;
        let end = points_end - width(shown.iter().map(|row| &*row.points).collect(), 1) - SHARE_WIDTH;
        let heads = rows.top - 16.0;
        c.left(left, heads, self.heads[0], theme::NOTE);
        c.right(points_end, heads, self.heads[1], theme::NOTE);
        if cost_width > 0.0 {
            c.right(theme::RIGHT, heads, self.heads[2], theme::NOTE);
        }
        let bar = (BAR_PART * rows.height).min(MAX_BAR);
        for (n, (row, name)) in shown.iter().zip(&names).enumerate() {
            let (y, is_chosen) = (rows.y(n), n < self.chosen);
            let ink = if is_chosen { style.bold() } else { style.colour(theme::SECONDARY) };
            c.left(theme::MARGIN, y, name, ink);
            let track = Area { x: left, y: y - bar / 2.0, w: end - left, h: bar };
            c.rect(track, theme::TRACK);
            let filled = Area { w: track.w * row.share, ..track };
            c.rect(filled, if is_chosen { theme::ACCENT } else { theme::REST });
            c.left(end + 10.0, y, &self.lang.percent(row.share), ink);
            c.right(points_end, y, &row.points, ink);
            c.right(theme::RIGHT, y, &row.cost, ink);
        }
        if (1..shown.len()).contains(&self.chosen) {
            let y = rows.top + self.chosen as f64 * rows.height;
            c.line((theme::MARGIN, y), (theme::RIGHT, y), 1.0, theme::REST_LINE);
        }
    }
}
