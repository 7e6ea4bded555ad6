//! The words of `dingzi robust`.

use crate::lang::{Lang, Word, say, verb, whole};
use crate::say::draws::open_facts;
use crate::say::nouns;
use crate::say::punctuation::sentences;

/// What progress counts.
pub const DRAWS: Word = Word::new("draws", "抽样");

pub const RANKS: Word = Word::new("rank, 9 of 10 draws", "90% 名次");
/// The same where room is short.
pub const RANKS_SHORT: Word = Word::new("rank, 9 of 10", "90% 名次");
pub const AT_BEST: Word = Word::new("at best", "最有利时");
pub const SUITED: Word = Word::new("suited by", "何时有利");
/// For an idea that is never first.
pub const NEVER: Word = Word::new("never first", "从未居首");

/// Head of how often an idea is among the first few.
pub fn among_first(few: usize, lang: Lang) -> String {
    say!(lang, "top {few}", "前 {few}")
}

/// Criteria whose weight suits an idea.
pub fn suited(criteria: &[&str], lang: Lang) -> String {
    let (en, zh) = (criteria.join(" and "), criteria.join("、"));
    say!(lang, "suited by more weight on {en}", "更看重{zh}时对它有利")
}

/// What was drawn, below a table.
pub struct Summary<'a> {
    pub draws: usize,
    /// The weights that were drawn, by name.
    pub weights: &'a str,
    /// How many unknowns were drawn from what the other ideas show, how many uniformly, and how many earn nothing;
    /// `None` if nothing open was drawn.
    pub unknowns: Option<[usize; 3]>,
    pub seed: u64,
    /// The largest error of a share in percentage points, in nineteen of twenty cases.
    pub error: usize,
    /// Whether it has the column [`AT_BEST`].
    pub has_at_best: bool,
    pub counted: Counted,
}

/// Which ideas were counted.
#[derive(Clone, Copy)]
pub enum Counted {
    /// The first ones with all their ranks, and this many others not; whether none of these was ever first.
    AllRanks { others: usize, are_never_first: bool },
    /// All, as far as they were among the first `told` ranks: `aside` of them were left out because they cannot be,
    /// `seen` were there, and `listed` of these are shown.
    FirstRanks { told: usize, aside: usize, seen: usize, listed: usize },
}

impl Summary<'_> {
    /// How much was drawn, and what the short form leaves out: `rest` ideas, and more of each.
    pub fn short(&self, rest: usize, lang: Lang) -> String {
        let (draws, times, error) = self.counts(lang);
        let drawn = say!(lang, "{draws}; shares ± {error} at most.", "共抽取 {times} 次，误差不超过 {error}。");
        let ideas = nouns::IDEA.of(rest);
        let more = match rest {
            0 => say!(
                lang,
                "`--full` shows what was drawn and what suits each idea.",
                "`--full` 显示抽取了什么，以及各个创意何时有利。"
            ),
            _ => say!(
                lang,
                "`--full` shows {rest} more {ideas}, what was drawn and what suits each.",
                "`--full` 显示另外 {rest} 个创意，以及抽取了什么、各个创意何时有利。"
            ),
        };
        // Which of them are listed does not matter where few are.
        let counted = match self.counted {
            Counted::FirstRanks { told, aside, seen, .. } => Counted::FirstRanks { told, aside, seen, listed: seen },
            all => all,
        };
        sentences([drawn].into_iter().chain(counted.sentences(lang)).chain([more]), lang)
    }

    /// Draws, in English and Chinese, and the largest error.
    fn counts(&self, lang: Lang) -> (String, String, String) {
        (nouns::DRAW.count(self.draws, lang), whole(self.draws), nouns::PER_CENT_POINT.count(self.error, lang))
    }

    pub fn text(&self, lang: Lang) -> String {
        let Summary { weights, seed, .. } = self;
        let (draws, times, error) = self.counts(lang);
        let facts = self
            .unknowns
            .map_or_else(|| say!(lang, "unknowns counted as zero", "未知按零分计"), |counts| open_facts(counts, lang));
        let drawn = say!(
            lang,
            "{draws}: {weights}, {facts}; seed {seed}; shares ± {error} at most (95 % confidence).",
            "共抽取 {times} 次：{weights}，{facts}；种子 {seed}；误差不超过 {error}（置信水平 95%）。"
        );
        let head = AT_BEST.get(lang);
        let legend = say!(
            lang,
            "\"{head}\": how often it is first under the weights that suit it best.",
            "“{head}”：在对它最有利的权重下，它有多常居首。"
        );
        let legend = self.has_at_best.then_some(legend);
        sentences([drawn].into_iter().chain(legend).chain(self.counted.sentences(lang)), lang)
    }
}

impl Counted {
    fn sentences(&self, lang: Lang) -> Vec<String> {
        let ideas = |n| nouns::IDEA.count(n, lang);
        match *self {
            Counted::AllRanks { others: 0, .. } => Vec::new(),
            Counted::AllRanks { others, are_never_first } => {
                let (were, others) = (verb(others, "was", "were"), ideas(others));
                vec![match are_never_first {
                    true => say!(
                        lang,
                        "{others} further down, first in no draw, {were} ranked too but not counted.",
                        "排在后面、从未居首的 {others}也参与了排名，但没有逐一计数。"
                    ),
                    false => say!(
                        lang,
                        "{others} further down {were} ranked too but not counted.",
                        "排在后面的 {others}也参与了排名，但没有逐一计数。"
                    ),
                }]
            }
            Counted::FirstRanks { told, aside, seen, listed } => {
                let mut sentences = Vec::new();
                let told = whole(told);
                if aside > 0 {
                    let (were, aside) = (verb(aside, "was", "were"), ideas(aside));
                    sentences.push(say!(
                        lang,
                        "{aside} that cannot be among the first {told} under any of these weights {were} set aside.",
                        "有 {aside}在这些权重下都不可能进入前 {told} 名，已先行排除。"
                    ));
                }
                let (some, most) = (ideas(seen), whole(listed));
                sentences.push(match seen {
                    1 => say!(
                        lang,
                        "Only 1 idea was among the first {told} in any draw.",
                        "在至少一次抽样中进入前 {told} 名的有 {some}。"
                    ),
                    _ if seen == listed => say!(
                        lang,
                        "{some} were among the first {told} in some draw.",
                        "在至少一次抽样中进入前 {told} 名的有 {some}。"
                    ),
                    _ => say!(
                        lang,
                        "{some} were among the first {told} in some draw; the {most} that were most often are listed.",
                        "在至少一次抽样中进入前 {told} 名的有 {some}，这里列出最常进入的 {most} 个。"
                    ),
                });
                sentences
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(counted: Counted, lang: Lang) -> String {
        summary(counted, lang).text(lang)
    }

    fn summary(counted: Counted, lang: Lang) -> Summary<'static> {
        let weights = lang_of("weights alike", "权重", lang);
        Summary { draws: 1000, weights, unknowns: None, seed: 1, error: 4, has_at_best: true, counted }
    }

    fn lang_of(en: &'static str, zh: &'static str, lang: Lang) -> &'static str {
        Word::new(en, zh).get(lang)
    }

    #[test]
    fn what_was_drawn_is_said_with_what_was_not_counted() {
        assert_eq!(
            text(Counted::AllRanks { others: 0, are_never_first: true }, Lang::En),
            "1,000 draws: weights alike, unknowns counted as zero; seed 1; shares ± 4 points at most (95 % \
             confidence). \"at best\": how often it is first under the weights that suit it best."
        );
        let one = text(Counted::AllRanks { others: 1, are_never_first: false }, Lang::En);
        assert!(one.ends_with(" best. 1 idea further down was ranked too but not counted."), "{one}");
        let many = text(Counted::AllRanks { others: 1000, are_never_first: true }, Lang::Zh);
        assert!(many.ends_with("。排在后面、从未居首的 1,000 个创意也参与了排名，但没有逐一计数。"), "{many}");
    }

    #[test]
    fn the_short_form_says_how_much_was_drawn_and_what_it_leaves_out() {
        let short =
            |rest, lang| summary(Counted::AllRanks { others: 0, are_never_first: true }, lang).short(rest, lang);
        assert_eq!(
            short(1, Lang::En),
            "1,000 draws; shares ± 4 points at most. `--full` shows 1 more idea, what was drawn and what suits each."
        );
        assert_eq!(
            short(0, Lang::Zh),
            "共抽取 1,000 次，误差不超过 4 个百分点。`--full` 显示抽取了什么，以及各个创意何时有利。"
        );
        let many = summary(Counted::FirstRanks { told: 3, aside: 7, seen: 2, listed: 2 }, Lang::En).short(0, Lang::En);
        assert!(
            many.contains(" 7 ideas that cannot be among the first 3 under any of these weights were set aside. 2 "),
            "{many}"
        );
    }

    #[test]
    fn who_was_ever_among_the_first_is_counted() {
        let en = |aside, seen, listed| text(Counted::FirstRanks { told: 3, aside, seen, listed }, Lang::En);
        let one = en(1, 1, 1);
        assert!(
            one.ends_with(
                " 1 idea that cannot be among the first 3 under any of these weights was set aside. Only 1 idea was among \
                 the first 3 in any draw."
            ),
            "{one}"
        );
        let many = en(0, 1000, 20);
        let end = " best. 1,000 ideas were among the first 3 in some draw; the 20 that were most often are listed.";
        assert!(many.ends_with(end), "{many}");
        assert_eq!(suited(&["A", "价值来自 AI"], Lang::Zh), "更看重 A、价值来自 AI 时对它有利");
    }
}
