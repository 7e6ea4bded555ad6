//! Values and gates → sums and verdicts. A frame is weighed by lazy expressions of polars, the same for the ideas of a
//! table in memory and for frames of anybody's; few ideas and the blocks of a large table by loops. All give the same
//! bits.

use super::frame::{best_key, failed_key, value_key};
use super::numbers::{Numbers, numbers};
use super::verdict::{GateState, Verdict};
use crate::rubric::{Rubric, Thresholds, Weights};
use crate::tolerance;
use polars::prelude::*;

/// The name of the column with the proven score, 0–100.
pub const SCORE: &str = "score";
/// The name of the column with the score if all open evidence turns out best, 0–100.
pub const POTENTIAL: &str = "potential";
/// The name of the column with the verdict's id.
pub const VERDICT: &str = "verdict";

/// Up to this many ideas a loop is done before a query has begun.
pub(super) const FEW_IDEAS: usize = 1 << 14;
/// Few enough ideas at once that their sums stay in the cache.
const CHUNK_IDEAS: usize = 1024;
/// Sums of more criteria than this are loops: an expression is as deep as it is long.
pub(super) const MOST_SUMMED: usize = 256;

/// What some ideas earn: score = 100 · Σ wⱼ·lowⱼ, potential = 100 · Σ wⱼ·highⱼ (the weighted sum, e.g. Keeney & Raiffa
/// 1976, ch. 3). Both depend only on the idea's own row and the weights.
pub(super) struct Weighed {
    pub score: Numbers,
    pub potential: Numbers,
    pub verdict: Vec<Verdict>,
}

/// The points that a value of 1 earns on each criterion; they add up to 100.
fn points(weights: &Weights) -> Vec<f64> {
    weights.shares().iter().map(|share| 100.0 * share).collect()
}

/// Σ points · value over columns of doubles without nulls, added in the order of the criteria.
fn sum(points: &[f64], columns: impl Iterator<Item = String>) -> Expr {
    let products = points.iter().zip(columns).map(|(points, column)| lit(*points) * col(column));
    products.reduce(|sum, product| sum + product).expect("a rubric has a criterion")
}

/// The sums of a frame with the values of each criterion, in columns named by [`value_key`] and [`best_key`].
pub(crate) fn sums(rubric: &Rubric, weights: &Weights) -> [Expr; 2] {
    let (points, ids) = (points(weights), || rubric.criteria.iter().map(|criterion| criterion.id.as_str()));
    [sum(&points, ids().map(value_key)).alias(SCORE), sum(&points, ids().map(best_key)).alias(POTENTIAL)]
}

/// The verdict from both sums and from `failed`: whether a gate failed, null where that is open. It decides as
/// [`Verdict::of`] does, and gives the verdict's place among [`Verdict::ALL`].
pub(crate) fn verdict(failed: Expr, thresholds: Thresholds) -> Expr {
    // A sum that misses a threshold only by rounding has reached it.
    let reaches = |sum: &str, threshold: f64| (col(sum) + lit(tolerance::POINTS)).gt_eq(lit(threshold));
    let is_earned = reaches(SCORE, thresholds.pursue).and(failed.clone().not());
    let is_near = reaches(POTENTIAL, thresholds.pursue).or(reaches(SCORE, thresholds.watch));
    let [pursue, watch, drop] = [0, 1, 2].map(|place: i32| lit(place));
    when(failed)
        .then(drop.clone())
        .when(is_earned)
        .then(pursue)
        .when(is_near)
        .then(watch)
        .otherwise(drop)
        .alias(VERDICT)
}

/// The id of a verdict from its place among all.
pub(crate) fn verdict_id(place: Expr) -> Expr {
    let [pursue, watch, drop] = Verdict::ALL.map(|verdict| lit(verdict.id()));
    when(place.clone().eq(lit(0))).then(pursue).when(place.eq(lit(1))).then(watch).otherwise(drop)
}

/// Whether any of some gates failed: null where none did and one is open.
pub(crate) fn any(failed: impl Iterator<Item = Expr>) -> Expr {
    failed.reduce(Expr::or).unwrap_or_else(|| lit(false))
}

/// Weighs the frame of a table by a query.
pub(super) fn query(frame: &DataFrame, rubric: &Rubric, weights: &Weights) -> Weighed {
    const FAILED: &str = "failed";
    let failed = any(rubric.gates.iter().map(|gate| col(failed_key(&gate.id))));
    let [score, potential] = sums(rubric, weights);
    let sums = frame.clone().lazy().select([score, potential, failed.alias(FAILED)]);
    let query = sums.with_columns([verdict(col(FAILED), rubric.thresholds)]);
    let weighed = query.collect().expect("a checked rubric over checked evidence computes");
    let column = |name| weighed.column(name).expect("it is selected").rechunk();
    let verdicts = column(VERDICT);
    let places = verdicts.i32().expect("they are places").into_no_null_iter();
    let verdict = places.map(|place| Verdict::ALL[place as usize]).collect();
    Weighed { score: numbers(&column(SCORE)), potential: numbers(&column(POTENTIAL)), verdict }
}

/// Weighs ideas from both ends of their values by criterion and the worst state of their gates.
pub(super) fn loops<V: AsRef<[f64]>>(
    (low, high): (&[V], &[V]),
    worst: &[GateState],
    weights: &Weights,
    thresholds: Thresholds,
) -> Weighed {
    let points = points(weights);
    let [score, potential] = [low, high].map(|values| weighted(&points, values, worst.len()));
    let sums = score.iter().zip(&potential).zip(worst);
    let verdict = sums.map(|((score, potential), gate)| Verdict::of(*score, *potential, *gate, thresholds)).collect();
    Weighed { score: score.into(), potential: potential.into(), verdict }
}

/// Σ points · value of each idea, added in the order of the criteria: one pass over few ideas at a time, where plain
/// expressions write a column for each product.
fn weighted<V: AsRef<[f64]>>(points: &[f64], values: &[V], ideas: usize) -> Vec<f64> {
    let mut sums = vec![0.0; ideas];
    for (part, sums) in sums.chunks_mut(CHUNK_IDEAS).enumerate() {
        for (c, (points, values)) in points.iter().zip(values).enumerate() {
            let products = values.as_ref()[part * CHUNK_IDEAS..].iter().map(|value| points * value);
            match c {
                0 => sums.iter_mut().zip(products).for_each(|(sum, product)| *sum = product),
                _ => sums.iter_mut().zip(products).for_each(|(sum, product)| *sum += product),
            }
        }
    }
    sums
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
            let [looped, queried] = [true, false].map(|by_loops| valued.weighed(&rubric, weights, by_loops));
            let bits = |numbers: &[f64]| numbers.iter().map(|x| x.to_bits()).collect::<Vec<_>>();
            prop_assert_eq!(bits(&looped.score), bits(&queried.score));
            prop_assert_eq!(bits(&looped.potential), bits(&queried.potential));
            prop_assert_eq!(looped.verdict, queried.verdict);
        }
    }
}
