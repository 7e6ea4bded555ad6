//! Verdicts in pictures: why an idea is out, and where a verdict begins.

use super::canvas::Canvas;
use super::figure::Subject;
use super::{text, theme};
use crate::say::chart::{ranking as say, shared};
use crate::score::Verdict;

/// The verdict with the gate that explains it; else the bare word.
pub fn reason(s: &Subject, idea: usize) -> String {
    let word = s.scored.verdict[idea].word(s.lang);
    let because = |reason: &str| shared::of(word, reason, s.lang);
    if let Some(gate) = s.scored.failed_gate(idea) {
        return because(&text::clean(s.rubric.gates[gate].name.get(s.lang)));
    }
    // The score would earn `pursue` but for an unknown gate, so the reason is given.
    let held = s.scored.verdict[idea] == Verdict::Watch && s.scored.score[idea] >= s.rubric.thresholds.pursue;
    if held { because(say::GATE_UNKNOWN.get(s.lang)) } else { word.to_owned() }
}

/// Draws where verdicts begin: thin lines, named below, to both sides so that the names never meet.
pub fn thresholds(c: &mut Canvas, s: &Subject, x: impl Fn(f64) -> f64, top: f64, bottom: f64) {
    // As the rubric writes it: 62.5 rounded to 63 would be another threshold.
    let from = |verdict: Verdict, points: f64| say::from(verdict.word(s.lang), points, s.lang);
    let (watch, pursue) = (s.rubric.thresholds.watch, s.rubric.thresholds.pursue);
    for points in [watch, pursue] {
        c.line((x(points), top), (x(points), bottom + 10.0), 1.0, theme::REST_LINE);
    }
    c.right(x(watch) - 6.0, bottom + 16.0, &from(Verdict::Watch, watch), theme::NOTE);
    c.left(x(pursue) + 6.0, bottom + 16.0, &from(Verdict::Pursue, pursue), theme::NOTE);
}
