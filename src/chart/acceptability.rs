//! How sure? A heat map of how often each idea has each rank when weights vary and open evidence is drawn.
//!
//! Rank acceptability indices (Lahdelma & Salminen 2001, "SMAA-2"), shown as JSMAA does.

use super::canvas::{self, Area, Canvas};
use super::rows::Labels;
use super::{Figure, Picture, Subject, first, text, theme};
use crate::analysis::certainty::AROUND;
use crate::lang::whole;
use crate::say::chart::acceptability::{self as say, Chance};
use crate::say::chart::shared;
use crate::say::punctuation::clauses;
use crate::tolerance;
use plotters::style::RGBColor;

pub const FIGURE: Figure =
    Figure { id: "acceptability", name: say::NAME, question: |lang| say::QUESTION.get(lang), draw };

/// Up to so many ideas, each has a row and each rank a column.
const MOST_WHOLE: usize = 30;
/// Rows where ranks share columns.
const TOP_ROWS: usize = 20;
/// Ranks that end a column where ranks share columns; then every power of ten does.
const BIN_ENDS: [usize; 7] = [1, 2, 3, 5, 10, 20, 50];
/// The room for the column at the right; in pixels, like what follows.
const INTERVALS: f64 = 116.0;
/// Above the cells: two lines of heads.
const HEADS: f64 = 50.0;
/// Between two cells.
const GAP: f64 = 2.0;
/// The least contrast of text with what it stands on (WCAG 2, level AA).
const READABLE: f64 = 4.5;
/// From these shares on, a cell is filled, and has its number.
const FILLED: f64 = 0.01;
const NUMBERED: f64 = 0.05;
/// Where on the scale of colours a filled cell begins, so that it differs from an empty track.
const FAINTEST: f64 = 0.12;

fn draw(subject: &Subject) -> Picture {
    let title = first::title(subject);
    let map = Map::new(subject);
    let scene = canvas::draw(|c| {
        c.frame(&title, &subtitle(subject, &map.ideas), &source(subject));
        map.draw(c);
    });
    Picture { alt: alt(subject, &title), title, scene }
}

/// What is drawn: weights, and evidence where any is open.
fn subtitle(s: &Subject, ideas: &[usize]) -> String {
    let (lang, robust) = (s.lang, &s.study.robust);
    let open = (0..s.scored.len()).any(|i| s.scored.potential[i] - s.scored.score[i] > tolerance::POINTS);
    let chance = Chance { around: around(s), open };
    let mut subtitle = match robust.told < robust.ranked {
        false => s.top_of(ideas.len(), &say::legend(chance, lang)),
        true => say::legend_of_some(ideas.len(), robust.told, robust.ranked, chance, lang),
    };
    let tied = first::firsts(s).iter().sum::<f64>() > 1.0 + tolerance::SHARE;
    let keys = [(ideas.iter().any(|&i| s.is_out(i)), say::OUT_IS_GREY), (tied, say::TIES_SHARE)];
    for key in keys.iter().filter(|(needed, _)| *needed).map(|(_, key)| key.get(lang)) {
        let room = theme::WIDTH - 2.0 * theme::MARGIN - text::width(&subtitle, theme::SUBTITLE);
        if text::width(key, theme::SUBTITLE) <= room {
            subtitle.push_str(key);
        }
    }
    subtitle
}

/// By how much weights vary; none where a criterion has all the weight, which leaves nothing to vary.
fn around(s: &Subject) -> Option<f64> {
    (s.by_weight().len() > 1).then_some(AROUND)
}

/// The source with the weight model, N and seed, and how exact the shares are.
fn source(s: &Subject) -> String {
    let robust = &s.study.robust;
    say::source(s.source, around(s), robust.draws, robust.seed, robust.off_at_most(), s.lang)
}

fn alt(s: &Subject, title: &str) -> String {
    let robust = &s.study.robust;
    let best = robust.ideas.iter().take(5).enumerate().map(|(place, &idea)| {
        let ranks = robust.rank_interval(place).shown(s.lang);
        say::detail(&s.name(idea), robust.acceptability(place, 1), &ranks, s.lang)
    });
    shared::alt(title, &[clauses(best, s.lang)], s.lang)
}

/// Columns of ranks, from the first to the last of each: one a rank, or few at the head and many further down.
fn columns(ranks: usize) -> Vec<(usize, usize)> {
    if ranks <= MOST_WHOLE {
        return (1..=ranks).map(|rank| (rank, rank)).collect();
    }
    let powers = std::iter::successors(Some(100), |power| Some(power * 10));
    // What is left at the end joins the last column, if it is little.
    let ends = BIN_ENDS.into_iter().chain(powers).take_while(|end| end * 5 < ranks * 4);
    let mut from = 1;
    let column = |to| {
        let column = (from, to);
        from = to + 1;
        column
    };
    ends.chain([ranks]).map(column).collect()
}

/// `3`, or `4–5`.
fn head((from, to): (usize, usize)) -> String {
    let (first, last) = (whole(from), whole(to));
    if from == to { first } else { format!("{first}–{last}") }
}

/// The heat map.
struct Map<'a> {
    subject: &'a Subject<'a>,
    ideas: Vec<usize>,
    /// Their places among the ideas counted.
    places: Vec<usize>,
    /// Heads of the columns.
    columns: Vec<String>,
    /// Shares, row by row.
    shares: Vec<Vec<f64>>,
    labels: Labels<'a>,
    /// Width and height of a cell, with its gap.
    cell: (f64, f64),
    top: f64,
}

impl<'a> Map<'a> {
    fn new(subject: &'a Subject<'a>) -> Map<'a> {
        let robust = &subject.study.robust;
        let rows = if robust.ranked <= MOST_WHOLE { robust.ranked } else { TOP_ROWS };
        // Of a large table those who are most often among the first, as they stand today.
        let mut places: Vec<usize> = (0..rows.min(robust.ideas.len())).collect();
        places.sort_by_key(|&place| subject.scored.rank[robust.ideas[place]]);
        let ideas: Vec<usize> = places.iter().map(|&place| robust.ideas[place]).collect();
        let told = columns(robust.told);
        let rest = (robust.told < robust.ranked).then(|| format!(">{}", whole(robust.told)));
        let columns: Vec<String> = told.iter().copied().map(head).chain(rest.clone()).collect();
        let row = |&place: &usize| {
            let told = told.iter().map(|&(from, to)| robust.within(place, from, to));
            told.chain(rest.as_ref().map(|_| robust.beyond(place))).collect()
        };
        let room = theme::BOTTOM - theme::TOP - HEADS;
        let height = (room / ideas.len() as f64).min(theme::TALLEST_ROW);
        let labels = Labels::new(subject, &ideas, theme::MARGIN, height);
        let width = (theme::WIDTH - theme::MARGIN - INTERVALS - labels.right) / columns.len() as f64;
        Map {
            shares: places.iter().map(row).collect(),
            cell: (width, height),
            top: theme::TOP + HEADS + theme::settle(height * ideas.len() as f64, room),
            subject,
            ideas,
            places,
            columns,
            labels,
        }
    }

    fn x(&self, column: usize) -> f64 {
        self.labels.right + column as f64 * self.cell.0
    }

    /// Right end of the ranks in the margin.
    fn end(&self) -> f64 {
        self.x(self.columns.len()) + INTERVALS
    }

    fn draw(&self, c: &mut Canvas) {
        self.heads(c);
        let [most, most_out] = [false, true].map(|out| self.most(out));
        let (w, h) = self.cell;
        let style = self.labels.style;
        for (row, &idea) in self.ideas.iter().enumerate() {
            let (y, out) = (self.top + row as f64 * h, self.subject.is_out(idea));
            let middle = y + h / 2.0;
            self.labels.draw(c, middle, idea);
            for (column, &share) in self.shares[row].iter().enumerate() {
                let area = Area { x: self.x(column), y: y + GAP / 2.0, w: w - GAP, h: h - GAP };
                let colour = colour(share, if out { most_out } else { most }, out);
                c.rect(area, colour);
                if share >= NUMBERED {
                    let ink = if out { theme::OUT_TEXT } else { ink_on(colour) };
                    c.centre(area.x + area.w / 2.0, middle, &first::number(share), style.colour(ink));
                }
            }
            let ranks = self.subject.study.robust.rank_interval(self.places[row]).shown(self.subject.lang);
            c.right(self.end(), middle, &ranks, if out { style.colour(theme::SECONDARY) } else { style });
        }
    }

    /// The largest share of the ideas that fail a gate, or of the others: what is dimmed does not pale the rest.
    fn most(&self, out: bool) -> f64 {
        let rows = self.ideas.iter().zip(&self.shares).filter(|(idea, _)| self.subject.is_out(**idea) == out);
        rows.flat_map(|(_, shares)| shares).copied().fold(0.0, f64::max)
    }

    fn heads(&self, c: &mut Canvas) {
        let lang = self.subject.lang;
        let last = self.top - 14.0;
        let first = last - theme::NOTE.line();
        c.left(theme::MARGIN, last, say::RANK_TODAY.get(lang), theme::NOTE);
        c.left(self.x(0), first, say::RANK_IN_DRAWS.get(lang), theme::NOTE);
        for (n, column) in self.columns.iter().enumerate() {
            c.centre(self.x(n) + (self.cell.0 - GAP) / 2.0, last, column, theme::NOTE);
        }
        for (y, head) in [first, last].into_iter().zip(say::MOST_RANKS) {
            c.right(self.end(), y, head.get(lang), theme::NOTE);
        }
    }
}

/// The colour of a share where `most` is the largest; what hardly happens is an empty track.
fn colour(share: f64, most: f64, out: bool) -> RGBColor {
    let scale: &[RGBColor] = if out { &[theme::OUT_SOFT, theme::GRID] } else { &theme::SEQUENTIAL };
    if share < FILLED {
        return theme::TRACK;
    }
    let at = (FAINTEST + (1.0 - FAINTEST) * share / most) * (scale.len() - 1) as f64;
    let below = (at as usize).min(scale.len() - 2);
    let part = at - below as f64;
    let mix = |a: u8, b: u8| (f64::from(a) + part * (f64::from(b) - f64::from(a))).round() as u8;
    let (a, b) = (scale[below], scale[below + 1]);
    RGBColor(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
}

/// Text that can be read on `paper`: dark, else white, else black, one of which always can.
fn ink_on(paper: RGBColor) -> RGBColor {
    [theme::INK, theme::PAPER].into_iter().find(|&ink| contrast(ink, paper) >= READABLE).unwrap_or(RGBColor(0, 0, 0))
}

/// The contrast of two colours, 1–21 (WCAG 2).
fn contrast(a: RGBColor, b: RGBColor) -> f64 {
    let linear = |part: u8| match f64::from(part) / 255.0 {
        p if p <= 0.04045 => p / 12.92,
        p => ((p + 0.055) / 1.055).powf(2.4),
    };
    let light = |c: RGBColor| 0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2) + 0.05;
    let (a, b) = (light(a), light(b));
    a.max(b) / a.min(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_hold_every_rank_once() {
        for ranks in [1, 2, 30, 31, 41, 51, 100, 101, 300, 1_000, 10_000] {
            let columns = columns(ranks);
            assert_eq!((columns[0].0, columns[columns.len() - 1].1), (1, ranks));
            assert!(columns.windows(2).all(|pair| pair[1].0 == pair[0].1 + 1), "{columns:?}");
        }
        let heads = |ranks| columns(ranks).into_iter().map(head).collect::<Vec<_>>();
        assert_eq!(heads(40), ["1", "2", "3", "4–5", "6–10", "11–20", "21–40"]);
        assert_eq!(heads(10_000)[7..], ["51–100", "101–1,000", "1,001–10,000"].map(String::from)[..]);
        assert_eq!(heads(51).last().map(String::as_str), Some("21–51"), "no column for the last rank alone");
    }

    #[test]
    fn every_number_can_be_read() {
        for percent in 5..=100 {
            let paper = colour(f64::from(percent) / 100.0, 1.0, false);
            assert!(contrast(ink_on(paper), paper) >= READABLE, "{percent} %");
            let paper = colour(f64::from(percent) / 100.0, 1.0, true);
            assert!(contrast(theme::OUT_TEXT, paper) >= READABLE, "{percent} % of an idea that is out");
        }
        assert_eq!(colour(0.4, 0.4, false), theme::SEQUENTIAL[4]);
        assert_eq!(colour(0.004, 0.4, false), theme::TRACK);
        assert!((contrast(theme::PAPER, RGBColor(0, 0, 0)) - 21.0).abs() < 1e-9);
    }
}
