//! The words of `dingzi compare`.

pub use super::explain::GAP;
use crate::lang::{Lang, both, say, whole};
use crate::say::punctuation::parts;
use crate::say::system::Spoken;

/// An idea is named a second time.
pub fn twice(name: &str) -> Spoken {
    both!("{name} is named twice", "“{name}”写了两次").into()
}

/// What is proven under other weights: an idea that is at least as good everywhere stays ahead under all, or else is ahead
/// under this share of all weightings.
pub fn whatever_weights(name: &str, dominates: bool, share: f64, lang: Lang) -> String {
    if dominates {
        return say!(
            lang,
            "On what is proven, {name} is at least as good on every criterion, so no weights put the other ahead.",
            "只看已证实的，{name}每条标准都不差，换什么权重都不会落后。"
        );
    }
    let share = lang.percent(share);
    say!(
        lang,
        "On what is proven, {name} is ahead in {share} of all weightings.",
        "只看已证实的，任取权重，{name}在 {share} 的情况下领先。"
    )
}

/// How often each idea is first among those compared: names and shares, the greatest first.
pub fn first_of_these(around: &[(&str, f64)], within: f64, all: &[(&str, f64)], lang: Lang) -> String {
    let within = lang.share(within, 0);
    let shares =
        |of: &[(&str, f64)]| parts(of.iter().map(|(name, share)| format!("{name} {}", lang.percent(*share))), lang);
    let [around, all] = [around, all].map(shares);
    say!(
        lang,
        "First among these: with each weight within {within} of today's value and open facts filled in at random, {around}; on what is proven over all weightings, {all}.",
        "在这几个里排第一：各权重在当前值 ±{within}内变动、待定项随机取值时，{around}；只看已证实的、任取权重时，{all}。"
    )
}

/// How the shares were found.
pub fn method(draws: usize, seed: u64, lang: Lang) -> String {
    let draws = whole(draws);
    say!(
        lang,
        "Over all weightings, pairs are exact; all else is {draws} draws, seed {seed}.",
        "两两比较中“任取权重”为精确值；其余抽取 {draws} 次，种子 {seed}。"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_stand_behind_their_names() {
        let (around, all) = ([("KEYA", 0.94), ("短剧", 0.06)], [("短剧", 0.56), ("KEYA", 0.44)]);
        let zh = "在这几个里排第一：各权重在当前值 ±20% 内变动、待定项随机取值时，KEYA 94%，短剧 6%；只看已证实的、任取权重时，短剧 56%，KEYA 44%。";
        assert_eq!(first_of_these(&around, 0.2, &all, Lang::Zh), zh);
        let proven = whatever_weights("KEYA", false, 0.44, Lang::Zh);
        assert_eq!(proven, "只看已证实的，任取权重，KEYA 在 44% 的情况下领先。");
    }
}
