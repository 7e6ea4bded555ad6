//! Values and gates → sums and verdicts, as lazy expressions of polars: over the ideas of a table in memory, and over
//! frames of anybody's.

use super::frame::{best_key, value_key};
use super::matrix::DecisionMatrix;
use super::numbers::{column, numbers};
use super::verdict::{GateState, Verdict};
use super::weigh::{POTENTIAL, SCORE, VERDICT, Weighed};
use crate::rubric::{Criterion, Rubric, Thresholds, Weights};
use crate::tolerance;
use polars::prelude::*;

/// The name of the column that says whether a gate failed.
const FAILED: &str = "failed";

/// The column of a name. The engine's own `col` takes `*` and `^…$` for many columns.
pub(crate) fn named(name: impl Into<PlSmallStr>) -> Expr {
    Expr::Column(name.into())
}

/// An expression is as deep as the sum in it is long; deep ones take the engine long to plan, and its stack.
const MOST_SUMMED: usize = 64;

/// Adds both sums over the values of each criterion, which are columns named by [`value_key`] and [`best_key`].
pub(crate) fn with_sums(mut frame: LazyFrame, rubric: &Rubric, weights: &Weights) -> LazyFrame {
    let points = weights.points();
    for (part, (criteria, points)) in rubric.criteria.chunks(MOST_SUMMED).zip(points.chunks(MOST_SUMMED)).enumerate() {
        let sum = |name: &str, key: fn(&str) -> String| {
            let product = |(criterion, points): (&Criterion, &f64)| lit(*points) * named(key(&criterion.id));
            let before = (part > 0).then(|| named(name));
            let sum = before.into_iter().chain(criteria.iter().zip(points).map(product)).reduce(|sum, x| sum + x);
            sum.expect("a rubric has a criterion").alias(name)
        };
        frame = frame.with_columns([sum(SCORE, value_key), sum(POTENTIAL, best_key)]);
    }
    frame
}

/// The verdict, one of these, from both sums and from `failed`: whether a gate failed, null where that is open. It decides
/// as [`Verdict::of`] does.
pub(crate) fn verdict(failed: Expr, thresholds: Thresholds, [pursue, watch, drop]: [Expr; 3]) -> Expr {
    // A sum that misses a threshold only by rounding has reached it.
    let reaches = |sum: &str, threshold: f64| (named(sum) + lit(tolerance::POINTS)).gt_eq(lit(threshold));
    let is_earned = reaches(SCORE, thresholds.pursue).and(failed.clone().not());
    let is_near = reaches(POTENTIAL, thresholds.pursue).or(reaches(SCORE, thresholds.watch));
    when(failed).then(drop.clone()).when(is_earned).then(pursue).when(is_near).then(watch).otherwise(drop)
}

/// Weighs a table in memory. The columns of the query share their numbers with the matrix.
pub(super) fn weigh(rubric: &Rubric, weights: &Weights, matrix: &DecisionMatrix, worst: &[GateState]) -> Weighed {
    let (low, high) = matrix.ends();
    let ids = rubric.criteria.iter().map(|criterion| &criterion.id);
    let ends = ids.zip(low.iter().zip(high));
    let mut columns: Vec<Column> =
        ends.flat_map(|(id, (low, high))| [column(value_key(id), low), column(best_key(id), high)]).collect();
    let failed = worst.iter().map(|state| state.failed());
    columns.push(BooleanChunked::from_iter_options(FAILED.into(), failed).into_column());
    let frame =
        DataFrame::new(matrix.ideas(), columns).expect("ids are unique, and each column has a cell for each idea");
    let weighed = with_sums(frame.lazy(), rubric, weights).select([
        named(SCORE),
        named(POTENTIAL),
        verdict(named(FAILED), rubric.thresholds, Verdict::ALL.map(|verdict| lit(verdict as i32))).alias(VERDICT),
    ]);
    let weighed = weighed.collect().expect("a checked rubric over checked evidence computes");
    let column = |name| weighed.column(name).expect("it is selected").rechunk();
    let verdicts = column(VERDICT);
    let places = verdicts.i32().expect("they are places").into_no_null_iter();
    let verdict = places.map(|place| Verdict::ALL[place as usize]).collect();
    Weighed { score: numbers(&column(SCORE)), potential: numbers(&column(POTENTIAL)), verdict }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::{Findings, Sources};
    use crate::lang::Lang;
    use crate::{evidence, input, rubric, score};
    use proptest::prelude::*;

    const RUBRIC: &str = r#"
[rubric]
verdict = { pursue = 60, watch = 30 }
[[criterion]]
id = "a"
weight = 3.7
evidence = "a"
value = { linear = [0, 10] }
[[criterion]]
id = "b"
weight = 1.1
evidence = "b"
value = { linear = [10, 0] }
[[criterion]]
id = "c"
weight = 2
evidence = "c"
value = { points = [[0, 0.2], [4, 1], [9, 0]] }
[[gate]]
id = "g"
fail = "g > 5"
[[gate]]
id = "h"
fail = "h > 5"
"#;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn the_query_weighs_as_the_loops_do(
            rows in proptest::collection::vec(proptest::collection::vec(proptest::option::weighted(0.8, 0..100u8), 5), 1..60),
        ) {
            let cell = |cell: &Option<u8>| cell.map_or(String::new(), |x| (f64::from(x) / 9.0).to_string());
            let row = |(n, row): (usize, &Vec<Option<u8>>)| {
                format!("{n},{}\n", row.iter().map(cell).collect::<Vec<_>>().join(","))
            };
            let table = "idea,a,b,c,g,h\n".to_owned() + &rows.iter().enumerate().map(row).collect::<String>();
            let (mut sources, mut findings) = (Sources::default(), Findings::default());
            let mut add = |name: &str, text: &str| input::add(name.into(), text.into(), &mut sources, &mut findings);
            let (criteria, ideas) = (add("criteria.toml", RUBRIC).unwrap(), add("ideas.csv", &table).unwrap());
            let (rubric, spec) = rubric::read(criteria, &sources, &[], &mut findings);
            let evidence = evidence::read(ideas, &sources, &spec, Lang::En, &mut findings);
            let rubric = rubric.unwrap();
            let valued = score::value_ideas(&rubric, &evidence.unwrap());
            let weights = &rubric.base().weights;
            let [looped, queried] = [true, false].map(|by_loop| valued.weighed(&rubric, weights, by_loop));
            let bits = |numbers: &[f64]| numbers.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
            prop_assert_eq!(bits(&looped.score), bits(&queried.score));
            prop_assert_eq!(bits(&looped.potential), bits(&queried.potential));
            prop_assert_eq!(looped.verdict, queried.verdict);
        }
    }
}
