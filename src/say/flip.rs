//! Flips: at which share of one weight another idea leads.

use crate::lang::{Lang, apart, say, short, tenths};

/// The share of one weight beyond which another idea leads.
pub struct Flip<'a> {
    pub criterion: &'a str,
    /// The share today, 0–1.
    pub today: f64,
    /// The share beyond which another leads.
    pub share: f64,
    /// Whether it must rise to get there.
    pub rises: bool,
    /// Who leads there.
    pub challenger: &'a str,
}

impl Flip<'_> {
    /// Without a full stop: `Data moat above 31.5 % (today 12 %), then X leads`.
    pub fn clause(&self, lang: Lang) -> String {
        let Flip { criterion, challenger, .. } = self;
        let (beyond, today) = (beyond(self.share, self.rises, lang), lang.per_cent(&tenths(self.today)));
        say!(
            lang,
            "{criterion} {beyond} (today {today}), then {challenger} leads",
            "“{criterion}”的权重{beyond}（现在 {today}）时，{challenger}领先"
        )
    }

    /// In fewer words and digits: `Data moat above 31 % (today 12 %) → X`.
    pub fn brief(&self, lang: Lang) -> String {
        let Flip { criterion, challenger, rises, .. } = self;
        let shown = |share: f64, other: f64| apart(100.0 * share, 100.0 * (share - other));
        let (then, today) = (shown(self.share, self.today), shown(self.today, self.share));
        let today = lang.per_cent(&today);
        // So near to an end that it would look like the end.
        let is_end = matches!(then.as_str(), "0" | "100");
        let then = if is_end { short(100.0 * self.share, 1) } else { then };
        let then = Limit::of(&then, *rises).reached(lang);
        say!(
            lang,
            "{criterion} {then} (today {today}) → {challenger}",
            "“{criterion}”的权重{then}（现在 {today}），{challenger}就领先"
        )
    }
}

/// Who leads beyond an end of an interval: `above 31.5 % X leads`.
pub fn end(share: f64, rises: bool, challenger: &str, lang: Lang) -> String {
    let beyond = beyond(share, rises, lang);
    say!(lang, "{beyond} {challenger} leads", "{beyond}时，{challenger}领先")
}

/// `above 31.5 %`, `below 12 %`.
fn beyond(share: f64, rises: bool, lang: Lang) -> String {
    Limit::of(&tenths(share), rises).words(lang)
}

/// A share that a weight passes, rounded to per cent.
#[derive(Clone, Copy, Debug)]
pub enum Limit<'a> {
    Above(&'a str),
    Below(&'a str),
    /// Above today's, which looks the same.
    More,
    /// Below today's, which looks the same.
    Less,
    /// All, or what looks like it.
    NearlyAll,
    /// Nothing, or what looks like it.
    NearlyNothing,
}

impl<'a> Limit<'a> {
    /// Of a share as it is shown; none lies below nothing or above all.
    pub fn of(shown: &'a str, rises: bool) -> Limit<'a> {
        match (shown, rises) {
            ("100", true) => Limit::NearlyAll,
            ("0", false) => Limit::NearlyNothing,
            (shown, true) => Limit::Above(shown),
            (shown, false) => Limit::Below(shown),
        }
    }

    /// `above 31 %`.
    pub fn words(self, lang: Lang) -> String {
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
            Limit::NearlyNothing => say!(lang, "nearly 0 %", "接近 0%"),
        }
    }

    /// How a weight gets there: in Chinese it rises or falls.
    fn reached(self, lang: Lang) -> String {
        let beyond = self.words(lang);
        match self {
            Limit::Above(share) => say!(lang, "{beyond}", "升到 {share}% 以上"),
            Limit::Below(share) => say!(lang, "{beyond}", "降到 {share}% 以下"),
            Limit::More | Limit::NearlyAll => say!(lang, "{beyond}", "升到{beyond}"),
            Limit::Less | Limit::NearlyNothing => say!(lang, "{beyond}", "降到{beyond}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flip(today: f64, share: f64) -> Flip<'static> {
        Flip { criterion: "不烧钱", today, share, rises: share > today, challenger: "KEYB" }
    }

    #[test]
    fn a_flip_is_told_in_many_words_or_in_few() {
        assert_eq!(flip(0.12, 0.389).clause(Lang::En), "不烧钱 above 38.9 % (today 12 %), then KEYB leads");
        assert_eq!(flip(0.12, 0.389).clause(Lang::Zh), "“不烧钱”的权重高于 38.9%（现在 12%）时，KEYB 领先");
        assert_eq!(flip(0.12, 0.389).brief(Lang::En), "不烧钱 above 39 % (today 12 %) → KEYB");
        assert_eq!(flip(0.12, 0.389).brief(Lang::Zh), "“不烧钱”的权重升到 39% 以上（现在 12%），KEYB 就领先");
        assert_eq!(flip(0.12, 0.118).brief(Lang::Zh), "“不烧钱”的权重降到 11.8% 以下（现在 12.0%），KEYB 就领先");
    }

    #[test]
    fn no_share_lies_beyond_nothing_or_all() {
        assert_eq!(flip(0.12, 0.0004).clause(Lang::En), "不烧钱 nearly 0 % (today 12 %), then KEYB leads");
        assert_eq!(flip(0.12, 0.9996).brief(Lang::Zh), "“不烧钱”的权重升到接近 100%（现在 12%），KEYB 就领先");
        assert_eq!(flip(0.12, 0.003).brief(Lang::En), "不烧钱 below 0.3 % (today 12 %) → KEYB");
        assert_eq!(end(0.0004, false, "KEYB", Lang::Zh), "接近 0% 时，KEYB 领先");
        assert_eq!(end(0.006, false, "KEYB", Lang::Zh), "低于 0.6% 时，KEYB 领先");
    }
}
