//! Before and after: who moved, which verdicts changed, how alike two rankings are.

use super::nouns;
use crate::lang::{Lang, fixed, say, verb, whole};

/// How far an idea rises or falls: `▲2`, `▼1`; empty if it keeps its rank.
pub fn mark(moved: i64) -> String {
    let places = whole(moved.unsigned_abs() as usize);
    match moved {
        0 => String::new(),
        1.. => format!("▲{places}"),
        _ => format!("▼{places}"),
    }
}

/// How many ideas change rank, which moves most, from and to which rank, and why.
pub fn movers(n: usize, most: &str, (from, to): (usize, usize), cause: Option<&str>, lang: Lang) -> String {
    let because = cause.map_or(String::new(), |cause| say!(lang, " (by {cause})", "（主要因为“{cause}”）"));
    let (ideas, change) = (nouns::IDEA.count(n, lang), verb(n, "changes", "change"));
    match n {
        1 => say!(
            lang,
            "{ideas} {change} rank: {most}, from {from} to {to}{because}.",
            "{ideas}名次变化：{most}，从第 {from} 名到第 {to} 名{because}。"
        ),
        _ => say!(
            lang,
            "{ideas} {change} rank; {most} moves most, from {from} to {to}{because}.",
            "{ideas}名次变化，变化最大的是{most}：从第 {from} 名到第 {to} 名{because}。"
        ),
    }
}

/// The same if several move furthest, by `places`.
pub fn movers_alike(n: usize, places: usize, lang: Lang) -> String {
    let (ideas, places) = (nouns::IDEA.count(n, lang), nouns::PLACE.count(places, lang));
    say!(lang, "{ideas} change rank, none by more than {places}.", "{ideas}名次变化，最多变动 {places}。")
}

/// No idea changes rank.
pub fn nobody_moves(lang: Lang) -> String {
    say!(lang, "No rank changes.", "名次没有变化。")
}

/// How many verdicts change, and how that of the first such idea does.
pub fn verdicts_change(n: usize, first: &str, [from, to]: [&str; 2], lang: Lang) -> String {
    let (ideas, verdicts) = (nouns::IDEA.count(n, lang), nouns::VERDICT.count(n, lang));
    match n {
        1 => say!(lang, "One verdict changes: {first}, {from} → {to}.", "{ideas}的结论变了：{first}，{from} → {to}。"),
        _ => say!(
            lang,
            "{verdicts} change; the highest-ranked of them is {first}: {from} → {to}.",
            "{ideas}的结论变了，名次最靠前的是{first}：{from} → {to}。"
        ),
    }
}

/// How alike two rankings are.
pub fn alike(tau: f64, lang: Lang) -> String {
    let tau = fixed(tau, 2);
    say!(
        lang,
        "Kendall's τ-b between the two rankings: {tau} (1 = the same order, 0 = unrelated).",
        "两个排名的肯德尔 τ-b：{tau}（1 = 完全一致，0 = 不相关）。"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_apart_and_one_is_one() {
        let said = |n| movers(n, "KEYF", (5, 1), Some("CRIT5"), Lang::En);
        assert_eq!(said(1), "1 idea changes rank: KEYF, from 5 to 1 (by CRIT5).");
        assert_eq!(said(1000), "1,000 ideas change rank; KEYF moves most, from 5 to 1 (by CRIT5).");
        let zh = movers(2, "KEYF", (5, 1), Some("数据壁垒"), Lang::Zh);
        assert_eq!(zh, "2 个创意名次变化，变化最大的是 KEYF：从第 5 名到第 1 名（主要因为“数据壁垒”）。");
        assert_eq!(movers_alike(2, 1, Lang::En), "2 ideas change rank, none by more than 1 place.");
        assert_eq!(movers_alike(2, 3, Lang::Zh), "2 个创意名次变化，最多变动 3 位。");
        let verdict = verdicts_change(4, "KEYA", ["观察", "推进"], Lang::Zh);
        assert_eq!(verdict, "4 个创意的结论变了，名次最靠前的是 KEYA：观察 → 推进。");
    }
}
