//! What somebody stated about the weights, in one of several ways: its shares, and where it contradicts itself.

use crate::analysis::weights::best_worst::{self, Comparisons};
use crate::analysis::weights::centroid::centroid;
use crate::analysis::weights::pairwise::{LIMIT, pairwise, worst_triple};
use crate::analysis::weights::shares::shares;
use crate::lang::Lang;
use crate::rubric::{Rubric, Weights};
use crate::say::punctuation;
use crate::say::weights::{Apart, BestWorstAgreement, Elicitation, Pairs};
use crate::tolerance;
use serde_json::{Value, json};

/// What was stated.
pub(super) enum Statement {
    /// The rank of each criterion of the rubric, from 1; `None` if it was not named.
    Order(Vec<Option<usize>>),
    /// The points of each criterion of the rubric; `None` if it was not named.
    Swing(Vec<Option<f64>>),
    /// How many times as important some criteria are as each other.
    Pairs { criteria: Vec<usize>, matrix: Vec<Vec<f64>> },
    /// How some criteria compare with the best and the worst of them, by their place in the list.
    BestWorst { criteria: Vec<usize>, comparisons: Comparisons },
}

impl Statement {
    /// Its name for programs.
    pub fn id(&self) -> &'static str {
        match self {
            Statement::Order(_) => "order",
            Statement::Swing(_) => "swing",
            Statement::Pairs { .. } => "pairs",
            Statement::BestWorst { .. } => "best-worst",
        }
    }

    /// The way it was stated.
    pub fn way(&self) -> Elicitation {
        match self {
            Statement::Order(_) => Elicitation::Order,
            Statement::Swing(_) => Elicitation::Swing,
            Statement::Pairs { .. } => Elicitation::Pairs,
            Statement::BestWorst { .. } => Elicitation::BestWorst,
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
            Statement::Order(ranks) => {
                // Criteria that were not named share the last rank.
                let last = ranks.iter().flatten().max().map_or(1, |rank| rank + 1);
                centroid(&ranks.iter().map(|rank| rank.unwrap_or(last)).collect::<Vec<_>>())
            }
            Statement::Swing(points) => shares(&points.iter().map(|points| points.unwrap_or(0.0)).collect::<Vec<_>>()),
            Statement::Pairs { criteria, matrix, .. } => spread(criteria, &pairwise(matrix).weights),
            Statement::BestWorst { criteria, comparisons, .. } => {
                spread(criteria, &best_worst::best_worst(comparisons).weights)
            }
        };
        Weights::from_parts(&parts)
    }

    /// Which of all `n` criteria were not named. In a [`Statement::Order`] they come last, otherwise they have no weight.
    pub fn left_out(&self, n: usize) -> Vec<usize> {
        let is_left_out = |c: &usize| match self {
            Statement::Order(ranks) => ranks[*c].is_none(),
            Statement::Swing(points) => points[*c].unwrap_or(0.0) == 0.0,
            Statement::Pairs { criteria, .. } | Statement::BestWorst { criteria, .. } => !criteria.contains(c),
        };
        (0..n).filter(is_left_out).collect()
    }

    /// How far the statement contradicts itself, for programs; null if it cannot.
    pub fn consistency(&self, rubric: &Rubric) -> Value {
        let id = |c: usize| &rubric.criteria[c].id;
        match self {
            Statement::Order(_) | Statement::Swing(_) => Value::Null,
            Statement::Pairs { criteria, matrix, .. } => {
                let found = pairwise(matrix);
                let worst = worst_triple(matrix).map(|t| {
                    let ids: Vec<&String> = t.criteria.iter().map(|&c| id(criteria[c])).collect();
                    json!({ "criteria": ids, "implied": t.implied, "stated": t.stated })
                });
                json!({
                    "ratio": found.consistency_ratio, "limit": LIMIT, "index": found.consistency_index,
                    "lambda_max": found.lambda_max, "worst": worst,
                })
            }
            Statement::BestWorst { criteria, comparisons, .. } => {
                let xi = best_worst::best_worst(comparisons).xi;
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

    /// What to know about it: which criteria were left out, how far it agrees with itself.
    pub fn sentences(&self, rubric: &Rubric, lang: Lang) -> Vec<String> {
        let name = |c: usize| rubric.criteria[c].name.get(lang);
        let left_out: Vec<String> = self.left_out(rubric.criteria.len()).iter().map(|&c| name(c).to_owned()).collect();
        let left_out = (!left_out.is_empty()).then(|| self.way().left_out(&left_out, lang));
        let agreement = match self {
            Statement::Pairs { criteria, matrix, .. } => Some(of_pairs(matrix, &|c| name(criteria[c]), lang)),
            Statement::BestWorst { criteria, comparisons, .. } => {
                Some(of_best_worst(comparisons, &|c| name(criteria[c]), lang))
            }
            Statement::Order(_) | Statement::Swing(_) => None,
        };
        left_out.into_iter().chain(agreement).collect()
    }
}

/// Comparisons that differ by less than this factor agree.
const AGREEMENT_FACTOR: f64 = 1.0 + 1e-9;

/// How far comparisons in pairs agree.
fn of_pairs<'r>(matrix: &[Vec<f64>], name: &dyn Fn(usize) -> &'r str, lang: Lang) -> String {
    let Some(worst) = worst_triple(matrix) else { return Pairs::Few.sentence(lang) };
    if worst.factor() < AGREEMENT_FACTOR {
        return Pairs::Wholly.sentence(lang);
    }
    let found = pairwise(matrix);
    let (ratio, limit) = (found.consistency_ratio, LIMIT);
    let agreement = match found.is_consistent() {
        true => Pairs::Enough { ratio, limit },
        false => Pairs::Little { ratio, limit },
    };
    let [a, b, c] = worst.criteria;
    let apart = Apart { criteria: [a, b, c].map(name), times: [matrix[a][b], matrix[b][c], worst.stated] };
    punctuation::sentences([agreement.sentence(lang), apart.sentence(lang)], lang)
}

/// How far comparisons with the best and the worst agree.
fn of_best_worst<'r>(c: &Comparisons, name: &dyn Fn(usize) -> &'r str, lang: Lang) -> String {
    let (xi, worst) = (best_worst::best_worst(c).xi, best_worst::contradiction(c));
    let agreement = match worst {
        _ if xi < tolerance::SLACK => BestWorstAgreement::Wholly,
        Some(worst) => BestWorstAgreement::Partly { ratio: worst.ratio, xi },
        None => BestWorstAgreement::Not { xi },
    };
    let apart = worst.filter(|worst| worst.ratio > 0.0).map(|worst| {
        let criteria = [c.best, worst.criterion, c.worst].map(name);
        let times = [c.best_to[worst.criterion], c.to_worst[worst.criterion], c.best_to[c.worst]];
        Apart { criteria, times }.sentence(lang)
    });
    punctuation::sentences([agreement.sentence(lang)].into_iter().chain(apart), lang)
}
