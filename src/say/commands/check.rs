//! The words of `dingzi check`.

use crate::lang::{Lang, Word, say, whole};
use crate::say::nouns;
use crate::say::punctuation::parts;

pub const KIND: Word = Word::new("kind", "类别");
pub const GATE: Word = Word::new("gate", "门槛");

/// Heading of how scales are read.
pub const SCALES: Word = Word::new("Scales:", "价值函数：");
/// Heading of how cells are read.
pub const CELLS: Word = Word::new("Cells are read so:", "单元格的读法：");

/// What was read, and whether anything is unknown.
pub fn read(table: &str, [ideas, criteria, gates]: [usize; 3], is_all_known: bool, lang: Lang) -> String {
    let counts =
        [nouns::IDEA.count(ideas, lang), nouns::CRITERION.count(criteria, lang), nouns::GATE.count(gates, lang)];
    let counts = parts(counts, lang);
    match is_all_known {
        true => say!(lang, "{table}: {counts}; nothing is unknown.", "{table}：{counts}；没有未知的。"),
        false => say!(lang, "{table}: {counts}. What is unknown:", "{table}：{counts}。还不知道的有："),
    }
}

/// How cells are read, in a column or in all of a table.
pub fn remark(column: Option<&str>, said: &str, lang: Lang) -> String {
    match column {
        Some(column) => say!(lang, "{column}: {said}", "{column}：{said}"),
        None => said.to_owned(),
    }
}

/// `n` of `all`.
pub fn part(n: usize, all: usize, lang: Lang) -> String {
    let (n, all) = (whole(n), whole(all));
    say!(lang, "{n} of {all}", "{n}/{all}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_is_counted() {
        assert_eq!(
            read("ideas.csv", [1, 1000, 0], false, Lang::En),
            "ideas.csv: 1 idea, 1,000 criteria, 0 gates. What is unknown:"
        );
        assert_eq!(
            read("ideas.csv", [1000, 1, 1], true, Lang::Zh),
            "ideas.csv：1,000 个创意，1 条标准，1 个门槛；没有未知的。"
        );
    }
}
