//! The words of the picture of a set: which several?

use super::shared::idea;
use crate::lang::{Lang, fixed, list, say, whole};
use crate::say::commands::pick::{PointsKind, of_one};
use crate::say::draws::often;
use crate::say::punctuation::{capital, sentences};

/// Titles, the longest first: who is chosen, with the budget if there is one.
pub fn titles(names: &[String], budget: Option<&str>, total: f64, points: PointsKind, lang: Lang) -> Vec<String> {
    let (n, total, head) = (whole(names.len()), fixed(total, 0), points.head().get(lang));
    let listed = list(&names.iter().map(|name| idea(name, lang)).collect::<Vec<_>>(), lang);
    match (names.len(), budget) {
        (1, Some(budget)) => vec![say!(lang, "With {budget}, choose {listed}", "预算 {budget}，选{listed}")],
        (1, None) => vec![say!(lang, "Choose {listed}", "选{listed}")],
        (_, Some(budget)) => vec![
            say!(lang, "With {budget}, the best {n} are {listed}", "预算 {budget}，最好的 {n} 个是{listed}"),
            say!(
                lang, "With {budget}, the best {n} have {total} {head}", "预算 {budget}，最好的 {n} 个{head}共 {total}"
            ),
        ],
        (_, None) => vec![
            say!(lang, "The best {n} are {listed}", "最好的 {n} 个是{listed}"),
            say!(lang, "The best {n} have {total} {head}", "最好的 {n} 个{head}共 {total}"),
        ],
    }
}

/// What bars and colours mean.
pub fn subtitle(points: PointsKind, at_most: &[(&str, usize)], lang: Lang) -> String {
    let limits: Vec<String> = at_most.iter().map(|limit| of_one(*limit, lang)).collect();
    let limits = (!limits.is_empty()).then(|| match lang {
        Lang::En => capital(&limits.join(", ")) + ".",
        Lang::Zh => limits.join("，") + "。",
    });
    let bars = match points {
        PointsKind::Expected => say!(
            lang,
            "Bars: share of the draws of weights and open facts in which an idea is in the best set. Blue: chosen.",
            "条形：权重变动、待定项随机取值时，创意在当次最好组合里的比例。蓝色：选中。"
        ),
        PointsKind::Proven => say!(
            lang,
            "Bars: share of the draws of weights in which an idea is in the best set. Blue: chosen.",
            "条形：权重变动时，创意在当次最好组合里的比例。蓝色：选中。"
        ),
    };
    sentences(limits.into_iter().chain([bars]), lang)
}

/// How often an idea is in the best set.
pub fn detail(name: &str, share: f64, lang: Lang) -> String {
    let (name, share) = (idea(name, lang), often(share, lang));
    say!(lang, "{name}: in the best set in {share} of draws", "{name}：在{share}的抽样中属于最好组合")
}
