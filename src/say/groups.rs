//! The words about groups of ideas: those with the same text in a column.

use super::nouns;
use crate::lang::{Lang, Text, Word, both, list, say, verb, whole};
use crate::say::Message;
use crate::say::lead::ALL_OUT;

pub const MEDIAN: Word = Word::new("median", "中位数");
pub const BEST: Word = Word::new("best idea", "最好的创意");

/// The group of ideas without anything in the column, as a label.
pub fn nameless(column: &str, lang: Lang) -> String {
    // In brackets: a group may be called so.
    say!(lang, "(no {column})", "（未填{column}）")
}

/// The name of a group, set apart in a sentence.
pub fn quoted(label: &str, lang: Lang) -> String {
    say!(lang, "\"{label}\"", "“{label}”")
}

/// A group as a sentence names it.
fn named(group: Option<&str>, column: &str, lang: Lang) -> String {
    match group {
        Some(group) => quoted(group, lang),
        None => nameless(column, lang),
    }
}

/// That there is one group only.
pub fn in_one_group(group: &str, ideas: usize, lang: Lang) -> String {
    let all = nouns::IDEA.count(ideas, lang);
    match ideas {
        1 => say!(lang, "The only idea is in {group}", "唯一的创意在{group}"),
        _ => say!(lang, "All {all} are in one group, {group}", "{all}都在一组：{group}"),
    }
}

/// The best idea of a group that is not alone the best.
pub fn shared(name: &str, lang: Lang) -> String {
    say!(lang, "{name} (shared)", "{name}（并列）")
}

/// What groups show.
pub struct GroupsShow<'a> {
    /// The column.
    pub column: &'a str,
    /// How many groups and ideas there are.
    pub groups: usize,
    pub ideas: usize,
    /// The best idea of all, with its score; `None` if several share the first rank.
    pub best: Option<&'a str>,
    pub score: &'a str,
    /// The groups of the ideas of the first rank; none if every idea fails a gate.
    pub of_best: Vec<Option<&'a str>>,
    /// The groups with the greatest median, with that; the ideas of the first of them.
    pub greatest: Vec<Option<&'a str>>,
    /// Whether these are the groups of the best: cut names may be the same.
    pub is_same: bool,
    pub median: &'a str,
    pub ideas_of_greatest: usize,
}

/// The most groups that a sentence names.
const MOST_NAMED: usize = 3;

impl GroupsShow<'_> {
    /// `The best idea, AI video ads (79), is in media; retail has the highest median score (61, 4 ideas).`
    pub fn sentence(&self, lang: Lang) -> String {
        let GroupsShow { best, score, .. } = *self;
        if self.groups == 1 {
            let group = self.some(&self.greatest, lang);
            let all = match (best, self.of_best.is_empty()) {
                (_, true) => return self.one_group(&group, ALL_OUT.get(lang), lang),
                (Some(best), _) => say!(lang, "the best is {best} ({score})", "最好的是{best}（{score} 分）"),
                (None, _) => say!(lang, "the best score is {score}", "最高分是 {score}"),
            };
            let in_one = in_one_group(&group, self.ideas, lang);
            return say!(lang, "{in_one}; {all}.", "{in_one}；{all}。");
        }
        let n = nouns::IDEA.count(self.ideas_of_greatest, lang);
        let (median, greatest) = (self.median, self.some(&self.greatest, lang));
        let (of_best, has) = (self.some(&self.of_best, lang), verb(self.greatest.len(), "has", "share"));
        let second = match self.greatest.len() {
            1 => say!(
                lang, "{greatest} has the highest median score ({median}, {n})",
                "中位数最高的是{greatest}（{median} 分，{n}）"
            ),
            _ => say!(
                lang, "{greatest} {has} the highest median score ({median})",
                "{greatest}的中位数同为最高（{median} 分）"
            ),
        };
        match (best, self.of_best.len()) {
            (_, 0) => {
                let all_out = ALL_OUT.get(lang);
                say!(lang, "{all_out}; {second}.", "{all_out}；{second}。")
            }
            (Some(best), _) if self.is_same => say!(
                lang,
                "{of_best} has both the best idea, {best} ({score}), and the highest median score ({median}, {n}).",
                "最好的创意{best}（{score} 分）在{of_best}，中位数最高的也是{of_best}（{median} 分，{n}）。"
            ),
            (Some(best), _) => say!(
                lang,
                "The best idea, {best} ({score}), is in {of_best}; {second}.",
                "最好的创意{best}（{score} 分）在{of_best}；{second}。"
            ),
            (None, _) if self.is_same => say!(
                lang,
                "{of_best} {has} both the best score ({score}) and the highest median score ({median}).",
                "最高分（{score} 分）和最高的中位数（{median} 分）都在{of_best}。"
            ),
            (None, _) => say!(
                lang,
                "The best score, {score}, is reached in {of_best}; {second}.",
                "最高分 {score} 出现在{of_best}；{second}。"
            ),
        }
    }

    fn one_group(&self, group: &str, what: &str, lang: Lang) -> String {
        let in_one = in_one_group(group, self.ideas, lang);
        say!(lang, "{in_one}; {what}.", "{in_one}；{what}。")
    }

    /// A few groups by name; of many, the first and the number of others.
    fn some(&self, groups: &[Option<&str>], lang: Lang) -> String {
        let names: Vec<String> = groups.iter().take(MOST_NAMED).map(|group| named(*group, self.column, lang)).collect();
        match &names[..] {
            [a, b, ..] if groups.len() > MOST_NAMED => {
                let (all, others) = (whole(groups.len()), whole(groups.len() - 2));
                say!(lang, "{a}, {b} and {others} other groups", "{a}、{b}等 {all} 组")
            }
            few => list(few, lang),
        }
    }
}

/// A column has too many groups.
pub fn too_many(column: &str, most: usize) -> Message {
    let most = whole(most);
    Message::new(both!("`{column}` makes more than {most} groups", "“{column}”分出的组超过 {most} 个"))
        .label(Text::new("a column of names?", "这是名称列吗？"))
        .help(Text::new("name a column with fewer values, such as a sector", "请换一个值比较少的列，例如行业"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_the_best_idea_and_who_the_highest_median_is_said() {
        let show = |of_best: &[Option<&'static str>], greatest: &[Option<&'static str>]| GroupsShow {
            column: "行业",
            groups: 5,
            ideas: 12,
            best: Some("KEYA").filter(|_| of_best.len() == 1),
            score: "79",
            of_best: of_best.to_vec(),
            greatest: greatest.to_vec(),
            is_same: of_best == greatest,
            median: "61.2",
            ideas_of_greatest: 4,
        };
        let both = |of_best: &[Option<&'static str>], greatest: &[Option<&'static str>]| {
            [Lang::En, Lang::Zh].map(|lang| show(of_best, greatest).sentence(lang))
        };
        assert_eq!(
            both(&[Some("media")], &[Some("law")]),
            [
                "The best idea, KEYA (79), is in \"media\"; \"law\" has the highest median score (61.2, 4 ideas).",
                "最好的创意 KEYA（79 分）在“media”；中位数最高的是“law”（61.2 分，4 个创意）。",
            ]
        );
        assert_eq!(
            both(&[Some("media")], &[Some("media")])[0],
            "\"media\" has both the best idea, KEYA (79), and the highest median score (61.2, 4 ideas)."
        );
        assert_eq!(
            both(&[Some("a"), Some("b"), Some("c"), None], &[Some("a"), None]),
            [
                "The best score, 79, is reached in \"a\", \"b\" and 2 other groups; \"a\" and (no 行业) share the highest median score \
                 (61.2).",
                "最高分 79 出现在“a”、“b”等 4 组；“a”和（未填行业）的中位数同为最高（61.2 分）。",
            ]
        );
        assert_eq!(both(&[], &[Some("a")])[1], "所有创意都没有通过门槛；中位数最高的是“a”（61.2 分，4 个创意）。");
        let level = GroupsShow { best: None, ..show(&[Some("90")], &[Some("90")]) };
        assert_eq!(
            level.sentence(Lang::En),
            "\"90\" has both the best score (79) and the highest median score (61.2)."
        );
        assert_eq!(level.sentence(Lang::Zh), "最高分（79 分）和最高的中位数（61.2 分）都在“90”。");
        let alone = GroupsShow { groups: 1, ..show(&[Some("law")], &[Some("law")]) };
        assert_eq!(alone.sentence(Lang::En), "All 12 ideas are in one group, \"law\"; the best is KEYA (79).");
    }
}
