//! The words of the heat map of ranks: how sure is it?

use super::shared::idea;
use crate::lang::{Lang, Word, say, whole};
use crate::say::draws::often;
use crate::say::nouns::{DRAW, PER_CENT_POINT};

/// The name of the figure.
pub const NAME: Word = Word::new("acceptability", "名次比例");
pub const QUESTION: Word = Word::new("How sure?", "有多确定？");
pub const RANK_TODAY: Word = Word::new("rank today", "现在的名次");
pub const RANK_IN_DRAWS: Word = Word::new("rank in the draws", "抽样中的名次");
/// The head of the last column, on two lines.
pub const MOST_RANKS: [Word; 2] = [Word::new("rank, 9 of", "90% 抽样的"), Word::new("10 draws", "名次")];
/// Keys, appended to the subtitle if there is room.
pub const OUT_IS_GREY: Word = Word::new(" Grey: fails a gate.", "灰色：未过门槛。");
pub const TIES_SHARE: Word = Word::new(" Ties share a rank.", "并列者名次相同。");

/// What varies in a draw.
#[derive(Clone, Copy, Debug)]
pub struct WhatVaries {
    /// How far each weight varies, as a fraction of itself; `None` if only one criterion counts.
    pub around: Option<f64>,
    /// Whether evidence is open.
    pub open: bool,
}

impl WhatVaries {
    pub fn sentence(self, lang: Lang) -> String {
        match (self.around.map(|around| lang.percent(around)), self.open) {
            (Some(around), true) => say!(
                lang,
                "Each draw takes each weight within {around} of today's value and fills in open evidence at random.",
                "每次抽样让权重在 ±{around}内变动，并在范围内随机补齐待定的依据。"
            ),
            (Some(around), false) => say!(
                lang,
                "Each draw takes each weight within {around} of today's value; no evidence is open.",
                "每次抽样让权重在 ±{around}内变动；没有待定的依据。"
            ),
            (None, true) => {
                say!(lang, "Each draw fills in open evidence at random.", "每次抽样在范围内随机补齐待定的依据。")
            }
            (None, false) => {
                say!(lang, "Nothing is open, so all draws are alike.", "没有待定的依据，每次抽样都相同。")
            }
        }
    }
}

/// What the cells show, and what is drawn at random.
pub fn legend(chance: WhatVaries, lang: Lang) -> String {
    let drawn = chance.sentence(lang);
    say!(
        lang,
        "Each cell: per cent of draws with that rank. {drawn}",
        "每格：这个创意得到这个名次的抽样占多少（%）。{drawn}"
    )
}

/// The same for a table so large that only some ideas are shown and only the first ranks told apart.
pub fn legend_of_some(shown: usize, told: usize, all: usize, chance: WhatVaries, lang: Lang) -> String {
    let ([shown, told, all], drawn) = ([shown, told, all].map(whole), chance.sentence(lang));
    say!(
        lang,
        "The {shown} most often in the top {told} of {all}. Cells: per cent of draws. {drawn}",
        "{all}个创意中最常进入前{told}名的{shown}个。每格：这个创意得到这个名次的抽样占多少（%）。{drawn}"
    )
}

/// The bottom line: the source, how weights are drawn, and the largest error of the shares in percentage points.
pub fn source(source: &str, around: Option<f64>, draws: usize, seed: u64, error: usize, lang: Lang) -> String {
    let weights = match around.map(|around| lang.percent(around)) {
        None => say!(lang, "weights as they are", "权重不变"),
        Some(around) => say!(lang, "weights within ±{around}", "权重在 ±{around}内变动"),
    };
    let (n, draws, error) = (whole(draws), DRAW.count(draws, lang), PER_CENT_POINT.count(error, lang));
    say!(
        lang,
        "{source} · {weights}, {draws}, seed {seed} · shares ± {error} at most (95 % confidence)",
        "{source} · {weights}，抽样{n}次，种子{seed} · 误差不超过{error}（置信水平 95%）"
    )
}

/// How often an idea is first, and its ranks in most draws.
pub fn detail(name: &str, first: f64, ranks: &str, lang: Lang) -> String {
    let (name, first) = (idea(name, lang), often(first, lang));
    say!(
        lang,
        "{name}: first in {first}, rank {ranks} in 9 of 10 draws",
        "{name}：在{first}的抽样中排第一，90% 抽样的名次为{ranks}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bottom_line_counts() {
        let en = |draws, error| source("x.csv", Some(0.2), draws, 1, error, Lang::En);
        assert_eq!(
            en(10_000, 1),
            "x.csv · weights within ±20 %, 10,000 draws, seed 1 · shares ± 1 point at most (95 % confidence)"
        );
        assert!(en(1, 98).contains(", 1 draw, seed 1 · shares ± 98 points"));
        let zh = source("x.csv", None, 1_000, 7, 4, Lang::Zh);
        assert_eq!(zh, "x.csv · 权重不变，抽样 1,000 次，种子 7 · 误差不超过 4 个百分点（置信水平 95%）");
        assert_eq!(detail("甲", 0.004, "2–3", Lang::Zh), "“甲”：在不到 1% 的抽样中排第一，90% 抽样的名次为 2–3");
    }
}
