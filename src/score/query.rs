//! The query: values × weights → sums, in polars.

use crate::rubric::Weights;
use polars::prelude::*;

/// The lower end of the value on a criterion.
fn low_value(c: usize) -> String {
    format!("value {c} low")
}

/// The upper end.
fn high_value(c: usize) -> String {
    format!("value {c} high")
}

/// Value intervals as columns; Float64, without nulls.
#[derive(Clone, Debug)]
pub(super) struct Values(DataFrame);

impl Values {
    /// Of both ends by criterion, then idea. They are not copied.
    pub fn new(low: Vec<Vec<f64>>, high: Vec<Vec<f64>>, ideas: usize) -> Values {
        let column = |name: String, numbers| Float64Chunked::from_vec(name.into(), numbers).into_column();
        let pairs = low.into_iter().zip(high).enumerate();
        let columns = pairs.flat_map(|(c, (low, high))| [column(low_value(c), low), column(high_value(c), high)]);
        Values(DataFrame::new(ideas, columns.collect()).expect("columns have one cell for each idea"))
    }

    /// Weighs them.
    pub fn weigh(&self, weights: &Weights) -> Sums {
        let query = self.0.clone().lazy().select(sums(weights));
        Sums(query.collect().expect("a checked rubric over checked evidence computes"))
    }

    /// How many criteria there are.
    pub fn criteria(&self) -> usize {
        self.0.width() / 2
    }

    /// The lower ends on a criterion.
    pub fn low(&self, criterion: usize) -> &[f64] {
        numbers(&self.0, &low_value(criterion))
    }

    /// The upper ends.
    pub fn high(&self, criterion: usize) -> &[f64] {
        numbers(&self.0, &high_value(criterion))
    }
}

/// score = 100 · Σ wⱼ·lowⱼ, potential = 100 · Σ wⱼ·highⱼ (the weighted sum, e.g. Keeney & Raiffa 1976, ch. 3). A score
/// depends on its own row and the weights only.
fn sums(weights: &Weights) -> [Expr; 2] {
    let sum = |name: fn(usize) -> String| {
        let terms = weights.shares().iter().enumerate().map(|(c, w)| lit(100.0 * w) * col(name(c)));
        terms.reduce(|a, b| a + b).expect("a rubric has a criterion")
    };
    [sum(low_value).alias("score"), sum(high_value).alias("potential")]
}

/// What a query found, column by column.
pub(super) struct Sums(DataFrame);

impl Sums {
    /// 0–100, what is proven.
    pub fn score(&self) -> &[f64] {
        numbers(&self.0, "score")
    }

    /// 0–100, if every unknown and every range turned out best.
    pub fn potential(&self) -> &[f64] {
        numbers(&self.0, "potential")
    }
}

/// The numbers of a column of such a frame.
fn numbers<'f>(frame: &'f DataFrame, name: &str) -> &'f [f64] {
    let numbers = frame.column(name).and_then(|column| column.f64()).and_then(|numbers| numbers.cont_slice());
    numbers.expect("these columns are Float64 without nulls, in one piece")
}
