//! A crowd too large for a row each: how its scores are spread, as a histogram.

use super::canvas::{Area, Canvas};
use super::{Subject, text, theme, verdict, words};
use crate::lang::whole;
use crate::say::{chart::crowd as say, heads};
use crate::score::Verdict;

/// How the scores of a crowd are spread.
pub fn draw(c: &mut Canvas, s: &Subject, area: Area) {
    let bins = if s.scored.len() < 1000 { 20 } else { 50 };
    let mut counts = vec![0usize; bins];
    for score in &s.scored.score {
        counts[((score / 100.0 * bins as f64) as usize).min(bins - 1)] += 1;
    }
    let step = words::round_step(counts.iter().max().copied().unwrap_or(0));
    let ticks = counts.iter().max().copied().unwrap_or(0).div_ceil(step);
    let left = area.x + text::width(&whole(ticks * step), theme::NOTE) + 12.0;
    let (top, bottom) = (area.y + 64.0, area.y + area.h - 56.0);
    let y = |count: usize| bottom - (bottom - top) * count as f64 / (ticks * step) as f64;
    let x = |points: f64| left + (area.x + area.w - left) * points / 100.0;

    c.left(area.x, area.y + 14.0, &verdicts(s), theme::LABEL);
    for tick in 0..=ticks {
        c.line((left, y(tick * step)), (area.x + area.w, y(tick * step)), 1.0, theme::GRID);
        c.right(left - 12.0, y(tick * step), &whole(tick * step), theme::NOTE);
    }
    c.left(left, top - 16.0, heads::IDEAS.get(s.lang), theme::NOTE);
    let wide = (area.x + area.w - left) / bins as f64;
    for (bin, &count) in counts.iter().enumerate() {
        let (x, y) = (left + bin as f64 * wide, y(count));
        c.rect(Area { x: x + 1.0, y, w: wide - 2.0, h: bottom - y }, theme::REST);
    }
    verdict::thresholds(c, s, x, top, bottom + 24.0);
    for points in [0, 20, 40, 60, 80, 100] {
        c.centre(x(f64::from(points)), bottom + 16.0, &points.to_string(), theme::NOTE);
    }
}

fn verdicts(s: &Subject) -> String {
    let of = |verdict| s.scored.verdict.iter().filter(|v| **v == verdict).count();
    let counts = [Verdict::Pursue, Verdict::Watch, Verdict::Drop].map(|v| (v.word(s.lang), of(v)));
    let out = (0..s.scored.len()).filter(|&i| s.is_out(i)).count();
    say::verdicts(&counts, out, s.lang)
}
