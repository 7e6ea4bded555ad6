//! The words of the figure of lenses.

use super::shared::idea;
use crate::lang::{Lang, Word, list, say};
use crate::say::nouns::{IDEA, LENS};
use crate::say::punctuation::parts;

/// The name of the figure.
pub const NAME: Word = Word::new("lenses", "视角");
/// The question it answers.
pub const QUESTION: Word = Word::new("Which lens?", "换个视角呢？");
/// How to read it, if every idea is shown.
pub const ALL_RANKS: Word =
    Word::new("Rank under each lens. Ties share a rank.", "各视角下的排名；得分相同则名次相同。");
/// How to read it, if only some ideas are shown.
pub const BEST_RANKS: Word = Word::new(
    "Rank under each lens, the ten best of each. Ties share a rank.",
    "各视角下的前十名；得分相同则名次相同。",
);
/// Above the list of leaders.
pub const LEADERS: Word = Word::new("In the lead", "各视角下领先的");

/// The meaning of the blue line.
pub fn blue(lens: &str, lang: Lang) -> String {
    say!(lang, "Blue: leads under {lens}.", "蓝线：“{lens}”视角下居首。")
}

/// Titles for several leaders, each with the number of lenses under which it leads, the most frequent first; the
/// longest title first.
pub fn divided(leaders: &[(String, usize)], all: usize, lang: Lang) -> Vec<String> {
    let counted = counted(leaders, all, lang);
    if leaders.len() <= 3 { vec![named(leaders, all, lang), counted] } else { vec![counted] }
}

/// Every leader by name.
fn named(leaders: &[(String, usize)], all: usize, lang: Lang) -> String {
    let Some(((name, n), others)) = leaders.split_first() else { return String::new() };
    let other = |(name, n): &(String, usize)| {
        let name = idea(name, lang);
        say!(lang, "{name} under {n}", "{name}{n}个")
    };
    let others: Vec<String> = others.iter().map(other).collect();
    let (name, lenses, few) = (idea(name, lang), LENS.count(all, lang), LENS.count(*n, lang));
    let (en, zh) = (list(&others, lang), parts(&others, lang));
    say!(lang, "{name} leads under {n} of {lenses}, {en}", "{lenses}中，{name}在{few}下居首，{zh}")
}

/// Only the most frequent leader by name.
fn counted(leaders: &[(String, usize)], all: usize, lang: Lang) -> String {
    let Some((name, most)) = leaders.first() else { return String::new() };
    let (name, ideas) = (idea(name, lang), IDEA.count(leaders.len(), lang));
    match most {
        1 => say!(lang, "{ideas} lead under one lens each", "{ideas}各在一个视角下居首"),
        _ => say!(
            lang,
            "{ideas} lead under one lens or another, {name} under {most} of {all}",
            "{ideas}在不同视角下居首，其中{name}占{all}个视角中的{most}个"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::super::shared::{all_share, always_leads};
    use super::*;

    fn titles(leads: &[(&str, usize)], lang: Lang) -> Vec<String> {
        let leads: Vec<(String, usize)> = leads.iter().map(|(name, n)| ((*name).to_owned(), *n)).collect();
        divided(&leads, 5, lang)
    }

    #[test]
    fn who_leads_under_how_many_lenses() {
        assert_eq!(
            titles(&[("A", 3), ("B", 1), ("C", 1)], Lang::En)[0],
            "A leads under 3 of 5 lenses, B under 1 and C under 1"
        );
        assert_eq!(titles(&[("A", 3), ("B", 1)], Lang::Zh)[0], "5 个视角中，“A”在 3 个视角下居首，“B”1 个");
        assert_eq!(
            titles(&[("A", 2), ("B", 1), ("C", 1), ("D", 1)], Lang::En),
            ["4 ideas lead under one lens or another, A under 2 of 5"]
        );
        assert_eq!(all_share(2, &LENS, 2, Lang::En), "2 ideas share the lead under both lenses");
        assert_eq!(always_leads("A", &LENS, 5, Lang::Zh), "“A”在全部 5 个视角下都领先");
    }
}
