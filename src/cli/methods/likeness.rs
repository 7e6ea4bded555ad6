//! How alike the methods are to the weighted sum, and what the value functions have to do with it.

use super::Found;
use crate::analysis::methods::problem::Reads;
use crate::analysis::methods::survey::MethodRanking;
use crate::say::methods::{Likeness, curves};
use crate::tolerance;

/// Medians of τ-b further apart than this are told apart.
const APART: f64 = 0.05;

impl Found<'_> {
    /// Opinions with how alike they are to the weighted sum, the least alike first; the weighted sum itself aside.
    fn by_likeness(&self) -> Vec<(f64, &MethodRanking)> {
        let own = |opinion: &MethodRanking| opinion.method.id == "sum" && opinion.reads == Reads::Values;
        let others = self.survey.opinions.iter().filter(|opinion| !own(opinion));
        let mut others: Vec<(f64, &MethodRanking)> = others.filter_map(|o| Some((o.agreement.tau?, o))).collect();
        others.sort_by(|a, b| a.0.total_cmp(&b.0));
        others
    }

    pub(super) fn likeness(&self) -> String {
        let by = self.by_likeness();
        let named = |(tau, opinion): &(f64, &MethodRanking)| (*tau, self.method_name(opinion));
        let likeness = match by.as_slice() {
            [] => return String::new(),
            [(tau, opinion)] => Likeness::One { method: self.method_name(opinion), tau: *tau },
            _ if by.iter().all(|(tau, _)| *tau > 1.0 - tolerance::ROUNDING) => Likeness::Same,
            [least, .., most] => {
                let middle = median(&by.iter().map(|(tau, _)| *tau).collect::<Vec<f64>>());
                Likeness::Some { middle, least: named(least), most: named(most) }
            }
        };
        likeness.sentence(self.lang)
    }

    /// What the value functions of the rubric change: the same methods on evidence and on values.
    pub(super) fn curves(&self) -> String {
        let Some(on_values) = &self.on_values else { return String::new() };
        let both = self.survey.opinions.iter().filter_map(|opinion| {
            let other = on_values.opinions.iter().find(|other| other.method.id == opinion.method.id)?;
            Some((opinion.agreement.tau?, other.agreement.tau?))
        });
        let (evidence, values): (Vec<f64>, Vec<f64>) = both.unzip();
        let methods = evidence.len();
        if methods < 2 {
            return String::new();
        }
        let [on_evidence, on_values] = [evidence, values].map(|mut taus| {
            taus.sort_by(f64::total_cmp);
            median(&taus)
        });
        match (on_values - on_evidence).abs() <= APART {
            true => String::new(),
            false => curves(methods, on_evidence, on_values, self.lang),
        }
    }
}

/// The middle of sorted numbers.
fn median(sorted: &[f64]) -> f64 {
    let n = sorted.len();
    f64::midpoint(sorted[(n - 1) / 2], sorted[n / 2])
}
