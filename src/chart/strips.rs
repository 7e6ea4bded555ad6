//! Which group is the strongest? A strip of scores for each group of a column, with its median and its verdicts.
//!
//! Not in the list of figures that every report draws: it needs a column, which the command line names.

use super::canvas::{Area, Canvas};
use super::caption;
use super::figure::{Figure, Picture, Subject};
use super::focus::ColumnGroups;
use super::table::{RowLayout, grid};
use super::verdict::thresholds;
use super::{text, theme};
use crate::lang::{fixed, whole};
use crate::say::chart::strips::{self as say, GroupLead};
use crate::say::groups::{MEDIAN, nameless};
use crate::say::heads;
use crate::say::punctuation::clauses;
use crate::score::{Group, Verdict, greatest_medians};
use crate::tolerance;

pub const FIGURE: Figure = Figure { id: "groups", name: say::NAME, question: say::QUESTION, draw };

/// The most groups that have a row.
const MAX_ROWS: usize = 30;
/// The most ideas of a group that are a dot each.
const MAX_DOTS: usize = 150;
/// Groups described to readers who cannot see the figure.
const MAX_TOLD: usize = 5;
/// Bins of a crowd, over 100 points.
const BINS: usize = 50;
/// The most room for names, as a part of the picture, and between columns; in pixels.
const NAMES_PART: f64 = 0.24;
const COLUMN_GAP: f64 = 28.0;
/// Room above the rows for heads, and below them for the thresholds.
const ROOM_AROUND_ROWS: [f64; 2] = [44.0, 30.0];
/// How much of a row a strip fills.
const STRIP_PART: f64 = 0.76;

fn draw(subject: &Subject) -> Picture {
    let of = subject.focus.groups.as_ref().expect("it is drawn when a column is named");
    let strips = Strips::new(subject, of);
    subject.picture(strips.title(), &strips.subtitle(), &[strips.alt_details()], |c| strips.draw(c))
}

/// A column of numbers: its head, and its cell in each row.
struct NumberColumn {
    head: &'static str,
    cells: Vec<String>,
    right: f64,
}

struct Strips<'a> {
    subject: &'a Subject<'a>,
    of: &'a ColumnGroups,
    shown: &'a [Group],
    /// The places of those with the greatest median.
    greatest: Vec<usize>,
    rows: RowLayout,
    /// Ends of the axis: 0 and 100.
    axis: [f64; 2],
}

impl<'a> Strips<'a> {
    fn new(subject: &'a Subject<'a>, of: &'a ColumnGroups) -> Strips<'a> {
        let shown = &of.groups[..of.groups.len().min(MAX_ROWS)];
        let [above, below] = ROOM_AROUND_ROWS;
        let rows = RowLayout::between(shown.len(), theme::TOP + above, theme::BOTTOM - below);
        let greatest = greatest_medians(&of.groups);
        let mut strips = Strips { subject, of, shown, greatest, rows, axis: [theme::MARGIN, theme::RIGHT] };
        let names = text::widest(strips.names(), rows.style().bold());
        let head = text::width(&strips.head(), theme::NOTE);
        let numbers = strips.numbers();
        strips.axis = [
            theme::MARGIN + names.max(head) + width(&numbers[0], rows) + 2.0 * COLUMN_GAP,
            numbers[1].right - width(&numbers[1], rows) - COLUMN_GAP,
        ];
        strips
    }

    fn names(&self) -> Vec<String> {
        let fit = |name: &str| text::fit(&text::clean(name), self.rows.style().bold(), NAMES_PART * theme::ROOM);
        let name = |group: &Group| match group.key {
            Some(_) => fit(&group.name),
            None => fit(&nameless(&self.of.column, self.subject.lang)),
        };
        self.shown.iter().map(name).collect()
    }

    fn head(&self) -> String {
        text::fit(&text::clean(&self.of.column), theme::NOTE, NAMES_PART * theme::ROOM)
    }

    /// The number of ideas, left of the strips; the median and the verdicts, right of them.
    fn numbers(&self) -> Vec<NumberColumn> {
        let lang = self.subject.lang;
        let cells = |cell: &dyn Fn(&Group) -> String| self.shown.iter().map(cell).collect::<Vec<_>>();
        let ideas = (heads::IDEAS.get(lang), cells(&|group| whole(group.ideas())));
        let median = (MEDIAN.get(lang), cells(&|group| fixed(group.median(), 1)));
        let verdicts = Verdict::ALL.into_iter().enumerate();
        let verdicts = verdicts.map(|(n, of)| (of.word(lang), cells(&|group| whole(group.verdicts[n]))));
        let mut columns: Vec<NumberColumn> = [ideas, median]
            .into_iter()
            .chain(verdicts)
            .map(|(head, cells)| NumberColumn { head, cells, right: theme::RIGHT })
            .collect();
        let mut right = theme::RIGHT;
        for column in columns[1..].iter_mut().rev() {
            column.right = right;
            right -= width(column, self.rows) + COLUMN_GAP;
        }
        columns[0].right = self.axis[0] - COLUMN_GAP;
        columns
    }

    fn is_greatest(&self, row: usize) -> bool {
        self.greatest.contains(&row)
    }

    fn x(&self, points: f64) -> f64 {
        self.axis[0] + (self.axis[1] - self.axis[0]) * points / 100.0
    }

    fn draw(&self, c: &mut Canvas) {
        let (rows, style) = (self.rows, self.rows.style());
        let heads = rows.top - 20.0;
        grid(c, |points| self.x(points), |points| fixed(points, 0), rows.top, rows.bottom());
        thresholds(c, self.subject, |points| self.x(points), rows.top - 6.0, rows.bottom());
        c.left(theme::MARGIN, heads, &self.head(), theme::NOTE);
        let numbers = self.numbers();
        for column in &numbers {
            c.right(column.right, heads, column.head, theme::NOTE);
        }
        for (row, (group, name)) in self.shown.iter().zip(self.names()).enumerate() {
            let y = rows.y(row);
            let ink = match &group.key {
                _ if self.is_greatest(row) => style.bold(),
                Some(_) => style,
                None => style.colour(theme::SECONDARY),
            };
            c.left(theme::MARGIN, y, &name, ink);
            self.strip(c, row, group);
            for (n, column) in numbers.iter().enumerate() {
                let is_zero = column.cells[row] == "0";
                let ink = if is_zero {
                    style.colour(theme::SECONDARY)
                } else if n == 1 {
                    ink
                } else {
                    style
                };
                c.right(column.right, y, &column.cells[row], ink);
            }
        }
    }

    fn strip(&self, c: &mut Canvas, row: usize, group: &Group) {
        let (y, half) = (self.rows.y(row), STRIP_PART * self.rows.height.min(80.0) / 2.0);
        match group.ideas() <= MAX_DOTS {
            true => self.dots(c, (y, half), row),
            false => self.crowd(c, (y, half), &group.scores),
        }
        let colour = if self.is_greatest(row) { theme::ACCENT } else { theme::INK };
        let x = self.x(group.median());
        c.line((x, y - half), (x, y + half), 3.0, colour);
    }

    /// A dot for each score; those that would cover each other stand above and below.
    fn dots(&self, c: &mut Canvas, (y, half): (f64, f64), row: usize) {
        let scored = self.subject.scored;
        let best = scored.score[scored.order[0]];
        let is_best = |score: f64| self.of.of_best.contains(&row) && (score - best).abs() < tolerance::POINTS;
        let radius = (half * 0.2).clamp(2.0, 6.0);
        let lanes = ((half / radius - 1.0) / 2.0).max(0.0) as usize * 2 + 1;
        let mut ends = vec![f64::MIN; lanes];
        for &score in &self.shown[row].scores {
            let (x, colour) = (self.x(score), if is_best(score) { theme::ACCENT } else { theme::REST });
            let lane = ends.iter().position(|end| *end <= x).unwrap_or(0);
            ends[lane] = x + 2.0 * radius;
            let side = if lane % 2 == 0 { 1.0 } else { -1.0 };
            c.dot((x, y + side * lane.div_ceil(2) as f64 * 2.0 * radius), radius, colour);
        }
    }

    /// A bar for each bin of scores, as tall as it holds many.
    fn crowd(&self, c: &mut Canvas, (y, half): (f64, f64), scores: &[f64]) {
        let mut counts = [0usize; BINS];
        scores.iter().for_each(|score| counts[((score / 100.0 * BINS as f64) as usize).min(BINS - 1)] += 1);
        let most = counts.iter().copied().max().unwrap_or(1) as f64;
        let wide = (self.axis[1] - self.axis[0]) / BINS as f64;
        for (bin, count) in counts.into_iter().enumerate().filter(|(_, count)| *count > 0) {
            let tall = (half * count as f64 / most).max(0.5);
            let area = Area { x: self.axis[0] + bin as f64 * wide + 0.5, y: y - tall, w: wide - 1.0, h: 2.0 * tall };
            c.rect(area, theme::REST);
        }
    }

    fn title(&self) -> String {
        let s = self.subject;
        let name = |group: &Group| group.key.is_some().then(|| text::name(&group.name));
        if let [only] = &self.of.groups[..] {
            return say::one_group(name(only).as_deref(), &text::name(&self.of.column), only.ideas(), s.lang);
        }
        if let Some(all_out) = s.all_out() {
            return all_out;
        }
        let groups = &self.of.groups;
        let of_best: Vec<_> = self.of.of_best.iter().map(|&place| name(&groups[place])).collect();
        let greatest: Vec<_> = self.greatest.iter().map(|&place| name(&groups[place])).collect();
        let median = fixed(groups[self.greatest[0]].median(), 1);
        let lead =
            GroupLead { of_best: &of_best, greatest: &greatest, median: &median, column: &text::name(&self.of.column) };
        caption::title(lead.titles(s.lang))
    }

    fn subtitle(&self) -> String {
        let lang = self.subject.lang;
        let has_crowd = self.shown.iter().any(|group| group.ideas() > MAX_DOTS);
        let how = if has_crowd { say::SUBTITLE_OF_MANY } else { say::SUBTITLE };
        let (shown, all) = (self.shown.len(), self.of.groups.len());
        let cut = (shown < all).then(|| say::top_groups(shown, all, lang));
        let blue = (all > 1).then(|| say::BLUE.get(lang).to_owned());
        caption::subtitle(cut.into_iter().chain([how.get(lang).to_owned()]).chain(blue), lang)
    }

    fn alt_details(&self) -> String {
        let lang = self.subject.lang;
        let told = |group: &Group| {
            let name = group.key.is_some().then(|| text::name(&group.name));
            let median = fixed(group.median(), 1);
            say::told(name.as_deref(), &text::name(&self.of.column), (group.ideas(), &median), group.verdicts, lang)
        };
        clauses(self.shown.iter().take(MAX_TOLD).map(told), lang)
    }
}

/// The room that a column of numbers needs.
fn width(column: &NumberColumn, rows: RowLayout) -> f64 {
    text::widest(&column.cells, rows.style().bold()).max(text::width(column.head, theme::NOTE))
}
