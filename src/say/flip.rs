//! Flips: at which share of one weight another idea leads.

use crate::lang::{Lang, outward, say, tenths};

/// The share of one weight beyond which another idea leads.
pub struct FlipClause<'a> {
    pub criterion: &'a str,
    /// The share today, 0–1.
    pub today: f64,
    /// The share beyond which another leads.
    pub share: f64,
    /// Whether the weight must rise to reach it.
    pub rises: bool,
    /// Who leads there.
    pub challenger: &'a str,
}

impl FlipClause<'_> {
    /// A clause without a full stop: `if Data moat weighed more than 31.5 % (today 12 %), X would lead`.
    pub fn clause(&self, lang: Lang) -> String {
        let FlipClause { criterion, challenger, .. } = self;
        let limit = Limit::of(self.share, self.today, self.rises);
        let today = lang.per_cent(&tenths(self.today));
        if matches!(limit, Limit::Nothing) {
            return say!(
                lang,
                "if {criterion} did not count (today {today}), {challenger} would lead",
                "如果不计“{criterion}”（现在 {today}），{challenger}就领先"
            );
        }
        let beyond = limit.reached(lang);
        say!(
            lang,
            "if {criterion} weighed {beyond} (today {today}), {challenger} would lead",
            "“{criterion}”的权重{beyond}（现在 {today}），{challenger}就领先"
        )
    }
}

/// Who leads beyond an end of an interval around today's share: `above 31.5 % X leads`.
pub fn end(share: f64, today: f64, rises: bool, challenger: &str, lang: Lang) -> String {
    let limit = Limit::of(share, today, rises);
    let beyond = limit.words(lang);
    match limit {
        Limit::Nothing => say!(lang, "if it did not count, {challenger} leads", "{beyond}时，{challenger}领先"),
        _ => say!(lang, "{beyond} {challenger} leads", "{beyond}时，{challenger}领先"),
    }
}

/// Who leads beyond an end, beside a slider: `above 31.5 %: X`.
pub fn mark(share: f64, today: f64, rises: bool, challenger: &str, lang: Lang) -> String {
    let beyond = Limit::of(share, today, rises).words(lang);
    say!(lang, "{beyond}: {challenger}", "{beyond}：{challenger}")
}

/// A share that a weight passes, in percent with one decimal.
#[derive(Clone, Debug)]
pub enum Limit {
    Above(String),
    Below(String),
    /// Above today's, which looks the same.
    More,
    /// Below today's, which looks the same.
    Less,
    /// 100 %, or what rounds to it.
    NearlyAll,
    /// 0 %, or what rounds to it: nothing but a criterion that does not count lies beyond.
    Nothing,
}

impl Limit {
    /// The limit for a share, 0–1: never below 0 or above 100 %, and never one that looks like today's. It is rounded
    /// outward, so that beyond it another leads, as is said.
    pub fn of(share: f64, today: f64, rises: bool) -> Limit {
        const SAME: f64 = 1e-9;
        let shown = tenths(outward(share, rises));
        let is_today = (share - today).abs() < SAME || shown == tenths(today);
        match (shown.as_str(), rises) {
            (_, true) if is_today => Limit::More,
            (_, false) if is_today => Limit::Less,
            ("100", true) => Limit::NearlyAll,
            ("0", false) => Limit::Nothing,
            (_, true) => Limit::Above(shown),
            (_, false) => Limit::Below(shown),
        }
    }

    /// `above 31.5 %`.
    pub fn words(&self, lang: Lang) -> String {
        match self {
            Limit::Above(share) => {
                let share = lang.per_cent(share);
                say!(lang, "above {share}", "高于 {share}")
            }
            Limit::Below(share) => {
                let share = lang.per_cent(share);
                say!(lang, "below {share}", "低于 {share}")
            }
            Limit::More => say!(lang, "any more", "稍高"),
            Limit::Less => say!(lang, "any less", "稍低"),
            Limit::NearlyAll => say!(lang, "nearly 100 %", "接近 100%"),
            Limit::Nothing => say!(lang, "not counted", "不计入"),
        }
    }

    /// After `weighs`, or in Chinese how a weight gets there: it rises or falls.
    pub fn reached(&self, lang: Lang) -> String {
        let beyond = self.words(lang);
        match self {
            Limit::Above(share) => say!(lang, "more than {share} %", "升到 {share}% 以上"),
            Limit::Below(share) => say!(lang, "less than {share} %", "降到 {share}% 以下"),
            Limit::More | Limit::Less => beyond,
            Limit::NearlyAll => say!(lang, "{beyond}", "升到{beyond}"),
            Limit::Nothing => say!(lang, "nothing", "降到零"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flip(today: f64, share: f64, lang: Lang) -> String {
        FlipClause { criterion: "不烧钱", today, share, rises: share > today, challenger: "KEYB" }.clause(lang)
    }

    #[test]
    fn a_flip_says_which_share_brings_it() {
        assert_eq!(flip(0.12, 0.389, Lang::En), "if 不烧钱 weighed more than 38.9 % (today 12 %), KEYB would lead");
        assert_eq!(flip(0.12, 0.389, Lang::Zh), "“不烧钱”的权重升到 38.9% 以上（现在 12%），KEYB 就领先");
        assert_eq!(flip(0.12, 0.118, Lang::Zh), "“不烧钱”的权重降到 11.8% 以下（现在 12%），KEYB 就领先");
    }

    #[test]
    fn what_is_shown_lies_beyond_the_limit() {
        assert_eq!(flip(0.12, 0.1325, Lang::En), "if 不烧钱 weighed more than 13.3 % (today 12 %), KEYB would lead");
        assert_eq!(flip(0.12, 0.1203, Lang::Zh), "“不烧钱”的权重升到 12.1% 以上（现在 12%），KEYB 就领先");
        assert_eq!(flip(0.12, 0.1196, Lang::Zh), "“不烧钱”的权重降到 11.9% 以下（现在 12%），KEYB 就领先");
        assert_eq!(end(0.0125, 0.12, false, "KEYB", Lang::En), "below 1.2 % KEYB leads");
    }

    #[test]
    fn no_share_lies_beyond_nothing_or_all_or_looks_like_today() {
        assert_eq!(flip(0.12, 0.0004, Lang::En), "if 不烧钱 did not count (today 12 %), KEYB would lead");
        assert_eq!(flip(0.12, 0.9996, Lang::Zh), "“不烧钱”的权重升到接近 100%（现在 12%），KEYB 就领先");
        assert_eq!(flip(0.005, 0.0004, Lang::En), "if 不烧钱 did not count (today 0.5 %), KEYB would lead");
        assert_eq!(flip(0.12, 0.12, Lang::En), "if 不烧钱 weighed any less (today 12 %), KEYB would lead");
        assert_eq!(flip(0.1197, 0.1198, Lang::Zh), "“不烧钱”的权重稍高（现在 12%），KEYB 就领先");
        let end = |share, lang| end(share, 0.12, share > 0.12, "KEYB", lang);
        assert_eq!(flip(0.12, 0.0, Lang::Zh), "如果不计“不烧钱”（现在 12%），KEYB 就领先");
        assert_eq!(end(0.0004, Lang::Zh), "不计入时，KEYB 领先");
        let mark = |share, lang| mark(share, 0.12, share > 0.12, "KEYB", lang);
        assert_eq!([mark(0.0, Lang::En), mark(0.121, Lang::En)], ["not counted: KEYB", "above 12.1 %: KEYB"]);
        assert_eq!([mark(0.0, Lang::Zh), mark(0.121, Lang::Zh)], ["不计入：KEYB", "高于 12.1%：KEYB"]);
        assert_eq!(end(0.0, Lang::En), "if it did not count, KEYB leads");
        let limit = |lang| Limit::of(0.0004, 0.12, false).reached(lang);
        assert_eq!([Lang::En, Lang::Zh].map(limit), ["nothing", "降到零"]);
        assert_eq!(end(0.006, Lang::Zh), "低于 0.6% 时，KEYB 领先");
        assert_eq!(end(0.121, Lang::En), "above 12.1 % KEYB leads");
    }
}
