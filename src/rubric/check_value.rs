//! Checks of value functions: points that increase, values from 0 to 1, logarithms that exist.

use super::check::Checker;
use super::written::{self, At};
use crate::diagnostic::Finding;
use crate::lang::Text;
use crate::value::{Level, Levels, Points, ValueFunction, is_unknown};

impl Checker<'_> {
    pub(super) fn value(&mut self, value: written::Value) -> Option<ValueFunction> {
        match value {
            written::Value::Linear(at) => match at.value.as_slice() {
                [worst, best] if worst.value.is_finite() && best.value.is_finite() && worst.value != best.value => {
                    Some(ValueFunction::Linear(Points::line(worst.value, best.value)))
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
                let points = self.points(at);
                points.filter(|_| good).map(ValueFunction::Log)
            }
            written::Value::Points(at) => self.points(at).map(ValueFunction::Points),
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

    fn points(&mut self, at: At<Vec<written::Pair>>) -> Option<Points> {
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
        let mut seen: Vec<(&str, usize)> = Vec::new();
        for (i, level) in at.value.iter().enumerate() {
            let names = level.name.iter().flat_map(|n| [n.en.as_str(), n.zh.as_str()]);
            for word in std::iter::once(level.id.as_str()).chain(names) {
                // What says "unknown", or names another level, could never be chosen.
                let unknown = is_unknown(word);
                if unknown || seen.iter().any(|(other, j)| *j != i && other.eq_ignore_ascii_case(word)) {
                    good = false;
                    let why = if unknown { "means unknown in a cell" } else { "is another level's already" };
                    let finding = Finding::new("E0205", format!("the level name `{word}` {why}"));
                    self.findings.push(
                        finding.at(self.span(level.value.range.clone()), "this level").help("rename one of them"),
                    );
                } else {
                    seen.push((word, i));
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
