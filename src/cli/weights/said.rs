//! What somebody said of the weights, one kind a way, and the shares that it comes to.

use crate::analysis::weights::best_worst::{self, BestWorst, Comparisons};
use crate::analysis::weights::centroid::centroid;
use crate::analysis::weights::pairwise::{self, LIMIT, Pairwise, RANDOM_INDEX};
use crate::analysis::weights::shares::shares;
use crate::rubric::{Rubric, Weights};
use crate::say::weights::Way;
use serde_json::{Value, json};

/// What was said.
pub(super) enum Said {
    /// The rank of each criterion of the rubric, from 1; none of those not named.
    Order(Vec<Option<usize>>),
    /// The points of each criterion of the rubric; none of those not named.
    Swing(Vec<Option<f64>>),
    /// How many times as important some criteria are as each other.
    Pairs { criteria: Vec<usize>, left_out: Vec<usize>, matrix: Vec<Vec<f64>> },
    /// How some criteria compare with the best and the worst of them, by their place in the list.
    BestWorst { criteria: Vec<usize>, left_out: Vec<usize>, comparisons: Comparisons },
}

impl Said {
    /// Its name for programs.
    pub fn id(&self) -> &'static str {
        match self {
            Said::Order(_) => "order",
            Said::Swing(_) => "swing",
            Said::Pairs { .. } => "pairs",
            Said::BestWorst { .. } => "best-worst",
        }
    }

    /// The way it was said.
    pub fn way(&self) -> Way {
        match self {
            Said::Order(_) => Way::Order,
            Said::Swing(_) => Way::Swing,
            Said::Pairs { .. } => Way::Pairs,
            Said::BestWorst { .. } => Way::BestWorst,
        }
    }

    /// Shares of all `n` criteria.
    pub fn weights(&self, n: usize) -> Weights {
        let spread = |criteria: &[usize], weights: &[f64]| {
            let mut all = vec![0.0; n];
            criteria.iter().zip(weights).for_each(|(&c, w)| all[c] = *w);
            all
        };
        let parts = match self {
            Said::Order(ranks) => {
                // Those that are not named come after all others, level.
                let last = ranks.iter().flatten().max().map_or(1, |rank| rank + 1);
                centroid(&ranks.iter().map(|rank| rank.unwrap_or(last)).collect::<Vec<_>>())
            }
            Said::Swing(points) => shares(&points.iter().map(|points| points.unwrap_or(0.0)).collect::<Vec<_>>()),
            Said::Pairs { criteria, matrix, .. } => spread(criteria, &pairwise(matrix).weights),
            Said::BestWorst { criteria, comparisons, .. } => {
                spread(criteria, &best_worst::best_worst(comparisons).weights)
            }
        };
        Weights::from_parts(&parts)
    }

    /// Criteria that were not named; with [`Said::Order`] they come last, else they have no weight.
    pub fn left_out(&self) -> Vec<usize> {
        let none = |is_none: Vec<bool>| (0..is_none.len()).filter(|&c| is_none[c]).collect();
        match self {
            Said::Order(ranks) => none(ranks.iter().map(Option::is_none).collect()),
            Said::Swing(points) => none(points.iter().map(|points| points.unwrap_or(0.0) == 0.0).collect()),
            Said::Pairs { left_out, .. } | Said::BestWorst { left_out, .. } => left_out.clone(),
        }
    }

    /// How far what was said contradicts itself, for programs; null where it cannot.
    pub fn consistency(&self, rubric: &Rubric) -> Value {
        let id = |c: usize| &rubric.criteria[c].id;
        match self {
            Said::Order(_) | Said::Swing(_) => Value::Null,
            Said::Pairs { criteria, matrix, .. } => {
                let found = pairwise(matrix);
                let worst = pairwise::worst_triple(matrix).map(|t| {
                    let ids: Vec<&String> = t.criteria.iter().map(|&c| id(criteria[c])).collect();
                    json!({ "criteria": ids, "implied": t.implied, "stated": t.stated })
                });
                json!({
                    "ratio": found.consistency_ratio, "limit": LIMIT, "index": found.consistency_index,
                    "lambda_max": found.lambda_max, "worst": worst,
                })
            }
            Said::BestWorst { criteria, comparisons, .. } => {
                let BestWorst { xi, .. } = best_worst::best_worst(comparisons);
                let worst = best_worst::contradiction(comparisons);
                json!({
                    "xi": xi,
                    "ratio": worst.map(|w| w.ratio),
                    "best": id(criteria[comparisons.best]),
                    "worst": id(criteria[comparisons.worst]),
                    "criterion": worst.filter(|w| w.ratio > 0.0).map(|w| id(criteria[w.criterion])),
                })
            }
        }
    }
}

/// By Saaty's random index.
pub(super) fn pairwise(matrix: &[Vec<f64>]) -> Pairwise {
    pairwise::pairwise(matrix, &RANDOM_INDEX)
}
