//! The words about a table that is too large to be ranked as a whole, and about its files.

use crate::lang::{Lang, Word, both, say, whole};
use crate::say::nouns;
use crate::say::system::Spoken;

/// The order in which the rows of all ideas are written.
pub const ORDER: Word = Word::new(
    "Written in the order of the table, without ranks: --top says how many of the best are ranked instead.",
    "已按表中顺序写出，不排名次；要排出最好的若干个，请用 --top。",
);

/// How many ideas there are, and how many have each verdict.
pub fn verdicts(ideas: usize, [pursue, watch, drop]: [usize; 3], lang: Lang) -> String {
    let ideas = nouns::IDEA.count(ideas, lang);
    let [pursue, watch, drop] = [pursue, watch, drop].map(whole);
    say!(
        lang,
        "{ideas}: {pursue} to pursue, {watch} to watch, {drop} to drop.",
        "共 {ideas}：推进 {pursue}，观察 {watch}，放弃 {drop}。"
    )
}

/// At most this many others could reach the leader.
pub fn could_reach(others: usize, lang: Lang) -> String {
    let n = whole(others);
    match others {
        0 => say!(
            lang,
            "None of the others could still get there, even if all that is open turned out best for it.",
            "待定的全部取最好结果时，也没有别的能追上。"
        ),
        1 => say!(
            lang,
            "At most 1 other could still get there if all that is open turned out best for it.",
            "待定的全部取最好结果时，最多还有 1 个能追上。"
        ),
        _ => say!(
            lang,
            "At most {n} others could still get there if all that is open turned out best for them.",
            "待定的全部取最好结果时，最多还有 {n} 个能追上。"
        ),
    }
}

/// A word is not a file pattern.
pub fn no_pattern(pattern: &str, why: &str) -> Spoken {
    let zh = match why {
        "invalid range pattern" => "方括号没有配对",
        "wildcards are either regular `*` or recursive `**`" => "星号最多连写两个",
        "recursive wildcards must form a single path component" => "`**` 要单独作一级文件夹",
        other => other,
    };
    both!("`{pattern}` is no pattern of file names: {why}", "“{pattern}”不是合法的文件名通配写法：{zh}").into()
}

/// No file matches a pattern.
pub fn no_match(pattern: &str) -> Spoken {
    both!("no file matches `{pattern}`", "没有与“{pattern}”相符的文件").into()
}

/// Standard input is named more than once.
pub fn stdin_twice() -> Spoken {
    both!("standard input can be read only once", "标准输入只能读一次").into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_read_well() {
        let said = [0, 1, 2, 10_997].map(|n| could_reach(n, Lang::En));
        assert!(said[0].starts_with("None of the others could"));
        assert!(said[1].starts_with("At most 1 other could"));
        assert!(said[3].starts_with("At most 10,997 others could"));
        assert_eq!(verdicts(1, [1, 0, 0], Lang::En), "1 idea: 1 to pursue, 0 to watch, 0 to drop.");
        let zh = verdicts(10_997, [10_000, 990, 7], Lang::Zh);
        assert_eq!(zh, "共 10,997 个创意：推进 10,000，观察 990，放弃 7。");
    }
}
