//! Why this one and not that? One dot per criterion: by how many points one idea is ahead of the other.
//!
//! The gaps add up to the difference of the scores. It is the waterfall's second form.

use super::canvas::{Area, Canvas};
use super::figure::{Picture, Subject};
use super::groups::{CriterionGroup, groups};
use super::scale::round_step;
use super::table::RowLayout;
use super::{caption, text, theme};
use crate::lang::{fixed, rounded};
use crate::say::chart::shared;
use crate::say::chart::versus::{self as say, ScoreGap, Versus};
use crate::say::punctuation::clauses;
use crate::score::greatest_first;
use crate::tolerance;

/// Rows shown; if there are more, the smallest gaps are put together.
const MAX_ROWS: usize = 14;
/// In pixels, like the sizes below.
const MAX_HATCH_HEIGHT: f64 = 24.0;
/// Room above the rows for who is ahead and the scale, and below them for the sum.
const ROOM_AROUND_ROWS: [f64; 2] = [62.0, 44.0];
/// Room for the points at either end.
const POINTS_WIDTH: f64 = 56.0;
/// The least share of the width that either side has: its words need it.
const MIN_SIDE_SHARE: f64 = 0.3;

struct GapRow {
    name: String,
    /// Points that the idea is ahead; negative if it is behind.
    gap: f64,
    /// How far open evidence could move the gap, down and up.
    open: [f64; 2],
}

/// Draws the idea in focus against `other`.
pub fn draw(s: &Subject, other: usize) -> Picture {
    let (rows, digits) = (rows(s, other), digits(s, other));
    let hatched = rows.iter().any(|row| row.open != [0.0; 2]).then_some(say::HATCHED);
    let reading = [say::SUBTITLE].into_iter().chain(hatched).map(|said| said.get(s.lang).to_owned());
    let gaps = clauses(rows.iter().map(|row| shared::of(&row.name, &signed(row.gap, digits), s.lang)), s.lang);
    let details = [gaps, say::together(&sum(s, other), s.lang)];
    s.picture(title(s, other), &caption::subtitle(reading, s.lang), &details, |c| Dots::new(s, other, &rows).draw(c))
}

fn gap(s: &Subject, other: usize, criterion: usize) -> f64 {
    s.scored.contribution(s.focus.idea, criterion) - s.scored.contribution(other, criterion)
}

/// Criteria with a gap, the largest first; equal ones by weight.
fn sorted(s: &Subject, other: usize) -> Vec<usize> {
    greatest_first(s.by_weight(), |&criterion| gap(s, other, criterion).abs())
}

fn rows(s: &Subject, other: usize) -> Vec<GapRow> {
    let open = |c: usize| [other, s.focus.idea].map(|idea| s.scored.could_earn(idea, c));
    let idle = |&c: &usize| {
        gap(s, other, c).abs() <= tolerance::POINTS && open(c).iter().all(|&points| points <= tolerance::POINTS)
    };
    let (idle, telling): (Vec<usize>, Vec<usize>) = sorted(s, other).into_iter().partition(idle);
    let row = |group: CriterionGroup| GapRow {
        gap: group.sum(|c| gap(s, other, c)),
        open: [0, 1].map(|side| group.sum(|c| open(c)[side])),
        name: group.name,
    };
    groups(s, &telling, &idle, MAX_ROWS).into_iter().map(row).collect()
}

/// Decimals with which the gaps, as shown, add up to the difference of the scores.
fn digits(s: &Subject, other: usize) -> usize {
    let gaps: Vec<f64> = rows(s, other).iter().map(|row| row.gap).collect();
    let add_up = |digits: &usize| {
        let shown: f64 = gaps.iter().map(|gap| rounded(*gap, *digits)).sum();
        rounded(shown, *digits) == rounded(gaps.iter().sum(), *digits)
    };
    (0..=2).find(add_up).unwrap_or(1)
}

/// Points without their sign.
fn size(points: f64, digits: usize) -> String {
    match caption::part_size(points) {
        whole if digits == 0 || points.abs() < tolerance::SHOWN_POINTS => whole,
        _ => fixed(points.abs(), digits),
    }
}

/// Points with their sign; the minus is U+2212.
fn signed(points: f64, digits: usize) -> String {
    let sign = match points {
        p if p > tolerance::POINTS => "+",
        p if p < -tolerance::POINTS => "−",
        _ => "",
    };
    format!("{sign}{}", size(points, digits))
}

/// The title: who is ahead by how much, and the largest gap to either side.
fn title(s: &Subject, other: usize) -> String {
    let (lang, idea, digits) = (s.lang, s.focus.idea, digits(s, other));
    let by_size = sorted(s, other);
    let part = |wanted: &dyn Fn(f64) -> bool| by_size.iter().copied().find(|&c| wanted(gap(s, other, c)));
    let parts = [part(&|gap| gap > tolerance::POINTS), part(&|gap| gap < -tolerance::POINTS)];
    let reason = |c: usize, brings| {
        let points = gap(s, other, c);
        say::reason(&s.short_criterion(c), [&size(points, digits), &signed(points, digits)], brings, lang)
    };
    let mut why: Vec<String> =
        parts.iter().zip([true, false]).filter_map(|(part, brings)| part.map(|c| reason(c, brings))).collect();

    let total = s.scored.score[idea] - s.scored.score[other];
    let (points, score) = (size(total, digits), s.points(s.scored.score[idea]));
    let gap = match total {
        _ if why.is_empty() => ScoreGap::Same(&score),
        level if level.abs() <= tolerance::POINTS => ScoreGap::Level(&score),
        more if more > 0.0 => ScoreGap::More(&points),
        _ => ScoreGap::Less(&points),
    };
    if total < 0.0 {
        why.reverse();
    }
    let [a, b] = [idea, other].map(|i| s.name(i));
    let out = [idea, other].map(|i| s.scored.is_out(i));
    caption::title(Versus { names: [&a, &b], out, gap, why: &why }.titles(lang))
}

/// `81 − 71 = +10`, with enough decimals to be true as shown.
fn sum(s: &Subject, other: usize) -> String {
    let [a, b] = [s.focus.idea, other].map(|i| s.scored.score[i]);
    let sign = if a - b > tolerance::POINTS { "+" } else { "" };
    let written = |digits: usize| {
        let [x, y, gap] = [a, b, a - b].map(|points| fixed(points, digits));
        let number = |text: &str| text.parse::<f64>().unwrap_or(0.0);
        let agrees = (number(&x) - number(&y) - number(&gap)).abs() < tolerance::POINTS;
        let shown = (a - b).abs() <= tolerance::POINTS || number(&gap) != 0.0;
        let gap = gap.trim_start_matches('-');
        let sign = if a - b < -tolerance::POINTS { "−" } else { sign };
        (agrees && shown).then(|| format!("{x} − {y} = {sign}{gap}"))
    };
    (digits(s, other)..=2).find_map(written).unwrap_or_else(|| signed(a - b, 1))
}

/// The rows on an axis with zero somewhere inside.
struct Dots<'a> {
    subject: &'a Subject<'a>,
    other: usize,
    gaps: &'a [GapRow],
    /// Decimals of the points.
    digits: usize,
    rows: RowLayout,
    /// Where zero is, and pixels per point.
    zero: f64,
    scale: f64,
    /// How far the axis goes to the left and to the right, in points.
    reach: [f64; 2],
}

impl<'a> Dots<'a> {
    fn new(subject: &'a Subject<'a>, other: usize, gaps: &'a [GapRow]) -> Dots<'a> {
        let rows =
            RowLayout::between(gaps.len(), theme::TOP + ROOM_AROUND_ROWS[0], theme::BOTTOM - ROOM_AROUND_ROWS[1]);
        let names = gaps.iter().map(|row| row.name.as_str()).chain([say::DIFFERENCE.get(subject.lang)]);
        let left = theme::MARGIN + text::widest(names, rows.style().bold()).min(theme::NAMES) + 28.0 + POINTS_WIDTH;
        let width = theme::RIGHT - POINTS_WIDTH - left;
        let far = |end: fn(&GapRow) -> f64| gaps.iter().map(end).fold(0.0, f64::max);
        let reach = [far(|row| row.open[0] - row.gap), far(|row| row.open[1] + row.gap)];
        let both = (reach[0] + reach[1]).max(tolerance::POINTS);
        let share = (reach[0] / both).clamp(MIN_SIDE_SHARE, 1.0 - MIN_SIDE_SHARE);
        let scale = (share * width / reach[0].max(tolerance::POINTS))
            .min((1.0 - share) * width / reach[1].max(tolerance::POINTS));
        Dots { subject, other, gaps, digits: digits(subject, other), rows, zero: left + share * width, scale, reach }
    }

    fn x(&self, points: f64) -> f64 {
        self.zero + self.scale * points
    }

    fn draw(&self, c: &mut Canvas) {
        self.scale(c);
        self.gaps.iter().enumerate().for_each(|(n, row)| self.row(c, self.rows.y(n), row));
        self.sum(c);
    }

    /// Draws who is ahead on which side, and the grid.
    fn scale(&self, c: &mut Canvas) {
        let (s, RowLayout { top, .. }, bottom) = (self.subject, self.rows, self.rows.bottom());
        let [idea, other] = [s.focus.idea, self.other].map(|i| s.name(i));
        let heads = top - 46.0;
        let ahead = |name: &str| say::ahead(name, s.lang);
        let style = theme::LABEL.bold();
        c.right(self.zero - 16.0, heads, &format!("← {}", ahead(&other)), style.colour(theme::SECONDARY));
        c.left(self.zero + 16.0, heads, &format!("{} →", ahead(&idea)), style.colour(theme::ACCENT));
        let step = round_step(self.reach[0].max(self.reach[1]).floor() as usize) as i32;
        for points in (-100..=100).filter(|points| points % step == 0) {
            let (x, at) = (self.x(f64::from(points)), f64::from(points));
            if -at <= self.reach[0] + tolerance::POINTS && at <= self.reach[1] + tolerance::POINTS {
                c.line((x, top - 6.0), (x, bottom), 1.0, theme::GRID);
                c.centre(x, top - 20.0, &points.abs().to_string(), theme::NOTE);
            }
        }
        c.line((self.zero, top - 6.0), (self.zero, bottom + ROOM_AROUND_ROWS[1] - 8.0), 1.5, theme::REST_LINE);
    }

    fn row(&self, c: &mut Canvas, y: f64, row: &GapRow) {
        let style = self.rows.style();
        c.left(theme::MARGIN, y, &text::fit(&row.name, style, theme::NAMES), style);
        let [low, at, high] = [row.gap - row.open[0], row.gap, row.gap + row.open[1]].map(|points| self.x(points));
        let h = (self.rows.height * 0.36).min(MAX_HATCH_HEIGHT);
        c.hatch(Area { x: low, y: y - h / 2.0, w: high - low, h });
        let colour = match row.gap {
            gap if gap > tolerance::POINTS => theme::ACCENT,
            gap if gap < -tolerance::POINTS => theme::REST,
            _ => theme::REST_LINE,
        };
        c.line((self.zero, y), (at, y), 4.0, colour);
        c.dot((at, y), (self.rows.height * 0.2).clamp(5.0, 9.0), colour);
        let points = signed(row.gap, self.digits);
        if row.gap < -tolerance::POINTS {
            c.right(low.min(at) - 16.0, y, &points, style);
        } else {
            c.left(high.max(at) + 16.0, y, &points, style);
        }
    }

    fn sum(&self, c: &mut Canvas) {
        let (s, style, bottom) = (self.subject, self.rows.style().bold(), self.rows.bottom());
        let y = bottom + ROOM_AROUND_ROWS[1] / 2.0 + 4.0;
        c.line((theme::MARGIN, bottom + 4.0), (theme::RIGHT, bottom + 4.0), 1.0, theme::GRID);
        c.left(theme::MARGIN, y, say::DIFFERENCE.get(s.lang), style);
        let sum = sum(s, self.other);
        if s.scored.score[s.focus.idea] < s.scored.score[self.other] {
            c.right(self.zero - 16.0, y, &sum, style);
        } else {
            c.left(self.zero + 16.0, y, &sum, style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::Focus;
    use crate::chart::sample::Sample;
    use crate::lang::Lang;

    /// The sample with the focus on `idea` against `other`.
    fn against<T>(sample: &Sample, idea: usize, other: usize, look: impl Fn(&Subject) -> T) -> T {
        let focus = Focus { idea, versus: Some(other), ..sample.subject().focus.clone() };
        look(&Subject { focus: &focus, ..sample.subject() })
    }

    /// A against B, with their values on three criteria; those in `out` fail a gate.
    fn titled(a: [f64; 3], b: [f64; 3], out: &[usize], lang: Lang) -> String {
        against(&Sample::known(&[a, b], out, lang), 0, 1, |s| title(s, 1))
    }

    #[test]
    fn titles_say_who_is_ahead_and_why() {
        let en = |a, b| titled(a, b, &[], Lang::En);
        let (high, low) = ([0.9, 0.5, 0.2], [0.5, 0.6, 0.2]);
        assert_eq!(en(high, low), "A leads B by 16 points: Revenue now adds 19, No cash burn costs 3");
        assert_eq!(en(low, high), "A trails B by 16 points: Revenue now costs 19, No cash burn adds 3");
        assert_eq!(en([0.9, 0.6, 0.2], low), "A leads B by 19 points: Revenue now adds 19");
        assert_eq!(en(low, low), "A and B earn the same on every criterion, 48 in all");
        let zh = |a, b| titled(a, b, &[], Lang::Zh);
        assert_eq!(zh(high, low), "“A”比“B”高 16 分：“现在有收入” +19 分，“不烧钱” −3 分");
        assert_eq!(zh(low, low), "“A”与“B”在每条标准上得分都相同，总分 48 分");
    }

    #[test]
    fn what_is_shown_adds_up() {
        // 18.37, 12.41 and 7.44 would be 18, 12 and 7 beside 38.21.
        let a = [0.3775, 0.3827, 0.3931];
        assert_eq!(titled(a, [0.0; 3], &[], Lang::En), "A leads B by 38.2 points: Revenue now adds 18.4");
        let sample = Sample::known(&[a, [0.0; 3]], &[], Lang::En);
        assert_eq!(against(&sample, 0, 1, |s| sum(s, 1)), "38.2 − 0.0 = +38.2");
    }

    #[test]
    fn nobody_leads_where_a_gate_fails() {
        let (high, low) = ([0.9, 0.5, 0.2], [0.5, 0.5, 0.2]);
        let en = |out: &[usize]| titled(high, low, out, Lang::En);
        assert_eq!(en(&[0]), "A, which fails a gate, scores 19 points more than B: Revenue now adds 19");
        assert_eq!(en(&[1]), "A scores 19 points more than B, which fails a gate: Revenue now adds 19");
        assert_eq!(en(&[0, 1]), "A scores 19 points more than B: Revenue now adds 19; both fail a gate");
    }

    #[test]
    fn gaps_add_up_to_the_difference_of_the_scores() {
        for criteria in [1, 3, 13, 30] {
            let sample = Sample::new(criteria, 9, Lang::En);
            against(&sample, 3, 7, |s| {
                let (rows, scores) = (rows(s, 7), &s.scored.score);
                let gaps: f64 = rows.iter().map(|row| row.gap).sum();
                assert!((gaps - scores[3] + scores[7]).abs() < 1e-9 && rows.len() <= MAX_ROWS);
            });
        }
    }
}
