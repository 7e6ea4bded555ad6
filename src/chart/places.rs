//! Choosing several, in the figure of ranks: how often each idea gets one of K places, with a line between the last that
//! does and the first that does not.

use super::canvas::{Area, Canvas};
use super::figure::{Picture, Subject};
use super::table::{Labels, RowLayout};
use super::{caption, theme};
use crate::analysis::robust::{PlaceState, TopPlaces};
use crate::analysis::who_gets_in::{who_gets_in, word};
use crate::say::chart::acceptability::{RANK_TODAY, WhatVaries};
use crate::say::chart::places as say;
use crate::say::places::A_PLACE;
use plotters::style::RGBColor;

/// The most rows: those around the edge.
const MAX_ROWS: usize = 24;
/// Rows below the line, if there are as many, also of ideas that never get a place.
const ROWS_BELOW: usize = 8;
/// Room at the right of the bars for a share, and for what is known, in pixels.
const SHARE_WIDTH: f64 = 76.0;
const STATE_WIDTH: f64 = 150.0;
/// One line of heads above the bars, in pixels.
const HEADS_HEIGHT: f64 = 34.0;
/// The greatest part of a row that a bar fills.
const BAR_PART: f64 = 0.62;

/// The picture of who gets one of `found.places` places.
pub(super) fn draw(subject: &Subject, found: &TopPlaces, varies: WhatVaries) -> Picture {
    let (lang, robust) = (subject.lang, subject.robust());
    let names: Vec<String> = (0..subject.scored.len()).map(|idea| subject.name(idea)).collect();
    let who = who_gets_in(subject.rubric, (subject.scored, &names), robust, found, lang);
    let bars = ChanceBars::new(subject, found);
    let (from, to) = (bars.start + 1, bars.start + bars.places.len());
    let legend = [
        say::shown(from, to, subject.scored.len(), lang),
        say::line(found.places, bars.line().is_some(), lang),
        varies.sentence(lang),
    ];
    let subtitle = caption::subtitle(legend, lang);
    subject.picture(caption::title(say::titles(&who, lang)), &subtitle, &[who.text(lang)], |c| bars.draw(c))
}

struct ChanceBars<'a> {
    subject: &'a Subject<'a>,
    found: &'a TopPlaces,
    /// How many come before the first row.
    start: usize,
    /// The ideas in their order, by their place in `robust.ideas`.
    places: &'a [usize],
    labels: Labels<'a>,
    rows: RowLayout,
}

impl<'a> ChanceBars<'a> {
    fn new(subject: &'a Subject<'a>, found: &'a TopPlaces) -> ChanceBars<'a> {
        let order = &found.order;
        let able = order.iter().filter(|&&place| found.shares[place] > 0.0).count();
        let edge = (found.places + ROWS_BELOW).min(order.len());
        let rows = able.max(edge).min(MAX_ROWS);
        let start = edge.saturating_sub(rows);
        let places = &order[start..start + rows];
        let ideas: Vec<usize> = places.iter().map(|&place| subject.robust().ideas[place]).collect();
        let rows = RowLayout::between(rows, theme::TOP + HEADS_HEIGHT, theme::BOTTOM);
        let labels = Labels::new(subject, &ideas, theme::MARGIN, rows.height);
        ChanceBars { subject, found, start, places, labels, rows }
    }

    /// Below how many rows the line lies; `None` if nobody is below it.
    fn line(&self) -> Option<usize> {
        let above = self.found.places.checked_sub(self.start)?;
        (above < self.places.len()).then_some(above)
    }

    fn draw(&self, c: &mut Canvas) {
        let (lang, robust) = (self.subject.lang, self.subject.robust());
        let (left, states) = (self.labels.right, theme::RIGHT - STATE_WIDTH);
        let whole = states - SHARE_WIDTH - left;
        self.heads(c, [left, states]);
        let height = BAR_PART * self.rows.height.min(40.0);
        let style = self.labels.style;
        for (row, &place) in self.places.iter().enumerate() {
            let (idea, state, y) = (robust.ideas[place], self.found.states[place], self.rows.y(row));
            let is_out = state == PlaceState::GateFailed;
            self.labels.draw(c, y, idea);
            let track = Area { x: left, y: y - height / 2.0, w: whole, h: height };
            c.rect(track, theme::TRACK);
            let share = self.found.shares[place];
            if share > 0.0 {
                c.rect(Area { w: whole * share, ..track }, colour(state));
            }
            let style = if is_out { style.colour(theme::SECONDARY) } else { style };
            if !is_out {
                c.left(left + whole * share + 8.0, y, &lang.percent(share), style);
            }
            let has_open_gate = self.subject.scored.has_open_gate(idea);
            c.left(states, y, word(state, share, has_open_gate).get(lang), style);
        }
        if let Some(above) = self.line() {
            let y = self.rows.top + above as f64 * self.rows.height;
            c.line((theme::MARGIN, y), (theme::RIGHT, y), 2.0, theme::INK);
        }
    }

    fn heads(&self, c: &mut Canvas, [bars, states]: [f64; 2]) {
        let (lang, y) = (self.subject.lang, self.rows.top - 16.0);
        c.left(theme::MARGIN, y, RANK_TODAY.get(lang), theme::NOTE);
        c.left(bars, y, &say::chance(self.found.places, lang), theme::NOTE);
        c.left(states, y, A_PLACE.get(lang), theme::NOTE);
    }
}

/// Darker is surer.
fn colour(state: PlaceState) -> RGBColor {
    match state {
        PlaceState::SurelyIn | PlaceState::EveryDraw => theme::ACCENT,
        _ => theme::REST,
    }
}
