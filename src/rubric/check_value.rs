//! Checks of value functions: points that increase and can be told apart, values from 0 to 1, logarithms that exist.

use super::check::Checker;
use super::written::{self, At};
use crate::diagnostic::Finding;
use crate::lang::Text;
use crate::value::{Level, Levels, Points, ValueFunction, is_unknown};
use std::collections::HashMap;

/// How far two points stand apart at least, as a part of the greater. A double tells steps of 2e-16 of itself apart, so
/// that a width of this much still holds some hundreds of numbers. What people write is farther apart: seconds of a date,
/// cents beside a hundred thousand million.
const APART: f64 = 1e-13;
/// The least width: as fine a step of it is still above the least number that there is.
const LEAST_WIDTH: f64 = f64::from_bits(1) / APART;

impl Checker<'_> {
    pub(super) fn value(&mut self, value: written::Value) -> Option<ValueFunction> {
        match value {
            written::Value::Linear(at) => match at.value.as_slice() {
                [worst, best] if worst.value.is_finite() && best.value.is_finite() && worst.value != best.value => {
                    self.apart(worst, best, |x| x).then(|| ValueFunction::Linear(Points::line(worst.value, best.value)))
                }
                [worst, best] if worst.value == best.value => {
                    self.findings.push(
                        Finding::new("E0208", "worst and best are the same number")
                            .at(self.span(at.range), "")
                            .help("write the evidence that is worth 0 and the evidence that is worth 1"),
                    );
                    None
                }
                _ => {
                    self.findings.push(
                        Finding::new("E0208", "`linear` takes two finite numbers, [worst, best]")
                            .at(self.span(at.range), "")
                            .help("for more than two points write points = [[x, v], …]"),
                    );
                    None
                }
            },
            written::Value::Log(at) => {
                let mut good = true;
                for (x, _) in at.value.iter().filter(|(x, _)| x.value <= 0.0) {
                    good = false;
                    self.findings.push(
                        Finding::new("E0209", format!("{} has no logarithm", x.value))
                            .at(self.span(x.range.clone()), "must lie above zero")
                            .help("start at the least amount that should earn anything, or use `points`"),
                    );
                }
                let points = self.points(at, f64::ln);
                points.filter(|_| good).map(ValueFunction::Log)
            }
            written::Value::Points(at) => self.points(at, |x| x).map(ValueFunction::Points),
            written::Value::Levels(at) => self.levels(at).map(ValueFunction::Levels),
            written::Value::Yes(at) if at.value == 0.0 || at.value == 1.0 => Some(ValueFunction::Yes(at.value)),
            written::Value::Yes(at) => {
                self.findings.push(
                    Finding::new("E0210", format!("`yes = {}` is neither 1 nor 0", at.value))
                        .at(self.span(at.range), "1 rewards a yes, 0 rewards a no")
                        .help("for values between use levels"),
                );
                None
            }
        }
    }

    /// Whether two numbers can be told apart as evidence, and on the scale on which values lie between them.
    fn apart(&mut self, before: &At<f64>, x: &At<f64>, scale: fn(f64) -> f64) -> bool {
        // Halves, as the value function takes them, do not overflow.
        let width = |a: f64, b: f64| (0.5 * a - 0.5 * b).abs();
        let far = |a: f64, b: f64| width(a, b) >= APART * (0.5 * a).abs().max((0.5 * b).abs());
        let (a, b) = (before.value, x.value);
        if far(a, b) && far(scale(a), scale(b)) && width(scale(a), scale(b)) >= LEAST_WIDTH {
            return true;
        }
        let written = |at: &At<f64>| &self.text[at.range.clone()];
        let message = format!("{} and {} are too near to be told apart", written(before), written(x));
        let finding = Finding::new("E0208", message)
            .at(self.span(x.range.clone()), "hardly another number")
            .and(self.span(before.range.clone()), "than this")
            .help("write points farther apart; what turns at one number is a condition, valued by `yes = 1`");
        self.findings.push(finding);
        false
    }

    /// Points of a function that is straight between them on a scale.
    fn points(&mut self, at: At<Vec<written::Pair>>, scale: fn(f64) -> f64) -> Option<Points> {
        if at.value.len() < 2 {
            self.findings.push(
                Finding::new("E0208", "a value function needs at least two points")
                    .at(self.span(at.range), "")
                    .help("write the evidence that is worth 0 and the evidence that is worth 1"),
            );
            return None;
        }
        let mut good = true;
        for (x, v) in &at.value {
            good &= self.in_unit(v);
            if !x.value.is_finite() {
                good = false;
                let finding = Finding::new("E0208", format!("{} is not a point of evidence", x.value));
                let finding = finding.at(self.span(x.range.clone()), "must be finite");
                self.findings.push(
                    finding.help("beyond the last point the function is flat: write the last amount that matters"),
                );
            }
        }
        for pair in at.value.windows(2) {
            let ((before, _), (x, _)) = (&pair[0], &pair[1]);
            if x.value <= before.value {
                good = false;
                self.findings.push(
                    Finding::new("E0208", format!("points do not increase: {} after {}", x.value, before.value))
                        .at(self.span(x.range.clone()), "must be greater than the point before")
                        .and(self.span(before.range.clone()), "the point before")
                        .help("list the points from the least evidence to the greatest; their values may fall"),
                );
            } else if scale(before.value).is_finite() && scale(x.value).is_finite() {
                good &= self.apart(before, x, scale);
            }
        }
        good.then(|| Points::new(at.value.iter().map(|(x, v)| (x.value, v.value)).collect()))
    }

    fn levels(&mut self, at: At<Vec<written::Level>>) -> Option<Levels> {
        if at.value.is_empty() {
            self.findings.push(
                Finding::new("E0208", "a scale needs at least one level")
                    .at(self.span(at.range), "empty")
                    .help("for example levels = { none = 0.0, some = 0.5, all = 1.0 }"),
            );
            return None;
        }
        let mut good = at.value.iter().fold(true, |good, l| self.in_unit(&l.value) & good);
        // Latin capitals do not matter.
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (i, level) in at.value.iter().enumerate() {
            let names = level.name.iter().flat_map(|n| [n.en.as_str(), n.zh.as_str()]);
            for word in std::iter::once(level.id.as_str()).chain(names) {
                // What says "unknown", or names another level, could never be chosen.
                let unknown = is_unknown(word);
                let key = crate::identity::key(word).into_owned();
                if unknown || *seen.entry(key).or_insert(i) != i {
                    good = false;
                    let why = if unknown { "means unknown in a cell" } else { "is another level's already" };
                    let finding = Finding::new("E0205", format!("the level name `{word}` {why}"));
                    self.findings.push(
                        finding.at(self.span(level.value.range.clone()), "this level").help("rename one of them"),
                    );
                }
            }
        }
        let level = |l: written::Level| Level {
            name: l.name.unwrap_or_else(|| Text::same(l.id.clone())),
            id: l.id,
            when: l.when.unwrap_or_default(),
            value: l.value.value,
        };
        good.then(|| Levels::new(at.value.into_iter().map(level).collect()))
    }

    fn in_unit(&mut self, v: &At<f64>) -> bool {
        let good = (0.0..=1.0).contains(&v.value);
        if !good {
            self.findings.push(
                Finding::new("E0210", format!("a value of {} is not from 0 to 1", v.value))
                    .at(self.span(v.range.clone()), "0 is the worst, 1 the best")
                    .help("how much the criterion counts is said by its weight"),
            );
        }
        good
    }
}
