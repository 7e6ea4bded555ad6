//! Checks value functions: points that increase and are far enough apart, values from 0 to 1, logarithms that exist.

use super::checker::Checker;
use super::fields::At;
use super::written;
use crate::diagnostic::{Code, Finding};
use crate::lang::Text;
use crate::say::Message;
use crate::say::findings::values as say;
use crate::value::{Level, Levels, Points, ValueFunction, is_blank};
use std::collections::HashMap;

/// The least gap between two points, relative to the greater. Doubles are precise to 2e-16, so a gap this wide still
/// holds some hundreds of numbers. What people write is farther apart: seconds of a date, cents beside a hundred
/// billion.
const MIN_RELATIVE_GAP: f64 = 1e-13;
/// The least width of a segment: `MIN_RELATIVE_GAP` of it is still a positive number.
const MIN_SEGMENT_WIDTH: f64 = f64::from_bits(1) / MIN_RELATIVE_GAP;

impl Checker<'_> {
    pub(super) fn value(&mut self, value: written::WrittenValue) -> Option<ValueFunction> {
        match value {
            written::WrittenValue::Linear(at) => match at.value.as_slice() {
                [worst, best] if worst.value.is_finite() && best.value.is_finite() && worst.value != best.value => {
                    self.apart(worst, best, |x| x).then(|| ValueFunction::Linear(Points::line(worst.value, best.value)))
                }
                [worst, best] if worst.value == best.value => self.refuse(Code::E0208, say::same_ends(), at.range),
                _ => self.refuse(Code::E0208, say::no_two_ends(), at.range),
            },
            written::WrittenValue::Log(at) => {
                let mut good = true;
                for (x, _) in at.value.iter().filter(|(x, _)| x.value <= 0.0) {
                    good = false;
                    self.push(Code::E0209, say::no_logarithm(x.value), x.range.clone());
                }
                let points = self.points(at, f64::ln);
                points.filter(|_| good).map(ValueFunction::Log)
            }
            written::WrittenValue::Points(at) => self.points(at, |x| x).map(ValueFunction::Points),
            written::WrittenValue::Levels(at) => self.levels(at).map(ValueFunction::Levels),
            written::WrittenValue::Yes(at) if at.value == 0.0 || at.value == 1.0 => Some(ValueFunction::Yes(at.value)),
            written::WrittenValue::Yes(at) => self.refuse(Code::E0210, say::neither_yes_nor_no(at.value), at.range),
        }
    }

    /// Whether two numbers are far enough apart, both as evidence and on `scale`; adds a finding if not.
    fn apart(&mut self, before: &At<f64>, x: &At<f64>, scale: fn(f64) -> f64) -> bool {
        // Halves, as in the value function, do not overflow.
        let width = |a: f64, b: f64| (0.5 * a - 0.5 * b).abs();
        let far = |a: f64, b: f64| width(a, b) >= MIN_RELATIVE_GAP * (0.5 * a).abs().max((0.5 * b).abs());
        let (a, b) = (before.value, x.value);
        if far(a, b) && far(scale(a), scale(b)) && width(scale(a), scale(b)) >= MIN_SEGMENT_WIDTH {
            return true;
        }
        let written = |at: &At<f64>| &self.text[at.range.clone()];
        let message = say::too_near(written(before), written(x));
        self.two_points(message, x, before);
        false
    }

    /// Adds a finding about a point and the one before it.
    fn two_points(&mut self, message: Message, x: &At<f64>, before: &At<f64>) {
        let [x, before] = [x, before].map(|at| self.span(at.range.clone()));
        self.findings.push(Finding::new(Code::E0208, message).place(x).also(before));
    }

    /// Checks the points of a function that is linear on a scale.
    fn points(&mut self, at: At<Vec<written::WrittenPair>>, scale: fn(f64) -> f64) -> Option<Points> {
        if at.value.len() < 2 {
            return self.refuse(Code::E0208, say::too_few_points(), at.range);
        }
        let mut good = true;
        for (x, v) in &at.value {
            good &= self.in_unit(v);
            if !x.value.is_finite() {
                good = false;
                self.push(Code::E0208, say::infinite_point(x.value), x.range.clone());
            }
        }
        for pair in at.value.windows(2) {
            let ((before, _), (x, _)) = (&pair[0], &pair[1]);
            if x.value <= before.value {
                good = false;
                self.two_points(say::points_do_not_increase(before.value, x.value), x, before);
            } else if scale(before.value).is_finite() && scale(x.value).is_finite() {
                good &= self.apart(before, x, scale);
            }
        }
        good.then(|| Points::new(at.value.iter().map(|(x, v)| (x.value, v.value)).collect()))
    }

    fn levels(&mut self, at: At<Vec<written::WrittenLevel>>) -> Option<Levels> {
        if at.value.is_empty() {
            return self.refuse(Code::E0208, say::no_level(), at.range);
        }
        let mut good = at.value.iter().fold(true, |good, l| self.in_unit(&l.value) & good);
        // Keys ignore the case of Latin letters.
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (i, level) in at.value.iter().enumerate() {
            let names = level.name.iter().flat_map(|n| [n.en.as_str(), n.zh.as_str()]);
            for word in std::iter::once(level.id.as_str()).chain(names) {
                // A name that means "unknown", or another level, could never be chosen.
                let unknown = is_blank(word);
                let key = crate::identity::key(word).into_owned();
                if unknown || *seen.entry(key).or_insert(i) != i {
                    good = false;
                    self.push(Code::E0205, say::level_name(word, unknown), level.value.range.clone());
                }
            }
        }
        let level = |l: written::WrittenLevel| Level {
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
            self.push(Code::E0210, say::outside_of_unit(v.value), v.range.clone());
        }
        good
    }
}
