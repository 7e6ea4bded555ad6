//! The bottom line of a picture: where the numbers come from.

use crate::lang::{Lang, say, whole};
use crate::say::condition::under;
use crate::say::nouns::IDEA;

/// What a picture is drawn from, and through which lens.
pub fn origin(extent: &str, lens: &str, lang: Lang) -> String {
    say!(lang, "{extent} · lens {lens}", "{extent} · 视角：{lens}")
}

/// `ideas.csv · 32 ideas`, or `3 of 32 ideas` if the ranking is a short list; with the condition that they satisfy, if
/// there is one, and of how many it is not known.
pub fn extent(table: &str, listed: usize, all: usize, condition: Option<(&str, usize)>, lang: Lang) -> String {
    let (ideas, n) = (IDEA.count(all, lang), whole(listed));
    let of_table = match listed == all {
        true => say!(lang, "{table} · {ideas}", "{table} · {ideas}"),
        false => say!(lang, "{table} · {n} of {ideas}", "{table} · {ideas}中的{n}个"),
    };
    match condition {
        None => of_table,
        Some((condition, 0)) => under(&of_table, condition, lang),
        Some((condition, unknown)) => {
            let unknown = whole(unknown);
            let condition = say!(lang, "{condition} (not known of {unknown})", "{condition}；{unknown} 个不知道");
            under(&of_table, &condition, lang)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lenses_have_their_names() {
        assert_eq!(origin("t.csv", "基准", Lang::Zh), "t.csv · 视角：基准");
        assert_eq!(origin("t.csv", "Market", Lang::En), "t.csv · lens Market");
    }

    #[test]
    fn ideas_are_counted() {
        let en = |listed, all| extent("t.csv", listed, all, None, Lang::En);
        assert_eq!([en(0, 0), en(1, 1), en(2, 2)], ["t.csv · 0 ideas", "t.csv · 1 idea", "t.csv · 2 ideas"]);
        assert_eq!(en(3, 1000), "t.csv · 3 of 1,000 ideas");
        let of_a_kind = |lang| extent("t.csv", 3, 9, Some(("a > 1", 0)), lang);
        assert_eq!(of_a_kind(Lang::En), "t.csv · 3 of 9 ideas where a > 1");
        assert_eq!(of_a_kind(Lang::Zh), "t.csv · 9 个创意中的 3 个（条件：a > 1）");
        assert_eq!(extent("t.csv", 3, 1000, None, Lang::Zh), "t.csv · 1,000 个创意中的 3 个");
    }
}
