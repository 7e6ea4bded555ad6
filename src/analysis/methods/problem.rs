//! A decision problem as methods see it: one number an idea and criterion, weights, and which way is better.

pub use crate::say::methods::Unfit;

/// Whether more or less of a criterion is better; the literature's type of a criterion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// More is better.
    Benefit,
    /// Less is better.
    Cost,
}

/// Ideas × criteria with weights. Numbers are finite; they are stored criterion by criterion.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    ideas: usize,
    columns: Vec<f64>,
    /// One weight a criterion: not negative, in most uses shares.
    pub weights: Vec<f64>,
    /// One type a criterion.
    pub types: Vec<Type>,
    /// The least and the greatest number that each criterion can have, where that is known.
    pub bounds: Option<Vec<(f64, f64)>>,
}

impl Problem {
    /// From columns of length `ideas` each, one after the other.
    pub fn new(ideas: usize, columns: Vec<f64>, weights: Vec<f64>, types: Vec<Type>) -> Problem {
        debug_assert!(columns.len() == ideas * weights.len() && weights.len() == types.len());
        debug_assert!(columns.iter().chain(&weights).all(|x| x.is_finite()));
        Problem { ideas, columns, weights, types, bounds: None }
    }

    /// The same with the least and the greatest number that each criterion can have.
    pub fn within(self, bounds: Vec<(f64, f64)>) -> Problem {
        Problem { bounds: Some(bounds), ..self }
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
    pub fn each(&self) -> impl Iterator<Item = (&[f64], Type, f64)> {
        (0..self.criteria()).map(|c| (self.column(c), self.types[c], self.weights[c]))
    }

    /// The same without one idea.
    pub fn without(&self, idea: usize) -> Problem {
        let kept = |c: usize| self.column(c).iter().enumerate().filter(|(i, _)| *i != idea).map(|(_, x)| *x);
        let columns = (0..self.criteria()).flat_map(kept).collect();
        let (weights, types) = (self.weights.clone(), self.types.clone());
        Problem { ideas: self.ideas - 1, columns, weights, types, bounds: self.bounds.clone() }
    }

    /// The same ideas and weights with other numbers, of which more is better throughout.
    pub fn with_benefits(&self, columns: Vec<f64>) -> Problem {
        Problem::new(self.ideas, columns, self.weights.clone(), vec![Type::Benefit; self.criteria()])
    }

    /// All numbers, criterion by criterion.
    pub fn cells(&self) -> &[f64] {
        &self.columns
    }

    /// Numbers of each criterion times its weight.
    pub fn weighted(&self) -> Problem {
        let columns = self.each().flat_map(|(x, _, w)| x.iter().map(move |x| w * x)).collect();
        Problem { columns, ..self.clone() }
    }

    /// For each idea the sum of `term` over the criteria: of its number there and the criterion.
    pub fn sums(&self, term: impl Fn(f64, usize) -> f64) -> Vec<f64> {
        let mut sums = vec![0.0; self.ideas];
        for c in 0..self.criteria() {
            sums.iter_mut().zip(self.column(c)).for_each(|(sum, x)| *sum += term(*x, c));
        }
        sums
    }

    /// For each criterion a number made of its column and its type.
    pub fn by_criterion<T>(&self, of: impl Fn(&[f64], Type) -> T) -> Vec<T> {
        self.each().map(|(x, kind, _)| of(x, kind)).collect()
    }

    /// The same for a method that takes ratios: refused where a number is below zero, or zero in a column of which
    /// `divides` says that the method divides by it. A criterion without weight is never the reason: it counts for nothing.
    ///
    /// Where a method would divide by a column of nothing but zeros, nobody costs anything and all are equally good: it
    /// counts as a column of ones, which is what equal numbers come to however small they are.
    pub fn ratios(mut self, divides: impl Fn(Type) -> bool) -> Result<Problem, Unfit> {
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

/// a/b, and nothing of nothing.
pub fn share(a: f64, b: f64) -> f64 {
    if b == 0.0 { 0.0 } else { a / b }
}

/// The mean, of numbers however great.
pub fn mean(x: &[f64]) -> f64 {
    let n = x.len() as f64;
    x.iter().map(|x| x / n).sum()
}

/// The least and the greatest number; (∞, −∞) of none.
pub fn range(numbers: &[f64]) -> (f64, f64) {
    numbers.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), &x| (least.min(x), most.max(x)))
}

/// The best and the worst number of a criterion.
pub fn best_and_worst(numbers: &[f64], kind: Type) -> (f64, f64) {
    let (least, most) = range(numbers);
    match kind {
        Type::Benefit => (most, least),
        Type::Cost => (least, most),
    }
}
