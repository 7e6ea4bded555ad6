//! Which weight flips it? For each criterion, the shares of weight at which the leader stays first, and who follows.
//!
//! Weight stability intervals (Mareschal 1988).

use super::canvas::{Area, Canvas};
use super::figure::{Figure, Picture, Subject};
use super::table::{self, RowLayout};
use super::theme::Type;
use super::{caption, text, theme};
use crate::analysis::stability::{Stability, nearest_flip};
use crate::lang::tenths;
use crate::say::chart::flip::{self, FlipFinding};
use crate::say::chart::shared::FigureLead;
use crate::say::chart::stability as say;
use crate::say::flip::Limit;
use crate::say::heads;
use crate::say::punctuation::clauses;

pub const FIGURE: Figure = Figure { id: "stability", name: say::NAME, question: say::QUESTION, draw };

/// Rows are at least this high if possible; in pixels, like the sizes below.
const COMFORTABLE_HEIGHT: f64 = 26.0;
/// If rows would be lower than this, the last ones are only counted.
const MIN_ROW_HEIGHT: f64 = 20.0;
/// The height of the scale above the tracks, and how far its last number reaches over their end.
const SCALE_HEIGHT: f64 = 34.0;
const SCALE_OVERHANG: f64 = 21.0;
/// Between columns, and between a mark and its words.
const COLUMN_GAP: f64 = 32.0;
const WORDS_GAP: f64 = 14.0;
/// The most room for the name of a criterion, or of a challenger.
const MAX_NAME_WIDTH: f64 = 230.0;

fn draw(subject: &Subject) -> Picture {
    let figure = Tracks::new(subject);
    let subtitle = say::subtitle(&subject.name(subject.scored.order[0]), subject.lang);
    subject.picture(title(subject), &subtitle, &[alt_details(subject, &figure.upper)], |c| figure.draw(c))
}

/// The nearest flips in words.
fn alt_details(s: &Subject, rows: &[WeightRow]) -> String {
    let flips = rows.iter().filter(|row| row.flips()).take(5).map(|row| {
        let ends = row.ends.iter().flatten().map(|end| end.words.as_str());
        say::told(&s.criterion(row.criterion), &row.today, ends, s.lang)
    });
    clauses(flips, s.lang)
}

/// An end of a bar that is a flip.
struct FlipEnd {
    share: f64,
    /// At which share, and who takes over.
    words: String,
}

/// The row of one criterion.
struct WeightRow {
    criterion: usize,
    share: f64,
    /// Today's share.
    today: String,
    /// The shares at which the leader stays first; `None` if there are no other weights to keep in proportion.
    stays: Option<(f64, f64)>,
    /// The flips below and above today's share.
    ends: [Option<FlipEnd>; 2],
}

impl WeightRow {
    fn new(s: &Subject, stability: &Stability) -> WeightRow {
        let (criterion, share) = (stability.criterion, stability.share);
        let end = |at: f64, rises, challenger: Option<usize>| {
            let name = text::fit(&s.name(challenger?), theme::LABEL.bold(), MAX_NAME_WIDTH);
            let words = format!("{} → {name}", Limit::of(at, share, rises).words(s.lang));
            Some(FlipEnd { share: at, words })
        };
        let ends = stability.lead.map_or([None, None], |lead| {
            let [below, above] = [lead.below, lead.above].map(|overtaking| overtaking.map(|o| o.riser));
            [end(lead.low, false, below), end(lead.high, true, above)]
        });
        let today = s.lang.per_cent(&tenths(share));
        WeightRow { criterion, share, today, stays: stability.lead.map(|lead| (lead.low, lead.high)), ends }
    }

    fn flips(&self) -> bool {
        self.ends.iter().any(Option::is_some)
    }
}

/// The rows: criteria that flip, nearest flip first, then one that has all the weight; and criteria that never flip,
/// heaviest first.
fn criteria(s: &Subject) -> [Vec<WeightRow>; 2] {
    let mut criteria: Vec<&Stability> = s.stability().iter().collect();
    let distance = |stability: &Stability| stability.nearest().map_or(f64::INFINITY, |(distance, _)| distance);
    criteria.sort_by(|a, b| distance(a).total_cmp(&distance(b)).then(b.share.total_cmp(&a.share)));
    let rows = criteria.into_iter().map(|stability| WeightRow::new(s, stability));
    let (upper, never) = rows.partition(|row| row.flips() || row.stays.is_none());
    [upper, never]
}

/// The name of a criterion, cut to fit.
fn name(s: &Subject, row: &WeightRow, style: Type) -> String {
    text::fit(&s.criterion(row.criterion), style, MAX_NAME_WIDTH)
}

/// All rows on their common scale.
struct Tracks<'a> {
    subject: &'a Subject<'a>,
    upper: Vec<WeightRow>,
    /// Criteria that never flip and have a row.
    never: Vec<WeightRow>,
    /// Notes on criteria without a row.
    notes: Vec<String>,
    style: Type,
    rows: RowLayout,
    /// Right end of today's shares.
    today: f64,
    /// Ends of the tracks.
    track: [f64; 2],
}

impl<'a> Tracks<'a> {
    fn new(s: &'a Subject<'a>) -> Tracks<'a> {
        let [mut upper, mut never] = criteria(s);
        let room = theme::BOTTOM - theme::TOP - SCALE_HEIGHT;
        let mut notes = Vec::new();
        if !never.is_empty() && (upper.len() + 1 + never.len()) as f64 * COMFORTABLE_HEIGHT > room {
            notes.push(never_line(s, &never));
            never.clear();
        }
        let most = (room / MIN_ROW_HEIGHT) as usize - 2;
        if upper.len() > most {
            notes.push(say::further_away(upper.len() - most, s.lang));
            upper.truncate(most);
        }
        let lines = upper.len() + usize::from(!never.is_empty()) + never.len() + notes.len();
        let rows = RowLayout::between(lines, theme::TOP + SCALE_HEIGHT, theme::BOTTOM);
        let style = rows.style();
        let widest = |words: &dyn Fn(&WeightRow) -> String| {
            upper.iter().chain(&never).map(|row| text::width(&words(row), style.bold())).fold(0.0, f64::max)
        };
        let today = widest(&|row| row.today.clone()).max(text::width(heads::TODAY.get(s.lang), theme::NOTE));
        let today = theme::MARGIN + widest(&|row| name(s, row, style.bold())) + COLUMN_GAP + today;
        let below = widest(&|row| row.ends[0].as_ref().map_or_else(String::new, |end| end.words.clone()));
        let mut tracks = Tracks {
            rows,
            track: [today + COLUMN_GAP + WORDS_GAP + below, theme::RIGHT - SCALE_OVERHANG],
            subject: s,
            upper,
            never,
            notes,
            style,
            today,
        };
        tracks.make_room();
        tracks
    }

    /// Shortens the tracks until words that fit neither on them nor in their bars have room beside them.
    fn make_room(&mut self) {
        loop {
            let beside = |row: &WeightRow| match self.place(row, row.ends[1].as_ref()?) {
                WordsPlace::Beside => Some(self.width(row.ends[1].as_ref()?) + WORDS_GAP),
                _ => None,
            };
            let end = theme::RIGHT - self.upper.iter().filter_map(beside).fold(SCALE_OVERHANG, f64::max);
            if end >= self.track[1] {
                return;
            }
            self.track[1] = end;
        }
    }

    fn width(&self, end: &FlipEnd) -> f64 {
        text::width(&end.words, self.style.bold())
    }

    /// Where the words of an upper end have room: after it on the track, before it in the bar, or beside the track.
    fn place(&self, row: &WeightRow, end: &FlipEnd) -> WordsPlace {
        let dot = self.x(row.share) + self.radius();
        let (behind, before) = (self.x(end.share).max(dot) + WORDS_GAP, self.x(end.share) - WORDS_GAP);
        match self.width(end) {
            width if behind + width <= self.track[1] => WordsPlace::Behind(behind),
            width if before - width >= dot + WORDS_GAP => WordsPlace::Before(before),
            _ => WordsPlace::Beside,
        }
    }

    fn x(&self, share: f64) -> f64 {
        self.track[0] + share * (self.track[1] - self.track[0])
    }

    fn radius(&self) -> f64 {
        (0.16 * self.rows.height).clamp(4.0, 12.0)
    }

    fn draw(&self, c: &mut Canvas) {
        let (s, head) = (self.subject, usize::from(!self.never.is_empty()));
        let rows = self.upper.len() + head + self.never.len();
        let RowLayout { top, height, .. } = self.rows;
        let share = |percent: f64| percent / 100.0;
        let percent = |at: f64| s.lang.percent(share(at));
        table::grid(c, |at| self.x(share(at)), percent, top, top + rows as f64 * height);
        c.right(self.today, top - 20.0, heads::TODAY.get(s.lang), theme::NOTE);
        for (line, row) in self.upper.iter().enumerate() {
            self.row(c, self.rows.y(line), row, line == 0);
        }
        if head > 0 {
            // Closer to the rows that it heads than to those above.
            let y = self.rows.y(self.upper.len()) + (0.15 * height).max(0.5 * height - 20.0);
            c.left(theme::MARGIN, y, say::NEVER.get(s.lang), theme::NOTE);
        }
        for (n, row) in self.never.iter().enumerate() {
            self.row(c, self.rows.y(self.upper.len() + head + n), row, false);
        }
        for (n, note) in self.notes.iter().enumerate() {
            c.left(theme::MARGIN, self.rows.y(rows + n), note, theme::NOTE);
        }
    }

    fn row(&self, c: &mut Canvas, y: f64, row: &WeightRow, nearest: bool) {
        let s = self.subject;
        let (style, bar, dot) = match row.flips() {
            true if nearest => (self.style.bold(), theme::ACCENT_SOFT, theme::ACCENT),
            true => (self.style, theme::ACCENT_SOFT, theme::ACCENT),
            false => (self.style.colour(theme::SECONDARY), theme::OUT_SOFT, theme::REST_LINE),
        };
        c.left(theme::MARGIN, y, &name(s, row, style), style);
        c.right(self.today, y, &row.today, style);
        let tall = (0.5 * self.rows.height).clamp(17.0, 56.0);
        let area = |from: f64, to: f64| Area { x: from, y: y - tall / 2.0, w: to - from, h: tall };
        c.rect(area(self.track[0], self.track[1]), theme::TRACK);
        let Some((low, high)) = row.stays else {
            c.dot((self.x(row.share), y), self.radius(), dot);
            c.right(self.x(row.share) - self.radius() - WORDS_GAP, y, say::ALL_WEIGHT.get(s.lang), theme::NOTE);
            return;
        };
        c.rect(area(self.x(low), self.x(high)), bar);
        for end in row.ends.iter().flatten() {
            c.rect(Area { x: self.x(end.share) - 1.0, w: 2.0, ..area(0.0, 0.0) }, theme::ACCENT);
        }
        c.dot((self.x(row.share), y), self.radius(), dot);
        if let Some(end) = &row.ends[0] {
            c.right(self.track[0] - WORDS_GAP, y, &end.words, style);
        }
        if let Some(end) = &row.ends[1] {
            match self.place(row, end) {
                WordsPlace::Behind(x) => c.left(x, y, &end.words, style),
                WordsPlace::Before(x) => c.right(x, y, &end.words, style),
                WordsPlace::Beside => c.left(self.track[1] + WORDS_GAP, y, &end.words, style),
            }
        }
    }
}

/// Where words stand: beginning or ending at an x, or beside the track.
enum WordsPlace {
    Behind(f64),
    Before(f64),
    Beside,
}

/// The criteria that never flip, as many as fit on one line.
fn never_line(s: &Subject, never: &[WeightRow]) -> String {
    let names: Vec<String> = never.iter().map(|row| name(s, row, theme::NOTE)).collect();
    let line = |shown: usize| say::never(&names[..shown], names.len() - shown, s.lang);
    let room = theme::ROOM;
    let fits = (1..=names.len()).rev().find(|&shown| text::width(&line(shown), theme::NOTE) <= room);
    line(fits.unwrap_or(1))
}

/// The title: the flip that needs the least change of one share, or why nothing flips.
fn title(s: &Subject) -> String {
    let lead = s.lead();
    let say = |flip: FlipFinding| caption::title(flip::titles(flip, &lead, s.scored.len(), s.lang));
    if s.scored.len() == 1 {
        return say(FlipFinding::OnlyIdea);
    }
    let Some(flip) = nearest_flip(s.stability()) else {
        return say(match &lead {
            _ if s.rubric.criteria.len() == 1 => FlipFinding::OnlyCriterion,
            FigureLead::Alone(_) if s.scored.is_out(s.scored.order[1]) => FlipFinding::OthersOut,
            _ => FlipFinding::Never,
        });
    };
    let today = s.stability()[flip.criterion].share;
    let (criterion, challenger) = (&s.short_criterion(flip.criterion), &s.name(flip.challenger));
    say(match Limit::of(flip.share, today, flip.rises) {
        Limit::More | Limit::Less => FlipFinding::AtOnce { criterion, challenger },
        beyond => FlipFinding::Beyond { criterion, challenger, beyond },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::lang::Lang;

    /// A title for ideas with these values on three criteria that weigh 49, 32 and 19 %; those in `out` fail a gate.
    fn titled(values: &[[f64; 3]], out: &[usize], lang: Lang) -> String {
        title(&Sample::known(values, out, lang).subject())
    }

    const RIVALS: [[f64; 3]; 2] = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]];

    #[test]
    fn titles_say_what_flips_the_lead() {
        let en = |values: &[[f64; 3]]| titled(values, &[], Lang::En);
        // By hand: at a share of x, B has x and A has (1 − x)·18/25.
        assert_eq!(en(&RIVALS), "A leads until No cash burn weighs more than 41.9 %; then B does");
        assert_eq!(titled(&RIVALS, &[], Lang::Zh), "“不烧钱”的权重一旦升到 41.9% 以上，“B”就会取代“A”领先");
        assert_eq!(en(&[[0.9; 3], [0.5; 3]]), "No single weight can take the lead from A");
        assert_eq!(en(&[[0.5; 3]; 2]), "Both ideas share the lead, and no single weight can part them");
        assert_eq!(en(&[[0.5; 3], [0.5; 3], [0.1; 3]]), "A and B share the lead, and no single weight can part them");
        assert_eq!(en(&[[0.5; 3]]), "A is the only idea, whatever the weights");
        let tie = en(&[[2.0 / 3.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
        assert!(tie.starts_with("A and B share the lead; the slightest change of "), "{tie}");
        let tie = titled(&[[2.0 / 3.0, 0.0, 0.0], [0.0, 1.0, 0.0]], &[], Lang::Zh);
        assert!(tie.starts_with("“A”和“B”并列领先；") && tie.ends_with("的权重稍有变化就会分出高下"), "{tie}");
    }

    #[test]
    fn failed_gates_are_said() {
        let en = |out: &[usize]| titled(&RIVALS, out, Lang::En);
        assert_eq!(en(&[0, 1]), "Both ideas fail a gate; A leads them until No cash burn weighs more than 41.9 %");
        assert_eq!(en(&[0]), "No weight can take the lead from B: every other idea fails a gate");
        assert_eq!(titled(&RIVALS, &[0], Lang::Zh), "任何权重都夺不走“B”的领先：其余创意都没有通过门槛");
    }

    #[test]
    fn one_criterion_has_nothing_to_change() {
        let sample = Sample::new(1, 3, Lang::En);
        assert_eq!(title(&sample.subject()), "With a single criterion there is no weight to change");
    }
}
