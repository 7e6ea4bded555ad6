//! Where an idea stands, and how far apart two are.

use crate::lang::{Lang, fixed, rounded, say, whole};

/// Where one idea stands.
#[derive(Clone, Debug)]
pub struct Standing<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its rank as shown, `=2` where it is shared.
    pub rank: String,
    /// How many ideas there are.
    pub of: usize,
    /// Its score.
    pub score: f64,
    /// Its potential.
    pub potential: f64,
    /// Its verdict, as people read it.
    pub verdict: &'a str,
}

impl Standing<'_> {
    /// `AI video ads: rank 1 of 32, score 81.0, potential 90.7, pursue`
    pub fn sentence(&self, lang: Lang) -> String {
        let Standing { name, rank, verdict, .. } = self;
        let of = whole(self.of);
        let (shared, place) = rank.strip_prefix('=').map_or(("", rank.as_str()), |place| ("并列", place));
        let [score, potential] = [self.score, self.potential].map(|points| fixed(points, 1));
        say!(
            lang,
            "{name}: rank {rank} of {of}, score {score}, potential {potential}, {verdict}",
            "{name}：{shared}第 {place} 名（共 {of} 个），得分 {score}，潜力 {potential}，{verdict}"
        )
    }

    /// The same, with the name of the lens that it is seen through.
    pub fn through(&self, lens: &str, lang: Lang) -> String {
        let sentence = self.sentence(lang);
        say!(lang, "{sentence} (lens {lens})", "{sentence}（视角：{lens}）")
    }
}

/// Whether two scores read as the same.
pub fn is_level(gap: f64) -> bool {
    rounded(gap, 1) == 0.0
}

/// One idea is so many points ahead of another, or level with it.
pub fn ahead(ahead: &str, behind: &str, gap: f64, lang: Lang) -> String {
    if is_level(gap) {
        return say!(lang, "{ahead} and {behind} are level.", "{ahead}和{behind}得分相同。");
    }
    let gap = fixed(gap, 1);
    say!(lang, "{ahead} is {gap} points ahead of {behind}.", "{ahead}比{behind}高 {gap} 分。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_latin_letters_stand_apart() {
        let standing =
            Standing { name: "KEYA", rank: "=1".into(), of: 3, score: 81.04, potential: 90.7, verdict: "推进" };
        let said = "KEYA：并列第 1 名（共 3 个），得分 81.0，潜力 90.7，推进";
        assert_eq!(standing.sentence(Lang::Zh), said);
        assert_eq!(standing.through("基准", Lang::Zh), format!("{said}（视角：基准）"));
        assert_eq!(ahead("KEYB", "KEYA", 2.3, Lang::Zh), "KEYB 比 KEYA 高 2.3 分。");
        assert_eq!(ahead("KEYB", "甲", 0.01, Lang::Zh), "KEYB 和甲得分相同。");
    }
}
