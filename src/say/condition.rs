//! The condition that an idea must satisfy to be looked at, wherever it is told that there is one.

use super::nouns::IDEA;
use super::punctuation::listed;
use crate::lang::{Lang, Text, both, say, whole};

/// How many ideas satisfy the condition, of how many, and of how many it is not known; the first of these are `named`.
pub fn note([kept, all, unknown]: [usize; 3], named: &[String]) -> Text {
    let (ideas, ideas_zh) = (IDEA.count(all, Lang::En), IDEA.count(all, Lang::Zh));
    if kept == all {
        return match all {
            1 => Text::new("--where: the condition is true of the only idea.", "--where：唯一的创意符合条件。"),
            _ => both!("--where: the condition is true of all {ideas}.", "--where：{ideas_zh}都符合条件。"),
        };
    }
    let n = whole(kept);
    let (but, but_zh) = match unknown {
        0 => (String::new(), String::new()),
        _ => {
            let (count, Text { en, zh }) = (whole(unknown), first(named, unknown));
            let but =
                both!(", {count} of them because it is not known: {en}", "其中 {count} 个是因为不知道是否符合：{zh}");
            (but.en, format!("，{}", but.zh))
        }
    };
    both!(
        "--where: the condition is true of {n} of {ideas}; the others are left out{but}.",
        "--where：{ideas_zh}中有 {n} 个符合条件，只看这些；其余的不看{but_zh}。"
    )
}

/// The same of two tables that are compared.
pub fn note_of_two(tables: [&str; 2], counts: [[usize; 3]; 2]) -> Text {
    let part = |n: usize| {
        let (table, [kept, all, unknown]) = (tables[n], counts[n].map(whole));
        let part = both!("{kept} of {all} ideas of `{table}`", "“{table}”的 {all} 个创意里有 {kept} 个");
        match counts[n][2] {
            0 => part,
            _ => {
                let Text { en, zh } = part;
                both!("{en} (not known of {unknown})", "{zh}（另有 {unknown} 个不知道）")
            }
        }
    };
    let [Text { en: old, zh: old_zh }, Text { en: new, zh: new_zh }] = [part(0), part(1)];
    both!(
        "--where: the condition is true of {old} and of {new}; the others are left out.",
        "--where：{old_zh}符合条件，{new_zh}符合条件；其余的不看。"
    )
}

/// The first names of `all`.
pub fn first(named: &[String], all: usize) -> Text {
    let (en, zh) = (listed(named, Lang::En), listed(named, Lang::Zh));
    match all.saturating_sub(named.len()) {
        0 => Text { en, zh },
        rest => {
            let rest = whole(rest);
            both!("{en} and {rest} more", "{zh}，另有 {rest} 个")
        }
    }
}

/// Behind what is told of a table, the condition on its ideas.
pub fn under(what: &str, condition: &str, lang: Lang) -> String {
    say!(lang, "{what} where {condition}", "{what}（条件：{condition}）")
}
