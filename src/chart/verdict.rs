//! Verdicts in pictures: what decides them, and where a verdict begins.

use super::canvas::Canvas;
use super::figure::Subject;
use super::{text, theme};
use crate::analysis::reason;
use crate::say;
use crate::say::chart::{ranking, shared};
use crate::say::punctuation::clauses;
use crate::score::Verdict;

/// The verdict with the gate that explains it, as rows of tables name it; else the bare word.
pub fn reason(s: &Subject, idea: usize) -> String {
    let word = s.scored.verdict[idea].word(s.lang);
    let decides = reason::reason(s.rubric, s.scored, idea);
    if let Some(&gate) = decides.failed.first() {
        return shared::of(word, &text::clean(s.rubric.gates[gate].name.get(s.lang)), s.lang);
    }
    clauses([word, &open_gates(s, &decides.held_back)[..]].into_iter().filter(|said| !said.is_empty()), s.lang)
}

/// Open gates, by name; empty if there are none.
pub fn open_gates(s: &Subject, gates: &[usize]) -> String {
    let names: Vec<String> = gates.iter().map(|&gate| text::clean(s.rubric.gates[gate].name.get(s.lang))).collect();
    say::reason::open_gates(&names.iter().map(String::as_str).collect::<Vec<_>>(), s.lang)
}

/// Draws where verdicts begin: thin lines, named below, to both sides so that the names never meet.
pub fn thresholds(c: &mut Canvas, s: &Subject, x: impl Fn(f64) -> f64, top: f64, bottom: f64) {
    // As the rubric writes it: 62.5 rounded to 63 would be another threshold.
    let from = |verdict: Verdict, points: f64| ranking::from(verdict.word(s.lang), points, s.lang);
    let (watch, pursue) = (s.rubric.thresholds.watch, s.rubric.thresholds.pursue);
    for points in [watch, pursue] {
        c.line((x(points), top), (x(points), bottom + 10.0), 1.0, theme::REST_LINE);
    }
    c.right(x(watch) - 6.0, bottom + 16.0, &from(Verdict::Watch, watch), theme::NOTE);
    c.left(x(pursue) + 6.0, bottom + 16.0, &from(Verdict::Pursue, pursue), theme::NOTE);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::sample::Sample;
    use crate::lang::Lang;
    use crate::score::GateState;

    #[test]
    fn a_gate_that_keeps_an_idea_from_being_pursued_has_its_name() {
        for (lang, said) in [(Lang::En, "watch; open gate: Custom work"), (Lang::Zh, "观察；门槛待定：定制")]
        {
            let sample = Sample::known(&[[0.9], [0.3]], &[], lang)
                .change(|_, _, gates| gates.iter_mut().for_each(|gates| gates[0] = GateState::Unknown));
            let s = sample.subject();
            assert_eq!(reason(&s, 0), said);
            assert_eq!(reason(&s, 1), Verdict::Drop.word(lang), "points decide");
        }
    }
}
