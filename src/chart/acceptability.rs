//! How sure? A heat map of how often each idea takes each rank when weights vary and open evidence is drawn at random.
//!
//! Rank acceptability indices (Lahdelma & Salminen 2001, "SMAA-2"), shown as JSMAA does.

use super::canvas::{Area, Canvas};
use super::figure::{Figure, Picture, Subject};
use super::table::{Labels, RowLayout};
use super::{caption, places, text, theme};
use crate::analysis::certainty::AROUND;
use crate::lang::{Lang, whole};
use crate::say::chart::acceptability::{self as say, WhatVaries};
use crate::say::chart::first::{FirstInDraws, Others, Together, TogetherOf};
use crate::say::punctuation::clauses;
use crate::score::greatest_first;
use crate::tolerance;
use plotters::style::RGBColor;

pub const FIGURE: Figure = Figure { id: "acceptability", name: say::NAME, question: say::QUESTION, draw };

/// Up to this many ideas, each has a row and each rank a column.
const MAX_IDEAS_IN_FULL: usize = 30;
/// Rows if ranks share columns.
const TOP_ROWS: usize = 20;
/// Ranks that end a column if ranks share columns; above these, every power of ten.
const BIN_ENDS: [usize; 7] = [1, 2, 3, 5, 10, 20, 50];
/// Width of the column at the right, in pixels like the sizes below.
const INTERVALS_WIDTH: f64 = 116.0;
/// Two lines of heads above the cells.
const HEADS_HEIGHT: f64 = 50.0;
const CELL_GAP: f64 = 2.0;
/// The least contrast of text with its background (WCAG 2, level AA).
const MIN_TEXT_CONTRAST: f64 = 4.5;
/// Cells with at least these shares are filled, and have a number.
const MIN_FILLED_SHARE: f64 = 0.01;
const MIN_NUMBERED_SHARE: f64 = 0.05;
/// Where the colours of filled cells begin on their scale, so that they differ from an empty track.
const FAINTEST_ON_SCALE: f64 = 0.12;

fn draw(subject: &Subject) -> Picture {
    let subject = &Subject { source: &source(subject), ..*subject };
    if let Some(found) = &subject.focus.places {
        return places::draw(subject, found, what_varies(subject));
    }
    let map = HeatMap::new(subject);
    subject.picture(title(subject), &subtitle(subject, &map.ideas), &[alt_details(subject)], |c| map.draw(c))
}

/// What is drawn at random: weights, and evidence if any is open.
fn what_varies(s: &Subject) -> WhatVaries {
    let open = (0..s.scored.len()).any(|i| s.scored.potential[i] - s.scored.score[i] > tolerance::POINTS);
    WhatVaries { around: around(s), open }
}

/// What the cells show, and what is drawn.
fn subtitle(s: &Subject, ideas: &[usize]) -> String {
    let (lang, robust, chance) = (s.lang, s.robust(), what_varies(s));
    let mut subtitle = match robust.told < robust.ranked {
        false => s.top_of(ideas.len(), &say::legend(chance, lang)),
        true => say::legend_of_some(ideas.len(), robust.told, robust.ranked, chance, lang),
    };
    let tied = firsts(s).iter().sum::<f64>() > 1.0 + tolerance::SHARE;
    let keys = [(ideas.iter().any(|&i| s.scored.is_out(i)), say::OUT_IS_GREY), (tied, say::TIES_SHARE)];
    for key in keys.iter().filter(|(needed, _)| *needed).map(|(_, key)| key.get(lang)) {
        let room = theme::ROOM - text::width(&subtitle, theme::SUBTITLE);
        if text::width(key, theme::SUBTITLE) <= room {
            subtitle.push_str(key);
        }
    }
    subtitle
}

/// By how much weights vary; `None` if one criterion has all the weight.
fn around(s: &Subject) -> Option<f64> {
    (s.by_weight().len() > 1).then_some(AROUND)
}

/// The source with the weight model, N and seed, and how exact the shares are.
fn source(s: &Subject) -> String {
    let robust = s.robust();
    say::source(s.source, around(s), robust.draws, robust.seed, robust.off_at_most(), s.lang)
}

/// The five best ideas in words.
fn alt_details(s: &Subject) -> String {
    let robust = s.robust();
    let best = robust.ideas.iter().take(5).enumerate().map(|(place, &idea)| {
        let ranks = robust.rank_interval(place).shown(s.lang);
        say::detail(&s.name(idea), robust.acceptability(place, 1), &ranks, s.lang)
    });
    clauses(best, s.lang)
}

/// Columns of ranks, from the first to the last of each: one per rank, or narrow at the head and wide further down.
fn columns(ranks: usize) -> Vec<(usize, usize)> {
    if ranks <= MAX_IDEAS_IN_FULL {
        return (1..=ranks).map(|rank| (rank, rank)).collect();
    }
    let powers = std::iter::successors(Some(100), |power| Some(power * 10));
    // A small remainder at the end joins the last column.
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
struct HeatMap<'a> {
    subject: &'a Subject<'a>,
    ideas: Vec<usize>,
    /// Their indices in `robust.ideas`.
    places: Vec<usize>,
    /// Heads of the columns.
    columns: Vec<String>,
    /// Shares, row by row.
    shares: Vec<Vec<f64>>,
    labels: Labels<'a>,
    rows: RowLayout,
    /// Width of a cell, with its gap.
    width: f64,
}

impl<'a> HeatMap<'a> {
    fn new(subject: &'a Subject<'a>) -> HeatMap<'a> {
        let robust = subject.robust();
        let rows = if robust.ranked <= MAX_IDEAS_IN_FULL { robust.ranked } else { TOP_ROWS };
        // In a large table, those most often among the first, in today's order.
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
        let rows = RowLayout::between(ideas.len(), theme::TOP + HEADS_HEIGHT, theme::BOTTOM);
        let labels = Labels::new(subject, &ideas, theme::MARGIN, rows.height);
        let width = (theme::RIGHT - INTERVALS_WIDTH - labels.right) / columns.len() as f64;
        HeatMap { shares: places.iter().map(row).collect(), rows, width, subject, ideas, places, columns, labels }
    }

    fn x(&self, column: usize) -> f64 {
        self.labels.right + column as f64 * self.width
    }

    /// Right end of the ranks in the margin.
    fn end(&self) -> f64 {
        self.x(self.columns.len()) + INTERVALS_WIDTH
    }

    fn draw(&self, c: &mut Canvas) {
        self.heads(c);
        let [most, most_out] = [false, true].map(|out| self.most(out));
        let (w, h) = (self.width, self.rows.height);
        let style = self.labels.style;
        for (row, &idea) in self.ideas.iter().enumerate() {
            let (middle, out) = (self.rows.y(row), self.subject.scored.is_out(idea));
            self.labels.draw(c, middle, idea);
            for (column, &share) in self.shares[row].iter().enumerate() {
                let area =
                    Area { x: self.x(column), y: middle - (h - CELL_GAP) / 2.0, w: w - CELL_GAP, h: h - CELL_GAP };
                let colour = colour(share, if out { most_out } else { most }, out);
                c.rect(area, colour);
                if share >= MIN_NUMBERED_SHARE {
                    let ink = if out { theme::OUT_TEXT } else { ink_on(colour) };
                    c.centre(area.x + area.w / 2.0, middle, &number(share), style.colour(ink));
                }
            }
            let ranks = self.subject.robust().rank_interval(self.places[row]).shown(self.subject.lang);
            c.right(self.end(), middle, &ranks, if out { style.colour(theme::SECONDARY) } else { style });
        }
    }

    /// The largest share among ideas that fail a gate, or among the others, so that dimmed ideas do not pale the rest.
    fn most(&self, out: bool) -> f64 {
        let rows = self.ideas.iter().zip(&self.shares).filter(|(idea, _)| self.subject.scored.is_out(**idea) == out);
        rows.flat_map(|(_, shares)| shares).copied().fold(0.0, f64::max)
    }

    fn heads(&self, c: &mut Canvas) {
        let lang = self.subject.lang;
        let last = self.rows.top - 14.0;
        let first = last - theme::NOTE.line();
        c.left(theme::MARGIN, last, say::RANK_TODAY.get(lang), theme::NOTE);
        c.left(self.x(0), first, say::RANK_IN_DRAWS.get(lang), theme::NOTE);
        for (n, column) in self.columns.iter().enumerate() {
            c.centre(self.x(n) + (self.width - CELL_GAP) / 2.0, last, column, theme::NOTE);
        }
        for (y, head) in [first, last].into_iter().zip(say::MOST_RANKS) {
            c.right(self.end(), y, head.get(lang), theme::NOTE);
        }
    }
}

/// The colour of a share on a scale up to `most`; a tiny share is an empty track.
fn colour(share: f64, most: f64, out: bool) -> RGBColor {
    let scale: &[RGBColor] = if out { &[theme::OUT_SOFT, theme::GRID] } else { &theme::SEQUENTIAL };
    if share < MIN_FILLED_SHARE {
        return theme::TRACK;
    }
    let at = (FAINTEST_ON_SCALE + (1.0 - FAINTEST_ON_SCALE) * share / most) * (scale.len() - 1) as f64;
    let below = (at as usize).min(scale.len() - 2);
    let part = at - below as f64;
    let mix = |a: u8, b: u8| (f64::from(a) + part * (f64::from(b) - f64::from(a))).round() as u8;
    let (a, b) = (scale[below], scale[below + 1]);
    RGBColor(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
}

/// A text colour that is readable on `paper`: dark, else white, else black; one of them always is.
fn ink_on(paper: RGBColor) -> RGBColor {
    [theme::INK, theme::PAPER]
        .into_iter()
        .find(|&ink| contrast(ink, paper) >= MIN_TEXT_CONTRAST)
        .unwrap_or(RGBColor(0, 0, 0))
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

/// Below this share, an idea is hardly ever first.
const MAX_NEGLIGIBLE_SHARE: f64 = 0.01;

/// Who is first in which share of draws, and who else can be. Ideas that share first rank are all first, so these
/// shares may add up to more than one.
fn title(s: &Subject) -> String {
    let (robust, all) = (s.robust(), s.scored.len());
    let firsts = greatest_first(robust.ideas.iter().copied().zip(firsts(s)), |(_, share)| *share);
    let (idea, share) = firsts[0];
    let close = firsts.iter().take_while(|(_, other)| too_close(share, *other, robust.draws)).count();
    let leader = match s.scored.leaders() {
        [leader] if *leader != idea => Some(*leader),
        _ => None,
    };
    let name = s.name(idea);
    let other = leader.or(firsts.get(1).map(|(second, _)| *second)).map(|idea| s.name(idea)).unwrap_or_default();
    let first = match firsts.get(1) {
        _ if all == 1 => FirstInDraws::OnlyIdea(&name, s.scored.is_out(idea)),
        _ if s.are_all_out() => FirstInDraws::AllOut(all, &name, share),
        _ if s.scored.is_out(s.scored.order[1]) => FirstInDraws::OthersOut(&name),
        Some((_, rival)) if close == 1 => {
            let others = match (leader, *rival) {
                (Some(leader), _) => Others::Leader(&other, robust.first(leader)),
                // Not all ideas of a large table are counted, so nothing can be said about all others.
                (None, rival) if rival < MAX_NEGLIGIBLE_SHARE && !robust.counts_all_firsts() => Others::Uncounted,
                (None, 0.0) => Others::Nobody,
                (None, rival) if rival < MAX_NEGLIGIBLE_SHARE => Others::Hardly,
                (None, rival) => Others::Second(&other, rival),
            };
            FirstInDraws::Clear(&name, share, others)
        }
        _ => return together(s, &firsts[..close]),
    };
    caption::title(first.titles(s.lang))
}

/// The title for ideas that are first too equally often for the draws to separate them.
fn together(s: &Subject, close: &[(usize, f64)]) -> String {
    let robust = s.robust();
    let together = Together {
        names: &close.iter().map(|(idea, _)| s.name(*idea)).collect::<Vec<_>>(),
        of: match close.len() {
            n if n == s.scored.len() => TogetherOf::All,
            // There may be others that were not counted.
            n if n == robust.ideas.len() && !robust.counts_all_firsts() => TogetherOf::Counted,
            _ => TogetherOf::Some,
        },
        shares: [close[close.len() - 1].1, close[0].1],
    };
    caption::title(FirstInDraws::Together(together).titles(s.lang))
}

/// Whether chance explains why `p` of the draws is more than `q`: within three standard errors of the difference, not
/// two, since the most frequent of many ideas is picked.
fn too_close(p: f64, q: f64, draws: usize) -> bool {
    let variance = (p + q - (p - q).powi(2)) / draws as f64;
    p - q <= 3.0 * variance.max(0.0).sqrt()
}

/// How often each idea counted is first.
fn firsts(s: &Subject) -> Vec<f64> {
    let robust = s.robust();
    (0..robust.ideas.len()).map(|place| robust.acceptability(place, 1)).collect()
}

/// A share in percent, without the sign.
fn number(share: f64) -> String {
    Lang::Zh.percent(share).replace('%', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;

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
            assert!(contrast(ink_on(paper), paper) >= MIN_TEXT_CONTRAST, "{percent} %");
            let paper = colour(f64::from(percent) / 100.0, 1.0, true);
            assert!(contrast(theme::OUT_TEXT, paper) >= MIN_TEXT_CONTRAST, "{percent} % of an idea that is out");
        }
        assert_eq!(colour(0.4, 0.4, false), theme::SEQUENTIAL[4]);
        assert_eq!(colour(0.004, 0.4, false), theme::TRACK);
        assert!((contrast(theme::PAPER, RGBColor(0, 0, 0)) - 21.0).abs() < 1e-9);
    }

    /// A title for ideas that lie between these ends on one criterion; those in `out` fail a gate.
    fn titled(ends: &[[f64; 2]], out: &[usize], lang: Lang) -> String {
        let sample = Sample::of(&ends.iter().map(|ends| [*ends]).collect::<Vec<_>>(), out, lang);
        title(&sample.subject())
    }

    #[test]
    fn titles_say_who_is_first_and_who_else_can_be() {
        let en = |ends: &[[f64; 2]]| titled(ends, &[], Lang::En);
        assert_eq!(en(&[[0.5; 2]]), "A is the only idea");
        assert_eq!(en(&[[0.5; 2], [0.4; 2]]), "A is first in every draw");
        assert_eq!(en(&[[0.5; 2]; 2]), "A and B share first place in every draw");
        assert_eq!(en(&[[0.5; 2]; 4]), "All 4 ideas share first place in every draw");
        let rival = en(&[[0.5; 2], [0.0, 0.6]]);
        assert!(rival.starts_with("A is first in 8") && rival.contains(" % of draws; B in 1"), "{rival}");
        let rival = titled(&[[0.5; 2], [0.0, 0.6]], &[], Lang::Zh);
        assert!(rival.starts_with("“A”在 8") && rival.contains("的抽样中排第一，“B”为 1"), "{rival}");
        let other = en(&[[0.5; 2], [0.45, 1.0]]);
        assert!(other.starts_with("B is first in 9") && other.contains(", today's leader A in "), "{other}");
        let close = en(&[[0.0, 1.0]; 4]);
        assert!(
            close.starts_with("All 4 ideas are each first in 2") && close.ends_with("too close to call"),
            "{close}"
        );
    }

    #[test]
    fn failed_gates_are_said() {
        let ends = [[0.5; 2], [0.4; 2]];
        assert_eq!(titled(&ends, &[0], Lang::En), "B is first in every draw: every other idea fails a gate");
        assert_eq!(titled(&ends, &[0, 1], Lang::En), "Both ideas fail a gate; A is first among them in every draw");
        assert_eq!(titled(&ends[..1], &[0], Lang::Zh), "只有“A”一个创意，而且没有通过门槛");
    }

    #[test]
    fn chance_is_no_lead() {
        assert_eq!([0.0, 0.004, 0.98, 0.996, 1.0].map(number), ["0", "<1", "98", ">99", "100"]);
        // By hand: the difference of 0.52 and 0.48 has a standard error of √(0.9984 / 1000) = 0.032, or 0.01.
        assert!(too_close(0.52, 0.48, 1_000) && !too_close(0.52, 0.48, 10_000));
        assert!(too_close(1.0, 1.0, 10) && !too_close(1.0, 0.0, 10));
    }
}
