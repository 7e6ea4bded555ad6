//! Verdicts in pictures: why an idea is out, and where a verdict begins.

use super::canvas::Canvas;
use super::figure::Subject;
use super::{text, theme};
use crate::say::chart::{ranking as say, shared};
use crate::score::Verdict;

/// The verdict with the gate that explains it, as a sentence and in short; else the bare word.
pub fn reasons(s: &Subject, idea: usize) -> [String; 2] {
    let word = s.scored.verdict[idea].word(s.lang);
    let because = |reason: &str| shared::of(word, reason, s.lang);
    if let Some(gate) = s.scored.failed_gate(idea) {
        let gate = &s.rubric.gates[gate];
        let [why, name] = [&gate.why, &gate.name].map(|reason| text::clean(reason.get(s.lang)));
        let why = if why.is_empty() { name.clone() } else { why };
        return [because(&why), because(&name)];
    }
    // The score would earn `pursue` but for an unknown gate, so the reason is given.
    let held = s.scored.verdict[idea] == Verdict::Watch && s.scored.score[idea] >= s.rubric.thresholds.pursue;
    let reason = if held { because(say::GATE_UNKNOWN.get(s.lang)) } else { word.to_owned() };
    [reason.clone(), reason]
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
