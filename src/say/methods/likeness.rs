//! How alike methods are to the weighted sum.

use crate::lang::{Lang, Word, fixed, say};

/// The meaning of the columns of likeness, a line each.
pub const LEGENDS: [Word; 4] = [
    Word::new(
        "τ-b (Kendall): of all pairs of ideas, how many more stand as under the weighted sum than the other way round; 1 = all, 0 = chance, -1 = none",
        "τ-b（肯德尔）：每两个创意比一次，先后与加权和相同的比相反的多多少；1 = 全部相同，0 = 全凭运气，-1 = 全部相反",
    ),
    Word::new(
        "ρ (Spearman): how far places lie from those under the weighted sum; 1 = all the same, 0 = chance, -1 = turned round",
        "ρ（斯皮尔曼）：名次离加权和的名次有多远；1 = 完全相同，0 = 全凭运气，-1 = 完全颠倒",
    ),
    Word::new(
        "WS: the same, but the first places count most; 1 = all the same",
        "WS：同样比较名次，但更看重前几名；1 = 完全相同",
    ),
    Word::new(
        "reversed: how many ideas, taken out of the table one at a time, turn the order of two others",
        "逆转：每次拿掉一个创意，有多少个会让另外两个的次序颠倒",
    ),
];

/// The meaning of the share of the first `n`.
pub fn first_legend(n: usize, lang: Lang) -> String {
    say!(
        lang,
        "First {n}: the share of the weighted sum's first {n} that are among the first {n} there.",
        "前 {n} 名：加权和的前 {n} 名，有多少在这里也排进前 {n} 名。"
    )
}

/// How alike methods are to the weighted sum, by Kendall's τ-b.
pub enum Likeness {
    /// There is one other method.
    One { method: String, tau: f64 },
    /// All give the same order.
    Same,
    /// They agree more or less.
    Some { middle: f64, least: (f64, String), most: (f64, String) },
}

impl Likeness {
    /// In a sentence without statistics.
    pub fn plainly(&self, lang: Lang) -> String {
        match self {
            Likeness::One { tau: middle, .. } | Likeness::Some { middle, .. } => {
                let how = how_alike(*middle).get(lang);
                say!(lang, "The whole order under the others is {how}.", "其他方法的排序{how}。")
            }
            Likeness::Same => self.sentence(lang),
        }
    }

    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Likeness::One { method, tau } => {
                let tau = fixed(*tau, 2);
                say!(
                    lang, "Against the weighted sum, τ-b of {method} is {tau}.",
                    "{method}与加权和的肯德尔 τ-b 为 {tau}。"
                )
            }
            Likeness::Same => {
                say!(lang, "All of them order the ideas as the weighted sum does.", "它们的排序都与加权和一样。")
            }
            Likeness::Some { middle, least: (least, low), most: (most, high) } => {
                let how = how_alike(*middle);
                let (how, [middle, least, most]) = (how.get(lang), [middle, least, most].map(|tau| fixed(*tau, 2)));
                say!(
                    lang,
                    "The whole order under the others is {how}: median τ-b {middle}, from {least} ({low}) to {most} ({high}).",
                    "其他方法的排序{how}：肯德尔 τ-b 中位数 {middle}，最低 {least}（{low}），最高 {most}（{high}）。"
                )
            }
        }
    }
}

/// How alike orders are to that of the weighted sum, in words.
fn how_alike(tau: f64) -> Word {
    match tau {
        tau if tau >= 0.8 => Word::new("much like that of the weighted sum", "与加权和大体一致"),
        tau if tau >= 0.5 => Word::new("roughly like that of the weighted sum", "与加权和大致相近"),
        _ => Word::new("quite unlike that of the weighted sum", "与加权和差别很大"),
    }
}

/// How alike some methods are on evidence and on values: what lies between comes from the value functions.
pub fn curves(methods: usize, on_evidence: f64, on_values: f64, lang: Lang) -> String {
    let [evidence, values] = [on_evidence, on_values].map(|tau| fixed(tau, 2));
    say!(
        lang,
        "The {methods} of them that read the evidence itself have a median τ-b of {evidence}, and of {values} if they read values instead; the rubric's value functions make the difference.",
        "其中 {methods} 种直接按依据算，肯德尔 τ-b 中位数 {evidence}；改按价值算则是 {values}：这个差别来自评分标准的价值函数。"
    )
}
