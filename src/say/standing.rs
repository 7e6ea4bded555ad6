//! Where an idea stands, and how far apart two are.

use crate::lang::{Lang, fixed, rounded, say, whole};

/// Where one idea stands.
#[derive(Clone, Debug)]
pub struct IdeaStanding<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its rank as shown, `=2` if shared.
    pub rank: String,
    /// How many ideas there are.
    pub of: usize,
    /// Its score and its potential, as shown.
    pub points: [String; 2],
    /// Its verdict, as people read it.
    pub verdict: &'a str,
}

impl IdeaStanding<'_> {
    /// `AI video ads: rank 1 of 32, score 81.0, potential 90.7, pursue`
    pub fn sentence(&self, lang: Lang) -> String {
        let IdeaStanding { name, rank, verdict, points: [score, potential], .. } = self;
        let of = whole(self.of);
        let place = in_words(rank, lang);
        say!(
            lang,
            "{name}: rank {place} of {of}, score {score}, potential {potential}, {verdict}",
            "{name}：{place}（共 {of} 个），得分 {score}，潜力 {potential}，{verdict}"
        )
    }

    /// The same, with the name of the lens.
    pub fn through(&self, lens: &str, lang: Lang) -> String {
        let sentence = self.sentence(lang);
        say!(lang, "{sentence} (lens {lens})", "{sentence}（视角：{lens}）")
    }
}

/// A rank inside a sentence, from its label, `=2` if shared.
pub fn in_words(label: &str, lang: Lang) -> String {
    match label.strip_prefix('=') {
        None => say!(lang, "{label}", "第 {label} 名"),
        Some(place) => say!(lang, "{label}", "并列第 {place} 名"),
    }
}

/// How far one score is ahead of another, by both as shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Gap {
    /// Not at all.
    Level,
    /// By too little to show.
    Barely,
    /// By this many points.
    Points(f64),
}

impl Gap {
    /// The gap of two scores, the greater first; `is_tied` if they share a rank.
    pub fn of(ahead: f64, behind: f64, is_tied: bool) -> Gap {
        let gap = rounded(ahead, 1) - rounded(behind, 1);
        match gap == 0.0 {
            _ if is_tied => Gap::Level,
            true => Gap::Barely,
            false => Gap::Points(gap),
        }
    }
}

/// One idea is ahead of another by a gap, or level with it.
pub fn ahead(ahead: &str, behind: &str, gap: Gap, lang: Lang) -> String {
    match gap {
        Gap::Level => say!(lang, "{ahead} and {behind} are level.", "{ahead}和{behind}得分相同。"),
        Gap::Barely => {
            say!(lang, "{ahead} is less than 0.1 points ahead of {behind}.", "{ahead}比{behind}高不到 0.1 分。")
        }
        Gap::Points(gap) => {
            let gap = fixed(gap, 1);
            say!(lang, "{ahead} is {gap} points ahead of {behind}.", "{ahead}比{behind}高 {gap} 分。")
        }
    }
}

/// Two ideas have the same score, and the second stands below because nothing is known of it.
pub fn ahead_of_blank(ahead: &str, blank: &str, lang: Lang) -> String {
    say!(
        lang,
        "{ahead} and {blank} have the same score, and nothing is known of {blank}, so it stands below.",
        "{ahead}和{blank}得分相同，而{blank}没有任何依据，所以排在后面。"
    )
}

/// Two ideas are the same in everything.
pub fn equal(one: &str, other: &str, lang: Lang) -> String {
    say!(lang, "{one} and {other} are equal on every criterion.", "{one}和{other}每条标准都相同。")
}

/// An idea is out, whatever its score.
pub fn fails(name: &str, gate: &str, lang: Lang) -> String {
    say!(
        lang,
        "{name} fails a gate ({gate}), so it ranks below the others whatever it scores.",
        "{name}没有通过门槛（{gate}），得分再高也排在其他创意之后。"
    )
}

/// One idea is out and another is not, so scores do not matter.
pub fn behind_by_gate(name: &str, gate: &str, other: &str, lang: Lang) -> String {
    say!(
        lang,
        "{name} fails a gate ({gate}), so {other} is ahead of it whatever they score.",
        "{name}没有通过门槛（{gate}），得分再高也排在{other}之后。"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_latin_letters_stand_apart() {
        let standing = IdeaStanding {
            name: "KEYA",
            rank: "=1".into(),
            of: 3,
            points: ["81.0".into(), "90.7".into()],
            verdict: "推进",
        };
        let said = "KEYA：并列第 1 名（共 3 个），得分 81.0，潜力 90.7，推进";
        assert_eq!(standing.sentence(Lang::Zh), said);
        assert_eq!(standing.through("基准", Lang::Zh), format!("{said}（视角：基准）"));
        assert_eq!(ahead("KEYB", "KEYA", Gap::Points(2.3), Lang::Zh), "KEYB 比 KEYA 高 2.3 分。");
        let out = |lang| behind_by_gate("KEYE", "烧钱", "KEYA", lang);
        assert_eq!(out(Lang::Zh), "KEYE 没有通过门槛（烧钱），得分再高也排在 KEYA 之后。");
        assert_eq!(out(Lang::En), "KEYE fails a gate (烧钱), so KEYA is ahead of it whatever they score.");
        assert_eq!(ahead("KEYB", "甲", Gap::Level, Lang::Zh), "KEYB 和甲得分相同。");
    }

    #[test]
    fn a_gap_is_that_of_the_scores_shown() {
        let gap = Gap::of(68.66, 68.34, false);
        assert_eq!(ahead("A", "B", gap, Lang::En), "A is 0.4 points ahead of B.");
        assert_eq!(Gap::of(68.66, 68.65, false), Gap::Barely);
        assert_eq!(Gap::of(68.66, 68.66, true), Gap::Level);
    }
}
