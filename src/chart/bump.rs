//! A bump chart: where ideas stand in one ranking after another.

use super::canvas::{Area, Canvas};
use super::figure::Subject;
use super::labels::{self, PointName};
use super::theme::Type;
use super::{text, theme, wrap};
use crate::lang::whole;
use crate::say::chart::bump as say;
use crate::say::chart::shared::and_more;
use plotters::style::RGBColor;

/// The most ideas of one ranking that have a line, if very many share a rank: more would lie under these.
const MAX_IDEA_LINES: usize = 60;
/// An idea that moves fewer ranks than this is not highlighted.
const MIN_MOVE: usize = 3;
/// From the first or last column to the names beside it; in pixels, like the sizes below.
const NAME_OFFSET: f64 = 60.0;
/// Room below the ranks for ideas that drop out of them.
const BELOW_HEIGHT: f64 = 72.0;
/// From one name to the next below it, if ideas share a rank.
const SHARED_RANK_PITCH: f64 = 24.0;
/// The height of words on a paper background, and the radius of the dot beside them.
const TAG_HEIGHT: f64 = 18.0;
const DOT_RADIUS: f64 = 7.0;
/// Segments of a curve.
const CURVE_STEPS: usize = 24;

/// From the heads to the columns below, in pixels.
const HEAD_GAP: f64 = 12.0;
/// Between heads side by side, and between two levels of heads.
const HEADS_SPACING: f64 = 8.0;
const LEVEL_GAP: f64 = 8.0;
/// The height of heads on one line, with the room above.
const ONE_LINE_HEIGHT: f64 = 48.0;
/// Lines of a name that does not fit on one.
const MAX_HEAD_LINES: usize = 2;

/// One ranking: a column of the chart.
pub(super) struct Track {
    /// Its head.
    pub name: String,
    /// The rank of each idea, 1 = best, in the order of the table.
    pub ranks: Vec<usize>,
    /// The ideas that are ranked, best first.
    pub order: Vec<usize>,
}

impl Track {
    /// The ideas of the first `ranks` ranks, best first.
    fn members(&self, ranks: usize) -> impl Iterator<Item = usize> {
        self.order.iter().copied().take_while(move |&idea| self.ranks[idea] <= ranks).take(MAX_IDEA_LINES)
    }

    /// All ideas that share one of the first `ranks` ranks, the best rank first.
    fn shared(&self, ranks: usize) -> impl Iterator<Item = &[usize]> {
        let of_one_rank = self.order.chunk_by(|a, b| self.ranks[*a] == self.ranks[*b]);
        of_one_rank.take_while(move |ideas| self.ranks[ideas[0]] <= ranks)
    }
}

/// The chart.
pub(super) struct Bump<'a> {
    subject: &'a Subject<'a>,
    tracks: &'a [Track],
    ranks: usize,
    height: f64,
    top: f64,
    heads: TrackHeads,
    /// The middle of the first and of the last column.
    ends: [f64; 2],
    /// Every idea among the best in some ranking; highlighted ones last, so that they lie on top.
    ideas: Vec<usize>,
    /// Highlighted ideas, each with its colour.
    marked: Vec<(usize, RGBColor)>,
}

impl<'a> Bump<'a> {
    /// Lays out the first `most` ranks of one ranking or more.
    pub fn new(subject: &'a Subject<'a>, tracks: &'a [Track], most: usize) -> Bump<'a> {
        let ranks = tracks[0].order.len().min(most);
        let mut ideas: Vec<usize> = tracks.iter().flat_map(|track| track.members(ranks)).collect();
        ideas.sort_unstable();
        ideas.dedup();
        let marked = marked(tracks, &ideas, ranks);
        // Highlighted ideas are drawn last, the leader on top.
        ideas.sort_by_key(|idea| {
            marked.iter().rev().position(|(marked, _)| marked == idea).map_or(0, |place| place + 1)
        });

        let width = |track: &Track| {
            let names = track.members(ranks).map(|i| text::width(&subject.name(i), name_style(track, i)));
            // Only ideas that share the last rank shown can be too many to name.
            let all = track.shared(ranks).map(<[usize]>::len).sum();
            let more = (all > ranks).then(|| text::width(&and_more(all, subject.lang), theme::LABEL));
            names.chain(more).fold(0.0, f64::max) + NAME_OFFSET
        };
        let ends = [theme::MARGIN + width(&tracks[0]), theme::RIGHT - width(&tracks[tracks.len() - 1])];
        let names: Vec<&str> = tracks.iter().map(|track| track.name.as_str()).collect();
        let heads = TrackHeads::new(&names, (ends[1] - ends[0]) / tracks.len() as f64);
        let room = theme::BOTTOM - theme::TOP - heads.height;
        let height = ((room - BELOW_HEIGHT) / ranks as f64).min(theme::TALLEST_ROW);
        let top = theme::TOP + heads.height + theme::settle(height * ranks as f64, room);
        Bump { subject, tracks, ranks, height, top, heads, ends, ideas, marked }
    }

    /// The meaning of the movers' colours, as the end of a subtitle.
    pub fn movers(&self) -> &'static str {
        let lang = self.subject.lang;
        match self.marked.len() {
            0 | 1 => "",
            2 => say::ONE_MOVES.get(lang),
            _ => say::TWO_MOVE.get(lang),
        }
    }

    fn x(&self, track: usize) -> f64 {
        let steps = (self.tracks.len() - 1).max(1) as f64;
        self.ends[0] + (self.ends[1] - self.ends[0]) * track as f64 / steps
    }

    /// The middle of a rank.
    fn y(&self, rank: usize) -> f64 {
        self.top + self.height * (rank as f64 - 0.5)
    }

    /// The lower edge of the ranks shown.
    fn bottom(&self) -> f64 {
        self.top + self.height * self.ranks as f64
    }

    fn is_shown(&self, idea: usize, track: usize) -> bool {
        self.tracks[track].ranks[idea] <= self.ranks
    }

    /// Where an idea's line meets a ranking. Below the ranks shown there is one level for all, and one for each
    /// highlighted idea.
    fn at(&self, idea: usize, track: usize) -> (f64, f64) {
        let own = self.marked.iter().position(|(marked, _)| *marked == idea).unwrap_or(0);
        let below = self.bottom() + 20.0 + own as f64 * 20.0;
        (self.x(track), if self.is_shown(idea, track) { self.y(self.tracks[track].ranks[idea]) } else { below })
    }

    pub fn draw(&self, c: &mut Canvas) {
        for n in 0..self.tracks.len() {
            let x = self.x(n);
            c.line((x, self.top), (x, self.bottom()), 1.0, theme::GRID);
            self.heads.draw(c, n, x, self.top);
        }
        // Lines, highlighted ones last; then words, so that no line runs through them.
        self.ideas.iter().for_each(|&idea| self.curve(c, idea));
        self.between(c);
        self.below(c);
        self.ends(c, 0, true);
        self.ends(c, self.tracks.len() - 1, false);
        if self.ideas.iter().any(|&idea| (0..self.tracks.len()).any(|n| !self.is_shown(idea, n))) {
            let words = say::below(self.ranks, self.subject.lang);
            c.right(self.ends[0] - 20.0, self.bottom() + 20.0, &words, theme::NOTE);
        }
    }

    fn curve(&self, c: &mut Canvas, idea: usize) {
        let colour = self.marked.iter().find(|(marked, _)| *marked == idea).map(|(_, colour)| *colour);
        let (line, dot, width, radius) = match colour {
            Some(colour) => (colour, colour, 4.0, 8.0),
            None => (theme::REST_SOFT, theme::REST, 2.5, 6.0),
        };
        for n in 1..self.tracks.len() {
            if colour.is_none() && !self.is_shown(idea, n - 1) && !self.is_shown(idea, n) {
                continue;
            }
            let (from, to) = (self.at(idea, n - 1), self.at(idea, n));
            let curve = (0..=CURVE_STEPS).map(|step| {
                let t = step as f64 / CURVE_STEPS as f64;
                let eased = t * t * (3.0 - 2.0 * t);
                (from.0 + (to.0 - from.0) * t, from.1 + (to.1 - from.1) * eased)
            });
            c.path(curve.collect::<Vec<_>>(), width, line);
        }
        for n in 0..self.tracks.len() {
            if self.is_shown(idea, n) {
                c.dot(self.at(idea, n), radius, dot);
            } else if colour.is_some() {
                c.dot(self.at(idea, n), 5.0, dot);
            }
        }
    }

    /// Tags highlighted ideas with their ranks where they fall below the ranks shown.
    fn below(&self, c: &mut Canvas) {
        for (idea, _) in &self.marked {
            for n in (0..self.tracks.len()).filter(|&n| !self.is_shown(*idea, n)) {
                let (x, y) = self.at(*idea, n);
                self.tag(c, (x + 12.0, y), &whole(self.tracks[n].ranks[*idea]));
            }
        }
    }

    /// Names the ideas that are among the best only between the ends, where they come up. Names do not overlap; an idea
    /// without room for its name stays unnamed.
    fn between(&self, c: &mut Canvas) {
        let last = self.tracks.len() - 1;
        let unnamed = self.ideas.iter().copied().filter(|&idea| !self.is_shown(idea, 0) && !self.is_shown(idea, last));
        let first = |idea: usize| (0..last).find(|&n| self.is_shown(idea, n)).map(|n| (idea, self.at(idea, n)));
        let found: Vec<(usize, (f64, f64))> = unnamed.filter_map(first).collect();
        let names: Vec<String> = found.iter().map(|(idea, _)| self.subject.name(*idea)).collect();
        let label = |((_, at), name): (&(usize, (f64, f64)), &String)| PointName {
            at: *at,
            radius: DOT_RADIUS,
            size: (text::width(name, theme::NOTE), TAG_HEIGHT),
        };
        let labels: Vec<PointName> = found.iter().zip(&names).map(label).collect();
        // Ideas that share a rank share a dot, so names keep clear of its middle only.
        let mut dots: Vec<Area> = found.iter().map(|(_, at)| Area::around(*at, 0.0)).collect();
        let all = self.ideas.iter().flat_map(|&idea| (0..=last).map(move |n| (idea, n)));
        let all = all.filter(|&(idea, n)| self.is_shown(idea, n)).map(|(idea, n)| self.at(idea, n));
        dots.extend(all.filter(|at| !found.iter().any(|(_, own)| own == at)).map(|at| Area::around(at, DOT_RADIUS)));
        let within = Area {
            x: self.ends[0],
            y: self.top,
            w: self.ends[1] - self.ends[0],
            h: self.bottom() + BELOW_HEIGHT - self.top,
        };
        let places = labels::place(&labels, &dots, &[], within, labels.len());
        for (name, place) in names.iter().zip(places) {
            if let Some(Area { x, y, h, .. }) = place {
                self.tag(c, (x, y + h / 2.0), name);
            }
        }
    }

    /// Words on a paper background, so that lines do not run through them.
    fn tag(&self, c: &mut Canvas, (x, y): (f64, f64), words: &str) {
        let w = text::width(words, theme::NOTE);
        c.rect(Area { x: x - 2.0, y: y - TAG_HEIGHT / 2.0, w: w + 4.0, h: TAG_HEIGHT }, theme::PAPER);
        c.left(x, y, words, theme::NOTE);
    }

    /// Ranks and names beside a column. A shared rank leaves the next ones free for its names; those without room above
    /// the lower edge are counted, highlighted ideas last.
    fn ends(&self, c: &mut Canvas, column: usize, at_left: bool) {
        let track = &self.tracks[column];
        let x = self.x(column);
        let pitch = self.height.min(SHARED_RANK_PITCH);
        for ideas in track.shared(self.ranks) {
            let rank = track.ranks[ideas[0]];
            let lines = ((self.bottom() - self.y(rank)) / pitch) as usize + 1;
            let named = if ideas.len() > lines { lines - 1 } else { ideas.len() };
            let number = format!("{}{rank}", if ideas.len() > 1 { "=" } else { "" });
            let mut ideas = ideas.to_vec();
            if named < ideas.len() {
                ideas.sort_by_key(|idea| !self.marked.iter().any(|(marked, _)| marked == idea));
            }
            let mut line = |n: usize, number: &str, name: &str, style: Type| {
                let y = self.y(rank) + n as f64 * pitch;
                let grey = theme::LABEL.colour(theme::SECONDARY);
                if at_left {
                    c.right(x - 20.0, y, number, grey);
                    c.right(x - NAME_OFFSET, y, name, style);
                } else {
                    c.left(x + 20.0, y, number, grey);
                    c.left(x + NAME_OFFSET, y, name, style);
                }
            };
            for (n, &idea) in ideas[..named].iter().enumerate() {
                line(n, &number, &self.subject.name(idea), name_style(track, idea));
            }
            if named < ideas.len() {
                let more = and_more(ideas.len() - named, self.subject.lang);
                line(named, "", &more, theme::LABEL.colour(theme::SECONDARY));
            }
        }
    }
}

/// The ideas to highlight: the leader of the first ranking, then the two ideas that move most, if they move.
fn marked(tracks: &[Track], ideas: &[usize], ranks: usize) -> Vec<(usize, RGBColor)> {
    let leader = tracks[0].order[0];
    let moves = |idea: usize| {
        let shown = || tracks.iter().map(|track| track.ranks[idea].min(ranks + 1));
        shown().max().unwrap_or(0) - shown().min().unwrap_or(0)
    };
    let mut movers: Vec<usize> = ideas.iter().copied().filter(|&i| i != leader && moves(i) >= MIN_MOVE).collect();
    movers.sort_by_key(|&i| (std::cmp::Reverse(moves(i)), tracks[0].ranks[i]));
    let mut marked = vec![(leader, theme::ACCENT)];
    marked.extend(movers.into_iter().zip(theme::MOVERS));
    marked
}

fn name_style(track: &Track, idea: usize) -> Type {
    if track.ranks[idea] == 1 { theme::LABEL.bold() } else { theme::LABEL }
}

/// The heads of the columns: on one line if all names fit, else on two, else with those of every other column a level
/// higher.
pub(super) struct TrackHeads {
    names: Vec<Vec<String>>,
    style: Type,
    is_staggered: bool,
    /// Their height above the columns, in pixels.
    pub height: f64,
}

impl TrackHeads {
    /// Lays out heads for columns that are `room` pixels apart.
    pub fn new(names: &[&str], room: f64) -> TrackHeads {
        let whole = |style: Type, room: f64| names.iter().all(|name| text::width(name, style) <= room);
        if whole(theme::LABEL.bold(), room) {
            let names = names.iter().map(|name| vec![(*name).to_owned()]).collect();
            return TrackHeads { names, style: theme::LABEL.bold(), is_staggered: false, height: ONE_LINE_HEIGHT };
        }
        let style = theme::SMALL.bold();
        let broken = |room: f64| -> Vec<Vec<String>> {
            names.iter().map(|name| lines(name, style, room - HEADS_SPACING)).collect()
        };
        let is_whole = |names: &[Vec<String>]| !names.iter().flatten().any(|line| line.ends_with('…'));
        let side_by_side = broken(room);
        let is_staggered = !is_whole(&side_by_side);
        let names = if is_staggered { broken(2.0 * room) } else { side_by_side };
        let lines = MAX_HEAD_LINES as f64 * style.line();
        let height = lines + 2.0 * HEAD_GAP + if is_staggered { lines + LEVEL_GAP } else { 0.0 };
        TrackHeads { names, style, is_staggered, height }
    }

    /// Draws the head of a column, centred on `x`; the lowest line ends just above `bottom`.
    pub fn draw(&self, c: &mut Canvas, column: usize, x: f64, bottom: f64) {
        let lines = &self.names[column];
        if self.height == ONE_LINE_HEIGHT {
            c.centre(x, bottom - 22.0, &lines[0], self.style);
            return;
        }
        let mut last = bottom - HEAD_GAP - self.style.line() / 2.0;
        if self.is_staggered && column % 2 == 1 {
            let level = MAX_HEAD_LINES as f64 * self.style.line() + LEVEL_GAP;
            c.line((x, bottom - HEAD_GAP - level + 4.0), (x, bottom), 1.0, theme::GRID);
            last -= level;
        }
        for (n, line) in lines.iter().rev().enumerate() {
            c.centre(x, last - n as f64 * self.style.line(), line, self.style);
        }
    }
}

/// A name on one line, or broken at its bracket, behind it if more follows; or else wrapped.
fn lines(name: &str, style: Type, room: f64) -> Vec<String> {
    if text::width(name, style) <= room {
        return vec![name.to_owned()];
    }
    let behind = name.find([')', '）']).map(|at| at + name[at..].chars().next().map_or(0, char::len_utf8));
    let at = behind.filter(|at| *at < name.len()).or(name.find(['(', '（']));
    let parts = at.map(|at| [name[..at].trim_end(), name[at..].trim_start()]);
    match parts {
        Some(parts) if parts.iter().all(|part| text::width(part, style) <= room) => parts.map(str::to_owned).to_vec(),
        _ => wrap::wrap(name, &[], style, room, MAX_HEAD_LINES),
    }
}
