//! Which weight flips it? For each criterion, the shares of weight at which the leader stays first, and who follows.
//!
//! Weight stability intervals (Mareschal 1988).

use super::canvas::{self, Area, Canvas};
use super::theme::Type;
use super::{Figure, Picture, Subject, flip, rows, text, theme};
use crate::analysis::stability::Stability;
use crate::lang::tenths;
use crate::say::chart::{shared, stability as say};
use crate::say::flip::Limit;
use crate::say::heads;
use crate::say::punctuation::clauses;

pub const FIGURE: Figure = Figure { id: "stability", name: say::NAME, question: |lang| say::QUESTION.get(lang), draw };

/// Rows are, if it can be had, at least so tall; in pixels, like what follows.
const COMFORT: f64 = 26.0;
/// With rows less tall than this, the last ones are counted only.
const LEAST: f64 = 20.0;
/// The scale stands above the tracks; its last number reaches so far over their end.
const SCALE: f64 = 34.0;
const OVER: f64 = 21.0;
/// Between columns, and between a mark and its words.
const COLUMNS: f64 = 32.0;
const BESIDE: f64 = 14.0;
/// The most room for the name of a criterion, or of a challenger.
const NAMES: f64 = 230.0;

fn draw(subject: &Subject) -> Picture {
    let title = flip::title(subject);
    let figure = Tracks::new(subject);
    let subtitle = say::subtitle(&subject.name(subject.scored.order[0]), subject.lang);
    let scene = canvas::draw(|c| {
        c.frame(&title, &subtitle, subject.source);
        figure.draw(c);
    });
    Picture { alt: alt(subject, &title, &figure.upper), title, scene }
}

fn alt(s: &Subject, title: &str, rows: &[Row]) -> String {
    let flips = rows.iter().filter(|row| row.flips()).take(5).map(|row| {
        let ends = row.ends.iter().flatten().map(|end| end.words.as_str());
        say::told(&s.criterion(row.criterion), &row.today, ends, s.lang)
    });
    shared::alt(title, &[clauses(flips, s.lang)], s.lang)
}

/// An end of a bar that is a flip.
struct End {
    share: f64,
    /// When, and who takes over.
    words: String,
}

/// One criterion.
struct Row {
    criterion: usize,
    share: f64,
    /// Today's share.
    today: String,
    /// Where the leader stays first; none where there are no other weights to keep in proportion.
    stays: Option<(f64, f64)>,
    /// What happens below, and above.
    ends: [Option<End>; 2],
}

impl Row {
    fn new(s: &Subject, stability: &Stability) -> Row {
        let (criterion, share) = (stability.criterion, stability.share);
        let end = |at: f64, rises, challenger: Option<usize>| {
            let name = text::fit(&s.name(challenger?), theme::LABEL.bold(), NAMES);
            let words = format!("{} → {name}", Limit::of(at, share, rises).words(s.lang));
            Some(End { share: at, words })
        };
        let ends = stability.lead.map_or([None, None], |lead| {
            let [below, above] = [lead.below, lead.above].map(|overtaking| overtaking.map(|o| o.riser));
            [end(lead.low, false, below), end(lead.high, true, above)]
        });
        let today = s.lang.per_cent(&tenths(share));
        Row { criterion, share, today, stays: stability.lead.map(|lead| (lead.low, lead.high)), ends }
    }

    fn flips(&self) -> bool {
        self.ends.iter().any(Option::is_some)
    }
}

/// The rows: criteria that flip, the nearest flip first, then one that has all the weight; and those that never flip,
/// heaviest first.
fn table(s: &Subject) -> [Vec<Row>; 2] {
    let mut criteria: Vec<&Stability> = s.study.stability.iter().collect();
    let distance = |stability: &Stability| stability.nearest().map_or(f64::INFINITY, |(distance, _)| distance);
    criteria.sort_by(|a, b| distance(a).total_cmp(&distance(b)).then(b.share.total_cmp(&a.share)));
    let rows = criteria.into_iter().map(|stability| Row::new(s, stability));
    let (upper, never) = rows.partition(|row| row.flips() || row.stays.is_none());
    [upper, never]
}

/// The name of a criterion, as much as fits.
fn name(s: &Subject, row: &Row, style: Type) -> String {
    text::fit(&s.criterion(row.criterion), style, NAMES)
}

/// All rows on their common scale.
struct Tracks<'a> {
    subject: &'a Subject<'a>,
    upper: Vec<Row>,
    /// Criteria that never flip and have a row.
    never: Vec<Row>,
    /// What has no row, in words.
    notes: Vec<String>,
    style: Type,
    height: f64,
    top: f64,
    /// Right end of today's shares.
    today: f64,
    /// Ends of the tracks.
    track: [f64; 2],
}

impl<'a> Tracks<'a> {
    fn new(s: &'a Subject<'a>) -> Tracks<'a> {
        let [mut upper, mut never] = table(s);
        let room = theme::BOTTOM - theme::TOP - SCALE;
        let mut notes = Vec::new();
        if !never.is_empty() && (upper.len() + 1 + never.len()) as f64 * COMFORT > room {
            notes.push(never_line(s, &never));
            never.clear();
        }
        let most = (room / LEAST) as usize - 2;
        if upper.len() > most {
            notes.push(say::further_away(upper.len() - most, s.lang));
            upper.truncate(most);
        }
        let lines = upper.len() + usize::from(!never.is_empty()) + never.len() + notes.len();
        let height = (room / lines as f64).min(theme::TALLEST_ROW);
        let style = rows::style(height);
        let widest = |words: &dyn Fn(&Row) -> String| {
            upper.iter().chain(&never).map(|row| text::width(&words(row), style.bold())).fold(0.0, f64::max)
        };
        let today = widest(&|row| row.today.clone()).max(text::width(heads::TODAY.get(s.lang), theme::NOTE));
        let today = theme::MARGIN + widest(&|row| name(s, row, style.bold())) + COLUMNS + today;
        let below = widest(&|row| row.ends[0].as_ref().map_or_else(String::new, |end| end.words.clone()));
        let mut tracks = Tracks {
            top: theme::TOP + SCALE + theme::settle(lines as f64 * height, room),
            track: [today + COLUMNS + BESIDE + below, theme::WIDTH - theme::MARGIN - OVER],
            subject: s,
            upper,
            never,
            notes,
            style,
            height,
            today,
        };
        tracks.make_room();
        tracks
    }

    /// Shortens the tracks until words that fit neither on them nor in their bars have room beside them.
    fn make_room(&mut self) {
        loop {
            let beside = |row: &Row| match self.place(row, row.ends[1].as_ref()?) {
                Place::Beside => Some(self.width(row.ends[1].as_ref()?) + BESIDE),
                _ => None,
            };
            let end = theme::WIDTH - theme::MARGIN - self.upper.iter().filter_map(beside).fold(OVER, f64::max);
            if end >= self.track[1] {
                return;
            }
            self.track[1] = end;
        }
    }

    fn width(&self, end: &End) -> f64 {
        text::width(&end.words, self.style.bold())
    }

    /// Where the words of an upper end have room: behind it on the track, before it in the bar, or beside the track.
    fn place(&self, row: &Row, end: &End) -> Place {
        let dot = self.x(row.share) + self.radius();
        let (behind, before) = (self.x(end.share).max(dot) + BESIDE, self.x(end.share) - BESIDE);
        match self.width(end) {
            width if behind + width <= self.track[1] => Place::Behind(behind),
            width if before - width >= dot + BESIDE => Place::Before(before),
            _ => Place::Beside,
        }
    }

    fn x(&self, share: f64) -> f64 {
        self.track[0] + share * (self.track[1] - self.track[0])
    }

    fn radius(&self) -> f64 {
        (0.16 * self.height).clamp(4.0, 12.0)
    }

    /// The middle of a line.
    fn y(&self, line: usize) -> f64 {
        self.top + (line as f64 + 0.5) * self.height
    }

    fn draw(&self, c: &mut Canvas) {
        let (s, head) = (self.subject, usize::from(!self.never.is_empty()));
        let rows = self.upper.len() + head + self.never.len();
        let bottom = self.top + rows as f64 * self.height;
        for share in [0.0, 0.2, 0.4, 0.6, 0.8, 1.0] {
            c.line((self.x(share), self.top - 6.0), (self.x(share), bottom), 1.0, theme::GRID);
            c.centre(self.x(share), self.top - 20.0, &s.lang.percent(share), theme::NOTE);
        }
        c.right(self.today, self.top - 20.0, heads::TODAY.get(s.lang), theme::NOTE);
        for (line, row) in self.upper.iter().enumerate() {
            self.row(c, self.y(line), row, line == 0);
        }
        if head > 0 {
            // Closer to the rows that it heads than to those above.
            let y = self.y(self.upper.len()) + (0.15 * self.height).max(0.5 * self.height - 20.0);
            c.left(theme::MARGIN, y, say::NEVER.get(s.lang), theme::NOTE);
        }
        for (n, row) in self.never.iter().enumerate() {
            self.row(c, self.y(self.upper.len() + head + n), row, false);
        }
        for (n, note) in self.notes.iter().enumerate() {
            c.left(theme::MARGIN, self.y(rows + n), note, theme::NOTE);
        }
    }

    fn row(&self, c: &mut Canvas, y: f64, row: &Row, nearest: bool) {
        let s = self.subject;
        let (style, bar, dot) = match row.flips() {
            true if nearest => (self.style.bold(), theme::ACCENT_SOFT, theme::ACCENT),
            true => (self.style, theme::ACCENT_SOFT, theme::ACCENT),
            false => (self.style.colour(theme::SECONDARY), theme::OUT_SOFT, theme::REST_LINE),
        };
        c.left(theme::MARGIN, y, &name(s, row, style), style);
        c.right(self.today, y, &row.today, style);
        let tall = (0.5 * self.height).clamp(17.0, 56.0);
        let area = |from: f64, to: f64| Area { x: from, y: y - tall / 2.0, w: to - from, h: tall };
        c.rect(area(self.track[0], self.track[1]), theme::TRACK);
        let Some((low, high)) = row.stays else {
            c.dot((self.x(row.share), y), self.radius(), dot);
            c.right(self.x(row.share) - self.radius() - BESIDE, y, say::ALL_WEIGHT.get(s.lang), theme::NOTE);
            return;
        };
        c.rect(area(self.x(low), self.x(high)), bar);
        for end in row.ends.iter().flatten() {
            c.rect(Area { x: self.x(end.share) - 1.0, w: 2.0, ..area(0.0, 0.0) }, theme::ACCENT);
        }
        c.dot((self.x(row.share), y), self.radius(), dot);
        if let Some(end) = &row.ends[0] {
            c.right(self.track[0] - BESIDE, y, &end.words, style);
        }
        if let Some(end) = &row.ends[1] {
            match self.place(row, end) {
                Place::Behind(x) => c.left(x, y, &end.words, style),
                Place::Before(x) => c.right(x, y, &end.words, style),
                Place::Beside => c.left(self.track[1] + BESIDE, y, &end.words, style),
            }
        }
    }
}

/// Where words stand: beginning or ending at an x, or beside the track.
enum Place {
    Behind(f64),
    Before(f64),
    Beside,
}

/// The criteria that never flip, as many as fit on one line.
fn never_line(s: &Subject, never: &[Row]) -> String {
    let names: Vec<String> = never.iter().map(|row| name(s, row, theme::NOTE)).collect();
    let line = |shown: usize| say::never(&names[..shown], names.len() - shown, s.lang);
    let room = theme::WIDTH - 2.0 * theme::MARGIN;
    let fits = (1..=names.len()).rev().find(|&shown| text::width(&line(shown), theme::NOTE) <= room);
    line(fits.unwrap_or(1))
}
