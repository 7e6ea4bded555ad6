//! The words of the figure of weights at which the lead changes.

use super::shared::idea;
use crate::lang::{Lang, Word, list, say, whole};
use crate::say::nouns::CRITERION;
use crate::say::punctuation::parts;

/// The name of the figure.
pub const NAME: Word = Word::new("stability", "稳定性");
/// The question it answers.
pub const QUESTION: Word = Word::new("Which weight flips it?", "动哪个权重会易主？");
/// The one criterion that weighs anything.
pub const ALL_WEIGHT: Word =
    Word::new("has all the weight; no others to keep in proportion", "占全部权重，没有其余标准可按比例变动");
/// Above the criteria whose weight does not matter.
pub const NEVER: Word = Word::new("no flip at any weight:", "权重怎么变都不易主：");

/// How to read it.
pub fn subtitle(leader: &str, lang: Lang) -> String {
    let leader = idea(leader, lang);
    say!(
        lang,
        "Weight of one criterion, while the others keep their proportions. Bar: {leader} keeps the lead. Dot: today.",
        "单独改变一条标准的权重，其余标准保持相互比例。色条：{leader}保持领先；圆点：现在的权重。"
    )
}

/// A criterion, its weight today, and its flips.
pub fn told<'a>(criterion: &str, today: &str, flips: impl IntoIterator<Item = &'a str>, lang: Lang) -> String {
    let flips = parts(flips, lang);
    say!(lang, "{criterion}, {today} today: {flips}", "{criterion}（现在 {today}）：{flips}")
}

/// How many criteria have no row.
pub fn further_away(n: usize, lang: Lang) -> String {
    let (n, criteria) = (whole(n), CRITERION.count(n, lang));
    say!(lang, "and {n} more that flip further away", "另有{criteria}，离易主更远")
}

/// The criteria whose weight does not matter: those shown by name, and how many more.
pub fn never(shown: &[String], more: usize, lang: Lang) -> String {
    let n = whole(more);
    let rest = (more > 0).then(|| say!(lang, "{n} more", "另外{n}条"));
    let criteria = list(&shown.iter().cloned().chain(rest).collect::<Vec<_>>(), lang);
    say!(lang, "no flip at any weight: {criteria}", "权重怎么变都不易主：{criteria}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_matter_is_named_or_counted() {
        let shown = ["Cash".to_owned(), "Sale".to_owned()];
        assert_eq!(never(&shown, 0, Lang::En), "no flip at any weight: Cash and Sale");
        assert_eq!(never(&shown, 1, Lang::En), "no flip at any weight: Cash, Sale and 1 more");
        assert_eq!(never(&shown[..1], 2, Lang::Zh), "权重怎么变都不易主：Cash 和另外 2 条");
    }
}
