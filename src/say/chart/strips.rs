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
pub const SUBTITLE: Word = Word::new(
    "Points of 100, by what is proven. Each dot is an idea, the line their median.",
    "满分 100，只算已证实的。每个点是一个创意，竖线是中位数。",
);
/// The same where a group has many ideas.
pub const SUBTITLE_OF_MANY: Word = Word::new(
    "Points of 100, by what is proven. A dot an idea; of many, the taller the more. The line is the median.",
    "满分 100，只算已证实的。一点一个创意；太多的组，越高的地方创意越多。竖线是中位数。",
);

/// What is blue.
pub const BLUE: Word = Word::new("Blue: the best idea, the highest median.", "蓝色：最好的创意，最高的中位数。");

/// Not every group has a row.
pub fn top_groups(shown: usize, all: usize, lang: Lang) -> String {
    let (shown, all) = (whole(shown), whole(all));
    say!(lang, "The first {shown} of {all} groups.", "前 {shown} 组，共 {all} 组。")
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
    pub median: &'a str,
    pub column: &'a str,
}

impl GroupLead<'_> {
    pub fn titles(&self, lang: Lang) -> Vec<String> {
        let median = self.median;
        let [best, greatest] = [self.of_best, self.greatest].map(|groups| self.some(groups, lang));
        let [has, have] = [self.of_best, self.greatest].map(|groups| groups.len());
        if let ([_], true) = (self.of_best, self.of_best == self.greatest) {
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
            GroupLead { of_best, greatest, median: "61", column: "sector" }.titles(lang).remove(0)
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
