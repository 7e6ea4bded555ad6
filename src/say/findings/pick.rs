//! Findings about limits on a set of ideas.

use super::super::Message;
use super::names::quoted;
use crate::lang::{Text, Word, both, whole};

/// Why a budget is none.
#[derive(Clone, Copy, Debug)]
pub enum BadBudget {
    /// It is unknown.
    Unknown,
    /// It is a range.
    Range,
    /// It is below zero.
    Negative,
    /// It is a percentage, and no cost is.
    Percent,
}

/// A word is not a budget.
pub fn no_budget(word: &str, why: BadBudget) -> Message {
    let label = match why {
        BadBudget::Unknown => Word::new("not known", "是未知"),
        BadBudget::Range => Word::new("a range", "是范围"),
        BadBudget::Negative => Word::new("below zero", "小于零"),
        BadBudget::Percent => Word::new("a percentage, but no cost is one", "是百分比，而花费都不是"),
    };
    Message::new(both!("`{word}` is not a budget", "“{word}”不能作预算")).label(label).help(Word::new(
        "write one amount, as a cell of the cost column, such as 5M",
        "请写一个金额，写法和花费那一列的格子一样：500万、5M",
    ))
}

/// A word does not limit a group; `column` is one of the table.
pub fn no_group_limit(word: &str, column: Option<&str>) -> Message {
    let message = Message::new(both!("`{word}` does not say how many", "“{word}”没有写最多几个"));
    message.help(match column {
        Some(column) => both!(
            "write COLUMN=N with a whole number from 1, for example {column}=2",
            "请写成 列=个数，个数是不小于 1 的整数，如 {column}=2"
        ),
        None => both!("write COLUMN=N with a whole number from 1", "请写成 列=个数，个数是不小于 1 的整数"),
    })
}

/// A cost is below zero.
pub fn negative_cost(cell: &str, column: &str) -> Message {
    Message::new(both!("a cost is below zero: `{cell}`, in column `{column}`", "花费小于零：“{cell}”（列“{column}”）"))
        .label(Word::new("expected zero or more", "这里要写零或更大的数"))
        .help(Word::new(
            "write what the idea costs, as a plain number; ? if it is not known",
            "请写这个创意要花多少，不带负号；不知道写 ?",
        ))
}

/// Why limits contradict each other.
pub enum Clash<'a> {
    /// An idea must be in, and must not.
    Both { name: &'a str },
    /// An idea that must be in fails a gate.
    FailsGate { name: &'a str, gate: &'a Text },
    /// The cost of an idea that must be in is not known.
    NoCost { name: &'a str, column: &'a str },
    /// More must be in than may be.
    TooMany { musts: usize, count: usize },
    /// What must be in costs more than there is.
    OverBudget { cost: &'a str, budget: &'a str },
    /// More of a group must be in than may be.
    OverGroup { column: &'a str, names: &'a [&'a str], most: usize },
}

impl Clash<'_> {
    pub fn message(&self) -> Message {
        match self {
            Clash::Both { name } => Message::new(both!("{name} must be in and must not", "{name}既必须选又不许选"))
                .help(Word::new("name it in --must or in --not", "--must 和 --not 只写一处")),
            Clash::FailsGate { name, gate: Text { en, zh } } => {
                Message::new(both!("{name} must be in, but fails a gate: {en}", "{name}必须选，却没有通过门槛：{zh}"))
                    .help(Word::new("take it out of --must", "请从 --must 里去掉它"))
            }
            Clash::NoCost { name, column } => Message::new(both!(
                "{name} must be in, but its cost is not known (column `{column}`)",
                "{name}必须选，却不知道要花多少（列“{column}”）"
            ))
            .help(Word::new("fill in the cell, or take it out of --must", "请填上这一格，或从 --must 里去掉它")),
            Clash::TooMany { musts, count } => {
                let [musts, count] = [*musts, *count].map(whole);
                Message::new(both!(
                    "{musts} ideas must be in, and only {count} may be chosen",
                    "必须选的有 {musts} 个，却最多选 {count} 个"
                ))
                .help(Word::new("raise --count, or name fewer in --must", "请加大 --count，或少写几个 --must"))
            }
            Clash::OverBudget { cost, budget } => Message::new(both!(
                "what must be in costs {cost}, more than the budget of {budget}",
                "必须选的要花 {cost}，超过预算 {budget}"
            ))
            .help(Word::new(
                "raise --budget, or name fewer in --must; a cost given as a range counts at its upper end",
                "请加大 --budget，或少写几个 --must；花费写成范围的按上端算",
            )),
            Clash::OverGroup { column, names, most } => {
                let (Text { en, zh }, n, most) = (quoted(names.iter().copied()), whole(names.len()), whole(*most));
                Message::new(both!(
                    "{n} ideas with the same `{column}` must be in, and at most {most} may be: {en}",
                    "“{column}”相同的必须选 {n} 个，却最多选 {most} 个：{zh}"
                ))
                .help(Word::new("raise --at-most, or name fewer in --must", "请加大 --at-most，或少写几个 --must"))
            }
        }
    }
}
