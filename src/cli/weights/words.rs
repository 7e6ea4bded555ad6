//! What is said above and below the shares: which way they came, who was left out, what contradicts itself.

use super::said::{Said, pairwise};
use crate::analysis::weights::best_worst::{Contradiction, best_worst, contradiction};
use crate::analysis::weights::pairwise::{LIMIT, worst_triple};
use crate::lang::{Lang, fixed, list, rounded, short, zh};
use crate::rubric::Rubric;

/// Comparisons that differ by less than this factor agree.
const AGREE: f64 = 1.0 + 1e-9;
/// A ξ below this is none but for rounding.
const AGREED: f64 = 1e-9;

/// How the shares were found.
pub(super) fn title(said: &Said, lang: Lang) -> String {
    let (en, zh) = match said {
        Said::Order(_) => ("Weights from an order (rank-order centroid)", "按重要性排序得到的权重（排序质心法）"),
        Said::Swing(_) => {
            ("Weights from points for swings (points over their sum)", "按摆幅打分得到的权重（各项分数占总分的比例）")
        }
        Said::Pairs { .. } => {
            ("Weights from pairs (AHP, principal eigenvector)", "两两比较得到的权重（层次分析法，主特征向量）")
        }
        Said::BestWorst { .. } => (
            "Weights from best and worst (best-worst method, linear)",
            "与最重要、最不重要的标准比较得到的权重（最优最劣法，线性模型）",
        ),
    };
    lang.pick(en, zh).to_owned()
}

/// What is to be known of them.
pub(super) fn sentences(said: &Said, rubric: &Rubric, lang: Lang) -> Vec<String> {
    let mut sentences = Vec::new();
    let left_out = said.left_out();
    if !left_out.is_empty() {
        let names: Vec<String> = left_out.iter().map(|&c| rubric.criteria[c].name.get(lang).to_owned()).collect();
        let names = list(&names, lang);
        let (en, zh) = match (said, left_out.len()) {
            (Said::Order(_), 1) => ("Not named, and so last", "没有提到，因此排在最后"),
            (Said::Order(_), _) => ("Not named, and so level behind all others", "没有提到，因此并列排在最后"),
            (Said::Swing(_), _) => ("No points, and so no weight", "没有给分，因此没有权重"),
            (Said::Pairs { .. }, _) => ("In no pair, and so without weight", "没有参与比较，因此没有权重"),
            (Said::BestWorst { .. }, _) => ("Not filled in, and so without weight", "没有填写，因此没有权重"),
        };
        sentences.push(lang.pick(format!("{en}: {names}."), format!("{zh}：{names}。")));
    }
    let name = |c: usize| rubric.criteria[c].name.get(lang);
    match said {
        Said::Pairs { criteria, matrix, .. } => {
            sentences.push(agreement(matrix, &|c| name(criteria[c]), lang));
        }
        Said::BestWorst { criteria, comparisons, .. } => {
            let xi = best_worst(comparisons).xi;
            let worst = contradiction(comparisons);
            let shown = fixed(xi, 3);
            let ratio = |worst: Contradiction| fixed(worst.ratio, 2);
            let mut text = match (lang, worst.map(ratio)) {
                (Lang::En, _) if xi < AGREED => "All comparisons agree (ξ = 0).".to_owned(),
                (Lang::Zh, _) if xi < AGREED => "所有比较完全一致（ξ = 0）。".to_owned(),
                (Lang::En, Some(ratio)) => format!(
                    "The comparisons do not wholly agree: consistency ratio {ratio}, ξ {shown}; both are 0 where they do."
                ),
                (Lang::Zh, Some(ratio)) => {
                    format!("这些比较不完全一致：一致性比率 {ratio}，ξ 为 {shown}；完全一致时两者都是 0。")
                }
                (Lang::En, None) => format!(
                    "The comparisons do not agree: the best was said to matter no more than the worst, and yet not all are alike (ξ {shown}, 0 where they agree)."
                ),
                (Lang::Zh, None) => {
                    format!(
                        "这些比较互相矛盾：你说最重要的并不比最不重要的更重要，其他回答却不是这样（ξ 为 {shown}，一致时是 0）。"
                    )
                }
            };
            if let Some(worst) = worst.filter(|worst| worst.ratio > 0.0) {
                let c = comparisons;
                let ends = [c.best, worst.criterion, c.worst].map(|c| name(criteria[c]));
                let times = [c.best_to[worst.criterion], c.to_worst[worst.criterion], c.best_to[c.worst]];
                text += &chain(ends, times, lang);
            }
            sentences.push(text);
        }
        Said::Order(_) | Said::Swing(_) => {}
    }
    sentences
}

/// How far comparisons in pairs agree.
fn agreement<'r>(matrix: &[Vec<f64>], name: &dyn Fn(usize) -> &'r str, lang: Lang) -> String {
    let found = pairwise(matrix);
    let [ratio, limit] = [found.consistency_ratio, LIMIT].map(|ratio| fixed(ratio, 2));
    let Some(worst) = worst_triple(matrix) else {
        return lang
            .pick("Fewer than three criteria cannot contradict each other.", "标准不到三条，不会互相矛盾。")
            .to_owned();
    };
    if worst.factor() < AGREE {
        return lang.pick("All comparisons agree: consistency ratio 0.", "所有比较完全一致：一致性比率 0。").to_owned();
    }
    let text = match (lang, found.is_consistent()) {
        (Lang::En, true) => {
            format!("Consistency ratio {ratio}: the comparisons agree well enough (up to {limit}).")
        }
        (Lang::Zh, true) => format!("一致性比率 {ratio}，不超过 {limit}：这些比较足够一致。"),
        (Lang::En, false) => format!(
            "Consistency ratio {ratio}, above {limit}: the comparisons contradict each other too much to rely on these shares; think them over."
        ),
        (Lang::Zh, false) => {
            format!("一致性比率 {ratio}，超过 {limit}：这些比较互相矛盾，得到的权重靠不住，请再斟酌。")
        }
    };
    let [a, b, c] = worst.criteria;
    text + &chain([a, b, c].map(name), [matrix[a][b], matrix[b][c], worst.stated], lang)
}

/// Two comparisons in a row, what follows from them, and what was said instead.
fn chain([a, b, c]: [&str; 3], [first, second, stated]: [f64; 3], lang: Lang) -> String {
    let [n, m, implied, stated] = [first, second, first * second, stated].map(times);
    match lang {
        Lang::En => format!(
            " Furthest apart: you said that {a} is {n} × {b} and {b} is {m} × {c}, so {a} should be {implied} × {c}; but you said {stated} ×."
        ),
        Lang::Zh => zh(&[
            "矛盾最大的一处：你说",
            a,
            "是",
            b,
            &format!("的 {n} 倍，"),
            b,
            "是",
            c,
            &format!("的 {m} 倍，那么"),
            a,
            "应该是",
            c,
            &format!("的 {implied} 倍，但你说的是 {stated} 倍。"),
        ]),
    }
}

/// `3`, `2.5`, `1/3`: how many times, as people would say it.
pub(super) fn times(x: f64) -> String {
    let inverse = 1.0 / x;
    if x < 1.0 && (inverse - rounded(inverse, 0)).abs() < 1e-6 {
        return format!("1/{}", fixed(inverse, 0));
    }
    short(x, 2)
}
