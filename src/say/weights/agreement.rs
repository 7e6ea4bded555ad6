//! How far comparisons of criteria agree with each other.

use crate::lang::{Lang, fixed, rounded, say, short};

/// How far comparisons in pairs agree.
pub enum Pairs {
    /// There are too few to disagree.
    Few,
    /// Wholly.
    Wholly,
    /// Well enough: the consistency ratio is within the limit.
    Enough { ratio: f64, limit: f64 },
    /// Not well enough.
    Little { ratio: f64, limit: f64 },
}

impl Pairs {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Pairs::Few => {
                say!(lang, "Fewer than three criteria cannot contradict each other.", "标准不到三条，不会互相矛盾。")
            }
            Pairs::Wholly => {
                say!(lang, "All comparisons agree: consistency ratio 0.", "所有比较完全一致：一致性比率 0。")
            }
            Pairs::Enough { ratio, limit } => {
                let [ratio, limit] = [ratio, limit].map(|x| fixed(*x, 2));
                say!(
                    lang,
                    "Consistency ratio {ratio}: the comparisons agree well enough (up to {limit}).",
                    "一致性比率 {ratio}，不超过 {limit}：这些比较足够一致。"
                )
            }
            Pairs::Little { ratio, limit } => {
                let [ratio, limit] = [ratio, limit].map(|x| fixed(*x, 2));
                say!(
                    lang,
                    "Consistency ratio {ratio}, above {limit}: the comparisons contradict each other too much to rely on these shares; think them over.",
                    "一致性比率 {ratio}，超过 {limit}：这些比较互相矛盾，得到的权重靠不住，请再斟酌。"
                )
            }
        }
    }
}

/// How far comparisons with the best and the worst agree.
pub enum BestWorstAgreement {
    /// Wholly.
    Wholly,
    /// More or less, by the consistency ratio and ξ.
    Partly { ratio: f64, xi: f64 },
    /// The best matters no more than the worst, and yet not all are alike.
    Not { xi: f64 },
}

impl BestWorstAgreement {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            BestWorstAgreement::Wholly => say!(lang, "All comparisons agree (ξ = 0).", "所有比较完全一致（ξ = 0）。"),
            BestWorstAgreement::Partly { ratio, xi } => {
                let (ratio, xi) = (fixed(*ratio, 2), fixed(*xi, 3));
                say!(
                    lang,
                    "The comparisons do not wholly agree: consistency ratio {ratio}, ξ {xi}; both are 0 where they do.",
                    "这些比较不完全一致：一致性比率 {ratio}，ξ 为 {xi}；完全一致时两者都是 0。"
                )
            }
            BestWorstAgreement::Not { xi } => {
                let xi = fixed(*xi, 3);
                say!(
                    lang,
                    "The comparisons do not agree: the best was said to matter no more than the worst, and yet not all are alike (ξ {xi}, 0 where they agree).",
                    "这些比较互相矛盾：你说最重要的并不比最不重要的更重要，其他回答却不是这样（ξ 为 {xi}，一致时是 0）。"
                )
            }
        }
    }
}

/// Two comparisons that imply a third, and what was said instead.
pub struct Apart<'a> {
    pub criteria: [&'a str; 3],
    /// The first beside the second, the second beside the third, the first beside the third.
    pub times: [f64; 3],
}

impl Apart<'_> {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let ([a, b, c], [first, second, stated]) = (self.criteria, self.times);
        let [n, m, implied, stated] = [first, second, first * second, stated].map(times);
        say!(
            lang,
            "Furthest apart: you said that {a} is {n} × {b} and {b} is {m} × {c}, so {a} should be {implied} × {c}; but you said {stated} ×.",
            "矛盾最大的一处：你说{a}是{b}的 {n} 倍，{b}是{c}的 {m} 倍，那么{a}应该是{c}的 {implied} 倍，但你说的是 {stated} 倍。"
        )
    }
}

/// `3`, `2.5`, `1/3`: how many times, as people would say it.
pub fn times(x: f64) -> String {
    let inverse = 1.0 / x;
    if x < 1.0 && (inverse - rounded(inverse, 0)).abs() < 1e-6 {
        return format!("1/{}", fixed(inverse, 0));
    }
    short(x, 2)
}
