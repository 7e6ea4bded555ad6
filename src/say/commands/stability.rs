//! The words of `dingzi stability`.

use crate::lang::{Lang, Word, say, whole};
use crate::say::flip::FlipClause;
use crate::say::lead::ALL_OUT;
use crate::say::nouns;

/// While the command runs.
pub const LOOKING: Word = Word::new("looking for what would put others first", "正在找让其他创意居首的办法");

pub const WITHIN: Word = Word::new("leads within", "领先区间");
pub const BEYOND: Word = Word::new("beyond", "越过之后");

pub const TO_BE_FIRST: Word = Word::new("What would put each other idea first:", "怎样才能第一：");
pub const TO_MOVE: Word = Word::new("weight to move", "要挪动的权重");
pub const NO_WEIGHTS: Word = Word::new("none will do", "怎么动都不行");
pub const NO_FACT: Word = Word::new(
    "No single fact, gates aside, would put any of them first.",
    "不算门槛，单凭查清某一项，没有哪个能升到第一。",
);

/// No weights put an idea first, and why.
pub fn no_weights(why: &str, lang: Lang) -> String {
    let none = NO_WEIGHTS.get(lang);
    say!(lang, "{none}: {why}", "权重{none}：{why}")
}

/// How many of all weights change who leads if they alone move; empty if none does, which is said before.
pub fn can_change(flips: usize, all: usize, lang: Lang) -> String {
    let weights = nouns::WEIGHT.count(all, lang);
    match flips {
        0 => String::new(),
        _ if flips == all => say!(
            lang,
            "Each of the {weights} can change who leads on its own.",
            "{weights}里，每一个单独变动都能让领先易主。"
        ),
        _ => say!(
            lang,
            "{flips} of {weights} can change who leads, each alone; the others cannot, whatever they are.",
            "{weights}里，单独变动能让领先易主的有 {flips} 个，其余的怎么变都不会。"
        ),
    }
}

/// What the columns are.
pub fn legend(top: usize, lang: Lang) -> String {
    let (within, order, top) = (WITHIN.get(lang), keep_order(top, lang), whole(top));
    let order = match top.as_str() {
        "1" => String::new(),
        _ => say!(
            lang,
            " \"{order}\": within these also the first {top} stay the first, in this order.",
            "“{order}”：在这个范围内，前 {top} 名是谁、谁先谁后也都不变。"
        ),
    };
    let moved = TO_MOVE.get(lang);
    say!(
        lang,
        "\"{within}\": the shares of this weight between which the leader stays first, the others keeping their proportions.{order} \"{moved}\": what some weights would have to give to others at least.",
        "“{within}”：只动这一个权重、其余保持彼此比例时，领先者不变的范围。{order}“{moved}”：最少要从一些标准挪多少权重给另一些。"
    )
}

/// Between which shares, in percent, the lead or an order is kept: of an `open` end at 0 or 100, which lies outside,
/// that is said.
pub fn shares([low, high]: [&str; 2], open: [bool; 2], lang: Lang) -> String {
    let all = lang.per_cent(high);
    match (open[0] && low == "0", open[1] && high == "100") {
        (false, false) if low == high => all,
        (false, false) => lang.per_cent(&format!("{low}–{high}")),
        (true, false) => say!(lang, "above {low} to {all}", "{low}（不含）–{all}"),
        (false, true) => say!(lang, "{low} to below {all}", "{low}–{all}（不含）"),
        (true, true) => say!(lang, "above {low} to below {all}", "{low}–{all}（均不含）"),
    }
}

/// What the short form leaves out.
pub fn more_in_full(criteria: usize, lang: Lang) -> String {
    let weights = nouns::WEIGHT.count(criteria, lang);
    say!(
        lang,
        "`--full` shows all {weights}, the order of the first few, and more ideas.",
        "`--full` 显示全部 {weights}、前几名的次序和更多创意。"
    )
}

/// Head of the column with the weights at which the first few keep their order.
pub fn keep_order(top: usize, lang: Lang) -> String {
    let top = whole(top);
    say!(lang, "top {top} keep order", "前 {top} 名次序不变")
}

/// How the first idea stands.
pub enum First {
    /// It fails a gate, as every idea does.
    Out,
    /// It shares the lead.
    Level,
    /// It leads.
    Ahead,
    /// It is the only idea.
    Only,
}

/// Who leads, and the nearest flip if there is one.
pub fn opening(name: &str, first: First, flip: Option<FlipClause>, lang: Lang) -> String {
    let all_out = ALL_OUT.get(lang);
    let leads = match first {
        First::Only => return say!(lang, "{name} is the only idea.", "只有{name}一个创意。"),
        First::Out => say!(
            lang,
            "{all_out}, so gates decide before weights; {name} has the most points",
            "{all_out}，先看门槛，再看权重；{name}分数最高"
        ),
        First::Level => say!(lang, "{name} shares the lead", "{name}并列第一"),
        First::Ahead => say!(lang, "{name} leads", "{name}领先"),
    };
    match flip.map(|flip| flip.clause(lang)) {
        Some(flip) => say!(lang, "{leads}. The nearest flip: {flip}.", "{leads}。最容易翻盘：{flip}。"),
        None => say!(
            lang, "{leads}, and moving a single weight cannot change that.", "{leads}；只动任何一个权重都改变不了。"
        ),
    }
}

/// How many ideas are below those shown.
pub fn more_below(rest: usize, lang: Lang) -> String {
    let rest = whole(rest);
    say!(lang, "{rest} more below; --top shows them.", "以下还有 {rest} 个，用 --top 查看。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_leads_is_said_with_the_nearest_flip() {
        let flip = || FlipClause { criterion: "X", today: 0.1, share: 0.2, rises: true, challenger: "KEYB" };
        let zh = |first, flip| opening("KEYA", first, flip, Lang::Zh);
        assert_eq!(
            zh(First::Ahead, Some(flip())),
            "KEYA 领先。最容易翻盘：“X”的权重升到 20% 以上（现在 10%），KEYB 就领先。"
        );
        assert_eq!(zh(First::Only, None), "只有 KEYA 一个创意。");
        assert_eq!(
            zh(First::Out, None),
            "所有创意都没有通过门槛，先看门槛，再看权重；KEYA 分数最高；只动任何一个权重都改变不了。"
        );
        let en = opening("KEYA", First::Level, None, Lang::En);
        assert_eq!(en, "KEYA shares the lead, and moving a single weight cannot change that.");
        assert_eq!(more_below(1000, Lang::En), "1,000 more below; --top shows them.");
    }

    #[test]
    fn how_many_weights_decide_is_counted() {
        let both = |flips| [Lang::En, Lang::Zh].map(|lang| can_change(flips, 16, lang));
        assert_eq!(both(0), ["", ""]);
        assert_eq!(
            both(2),
            [
                "2 of 16 weights can change who leads, each alone; the others cannot, whatever they are.",
                "16 个权重里，单独变动能让领先易主的有 2 个，其余的怎么变都不会。"
            ]
        );
        assert_eq!(both(16)[0], "Each of the 16 weights can change who leads on its own.");
    }
}
