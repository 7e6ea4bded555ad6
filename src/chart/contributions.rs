//! Why? One column per criterion, as wide as its weight; the bar is the value, so its length is the contribution.
//!
//! Aligned columns after LineUp (Gratzl 2013): every bar has a common baseline, which stacked bars do not.

use super::canvas::{Area, Canvas};
use super::figure::{Figure, Picture, Subject};
use super::groups::CriterionGroup;
use super::table::{self, ColumnHead, Labels, RowLayout};
use super::{caption, theme};
use crate::say::chart::contributions::{self as say, Earned};
use crate::say::chart::shared;
use crate::say::heads::SCORE;
use crate::score::greatest_first;

pub const FIGURE: Figure = Figure { id: "contributions", name: say::NAME, question: say::QUESTION, draw };

const MAX_ROWS: usize = 20;
/// Criteria with their own column; the others share one.
const MAX_COLUMNS: usize = 9;
/// In pixels: a bar is read along, not across.
const MAX_BAR_HEIGHT: f64 = 56.0;
/// In rows at least this high, points stand below each bar.
const MIN_HEIGHT_WITH_POINTS: f64 = 100.0;
/// Between two columns, and at least from one to the next, so that heads have room.
const COLUMN_GAP: f64 = 14.0;
const MIN_PITCH: f64 = 106.0;

fn draw(subject: &Subject) -> Picture {
    let columns = columns(subject);
    let ideas = &subject.scored.order[..subject.scored.len().min(MAX_ROWS)];
    let subtitle = subject.top_of(ideas.len(), say::LEGEND.get(subject.lang));
    subject.picture(title(subject), &subtitle, &[alt_details(subject)], |c| bars(c, subject, ideas, &columns))
}

fn columns(s: &Subject) -> Vec<CriterionGroup> {
    let by_weight = s.by_weight();
    let (own, rest) = by_weight.split_at(by_weight.len().min(MAX_COLUMNS));
    let own = own.iter().map(|&c| CriterionGroup::new(s, s.criterion(c), &[c]));
    let others = || CriterionGroup::new(s, shared::other_criteria(rest.len(), s.lang), rest);
    own.chain((!rest.is_empty()).then(others)).collect()
}

/// Where the leader's points come from: its two largest contributions, or the largest if the title has no more room.
fn title(s: &Subject) -> String {
    let (scored, first) = (s.scored, s.scored.order[0]);
    let earned = s.by_weight().into_iter().filter(|&c| scored.contribution(first, c) > 0.0);
    let earned = greatest_first(earned, |&c| scored.contribution(first, c));
    let (lead, all) = (s.lead(), s.points(scored.score[first]));
    caption::title([2, 1].map(|count| {
        let best = &earned[..earned.len().min(count)];
        let from: Vec<String> = best.iter().map(|&c| s.short_criterion(c)).collect();
        let part = s.part(best.iter().map(|&c| scored.contribution(first, c)).sum());
        let earned = match best.len() {
            0 => Earned::Nothing,
            n if n == earned.len() => Earned::All(&from),
            _ => Earned::Part(&part, &from),
        };
        say::title(&lead, &all, earned, s.lang)
    }))
}

/// The leader's contributions in words.
fn alt_details(s: &Subject) -> String {
    let (lang, first) = (s.lang, s.scored.order[0]);
    let parts =
        s.by_weight().into_iter().take(MAX_COLUMNS).map(|c| {
            say::detail(&s.criterion(c), s.scored.weights[c], &s.points(s.scored.contribution(first, c)), lang)
        });
    say::by_criterion(&s.name(first), &parts.collect::<Vec<_>>(), lang)
}

/// Pixels for the whole weight, so that columns at least [`MIN_PITCH`] apart fill `room`.
fn scale(columns: &[CriterionGroup], room: f64) -> f64 {
    let used = |scale: f64| columns.iter().map(|c| (c.weight * scale + COLUMN_GAP).max(MIN_PITCH)).sum::<f64>();
    let (mut low, mut high) = (0.0, room);
    for _ in 0..40 {
        let middle = (low + high) / 2.0;
        if used(middle) > room { high = middle } else { low = middle }
    }
    low
}

fn bars(c: &mut Canvas, s: &Subject, ideas: &[usize], columns: &[CriterionGroup]) {
    let estimate = (theme::BOTTOM - theme::TOP - 90.0) / ideas.len() as f64;
    let labels = Labels::new(s, ideas, theme::MARGIN, estimate);
    let scores = labels.right + 24.0;
    let left = scores + 32.0;
    let scale = scale(columns, theme::RIGHT + COLUMN_GAP - left);
    let mut x = left;
    let mut heads = Vec::new();
    for column in columns {
        let pitch = (column.weight * scale + COLUMN_GAP).max(MIN_PITCH);
        let note = s.lang.percent(column.weight);
        heads.push(ColumnHead { x, room: pitch - COLUMN_GAP, name: column.name.clone(), note });
        x += pitch;
    }
    let rows = RowLayout::between(ideas.len(), theme::TOP + table::heads_height(&heads), theme::BOTTOM);
    table::draw_heads(c, &heads, rows.top - 4.0);
    c.right(scores, rows.top - 8.0 - theme::NOTE.line() / 2.0, SCORE.get(s.lang), theme::NOTE);

    for (row, &idea) in ideas.iter().enumerate() {
        let y = rows.y(row);
        labels.draw(c, y, idea);
        labels.score(c, scores, y, idea);
        for (column, head) in columns.iter().zip(&heads) {
            let h = (rows.height * 0.68).min(MAX_BAR_HEIGHT);
            let bar = Area { x: head.x, y: y - h / 2.0, w: column.weight * scale, h };
            cell(c, s, idea, column, bar);
            if rows.height >= MIN_HEIGHT_WITH_POINTS {
                c.left(bar.x, bar.y + h + theme::NOTE.line() - 4.0, &points(s, idea, column), theme::NOTE);
            }
        }
    }
}

/// The proven points of the most that the column can give: `9 of 12`.
fn points(s: &Subject, idea: usize, column: &CriterionGroup) -> String {
    let proven = column.sum(|c| s.scored.contribution(idea, c));
    let [proven, most] = [proven, 100.0 * column.weight].map(caption::part_size);
    say::proven(&proven, &most, s.lang)
}

/// Draws the proven part, then the unknown one, in a track as wide as the weight.
fn cell(c: &mut Canvas, s: &Subject, idea: usize, column: &CriterionGroup, track: Area) {
    let colour = match idea {
        i if s.scored.is_out(i) => theme::GRID,
        i if s.scored.rank[i] == 1 => theme::ACCENT,
        _ => theme::REST,
    };
    let share = |points: &dyn Fn(usize) -> f64| column.sum(points) / (100.0 * column.weight) * track.w;
    let proven = share(&|criterion| s.scored.contribution(idea, criterion));
    let open = share(&|criterion| s.scored.could_earn(idea, criterion));
    c.rect(track, theme::TRACK);
    c.hatch(Area { x: track.x + proven, w: open, ..track });
    c.rect(Area { w: proven, ..track }, colour);
}
