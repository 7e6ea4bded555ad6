//! The words of `dingzi compare`.

use crate::lang::{Lang, both, say, whole};
use crate::say::punctuation::parts;
use crate::say::system::Spoken;

/// An idea is named a second time.
pub fn twice(name: &str) -> Spoken {
    both!("{name} is named twice", "“{name}”写了两次").into()
}

/// Two ideas are the same in everything.
pub fn equal(one: &str, other: &str, lang: Lang) -> String {
    say!(lang, "{one} and {other} are equal on every criterion.", "{one}和{other}每条标准都相同。")
}

/// Under which weights the idea that is ahead stays ahead.
#[derive(Clone, Copy, Debug)]
pub enum Sure {
    /// Under all: it is at least as good on every criterion.
    Always,
    /// Under this share of weightings around today's, and of all weightings.
    Shares { around: f64, all: f64 },
}

impl Sure {
    /// In a sentence.
    pub fn sentence(self, within: f64, lang: Lang) -> String {
        let within = lang.share(within, 0);
        match self {
            Sure::Always => say!(
                lang,
                "It is at least as good on every criterion, so no weights put the other ahead.",
                "它每条标准都不差，换什么权重都不会落后。"
            ),
            Sure::Shares { around, all } => {
                let [around, all] = [around, all].map(|share| lang.percent(share));
                say!(
                    lang,
                    "It is ahead in {around} of weightings with each weight within {within} of today's value, and in {all} of all.",
                    "当前权重 ±{within}内，它在 {around} 的情况下领先；任取权重则为 {all}。"
                )
            }
        }
    }
}

/// An idea is out, whatever its score.
pub fn fails(name: &str, gate: &str, lang: Lang) -> String {
    say!(
        lang,
        "{name} fails a gate ({gate}), so it ranks below the others whatever it scores.",
        "{name}没有通过门槛（{gate}），得分再高也排在其他创意之后。"
    )
}

/// The share of weightings in which each idea is first among those compared: names and shares, the greatest first.
pub fn first_of_these(around: &[(&str, f64)], within: f64, all: &[(&str, f64)], lang: Lang) -> String {
    let within = lang.share(within, 0);
    let shares =
        |of: &[(&str, f64)]| parts(of.iter().map(|(name, share)| format!("{name} {}", lang.percent(*share))), lang);
    let [around, all] = [around, all].map(shares);
    say!(
        lang,
        "First among these: with each weight within {within} of today's value, {around}; over all weightings, {all}.",
        "在这几个里排第一：当前权重 ±{within}内，{around}；任取权重，{all}。"
    )
}

/// How the shares were found.
pub fn method(draws: usize, seed: u64, lang: Lang) -> String {
    let draws = whole(draws);
    say!(
        lang,
        "Over all weightings, pairs are exact; all else is {draws} draws, seed {seed}. Unknowns counted as zero.",
        "两两比较中“任取权重”为精确值；其余抽取 {draws} 次，种子 {seed}。未知一律按零分计。"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_stand_behind_their_names() {
        let (around, all) = ([("KEYA", 0.94), ("短剧", 0.06)], [("短剧", 0.56), ("KEYA", 0.44)]);
        let zh = "在这几个里排第一：当前权重 ±20% 内，KEYA 94%，短剧 6%；任取权重，短剧 56%，KEYA 44%。";
        assert_eq!(first_of_these(&around, 0.2, &all, Lang::Zh), zh);
        let sure = Sure::Shares { around: 0.94, all: 0.44 };
        assert_eq!(sure.sentence(0.2, Lang::Zh), "当前权重 ±20% 内，它在 94% 的情况下领先；任取权重则为 44%。");
        assert_eq!(fails("KEYE", "烧钱", Lang::Zh), "KEYE 没有通过门槛（烧钱），得分再高也排在其他创意之后。");
    }
}
