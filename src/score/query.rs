//! The polars query that computes values × weights → sums.

use super::matrix::DecisionMatrix;
use crate::rubric::Weights;
use polars::prelude::*;

/// The name of the column with the lower ends of the values on a criterion.
fn low_value(c: usize) -> String {
    format!("value {c} low")
}

/// The name of the column with the upper ends.
fn high_value(c: usize) -> String {
    format!("value {c} high")
}

/// Value intervals as Float64 columns without nulls.
#[derive(Clone, Debug)]
pub(super) struct ValueColumns(DataFrame);

impl ValueColumns {
    /// From both ends by criterion, then idea. The vectors are not copied.
    pub fn new(low: Vec<Vec<f64>>, high: Vec<Vec<f64>>, ideas: usize) -> ValueColumns {
        let column = |name: String, numbers| Float64Chunked::from_vec(name.into(), numbers).into_column();
        let pairs = low.into_iter().zip(high).enumerate();
        let columns = pairs.flat_map(|(c, (low, high))| [column(low_value(c), low), column(high_value(c), high)]);
        ValueColumns(DataFrame::new(ideas, columns.collect()).expect("columns have one cell for each idea"))
    }

    /// The columns of a matrix.
    pub fn of(matrix: &DecisionMatrix) -> ValueColumns {
        let column =
            |of: fn(&DecisionMatrix, usize) -> &[f64]| (0..matrix.criteria()).map(|c| of(matrix, c).to_vec()).collect();
        ValueColumns::new(column(DecisionMatrix::low_column), column(DecisionMatrix::high_column), matrix.ideas())
    }

    /// The weighted sums.
    pub fn weigh(&self, weights: &Weights) -> Sums {
        // Few ideas are weighed sooner than the threads of the engine start.
        if self.0.height() <= CHUNK_IDEAS {
            let points = points(weights);
            let sum = |name: &str, first: usize| {
                let values: Vec<&[f64]> = self.0.columns().iter().skip(first).step_by(2).map(numbers).collect();
                Float64Chunked::from_vec(name.into(), weighted(&points, &values)).into_column()
            };
            let sums = DataFrame::new(self.0.height(), vec![sum(SCORE, 0), sum(POTENTIAL, 1)]);
            return Sums(sums.expect("both have one cell for each idea"));
        }
        let query = self.0.clone().lazy().select(sums(weights));
        Sums(query.collect().expect("a checked rubric over checked evidence computes"))
    }

    /// The number of criteria.
    pub fn criteria(&self) -> usize {
        self.0.width() / 2
    }

    /// The lower ends on a criterion.
    pub fn low(&self, criterion: usize) -> &[f64] {
        numbers(&self.0.columns()[2 * criterion])
    }

    /// The upper ends on a criterion.
    pub fn high(&self, criterion: usize) -> &[f64] {
        numbers(&self.0.columns()[2 * criterion + 1])
    }
}

/// The names of the sums.
const SCORE: &str = "score";
const POTENTIAL: &str = "potential";

/// The points of each criterion.
fn points(weights: &Weights) -> Vec<f64> {
    weights.shares().iter().map(|share| 100.0 * share).collect()
}

/// score = 100 · Σ wⱼ·lowⱼ, potential = 100 · Σ wⱼ·highⱼ (the weighted sum, e.g. Keeney & Raiffa 1976, ch. 3). A score
/// depends only on its row and the weights.
fn sums(weights: &Weights) -> [Expr; 2] {
    let points = points(weights);
    let sum = |name: fn(usize) -> String| {
        let (points, columns) = (points.clone(), (1..points.len()).map(|c| col(name(c))).collect::<Vec<_>>());
        let apply = move |columns: &mut [Column]| {
            let values: Vec<&[f64]> = columns.iter().map(numbers).collect();
            Ok(Float64Chunked::from_vec(PlSmallStr::EMPTY, weighted(&points, &values)).into_column())
        };
        let output = |_: &Schema, fields: &[Field]| Ok(Field::new(fields[0].name().clone(), DataType::Float64));
        col(name(0)).map_many(apply, &columns, output)
    };
    [sum(low_value).alias(SCORE), sum(high_value).alias(POTENTIAL)]
}

/// Few enough ideas at once that their sums stay in the cache.
const CHUNK_IDEAS: usize = 1024;

/// Σ points · value of each idea, added in the order of the criteria. One function for all columns: plain polars
/// expressions would write every product and sum to a temporary column, which is several times slower.
fn weighted(points: &[f64], values: &[&[f64]]) -> Vec<f64> {
    let mut sums = vec![0.0; values[0].len()];
    for (part, sums) in sums.chunks_mut(CHUNK_IDEAS).enumerate() {
        for (c, (points, values)) in points.iter().zip(values).enumerate() {
            let products = values[part * CHUNK_IDEAS..].iter().map(|value| points * value);
            match c {
                0 => sums.iter_mut().zip(products).for_each(|(sum, product)| *sum = product),
                _ => sums.iter_mut().zip(products).for_each(|(sum, product)| *sum += product),
            }
        }
    }
    sums
}

/// The result of a query: scores and potentials.
pub(super) struct Sums(DataFrame);

impl Sums {
    /// The proven scores, 0–100.
    pub fn score(&self) -> &[f64] {
        numbers(&self.0.columns()[0])
    }

    /// The scores if all open evidence turns out best, 0–100.
    pub fn potential(&self) -> &[f64] {
        numbers(&self.0.columns()[1])
    }
}

/// The numbers of a Float64 column without nulls.
fn numbers(column: &Column) -> &[f64] {
    let numbers = column.f64().and_then(|numbers| numbers.cont_slice());
    numbers.expect("these columns are Float64 without nulls, in one piece")
}
