//! The drawing of the map: points with names on two axes, or a crowd as shaded squares.

use super::canvas::{Area, Canvas};
use super::crowd::Squares;
use super::focus::Axis;
use super::front::{Map, PointKind};
use super::labels::{self, PointName};
use super::scale::Range;
use super::text;
use super::theme::{self, SEQUENTIAL, Type};
use crate::lang::fixed;
use crate::say::chart::{map as say, shared};
use plotters::style::RGBColor;

/// Above this many ideas the crowd is shaded, and only the front and the best are points.
const MAX_POINTS: usize = 1_000;
/// The best ranks that are points in a crowd.
const BEST_IN_CROWD: usize = 10;
/// Up to this many ideas, all may be named; above it, the front and the best.
const MAX_IDEAS_ALL_NAMED: usize = 40;
const MAX_NAMES: usize = 20;
/// Up to this many points, names are large.
const MAX_LARGE_NAMES: usize = 15;
/// Points closer than this look like one; in pixels, like the sizes below.
const MIN_SPOT_DISTANCE: f64 = 3.0;
/// Room for names above the plot.
const ROOM_ABOVE_PLOT: f64 = 22.0;
/// The middle of the key, and of the name of the vertical axis; then from the plot down to the ticks and to the name of
/// the horizontal axis.
const KEY_Y: f64 = 136.0;
const UP_NAME_Y: f64 = 174.0;
const BELOW_PLOT: [f64; 2] = [26.0, 52.0];
/// From the ticks to the plot, so that a numbered point in the corner hides no tick.
const TICK_GAP: f64 = 22.0;
/// The largest number at a point; above it, `99+`.
const MAX_COUNTED: usize = 99;
/// The colour of the front, points and line.
const FRONT_COLOUR: RGBColor = SEQUENTIAL[2];

/// One or more ideas at the same place.
struct Spot {
    at: (f64, f64),
    /// The most important first.
    ideas: Vec<usize>,
    kind: PointKind,
    radius: f64,
    /// How many ideas there are, if more than one.
    number: Option<String>,
}

/// The map laid out: points, names and squares.
pub struct Scatter<'a> {
    map: &'a Map<'a>,
    plot: Area,
    ranges: [Range; 2],
    /// The most important first.
    spots: Vec<Spot>,
    /// The areas of the spots' names; `None` if one has no room.
    names: Vec<Option<Area>>,
    /// The corners of the front.
    front: Vec<(f64, f64)>,
}

impl<'a> Scatter<'a> {
    pub fn new(map: &'a Map<'a>) -> Scatter<'a> {
        let left = theme::MARGIN + text::width("100", theme::NOTE) + TICK_GAP;
        let (top, bottom) = (UP_NAME_Y + 36.0, theme::BOTTOM - BELOW_PLOT[1] - 10.0);
        let plot = Area { x: left, y: top, w: theme::RIGHT - left, h: bottom - top };
        let ranges = [0, 1].map(|axis| Range::around(map.places.iter().map(|place| place[axis])));
        let mut scatter = Scatter { map, plot, ranges, spots: Vec::new(), names: Vec::new(), front: Vec::new() };
        scatter.plot.w = scatter.width();
        scatter.spots = scatter.spots();
        scatter.front = scatter.front();
        scatter.names = scatter.names();
        scatter
    }

    fn is_crowd(&self) -> bool {
        self.map.places.len() > MAX_POINTS
    }

    fn at(&self, place: [f64; 2]) -> (f64, f64) {
        let [across, up] = [0, 1].map(|axis| self.ranges[axis].share(place[axis]));
        (self.plot.x + self.plot.w * across, self.plot.y + self.plot.h * (1.0 - up))
    }

    /// The width of the plot, so that the last number fits below it, and the names of the front to the right of their
    /// points.
    fn width(&self) -> f64 {
        let s = self.map.subject;
        let fits = |&idea: &usize| {
            let share = self.ranges[0].share(self.map.places[idea][0]);
            let name = text::width(&s.name(idea), theme::LABEL.bold()) + 20.0;
            (theme::RIGHT - name - self.plot.x) / share
        };
        let whole = self.plot.w - text::width("100", theme::NOTE) / 2.0;
        // A front of hundreds would not be named anyway.
        self.map.front.iter().take(MAX_NAMES).map(fits).fold(whole, f64::min).max(0.8 * whole)
    }

    /// The points; ideas at the same place share one.
    fn spots(&self) -> Vec<Spot> {
        let (s, map) = (self.map.subject, self.map);
        let mut ideas = s.scored.order.clone();
        if self.is_crowd() {
            ideas.retain(|&i| {
                s.scored.rank[i] <= BEST_IN_CROWD && map.kinds[i] != PointKind::Out || map.kinds[i] == PointKind::Front
            });
        }
        ideas.sort_by_key(|&i| map.kinds[i]);
        let mut spots: Vec<Spot> = Vec::new();
        for idea in ideas {
            let at = self.at(map.places[idea]);
            match spots.iter_mut().find(|m| (m.at.0 - at.0).hypot(m.at.1 - at.1) < MIN_SPOT_DISTANCE) {
                Some(spot) => spot.ideas.push(idea),
                None => spots.push(Spot { at, ideas: vec![idea], kind: map.kinds[idea], radius: 0.0, number: None }),
            }
        }
        let small = match spots.len() {
            0..=40 => 7.0,
            41..=120 => 6.0,
            _ => 4.5,
        };
        for n in 0..spots.len() {
            let (before, [spot, ..]) = spots.split_at_mut(n) else { break };
            spot.radius = if spot.kind == PointKind::Leader { small + 2.0 } else { small };
            if spot.ideas.len() > 1 {
                let more = if spot.ideas.len() > MAX_COUNTED { "+" } else { "" };
                let number = format!("{}{more}", spot.ideas.len().min(MAX_COUNTED));
                spot.radius = (text::width(&number, theme::SMALL.bold()) / 2.0 + 5.0).max(12.0);
                // Two numbers too close to be read: the more important stays.
                let apart = |m: &Spot| (m.at.0 - spot.at.0).hypot(m.at.1 - spot.at.1) > m.radius + spot.radius;
                spot.number = before.iter().all(|m| m.number.is_none() || apart(m)).then_some(number);
            }
        }
        spots
    }

    /// The staircase through the front; beaten ideas lie left of it and below.
    fn front(&self) -> Vec<(f64, f64)> {
        // One idea has nothing to beat.
        let front = if self.map.places.len() > 1 { &self.map.front[..] } else { &[] };
        let mut front: Vec<(f64, f64)> = front.iter().rev().map(|&i| self.at(self.map.places[i])).collect();
        // Ideas at one place make one corner.
        front.dedup();
        let (Some(first), Some(last)) = (front.first(), front.last()) else { return Vec::new() };
        let mut corners = vec![(self.plot.x, first.1), *first];
        for pair in front.windows(2) {
            corners.extend([(pair[0].0, pair[1].1), pair[1]]);
        }
        corners.push((last.0, self.plot.y + self.plot.h));
        corners
    }

    fn names(&self) -> Vec<Option<Area>> {
        let edge = |w: &[(f64, f64)]| {
            let (x, y) = (w[0].0.min(w[1].0), w[0].1.min(w[1].1));
            Area { x: x - 2.0, y: y - 2.0, w: (w[0].0 - w[1].0).abs() + 4.0, h: (w[0].1 - w[1].1).abs() + 4.0 }
        };
        let points: Vec<Area> = self.spots.iter().map(|spot| Area::around(spot.at, spot.radius)).collect();
        let lines: Vec<Area> = self.front.windows(2).map(edge).collect();
        let label = |spot: &Spot| {
            let lines = self.lines(spot);
            let width = lines.iter().map(|(line, style)| text::width(line, *style)).fold(0.0, f64::max);
            PointName { at: spot.at, radius: spot.radius, size: (width, lines.len() as f64 * self.style().line()) }
        };
        let (tried, most) = match self.map.places.len() {
            n if n <= MAX_IDEAS_ALL_NAMED => (n, n),
            _ => (2 * MAX_NAMES, MAX_NAMES),
        };
        let labels: Vec<PointName> = self.spots.iter().take(tried).map(label).collect();
        let Area { x, y, h, .. } = self.plot;
        let within = Area { x, y: y - ROOM_ABOVE_PLOT, w: theme::RIGHT - x, h: h + ROOM_ABOVE_PLOT };
        let mut names = labels::place(&labels, &points, &lines, within, most);
        names.resize(self.spots.len(), None);
        names
    }

    fn style(&self) -> Type {
        if self.spots.len() <= MAX_LARGE_NAMES { theme::LABEL } else { theme::SMALL }
    }

    /// The names at a spot, at most three lines.
    fn lines(&self, spot: &Spot) -> Vec<(String, Type)> {
        let s = self.map.subject;
        let style = |idea: usize| match self.map.kinds[idea] {
            PointKind::Leader => self.style().bold().colour(theme::ACCENT),
            PointKind::Front => self.style(),
            PointKind::Beaten | PointKind::Out => self.style().colour(theme::SECONDARY),
        };
        let named = if spot.ideas.len() <= 3 { spot.ideas.len() } else { 2 };
        let mut lines: Vec<_> = spot.ideas[..named].iter().map(|&i| (s.name(i), style(i))).collect();
        if named < spot.ideas.len() {
            let more = shared::and_more(spot.ideas.len() - named, s.lang);
            lines.push((more, self.style().colour(theme::SECONDARY)));
        }
        lines
    }

    /// How many ideas are named, in words, if some point has no name or some idea no point.
    pub fn names_left_out(&self) -> Option<String> {
        let s = self.map.subject;
        let named = |(spot, name): (&Spot, &Option<Area>)| match name {
            Some(_) if spot.ideas.len() <= 3 => spot.ideas.len(),
            Some(_) => 2,
            None => 0,
        };
        let named: usize = self.spots.iter().zip(&self.names).map(named).sum();
        let is_partial = self.is_crowd() || self.names.iter().any(Option::is_none);
        (named > 0 && is_partial).then(|| say::named(named, s.scored.len(), s.lang))
    }

    pub fn draw(&self, c: &mut Canvas) {
        self.axes(c);
        if self.is_crowd() {
            self.squares(c);
        }
        // Lines of the grid do not run through names.
        for area in self.names.iter().flatten() {
            c.rect(Area { x: area.x - 2.0, w: area.w + 4.0, ..*area }, theme::PAPER);
        }
        if self.is_crowd() {
            c.path(self.front.as_slice(), 5.0, theme::PAPER);
        }
        c.path(self.front.as_slice(), 2.0, FRONT_COLOUR);
        self.spots.iter().rev().for_each(|spot| point(c, spot.at, spot.radius, spot.kind));
        for (spot, area) in self.spots.iter().zip(&self.names) {
            if let Some(number) = &spot.number {
                let on = if spot.kind == PointKind::Leader { theme::PAPER } else { theme::INK };
                c.centre(spot.at.0, spot.at.1, number, theme::SMALL.bold().colour(on));
            }
            if let Some(area) = area {
                self.name(c, spot, *area);
            }
        }
        self.key(c);
    }

    /// Draws the crowd with its key; ideas that fail a gate do not count, unless all do.
    fn squares(&self, c: &mut Canvas) {
        let map = self.map;
        let passes = |idea: &usize| map.kinds[*idea] != PointKind::Out || map.front.is_empty();
        let counted: Vec<usize> = (0..map.places.len()).filter(passes).collect();
        let squares = Squares::count(counted.iter().map(|&i| self.at(map.places[i])), self.plot);
        squares.draw(c);
        let key = if counted.len() == map.places.len() { say::SQUARES } else { say::SQUARES_PASSING };
        squares.key(c, theme::RIGHT, UP_NAME_Y, key.get(map.subject.lang));
    }

    fn name(&self, c: &mut Canvas, spot: &Spot, area: Area) {
        let right = area.x + area.w;
        for (n, (line, style)) in self.lines(spot).iter().enumerate() {
            let y = area.y + (n as f64 + 0.5) * style.line();
            if right < spot.at.0 {
                c.right(right, y, line, *style);
            } else {
                c.left(area.x, y, line, *style);
            }
        }
    }

    /// Draws the grid, the ticks and the names of the axes.
    fn axes(&self, c: &mut Canvas) {
        let Area { x, y, w, h } = self.plot;
        let (right, bottom) = (x + w, y + h);
        let s = self.map.subject;
        let [across, up] = &s.focus.axes;
        for (axis, range) in self.ranges.iter().enumerate() {
            for tick in range.ticks() {
                let mut place = [self.ranges[0].from, self.ranges[1].from];
                place[axis] = tick;
                let at = self.at(place);
                let colour = if tick == range.from { theme::REST_LINE } else { theme::GRID };
                if axis == 0 {
                    c.line((at.0, y), (at.0, bottom), 1.0, colour);
                    c.centre(at.0, bottom + BELOW_PLOT[0], &fixed(tick, 0), theme::NOTE);
                } else {
                    c.line((x, at.1), (right, at.1), 1.0, colour);
                    c.right(x - TICK_GAP, at.1, &fixed(tick, 0), theme::NOTE);
                }
            }
        }
        let name = |axis: &Axis| text::name(axis.name.get(s.lang));
        let style = theme::LABEL.bold();
        c.left(theme::MARGIN, UP_NAME_Y, &name(up), style);
        let after = theme::MARGIN + text::width(&name(up), style) + 12.0;
        c.left(after, UP_NAME_Y, &self.measure(1), theme::NOTE);
        let note = self.measure(0);
        c.right(right, bottom + BELOW_PLOT[1], &note, theme::NOTE);
        c.right(right - text::width(&note, theme::NOTE) - 12.0, bottom + BELOW_PLOT[1], &name(across), style);
    }

    /// What an axis measures, and which part of it is shown.
    fn measure(&self, axis: usize) -> String {
        let (s, range) = (self.map.subject, self.ranges[axis]);
        let axis = &s.focus.axes[axis];
        let weighed = axis.criteria.iter().filter(|&&c| s.scored.weights[c] > 0.0).count();
        let criteria = if weighed > 0 { weighed } else { axis.criteria.len() };
        let measure = say::measure(criteria, weighed > 0, s.lang);
        if range == Range::WHOLE { measure } else { say::shown(&measure, range.from, range.to, s.lang) }
    }

    /// Draws the key of the marks that occur.
    fn key(&self, c: &mut Canvas) {
        if self.map.places.len() == 1 {
            return;
        }
        let (mut x, y) = (theme::MARGIN, KEY_Y);
        for kind in [PointKind::Leader, PointKind::Front, PointKind::Beaten, PointKind::Out] {
            let is_shown = self.spots.iter().any(|spot| spot.kind == kind);
            // The line is drawn even if the only idea on it leads the ranking.
            if !is_shown && (kind != PointKind::Front || self.front.is_empty()) {
                continue;
            }
            if kind == PointKind::Front {
                c.line((x, y), (x + 34.0, y), 2.0, FRONT_COLOUR);
                x += 10.0;
            }
            point(c, (x + 7.0, y), 7.0, kind);
            x += if kind == PointKind::Front { 34.0 } else { 22.0 };
            let words = self.meaning(kind);
            c.left(x, y, words, theme::NOTE);
            x += text::width(words, theme::NOTE) + 32.0;
        }
    }

    fn meaning(&self, kind: PointKind) -> &'static str {
        let word = match kind {
            PointKind::Leader => say::LEADS,
            PointKind::Front if self.map.is_one_axis() => say::IS_UNBEATEN_ON_ONE,
            PointKind::Front if self.map.has_ties() => say::IS_UNBEATEN_BUT_TIED,
            PointKind::Front => say::IS_UNBEATEN,
            PointKind::Beaten if self.map.is_one_axis() => say::IS_BEATEN_ON_ONE,
            PointKind::Beaten if self.is_crowd() => say::BEST_IS_BEATEN,
            PointKind::Beaten => say::IS_BEATEN,
            PointKind::Out => say::FAILS_GATE,
        };
        word.get(self.map.subject.lang)
    }
}

/// Draws a point with a white rim, so that overlapping points can be told apart.
fn point(c: &mut Canvas, at: (f64, f64), radius: f64, kind: PointKind) {
    c.dot(at, radius + 1.5, theme::PAPER);
    match kind {
        PointKind::Leader => c.dot(at, radius, theme::ACCENT),
        PointKind::Front => c.dot(at, radius, FRONT_COLOUR),
        PointKind::Beaten => c.dot(at, radius, theme::HATCH),
        PointKind::Out => c.ring(at, radius, theme::HATCH),
    }
}
