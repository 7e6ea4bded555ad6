//! A decision problem as methods see it: one number for each idea and criterion, weights, and criterion types.

use crate::lang::Word;
use crate::rubric::{Criterion, Rubric};
use crate::say::heads;
pub use crate::say::methods::Unfit;
use crate::score::{Open, Scored};

/// Whether more or less of a criterion is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CriterionType {
    /// More is better.
    Benefit,
    /// Less is better.
    Cost,
}

/// Ideas × criteria with weights. Numbers are finite; they are stored criterion by criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct DecisionProblem {
    ideas: usize,
    columns: Vec<f64>,
    /// One weight for each criterion, not negative; usually shares.
    pub weights: Vec<f64>,
    /// One type for each criterion.
    pub types: Vec<CriterionType>,
    /// The least and the greatest possible number of each criterion, if known.
    pub bounds: Option<Vec<(f64, f64)>>,
}

impl DecisionProblem {
    /// From columns of length `ideas` each, one after the other.
    pub fn new(ideas: usize, columns: Vec<f64>, weights: Vec<f64>, types: Vec<CriterionType>) -> DecisionProblem {
        debug_assert!(columns.len() == ideas * weights.len() && weights.len() == types.len());
        debug_assert!(columns.iter().chain(&weights).all(|x| x.is_finite()));
        DecisionProblem { ideas, columns, weights, types, bounds: None }
    }

    /// The decision problem of some ideas under the weights of their lens.
    ///
    /// Of evidence, a criterion is read in its unit and with its type where more of it is always better or always
    /// worse, cut to the ends that its value function knows (beyond them more makes no difference). A scale of levels
    /// and a best in the middle have no such unit and are read as values. What is open counts as `open` says: as
    /// nothing at the worse end of its interval.
    pub fn of(rubric: &Rubric, scored: &Scored, ideas: &[usize], reads: Reads, open: Open) -> DecisionProblem {
        let mut columns = Vec::with_capacity(ideas.len() * rubric.criteria.len());
        let (mut types, mut bounds) = (Vec::new(), Vec::new());
        for (c, criterion) in rubric.criteria.iter().enumerate() {
            let (worst, best) = ends(criterion, reads);
            let unit = unit(worst, best);
            let number = |idea: usize| {
                let value = |idea| (scored.matrix.low(idea, c), scored.matrix.high(idea, c));
                let (worse, better) = match (is_evidence(criterion, reads), scored.facts.get(c, idea)) {
                    (false, _) => value(idea),
                    (true, Some((low, high))) if worst < best => (low, high),
                    (true, Some((low, high))) => (high, low),
                    (true, None) => (worst, best),
                };
                let cut = |x: f64| x.clamp(worst.min(best), worst.max(best));
                open.value(cut(worse), cut(better)) / unit
            };
            columns.extend(ideas.iter().map(|&idea| number(idea)));
            types.push(if worst < best { CriterionType::Benefit } else { CriterionType::Cost });
            bounds.push((worst.min(best) / unit, worst.max(best) / unit));
        }
        let weights = scored.weights.shares().to_vec();
        DecisionProblem::new(ideas.len(), columns, weights, types).within(bounds)
    }

    /// The same with the least and the greatest possible number of each criterion.
    pub fn within(self, bounds: Vec<(f64, f64)>) -> DecisionProblem {
        DecisionProblem { bounds: Some(bounds), ..self }
    }

    /// The number of ideas.
    pub fn ideas(&self) -> usize {
        self.ideas
    }

    /// The number of criteria.
    pub fn criteria(&self) -> usize {
        self.weights.len()
    }

    /// One criterion over all ideas.
    pub fn column(&self, criterion: usize) -> &[f64] {
        &self.columns[criterion * self.ideas..][..self.ideas]
    }

    /// Every criterion: its numbers over all ideas, its type and its weight.
    pub fn each(&self) -> impl Iterator<Item = (&[f64], CriterionType, f64)> {
        (0..self.criteria()).map(|c| (self.column(c), self.types[c], self.weights[c]))
    }

    /// The same without one idea.
    pub fn without(&self, idea: usize) -> DecisionProblem {
        let kept = |c: usize| self.column(c).iter().enumerate().filter(|(i, _)| *i != idea).map(|(_, x)| *x);
        let columns = (0..self.criteria()).flat_map(kept).collect();
        let (weights, types) = (self.weights.clone(), self.types.clone());
        DecisionProblem { ideas: self.ideas - 1, columns, weights, types, bounds: self.bounds.clone() }
    }

    /// The same ideas and weights with other numbers, all benefits.
    pub fn with_benefits(&self, columns: Vec<f64>) -> DecisionProblem {
        DecisionProblem::new(self.ideas, columns, self.weights.clone(), vec![CriterionType::Benefit; self.criteria()])
    }

    /// All numbers, criterion by criterion.
    pub fn cells(&self) -> &[f64] {
        &self.columns
    }

    /// The same with the numbers of each criterion times its weight.
    pub fn weighted(&self) -> DecisionProblem {
        let columns = self.each().flat_map(|(x, _, w)| x.iter().map(move |x| w * x)).collect();
        DecisionProblem { columns, ..self.clone() }
    }

    /// For each idea, the sum over the criteria of `term(number, criterion)`.
    pub fn sums(&self, term: impl Fn(f64, usize) -> f64) -> Vec<f64> {
        let mut sums = vec![0.0; self.ideas];
        for c in 0..self.criteria() {
            sums.iter_mut().zip(self.column(c)).for_each(|(sum, x)| *sum += term(*x, c));
        }
        sums
    }

    /// For each criterion, a result computed from its column and type.
    pub fn by_criterion<T>(&self, of: impl Fn(&[f64], CriterionType) -> T) -> Vec<T> {
        self.each().map(|(x, kind, _)| of(x, kind)).collect()
    }

    /// The same for a method that takes ratios: refused if a number is negative, or zero in a column that the method
    /// divides by, given by `divides`. A criterion without weight is never the reason, since it does not count.
    ///
    /// A column of only zeros that the method would divide by makes all ideas equally good: it counts as a column of
    /// ones, the limit for equal numbers as they go to zero.
    pub fn ratios(mut self, divides: impl Fn(CriterionType) -> bool) -> Result<DecisionProblem, Unfit> {
        for criterion in 0..self.criteria() {
            let is_divided = divides(self.types[criterion]);
            let column = &mut self.columns[criterion * self.ideas..][..self.ideas];
            let negative = column.iter().position(|x| *x < 0.0);
            let zero = column.iter().position(|x| *x == 0.0).filter(|_| is_divided);
            let is_nothing = is_divided && column.iter().all(|x| *x == 0.0);
            match (negative, zero) {
                (None, None) => {}
                _ if is_nothing || self.weights[criterion] == 0.0 => column.fill(1.0),
                (Some(idea), _) => return Err(Unfit::Negative { criterion, idea }),
                (None, Some(idea)) => return Err(Unfit::Zero { criterion, idea }),
            }
        }
        Ok(self)
    }
}

/// What a method reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Values from 0 to 1, as value functions make them of the evidence.
    Values,
    /// Evidence in its own unit, with the type of each criterion.
    Evidence,
}

impl Reads {
    /// Both variants.
    pub const ALL: [Reads; 2] = [Reads::Values, Reads::Evidence];

    /// The id in machine-readable output, the same in every language.
    pub fn id(self) -> &'static str {
        match self {
            Reads::Values => "values",
            Reads::Evidence => "evidence",
        }
    }

    /// The name in both languages.
    pub fn name(self) -> Word {
        match self {
            Reads::Values => heads::VALUES,
            Reads::Evidence => heads::EVIDENCE,
        }
    }
}

/// The divisor of evidence: 1, except for amounts whose squares or inverses would overflow. It is a power of two, so
/// that dividing does not round.
fn unit(worst: f64, best: f64) -> f64 {
    const SAFE: std::ops::RangeInclusive<f64> = 1e-100..=1e100;
    let greatest = worst.abs().max(best.abs());
    if SAFE.contains(&greatest) { 1.0 } else { greatest.log2().floor().exp2() }
}

/// Whether a criterion is read as evidence in its unit.
pub fn is_evidence(criterion: &Criterion, reads: Reads) -> bool {
    reads == Reads::Evidence && criterion.value.ends().is_some()
}

/// The worst and the best number of a criterion that methods may be given.
fn ends(criterion: &Criterion, reads: Reads) -> (f64, f64) {
    let ends = criterion.value.ends().filter(|_| reads == Reads::Evidence);
    ends.unwrap_or((0.0, 1.0))
}

/// a/b, or 0 if both are 0.
pub fn share(a: f64, b: f64) -> f64 {
    if b == 0.0 { 0.0 } else { a / b }
}

/// The mean, without overflow even for huge numbers.
pub fn mean(x: &[f64]) -> f64 {
    let n = x.len() as f64;
    x.iter().map(|x| x / n).sum()
}

/// The least and the greatest number; (∞, −∞) if there are none.
pub fn range(numbers: &[f64]) -> (f64, f64) {
    numbers.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), &x| (least.min(x), most.max(x)))
}

/// The best and the worst number of a criterion.
pub fn best_and_worst(numbers: &[f64], kind: CriterionType) -> (f64, f64) {
    let (least, most) = range(numbers);
    match kind {
        CriterionType::Benefit => (most, least),
        CriterionType::Cost => (least, most),
    }
}
