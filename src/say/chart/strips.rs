//! The words of the figure of groups.

use crate::lang::{Lang, Word, say, verb, whole};
use crate::say::groups::{in_one_group, nameless, quoted};
use crate::say::nouns::IDEA;
use crate::say::verdict::{DROP, PURSUE, WATCH};

/// The name of the figure.
pub const NAME: Word = Word::new("groups", "分组");
/// The question it answers.
pub const QUESTION: Word = Word::new("Which group is the strongest?", "哪一组最强？");
/// How to read it.
pub const SUBTITLE: Word = Word::new("Points of 100, by what is proven.", "满分 100，只算已证实的。");

/// The marks.
pub const BEST: Word = Word::new("best of all", "全部中最好的");
pub const AN_IDEA: Word = Word::new("idea", "创意");
pub const CROWD: Word = Word::new("many ideas: the taller, the more", "很多创意：越高越多");
pub const FAILS_GATE: Word = Word::new("fails a gate", "未过门槛");
pub const CROWD_FAILS_GATE: Word = Word::new("of these, failing a gate", "其中未过门槛的");
pub const HIGHEST_MEDIAN: Word = Word::new("highest median", "最高的中位数");

/// Not every group has a row: the first have, and at the end perhaps that of the best idea.
pub fn top_groups(shown: usize, all: usize, is_first: bool, lang: Lang) -> String {
    let (first, all) = (whole(if is_first { shown } else { shown - 1 }), whole(all));
    match is_first {
        true => say!(lang, "The first {first} of {all} groups.", "共 {all} 组，这里是前 {first} 组。"),
        false => say!(
            lang,
            "The first {first} of {all} groups, then that of the best idea.",
            "共 {all} 组，这里是前 {first} 组，最后是最好的创意所在的组。"
        ),
    }
}

/// Whose names stand beside dots.
pub fn named(is_each: bool, lang: Lang) -> &'static str {
    let word = match is_each {
        true => Word::new("The best idea of each group has its name.", "每组最好的创意标出了名称。"),
        false => Word::new(
            "The best idea of a group has its name where there is room.", "每组最好的创意，放得下的标出了名称。",
        ),
    };
    word.get(lang)
}

/// All ideas are in one group.
pub fn one_group(group: Option<&str>, column: &str, ideas: usize, lang: Lang) -> String {
    in_one_group(&label(group, column, lang), ideas, lang)
}

/// A group in a title, by its name as figures show it.
fn label(group: Option<&str>, column: &str, lang: Lang) -> String {
    group.map_or_else(|| nameless(column, lang), |group| quoted(group, lang))
}

/// Who has the best idea, and who the greatest median. The longest title first.
pub struct GroupLead<'a> {
    /// The groups of the ideas of the first rank.
    pub of_best: &'a [Option<String>],
    /// The groups with the greatest median, and that.
    pub greatest: &'a [Option<String>],
    /// Whether these are the same groups: cut names may be the same.
    pub is_same: bool,
    pub median: &'a str,
    pub column: &'a str,
}

impl GroupLead<'_> {
    pub fn titles(&self, lang: Lang) -> Vec<String> {
        let median = self.median;
        let [best, greatest] = [self.of_best, self.greatest].map(|groups| self.some(groups, lang));
        let [has, have] = [self.of_best, self.greatest].map(|groups| groups.len());
        if let ([_], true) = (self.of_best, self.is_same) {
            return vec![say!(
                lang,
                "{best} has the best idea and the highest median, {median}",
                "{best}有最好的创意，中位数也最高（{median}）"
            )];
        }
        let second = match have {
            1 => say!(lang, "{greatest} has the highest median, {median}", "{greatest}的中位数最高（{median}）"),
            _ => say!(lang, "{greatest} share the highest median, {median}", "{greatest}的中位数同为最高（{median}）"),
        };
        let verb = verb(has, "has the best idea", "share the best score");
        let first = match has {
            1 => say!(lang, "{best} {verb}", "{best}有最好的创意"),
            _ => say!(lang, "{best} {verb}", "{best}同有最高分"),
        };
        vec![say!(lang, "{first}; {second}", "{first}，{second}"), first]
    }

    fn some(&self, groups: &[Option<String>], lang: Lang) -> String {
        match groups {
            [only] => label(only.as_deref(), self.column, lang),
            several => {
                let n = whole(several.len());
                say!(lang, "{n} groups", "{n}组")
            }
        }
    }
}

/// A group in words, for readers who cannot see it.
pub fn told(
    group: Option<&str>,
    column: &str,
    (ideas, median): (usize, &str),
    verdicts: [usize; 3],
    lang: Lang,
) -> String {
    let (group, ideas) = (label(group, column, lang), IDEA.count(ideas, lang));
    let [p, w, d] = verdicts.map(whole);
    let [pursue, watch, drop] = [PURSUE, WATCH, DROP].map(|word| word.get(lang));
    say!(
        lang,
        "{group}: {ideas}, median {median}, {pursue} {p}, {watch} {w}, {drop} {d}",
        "{group}：{ideas}，中位数 {median}，{pursue}{p}、{watch}{w}、{drop}{d}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_the_best_idea_and_who_the_greatest_median() {
        let name = |name: &str| Some(name.to_owned());
        let titles = |of_best: &[Option<String>], greatest: &[Option<String>], lang| {
            let is_same = of_best == greatest;
            GroupLead { of_best, greatest, is_same, median: "61", column: "sector" }.titles(lang).remove(0)
        };
        let (media, law) = (&[name("media")][..], &[name("law"), None][..]);
        assert_eq!(titles(media, media, Lang::En), "\"media\" has the best idea and the highest median, 61");
        assert_eq!(
            titles(media, &[None], Lang::En),
            "\"media\" has the best idea; (no sector) has the highest median, 61"
        );
        assert_eq!(titles(media, law, Lang::En), "\"media\" has the best idea; 2 groups share the highest median, 61");
        assert_eq!(titles(law, media, Lang::Zh), "2 组同有最高分，“media”的中位数最高（61）");
    }
}
