//! Weights from data alone: `dingzi weights --from-data`.

use crate::lang::{Lang, Word, fixed, list, say, short, verb, whole};
use crate::say::names::looked_at;
use crate::say::{nouns, punctuation};

pub const BY_DATA: Word = Word::new("by data", "按数据");

/// Above the table.
pub fn title(method: &str, ideas: usize, lang: Lang) -> String {
    let (n, noun, fail) = (whole(ideas), nouns::IDEA.of(ideas), verb(ideas, "fails", "fail"));
    say!(
        lang,
        "What the proven values of the {n} {noun} that {fail} no gate would make of the weights ({method})",
        "只看 {n} 个没有未过门槛的创意，按已证实的价值算（{method}）："
    )
}

/// Criteria that do not distinguish ideas, and those that hardly do.
pub struct Idle {
    pub never: Vec<String>,
    /// Their values are no further apart than that.
    pub hardly: (Vec<String>, f64),
}

impl Idle {
    /// In sentences.
    pub fn sentences(&self, lang: Lang) -> String {
        match self.warning(lang) {
            none if none.is_empty() => {
                say!(lang, "Every criterion tells some ideas from others.", "每条标准都能区分一些创意。")
            }
            warning => warning,
        }
    }

    /// The same, but empty if every criterion distinguishes some ideas.
    pub fn warning(&self, lang: Lang) -> String {
        let (hardly, apart) = &self.hardly;
        let never = |criteria: &[String]| {
            let (decide, names) = (verb(criteria.len(), "decides", "decide"), list(criteria, lang));
            say!(
                lang,
                "{names} {decide} nothing: all these ideas have the same value there.",
                "{names}不起作用：这些创意在上面的价值都一样。"
            )
        };
        let hardly_ever = |criteria: &[String]| {
            let (decide, names) = (verb(criteria.len(), "decides", "decide"), list(criteria, lang));
            let (its, apart) = (verb(criteria.len(), "its", "their"), short(*apart, 4));
            say!(
                lang,
                "{names} {decide} next to nothing: {its} values are at most {apart} apart.",
                "{names}几乎不起作用：价值相差不超过 {apart}。"
            )
        };
        let said = |criteria: &[String], sentence: &dyn Fn(&[String]) -> String| match criteria {
            [] => String::new(),
            criteria => sentence(criteria),
        };
        punctuation::sentences([said(&self.never, &never), said(hardly, &hardly_ever)], lang)
    }
}

/// Two criteria that order the ideas nearly alike.
pub struct OverlappingPair<'a> {
    pub criteria: [&'a str; 2],
    pub rho: f64,
    /// How many ideas are known on both.
    pub ideas: usize,
    /// One in so many ideas was looked at.
    pub one_in: usize,
}

/// Whether criteria order the ideas nearly alike.
pub enum OverlapAdvice<'a> {
    /// There are fewer than the `least` ideas needed.
    Few { least: usize },
    /// None exceed `rho` over at least `least` ideas.
    Nowhere { rho: f64, least: usize },
    /// These do, and `more` others.
    Pairs { pairs: Vec<OverlappingPair<'a>>, more: usize },
}

impl OverlapAdvice<'_> {
    /// In a sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            OverlapAdvice::Few { least } => say!(
                lang,
                "Fewer than {least} ideas are too few to say whether two criteria rank them almost identically.",
                "创意不足 {least} 个，太少，看不出有没有两条标准高度重合。"
            ),
            OverlapAdvice::Nowhere { rho, least } => {
                let rho = short(*rho, 2);
                say!(
                    lang,
                    "No two criteria rank the ideas almost identically (rank correlation above {rho} over at least {least} ideas known on both).",
                    "没有哪两条标准高度重合（至少 {least} 个创意两条都已知，且秩相关系数高于 {rho}）。"
                )
            }
            OverlapAdvice::Pairs { pairs, more } => {
                let pair = |OverlappingPair { criteria: [a, b], rho, ideas, one_in }: &OverlappingPair| {
                    let (rho, known) = (fixed(*rho, 2), nouns::IDEA.count(*ideas, lang));
                    let looked_at = looked_at(*one_in, lang);
                    say!(
                        lang,
                        "{a} and {b} (ρ = {rho} over {known} known on both{looked_at})",
                        "{a}和{b}（两条都已知的 {known}{looked_at}，ρ = {rho}）"
                    )
                };
                let told = pairs.iter().map(pair).collect::<Vec<_>>().join(Word::new("; ", "；").get(lang));
                let rest = match more {
                    0 => String::new(),
                    n => {
                        let (n, pairs) = (whole(*n), nouns::PAIR.of(*n));
                        say!(lang, "; and {n} more {pairs}", "；另有 {n} 对")
                    }
                };
                say!(
                    lang,
                    "These rank the ideas almost identically, so that one strength may be counted twice: {told}{rest}.",
                    "高度重合：{told}{rest}。"
                )
            }
        }
    }
}

/// Prominent criteria with many unknowns, and how many ideas have no value there.
pub fn much_unknown(criteria: &[(&str, usize)], ideas: usize, lang: Lang) -> String {
    let ideas = whole(ideas);
    let named = |(name, unknown): &(&str, usize)| {
        let unknown = whole(*unknown);
        say!(lang, "{name} ({unknown} of {ideas} values unknown)", "{name}（{ideas} 个里有 {unknown} 个未知）")
    };
    let names = list(&criteria.iter().map(named).collect::<Vec<_>>(), lang);
    say!(
        lang,
        "Much is unknown of {names}. Unknowns are counted as zero, so part of what sets ideas apart there may be that they are unknown.",
        "{names}有很多未知。未知的按零计，与已知的拉开了差距，所以它的突出可能部分来自“不知道”本身。"
    )
}

/// What such weights are not.
pub const CAUTION: Word = Word::new(
    "Such weights say what varies in this table, not what matters: what all ideas share gets no weight, however important. \
     They are a diagnosis, and cannot be saved as a lens.",
    "这样的权重只说明这张表里什么有差别，不说明什么重要：所有创意都一样的标准再重要也得不到权重。所以它只用来诊断，不能存成视角。",
);

/// How a method that takes logarithms treats small values.
pub fn floor(method: &str, floor: f64, lang: Lang) -> String {
    let floor = short(floor, 4);
    say!(
        lang,
        "{method} takes logarithms, so values below {floor} count as {floor}.",
        "{method} 要取对数，低于 {floor} 的价值按 {floor} 计。"
    )
}

/// Their effect on the ranking.
pub fn moves(outcome: &str, lang: Lang) -> String {
    say!(lang, "Under such weights: {outcome}", "如果按这样的权重：{outcome}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_that_overlap_are_counted() {
        let looked_at = |one_in, more, lang| {
            let pairs = vec![OverlappingPair { criteria: ["Revenue", "渠道"], rho: 0.912, ideas: 1200, one_in }];
            OverlapAdvice::Pairs { pairs, more }.sentence(lang)
        };
        let said = |more, lang| looked_at(1, more, lang);
        assert_eq!(
            said(0, Lang::En),
            "These rank the ideas almost identically, so that one strength may be counted twice: Revenue and 渠道 (ρ = 0.91 over 1,200 ideas known on both)."
        );
        assert!(said(1, Lang::En).ends_with("; and 1 more pair."));
        assert!(looked_at(3, 0, Lang::En).ends_with("(ρ = 0.91 over 1,200 ideas known on both, one in 3 looked at)."));
        assert!(looked_at(3, 0, Lang::Zh).ends_with("（两条都已知的 1,200 个创意，每 3 个看 1 个，ρ = 0.91）。"));
        assert!(said(2, Lang::En).ends_with("; and 2 more pairs."));
        assert_eq!(said(1, Lang::Zh), "高度重合：Revenue 和渠道（两条都已知的 1,200 个创意，ρ = 0.91）；另有 1 对。");
    }

    #[test]
    fn titles_count_their_ideas() {
        assert!(title("CRITIC", 1, Lang::En).contains("of the 1 idea that fails no gate"));
        assert!(title("CRITIC", 1000, Lang::En).contains("of the 1,000 ideas that fail no gate"));
        assert_eq!(title("CRITIC 法", 9, Lang::Zh), "只看 9 个没有未过门槛的创意，按已证实的价值算（CRITIC 法）：");
    }

    #[test]
    fn what_decides_nothing_is_told_apart_from_what_hardly_does() {
        let idle = |never: &[&str], hardly: &[&str]| {
            let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
            Idle { never: own(never), hardly: (own(hardly), 0.05) }
        };
        assert_eq!(
            idle(&["a"], &["b", "c"]).sentences(Lang::En),
            "a decides nothing: all these ideas have the same value there. b and c decide next to nothing: their values are at most 0.05 apart."
        );
        assert_eq!(idle(&[], &["KEY"]).sentences(Lang::Zh), "KEY 几乎不起作用：价值相差不超过 0.05。");
        assert_eq!(idle(&[], &[]).sentences(Lang::En), "Every criterion tells some ideas from others.");
    }
}
