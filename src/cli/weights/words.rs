//! What is said below the shares: who was left out, what contradicts itself.

use super::said::{Said, pairwise};
use crate::analysis::weights::best_worst::{Comparisons, best_worst, contradiction};
use crate::analysis::weights::pairwise::{LIMIT, worst_triple};
use crate::lang::Lang;
use crate::rubric::Rubric;
use crate::say::punctuation;
use crate::say::weights::{Apart, BestWorstAgreement, Pairs};
use crate::tolerance;

/// Comparisons that differ by less than this factor agree.
const AGREE: f64 = 1.0 + 1e-9;

/// What is to be known of them.
pub(super) fn sentences(said: &Said, rubric: &Rubric, lang: Lang) -> Vec<String> {
    let name = |c: usize| rubric.criteria[c].name.get(lang);
    let left_out: Vec<String> = said.left_out().iter().map(|&c| name(c).to_owned()).collect();
    let left_out = (!left_out.is_empty()).then(|| said.way().left_out(&left_out, lang));
    let agreement = match said {
        Said::Pairs { criteria, matrix, .. } => Some(of_pairs(matrix, &|c| name(criteria[c]), lang)),
        Said::BestWorst { criteria, comparisons, .. } => Some(of_best_worst(comparisons, &|c| name(criteria[c]), lang)),
        Said::Order(_) | Said::Swing(_) => None,
    };
    left_out.into_iter().chain(agreement).collect()
}

/// How far comparisons in pairs agree.
fn of_pairs<'r>(matrix: &[Vec<f64>], name: &dyn Fn(usize) -> &'r str, lang: Lang) -> String {
    let Some(worst) = worst_triple(matrix) else { return Pairs::Few.sentence(lang) };
    if worst.factor() < AGREE {
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
    let (xi, worst) = (best_worst(c).xi, contradiction(c));
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
