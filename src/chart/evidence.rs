//! What is missing? Idea × criterion: filled is known, hatched is unknown, and the unknowns worth finding out first.

use super::canvas::{Area, Canvas};
use super::figure::{Figure, Picture, Subject};
use super::groups::{CriterionGroup, groups};
use super::table::{self, ColumnHead, Labels, RowLayout};
use super::{text, theme};
use crate::lang::{Lang, Word, fixed};
use crate::say::chart::evidence::{self as say, Missing};
use crate::say::punctuation::clauses;
use crate::score::greatest_first;
use crate::tolerance;

pub const FIGURE: Figure = Figure { id: "evidence", name: say::NAME, question: say::QUESTION, draw };

const MAX_ROWS: usize = 20;
/// How many columns there may be: as many as leave room for their heads. Further criteria share the last.
const COLUMN_COUNTS: std::ops::RangeInclusive<usize> = 10..=13;
/// Unknowns outlined, and at most as many more that are worth the same.
const OUTLINED_UNKNOWNS: usize = 5;
/// The greatest width of a column, and the width of one in the right margin, in pixels.
const MAX_COLUMN_WIDTH: f64 = 560.0;
const MARGIN_COLUMN_WIDTH: f64 = 82.0;
const CELL_GAP: f64 = 4.0;
/// The least width of a part of a cell, as a share, if there is such a part at all.
const MIN_PART_SHARE: f64 = 0.15;

/// An open cell.
#[derive(Clone, Copy)]
struct Unknown {
    idea: usize,
    criterion: usize,
    /// Points of the score that it could add.
    worth: f64,
}

fn draw(s: &Subject) -> Picture {
    let ideas = &s.scored.order[..s.scored.len().min(MAX_ROWS)];
    let unknowns = unknowns(s, ideas);
    let title = title(s, &unknowns, ideas.len());
    let subtitle = s.top_of(ideas.len(), say::LEGEND.get(s.lang));
    let detail = |u: &Unknown| say::detail(&s.name(u.idea), &s.criterion(u.criterion), &points_of(u.worth), s.lang);
    let told = clauses(unknowns.iter().take(OUTLINED_UNKNOWNS).map(detail), s.lang);
    s.picture(title, &subtitle, &[told], |c| cells(c, s, ideas, picks(&unknowns)))
}

/// Open cells, those worth most first. Ideas that fail a gate do not count: nothing found out would lift them.
fn unknowns(s: &Subject, ideas: &[usize]) -> Vec<Unknown> {
    let cells = ideas.iter().filter(|&&idea| !s.scored.is_out(idea)).flat_map(|&idea| {
        s.by_weight().into_iter().map(move |criterion| Unknown {
            idea,
            criterion,
            worth: s.scored.could_earn(idea, criterion),
        })
    });
    greatest_first(cells.filter(|cell| cell.worth > tolerance::POINTS), |cell| cell.worth)
}

/// The unknowns to outline: the first few, and at most as many again that are worth the same as the last of them.
fn picks(unknowns: &[Unknown]) -> &[Unknown] {
    let Some(last) = unknowns.get(OUTLINED_UNKNOWNS - 1) else { return unknowns };
    let equal = unknowns[OUTLINED_UNKNOWNS..]
        .iter()
        .take(OUTLINED_UNKNOWNS)
        .take_while(|u| last.worth - u.worth < tolerance::POINTS)
        .count();
    &unknowns[..OUTLINED_UNKNOWNS + equal]
}

/// The unknown share of a criterion: 1 if nothing is known, 0 if everything is.
fn open(s: &Subject, idea: usize, criterion: usize) -> f64 {
    let best = s.rubric.criteria[criterion].value.best();
    let m = &s.scored.matrix;
    if best > 0.0 { ((m.high(idea, criterion) - m.low(idea, criterion)) / best).clamp(0.0, 1.0) } else { 0.0 }
}

/// The unknown share of the weight.
fn weight_unknown(s: &Subject, idea: usize, criteria: &[usize]) -> f64 {
    criteria.iter().map(|&c| s.scored.weights[c] * open(s, idea, c)).sum()
}

fn title(s: &Subject, unknowns: &[Unknown], shown: usize) -> String {
    let top = (shown < s.scored.len()).then_some(shown);
    let Some(first) = unknowns.first() else {
        let out = s.scored.order[..shown].iter().any(|&idea| s.scored.has_open_value(idea));
        return say::title(if out { Missing::OfOut } else { Missing::Nothing }, "", top, s.lang);
    };
    let equal: Vec<&Unknown> = unknowns.iter().take_while(|u| first.worth - u.worth < tolerance::POINTS).collect();
    let (idea, criterion) = (s.name(first.idea), s.short_criterion(first.criterion));
    let missing = match equal.len() {
        1 => Missing::One { idea: &idea, criterion: &criterion },
        ideas if equal.iter().all(|u| u.criterion == first.criterion) => {
            Missing::Criterion { ideas, criterion: &criterion }
        }
        cells => Missing::Several(cells),
    };
    say::title(missing, &points_of(first.worth), top, s.lang)
}

/// Whole points; with a decimal below 1.
fn points_of(worth: f64) -> String {
    fixed(worth, usize::from(worth < 1.0))
}

/// The columns between `left` and `right`, as many as have whole words in their heads, and the distance from one to the
/// next.
fn place(s: &Subject, left: f64, right: f64) -> (Vec<CriterionGroup>, Vec<ColumnHead>, f64) {
    // Three times the space between two Latin words; Chinese words have no space.
    let apart = match s.lang {
        Lang::En => 12.0,
        Lang::Zh => 8.0,
    };
    let place = |most: usize| {
        let columns = groups(s, &s.by_weight(), &[], most);
        let pitch = ((right - left) / columns.len() as f64).min(MAX_COLUMN_WIDTH);
        let head = |(n, column): (usize, &CriterionGroup)| {
            let (x, note) = (left + n as f64 * pitch, s.lang.percent(column.weight));
            ColumnHead { x, room: pitch - apart, name: column.name.clone(), note }
        };
        let heads: Vec<ColumnHead> = columns.iter().enumerate().map(head).collect();
        (columns, heads, pitch)
    };
    let fewest = *COLUMN_COUNTS.start();
    let best = COLUMN_COUNTS.rev().map(place).find(|(_, heads, _)| heads.iter().all(ColumnHead::is_whole));
    best.unwrap_or_else(|| place(fewest))
}

fn cells(c: &mut Canvas, s: &Subject, ideas: &[usize], picks: &[Unknown]) {
    let by_weight = s.by_weight();
    let open_gates = |idea: usize| s.scored.open_gates(idea).len();
    let margins = if ideas.iter().any(|&i| open_gates(i) > 0) { 2 } else { 1 };

    let estimate = (theme::BOTTOM - theme::TOP - 90.0) / ideas.len() as f64;
    let labels = Labels::new(s, ideas, theme::MARGIN, estimate);
    let right = theme::RIGHT - margins as f64 * MARGIN_COLUMN_WIDTH;
    let (columns, heads, pitch) = place(s, labels.right, right);
    let ends = [1.0, 2.0].map(|n| labels.right + columns.len() as f64 * pitch + n * MARGIN_COLUMN_WIDTH);
    let rows = RowLayout::between(ideas.len(), theme::TOP + table::heads_height(&heads), theme::BOTTOM);
    table::draw_heads(c, &heads, rows.top - 4.0);
    for (end, head) in ends.into_iter().zip([say::WEIGHT_OPEN, say::GATES_OPEN]).take(margins) {
        margin_head(c, end, rows.top, head.map(|line: Word| line.get(s.lang)));
    }

    let style = labels.style;
    for (row, &idea) in ideas.iter().enumerate() {
        let (middle, h) = (rows.y(row), rows.height - CELL_GAP);
        labels.draw(c, middle, idea);
        for (CriterionGroup { criteria, weight, .. }, head) in columns.iter().zip(&heads) {
            let area = Area { x: head.x, y: middle - h / 2.0, w: pitch - CELL_GAP, h };
            cell(c, area, weight_unknown(s, idea, criteria) / weight, s.scored.is_out(idea));
            for pick in picks.iter().filter(|p| p.idea == idea && criteria[..] == [p.criterion]) {
                outline(c, area, &format!("+{}", points_of(pick.worth)));
            }
        }
        let style = if s.scored.is_out(idea) { style.colour(theme::SECONDARY) } else { style };
        c.right(ends[0], middle, &s.lang.percent(weight_unknown(s, idea, &by_weight)), style);
        if open_gates(idea) > 0 {
            c.right(ends[1], middle, &open_gates(idea).to_string(), style);
        }
    }
}

fn margin_head(c: &mut Canvas, x: f64, top: f64, lines: [&str; 2]) {
    let last = top - 8.0 - theme::NOTE.line() / 2.0;
    c.right(x, last - theme::NOTE.line(), lines[0], theme::NOTE);
    c.right(x, last, lines[1], theme::NOTE);
}

/// Draws a cell, filled as far as it is known. A range is partly filled, and never looks like all or nothing.
fn cell(c: &mut Canvas, area: Area, open: f64, out: bool) {
    let known = match open {
        o if o < tolerance::SHARE => 1.0,
        o if o > 1.0 - tolerance::SHARE => 0.0,
        o => (1.0 - o).clamp(MIN_PART_SHARE, 1.0 - MIN_PART_SHARE),
    };
    c.hatch(Area { x: area.x + known * area.w, w: (1.0 - known) * area.w, ..area });
    c.rect(Area { w: known * area.w, ..area }, if out { theme::OUT_SOFT } else { theme::REST_SOFT });
}

/// Outlines an unknown worth finding out, with what it could add.
fn outline(c: &mut Canvas, area: Area, worth: &str) {
    let style = theme::SMALL.bold().colour(theme::ACCENT);
    c.outline(area, 3.0, theme::ACCENT);
    let (w, h) = (text::width(worth, style) + 10.0, 20.0_f64.min(area.h - 6.0));
    let (x, y) = (area.x + area.w / 2.0, area.y + area.h / 2.0);
    c.rect(Area { x: x - w / 2.0, y: y - h / 2.0, w, h }, theme::PAPER);
    c.centre(x, y, worth, style);
}
