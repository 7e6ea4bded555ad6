//! Scales in words.

use crate::lang::{Lang, Text, Word, both, say, whole};
use crate::say::nouns;

pub const FROM_WORST: Word = Word::new("from worst", "从最差");
pub const TO_BEST: Word = Word::new("to best", "到最好");

/// The better end of a scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BetterEnd {
    More,
    Less,
    Middle,
    /// Its levels say so.
    Levels,
}

/// `180 days is worst, 7 days best: less is better`
pub fn scale([worst, best]: [&str; 2], better: BetterEnd, lang: Lang) -> String {
    let direction = match better {
        BetterEnd::Levels => Word::new("", ""),
        BetterEnd::More => Word::new(": more is better", "：越多越好"),
        BetterEnd::Less => Word::new(": less is better", "：越少越好"),
        BetterEnd::Middle => Word::new(": best in the middle", "：中间最好"),
    };
    let direction = direction.get(lang);
    // A level may be a word of the sentence: “没有”最好.
    let [low, high] = [worst, best].map(|end| match better {
        BetterEnd::Levels => format!("“{end}”"),
        _ => end.to_owned(),
    });
    say!(lang, "{worst} is worst, {best} best{direction}", "{low}最差，{high}最好{direction}")
}

/// A scale after the name of its criterion.
pub fn of_criterion(criterion: &str, scale: &str, lang: Lang) -> String {
    say!(lang, "{criterion}: {scale}", "{criterion}：{scale}")
}

/// An amount with its unit: `365 days`, `10万元`.
pub fn with_unit(amount: &str, unit: &str, lang: Lang) -> String {
    match unit {
        "" => amount.to_owned(),
        _ => say!(lang, "{amount} {unit}", "{amount}{unit}"),
    }
}

/// `n` facts lie beyond their scales.
pub fn lie_beyond(n: usize) -> Text {
    let (number, facts) = (whole(n), nouns::FACT.of(n));
    let scale = if n == 1 { "lies beyond its scale" } else { "lie beyond their scales" };
    both!("{number} {facts} {scale}", "有 {number} 项依据超出价值函数的范围")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_keep_to_one_rule() {
        let both = |x, unit| [Lang::En, Lang::Zh].map(|lang| with_unit(x, unit, lang));
        assert_eq!(both("365", "天")[1], "365 天");
        assert_eq!(both("10万", "元")[1], "10万元");
        assert_eq!(both("365", "days")[0], "365 days");
        assert_eq!(both("20%", ""), ["20%", "20%"]);
    }

    #[test]
    fn levels_stand_apart_from_the_sentence() {
        assert_eq!(scale(["很激烈", "没有"], BetterEnd::Levels, Lang::Zh), "“很激烈”最差，“没有”最好");
        assert_eq!(scale(["0", "5万"], BetterEnd::More, Lang::Zh), "0 最差，5万最好：越多越好");
    }

    #[test]
    fn facts_beyond_are_counted() {
        assert_eq!(lie_beyond(1).en, "1 fact lies beyond its scale");
        assert_eq!(
            lie_beyond(1200),
            Text::new("1,200 facts lie beyond their scales", "有 1,200 项依据超出价值函数的范围")
        );
    }
}
