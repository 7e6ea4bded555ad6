//! The words of `dingzi whatif`.

use crate::lang::{Lang, Word, both, say};
use crate::say::punctuation::clauses;
use crate::say::system::Spoken;

/// Head of the column with the reasons for a move.
pub const MOVED_BY: Word = Word::new("moved by", "变动原因");

/// A share stands apart from its weight.
pub fn weight_apart(weight: &str, share: &str) -> Spoken {
    both!("a weight is written in one word: --weight {weight}={share}", "权重和比重要连着写：--weight {weight}={share}")
        .into()
}

/// What is changed.
#[derive(Clone, Debug)]
pub enum Changed<'a> {
    /// The lens, and the one before.
    Lens { name: &'a str, base: &'a str },
    /// The share of a criterion.
    Weight { name: &'a str, from: f64, to: f64 },
    /// A cell, before and after.
    Cell { idea: &'a str, column: &'a str, from: String, to: &'a str },
    /// What unknowns count as, in words.
    Unknown(&'a str),
}

impl Changed<'_> {
    fn words(&self, lang: Lang) -> String {
        match self {
            Changed::Lens { name, base } => say!(lang, "lens {name} instead of {base}", "视角从“{base}”换成“{name}”"),
            Changed::Weight { name, from, to } => {
                let [from, to] = [from, to].map(|share| lang.share(*share, 1));
                format!("{name} {from} → {to}")
            }
            Changed::Cell { idea, column, from, to } => {
                say!(lang, "{idea}, {column}: {from} → {to}", "{idea}的{column} {from} → {to}")
            }
            Changed::Unknown(words) => (*words).to_owned(),
        }
    }
}

/// All that is changed, in a line.
pub fn changes(changed: &[Changed], lang: Lang) -> String {
    let parts = clauses(changed.iter().map(|changed| changed.words(lang)), lang);
    say!(lang, "What if: {parts}", "假设：{parts}")
}

/// Nothing is changed, though something may be locked.
pub fn nothing(is_locked: bool) -> Spoken {
    match is_locked {
        true => both!(
            "a lock alone changes nothing: give --weight, --drop, --lens, --cell or --unknown too",
            "只锁定不算改动：还要写 --weight、--drop、--lens、--cell 或 --unknown"
        ),
        false => both!(
            "nothing is changed: give --weight, --drop, --lens, --cell or --unknown",
            "没有任何改动：请给出 --weight、--drop、--lens、--cell 或 --unknown"
        ),
    }
    .into()
}

/// A lens is to be saved, and no weight is changed.
pub fn no_weight() -> Spoken {
    both!(
        "--save-lens saves weights, and none is changed: give --weight, --drop or --lens too",
        "--save-lens 保存的是权重，而权重没有改动：还要写 --weight、--drop 或 --lens"
    )
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_alone_is_no_change() {
        let said = [false, true].map(|is_locked| nothing(is_locked).to_string());
        assert!(said[0].starts_with("nothing is changed") && said[1].starts_with("a lock alone"), "{said:?}");
    }

    #[test]
    fn changes_stand_in_a_line() {
        let changed = [
            Changed::Lens { name: "早期", base: "基准" },
            Changed::Weight { name: "数据壁垒", from: 0.12, to: 0.3 },
            Changed::Cell { idea: "短剧 AI 配音", column: "毛利率", from: "45%".into(), to: "20%" },
        ];
        let zh = "假设：视角从“基准”换成“早期”；数据壁垒 12.0% → 30.0%；短剧 AI 配音的毛利率 45% → 20%";
        assert_eq!(changes(&changed, Lang::Zh), zh);
        let en = "What if: lens 早期 instead of 基准; 数据壁垒 12.0 % → 30.0 %; 短剧 AI 配音, 毛利率: 45% → 20%";
        assert_eq!(changes(&changed, Lang::En), en);
    }
}
